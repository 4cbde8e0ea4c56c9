//! Views of packets: what they are, by whom, for whom, and what is proven.

use super::TimestampView;
use recourse_model::{
    ChallengeId, EntryId, KnownSigner, PacketFile, PacketKind, PacketRecord, RecipientId, SenderMode,
    Verification,
};

view! {
    /// The key that signed a packet was taken back.
    pub struct RevokedView {
        /// The day on which that became known here.
        pub on: Option<chrono::NaiveDate>,
        /// Why, as far as it is known.
        pub reason: String,
    }
}

view! {
    /// One packet and what is known about it.
    pub struct PacketView {
        /// The record. What verification found stands here as it is today, by the keys that are known now.
        pub record: PacketRecord,
        /// What verification found when it came in.
        pub verified_at_import: Option<Verification>,
        /// The name under which the key that signed it was compared, if the packet does not use that name.
        pub known_as: Option<String>,
        /// When and how a person compared the words of this key with its sender. Such a note can be taken back.
        pub compared: Option<KnownSigner>,
        /// Whether the key that signed it is no longer to be used: anybody may have signed with it.
        pub revoked: Option<RevokedView>,
        /// How the sender appears.
        pub sender_mode: Option<SenderMode>,
        /// The name the sender appears under.
        pub sender: String,
        /// The fingerprint of the key that signed it.
        pub fingerprint: String,
        /// Twelve words that stand for that key.
        pub words: Vec<String>,
        /// To whom it is addressed.
        pub audience: Vec<String>,
        /// Its files.
        pub files: Vec<PacketFile>,
        /// How many items it keeps back under a commitment.
        pub withheld: u32,
        /// Time-stamps of others, and the requests for them. They lie beside the packet.
        pub timestamps: Vec<TimestampView>,
    }
}

view! {
    /// What an import brought.
    pub struct ImportView {
        /// What it was.
        pub kind: PacketKind,
        /// The packet.
        pub packet: PacketView,
        /// What verification found.
        pub verification: Verification,
        /// The entry of the register it became.
        pub entry_id: Option<EntryId>,
        /// The challenge it answers.
        pub challenge_id: Option<ChallengeId>,
        /// The organization whose card it was.
        pub recipient_id: Option<RecipientId>,
    }
}
