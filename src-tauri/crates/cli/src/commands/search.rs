//! `recourse search`: records by their words.

use crate::{context::Context, error::CliResult, out::Table, pick::short, text::spoken};
use clap::Args;
use recourse_desk::casebook;

/// Find records of this vault by their words.
#[derive(Args)]
pub(crate) struct Search {
    /// Words to look for
    #[arg(required = true)]
    words: Vec<String>,
    /// How many finds at most
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=200))]
    limit: u32,
}

pub(crate) fn run(context: &Context, command: &Search) -> CliResult<()> {
    let vault = context.open()?;
    let hits = casebook::search(&vault, &command.words.join(" "), command.limit)?;
    context.out.show(&hits, |out| {
        let mut table = Table::new(["What", "Id", "Title", "Where"]);
        for hit in &hits {
            table.row([spoken(&hit.kind), short(&hit.id), hit.title.clone(), hit.snippet.clone()]);
        }
        out.table(&table, "Nothing was found.")
    })
}
