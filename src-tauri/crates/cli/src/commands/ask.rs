//! `recourse ask`: what a challenge asks for.

use crate::{
    args::word,
    commands::{
        challenge::OfChallenge,
        show::{date, word as said},
    },
    context::Context,
    error::CliResult,
    out::Table,
    patch,
    pick::{self, short},
};
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use recourse_desk::{challenge, view::ChallengeView};
use recourse_model::{AskType, Priority};
use recourse_vault::Vault;

/// What a challenge asks for.
#[derive(Subcommand)]
pub(crate) enum Ask {
    /// Write an ask
    Add {
        /// The ask in words
        text: String,
        #[command(flatten)]
        fields: Fields,
        #[command(flatten)]
        which: OfChallenge,
    },
    /// Every ask of a challenge
    List(OfChallenge),
    /// Change an ask
    Set {
        /// Its number or id
        ask: String,
        /// The ask in words
        #[arg(long)]
        text: Option<String>,
        #[command(flatten)]
        fields: Fields,
        #[command(flatten)]
        which: OfChallenge,
    },
    /// Remove an ask
    Remove {
        /// Its number or id
        ask: String,
        #[command(flatten)]
        which: OfChallenge,
    },
}

/// What can be said about an ask.
#[derive(Args)]
pub(crate) struct Fields {
    /// What is asked for
    #[arg(long = "type", value_parser = word!(AskType))]
    ask_type: Option<AskType>,
    /// By when (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    due: Option<NaiveDate>,
    /// A harm it rests on: H1, title or id (may be given more than once)
    #[arg(long)]
    harm: Vec<String>,
    /// How much it matters
    #[arg(long, value_parser = word!(Priority))]
    priority: Option<Priority>,
    /// What would do instead
    #[arg(long)]
    instead: Option<String>,
    /// A JSON merge patch for any field, from a file or from standard input (-)
    #[arg(long, value_name = "FILE")]
    patch: Option<String>,
}

const FIXED: &[&str] = &["id", "challenge_id"];

impl Fields {
    fn change(
        self,
        context: &Context,
        vault: &Vault,
        view: &ChallengeView,
        mut ask: recourse_model::Ask,
    ) -> CliResult<recourse_model::Ask> {
        ask.ask_type = self.ask_type.or(ask.ask_type);
        ask.due = self.due.or(ask.due);
        ask.priority = self.priority.or(ask.priority);
        ask.acceptable_alternatives = self.instead.unwrap_or(ask.acceptable_alternatives);
        if !self.harm.is_empty() {
            let case = view.challenge.case_id.to_string();
            let find =
                |wanted: &String| Ok(pick::harm(vault, context.now, Some(&case), Some(wanted))?.harm.id);
            ask.harms = self.harm.iter().map(find).collect::<CliResult<_>>()?;
        }
        match &self.patch {
            Some(source) => patch::apply(&ask, &patch::read(source)?, FIXED),
            None => Ok(ask),
        }
    }
}

/// The asks of a challenge in a table.
pub(crate) fn table(view: &ChallengeView) -> Table {
    let mut table = Table::new(["", "Id", "Type", "Due", "Rests on", "Ask"]);
    for ask in &view.asks {
        let harms = view.harms.iter().filter(|row| ask.harms.contains(&row.harm.id));
        table.row([
            format!("A{}", ask.position),
            short(ask.id),
            said(ask.ask_type),
            date(ask.due),
            harms.map(|row| format!("H{}", row.number)).collect::<Vec<_>>().join(" "),
            ask.text.clone(),
        ]);
    }
    table
}

pub(crate) fn run(context: &Context, command: Ask) -> CliResult<()> {
    let vault = context.open()?;
    let find = |which: &OfChallenge| pick::challenge(&vault, context.now, which.challenge.as_deref());
    match command {
        Ask::Add { text, fields, which } => {
            let view = find(&which)?;
            let position = view.asks.iter().map(|ask| ask.position).max().unwrap_or_default() + 1;
            let ask = recourse_model::Ask {
                challenge_id: view.challenge.id,
                position,
                text,
                ..recourse_model::Ask::default()
            };
            let ask = fields.change(context, &vault, &view, ask)?;
            challenge::save_ask(&vault, ask.clone())?;
            context.done(&ask, &format!("Saved as A{}.", ask.position))
        }
        Ask::List(which) => {
            let view = find(&which)?;
            context.out.show(&view.asks, |out| {
                out.table(
                    &table(&view),
                    "Nothing is asked for yet. Write an ask with: recourse ask add TEXT.",
                )
            })
        }
        Ask::Set { ask, text, fields, which } => {
            let view = find(&which)?;
            let mut known = pick::ask(&view, &ask)?;
            known.text = text.unwrap_or(known.text);
            let ask = fields.change(context, &vault, &view, known)?;
            challenge::save_ask(&vault, ask.clone())?;
            context.done(&ask, "Saved.")
        }
        Ask::Remove { ask, which } => {
            let ask = pick::ask(&find(&which)?, &ask)?;
            challenge::delete_ask(&vault, ask.id)?;
            context.done(&serde_json::json!({ "removed": ask.id }), "The ask is removed.")
        }
    }
}
