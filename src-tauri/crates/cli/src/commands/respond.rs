//! `recourse receipt` and `recourse respond`: say that it has arrived, and answer.

use crate::{
    args::word,
    commands::{
        challenge::sealed_words,
        evidence::refuse_existing,
        inbox::OfEntry,
        show::{date, word as said},
    },
    context::Context,
    error::{CliError, CliResult},
    out::{Out, Table},
    patch, pick,
    progress::watched,
    text::spoken,
};
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use recourse_catalog::{Catalog, Lang};
use recourse_desk::{response, seal, view::ResponseView};
use recourse_model::{AskAnswer, AskOutcome, ErrorCode, Independence, ResponseDraft};
use recourse_vault::Vault;
use std::path::PathBuf;

/// Say that a challenge has arrived.
#[derive(Subcommand)]
pub(crate) enum Receipt {
    /// Seal a receipt: what arrived, when, and what verification found. It decides nothing
    Seal(Seal),
}

/// Write the answer and seal it.
#[derive(Subcommand)]
pub(crate) enum Respond {
    /// The answer as it stands, and how the other side will see it
    Show(OfEntry),
    /// Change the answer by a JSON merge patch
    Set {
        /// The patch, from a file or from standard input (-)
        #[arg(long, value_name = "FILE")]
        patch: String,
        #[command(flatten)]
        which: OfEntry,
    },
    /// Answer one ask
    Ask(Box<Answer>),
    /// Answer one of the ten questions; an empty answer means not answered
    Question {
        /// 1 to 10
        #[arg(value_parser = clap::value_parser!(u8).range(1..=10))]
        number: u8,
        /// The answer
        answer: String,
        #[command(flatten)]
        which: OfEntry,
    },
    /// Begin a further answer to a challenge that was answered; the worksheets can be worked on again
    Further(OfEntry),
    /// Seal the answer into a file
    Seal(Seal),
}

/// Where to seal.
#[derive(Args)]
pub(crate) struct Seal {
    /// The file to write; it must not exist
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    which: OfEntry,
}

/// The answer to one ask.
#[derive(Args)]
pub(crate) struct Answer {
    /// The ask's number
    number: u32,
    /// The outcome
    #[arg(long, value_parser = word!(AskOutcome))]
    outcome: Option<AskOutcome>,
    /// The answer in words
    #[arg(long)]
    text: Option<String>,
    /// Why it is refused or done only in part
    #[arg(long)]
    reason: Option<String>,
    /// A test it rests on: T1 as `show` numbers them (may be given more than once; replaces the choice before)
    #[arg(long)]
    test: Vec<String>,
    /// What failed; if nothing did, how it was looked for
    #[arg(long)]
    failed: Option<String>,
    /// Who reviewed it, by role
    #[arg(long)]
    reviewer: Option<String>,
    /// The reviewer's unit
    #[arg(long)]
    unit: Option<String>,
    /// How far the reviewer stands from the people who run the system
    #[arg(long, value_parser = word!(Independence))]
    independence: Option<Independence>,
    /// What changed in use because of it
    #[arg(long)]
    change: Option<String>,
    /// When it was done (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    done: Option<NaiveDate>,
    /// By when it will be done (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    due: Option<NaiveDate>,
    /// Which role owns it
    #[arg(long)]
    owner: Option<String>,
    /// What proves it (may be given more than once)
    #[arg(long)]
    proof: Vec<String>,
    /// Where to go with a refusal
    #[arg(long)]
    appeal: Option<String>,
    #[command(flatten)]
    which: OfEntry,
}

const FIXED: &[&str] = &["id", "entry_id", "sealed_at", "updated_at"];

pub(crate) fn receipt(context: &Context, command: Receipt) -> CliResult<()> {
    let Receipt::Seal(Seal { out, which }) = command;
    let vault = context.open()?;
    refuse_existing(&out)?;
    let id = pick::entry(&vault, context.now, which.entry.as_deref())?.entry.id;
    let sealed = watched(context, |watch| seal::receipt(&vault, id, &out, context.now, watch))?;
    context.out.show(&sealed, |to| sealed_words(to, &sealed, &out))
}

pub(crate) fn run(context: &Context, command: Respond) -> CliResult<()> {
    let vault = context.open()?;
    match command {
        Respond::Show(which) => {
            let view = view(context, &vault, &which)?;
            context.out.show(&view, |out| show(out, &view, context.lang()))
        }
        Respond::Set { patch, which } => {
            let draft = view(context, &vault, &which)?.draft;
            let draft = patch::apply(&draft, &patch::read(&patch)?, FIXED)?;
            response::save(&vault, draft.clone(), context.now)?;
            context.done(&draft, "Saved.")
        }
        Respond::Ask(answer) => {
            let view = view(context, &vault, &answer.which)?;
            let draft = answer.change(&view)?;
            save(context, &vault, draft)
        }
        Respond::Question { number, answer, which } => {
            let mut draft = view(context, &vault, &which)?.draft;
            let place = draft.ten_questions.iter_mut().find(|one| one.question == number);
            place.ok_or_else(|| CliError::with(ErrorCode::RecordNotFound, "question", number))?.answer =
                answer;
            response::save(&vault, draft.clone(), context.now)?;
            context.done(&draft.ten_questions, "Saved.")
        }
        Respond::Further(which) => {
            let id = pick::entry(&vault, context.now, which.entry.as_deref())?.entry.id;
            let draft = response::begin_further(&vault, id, context.now)?;
            context.done(&draft, "A further answer is begun. It starts with what the last one said.")
        }
        Respond::Seal(Seal { out, which }) => {
            refuse_existing(&out)?;
            let id = pick::entry(&vault, context.now, which.entry.as_deref())?.entry.id;
            response::require_ready(&vault, id, context.now)?;
            let sealed = watched(context, |watch| seal::response(&vault, id, &out, context.now, watch))?;
            context.out.show(&sealed, |to| sealed_words(to, &sealed, &out))
        }
    }
}

fn view(context: &Context, vault: &Vault, which: &OfEntry) -> CliResult<ResponseView> {
    let row = pick::entry(vault, context.now, which.entry.as_deref())?;
    Ok(response::view(vault, row.entry.id, context.now)?)
}

fn save(context: &Context, vault: &Vault, draft: ResponseDraft) -> CliResult<()> {
    let entry_id = draft.entry_id;
    response::save(vault, draft, context.now)?;
    let view = response::view(vault, entry_id, context.now)?;
    context.out.show(&view.draft, |out| asks(out, &view))
}

impl Answer {
    fn change(self, view: &ResponseView) -> CliResult<ResponseDraft> {
        let mut draft = view.draft.clone();
        let missing = || CliError::with(ErrorCode::RecordNotFound, "ask", self.number);
        let id = view.asks.iter().find(|row| row.ask.number == self.number).ok_or_else(missing)?.ask.id;
        if !draft.asks.iter().any(|answer| answer.ask == id) {
            draft.asks.push(AskAnswer { ask: id, ..AskAnswer::default() });
        }
        let tests = self.test.iter().map(|wanted| test(view, wanted)).collect::<CliResult<Vec<_>>>()?;
        if let Some(answer) = draft.asks.iter_mut().find(|answer| answer.ask == id) {
            self.write(answer);
            if !tests.is_empty() {
                answer.tests = tests;
            }
        }
        Ok(draft)
    }

    fn write(self, answer: &mut AskAnswer) {
        answer.outcome = self.outcome.or(answer.outcome);
        let texts = [
            (self.text, &mut answer.text),
            (self.reason, &mut answer.reason),
            (self.failed, &mut answer.what_failed),
            (self.reviewer, &mut answer.reviewer.role),
            (self.unit, &mut answer.reviewer.unit),
            (self.change, &mut answer.change),
            (self.owner, &mut answer.owner_role),
            (self.appeal, &mut answer.appeal),
        ];
        for (given, field) in texts {
            if let Some(text) = given {
                *field = text;
            }
        }
        answer.reviewer.independence = self.independence.or(answer.reviewer.independence);
        answer.done_at = self.done.or(answer.done_at);
        answer.due = self.due.or(answer.due);
        if !self.proof.is_empty() {
            answer.proof = self.proof;
        }
    }
}

/// The test with this number: `T1` or `1`.
fn test(view: &ResponseView, wanted: &str) -> CliResult<recourse_model::TestId> {
    let number = wanted.trim_start_matches(['T', 't']).parse::<u32>().ok();
    let found = view.tests.iter().find(|test| Some(test.number) == number);
    found.map(|test| test.test.id).ok_or_else(|| CliError::with(ErrorCode::RecordNotFound, "test", wanted))
}

fn asks(out: &Out, view: &ResponseView) -> CliResult<()> {
    let mut table = Table::new(["", "Ask", "Due", "Said", "They will see"]);
    for (row, answer) in view.asks.iter().zip(&view.draft.asks) {
        table.row([
            format!("A{}", row.ask.number),
            row.ask.text.clone(),
            date(row.ask.due),
            said(answer.outcome),
            spoken(row.state.as_str()),
        ]);
    }
    out.table(&table, "Nothing was asked.")
}

fn show(out: &Out, view: &ResponseView, lang: &str) -> CliResult<()> {
    out.title(&format!("Answer to {}", view.to))?;
    out.field("about", &view.title)?;
    out.field("sealed", if view.sealed { "yes" } else { "not yet" })?;
    let hidden = ["id", "entry_id", "asks", "ten_questions", "sealed_at", "updated_at"];
    out.record(&view.draft, &["ack", "cause", "reviewers", "deployment_change", "treatment"], &hidden)?;
    out.heading("Asks")?;
    asks(out, view)?;
    out.heading("Tests")?;
    let mut table = Table::new(["", "Claim", "Test", "Outcome"]);
    for one in &view.tests {
        table.row([
            format!("T{}", one.number),
            format!("C{}", one.claim),
            one.test.name.clone(),
            said(one.test.outcome),
        ]);
    }
    out.table(&table, "None. Put them on the worksheets.")?;
    out.heading("The ten questions")?;
    for one in &view.draft.ten_questions {
        let title =
            Catalog::shipped().question(one.question).map_or("", |entry| entry.title(Lang::from_tag(lang)));
        let answer = if one.answer.trim().is_empty() { "not answered" } else { &one.answer };
        out.item(&format!("{}. {title}: {answer}", one.question))?;
    }
    out.heading("Still open")?;
    let list =
        |numbers: &[u32]| numbers.iter().map(|number| format!("C{number}")).collect::<Vec<_>>().join(", ");
    if !view.undecided.is_empty() {
        out.item(&format!("claims without a recorded decision: {}", list(&view.undecided)))?;
    }
    if !view.without_reasons.is_empty() {
        out.item(&format!("decisions without reasons: {}", list(&view.without_reasons)))?;
    }
    if view.undecided.is_empty() && view.without_reasons.is_empty() { out.line("Nothing.") } else { Ok(()) }
}
