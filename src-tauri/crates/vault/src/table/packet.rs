//! Packets that were sealed or imported here, with the bytes that were signed.

use crate::{
    Reader, VaultError, Writer,
    row::{Editable, Erasable, table},
};
use recourse_model::{ChallengeId, Direction, EntryId, PacketId, PacketRecord, Sha256Hash, ThreadId};
use rusqlite::OptionalExtension;

pub(super) const SQL: &str = "
CREATE TABLE packet (
    id TEXT PRIMARY KEY NOT NULL,
    thread_id TEXT NOT NULL,
    kind TEXT,
    direction TEXT,
    sequence INTEGER NOT NULL,
    in_reply_to TEXT,
    sha256 TEXT NOT NULL,
    counterpart TEXT NOT NULL,
    signer TEXT NOT NULL,
    verification TEXT,
    addressed_to_us INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    challenge_id TEXT REFERENCES challenge (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    entry_id TEXT REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    response_id TEXT REFERENCES response_draft (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    created_at TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    packet_json BLOB NOT NULL DEFAULT x'',
    signature BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE INDEX packet_thread ON packet (thread_id, recorded_at);
CREATE INDEX packet_direction ON packet (direction, recorded_at);
CREATE INDEX packet_sha256 ON packet (sha256);
CREATE INDEX packet_challenge ON packet (challenge_id);
CREATE INDEX packet_entry ON packet (entry_id);
CREATE INDEX packet_response ON packet (response_id);
CREATE TRIGGER packet_lost AFTER DELETE ON packet BEGIN
    DELETE FROM search_doc WHERE kind = 'packet' AND id = old.id;
END;
";

table!(PacketRecord, "packet", PacketId => (id), {
    col id,
    col thread_id,
    col kind,
    col direction,
    col sequence,
    col in_reply_to,
    col sha256,
    col counterpart,
    col signer,
    col verification,
    col addressed_to_us,
    col bytes,
    col challenge_id,
    col entry_id,
    col response_id,
    col created_at,
    col recorded_at,
});

/// What is known about a packet may be changed; a new one comes in by [`Writer::add_packet`].
impl Editable for PacketRecord {
    fn before_put(&self, writer: &Writer<'_>) -> Result<(), VaultError> {
        let before: Self = writer.get(self.id)?;
        if before.sha256 != self.sha256 {
            return Err(VaultError::Invalid {
                kind: "packet",
                why: "the signed bytes of a packet never change",
            });
        }
        Ok(())
    }
}

/// Its files, its time-stamps, its withheld items and the entry it began go with it.
impl Erasable for PacketRecord {}

/// The signed bytes of a packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PacketBytes {
    /// packet.json, byte for byte.
    pub json: Vec<u8>,
    /// packet.json.sig, byte for byte.
    pub signature: Vec<u8>,
}

impl Reader<'_> {
    /// All packets of a thread, in the order in which they were recorded here.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn packets_of_thread(&self, id: ThreadId) -> Result<Vec<PacketRecord>, VaultError> {
        self.select("WHERE thread_id = ?1 ORDER BY recorded_at, sequence, id", &[&id.to_string()])
    }

    /// All packets that went one way, newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn packets(&self, direction: Direction) -> Result<Vec<PacketRecord>, VaultError> {
        self.select("WHERE direction = ?1 ORDER BY recorded_at DESC, id", &[&direction.as_str()])
    }

    /// The packets that carry or answer a challenge, in the order in which they were recorded here.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn packets_of_challenge(&self, id: ChallengeId) -> Result<Vec<PacketRecord>, VaultError> {
        self.select("WHERE challenge_id = ?1 ORDER BY recorded_at, sequence, id", &[&id.to_string()])
    }

    /// The packets of an entry, in the order in which they were recorded here.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn packets_of_entry(&self, id: EntryId) -> Result<Vec<PacketRecord>, VaultError> {
        self.select("WHERE entry_id = ?1 ORDER BY recorded_at, sequence, id", &[&id.to_string()])
    }

    /// The packet whose packet.json has this hash, if it is here.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn packet_by_sha256(&self, sha256: Sha256Hash) -> Result<Option<PacketRecord>, VaultError> {
        self.first("WHERE sha256 = ?1 ORDER BY recorded_at, sequence, id", &[&sha256.to_string()])
    }

    /// The signed bytes of a packet.
    ///
    /// # Errors
    /// [`VaultError::RecordNotFound`] when there is no such packet.
    pub fn packet_bytes(&self, id: PacketId) -> Result<PacketBytes, VaultError> {
        self.conn()
            .prepare_cached("SELECT packet_json, signature FROM packet WHERE id = ?1")?
            .query_row([id.to_string()], |row| Ok(PacketBytes { json: row.get(0)?, signature: row.get(1)? }))
            .optional()?
            .ok_or(VaultError::RecordNotFound { kind: "packet" })
    }
}

impl Writer<'_> {
    /// Records a packet with its signed bytes.
    ///
    /// # Errors
    /// [`VaultError::Invalid`] when a packet with this id is here already.
    pub fn add_packet(&self, packet: &PacketRecord, json: &[u8], signature: &[u8]) -> Result<(), VaultError> {
        self.insert(packet, false)?;
        self.execute(
            "UPDATE packet SET packet_json = ?2, signature = ?3 WHERE id = ?1",
            (packet.id.to_string(), json, signature),
        )?;
        Ok(())
    }
}
