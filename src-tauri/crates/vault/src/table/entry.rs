//! Entries of the register: imported challenges.

use crate::{
    Reader, VaultError, Writer,
    row::{Editable, Erasable, table},
};
use recourse_model::{Entry, EntryId, PacketId, ThreadId};

pub(super) const SQL: &str = "
CREATE TABLE entry (
    id TEXT PRIMARY KEY NOT NULL,
    packet_id TEXT NOT NULL UNIQUE REFERENCES packet (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    thread_id TEXT NOT NULL,
    received_at TEXT NOT NULL,
    owner TEXT NOT NULL,
    inventory_system TEXT NOT NULL,
    status TEXT,
    severity_own TEXT,
    duplicates_of TEXT NOT NULL,
    cluster TEXT NOT NULL,
    accepted_at TEXT,
    receipt_at TEXT,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX entry_received ON entry (received_at);
CREATE INDEX entry_thread ON entry (thread_id);
";

table!(Entry, "entry", EntryId => (id), {
    col id,
    col packet_id,
    col thread_id,
    col received_at,
    col owner,
    col inventory_system,
    col status,
    col severity_own,
    json duplicates_of,
    col cluster,
    col accepted_at,
    col receipt_at,
    col updated_at,
});

impl Editable for Entry {}

/// Its packets in both directions, its worksheets, responses and files go with it. The decision log stays.
impl Erasable for Entry {
    fn before_delete(writer: &Writer<'_>, id: &EntryId) -> Result<(), VaultError> {
        let entry: Self = writer.get(*id)?;
        super::strike(writer, "entry", "duplicates_of", &id.to_string(), "true")?;
        // The packet that began it, even if nobody wrote the entry's id into it.
        writer.execute(
            "UPDATE packet SET entry_id = ?1 WHERE id = ?2",
            (id.to_string(), entry.packet_id.to_string()),
        )?;
        Ok(())
    }
}

impl Reader<'_> {
    /// The entries, newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn entries(&self) -> Result<Vec<Entry>, VaultError> {
        self.select("ORDER BY received_at DESC, id", &[])
    }

    /// The entry that a packet began, if it did.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn entry_by_packet(&self, id: PacketId) -> Result<Option<Entry>, VaultError> {
        self.first("WHERE packet_id = ?1", &[&id.to_string()])
    }

    /// The entries of a thread, oldest first. There is more than one only if somebody used the id of another's thread.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn entries_of_thread(&self, id: ThreadId) -> Result<Vec<Entry>, VaultError> {
        self.select("WHERE thread_id = ?1 ORDER BY received_at, id", &[&id.to_string()])
    }
}
