//! Packets that are opened with the program, as a double click does it.

use crate::{
    home::Home,
    look::Album,
    programs, ready,
    screen::{PATIENCE, Screen},
    steps::PASSPHRASE,
};
use serde_json::json;
use std::{
    path::Path,
    process::{Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

#[test]
fn an_opened_packet_waits_for_the_vault_and_lands_on_its_desk() {
    Album::fill("opening", |album| {
        let home = Home::new();
        let packet =
            ready::vault_with_sealed_challenge(&home, &json!({ "language": "en", "theme": "light" }));
        let name = packet.file_name().unwrap().to_str().unwrap();

        let screen = Screen::open_with(&home, album, &[&packet]);
        screen.arrive("Open your vault");
        screen.see("A packet waits");
        screen.see(name);
        let folder = packet.parent().unwrap().to_str().unwrap();
        let page = screen.js("return document.documentElement.outerHTML + location.href", &[]);
        assert!(!page.as_str().unwrap().contains(folder), "the page knows where the packet lies");
        screen.look("waiting");

        // The vault opens at the other desk.
        unlock(&screen);
        screen.dialog().see("What this packet proves");
        screen.look("came");
        screen.dialog().press("Close");
        screen.dialog().gone();
        screen.see("In quarantine");
        screen.look("entry");

        // A second start brings its packet to this window and ends.
        screen.go("Settings");
        screen.arrive("Settings");
        assert!(start_again(&home, &[&packet]).success());
        screen.dialog().see("This packet is here already");
        screen.dialog().see("The page behind this message is where it lies.");
        screen.look("again");
        screen.dialog().press("Close");
        screen.dialog().gone();
        screen.see("In quarantine");

        // While the vault is locked it waits, and can be let go.
        screen.lock();
        let notes = home.document("notes.acp", b"Bring bread.");
        assert!(start_again(&home, &[&notes, &home.path().join("documents/gone.acp")]).success());
        screen.see("notes.acp");
        screen.see("Recourse was asked to open what is not there");
        screen.press("Do not open gone.acp");
        screen.until("the missing one to be let go", || !screen.text().contains("gone.acp"));
        unlock(&screen);
        screen.dialog().see("notes.acp");
        screen.dialog().see("Nothing in your vault was changed.");
        screen.dialog().press("Close");
        screen.dialog().gone();
        assert_eq!(screen.refused(), Vec::<String>::new());
        screen.lock();
        screen.close();
    });
}

/// Opens the vault. What waits for it lies over the page at once.
fn unlock(screen: &Screen<'_>) {
    screen.write("Passphrase", PASSPHRASE);
    screen.press("Unlock");
    screen.until("something to come in", || screen.dialog().is_there());
}

/// Starts the program once more in the same account, and waits for its end.
fn start_again(home: &Home, files: &[&Path]) -> ExitStatus {
    let mut command = Command::new(programs::desktop());
    home.settle(&mut command);
    command.args(files).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut process = command.spawn().unwrap();
    let began = Instant::now();
    loop {
        if let Some(status) = process.try_wait().unwrap() {
            return status;
        }
        if began.elapsed() > PATIENCE {
            let _ignored = process.kill();
            panic!("a second start opens a window of its own");
        }
        thread::sleep(Duration::from_millis(50));
    }
}
