//! What is wrong with the encrypted bytes.

use super::{CUT, DAMAGED, NOT_A_PACKET, PADDING};
use crate::{
    age::CHUNK,
    forge::{Forge, Outcome, Shelf, base},
    tar,
    valid::of_length,
};

pub(crate) fn add(shelf: &mut Shelf) {
    one_chunk(shelf);
    other_contents(shelf);
    two_chunks(shelf);
}

fn header_length(forge: &Forge) -> usize {
    forge.secrets().header(&forge.stanzas()).len()
}

fn one_chunk(shelf: &mut Shelf) {
    let header = header_length(&base("payload"));
    let mut flip = |name: &str, about: &str, at: fn(usize, usize) -> usize| {
        shelf.sealed(name, about, DAMAGED, |bytes| {
            let at = at(header, bytes.len());
            bytes[at] ^= 1;
        });
    };
    flip("payload-nonce-flipped", "a bit of the nonce", |header, _| header + 3);
    flip("payload-first-byte-flipped", "a bit of the first encrypted byte", |header, _| header + 16);
    flip("payload-middle-flipped", "a bit in the middle", usize::midpoint);
    flip("payload-tag-flipped", "a bit of the tag", |_, length| length - 10);
    flip("payload-last-byte-flipped", "the last bit", |_, length| length - 1);
    let mut cut = |name: &str, about: &str, to: fn(usize, usize) -> usize| {
        shelf.sealed(name, about, CUT, |bytes| bytes.truncate(to(header, bytes.len())));
    };
    cut("payload-missing", "ends after the header", |header, _| header);
    cut("payload-nonce-cut", "ends inside the nonce", |header, _| header + 7);
    cut("payload-nonce-only", "ends after the nonce", |header, _| header + 16);
    cut("payload-less-than-a-tag", "ends inside the first tag", |header, _| header + 30);
    cut("payload-half", "half of the file", |_, length| length / 2);
    cut("payload-last-byte-missing", "one byte is missing", |_, length| length - 1);
    cut("payload-tag-missing", "the tag is missing", |_, length| length - 16);
    let mut after = |name: &str, about: &str, more: Vec<u8>| {
        shelf.sealed(name, about, DAMAGED, |bytes| bytes.extend(&more));
        // As long as no chunk is authentic, a file too long for a packet cannot be told from one cut short.
        shelf.or(CUT);
    };
    after("payload-byte-after", "a byte follows", vec![0]);
    after("payload-tag-after", "sixteen bytes follow", vec![0; 16]);
    after("payload-block-after", "a block of zeros follows", vec![0; 512]);
    after("payload-packet-after", "a second whole packet follows", base("payload-second").finish());
    let forge = base("payload-not-last");
    let plain = tar::stream(&forge.good_entries());
    let secrets = forge.secrets();
    let around = |chunks: &[Vec<u8>]| {
        [secrets.header(&forge.stanzas()).as_bytes(), &secrets.nonce, &chunks.concat()].concat()
    };
    let chunk = vec![secrets.chunk(0, false, &plain)];
    shelf.bytes("payload-last-chunk-not-marked", "no chunk is marked as the last", DAMAGED, around(&chunk));
    let chunk = vec![secrets.chunk(1, true, &plain)];
    shelf.bytes("payload-counter-from-one", "the first chunk is numbered 1", DAMAGED, around(&chunk));
    let (first, second) = plain.split_at(8_192);
    let chunks = vec![secrets.chunk(0, false, first), secrets.chunk(1, true, second)];
    shelf.bytes("payload-short-first-chunk", "a first chunk that is not full", DAMAGED, around(&chunks));
    shelf.or(CUT);
    let mut other = forge.secrets();
    other.file_key = [9; 16];
    let bytes = [secrets.header(&forge.stanzas()).as_bytes(), &other.payload(&plain)].concat();
    shelf.bytes("payload-other-key", "encrypted under another file key", DAMAGED, bytes);
}

fn other_contents(shelf: &mut Shelf) {
    let mut of = |name: &str, about: &str, plain: &[u8]| {
        shelf.bytes(name, about, NOT_A_PACKET, base(name).seal(plain));
    };
    of("payload-of-nothing", "nothing inside", b"");
    of("payload-of-text", "a few words inside", b"hello");
    of("payload-of-half-a-block", "511 zero bytes inside", &[0; 511]);
    of("payload-of-zeros", "zero bytes inside", &[0; 16_384]);
    of("payload-of-json", "packet.json without a container", &base("payload-of-json").raw());
    of("payload-of-a-packet", "a packet inside a packet", &base("payload-inner").finish());
    of("payload-of-another-tar", "another tar file", &tar::stream(&[tar::Entry::file("hello.txt", "hi")]));
}

/// A packet of two chunks, or just over.
fn large(seed: &str) -> Forge {
    Forge::challenge(seed, &[&vec![b'.'; CHUNK - 8_000]])
}

fn two_chunks(shelf: &mut Shelf) {
    let forge = large("payload-two-chunks");
    let plain = tar::stream(&forge.good_entries());
    assert!(plain.len() > CHUNK && plain.len() < 2 * CHUNK);
    let secrets = forge.secrets();
    let header = secrets.header(&forge.stanzas());
    let mut add = |name: &str, about: &str, code, chunks: &[Vec<u8>]| {
        shelf.bytes(name, about, code, [header.as_bytes(), &secrets.nonce, &chunks.concat()].concat());
    };
    let (first, second) = plain.split_at(CHUNK);
    let good = [secrets.chunk(0, false, first), secrets.chunk(1, true, second)];
    add("payload-chunk-dropped", "the last chunk is missing", CUT, &good[..1]);
    add("payload-chunks-swapped", "two chunks swapped", DAMAGED, &[good[1].clone(), good[0].clone()]);
    add(
        "payload-chunk-twice",
        "a chunk stands twice",
        DAMAGED,
        &[good[0].clone(), good[0].clone(), good[1].clone()],
    );
    add(
        "payload-first-chunk-marked-last",
        "more follows the chunk that is marked as the last",
        DAMAGED,
        &[secrets.chunk(0, true, first), good[1].clone()],
    );
    let mut second_flipped = good[1].clone();
    second_flipped[100] ^= 1;
    add(
        "payload-second-chunk-flipped",
        "a bit in the second chunk",
        DAMAGED,
        &[good[0].clone(), second_flipped],
    );
    let full = vec![0u8; CHUNK];
    add(
        "payload-chunk-added",
        "a whole chunk more, well encrypted",
        PADDING,
        &[
            good[0].clone(),
            secrets.chunk(1, false, &[second, &full[second.len()..]].concat()),
            secrets.chunk(2, true, &[0; 512]),
        ],
    );
    // What is left is as long as a whole packet can be, and a reader need not have got as far as packet.json.
    let dropped = shelf.vectors.iter_mut().find(|vector| vector.name == "payload-chunk-dropped").unwrap();
    dropped.outcome = Outcome::RefusedEither(CUT, DAMAGED);
    let exact = of_length("payload-empty-last-chunk", 2 * CHUNK);
    let plain = tar::stream(&exact.good_entries());
    let secrets = exact.secrets();
    let chunks = [
        secrets.nonce.to_vec(),
        secrets.chunk(0, false, &plain[..CHUNK]),
        secrets.chunk(1, false, &plain[CHUNK..]),
        secrets.chunk(2, true, b""),
    ];
    let bytes = [secrets.header(&exact.stanzas()).as_bytes(), &chunks.concat()].concat();
    shelf.bytes("payload-empty-last-chunk", "an empty chunk after a full one", DAMAGED, bytes);
}
