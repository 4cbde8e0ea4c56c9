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
    let cli = args::Cli::parse();
    let context = context::Context::new(cli.global);
    match commands::run(&context, cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => error.report(&context.out),
    }
}
