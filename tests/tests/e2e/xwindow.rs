//! The window as the system sees it: keys pressed on the keyboard, files dropped on it, its close button. None of this
//! goes through WebDriver.

use std::{
    process::Child,
    thread,
    time::{Duration, Instant},
};
use x11rb::{
    CURRENT_TIME, NONE,
    connection::Connection,
    protocol::{
        xproto::{
            AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, InputFocus, KEY_PRESS_EVENT,
            KEY_RELEASE_EVENT, Window,
        },
        xtest::ConnectionExt as _,
    },
    rust_connection::RustConnection,
    wrapper::ConnectionExt as _,
};

/// How long a window may take to appear or to go.
const PATIENCE: Duration = Duration::from_secs(30);

/// The codes of keys that print nothing.
pub(crate) const ENTER: u32 = 0xff0d;
pub(crate) const CONTROL: u32 = 0xffe3;
const SHIFT: u32 = 0xffe1;

/// The app's window on the screen of these tests.
pub(crate) struct XWindow {
    connection: RustConnection,
    window: Window,
    root: Window,
}

impl XWindow {
    /// Waits for the app's window to be shown.
    pub(crate) fn find() -> Self {
        let (connection, screen) = RustConnection::connect(None).expect("the X screen does not answer");
        let root = connection.setup().roots[screen].root;
        let began = Instant::now();
        loop {
            if let Some(window) = shown_window(&connection, root) {
                return Self { connection, window, root };
            }
            assert!(began.elapsed() < PATIENCE, "no window of the app is shown after {PATIENCE:?}");
            thread::sleep(Duration::from_millis(100));
        }
    }

    /// Gives the keyboard to the window, as a window manager would.
    pub(crate) fn focus(&self) {
        self.connection.set_input_focus(InputFocus::PARENT, self.window, CURRENT_TIME).unwrap();
        self.connection.sync().unwrap();
        thread::sleep(Duration::from_millis(300));
    }

    /// Types words on the keyboard.
    pub(crate) fn type_words(&self, words: &str) {
        for letter in words.chars() {
            self.press(&[u32::from(letter)]);
        }
    }

    /// Presses keys together, first to last, and lets go of them.
    pub(crate) fn press(&self, keys: &[u32]) {
        let mut codes = Vec::new();
        for key in keys {
            let (code, shifted) = self.code(*key);
            if shifted {
                codes.push(self.code(SHIFT).0);
            }
            codes.push(code);
        }
        for code in &codes {
            self.key(KEY_PRESS_EVENT, *code);
        }
        for code in codes.iter().rev() {
            self.key(KEY_RELEASE_EVENT, *code);
        }
        self.connection.sync().unwrap();
        thread::sleep(Duration::from_millis(25));
    }

    /// Presses the close button of the window's frame.
    pub(crate) fn press_close(&self) {
        let atom =
            |name: &str| self.connection.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom;
        let (protocols, delete) = (atom("WM_PROTOCOLS"), atom("WM_DELETE_WINDOW"));
        let event = ClientMessageEvent::new(32, self.window, protocols, [delete, CURRENT_TIME, 0, 0, 0]);
        self.connection.send_event(false, self.window, EventMask::NO_EVENT, event).unwrap();
        self.connection.sync().unwrap();
    }

    /// Whether a window of the app is still shown.
    pub(crate) fn is_shown(&self) -> bool {
        shown_window(&self.connection, self.root).is_some()
    }

    fn key(&self, kind: u8, code: u8) {
        self.connection.xtest_fake_input(kind, code, CURRENT_TIME, NONE, 0, 0, 0).unwrap();
    }

    /// The key that makes this sign, and whether Shift belongs to it.
    fn code(&self, sign: u32) -> (u8, bool) {
        let setup = self.connection.setup();
        let (first, count) = (setup.min_keycode, setup.max_keycode - setup.min_keycode + 1);
        let map = self.connection.get_keyboard_mapping(first, count).unwrap().reply().unwrap();
        let per_key = usize::from(map.keysyms_per_keycode);
        let found = (0..2).find_map(|level| {
            let key = map.keysyms.chunks(per_key).position(|key| key.get(level) == Some(&sign))?;
            Some((first + u8::try_from(key).unwrap(), level == 1))
        });
        found.unwrap_or_else(|| panic!("no key makes the sign {sign:#x}"))
    }
}

/// The app's top window, once it is drawn.
fn shown_window(connection: &RustConnection, root: Window) -> Option<Window> {
    let children = connection.query_tree(root).ok()?.reply().ok()?.children;
    children.into_iter().find(|window| {
        let class = connection.get_property(false, *window, AtomEnum::WM_CLASS, AtomEnum::STRING, 0, 64);
        let class =
            class.ok().and_then(|cookie| cookie.reply().ok()).map(|reply| reply.value).unwrap_or_default();
        let class = String::from_utf8_lossy(&class).to_lowercase();
        let state = connection.get_window_attributes(*window).ok().and_then(|cookie| cookie.reply().ok());
        class.contains("recourse")
            && state.is_some_and(|state| state.map_state == x11rb::protocol::xproto::MapState::VIEWABLE)
    })
}

/// Waits until a program that these tests started has ended by itself.
pub(crate) fn wait_for_end(program: &mut Child, what: &str) {
    let began = Instant::now();
    while program.try_wait().unwrap().is_none() {
        assert!(began.elapsed() < PATIENCE, "{what} is still running after {PATIENCE:?}");
        thread::sleep(Duration::from_millis(50));
    }
}
