//! The desktop shell of Recourse: one window around [`recourse_api`].
//!
//! It is the only crate that knows Tauri. It opens the window, answers the system's dialogs from Rust, serves evidence
//! in small ranges, and passes each command on in one line. It deliberately holds no rule of either desk. Nothing but
//! the binary uses it.

mod commands;
mod dialogs;
mod evidence;
mod handover;
mod harden;
mod host;
mod start;
mod window;

use handover::Role;
use recourse_api::App;
use start::Wish;
use std::{io::Write, path::PathBuf, process::ExitCode, sync::Arc};
use tauri::Manager;

/// Runs the app until its window is closed. Packets that it is started with are taken in once a vault is open; if a
/// window is open already, they are handed to that one.
#[must_use]
pub fn run() -> ExitCode {
    harden::process();
    let here = std::env::current_dir().ok();
    let packets = match start::wish(std::env::args_os().skip(1), here.as_deref()) {
        Wish::Open(packets) => packets,
        Wish::Say(text) => {
            // Where nobody listens there is nobody to tell.
            let _ignored = writeln!(std::io::stdout(), "{text}");
            return ExitCode::SUCCESS;
        }
        Wish::Refuse(text) => {
            let _ignored = writeln!(std::io::stderr(), "{text}");
            return ExitCode::from(2);
        }
    };
    match handover::take(&packets) {
        Role::HandedOver => ExitCode::SUCCESS,
        Role::First(place) => open(packets, Some(place)),
        Role::Alone => open(packets, None),
    }
}

fn open(packets: Vec<PathBuf>, place: Option<handover::Place>) -> ExitCode {
    let builder = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .register_asynchronous_uri_scheme_protocol("evidence", evidence::serve)
        .invoke_handler(commands::handler())
        .on_window_event(window::on_event)
        .setup(move |setup| {
            let host = host::WindowHost::new(setup.handle().clone())?;
            let app = Arc::new(App::new(Arc::new(host)));
            app.open_packets(&packets);
            setup.manage(app);
            window::open(setup.handle())?;
            window::watch_idle(setup.handle().clone());
            if let Some(place) = place {
                let handle = setup.handle().clone();
                place.listen(move |packets| window::start_again(&handle, &packets));
                setup.manage(place);
            }
            Ok(())
        });
    match builder.run(tauri::generate_context!()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing of a vault is known here: this can only be a window system that is missing.
            let _ignored = writeln!(std::io::stderr(), "The window could not be opened: {error}");
            ExitCode::FAILURE
        }
    }
}
