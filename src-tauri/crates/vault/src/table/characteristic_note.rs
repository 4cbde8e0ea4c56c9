//! What was said about the seven characteristics of harms.

use crate::{
    Reader, VaultError, Writer,
    row::{Editable, Erasable, table},
};
use recourse_model::{CaseId, Characteristic, CharacteristicNote, HarmId};

pub(super) const SQL: &str = "
CREATE TABLE characteristic_note (
    harm_id TEXT NOT NULL REFERENCES harm (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    characteristic TEXT NOT NULL,
    state TEXT,
    rationale TEXT NOT NULL,
    evidence TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (harm_id, characteristic)
) STRICT;
";

table!(CharacteristicNote, "characteristic_note", (HarmId, Characteristic) => (harm_id, characteristic), {
    col harm_id,
    col characteristic,
    col state,
    col rationale,
    json evidence,
    col updated_at,
});

impl Editable for CharacteristicNote {
    fn before_put(&self, _: &Writer<'_>) -> Result<(), VaultError> {
        match self.characteristic {
            Some(_) => Ok(()),
            None => {
                Err(VaultError::Invalid { kind: "characteristic_note", why: "it names no characteristic" })
            }
        }
    }
}
impl Erasable for CharacteristicNote {}

impl Reader<'_> {
    /// The notes of a harm, in the order of the strip.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn notes_of_harm(&self, id: HarmId) -> Result<Vec<CharacteristicNote>, VaultError> {
        let mut notes: Vec<CharacteristicNote> = self.select("WHERE harm_id = ?1", &[&id.to_string()])?;
        notes.sort_by_key(|note| note.characteristic);
        Ok(notes)
    }

    /// The notes of all harms of a case.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn notes_of_case(&self, id: CaseId) -> Result<Vec<CharacteristicNote>, VaultError> {
        let mut notes: Vec<CharacteristicNote> =
            self.select("WHERE harm_id IN (SELECT id FROM harm WHERE case_id = ?1)", &[&id.to_string()])?;
        notes.sort_by_key(|note| (note.harm_id, note.characteristic));
        Ok(notes)
    }
}
