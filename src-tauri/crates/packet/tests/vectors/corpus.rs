//! The folders of the corpus: their indexes, their keys, and how they are written.

use crate::{
    forge::{Outcome, Vector},
    invalid,
    sample::{AGE_KEYS, SIGNING_KEYS, everybody, pair, sha256, signer, signer_text},
    sealed, valid,
};
use serde_json::{Map, Value, json};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// `tests/vectors` of the repository.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/vectors")
}

/// One line of an index.
pub(crate) struct Entry {
    pub(crate) file: String,
    pub(crate) fields: Value,
}

impl Entry {
    pub(crate) fn bytes(&self, folder_name: &str) -> Vec<u8> {
        fs::read(folder().join(folder_name).join(&self.file)).unwrap()
    }

    /// Whether the program itself sealed it, with randomness that cannot be had again.
    pub(crate) fn is_frozen(&self) -> bool {
        self.fields["frozen"] == true
    }
}

pub(crate) fn index(folder_name: &str) -> Vec<Entry> {
    let text = fs::read_to_string(folder().join(folder_name).join("index.json")).unwrap_or("{}".into());
    let index: Map<String, Value> = serde_json::from_str(&text).unwrap();
    index.into_iter().map(|(file, fields)| Entry { file, fields }).collect()
}

pub(crate) fn packets_in(folder: &Path) -> BTreeSet<String> {
    let names = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.ends_with(".acp")).collect()
}

/// What the index says about a vector.
pub(crate) fn fields(vector: &Vector) -> Value {
    let mut fields = json!({ "about": vector.about });
    match &vector.outcome {
        Outcome::Opens(expect) => fields["expect"] = expect.clone(),
        Outcome::Refused(code) => fields["code"] = json!(code),
        Outcome::RefusedEither(code, other) => {
            fields["code"] = json!(code);
            fields["or"] = json!(other);
        }
    }
    fields["sha256"] = json!(sha256(&vector.bytes));
    fields
}

/// The codes of section 14 of FORMAT.md.
pub(crate) fn codes_in_the_format() -> BTreeSet<String> {
    let text = include_str!("../../FORMAT.md");
    let section = text.split("\n## ").find(|section| section.starts_with("14. Refusals")).unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let first = rows.map(|row| row.split('|').nth(1).unwrap());
    first.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

/// keys.json: every key of the corpus, secret half and all.
pub(crate) fn keys() -> String {
    let age = |pair: crate::age::Pair| json!({ "secret": pair.secret_text(), "public": pair.text() });
    let mut encryption: Map<String, Value> =
        AGE_KEYS.iter().map(|label| ((*label).to_owned(), age(pair(label)))).collect();
    encryption.insert("everybody".into(), age(everybody()));
    let hex = |bytes: [u8; 32]| -> String { bytes.iter().map(|byte| format!("{byte:02x}")).collect() };
    let signing: Map<String, Value> = SIGNING_KEYS
        .iter()
        .map(|label| {
            let seed = hex(signer(label).to_bytes());
            ((*label).to_owned(), json!({ "seed": seed, "public": signer_text(label) }))
        })
        .collect();
    let keys = json!({
        "about": "Keys of the test vectors. Their secrets are public and protect nothing.",
        "opens_with": "reader",
        "encryption": encryption,
        "signing": signing,
    });
    serde_json::to_string_pretty(&keys).unwrap() + "\n"
}

pub(crate) fn write() {
    for (name, vectors) in [("valid", valid::vectors()), ("invalid", invalid::vectors())] {
        let at = folder().join(name);
        fs::create_dir_all(&at).unwrap();
        let frozen: Vec<Entry> = index(name).into_iter().filter(Entry::is_frozen).collect();
        let mut lines: Map<String, Value> =
            frozen.iter().map(|entry| (entry.file.clone(), entry.fields.clone())).collect();
        for vector in sealed::vectors().into_iter().filter(|_| name == "valid") {
            let file = format!("{}.acp", vector.name);
            if !lines.contains_key(&file) {
                fs::write(at.join(&file), &vector.bytes).unwrap();
                let mut fields = fields(&vector);
                fields["frozen"] = json!(true);
                lines.insert(file, fields);
            }
        }
        for vector in vectors.into_iter().filter(|vector| vector.stored) {
            let file = format!("{}.acp", vector.name);
            fs::write(at.join(&file), &vector.bytes).unwrap();
            assert!(lines.insert(file.clone(), fields(&vector)).is_none(), "{file} stands twice");
        }
        for old in packets_in(&at).into_iter().filter(|file| !lines.contains_key(file)) {
            fs::remove_file(at.join(old)).unwrap();
        }
        let mut sorted: Vec<(String, Value)> = lines.into_iter().collect();
        sorted.sort_by(|a, b| a.0.cmp(&b.0));
        // A line for each vector, so that a change shows as a change of that vector.
        let lines: Vec<String> =
            sorted.iter().map(|(file, fields)| format!("{}: {fields}", json!(file))).collect();
        fs::write(at.join("index.json"), format!("{{\n{}\n}}\n", lines.join(",\n"))).unwrap();
    }
    fs::write(folder().join("keys.json"), keys()).unwrap();
}
