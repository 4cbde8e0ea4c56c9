//! Drafts: what somebody has typed and not yet saved, by the name of the place.

use crate::{
    Reader, VaultError, Writer,
    row::{Editable, table},
};
use recourse_model::Timestamp;

pub(super) const SQL: &str = "
CREATE TABLE draft (
    key TEXT PRIMARY KEY NOT NULL,
    text TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
";

/// Something typed and not yet saved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The place it was typed at, such as `harm/<id>`. It goes when a record goes whose id stands here.
    pub key: String,
    /// What the window stores there, JSON text.
    pub text: String,
    /// When.
    pub updated_at: Timestamp,
}

table!(Draft, "draft", String => (key), {
    col key,
    col text,
    col updated_at,
});

impl Editable for Draft {}

impl Reader<'_> {
    /// The draft of a place, if there is one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn draft(&self, key: &str) -> Result<Option<Draft>, VaultError> {
        self.find(key.to_owned())
    }
}

impl Writer<'_> {
    /// Keeps a draft.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn put_draft(&self, key: &str, text: &str, now: Timestamp) -> Result<(), VaultError> {
        self.put(&Draft { key: key.into(), text: text.into(), updated_at: now })
    }

    /// Forgets a draft. Fine if there is none.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn delete_draft(&self, key: &str) -> Result<(), VaultError> {
        self.execute("DELETE FROM draft WHERE key = ?1", [key])?;
        Ok(())
    }
}
