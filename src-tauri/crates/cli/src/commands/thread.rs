//! `recourse thread`: what follows a sealed challenge.

use crate::{
    commands::{challenge::sealed_words, evidence::refuse_existing},
    context::Context,
    error::{CliError, CliResult},
    out::{Out, Table},
    pick::{self, short},
    progress::watched,
    text::one_line,
};
use clap::{Args, Subcommand};
use recourse_desk::{
    challenge,
    follow_up::{self, RejoinderText},
    ledger, seal,
    view::{LedgerView, RevealState, RevealView, ThreadPacket, ThreadView, UpdateView},
};
use recourse_model::{Direction, ErrorCode};
use recourse_vault::Vault;
use std::path::{Path, PathBuf};

/// What follows a sealed challenge: more of it, a reply to the answer, or taking it back.
#[derive(Subcommand)]
pub(crate) enum Thread {
    /// Every packet of the thread, and what is missing
    Show(OfSent),
    /// Begin an update, or go on with the one that is begun; it is then composed and sealed like a challenge
    Update(OfSent),
    /// Write the reply to an answer; with --out, seal it
    Reply {
        #[command(flatten)]
        which: OfSent,
        /// About the answer as a whole
        #[arg(long)]
        text: Option<String>,
        /// About the answer to one ask: A1=TEXT (may be given more than once; an empty text takes it out)
        #[arg(long, value_name = "ASK=TEXT")]
        ask: Vec<String>,
        /// The file to write; it must not exist
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Take the challenge back; with --out, seal that word
    Withdraw {
        #[command(flatten)]
        which: OfSent,
        /// Why
        #[arg(long)]
        reason: Option<String>,
        /// Ask the other side to delete what it was sent
        #[arg(long)]
        please_delete: Option<bool>,
        /// The file to write; it must not exist
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Close the thread: delete its keys. Replies that come later can be read by nobody, and nothing more can be sent
    Close {
        #[command(flatten)]
        which: OfSent,
        /// Really delete them
        #[arg(long, required = true)]
        yes: bool,
    },
}

/// Which sealed challenge.
#[derive(Args)]
pub(crate) struct OfSent {
    /// Title or id of the challenge; not needed if only one was sealed
    challenge: Option<String>,
}

pub(crate) fn run(context: &Context, command: Thread) -> CliResult<()> {
    let vault = context.open()?;
    let now = context.now;
    let find = |which: &OfSent| {
        let sent = pick::sent(&vault, now, which.challenge.as_deref())?;
        CliResult::Ok(sent.challenge_id)
    };
    match command {
        Thread::Show(which) => {
            let view = ledger::view(&vault, find(&which)?, now)?;
            context.out.show(&view.thread, |out| {
                out.title(&view.title)?;
                show(out, &view.thread)?;
                if view.open { Ok(()) } else { out.line("Nothing more can be sent in this thread.") }
            })
        }
        Thread::Update(which) => {
            let update = follow_up::begin_update(&vault, find(&which)?, now)?;
            let says = format!(
                "The update is begun. Its id ends in {0}. Say what is new with: recourse challenge set {0} --news TEXT, \
                 and seal it with: recourse challenge seal {0} --out FILE.",
                short(update.id)
            );
            context.done(&update, &says)
        }
        Thread::Reply { which, text, ask, out } => {
            let id = find(&which)?;
            write_reply(context, &vault, id, text, &ask)?;
            match out {
                Some(out) => seal_into(context, &vault, id, &out, seal::rejoinder),
                None => context.done(
                    &follow_up::view(&vault, id, now)?.drafts.rejoinder,
                    "Kept. Seal it with: recourse thread reply --out FILE.",
                ),
            }
        }
        Thread::Withdraw { which, reason, please_delete, out } => {
            let id = find(&which)?;
            let mut drafts = follow_up::view(&vault, id, now)?.drafts;
            drafts.withdrawal.reason = reason.unwrap_or(drafts.withdrawal.reason);
            drafts.withdrawal.please_delete = please_delete.unwrap_or(drafts.withdrawal.please_delete);
            follow_up::save(&vault, id, &drafts, now)?;
            match out {
                Some(out) => seal_into(context, &vault, id, &out, seal::withdrawal),
                None => context.done(
                    &drafts.withdrawal,
                    "Kept. Nothing is taken back yet. Seal it with: recourse thread withdraw --out FILE.",
                ),
            }
        }
        Thread::Close { which, yes: _ } => {
            let id = find(&which)?;
            follow_up::close(&vault, id)?;
            context.done(
                &serde_json::json!({ "closed": id }),
                "The keys of this thread are deleted. What was sent and what came can still be read here.",
            )
        }
    }
}

type Seal = fn(
    &Vault,
    recourse_model::ChallengeId,
    &Path,
    recourse_model::Timestamp,
    &recourse_desk::Watch<'_>,
) -> recourse_desk::DeskResult<recourse_desk::view::SealedView>;

fn seal_into(
    context: &Context,
    vault: &Vault,
    id: recourse_model::ChallengeId,
    out: &Path,
    seal: Seal,
) -> CliResult<()> {
    refuse_existing(out)?;
    let sealed = watched(context, |watch| seal(vault, id, out, context.now, watch))?;
    context.out.show(&sealed, |to| sealed_words(to, &sealed, out))
}

fn write_reply(
    context: &Context,
    vault: &Vault,
    id: recourse_model::ChallengeId,
    text: Option<String>,
    asks: &[String],
) -> CliResult<()> {
    let view = follow_up::view(vault, id, context.now)?;
    let mut drafts = view.drafts;
    drafts.rejoinder.text = text.unwrap_or(drafts.rejoinder.text);
    for said in asks {
        let (ask, text) = reply_to(&view.ledger, said)?;
        drafts.rejoinder.asks.retain(|item| item.ask != ask);
        if !text.trim().is_empty() {
            drafts.rejoinder.asks.push(RejoinderText { ask, text });
        }
    }
    Ok(follow_up::save(vault, id, &drafts, context.now)?)
}

/// The ask and the text of `A1=TEXT`.
fn reply_to(ledger: &LedgerView, said: &str) -> CliResult<(recourse_model::AskId, String)> {
    let form = || {
        CliError::usage(
            "This is not an ask and a text.",
            "Write it like this: --ask \"A1=It was not tested.\"",
        )
    };
    let (ask, text) = said.split_once('=').ok_or_else(form)?;
    let number: u32 = ask.trim().trim_start_matches(['A', 'a']).parse().map_err(|_| form())?;
    let row = ledger.rows.iter().find(|row| row.number == number);
    let row = row.ok_or_else(|| CliError::with(ErrorCode::RecordNotFound, "kind", "ask"))?;
    Ok((row.ask_id, text.to_owned()))
}

/// Chooses the claims and asks that an update takes back, by their numbers in the thread.
pub(crate) fn take_back(
    context: &Context,
    vault: &Vault,
    challenge: &mut recourse_model::Challenge,
    claims: &[String],
    asks: &[String],
) -> CliResult<()> {
    if claims.is_empty() && asks.is_empty() {
        return Ok(());
    }
    let Some(earlier) = challenge::view(vault, challenge.id, context.now)?.earlier else {
        return Err(CliError::usage(
            "Only an update takes something back.",
            "Begin one with: recourse thread update.",
        ));
    };
    let number = |said: &String, letter: char| {
        let digits = said.trim().trim_start_matches([letter, letter.to_ascii_lowercase()]);
        digits
            .parse::<u32>()
            .map_err(|_| CliError::usage("This is not a number.", "Write it like this: C1 or A1."))
    };
    if !claims.is_empty() {
        let id = |said: &String| {
            let number = number(said, 'C')?;
            let found = earlier.asked.claims.iter().find(|claim| claim.number == number);
            found
                .map(|claim| claim.id)
                .ok_or_else(|| CliError::with(ErrorCode::RecordNotFound, "kind", "claim"))
        };
        challenge.withdrawn_claims = claims.iter().map(id).collect::<CliResult<_>>()?;
    }
    if !asks.is_empty() {
        let id = |said: &String| {
            let number = number(said, 'A')?;
            let found = earlier.asked.asks.iter().find(|ask| ask.number == number);
            found.map(|ask| ask.id).ok_or_else(|| CliError::with(ErrorCode::RecordNotFound, "kind", "ask"))
        };
        challenge.withdrawn_asks = asks.iter().map(id).collect::<CliResult<_>>()?;
    }
    Ok(())
}

/// A thread as a person reads it.
pub(crate) fn show(out: &Out, view: &ThreadView) -> CliResult<()> {
    out.heading("Thread")?;
    let mut table = Table::new(["", "Kind", "Way", "From", "Number", "Note"]);
    for (place, one) in (1..).zip(&view.packets) {
        let record = &one.packet.record;
        let sent = record.direction == Some(Direction::Sent);
        table.row([
            record.recorded_at.format("%Y-%m-%d").to_string(),
            record.kind.map(|kind| kind.as_str().to_owned()).unwrap_or_default(),
            if sent { "sent" } else { "came" }.to_owned(),
            one.packet.sender.clone(),
            record.sequence.to_string(),
            notes(one, place == 1),
        ]);
    }
    out.table(&table, "Nothing.")?;
    for gap in &view.gaps {
        let which =
            if gap.from == gap.to { gap.from.to_string() } else { format!("{} to {}", gap.from, gap.to) };
        out.line(&format!("Missing from {}: number {which}.", one_line(&gap.sender)))?;
    }
    if let Some(withdrawn) = &view.withdrawn {
        out.line(&format!("The challenge was taken back on {}.", withdrawn.on))?;
        out.field("reason", &withdrawn.reason)?;
        if withdrawn.please_delete {
            out.line("Its sender asks that what was sent be deleted.")?;
        }
    }
    for one in &view.packets {
        details(out, one)?;
    }
    Ok(())
}

fn notes(one: &ThreadPacket, first: bool) -> String {
    let mut notes = Vec::new();
    if one.fork {
        notes.push("SECOND PACKET WITH THIS NUMBER: kept, and does not count");
    }
    if one.late {
        notes.push("came after a later one");
    }
    if one.answers_missing && !first {
        notes.push("answers a packet that is not here");
    }
    notes.join("; ")
}

fn details(out: &Out, one: &ThreadPacket) -> CliResult<()> {
    if let Some(update) = &one.update {
        out.heading(&format!("Update {}", one.packet.record.sequence))?;
        update_words(out, update)?;
    }
    if let Some(said) = &one.rejoinder {
        out.heading(&format!("Reply {}", one.packet.record.sequence))?;
        out.field("text", &said.text)?;
        for line in &said.asks {
            let ask = line
                .number
                .map_or_else(|| "an ask that is not here".to_owned(), |number| format!("A{number}"));
            out.field(&ask, &line.text)?;
        }
    }
    one.reveals.iter().try_for_each(|reveal| out.item(&reveal_words(reveal)))
}

fn update_words(out: &Out, update: &UpdateView) -> CliResult<()> {
    out.field("text", &update.text)?;
    for (name, letter, which) in [
        ("new claims", 'C', &update.new_claims),
        ("claims worded anew", 'C', &update.reworded_claims),
        ("claims taken back", 'C', &update.withdrawn_claims),
        ("new asks", 'A', &update.new_asks),
        ("asks worded anew", 'A', &update.reworded_asks),
        ("asks taken back", 'A', &update.withdrawn_asks),
    ] {
        let numbers: Vec<_> = which.iter().map(|number| format!("{letter}{number}")).collect();
        out.field(name, &numbers.join(", "))?;
    }
    let dates = &update.deadlines;
    for (name, day) in [
        ("say that it arrived by", dates.acknowledge_by),
        ("decide by", dates.decide_by),
        ("be done by", dates.final_by),
    ] {
        out.field(name, &day.map(|day| day.to_string()).unwrap_or_default())?;
    }
    Ok(())
}

/// What holding a disclosed item against its promise shows, and no more than that.
fn reveal_words(reveal: &RevealView) -> String {
    let what = if reveal.title.is_empty() { &reveal.path } else { &reveal.title };
    let day = reveal.promised_on.map(|day| day.to_string()).unwrap_or_default();
    let found = match reveal.state {
        RevealState::Proven => format!(
            "is the item that was kept back in the packet of {day}: the same bytes existed when that packet was signed. \
             That does not make its content true"
        ),
        RevealState::NotMatching => {
            format!("is NOT the item that was kept back in the packet of {day}: its bytes do not fit")
        }
        RevealState::NothingPromised => "was promised in no packet that is here".to_owned(),
        RevealState::NotChecked => "was not held against its promise yet".to_owned(),
    };
    format!("{} {found}.", one_line(what))
}
