//! The framework in plain words: found in everyday words, and NIST's own text beside it where somebody attaches it.

use crate::{home::Home, look::Album, ready, screen::Screen};
use recourse_catalog::{Catalog, EntryKind};
use recourse_model::Desk;
use serde_json::json;

/// Made-up words in the place of NIST's.
const MADE_UP: &str = "Made-up words about comparing groups.";

#[test]
fn the_framework_is_found_in_everyday_words_and_the_official_text_stands_beside_ours() {
    Album::fill("catalog", |album| {
        let home = Home::new();
        drop(ready::new_vault(&home, "Readers", Desk::Casebook));
        ready::remember(&home, &json!({ "language": "en", "theme": "light" }));
        let screen = Screen::open(&home, album);
        screen.unlock();
        screen.go("Catalog");
        screen.arrive("The framework in plain words");

        screen.press("Sources");
        let broken = home.document("broken.json", b"[{\"title\":");
        screen.home.will_choose("playbook", &[&broken]);
        screen.press("Attach the export");
        screen.see("This file is not the playbook export of NIST");
        screen.look("refused");
        let export = home.document("playbook.json", export().as_bytes());
        screen.home.will_choose("playbook", &[&export]);
        screen.press("Attach the export");
        screen.see("It has the text of 72 subcategories");
        screen.look("attached");

        screen.write("Find in the catalog", "works worse for some groups");
        screen.row("catalog-row", "MEASURE 2.11").see("Subcategory");
        screen.look("found");
        screen.row("catalog-row", "MEASURE 2.11").part("a").tap();
        screen.arrive("Test whether the system is harder on some groups");
        screen.see("What you can ask");
        screen.see(MADE_UP);
        screen.look("entry");
        screen.close();
    });
}

/// An export of the right shape, one item for each subcategory.
fn export() -> String {
    let item =
        |id: &str| json!({ "title": id, "section_about": MADE_UP, "section_actions": "", "section_doc": "" });
    let all = Catalog::shipped().of_kind(EntryKind::Subcategory);
    json!(all.map(|entry| item(entry.id())).collect::<Vec<_>>()).to_string()
}
