//! Files that came in packets, or went out in them.

use crate::{
    Reader, VaultError, Writer,
    row::{Editable, table},
};
use recourse_model::{EvidenceId, PacketFile, PacketId};

/// The bytes of a received file are a blob. The bytes of a sent file are those of the piece of evidence or attachment
/// that it came from; when that was removed, only the hash stays here.
pub(super) const SQL: &str = "
CREATE TABLE packet_file (
    packet_id TEXT NOT NULL REFERENCES packet (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    original_name TEXT NOT NULL,
    title TEXT NOT NULL,
    evidence_id TEXT REFERENCES evidence (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (packet_id, path)
) STRICT;
CREATE INDEX packet_file_sha256 ON packet_file (sha256);
CREATE INDEX packet_file_evidence ON packet_file (evidence_id);
";

table!(PacketFile, "packet_file", (PacketId, String) => (packet_id, path), {
    col packet_id,
    col path,
    col sha256,
    col bytes,
    col media_type,
    col original_name,
    col title,
    col evidence_id,
});

/// The bytes must be in the vault when the file is put.
impl Editable for PacketFile {
    fn before_put(&self, writer: &Writer<'_>) -> Result<(), VaultError> {
        match writer.blob(self.sha256)? {
            Some(blob) if blob.bytes == self.bytes => Ok(()),
            _ => Err(VaultError::Invalid { kind: "packet_file", why: "its bytes are not in the vault" }),
        }
    }
}

impl Reader<'_> {
    /// The files of a packet, by path.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn files_of_packet(&self, id: PacketId) -> Result<Vec<PacketFile>, VaultError> {
        self.select("WHERE packet_id = ?1 ORDER BY path", &[&id.to_string()])
    }

    /// The packets in which a piece of evidence went out.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn packet_files_of_evidence(&self, id: EvidenceId) -> Result<Vec<PacketFile>, VaultError> {
        self.select("WHERE evidence_id = ?1 ORDER BY packet_id, path", &[&id.to_string()])
    }
}
