//! What people said about the uses of what they told.

use crate::{
    Reader, VaultError,
    row::{Editable, Erasable, table},
};
use recourse_model::{Consent, ConsentId, PersonId};

/// A recipient that a consent names cannot be deleted: without its name the consent would hold for anybody.
pub(super) const SQL: &str = "
CREATE TABLE consent (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    purpose TEXT,
    recipient_id TEXT REFERENCES recipient (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    answer TEXT,
    without TEXT NOT NULL,
    given_at TEXT NOT NULL,
    expires_at TEXT,
    withdrawn_at TEXT,
    how_recorded TEXT NOT NULL
) STRICT;
CREATE INDEX consent_person ON consent (person_id, given_at);
CREATE INDEX consent_recipient ON consent (recipient_id);
";

table!(Consent, "consent", ConsentId => (id), {
    col id,
    col person_id,
    col purpose,
    col recipient_id,
    col answer,
    col without,
    col given_at,
    col expires_at,
    col withdrawn_at,
    col how_recorded,
});

impl Editable for Consent {}
impl Erasable for Consent {}

impl Reader<'_> {
    /// The consents of a person, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn consents_of_person(&self, id: PersonId) -> Result<Vec<Consent>, VaultError> {
        self.select("WHERE person_id = ?1 ORDER BY given_at, id", &[&id.to_string()])
    }
}
