//! What the tests share: a vault in a temporary folder.

use recourse_model::*;
use recourse_vault::{SecretString, Vault, VaultOptions, unwatched};
use std::path::{Path, PathBuf};

/// Low, so that the tests do not take minutes.
pub(crate) const QUICK: VaultOptions = VaultOptions { work_factor: 2 };
pub(crate) const PASSPHRASE: &str = "river lantern copper quiet";
pub(crate) const ACTOR: &str = "desk at the window";

pub(crate) fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

pub(crate) fn now() -> Timestamp {
    at("2026-11-23T10:11:12.131415161Z")
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A vault in a folder that goes away with it.
pub(crate) struct Fresh {
    pub(crate) dir: tempfile::TempDir,
    vault: Option<Vault>,
}

impl Fresh {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let vault = Vault::create(&dir.path().join("vault"), &secret(PASSPHRASE), QUICK).unwrap();
        Self { dir, vault: Some(vault) }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.dir.path().join("vault")
    }

    /// Locks the vault and opens it again.
    pub(crate) fn reopen(&mut self) -> &Vault {
        self.lock();
        self.vault = Some(open(&self.path()));
        self
    }

    pub(crate) fn lock(&mut self) {
        if let Some(vault) = self.vault.take() {
            vault.lock().unwrap();
        }
    }
}

impl std::ops::Deref for Fresh {
    type Target = Vault;
    fn deref(&self) -> &Vault {
        self.vault.as_ref().unwrap()
    }
}

pub(crate) fn open(path: &Path) -> Vault {
    Vault::open_with(path, &secret(PASSPHRASE), QUICK).unwrap()
}

/// A case with a piece of evidence holding `bytes`.
pub(crate) fn add_piece(vault: &Vault, bytes: &[u8]) -> Evidence {
    let staged = vault.stage_reader(&mut &bytes[..], Some(bytes.len() as u64), &mut unwatched).unwrap();
    let case = Case { title: "A case".into(), created_at: now(), ..Case::default() };
    vault
        .write(|w| {
            let info = w.adopt(staged)?;
            w.put(&case)?;
            let piece = Evidence {
                case_id: case.id,
                number: w.next_evidence_number(case.id)?,
                title: "A piece".into(),
                bytes: info.bytes,
                sha256: info.sha256,
                ..Evidence::default()
            };
            w.add_evidence(&piece, ACTOR, now())?;
            Ok(piece)
        })
        .unwrap()
}

/// Every file below a folder.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}
