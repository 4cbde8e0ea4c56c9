//! What is not as it should be: a stable code, and nothing lost or half-written.

use crate::people::{Documenting, PASSPHRASE, Side, after, day_zero};
use recourse_desk::{
    Cancel, Watch, casebook, challenge, evidence, identity, inbox, ledger, register, seal, settings,
    unwatched,
};
use recourse_model::{Desk, ErrorCode, Evidence, PacketRecord};
use recourse_vault::Vault;
use std::{fs, io::Read, path::Path};

fn sealed() -> (Documenting, Side, std::path::PathBuf) {
    let documenting = Documenting::new();
    documenting.consent();
    let organization = Side::new("Example Benefits Agency", Desk::Register);
    let composed = documenting.compose(&organization, &[("Say why.", 30)]);
    let (path, _) = documenting.seal(composed.id);
    (documenting, organization, path)
}

fn nothing_arrived(side: &Side) {
    assert!(register::rows(&side.vault, day_zero()).unwrap().is_empty());
    assert!(side.vault.read(|r| r.list::<PacketRecord>()).unwrap().is_empty());
    let blobs = side.folder.path().join("vault/blobs");
    let files = walk(&blobs);
    assert!(files.is_empty(), "staged files were left: {files:?}");
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() { found.extend(walk(&entry.path())) } else { found.push(entry.path()) }
    }
    found
}

#[test]
fn a_packet_that_is_damaged_cut_or_for_somebody_else_changes_nothing() {
    let (_documenting, organization, path) = sealed();
    let whole = fs::read(&path).unwrap();
    let half = whole.len() / 2;
    let mut flipped = whole.clone();
    flipped[half] ^= 1;
    let cases: [(&str, Vec<u8>, ErrorCode); 4] = [
        ("flipped", flipped, ErrorCode::PacketDamaged),
        ("cut", whole[..half].to_vec(), ErrorCode::PacketCut),
        ("empty", Vec::new(), ErrorCode::PacketCut),
        ("letter", b"Dear agency,".to_vec(), ErrorCode::PacketNotAge),
    ];
    for (name, bytes, code) in cases {
        let file = organization.file(name, &bytes);
        let error = organization.try_import(&file, after(1)).unwrap_err();
        assert_eq!(error.code(), code, "{name}: {error}");
        nothing_arrived(&organization);
    }
    // Bytes behind the end of a small packet look like an end that is missing: see the packet crate's FORMAT.md.
    let longer = organization.file("longer", &[whole.clone(), vec![0; 64]].concat());
    let code = organization.try_import(&longer, after(1)).unwrap_err().code();
    assert!(matches!(code, ErrorCode::PacketDamaged | ErrorCode::PacketCut), "{code}");
    nothing_arrived(&organization);
    let stranger = Side::new("Somebody else", Desk::Register);
    identity::of_desk(&stranger.vault, Desk::Register, day_zero()).unwrap();
    let error = stranger.try_import(&path, after(1)).unwrap_err();
    assert_eq!(error.code(), ErrorCode::PacketNotForYou);
    nothing_arrived(&stranger);
    assert!(organization.try_import(organization.folder.path(), after(1)).is_err(), "a folder is no packet");
    organization.import(&path, after(1));
}

#[test]
fn stopping_an_import_or_a_sealing_leaves_nothing() {
    let (documenting, organization, path) = sealed();
    let stopped = Cancel::default();
    stopped.cancel();
    let silent = |_: u64, _: Option<u64>, _: &str| {};
    let watch = Watch::new(&silent, &stopped);
    let error = inbox::import_file(&organization.vault, &path, after(1), &watch).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Cancelled);
    nothing_arrived(&organization);

    let second = documenting.compose(&organization, &[("Say why again.", 30)]);
    let target = documenting.side.place("second.acp");
    let error = seal::challenge(&documenting.side.vault, second.id, &target, day_zero(), &watch).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Cancelled);
    let left: Vec<_> = walk(documenting.side.folder.path())
        .into_iter()
        .filter(|file| file.to_string_lossy().contains("second.acp"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
    assert!(!challenge::view(&documenting.side.vault, second.id, day_zero()).unwrap().sealed);
    assert_eq!(ledger::sent(&documenting.side.vault, day_zero()).unwrap().len(), 1);
}

#[test]
fn a_place_that_cannot_be_written_keeps_the_challenge_unsealed() {
    let (documenting, organization, _) = sealed();
    let second = documenting.compose(&organization, &[("Say why again.", 30)]);
    let nowhere = documenting.side.place("no such folder").join("packet.acp");
    let result = unwatched(|w| seal::challenge(&documenting.side.vault, second.id, &nowhere, day_zero(), w));
    assert_eq!(result.unwrap_err().code(), ErrorCode::PacketWrite);
    assert!(!challenge::view(&documenting.side.vault, second.id, day_zero()).unwrap().sealed);
}

#[test]
fn an_answer_to_a_challenge_that_is_not_here_is_refused() {
    let (_documenting, organization, path) = sealed();
    let entry = organization.import(&path, after(1)).entry_id.unwrap();
    let receipt = organization.place("receipt.acp");
    unwatched(|watch| seal::receipt(&organization.vault, entry, &receipt, after(1), watch)).unwrap();
    let other = Documenting::new();
    let error = other.side.try_import(&receipt, after(2)).unwrap_err();
    assert_eq!(error.code(), ErrorCode::PacketNotForYou, "replies go to a key of the thread");
}

#[test]
fn evidence_that_is_no_file_or_vanished_is_refused_and_odd_names_are_kept() {
    let documenting = Documenting::new();
    let vault = &documenting.side.vault;
    let add = |path: &Path| {
        unwatched(|watch| evidence::add_file(vault, documenting.case, None, path, day_zero(), watch))
    };
    let before = vault.read(|r| r.count::<Evidence>()).unwrap();
    let folder = documenting.side.folder.path().to_owned();
    assert_eq!(add(&folder).unwrap_err().code(), ErrorCode::EvidenceNotAFile);
    assert_eq!(add(&folder.join("gone.txt")).unwrap_err().code(), ErrorCode::EvidenceVanished);
    assert_eq!(vault.read(|r| r.count::<Evidence>()).unwrap(), before);
    let long = format!("{}.txt", "a".repeat(251));
    for name in ["😀 письмо.txt", "\u{202e}txt.exe", "zero", long.as_str()] {
        let bytes: &[u8] = if name == "zero" { b"" } else { name.as_bytes() };
        let piece = add(&documenting.side.file(name, bytes)).unwrap();
        assert_eq!((piece.original_name.as_str(), piece.bytes), (name, bytes.len() as u64));
        let mut read = Vec::new();
        vault.open_blob(piece.sha256).unwrap().read_to_end(&mut read).unwrap();
        assert_eq!(read, bytes);
    }
}

#[test]
fn vaults_say_why_they_do_not_open_and_a_locked_one_keeps_everything() {
    let documenting = Documenting::new();
    let folder = documenting.side.folder.path().join("vault");
    let code = |passphrase: &str| settings::open_vault(&folder, passphrase).map(drop).unwrap_err().code();
    assert_eq!(code(PASSPHRASE), ErrorCode::VaultInUse);
    let Documenting { side, case, .. } = documenting;
    let Side { vault, folder: _keep } = side;
    vault.lock().unwrap();
    assert_eq!(code("another passphrase entirely"), ErrorCode::VaultWrongPassphrase);
    let missing = settings::open_vault(&folder.join("not here"), PASSPHRASE).map(drop).unwrap_err();
    assert_eq!(missing.code(), ErrorCode::VaultNotFound);
    let again: Vault = settings::open_vault(&folder, PASSPHRASE).unwrap();
    assert_eq!(casebook::case_view(&again, case, day_zero()).unwrap().evidence.len(), 2);
}

#[test]
fn two_who_ask_for_the_keys_of_a_desk_at_once_get_the_same() {
    let side = Side::new("Example Benefits Agency", Desk::Register);
    let at_once = std::sync::Barrier::new(8);
    let make = || {
        at_once.wait();
        identity::of_desk(&side.vault, Desk::Register, day_zero()).unwrap().signing_key
    };
    let keys: Vec<String> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..8).map(|_| scope.spawn(make)).collect();
        running.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let kept = identity::of_desk(&side.vault, Desk::Register, day_zero()).unwrap().signing_key;
    assert!(keys.iter().all(|key| *key == kept), "a card with any of these keys may be out already");
}

#[test]
fn a_vault_that_cannot_take_a_file_says_so_itself() {
    let (_documenting, organization, path) = sealed();
    let staging = organization.folder.path().join("vault/blobs/tmp");
    fs::remove_dir(&staging).unwrap();
    let error = organization.try_import(&path, after(1)).unwrap_err();
    assert_eq!(error.code(), ErrorCode::VaultIo, "not as if the packet could not be written: {error}");
    fs::create_dir(&staging).unwrap();
    organization.import(&path, after(1));
}
