//! Worksheets: the work on one claim of one entry.

use crate::{
    Reader, VaultError,
    row::{Editable, Erasable, table},
};
use recourse_model::{ClaimId, EntryId, Worksheet, WorksheetId};

pub(super) const SQL: &str = "
CREATE TABLE worksheet (
    id TEXT PRIMARY KEY NOT NULL,
    entry_id TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    claim_id TEXT NOT NULL,
    map TEXT NOT NULL,
    measure TEXT NOT NULL,
    manage TEXT NOT NULL,
    govern TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (entry_id, claim_id)
) STRICT;
";

table!(Worksheet, "worksheet", WorksheetId => (id), {
    col id,
    col entry_id,
    col claim_id,
    json map,
    json measure,
    json manage,
    json govern,
    col updated_at,
});

impl Editable for Worksheet {}
impl Erasable for Worksheet {}

impl Reader<'_> {
    /// The worksheets of an entry, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn worksheets_of_entry(&self, id: EntryId) -> Result<Vec<Worksheet>, VaultError> {
        self.select("WHERE entry_id = ?1 ORDER BY id", &[&id.to_string()])
    }

    /// The worksheet of one claim of an entry.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn worksheet_of_claim(
        &self,
        entry: EntryId,
        claim: ClaimId,
    ) -> Result<Option<Worksheet>, VaultError> {
        self.first("WHERE entry_id = ?1 AND claim_id = ?2", &[&entry.to_string(), &claim.to_string()])
    }
}
