//! Blobs: the bytes of evidence and of files that came in packets, one age file each.
//!
//! The plaintext of a blob is its content, then zeros up to a Padmé length, then 32 bytes that bind it to its hash and
//! length. So a file size says little, and a blob that was swapped for another one of this vault does not open. The
//! name is a keyed hash of the content hash: nobody without the vault's keys can tell whether it holds a known file.
//!
//! Order of writing: temporary file, fsync, rename, fsync of the folder, and only then the commit of the book.

mod ahead;
mod read;
mod source;
mod write;

pub use ahead::Ahead;
pub use read::BlobReader;
pub use source::{open_plain, unwatched};
pub use write::{BlobWriter, Staged};

use crate::{VaultError, keys::Keys, layout, layout::Layout};
use recourse_model::Sha256Hash;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The largest file that can be kept, in bytes: 8 GiB less one, the most that version 1 of the packet can carry.
pub const LARGEST_FILE: u64 = 8 * 1024 * 1024 * 1024 - 1;

/// Blobs of fewer bytes are sealed and opened whole, on other threads, many beside each other. With larger ones the
/// header takes no time beside the bytes.
const SMALL: u64 = 512 * 1024;

/// How many bytes at the end bind a blob to its hash.
const BINDING: usize = 32;

/// Bytes that are in the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlobInfo {
    /// Their SHA-256.
    pub sha256: Sha256Hash,
    /// How many there are.
    pub bytes: u64,
}

/// The blob folder and the keys to it.
pub(crate) struct Blobs {
    folder: PathBuf,
    temp: PathBuf,
    keys: Arc<Keys>,
}

impl Blobs {
    pub(crate) fn new(layout: &Layout, keys: Arc<Keys>) -> Self {
        Self { folder: layout.blobs(), temp: layout.blob_temp(), keys }
    }

    /// The file name of the blob with this content hash.
    pub(crate) fn name(&self, sha256: Sha256Hash) -> String {
        base32(&self.keys.blob_mac("blob name", &[&sha256.0]))
    }

    /// Where the blob with this name is.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name.get(..2).unwrap_or_default()).join(name)
    }

    /// The bytes that bind a blob to its hash and length.
    fn binding(&self, info: BlobInfo) -> [u8; BINDING] {
        self.keys.blob_mac("blob end", &[&info.sha256.0, &info.bytes.to_be_bytes()])
    }

    /// Removes everything that was being written when the program stopped.
    pub(crate) fn sweep_temp(&self) -> Result<(), VaultError> {
        layout::make_dir(&self.temp)?;
        for entry in fs::read_dir(&self.temp)? {
            layout::remove_if_there(&entry?.path())?;
        }
        Ok(())
    }

    /// Removes every blob file that is not in `known`: its write never came to the commit, or its record was deleted.
    pub(crate) fn sweep_orphans(&self, known: &BTreeSet<String>) -> Result<(), VaultError> {
        for shard in fs::read_dir(&self.folder)? {
            let shard = shard?.path();
            if shard == self.temp || !shard.is_dir() {
                continue;
            }
            for entry in fs::read_dir(&shard)? {
                let entry = entry?;
                if !entry.file_name().to_str().is_some_and(|name| known.contains(name)) {
                    layout::remove_if_there(&entry.path())?;
                }
            }
        }
        Ok(())
    }

    /// The bytes free on the disk, if the system says.
    fn free_bytes(&self) -> Option<u64> {
        fs4::available_space(&self.folder).ok()
    }
}

/// The Padmé length for `len` bytes: at most 12 % more, and few lengths share a size class only with themselves.
fn padme(len: u64) -> u64 {
    let Some(exponent) = len.checked_ilog2() else { return 0 };
    let Some(bits) = exponent.checked_ilog2() else { return len };
    let mask = (1 << (exponent - (bits + 1))) - 1;
    (len + mask) & !mask
}

/// Base32 of RFC 4648 in lower case without padding: safe on file systems that ignore case.
fn base32(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let mut text = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let (mut held, mut bits) = (0u32, 0u32);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(DIGITS[((held >> bits) & 31) as usize]));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.push(char::from(DIGITS[((held << (5 - bits)) & 31) as usize]));
    }
    text
}

/// A file that is removed when dropped, unless it was kept.
#[derive(Debug)]
struct TempFile {
    path: PathBuf,
    kept: bool,
}

impl TempFile {
    fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for TempFile {
    fn drop(&mut self) {
        if !self.kept {
            // If this fails, the sweep at the next start takes it away. It is ciphertext.
            layout::remove_if_there(&self.path).ok();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{base32, padme};

    #[test]
    fn padme_lengths_are_those_of_the_paper() {
        for (len, padded) in
            [(0, 0), (1, 1), (2, 2), (8, 8), (9, 10), (100, 104), (1023, 1024), (1_000_000, 1_015_808)]
        {
            assert_eq!(padme(len), padded, "{len}");
        }
        let large = super::LARGEST_FILE;
        assert!(padme(large) >= large && padme(large) - large < large / 8);
    }

    #[test]
    fn base32_matches_rfc_4648() {
        for (bytes, text) in [("", ""), ("f", "my"), ("fo", "mzxq"), ("foobar", "mzxw6ytboi")] {
            assert_eq!(base32(bytes.as_bytes()), text);
        }
    }
}
