//! `recourse catalog playbook`: the official text beside ours.

use super::found;
use crate::{
    context::Context,
    error::{CliError, CliResult},
};
use clap::Subcommand;
use recourse_catalog::{Catalog, Framework};
use recourse_desk::playbook;
use recourse_model::ErrorCode;
use std::path::PathBuf;

/// NIST's own playbook export, kept in your vault beside the catalog.
#[derive(Subcommand)]
pub(crate) enum Playbook {
    /// Check a JSON export and keep its texts in the vault
    ///
    /// The file is NIST's, and nothing of it comes with this program. One that is not whole is refused with the
    /// reason, and whatever was attached before stays.
    Attach {
        /// The export
        file: PathBuf,
    },
    /// The official text of a subcategory
    Show {
        /// The subcategory in any usual spelling: "MEASURE 2.11", MS-2.11
        id: String,
    },
    /// Take the export out of the vault
    Remove,
}

pub(super) fn run(context: &Context, command: Playbook) -> CliResult<()> {
    match command {
        Playbook::Attach { file } => {
            let state = playbook::attach_file(&context.open()?, &file, context.now)?;
            let count = state.subcategories;
            context.done(&state, &format!("The playbook export is attached: {count} subcategories."))
        }
        Playbook::Show { id } => show(context, &id),
        Playbook::Remove => {
            playbook::remove(&context.open()?)?;
            context.done(&serde_json::json!({}), "No playbook export is attached any more.")
        }
    }
}

fn show(context: &Context, id: &str) -> CliResult<()> {
    let entry = found(Catalog::shipped(), Some(Framework::NIST_AI_RMF.as_str()), id)?;
    let text = playbook::official(&context.open()?, entry.id())?;
    let text = text.ok_or_else(|| CliError::with(ErrorCode::RecordNotFound, "playbook", entry.id()))?;
    context.out.show(&text, |out| {
        out.title(&format!("{}  in the words of NIST", entry.id()))?;
        for (heading, words) in [
            ("Statement", &text.description),
            ("About", &text.about),
            ("Suggested actions", &text.actions),
            ("What to document", &text.documentation),
            ("References", &text.references),
        ] {
            if !words.trim().is_empty() {
                out.heading(heading)?;
                words.lines().filter(|line| !line.trim().is_empty()).try_for_each(|line| out.prose(line))?;
            }
        }
        Ok(())
    })
}
