//! Attachments: files that belong to something other than a case, such as the report of a test.

use crate::{
    Reader, VaultError, Writer,
    row::{Editable, Erasable, table},
};
use recourse_model::{Sha256Hash, Timestamp};

pub(super) const SQL: &str = "
CREATE TABLE attachment (
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (owner, name)
) STRICT;
CREATE INDEX attachment_sha256 ON attachment (sha256);
";

/// A file that belongs to something other than a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attachment {
    /// What it belongs to, such as `entry/<id>`. It goes when a record goes whose id stands here.
    pub owner: String,
    /// Its name there.
    pub name: String,
    /// The SHA-256 of its bytes.
    pub sha256: Sha256Hash,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its media type.
    pub media_type: String,
    /// When it was added.
    pub created_at: Timestamp,
}

table!(Attachment, "attachment", (String, String) => (owner, name), {
    col owner,
    col name,
    col sha256,
    col bytes,
    col media_type,
    col created_at,
});

/// The bytes must be in the vault when the attachment is put.
impl Editable for Attachment {
    fn before_put(&self, writer: &Writer<'_>) -> Result<(), VaultError> {
        // Another file may have stood under the same name.
        writer.effects.borrow_mut().blobs_changed = true;
        match writer.blob(self.sha256)? {
            Some(blob) if blob.bytes == self.bytes => Ok(()),
            _ => Err(VaultError::Invalid { kind: "attachment", why: "its bytes are not in the vault" }),
        }
    }
}
impl Erasable for Attachment {}

impl Reader<'_> {
    /// The attachments of an owner, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn attachments(&self, owner: &str) -> Result<Vec<Attachment>, VaultError> {
        self.select("WHERE owner = ?1 ORDER BY name", &[&owner])
    }
}

impl Writer<'_> {
    /// Deletes all attachments of an owner. Fine if there are none.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn delete_attachments(&self, owner: &str) -> Result<(), VaultError> {
        for attachment in self.attachments(owner)? {
            self.remove::<Attachment>(&(attachment.owner, attachment.name))?;
        }
        Ok(())
    }
}
