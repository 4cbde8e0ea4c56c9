//! The catalog as the window asks for it.

use crate::{commands::create, folder_host::app};
use recourse_api::{
    App,
    contract::{
        CatalogFound, CatalogPage, Empty, FrameworkRef, HarmRef, InLanguage, Language, NewHarm, SaveSystem,
        SearchQuery,
    },
};
use recourse_catalog::Catalog;
use recourse_model::{Affected, ErrorCode, PriorContact, SystemFacts};
use serde_json::{Value, json};
use std::fs;

fn english() -> Language {
    Language { language: "en".into() }
}

fn page(app: &App, framework: &str, id: &str) -> CatalogPage {
    let of = FrameworkRef { framework: framework.into(), edition: String::new(), id: id.into() };
    app.catalog_page(InLanguage { language: "en".into(), of }).unwrap()
}

fn find(app: &App, text: &str) -> CatalogFound {
    let of = SearchQuery { text: text.into(), limit: 20 };
    app.catalog_find(InLanguage { language: "en".into(), of }).unwrap()
}

/// An export of our own making: every subcategory with a sentence.
fn export() -> Vec<Value> {
    let item = |id: &str| {
        json!({
            "title": id, "section_about": format!("Official words about {id}."),
            "section_actions": "- Act.", "section_doc": "- Note it.",
        })
    };
    Catalog::shipped().subcategories().iter().map(|entry| item(entry.id())).collect()
}

#[test]
fn every_row_of_the_list_opens_a_page_and_every_way_on_it_leads_somewhere() {
    let (app, _, _folder) = app();
    let rows = app.catalog_rows(english()).unwrap().rows;
    assert!(rows.iter().all(|row| !row.title.is_empty() && !row.edition.is_empty()));
    let kinds = |kind: &str| rows.iter().filter(|row| row.kind == kind).count();
    assert_eq!((kinds("function"), kinds("subcategory"), kinds("characteristic")), (4, 72, 7));
    for row in &rows {
        let shown = page(&app, &row.framework, &row.id);
        assert_eq!(&shown.row, row, "without an edition it is the current one");
        assert!(!shown.source.document.is_empty() && !shown.source.licence.is_empty());
        for end in shown.crosswalks.iter().flat_map(|crossing| &crossing.ends) {
            if let Some(of) = end.entry.clone() {
                app.catalog_page(InLanguage { language: "es".into(), of }).unwrap();
            }
        }
    }
}

#[test]
fn a_page_says_who_says_so_and_an_unknown_id_is_refused() {
    let (app, _, _folder) = app();
    let shown = page(&app, "nist-ai-rmf", "MEASURE 2.11");
    let above: Vec<_> = shown.above.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(above, ["MEASURE", "MEASURE 2"], "the outermost first");
    assert!(!shown.asks.is_empty() && !shown.answers.is_empty() && !shown.actions.is_empty());
    assert!(shown.related.iter().any(|one| one.basis == "our_inference"));
    assert!(shown.crosswalks.iter().all(|one| !one.authority.is_empty() && !one.provider.is_empty()));
    let of =
        FrameworkRef { framework: "nist-ai-rmf".into(), edition: "1.0".into(), id: "MEASURE 9.9".into() };
    let error = app.catalog_page(InLanguage { language: "en".into(), of }).unwrap_err();
    assert_eq!(error.code, ErrorCode::CatalogUnknown);
}

#[test]
fn a_name_resolves_or_asks_which_is_meant_and_words_find() {
    let (app, _, _folder) = app();
    let names = Catalog::shipped().names();
    let of = |several: bool| {
        let said = names.iter().flat_map(|name| name.spellings()).map(|(_, said)| said);
        let mut fitting =
            said.filter(|said| Catalog::shipped().meaning(said).is_some_and(|one| one.must_ask() == several));
        fitting.next().unwrap()
    };
    assert_eq!(find(&app, of(false)).meant.len(), 1);
    assert!(find(&app, of(true)).meant.len() > 1);
    assert_eq!(find(&app, "ms-2.11").rows[0].id, "MEASURE 2.11");
    assert!(find(&app, "xyzzyq").rows.is_empty());
}

#[test]
fn everything_that_was_told_about_a_harm_counts_and_says_why() {
    let (app, _, _folder) = app();
    create(&app);
    let words = "They stopped my benefit and nobody could say why.";
    let mut harm = app.new_harm(NewHarm { case_id: None, what_happened: words.into() }).unwrap();
    harm.facts.affected =
        vec![Affected { protected_basis: vec!["disability".into()], ..Affected::default() }];
    harm.facts.prior_contacts =
        vec![PriorContact { outcome: "They never answered.".into(), ..PriorContact::default() }];
    app.save_harm(harm.clone()).unwrap();
    let facts = SystemFacts { human_reachable: Some(false), ..SystemFacts::default() };
    app.save_system(SaveSystem { case_id: harm.case_id, system_id: None, facts }).unwrap();
    let of = || InLanguage { language: "en".into(), of: HarmRef { harm_id: harm.id } };
    let all = app.catalog_suggestions(of()).unwrap();
    assert!(!all.asks.is_empty() && all.asks.iter().all(|one| one.row.kind == "ask"));
    assert!(all.entries.iter().all(|one| !one.because.is_empty() && one.row.kind != "ask"));
    let because: Vec<_> = all.entries.iter().chain(&all.asks).flat_map(|one| &one.because).collect();
    for why in ["You wrote", "no person can be reached", "You asked before and got no answer"] {
        assert!(because.iter().any(|sentence| sentence.contains(why)), "{why}: {because:?}");
    }
    let view = app.mapping_view(of()).unwrap();
    assert!(!view.suggestions.is_empty(), "words alone suggest something");
    for one in view.suggestions {
        assert!(matches!(one.kind.as_str(), "subcategory" | "gai_risk"), "{}", one.kind);
        assert!(!one.because.is_empty() || one.because_generative || !one.said.is_empty());
    }
}

#[test]
fn a_playbook_export_stands_beside_our_words_until_it_is_removed() {
    let (app, host, folder) = app();
    assert_eq!(app.attach_playbook(Empty {}).unwrap_err().code, ErrorCode::VaultLocked);
    create(&app);
    assert!(app.attach_playbook(Empty {}).unwrap().playbook.is_none(), "a closed dialog attaches nothing");
    let file = folder.path().join("playbook.json");
    let attach = |text: &[u8]| {
        fs::write(&file, text).unwrap();
        *host.files.lock().unwrap() = vec![file.clone()];
        app.attach_playbook(Empty {})
    };
    let state = attach(&serde_json::to_vec(&export()).unwrap()).unwrap().playbook.unwrap();
    assert_eq!((state.subcategories, state.sha256.len()), (72, 64));
    assert_eq!(app.catalog_books(english()).unwrap().playbook.unwrap().sha256, state.sha256);
    let refused = attach(b"[{").unwrap_err();
    assert_eq!(refused.code, ErrorCode::CatalogPlaybook);
    assert_eq!(refused.params["reason"], "not_json");
    let missing = attach(&serde_json::to_vec(&export()[1..]).unwrap()).unwrap_err();
    assert_eq!((missing.params["reason"].as_str(), missing.params["count"].as_str()), ("missing", "1"));
    let official = page(&app, "nist-ai-rmf", "MAP 1.1").official.unwrap();
    assert_eq!(official.about, "Official words about MAP 1.1.", "a refused file changes nothing");
    assert!(page(&app, "nist-ai-rmf", "MAP 1").official.is_none());
    app.remove_playbook(Empty {}).unwrap();
    assert!(page(&app, "nist-ai-rmf", "MAP 1.1").official.is_none());
    assert!(app.catalog_books(english()).unwrap().playbook.is_none());
    assert!(!app.catalog_books(english()).unwrap().pointers.is_empty());
}

#[test]
fn the_catalog_is_read_once_and_can_be_read_behind_a_lock() {
    let (app, _, _folder) = app();
    let first: *const Catalog = Catalog::shipped();
    assert!(!app.catalog_books(english()).unwrap().sources.is_empty());
    assert!(page(&app, "nist-ai-rmf", "MAP 1.1").official.is_none());
    assert!(std::ptr::eq(first, Catalog::shipped()), "every reader has the same catalog");
}
