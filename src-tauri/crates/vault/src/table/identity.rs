//! The vault's own keys, one set for each purpose.

use crate::{
    Reader, VaultError,
    row::{Editable, Erasable, table},
};
use recourse_model::Identity;

pub(super) const SQL: &str = "
CREATE TABLE identity (
    purpose TEXT PRIMARY KEY NOT NULL,
    display TEXT NOT NULL,
    signing_secret TEXT NOT NULL,
    signing_key TEXT NOT NULL,
    age_secret TEXT NOT NULL,
    age_recipient TEXT NOT NULL,
    contact TEXT NOT NULL,
    promises TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
";

table!(Identity, "identity", String => (purpose), {
    col purpose,
    col display,
    col signing_secret,
    col signing_key,
    col age_secret,
    col age_recipient,
    col contact,
    json promises,
    col created_at,
});

impl Editable for Identity {}
impl Erasable for Identity {}

impl Reader<'_> {
    /// The keys for a purpose, `casebook` or `register`, if they were made.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn identity(&self, purpose: &str) -> Result<Option<Identity>, VaultError> {
        self.find(purpose.to_owned())
    }
}
