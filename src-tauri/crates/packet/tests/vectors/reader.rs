//! The second implementation, over the whole corpus: `tests/reader`, written from FORMAT.md alone.

use crate::{corpus, invalid, standards::have};
use serde_json::{Map, Value};
use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

/// Runs the second reader over a corpus and returns what it says.
fn second_reader(folder: &Path) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/reader/acp_reader.py");
    let python = std::env::var("RECOURSE_PYTHON").unwrap_or_else(|_| "python3".into());
    let told = Command::new(python)
        .arg("-B")
        .arg(script)
        .arg("corpus")
        .arg(folder)
        .stdin(Stdio::null())
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&[&told.stdout[..], &told.stderr[..]].concat()).into_owned();
    assert!(told.status.success(), "{said}");
    said
}

/// How many vectors it judged, and how many it refused under another code than ours.
fn counts(said: &str) -> (usize, usize) {
    let last = said.lines().last().unwrap();
    let numbers: Vec<usize> = last.split(' ').filter_map(|word| word.parse().ok()).collect();
    (numbers[0], numbers[2])
}

#[test]
fn a_second_reader_opens_what_is_valid_and_refuses_what_is_not() {
    if !have(&["python3", "age", "ssh-keygen"]) {
        return;
    }
    let said = second_reader(&corpus::folder());
    let (judged, other) = counts(&said);
    let all = corpus::index("valid").len() + corpus::index("invalid").len();
    assert_eq!(judged, all);
    // Stock age does not tell a cut from damage. Everything else has one name.
    assert!(other < 60, "{said}");
}

#[test]
fn a_second_reader_refuses_the_vectors_that_are_made_in_memory_too() {
    if !have(&["python3", "age", "ssh-keygen"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("invalid")).unwrap();
    let mut lines = Map::new();
    for vector in invalid::vectors().into_iter().filter(|vector| !vector.stored) {
        let file = format!("{}.acp", vector.name);
        fs::write(folder.path().join("invalid").join(&file), &vector.bytes).unwrap();
        lines.insert(file, corpus::fields(&vector));
    }
    let count = lines.len();
    fs::write(folder.path().join("invalid/index.json"), Value::Object(lines).to_string()).unwrap();
    fs::write(folder.path().join("keys.json"), corpus::keys()).unwrap();
    assert_eq!(counts(&second_reader(folder.path())).0, count);
}
