//! Stock tools as judges: they know nothing of this crate and open what it makes.
//!
//! A missing tool is said aloud and the test passes without it; with `RECOURSE_JUDGES=required` it fails.

use crate::kit::*;
use recourse_model::*;
use recourse_packet::*;
use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

/// Whether all of these tools are here.
pub(crate) fn have(tools: &[&str]) -> bool {
    let missing: Vec<&str> = tools.iter().copied().filter(|tool| !is_there(tool)).collect();
    if missing.is_empty() {
        return true;
    }
    assert!(std::env::var("RECOURSE_JUDGES").as_deref() != Ok("required"), "missing judges: {missing:?}");
    eprintln!("\n!!! NOT JUDGED: {missing:?} not installed; set RECOURSE_JUDGES=required to insist\n");
    false
}

fn is_there(tool: &str) -> bool {
    let run = |program: &str, args: &[&str]| {
        Command::new(program).args(args).stdin(Stdio::null()).output().is_ok_and(|out| out.status.success())
    };
    match tool {
        "bagit" => run(&python(), &["-c", "import bagit"]),
        tool => run("sh", &["-c", &format!("command -v {tool}")]),
    }
}

/// The Python that has bagit; another one than the system's can be named.
fn python() -> String {
    std::env::var("RECOURSE_PYTHON").unwrap_or_else(|_| "python3".into())
}

pub(crate) fn run(folder: &Path, program: &str, args: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(program);
    let command = command.args(args).current_dir(folder).env("LC_ALL", "C");
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let feeding = std::thread::spawn(move || {
        // A tool that needs no input closes it early, which is no error.
        drop(stdin.write_all(&input));
    });
    let output = child.wait_with_output().unwrap();
    feeding.join().unwrap();
    output
}

pub(crate) fn accept(folder: &Path, program: &str, args: &[&str], input: &[u8]) -> String {
    let output = run(folder, program, args, input);
    let said = [&output.stdout[..], &output.stderr[..]].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    assert!(output.status.success(), "{program} {args:?}: {said}");
    said
}

/// Opens a packet with `age -d | tar x` and returns the folder.
fn unpacked(bytes: &[u8], key: &DecryptSecret) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("key"), key.to_text().as_bytes()).unwrap();
    fs::write(folder.path().join("packet.acp"), bytes).unwrap();
    accept(
        folder.path(),
        "sh",
        &["-c", "set -e; age -d -i key packet.acp > packet.tar; tar xf packet.tar"],
        b"",
    );
    accept(folder.path(), "sh", &["-c", "age -d -i key packet.acp | tar t > list"], b"");
    folder
}

#[test]
fn a_packet_opens_without_our_software() {
    if !have(&["age", "tar", "sha256sum", "ssh-keygen", "bagit"]) {
        return;
    }
    let cast = cast();
    let files = vec![b"first".to_vec(), vec![], vec![7; 150_000]];
    let (sealed, bytes) = sealed(&challenge_draft(&cast, &files), &cast.sender, &files);
    let folder = unpacked(&bytes, &cast.organization);
    let packet = folder.path().join("packet");
    for (file, bytes) in sealed.packet.files.iter().zip(&files) {
        assert_eq!(&fs::read(packet.join(file.path.to_string())).unwrap(), bytes);
    }
    assert_eq!(fs::read(packet.join("packet.json")).unwrap(), sealed.raw_json);
    accept(&packet, "sha256sum", &["--check", "--strict", "manifest-sha256.txt"], b"");
    accept(&packet, "sha256sum", &["--check", "--strict", "tagmanifest-sha256.txt"], b"");
    accept(folder.path(), &python(), &["-m", "bagit", "--validate", "packet"], b"");
    fs::write(packet.join("data/e0001.pdf"), b"changed").unwrap();
    assert!(!run(folder.path(), &python(), &["-m", "bagit", "--validate", "packet"], b"").status.success());
}

#[test]
fn stock_tar_writes_the_same_bytes() {
    if !have(&["tar"]) {
        return;
    }
    let cast = cast();
    let files = vec![b"first".to_vec(), vec![7; 150_000]];
    let (_, bytes) = sealed(&challenge_draft(&cast, &files), &cast.sender, &files);
    let shop = Workshop::of(&bytes, &cast.own);
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("packet/data")).unwrap();
    for entry in shop.entries.iter().filter(|entry| entry.kind == b'0') {
        fs::write(folder.path().join(&entry.name), &entry.content).unwrap();
    }
    let names: Vec<&str> = shop.entries.iter().map(|entry| entry.name.as_str()).collect();
    let options = "tar --create --format=ustar --blocking-factor=1 --no-recursion --mtime=@0 --owner=0 --group=0 \
                   --numeric-owner --mode=u=rwX,go=rX \"$@\"";
    let arguments = [&["-c", options, "tar"], &names[..]].concat();
    let theirs = run(folder.path(), "sh", &arguments, b"");
    assert!(theirs.status.success(), "{}", String::from_utf8_lossy(&theirs.stderr));
    let mut stream = theirs.stdout;
    stream.resize(padme(stream.len() as u64) as usize, 0);
    assert!(stream == decrypt(&bytes, &cast.own), "stock tar writes other bytes");
}

#[test]
fn a_packet_without_files_is_a_bag_too() {
    if !have(&["age", "tar", "sha256sum", "bagit"]) {
        return;
    }
    let cast = cast();
    let (_, bytes) = sealed(&challenge_draft(&cast, &[]), &cast.sender, &[]);
    let folder = unpacked(&bytes, &cast.organization);
    accept(folder.path(), &python(), &["-m", "bagit", "--validate", "packet"], b"");
    accept(
        &folder.path().join("packet"),
        "sha256sum",
        &["--check", "--strict", "tagmanifest-sha256.txt"],
        b"",
    );
}

#[test]
fn ssh_keygen_accepts_our_signatures_and_we_accept_its() {
    if !have(&["ssh-keygen"]) {
        return;
    }
    let cast = cast();
    let (sealed, _) = sealed(&challenge_draft(&cast, &[]), &cast.sender, &[]);
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("packet.json.sig"), &sealed.signature).unwrap();
    fs::write(at.join("allowed_signers"), cast.sender.public().allowed_signers_line("advocates")).unwrap();
    let verify = |namespace: &str, message: &[u8]| {
        let args = [
            "-Y",
            "verify",
            "-f",
            "allowed_signers",
            "-I",
            "advocates",
            "-n",
            namespace,
            "-s",
            "packet.json.sig",
        ];
        run(at, "ssh-keygen", &args, message).status.success()
    };
    assert!(verify("ai-challenge-packet@v1", &sealed.raw_json));
    assert!(!verify("file", &sealed.raw_json));
    assert!(!verify("ai-challenge-packet@v1", &[&sealed.raw_json[..], b" "].concat()));

    accept(at, "ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-C", "somebody", "-f", "theirs"], b"");
    fs::write(at.join("message"), &sealed.raw_json).unwrap();
    accept(at, "ssh-keygen", &["-q", "-Y", "sign", "-f", "theirs", "-n", sshsig::NAMESPACE, "message"], b"");
    let key: SignerKey = fs::read_to_string(at.join("theirs.pub")).unwrap().parse().unwrap();
    sshsig::verify(&key, sshsig::NAMESPACE, &sealed.raw_json, &fs::read(at.join("message.sig")).unwrap())
        .unwrap();
    let listed = accept(at, "ssh-keygen", &["-l", "-f", "theirs.pub"], b"");
    assert!(listed.contains(&key.fingerprint().to_string()), "{listed}");
}

#[test]
fn age_keys_are_the_ones_that_age_makes() {
    if !have(&["age-keygen", "age"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    accept(at, "age-keygen", &["-o", "key"], b"");
    let keys = DecryptSecret::from_key_file(&fs::read_to_string(at.join("key")).unwrap()).unwrap();
    let public = accept(at, "age-keygen", &["-y", "key"], b"");
    assert_eq!(public.trim(), keys[0].public().to_string());
    // What stock age seals around our stream, we open: nothing depends on our own writer.
    let cast = cast();
    let (sealed, bytes) = sealed(&challenge_draft(&cast, &[]), &cast.sender, &[]);
    fs::write(at.join("plain"), decrypt(&bytes, &cast.own)).unwrap();
    accept(at, "age", &["-r", public.trim(), "-o", "again.acp", "plain"], b"");
    let again = fs::read(at.join("again.acp")).unwrap();
    assert_eq!(verify(&again[..], &keys, &mut unwatched).unwrap().packet(), &sealed.packet);
    // And its armored form is not one of a packet.
    accept(at, "age", &["-a", "-r", public.trim(), "-o", "armored.acp", "plain"], b"");
    let armored = fs::read(at.join("armored.acp")).unwrap();
    assert_eq!(refusal(&armored, &keys[0]).code(), ErrorCode::PacketNotAge);
}

#[test]
fn key_words_can_be_computed_by_hand() {
    if !have(&["sha256sum"]) {
        return;
    }
    let key = cast().sender.public();
    let folder = tempfile::tempdir().unwrap();
    let text = format!("ai-challenge-packet key words v1\n{key}\n");
    let digest = accept(folder.path(), "sha256sum", &[], text.as_bytes());
    // The first word of BIP-39 is the first eleven bits.
    let first = u16::from_str_radix(&digest[..3], 16).unwrap() >> 1;
    assert_eq!(key.words().as_slice()[0], bip39::Language::English.word_list()[usize::from(first)]);
}
