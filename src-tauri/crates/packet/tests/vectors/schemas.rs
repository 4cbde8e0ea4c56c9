//! The JSON Schemas that are published beside FORMAT.md, which are the ones that lie in packets.
//!
//! `cargo test -p recourse-packet --test vectors -- --ignored write_the_schemas` writes them anew.

use recourse_model::PacketKind;
use recourse_packet::schema;
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schema")
}

fn published(kind: PacketKind) -> (PathBuf, String) {
    let schema: Value = serde_json::from_str(&schema(kind)).unwrap();
    (folder().join(format!("{kind}.json")), serde_json::to_string_pretty(&schema).unwrap() + "\n")
}

#[test]
fn the_published_schemas_are_the_ones_in_packets() {
    let names: BTreeSet<PathBuf> = fs::read_dir(folder()).unwrap().map(|file| file.unwrap().path()).collect();
    let kinds: BTreeSet<PathBuf> = PacketKind::ALL.iter().map(|kind| published(*kind).0).collect();
    assert_eq!(names, kinds);
    for kind in PacketKind::ALL {
        let (path, text) = published(*kind);
        assert!(fs::read_to_string(&path).unwrap() == text, "{} is old; write it anew", path.display());
    }
}

#[test]
#[ignore = "writes the schemas anew"]
fn write_the_schemas() {
    fs::create_dir_all(folder()).unwrap();
    for kind in PacketKind::ALL {
        let (path, text) = published(*kind);
        fs::write(path, text).unwrap();
    }
}
