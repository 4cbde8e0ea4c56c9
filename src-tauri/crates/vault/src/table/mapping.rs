//! Links from harms to entries of the catalog.

use crate::{
    Reader, VaultError,
    row::{Editable, Erasable, table},
};
use recourse_model::{CaseId, HarmId, Mapping, MappingId};

pub(super) const SQL: &str = "
CREATE TABLE mapping (
    id TEXT PRIMARY KEY NOT NULL,
    harm_id TEXT NOT NULL REFERENCES harm (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    target TEXT NOT NULL,
    relation TEXT,
    rationale TEXT NOT NULL,
    evidence TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX mapping_harm ON mapping (harm_id, created_at);
";

table!(Mapping, "mapping", MappingId => (id), {
    col id,
    col harm_id,
    json target,
    col relation,
    col rationale,
    json evidence,
    col created_at,
});

impl Editable for Mapping {}
impl Erasable for Mapping {}

impl Reader<'_> {
    /// The mappings of a harm, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn mappings_of_harm(&self, id: HarmId) -> Result<Vec<Mapping>, VaultError> {
        self.select("WHERE harm_id = ?1 ORDER BY created_at, id", &[&id.to_string()])
    }

    /// The mappings of all harms of a case.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn mappings_of_case(&self, id: CaseId) -> Result<Vec<Mapping>, VaultError> {
        self.select(
            "WHERE harm_id IN (SELECT id FROM harm WHERE case_id = ?1) ORDER BY harm_id, created_at, id",
            &[&id.to_string()],
        )
    }
}
