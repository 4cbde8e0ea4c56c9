//! What the vectors say: small records of every kind, written out as JSON and not through the types of the crate.

use crate::{
    age::{Pair, seeded},
    sshsig::{fingerprint, key_text},
};
use ed25519_dalek::SigningKey;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// A fixed page that stands for record.html. A reader takes its hash and nothing else.
pub(crate) const RECORD: &str =
    "<!doctype html>\n<meta charset=\"utf-8\">\n<title>AI Challenge Packet</title>\n<p>A test vector.</p>\n";
/// A fixed schema that every packet.json fits. A reader takes its hash and nothing else.
pub(crate) const SCHEMA: &str =
    "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\"}\n";

/// Everybody who has a key, by the label that the key is made from.
pub(crate) const AGE_KEYS: [&str; 5] = ["reader", "second reader", "own copy", "reply", "stranger"];
/// Everybody who signs.
pub(crate) const SIGNING_KEYS: [&str; 3] = ["sender", "organization", "other signer"];

pub(crate) fn pair(label: &str) -> Pair {
    assert!(AGE_KEYS.contains(&label), "{label} would be missing in the list of keys");
    Pair::new(&format!("age/{label}"))
}

pub(crate) fn everybody() -> Pair {
    Pair::from_secret(Sha256::digest("ai-challenge-packet v1: everybody, not a secret").into())
}

pub(crate) fn signer(label: &str) -> SigningKey {
    assert!(SIGNING_KEYS.contains(&label), "{label} would be missing in the list of keys");
    SigningKey::from_bytes(&seeded(&format!("ed25519/{label}")))
}

pub(crate) fn signer_text(label: &str) -> String {
    key_text(signer(label).verifying_key().as_bytes())
}

/// A UUID version 4 that depends on a label only.
pub(crate) fn uuid(label: &str) -> String {
    let mut bytes = seeded(&format!("uuid/{label}"));
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn text_ref(bytes: &[u8]) -> Value {
    json!({ "sha256": sha256(bytes), "size": bytes.len() })
}

pub(crate) fn addressee(label: &str, name: &str) -> Value {
    json!({
        "name": name,
        "age_recipient": pair(label).text(),
        "fingerprint": fingerprint(signer("organization").verifying_key().as_bytes()),
    })
}

pub(crate) fn file(number: usize, ending: &str, bytes: &[u8]) -> Value {
    json!({
        "path": format!("data/e{number:04}{ending}"),
        "sha256": sha256(bytes),
        "size": bytes.len(),
        "media_type": "text/plain",
        "role": "evidence",
    })
}

/// packet.json of this kind and body, without files.
pub(crate) fn envelope(seed: &str, kind: &str, body: &Value) -> Value {
    let from_organization = matches!(kind, "receipt" | "response" | "card");
    let who = if from_organization { "organization" } else { "sender" };
    let key = signer(who).verifying_key();
    let audience = match kind {
        "card" => json!([]),
        "receipt" | "response" => {
            json!([{ "name": "Heron", "age_recipient": pair("reader").text(), "fingerprint": null }])
        }
        _ => json!([addressee("reader", "Merrow County")]),
    };
    let answered = json!({ "packet_id": uuid("answered"), "sha256": sha256(b"answered") });
    json!({
        "format": "ai-challenge-packet",
        "version": 1,
        "kind": kind,
        "packet_id": uuid(&format!("packet/{seed}")),
        "thread_id": uuid("thread"),
        "sequence": 1,
        "in_reply_to": if matches!(kind, "challenge" | "card") { Value::Null } else { answered },
        "created_at": "2026-11-23T09:00:00Z",
        "language": "en",
        "audience": audience,
        "sender": {
            "mode": if from_organization { "named" } else { "group" },
            "key": key_text(key.as_bytes()),
            "fingerprint": fingerprint(key.as_bytes()),
            "display": if from_organization { "Merrow County" } else { "Merrow Benefits Advocates" },
        },
        "reply_to": if kind == "card" { Value::Null } else { json!(pair("reply").text()) },
        "body": body,
        "files": [],
        "withheld": [],
        "record": text_ref(RECORD.as_bytes()),
        "schema": text_ref(SCHEMA.as_bytes()),
        "ext": {},
    })
}

pub(crate) fn claim(number: u32, evidence: &[&str]) -> Value {
    json!({
        "id": uuid(&format!("claim/{number}")),
        "number": number,
        "facts": { "title": "Payments stopped after moving home", "severity": "serious" },
        "told_by": ["p1"],
        "characteristics": [
            { "characteristic": "safe", "state": "harmed", "rationale": "", "evidence": evidence },
        ],
        "evidence": evidence,
    })
}

pub(crate) fn ask(number: u32) -> Value {
    json!({
        "id": uuid(&format!("ask/{number}")),
        "number": number,
        "ask_type": "run_test",
        "claims": [uuid("claim/1")],
        "text": "Publish the error rate for people who moved.",
        "due": "2026-12-14",
        "priority": "high",
    })
}

pub(crate) fn person(number: u32) -> Value {
    json!({ "reference": format!("p{number}"), "pseudonym": "Heron", "role": "affected_person" })
}

/// The body of a challenge with one claim and one ask, resting on these files.
pub(crate) fn challenge(evidence: &[&str]) -> Value {
    json!({
        "title": "Benefits stopped after a score nobody could explain",
        "claims": [claim(1, evidence)],
        "people": [person(1)],
        "asks": [ask(1)],
    })
}

pub(crate) fn update() -> Value {
    json!({
        "text": "One more letter came.",
        "claims": [claim(3, &[])],
        "people": [person(1)],
        "asks": [ask(7)],
        "withdrawn_claims": [uuid("claim/2")],
        "withdrawn_asks": [],
        "reveals": [],
    })
}

pub(crate) fn receipt() -> Value {
    json!({
        "ack": acknowledgement(),
        "verification": "good_new_key",
        "addressed_to_us": true,
        "promised": { "decide_by": "2026-12-23" },
        "message": "",
    })
}

fn acknowledgement() -> Value {
    json!({
        "received_at": "2026-11-24T08:00:00Z",
        "packet_sha256": sha256(b"answered"),
        "signature_verified": true,
        "case_ref": "2026/17",
    })
}

pub(crate) fn response() -> Value {
    let questions: Vec<Value> = (1..=10).map(|n| json!({ "question": n, "answer": "" })).collect();
    json!({
        "ack": acknowledgement(),
        "decisions": [{ "claim": uuid("claim/1"), "decision": "accepted", "reasons": "" }],
        "worksheets": [{
            "claim": uuid("claim/1"),
            "measure": { "tests": [{ "id": uuid("test/1"), "name": "Error rate", "n": 9662, "outcome": "fail" }] },
        }],
        "asks": [{ "ask": uuid("ask/1"), "outcome": "granted", "text": "Published.", "tests": [uuid("test/1")] }],
        "may_publish": true,
        "ten_questions": questions,
    })
}

pub(crate) fn rejoinder() -> Value {
    json!({
        "asks": [{ "ask": uuid("ask/1"), "text": "The rate is for another year." }],
        "text": "Thank you.",
        "reveals": [],
    })
}

pub(crate) fn card() -> Value {
    json!({
        "name": "Merrow County",
        "age_recipients": [pair("second reader").text()],
        "signing_keys": [signer_text("organization")],
        "valid_from": "2026-01-01",
        "contact": "Room 4",
        "promises": {},
    })
}

/// The body of this kind, without files.
pub(crate) fn body(kind: &str) -> Value {
    match kind {
        "challenge" => challenge(&[]),
        "update" => update(),
        "withdrawal" => json!({ "reason": "Settled.", "please_delete": true }),
        "receipt" => receipt(),
        "response" => response(),
        "rejoinder" => rejoinder(),
        "card" => card(),
        other => panic!("no kind {other}"),
    }
}

/// What an older key signs over a card, with the name as JSON writes it.
pub(crate) fn card_statement(card: &Value) -> String {
    let mut lines = vec!["ai-challenge-packet card v1".to_owned(), card["name"].to_string()];
    for list in ["signing_keys", "age_recipients"] {
        lines.extend(card[list].as_array().unwrap().iter().map(|key| key.as_str().unwrap().to_owned()));
    }
    lines.join("\n") + "\n"
}
