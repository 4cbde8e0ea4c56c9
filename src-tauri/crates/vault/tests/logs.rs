//! The two logs may only be added to, and a change shows.

use crate::common::{ACTOR, Fresh, add_piece, now, open, raw};
use recourse_model::{Custody, DecisionEntry, EntryId, ErrorCode, Evidence, Sha256Hash};
use recourse_vault::{Integrity, Log, LogFault, VaultError};
use sha2::{Digest, Sha256};
use std::{fs, path::Path};

/// The hash of a line, computed from the documentation alone.
fn documented_hash(domain: &str, prev: Sha256Hash, number: u64, id: &[u8; 16], rest: &[&[u8]]) -> Sha256Hash {
    let number = number.to_be_bytes();
    let mut parts: Vec<&[u8]> =
        vec![domain.as_bytes(), &prev.0, &number, id, b"2026-11-23T10:11:12.131415161Z"];
    parts.extend(rest);
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    Sha256Hash(hasher.finalize().into())
}

fn decision(after: &str) -> DecisionEntry {
    DecisionEntry {
        at: now(),
        actor_role: "head of complaints".into(),
        act: "decided".into(),
        subject: "claim 1".into(),
        entry_id: Some(EntryId::new()),
        before: "nothing".into(),
        after: after.into(),
        ..DecisionEntry::default()
    }
}

/// A vault with a piece that was added, opened and sealed, and with two decisions.
fn logged() -> (Fresh, Evidence) {
    let vault = Fresh::new();
    let piece = add_piece(&vault, b"a letter");
    vault
        .write(|w| {
            w.open_evidence(piece.id, ACTOR, now())?;
            w.log_custody(piece.id, "sealed", ACTOR, now())?;
            w.log_decision(decision("accepted"))?;
            w.log_decision(decision("rejected"))
        })
        .unwrap();
    (vault, piece)
}

fn faults(path: &Path) -> Vec<LogFault> {
    match open(path).integrity() {
        Integrity::Sound => vec![],
        Integrity::Broken(faults) => faults,
    }
}

#[test]
fn the_hash_is_the_documented_one() {
    let (vault, piece) = logged();
    let lines: Vec<Custody> = vault.read(|r| r.custody_of(piece.id)).unwrap();
    assert_eq!(lines.iter().map(|l| l.action.as_str()).collect::<Vec<_>>(), ["added", "opened", "sealed"]);
    let mut prev = Sha256Hash::default();
    for (line, number) in lines.iter().zip(1..) {
        assert_eq!((line.number, line.prev_hash, line.sha256), (number, prev, piece.sha256));
        let rest = [ACTOR.as_bytes(), line.action.as_bytes(), piece.id.as_bytes(), &piece.sha256.0];
        prev = documented_hash("recourse custody v1", prev, number, line.id.as_bytes(), &rest);
        assert_eq!(line.hash, prev);
    }
    let lines = vault.read(|r| r.decisions(0, 10)).unwrap();
    let mut prev = Sha256Hash::default();
    for (line, number) in lines.iter().zip(1..) {
        let entry = line.entry_id.unwrap();
        let rest = [
            line.actor_role.as_bytes(),
            line.act.as_bytes(),
            line.subject.as_bytes(),
            entry.as_bytes().as_slice(),
            line.before.as_bytes(),
            line.after.as_bytes(),
        ];
        prev = documented_hash("recourse decision v1", prev, number, line.id.as_bytes(), &rest);
        assert_eq!(line.hash, prev);
    }
    assert_eq!(vault.read(|r| r.decisions(1, 10)).unwrap(), lines[1..]);
    vault.read(|r| r.verify_chain()).unwrap();
}

#[test]
fn the_database_itself_refuses_to_change_a_line() {
    let (mut vault, _) = logged();
    vault.lock();
    let conn = raw(&vault.path());
    for table in ["custody", "decision_log"] {
        assert!(conn.execute(&format!("UPDATE {table} SET at = at"), []).is_err());
        assert!(conn.execute(&format!("DELETE FROM {table}"), []).is_err());
    }
}

#[test]
fn a_changed_line_shows_at_every_opening_and_cannot_be_accepted() {
    for (change, log, number) in [
        ("UPDATE custody SET actor = 'nobody' WHERE number = 2", Log::Custody, 2),
        ("UPDATE custody SET sha256 = replace(sha256, '1', '2') WHERE number = 1", Log::Custody, 1),
        ("UPDATE custody SET at = '2026-11-23T10:11:12.131415162Z' WHERE number = 3", Log::Custody, 3),
        ("DELETE FROM custody WHERE number = 2", Log::Custody, 2),
        ("UPDATE decision_log SET after = 'refused' WHERE number = 1", Log::Decision, 1),
        ("UPDATE decision_log SET entry_id = NULL WHERE number = 2", Log::Decision, 2),
    ] {
        let (mut vault, _) = logged();
        vault.lock();
        let conn = raw(&vault.path());
        for log in ["custody", "decision_log"] {
            conn.execute_batch(&format!(
                "DROP TRIGGER {log}_never_changed; DROP TRIGGER {log}_never_deleted"
            ))
            .unwrap();
        }
        assert_eq!(conn.execute(change, []).unwrap(), 1, "{change}");
        drop(conn);
        let expected = vec![LogFault { log, at: number }];
        assert_eq!(faults(&vault.path()), expected, "{change}");
        assert_eq!(faults(&vault.path()), expected, "{change}: said again");
        let opened = open(&vault.path());
        let error = opened.read(|r| r.verify_chain()).unwrap_err();
        assert!(matches!(error, VaultError::LogBroken(fault) if fault == expected[0]));
        assert_eq!(error.code(), ErrorCode::LogBroken);
        assert!(opened.accept_integrity().is_err());
        // The words in it can still be read and added to.
        add_piece(&opened, b"another letter");
        drop(opened);
        assert_eq!(faults(&vault.path()), expected, "{change}: a write does not cover it up");
    }
}

#[test]
fn a_line_taken_from_the_end_shows() {
    let (mut vault, _) = logged();
    vault.lock();
    let conn = raw(&vault.path());
    conn.execute_batch("DROP TRIGGER custody_never_deleted; DELETE FROM custody WHERE number = 3").unwrap();
    drop(conn);
    assert_eq!(faults(&vault.path()), [LogFault { log: Log::Custody, at: 3 }]);
}

#[test]
fn an_older_book_put_back_shows_and_costs_no_evidence() {
    let (mut vault, piece) = logged();
    vault.lock();
    let book = vault.path().join("book.db");
    let old = fs::read(&book).unwrap();
    let later = add_piece(vault.reopen(), b"a later letter");
    vault.lock();
    let blobs = crate::common::files(&vault.path().join("blobs"));
    assert_eq!(blobs.len(), 2);
    let new = fs::read(&book).unwrap();
    fs::write(&book, old).unwrap();
    let found = faults(&vault.path());
    assert!(found.iter().any(|fault| fault.log == Log::Book), "{found:?}");
    assert!(found.contains(&LogFault { log: Log::Custody, at: 4 }), "{found:?}");
    assert_eq!(crate::common::files(&vault.path().join("blobs")), blobs, "no blob is swept by an old book");
    // The newer book comes back: all is well again.
    fs::write(&book, new).unwrap();
    let opened = open(&vault.path());
    assert_eq!(opened.integrity(), Integrity::Sound);
    for piece in [piece, later] {
        opened.open_blob(piece.sha256).unwrap().verify().unwrap();
    }
}

#[test]
fn a_rollback_is_said_until_somebody_accepts_it() {
    let (mut vault, _) = logged();
    vault.lock();
    let old = fs::read(vault.path().join("book.db")).unwrap();
    vault.reopen().write(|w| w.put_draft("k", "words", now())).unwrap();
    vault.lock();
    fs::write(vault.path().join("book.db"), old).unwrap();
    let found = faults(&vault.path());
    assert!(
        matches!(found[..], [LogFault { log: Log::Book, .. }]),
        "no line is missing, yet it is older: {found:?}"
    );
    let opened = open(&vault.path());
    // Enough writes to pass the number that the head knows.
    for _ in 0..5 {
        opened.write(|w| w.put_draft("k", "again", now())).unwrap();
    }
    drop(opened);
    assert_eq!(faults(&vault.path()), found, "going on writing does not cover it up");
    let opened = open(&vault.path());
    opened.accept_integrity().unwrap();
    assert_eq!(opened.integrity(), Integrity::Sound);
    drop(opened);
    assert_eq!(faults(&vault.path()), []);
}

#[test]
fn the_head_cannot_be_taken_away_or_forged() {
    let (mut vault, _) = logged();
    vault.lock();
    let head = vault.path().join("keys/head.mac");
    let good = fs::read(&head).unwrap();
    let one_slot = [&vec![0; 256], &good[256..]].concat();
    fs::write(&head, one_slot).unwrap();
    assert_eq!(faults(&vault.path()), [], "a torn write spoils one slot, and the other holds");
    let lost = [LogFault { log: Log::Book, at: 0 }];
    for bad in [vec![], vec![0; 512], good.iter().map(|byte| byte ^ 1).collect()] {
        fs::write(&head, bad).unwrap();
        assert_eq!(faults(&vault.path()), lost);
        assert_eq!(faults(&vault.path()), lost, "opening does not make a new one");
    }
    fs::remove_file(&head).unwrap();
    assert_eq!(faults(&vault.path()), lost);
    let other = logged().0;
    fs::copy(other.path().join("keys/head.mac"), &head).unwrap();
    assert_eq!(faults(&vault.path()), lost, "the head of another vault");
}

#[test]
fn a_head_that_was_left_behind_is_sound() {
    let (mut vault, _) = logged();
    vault.lock();
    let head = vault.path().join("keys/head.mac");
    let before = fs::read(&head).unwrap();
    add_piece(vault.reopen(), b"written, and then the power went");
    vault.lock();
    fs::write(&head, before).unwrap();
    assert_eq!(faults(&vault.path()), []);
}

#[test]
fn a_write_that_fails_adds_no_line() {
    let (mut vault, piece) = logged();
    let failed: Result<(), _> = vault.write(|w| {
        w.open_evidence(piece.id, ACTOR, now())?;
        w.log_decision(decision("gone"))?;
        Err(VaultError::Cancelled)
    });
    assert!(failed.is_err());
    assert_eq!(vault.read(|r| r.count::<Custody>()).unwrap(), 3);
    assert_eq!(vault.reopen().integrity(), Integrity::Sound);
}
