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

/// The root secret of a vault, by the documented format alone: an age passphrase file with one line.
pub(crate) fn root_secret(path: &Path) -> String {
    let locked = std::fs::read(path.join("keys/passphrase.age")).unwrap();
    let identity = age::scrypt::Identity::new(secret(PASSPHRASE));
    let opened = age::decrypt(&identity, &locked).unwrap();
    String::from_utf8(opened).unwrap().trim_end().to_owned()
}

/// The raw key of the database, by the documented derivation alone.
pub(crate) fn database_key(path: &Path) -> String {
    let mut key = [0; 32];
    hkdf::Hkdf::<sha2::Sha256>::new(None, root_secret(path).as_bytes())
        .expand(b"recourse-vault/1 db", &mut key)
        .unwrap();
    Sha256Hash(key).to_string()
}

/// The database of a locked vault, opened as anybody with its key could.
pub(crate) fn raw(path: &Path) -> rusqlite::Connection {
    let conn = rusqlite::Connection::open(path.join("book.db")).unwrap();
    conn.execute_batch(&format!("PRAGMA key = \"x'{}'\"", database_key(path))).unwrap();
    conn
}

/// Runs one ignored test of this binary in a process of its own. `shell` is said before it, such
/// as a limit; `runner` is a program that runs it.
#[cfg(unix)]
pub(crate) fn in_child(test: &str, shell: &str, runner: &str, folder: &Path) -> std::process::Command {
    let mut child = std::process::Command::new("sh");
    child
        .arg("-c")
        .arg(format!("{shell} exec {runner} \"$0\" --exact {test} --ignored --nocapture"))
        .arg(std::env::current_exe().unwrap())
        .env("VAULT_TEST_FOLDER", folder);
    child
}

/// The folder that [`in_child`] was given.
pub(crate) fn child_folder() -> PathBuf {
    std::env::var_os("VAULT_TEST_FOLDER").expect("only runs as a child of another test").into()
}
