//! After a session nothing of what was written is to be found outside the vault's ciphertext, and nothing went out.

use crate::{
    home::Home,
    look::Album,
    plain::Watched,
    screen::Screen,
    steps::PASSPHRASE,
    xwindow::{CONTROL, ENTER},
};
use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

/// Thirty-two letters that are found nowhere by chance.
const MARKER: &str = "qzxjkvwqpzmxnvbqwkzjxqvyzqkxwjpq";

/// The window as it is released, keys pressed on a keyboard, every system call for files and sockets watched.
#[test]
fn a_session_at_the_keyboard_leaves_nothing_and_reaches_nothing() {
    Album::fill("leaves-nothing-keyboard", |album| {
        let home = Home::new();
        let screen = Screen::open(&home, album);
        screen.make_vault("Keys", "casebook");
        screen.close();

        let run = Watched::start(&home);
        thread::sleep(Duration::from_secs(4));
        run.window.focus();
        run.window.type_words(PASSPHRASE);
        run.window.press(&[ENTER]);
        thread::sleep(Duration::from_secs(3));
        run.window.press(&[CONTROL, u32::from('n')]);
        thread::sleep(Duration::from_secs(2));
        run.window.type_words(MARKER);
        thread::sleep(Duration::from_secs(2));
        run.window.press(&[CONTROL, u32::from('l')]);
        thread::sleep(Duration::from_secs(2));
        let trace = run.close();

        assert!(trace.neighbours() > 0, "strace saw no connection at all, not even to the screen");
        assert_eq!(trace.internet(), Vec::<&str>::new());
        let outside = trace.written_outside(home.path());
        eprintln!("written outside: {outside:?}");
        let all = files_with(home.path(), MARKER);
        assert_eq!(all, Vec::<PathBuf>::new());
    });
}

/// Every file under a folder in which the words stand, in any of the ways in which programs write letters.
fn files_with(folder: &Path, words: &str) -> Vec<PathBuf> {
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            found.extend(files_with(&path, words));
        } else if kind.is_file() {
            let bytes = fs::read(&path).unwrap_or_default();
            let has = |needle: &[u8]| bytes.windows(needle.len()).any(|part| part == needle);
            if has(words.as_bytes()) || has(&wide) {
                found.push(path);
            }
        }
    }
    found
}
