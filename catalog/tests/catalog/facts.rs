//! Counts, ids, order and references.

use std::collections::BTreeSet;

use recourse_catalog::{Basis, Catalog, EntryKind, Lang};

const RMF: &str = "nist-ai-rmf";

/// How many subcategories each category has, by the tables of NIST AI 100-1.
const PER_CATEGORY: &[(&str, u32)] = &[
    ("GOVERN 1", 7),
    ("GOVERN 2", 3),
    ("GOVERN 3", 2),
    ("GOVERN 4", 3),
    ("GOVERN 5", 2),
    ("GOVERN 6", 2),
    ("MAP 1", 6),
    ("MAP 2", 3),
    ("MAP 3", 5),
    ("MAP 4", 2),
    ("MAP 5", 2),
    ("MEASURE 1", 3),
    ("MEASURE 2", 13),
    ("MEASURE 3", 3),
    ("MEASURE 4", 3),
    ("MANAGE 1", 4),
    ("MANAGE 2", 4),
    ("MANAGE 3", 2),
    ("MANAGE 4", 3),
];

const SEVEN: &[(char, &str, &str)] = &[
    ('V', "valid-and-reliable", "Valid and Reliable"),
    ('S', "safe", "Safe"),
    ('R', "secure-and-resilient", "Secure and Resilient"),
    ('A', "accountable-and-transparent", "Accountable and Transparent"),
    ('E', "explainable-and-interpretable", "Explainable and Interpretable"),
    ('P', "privacy-enhanced", "Privacy-Enhanced"),
    ('F', "fair-with-harmful-bias-managed", "Fair – with Harmful Bias Managed"),
];

const TWELVE: &[&str] = &[
    "CBRN Information or Capabilities",
    "Confabulation",
    "Dangerous, Violent, or Hateful Content",
    "Data Privacy",
    "Environmental Impacts",
    "Harmful Bias or Homogenization",
    "Human-AI Configuration",
    "Information Integrity",
    "Information Security",
    "Intellectual Property",
    "Obscene, Degrading, and/or Abusive Content",
    "Value Chain and Component Integration",
];

fn ids(kind: EntryKind) -> Vec<&'static str> {
    Catalog::shipped().of_kind(kind).map(recourse_catalog::Entry::id).collect()
}

#[test]
fn shipped_data_loads() {
    let catalog = Catalog::from_files(Catalog::shipped_files()).expect("the shipped files are consistent");
    let (core, trust) = (4 + 19 + 72, 7 + 6 + 3);
    let (framing, generative, ours) = (3 + 9 + 5 + 6 + 15, 12 + 212 + 9, 10 + 14);
    let taxonomies = (13 + 5 + 28) + (7 + 24 + 3 + 9) + (5 + 7 + 9) + (5 + 20) + 48;
    let (targets, legal) = (5 + 5 + 26 + 12, 36);
    let all = core + trust + framing + generative + ours + taxonomies + targets + legal;
    assert_eq!(catalog.entries().count(), all);
    let packed = Catalog::read_shipped().expect("the packed files are the same");
    assert_eq!(packed.entries().count(), all);
    for (one, other) in catalog.entries().zip(packed.entries()) {
        assert_eq!(one.key(), other.key());
        assert_eq!(one.texts(), other.texts());
        assert_eq!(one.fields(), other.fields());
        assert_eq!(one.links(), other.links());
    }
}

#[test]
fn every_data_file_is_shipped() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let there: BTreeSet<String> = std::fs::read_dir(folder)
        .expect("the data folder")
        .flatten()
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect();
    let shipped: BTreeSet<String> =
        Catalog::shipped_files().iter().map(|file| file.name.to_owned()).collect();
    assert_eq!(there, shipped);
}

#[test]
fn the_core_has_exactly_the_official_ids_in_official_order() {
    assert_eq!(ids(EntryKind::Function), ["GOVERN", "MAP", "MEASURE", "MANAGE"]);
    assert_eq!(ids(EntryKind::Category), PER_CATEGORY.iter().map(|(id, _)| *id).collect::<Vec<_>>());
    let expected: Vec<String> =
        PER_CATEGORY.iter().flat_map(|(id, n)| (1..=*n).map(move |i| format!("{id}.{i}"))).collect();
    assert_eq!(ids(EntryKind::Subcategory), expected);
    for (function, count) in [("GOVERN ", 19), ("MAP ", 18), ("MEASURE ", 22), ("MANAGE ", 13)] {
        let found = expected.iter().filter(|id| id.starts_with(function)).count();
        assert_eq!(found, count, "{function}");
    }
    assert_eq!(Catalog::shipped().subcategories().len(), 72);
}

#[test]
fn codes_and_parents_follow_from_the_ids() {
    let short = [("GOVERN", "GV"), ("MAP", "MP"), ("MEASURE", "MS"), ("MANAGE", "MG")];
    for kind in [EntryKind::Function, EntryKind::Category, EntryKind::Subcategory] {
        for entry in Catalog::shipped().of_kind(kind) {
            let mut parts = entry.id().split(' ');
            let function = parts.next().expect("an id has a function");
            let (_, code) = short.iter().find(|(long, _)| *long == function).expect("a known function");
            let number = parts.next();
            assert_eq!(
                entry.code(),
                Some(number.map_or((*code).to_owned(), |n| format!("{code}-{n}")).as_str())
            );
            let parent = match (kind, number) {
                (EntryKind::Subcategory, Some(n)) => {
                    Some(format!("{function} {}", n.split('.').next().expect("a category number")))
                }
                (EntryKind::Category, _) => Some(function.to_owned()),
                _ => None,
            };
            assert_eq!(entry.parent(), parent.as_deref(), "{}", entry.id());
        }
    }
}

#[test]
fn the_seven_stand_in_the_order_of_the_strip() {
    let found: Vec<(char, &str, &str)> = Catalog::shipped()
        .characteristics()
        .iter()
        .map(|one| (one.letter(), one.id(), one.entry().official_name().unwrap_or_default()))
        .collect();
    assert_eq!(found, SEVEN);
    let questions: Vec<&str> =
        Catalog::shipped().characteristics().iter().map(|c| c.question(Lang::EN)).collect();
    assert_eq!(questions[0], "Does it work as claimed?");
    assert_eq!(questions[6], "Did it treat people fairly?");
}

#[test]
fn each_characteristic_has_its_measure_subcategory_first_and_as_our_inference() {
    for (number, one) in (5..).zip(Catalog::shipped().characteristics()) {
        let first = one.entry().links().first().expect("a characteristic has links");
        assert_eq!(first.id(), format!("MEASURE 2.{number}"), "{}", one.id());
        assert!(one.entry().links().iter().all(|link| link.basis() == Basis::OurInference), "{}", one.id());
        assert!((5..=10).contains(&one.entry().signs(Lang::EN).count()), "{}", one.id());
        assert!(one.entry().helps(Lang::EN).count() >= 2, "{}", one.id());
    }
}

#[test]
fn the_twelve_risks_stand_in_official_order_with_characteristics_and_subcategories() {
    let catalog = Catalog::shipped();
    let names: Vec<&str> = catalog.gai_risks().iter().filter_map(|risk| risk.official_name()).collect();
    assert_eq!(names, TWELVE);
    for risk in catalog.gai_risks() {
        assert_eq!(risk.framework().as_str(), "nist-ai-600-1");
        let kinds: BTreeSet<EntryKind> = catalog
            .related(risk)
            .iter()
            .filter(|r| r.basis == Basis::Source)
            .map(|r| r.entry.kind())
            .collect();
        assert_eq!(
            kinds,
            BTreeSet::from([EntryKind::Subcategory, EntryKind::Characteristic, EntryKind::GaiAction]),
            "{}",
            risk.id()
        );
    }
    let bias = catalog.get("nist-ai-600-1", "harmful-bias-or-homogenization").expect("a risk");
    assert_eq!(bias.links().len(), 2 + 32, "2 printed characteristics and 32 tagged subcategories");
}

#[test]
fn the_ten_questions_are_numbered() {
    let catalog = Catalog::shipped();
    assert_eq!(catalog.questions().len(), 10);
    for question in catalog.questions() {
        assert!(question.links().iter().all(|link| link.basis() == Basis::OurInference), "{}", question.id());
    }
    for number in 1..=10_u8 {
        assert_eq!(catalog.question(number).expect("a question").code(), Some(format!("Q{number}").as_str()));
    }
    assert_eq!(catalog.question(1).expect("the first").line(Lang::EN), Some("Which tests were run?"));
    assert_eq!(catalog.question(0).expect_err("no question 0").code(), "catalog.unknown_id");
    assert_eq!(catalog.question(11).expect_err("no question 11").code(), "catalog.unknown_id");
}

#[test]
fn tensions_say_between_what() {
    let catalog = Catalog::shipped();
    assert_eq!(catalog.tensions().len(), 6);
    for tension in catalog.tensions() {
        let links = tension.entry().links();
        assert!(links.iter().all(|link| link.basis() == Basis::Source), "{}", tension.entry().id());
        let linked: BTreeSet<&str> = links.iter().map(recourse_catalog::Link::id).collect();
        let sides: BTreeSet<&str> =
            tension.first().iter().chain(tension.second()).map(String::as_str).collect();
        assert_eq!(linked, sides, "{}", tension.entry().id());
    }
    let between =
        |a, b| -> Vec<&str> { catalog.tensions_between(a, b).iter().map(|t| t.entry().id()).collect() };
    assert_eq!(between("privacy-enhanced", "explainable-and-interpretable"), ["interpretability-privacy"]);
    assert_eq!(
        between("fair-with-harmful-bias-managed", "privacy-enhanced"),
        ["privacy-accuracy", "privacy-security-bias-transparency"]
    );
    assert!(between("safe", "privacy-enhanced").is_empty());
    assert!(between("secure-and-resilient", "fair-with-harmful-bias-managed").is_empty());
}

#[test]
fn every_reference_resolves_and_links_work_from_both_ends() {
    let catalog = Catalog::shipped();
    for entry in catalog.entries() {
        for link in entry.links() {
            let target = catalog.get(link.framework().as_str(), link.id()).expect("the link leads somewhere");
            let back = catalog.related(target);
            assert!(back.iter().any(|one| std::ptr::eq(one.entry, entry)), "{} → {}", entry.id(), link.id());
        }
        if let Some(parent) = entry.parent() {
            let parent = catalog.get(entry.framework().as_str(), parent).expect("the parent exists");
            assert!(catalog.children(parent).any(|child| std::ptr::eq(child, entry)));
        }
    }
}

#[test]
fn ids_are_unique_also_when_spelled_carelessly() {
    let mut seen = BTreeSet::new();
    for entry in Catalog::shipped().entries() {
        assert!(seen.insert((entry.framework().as_str(), entry.id().to_lowercase())), "{}", entry.id());
        assert_eq!(entry.id().trim(), entry.id());
    }
}

#[test]
fn unknown_ids_are_errors() {
    let catalog = Catalog::shipped();
    // Inventions found in other catalogs of the framework.
    for id in ["MANAGE 3.3", "MANAGE 4.4", "MANAGE 5.1", "GOVERN 1.8", "measure 2.11", ""] {
        assert_eq!(catalog.get(RMF, id).expect_err(id).code(), "catalog.unknown_id", "{id}");
    }
    assert_eq!(catalog.get("nist-csf", "MAP 1.1").expect_err("").code(), "catalog.unknown_framework");
    assert_eq!(catalog.get_edition(RMF, "2.0", "MAP 1.1").expect_err("").code(), "catalog.unknown_edition");
    assert!(catalog.get_edition(RMF, "1.0", "MAP 1.1").is_ok());
    assert_eq!(catalog.characteristic("kind").expect_err("").code(), "catalog.unknown_id");
    assert_eq!(catalog.characteristic("valid_and_reliable").expect("underscores").id(), "valid-and-reliable");
}

#[test]
fn ids_resolve_in_any_spelling() {
    let catalog = Catalog::shipped();
    for spelling in [
        "MEASURE 2.11",
        "measure 2.11",
        "MEASURE-2.11",
        "measure.2.11",
        "MS 2.11",
        "ms-2.11",
        "MS2.11",
        "Meas 2.11",
        " ms_2_11 ",
    ] {
        assert_eq!(catalog.resolve(None, spelling).expect(spelling).id(), "MEASURE 2.11", "{spelling}");
    }
    for (spelling, id) in [
        ("GOV 1.1", "GOVERN 1.1"),
        ("gv1", "GOVERN 1"),
        ("mp", "MAP"),
        ("mg-4.3", "MANAGE 4.3"),
        ("valid & reliable", "valid-and-reliable"),
        ("Privacy Enhanced", "privacy-enhanced"),
        ("Fair with harmful bias managed", "fair-with-harmful-bias-managed"),
        ("Harmful Bias and Homogenization", "harmful-bias-or-homogenization"),
        ("CBRN", "cbrn-information-or-capabilities"),
        ("q10", "after-failure"),
        ("R", "secure-and-resilient"),
    ] {
        assert_eq!(catalog.resolve(None, spelling).expect(spelling).id(), id, "{spelling}");
    }
    assert_eq!(catalog.resolve(Some("nist-ai-600-1"), "MAP 1.1").expect_err("").code(), "catalog.unknown_id");
    assert_eq!(catalog.resolve(Some("other"), "MAP 1.1").expect_err("").code(), "catalog.unknown_framework");
    assert_eq!(catalog.resolve(None, "MEASURE 2.14").expect_err("").code(), "catalog.unknown_id");
}

#[test]
fn a_list_is_one_array_with_the_promised_fields() {
    let catalog = Catalog::shipped();
    let list: Vec<_> = catalog.entries().map(|entry| entry.summary(Lang::EN)).collect();
    let json = serde_json::to_value(&list).expect("a list is JSON");
    let rows = json.as_array().expect("one array");
    assert_eq!(rows.len(), catalog.entries().count());
    for row in rows {
        for field in ["framework", "edition", "kind", "id", "title"] {
            assert!(row[field].as_str().is_some_and(|text| !text.is_empty()), "{field} in {row}");
        }
    }
    let entry = catalog.get(RMF, "MEASURE 2.11").expect("an entry");
    let page = serde_json::to_value(catalog.page(entry, Lang::ES)).expect("a page is JSON");
    assert_eq!(page["kind"], "subcategory");
    assert_eq!(page["edition"], "1.0");
    assert_eq!(page["title"], "Probar si el sistema trata peor a algunos grupos y anotar lo que se halló");
    let fair = page["related"]
        .as_array()
        .and_then(|all| all.iter().find(|one| one["id"] == "fair-with-harmful-bias-managed").cloned());
    assert_eq!(fair.expect("the characteristic is linked back")["basis"], "our_inference");
}

#[test]
fn every_file_names_its_source() {
    let sources = Catalog::shipped().sources();
    let files = Catalog::shipped_files().iter().filter(|file| file.text.contains("[source]"));
    assert_eq!(sources.len(), files.count());
    for source in sources {
        assert!(!source.document().is_empty() && source.is_current(), "{}", source.file());
        assert_eq!(source.read().len(), 10, "{}: {}", source.file(), source.read());
        // Some owners give a year or a month only.
        for day in [source.published(), source.read()] {
            let lengths: Vec<usize> = day.split('-').map(str::len).collect();
            assert!(matches!(lengths[..], [4] | [4, 2] | [4, 2, 2]), "{}: {day}", source.file());
            assert!(day.chars().all(|c| c.is_ascii_digit() || c == '-'), "{day}");
        }
    }
}
