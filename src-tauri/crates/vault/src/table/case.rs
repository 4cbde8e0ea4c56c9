//! Cases.

use crate::{
    VaultError, Writer,
    row::{Editable, table},
};
use recourse_model::{Case, CaseId, Challenge, Timestamp};

pub(super) const SQL: &str = concat!(
    // `last_evidence` is the highest evidence number ever given in the case: E3 is never given twice.
    "CREATE TABLE \"case\" (
        id TEXT PRIMARY KEY NOT NULL,
        title TEXT NOT NULL,
        summary TEXT NOT NULL,
        system_id TEXT REFERENCES system (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        status TEXT,
        language TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        last_evidence INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX case_system ON \"case\" (system_id);",
    crate::search::indexed!("case", "id", "title", ["summary"])
);

table!(Case, "case", CaseId => (id), {
    col id,
    col title,
    col summary,
    col system_id,
    col status,
    col language,
    col created_at,
    col updated_at,
});

impl Editable for Case {}

impl Writer<'_> {
    /// Deletes a case with everything in it: harms, evidence and its files, challenges, and every packet that went to
    /// and fro about them. The custody log keeps that each piece was removed, by whom and when.
    ///
    /// # Errors
    /// [`VaultError::RecordNotFound`] when there is no such case.
    pub fn delete_case(&self, id: CaseId, actor: &str, now: Timestamp) -> Result<(), VaultError> {
        for challenge in self.challenges_of_case(id)? {
            self.delete::<Challenge>(challenge.id)?;
        }
        for evidence in self.evidence_of_case(id)? {
            self.remove_evidence(evidence.id, actor, now)?;
        }
        for harm in self.harms_of_case(id)? {
            self.delete::<recourse_model::Harm>(harm.id)?;
        }
        self.remove::<Case>(&id)
    }
}
