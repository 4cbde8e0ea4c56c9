//! Time-stamps of others, and the requests for them.

use crate::{
    Reader, VaultError, Writer,
    row::{Editable, Erasable, table},
};
use recourse_model::{PacketId, PacketTimestamp, PacketTimestampId};

/// What a stamp says is not stored: it is read from the reply whenever it is shown.
pub(super) const SQL: &str = "
CREATE TABLE packet_timestamp (
    id TEXT PRIMARY KEY NOT NULL,
    packet_id TEXT NOT NULL REFERENCES packet (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    added_at TEXT NOT NULL,
    request BLOB NOT NULL,
    reply BLOB NOT NULL,
    anchors BLOB NOT NULL
) STRICT;
CREATE INDEX packet_timestamp_packet ON packet_timestamp (packet_id, added_at);
";

table!(PacketTimestamp, "packet_timestamp", PacketTimestampId => (id), {
    col id,
    col packet_id,
    col added_at,
    col request,
    col reply,
    col anchors,
});

impl Editable for PacketTimestamp {
    fn before_put(&self, _: &Writer<'_>) -> Result<(), VaultError> {
        if self.request.is_empty() && self.reply.is_empty() {
            return Err(VaultError::Invalid {
                kind: "packet_timestamp",
                why: "it is neither asked for nor given",
            });
        }
        Ok(())
    }
}
impl Erasable for PacketTimestamp {}

impl Reader<'_> {
    /// The time-stamps of a packet and the requests for them, in the order in which they were added.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn timestamps_of_packet(&self, id: PacketId) -> Result<Vec<PacketTimestamp>, VaultError> {
        self.select("WHERE packet_id = ?1 ORDER BY added_at, id", &[&id.to_string()])
    }
}
