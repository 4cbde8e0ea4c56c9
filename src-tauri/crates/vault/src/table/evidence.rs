//! Evidence. Every step with a piece is written to the custody log in the same write.

use super::{strike, strike_in};
use crate::{
    Reader, VaultError, Writer,
    row::{Editable, table},
};
use recourse_model::{CaseId, Evidence, EvidenceId, HarmId, Sha256Hash, Timestamp};

pub(super) const SQL: &str = concat!(
    "CREATE TABLE evidence (
        id TEXT PRIMARY KEY NOT NULL,
        case_id TEXT NOT NULL REFERENCES \"case\" (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
        number INTEGER NOT NULL CHECK (number > 0),
        title TEXT NOT NULL,
        kind TEXT,
        media_type TEXT NOT NULL,
        original_name TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        captured_at TEXT,
        captured_by TEXT NOT NULL,
        method TEXT NOT NULL,
        source_url TEXT NOT NULL,
        derived_from TEXT REFERENCES evidence (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        operation TEXT,
        sensitivity TEXT,
        people TEXT NOT NULL,
        supports TEXT NOT NULL,
        weaknesses TEXT NOT NULL,
        transcript TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        UNIQUE (case_id, number)
    ) STRICT;
    CREATE INDEX evidence_sha256 ON evidence (sha256);
    CREATE INDEX evidence_derived ON evidence (derived_from);",
    crate::search::indexed!(
        "evidence",
        "id",
        "title",
        ["transcript", "original_name", "weaknesses", "source_url"]
    )
);

table!(Evidence, "evidence", EvidenceId => (id), {
    col id,
    col case_id,
    col number,
    col title,
    col kind,
    col media_type,
    col original_name,
    col bytes,
    col sha256,
    col captured_at,
    col captured_by,
    col method,
    col source_url,
    col derived_from,
    col operation,
    col sensitivity,
    json people,
    json supports,
    col weaknesses,
    col transcript,
    col created_at,
    col updated_at,
});

/// What is said about a piece may be changed; its bytes may not. A new piece comes in by [`Writer::add_evidence`].
impl Editable for Evidence {
    fn before_put(&self, writer: &Writer<'_>) -> Result<(), VaultError> {
        let before: Self = writer.get(self.id)?;
        if (before.sha256, before.bytes, before.number) != (self.sha256, self.bytes, self.number) {
            return Err(VaultError::Invalid { kind: "evidence", why: "the bytes of a piece never change" });
        }
        Ok(())
    }
}

impl Reader<'_> {
    /// The evidence of a case, by number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn evidence_of_case(&self, id: CaseId) -> Result<Vec<Evidence>, VaultError> {
        self.select("WHERE case_id = ?1 ORDER BY number", &[&id.to_string()])
    }

    /// The evidence that supports a harm, by number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn evidence_of_harm(&self, id: HarmId) -> Result<Vec<Evidence>, VaultError> {
        self.select(
            "WHERE EXISTS (SELECT 1 FROM json_each(supports) WHERE value = ?1) ORDER BY case_id, number",
            &[&id.to_string()],
        )
    }

    /// Every piece with these bytes, in any case.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn evidence_by_sha256(&self, sha256: Sha256Hash) -> Result<Vec<Evidence>, VaultError> {
        self.select("WHERE sha256 = ?1 ORDER BY created_at, id", &[&sha256.to_string()])
    }
}

impl Writer<'_> {
    /// Takes the next evidence number of a case. A number is never given twice, even after its piece was removed.
    ///
    /// # Errors
    /// [`VaultError::RecordNotFound`] when there is no such case.
    pub fn next_evidence_number(&self, id: CaseId) -> Result<u32, VaultError> {
        let sql =
            "UPDATE \"case\" SET last_evidence = last_evidence + 1 WHERE id = ?1 RETURNING last_evidence";
        let found = self.conn().prepare_cached(sql)?.query_row([id.to_string()], |row| row.get(0));
        match found {
            Err(rusqlite::Error::QueryReturnedNoRows) => Err(VaultError::RecordNotFound { kind: "case" }),
            found => Ok(found?),
        }
    }

    /// Adds a piece whose bytes were taken in with [`Writer::adopt`], and writes `added` to the custody log.
    ///
    /// # Errors
    /// [`VaultError::Invalid`] when its bytes are not in the vault or do not have the length it says.
    pub fn add_evidence(&self, evidence: &Evidence, actor: &str, now: Timestamp) -> Result<(), VaultError> {
        match self.blob(evidence.sha256)? {
            Some(blob) if blob.bytes == evidence.bytes => {}
            _ => return Err(VaultError::Invalid { kind: "evidence", why: "its bytes are not in the vault" }),
        }
        self.insert(evidence, false)?;
        self.append_custody(evidence, "added", actor, now)
    }

    /// Writes `opened` to the custody log and gives the piece.
    ///
    /// # Errors
    /// [`VaultError::RecordNotFound`] when there is none.
    pub fn open_evidence(&self, id: EvidenceId, actor: &str, now: Timestamp) -> Result<Evidence, VaultError> {
        self.log_custody(id, "opened", actor, now)
    }

    /// Writes any other step (`sealed`, `exported` …) to the custody log and gives the piece.
    ///
    /// # Errors
    /// [`VaultError::RecordNotFound`] when there is none.
    pub fn log_custody(
        &self,
        id: EvidenceId,
        action: &str,
        actor: &str,
        now: Timestamp,
    ) -> Result<Evidence, VaultError> {
        let evidence = self.get(id)?;
        self.append_custody(&evidence, action, actor, now)?;
        Ok(evidence)
    }

    /// Removes a piece for good and writes `removed` to the custody log, which keeps its hash. Its bytes go when
    /// nothing else has the same ones. Mentions go with it; sealed challenges keep its id.
    ///
    /// # Errors
    /// [`VaultError::RecordNotFound`] when there is none.
    pub fn remove_evidence(&self, id: EvidenceId, actor: &str, now: Timestamp) -> Result<(), VaultError> {
        self.log_custody(id, "removed", actor, now)?;
        let text = id.to_string();
        for table in ["mapping", "characteristic_note"] {
            strike(self, table, "evidence", &text, "true")?;
        }
        strike(self, "challenge", "evidence", &text, "sealed_at IS NULL")?;
        strike_in(self, "challenge", "withheld", "evidence_id", &text, "sealed_at IS NULL")?;
        self.remove::<Evidence>(&id)
    }
}
