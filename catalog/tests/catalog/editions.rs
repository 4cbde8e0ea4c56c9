//! Several editions side by side, and data that is refused.

use recourse_catalog::{Catalog, CatalogError, DataFile, Lang};

/// A data file of framework `small` with one entry `one`.
pub(crate) fn small_file(edition: &str, current: bool, texts: &str) -> String {
    format!(
        "[source]\nframework = \"small\"\nedition = \"{edition}\"\ncurrent = {current}\ntitle.en = \"Small\"\n\
         document = \"none\"\npublished = \"2026-01-01\"\nread = \"2026-01-02\"\nlicence.en = \"ours\"\n\n\
         [[entry]]\nid = \"one\"\nkind = \"subcategory\"\n{texts}\n"
    )
}

fn load(texts: &[String]) -> Result<Catalog, CatalogError> {
    let files: Vec<DataFile<'_>> = texts.iter().map(|text| DataFile { name: "small.toml", text }).collect();
    Catalog::from_files(&files)
}

fn problem(text: &str) -> String {
    let error = load(&[text.to_owned()]).expect_err("it must be refused");
    assert_eq!(error.code(), "catalog.inconsistent");
    error.to_string()
}

#[test]
fn an_old_edition_stays_beside_the_new_one() {
    let catalog = load(&[
        small_file("1", false, "title.en = \"Old words\""),
        small_file("2", true, "title.en = \"New words\""),
    ])
    .expect("two editions");
    assert_eq!(catalog.get("small", "one").expect("current").title(Lang::EN), "New words");
    assert_eq!(catalog.get_edition("small", "1", "one").expect("old").title(Lang::EN), "Old words");
    assert_eq!(catalog.entries().count(), 1);
    assert_eq!(catalog.all_editions().len(), 2);
    assert_eq!(catalog.resolve(None, "ONE").expect("current").edition().as_str(), "2");
    let hits = catalog.search("words", Lang::EN, 10);
    assert_eq!(hits.iter().map(|hit| hit.entry.edition().as_str()).collect::<Vec<_>>(), ["2"]);
}

#[test]
fn two_current_editions_or_none_are_refused() {
    let two = load(&[small_file("1", true, "title.en = \"a\""), small_file("2", true, "title.en = \"b\"")]);
    assert!(two.expect_err("two current").to_string().contains("two current editions"));
    assert!(problem(&small_file("1", false, "title.en = \"a\"")).contains("no current edition"));
}

#[test]
fn one_framework_can_span_files_of_one_edition() {
    let more = small_file("1", true, "title.en = \"b\"").replace("id = \"one\"", "id = \"two\"");
    assert_eq!(load(&[small_file("1", true, "title.en = \"a\""), more]).expect("loads").entries().count(), 2);
}

#[test]
fn the_same_spelling_in_two_frameworks_has_to_be_asked_again() {
    let other = small_file("1", true, "title.en = \"b\"").replace("\"small\"", "\"other\"");
    let catalog = load(&[small_file("1", true, "title.en = \"a\""), other]).expect("loads");
    assert_eq!(catalog.resolve(None, "one").expect_err("two fit").code(), "catalog.ambiguous_id");
    assert_eq!(catalog.resolve(Some("other"), "one").expect("one fits").title(Lang::EN), "b");
}

#[test]
fn broken_data_is_refused_with_the_reason() {
    let good = small_file("1", true, "title.en = \"a\"");
    assert!(load(std::slice::from_ref(&good)).is_ok());
    assert!(problem(&small_file("1", true, "title.es = \"a\"")).contains("no English text"));
    assert!(problem(&small_file("1", true, "title.en = \" \"")).contains("no English text"));
    assert!(
        problem(&format!("{good}\n[[entry]]\nid = \"one\"\nkind = \"subcategory\"\ntitle.en = \"b\"\n"))
            .contains("twice")
    );
    assert!(problem(&format!("{good}parent = \"none\"\n")).contains("points at `none`"));
    assert!(
        problem(&format!("{good}related = [{{ basis = \"source\", ids = [\"x\"] }}]\n"))
            .contains("points at `x`")
    );
    assert!(problem(&format!("{good}sides = [[\"one\"], []]\n")).contains("no characteristic"));
    assert!(
        problem("[[entry]]\nid = \"x\"\nkind = \"subcategory\"\ntitle.en = \"a\"\n")
            .contains("without a source")
    );
    let same = "[[entry]]\nid = \"ONE!\"\nkind = \"subcategory\"\ntitle.en = \"b\"\n";
    assert!(problem(&format!("{good}\n{same}")).contains("share a spelling"));
    for syntax in ["not toml", "[source]\nframework = 1\n", &format!("{good}surprise = 1\n")] {
        assert_eq!(load(&[syntax.to_owned()]).expect_err("refused").code(), "catalog.syntax");
    }
}

#[test]
fn broken_rules_are_refused_with_the_reason() {
    let good = small_file("1", true, "title.en = \"a\"");
    let rule = |when: &str, id: &str| {
        format!(
            "{good}\n[because]\ngenerative.en = \"g\"\n\n[[rule]]\nid = \"r\"\nstrength = 1\nwhen = {when}\n\
             suggest = [{{ framework = \"small\", ids = [\"{id}\"] }}]\n"
        )
    };
    assert!(load(&[rule("{ generative = true }", "one")]).is_ok());
    assert!(problem(&rule("{ generative = true }", "two")).contains("which is not there"));
    assert!(problem(&rule("{ generative = false }", "one")).contains("cannot say why"));
    assert!(problem(&rule("{}", "one")).contains("no condition"));
    assert!(problem(&rule("{ any_characteristic = true }", "one")).contains("needs states"));
    assert!(problem(&rule("{ generative = true, states = [\"harmed\"] }", "one")).contains("needs states"));
    let unknown = "{ characteristics = [\"nice\"], states = [\"harmed\"] }";
    assert!(problem(&rule(unknown, "one")).contains("no characteristic"));
}
