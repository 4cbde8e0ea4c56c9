//! Published vectors of the standards underneath, and `ssh-keygen` as a judge.
//!
//! What cannot be had is said aloud and skipped; with `RECOURSE_JUDGES=required` it fails.

use crate::{
    read, sample,
    sshsig::{self, NAMESPACE},
};
use base64ct::{Base64, Encoding};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use recourse_packet::{DecryptSecret, Limits, NoSink, SigningSecret, open, unwatched};
use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Says that something could not be judged.
pub(crate) fn not_judged(what: &str) {
    assert!(std::env::var("RECOURSE_JUDGES").as_deref() != Ok("required"), "missing: {what}");
    eprintln!("\n!!! NOT JUDGED: {what}; set RECOURSE_JUDGES=required to insist\n");
}

pub(crate) fn have(tools: &[&str]) -> bool {
    let there = |tool: &&&str| {
        let found =
            Command::new("sh").args(["-c", &format!("command -v {tool}")]).stdout(Stdio::null()).status();
        !found.is_ok_and(|status| status.success())
    };
    match tools.iter().find(there) {
        Some(missing) => {
            not_judged(&format!("{missing} is not installed"));
            false
        }
        None => true,
    }
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

/// RFC 8032, section 7.1: secret, public, message, signature. Tests 1, 2, 3 and SHA(abc).
const RFC_8032: [[&str; 4]; 4] = [
    [
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b\
         d25bf5f0595bbe24655141438e7a100b",
    ],
    [
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c\
         387b2eaeb4302aeeb00d291612bb0c00",
    ],
    [
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659\
         4a7c15e9716ed28dc027beceea1ec40a",
    ],
    [
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd\
         454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e030\
         3dca179c138ac17ad9bef1177331a704",
    ],
];

#[test]
fn ed25519_is_the_one_of_rfc_8032() {
    for [secret, public, message, signature] in RFC_8032 {
        let secret: [u8; 32] = bytes(secret).try_into().unwrap();
        let public: [u8; 32] = bytes(public).try_into().unwrap();
        let (message, signature) = (bytes(message), bytes(signature));
        assert_eq!(SigningSecret::from_bytes(&secret).public().as_bytes(), &public);
        assert_eq!(SigningKey::from_bytes(&secret).sign(&message).to_bytes()[..], signature);
        let key = VerifyingKey::from_bytes(&public).unwrap();
        let whole = Signature::from_slice(&signature).unwrap();
        key.verify_strict(&message, &whole).unwrap();
        for bit in 0..512 {
            let mut other = signature.clone();
            other[bit / 8] ^= 1 << (bit % 8);
            let other = Signature::from_slice(&other).unwrap();
            assert!(key.verify_strict(&message, &other).is_err(), "bit {bit}");
        }
        assert!(key.verify_strict(&[&message[..], b"x"].concat(), &whole).is_err());
    }
}

/// A private key file as OpenSSH writes it, without a passphrase.
fn private_key_file(secret: &[u8; 32], public: &[u8; 32]) -> String {
    let string = |bytes: &[u8]| [&(bytes.len() as u32).to_be_bytes()[..], bytes].concat();
    let blob = [string(b"ssh-ed25519"), string(public)].concat();
    let mut inner = [&[1, 2, 3, 4, 1, 2, 3, 4][..], &blob, &string(&[&secret[..], public].concat())].concat();
    inner.extend(string(b"vectors"));
    inner.extend(1..=((8 - inner.len() % 8) % 8) as u8);
    let none = string(b"none");
    let whole = [
        &b"openssh-key-v1\0"[..],
        &none,
        &none,
        &string(b""),
        &1u32.to_be_bytes(),
        &string(&blob),
        &string(&inner),
    ];
    let text = Base64::encode_string(&whole.concat());
    let lines: Vec<&str> =
        text.as_bytes().chunks(70).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN OPENSSH PRIVATE KEY-----\n{}\n-----END OPENSSH PRIVATE KEY-----\n", lines.join("\n"))
}

fn write_private(path: &Path, text: &str) {
    use std::{io::Write, os::unix::fs::OpenOptionsExt};
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true).mode(0o600).open(path).unwrap().write_all(text.as_bytes()).unwrap();
}

#[test]
fn stock_ssh_keygen_writes_the_same_signature_files() {
    if !have(&["ssh-keygen"]) {
        return;
    }
    for [secret, public, message, _] in RFC_8032 {
        let secret: [u8; 32] = bytes(secret).try_into().unwrap();
        let public: [u8; 32] = bytes(public).try_into().unwrap();
        let message = bytes(message);
        let folder = tempfile::tempdir().unwrap();
        write_private(&folder.path().join("key"), &private_key_file(&secret, &public));
        fs::write(folder.path().join("message"), &message).unwrap();
        let signed = Command::new("ssh-keygen")
            .args(["-q", "-Y", "sign", "-f", "key", "-n", NAMESPACE, "message"])
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert!(signed.status.success(), "{}", String::from_utf8_lossy(&signed.stderr));
        let theirs = fs::read_to_string(folder.path().join("message.sig")).unwrap();
        let ours =
            recourse_packet::sshsig::sign(&SigningSecret::from_bytes(&secret), NAMESPACE, &message).unwrap();
        assert_eq!(theirs, ours);
        assert_eq!(theirs, sshsig::sign(&SigningKey::from_bytes(&secret), NAMESPACE, &message));
        let key = SigningSecret::from_bytes(&secret).public();
        recourse_packet::sshsig::verify(&key, NAMESPACE, &message, theirs.as_bytes()).unwrap();
    }
}

/// Where the age vectors of C2SP (CCTV) lie: in the folder that a variable names, or in the source of the age crate, as
/// Cargo unpacked it.
fn age_vectors() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("RECOURSE_AGE_VECTORS") {
        return Some(folder.into());
    }
    let cargo = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")))?;
    let registries = fs::read_dir(cargo.join("registry/src")).ok()?;
    let folders =
        registries.flatten().map(|registry| registry.path().join("age-0.12.1/tests/testdata/testkit"));
    folders.into_iter().find(|folder| folder.is_dir())
}

/// A vector of the age test kit: lines of `name: value`, an empty line, the file.
struct Kit {
    lines: Vec<(String, String)>,
    file: Vec<u8>,
}

impl Kit {
    fn read(path: &Path) -> Self {
        let whole = fs::read(path).unwrap();
        let end = whole.windows(2).position(|pair| pair == b"\n\n").unwrap();
        let head = String::from_utf8(whole[..end].to_vec()).unwrap();
        let lines = head.lines().filter_map(|line| line.split_once(": "));
        let lines: Vec<_> = lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let mut kit = Self { lines, file: whole[end + 2..].to_vec() };
        if kit.get("compressed") == Some("zlib") {
            let mut file = Vec::new();
            flate2::read::ZlibDecoder::new(&kit.file[..]).read_to_end(&mut file).unwrap();
            kit.file = file;
        }
        kit
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.lines.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn keys(&self) -> Option<Vec<DecryptSecret>> {
        self.lines.iter().filter(|(name, _)| name == "identity").map(|(_, key)| key.parse().ok()).collect()
    }
}

/// No age vector is a packet, so all are refused; what counts is how far each gets.
fn expected(kit: &Kit) -> &'static [&'static str] {
    const HEADER: &[&str] = &["packet.damaged", "packet.cut", "packet.not_age"];
    if kit.get("armored").is_some() {
        return &["packet.not_age", "packet.cut", "packet.damaged"];
    }
    if kit.get("passphrase").is_some() {
        return &["packet.passphrase", "packet.damaged", "packet.not_for_you"];
    }
    match kit.get("expect").unwrap() {
        // It decrypts, and what is inside is no packet.
        "success" => &["packet.not_a_packet"],
        "no match" => &["packet.not_for_you"],
        "HMAC failure" => &["packet.damaged"],
        // A first chunk that is good is already no packet.
        "payload failure" => &["packet.damaged", "packet.cut", "packet.not_a_packet"],
        _ => HEADER,
    }
}

#[test]
fn the_age_vectors_of_c2sp_get_as_far_as_they_may() {
    let Some(folder) = age_vectors() else {
        return not_judged("the age vectors of C2SP are not here; name their folder in RECOURSE_AGE_VECTORS");
    };
    let (mut judged, mut skipped) = (0, Vec::new());
    for file in fs::read_dir(&folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let kit = Kit::read(&path);
        let Some(keys) = kit.keys() else {
            skipped.push(name);
            continue;
        };
        let error = open(&kit.file[..], &keys, &Limits::UNLIMITED, &mut NoSink, &mut unwatched).unwrap_err();
        let code = error.code().to_string();
        assert!(expected(&kit).contains(&code.as_str()), "{name}: {code} ({error}), {:?}", kit.lines);
        judged += 1;
    }
    assert!(judged >= 100, "only {judged} age vectors in {}", folder.display());
    eprintln!(
        "age vectors: {judged} judged, {} with keys of other kinds skipped: {skipped:?}",
        skipped.len()
    );
}

/// nst/JSONTestSuite, wherever somebody has it: what is JSON may stand under `ext`, what is not may not.
#[test]
fn the_json_test_suite_agrees() {
    let Some(folder) = std::env::var_os("RECOURSE_JSON_VECTORS") else {
        // No registry carries it, so a judge that is required cannot mean this one.
        eprintln!(
            "NOT CHECKED: the JSON test suite is not here; name its folder test_parsing in RECOURSE_JSON_VECTORS"
        );
        return;
    };
    let forge = crate::forge::Forge::new("json-suite", "withdrawal");
    let text = forge.doc.to_string();
    let (before, after) = text.split_once("\"ext\":{}").unwrap();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let json = fs::read(&path).unwrap();
        let raw = [before.as_bytes(), b"\"ext\":{\"x\":", &json, b"}", after.as_bytes()].concat();
        let taken = recourse_packet::parse_json(&raw).is_ok();
        // A key that stands twice is JSON, and not for us.
        let good = name.starts_with("y_") && !name.contains("duplicated_key");
        if good || name.starts_with("n_") {
            assert_eq!(taken, good, "{name}");
        }
    }
}

#[test]
fn a_packet_that_another_writer_sealed_to_us_opens_here() {
    if !have(&["age"]) {
        return;
    }
    let forge = crate::forge::base("stock-age");
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plain"), crate::tar::stream(&forge.good_entries())).unwrap();
    let status = Command::new("age")
        .args(["-r", &sample::pair("reader").text(), "-o", "packet.acp", "plain"])
        .current_dir(folder.path())
        .status()
        .unwrap();
    assert!(status.success());
    let (result, _) = read(&fs::read(folder.path().join("packet.acp")).unwrap());
    assert_eq!(result.unwrap().packet().packet_id.to_string(), forge.doc["packet_id"]);
}
