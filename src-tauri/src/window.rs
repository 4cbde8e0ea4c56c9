//! The one window: how it is built, what it may not do, and what happens to it.

use crate::handover::Place;
use recourse_api::App;
use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, SystemTime},
};
use tauri::{
    AppHandle, DragDropEvent, Emitter, Manager, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent,
    webview::NewWindowResponse,
};

/// The label of the one window.
pub(crate) const LABEL: &str = "main";

/// How often the idle time is looked at.
const TICK: Duration = Duration::from_secs(2);

/// A gap between two looks that only a sleeping machine explains.
const SLEPT: Duration = Duration::from_secs(30);

/// How long a closing window may take to write the last words. The page itself gives up after three seconds.
const CLOSE_PATIENCE: Duration = Duration::from_secs(5);

/// Whether a test drives this window. WebDriver reaches only the web context that is made first, and a private one is
/// made after it. So a driven window is not private: whatever it writes lies in the ordinary folders, where the leak
/// check looks.
fn is_driven() -> bool {
    cfg!(feature = "e2e") && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some_and(|value| value == "true")
}

/// Opens the window: no history, no cache on disk, no other page, no other window, no download, no network.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let builder = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("Recourse")
        .inner_size(1360.0, 860.0)
        .min_inner_size(640.0, 480.0)
        .incognito(!is_driven())
        .devtools(cfg!(debug_assertions))
        .browser_extensions_enabled(false)
        .general_autofill_enabled(false)
        .on_navigation(|url| matches!(url.scheme(), "tauri") || url.host_str() == Some("tauri.localhost"))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false);
    // Nothing answers at this address: were a page ever to ask the network, it would get nowhere.
    let builder = match "http://127.0.0.1:9".parse() {
        Ok(nowhere) => builder.proxy_url(nowhere),
        Err(_) => builder,
    };
    builder.build().map(drop)
}

/// Somebody started the program once more: what they brought is taken, and the window comes forward.
pub(crate) fn start_again(handle: &AppHandle, packets: &[PathBuf]) {
    let Some(app) = handle.try_state::<Arc<App>>() else { return };
    app.open_packets(packets);
    if let Some(window) = handle.get_webview_window(LABEL) {
        // A system that does not let windows come forward by themselves shows in its own way that one wants to.
        let _ignored = window.unminimize();
        let _ignored = window.show();
        let _ignored = window.set_focus();
    }
}

/// Files dropped on the window become tokens. A window that closes first writes its last words: the page listens, and
/// destroys the window when it is done; a page that hangs does not keep it open. Then the vault is locked.
pub(crate) fn on_event(window: &Window, event: &WindowEvent) {
    let Some(app) = window.try_state::<Arc<App>>() else { return };
    match event {
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            let (window, app, paths) = (window.clone(), Arc::clone(&app), paths.clone());
            // Files are looked at, and a disk far away may take its time.
            std::thread::spawn(move || {
                let dropped = app.register_dropped(&paths);
                let _ignored = window.emit_to(LABEL, "dropped", dropped);
            });
        }
        WindowEvent::CloseRequested { .. } => {
            // A window that closes takes nothing in any more.
            if let Some(place) = window.try_state::<Place>() {
                place.give_up();
            }
            let window = window.clone();
            std::thread::spawn(move || {
                std::thread::sleep(CLOSE_PATIENCE);
                let _ignored = window.destroy();
            });
        }
        WindowEvent::Destroyed => app.close(),
        _ => {}
    }
}

/// Locks the vault when nobody is there, or when the machine slept.
pub(crate) fn watch_idle(handle: AppHandle) {
    std::thread::spawn(move || {
        let mut last = SystemTime::now();
        loop {
            std::thread::sleep(TICK);
            let now = SystemTime::now();
            let slept = now.duration_since(last).is_ok_and(|gap| gap > SLEPT);
            last = now;
            let Some(app) = handle.try_state::<Arc<App>>() else { return };
            if slept {
                app.lock_now();
            } else {
                app.lock_if_idle();
            }
        }
    });
}
