//! Whether the vault holds together.

use crate::{
    Reader, Vault, VaultError,
    chain::{self, Log, LogFault},
    head::Head,
    migrate,
    table::BlobRow,
};
use recourse_model::{Custody, DecisionEntry, Sha256Hash};
use rusqlite::Connection;
use std::{collections::BTreeSet, ops::ControlFlow};

/// What opening found out about the logs.
///
/// A vault whose logs do not hold opens all the same: the words in it are worth more than the log. But it says so at
/// every opening, and its head stays as it was, until [`Vault::accept_integrity`] is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Integrity {
    /// Every line of every log is there, and the book is not older than the vault's head.
    Sound,
    /// Lines are missing or were changed, or an older book was put back.
    Broken(Vec<LogFault>),
}

/// What a full check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckReport {
    /// The logs.
    pub integrity: Integrity,
    /// Whether the database and its index hold together.
    pub book_sound: bool,
    /// Contents whose file is gone or damaged.
    pub damaged_blobs: Vec<Sha256Hash>,
    /// How many blobs were looked at.
    pub blobs: u64,
}

impl CheckReport {
    /// Whether nothing was found.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.integrity == Integrity::Sound && self.book_sound && self.damaged_blobs.is_empty()
    }
}

/// Checks the logs against themselves, against the head, and against what was found before: a book that was rolled
/// back and then written to would outgrow its head, and the fault would be forgotten.
pub(crate) fn logs(reader: &Reader<'_>, head: Option<Head>) -> Result<Integrity, VaultError> {
    let text: String = reader.conn().query_row("SELECT faults FROM meta", [], |row| row.get(0))?;
    let mut faults: BTreeSet<LogFault> = serde_json::from_str(&text)?;
    match head {
        None => drop(faults.insert(LogFault { log: Log::Book, at: 0 })),
        Some(head) => {
            let now = Head::of(reader.conn())?;
            if head.generation > now.generation {
                faults.insert(LogFault { log: Log::Book, at: now.generation });
            }
        }
    }
    faults.extend(chain::verify::<Custody>(reader, head.map(|head| head.custody))?.err());
    faults.extend(chain::verify::<DecisionEntry>(reader, head.map(|head| head.decision))?.err());
    if faults.is_empty() {
        return Ok(Integrity::Sound);
    }
    let found = serde_json::to_string(&faults)?;
    if found != text {
        // On a full disk this may fail. Then the head, which stays as it is, shows the fault again.
        reader.conn().execute("UPDATE meta SET faults = ?1", [found]).ok();
    }
    Ok(Integrity::Broken(faults.into_iter().collect()))
}

/// Forgets the faults that were found, because a person has accepted them.
pub(crate) fn forget_faults(conn: &Connection) -> Result<(), VaultError> {
    conn.execute("UPDATE meta SET faults = '[]'", [])?;
    Ok(())
}

impl Reader<'_> {
    /// Checks every line of both logs against the one before.
    ///
    /// # Errors
    /// [`VaultError::LogBroken`] with the first line that does not hold.
    pub fn verify_chain(&self) -> Result<(), VaultError> {
        chain::verify::<Custody>(self, None)?.map_err(VaultError::LogBroken)?;
        chain::verify::<DecisionEntry>(self, None)?.map_err(VaultError::LogBroken)?;
        Ok(())
    }
}

impl Vault {
    /// Checks everything: database, index, logs, and every byte of every blob. `progress` is told the bytes that were
    /// read so far and may stop it. The book is locked only while its own part runs.
    ///
    /// # Errors
    /// [`VaultError::Cancelled`]; trouble with the disk. What is damaged is in the report.
    pub fn check(&self, progress: &mut dyn FnMut(u64) -> ControlFlow<()>) -> Result<CheckReport, VaultError> {
        let (book_sound, blobs) = self.read(|reader| {
            let sound = match migrate::integrity(reader.conn()) {
                Ok(()) => true,
                Err(VaultError::Damaged { .. }) => false,
                Err(error) => return Err(error),
            };
            Ok((sound, reader.list::<BlobRow>()?))
        })?;
        let mut report =
            CheckReport { integrity: self.recheck_logs()?, book_sound, damaged_blobs: Vec::new(), blobs: 0 };
        let mut bytes = 0;
        for blob in blobs {
            let verified = match self.open_blob(blob.sha256) {
                Err(VaultError::RecordNotFound { .. }) => continue,
                opened => opened.and_then(crate::BlobReader::verify),
            };
            match verified {
                Ok(()) => {}
                Err(VaultError::BlobDamaged) => report.damaged_blobs.push(blob.sha256),
                Err(error) => return Err(error),
            }
            report.blobs += 1;
            bytes += blob.bytes;
            if progress(bytes).is_break() {
                return Err(VaultError::Cancelled);
            }
        }
        Ok(report)
    }
}
