//! Nothing in the clear, nothing half, nothing that stays after it was deleted.

use crate::{
    common::{ACTOR, Fresh, add_piece, files, now, open, raw},
    everything::Everything,
};
use recourse_model::{
    Case, Entry, ErrorCode, Evidence, Harm, Identity, KnownSigner, Person, Recipient, System,
};
use recourse_vault::{Integrity, Vault, unwatched};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Stands in every text field and in every file of the example.
const MARK: &str = "Zq7-quartz-marker-K9w";

/// The files of a vault that hold the mark in any spelling a program might leave.
fn leaks(vault: &Path) -> Vec<PathBuf> {
    let wide: Vec<u8> = MARK.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let spellings = [MARK.as_bytes().to_vec(), MARK.to_lowercase().into_bytes(), b"quartz".to_vec(), wide];
    files(vault)
        .into_iter()
        .filter(|path| {
            let bytes = fs::read(path).unwrap();
            path.to_string_lossy().contains(MARK)
                || spellings
                    .iter()
                    .any(|mark| bytes.windows(mark.len()).any(|window| window == mark.as_slice()))
        })
        .collect()
}

#[test]
fn no_file_of_a_vault_holds_a_word_of_it() {
    let mut vault = Fresh::new();
    let all = Everything::marked(MARK);
    all.store(&vault).unwrap();
    let staged = vault.stage_reader(&mut all.content.as_slice(), None, &mut unwatched).unwrap();
    // Open, with the write-ahead log and a file that is being taken in; then locked.
    assert!(files(&vault.path()).iter().any(|path| path.ends_with("book.db-wal")));
    assert_eq!(leaks(&vault.path()), Vec::<PathBuf>::new());
    drop(staged);
    vault.lock();
    assert_eq!(leaks(&vault.path()), Vec::<PathBuf>::new());
    let header = fs::read(vault.path().join("book.db")).unwrap();
    assert!(!header.starts_with(b"SQLite format 3"));
    // The search itself works: the same words are found where they are not encrypted.
    let plain = vault.dir.path().join("plain");
    fs::create_dir(&plain).unwrap();
    fs::write(plain.join("f"), &all.content).unwrap();
    assert_eq!(leaks(&plain).len(), 1);
}

/// The pages of a locked vault's database as they are when decrypted.
fn pages(vault: &Path) -> Vec<u8> {
    raw(vault).serialize("main").unwrap().to_vec()
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
}

#[test]
fn what_is_deleted_is_in_no_page_and_in_no_index() {
    let mut vault = Fresh::new();
    let all = Everything::marked("heliotrope");
    // Other rows around it, so that pages are shared and split.
    for at in 0..200 {
        let case = Case { title: format!("Other {at}"), summary: "words ".repeat(30), ..Case::default() };
        vault.write(|w| w.put(&case)).unwrap();
    }
    let logged = all.store(&vault).unwrap();
    vault.lock();
    assert!(holds(&pages(&vault.path()), "heliotrope"));
    let copy = vault.path().join("backups/book-0001-from-before-an-upgrade.db");
    fs::write(&copy, "an encrypted copy").unwrap();
    vault
        .reopen()
        .write(|w| {
            w.delete::<Entry>(all.entry.id)?;
            w.delete_case(all.case.id, ACTOR, now())?;
            w.delete::<Person>(all.person.id)?;
            w.delete::<Recipient>(all.recipient.id)?;
            w.delete::<KnownSigner>((all.signer.signing_key.clone(), all.signer.name.clone()))?;
            w.delete::<System>(all.system.id)?;
            w.delete::<Identity>(all.identity.purpose.clone())?;
            w.delete_setting("test.setting")?;
            w.delete_draft("test/draft")
        })
        .unwrap();
    assert_eq!(files(&vault.path().join("blobs")), Vec::<PathBuf>::new());
    assert!(!copy.exists(), "what was deleted would live on in a copy");
    vault.lock();
    let left = pages(&vault.path());
    // The decision log keeps its lines by design; there are no others.
    let mut without_log = left.clone();
    for kept in [&logged.actor_role, &logged.act, &logged.subject, &logged.before, &logged.after] {
        while let Some(at) = without_log.windows(kept.len()).position(|window| window == kept.as_bytes()) {
            without_log[at..at + kept.len()].fill(b'.');
        }
    }
    assert!(!holds(&without_log, "liotrope"));
    assert!(!holds(&without_log, "juniper"), "a pseudonym");
    let conn = raw(&vault.path());
    let shadows: i64 = conn
        .query_row(
            "SELECT count(*) FROM search_data WHERE instr(lower(hex(block)), lower(hex('heliotrope')))",
            [],
            |r| r.get(0),
        )
        .unwrap();
    assert_eq!(shadows, 0);
}

#[test]
fn what_was_written_over_is_in_no_page_either() {
    let mut vault = Fresh::new();
    let case =
        Case { title: "amaranth amaranth".into(), summary: "amaranth ".repeat(900), ..Case::default() };
    vault.write(|w| w.put(&case)).unwrap();
    vault.write(|w| w.put_draft("d", &"amaranth ".repeat(900), now())).unwrap();
    vault.write(|w| w.put(&Case { title: "x".into(), summary: "y".into(), ..case.clone() })).unwrap();
    vault.write(|w| w.delete_draft("d")).unwrap();
    vault.lock();
    assert!(!holds(&pages(&vault.path()), "amaranth"));
}

#[test]
fn what_a_stop_left_behind_is_swept_and_nothing_else() {
    let mut vault = Fresh::new();
    let piece = add_piece(&vault, b"kept");
    let path = vault.path();
    vault.lock();
    let blob = files(&path.join("blobs"))[0].clone();
    // Stopped while writing; stopped between rename and commit, in a new and in an old folder.
    fs::write(path.join("blobs/tmp/half"), "half").unwrap();
    fs::create_dir_all(path.join("blobs/zz")).unwrap();
    fs::write(path.join("blobs/zz/zzorphan"), "orphan").unwrap();
    fs::write(blob.with_file_name("orphan"), "orphan").unwrap();
    fs::write(path.join("keys/passphrase.new"), "half").unwrap();
    vault.reopen();
    assert_eq!(files(&path.join("blobs")), [blob]);
    vault.open_blob(piece.sha256).unwrap().verify().unwrap();
    assert!(vault.check(&mut unwatched).unwrap().is_sound());
    assert!(!path.join("keys/passphrase.new").exists());
}

#[cfg(unix)]
#[test]
fn no_kill_loses_what_was_acknowledged() {
    use std::io::{BufRead, BufReader};
    let mut vault = Fresh::new();
    vault.lock();
    let mut acknowledged = Vec::new();
    for round in 0..12u64 {
        let mut child = crate::common::in_child("safety::child_writes", "", "", &vault.path())
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        // A few acknowledged writes, then a kill at some point of the next one.
        acknowledged
            .extend(lines.by_ref().filter_map(|line| line.strip_prefix("kept: ").map(String::from)).take(2));
        std::thread::sleep(std::time::Duration::from_micros(round * 700));
        child.kill().unwrap();
        acknowledged.extend(lines.filter_map(|line| line.strip_prefix("kept: ").map(String::from)));
        child.wait().unwrap();
        let opened = vault.reopen();
        assert_eq!(opened.integrity(), Integrity::Sound, "round {round}");
        for id in &acknowledged {
            let piece: Evidence = opened.read(|r| r.get(id.parse().unwrap())).unwrap();
            opened.open_blob(piece.sha256).unwrap().verify().unwrap();
        }
        let report = opened.check(&mut unwatched).unwrap();
        assert!(report.is_sound(), "round {round}: {report:?}");
        assert_eq!(files(&opened.folder().join("blobs")).len() as u64, report.blobs, "round {round}");
        vault.lock();
    }
    assert!(acknowledged.len() >= 24);
}

#[test]
#[ignore = "runs in a child process of the test above, until it is killed"]
fn child_writes() {
    let vault = open(&crate::common::child_folder());
    for at in 0.. {
        let content = format!("{} {at} ", std::process::id()).repeat(30_000);
        let piece = add_piece(&vault, content.as_bytes());
        println!("\nkept: {}", piece.id);
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_said_and_leaves_the_vault_whole() {
    let mut vault = Fresh::new();
    let before = add_piece(&vault, b"from before");
    vault.lock();
    // No file may grow beyond 1 MiB: every larger write fails as on a full disk. `ulimit` counts in 512 bytes.
    let mut child =
        crate::common::in_child("safety::child_fills_up", "trap '' XFSZ; ulimit -f 2048;", "", &vault.path());
    let answers = String::from_utf8_lossy(&child.output().unwrap().stdout).into_owned();
    assert!(answers.contains("blob: vault.disk_full"), "{answers}");
    assert!(answers.contains("temporary files: 0"), "{answers}");
    assert!(answers.contains("book: vault."), "{answers}");
    assert!(answers.contains("still there: true"), "{answers}");
    let opened = vault.reopen();
    assert!(opened.check(&mut unwatched).unwrap().is_sound());
    opened.open_blob(before.sha256).unwrap().verify().unwrap();
    assert_eq!(opened.read(|r| r.count::<Evidence>()).unwrap(), 1);
}

#[test]
#[ignore = "runs in a child process of the test above"]
fn child_fills_up() {
    let folder = crate::common::child_folder();
    let vault = open(&folder);
    let large = vec![7; 3 << 20];
    let staged = vault.stage_reader(&mut large.as_slice(), None, &mut unwatched);
    println!("\nblob: {}", staged.map_or_else(|error| error.code().to_string(), |_| "taken".into()));
    println!("temporary files: {}", files(&folder.join("blobs/tmp")).len());
    let case = Case { title: "a".repeat(3 << 20), ..Case::default() };
    let written = vault.write(|w| w.put(&case));
    println!("book: {}", written.map_or_else(|error| error.code().to_string(), |()| "written".into()));
    println!("still there: {}", vault.read(|r| r.count::<Evidence>()).is_ok_and(|count| count == 1));
}

#[test]
fn a_damaged_book_is_said_and_never_a_panic() {
    let mut vault = Fresh::new();
    Everything::marked("x").store(&vault).unwrap();
    vault.lock();
    let book = vault.path().join("book.db");
    let good = fs::read(&book).unwrap();
    let try_all = |damaged: &[u8], what: &str| {
        fs::write(&book, damaged).unwrap();
        for suffix in ["-wal", "-shm"] {
            fs::remove_file(vault.path().join(format!("book.db{suffix}"))).ok();
        }
        let opened = Vault::open(&vault.path(), &crate::common::secret(crate::common::PASSPHRASE));
        let opened = match opened {
            Err(error) => return assert_eq!(error.code(), ErrorCode::VaultDamaged, "{what}: {error}"),
            Ok(opened) => opened,
        };
        // Damage in a page that opening does not look at: reading all says so, or the check does.
        let read = opened.read(|r| {
            r.list::<Harm>()?;
            r.list::<Evidence>()?;
            r.search("x", 10)
        });
        if let Err(error) = read {
            assert_eq!(error.code(), ErrorCode::VaultDamaged, "{what}: {error}");
        }
        let report = opened.check(&mut unwatched);
        let sound = report.as_ref().is_ok_and(recourse_vault::CheckReport::is_sound);
        assert!(!sound, "{what}: {report:?}");
    };
    for page in 0..good.len() / 4096 {
        let mut flipped = good.clone();
        flipped[page * 4096 + (page * 97) % 4096] ^= 4;
        try_all(&flipped, &format!("a bit in page {page}"));
    }
    for len in [1, 15, 16, 100, 4095, 4096, 5000, good.len() / 2, good.len() - 4096, good.len() - 1] {
        try_all(&good[..len], &format!("cut to {len}"));
    }
    try_all(&[], "empty");
    fs::remove_file(&book).unwrap();
    let gone = Vault::open(&vault.path(), &crate::common::secret(crate::common::PASSPHRASE));
    assert_eq!(gone.err().unwrap().code(), ErrorCode::VaultDamaged);
    fs::write(&book, &good).unwrap();
    assert!(open(&vault.path()).check(&mut unwatched).unwrap().is_sound());
}
