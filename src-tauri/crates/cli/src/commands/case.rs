//! `recourse case`: bodies of work about one system or pattern.

use crate::{
    args::word,
    commands::show::{STRIP_KEY, day, strip, word as said},
    context::Context,
    error::CliResult,
    out::{Out, Table},
    patch,
    pick::{self, short},
    text::count,
};
use clap::{Args, Subcommand};
use recourse_desk::{casebook, example, view::CaseView};
use recourse_model::CaseStatus;

/// Cases: bodies of work about one system or pattern.
#[derive(Subcommand)]
pub(crate) enum Case {
    /// Begin a case
    New {
        /// Its title
        #[arg(default_value = "")]
        title: String,
        #[command(flatten)]
        fields: Fields,
    },
    /// Every case
    List,
    /// One case with everything in it
    Show {
        /// Its id, the end of its id, or its title; not needed if there is only one
        case: Option<String>,
    },
    /// Change a case
    Edit {
        /// Its id, the end of its id, or its title; not needed if there is only one
        case: Option<String>,
        /// A new title
        #[arg(long)]
        title: Option<String>,
        #[command(flatten)]
        fields: Fields,
    },
    /// Delete a case and everything in it, for good
    Delete {
        /// Its id, the end of its id, or its title
        case: String,
        /// Really delete it
        #[arg(long, required = true)]
        yes: bool,
    },
    /// Put the example case into the vault, to try things out
    Example,
}

/// What can be said about a case.
#[derive(Args)]
pub(crate) struct Fields {
    /// What it is about
    #[arg(long)]
    summary: Option<String>,
    /// How it stands
    #[arg(long, value_parser = word!(CaseStatus))]
    status: Option<CaseStatus>,
    /// The language you write in (BCP 47, such as en)
    #[arg(long)]
    language: Option<String>,
    /// A JSON merge patch, from a file or from standard input (-)
    #[arg(long, value_name = "FILE")]
    patch: Option<String>,
}

const FIXED: &[&str] = &["id", "system_id", "created_at", "updated_at"];

pub(crate) fn run(context: &Context, command: Case) -> CliResult<()> {
    let vault = context.open()?;
    let now = context.now;
    match command {
        Case::New { title, fields } => {
            let case = change(casebook::new_case(&vault, &title, now)?, &fields)?;
            casebook::save_case(&vault, case.clone(), now)?;
            context.done(&case, &format!("Begun. Its id ends in {}.", short(case.id)))
        }
        Case::List => list(context, &vault),
        Case::Show { case } => {
            let case = pick::case(&vault, case.as_deref())?;
            let view = casebook::case_view(&vault, case.id, now)?;
            context.out.show(&view, |out| show(out, &view))
        }
        Case::Edit { case, title, fields } => {
            let mut case = pick::case(&vault, case.as_deref())?;
            case.title = title.unwrap_or(case.title);
            let case = change(case, &fields)?;
            casebook::save_case(&vault, case.clone(), now)?;
            context.done(&case, "Saved.")
        }
        Case::Delete { case, yes: _ } => {
            let case = pick::case(&vault, Some(&case))?;
            casebook::delete_case(&vault, case.id, now)?;
            context.done(
                &serde_json::json!({ "deleted": case.id }),
                "The case is deleted, with everything in it.",
            )
        }
        Case::Example => {
            let id = example::load(&vault, now)?;
            let says = format!(
                "The example case is in the vault. Its id ends in {}. The organization it is addressed to is this \
                 vault's own register, so that you can import the sealed packet here and answer it yourself.",
                short(id)
            );
            context.done(&serde_json::json!({ "case_id": id }), &says)
        }
    }
}

fn change(mut case: recourse_model::Case, fields: &Fields) -> CliResult<recourse_model::Case> {
    if let Some(summary) = &fields.summary {
        case.summary.clone_from(summary);
    }
    case.status = fields.status.or(case.status);
    if let Some(language) = &fields.language {
        case.language.clone_from(language);
    }
    match &fields.patch {
        Some(source) => patch::apply(&case, &patch::read(source)?, FIXED),
        None => Ok(case),
    }
}

fn list(context: &Context, vault: &recourse_vault::Vault) -> CliResult<()> {
    let rows = casebook::cases(vault)?;
    context.out.show(&rows, |out| {
        let mut table = Table::new(["Id", "Title", "Status", "Harms", "Evidence", "Seven", "Changed"]);
        for row in &rows {
            table.row([
                short(row.case.id),
                row.case.title.clone(),
                said(row.case.status),
                row.harms.to_string(),
                row.evidence.to_string(),
                strip(&row.strip),
                day(Some(row.case.updated_at)),
            ]);
        }
        out.table(&table, "There is no case yet. Begin one with: recourse case new TITLE.")?;
        if rows.is_empty() { Ok(()) } else { out.line(&format!("\n{STRIP_KEY}")) }
    })
}

fn show(out: &Out, view: &CaseView) -> CliResult<()> {
    out.title(if view.case.title.is_empty() { "Case without a title" } else { &view.case.title })?;
    out.record(&view.case, &["id", "status", "summary", "language"], &["title", "system_id"])?;
    out.field("seven", &strip(&view.strip))?;
    if let Some(system) = &view.system {
        out.heading("System")?;
        out.record(
            system,
            &["name", "kind", "version", "purpose", "task"],
            &["id", "created_at", "updated_at"],
        )?;
    }
    out.heading("Harms")?;
    let mut table = Table::new(["", "Id", "Title", "Severity", "Seven", "Evidence"]);
    for row in &view.harms {
        let pieces: Vec<_> = row.evidence.iter().map(|number| format!("E{number}")).collect();
        let facts = &row.harm.facts;
        table.row([
            format!("H{}", row.number),
            short(row.harm.id),
            facts.title.clone(),
            said(facts.severity),
            strip(&row.strip),
            pieces.join(" "),
        ]);
    }
    out.table(&table, "None yet.")?;
    out.heading("Evidence")?;
    out.table(&super::evidence::table(&view.evidence), "None yet.")?;
    out.heading("People")?;
    out.table(&super::person::table(&view.people), "None yet.")?;
    out.heading("Challenges")?;
    let mut table = Table::new(["Id", "Title", "To", "Asks", "Sealed"]);
    for row in &view.challenges {
        let challenge = &row.challenge;
        table.row([
            short(challenge.id),
            challenge.title.clone(),
            row.recipients.join(", "),
            count(row.asks, "ask", "asks"),
            day(challenge.sealed_at),
        ]);
    }
    out.table(&table, "None yet.")
}
