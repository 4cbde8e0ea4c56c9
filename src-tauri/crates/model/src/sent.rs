//! Organizations, identities, threads and the packets that went to and fro.

use crate::{
    ChallengeId, Direction, EntryId, EvidenceId, PacketId, PacketKind, PacketTimestampId, RecipientId,
    ResponseId, SenderMode, Sensitive, Sha256Hash, ThreadId, Timestamp, Verification,
};

shared! {
    /// The answering times that an organization promises, in days.
    pub struct PromisedTimes {
        /// To acknowledge.
        pub acknowledge_days: Option<u32>,
        /// To decide.
        pub decide_days: Option<u32>,
        /// To be done.
        pub final_days: Option<u32>,
    }
}

record! {
    /// An organization with its keys, as this vault knows it.
    pub struct Recipient {
        /// Its id.
        pub id: RecipientId,
        /// Its name.
        pub name: String,
        /// The key that packets are encrypted to (`age1…`).
        pub age_recipient: String,
        /// Its signing key in OpenSSH form (`ssh-ed25519 …`).
        pub signing_key: String,
        /// How to reach it, as its card says.
        pub contact: String,
        /// What it promises.
        pub promises: PromisedTimes,
        /// The card the keys came from, if there was one.
        pub card_packet: Option<PacketId>,
        /// When a person compared the key words.
        pub checked_at: Option<Timestamp>,
        /// How: by phone, in person …
        pub checked_how: String,
        /// When it became known here that its keys are no longer to be used.
        pub revoked_at: Option<Timestamp>,
        /// Why, as far as it is known.
        pub revoked_why: String,
        /// When it was added.
        pub created_at: Timestamp,
        /// When it was last changed.
        pub updated_at: Timestamp,
    }
}

record! {
    /// The vault's own keys for one purpose. Secrets are stored in the encrypted database only.
    pub struct Identity {
        /// What it is for: `casebook` or `register`.
        pub purpose: String,
        /// The name shown to others.
        pub display: String,
        /// The secret signing key, base64 of 32 bytes.
        #[serde(skip)]
        pub signing_secret: Sensitive<String>,
        /// The signing key in OpenSSH form.
        pub signing_key: String,
        /// The secret decryption key (`AGE-SECRET-KEY-1…`).
        #[serde(skip)]
        pub age_secret: Sensitive<String>,
        /// The key others encrypt to.
        pub age_recipient: String,
        /// How to reach this desk, for its card.
        pub contact: String,
        /// What it promises on its card.
        pub promises: PromisedTimes,
        /// When the keys were made.
        pub created_at: Timestamp,
    }
}

record! {
    /// The keys of one thread. Deleting them ends the ability to read replies.
    pub struct ThreadKeys {
        /// The thread.
        pub thread_id: ThreadId,
        /// How the sender appears in it.
        pub mode: Option<SenderMode>,
        /// The secret signing key, if the thread has its own.
        #[serde(skip)]
        pub signing_secret: Option<Sensitive<String>>,
        /// The secret key replies are encrypted to.
        #[serde(skip)]
        pub reply_secret: Sensitive<String>,
        /// The key replies are encrypted to.
        pub reply_recipient: String,
        /// When they were made.
        pub created_at: Timestamp,
    }
}

record! {
    /// A packet that was sealed or imported here.
    pub struct PacketRecord {
        /// Its id.
        pub id: PacketId,
        /// Its thread.
        pub thread_id: ThreadId,
        /// What it is.
        pub kind: Option<PacketKind>,
        /// Which way it went.
        pub direction: Option<Direction>,
        /// Its number in the thread, from 1 for each side.
        pub sequence: u32,
        /// The packet it answers.
        pub in_reply_to: Option<PacketId>,
        /// The SHA-256 of its packet.json.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        pub sha256: Sha256Hash,
        /// Who is on the other side.
        pub counterpart: String,
        /// The fingerprint of the key that signed it.
        pub signer: String,
        /// What verification found. Packets sealed here have none.
        pub verification: Option<Verification>,
        /// Whether the keys of this vault stand in its audience.
        pub addressed_to_us: bool,
        /// The size of the sealed file in bytes.
        pub bytes: u64,
        /// The challenge it carries or answers, on the documenting side.
        pub challenge_id: Option<ChallengeId>,
        /// The entry it belongs to, on the responding side.
        pub entry_id: Option<EntryId>,
        /// The response it carries, on the responding side.
        pub response_id: Option<ResponseId>,
        /// When it says it was sealed.
        pub created_at: Timestamp,
        /// When it was sealed or imported here.
        pub recorded_at: Timestamp,
    }
}

record! {
    /// A file that came in a packet, or went out in one.
    pub struct PacketFile {
        /// The packet.
        pub packet_id: PacketId,
        /// Its path in the packet: `data/e0001.pdf`.
        pub path: String,
        /// Its SHA-256.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        pub sha256: Sha256Hash,
        /// Its size in bytes.
        pub bytes: u64,
        /// Its media type.
        pub media_type: String,
        /// The name it had outside, if the sender let it stand.
        pub original_name: String,
        /// What the sender calls it.
        pub title: String,
        /// The piece of evidence it came from, in packets sealed here.
        pub evidence_id: Option<EvidenceId>,
    }
}

record! {
    /// A time-stamp of others for a packet, or the request for one (RFC 3161). It lies beside the packet, never inside.
    pub struct PacketTimestamp {
        /// Its id.
        pub id: PacketTimestampId,
        /// The packet.
        pub packet_id: PacketId,
        /// When the request was written, or the reply came in without one.
        pub added_at: Timestamp,
        /// The request, in DER; empty when it was not made here.
        pub request: Vec<u8>,
        /// The authority's reply, byte for byte; empty while it is waited for.
        pub reply: Vec<u8>,
        /// The certificates that a person gave with it, in PEM or DER; empty when there were none.
        pub anchors: Vec<u8>,
    }
}

record! {
    /// What must be kept to reveal a withheld item later: the salt of its commitment.
    pub struct WithheldItem {
        /// The packet that carries the commitment.
        pub packet_id: PacketId,
        /// The commitment, 64 hex digits.
        pub commitment: String,
        /// The salt, 64 hex digits.
        #[serde(skip)]
        pub salt: Sensitive<String>,
        /// The piece.
        pub evidence_id: EvidenceId,
    }
}
