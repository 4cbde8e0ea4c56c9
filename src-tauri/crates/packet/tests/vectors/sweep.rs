//! Every accident that can happen to a small packet: each single flipped bit, each cut. And everything that somebody who
//! holds the file key can do to one byte inside.

use crate::{Hashes, age::Secrets, forge::Forge, forge::base, reader_key, sample::pair, tar};
use recourse_packet::{DecryptSecret, Limits, open, unwatched};
use std::{collections::BTreeMap, ops::Range};

type Codes = BTreeMap<String, usize>;

/// Opens what `make` makes of every number, on two threads, and counts the refusals.
fn refusals(numbers: Range<usize>, make: impl Fn(usize) -> Vec<u8> + Sync) -> Codes {
    let key = reader_key();
    let half = |which: usize| {
        let mut codes = Codes::new();
        for number in numbers.clone().filter(|number| number % 2 == which) {
            *codes.entry(refusal(&make(number), &key, number)).or_default() += 1;
        }
        codes
    };
    let mut codes = Codes::new();
    std::thread::scope(|scope| {
        let halves = [0, 1].map(|which| scope.spawn(move || half(which)));
        for part in halves.map(|thread| thread.join().unwrap()) {
            part.into_iter().for_each(|(code, count)| *codes.entry(code).or_default() += count);
        }
    });
    assert_eq!(codes.values().sum::<usize>(), numbers.len());
    codes
}

fn refusal(bytes: &[u8], key: &DecryptSecret, number: usize) -> String {
    let mut sink = Hashes::default();
    let opened = open(bytes, std::slice::from_ref(key), &Limits::UNLIMITED, &mut sink, &mut unwatched);
    let error = opened.expect_err(&format!("number {number} was opened"));
    assert!(sink.aborted && sink.done.is_empty(), "number {number}: {error}");
    error.code().to_string()
}

fn flipped(bytes: &[u8], bit: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[bit / 8] ^= 1 << (bit % 8);
    bytes
}

#[test]
fn no_flipped_bit_gets_through() {
    let bytes = base("sweep").finish();
    let codes = refusals(0..bytes.len() * 8, |bit| flipped(&bytes, bit));
    let known =
        ["damaged", "cut", "not_age", "not_for_you", "too_many_stanzas", "header_too_large", "passphrase"];
    let known = known.map(|code| format!("packet.{code}"));
    assert!(codes.keys().all(|code| known.contains(code)), "{codes:?}");
    // Damage is called damage, but for what decides how the file is looked at.
    let damaged = codes["packet.damaged"];
    assert!(damaged * 1_000 > bytes.len() * 8 * 990, "{codes:?}");
    assert!(codes.get("packet.cut").is_none_or(|cut| *cut < 10), "damage taken for a cut: {codes:?}");
}

#[test]
fn no_flipped_bit_in_the_header_of_a_full_house_gets_through() {
    let mut forge = Forge::new("sweep-header", "challenge");
    forge.to = ["stranger", "reader", "own copy", "second reader"].map(pair).to_vec();
    forge.grease = true;
    let bytes = forge.finish();
    let header = forge.secrets().header(&forge.stanzas()).len();
    let codes = refusals(0..(header + 16) * 8, |bit| flipped(&bytes, bit));
    assert!(codes["packet.damaged"] > header * 4, "{codes:?}");
}

#[test]
fn no_cut_gets_through_and_nearly_every_cut_is_called_a_cut() {
    let bytes = base("sweep").finish();
    let codes = refusals(0..bytes.len(), |length| bytes[..length].to_vec());
    let others = bytes.len() - codes["packet.cut"];
    // A few cuts leave a length that a whole packet could have.
    assert!(others < 40, "{codes:?}");
}

/// The base packet, taken apart so that other contents are sealed quickly.
struct Insider {
    header: Vec<u8>,
    secrets: Secrets,
    stream: Vec<u8>,
}

impl Insider {
    fn new() -> Self {
        let forge = base("sweep");
        let secrets = forge.secrets();
        let header = secrets.header(&forge.stanzas()).into_bytes();
        let stream = tar::stream(&forge.good_entries());
        Self { header, secrets, stream }
    }

    fn seal(&self, plain: &[u8]) -> Vec<u8> {
        [&self.header[..], &self.secrets.payload(plain)].concat()
    }
}

/// Flips a bit of these bytes of the stream, another one each time.
fn changed_inside(insider: &Insider, bytes: &[usize]) -> Codes {
    refusals(0..bytes.len(), |number| {
        let byte = bytes[number];
        insider.seal(&flipped(&insider.stream, byte * 8 + byte % 8))
    })
}

#[test]
fn no_byte_changed_by_somebody_with_the_file_key_gets_through() {
    let insider = Insider::new();
    // Everything that comes after packet.json costs the reading of packet.json, so not every byte is taken here.
    let bytes: Vec<usize> = (0..insider.stream.len()).filter(|byte| *byte < 512 || byte % 11 == 0).collect();
    let codes = changed_inside(&insider, &bytes);
    for code in ["invalid_json", "signature_wrong", "layout", "hash_mismatch", "padding"] {
        assert!(codes.get(&format!("packet.{code}")).is_some_and(|count| *count > 10), "{code}: {codes:?}");
    }
}

#[test]
#[ignore = "takes minutes"]
fn no_byte_at_all_changed_by_somebody_with_the_file_key_gets_through() {
    let insider = Insider::new();
    let bytes: Vec<usize> = (0..insider.stream.len()).collect();
    changed_inside(&insider, &bytes);
}

#[test]
fn no_fifth_bit_of_the_first_tar_header_can_be_changed() {
    let insider = Insider::new();
    let codes = refusals(0..512 * 8 / 5, |fifth| insider.seal(&flipped(&insider.stream, fifth * 5)));
    assert!(codes["packet.layout"] > 600, "{codes:?}");
}

#[test]
fn no_stream_that_somebody_with_the_file_key_cuts_gets_through() {
    let insider = Insider::new();
    let steps = insider.stream.len() / 37;
    refusals(0..steps, |step| insider.seal(&insider.stream[..step * 37]));
}
