//! The folder: names, modes, and the one way in which small files are replaced.

use crate::VaultError;
use std::{
    collections::BTreeSet,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// The largest key file that is read. A real one has some hundred bytes; the age crate is slow on huge headers.
const LARGEST_KEY_FILE: u64 = 16 * 1024;

/// Where things are in a vault folder.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    root: PathBuf,
}

impl Layout {
    pub(crate) fn new(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }
    pub(crate) fn keys(&self) -> PathBuf {
        self.root.join("keys")
    }
    pub(crate) fn passphrase(&self) -> PathBuf {
        self.keys().join("passphrase.age")
    }
    pub(crate) fn recovery(&self) -> PathBuf {
        self.keys().join("recovery-1.age")
    }
    pub(crate) fn head(&self) -> PathBuf {
        self.keys().join("head.mac")
    }
    pub(crate) fn book(&self) -> PathBuf {
        self.root.join("book.db")
    }
    pub(crate) fn blobs(&self) -> PathBuf {
        self.root.join("blobs")
    }
    pub(crate) fn blob_temp(&self) -> PathBuf {
        self.blobs().join("tmp")
    }
    pub(crate) fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }
    pub(crate) fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }

    /// Makes the folders of a new vault. Takes over an empty folder, or one that a stopped creation left behind: it
    /// has no key file, so nothing in it can ever be opened.
    pub(crate) fn prepare(&self) -> Result<(), VaultError> {
        make_dir(&self.root)?;
        if self.has_keys()? {
            return Err(VaultError::Exists);
        }
        for entry in fs::read_dir(&self.root)? {
            let name = entry?.file_name();
            let ours = ["keys", "blobs", "backups", "lock", "book.db", "book.db-wal", "book.db-shm"];
            if !ours.iter().any(|known| name.as_os_str() == *known) {
                return Err(VaultError::Exists);
            }
        }
        for folder in [self.keys(), self.blobs(), self.blob_temp(), self.backups()] {
            make_dir(&folder)?;
        }
        Ok(())
    }

    /// Clears what a stopped creation left behind. Call with the lock held and without keys only.
    pub(crate) fn clear_unfinished(&self) -> Result<(), VaultError> {
        for suffix in ["", "-wal", "-shm"] {
            remove_if_there(&self.root.join(format!("book.db{suffix}")))?;
        }
        remove_if_there(&self.head())
    }

    /// Removes key files whose writing was stopped. The ones they were to replace still stand.
    pub(crate) fn sweep_keys(&self) -> Result<(), VaultError> {
        for file in [self.passphrase(), self.recovery()] {
            remove_if_there(&file.with_extension("new"))?;
        }
        Ok(())
    }

    /// Whether there is any key file, that is: whether this is a vault.
    pub(crate) fn has_keys(&self) -> Result<bool, VaultError> {
        let entries = match fs::read_dir(self.keys()) {
            Ok(entries) => entries,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(false);
            }
            Err(error) => return Err(error.into()),
        };
        for entry in entries {
            if entry?.path().extension().is_some_and(|end| end == "age") {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Makes a folder that only its owner may enter. One that is there already is tightened.
pub(crate) fn make_dir(path: &Path) -> Result<(), VaultError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(())
}

/// Options that make a file which only its owner may read.
pub(crate) fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Puts the names of a folder on the disk.
pub(crate) fn sync_dir(path: &Path) -> Result<(), VaultError> {
    // Windows writes directory entries through by itself and cannot sync a folder handle.
    #[cfg(unix)]
    File::open(path)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Puts the names of several folders on the disk, all at once.
pub(crate) fn sync_dirs(folders: &BTreeSet<PathBuf>) -> Result<(), VaultError> {
    // Windows writes directory entries through by itself and cannot sync a folder handle.
    #[cfg(unix)]
    {
        let waiting = folders.iter().map(|folder| File::open(folder).map(recourse_stream::Syncing::start));
        for syncing in waiting.collect::<Result<Vec<_>, io::Error>>()? {
            syncing.wait()?;
        }
    }
    #[cfg(not(unix))]
    let _ = folders;
    Ok(())
}

/// Replaces a small file so that after a power loss either the old or the new one is there, whole.
pub(crate) fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), VaultError> {
    let folder = path.parent().ok_or(VaultError::Internal("a file has a folder"))?;
    let temp = path.with_extension("new");
    let written = (|| -> Result<(), VaultError> {
        let mut file = private_file().create(true).truncate(true).open(&temp)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        if fs::read(&temp)? != bytes {
            return Err(VaultError::Damaged { what: "a file just written" });
        }
        fs::rename(&temp, path)?;
        sync_dir(folder)
    })();
    if written.is_err() {
        // The old file still stands; what is left of the new one is ciphertext and may go.
        remove_if_there(&temp).ok();
    }
    written
}

/// Reads a small file whole.
pub(crate) fn read_small(path: &Path) -> Result<Vec<u8>, VaultError> {
    if fs::metadata(path)?.len() > LARGEST_KEY_FILE {
        return Err(VaultError::Damaged { what: "a key file is too large" });
    }
    Ok(fs::read(path)?)
}

/// Removes a file; one that is not there is fine.
pub(crate) fn remove_if_there(path: &Path) -> Result<(), VaultError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
