//! One file for each family of commands. Each opens the vault, calls a use-case and prints what came back.

use crate::{args::Command, context::Context, error::CliResult};

pub(crate) mod ask;
pub(crate) mod card;
pub(crate) mod case;
pub(crate) mod catalog;
pub(crate) mod challenge;
pub(crate) mod consent;
pub(crate) mod demo;
pub(crate) mod evidence;
pub(crate) mod harm;
pub(crate) mod inbox;
pub(crate) mod ledger;
pub(crate) mod log;
pub(crate) mod map;
pub(crate) mod meta;
pub(crate) mod packet;
pub(crate) mod person;
mod qr;
pub(crate) mod recipient;
pub(crate) mod respond;
pub(crate) mod search;
pub(crate) mod show;
pub(crate) mod system;
pub(crate) mod thread;
pub(crate) mod vault;
pub(crate) mod worksheet;

/// Runs a command.
pub(crate) fn run(context: &Context, command: Command) -> CliResult<()> {
    match command {
        Command::Vault(command) => vault::run(context, command),
        Command::Case(command) => case::run(context, command),
        Command::System(command) => system::run(context, command),
        Command::Harm(command) => harm::run(context, command),
        Command::Person(command) => person::run(context, command),
        Command::Consent(command) => consent::run(context, command),
        Command::Evidence(command) => evidence::run(context, command),
        Command::Map(command) => map::run(context, command),
        Command::Recipient(command) => recipient::run(context, command),
        Command::Challenge(command) => challenge::run(context, command),
        Command::Ask(command) => ask::run(context, command),
        Command::Ledger(command) => ledger::run(context, command),
        Command::Thread(command) => thread::run(context, command),
        Command::Card(command) => card::run(context, command),
        Command::Inbox(command) => inbox::run(context, command),
        Command::Worksheet(command) => worksheet::run(context, command),
        Command::Receipt(command) => respond::receipt(context, command),
        Command::Respond(command) => respond::run(context, command),
        Command::Log(command) => log::run(context, &command),
        Command::Search(command) => search::run(context, &command),
        Command::Packet(command) => packet::run(context, command),
        Command::Catalog(command) => catalog::run(context, command),
        Command::Demo(command) => demo::run(context, &command),
        Command::Completions(command) => meta::completions(context, &command),
        Command::Man(command) => meta::man(context, &command),
    }
}
