//! The neighbours of the core compared with the reference data, when that is there.

use std::collections::{BTreeMap, BTreeSet};

use recourse_catalog::{Catalog, Entry, EntryKind, Lang};
use serde_json::Value;

use super::reference::{read, reference};

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().expect("a list").iter().filter_map(Value::as_str).collect()
}

fn ids(framework: &str, kind: EntryKind) -> Vec<&'static str> {
    let of = Catalog::shipped().of_kind(kind).filter(|entry| entry.framework().as_str() == framework);
    of.map(Entry::id).collect()
}

#[test]
fn actions_equal_the_reference() {
    let Some(folder) = reference("actions") else { return };
    let profile = read(&folder, "gai-profile.json");
    let actions: Vec<&Entry> = Catalog::shipped().of_kind(EntryKind::GaiAction).collect();
    let rows = profile["actions"].as_array().expect("actions");
    assert_eq!(actions.len(), rows.len());
    for (action, row) in actions.iter().zip(rows) {
        assert_eq!(Some(action.id()), row["id"].as_str());
        assert_eq!(Some(action.links()[0].id()), row["subcategory"].as_str(), "{}", action.id());
        let tags: BTreeSet<&str> = action.risks().iter().map(String::as_str).collect();
        assert_eq!(tags, texts(&row["risks"]).into_iter().collect(), "{}", action.id());
    }
}

#[test]
fn playbook_tags_equal_the_reference() {
    let Some(folder) = reference("playbook") else { return };
    let playbook = read(&folder, "playbook.json");
    let catalog = Catalog::shipped();
    for row in playbook["entries"].as_array().expect("entries") {
        let id = row["id"].as_str().expect("an id");
        let page = catalog.page(catalog.get("nist-ai-rmf", id).expect("a subcategory"), Lang::EN);
        let added = page.supplements.iter().find(|one| one.document.contains("Playbook")).expect(id);
        assert_eq!(added.actors, texts(&row["ai_actors"]), "{id}");
        assert_eq!(added.topics, texts(&row["topics"]), "{id}");
    }
}

#[test]
fn crosswalk_pairs_equal_the_reference() {
    let Some(folder) = reference("crosswalks") else { return };
    let catalog = Catalog::shipped();
    let mut compared = 0;
    for row in read(&folder, "crosswalks.json")["crosswalks"].as_array().expect("crosswalks") {
        let id = row["id"].as_str().expect("an id");
        let Some(ours) = catalog.crosswalks().iter().find(|one| one.id() == id) else { continue };
        let mut expected: BTreeSet<(String, String)> = BTreeSet::new();
        for relation in row["relations"].as_array().expect("relations") {
            let from = relation["from"].as_str().expect("an id").to_owned();
            match &relation["to"] {
                Value::String(to) => {
                    expected.insert((from, to.clone()));
                }
                several => {
                    expected.extend(texts(several).into_iter().map(|to| (from.clone(), to.to_owned())));
                }
            }
        }
        let pairs = catalog.pairs(ours).map(|(from, end)| (from.id().to_owned(), end.id.to_owned()));
        assert_eq!(pairs.collect::<BTreeSet<_>>(), expected, "{id}");
        compared += 1;
    }
    println!("{compared} crosswalks compared");
    assert!(compared >= 9, "{compared}");
}

#[test]
fn taxonomy_ids_equal_the_reference() {
    let Some(folder) = reference("taxonomies") else { return };
    let file = read(&folder, "harm-taxonomies.json");
    let of = |id: &str| {
        let all = file["taxonomies"].as_array().expect("taxonomies");
        all.iter().find(|one| one["id"] == id).cloned().expect("a taxonomy")
    };
    let column = |rows: &Value| -> Vec<String> {
        let rows = rows.as_array().expect("rows");
        rows.iter().map(|row| row["id"].as_str().expect("an id").to_owned()).collect()
    };
    let mit = of("mit-ai-risk-repository");
    assert_eq!(ids("mit-ai-risk-repository", EntryKind::RiskDomain), column(&mit["domains"]));
    assert_eq!(ids("mit-ai-risk-repository", EntryKind::RiskSubdomain), column(&mit["subdomains"]));
    assert_eq!(ids("avid-sep", EntryKind::Vulnerability), column(&of("avid-sep")["categories"]));
    let shelby = of("shelby-2023");
    assert_eq!(ids("shelby-2023", EntryKind::HarmTheme), column(&shelby["themes"]));
    let types: Vec<String> = shelby["themes"]
        .as_array()
        .expect("themes")
        .iter()
        .flat_map(|one| column(&one["sub_types"]))
        .collect();
    assert_eq!(ids("shelby-2023", EntryKind::HarmType), types);
    let oecd: Vec<String> = column(&of("oecd-ai-incidents")["severity_ladder"]);
    let ours = ids("oecd-ai-incidents", EntryKind::Severity);
    assert_eq!(ours.iter().map(|id| id.trim_start_matches("severity/")).collect::<Vec<_>>(), oecd);
    let cset = of("cset-v1");
    let named = |kind| -> Vec<&str> {
        let of = Catalog::shipped().of_kind(kind).filter(|entry| entry.framework().as_str() == "cset-v1");
        of.filter_map(Entry::official_name).collect()
    };
    assert_eq!(named(EntryKind::HarmType), texts(&cset["key_lists"]["harm_type_experienced_7.6"]));
    assert_eq!(named(EntryKind::HarmLevel), texts(&cset["key_lists"]["ai_harm_level_3.5"]));
}

#[test]
fn framing_and_combinations_equal_the_reference() {
    let Some(folder) = reference("framing") else { return };
    let trust = read(&folder, "trustworthiness.json");
    let catalog = Catalog::shipped();
    let last = |id: &'static str| id.rsplit('/').next().expect("a part");
    let column = |rows: &Value| -> Vec<String> {
        let rows = rows.as_array().expect("rows");
        rows.iter().map(|row| row["id"].as_str().expect("an id").to_owned()).collect()
    };
    let shipped = |kind| ids("nist-ai-rmf", kind).into_iter().map(last).collect::<Vec<_>>();
    assert_eq!(shipped(EntryKind::HarmCategory), column(&trust["harms"]["categories"]));
    assert_eq!(shipped(EntryKind::Dimension), column(&trust["dimensions"]["dimensions"]));
    let mut actors = column(&trust["actor_tasks"]["categories"]);
    actors.extend(column(&trust["actor_tasks"]["additional_actors"]));
    assert_eq!(shipped(EntryKind::Actor), actors);
    let stages = shipped(EntryKind::LifecycleStage);
    let printed = column(&trust["lifecycle_fig3"]["stages"]);
    assert!(stages.iter().all(|stage| printed.contains(&(*stage).to_owned())), "{stages:?} {printed:?}");
    for row in trust["undesirable_combinations"]["items"].as_array().expect("items") {
        let one = catalog.get("nist-ai-rmf", row["id"].as_str().expect("an id")).expect("shipped");
        for field in ["has", "lacks"] {
            let ours = one.field(field).expect("a field").lines(Lang::EN);
            assert_eq!(ours, texts(&row[field]), "{}", one.id());
        }
    }
}

#[test]
fn seed_names_lead_where_the_reference_says() {
    let Some(folder) = reference("names") else { return };
    let seeds = read(&folder, "seed-aliases.json");
    for row in seeds["seed_aliases"].as_array().expect("seeds") {
        let said = row["seed"].as_str().expect("a name");
        let meaning = Catalog::shipped().meaning(said).expect(said);
        let found: BTreeSet<&str> = meaning.entries.iter().map(|entry| entry.id()).collect();
        let official = row["official"].as_array().filter(|list| !list.is_empty());
        let wanted: BTreeSet<&str> =
            texts(official.map_or(&row["candidates"], |_| &row["official"])).into_iter().collect();
        assert_eq!(found, wanted, "{said}");
        assert_eq!(meaning.must_ask(), wanted.len() > 1, "{said}");
    }
    let drafts: BTreeMap<&str, &str> = seeds["draft_april_2024_names"]
        .as_array()
        .expect("drafts")
        .iter()
        .filter_map(|row| Some((row["draft_name"].as_str()?, row["final_id"].as_str()?)))
        .collect();
    let catalog = Catalog::shipped();
    for (name, id) in drafts {
        let by_name =
            catalog.meaning(name).is_some_and(|meaning| meaning.entries.iter().any(|e| e.id() == id));
        let by_id = catalog.resolve(Some("nist-ai-600-1"), name).is_ok_and(|entry| entry.id() == id);
        assert!(by_name || by_id, "the draft's “{name}” leads to {id}");
    }
}
