//! What is wrong with packet.json.sig.

use super::{LAYOUT, MALFORMED, WRONG};
use crate::{
    forge::{Forge, Shelf, base},
    sample::{sha256, signer},
    sshsig::{NAMESPACE, ROTATION, Sig, armor, sign, signed_data},
    tar::{self, Entry},
};
use base64ct::{Base64, Encoding};
use curve25519_dalek::{EdwardsPoint, Scalar, edwards::CompressedEdwardsY, traits::Identity};
use sha2::{Digest, Sha512};

const UNSIGNED: &str = "packet.unsigned";

pub(crate) fn add(shelf: &mut Shelf) {
    missing(shelf);
    fields(shelf);
    other_bytes(shelf);
    scalars(shelf);
    text(shelf);
}

/// The base packet with this signature file; everything else fits it.
fn with(
    shelf: &mut Shelf,
    name: &str,
    about: &str,
    code: &'static str,
    make: impl FnOnce(&Forge, &[u8]) -> Vec<u8>,
) {
    let name = format!("signature-{name}");
    let forge = base(&name);
    let raw = forge.raw();
    let sig = make(&forge, &raw);
    let bytes = forge.seal(&tar::stream(&forge.entries(&raw, &sig)));
    shelf.bytes(&name, about, code, bytes);
}

fn good(raw: &[u8]) -> Sig {
    Sig::new(&signer("sender"), NAMESPACE, "sha512", raw)
}

fn missing(shelf: &mut Shelf) {
    shelf.entries("signature-missing", "no signature", UNSIGNED, |all| drop(all.remove(1)));
    with(shelf, "empty", "a signature file without bytes", UNSIGNED, |_, _| Vec::new());
    shelf.entries("signature-and-all-after-missing", "packet.json alone", LAYOUT, |all| all.truncate(1));
    shelf.entries("signature-twice", "a second signature", LAYOUT, |all| {
        let second = sign(&signer("other signer"), NAMESPACE, &all[0].content);
        all.insert(2, Entry::file("packet.json.sig2", second));
    });
}

fn fields(shelf: &mut Shelf) {
    let mut add = |name: &str, about: &str, code, change: fn(&mut Sig)| {
        with(shelf, name, about, code, |_, raw| {
            let mut sig = good(raw);
            change(&mut sig);
            sig.file().into_bytes()
        });
    };
    add("magic", "another magic", MALFORMED, |sig| sig.magic = b"SSHSIC".to_vec());
    add("version-0", "version 0", MALFORMED, |sig| sig.version = 0);
    add("version-2", "version 2", MALFORMED, |sig| sig.version = 2);
    add("key-type-rsa", "a key of another algorithm", MALFORMED, |sig| sig.key_type = "ssh-rsa".into());
    add("key-short", "a key of 31 bytes", MALFORMED, |sig| sig.key.truncate(31));
    add("key-small-order", "a key of small order", MALFORMED, |sig| {
        sig.key = [&[1u8][..], &[0; 31]].concat();
    });
    add("key-not-on-curve", "a key that is no point", MALFORMED, |sig| {
        sig.key = [&[2u8][..], &[0; 31]].concat();
    });
    add("reserved", "a reserved field that says something", MALFORMED, |sig| sig.reserved = b"x".to_vec());
    add("hash-name-unknown", "a hash that there is not", MALFORMED, |sig| sig.hash = "sha513".into());
    add("hash-name-empty", "no hash", MALFORMED, |sig| sig.hash = String::new());
    add("namespace-changed", "the namespace changed after signing", MALFORMED, |sig| {
        sig.namespace = "file".into();
    });
    add("namespace-empty", "an empty namespace", MALFORMED, |sig| sig.namespace = String::new());
    add("algorithm-rsa", "a signature of another algorithm", MALFORMED, |sig| {
        sig.sig_type = "rsa-sha2-512".into();
    });
    add("algorithm-ecdsa", "a signature of a third algorithm", MALFORMED, |sig| {
        sig.sig_type = "ecdsa-sha2-nistp256".into();
    });
    add("short", "a signature of 63 bytes", MALFORMED, |sig| sig.sig.truncate(63));
    add("long", "a signature of 65 bytes", MALFORMED, |sig| sig.sig.push(0));
    add("bytes-after", "bytes after the signature", MALFORMED, |sig| sig.after = b"more".to_vec());
    add("zeros", "sixty-four zero bytes", WRONG, |sig| sig.sig = vec![0; 64]);
    add("r-flipped", "a bit of R", WRONG, |sig| sig.sig[3] ^= 1);
    add("s-flipped", "a bit of S", WRONG, |sig| sig.sig[35] ^= 1);
    for (name, about, code, namespace, hash) in [
        ("namespace-file", "made for files", MALFORMED, "file", "sha512"),
        ("namespace-of-cards", "made for a change of card", MALFORMED, ROTATION, "sha512"),
        ("namespace-v2", "made for version 2", MALFORMED, "ai-challenge-packet@v2", "sha512"),
        ("hash-sha256", "a good signature with SHA-256", MALFORMED, NAMESPACE, "sha256"),
    ] {
        with(shelf, name, about, code, |_, raw| {
            Sig::new(&signer("sender"), namespace, hash, raw).file().into_bytes()
        });
    }
}

fn other_bytes(shelf: &mut Shelf) {
    let by = |key: &str, message: &[u8]| sign(&signer(key), NAMESPACE, message).into_bytes();
    with(shelf, "by-another-key", "a good signature by another key", WRONG, |_, raw| by("other signer", raw));
    with(
        shelf,
        "by-another-key-in-disguise",
        "by another key, with the sender's key in it",
        WRONG,
        |_, raw| {
            let mut sig = Sig::new(&signer("other signer"), NAMESPACE, "sha512", raw);
            sig.key = signer("sender").verifying_key().to_bytes().to_vec();
            sig.file().into_bytes()
        },
    );
    with(shelf, "over-nothing", "over no bytes", WRONG, |_, _| by("sender", b""));
    with(shelf, "over-the-hash", "over the hash of packet.json in hex", WRONG, |_, raw| {
        by("sender", sha256(raw).as_bytes())
    });
    with(shelf, "over-trimmed-bytes", "over packet.json without its last line feed", WRONG, |_, raw| {
        by("sender", raw.trim_ascii_end())
    });
    with(shelf, "over-rewritten-json", "over the same JSON written anew", WRONG, |forge, _| {
        by("sender", serde_json::to_string_pretty(&forge.doc).unwrap().as_bytes())
    });
    with(shelf, "over-another-packet", "the sender's signature of another packet", WRONG, |_, _| {
        by("sender", &base("another").raw())
    });
    let changed = base("signature-json-changed");
    let raw = changed.raw();
    let sig = changed.sign(&raw);
    let text = String::from_utf8(raw).unwrap().replace("Heron", "Egret");
    let bytes = changed.seal(&tar::stream(&changed.entries(text.as_bytes(), sig.as_bytes())));
    shelf.bytes("signature-json-changed", "a word of packet.json changed after signing", WRONG, bytes);
}

/// The order of the group, smallest byte first.
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

/// Signatures that looser verifiers take.
fn scalars(shelf: &mut Shelf) {
    with(
        shelf,
        "s-not-reduced",
        "S with the order of the group added: the same value, another spelling",
        WRONG,
        |_, raw| {
            let mut sig = good(raw);
            let mut carry = 0u16;
            for (byte, add) in sig.sig[32..].iter_mut().zip(ORDER) {
                carry += u16::from(*byte) + u16::from(add);
                *byte = carry as u8;
                carry >>= 8;
            }
            assert_eq!(carry, 0);
            sig.file().into_bytes()
        },
    );
    // S·B = R + k·A holds with R of small order and S = k·a, or only after multiplying by eight.
    let crafted = |raw: &[u8], r: EdwardsPoint, nonce: Scalar| {
        let mut sig = good(raw);
        let r = (r + EdwardsPoint::mul_base(&nonce)).compress().to_bytes();
        let data = signed_data(NAMESPACE, b"", "sha512", raw);
        let hash = Sha512::new().chain_update(r).chain_update(&sig.key).chain_update(data);
        let k = Scalar::from_bytes_mod_order_wide(&hash.finalize().into());
        let s = nonce + k * signer("sender").to_scalar();
        sig.sig = [r, s.to_bytes()].concat();
        sig.file().into_bytes()
    };
    let small = CompressedEdwardsY(super::keys::ORDER_8).decompress().unwrap();
    with(shelf, "r-neutral", "R is the neutral point, and the equation holds", WRONG, |_, raw| {
        crafted(raw, EdwardsPoint::identity(), Scalar::ZERO)
    });
    with(
        shelf,
        "r-small-order",
        "R is of order 8; the equation holds after multiplying by eight",
        WRONG,
        |_, raw| crafted(raw, small, Scalar::ZERO),
    );
    with(
        shelf,
        "r-mixed-order",
        "R has a part of order 8; the equation holds after multiplying by eight",
        WRONG,
        |_, raw| crafted(raw, small, Scalar::from(77u8)),
    );
    with(shelf, "r-not-on-curve", "R is no point", WRONG, |_, raw| {
        let mut sig = good(raw);
        sig.sig[..32].copy_from_slice(&[&[2u8][..], &[0; 31]].concat());
        sig.file().into_bytes()
    });
}

fn text(shelf: &mut Shelf) {
    let mut add = |name: &str, about: &str, change: &dyn Fn(String) -> String| {
        with(shelf, name, about, MALFORMED, |_, raw| change(good(raw).file()).into_bytes());
    };
    add("crlf", "lines that end in CR LF", &|file| file.replace('\n', "\r\n"));
    add("no-line-end", "no line feed at the end", &|file| file.trim_end().into());
    add("line-after", "an empty line at the end", &|file| file + "\n");
    add("line-before", "an empty line at the beginning", &|file| format!("\n{file}"));
    add("comment-before", "a comment at the beginning", &|file| format!("# signed\n{file}"));
    add("label", "another label", &|file| file.replace("SSH SIGNATURE", "SSH MESSAGE"));
    add("label-pgp", "a label of PGP", &|file| file.replace("SSH SIGNATURE", "PGP SIGNATURE"));
    add("end-missing", "no last line", &|file| file.replace("-----END SSH SIGNATURE-----\n", ""));
    add("space-in-line", "a space at the end of a line", &|file| file.replacen("\nU", " \nU", 1));
    add("base64-broken", "a character outside base64", &|file| file.replacen("U1NIU0lH", "U1NIU0l*", 1));
    add("twice-in-file", "two signatures in one file", &|file| file.repeat(2));
    add("cut", "the first hundred bytes", &|file| file[..100].into());
    add("far-too-long", "ten thousand bytes", &|_| "A".repeat(10_000));
    with(shelf, "76-columns", "lines of 76 columns", MALFORMED, |_, raw| {
        armor(&good(raw).blob(), 76).into_bytes()
    });
    with(shelf, "one-line", "one long line", MALFORMED, |_, raw| {
        armor(&good(raw).blob(), 1_000).into_bytes()
    });
    with(shelf, "not-armored", "the bytes without their text form", MALFORMED, |_, raw| good(raw).blob());
    with(shelf, "base64-only", "the text form without its first and last line", MALFORMED, |_, raw| {
        Base64::encode_string(&good(raw).blob()).into_bytes()
    });
    with(shelf, "raw-ed25519", "sixty-four bytes of Ed25519 over packet.json", MALFORMED, |_, raw| {
        good(raw).sig
    });
}
