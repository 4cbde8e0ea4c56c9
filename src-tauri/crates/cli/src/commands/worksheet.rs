//! `recourse worksheet`: work a claim.

use crate::{
    args::word,
    commands::{
        inbox::OfEntry,
        show::{strip, word as said},
    },
    context::Context,
    error::{CliError, CliResult},
    out::{Out, Table},
    patch, pick,
};
use clap::Subcommand;
use recourse_desk::{
    register,
    view::{EntryView, WorksheetView},
};
use recourse_model::{Decision, ErrorCode};
use recourse_vault::Vault;

/// Work a claim: Map, Measure, Manage, Govern.
#[derive(Subcommand)]
pub(crate) enum Worksheet {
    /// The worksheets of a challenge, or one of them
    Show {
        /// The claim's number; without it, all
        #[arg(long, value_name = "NUMBER")]
        claim: Option<u32>,
        #[command(flatten)]
        which: OfEntry,
    },
    /// Change a worksheet by a JSON merge patch: { "map": {…}, "measure": {…}, "manage": {…}, "govern": […] }
    Set {
        /// The claim's number
        #[arg(long, value_name = "NUMBER")]
        claim: u32,
        /// The patch, from a file or from standard input (-)
        #[arg(long, value_name = "FILE")]
        patch: String,
        #[command(flatten)]
        which: OfEntry,
    },
    /// Put the decision on a claim into the log
    Decide {
        /// The claim's number
        #[arg(long, value_name = "NUMBER")]
        claim: u32,
        /// The role that decides
        #[arg(long)]
        role: String,
        /// The decision; without it, the one that stands on the worksheet
        #[arg(long, value_parser = word!(Decision))]
        decision: Option<Decision>,
        /// Its reasons
        #[arg(long)]
        reasons: Option<String>,
        #[command(flatten)]
        which: OfEntry,
    },
}

const FIXED: &[&str] = &["id", "entry_id", "claim_id", "updated_at"];

pub(crate) fn run(context: &Context, command: Worksheet) -> CliResult<()> {
    let vault = context.open()?;
    let now = context.now;
    match command {
        Worksheet::Show { claim, which } => {
            let view = entry(context, &vault, &which)?;
            match claim {
                Some(number) => {
                    let sheet = sheet(&view, number)?;
                    context.out.show(sheet, |out| show(out, sheet))
                }
                None => context.out.show(&view.worksheets, |out| all(out, &view)),
            }
        }
        Worksheet::Set { claim, patch, which } => {
            let view = entry(context, &vault, &which)?;
            let changed = patch::apply(&sheet(&view, claim)?.worksheet, &patch::read(&patch)?, FIXED)?;
            register::save_worksheet(&vault, changed.clone(), now)?;
            context.done(&changed, "Saved.")
        }
        Worksheet::Decide { claim, role, decision, reasons, which } => {
            let view = entry(context, &vault, &which)?;
            let mut worksheet = sheet(&view, claim)?.worksheet.clone();
            if decision.is_some() || reasons.is_some() {
                worksheet.manage.decision = decision.or(worksheet.manage.decision);
                worksheet.manage.reasons = reasons.unwrap_or(worksheet.manage.reasons);
                register::save_worksheet(&vault, worksheet.clone(), now)?;
            }
            register::record_decision(&vault, worksheet.id, &role, now)?;
            let says = format!("The decision on claim {claim} stands in the log.");
            context.done(&serde_json::json!({ "worksheet": worksheet.id, "claim": claim }), &says)
        }
    }
}

fn entry(context: &Context, vault: &Vault, which: &OfEntry) -> CliResult<EntryView> {
    let row = pick::entry(vault, context.now, which.entry.as_deref())?;
    Ok(register::view(vault, row.entry.id, context.lang())?)
}

fn sheet(view: &EntryView, number: u32) -> CliResult<&WorksheetView> {
    let found = view.worksheets.iter().find(|sheet| sheet.number == number);
    found.ok_or_else(|| CliError::with(ErrorCode::RecordNotFound, "claim", number))
}

fn all(out: &Out, view: &EntryView) -> CliResult<()> {
    out.title(&view.challenge.title)?;
    let mut table = Table::new(["", "Claim", "They say", "You say", "Differ", "Tests", "Decision", "Logged"]);
    for sheet in &view.worksheets {
        let manage = &sheet.worksheet.manage;
        table.row([
            format!("C{}", sheet.number),
            sheet.title.clone(),
            strip(&sheet.theirs),
            strip(&sheet.own),
            sheet.differ.to_string(),
            sheet.worksheet.measure.tests.len().to_string(),
            said(manage.decision),
            if manage.done { "yes" } else { "no" }.to_owned(),
        ]);
    }
    out.table(&table, "None.")
}

fn show(out: &Out, sheet: &WorksheetView) -> CliResult<()> {
    let work = &sheet.worksheet;
    out.title(&format!("C{}  {}", sheet.number, sheet.title))?;
    out.field("they say", &strip(&sheet.theirs))?;
    out.field("you say", &strip(&sheet.own))?;
    out.heading("Map")?;
    let first = ["context", "intended_use", "who_is_exposed", "likelihood", "magnitude"];
    out.record(&work.map, &first, &["characteristics"])?;
    let mut table = Table::new(["Characteristic", "You say", "Why"]);
    for own in work.map.characteristics.iter().filter(|own| own.state.is_some()) {
        table.row([said(own.characteristic), said(own.state), own.rationale.clone()]);
    }
    out.table(&table, "You have not said yet how the characteristics stand.")?;
    out.heading("Measure")?;
    let mut table = Table::new(["", "Test", "Metric", "Limit", "Value", "Outcome"]);
    for (number, test) in (1..).zip(&work.measure.tests) {
        table.row([
            format!("T{number}"),
            test.name.clone(),
            test.metric.clone(),
            test.threshold.clone(),
            test.value.clone(),
            said(test.outcome),
        ]);
    }
    out.table(&table, "No test yet.")?;
    out.heading("Manage")?;
    out.record(&work.manage, &["decision", "reasons", "treatment", "owner_role", "due"], &[])?;
    out.heading("Govern")?;
    let mut table = Table::new(["Entry", "What changed"]);
    for note in &work.govern {
        table.row([note.subcategory.clone(), note.what_changed.clone()]);
    }
    out.table(&table, "Nothing yet.")
}
