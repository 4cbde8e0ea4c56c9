//! The corpus of test vectors in `tests/vectors` of the repository: what writes it, and what the reader makes of it.
//!
//! `cargo test -p recourse-packet --test vectors -- --ignored write_the_corpus` writes it anew. Vectors that the program
//! itself sealed are frozen: they are written once and must open for ever.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test fails by panicking, and says aloud what it could not judge"
)]
#![allow(clippy::too_many_lines, reason = "the lists of vectors are tables")]

mod age;
mod corpus;
mod forge;
mod format;
mod fuzz;
mod invalid;
mod random;
mod reader;
mod sample;
mod schemas;
mod sealed;
mod sshsig;
mod standards;
mod sweep;
mod tar;
mod valid;

use corpus::{Entry, folder, index};
use recourse_packet::{
    DecryptSecret, FileEntry, FileSink, Limits, Packet, PacketError, Verified, open, unwatched,
};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
};

/// A sink that keeps hashes, and forgets them when it is told to.
#[derive(Default)]
struct Hashes {
    started: bool,
    aborted: bool,
    current: Option<(String, u64, Sha256)>,
    done: Vec<(String, u64, String)>,
}

impl FileSink for Hashes {
    fn start(&mut self, _: &Packet) -> Result<(), PacketError> {
        self.started = true;
        Ok(())
    }
    fn begin(&mut self, file: &FileEntry) -> io::Result<()> {
        assert!(self.started && !self.aborted, "a file before the signature");
        self.current = Some((file.path.to_string(), 0, Sha256::new()));
        Ok(())
    }
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let (_, size, hash) = self.current.as_mut().unwrap();
        *size += bytes.len() as u64;
        hash.update(bytes);
        Ok(())
    }
    fn end(&mut self) -> io::Result<()> {
        let (path, size, hash) = self.current.take().unwrap();
        self.done.push((path, size, hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()));
        Ok(())
    }
    fn abort(&mut self) {
        self.aborted = true;
        self.done.clear();
        self.current = None;
    }
}

fn reader_key() -> DecryptSecret {
    sample::pair("reader").secret_text().parse().unwrap()
}

fn read(bytes: &[u8]) -> (Result<Verified, PacketError>, Hashes) {
    let mut sink = Hashes::default();
    let result = open(bytes, &[reader_key()], &Limits::UNLIMITED, &mut sink, &mut unwatched);
    (result, sink)
}

/// What the reader says about a packet, in the words of the index.
fn told(verified: &Verified, sink: &Hashes) -> Value {
    let packet = verified.packet();
    let files: Vec<Value> = sink
        .done
        .iter()
        .map(|(path, size, sha256)| serde_json::json!({ "path": path, "size": size, "sha256": sha256 }))
        .collect();
    serde_json::json!({
        "kind": packet.kind,
        "packet_id": packet.packet_id,
        "thread_id": packet.thread_id,
        "sequence": packet.sequence,
        "packet_json_sha256": verified.sha256(),
        "signer": verified.signer().fingerprint(),
        "stanzas": verified.stanzas(),
        "opened_with": verified.opened_with().map(|_| "reader"),
        "addressed": verified.addressed_to(&[reader_key().public()]),
        "files": files,
    })
}

#[test]
fn every_valid_vector_opens_as_the_index_says() {
    for entry in index("valid") {
        let bytes = entry.bytes("valid");
        let (result, sink) = read(&bytes);
        let verified = result.unwrap_or_else(|error| panic!("{}: {error}", entry.file));
        assert_eq!(told(&verified, &sink), entry.fields["expect"], "{}", entry.file);
        assert_eq!(verified.bytes(), bytes.len() as u64);
        let peeked = recourse_packet::peek(&bytes[..], &[reader_key()]).unwrap();
        assert_eq!(peeked.packet(), verified.packet(), "{}", entry.file);
    }
}

/// What is wrong with the reader's answer to a vector that it must refuse.
fn answer(name: &str, bytes: &[u8], fields: &Value) -> Option<String> {
    let (result, sink) = read(bytes);
    assert!(sink.aborted || result.is_ok(), "{name}: the sink was not told");
    assert!(sink.done.is_empty() || result.is_ok(), "{name}: something was kept");
    let got = result.map_or_else(|error| error.code().to_string(), |_| "opens".into());
    let allowed = [&fields["code"], &fields["or"]];
    (!allowed.contains(&&Value::from(got.as_str()))).then(|| format!("{name}: {got} instead of {fields}"))
}

#[test]
fn every_invalid_vector_is_refused_under_its_code_with_nothing_kept() {
    let stored = index("invalid");
    let wrong: Vec<String> = stored
        .iter()
        .filter_map(|entry| answer(&entry.file, &entry.bytes("invalid"), &entry.fields))
        .chain(
            invalid::vectors()
                .iter()
                .filter(|vector| !vector.stored)
                .filter_map(|vector| answer(&vector.name, &vector.bytes, &corpus::fields(vector))),
        )
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn index_and_folder_agree_and_the_counts_hold() {
    let mut all = BTreeSet::new();
    for (name, least) in [("valid", 50), ("invalid", 350)] {
        let entries = index(name);
        assert!(entries.len() >= least, "{} {name} vectors", entries.len());
        let listed: BTreeSet<String> = entries.iter().map(|entry| entry.file.clone()).collect();
        assert_eq!(listed.len(), entries.len(), "a vector stands twice in the index of {name}");
        assert_eq!(listed, corpus::packets_in(&folder().join(name)), "index and folder of {name}");
        for entry in &entries {
            let about = entry.fields["about"].as_str().unwrap();
            assert!(about.len() > 2, "{} says nothing about itself", entry.file);
            assert_eq!(sample::sha256(&entry.bytes(name)), entry.fields["sha256"], "{}", entry.file);
            assert!(all.insert(entry.fields["sha256"].to_string()), "{} stands twice", entry.file);
        }
    }
}

#[test]
fn every_kind_and_every_refusal_of_a_reader_has_its_vectors() {
    let kinds: BTreeSet<String> =
        index("valid").iter().map(|entry| entry.fields["expect"]["kind"].to_string()).collect();
    assert_eq!(kinds.len(), valid::KINDS.len());
    let mut codes: BTreeMap<String, usize> = BTreeMap::new();
    for entry in index("invalid") {
        *codes.entry(entry.fields["code"].as_str().unwrap().into()).or_default() += 1;
    }
    // Two need files of megabytes; `bounds.rs` makes them in memory. One depends on the machine.
    let elsewhere = ["packet.too_many_files", "packet.too_large_for_disk"];
    for code in corpus::codes_in_the_format() {
        let here = codes.remove(&code).is_some();
        assert!(here != elsewhere.contains(&code.as_str()), "{code}");
    }
    assert!(codes.is_empty(), "codes that FORMAT.md does not name: {codes:?}");
}

#[test]
fn the_corpus_is_what_its_generator_writes() {
    for (name, vectors) in [("valid", valid::vectors()), ("invalid", invalid::vectors())] {
        let entries: BTreeMap<String, Entry> =
            index(name).into_iter().map(|entry| (entry.file.clone(), entry)).collect();
        let frozen = entries.values().filter(|entry| entry.is_frozen()).count();
        let stored: Vec<_> = vectors.into_iter().filter(|vector| vector.stored).collect();
        assert_eq!(stored.len() + frozen, entries.len(), "{name}");
        for vector in stored {
            let file = format!("{}.acp", vector.name);
            let entry = entries.get(&file).unwrap_or_else(|| panic!("{file} is not in the index"));
            assert!(entry.bytes(name) == vector.bytes, "{file} is not what the generator writes");
            assert_eq!(entry.fields, corpus::fields(&vector), "{file}");
        }
    }
    assert_eq!(fs::read_to_string(folder().join("keys.json")).unwrap(), corpus::keys());
}

#[test]
#[ignore = "writes the corpus anew"]
fn write_the_corpus() {
    corpus::write();
}
