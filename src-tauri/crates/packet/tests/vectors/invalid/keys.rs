//! What is wrong with keys, files, and what is said about them. All of it is well signed.

use super::{INCONSISTENT, INVALID, JSON_LARGE};
use crate::{
    age::{bech32, seeded},
    forge::{Shelf, base},
    sample::{pair, sha256, signer, signer_text},
    sshsig::{fingerprint, key_text},
};
use serde_json::{Value, json};

pub(crate) fn add(shelf: &mut Shelf) {
    sender(shelf);
    keys(shelf);
    files(shelf);
    rest(shelf);
}

fn sender(shelf: &mut Shelf) {
    shelf.value("sender-mode-unknown", "a mode that there is not", INVALID, "/sender/mode", json!("king"));
    shelf.value(
        "sender-anonymous-with-name",
        "an anonymous sender with a name",
        INCONSISTENT,
        "/sender/mode",
        json!("anonymous"),
    );
    let other = fingerprint(signer("other signer").verifying_key().as_bytes());
    shelf.value(
        "sender-fingerprint-of-another-key",
        "the fingerprint of another key",
        INCONSISTENT,
        "/sender/fingerprint",
        json!(other),
    );
    let text = signer_text("sender");
    for (name, about, text) in [
        ("comment", "a signing key with a comment", format!("{text} heron@example")),
        ("two-spaces", "two spaces in a signing key", text.replace(' ', "  ")),
        ("line-feed", "a line feed after a signing key", format!("{text}\n")),
        ("rsa", "a key of another algorithm", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQ==".into()),
        (
            "name-differs",
            "a key whose inner name is another",
            text.replace("AAAAC3NzaC1lZDI1NTE5", "AAAAC3NzaC1lZDI1NTE4"),
        ),
        ("short", "a key with a byte too few", text[..text.len() - 4].into()),
    ] {
        shelf.value(&format!("signing-key-{name}"), about, INVALID, "/sender/key", json!(text));
    }
}

/// A sender with this key; nobody can sign for it, and nothing gets as far as the signature.
fn with_key(shelf: &mut Shelf, name: &str, about: &str, key: &[u8; 32]) {
    shelf.doc(name, about, INVALID, |doc| {
        doc["sender"]["key"] = json!(key_text(key));
        doc["sender"]["fingerprint"] = json!(fingerprint(key));
    });
}

fn little(first: u8, rest: u8, last: u8) -> [u8; 32] {
    let mut bytes = [rest; 32];
    (bytes[0], bytes[31]) = (first, last);
    bytes
}

/// The two points of order eight in their positive spelling.
pub(crate) const ORDER_8: [u8; 32] = [
    0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0, 0xd5,
    0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05,
];

fn keys(shelf: &mut Shelf) {
    with_key(shelf, "signing-key-order-1", "the neutral point as signing key", &little(1, 0, 0));
    with_key(shelf, "signing-key-order-2", "the point of order 2", &little(0xec, 0xff, 0x7f));
    with_key(shelf, "signing-key-order-4", "a point of order 4", &[0; 32]);
    with_key(shelf, "signing-key-order-8", "a point of order 8", &ORDER_8);
    with_key(shelf, "signing-key-not-on-curve", "bytes that are no point", &little(2, 0, 0));
    with_key(
        shelf,
        "signing-key-order-1-other-spelling",
        "the neutral point, not reduced",
        &little(0xee, 0xff, 0x7f),
    );
    // The first y that is a point, is not weak, and leaves room for the prime to be added.
    let other = (2u8..19).find_map(|y| {
        let good = ed25519_dalek::VerifyingKey::from_bytes(&little(y, 0, 0)).is_ok_and(|key| !key.is_weak());
        good.then(|| little(y + 0xed, 0xff, 0x7f))
    });
    with_key(shelf, "signing-key-not-reduced", "a signing key that is not reduced", &other.unwrap());
    let recipient = |bytes: &[u8; 32]| json!(bech32("age", bytes));
    for (name, about, value) in [
        ("order-4", "an encryption key of order 4", recipient(&[0; 32])),
        ("order-1", "an encryption key of order 1", recipient(&little(1, 0, 0))),
        ("order-2", "an encryption key of order 2", recipient(&little(0xec, 0xff, 0x7f))),
        ("not-reduced", "an encryption key that is not reduced", recipient(&little(0xf6, 0xff, 0x7f))),
        ("high-bit", "an encryption key with its highest bit", recipient(&little(9, 0, 0x80))),
        ("upper-case", "an encryption key in capitals", json!(pair("reader").text().to_uppercase())),
        (
            "checksum",
            "an encryption key with a wrong checksum",
            json!(pair("reader").text().replace("age1", "age1q")),
        ),
        (
            "other-prefix",
            "a secret key where a public one must be",
            json!(bech32("age-secret-key-", &seeded("x")).to_uppercase()),
        ),
        ("empty", "an empty encryption key", json!("")),
    ] {
        shelf.value(&format!("encryption-key-{name}"), about, INVALID, "/reply_to", value);
    }
    shelf.value(
        "audience-small-order",
        "an addressee with a key of small order",
        INVALID,
        "/audience/0/age_recipient",
        recipient(&[0; 32]),
    );
}

fn files(shelf: &mut Shelf) {
    for (name, about, code, value) in [
        ("parent", "a path that climbs out", INVALID, "data/../../evil"),
        ("absolute", "an absolute path", INVALID, "/etc/passwd"),
        ("no-folder", "a path without data/", INVALID, "e0001.txt"),
        ("three-digits", "a number of three digits", INVALID, "data/e001.txt"),
        ("leading-zero", "a number with a needless zero", INVALID, "data/e00001.txt"),
        ("zero", "number zero", INVALID, "data/e0000.txt"),
        ("plus", "a number with a sign", INVALID, "data/e+001.txt"),
        ("ending-upper-case", "an ending in capitals", INVALID, "data/e0001.TXT"),
        ("ending-nine", "an ending of nine letters", INVALID, "data/e0001.abcdefghi"),
        ("ending-empty", "a point without an ending", INVALID, "data/e0001."),
        ("ending-two", "two endings", INVALID, "data/e0001.tar.gz"),
        ("users-name", "a name of the user's", INVALID, "data/letter.txt"),
        ("zero-byte", "a zero byte in a path", INVALID, "data/e0001\0.txt"),
        ("other-number", "the number of another place", INCONSISTENT, "data/e0002.txt"),
    ] {
        shelf.doc(&format!("path-{name}"), about, code, |doc| {
            doc["files"][0]["path"] = json!(value);
            doc["body"]["claims"][0]["evidence"] = json!([]);
            doc["body"]["claims"][0]["characteristics"] = json!([]);
        });
    }
    for (name, about, code, place, value) in [
        ("size-negative", "a negative size", INVALID, "/files/0/size", json!(-1)),
        ("size-fraction", "a size of 9.0", INVALID, "/files/0/size", json!(9.0)),
        ("size-text", "a size as a text", INVALID, "/files/0/size", json!("9")),
        (
            "too-large",
            "a file larger than ustar can say",
            "packet.file_too_large",
            "/files/0/size",
            json!(8u64 << 30),
        ),
        ("too-large-64-bits", "a size of 64 bits", "packet.file_too_large", "/files/0/size", json!(u64::MAX)),
        (
            "hash-upper-case",
            "a hash in capitals",
            INVALID,
            "/files/0/sha256",
            json!(sha256(b"one page\n").to_uppercase()),
        ),
        ("hash-short", "a hash of 63 digits", INVALID, "/files/0/sha256", json!(&sha256(b"x")[1..])),
        ("hash-not-hex", "a hash with other letters", INVALID, "/files/0/sha256", json!("g".repeat(64))),
        ("role-unknown", "a role that there is not", INVALID, "/files/0/role", json!("weapon")),
    ] {
        shelf.value(&format!("file-{name}"), about, code, place, value);
    }
    let from = |path: Value| json!({ "path": path, "operation": "redact" });
    for (name, about, path) in [
        ("itself", "a file that comes from itself", "data/e0001.txt"),
        ("absent", "a file that comes from one that is not there", "data/e0007.txt"),
    ] {
        shelf.doc(&format!("file-from-{name}"), about, INCONSISTENT, |doc| {
            doc["files"][0]["derived_from"] = from(json!(path));
        });
    }
    shelf.doc("file-from-unknown-operation", "an operation that there is not", INVALID, |doc| {
        doc["files"][0]["derived_from"] = json!({ "operation": "burn" });
    });
    shelf.doc("file-captured-at-offset", "a moment of capture with an offset", INVALID, |doc| {
        doc["files"][0]["provenance"] = json!({ "captured_at": "2026-11-20T10:00:00+01:00" });
    });
    shelf.doc("file-captured-at-one-digit", "half a second in one digit", INVALID, |doc| {
        doc["files"][0]["provenance"] = json!({ "captured_at": "2026-11-20T10:00:00.5Z" });
    });
    shelf.doc("file-listed-twice", "one file listed twice", INCONSISTENT, |doc| {
        let first = doc["files"][0].clone();
        doc["files"].as_array_mut().unwrap().push(first);
    });
    // Refused for what packet.json says, before a byte of the file is read: the hash of other bytes, and another size.
    let other = base("file-hash-of-other-bytes").set("/files/0/sha256", json!(sha256(b"other")));
    shelf.bytes("file-hash-of-other-bytes", "the signed hash of other bytes", super::HASH, other.finish());
    let other = base("file-size-of-other-bytes").set("/files/0/size", json!(10));
    shelf.bytes(
        "file-size-of-other-bytes",
        "a signed size that the file has not",
        super::LAYOUT,
        other.finish(),
    );
}

fn rest(shelf: &mut Shelf) {
    for (name, code, place, value) in [
        (
            "withheld-commitment-short",
            INVALID,
            "/withheld",
            json!([{ "commitment": "ab", "category": "", "reason": "" }]),
        ),
        (
            "withheld-without-reason",
            INVALID,
            "/withheld",
            json!([{ "commitment": sha256(b"x"), "category": "" }]),
        ),
        ("record-larger-than-32-mib", JSON_LARGE, "/record/size", json!(32 * 1024 * 1024 + 1)),
        ("schema-larger-than-1-mib", JSON_LARGE, "/schema/size", json!(1024 * 1024 + 1)),
        ("record-hash-of-other-bytes", super::HASH, "/record/sha256", json!(sha256(b"other"))),
        ("schema-hash-of-other-bytes", super::HASH, "/schema/sha256", json!(sha256(b"other"))),
        ("record-size-of-other-bytes", super::LAYOUT, "/record/size", json!(7)),
    ] {
        shelf.value(name, &name.replace('-', " "), code, place, value);
    }
}
