//! Two packets from nobody in particular share nothing by which they could be linked.

use crate::people::{Documenting, Side, after, day_zero};
use recourse_desk::{
    casebook, challenge, evidence, seal, unwatched,
    view::{BlockerKind, BlockerWay},
};
use recourse_model::{CaseId, Desk, RecipientId, SenderMode, Timestamp, Verification};
use serde_json::Value;
use std::{collections::BTreeSet, path::PathBuf};

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

/// A case of its own in the same vault: one story of nobody in particular, and one file with a telling name.
fn another_case(documenting: &Documenting, story: &str, file: &str, now: Timestamp) -> CaseId {
    let vault = &documenting.side.vault;
    let mut harm = casebook::new_harm(vault, None, story, now).unwrap();
    harm.draft_step = None;
    casebook::save_harm(vault, harm.clone(), now).unwrap();
    let path = documenting.side.file(file, story.as_bytes());
    unwatched(|watch| evidence::add_file(vault, harm.case_id, Some(harm.id), &path, now, watch)).unwrap();
    harm.case_id
}

/// Seals the case of nobody in particular for this recipient.
fn sealed(documenting: &Documenting, case: CaseId, to: RecipientId, name: &str, now: Timestamp) -> PathBuf {
    let vault = &documenting.side.vault;
    let mut composed = challenge::begin(vault, case, now).unwrap();
    composed.recipients = vec![to];
    composed.sender_mode = Some(SenderMode::Anonymous);
    challenge::save(vault, composed.clone(), now).unwrap();
    for blocker in challenge::view(vault, composed.id, now).unwrap().blockers {
        assert!(matches!(blocker.kind, BlockerKind::NobodyNamed | BlockerKind::NotChecked), "{blocker:?}");
        challenge::settle(vault, composed.id, &blocker.key, BlockerWay::IncludeAsIs, now).unwrap();
    }
    let path = documenting.side.place(name);
    unwatched(|watch| seal::challenge(vault, composed.id, &path, now, watch)).unwrap();
    path
}

/// The age header of a packet: how many stanzas it has, its lines without what every header says, and its length. One
/// stanza is of random form and length (age calls it grease) and counts like any other.
fn header(file: &[u8]) -> (usize, BTreeSet<String>, usize) {
    let end = file.windows(4).position(|window| window == b"\n---").unwrap();
    let text = std::str::from_utf8(&file[..end]).unwrap();
    let lines = text.lines().skip(1).map(|line| line.trim_start_matches("-> X25519 ").to_owned()).collect();
    let whole = end + 1 + file[end + 1..].iter().position(|byte| *byte == b'\n').unwrap() + 1;
    (text.lines().filter(|line| line.starts_with("-> ")).count(), lines, whole)
}

#[test]
fn two_anonymous_packets_of_one_vault_share_nothing_but_their_recipient() {
    let documenting = Documenting::new();
    let organization = Side::new("Example Benefits Agency", Desk::Register);
    let to = documenting.know(&organization).id;
    // Added in the other order than sealed, on other days, under names that tell of one person.
    let second =
        another_case(&documenting, "The grade was guessed.", "Heron - marks 2026-09-01.txt", day_zero());
    let first = another_case(&documenting, "The route was wrong.", "Heron - shifts 2026-09-02.txt", after(1));
    let paths = [
        sealed(&documenting, first, to, "first.acp", after(2)),
        sealed(&documenting, second, to, "second.acp", after(9)),
    ];
    let mut packets = Vec::new();
    for path in &paths {
        let file = std::fs::read(path).unwrap();
        let imported = organization.import(path, after(10));
        let bytes = organization.vault.read(|r| r.packet_bytes(imported.packet.record.id)).unwrap();
        let text = String::from_utf8(bytes.json.clone()).unwrap();
        for telling in ["Heron", "Riverside", "marks", "shifts", "2026-09-01", "2026-09-02"] {
            assert!(!text.contains(telling), "{telling} went");
        }
        let packet: Value = serde_json::from_slice(&bytes.json).unwrap();
        assert!(packet["created_at"].as_str().unwrap().ends_with(":00:00Z"), "rounded to the hour");
        assert_eq!(packet["sequence"], 1);
        assert_eq!(packet["files"][0]["path"], "data/e0001.txt", "numbered in the packet, not in the vault");
        assert_eq!(packet["body"]["claims"][0]["number"], 1);
        packets.push((file, packet));
    }
    let [(first_keys, first_lines, first_end), (second_keys, second_lines, second_end)] =
        [header(&packets[0].0), header(&packets[1].0)];
    assert_eq!(first_keys, second_keys, "the number of keys says nothing");
    assert_eq!(first_lines.intersection(&second_lines).count(), 0, "no stanza stands in both");
    let sizes = [packets[0].0.len() - first_end, packets[1].0.len() - second_end];
    assert_eq!(sizes[0], sizes[1], "padded to the same size, whatever the words");

    let strings = packets.iter().map(|(_, packet)| {
        let mut found = BTreeSet::new();
        long_strings(packet, &mut found);
        found
    });
    let strings: Vec<_> = strings.collect();
    let shared: BTreeSet<&str> = strings[0].intersection(&strings[1]).map(String::as_str).collect();
    let to = &packets[0].1["audience"][0];
    let meant = [
        to["name"].as_str().unwrap(),
        to["age_recipient"].as_str().unwrap(),
        to["fingerprint"].as_str().unwrap(),
        packets[0].1["schema"]["sha256"].as_str().unwrap(),
    ];
    let meant = BTreeSet::from(meant);
    let more: Vec<_> = shared.difference(&meant).collect();
    assert_eq!(more, [&""; 0], "what both packets have beside their recipient and the schema");
}
