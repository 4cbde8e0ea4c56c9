//! The same work without a mouse.

use crate::{home::Home, look::Album, ready, screen::Screen, steps::PASSPHRASE};
use recourse_model::Desk;
use serde_json::json;

const ACCOUNT: &str = "The score stopped the payment.";

#[test]
fn a_record_is_begun_hidden_locked_and_taken_up_again() {
    Album::fill("keyboard-record", |album| {
        let home = Home::new();
        drop(ready::new_vault(&home, "Keys", Desk::Casebook));
        ready::remember(&home, &json!({ "language": "en", "theme": "light" }));
        let screen = Screen::open(&home, album);
        unlock(&screen);

        screen.press_together(&["Control", "n"]);
        screen.arrive("What happened?");
        screen.keys(ACCOUNT);
        screen.press_together(&["Control", "Enter"]);
        screen.arrive("What should have happened instead?");
        screen.keys("A person reads it first.");
        hide_and_show(&screen);

        screen.press_together(&["Control", "l"]);
        unlock(&screen);
        screen.arrive("Nothing is waiting");
        screen.tab_to("Record: question 2 of 11");
        screen.press_together(&["Enter"]);
        screen.arrive("What should have happened instead?");
        screen.see("A person reads it first.");
        screen.look("taken-up-again");
        screen.close();
    });
}

/// One key covers everything; what is typed then goes nowhere; the same key brings it back where it was.
fn hide_and_show(screen: &Screen<'_>) {
    screen.press_together(&["Control", "."]);
    screen.until("the cover", || screen.part("textarea.cover").is_there());
    let seen = "const page = document.querySelector('#root'); return [document.title, page.inert, getComputedStyle(page).visibility]";
    assert_eq!(screen.js(seen, &[]), json!(["Note", true, "hidden"]), "nothing of the page may be seen");
    screen.keys("lunch at noon");
    screen.look("hidden");
    screen.press_together(&["Control", "."]);
    screen.until("the page to come back", || !screen.part("textarea.cover").is_there());
    screen.arrive("What should have happened instead?");
    screen.keys(" Twice.");
    screen.see("A person reads it first. Twice.");
    assert!(!screen.page().says("lunch"), "what was typed on the cover is thrown away");
}

#[test]
fn every_place_is_reached() {
    Album::fill("keyboard-places", |album| {
        let home = Home::new();
        ready::vault_with_everything(
            &home,
            &json!({ "language": "en", "theme": "light", "letter_shortcuts": true }),
        );
        let screen = Screen::open(&home, album);
        unlock(&screen);
        screen.press_together(&["?"]);
        screen.dialog().see("Hide the screen at once");
        screen.look("all-keys");
        screen.press_together(&["Escape"]);
        screen.dialog().gone();

        let places = [
            ("2", "3 cases are open"),
            ("3", "pieces"),
            ("4", "people"),
            ("5", "challenge"),
            ("1", "answer"),
        ];
        for (key, heading) in places {
            screen.press_together(&["Alt", key]);
            screen.arrive(heading);
        }

        screen.press_together(&["Control", "k"]);
        screen.keys("fortnight");
        screen.until("a find", || screen.dialog().row("search-hit", "").is_there());
        screen.look("search");
        screen.press_together(&["Escape"]);
        screen.dialog().gone();
        map(&screen);
        panes(&screen);
        screen.close();
    });
}

/// The seven questions are tabs, and their answers have numbers.
fn map(screen: &Screen<'_>) {
    screen.press_together(&["Alt", "2"]);
    screen.tab_to("Debts made by averaging");
    screen.press_together(&["Enter"]);
    screen.tab_to("Map C1: say what was harmed");
    screen.press_together(&["Enter"]);
    screen.arrive("Debts made by averaging");
    screen.tab_to("Does it work as claimed?");
    screen.press_together(&["ArrowRight"]);
    assert_eq!(screen.focused(), "harmed did it endanger anyone? safe");
    screen.press_together(&["Tab"]);
    screen.press_together(&["3"]);
    screen.part("[role=tab][aria-selected=true]").see("Not sure");
    screen.press_together(&["1"]);
    screen.part("[role=tab][aria-selected=true]").see("Harmed");
    screen.look("map");
}

/// F6 goes through the parts of the window and comes back to the first.
fn panes(screen: &Screen<'_>) {
    let pane = "return document.activeElement.closest('[data-pane]')?.dataset.pane ?? ''";
    let mut visited = Vec::new();
    for _ in 0..3 {
        screen.press_together(&["F6"]);
        visited.push(screen.js(pane, &[]));
    }
    visited.sort_by_key(ToString::to_string);
    assert_eq!(json!(visited), json!(["nav", "top", "work"]));
}

fn unlock(screen: &Screen<'_>) {
    screen.arrive("Open your vault");
    screen.keys(PASSPHRASE);
    screen.press_together(&["Enter"]);
    screen.until("the vault to open", || screen.part("nav").is_there());
}
