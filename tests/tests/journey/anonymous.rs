//! Two packets from nobody in particular share nothing by which they could be linked.

use crate::people::{Documenting, Side, day_zero};
use recourse_desk::{challenge, seal, unwatched};
use recourse_model::{Desk, SenderMode, Verification};
use serde_json::Value;
use std::collections::BTreeSet;

/// Every string of a JSON value that is long enough to be an id, a key or a hash.
fn long_strings(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) if text.len() >= 20 => drop(found.insert(text.clone())),
        Value::Array(items) => items.iter().for_each(|item| long_strings(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| long_strings(field, found)),
        _ => {}
    }
}

#[test]
fn two_anonymous_packets_share_no_key_and_no_id() {
    let documenting = Documenting::new();
    documenting.consent();
    let organization = Side::new("Example Benefits Agency", Desk::Register);
    let mut seen: Vec<BTreeSet<String>> = Vec::new();
    for number in 0..2 {
        let mut composed = documenting.compose(&organization, &[("Say why.", 30)]);
        composed.sender_mode = Some(SenderMode::Anonymous);
        composed.sender_display = "must not appear".into();
        challenge::save(&documenting.side.vault, composed.clone(), day_zero()).unwrap();
        let path = documenting.side.place(&format!("packet-{number}.acp"));
        unwatched(|watch| seal::challenge(&documenting.side.vault, composed.id, &path, day_zero(), watch))
            .unwrap();
        let imported = organization.import(&path, day_zero());
        assert_eq!(imported.verification, Verification::GoodAnonymous);
        assert_eq!(imported.packet.sender, "");
        let bytes = organization.vault.read(|r| r.packet_bytes(imported.packet.record.id)).unwrap();
        let mut packet: Value = serde_json::from_slice(&bytes.json).unwrap();
        assert!(!bytes.json.windows(15).any(|window| window == b"must not appear"));
        assert!(!bytes.json.windows(9).any(|window| window == b"Riverside"), "the group is not named");
        // What is the same on purpose: the recipient, the schema, the story and its evidence.
        for same in ["audience", "schema", "files", "record"] {
            packet.as_object_mut().unwrap().remove(same);
        }
        let mut strings = BTreeSet::new();
        long_strings(&packet, &mut strings);
        // Sentences of the story, and the moment, which is rounded to the hour.
        strings.retain(|text| !text.contains(' ') && text != "2026-09-14T09:00:00Z");
        seen.push(strings);
    }
    let shared: Vec<_> = seen[0].intersection(&seen[1]).collect();
    assert_eq!(shared, ["ai-challenge-packet"; 0], "keys, ids and hashes that both packets have");
}
