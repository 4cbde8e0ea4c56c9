//! Packets that every reader of version 1 must refuse: one defect each, named after it.

mod body;
mod envelope;
mod guard;
mod json;
mod keys;
mod payload;
mod signature;
mod stream;

use crate::forge::{Shelf, Vector};
use std::collections::BTreeMap;

pub(crate) const CARD: &str = "card.invalid";
pub(crate) const CUT: &str = "packet.cut";
pub(crate) const DAMAGED: &str = "packet.damaged";
pub(crate) const HASH: &str = "packet.hash_mismatch";
pub(crate) const INCONSISTENT: &str = "packet.inconsistent";
pub(crate) const INVALID: &str = "packet.invalid_json";
pub(crate) const JSON_LARGE: &str = "packet.json_too_large";
pub(crate) const LAYOUT: &str = "packet.layout";
pub(crate) const MALFORMED: &str = "packet.signature_malformed";
pub(crate) const NOT_A_PACKET: &str = "packet.not_a_packet";
pub(crate) const PADDING: &str = "packet.padding";
pub(crate) const PASSPHRASE: &str = "packet.passphrase";
pub(crate) const WRONG: &str = "packet.signature_wrong";

/// Vectors that are much like each other. The first ones of each family lie in the folder; all of them are tested.
const FAMILIES: [&str; 41] = [
    "audience-",
    "bag-",
    "body-claim-",
    "body-due-",
    "body-person-",
    "body-word-",
    "created-",
    "encryption-key-",
    "field-missing-",
    "field-unknown-",
    "file-hash-",
    "file-size-",
    "fingerprint-",
    "guard-argument-",
    "guard-x25519-",
    "head-format-",
    "head-kind-",
    "head-version-",
    "id-",
    "json-escape-",
    "json-number-",
    "json-twice-",
    "json-utf8-",
    "language-",
    "name-",
    "padding-after-",
    "path-",
    "response-",
    "sequence-",
    "signature-namespace-",
    "signature-over-",
    "signing-key-",
    "tar-checksum-",
    "tar-extra-",
    "tar-missing-",
    "tar-mode-",
    "tar-name-",
    "tar-order-",
    "tar-size-",
    "tar-twice-",
    "tar-type-",
];
/// Vectors that would take much room in the folder and show little more than a smaller one beside them.
const LARGE: [&str; 8] = [
    "body-1001-asks",
    "body-1001-claims",
    "guard-header-long-body",
    "guard-header-long-line",
    "payload-chunk-added",
    "payload-chunk-twice",
    "payload-chunks-swapped",
    "payload-first-chunk-marked-last",
];
const STORED_OF_A_FAMILY: usize = 2;

pub(crate) fn vectors() -> Vec<Vector> {
    let mut shelf = Shelf::default();
    guard::add(&mut shelf);
    payload::add(&mut shelf);
    stream::add(&mut shelf);
    json::add(&mut shelf);
    envelope::add(&mut shelf);
    keys::add(&mut shelf);
    body::add(&mut shelf);
    signature::add(&mut shelf);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for vector in &mut shelf.vectors {
        if let Some(family) = FAMILIES.iter().find(|family| vector.name.starts_with(*family)) {
            let count = seen.entry(family).or_default();
            *count += 1;
            vector.stored = *count <= STORED_OF_A_FAMILY;
        }
        if LARGE.contains(&vector.name.as_str()) {
            vector.stored = false;
        }
    }
    shelf.vectors
}
