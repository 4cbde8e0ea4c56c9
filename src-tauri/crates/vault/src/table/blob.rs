//! Which blobs there are. The bytes are files beside the book.

use crate::{BlobInfo, Reader, VaultError, row::table};
use recourse_model::Sha256Hash;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// `name` is the file's name in the blob folder.
pub(super) const SQL: &str = "
CREATE TABLE blob (
    sha256 TEXT PRIMARY KEY NOT NULL,
    bytes INTEGER NOT NULL,
    name TEXT NOT NULL UNIQUE
) STRICT;
";

/// A blob as the book knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct BlobRow {
    pub(crate) sha256: Sha256Hash,
    pub(crate) bytes: u64,
    pub(crate) name: String,
}

table!(BlobRow, "blob", Sha256Hash => (sha256), {
    col sha256,
    col bytes,
    col name,
});

/// The blobs that nothing mentions: no evidence, no attachment, no file of a received packet. A sent file is mentioned
/// by the piece it came from.
pub(crate) fn unreferenced(reader: &Reader<'_>) -> Result<Vec<BlobRow>, VaultError> {
    reader.select(
        "WHERE NOT EXISTS (SELECT 1 FROM evidence e WHERE e.sha256 = blob.sha256)
           AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.sha256 = blob.sha256)
           AND NOT EXISTS (SELECT 1 FROM packet_file f JOIN packet p ON p.id = f.packet_id
                           WHERE f.sha256 = blob.sha256 AND p.direction IS NOT 'sent')",
        &[],
    )
}

/// The names of all blob files that the book knows.
pub(crate) fn blob_paths(conn: &Connection) -> Result<BTreeSet<String>, VaultError> {
    let mut statement = conn.prepare("SELECT name FROM blob")?;
    let names = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(names)
}

impl Reader<'_> {
    /// The length of the bytes with this hash, if they are in the vault.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn blob(&self, sha256: Sha256Hash) -> Result<Option<BlobInfo>, VaultError> {
        Ok(self.find::<BlobRow>(sha256)?.map(|row| BlobInfo { sha256: row.sha256, bytes: row.bytes }))
    }
}
