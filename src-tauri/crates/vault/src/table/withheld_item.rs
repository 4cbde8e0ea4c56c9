//! What must be kept to reveal withheld items later.

use crate::{
    Reader, VaultError,
    row::{Editable, table},
};
use recourse_model::{PacketId, WithheldItem};

/// Goes with its piece of evidence: a salt without the content it hides proves nothing.
pub(super) const SQL: &str = "
CREATE TABLE withheld_item (
    packet_id TEXT NOT NULL REFERENCES packet (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    commitment TEXT NOT NULL,
    salt TEXT NOT NULL,
    evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (packet_id, commitment)
) STRICT;
CREATE INDEX withheld_item_evidence ON withheld_item (evidence_id);
";

table!(WithheldItem, "withheld_item", (PacketId, String) => (packet_id, commitment), {
    col packet_id,
    col commitment,
    col salt,
    col evidence_id,
});

impl Editable for WithheldItem {}

impl Reader<'_> {
    /// The withheld items of a packet, by commitment.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn withheld_of_packet(&self, id: PacketId) -> Result<Vec<WithheldItem>, VaultError> {
        self.select("WHERE packet_id = ?1 ORDER BY commitment", &[&id.to_string()])
    }
}
