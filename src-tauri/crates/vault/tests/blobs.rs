//! Bytes go in and come out; nothing half is ever left; damage shows.

use crate::common::{ACTOR, Fresh, add_piece, files, now, root_secret};
use proptest::prelude::*;
use recourse_model::{Case, ErrorCode, Evidence, Sha256Hash};
use recourse_vault::{Ahead, BlobInfo, LARGEST_FILE, Staged, Vault, VaultError, unwatched};
use std::{
    fs::{self, File},
    io::{Read, Seek, SeekFrom, Write},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

fn bytes(len: usize) -> Vec<u8> {
    (0..len).map(|at| (at * 31 + at / 251) as u8).collect()
}

fn sha256(bytes: &[u8]) -> Sha256Hash {
    use sha2::Digest;
    Sha256Hash(sha2::Sha256::digest(bytes).into())
}

/// The blob files, without what is being written.
fn blob_files(vault: &Path) -> Vec<PathBuf> {
    files(&vault.join("blobs"))
        .into_iter()
        .filter(|path| !path.starts_with(vault.join("blobs/tmp")))
        .collect()
}

fn temp_files(vault: &Path) -> usize {
    files(&vault.join("blobs/tmp")).len()
}

/// All bytes of a blob, by itself and as one of many, which must be the same.
fn read_all(vault: &Vault, sha256: Sha256Hash) -> Result<Vec<u8>, VaultError> {
    fn all(opened: Result<impl Read, VaultError>) -> Result<Vec<u8>, VaultError> {
        let mut all = Vec::new();
        opened?.read_to_end(&mut all)?;
        Ok(all)
    }
    let (alone, ahead) = (all(vault.open_blob(sha256)), all(Ahead::new(vault, [sha256]).open(sha256)));
    match (&alone, &ahead) {
        (Ok(alone), Ok(ahead)) => assert!(alone == ahead),
        (Err(alone), Err(ahead)) => assert_eq!(alone.code(), ahead.code()),
        other => panic!("{other:?}"),
    }
    alone
}

#[test]
fn any_length_comes_back() {
    let mut vault = Fresh::new();
    for len in [0, 1, 31, 32, 65_503, 65_504, 65_535, 65_536, 65_537, 131_072, 1_000_003] {
        let content = bytes(len);
        let piece = add_piece(&vault, &content);
        assert_eq!((piece.sha256, piece.bytes), (sha256(&content), len as u64));
        assert_eq!(read_all(&vault, piece.sha256).unwrap(), content, "{len}");
        vault.open_blob(piece.sha256).unwrap().verify().unwrap();
    }
    vault.reopen();
    assert!(vault.check(&mut unwatched).unwrap().is_sound());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn any_range_is_what_stands_there(
        len in prop_oneof![Just(0usize), Just(65_536), Just(131_072 - 32), 1usize..300_000],
        ranges in proptest::collection::vec((0u64..320_000, 0usize..100_000, any::<bool>()), 1..8),
    ) {
        let vault = shared();
        let content = bytes(len);
        let piece = add_piece(vault, &content);
        let mut blob = vault.open_blob(piece.sha256).unwrap();
        for (start, most, from_end) in ranges {
            let start = start.min(len as u64 + 10);
            let to = if from_end { SeekFrom::End(start as i64 - len as i64) } else { SeekFrom::Start(start) };
            prop_assert_eq!(blob.seek(to).unwrap(), start);
            let mut got = Vec::new();
            blob.by_ref().take(most as u64).read_to_end(&mut got).unwrap();
            let from = (start as usize).min(len);
            prop_assert_eq!(&got[..], &content[from..(from + most).min(len)]);
        }
        prop_assert!(blob.seek(SeekFrom::Current(-1_000_000_000)).is_err());
    }
}

fn shared() -> &'static Vault {
    static VAULT: std::sync::OnceLock<Fresh> = std::sync::OnceLock::new();
    VAULT.get_or_init(Fresh::new)
}

#[test]
fn the_same_bytes_are_kept_once_and_go_with_their_last_mention() {
    let vault = Fresh::new();
    let (first, second) = (add_piece(&vault, b"the same"), add_piece(&vault, b"the same"));
    assert_eq!(blob_files(&vault.path()).len(), 1);
    vault.write(|w| w.remove_evidence(first.id, ACTOR, now())).unwrap();
    assert_eq!(read_all(&vault, second.sha256).unwrap(), b"the same");
    vault.write(|w| w.remove_evidence(second.id, ACTOR, now())).unwrap();
    assert_eq!(blob_files(&vault.path()), Vec::<PathBuf>::new());
    assert!(matches!(vault.open_blob(second.sha256), Err(VaultError::RecordNotFound { .. })));
    add_piece(&vault, b"the same");
    assert_eq!(read_all(&vault, second.sha256).unwrap(), b"the same");
}

#[test]
fn names_and_sizes_say_little() {
    let vault = Fresh::new();
    let other = Fresh::new();
    let payload = |vault: &Path| {
        let file = fs::read(&blob_files(vault)[0]).unwrap();
        let header = file.windows(4).position(|w| w == b"\n---").unwrap();
        file[header..].len()
    };
    add_piece(&vault, &bytes(100_401));
    add_piece(&other, &bytes(102_001));
    assert_eq!(payload(&vault.path()), payload(&other.path()), "both fall into one size class");
    let name = |vault: &Fresh| blob_files(&vault.path())[0].file_name().unwrap().to_str().unwrap().to_owned();
    let (piece, twin) = (Fresh::new(), Fresh::new());
    let hash = add_piece(&piece, b"a known file").sha256.to_string();
    add_piece(&twin, b"a known file");
    assert_ne!(name(&piece), name(&twin), "two vaults name the same bytes differently");
    assert!(!name(&piece).contains(&hash[..8]));
}

#[cfg(unix)]
#[test]
fn stock_age_opens_a_blob() {
    let vault = Fresh::new();
    add_piece(&vault, b"a letter for stock tools");
    let key = vault.dir.path().join("key.txt");
    fs::write(&key, root_secret(&vault.path())).unwrap();
    let blob = &blob_files(&vault.path())[0];
    let content = match std::process::Command::new("age").arg("-d").arg("-i").arg(&key).arg(blob).output() {
        Ok(done) => done.stdout,
        // Where there is no stock age, the age crate without any of our code stands in.
        Err(_) => {
            let identity: age::x25519::Identity = root_secret(&vault.path()).parse().unwrap();
            age::decrypt(&identity, &fs::read(blob).unwrap()).unwrap()
        }
    };
    assert!(content.starts_with(b"a letter for stock tools"));
}

#[test]
fn every_flipped_bit_and_every_cut_of_a_blob_shows() {
    let vault = Fresh::new();
    let piece = add_piece(&vault, &bytes(700));
    let file = &blob_files(&vault.path())[0];
    let good = fs::read(file).unwrap();
    let is_refused = |damaged: &[u8], what: &str| {
        fs::write(file, damaged).unwrap();
        let found = read_all(&vault, piece.sha256).map_err(|error| error.code());
        assert_eq!(found, Err(ErrorCode::EvidenceDamaged), "{what}");
    };
    for at in 0..good.len() {
        let mut flipped = good.clone();
        flipped[at] ^= 0x20;
        is_refused(&flipped, &format!("flipped at {at}"));
        is_refused(&good[..at], &format!("cut at {at}"));
    }
    is_refused(&[good.as_slice(), b"x"].concat(), "one byte more");
    let report = vault.check(&mut unwatched).unwrap();
    assert_eq!((report.damaged_blobs, report.book_sound), (vec![piece.sha256], true));
    fs::remove_file(file).unwrap();
    assert_eq!(read_all(&vault, piece.sha256).unwrap_err().code(), ErrorCode::EvidenceDamaged);
    // Whoever still has the file can mend the vault by adding it again.
    add_piece(&vault, &bytes(700));
    assert_eq!(read_all(&vault, piece.sha256).unwrap(), bytes(700));
}

#[test]
fn damage_far_inside_a_large_blob_shows_where_it_is_read() {
    let vault = Fresh::new();
    let content = bytes(400_000);
    let piece = add_piece(&vault, &content);
    let file = &blob_files(&vault.path())[0];
    let mut damaged = fs::read(file).unwrap();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    fs::write(file, &damaged).unwrap();
    let mut blob = vault.open_blob(piece.sha256).unwrap();
    let mut start = [0; 1000];
    blob.read_exact(&mut start).unwrap();
    assert_eq!(start, content[..1000]);
    blob.seek(SeekFrom::Start(200_000)).unwrap();
    let error = VaultError::from(blob.read(&mut start).unwrap_err());
    assert_eq!(error.code(), ErrorCode::EvidenceDamaged);
}

#[test]
fn one_blob_cannot_stand_for_another() {
    let vault = Fresh::new();
    let honest = add_piece(&vault, &bytes(5000));
    let file = blob_files(&vault.path())[0].clone();
    let mut other = bytes(5000);
    other[0] ^= 1;
    add_piece(&vault, &other);
    let swapped = blob_files(&vault.path()).into_iter().find(|path| *path != file).unwrap();
    fs::copy(&swapped, &file).unwrap();
    assert_eq!(read_all(&vault, honest.sha256).unwrap_err().code(), ErrorCode::EvidenceDamaged);
}

#[test]
fn bytes_that_no_record_mentions_go_again() {
    let vault = Fresh::new();
    let stage = || vault.stage_reader(&mut &b"unmentioned"[..], None, &mut unwatched).unwrap();
    let staged = stage();
    assert_eq!(temp_files(&vault.path()), 1);
    drop(staged);
    assert_eq!(temp_files(&vault.path()), 0, "dropped before it was adopted");
    let staged = stage();
    let info = vault.write(|w| w.adopt(staged)).unwrap();
    assert!(vault.read(|r| r.blob(info.sha256)).unwrap().is_none(), "adopted and not mentioned");
    let staged = stage();
    let failed: Result<BlobInfo, _> = vault.write(|w| {
        w.adopt(staged)?;
        Err(VaultError::Cancelled)
    });
    assert!(failed.is_err());
    let staged = stage();
    let broken = vault.write(|w| {
        // The mention of a case that is not there shows only at the commit.
        let info = w.adopt(staged)?;
        let piece = Evidence { number: 1, bytes: info.bytes, sha256: info.sha256, ..Evidence::default() };
        w.add_evidence(&piece, ACTOR, now())
    });
    assert_eq!(broken.unwrap_err().code(), ErrorCode::RecordInvalid);
    assert_eq!(blob_files(&vault.path()), Vec::<PathBuf>::new());
    assert_eq!(temp_files(&vault.path()), 0);
}

#[test]
fn a_failed_write_leaves_bytes_alone_that_were_there_before() {
    let vault = Fresh::new();
    let piece = add_piece(&vault, b"here already");
    let staged = vault.stage_reader(&mut &b"here already"[..], None, &mut unwatched).unwrap();
    let failed: Result<(), _> = vault.write(|w| {
        w.remove_evidence(piece.id, ACTOR, now())?;
        w.adopt(staged)?;
        Err(VaultError::Cancelled)
    });
    assert!(failed.is_err());
    assert_eq!(read_all(&vault, piece.sha256).unwrap(), b"here already");
}

#[test]
fn files_of_one_packet_come_in_together_or_not_at_all() {
    let vault = Fresh::new();
    let mut staged = Vec::new();
    for len in [10, 70_000] {
        let mut writer = vault.blob_writer().unwrap();
        writer.write_all(&bytes(len)).unwrap();
        assert_eq!(writer.written(), len as u64);
        staged.push(writer.finish().unwrap());
    }
    let mut unfinished = vault.blob_writer().unwrap();
    unfinished.write_all(b"half").unwrap();
    drop(unfinished);
    assert_eq!(temp_files(&vault.path()), 2);
    let case = Case::default();
    vault
        .write(|w| {
            w.put(&case)?;
            for staged in staged {
                let info = w.adopt(staged)?;
                let number = w.next_evidence_number(case.id)?;
                let piece = Evidence { case_id: case.id, number, ..of(info) };
                w.add_evidence(&piece, ACTOR, now())?;
            }
            Ok(())
        })
        .unwrap();
    assert_eq!((blob_files(&vault.path()).len(), temp_files(&vault.path())), (2, 0));
}

/// Lengths on both sides of the border between what is sealed in one piece and what is sealed as it comes.
const BORDER: [usize; 8] = [0, 1, 700, 65_536, 100_401, 512 * 1024 - 1, 512 * 1024, 600_000];

fn take_in(vault: &Vault, content: &[u8]) -> Result<Staged, VaultError> {
    let info = BlobInfo { sha256: sha256(content), bytes: content.len() as u64 };
    let mut writer = vault.blob_writer_for(info)?;
    content.chunks(50_000).try_for_each(|piece| writer.write_all(piece))?;
    writer.finish()
}

#[test]
fn bytes_whose_hash_is_known_come_in_whatever_their_length() {
    let vault = Fresh::new();
    let contents: Vec<Vec<u8>> = BORDER.into_iter().map(bytes).collect();
    let staged: Vec<Staged> = contents.iter().map(|content| take_in(&vault, content).unwrap()).collect();
    let case = Case::default();
    vault
        .write(|w| {
            w.put(&case)?;
            for (number, staged) in (1..).zip(staged) {
                let piece = Evidence { case_id: case.id, number, ..of(w.adopt(staged)?) };
                w.add_evidence(&piece, ACTOR, now())?;
            }
            Ok(())
        })
        .unwrap();
    for content in &contents {
        assert!(read_all(&vault, sha256(content)).unwrap() == *content, "{} bytes", content.len());
        vault.open_blob(sha256(content)).unwrap().verify().unwrap();
    }
    assert_eq!((blob_files(&vault.path()).len(), temp_files(&vault.path())), (BORDER.len(), 0));
    // In the order that was told, in another one, twice, and one that was not told.
    let hashes: Vec<Sha256Hash> = contents.iter().map(|content| sha256(content)).collect();
    let mut ahead = Ahead::new(&vault, hashes[..6].to_vec());
    for at in [0, 1, 4, 4, 7, 2, 3, 5, 6] {
        let mut all = Vec::new();
        ahead.open(hashes[at]).unwrap().read_to_end(&mut all).unwrap();
        assert!(all == contents[at], "{at}");
    }
    assert!(matches!(ahead.open(sha256(b"nowhere")), Err(VaultError::RecordNotFound { .. })));
}

#[test]
fn small_bytes_that_are_dropped_or_of_another_length_leave_nothing() {
    let vault = Fresh::new();
    for round in 0..40 {
        drop(take_in(&vault, &bytes(20_000 + round)).unwrap());
    }
    let info = BlobInfo { sha256: sha256(b"four"), bytes: 4 };
    let mut writer = vault.blob_writer_for(info).unwrap();
    writer.write_all(b"thr").unwrap();
    assert!(writer.finish().is_err(), "too short");
    let mut writer = vault.blob_writer_for(info).unwrap();
    writer.write_all(b"four").unwrap();
    assert!(writer.write_all(b"s").is_err(), "too long");
    drop(writer);
    assert_eq!((blob_files(&vault.path()).len(), temp_files(&vault.path())), (0, 0));
}

fn of(info: BlobInfo) -> Evidence {
    Evidence { bytes: info.bytes, sha256: info.sha256, ..Evidence::default() }
}

fn stage_code(vault: &Vault, path: &Path) -> ErrorCode {
    vault.stage_file(path, &mut unwatched).map(|staged| staged.info()).expect_err("must be refused").code()
}

#[test]
fn a_file_comes_in_by_its_path() {
    let vault = Fresh::new();
    let path = vault.dir.path().join("letter.pdf");
    fs::write(&path, bytes(200_000)).unwrap();
    let mut seen = Vec::new();
    let staged = vault
        .stage_file(&path, &mut |done| {
            seen.push(done);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(staged.info(), BlobInfo { sha256: sha256(&bytes(200_000)), bytes: 200_000 });
    assert!(seen.len() >= 4 && seen.is_sorted() && seen.last() == Some(&200_000));
    assert_eq!(stage_code(&vault, &vault.dir.path().join("nowhere")), ErrorCode::EvidenceVanished);
    assert_eq!(stage_code(&vault, vault.dir.path()), ErrorCode::EvidenceNotAFile);
}

#[cfg(unix)]
#[test]
fn links_pipes_and_devices_are_no_files() {
    let vault = Fresh::new();
    let here = |name: &str| vault.dir.path().join(name);
    fs::write(here("real"), "x").unwrap();
    std::os::unix::fs::symlink(here("real"), here("link")).unwrap();
    std::os::unix::fs::symlink(here("nowhere"), here("dangling")).unwrap();
    let made = rustix::fs::mkdirat(rustix::fs::CWD, here("folder"), rustix::fs::Mode::RWXU);
    made.unwrap();
    assert!(std::process::Command::new("mkfifo").arg(here("pipe")).status().unwrap().success());
    for name in ["link", "dangling", "folder", "pipe", "/dev/zero"] {
        assert_eq!(stage_code(&vault, &here(name)), ErrorCode::EvidenceNotAFile, "{name}");
    }
}

#[test]
fn a_file_too_large_for_a_packet_is_refused_before_reading() {
    let vault = Fresh::new();
    let path = vault.dir.path().join("huge");
    File::create(&path).unwrap().set_len(LARGEST_FILE + 1).unwrap();
    let mut reads = 0;
    let refused = vault.stage_file(&path, &mut |_| {
        reads += 1;
        ControlFlow::Continue(())
    });
    assert!(matches!(refused, Err(VaultError::TooLarge { bytes, limit }) if bytes == limit + 1));
    assert_eq!(reads, 0);
    let hinted = vault.stage_reader(&mut &b""[..], Some(u64::MAX), &mut unwatched);
    assert_eq!(hinted.unwrap_err().code(), ErrorCode::EvidenceTooLarge);
}

/// Stages a file while `meddle` is called once, in the middle.
fn meddled(vault: &Fresh, meddle: impl FnOnce(&Path)) -> Result<BlobInfo, ErrorCode> {
    let path = vault.dir.path().join("letter");
    fs::write(&path, bytes(300_000)).unwrap();
    let mut meddle = Some(meddle);
    let staged = vault.stage_file(&path, &mut |done| {
        if done > 100_000
            && let Some(meddle) = meddle.take()
        {
            meddle(&path);
        }
        ControlFlow::Continue(())
    });
    let staged = staged.map(|staged| staged.info()).map_err(|error| error.code());
    assert_eq!(temp_files(&vault.path()), 0);
    staged
}

#[test]
fn a_file_that_changes_under_our_eyes_is_not_kept() {
    let vault = Fresh::new();
    let changed = Err(ErrorCode::EvidenceChanged);
    let open = |path: &Path| fs::OpenOptions::new().write(true).open(path).unwrap();
    assert!(meddled(&vault, |_| ()).is_ok());
    let grown = meddled(&vault, |path| {
        let mut file = fs::OpenOptions::new().append(true).open(path).unwrap();
        file.write_all(b"more").unwrap();
    });
    assert_eq!(grown, changed);
    assert_eq!(meddled(&vault, |path| open(path).set_len(1000).unwrap()), changed);
    let touched = meddled(&vault, |path| {
        open(path).set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
    });
    assert_eq!(touched, changed);
    let replaced = meddled(&vault, |path| {
        let other = path.with_extension("other");
        fs::write(&other, bytes(300_000)).unwrap();
        fs::rename(other, path).unwrap();
    });
    assert_eq!(replaced, changed);
    let gone = meddled(&vault, |path| fs::remove_file(path).unwrap());
    assert_eq!(gone, Err(ErrorCode::EvidenceVanished));
}

#[test]
fn a_person_can_stop_it() {
    let vault = Fresh::new();
    let stopped = vault.stage_reader(&mut bytes(500_000).as_slice(), None, &mut |done| {
        if done > 100_000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(stopped.unwrap_err().code(), ErrorCode::Cancelled);
    assert_eq!(temp_files(&vault.path()), 0);
}

#[test]
fn a_reader_that_fails_leaves_nothing() {
    struct Failing(usize);
    impl Read for Failing {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            self.0 += 1;
            match self.0 {
                1 => Err(std::io::ErrorKind::Interrupted.into()),
                2..5 => Ok(buffer.len()),
                _ => Err(std::io::ErrorKind::PermissionDenied.into()),
            }
        }
    }
    let vault = Fresh::new();
    let failed = vault.stage_reader(&mut Failing(0), None, &mut unwatched);
    assert_eq!(failed.unwrap_err().code(), ErrorCode::EvidenceUnreadable);
    assert_eq!(temp_files(&vault.path()), 0);
}

#[test]
#[ignore = "writes more than four GiB; run by hand"]
fn more_than_four_gib_comes_back() {
    let vault = Fresh::new();
    let len = (4 << 30) + 12_345;
    let staged = vault.stage_reader(&mut std::io::repeat(7).take(len), Some(len), &mut unwatched).unwrap();
    let case = Case::default();
    vault
        .write(|w| {
            w.put(&case)?;
            let info = w.adopt(staged)?;
            w.add_evidence(&Evidence { case_id: case.id, number: 1, ..of(info) }, ACTOR, now())?;
            Ok(info)
        })
        .and_then(|info| {
            assert_eq!(info.bytes, len);
            let mut blob = vault.open_blob(info.sha256)?;
            blob.seek(SeekFrom::Start(len - 3))?;
            let mut end = Vec::new();
            blob.read_to_end(&mut end)?;
            assert_eq!(end, [7, 7, 7]);
            blob.verify()
        })
        .unwrap();
}
