//! The head of the vault: how far the book and its logs had come, kept outside the database under a keyed hash.
//!
//! SQLCipher finds flipped bytes but not an old page or an old file put back. The head does: it holds the number of
//! writes and the last line of each log. It is written after each commit, so that a stop in between leaves it behind,
//! never ahead: a book that is further on than its head is sound, one that is less far was rolled back.
//!
//! The file has two slots of 256 bytes that are written in turn, in place: a torn write spoils one of them at most.

use crate::{
    VaultError,
    chain::{self, Tip},
    keys::Keys,
    layout,
    row::uint,
};
use recourse_model::{Custody, DecisionEntry, Sha256Hash};
use rusqlite::Connection;
use std::{
    fs::File,
    io::{Read, Seek, SeekFrom, Write},
    path::Path,
};

const SLOT: usize = 256;
const BODY: usize = 8 + 2 * (8 + 32);

/// How far everything has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Head {
    /// How many writes the book has seen.
    pub(crate) generation: u64,
    pub(crate) custody: Tip,
    pub(crate) decision: Tip,
}

impl Head {
    /// What the book says of itself.
    pub(crate) fn of(conn: &Connection) -> Result<Self, VaultError> {
        Ok(Self {
            generation: conn
                .prepare_cached("SELECT generation FROM meta")?
                .query_row([], |row| uint(row, 0))?,
            custody: chain::tip::<Custody>(conn)?,
            decision: chain::tip::<DecisionEntry>(conn)?,
        })
    }

    fn body(&self) -> [u8; BODY] {
        let mut body = [0; BODY];
        let mut rest = body.as_mut_slice();
        for part in [
            self.generation.to_be_bytes().as_slice(),
            &self.custody.count.to_be_bytes(),
            &self.custody.hash.0,
            &self.decision.count.to_be_bytes(),
            &self.decision.hash.0,
        ] {
            // The parts fill the body exactly.
            rest.write_all(part).ok();
        }
        body
    }

    fn slot(&self, keys: &Keys) -> [u8; SLOT] {
        let body = self.body();
        let mut slot = [0; SLOT];
        slot[..BODY].copy_from_slice(&body);
        slot[BODY..BODY + 32].copy_from_slice(&keys.head_mac(&body));
        slot
    }

    fn from_slot(slot: &[u8], keys: &Keys) -> Option<Self> {
        let body: [u8; BODY] = slot.get(..BODY)?.try_into().ok()?;
        // Nobody can ask for this comparison from afar; it needs no constant time.
        if slot.get(BODY..BODY + 32)? != keys.head_mac(&body) {
            return None;
        }
        let number = |at: usize| body.get(at..at + 8)?.try_into().ok().map(u64::from_be_bytes);
        let tip = |at: usize| {
            let hash = Sha256Hash(body.get(at + 8..at + 40)?.try_into().ok()?);
            Some(Tip { count: number(at)?, hash })
        };
        Some(Self { generation: number(0)?, custody: tip(8)?, decision: tip(48)? })
    }
}

/// The open head file.
pub(crate) struct HeadFile {
    file: File,
}

impl HeadFile {
    /// Opens the file, or makes it in a new vault. Nothing is read yet.
    pub(crate) fn open(path: &Path) -> Result<Self, VaultError> {
        Ok(Self { file: layout::private_file().create(true).truncate(false).open(path)? })
    }

    /// The newest head that the file holds; nothing if it holds none that these keys made.
    pub(crate) fn read(&mut self, keys: &Keys) -> Result<Option<Head>, VaultError> {
        let mut bytes = Vec::new();
        self.file.seek(SeekFrom::Start(0))?;
        (&mut self.file).take(2 * SLOT as u64).read_to_end(&mut bytes)?;
        Ok(bytes
            .chunks(SLOT)
            .filter_map(|slot| Head::from_slot(slot, keys))
            .max_by_key(|head| head.generation))
    }

    /// Writes a head. `durable` waits for the disk; without it a power loss may leave the head behind, which is sound.
    pub(crate) fn write(&mut self, head: &Head, keys: &Keys, durable: bool) -> Result<(), VaultError> {
        let place = (head.generation % 2) * SLOT as u64;
        self.file.seek(SeekFrom::Start(place))?;
        self.file.write_all(&head.slot(keys))?;
        if durable {
            self.file.sync_data()?;
        }
        Ok(())
    }

    /// Writes both slots, so that no older head is left.
    pub(crate) fn write_both(&mut self, head: &Head, keys: &Keys) -> Result<(), VaultError> {
        let slot = head.slot(keys);
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(&slot)?;
        self.file.write_all(&slot)?;
        self.file.sync_all()?;
        Ok(())
    }

    /// Puts what was written on the disk.
    pub(crate) fn sync(&mut self) -> Result<(), VaultError> {
        Ok(self.file.sync_all()?)
    }
}
