//! `recourse challenge`: compose a challenge and seal it.

mod fields;

use crate::{
    commands::{
        evidence::refuse_existing,
        show::{day, word as said},
    },
    context::Context,
    error::{CliError, CliResult},
    out::{Out, Table},
    pick::{self, short},
    progress::watched,
    text::{count, one_line, size},
    words,
};
use clap::{
    Args, Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};
use fields::Fields;
use recourse_desk::{
    challenge, incident, seal,
    view::{Blocker, BlockerWay, ChallengeView, IncidentReport, SealedView},
};
use recourse_model::ErrorCode;
use recourse_vault::Vault;
use std::path::PathBuf;

/// Compose a challenge and seal it.
#[derive(Subcommand)]
pub(crate) enum Challenge {
    /// Begin a challenge from a case
    New {
        /// The case; not needed if there is only one
        #[arg(long)]
        case: Option<String>,
        #[command(flatten)]
        fields: Box<Fields>,
    },
    /// Every challenge
    List {
        /// Only those of this case
        #[arg(long)]
        case: Option<String>,
    },
    /// What goes, what stays, what is asked for
    Show(Which),
    /// Change what goes and how
    Set {
        #[command(flatten)]
        which: Which,
        #[command(flatten)]
        fields: Box<Fields>,
    },
    /// What must be settled before sealing
    Blockers(Which),
    /// Whether it holds what an incident report should hold at least (NIST AI 600-1, GV-4.3-002)
    Report(Which),
    /// Settle a blocker in one of its ways
    Settle {
        /// The blocker's number or key, as `blockers` shows it
        blocker: String,
        /// The way out
        #[arg(value_parser = ways())]
        way: BlockerWay,
        #[command(flatten)]
        which: OfChallenge,
    },
    /// The record exactly as the recipient will see it
    Preview(Which),
    /// Seal the challenge into a file
    Seal {
        #[command(flatten)]
        which: Which,
        /// The file to write; it must not exist
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Delete a challenge that was not sealed
    Delete {
        #[command(flatten)]
        which: Which,
        /// Really delete it
        #[arg(long, required = true)]
        yes: bool,
    },
}

/// Which challenge.
#[derive(Args)]
pub(crate) struct Which {
    /// Its title, its id or the end of its id; not needed if there is only one
    challenge: Option<String>,
}

/// Which challenge, where another word comes first.
#[derive(Args)]
pub(crate) struct OfChallenge {
    /// Title or id of the challenge; not needed if there is only one
    #[arg(long)]
    pub(crate) challenge: Option<String>,
}

/// Every way out, by its word.
const WAYS: [(BlockerWay, &str); 7] = [
    (BlockerWay::LeaveOut, "leave_out"),
    (BlockerWay::RecordConsent, "record_consent"),
    (BlockerWay::UseCleanedCopy, "use_cleaned_copy"),
    (BlockerWay::IncludeAsIs, "include_as_is"),
    (BlockerWay::CompareWords, "compare_words"),
    (BlockerWay::UseOtherKey, "use_other_key"),
    (BlockerWay::Fill, "fill"),
];

fn ways() -> impl TypedValueParser<Value = BlockerWay> {
    let known = |text: String| WAYS.iter().find(|(_, word)| *word == text).map(|(way, _)| *way);
    PossibleValuesParser::new(WAYS.map(|(_, word)| word))
        .try_map(move |text| known(text).ok_or("not a way out"))
}

fn way_word(way: BlockerWay) -> &'static str {
    WAYS.iter().find(|(known, _)| *known == way).map_or("", |(_, word)| word)
}

pub(crate) fn run(context: &Context, command: Challenge) -> CliResult<()> {
    let vault = context.open()?;
    let now = context.now;
    let find = |which: &Which| pick::challenge(&vault, now, which.challenge.as_deref());
    match command {
        Challenge::New { case, fields } => {
            let case = pick::case(&vault, case.as_deref())?;
            let begun = challenge::begin(&vault, case.id, now)?;
            save(context, &vault, *fields, begun)
        }
        Challenge::List { case } => list(context, &vault, case.as_deref()),
        Challenge::Show(which) => {
            let view = find(&which)?;
            context.out.show(&view, |out| show(out, &view))
        }
        Challenge::Set { which, fields } => save(context, &vault, *fields, find(&which)?.challenge),
        Challenge::Blockers(which) => {
            let view = find(&which)?;
            context.out.show(&view.blockers, |out| blockers(out, &view.blockers))
        }
        Challenge::Report(which) => {
            let id = find(&which)?.challenge.id;
            let report = incident::report(&vault, id, context.lang(), now)?;
            context.out.show(&report, |out| incident_facts(out, &report))
        }
        Challenge::Settle { blocker, way, which } => settle(context, &vault, &blocker, way, &which),
        Challenge::Preview(which) => preview(context, &find(&which)?),
        Challenge::Seal { which, out } => {
            refuse_existing(&out)?;
            let view = find(&which)?;
            challenge::require_ready(&vault, view.challenge.id, now)?;
            let sealed =
                watched(context, |watch| seal::challenge(&vault, view.challenge.id, &out, now, watch))?;
            context.out.show(&sealed, |to| sealed_words(to, &sealed, &out))
        }
        Challenge::Delete { which, yes: _ } => {
            let id = find(&which)?.challenge.id;
            challenge::delete(&vault, id)?;
            context.done(&serde_json::json!({ "deleted": id }), "The draft is deleted.")
        }
    }
}

fn save(context: &Context, vault: &Vault, fields: Fields, known: recourse_model::Challenge) -> CliResult<()> {
    let challenge = fields.change(context, vault, known)?;
    challenge::save(vault, challenge.clone(), context.now)?;
    context.done(&challenge, &format!("Saved. The id of the challenge ends in {}.", short(challenge.id)))
}

fn list(context: &Context, vault: &Vault, case: Option<&str>) -> CliResult<()> {
    let rows = pick::challenges(vault, context.now, case)?;
    context.out.show(&rows, |out| {
        let mut table = Table::new(["Id", "Title", "To", "Claims", "Asks", "Sealed"]);
        for row in &rows {
            let one = &row.challenge;
            table.row([
                short(one.id),
                one.title.clone(),
                row.recipients.join(", "),
                one.claims.len().to_string(),
                row.asks.to_string(),
                day(one.sealed_at),
            ]);
        }
        out.table(&table, "There is no challenge yet. Begin one with: recourse challenge new.")
    })
}

fn show(out: &Out, view: &ChallengeView) -> CliResult<()> {
    let one = &view.challenge;
    out.title(if one.title.is_empty() { "Challenge without a title" } else { &one.title })?;
    out.field("id", &one.id.to_string())?;
    out.field("case", &view.case_title)?;
    if view.earlier.is_some() {
        out.field("kind", "an update to a sealed challenge")?;
    }
    out.field("sealed", &one.sealed_at.map_or_else(|| "not yet".to_owned(), |at| day(Some(at))))?;
    let to: Vec<_> =
        view.recipients.iter().filter(|row| one.recipients.contains(&row.recipient.id)).collect();
    out.field("to", &to.iter().map(|row| row.recipient.name.as_str()).collect::<Vec<_>>().join(", "))?;
    out.field("you appear as", &format!("{} ({})", one.sender_display, said(one.sender_mode)))?;
    let first = ["deadlines", "disclosure", "sharing", "redaction_notes", "copies_to", "rounding"];
    let hidden = [
        "id",
        "case_id",
        "title",
        "claims",
        "evidence",
        "withheld",
        "recipients",
        "sender_mode",
        "sender_display",
        "follows",
        "withdrawn_claims",
        "withdrawn_asks",
        "thread_id",
        "sealed_at",
        "created_at",
        "updated_at",
    ];
    out.record(one, &first, &hidden)?;
    goes_and_stays(out, view)?;
    out.heading("Asks")?;
    out.table(&super::ask::table(view), "None yet. Write one with: recourse ask add TEXT.")?;
    if view.sealed { Ok(()) } else { blockers(out, &view.blockers) }
}

fn goes_and_stays(out: &Out, view: &ChallengeView) -> CliResult<()> {
    let (goes, stays) = (&view.goes, &view.stays);
    out.heading("What goes")?;
    out.item(&count(goes.claims, "claim", "claims"))?;
    out.item(&format!(
        "{} of {}",
        count(goes.evidence, "piece of evidence", "pieces of evidence"),
        goes.evidence_total
    ))?;
    out.item(&count(goes.asks, "ask", "asks"))?;
    if !goes.pseudonyms.is_empty() {
        out.item(&format!("these pseudonyms: {}", goes.pseudonyms.join(", ")))?;
    }
    if goes.own_words > 0 {
        out.item(&format!("own words in {}", count(goes.own_words, "claim", "claims")))?;
    }
    out.item(&format!("about {} in all", size(view.estimated_bytes)))?;
    out.heading("What stays in the vault")?;
    let kept = [
        (stays.contacts, "contact", "contacts"),
        (stays.evidence_private, "piece marked to stay", "pieces marked to stay"),
        (stays.evidence_without_consent, "piece without consent", "pieces without consent"),
        (stays.evidence_not_chosen, "piece that was not chosen", "pieces that were not chosen"),
        (stays.private_notes, "private note", "private notes"),
        (stays.withheld, "piece that is named but kept back", "pieces that are named but kept back"),
    ];
    for (number, one, many) in kept.into_iter().filter(|(number, ..)| *number > 0) {
        out.item(&count(number, one, many))?;
    }
    if stays.withdrawn.is_empty() {
        return Ok(());
    }
    out.item(&format!("everything of people who took their consent back: {}", stays.withdrawn.join(", ")))
}

fn blockers(out: &Out, blockers: &[Blocker]) -> CliResult<()> {
    out.heading("To settle before sealing")?;
    if blockers.is_empty() {
        return out.line("Nothing. It can be sealed.");
    }
    for (number, blocker) in (1..).zip(blockers) {
        out.line(&format!("{number}. {}", one_line(&crate::error::describe(blocker))))?;
        if !blocker.detail.is_empty() {
            out.item(&blocker.detail)?;
        }
        for way in &blocker.ways {
            out.line(&format!("     {:<17} {}", way_word(*way), words::way(blocker.kind, *way)))?;
        }
    }
    out.line("Settle one with: recourse challenge settle NUMBER WAY")
}

fn incident_facts(out: &Out, report: &IncidentReport) -> CliResult<()> {
    out.heading("What an incident report should hold at least")?;
    for fact in &report.facts {
        let mark = if fact.given { "yes" } else { "no" };
        out.line(&format!("{mark:<4} {}. {}", fact.title, fact.line))?;
    }
    let given = report.facts.iter().filter(|fact| fact.given).count();
    out.line(&format!("{given} of {} are there. None of them is needed for sealing.", report.facts.len()))
}

fn settle(
    context: &Context,
    vault: &Vault,
    wanted: &str,
    way: BlockerWay,
    which: &OfChallenge,
) -> CliResult<()> {
    let view = pick::challenge(vault, context.now, which.challenge.as_deref())?;
    let by_number = wanted.parse::<usize>().ok().and_then(|number| view.blockers.get(number.checked_sub(1)?));
    let blocker = by_number.or_else(|| view.blockers.iter().find(|blocker| blocker.key == wanted));
    let Some(blocker) = blocker else {
        return Err(CliError::with(ErrorCode::RecordNotFound, "kind", "blocker"));
    };
    let elsewhere = matches!(way, BlockerWay::RecordConsent | BlockerWay::CompareWords | BlockerWay::Fill);
    if elsewhere && blocker.ways.contains(&way) {
        return Err(CliError::usage(
            "This way is not one step.",
            &format!("To do it: {}.", words::way(blocker.kind, way)),
        ));
    }
    challenge::settle(vault, view.challenge.id, &blocker.key, way, context.now)?;
    let view = challenge::view(vault, view.challenge.id, context.now)?;
    context.out.show(&view.blockers, |out| blockers(out, &view.blockers))
}

fn preview(context: &Context, view: &ChallengeView) -> CliResult<()> {
    let value = serde_json::json!({ "body": view.preview, "files": view.files, "key_words": view.our_words });
    context.out.show(&value, |out| {
        let body = &view.preview;
        out.title(&format!("Exactly this goes: {}", body.title))?;
        out.record(body, &["case", "system", "people"], &["title", "claims", "asks"])?;
        for claim in &body.claims {
            out.heading(&format!("Claim {}  {}", claim.number, claim.facts.title))?;
            out.record(&claim.facts, &["what_happened", "expected", "actual", "ai_role"], &["title"])?;
            let rest = ["characteristics", "tensions", "mappings", "evidence", "told_by"];
            out.record(claim, &rest, &["facts", "id", "number"])?;
        }
        for ask in &body.asks {
            out.heading(&format!("Ask {}", ask.number))?;
            out.record(
                ask,
                &["text", "ask_type", "due", "acceptable_alternatives"],
                &["id", "number", "claims"],
            )?;
        }
        out.heading("Files")?;
        let mut table = Table::new(["In the packet", "Title", "Size", "SHA-256"]);
        for file in &view.files {
            table.row([file.path.clone(), file.title.clone(), size(file.bytes), file.sha256.to_string()]);
        }
        out.table(&table, "None.")
    })
}

/// What is said after something was sealed.
pub(crate) fn sealed_words(out: &Out, sealed: &SealedView, path: &std::path::Path) -> CliResult<()> {
    out.title(&format!("Sealed for {}", sealed.organization))?;
    out.field("file", &path.display().to_string())?;
    out.field("size", &size(sealed.bytes))?;
    out.field("files inside", &sealed.files.to_string())?;
    out.field("packet", &sealed.packet_id.to_string())?;
    out.field("SHA-256 of packet.json", &sealed.sha256.to_string())?;
    out.field("words of your key", &sealed.signer_words.join(" "))?;
    out.line("")?;
    out.prose("Send the file by any channel. Only its recipients and this vault can open it.")
}
