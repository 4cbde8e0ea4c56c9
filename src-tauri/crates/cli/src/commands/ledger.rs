//! `recourse ledger`: asked beside answered.

use crate::{
    commands::show::{date, days_left, strip, word as said},
    context::Context,
    error::CliResult,
    out::{Out, Table},
    pick::{self, short},
    text::{count, spoken},
};
use clap::Subcommand;
use recourse_desk::{
    ledger,
    view::{DateMark, LedgerRow, LedgerView, MarkKind},
};
use recourse_model::AnswerParts;

/// Sealed challenges and their answers: asked beside answered.
#[derive(Subcommand)]
pub(crate) enum Ledger {
    /// Every sealed challenge with how it stands
    List,
    /// The answer ledger of one challenge; looking at it marks its answers as seen
    Show {
        /// Title or id of the challenge; not needed if only one was sealed
        challenge: Option<String>,
    },
}

pub(crate) fn run(context: &Context, command: Ledger) -> CliResult<()> {
    let vault = context.open()?;
    match command {
        Ledger::List => {
            let rows = ledger::sent(&vault, context.now)?;
            context.out.show(&rows, |out| {
                let mut table = Table::new([
                    "Id",
                    "Title",
                    "To",
                    "Sealed",
                    "Receipt",
                    "Replies",
                    "With evidence",
                    "Next due",
                ]);
                for row in &rows {
                    let new = if row.new_answer { " (new answer)" } else { "" };
                    table.row([
                        short(row.challenge_id),
                        format!("{}{new}", row.title),
                        row.organization.clone(),
                        row.sent_on.to_string(),
                        date(row.receipt_on),
                        format!("{} of {}", row.replies, row.states.len()),
                        row.with_evidence.to_string(),
                        row.next_due.map_or_else(
                            || "-".to_owned(),
                            |due| format!("{due}, {}", days_left(row.days_left)),
                        ),
                    ]);
                }
                out.table(&table, "Nothing was sealed yet.")
            })
        }
        Ledger::Show { challenge } => {
            let row = pick::sent(&vault, context.now, challenge.as_deref())?;
            let view = ledger::view(&vault, row.challenge_id, context.now)?;
            ledger::mark_answers_seen(&vault, row.challenge_id)?;
            context.out.show(&view, |out| show(out, &view))
        }
    }
}

/// The ledger as a person reads it.
pub(crate) fn show(out: &Out, view: &LedgerView) -> CliResult<()> {
    out.title(&view.title)?;
    out.field("to", &view.organization)?;
    out.field("as of", &view.today.to_string())?;
    let tally: Vec<_> =
        view.tally.iter().map(|one| format!("{} {}", one.count, spoken(one.state.as_str()))).collect();
    out.field("asks", &format!("{}: {}", view.rows.len(), tally.join(", ")))?;
    out.heading("Dates")?;
    let mut table = Table::new(["Date", "What", "Late"]);
    for mark in &view.marks {
        let late = mark.days_late.filter(|days| *days > 0);
        let late = late.map(|days| count(days.unsigned_abs(), "day", "days")).unwrap_or_default();
        table.row([mark.date.to_string(), mark_words(mark), late]);
    }
    out.table(&table, "None.")?;
    rows(out, &view.rows)?;
    for row in &view.rows {
        answer(out, row)?;
    }
    claims(out, view)?;
    promises(out, view)?;
    super::thread::show(out, &view.thread)
}

fn mark_words(mark: &DateMark) -> String {
    let of_asks = matches!(mark.kind, MarkKind::AnswersDue | MarkKind::AnswerCame);
    let asks = if of_asks { format!(" ({})", count(mark.count, "ask", "asks")) } else { String::new() };
    let what = match mark.kind {
        MarkKind::Sent => "sealed",
        MarkKind::ReceiptDue => "receipt due",
        MarkKind::ReceiptCame => "receipt came",
        MarkKind::AnswersDue => "answers due",
        MarkKind::AnswerCame => "answer came",
        MarkKind::UpdateSealed => "update sealed",
        MarkKind::ReplySealed => "reply sealed",
        MarkKind::TakenBack => "taken back",
    };
    format!("{what}{asks}")
}

/// The asks with their states in one table.
pub(crate) fn rows(out: &Out, rows: &[LedgerRow]) -> CliResult<()> {
    out.heading("Asked beside answered")?;
    let mut table = Table::new(["", "Asked", "Due", "State", "Said", "Names"]);
    for row in rows {
        table.row([
            format!("A{}", row.number),
            row.text.clone(),
            date(row.due),
            spoken(row.state.as_str()),
            said(row.outcome),
            parts(&row.parts),
        ]);
    }
    out.table(&table, "Nothing was asked.")?;
    out.line("Names: T tests that were run, F what failed, R who reviewed, C a change in use. Evidence needs T, F and R.")
}

fn parts(parts: &AnswerParts) -> String {
    let sign = |named: bool, letter: &str| if named { letter.to_owned() } else { "-".to_owned() };
    [(parts.tests, "T"), (parts.failures, "F"), (parts.reviewer, "R"), (parts.change, "C")]
        .map(|(named, letter)| sign(named, letter))
        .join(" ")
}

fn answer(out: &Out, row: &LedgerRow) -> CliResult<()> {
    out.heading(&format!("A{}", row.number))?;
    let tests: Vec<_> =
        row.tests.iter().map(|test| format!("{}: {}", test.name, said(test.outcome))).collect();
    let late = row.days_late.filter(|days| *days > 0);
    let fields = [
        ("asked", row.text.clone()),
        ("state", spoken(row.state.as_str())),
        ("late", late.map(|days| count(days.unsigned_abs(), "day", "days")).unwrap_or_default()),
        ("answered by", row.by.clone()),
        ("answer", row.answer.clone()),
        ("reason", row.reason.clone()),
        ("tests", tests.join("\n")),
        ("what failed", row.what_failed.clone()),
        ("reviewed by", row.reviewer.clone()),
        ("how independent", row.independence.map(|far| spoken(far.as_str())).unwrap_or_default()),
        ("change in use", row.change.clone()),
        ("owner", row.owner_role.clone()),
        ("promised for", row.promised_for.map(|day| day.to_string()).unwrap_or_default()),
        ("proof", row.proof.join("\n")),
        ("appeal", row.appeal.clone()),
        ("only says it follows", row.framework_claim.clone().unwrap_or_default()),
    ];
    fields.iter().try_for_each(|(name, value)| out.field(name, value))
}

fn claims(out: &Out, view: &LedgerView) -> CliResult<()> {
    out.heading("Claims")?;
    let mut table = Table::new(["", "Claim", "You say", "They say", "Decision", "Reasons"]);
    for claim in &view.claims {
        table.row([
            format!("C{}", claim.number),
            claim.title.clone(),
            strip(&claim.theirs),
            strip(&claim.own),
            said(claim.decision),
            claim.reasons.clone(),
        ]);
    }
    out.table(&table, "None.")
}

fn promises(out: &Out, view: &LedgerView) -> CliResult<()> {
    let unanswered: Vec<_> = view
        .questions
        .iter()
        .filter(|one| one.answer.trim().is_empty())
        .map(|one| one.number.to_string())
        .collect();
    if !unanswered.is_empty() {
        out.heading("The ten questions")?;
        out.prose(&format!(
            "Not answered: {}. Read them with: recourse catalog list --kind question",
            unanswered.join(", ")
        ))?;
    }
    if view.commitments.is_empty() {
        return Ok(());
    }
    out.heading("Promises")?;
    let mut table = Table::new(["By", "State", "Who", "What"]);
    for one in &view.commitments {
        table.row([date(one.due), said(one.status), one.owner_role.clone(), one.text.clone()]);
    }
    out.table(&table, "")
}
