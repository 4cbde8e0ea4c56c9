//! The desktop shell of Recourse: one window around [`recourse_api`].
//!
//! It is the only crate that knows Tauri. It opens the window, answers the system's dialogs from Rust, serves evidence
//! in small ranges, and passes each command on in one line. It deliberately holds no rule of either desk. Nothing but
//! the binary uses it.

mod commands;
mod dialogs;
mod evidence;
mod harden;
mod host;
mod window;

use recourse_api::App;
use std::{process::ExitCode, sync::Arc};
use tauri::Manager;

/// Runs the app until its window is closed.
#[must_use]
pub fn run() -> ExitCode {
    harden::process();
    let builder = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .register_asynchronous_uri_scheme_protocol("evidence", evidence::serve)
        .invoke_handler(commands::handler())
        .on_window_event(window::on_event)
        .setup(|app| {
            let host = host::WindowHost::new(app.handle().clone())?;
            app.manage(Arc::new(App::new(Arc::new(host))));
            window::open(app.handle())?;
            window::watch_idle(app.handle().clone());
            Ok(())
        });
    match builder.run(tauri::generate_context!()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing of a vault is known here: this can only be a window system that is missing.
            #[expect(clippy::print_stderr, reason = "there is no window to say it in")]
            {
                eprintln!("The window could not be opened: {error}");
            }
            ExitCode::FAILURE
        }
    }
}
