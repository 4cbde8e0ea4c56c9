//! Every call that changes the disk fails once, or is the last one before a kill. The vault must come through.
//!
//! Needs `strace` and the right to trace; takes minutes. Run by hand:
//! `cargo nextest run -p recourse-vault --run-ignored only faults::every`

use crate::common::{ACTOR, Fresh, add_piece, files, in_child, now, open, secret};
use recourse_model::Evidence;
use recourse_vault::{Integrity, Vault, unwatched};
use std::{fs, path::Path};

const CALLS: &str = "write,pwrite64,fsync,fdatasync,rename,unlink,ftruncate,mkdir";

/// Copies a folder of plain files and folders.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Runs the child with a fault at its `when`th call. Returns what it acknowledged, and whether there was such a call.
fn with_fault(vault: &Path, fault: &str, when: u32) -> (Vec<String>, bool) {
    let trace = vault.with_extension("trace");
    let strace = format!(
        "strace -f -qq -o '{}' -e trace={CALLS} -e inject={CALLS}:{fault}:when={when}",
        trace.display()
    );
    let mut child = in_child("faults::child_works", "", &strace, vault);
    let output = child.output().unwrap();
    let answers = String::from_utf8_lossy(&output.stdout).into_owned();
    let hit = fs::read_to_string(&trace).unwrap_or_default();
    let hit = hit.contains("INJECTED") || hit.contains("killed by SIGKILL");
    (answers.lines().filter_map(|line| line.strip_prefix("kept: ").map(String::from)).collect(), hit)
}

/// What must hold after any fault: it opens, is whole, and holds what was acknowledged.
fn holds(vault: &Path, kept: &[String], what: &str) {
    let opened = Vault::open_with(vault, &secret(crate::common::PASSPHRASE), crate::common::QUICK)
        .or_else(|_| Vault::open(vault, &secret("changed words")))
        .unwrap_or_else(|error| panic!("{what}: {error:?}"));
    assert_eq!(opened.integrity(), Integrity::Sound, "{what}");
    let report = opened.check(&mut unwatched).unwrap();
    assert!(report.is_sound(), "{what}: {report:?}");
    for id in kept.iter().filter_map(|id| id.parse().ok()) {
        let piece: Evidence = opened.read(|r| r.get(id)).unwrap_or_else(|error| panic!("{what}: {error}"));
        opened.open_blob(piece.sha256).unwrap().verify().unwrap();
    }
    if kept.iter().any(|line| line == "draft") {
        assert_eq!(opened.read(|r| r.draft("place")).unwrap().unwrap().text, "last words", "{what}");
    }
    if kept.iter().any(|line| line == "removed") {
        assert_eq!(opened.read(|r| r.search("erased", 5)).unwrap(), [], "{what}");
    }
    if kept.iter().any(|line| line == "passphrase") {
        assert!(opened.check_passphrase(&secret("changed words")).unwrap(), "{what}");
    }
    assert_eq!(files(&vault.join("blobs")).len() as u64, report.blobs, "{what}: nothing half is left");
}

fn every(fault: &str) {
    let mut vault = Fresh::new();
    add_piece(&vault, b"from before");
    vault.lock();
    let mut when = 1;
    loop {
        let copied = vault.dir.path().join("copy");
        copy(&vault.path(), &copied);
        let (kept, hit) = with_fault(&copied, fault, when);
        holds(&copied, &kept, &format!("{fault} at call {when}"));
        fs::remove_dir_all(&copied).unwrap();
        if !hit {
            assert!(kept.contains(&"end".into()), "without a fault the child comes to its end: {kept:?}");
            break;
        }
        when += 1;
    }
    println!("{fault}: {when} calls");
    assert!(when > 40);
}

#[test]
#[ignore = "needs strace; run by hand"]
fn every_call_may_be_the_last_before_a_kill() {
    every("signal=SIGKILL");
}

#[test]
#[ignore = "needs strace; run by hand"]
fn every_call_may_find_the_disk_full() {
    every("error=ENOSPC");
}

#[test]
#[ignore = "needs strace; run by hand"]
fn every_call_may_fail() {
    every("error=EIO");
}

#[test]
#[ignore = "runs in a child process of the tests above"]
fn child_works() {
    let answer = |line: &dyn std::fmt::Display| println!("\nkept: {line}");
    let work = || -> Result<(), recourse_vault::VaultError> {
        let vault = open(&crate::common::child_folder());
        let content = b"a letter ".repeat(20_000);
        let mut last = None;
        for _ in 0..2 {
            let staged = vault.stage_reader(&mut content.as_slice(), None, &mut unwatched)?;
            let piece = vault.write(|w| {
                let info = w.adopt(staged)?;
                let case = recourse_model::Case::default();
                w.put(&case)?;
                let number = w.next_evidence_number(case.id)?;
                let piece = Evidence {
                    case_id: case.id,
                    number,
                    bytes: info.bytes,
                    sha256: info.sha256,
                    ..Evidence::default()
                };
                w.add_evidence(&piece, ACTOR, now())?;
                Ok(piece)
            })?;
            answer(&piece.id);
            last = Some(piece);
        }
        let Some(last) = last else { return Ok(()) };
        vault.write(|w| w.put_draft("place", "last words", now()))?;
        answer(&"draft");
        let erased = vault.stage_reader(&mut &b"to be removed"[..], None, &mut unwatched)?;
        let erased = vault.write(|w| {
            let info = w.adopt(erased)?;
            let number = w.next_evidence_number(last.case_id)?;
            let piece = Evidence {
                id: recourse_model::EvidenceId::new(),
                number,
                title: "erased".into(),
                bytes: info.bytes,
                sha256: info.sha256,
                ..last
            };
            w.add_evidence(&piece, ACTOR, now())?;
            Ok(piece.id)
        })?;
        vault.write(|w| w.remove_evidence(erased, ACTOR, now()))?;
        answer(&"removed");
        vault.change_passphrase(&secret("changed words"))?;
        answer(&"passphrase");
        vault.lock()?;
        answer(&"end");
        Ok(())
    };
    if let Err(error) = work() {
        println!("\nstopped: {error:?}");
    }
}
