//! Creating, opening, locking; passphrase and recovery words.

use crate::common::{Fresh, PASSPHRASE, QUICK, add_piece, files, now, open, root_secret, secret};
use recourse_model::{Case, ErrorCode};
use recourse_vault::{Integrity, Vault, VaultError, VaultOptions};
use std::{fs, path::Path};

fn open_error(path: &Path, passphrase: &str) -> VaultError {
    Vault::open(path, &secret(passphrase)).err().expect("must not open")
}

#[test]
fn a_new_vault_opens_with_its_passphrase_alone() {
    let mut vault = Fresh::new();
    let path = vault.path();
    assert_eq!(vault.integrity(), Integrity::Sound);
    vault.lock();
    for wrong in
        ["", "river lantern copper quie", "River lantern copper quiet", "river lantern copper quiet "]
    {
        assert_eq!(open_error(&path, wrong).code(), ErrorCode::VaultWrongPassphrase);
    }
    assert_eq!(open(&path).integrity(), Integrity::Sound);
}

#[test]
fn folders_that_are_no_vault_are_told_apart() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(open_error(dir.path(), "x").code(), ErrorCode::VaultNotFound);
    assert_eq!(open_error(&dir.path().join("nowhere"), "x").code(), ErrorCode::VaultNotFound);
    assert!(!Vault::exists(dir.path()));
    fs::write(dir.path().join("letter.txt"), "mine").unwrap();
    let create = |path: &Path| Vault::create(path, &secret("x"), QUICK).err().map(|e| e.code());
    assert_eq!(create(dir.path()), Some(ErrorCode::VaultExists));
    assert_eq!(fs::read(dir.path().join("letter.txt")).unwrap(), b"mine");
    let vault = Fresh::new();
    assert!(Vault::exists(&vault.path()));
    assert_eq!(create(&vault.path()), Some(ErrorCode::VaultExists));
    let file = dir.path().join("letter.txt");
    assert!(create(&file).is_some(), "a file is no place for a vault");
}

#[test]
fn a_creation_that_was_stopped_can_be_done_again() {
    let mut vault = Fresh::new();
    let path = vault.path();
    add_piece(&vault, b"from before");
    vault.lock();
    // The key file is the last thing a creation writes.
    fs::remove_file(path.join("keys/passphrase.age")).unwrap();
    assert_eq!(open_error(&path, PASSPHRASE).code(), ErrorCode::VaultNotFound);
    let again = Vault::create(&path, &secret("another"), QUICK).unwrap();
    assert_eq!(again.integrity(), Integrity::Sound);
    assert_eq!(again.read(|r| r.count::<Case>()).unwrap(), 0);
    drop(again);
    Vault::open(&path, &secret("another")).unwrap();
}

#[test]
fn a_vault_is_open_once() {
    let mut vault = Fresh::new();
    let path = vault.path();
    assert_eq!(open_error(&path, PASSPHRASE).code(), ErrorCode::VaultInUse);
    assert_eq!(open_error(&path, "wrong").code(), ErrorCode::VaultInUse, "said before the slow part");
    vault.lock();
    drop(open(&path));
    open(&path);
}

#[cfg(unix)]
#[test]
fn a_vault_is_open_in_one_process() {
    let mut vault = Fresh::new();
    let mut child = crate::common::in_child("keys::child_opens", "", "", &vault.path());
    assert!(String::from_utf8_lossy(&child.output().unwrap().stdout).contains("answer: vault.in_use"));
    vault.lock();
    assert!(String::from_utf8_lossy(&child.output().unwrap().stdout).contains("answer: opened"));
}

#[test]
#[ignore = "runs in a child process of the test above"]
fn child_opens() {
    let opened = Vault::open(&crate::common::child_folder(), &secret(PASSPHRASE));
    println!("answer: {}", opened.map_or_else(|error| error.code().to_string(), |_| "opened".into()));
}

#[test]
fn a_changed_passphrase_replaces_the_old_one_and_nothing_else() {
    let mut vault = Fresh::new();
    let path = vault.path();
    let piece = add_piece(&vault, b"a letter");
    let sheet = vault.make_recovery(now()).unwrap();
    vault.change_passphrase(&secret("new words here")).unwrap();
    assert!(vault.check_passphrase(&secret("new words here")).unwrap());
    assert!(!vault.check_passphrase(&secret(PASSPHRASE)).unwrap());
    vault.lock();
    assert_eq!(open_error(&path, PASSPHRASE).code(), ErrorCode::VaultWrongPassphrase);
    let opened = Vault::open(&path, &secret("new words here")).unwrap();
    opened.open_blob(piece.sha256).unwrap().verify().unwrap();
    drop(opened);
    Vault::open_with_recovery(&path, &sheet.phrase()).unwrap();
    let names: Vec<_> = fs::read_dir(path.join("keys")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names.len(), 3, "no temporary file is left: {names:?}");
}

#[test]
fn the_same_letters_open_however_they_were_typed() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("vault");
    drop(Vault::create(&path, &secret("caf\u{e9} au lait"), QUICK).unwrap());
    drop(Vault::open(&path, &secret("cafe\u{301} au lait")).unwrap());
    assert_eq!(open_error(&path, "cafe au lait").code(), ErrorCode::VaultWrongPassphrase);
}

#[test]
fn the_recovery_words_open_the_vault_as_people_type_them() {
    let mut vault = Fresh::new();
    let path = vault.path();
    let first = vault.make_recovery(now()).unwrap();
    let second = vault.make_recovery(now()).unwrap();
    assert_eq!(second.words().len(), 24);
    assert_ne!(second.words(), first.words());
    vault.lock();
    let code = |words: &str| Vault::open_with_recovery(&path, &secret(words)).err().map(|error| error.code());
    let wrong = Some(ErrorCode::VaultWrongRecovery);
    assert_eq!(code(&second.words().join(" ")), None);
    assert_eq!(code(&format!("  {} ", second.words().join(" \n ").to_uppercase())), None);
    assert_eq!(code(&first.words().join(" ")), wrong, "an earlier sheet no longer works");
    assert_eq!(code(&second.words()[..23].join(" ")), wrong);
    assert_eq!(code("any words"), wrong);
    assert_eq!(code(""), wrong);
}

#[test]
fn without_a_sheet_no_words_open() {
    let mut vault = Fresh::new();
    let other = Fresh::new();
    let sheet = other.make_recovery(now()).unwrap();
    vault.lock();
    let opened = Vault::open_with_recovery(&vault.path(), &sheet.phrase());
    assert_eq!(opened.err().unwrap().code(), ErrorCode::VaultWrongRecovery);
}

#[test]
fn a_lost_key_file_is_made_anew_after_recovery() {
    let mut vault = Fresh::new();
    let path = vault.path();
    let piece = add_piece(&vault, b"a letter");
    let sheet = vault.make_recovery(now()).unwrap();
    vault.lock();
    fs::remove_file(path.join("keys/passphrase.age")).unwrap();
    assert_eq!(open_error(&path, PASSPHRASE).code(), ErrorCode::VaultDamaged);
    let recovered = Vault::open_with_recovery_and(&path, &sheet.phrase(), QUICK).unwrap();
    recovered.open_blob(piece.sha256).unwrap().verify().unwrap();
    recovered.change_passphrase(&secret(PASSPHRASE)).unwrap();
    drop(recovered);
    open(&path);
}

#[test]
fn a_sheet_counts_when_words_of_it_were_typed_back() {
    let mut vault = Fresh::new();
    assert_eq!(vault.recovery_state().unwrap().made_at, None);
    assert!(vault.confirm_recovery(&[(1, "river"), (2, "river"), (3, "river")], now()).is_err());
    let sheet = vault.make_recovery(now()).unwrap();
    let words = sheet.words();
    let confirm =
        |typed: &[(usize, &str)]| vault.confirm_recovery(typed, now()).map_err(|error| error.code());
    let wrong = Err(ErrorCode::VaultWrongRecovery);
    assert_eq!(confirm(&[]), wrong);
    assert_eq!(confirm(&[(1, words[0]), (24, words[23])]), wrong, "too few");
    assert_eq!(confirm(&[(1, words[0]), (1, words[0]), (1, words[0])]), wrong, "the same one three times");
    let other = if words[1] == "zoo" { "able" } else { "zoo" };
    assert_eq!(confirm(&[(1, words[0]), (2, other), (24, words[23])]), wrong);
    assert_eq!(confirm(&[(0, words[0]), (2, words[1]), (25, words[23]), (3, words[2])]), wrong);
    assert_eq!(vault.recovery_state().unwrap().confirmed_at, None);
    let shouted = words[1].to_uppercase();
    assert_eq!(confirm(&[(1, words[0]), (2, &shouted), (24, words[23])]), Ok(()));
    let state = vault.reopen().recovery_state().unwrap();
    assert_eq!((state.made_at, state.confirmed_at), (Some(now()), Some(now())));
    vault.make_recovery(now()).unwrap();
    assert_eq!(vault.recovery_state().unwrap().confirmed_at, None, "a new sheet must be confirmed anew");
}

#[test]
fn key_files_are_plain_age_files_with_one_secret_line() {
    let vault = Fresh::new();
    assert!(root_secret(&vault.path()).starts_with("AGE-SECRET-KEY-1"));
    let sheet = vault.make_recovery(now()).unwrap();
    let locked = fs::read(vault.path().join("keys/recovery-1.age")).unwrap();
    let opened = age::decrypt(&age::scrypt::Identity::new(sheet.phrase()), &locked).unwrap();
    assert_eq!(opened, format!("{}\n", root_secret(&vault.path())).as_bytes());
}

#[test]
fn key_files_cost_two_to_the_eighteenth_by_default() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("vault");
    drop(Vault::create(&path, &secret(PASSPHRASE), VaultOptions::default()).unwrap());
    let header = fs::read(path.join("keys/passphrase.age")).unwrap();
    let line = String::from_utf8_lossy(&header).lines().nth(1).unwrap().to_owned();
    assert!(line.starts_with("-> scrypt ") && line.ends_with(" 18"), "{line}");
}

#[test]
fn a_key_file_that_would_take_for_ever_is_refused_at_once() {
    let mut vault = Fresh::new();
    vault.lock();
    let file = vault.path().join("keys/passphrase.age");
    let bytes = fs::read(&file).unwrap();
    let first_end = bytes.windows(3).position(|w| w == b" 2\n").unwrap();
    let slow = [&bytes[..first_end], b" 25", &bytes[first_end + 2..]].concat();
    fs::write(&file, slow).unwrap();
    let began = std::time::Instant::now();
    assert_eq!(open_error(&vault.path(), PASSPHRASE).code(), ErrorCode::VaultDamaged);
    assert!(began.elapsed().as_secs() < 1);
    fs::write(&file, vec![b'a'; 1 << 20]).unwrap();
    assert_eq!(open_error(&vault.path(), PASSPHRASE).code(), ErrorCode::VaultDamaged);
}

#[test]
fn no_flipped_bit_of_a_key_file_does_worse_than_stay_shut() {
    let mut vault = Fresh::new();
    vault.lock();
    let file = vault.path().join("keys/passphrase.age");
    let bytes = fs::read(&file).unwrap();
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1;
        // A flipped digit of the work factor could make the test slow, not wrong.
        if bytes[at] == b'2' && bytes[at + 1] == b'\n' && bytes[at - 1] == b' ' {
            continue;
        }
        fs::write(&file, flipped).unwrap();
        let code = open_error(&vault.path(), PASSPHRASE).code();
        assert!(matches!(code, ErrorCode::VaultDamaged | ErrorCode::VaultWrongPassphrase), "{at}: {code}");
        fs::write(&file, &bytes[..at]).unwrap();
        let code = open_error(&vault.path(), PASSPHRASE).code();
        assert!(
            matches!(code, ErrorCode::VaultDamaged | ErrorCode::VaultWrongPassphrase),
            "cut {at}: {code}"
        );
    }
    fs::write(&file, bytes).unwrap();
    open(&vault.path());
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_enter() {
    use std::os::unix::fs::PermissionsExt;
    let vault = Fresh::new();
    add_piece(&vault, b"a letter");
    vault.make_recovery(now()).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let all = files(&vault.path());
    assert!(all.len() >= 7, "{all:?}");
    for file in all {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
        let folder = file.parent().unwrap();
        assert_eq!(mode(folder), 0o700, "{}", folder.display());
    }
}

#[test]
fn errors_say_nothing_that_must_not_be_logged() {
    let mut vault = Fresh::new();
    vault.lock();
    let error = open_error(&vault.path(), "my secret words");
    let text = format!("{error} {error:?}");
    assert!(!text.contains("my secret words") && !text.contains(vault.path().to_str().unwrap()));
}
