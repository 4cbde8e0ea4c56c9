//! The lines between the crates: who may depend on whom.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{collections::BTreeSet, process::Command};

/// Each crate with the ones of ours that it may use outside its tests.
const ALLOWED: [(&str, &[&str]); 10] = [
    ("recourse-catalog", &[]),
    ("recourse-model", &[]),
    ("recourse-stream", &[]),
    ("recourse-packet", &["recourse-model", "recourse-stream"]),
    ("recourse-vault", &["recourse-model", "recourse-stream"]),
    ("recourse-desk", &["recourse-catalog", "recourse-model", "recourse-packet", "recourse-vault"]),
    (
        "recourse-api",
        &["recourse-catalog", "recourse-desk", "recourse-model", "recourse-packet", "recourse-vault"],
    ),
    (
        "recourse-cli",
        &["recourse-catalog", "recourse-desk", "recourse-model", "recourse-packet", "recourse-vault"],
    ),
    ("recourse-desktop", &["recourse-api", "recourse-desk", "recourse-model"]),
    ("recourse-tests", &["recourse-desk", "recourse-model", "recourse-packet", "recourse-vault"]),
];

/// Crates from elsewhere that only these of ours may name.
const ONLY: [(&str, &[&str]); 4] = [
    ("tauri", &["recourse-desktop"]),
    ("tauri-plugin-dialog", &["recourse-desktop"]),
    ("rusqlite", &["recourse-vault"]),
    ("openssl", &["recourse-packet", "recourse-stream"]),
];

#[test]
fn dependencies_point_downward_only() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let names: BTreeSet<_> = packages.iter().map(|package| package["name"].as_str().unwrap()).collect();
    assert_eq!(names, ALLOWED.iter().map(|(name, _)| *name).collect(), "every member has its line here");
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let allowed = ALLOWED.iter().find(|(known, _)| *known == name).unwrap().1;
        let dependencies = package["dependencies"].as_array().unwrap();
        for dependency in dependencies.iter().filter(|dependency| dependency["kind"].is_null()) {
            let used = dependency["name"].as_str().unwrap();
            let ours = used.starts_with("recourse-");
            assert!(!ours || allowed.contains(&used), "{name} must not use {used}");
            let only = ONLY.iter().find(|(foreign, _)| *foreign == used);
            assert!(only.is_none_or(|(_, owners)| owners.contains(&name)), "{name} must not use {used}");
        }
    }
}
