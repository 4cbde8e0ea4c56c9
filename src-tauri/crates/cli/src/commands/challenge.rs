//! `recourse challenge`: compose a challenge and seal it.

use crate::{
    args::word,
    commands::{
        evidence::refuse_existing,
        show::{day, word as said},
        thread,
    },
    context::Context,
    error::{CliError, CliResult},
    out::{Out, Table},
    patch,
    pick::{self, short},
    progress::watched,
    text::{count, one_line, size},
    words,
};
use chrono::NaiveDate;
use clap::{
    Args, Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};
use recourse_desk::{
    challenge, incident, seal,
    view::{Blocker, BlockerWay, ChallengeView, IncidentReport, SealedView},
};
use recourse_model::{ClaimChoice, DeadlineSource, ErrorCode, Rounding, SenderMode, Tlp, WithheldChoice};
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

/// What can be said about a challenge.
#[derive(Args)]
pub(crate) struct Fields {
    /// Its title
    #[arg(long)]
    title: Option<String>,
    /// A harm that goes as a claim: H1, title or id (may be given more than once; replaces the choice before)
    #[arg(long, value_name = "HARM")]
    claim: Vec<String>,
    /// A claim that goes with the person's own words (may be given more than once)
    #[arg(long, value_name = "HARM")]
    own_words: Vec<String>,
    /// A piece that goes: E1, title or id (may be given more than once; replaces the choice before)
    #[arg(long, value_name = "PIECE")]
    evidence: Vec<String>,
    /// Who gets it: name or id (may be given more than once; replaces the choice before)
    #[arg(long, value_name = "RECIPIENT")]
    to: Vec<String>,
    /// By when they should say that it has arrived (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    acknowledge_by: Option<NaiveDate>,
    /// By when they should decide (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    decide_by: Option<NaiveDate>,
    /// By when everything should be done (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    final_by: Option<NaiveDate>,
    /// Where these dates come from
    #[arg(long, value_parser = word!(DeadlineSource))]
    deadline_source: Option<DeadlineSource>,
    /// What you mean to make public
    #[arg(long)]
    intent: Option<String>,
    /// Not before this day (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    publish_not_before: Option<NaiveDate>,
    /// How far it may be passed on
    #[arg(long, value_parser = word!(Tlp))]
    tlp: Option<Tlp>,
    /// The same in words
    #[arg(long)]
    sharing: Option<String>,
    /// What was left out or covered, and why
    #[arg(long)]
    redaction_notes: Option<String>,
    /// How you appear
    #[arg(long, value_parser = word!(SenderMode))]
    sender_mode: Option<SenderMode>,
    /// The name you appear under
    #[arg(long)]
    sender: Option<String>,
    /// How far the moment of sealing is rounded
    #[arg(long, value_parser = word!(Rounding))]
    rounding: Option<Rounding>,
    /// A piece that is named but kept back, with the reason that goes with it: E1=REASON (may be given more than once;
    /// an empty reason takes it out). What goes is a commitment by which you can show later that it existed
    #[arg(long, value_name = "PIECE=REASON")]
    withhold: Vec<String>,
    /// In an update: what is new, in words
    #[arg(long)]
    news: Option<String>,
    /// In an update: a claim of the thread that is taken back: C1 (may be given more than once; replaces the choice before)
    #[arg(long, value_name = "CLAIM")]
    take_back_claim: Vec<String>,
    /// In an update: an ask of the thread that is taken back: A1 (may be given more than once; replaces the choice before)
    #[arg(long, value_name = "ASK")]
    take_back_ask: Vec<String>,
    /// A JSON merge patch for any field, from a file or from standard input (-)
    #[arg(long, value_name = "FILE")]
    patch: Option<String>,
}

const FIXED: &[&str] = &["id", "case_id", "follows", "thread_id", "sealed_at", "created_at", "updated_at"];

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

impl Fields {
    fn change(
        self,
        context: &Context,
        vault: &Vault,
        mut challenge: recourse_model::Challenge,
    ) -> CliResult<recourse_model::Challenge> {
        self.choices(context, vault, &mut challenge)?;
        challenge.title = self.title.unwrap_or(challenge.title);
        let dates = &mut challenge.deadlines;
        dates.acknowledge_by = self.acknowledge_by.or(dates.acknowledge_by);
        dates.decide_by = self.decide_by.or(dates.decide_by);
        dates.final_by = self.final_by.or(dates.final_by);
        dates.source = self.deadline_source.or(dates.source);
        let disclosure = &mut challenge.disclosure;
        disclosure.intent = self.intent.unwrap_or(std::mem::take(&mut disclosure.intent));
        disclosure.not_before = self.publish_not_before.or(disclosure.not_before);
        challenge.sharing.tlp = self.tlp.or(challenge.sharing.tlp);
        challenge.sharing.words = self.sharing.unwrap_or(challenge.sharing.words);
        challenge.redaction_notes = self.redaction_notes.unwrap_or(challenge.redaction_notes);
        challenge.sender_mode = self.sender_mode.or(challenge.sender_mode);
        challenge.sender_display = self.sender.unwrap_or(challenge.sender_display);
        challenge.rounding = self.rounding.or(challenge.rounding);
        challenge.text = self.news.unwrap_or(challenge.text);
        match &self.patch {
            Some(source) => patch::apply(&challenge, &patch::read(source)?, FIXED),
            None => Ok(challenge),
        }
    }

    /// What goes and to whom.
    fn choices(
        &self,
        context: &Context,
        vault: &Vault,
        challenge: &mut recourse_model::Challenge,
    ) -> CliResult<()> {
        let case = challenge.case_id.to_string();
        let harm = |wanted: &String| Ok(pick::harm(vault, context.now, Some(&case), Some(wanted))?.harm.id);
        if !self.claim.is_empty() {
            let before = std::mem::take(&mut challenge.claims);
            for harm_id in self.claim.iter().map(harm).collect::<CliResult<Vec<_>>>()? {
                // A claim that was chosen before keeps its outward id.
                let known = before.iter().find(|choice| choice.harm_id == harm_id).cloned();
                challenge
                    .claims
                    .push(known.unwrap_or_else(|| ClaimChoice { harm_id, ..ClaimChoice::default() }));
            }
        }
        for harm_id in self.own_words.iter().map(harm).collect::<CliResult<Vec<_>>>()? {
            let chosen = challenge.claims.iter_mut().find(|choice| choice.harm_id == harm_id);
            chosen
                .ok_or_else(|| CliError::with(ErrorCode::RecordInvalid, "not a claim", harm_id))?
                .include_own_words = true;
        }
        if !self.evidence.is_empty() {
            let piece = |wanted: &String| Ok(pick::piece(vault, Some(&case), Some(wanted))?.evidence.id);
            challenge.evidence = self.evidence.iter().map(piece).collect::<CliResult<_>>()?;
        }
        if !self.to.is_empty() {
            let to = |wanted: &String| Ok(pick::recipient(vault, Some(wanted))?.recipient.id);
            challenge.recipients = self.to.iter().map(to).collect::<CliResult<_>>()?;
        }
        for said in &self.withhold {
            let form = "Write it like this: --withhold \"E3=It names somebody who did not agree.\"";
            let (piece, reason) = said
                .split_once('=')
                .ok_or_else(|| CliError::usage("This is not a piece and a reason.", form))?;
            let evidence_id = pick::piece(vault, Some(&case), Some(piece))?.evidence.id;
            challenge.withheld.retain(|choice| choice.evidence_id != evidence_id);
            if !reason.trim().is_empty() {
                let (category, reason) = (String::new(), reason.trim().to_owned());
                challenge.withheld.push(WithheldChoice { evidence_id, category, reason });
            }
        }
        thread::take_back(context, vault, challenge, &self.take_back_claim, &self.take_back_ask)
    }
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
