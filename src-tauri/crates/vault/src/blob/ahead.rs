//! Giving out many blobs, one after another.

use super::{BINDING, BlobInfo, Blobs, SMALL, padme, read::LONGEST_HEADER};
use crate::{Vault, VaultError};
use recourse_model::Sha256Hash;
use recourse_stream::{Beside, Wiped};
use std::{
    collections::VecDeque,
    fs::File,
    io::{Cursor, Read},
    sync::Arc,
};

/// No more blobs are opened before their turn once they hold this many bytes, or are this many.
const AHEAD: u64 = 2 * 1024 * 1024;
const MOST: usize = 32;

/// Blobs that will be read one after another, in an order that is known before. Small ones are opened on other threads
/// ahead of their turn, a few at any time, so that a thousand of them do not wait for each other.
pub struct Ahead<'v> {
    vault: &'v Vault,
    /// What is still to come, with what the book says of it.
    expected: VecDeque<(Sha256Hash, Option<BlobInfo>)>,
    opening: VecDeque<Opening>,
    bytes: u64,
}

/// A blob whose turn will come.
struct Opening {
    sha256: Sha256Hash,
    bytes: u64,
    /// Its content; nothing where it is to be opened when its turn comes.
    content: Option<Beside<Option<Wiped>>>,
}

impl<'v> Ahead<'v> {
    /// Will give out blobs of this vault in this order. A book that cannot be read shows when they are opened.
    pub fn new(vault: &'v Vault, expected: impl IntoIterator<Item = Sha256Hash>) -> Self {
        let known = vault.read(|reader| {
            let info = |sha256| Ok((sha256, reader.blob(sha256)?));
            expected.into_iter().map(info).collect()
        });
        let expected = known.unwrap_or_default();
        Self { vault, expected, opening: VecDeque::new(), bytes: 0 }
    }

    /// Opens the bytes with this hash, in any order; it is faster in the order that was told.
    ///
    /// # Errors
    /// As [`Vault::open_blob`].
    pub fn open(&mut self, sha256: Sha256Hash) -> Result<Box<dyn Read>, VaultError> {
        self.open_some();
        if self.opening.front().is_some_and(|front| front.sha256 == sha256)
            && let Some(front) = self.opening.pop_front()
        {
            self.bytes -= front.bytes;
            if let Some(Ok(Some(content))) = front.content.map(Beside::wait) {
                return Ok(Box::new(Cursor::new(content)));
            }
        }
        // What is wrong with it, if anything is, is found out here.
        Ok(Box::new(self.vault.open_blob(sha256)?))
    }

    fn open_some(&mut self) {
        while self.bytes < AHEAD
            && self.opening.len() < MOST
            && let Some((sha256, info)) = self.expected.pop_front()
        {
            let small = info.filter(|info| info.bytes < SMALL);
            let content = small.and_then(|info| self.vault.blobs().open_beside(info).ok());
            let bytes = small.map_or(0, |info| info.bytes);
            self.bytes += bytes;
            self.opening.push_back(Opening { sha256, bytes, content });
        }
    }
}

impl Blobs {
    /// Opens a small blob on another thread. Nothing comes out where it is not sound.
    fn open_beside(&self, info: BlobInfo) -> Result<Beside<Option<Wiped>>, VaultError> {
        let plain = padme(info.bytes) + BINDING as u64;
        let longest = LONGEST_HEADER + recourse_stream::sealed_length(plain);
        let file = File::open(self.path(&self.name(info.sha256)))?;
        let mut sealed = Vec::with_capacity(longest as usize);
        // One byte more than a sound file could have shows that this is none.
        file.take(longest + 1).read_to_end(&mut sealed)?;
        let (keys, binding) = (Arc::clone(&self.keys), self.binding(info));
        Ok(recourse_stream::beside(move || {
            let opened = recourse_stream::open_whole(keys.identity(), &sealed, LONGEST_HEADER as usize);
            let mut content = opened.ok()?;
            if content.len() as u64 != plain || !content.ends_with(&binding) {
                return None;
            }
            content.truncate(info.bytes as usize);
            Some(content)
        }))
    }
}
