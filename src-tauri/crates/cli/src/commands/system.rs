//! `recourse system`: what is known about the AI system of a case.

use crate::{args::word, context::Context, error::CliResult, patch, pick};
use clap::{Args, Subcommand};
use recourse_desk::casebook;
use recourse_model::{SystemFacts, SystemKind};

/// What is known about the AI system of a case.
#[derive(Subcommand)]
pub(crate) enum System {
    /// Say what is known; "I don't know who made it" is a complete answer
    Set(Box<Set>),
    /// Show what is known
    Show {
        /// The case; not needed if there is only one
        #[arg(long)]
        case: Option<String>,
    },
}

/// What can be said about a system.
#[derive(Args)]
pub(crate) struct Set {
    /// The case; not needed if there is only one
    #[arg(long)]
    case: Option<String>,
    /// The name people know it by
    #[arg(long)]
    name: Option<String>,
    /// What kind of thing it is
    #[arg(long, value_parser = word!(SystemKind))]
    kind: Option<SystemKind>,
    /// Its version
    #[arg(long)]
    system_version: Option<String>,
    /// Who made it (may be given more than once)
    #[arg(long)]
    developer: Vec<String>,
    /// Who decided to use it (may be given more than once)
    #[arg(long)]
    deployer: Vec<String>,
    /// Who runs it from day to day (may be given more than once)
    #[arg(long)]
    operator: Vec<String>,
    /// What it is used for
    #[arg(long)]
    purpose: Option<String>,
    /// What it does: score, sort, write, watch
    #[arg(long)]
    task: Option<String>,
    /// Whether it makes text, pictures or sound
    #[arg(long, value_name = "YES/NO", value_parser = clap::builder::BoolishValueParser::new())]
    generative: Option<bool>,
    /// Whether a public body uses it
    #[arg(long, value_name = "YES/NO", value_parser = clap::builder::BoolishValueParser::new())]
    public_sector: Option<bool>,
    /// Whether a person can be reached who can change what it did
    #[arg(long, value_name = "YES/NO", value_parser = clap::builder::BoolishValueParser::new())]
    human_reachable: Option<bool>,
    /// A JSON merge patch for any field, from a file or from standard input (-)
    #[arg(long, value_name = "FILE")]
    patch: Option<String>,
}

impl Set {
    fn change(self, mut facts: SystemFacts) -> CliResult<SystemFacts> {
        facts.name = self.name.unwrap_or(facts.name);
        facts.kind = self.kind.or(facts.kind);
        facts.version = self.system_version.unwrap_or(facts.version);
        let lists = [
            (self.developer, &mut facts.developers),
            (self.deployer, &mut facts.deployers),
            (self.operator, &mut facts.operators),
        ];
        for (given, list) in lists {
            if !given.is_empty() {
                *list = given;
            }
        }
        facts.purpose = self.purpose.unwrap_or(facts.purpose);
        facts.task = self.task.unwrap_or(facts.task);
        facts.generative = self.generative.or(facts.generative);
        facts.public_sector = self.public_sector.or(facts.public_sector);
        facts.human_reachable = self.human_reachable.or(facts.human_reachable);
        match &self.patch {
            Some(source) => patch::apply(&facts, &patch::read(source)?, &[]),
            None => Ok(facts),
        }
    }
}

pub(crate) fn run(context: &Context, command: System) -> CliResult<()> {
    let vault = context.open()?;
    let wanted = match &command {
        System::Set(set) => set.case.as_deref(),
        System::Show { case } => case.as_deref(),
    };
    let case = pick::case(&vault, wanted)?;
    let known = casebook::case_view(&vault, case.id, context.now)?.system;
    match command {
        System::Set(set) => {
            let facts = set.change(known.map(|system| system.facts).unwrap_or_default())?;
            let system = casebook::save_system(&vault, case.id, case.system_id, facts, context.now)?;
            context.done(&system, "Saved.")
        }
        System::Show { .. } => context.out.show(&known, |out| match &known {
            Some(system) => {
                out.title(if system.facts.name.is_empty() {
                    "System without a name"
                } else {
                    &system.facts.name
                })?;
                out.record(system, &["kind", "version", "purpose", "task"], &["name", "id", "created_at"])
            }
            None => out.line("Nothing is known about the system yet."),
        }),
    }
}
