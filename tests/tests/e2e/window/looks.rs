//! Every screen in every way of looking at it: colours, size of the text, size of the window, language, direction.
//!
//! The way from screen to screen uses no words, because the words change.

use crate::{home::Home, look::Album, ready, screen::Screen};
use serde_json::{Value, json};

/// One way of looking.
struct Looks {
    theme: &'static str,
    text: u32,
    language: &'static str,
    size: (u32, u32),
}

const ORDINARY: Looks = Looks { theme: "light", text: 100, language: "en", size: (1360, 860) };

#[test]
fn in_light_colours() {
    all_screens("light", &ORDINARY);
}

#[test]
fn in_dark_colours() {
    all_screens("dark", &Looks { theme: "dark", ..ORDINARY });
}

#[test]
fn in_high_contrast() {
    all_screens("contrast", &Looks { theme: "contrast", ..ORDINARY });
}

#[test]
fn in_a_small_window() {
    all_screens("small", &Looks { size: (960, 640), ..ORDINARY });
}

#[test]
fn in_large_text() {
    all_screens("large-text", &Looks { text: 200, ..ORDINARY });
}

#[test]
fn in_spanish() {
    all_screens("spanish", &Looks { language: "es", ..ORDINARY });
}

#[test]
fn in_long_words() {
    all_screens("long-words", &Looks { language: "en-XA", ..ORDINARY });
}

#[test]
fn from_right_to_left() {
    all_screens("right-to-left", &Looks { language: "ar-XB", ..ORDINARY });
}

fn all_screens(name: &str, looks: &Looks) {
    Album::fill(&format!("looks-{name}"), |album| {
        let home = Home::new();
        let preferences = json!({ "theme": looks.theme, "text_size": looks.text, "language": looks.language, "letter_shortcuts": true });
        ready::vault_with_everything(&home, &preferences);
        let screen = Screen::open(&home, album);
        screen.size(looks.size.0, looks.size.1);
        let root = "const d = document.documentElement; return [d.dataset.theme, Number(d.dataset.textSize), d.lang, d.dir]";
        let direction = if looks.language == "ar-XB" { "rtl" } else { "ltr" };
        let wanted = json!([looks.theme, looks.text, looks.language, direction]);
        screen.until("the chosen looks", || screen.js(root, &[]) == wanted);
        screen.look("locked");
        screen.part("input[type=password]").type_in(crate::steps::PASSPHRASE);
        screen.part("button[type=submit]").tap();
        screen.until("the vault to open", || screen.part("nav").is_there());
        documenting(&screen);
        responding(&screen);
        common(&screen);
        screen.close();
    });
}

/// Goes to a place by the side list's key, from the desk that is open.
fn place(screen: &Screen<'_>, number: u32, name: &str) {
    let before = address(screen);
    screen.press_together(&["Alt", &number.to_string()]);
    screen.until(&format!("the place {number}"), || address(screen) != before);
    screen.look(name);
}

/// What tells one screen from another without words.
fn address(screen: &Screen<'_>) -> Value {
    let script = "return [document.title, document.querySelector('h1')?.textContent, document.querySelector('.side-nav [aria-current=page]')?.textContent, document.querySelector('.breadcrumbs')?.textContent]";
    screen.js(script, &[])
}

/// Presses a thing that leads to another screen.
fn follow(screen: &Screen<'_>, css: &str, name: &str) {
    let before = address(screen);
    screen.part(css).tap();
    screen.until(&format!("what {css} leads to"), || address(screen) != before);
    screen.look(name);
}

fn documenting(screen: &Screen<'_>) {
    screen.look("home");
    place(screen, 2, "cases");
    follow(screen, "[data-testid=case-row]", "case");
    follow(screen, "[data-testid=claim-row] a, [data-testid=claim-row] button", "harm");
    follow(screen, ".page-head .button--primary", "map");
    place(screen, 3, "evidence");
    follow(screen, "[data-testid=evidence-row] a", "evidence-item");
    screen.part(".evidence-cover").tap();
    screen.part(".evidence-cover").gone();
    screen.look("evidence-open");
    place(screen, 4, "people");
    place(screen, 5, "sent");
    follow(screen, "[data-testid=sent-row] a", "ledger");
    exchange(screen);
    place(screen, 6, "replies");
    place(screen, 1, "home-again");
    follow(screen, "[data-testid=draft-row] a", "compose");
}

/// The challenge that was answered, what followed it, and what more can be said.
fn exchange(screen: &Screen<'_>) {
    for (way, name) in [(1, "update"), (2, "reply"), (3, "withdraw")] {
        place(screen, 5, "sent-again");
        follow(screen, "tbody tr:last-child [data-testid=sent-row] a", "ledger-answered");
        screen.until("what followed", || screen.part("[data-testid=packet-row]").is_there());
        screen.js("document.querySelector('[data-testid=packet-row]').scrollIntoView()", &[]);
        screen.look("thread");
        follow(screen, &format!(".ledger-way:nth-of-type({way}) button"), name);
    }
    place(screen, 5, "sent-again");
    follow(screen, ".page-head button:first-of-type", "organizations");
}

fn responding(screen: &Screen<'_>) {
    follow(screen, ".workspace-switch > :nth-child(2)", "inbox");
    follow(screen, "[data-testid=inbox-row] a", "entry");
    place(screen, 1, "inbox-again");
    follow(screen, "[data-testid=inbox-row]:last-child a", "entry-news");
    place(screen, 2, "reviews");
    follow(screen, "[data-testid=inbox-row] a", "worksheet");
    place(screen, 3, "answers");
    follow(screen, "[data-testid=inbox-row] a", "answer");
    place(screen, 4, "log");
    place(screen, 5, "keys");
}

fn common(screen: &Screen<'_>) {
    follow(screen, ".side-nav-foot > a:nth-of-type(1)", "catalog");
    follow(screen, "[data-testid=catalog-row] a", "catalog-entry");
    follow(screen, ".side-nav-foot > a:nth-of-type(2)", "vault");
    follow(screen, ".side-nav-foot > a:nth-of-type(3)", "settings");
    screen.part("main details summary").tap();
    screen.until("the own keys", || screen.part("main details button").is_there());
    screen.look("settings-keys");
    screen.part("main details > div > div:last-child button").tap();
    screen.until("the question", || screen.dialog().is_there());
    screen.look("settings-take-back");
    screen.press_together(&["Escape"]);
    screen.dialog().gone();
    follow(screen, ".side-nav-foot > a:nth-of-type(4)", "help");
    screen.part("h1").tap();
    screen.press_together(&["?"]);
    screen.until("the list of keys", || screen.dialog().is_there());
    screen.look("keys-list");
}
