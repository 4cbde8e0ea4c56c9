//! Random packets come out as they went in, and random edits do not come out at all.

use crate::{
    Hashes,
    forge::{Forge, base},
    read, reader_key, tar, told,
};
use proptest::prelude::*;
use recourse_packet::{Limits, open, parse_json, schema, unwatched};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Any JSON, not too deep.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..4)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// A change of some bytes: where, how many, and what.
#[derive(Debug, Clone)]
enum Edit {
    Overwrite(usize, Vec<u8>),
    Insert(usize, Vec<u8>),
    Remove(usize, usize),
    Repeat(usize, usize),
    Swap(usize, usize, usize),
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let at = any::<prop::sample::Index>().prop_map(|index| index.index(1 << 30));
    let some = prop::collection::vec(any::<u8>(), 1..80);
    prop_oneof![
        (at.clone(), some.clone()).prop_map(|(at, bytes)| Edit::Overwrite(at, bytes)),
        (at.clone(), some).prop_map(|(at, bytes)| Edit::Insert(at, bytes)),
        (at.clone(), 1usize..600).prop_map(|(at, count)| Edit::Remove(at, count)),
        (at.clone(), 1usize..1_600).prop_map(|(at, count)| Edit::Repeat(at, count)),
        (at.clone(), at, 1usize..600).prop_map(|(a, b, count)| Edit::Swap(a, b, count)),
    ]
}

fn edited(bytes: &[u8], edit: &Edit) -> Vec<u8> {
    let mut out = bytes.to_vec();
    let place = |at: usize| at % bytes.len();
    let end = |from: usize, count: usize| (from + count).min(bytes.len());
    match edit {
        Edit::Overwrite(at, new) => {
            let from = place(*at);
            let to = end(from, new.len());
            out[from..to].copy_from_slice(&new[..to - from]);
        }
        Edit::Insert(at, new) => drop(out.splice(place(*at)..place(*at), new.iter().copied())),
        Edit::Remove(at, count) => drop(out.drain(place(*at)..end(place(*at), *count))),
        Edit::Repeat(at, count) => {
            let piece = bytes[place(*at)..end(place(*at), *count)].to_vec();
            drop(out.splice(place(*at)..place(*at), piece));
        }
        Edit::Swap(a, b, count) => {
            for i in 0..*count {
                out.swap(place(a + i), place(b + i));
            }
        }
    }
    out
}

/// Whether every word and number of `written` stands in `read` at its place.
fn is_said(written: &Value, read: &Value) -> bool {
    match (written, read) {
        (Value::Object(a), Value::Object(b)) => {
            a.iter().all(|(key, a)| is_said(a, b.get(key).unwrap_or(&Value::Null)))
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_said(a, b))
        }
        (a, b) => a == b,
    }
}

/// Every place in a value, as JSON pointers.
fn places(value: &Value, at: &str, out: &mut BTreeSet<String>) {
    out.insert(at.to_owned());
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| places(value, &format!("{at}/{key}"), out));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, value)| places(value, &format!("{at}/{n}"), out));
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn random_packets_open_as_they_were_made(
        files in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..3_000), 0..6),
        title in any::<String>(),
        ext in any_json(),
        sequence in 1u32..,
        seconds in 0i64..253_402_300_799,
    ) {
        let contents: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        let mut forge = Forge::challenge("random", &contents);
        let at = chrono::DateTime::from_timestamp(seconds, 0).unwrap();
        forge.doc["body"]["title"] = json!(title);
        forge.doc["ext"] = json!({ "any": ext });
        forge.doc["sequence"] = json!(sequence);
        forge.doc["created_at"] = json!(at);
        let bytes = forge.finish();
        let (result, sink) = read(&bytes);
        let verified = result.unwrap();
        prop_assert_eq!(told(&verified, &sink), forge.expected());
        prop_assert_eq!(serde_json::to_value(&verified.packet().ext).unwrap(), forge.doc["ext"].clone());
    }

    #[test]
    fn random_edits_of_a_packet_are_refused(edit in any_edit(), inside in any::<bool>()) {
        let forge = base("random-edits");
        let stream = tar::stream(&forge.good_entries());
        let good = if inside { stream.clone() } else { forge.seal(&stream) };
        let changed = edited(&good, &edit);
        prop_assume!(changed != good);
        let bytes = if inside { forge.seal(&changed) } else { changed };
        let mut sink = Hashes::default();
        let opened = open(&bytes[..], &[reader_key()], &Limits::UNLIMITED, &mut sink, &mut unwatched);
        prop_assert!(opened.is_err());
        prop_assert!(sink.aborted && sink.done.is_empty());
    }
}

proptest! {
    #![proptest_config(config(400))]

    /// What the reader takes, it takes whole, and the published schema takes it too.
    #[test]
    fn random_values_in_packet_json_are_refused_or_understood(
        kind in prop::sample::select(crate::valid::KINDS.to_vec()),
        place in any::<prop::sample::Index>(),
        value in any_json(),
        remove in any::<bool>(),
    ) {
        let forge = Forge::new("random-json", kind);
        let mut all = BTreeSet::new();
        places(&forge.doc, "", &mut all);
        let all: Vec<String> = all.into_iter().collect();
        let place = &all[place.index(all.len())];
        let mut doc = forge.doc;
        match place.rsplit_once('/') {
            Some((parent, key)) if remove => match doc.pointer_mut(parent).unwrap() {
                Value::Object(fields) => drop(fields.shift_remove(key)),
                Value::Array(items) => drop(items.remove(key.parse().unwrap())),
                _ => {}
            },
            _ => *doc.pointer_mut(place).unwrap() = value,
        }
        let Ok(packet) = parse_json(doc.to_string().as_bytes()) else { return Ok(()) };
        let understood = serde_json::to_value(&packet).unwrap();
        prop_assert!(is_said(&doc, &understood), "{place} was changed while it was read");
        let schema: Value = serde_json::from_str(&schema(packet.kind)).unwrap();
        prop_assert!(jsonschema::draft202012::new(&schema).unwrap().is_valid(&doc), "{place} against the schema");
    }
}
