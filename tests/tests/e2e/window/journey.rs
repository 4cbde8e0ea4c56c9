//! The main job: from what happened to an answer beside what was asked, by two people at two computers.

use crate::{home::Home, look::Album, screen::Screen};

#[test]
fn journey_from_what_happened_to_asked_beside_answered() {
    Album::fill("journey", |album| {
        let heron = Home::new();
        let screen = Screen::open(&heron, album);
        first_run(&screen);
        screen.close();
    });
}

/// A person opens the app for the first time, makes a vault, and copies the recovery sheet.
fn first_run(screen: &Screen<'_>) {
    screen.arrive("Put what an AI system did on record");
    screen.look("first-run");
    screen.press("I document what happened");
    screen.press("Next: create a vault");
    screen.fill_new_vault("Notes");
    screen.look("create-vault");
    screen.press("Next: the recovery sheet");
    screen.arrive("Make the recovery sheet");
    screen.look("recovery-sheet-before");
    screen.copy_recovery_sheet();
    screen.look("recovery-sheet-checked");
    screen.press("Go to my vault");
}
