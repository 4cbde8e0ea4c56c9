//! Long work: a bar on a terminal, and Ctrl-C that stops it cleanly.

use crate::{
    context::Context,
    error::{CliError, CliResult},
    text::{cut, one_line},
};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use recourse_desk::{Cancel, Watch};
use recourse_model::ErrorCode;
use std::{io::IsTerminal, sync::OnceLock};

/// The switch that Ctrl-C turns. There is one long job at a time.
static CANCEL: OnceLock<Cancel> = OnceLock::new();

/// The switch of this process. The first Ctrl-C stops the work, which takes back what is unfinished; a second one ends
/// the process at once.
pub(crate) fn cancel() -> Cancel {
    let cancel = CANCEL.get_or_init(|| {
        let cancel = Cancel::default();
        let switch = cancel.clone();
        // Without a handler Ctrl-C still ends the process, as everywhere.
        ctrlc::set_handler(move || {
            if switch.is_cancelled() {
                std::process::exit(crate::exit::Exit::Cancelled as i32);
            }
            switch.cancel();
        })
        .ok();
        cancel
    });
    cancel.clone()
}

/// Runs long work with a bar on standard error, if that is a terminal and nobody asked for JSON.
pub(crate) fn watched<T, E: Into<CliError>>(
    context: &Context,
    run: impl FnOnce(&Watch<'_>) -> Result<T, E>,
) -> CliResult<T> {
    let cancel = cancel();
    if cancel.is_cancelled() {
        return Err(CliError::code(ErrorCode::Cancelled));
    }
    let bar = bar(context);
    let report = |done: u64, total: Option<u64>, label: &str| {
        if let Some(total) = total {
            bar.set_length(total);
        }
        bar.set_position(done);
        bar.set_message(cut(&one_line(label), 40));
    };
    let result = run(&Watch::new(&report, &cancel));
    bar.finish_and_clear();
    result.map_err(Into::into)
}

fn bar(context: &Context) -> ProgressBar {
    let target = if std::io::stderr().is_terminal() && !context.out.is_json() {
        ProgressDrawTarget::stderr_with_hz(10)
    } else {
        ProgressDrawTarget::hidden()
    };
    let bar = ProgressBar::with_draw_target(None, target);
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {bytes}/{total_bytes} {msg}") {
        bar.set_style(style);
    }
    bar
}
