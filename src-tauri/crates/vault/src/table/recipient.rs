//! Organizations with their keys.

use crate::{
    Reader, VaultError, Writer,
    row::{Editable, Erasable, table},
};
use recourse_model::{Recipient, RecipientId};

pub(super) const SQL: &str = concat!(
    "CREATE TABLE recipient (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        age_recipient TEXT NOT NULL,
        signing_key TEXT NOT NULL,
        contact TEXT NOT NULL,
        promises TEXT NOT NULL,
        card_packet TEXT REFERENCES packet (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        checked_at TEXT,
        checked_how TEXT NOT NULL,
        revoked_at TEXT,
        revoked_why TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX recipient_name ON recipient (name);
    CREATE INDEX recipient_signing_key ON recipient (signing_key);
    CREATE INDEX recipient_card ON recipient (card_packet);",
    crate::search::indexed!("recipient", "id", "name", ["contact"])
);

table!(Recipient, "recipient", RecipientId => (id), {
    col id,
    col name,
    col age_recipient,
    col signing_key,
    col contact,
    json promises,
    col card_packet,
    col checked_at,
    col checked_how,
    col revoked_at,
    col revoked_why,
    col created_at,
    col updated_at,
});

impl Editable for Recipient {}
/// Refused while a consent names it. Challenges that were not sealed no longer go to it.
impl Erasable for Recipient {
    fn before_delete(writer: &Writer<'_>, id: &RecipientId) -> Result<(), VaultError> {
        super::strike(writer, "challenge", "recipients", &id.to_string(), "sealed_at IS NULL")
    }
}

impl Reader<'_> {
    /// All organizations, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn recipients(&self) -> Result<Vec<Recipient>, VaultError> {
        self.select("ORDER BY name, id", &[])
    }

    /// The organizations with exactly this name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn recipients_by_name(&self, name: &str) -> Result<Vec<Recipient>, VaultError> {
        self.select("WHERE name = ?1 ORDER BY created_at, id", &[&name])
    }

    /// The organization with this signing key in OpenSSH form, if it is known. The text is compared as it is.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn recipient_by_signing_key(&self, key: &str) -> Result<Option<Recipient>, VaultError> {
        self.first("WHERE signing_key = ?1 ORDER BY created_at, id", &[&key])
    }
}
