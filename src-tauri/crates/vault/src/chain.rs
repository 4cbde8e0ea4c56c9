//! The two logs that may only be added to, and the hash chain that shows when one was changed.
//!
//! The hash of a line is SHA-256 over these parts in this order, each as its length (eight bytes, big-endian)
//! followed by its bytes: the domain (`recourse custody v1` or `recourse decision v1`), the 32 bytes of the hash of
//! the line before (zeros for the first), the number as eight bytes big-endian, the id as its sixteen bytes, the
//! moment as text with nine digits of fraction, and then the fields of the record in the order of its declaration. An
//! optional id is its sixteen bytes, or nothing.

use crate::{
    VaultError,
    handle::Reader,
    row::{Record, moment, uint},
};
use recourse_model::{Custody, DecisionEntry, Sha256Hash, Timestamp};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;

/// A log that may only be added to, or the book as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Log {
    /// What was done to pieces of evidence.
    Custody,
    /// What an organization decided.
    Decision,
    /// The book as a whole: it is older than the vault's head says, or the head is gone.
    Book,
}

impl fmt::Display for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Custody => "custody",
            Self::Decision => "decision",
            Self::Book => "book",
        })
    }
}

/// Where a log does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LogFault {
    /// Which log.
    pub log: Log,
    /// The number of the first line that is missing or wrong; for the book, how many writes it has seen.
    pub at: u64,
}

impl fmt::Display for LogFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} log was changed at {}", self.log, self.at)
    }
}

/// How far a log has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tip {
    /// How many lines there are.
    pub(crate) count: u64,
    /// The hash of the last one.
    pub(crate) hash: Sha256Hash,
}

/// A record that is a line of a log.
pub(crate) trait Line: Record {
    const LOG: Log;
    const DOMAIN: &'static str;
    fn number(&self) -> u64;
    fn prev(&self) -> Sha256Hash;
    fn hash(&self) -> Sha256Hash;
    fn id(&self) -> &[u8; 16];
    fn at(&self) -> Timestamp;
    /// The remaining fields in the order of their declaration.
    fn parts(&self) -> Vec<&[u8]>;

    /// The hash that this line should have.
    fn expected_hash(&self) -> Sha256Hash {
        let number = self.number().to_be_bytes();
        let prev = self.prev();
        let at = moment(self.at());
        let head: [&[u8]; 5] = [Self::DOMAIN.as_bytes(), &prev.0, &number, self.id(), at.as_bytes()];
        let mut hasher = Sha256::new();
        for part in head.into_iter().chain(self.parts()) {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part);
        }
        Sha256Hash(hasher.finalize().into())
    }
}

impl Line for Custody {
    const LOG: Log = Log::Custody;
    const DOMAIN: &'static str = "recourse custody v1";
    fn number(&self) -> u64 {
        self.number
    }
    fn prev(&self) -> Sha256Hash {
        self.prev_hash
    }
    fn hash(&self) -> Sha256Hash {
        self.hash
    }
    fn id(&self) -> &[u8; 16] {
        self.id.as_bytes()
    }
    fn at(&self) -> Timestamp {
        self.at
    }
    fn parts(&self) -> Vec<&[u8]> {
        vec![self.actor.as_bytes(), self.action.as_bytes(), self.evidence_id.as_bytes(), &self.sha256.0]
    }
}

impl Line for DecisionEntry {
    const LOG: Log = Log::Decision;
    const DOMAIN: &'static str = "recourse decision v1";
    fn number(&self) -> u64 {
        self.number
    }
    fn prev(&self) -> Sha256Hash {
        self.prev_hash
    }
    fn hash(&self) -> Sha256Hash {
        self.hash
    }
    fn id(&self) -> &[u8; 16] {
        self.id.as_bytes()
    }
    fn at(&self) -> Timestamp {
        self.at
    }
    fn parts(&self) -> Vec<&[u8]> {
        vec![
            self.actor_role.as_bytes(),
            self.act.as_bytes(),
            self.subject.as_bytes(),
            self.entry_id.as_ref().map_or(&[], |id| id.as_bytes()),
            self.before.as_bytes(),
            self.after.as_bytes(),
        ]
    }
}

/// How far the log `L` has come, without checking it.
pub(crate) fn tip<L: Line>(conn: &Connection) -> Result<Tip, VaultError> {
    let sql = format!("SELECT number, hash FROM {} ORDER BY number DESC LIMIT 1", L::TABLE);
    let found = conn.prepare_cached(&sql)?.query_row([], |row| Ok((uint(row, 0)?, row.get::<_, String>(1)?)));
    match found {
        Ok((count, hash)) => {
            Ok(Tip { count, hash: hash.parse().map_err(|_| crate::row::not_of_its_kind())? })
        }
        Err(rusqlite::Error::QueryReturnedNoRows) => Ok(Tip::default()),
        Err(error) => Err(error.into()),
    }
}

/// Checks every line of the log `L`, and that it goes on from `known`: that many lines at least, with that hash there.
pub(crate) fn verify<L: Line>(
    reader: &Reader<'_>,
    known: Option<Tip>,
) -> Result<Result<Tip, LogFault>, VaultError> {
    let mut tip = Tip::default();
    let mut met = known.is_none_or(|known| known.count == 0);
    let fault = reader.each("ORDER BY number", &[], |line: L| {
        let next = tip.count + 1;
        let holds = line.number() == next && line.prev() == tip.hash && line.hash() == line.expected_hash();
        if !holds {
            return Err(LogFault { log: L::LOG, at: next });
        }
        tip = Tip { count: next, hash: line.hash() };
        match known {
            Some(known) if known.count == next && known.hash != tip.hash => {
                Err(LogFault { log: L::LOG, at: next })
            }
            Some(known) if known.count == next => {
                met = true;
                Ok(())
            }
            _ => Ok(()),
        }
    })?;
    Ok(match fault {
        Some(fault) => Err(fault),
        None if !met => Err(LogFault { log: L::LOG, at: tip.count + 1 }),
        None => Ok(tip),
    })
}
