//! Completions and man pages, made from the commands themselves so that they cannot differ from what the program does.

use crate::{
    args::Cli,
    context::Context,
    error::{CliError, CliResult},
    text::one_line,
};
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use recourse_model::ErrorCode;
use std::path::PathBuf;

/// Write completions for a shell to standard output.
#[derive(Args)]
pub(crate) struct Completions {
    /// The shell: bash, fish, zsh, elvish or powershell
    shell: Shell,
}

/// Write the man pages of every command.
#[derive(Args)]
pub(crate) struct Man {
    /// The folder to write to; made if it is not there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(crate) fn completions(context: &Context, command: &Completions) -> CliResult<()> {
    let mut text = Vec::new();
    clap_complete::generate(command.shell, &mut Cli::command(), "recourse", &mut text);
    context.out.raw(&String::from_utf8_lossy(&text))
}

pub(crate) fn man(context: &Context, command: &Man) -> CliResult<()> {
    let refused = |_| CliError::with(ErrorCode::PacketWrite, "folder", command.out.display());
    std::fs::create_dir_all(&command.out).map_err(refused)?;
    clap_mangen::generate_to(Cli::command(), &command.out).map_err(refused)?;
    let says = format!("The man pages are in {}.", one_line(&command.out.display().to_string()));
    context.done(&serde_json::json!({ "folder": command.out.display().to_string() }), &says)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_are_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn no_secret_is_an_argument() {
        fn walk(command: &clap::Command) {
            for argument in command.get_arguments() {
                let id = argument.get_id().as_str();
                let secret =
                    ["passphrase", "secret", "password", "words"].iter().any(|word| id.contains(word));
                let harmless =
                    id.ends_with("_file") || matches!(id, "words" | "own_words" | "redaction_notes");
                assert!(!secret || harmless, "{} takes {id}", command.get_name());
            }
            command.get_subcommands().for_each(walk);
        }
        walk(&Cli::command());
    }
}
