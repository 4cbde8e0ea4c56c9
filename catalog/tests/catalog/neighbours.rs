//! The neighbours of the core: actions, harm framing, taxonomies, crosswalks, legal handles, names, incident reports.

use std::collections::{BTreeMap, BTreeSet};

use recourse_catalog::{Authority, Basis, Catalog, Entry, EntryKind, Lang};

fn count(kind: EntryKind, framework: &str) -> usize {
    Catalog::shipped().of_kind(kind).filter(|entry| entry.framework().as_str() == framework).count()
}

fn of(kind: EntryKind) -> Vec<&'static Entry> {
    Catalog::shipped().of_kind(kind).collect()
}

#[test]
fn the_profile_has_212_actions_each_with_its_subcategory_and_its_risks() {
    let actions = of(EntryKind::GaiAction);
    assert_eq!(actions.len(), 212);
    let catalog = Catalog::shipped();
    let mut per_function: BTreeMap<&str, usize> = BTreeMap::new();
    let mut subcategories = BTreeSet::new();
    for action in &actions {
        *per_function.entry(&action.id()[..2]).or_default() += 1;
        let [link] = action.links() else { panic!("{} has one subcategory", action.id()) };
        assert_eq!((link.framework().as_str(), link.basis()), ("nist-ai-rmf", Basis::Source));
        let subcategory = catalog.get("nist-ai-rmf", link.id()).expect("a subcategory");
        let code = subcategory.code().expect("a code");
        assert!(action.id().starts_with(&format!("{code}-")), "{} is of {code}", action.id());
        assert!(!action.risks().is_empty(), "{}", action.id());
        subcategories.insert(link.id());
    }
    assert_eq!(per_function, BTreeMap::from([("GV", 58), ("MG", 43), ("MP", 39), ("MS", 72)]));
    assert_eq!(subcategories.len(), 49);
    assert!(catalog.get("nist-ai-600-1", "GV-1.1-002").is_err(), "it stands in an explanation only");
}

#[test]
fn a_page_holds_everything_related() {
    let catalog = Catalog::shipped();
    let page = catalog.page(catalog.get("nist-ai-rmf", "MEASURE 2.9").expect("an entry"), Lang::ES);
    assert!(!page.asks.is_empty() && !page.answers.is_empty() && page.explanation.is_some());
    assert!(page.actions.iter().all(|one| one.summary.id.starts_with("MS-2.9-")) && !page.actions.is_empty());
    assert!(page.legal.iter().any(|one| one.summary.id == "eu/ai-act/art-86"));
    assert!(page.legal.iter().all(|one| one.basis == Basis::OurInference));
    assert_eq!(page.above.iter().map(|one| one.id).collect::<Vec<_>>(), ["MEASURE 2", "MEASURE"]);
    let playbook = page.supplements.first().expect("the Playbook adds to it");
    assert!(!playbook.actors.is_empty() && !playbook.topics.is_empty() && playbook.documents.len() >= 2);
    let iso = page.crosswalks.iter().find(|one| one.id == "airc-iso-42001").expect("a crosswalk");
    assert_eq!(iso.authority, Authority::NistListed);
    assert!(iso.provider.starts_with("Microsoft") && iso.warning.is_some());
    assert!(iso.ends.iter().all(|end| end.title.is_none()), "ISO titles are not ours to print");
    let json = serde_json::to_value(&page).expect("JSON");
    assert_eq!(json["crosswalks"][0]["authority"].as_str().map(str::is_empty), Some(false));
    assert_eq!(json["source"]["read"].as_str().map(str::len), Some(10));

    let risk = catalog.page(catalog.get("nist-ai-600-1", "confabulation").expect("a risk"), Lang::EN);
    assert_eq!(risk.actions.len(), 18);
    let fair = catalog.get("nist-ai-rmf", "fair-with-harmful-bias-managed").expect("a characteristic");
    let fair = catalog.page(fair, Lang::EN);
    assert!(fair.related.iter().any(|one| one.summary.kind == EntryKind::Tension));
    assert!(!fair.signs.is_empty() && !fair.helps.is_empty());
}

#[test]
fn harm_framing_has_three_times_three_examples_five_dimensions_six_stages_and_fifteen_actors() {
    let catalog = Catalog::shipped();
    let harms = of(EntryKind::HarmCategory);
    assert_eq!(
        harms.iter().map(|e| e.id()).collect::<Vec<_>>(),
        ["harm/people", "harm/organization", "harm/ecosystem"]
    );
    for harm in harms {
        assert_eq!(catalog.children(harm).count(), 3, "{}", harm.id());
    }
    let counts = [EntryKind::HarmExample, EntryKind::Dimension, EntryKind::LifecycleStage, EntryKind::Actor];
    assert_eq!(counts.map(|kind| of(kind).len()), [9, 5, 6, 15]);
    for combination in of(EntryKind::Combination) {
        for field in ["has", "lacks"] {
            let named = combination.field(field).expect("a combination says what it has and lacks");
            for id in named.lines(Lang::EN) {
                catalog.characteristic(id).expect("a characteristic");
            }
        }
    }
}

#[test]
fn taxonomies_are_complete() {
    for (kind, framework, expected) in [
        (EntryKind::HarmType, "cset-v1", 13),
        (EntryKind::HarmLevel, "cset-v1", 5),
        (EntryKind::RiskDomain, "mit-ai-risk-repository", 7),
        (EntryKind::RiskSubdomain, "mit-ai-risk-repository", 24),
        (EntryKind::CausalAxis, "mit-ai-risk-repository", 3),
        (EntryKind::CausalValue, "mit-ai-risk-repository", 9),
        (EntryKind::Severity, "oecd-ai-incidents", 5),
        (EntryKind::HarmType, "oecd-ai-incidents", 16),
        (EntryKind::HarmTheme, "shelby-2023", 5),
        (EntryKind::HarmType, "shelby-2023", 20),
        (EntryKind::Vulnerability, "avid-sep", 48),
        (EntryKind::Principle, "oecd-ai-principles", 5),
        (EntryKind::Principle, "ai-bill-of-rights", 5),
    ] {
        assert_eq!(count(kind, framework), expected, "{framework} {kind}");
    }
}

#[test]
fn crosswalks_say_on_whose_word_they_stand() {
    let catalog = Catalog::shipped();
    let sizes: BTreeMap<&str, (Authority, usize)> =
        catalog.crosswalks().iter().map(|one| (one.id(), (one.authority(), one.len()))).collect();
    // 281 are printed; one of them is printed twice.
    assert_eq!(sizes["airc-iso-42001"], (Authority::NistListed, 280));
    assert_eq!(sizes["nist-iso-23894-fdis"], (Authority::Nist, 33));
    assert_eq!(sizes["tp-ibm-risk-atlas"], (Authority::ThirdParty, 81));
    assert_eq!(sizes["our-oecd-principles"].0, Authority::OurInference);
    for one in catalog.crosswalks() {
        assert!(!one.is_empty() && !one.provider().is_empty(), "{}", one.id());
        assert!(one.warning(Lang::ES).is_some(), "{} needs a word of care", one.id());
        if one.id().starts_with("our-") || one.provider().contains("Recourse") {
            assert_eq!(one.authority(), Authority::OurInference, "{}", one.id());
        }
    }
    // The Act was renumbered: post-market monitoring and serious incidents are 72 and 73.
    let articles: Vec<&str> = of(EntryKind::Article).iter().map(|e| e.id()).collect();
    assert!(articles.contains(&"Art. 72") && articles.contains(&"Art. 73") && articles.contains(&"Art. 86"));
    assert!(!articles.contains(&"Art. 61") && !articles.contains(&"Art. 62"));
    for pointer in catalog.pointers() {
        assert_eq!(pointer.as_of().len(), 10, "{}", pointer.id());
    }
}

#[test]
fn crossings_work_from_both_ends() {
    let catalog = Catalog::shipped();
    let oecd = catalog.get("oecd-ai-principles", "1.3").expect("a principle");
    let back = catalog.crossings(oecd);
    assert!(!back.is_empty());
    for crossing in back {
        for end in crossing.ends {
            let entry = end.entry.expect("our side is always held");
            let there = catalog
                .crossings(entry)
                .into_iter()
                .find(|one| one.crosswalk.id() == crossing.crosswalk.id());
            assert!(there.expect("the same crosswalk").ends.iter().any(|one| one.id == "1.3"));
        }
    }
}

#[test]
fn legal_handles_are_dated_and_say_where_to_check() {
    let handles = of(EntryKind::LegalHandle);
    assert!(handles.len() >= 30, "{}", handles.len());
    for handle in handles {
        for field in ["jurisdiction", "instrument", "article", "as_of", "source", "status"] {
            let value = handle.field(field).map(|value| value.lines(Lang::EN).join(" "));
            assert!(value.is_some_and(|value| !value.trim().is_empty()), "{}: {field}", handle.id());
        }
        let as_of = handle.field("as_of").expect("a date").lines(Lang::EN)[0];
        assert!(matches!(as_of.len(), 7 | 10) && as_of.starts_with("202"), "{}: {as_of}", handle.id());
        assert!(!handle.links().is_empty(), "{} belongs to something", handle.id());
    }
}

#[test]
fn names_resolve_or_ask_which_is_meant() {
    let catalog = Catalog::shipped();
    for (said, id) in [
        ("cybersecurity", "information-security"),
        ("Hallucination", "confabulation"),
        ("environmental impact", "environmental-impacts"),
        ("Harmful Bias and Homogenization", "harmful-bias-or-homogenization"),
        ("noticias falsas", "information-integrity"),
    ] {
        let meaning = catalog.meaning(said).expect(said);
        assert!(!meaning.must_ask(), "{said}");
        assert_eq!(meaning.entries[0].id(), id, "{said}");
    }
    for said in ["misuse", "toxicity and abuse", "data provenance"] {
        let meaning = catalog.meaning(said).expect(said);
        assert!(meaning.must_ask() && meaning.note(Lang::ES).is_some(), "{said}");
        let page = serde_json::to_value(meaning.page(Lang::EN)).expect("JSON");
        assert_eq!(page["ask"], true);
    }
    assert!(catalog.meaning("something that nobody wrote down").is_none());
}

#[test]
fn an_incident_report_is_held_against_the_nine_facts() {
    let catalog = Catalog::shipped();
    let nothing = catalog.incident_report(&BTreeSet::new());
    assert_eq!(nothing.len(), 9);
    assert!(nothing.iter().all(|fact| !fact.is_satisfied()));
    let present = BTreeSet::from([
        "packet_id",
        "created_at",
        "sender",
        "body.title",
        "body.system.name",
        "body.claims.facts.occurred.from",
        "body.claims.facts.what_happened",
        "body.claims.facts.affected",
    ]);
    let checked = catalog.incident_report(&present);
    let missing: Vec<&str> = checked.iter().filter(|f| !f.is_satisfied()).map(|f| f.entry.id()).collect();
    assert!(missing.len() <= 1, "only what happened to the person is left open: {missing:?}");
    let date = checked.iter().find(|fact| fact.entry.id() == "date-of-incident").expect("a fact");
    assert_eq!(date.found, ["body.claims.facts.occurred.from"]);
    assert!(!catalog.incident_report(&BTreeSet::from(["body.titles"])).iter().any(|f| f.is_satisfied()));
}

#[test]
fn asks_have_the_words_of_the_records() {
    let ids: Vec<&str> = of(EntryKind::Ask).iter().map(|e| e.id()).collect();
    assert_eq!(
        ids,
        [
            "explain",
            "correct_data",
            "human_review",
            "reverse_decision",
            "pause",
            "stop",
            "run_test",
            "disclose",
            "compensate",
            "notify_people",
            "change_policy",
            "independent_review",
            "monitor",
            "apologise",
        ]
    );
}
