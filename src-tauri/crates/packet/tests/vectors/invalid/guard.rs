//! What is wrong before a byte is decrypted: the first line, stanzas, passphrases, the MAC.

use super::{CUT, DAMAGED, PASSPHRASE};
use crate::{
    age::{Pair, Secrets, base64, body_lines, seeded, stanza},
    forge::{Shelf, base},
    sample::{everybody, pair},
};

const NOT_AGE: &str = "packet.not_age";
const NOT_FOR_YOU: &str = "packet.not_for_you";
const MANY: &str = "packet.too_many_stanzas";
const LARGE: &str = "packet.header_too_large";

pub(crate) fn add(shelf: &mut Shelf) {
    first_line(shelf);
    shape(shelf);
    stanzas(shelf);
    x25519(shelf);
    limits(shelf);
    passphrases(shelf);
    mac(shelf);
    keys(shelf);
}

fn first_line(shelf: &mut Shelf) {
    shelf.bytes("guard-empty-file", "nothing at all", CUT, "");
    shelf.bytes("guard-zip", "the beginning of a zip file", NOT_AGE, "PK\x03\x04 and more");
    shelf.bytes("guard-zeros", "a kilobyte of zero bytes", NOT_AGE, vec![0; 1024]);
    let armored = "-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCg==\n";
    shelf.bytes("guard-armored", "age in its text form", NOT_AGE, armored);
    shelf.bytes("guard-first-line-cut", "ends inside the first line", CUT, "age-encryption.o");
    shelf.bytes("guard-first-line-only", "nothing after the first line", CUT, "age-encryption.org/v1\n");
    let other = |line: &str| [line.as_bytes(), &base("guard").finish()[22..]].concat();
    shelf.bytes("guard-first-line-v2", "version 2 of age", NOT_AGE, other("age-encryption.org/v2\n"));
    shelf.bytes(
        "guard-first-line-crlf",
        "first line with CR LF",
        NOT_AGE,
        other("age-encryption.org/v1\r\n"),
    );
    shelf.bytes("guard-first-line-space", "a space first", NOT_AGE, other(" age-encryption.org/v1\n"));
    shelf.bytes(
        "guard-first-line-bom",
        "a mark of byte order first",
        NOT_AGE,
        other("\u{feff}age-encryption.org/v1\n"),
    );
    shelf.bytes(
        "guard-first-line-upper",
        "first line in capitals",
        NOT_AGE,
        other("AGE-ENCRYPTION.ORG/V1\n"),
    );
}

/// The packet with these stanzas; the MAC fits them.
fn with_stanzas(seed: &str, stanzas: impl FnOnce(&Secrets, String) -> String) -> Vec<u8> {
    let forge = base(seed);
    let secrets = forge.secrets();
    let header = secrets.header(&stanzas(&secrets, forge.stanzas()));
    let whole = forge.finish();
    let payload = whole.len() - forge.seal(b"").len() + 32;
    [header.as_bytes(), &whole[whole.len() - payload..]].concat()
}

/// The same with the payload left out: nothing gets that far.
fn header_only(seed: &str, stanzas: impl FnOnce(String) -> String) -> Vec<u8> {
    let forge = base(seed);
    let stanzas = stanzas(forge.stanzas());
    [forge.secrets().header(&stanzas).as_bytes(), &[0; 64]].concat()
}

fn shape(shelf: &mut Shelf) {
    let mut add = |name: &str, about: &str, change: fn(String) -> String| {
        shelf.bytes(name, about, DAMAGED, header_only(name, change));
    };
    add("guard-no-stanza", "a header without stanzas", |_| String::new());
    add("guard-line-without-arrow", "a line that begins no stanza", |all| format!("hello\n{all}"));
    add("guard-empty-line", "an empty line between stanzas", |all| format!("{all}\n"));
    add("guard-arrow-without-space", "-> without a space after it", |all| all.replacen("-> ", "->", 1));
    add("guard-lines-crlf", "every line of a stanza with CR LF", |all| all.replace('\n', "\r\n"));
    add("guard-body-65-columns", "a line of a body with 65 columns", |all| {
        format!("{all}-> x\n{}\n\n", "A".repeat(65))
    });
    add("guard-body-bad-character", "a body with a character outside base64", |all| {
        format!("{all}-> x\nQUJD*\n")
    });
    add("guard-body-padded", "a body with the padding of base64", |all| format!("{all}-> x\nQUI=\n"));
    add("guard-body-url-alphabet", "a body in the other alphabet of base64", |all| {
        format!("{all}-> x\nQ-_D\n")
    });
    add("guard-body-not-ended", "a full line of a body and no short one after it", |all| {
        format!("{all}-> x\n{}\n", "A".repeat(64))
    });
    add("guard-body-missing", "a stanza without a body", |all| format!("{all}-> x\n"));
    let forge = base("guard-cut");
    let header = forge.secrets().header(&forge.stanzas());
    shelf.bytes(
        "guard-cut-in-stanza-line",
        "ends inside the first line of a stanza",
        CUT,
        &header.as_bytes()[..40],
    );
    shelf.bytes("guard-cut-in-body", "ends inside a body", CUT, &header.as_bytes()[..100]);
    shelf.bytes(
        "guard-cut-before-mac",
        "ends where the MAC would begin",
        CUT,
        &header.as_bytes()[..header.len() - 44],
    );
    shelf.bytes("guard-cut-in-mac", "ends inside the MAC", CUT, &header.as_bytes()[..header.len() - 5]);
}

fn stanzas(shelf: &mut Shelf) {
    let mut add = |name: &str, about: &str, change: fn(String) -> String| {
        shelf.bytes(name, about, DAMAGED, with_stanzas(name, |_, all| change(all)));
    };
    add("guard-argument-empty", "two spaces between arguments", |all| {
        all.replacen("-> X25519 ", "-> X25519  ", 1)
    });
    add("guard-argument-space-at-end", "a space after the last argument", |all| all.replacen('\n', " \n", 1));
    add("guard-argument-control", "a control character in an argument", |all| {
        format!("{all}-> x \u{7}\nQUJD\n")
    });
    add("guard-argument-utf8", "an argument that is not ASCII", |all| format!("{all}-> x é\nQUJD\n"));
    add("guard-argument-tab", "a tab between arguments", |all| all.replacen("-> X25519 ", "-> X25519\t", 1));
    add("guard-body-not-canonical", "base64 with bits left over", |all| format!("{all}-> x\nQUJDRB\n"));
    add("guard-body-impossible-length", "base64 of a length that there is not", |all| {
        format!("{all}-> x\nQUJDR\n")
    });
}

fn x25519(shelf: &mut Shelf) {
    let reader = pair("reader").public;
    let ephemeral = Pair::new("guard/ephemeral");
    let share = base64(&ephemeral.public);
    let mut add = |name: &str, about: &str, code, make: &dyn Fn(&Secrets) -> String| {
        shelf.bytes(name, about, code, with_stanzas(name, |secrets, _| make(secrets)));
    };
    let body = |secrets: &Secrets| secrets.wrapped(&ephemeral, &reader, &secrets.file_key);
    add("guard-x25519-no-share", "an X25519 stanza without its argument", DAMAGED, &|secrets| {
        stanza(&["X25519"], &body(secrets))
    });
    add("guard-x25519-two-arguments", "an X25519 stanza with an argument too many", DAMAGED, &|secrets| {
        stanza(&["X25519", &share, "more"], &body(secrets))
    });
    add("guard-x25519-share-short", "a share of 31 bytes", DAMAGED, &|secrets| {
        stanza(&["X25519", &base64(&ephemeral.public[..31])], &body(secrets))
    });
    add("guard-x25519-share-padded", "a share with the padding of base64", DAMAGED, &|secrets| {
        stanza(&["X25519", &format!("{share}=")], &body(secrets))
    });
    add("guard-x25519-share-zero", "a share of small order", DAMAGED, &|secrets| {
        stanza(&["X25519", &base64(&[0; 32])], &body(secrets))
    });
    add("guard-x25519-body-short", "a body of 31 bytes", DAMAGED, &|secrets| {
        stanza(&["X25519", &share], &body(secrets)[..31])
    });
    add("guard-x25519-body-long", "a file key of 17 bytes", DAMAGED, &|secrets| {
        let longer = [&secrets.file_key[..], &[0]].concat();
        stanza(&["X25519", &share], &secrets.wrapped(&ephemeral, &reader, &longer))
    });
    add("guard-x25519-lower-case", "the kind of stanza in small letters", NOT_FOR_YOU, &|secrets| {
        stanza(&["x25519", &share], &body(secrets))
    });
    add("guard-x25519-body-flipped", "a bit flipped in the wrapped key", NOT_FOR_YOU, &|secrets| {
        let mut body = body(secrets);
        body[5] ^= 1;
        stanza(&["X25519", &share], &body)
    });
    add("guard-x25519-other-file-key", "the reader's stanza holds another file key", DAMAGED, &|secrets| {
        stanza(&["X25519", &share], &secrets.wrapped(&ephemeral, &reader, &[7; 16]))
    });
}

fn limits(shelf: &mut Shelf) {
    let crowd = |count: usize| -> String {
        (0..count).map(|n| stanza(&["x7-grease"], &seeded(&n.to_string())[..n % 7])).collect()
    };
    let of = |name: &str, add: String| with_stanzas(name, |_, all| all + &add);
    shelf.bytes("guard-65-stanzas", "sixty-five stanzas", MANY, of("guard-65-stanzas", crowd(64)));
    shelf.bytes(
        "guard-1600-stanzas",
        "sixteen hundred stanzas",
        MANY,
        header_only("guard-1600-stanzas", |all| all + &crowd(1_600)),
    );
    let long = |all: String| format!("{all}-> {}\n\n", "a".repeat(66_000));
    shelf.bytes(
        "guard-header-long-line",
        "a header of 64 KiB and more, by one line",
        LARGE,
        header_only("long", long),
    );
    let body = |all: String| format!("{all}-> x\n{}", body_lines(&[0; 60_000]));
    shelf.bytes(
        "guard-header-long-body",
        "a header of 64 KiB and more, by one body",
        LARGE,
        header_only("body", body),
    );
    let forge = base("guard-header-65537");
    let bare = forge.secrets().header(&forge.stanzas()).len();
    let argument = "a".repeat(65_537 - bare - "-> \n\n".len());
    let header = forge.secrets().header(&format!("{}-> {argument}\n\n", forge.stanzas()));
    assert_eq!(header.len(), 65_537);
    let bytes = [header.as_bytes(), &[0; 64]].concat();
    shelf.bytes("guard-header-65537", "a header one byte too long", LARGE, bytes);
}

fn passphrases(shelf: &mut Shelf) {
    let scrypt = |work: &str| stanza(&["scrypt", &base64(&seeded("salt")[..16]), work], &seeded("locked"));
    shelf.bytes(
        "guard-scrypt",
        "locked with a passphrase",
        PASSPHRASE,
        header_only("scrypt", |_| scrypt("18")),
    );
    let endless = header_only("scrypt", |_| scrypt("30"));
    shelf.bytes("guard-scrypt-endless-work", "a passphrase with work for days", PASSPHRASE, endless);
    let second = header_only("scrypt", |all| all + &scrypt("18"));
    shelf.bytes("guard-scrypt-second", "a passphrase behind the reader's stanza", PASSPHRASE, second);
    let bare = header_only("scrypt", |all| stanza(&["scrypt"], b"") + &all);
    shelf.bytes("guard-scrypt-without-arguments", "a passphrase stanza without arguments", PASSPHRASE, bare);
}

fn mac(shelf: &mut Shelf) {
    let forge = base("guard-mac");
    let whole = String::from_utf8_lossy(&forge.finish()).into_owned();
    let at = whole.find("\n--- ").unwrap() + 1;
    let bytes = forge.finish();
    let mut add = |name: &str, about: &str, code, line: &[u8]| {
        shelf.bytes(name, about, code, [&bytes[..at], line, &bytes[at + 48..]].concat());
    };
    let good = bytes[at..at + 48].to_vec();
    let text = String::from_utf8(good.clone()).unwrap();
    let mut flipped = good.clone();
    flipped[10] = if flipped[10] == b'A' { b'B' } else { b'A' };
    add("guard-mac-flipped", "another MAC", DAMAGED, &flipped);
    add("guard-mac-short", "a MAC of 42 characters", DAMAGED, &[&good[..46], b"\n"].concat());
    add("guard-mac-long", "a MAC of 44 characters", DAMAGED, &[&good[..47], b"A\n"].concat());
    add("guard-mac-padded", "a MAC with the padding of base64", DAMAGED, &[&good[..47], b"=\n"].concat());
    add("guard-mac-crlf", "the line of the MAC with CR LF", DAMAGED, &[&good[..47], b"\r\n"].concat());
    add("guard-mac-space-at-end", "a space after the MAC", DAMAGED, &[&good[..47], b" \n"].concat());
    add("guard-mac-missing", "three hyphens and no MAC", DAMAGED, b"---\n");
    add(
        "guard-mac-bad-character",
        "a MAC with a character outside base64",
        DAMAGED,
        text.replace(&text[9..10], "*").as_bytes(),
    );
    // The last character of 43 carries two bits that must be zero.
    let mut bits = good;
    bits[46] += 1;
    add("guard-mac-not-canonical", "a MAC in a second spelling", DAMAGED, &bits);
}

fn keys(shelf: &mut Shelf) {
    let mut stranger = base("guard-not-for-you");
    stranger.to = vec![pair("stranger")];
    shelf.bytes("guard-not-for-you", "sealed to a stranger only", NOT_FOR_YOU, stranger.finish());
    let grease = header_only("guard-grease-only", |_| stanza(&["x7-grease", "abc"], b"nothing"));
    shelf.bytes("guard-grease-only", "no stanza of a kind that is known", NOT_FOR_YOU, grease);
    let mut open = base("guard-everybody");
    open.to = vec![everybody()];
    shelf.bytes(
        "guard-challenge-for-everybody",
        "a challenge that only the published key opens",
        super::INCONSISTENT,
        open.finish(),
    );

    for (name, to) in [("first", [everybody(), pair("reader")]), ("last", [pair("reader"), everybody()])] {
        let mut both = base("guard-everybody-too");
        both.to = to.to_vec();
        let about = format!("a challenge for the reader and for everybody, whose stanza is the {name} one");
        shelf.bytes(
            &format!("guard-challenge-for-everybody-{name}"),
            &about,
            super::INCONSISTENT,
            both.finish(),
        );
    }
    let forge = base("guard-after-mac");
    let other = forge.secrets().stanza(&pair("stranger").public);
    let bytes = forge.finish();
    let added = [&bytes[..22], other.as_bytes(), &bytes[22..]].concat();
    shelf.bytes("guard-stanza-added", "a stanza added without the file key", DAMAGED, added);
    let mut two = base("guard-after-mac-two");
    two.to = vec![pair("reader"), pair("stranger")];
    let bytes = two.finish();
    let one = two.secrets().stanza(&pair("reader").public).len();
    let swapped =
        [&bytes[..22], &bytes[22 + one..22 + 2 * one], &bytes[22..22 + one], &bytes[22 + 2 * one..]].concat();
    shelf.bytes("guard-stanzas-swapped", "two stanzas swapped without the file key", DAMAGED, swapped);
    let removed = [&bytes[..22 + one], &bytes[22 + 2 * one..]].concat();
    shelf.bytes("guard-stanza-removed", "a stanza removed without the file key", DAMAGED, removed);
}
