//! The reader for an organization's own copy of the Playbook export, on made-up exports in our own words.

use recourse_catalog::{Catalog, Playbook, PlaybookError};
use serde_json::{Value, json};

fn item(title: &str) -> Value {
    json!({
        "type": "Somewhere",
        "title": title,
        "category": "SOMEWHERE-1",
        "description": format!("What is wanted of {title}."),
        "section_about": format!("Why {title} matters.\n\nA second paragraph."),
        "section_actions": "- Write it down.\n- Do it.",
        "section_doc": "- Did you write it down?",
        "section_ref": "A book.",
        "AI Actors": "Somebody, Somebody else",
        "Topic": ["One", " Two "],
    })
}

/// An export with every subcategory, spelled as the catalog does.
fn whole() -> Vec<Value> {
    Catalog::shipped().subcategories().iter().map(|entry| item(entry.id())).collect()
}

fn read(items: &[Value]) -> Result<Playbook, PlaybookError> {
    Playbook::read(&serde_json::to_vec(items).expect("JSON"), Catalog::shipped())
}

#[test]
fn a_whole_export_gives_the_text_of_every_subcategory() {
    let playbook = read(&whole()).expect("a whole export");
    assert_eq!(playbook.entries().count(), 72);
    let one = playbook.get("MEASURE 2.11").expect("a subcategory");
    assert_eq!(one.about, "Why MEASURE 2.11 matters.\n\nA second paragraph.");
    assert_eq!(one.description, "What is wanted of MEASURE 2.11.");
    assert_eq!(one.actors, ["Somebody", "Somebody else"]);
    assert_eq!(one.topics, ["One", "Two"]);
    assert!(playbook.get("MEASURE 2.14").is_none());
}

#[test]
fn other_spellings_empty_fields_and_a_mark_in_front_are_understood() {
    let mut items = whole();
    items[0] = json!({
        "title": "GV-1.1", "section_about": "", "section_actions": "", "section_doc": "",
        "AI Actors": null, "section_ref": null,
    });
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.extend(serde_json::to_vec(&items).expect("JSON"));
    let playbook = Playbook::read(&bytes, Catalog::shipped()).expect("understood");
    assert!(playbook.get("GOVERN 1.1").expect("there").actors.is_empty());
}

#[test]
fn what_is_no_export_is_refused_with_the_reason() {
    let refused = |bytes: &[u8]| Playbook::read(bytes, Catalog::shipped()).expect_err("refused");
    assert_eq!(refused(b"<html>\nno"), PlaybookError::NotJson { line: 1, column: 1 });
    assert_eq!(refused(b"").code(), "playbook.not_json");
    assert_eq!(refused(b"[{\"title\": \"MAP 1.1\""), PlaybookError::NotJson { line: 1, column: 20 });
    assert_eq!(refused(b"\xff\xfe[]").code(), "playbook.not_json");
    for other in ["{}", "[]", "[1, 2]", "\"MAP 1.1\"", "null", "[[]]"] {
        assert_eq!(refused(other.as_bytes()), PlaybookError::NotAList, "{other}");
    }
    let huge = vec![b' '; 5 * 1024 * 1024];
    assert_eq!(refused(&huge).code(), "playbook.too_large");
    let deep = "[".repeat(100_000);
    assert_eq!(refused(deep.as_bytes()).code(), "playbook.not_json");
}

#[test]
fn an_item_of_another_shape_is_named() {
    for (field, value) in [
        ("title", json!(7)),
        ("section_about", json!(null)),
        ("section_doc", json!([])),
        ("Topic", json!([1])),
    ] {
        let mut items = whole();
        items[3][field] = value;
        let expected = PlaybookError::WrongShape { item: 4, field: field.to_owned() };
        assert_eq!(read(&items).expect_err(field), expected);
    }
    let mut items = whole();
    items[0].as_object_mut().expect("an object").remove("section_actions");
    assert_eq!(
        read(&items).expect_err("a field is gone"),
        PlaybookError::WrongShape { item: 1, field: "section_actions".to_owned() }
    );
}

#[test]
fn subcategories_have_to_be_known_single_and_complete() {
    let mut items = whole();
    items.push(item("MANAGE 4.4"));
    assert_eq!(
        read(&items).expect_err("an invention of others"),
        PlaybookError::UnknownSubcategory { id: "MANAGE 4.4".to_owned() }
    );
    let mut items = whole();
    items.push(item("MAP"));
    assert_eq!(read(&items).expect_err("a function").code(), "playbook.unknown_subcategory");
    let mut items = whole();
    items.push(item("ms 2.11"));
    assert_eq!(read(&items).expect_err("twice"), PlaybookError::Twice { id: "MEASURE 2.11".to_owned() });
    let mut items = whole();
    items.retain(|item| item["title"] != "MAP 3.5" && item["title"] != "GOVERN 1.1");
    let error = read(&items).expect_err("two are lacking");
    assert_eq!(error, PlaybookError::Missing { ids: vec!["GOVERN 1.1".to_owned(), "MAP 3.5".to_owned()] });
    assert_eq!(error.to_string(), "the file lacks GOVERN 1.1, MAP 3.5");
}
