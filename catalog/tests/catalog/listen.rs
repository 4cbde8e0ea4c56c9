//! Suggestions from what a person wrote and from the fields of the record.

use std::collections::BTreeSet;

use recourse_catalog::{Catalog, EntryKind, Fact, HarmField, HarmText, Lang, Reason, SuggestionInput};

fn file(name: &str) -> toml::Table {
    let file = Catalog::shipped_files().iter().find(|file| file.name == name).expect("a shipped file");
    toml::from_str(file.text).expect("TOML")
}

fn tables(table: &toml::Table, name: &str) -> Vec<toml::Table> {
    let list = table.get(name).and_then(toml::Value::as_array).expect("a list");
    list.iter().filter_map(toml::Value::as_table).cloned().collect()
}

fn names(table: &toml::Table, name: &str) -> Vec<String> {
    let list = table.get(name).and_then(toml::Value::as_array).cloned().unwrap_or_default();
    list.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect()
}

/// The first English phrase of a signal, as a person might write it.
fn phrase(id: &str) -> String {
    let signals = tables(&file("signals.toml"), "signal");
    let signal = signals.iter().find(|one| one["id"].as_str() == Some(id)).expect("a known signal");
    let words = signal["words"]["en"].as_array().expect("English words");
    words[0].as_str().expect("a text").replace('*', "")
}

#[test]
fn a_suggestion_quotes_the_persons_own_words() {
    let catalog = Catalog::shipped();
    let input = SuggestionInput::new()
        .text(HarmText::WhatHappened, "They turned me down for a flat. Nobody could explain why.")
        .text(HarmText::Expected, "A person should have looked at my papers.");
    let found = catalog.suggest(&input).expect("known");
    let explain = found.iter().find(|one| one.entry.id() == "MEASURE 2.9").expect("suggested");
    assert!(explain.is_likely());
    let page = catalog.suggestion_page(explain, Lang::EN);
    assert!(page.because.iter().any(|line| line.starts_with("You wrote “")), "{:?}", page.because);
    let quoted = explain.reasons.iter().find_map(|reason| match reason {
        Reason::Words { said, .. } => Some(said.as_str()),
        _ => None,
    });
    let quoted = quoted.expect("words are the reason");
    assert!("They turned me down for a flat. Nobody could explain why.".contains(quoted), "{quoted}");
    let spanish = catalog.suggestion_page(explain, Lang::ES);
    assert!(spanish.because.iter().any(|line| line.starts_with("Escribiste «")), "{:?}", spanish.because);
    let json = serde_json::to_value(&page).expect("JSON");
    assert_eq!(json["likely"], true);
}

#[test]
fn asks_come_apart_from_the_entries_to_map_to() {
    let catalog = Catalog::shipped();
    let input = SuggestionInput::new()
        .text(HarmText::WhatHappened, "The score was wrong and it is still in use. They gave no reason.")
        .fact(Fact::HumanReachable, false);
    let asks = catalog.suggest_asks(&input).expect("known");
    let ids: BTreeSet<&str> = asks.iter().map(|one| one.entry.id()).collect();
    for id in ["explain", "human_review", "stop"] {
        assert!(ids.contains(id), "{id} in {ids:?}");
    }
    assert!(asks.iter().all(|one| one.entry.kind() == EntryKind::Ask && !one.reasons.is_empty()));
    let entries = catalog.suggest(&input).expect("known");
    assert!(entries.iter().all(|one| one.entry.kind() != EntryKind::Ask));
}

#[test]
fn facts_that_nobody_knows_and_empty_fields_suggest_nothing() {
    let input = SuggestionInput::new()
        .fact(Fact::HumanReachable, None)
        .fact(Fact::Ongoing, false)
        .field(HarmField::Sector, "  ")
        .text(HarmText::OwnWords, "");
    assert!(Catalog::shipped().suggest(&input).expect("known").is_empty());
    assert!(Catalog::shipped().suggest_asks(&input).expect("known").is_empty());
}

#[test]
fn words_of_one_language_are_not_heard_in_another() {
    // `cara` is a face, `care` is not.
    let english = "The nurse took care of the car and of the cards that I had with me.";
    let input = SuggestionInput::new().text(HarmText::WhatHappened, english);
    let found = Catalog::shipped().suggest(&input).expect("known");
    assert!(found.iter().all(|one| one.entry.id() != "privacy-enhanced"), "{found:?}");
}

#[test]
fn every_rule_on_words_and_fields_can_fire_and_says_why() {
    let catalog = Catalog::shipped();
    let mut silent = Vec::new();
    let mut heard = BTreeSet::new();
    for rule in tables(&file("suggestions-words.toml"), "rule") {
        let id = rule["id"].as_str().expect("an id");
        let when = rule["when"].as_table().expect("conditions");
        let mut input = SuggestionInput::new();
        if when.get("generative").and_then(toml::Value::as_bool) == Some(true) {
            input = input.generative(true);
        }
        heard.extend(names(when, "says").into_iter().chain(names(when, "also_says")));
        let says: Vec<String> = ["says", "also_says"]
            .iter()
            .filter_map(|part| names(when, part).first().map(|signal| phrase(signal)))
            .collect();
        input = input.text(HarmText::WhatHappened, &says.join(". "));
        for (name, values) in when.get("fields").and_then(toml::Value::as_table).into_iter().flatten() {
            let field = HarmField::ALL.iter().find(|field| field.as_str() == name).expect("a known field");
            let value = values.as_array().and_then(|list| list[0].as_str()).expect("a value");
            input = input.field(*field, &value.replace('*', "ing"));
        }
        for (name, answer) in when.get("facts").and_then(toml::Value::as_table).into_iter().flatten() {
            let fact = Fact::ALL.iter().find(|fact| fact.as_str() == name).expect("a known fact");
            input = input.fact(*fact, answer.as_bool());
        }
        let mut found = catalog.suggest(&input).expect("known");
        found.extend(catalog.suggest_asks(&input).expect("known"));
        if !found.iter().any(|one| one.rules.contains(&id)) {
            silent.push(id.to_owned());
        }
        for one in &found {
            let page = catalog.suggestion_page(one, Lang::ES);
            assert!(!page.because.is_empty() && page.because.iter().all(|line| line.len() > 5), "{id}");
        }
    }
    assert!(silent.is_empty(), "{silent:?}");
    for signal in tables(&file("signals.toml"), "signal") {
        let id = signal["id"].as_str().expect("an id");
        assert!(heard.contains(id), "nobody listens for {id}");
        for lang in ["en", "es"] {
            assert!(signal["words"][lang].as_array().is_some_and(|list| list.len() >= 5), "{id} {lang}");
        }
    }
}
