//! The call as a person writes it.

use crate::{commands, exit};
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// A parser for one of the fixed words of the format, which also names them all in the help.
macro_rules! word {
    ($words:ty) => {
        clap::builder::TypedValueParser::try_map(
            clap::builder::PossibleValuesParser::new(<$words>::ALL.iter().map(|word| word.as_str())),
            |word: String| word.parse::<$words>(),
        )
    };
}
pub(crate) use word;

/// Put a harm by an AI system on record, seal a challenge, answer one, and lay asked beside answered.
///
/// Every command opens the vault, does one thing and closes it again. The passphrase is asked for at the terminal, or
/// read from --passphrase-file or from RECOURSE_PASSPHRASE. No secret is ever an argument, because other users of a
/// computer can read those. What you write as an argument may also stay in the history of your shell: give longer or
/// confidential text with --patch FILE, or with --patch - on standard input.
#[derive(Parser)]
#[command(name = "recourse", version, after_long_help = exit::HELP, arg_required_else_help = true)]
#[command(propagate_version = false, disable_help_subcommand = true, term_width = 100)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What stands with every command.
#[derive(clap::Args)]
#[command(next_help_heading = "Options of every command")]
pub(crate) struct Global {
    /// The vault's folder
    #[arg(long, global = true, value_name = "DIR", env = "RECOURSE_VAULT", hide_env_values = true)]
    pub(crate) vault: Option<PathBuf>,
    /// A file whose first line is the passphrase
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Print JSON for programs instead of text for people
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// The language of texts from the catalog: en, es
    #[arg(long, global = true, value_name = "LANGUAGE", default_value = "en")]
    pub(crate) lang: String,
}

/// The commands, in the order in which work goes.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Make a vault, look at it, change its passphrase, keep a recovery sheet
    #[command(subcommand)]
    Vault(commands::vault::Vault),
    /// Cases: bodies of work about one system or pattern
    #[command(subcommand)]
    Case(commands::case::Case),
    /// What is known about the AI system of a case
    #[command(subcommand)]
    System(commands::system::System),
    /// Harms: what happened
    #[command(subcommand)]
    Harm(commands::harm::Harm),
    /// People, by pseudonym
    #[command(subcommand)]
    Person(commands::person::Person),
    /// What people said about the use of what they told
    #[command(subcommand)]
    Consent(commands::consent::Consent),
    /// Evidence: add, look, clean, write out, remove
    #[command(subcommand)]
    Evidence(commands::evidence::Evidence),
    /// Tie a harm to the seven characteristics and to the framework
    #[command(subcommand)]
    Map(commands::map::Map),
    /// Organizations that challenges go to, and their keys
    #[command(subcommand)]
    Recipient(commands::recipient::Recipient),
    /// Compose a challenge and seal it
    #[command(subcommand)]
    Challenge(commands::challenge::Challenge),
    /// What a challenge asks for
    #[command(subcommand)]
    Ask(commands::ask::Ask),
    /// Sealed challenges and their answers: asked beside answered
    #[command(subcommand)]
    Ledger(commands::ledger::Ledger),
    /// What follows a sealed challenge: more of it, a reply to the answer, or taking it back
    #[command(subcommand)]
    Thread(commands::thread::Thread),
    /// Your own intake card, and those of others
    #[command(subcommand)]
    Card(commands::card::Card),
    /// Take packets in and look at them
    #[command(subcommand)]
    Inbox(commands::inbox::Inbox),
    /// Work a claim: Map, Measure, Manage, Govern
    #[command(subcommand)]
    Worksheet(commands::worksheet::Worksheet),
    /// Say that a challenge has arrived
    #[command(subcommand)]
    Receipt(commands::respond::Receipt),
    /// Write the answer and seal it
    #[command(subcommand)]
    Respond(commands::respond::Respond),
    /// The decision log of this vault
    Log(commands::log::Log),
    /// Find records of this vault by their words
    Search(commands::search::Search),
    /// Look at a packet without a vault; time-stamps for those of your vault
    #[command(subcommand)]
    Packet(commands::packet::Packet),
    /// The framework as data: functions, subcategories, characteristics, risks, questions
    #[command(subcommand)]
    Catalog(commands::catalog::Catalog),
    /// The whole journey on an example, told step by step
    Demo(commands::demo::Demo),
    /// Write completions for a shell to standard output
    Completions(commands::meta::Completions),
    /// Write the man pages of every command
    Man(commands::meta::Man),
}
