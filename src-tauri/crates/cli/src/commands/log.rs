//! `recourse log`: the decision log.

use crate::{commands::show::moment, context::Context, error::CliResult, out::Table, pick};
use clap::Args;
use recourse_desk::register;

/// The decision log of this vault, newest first.
#[derive(Args)]
pub(crate) struct Log {
    /// Only lines of this entry of the inbox: title or id
    #[arg(long)]
    entry: Option<String>,
}

pub(crate) fn run(context: &Context, command: &Log) -> CliResult<()> {
    let vault = context.open()?;
    let (mut entries, unbroken) = register::log(&vault)?;
    if command.entry.is_some() {
        let id = pick::entry(&vault, context.now, command.entry.as_deref())?.entry.id;
        entries.retain(|line| line.entry_id == Some(id));
    }
    context.out.show(&serde_json::json!({ "entries": entries, "unbroken": unbroken }), |out| {
        let mut table = Table::new(["No.", "When", "Role", "What", "Now"]);
        for line in &entries {
            let what = line.act.replace('_', " ");
            table.row([
                line.number.to_string(),
                moment(line.at),
                line.actor_role.clone(),
                what,
                line.after.clone(),
            ]);
        }
        out.table(&table, "Nothing was noted yet.")?;
        out.line(if unbroken { "\nThe log is unbroken." } else { "\nTHE LOG WAS CHANGED FROM OUTSIDE." })
    })
}
