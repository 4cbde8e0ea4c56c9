//! The decision log: what an organization did with a challenge.

use crate::{Reader, VaultError, Writer, chain, chain::Line, row::table};
use recourse_model::{DecisionEntry, DecisionId, EntryId};

/// No foreign key: the log stays when its entry goes.
pub(super) const SQL: &str = "
CREATE TABLE decision_log (
    id TEXT PRIMARY KEY NOT NULL,
    number INTEGER NOT NULL UNIQUE,
    at TEXT NOT NULL,
    actor_role TEXT NOT NULL,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    entry_id TEXT,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX decision_log_entry ON decision_log (entry_id, number);
CREATE TRIGGER decision_log_never_changed BEFORE UPDATE ON decision_log BEGIN
    SELECT raise(ABORT, 'the decision log may only be added to');
END;
CREATE TRIGGER decision_log_never_deleted BEFORE DELETE ON decision_log BEGIN
    SELECT raise(ABORT, 'the decision log may only be added to');
END;
";

table!(DecisionEntry, "decision_log", DecisionId => (id), {
    col id,
    col number,
    col at,
    col actor_role,
    col act,
    col subject,
    col entry_id,
    col before,
    col after,
    col prev_hash,
    col hash,
});

impl Reader<'_> {
    /// The decisions about an entry, first to last.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn decisions_of_entry(&self, id: EntryId) -> Result<Vec<DecisionEntry>, VaultError> {
        self.select("WHERE entry_id = ?1 ORDER BY number", &[&id.to_string()])
    }

    /// The decision log from the line after `after`, at most `limit` lines.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn decisions(&self, after: u64, limit: u32) -> Result<Vec<DecisionEntry>, VaultError> {
        let after = i64::try_from(after).unwrap_or(i64::MAX);
        self.select("WHERE number > ?1 ORDER BY number LIMIT ?2", &[&after, &limit])
    }
}

impl Writer<'_> {
    /// Adds a line to the decision log. Its number and both hashes are set here; the line is given back as written.
    ///
    /// # Errors
    /// [`VaultError::Invalid`] when a line with this id is there already.
    pub fn log_decision(&self, line: DecisionEntry) -> Result<DecisionEntry, VaultError> {
        let tip = chain::tip::<DecisionEntry>(self.conn())?;
        let mut line = DecisionEntry { number: tip.count + 1, prev_hash: tip.hash, ..line };
        line.hash = line.expected_hash();
        self.effects.borrow_mut().logged = true;
        self.insert(&line, false)?;
        Ok(line)
    }
}
