//! The custody log: what was done to pieces of evidence.

use crate::{Reader, VaultError, Writer, chain, chain::Line, row::table};
use recourse_model::{Custody, CustodyId, Evidence, EvidenceId, Timestamp};

/// No foreign key: the log keeps that a piece was there after it was removed.
pub(super) const SQL: &str = "
CREATE TABLE custody (
    id TEXT PRIMARY KEY NOT NULL,
    number INTEGER NOT NULL UNIQUE,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    evidence_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX custody_evidence ON custody (evidence_id, number);
CREATE TRIGGER custody_never_changed BEFORE UPDATE ON custody BEGIN
    SELECT raise(ABORT, 'the custody log may only be added to');
END;
CREATE TRIGGER custody_never_deleted BEFORE DELETE ON custody BEGIN
    SELECT raise(ABORT, 'the custody log may only be added to');
END;
";

table!(Custody, "custody", CustodyId => (id), {
    col id,
    col number,
    col at,
    col actor,
    col action,
    col evidence_id,
    col sha256,
    col prev_hash,
    col hash,
});

impl Reader<'_> {
    /// What was done to a piece, first to last. Works for removed pieces, too.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn custody_of(&self, id: EvidenceId) -> Result<Vec<Custody>, VaultError> {
        self.select("WHERE evidence_id = ?1 ORDER BY number", &[&id.to_string()])
    }

    /// The custody log from the line after `after`, at most `limit` lines.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn custody(&self, after: u64, limit: u32) -> Result<Vec<Custody>, VaultError> {
        let after = i64::try_from(after).unwrap_or(i64::MAX);
        self.select("WHERE number > ?1 ORDER BY number LIMIT ?2", &[&after, &limit])
    }
}

impl Writer<'_> {
    pub(super) fn append_custody(
        &self,
        evidence: &Evidence,
        action: &str,
        actor: &str,
        at: Timestamp,
    ) -> Result<(), VaultError> {
        let tip = chain::tip::<Custody>(self.conn())?;
        let mut line = Custody {
            id: CustodyId::new(),
            number: tip.count + 1,
            at,
            actor: actor.into(),
            action: action.into(),
            evidence_id: evidence.id,
            sha256: evidence.sha256,
            prev_hash: tip.hash,
            ..Custody::default()
        };
        line.hash = line.expected_hash();
        self.effects.borrow_mut().logged = true;
        self.insert(&line, false)
    }
}
