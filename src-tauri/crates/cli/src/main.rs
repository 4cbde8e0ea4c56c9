//! `recourse`, the command line of Recourse.
//!
//! It does at a terminal what the window does at a screen, mainly for organizations that work in batches: every command
//! opens the vault, calls one use-case of [`recourse_desk`], and prints what came back, for people or with `--json` for
//! programs. It deliberately holds no rules of its own, keeps nothing between two calls, and takes no secret as an
//! argument. Sentences for people live here, because the desks have none.

mod args;
mod commands;
mod context;
mod error;
mod exit;
mod out;
mod patch;
mod pick;
mod progress;
mod record;
mod secret;
mod text;
mod words;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = match args::Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return not_understood(&error),
    };
    let context = context::Context::new(cli.global);
    match commands::run(&context, cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => error.report(&context.out),
    }
}

/// Help and version, or what is wrong with the call; as JSON where the call asks for that.
fn not_understood(error: &clap::Error) -> ExitCode {
    if error.use_stderr() && std::env::args_os().any(|word| word == "--json") {
        let says = error.to_string();
        let first = says.lines().next().unwrap_or_default().trim_start_matches("error: ");
        return error::CliError::usage(first, "Look at the help: recourse COMMAND --help.")
            .report(&out::Out::new(true));
    }
    // Nothing can be done if nobody reads it.
    error.print().ok();
    u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
}
