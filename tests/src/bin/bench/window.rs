//! How long the window takes: from the start of the program until words stand in it.
//!
//! It is measured from outside, on the screen: a window that is shown and still blank has painted nothing that anybody
//! can read. Needs a screen of X; `./dev bench` brings one in memory, where drawing is slower than on a graphics card.

use crate::{Outcome, Size, figure::Figure};
use std::{
    collections::BTreeSet,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};
use x11rb::{
    connection::Connection,
    protocol::xproto::{ConnectionExt as _, ImageFormat, MapState, Window},
    rust_connection::RustConnection,
};

/// How long a start may take before it counts as none.
const PATIENCE: Duration = Duration::from_secs(60);

/// Letters with smooth edges have many shades; an empty page, its panes and rules have a handful.
const SHADES: usize = 24;

/// The start of the app, in an account in which it was never started.
pub(crate) fn first_paint(program: &Path, size: &Size) -> Outcome<Figure> {
    let mut figure = Figure::new("window_first_paint", "s")
        .note("from the start of the program until words stand in the window; software drawing");
    for _ in 0..size.rounds {
        figure.ours.push(once(program)?);
    }
    Ok(figure)
}

/// Ends the app however the measuring ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ignored = self.0.kill();
        let _ignored = self.0.wait();
    }
}

fn once(program: &Path) -> Outcome<f64> {
    let home = tempfile::tempdir()?;
    let (screen, at) = RustConnection::connect(None)?;
    let root = screen.setup().roots.get(at).ok_or("no screen")?.root;
    let mut command = Command::new(program);
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "TMPDIR"] {
        command.env(name, home.path());
    }
    let start = Instant::now();
    let _running = Running(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?);
    while start.elapsed() < PATIENCE {
        let windows = screen.query_tree(root)?.reply()?.children;
        if windows.into_iter().any(|window| has_words(&screen, window).unwrap_or(false)) {
            return Ok(start.elapsed().as_secs_f64());
        }
        thread::sleep(Duration::from_millis(5));
    }
    Err(format!("no words stand in the window after {PATIENCE:?}").into())
}

/// Whether a window is shown and more than bare surfaces are drawn in it.
fn has_words(screen: &RustConnection, window: Window) -> Outcome<bool> {
    if screen.get_window_attributes(window)?.reply()?.map_state != MapState::VIEWABLE {
        return Ok(false);
    }
    let size = screen.get_geometry(window)?.reply()?;
    if size.width < 400 || size.height < 300 {
        return Ok(false);
    }
    let (width, height) = (size.width.min(1000), size.height.min(600));
    let image = screen.get_image(ImageFormat::Z_PIXMAP, window, 0, 0, width, height, !0)?.reply()?;
    let shades: BTreeSet<&[u8]> = image.data.chunks_exact(4).collect();
    Ok(shades.len() > SHADES)
}
