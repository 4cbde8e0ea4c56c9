//! After a session nothing of what was written is to be found outside the vault's ciphertext, and nothing went out.

use crate::{
    home::Home,
    look::Album,
    pictures::png,
    plain::Watched,
    ready,
    screen::Screen,
    steps::PASSPHRASE,
    xwindow::{CONTROL, ENTER, XWindow},
};
use recourse_desk::{casebook, settings};
use recourse_model::{Desk, Harm};
use recourse_vault::Vault;
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

/// Thirty-two letters that are found nowhere by chance.
const MARKER: &str = "qzxjkvwqpzmxnvbqwkzjxqvyzqkxwjpq";

/// Every field of both desks that takes words is written into, and files with the marker are added and looked at. This
/// window is driven by WebDriver and therefore not a private one: it could leave more than the released one does.
#[test]
fn what_is_written_into_every_field_stays_in_the_vault() {
    Album::fill("leaves-nothing-fields", |album| {
        let home = Home::new();
        ready::vault_with_everything(&home, &json!({ "language": "en", "theme": "light" }));
        let screen = Screen::open(&home, album);
        screen.unlock();
        let mut written = BTreeMap::new();
        documenting(&screen, &mut written);
        responding(&screen, &mut written);
        eprintln!("fields written into: {written:?}");
        let all: usize = written.values().sum();
        assert!(all >= 80, "only {all} fields took words: {written:?}");
        // Half a second of quiet, and everything is in the vault.
        thread::sleep(Duration::from_millis(600));
        screen.lock();
        XWindow::find().press_close();
        screen.close();

        let found = in_vault(&home);
        for kind in ["ask", "case", "challenge", "evidence", "harm", "person", "system"] {
            assert!(found.contains(kind), "the vault finds no {kind} with the marker, but {found:?}");
        }
        assert_eq!(files_with(home.path(), MARKER), Vec::<PathBuf>::new());
        assert_eq!(files_with(home.path(), PASSPHRASE), Vec::<PathBuf>::new());
    });
}

type Written = BTreeMap<String, usize>;

fn documenting(screen: &Screen<'_>, written: &mut Written) {
    screen.press("Record what happened");
    for question in 1..=11 {
        screen.see(&format!("Question {question} of 11"));
        if question == 8 {
            add_files(screen);
        }
        write_everywhere(screen, &format!("record {question}"), written);
        let last = question == 11;
        screen.press(if last { "Keep this record" } else { "Next" });
    }
    look_at_files(screen, written);
    screen.press_together(&["Control", "k"]);
    write_everywhere(screen, "search", written);
    screen.press_together(&["Escape"]);
    screen.dialog().gone();
    screen.go("Cases");
    screen.press(MARKER);
    screen.part("[data-testid=claim-row] a").tap();
    screen.see("The account");
    write_everywhere(screen, "harm", written);
    screen.press("Say what was harmed");
    screen.see("What makes you say so?");
    screen.part("[role=tabpanel]").press("Harmed");
    screen.page().part("[data-testid=suggestion]").press("MEASURE");
    screen.see("Why this fits");
    write_everywhere(screen, "map", written);
    screen.press("Done for now");
    screen.press("Write a challenge");
    screen.see("What is it about?");
    screen.press("Add an ask");
    screen.dialog().see("What do you ask for?");
    write_everywhere(screen, "ask", written);
    screen.dialog().press("Done");
    screen.dialog().gone();
    write_everywhere(screen, "compose", written);
    screen.go("People");
    screen.press("Linden");
    screen.see("What Linden agreed to");
    write_everywhere(screen, "people", written);
}

/// A text and a picture that hold the marker are added, opened, and looked at.
fn add_files(screen: &Screen<'_>) {
    let words = screen.home.document("words.txt", format!("It begins. {MARKER} It ends.").as_bytes());
    let picture = screen.home.document("picture.png", &png(200, 100, MARKER));
    screen.home.will_choose("evidence", &[&words, &picture]);
    screen.press("Choose files");
    screen.see("2 files were added");
}

/// What was added is opened and drawn, so that whatever draws it has had it in hand.
fn look_at_files(screen: &Screen<'_>, written: &mut Written) {
    for (name, shown) in [("words", ".evidence-text-view"), ("picture", "img.evidence-image")] {
        screen.go("Evidence");
        screen.row("evidence-row", name).press(name);
        screen.arrive(name);
        screen.press("Open it here");
        screen.until("the file to be shown", || screen.part(shown).is_there());
        let width = "const picture = document.querySelector('img.evidence-image'); return picture === null || picture.naturalWidth > 0";
        screen.until("the picture to be drawn", || screen.js(width, &[]) == true);
        write_everywhere(screen, &format!("evidence {name}"), written);
        screen.press("Cover again");
    }
}

fn responding(screen: &Screen<'_>, written: &mut Written) {
    screen.press("Respond");
    screen.part("[data-testid=inbox-row]:first-child a").tap();
    screen.see("You have taken it up");
    write_everywhere(screen, "entry", written);
    screen.press("Work on the claims");
    screen.press("Add a test");
    write_everywhere(screen, "worksheet", written);
    screen.press("Write the answer");
    screen.see("Is this an answer?");
    screen.group("What you answer").press("No");
    write_everywhere(screen, "answer", written);
    screen.press("The answer as a whole");
    screen.press("Add a promise");
    screen.press("Add a reviewer");
    screen.press("Add who was told");
    write_everywhere(screen, "answer as a whole", written);
    screen.press("The ten questions");
    screen.see("of the ten questions");
    write_everywhere(screen, "ten questions", written);
    screen.go("Keys");
    screen.see("Name on the card");
    write_everywhere(screen, "keys", written);
}

/// Types the marker into every field of the screen that has room for it.
fn write_everywhere(screen: &Screen<'_>, place: &str, written: &mut Written) {
    const ROOMY: &str = "input[type=text], input[type=search], textarea";
    let scope = if screen.dialog().is_there() { "[role=dialog]" } else { "main" };
    let all = screen.part(scope).all(ROOMY);
    let before = all.len();
    let took = all.into_iter().filter(|field| screen.append(field, MARKER)).count();
    assert!(before == 0 || took > 0, "no field of {place} took the marker");
    *written.entry(place.to_owned()).or_default() += took;
}

/// The vault, opened once the app has let go of it.
fn vault_of(home: &Home) -> Vault {
    settings::open_vault(&ready::vault_folder(home), PASSPHRASE).unwrap()
}

/// Which kinds of records of the vault hold the marker.
fn in_vault(home: &Home) -> BTreeSet<String> {
    casebook::search(&vault_of(home), MARKER, 200).unwrap().into_iter().map(|hit| hit.kind).collect()
}

/// The window as it is released, keys pressed on a keyboard, every system call for files and sockets watched.
#[test]
fn a_session_at_the_keyboard_leaves_nothing_and_reaches_nothing() {
    let home = Home::new();
    drop(ready::new_vault(&home, "Keys", Desk::Casebook));
    ready::remember(&home, &json!({ "language": "en" }));
    let run = Watched::start(&home);
    unlock_by_keyboard(&run, &home);
    begin_record_by_keyboard(&run, &home);
    run.window.type_words(MARKER);
    // A key on its way from the keyboard is not in the page yet. Then closed before the page saves by itself: the last
    // words must still be written.
    thread::sleep(Duration::from_millis(200));
    let trace = run.close();

    assert!(
        in_vault(&home).contains("harm"),
        "the words that were typed last are not in {:?}",
        accounts(&home)
    );
    assert!(trace.neighbours() > 0, "strace saw no connection at all, not even to the screen");
    assert_eq!(trace.internet(), Vec::<&str>::new());
    assert_eq!(trace.written_outside(home.path()), BTreeSet::new());
    assert_eq!(files_with(home.path(), MARKER), Vec::<PathBuf>::new());
    assert_eq!(files_with(home.path(), PASSPHRASE), Vec::<PathBuf>::new());
}

/// What the records of the vault say happened.
fn accounts(home: &Home) -> Vec<String> {
    let harms: Vec<Harm> = vault_of(home).read(|r| r.list()).unwrap();
    harms.into_iter().map(|harm| harm.facts.what_happened).collect()
}

/// Nothing tells from outside when the page listens to the keyboard, so the passphrase is typed until the vault opens.
fn unlock_by_keyboard(run: &Watched, home: &Home) {
    let log = ready::vault_folder(home).join("book.db-wal");
    for _ in 0..6 {
        thread::sleep(Duration::from_secs(3));
        run.window.focus();
        run.window.type_words(PASSPHRASE);
        run.window.press(&[ENTER]);
        thread::sleep(Duration::from_secs(4));
        if log.exists() {
            return;
        }
    }
    panic!("the vault does not open at the keyboard");
}

/// Begins a record, and waits until its first letters are in the vault.
fn begin_record_by_keyboard(run: &Watched, home: &Home) {
    let log = ready::vault_folder(home).join("book.db-wal");
    let written = || fs::metadata(&log).map_or(0, |log| log.len());
    for _ in 0..6 {
        run.window.press(&[CONTROL, u32::from('n')]);
        thread::sleep(Duration::from_secs(2));
        let before = written();
        run.window.type_words("begun ");
        thread::sleep(Duration::from_secs(2));
        if written() > before {
            return;
        }
    }
    panic!("no record is begun at the keyboard");
}

/// Every file under a folder in which the words stand, in the ways in which programs write letters. Where the person
/// keeps documents is left out: those files were there before.
fn files_with(folder: &Path, words: &str) -> Vec<PathBuf> {
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() && !path.ends_with("documents") {
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
