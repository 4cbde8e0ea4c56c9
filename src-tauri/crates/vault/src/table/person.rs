//! People, who are pseudonyms.

use super::strike;
use crate::{
    VaultError, Writer,
    row::{Editable, Erasable, table},
};
use recourse_model::{Person, PersonId};

/// The index holds the pseudonym and the relation, never the contact or the risk.
pub(super) const SQL: &str = concat!(
    "CREATE TABLE person (
        id TEXT PRIMARY KEY NOT NULL,
        pseudonym TEXT NOT NULL,
        role TEXT,
        relation_to_ai TEXT NOT NULL,
        contact TEXT NOT NULL,
        retaliation_risk TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT;",
    crate::search::indexed!("person", "id", "pseudonym", ["relation_to_ai"])
);

table!(Person, "person", PersonId => (id), {
    col id,
    col pseudonym,
    col role,
    col relation_to_ai,
    col contact,
    col retaliation_risk,
    col created_at,
    col updated_at,
});

impl Editable for Person {}

/// Their consents go with them, and the lists that named them.
impl Erasable for Person {
    fn before_delete(writer: &Writer<'_>, id: &PersonId) -> Result<(), VaultError> {
        strike(writer, "harm", "people", &id.to_string(), "true")?;
        strike(writer, "evidence", "people", &id.to_string(), "true")
    }
}
