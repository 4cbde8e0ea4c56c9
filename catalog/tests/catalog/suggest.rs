//! Suggestions: what they are, why, and that they never outrun the rules.

use std::collections::BTreeSet;

use recourse_catalog::CharacteristicState::{Harmed, InTension, NotAffected, NotSure};
use recourse_catalog::{Basis, Catalog, EntryKind, Lang, Reason, Suggestion, SuggestionInput};

fn suggest(input: &SuggestionInput) -> Vec<Suggestion<'static>> {
    Catalog::shipped().suggest(input).expect("the input is known")
}

fn ids(suggestions: &[Suggestion<'_>]) -> Vec<String> {
    suggestions.iter().map(|one| one.entry.id().to_owned()).collect()
}

/// The claim shown in the design: a benefits score that treated moving home as fraud.
fn benefits_score() -> SuggestionInput {
    SuggestionInput::new()
        .with("fair-with-harmful-bias-managed", Harmed)
        .with("valid-and-reliable", Harmed)
        .with("safe", NotAffected)
        .with("secure-and-resilient", InTension)
        .with("accountable-and-transparent", NotSure)
        .with("explainable-and-interpretable", InTension)
        .with("privacy-enhanced", InTension)
}

#[test]
fn an_unfair_score_asks_for_the_test_on_groups_an_appeal_and_a_switch() {
    let found = ids(&suggest(&benefits_score()));
    for id in ["MEASURE 2.11", "MEASURE 2.5", "MEASURE 3.3", "MAP 5.1", "MANAGE 2.4"] {
        assert!(found.contains(&id.to_owned()), "{id} in {found:?}");
    }
    assert!(found[..3].contains(&"MEASURE 2.11".to_owned()), "{found:?}");
    assert!(!found.contains(&"MEASURE 2.6".to_owned()), "nobody was endangered: {found:?}");
    assert!(
        found.iter().all(|id| Catalog::shipped().get("nist-ai-600-1", id).is_err()),
        "not generative: {found:?}"
    );
}

#[test]
fn a_generative_system_adds_risks() {
    let found = ids(&suggest(&benefits_score().generative(true)));
    for id in ["harmful-bias-or-homogenization", "human-ai-configuration"] {
        assert!(found.contains(&id.to_owned()), "{id} in {found:?}");
    }
}

#[test]
fn every_suggestion_says_which_answer_caused_it() {
    let all = suggest(&benefits_score().generative(true));
    for one in &all {
        assert!(!one.reasons.is_empty() && !one.rules.is_empty(), "{}", one.entry.id());
        let unique: BTreeSet<&Reason> = one.reasons.iter().collect();
        assert_eq!(unique.len(), one.reasons.len(), "{}", one.entry.id());
    }
    let groups = all.iter().find(|one| one.entry.id() == "MEASURE 2.11").expect("suggested");
    assert_eq!(
        groups.reasons,
        [Reason::Characteristic {
            characteristic: "fair-with-harmful-bias-managed".to_owned(),
            state: Harmed
        }]
    );
    let page = Catalog::shipped().suggestion_page(groups, Lang::EN);
    assert_eq!(page.because, ["You said that this was harmed: Fair, with harmful bias managed."]);
    let spanish = Catalog::shipped().suggestion_page(groups, Lang::ES);
    assert_eq!(spanish.because, ["Dijiste que esto se dañó: Justa, con los sesgos dañinos bajo control."]);
    let json = serde_json::to_value(&page).expect("JSON");
    assert_eq!(json["id"], "MEASURE 2.11");
    assert_eq!(json["reasons"][0]["kind"], "characteristic");
    assert_eq!(json["reasons"][0]["state"], "harmed");
}

#[test]
fn a_named_tension_is_shown_when_both_sides_are_touched() {
    let one = SuggestionInput::new().with("privacy-enhanced", InTension);
    assert!(suggest(&one).iter().all(|found| found.entry.kind() != EntryKind::Tension));
    let both = one.with("explainable-and-interpretable", Harmed);
    let tension = suggest(&both).into_iter().find(|found| found.entry.kind() == EntryKind::Tension);
    let tension = tension.expect("a tension");
    assert_eq!(tension.entry.id(), "interpretability-privacy");
    assert_eq!(tension.reasons.len(), 2);
}

#[test]
fn nothing_is_suggested_without_an_answer_that_causes_it() {
    assert!(suggest(&SuggestionInput::new()).is_empty());
    let untouched = SuggestionInput::new().with("safe", NotAffected).with("privacy-enhanced", NotSure);
    assert!(suggest(&untouched).is_empty());
}

#[test]
fn each_harmed_characteristic_brings_its_measure_subcategory_first() {
    for (number, one) in (5..).zip(Catalog::shipped().characteristics()) {
        for (state, within) in [(Harmed, 3), (InTension, 3)] {
            let found = ids(&suggest(&SuggestionInput::new().with(one.id(), state)));
            let expected = format!("MEASURE 2.{number}");
            assert!(found.iter().take(within).any(|id| *id == expected), "{} {state}: {found:?}", one.id());
        }
    }
}

#[test]
fn risks_are_suggested_only_on_pairs_that_the_source_prints() {
    let catalog = Catalog::shipped();
    for one in catalog.characteristics() {
        for state in [Harmed, InTension] {
            for found in suggest(&SuggestionInput::new().with(one.id(), state).generative(true)) {
                let caused =
                    found.reasons.iter().any(|reason| matches!(reason, Reason::Characteristic { .. }));
                if found.entry.kind() != EntryKind::GaiRisk || !caused {
                    continue;
                }
                let printed = catalog
                    .related(found.entry)
                    .iter()
                    .any(|link| link.entry.id() == one.id() && link.basis == Basis::Source);
                assert!(printed, "{} → {}", one.id(), found.entry.id());
            }
        }
    }
}

#[test]
fn every_rule_can_fire() {
    let catalog = Catalog::shipped();
    let mut fired = BTreeSet::new();
    for state in [Harmed, InTension] {
        for generative in [false, true] {
            let all = catalog
                .characteristics()
                .iter()
                .fold(SuggestionInput::new().generative(generative), |i, c| i.with(c.id(), state));
            fired.extend(suggest(&all).into_iter().flat_map(|one| one.rules));
        }
    }
    let file =
        Catalog::shipped_files().iter().find(|file| file.name == "suggestions.toml").expect("the rules");
    let written = file.text.lines().filter(|line| *line == "[[rule]]").count();
    assert_eq!(fired.len(), written, "{fired:?}");
}

#[test]
fn unknown_characteristics_are_refused_and_underscores_understood() {
    let catalog = Catalog::shipped();
    let error = catalog.suggest(&SuggestionInput::new().with("kind", Harmed)).expect_err("unknown");
    assert_eq!(error.code(), "catalog.unknown_id");
    let under = suggest(&SuggestionInput::new().with("privacy_enhanced", Harmed));
    let dash = suggest(&SuggestionInput::new().with("privacy-enhanced", Harmed));
    assert_eq!(ids(&under), ids(&dash));
    assert_eq!("in_tension".parse(), Ok(InTension));
    assert!("worse".parse::<recourse_catalog::CharacteristicState>().is_err());
}
