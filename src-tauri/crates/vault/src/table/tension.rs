//! Tensions between two characteristics of one harm.

use crate::{
    Reader, VaultError,
    row::{Editable, Erasable, table},
};
use recourse_model::{HarmId, Tension, TensionId};

pub(super) const SQL: &str = "
CREATE TABLE tension (
    id TEXT PRIMARY KEY NOT NULL,
    harm_id TEXT NOT NULL REFERENCES harm (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    a TEXT,
    b TEXT,
    how TEXT NOT NULL
) STRICT;
CREATE INDEX tension_harm ON tension (harm_id);
";

table!(Tension, "tension", TensionId => (id), {
    col id,
    col harm_id,
    col a,
    col b,
    col how,
});

impl Editable for Tension {}
impl Erasable for Tension {}

impl Reader<'_> {
    /// The tensions of a harm, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn tensions_of_harm(&self, id: HarmId) -> Result<Vec<Tension>, VaultError> {
        self.select("WHERE harm_id = ?1 ORDER BY id", &[&id.to_string()])
    }
}
