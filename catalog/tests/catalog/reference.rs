//! Compares the shipped data with the reference texts, when they are there: same ids, and none of their sentences.
//!
//! The reference lies outside the repository. `RECOURSE_REFERENCE` names its folder; without it
//! `../shared/reference` beside the workspace is tried. When nothing is named and nothing is there, the tests
//! say so and pass; a folder that is named and missing fails them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use recourse_catalog::{Catalog, EntryKind, Lang};
use serde_json::Value;

/// How many words in a row may not be shared with a reference text.
const RUN: usize = 8;

pub(crate) fn reference(test: &str) -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("RECOURSE_REFERENCE") {
        let folder = PathBuf::from(named).join("nist");
        assert!(folder.is_dir(), "RECOURSE_REFERENCE is set, but has no folder `nist`");
        return Some(folder);
    }
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/reference/nist");
    if beside.is_dir() {
        return Some(beside);
    }
    println!("SKIPPED: {test}: no reference data (set RECOURSE_REFERENCE to its folder)");
    None
}

pub(crate) fn read(folder: &Path, name: &str) -> Value {
    let text = std::fs::read_to_string(folder.join(name)).expect("a reference file is readable");
    serde_json::from_str(&text).expect("a reference file is JSON")
}

fn column(rows: &Value, field: &str) -> Vec<String> {
    let rows = rows.as_array().expect("a list");
    rows.iter().map(|row| row[field].as_str().expect("a text").to_owned()).collect()
}

fn shipped<T>(kind: EntryKind, of: impl Fn(&'static recourse_catalog::Entry) -> T) -> Vec<T> {
    Catalog::shipped().of_kind(kind).map(of).collect()
}

#[test]
fn ids_codes_names_and_order_equal_the_reference() {
    let Some(folder) = reference("ids") else { return };
    let core = read(&folder, "rmf-core.json");
    for (kind, list) in [
        (EntryKind::Function, "functions"),
        (EntryKind::Category, "categories"),
        (EntryKind::Subcategory, "subcategories"),
    ] {
        assert_eq!(shipped(kind, |e| e.id().to_owned()), column(&core[list], "id"));
        assert_eq!(shipped(kind, |e| e.code().unwrap_or_default().to_owned()), column(&core[list], "code"));
    }
    let trust = read(&folder, "trustworthiness.json");
    let name = |e: &recourse_catalog::Entry| e.official_name().unwrap_or_default().to_owned();
    assert_eq!(
        shipped(EntryKind::Characteristic, |e| e.id().to_owned()),
        column(&trust["characteristics"], "id")
    );
    assert_eq!(shipped(EntryKind::Characteristic, name), column(&trust["characteristics"], "official_name"));
    assert_eq!(shipped(EntryKind::Tension, |e| e.id().to_owned()), column(&trust["tensions"], "id"));
    let risks = read(&folder, "gai-profile.json");
    assert_eq!(shipped(EntryKind::GaiRisk, |e| e.id().to_owned()), column(&risks["risks"], "id"));
    assert_eq!(shipped(EntryKind::GaiRisk, name), column(&risks["risks"], "official_name"));
}

#[test]
fn links_of_risks_and_tensions_equal_the_reference() {
    let Some(folder) = reference("links") else { return };
    let catalog = Catalog::shipped();
    let profile = read(&folder, "gai-profile.json");
    // Counted afresh from the actions' tags, not from the summary.
    let mut tagged: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for action in profile["actions"].as_array().expect("actions") {
        for risk in action["risks"].as_array().expect("tags").iter().filter_map(Value::as_str) {
            tagged.entry(risk).or_default().extend(action["subcategory"].as_str());
        }
    }
    for risk in profile["risks"].as_array().expect("risks") {
        let id = risk["id"].as_str().expect("an id");
        let entry = catalog.get("nist-ai-600-1", id).expect("the risk is shipped");
        let (subcategories, characteristics): (BTreeSet<&str>, BTreeSet<&str>) =
            entry.links().iter().map(recourse_catalog::Link::id).partition(|id| id.contains(' '));
        assert_eq!(Some(&subcategories), tagged.get(id), "{id}");
        let printed = risk["trustworthiness_characteristics"].as_array().expect("a list");
        assert_eq!(characteristics, printed.iter().filter_map(Value::as_str).collect(), "{id}");
    }
    let trust = read(&folder, "trustworthiness.json");
    for row in trust["tensions"].as_array().expect("tensions") {
        let tension = catalog.tensions().into_iter().find(|t| Some(t.entry().id()) == row["id"].as_str());
        let tension = tension.expect("the tension is shipped");
        let sides: BTreeSet<&str> =
            tension.first().iter().chain(tension.second()).map(String::as_str).collect();
        let expected = row["characteristics"].as_array().expect("a list").iter().filter_map(Value::as_str);
        assert_eq!(sides, expected.collect(), "{}", tension.entry().id());
    }
    for row in trust["characteristics"].as_array().expect("characteristics") {
        let one = catalog.characteristic(row["id"].as_str().expect("an id")).expect("shipped");
        assert_eq!(
            one.entry().links().first().map(recourse_catalog::Link::id),
            row["measure_subcategory"].as_str()
        );
    }
}

/// Words of a text in lower case, without punctuation.
fn plain_words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn collect_texts(value: &Value, runs: &mut BTreeMap<usize, BTreeSet<String>>) {
    match value {
        Value::String(text) => {
            let words = plain_words(text);
            for (length, found) in runs.iter_mut() {
                found.extend(words.windows(*length).map(|run| run.join(" ")));
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_texts(item, runs)),
        Value::Object(fields) => fields.values().for_each(|field| collect_texts(field, runs)),
        _ => {}
    }
}

#[test]
fn no_sentence_of_the_reference_is_in_the_texts() {
    let Some(folder) = reference("wording") else { return };
    let mut runs: BTreeMap<usize, BTreeSet<String>> =
        BTreeMap::from([(5, BTreeSet::new()), (RUN, BTreeSet::new())]);
    let mut files = 0;
    for file in std::fs::read_dir(&folder).expect("a folder").flatten() {
        if file.path().extension().is_some_and(|ending| ending == "json") {
            collect_texts(&read(&folder, &file.file_name().to_string_lossy()), &mut runs);
            files += 1;
        }
    }
    assert!(files >= 5 && runs[&RUN].len() > 10_000, "the reference is complete enough to compare with");
    let mut shared = Vec::new();
    let mut close = Vec::new();
    let catalog = Catalog::shipped();
    let beside =
        catalog.crosswalks().iter().flat_map(|one| one.texts().into_iter().map(|(_, text)| (one.id(), text)));
    let beside = beside.chain(
        catalog.pointers().iter().flat_map(|one| one.texts().into_iter().map(|(_, text)| (one.id(), text))),
    );
    for (id, text) in beside.map(|(id, text)| (id, text.get(Lang::EN))) {
        shared.extend(
            plain_words(text)
                .windows(RUN)
                .map(|r| r.join(" "))
                .find(|r| runs[&RUN].contains(r))
                .map(|run| format!("{id}: {run}")),
        );
    }
    for entry in catalog.entries() {
        for text in catalog.documents(entry, Lang::EN) {
            let own = plain_words(text);
            let found = own.windows(RUN).map(|run| run.join(" ")).find(|run| runs[&RUN].contains(run));
            shared.extend(found.map(|run| format!("{}: {run}", entry.id())));
        }
        let words = entry.words(Lang::EN).iter().map(String::as_str);
        for text in entry.texts().iter().map(|(_, text)| text.get(Lang::EN)).chain(words) {
            let own = plain_words(text);
            let found =
                |length: usize| own.windows(length).map(|r| r.join(" ")).find(|r| runs[&length].contains(r));
            shared.extend(found(RUN).map(|run| format!("{}: {run}", entry.id())));
            close.extend(found(5).map(|run| format!("{}: {run}", entry.id())));
        }
    }
    println!("runs of five words shared with the reference: {close:#?}");
    assert!(shared.is_empty(), "runs of {RUN} words shared with the reference: {shared:#?}");
}
