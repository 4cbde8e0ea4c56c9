//! Senders whose key words were compared.

use crate::{
    Reader, VaultError,
    row::{Editable, Erasable, table},
};
use recourse_model::KnownSigner;

pub(super) const SQL: &str = "
CREATE TABLE known_signer (
    signing_key TEXT NOT NULL,
    name TEXT NOT NULL,
    checked_at TEXT NOT NULL,
    checked_how TEXT NOT NULL,
    PRIMARY KEY (signing_key, name)
) STRICT;
";

table!(KnownSigner, "known_signer", (String, String) => (signing_key, name), {
    col signing_key,
    col name,
    col checked_at,
    col checked_how,
});

impl Editable for KnownSigner {}
impl Erasable for KnownSigner {}

impl Reader<'_> {
    /// All senders whose words were compared, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn known_signers(&self) -> Result<Vec<KnownSigner>, VaultError> {
        self.select("ORDER BY name, signing_key", &[])
    }
}
