//! The fuzz targets of `fuzz/` on the stable toolchain: every seed, and seeds changed at random from a fixed beginning.
//!
//! `RECOURSE_FUZZ_SECONDS=600` makes it a longer run. With libFuzzer, which learns from what it sees: `fuzz/run.sh`.

#[allow(unreachable_pub, reason = "the fuzz crate shows them to its targets")]
#[path = "../../fuzz/targets.rs"]
mod targets;

use crate::{
    forge::Forge,
    invalid,
    sample::{pair, signer_text, uuid},
    sshsig::{NAMESPACE, sign},
    tar,
    valid::KINDS,
};
use ed25519_dalek::SigningKey;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds")
}

/// What the seeds are, by target and name.
fn seeds() -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut add = |name: String, bytes: Vec<u8>| assert!(all.insert(name, bytes).is_none());
    for kind in KINDS {
        let forge = Forge::new(&format!("seed-{kind}"), kind);
        add(format!("packet_json/{kind}"), forge.raw());
    }
    let mut full = Forge::challenge("seed-full", &[b"original\n", b"copy\n"]);
    full.doc["files"][1]["derived_from"] =
        serde_json::json!({ "path": "data/e0001.txt", "operation": "redact" });
    full.doc["withheld"] =
        serde_json::json!([{ "commitment": "ab".repeat(32), "category": "safety", "reason": "x" }]);
    full.doc["ext"] = serde_json::json!({ "a": [1, -2.5, true, null, { "b": "\u{202e}🦢" }] });
    add("packet_json/full".into(), full.raw());
    add("packet_reader/challenge".into(), tar::stream(&full.good_entries()));
    add("packet_reader/card".into(), tar::stream(&Forge::new("seed-card", "card").good_entries()));
    for vector in invalid::vectors() {
        if vector.name.starts_with("guard-") && vector.bytes.len() < 1_500 {
            add(format!("header_guard/{}", vector.name), vector.bytes);
        }
    }
    let mut house = Forge::new("seed-house", "challenge");
    house.to = ["stranger", "reader", "own copy"].map(pair).to_vec();
    house.grease = true;
    add("header_guard/four-stanzas".into(), house.seal(b"hello"));
    add("stream_reader/nothing".into(), Vec::new());
    add("stream_reader/one-chunk".into(), vec![0, 2, 0x21, 7, 7, 7]);
    add("stream_reader/two-chunks".into(), vec![0, 0, 0x04, 9, 9, 9, 9, 0, 2, 0x21, 5, 5]);
    add("stream_reader/short-first".into(), vec![0, 0, 0x14, 1, 2, 3, 4, 0, 1, 0x21, 5, 5]);
    add("stream_reader/counter-stands".into(), vec![0, 1, 0x26, 1, 2, 3, 4, 0, 1, 0x21, 5, 5]);
    // The end of the second chunk, its middle, far behind everything.
    let jumps = [0, 0, 1, 255, 255, 232, 3, 0, 10, 0, 255, 255, 255, 1, 0];
    for (name, first) in [
        ("good", [100, 0, 1, 0, 0, 0, 0]),
        ("nothing", [0, 0, 0, 0, 0, 0, 0]),
        ("empty-end", [0, 0, 2, 0, 0, 0, 0]),
        ("flipped", [7, 1, 0b0111, 16, 0, 1, 1]),
        ("cut", [7, 1, 0b1010, 16, 0, 1, 0]),
        ("one-more", [7, 1, 0b1101, 16, 0, 1, 9]),
    ] {
        add(format!("range_reader/{name}"), [&first[..], &jumps].concat());
    }
    let file = sign(&SigningKey::from_bytes(&[3; 32]), NAMESPACE, b"message");
    add("signature/good".into(), file.clone().into_bytes());
    add("signature/crlf".into(), file.replace('\n', "\r\n").into_bytes());
    add(
        "signature/other-namespace".into(),
        sign(&SigningKey::from_bytes(&[3; 32]), "file", b"message").into_bytes(),
    );
    for (name, text) in [
        ("path", "data/e0001.pdf".to_owned()),
        ("person", "p12".into()),
        ("fingerprint", "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".into()),
        ("signing", signer_text("sender")),
        ("encryption", pair("reader").text()),
        ("key-file", format!("# a comment\n{}\n", pair("reader").secret_text())),
        ("id", uuid("seed")),
        ("hash", "ab".repeat(32)),
    ] {
        add(format!("keys/{name}"), text.into_bytes());
    }
    all
}

fn stored(target: &str) -> Vec<Vec<u8>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder().join(target)).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files.into_iter().map(|path| fs::read(path).unwrap()).collect()
}

/// A generator of numbers that nobody has to trust (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }

    fn changed(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        const ODD: [&[u8]; 12] = [
            b"\0",
            b"\xff",
            b"\n",
            b"\r\n",
            b"\"",
            b"{",
            b"[",
            b"-> ",
            b"--- ",
            b"=",
            b"1e999",
            b"\xed\xa0\x80",
        ];
        let mut bytes = seeds[self.roll(seeds.len())].clone();
        for _ in 0..=self.roll(4) {
            let at = self.roll(bytes.len() + 1);
            let end = (at + self.roll(40)).min(bytes.len());
            match self.roll(7) {
                0 if at < bytes.len() => bytes[at] ^= 1 << self.roll(8),
                1 if at < bytes.len() => bytes[at] = self.roll(256) as u8,
                2 => drop(bytes.drain(at..end)),
                3 => {
                    let piece = bytes[at..end].to_vec();
                    drop(bytes.splice(at..at, piece));
                }
                4 => drop(bytes.splice(at..at, ODD[self.roll(ODD.len())].iter().copied())),
                5 => {
                    let other = &seeds[self.roll(seeds.len())];
                    let from = self.roll(other.len() + 1);
                    let to = (from + self.roll(200)).min(other.len());
                    drop(bytes.splice(at..end, other[from..to].iter().copied()));
                }
                _ => bytes.truncate(at),
            }
        }
        bytes
    }
}

#[test]
fn the_fuzz_targets_hold_over_their_seeds_and_what_is_made_of_them() {
    let seconds = std::env::var("RECOURSE_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok());
    let time = seconds
        .map_or(Duration::from_millis(700), |all: u64| Duration::from_secs(all) / targets::ALL.len() as u32);
    for (number, (name, target)) in (1..).zip(targets::ALL) {
        let seeds = stored(name);
        seeds.iter().for_each(|seed| target(seed));
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ (number << 8) ^ seconds.unwrap_or_default());
        let (began, mut runs) = (Instant::now(), 0u64);
        while began.elapsed() < time || runs < 50 {
            let bytes = dice.changed(&seeds);
            let one = Instant::now();
            if let Err(panic) = std::panic::catch_unwind(|| target(&bytes)) {
                let path = std::env::temp_dir().join(format!("recourse-fuzz-{name}-{runs}"));
                fs::write(&path, &bytes).unwrap();
                eprintln!("{name} failed; its input lies in {}", path.display());
                std::panic::resume_unwind(panic);
            }
            assert!(one.elapsed() < Duration::from_secs(5), "{name} took {:?}", one.elapsed());
            runs += 1;
        }
        eprintln!("{name}: {} seeds, {runs} made of them", seeds.len());
    }
}

#[test]
fn the_seeds_are_the_ones_that_are_written() {
    let written = seeds();
    for (name, bytes) in &written {
        assert!(fs::read(folder().join(name)).is_ok_and(|there| there == *bytes), "{name} is old");
    }
}

#[test]
#[ignore = "writes the seeds anew"]
fn write_the_seeds() {
    for (name, bytes) in seeds() {
        let path = folder().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}
