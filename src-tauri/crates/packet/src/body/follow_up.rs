//! What may follow a challenge from the side that made it: update, withdrawal, rejoinder.

use super::{AskItem, ClaimItem, PersonItem};
use crate::{commit::Salt, text::DataPath};
use recourse_model::{AskId, ClaimId, Deadlines, PacketId, Sha256Hash};

wire! {
    /// An item that an earlier packet of the thread withheld, now handed over.
    pub struct Reveal {
        /// The packet that carries the commitment.
        pub packet_id: PacketId,
        /// The commitment as it stands there.
        pub commitment: Sha256Hash,
        /// The salt of the commitment.
        pub salt: Salt,
        /// The item: a file of this packet.
        pub path: DataPath,
    }
}

wire_default! {
    /// More for an earlier challenge. What is not named here stays as it was.
    pub struct Update {
        /// What is new, in words.
        pub text: String,
        /// New claims, and new wordings of earlier ones (same id).
        pub claims: Vec<ClaimItem>,
        /// People that these claims refer to.
        pub people: Vec<PersonItem>,
        /// New asks, and new wordings of earlier ones (same id).
        pub asks: Vec<AskItem>,
        /// Claims that are taken back.
        pub withdrawn_claims: Vec<ClaimId>,
        /// Asks that are taken back.
        pub withdrawn_asks: Vec<AskId>,
        /// New deadlines; an empty field stays as it was.
        pub deadlines: Deadlines,
        /// Items that were withheld and are handed over now.
        pub reveals: Vec<Reveal>,
    }
}

wire_default! {
    /// The challenge is taken back.
    pub struct Withdrawal {
        /// Why.
        pub reason: String,
        /// Whether the other side is asked to delete what it was sent.
        pub please_delete: bool,
    }
}

wire! {
    /// The reply to the answer to one ask.
    pub struct RejoinderItem {
        /// The ask.
        pub ask: AskId,
        /// What is said to its answer.
        pub text: String,
    }
}

wire_default! {
    /// The reply to an answer.
    pub struct Rejoinder {
        /// Ask by ask.
        pub asks: Vec<RejoinderItem>,
        /// About the answer as a whole.
        pub text: String,
        /// Items that were withheld and are handed over now.
        pub reveals: Vec<Reveal>,
    }
}
