//! packet.json: the signed record, whatever its kind.

use crate::{
    EncryptKey, Fingerprint, SignerKey,
    body::{Body, wire, wire_default},
    text::DataPath,
};
use recourse_model::{
    EvidenceKind, Operation, PacketId, PacketKind, SenderMode, Sha256Hash, ThreadId, Timestamp,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The value of `format`.
pub const FORMAT: &str = "ai-challenge-packet";
/// The value of `version`.
pub const VERSION: u32 = 1;

/// Free room for what the format does not know. Readers pass it over; nothing in it may change what a packet means.
pub type Extensions = BTreeMap<String, serde_json::Value>;

wire! {
    /// The packet that this one answers.
    pub struct ReplyTo {
        /// Its id.
        pub packet_id: PacketId,
        /// The SHA-256 of its packet.json.
        pub sha256: Sha256Hash,
    }
}

wire! {
    /// Somebody to whom the packet is addressed.
    pub struct Addressee {
        /// The name the sender knows them by.
        pub name: String,
        /// The key it is encrypted to.
        pub age_recipient: EncryptKey,
        /// The fingerprint of their signing key, if the sender knows one.
        pub fingerprint: Option<Fingerprint>,
    }
}

wire! {
    /// Who signed.
    pub struct Sender {
        /// How they appear.
        pub mode: SenderMode,
        /// Their signing key; for a pseudonym or nobody, one made for this thread.
        pub key: SignerKey,
        /// Its fingerprint.
        pub fingerprint: Fingerprint,
        /// The name they appear under; empty if anonymous. A claim of the sender, proven by nothing but the key.
        pub display: String,
    }
}

/// What a file is in its packet for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FileRole {
    /// It supports claims.
    #[default]
    Evidence,
    /// It shows that an answer was carried out.
    Proof,
    /// The report of a test.
    TestReport,
    /// Something else.
    Other,
}

wire_default! {
    /// How a derived file came about.
    pub struct DerivedFrom {
        /// The original, if it is in the packet too.
        pub path: Option<DataPath>,
        /// What was done to it.
        pub operation: Option<Operation>,
    }
}

wire_default! {
    /// What cleaning did to a file, and what it could not do.
    pub struct CleaningReport {
        /// How it was cleaned.
        pub method: String,
        /// What was taken out.
        pub removed: Vec<String>,
        /// What is still in it.
        pub remaining: Vec<String>,
    }
}

wire_default! {
    /// Where a file comes from and what it is worth.
    pub struct Provenance {
        /// What it is.
        pub kind: Option<EvidenceKind>,
        /// When it was made.
        pub captured_at: Option<Timestamp>,
        /// By whom, as people would say it.
        pub captured_by: String,
        /// How: scanned, saved from a page, written down.
        pub method: String,
        /// Where it came from.
        pub source_url: String,
        /// What it does not show, or why it may be doubted.
        pub weaknesses: String,
        /// Its text, if it was written out.
        pub transcript: String,
    }
}

wire! {
    /// A file of the packet.
    pub struct FileEntry {
        /// Its path: `data/e0001.pdf`.
        pub path: DataPath,
        /// The SHA-256 of its bytes.
        pub sha256: Sha256Hash,
        /// Its size in bytes.
        pub size: u64,
        /// Its media type, as the sender says.
        pub media_type: String,
        /// The name it had, if the sender lets it stand. Hostile until shown otherwise: never a path.
        pub original_name: Option<String>,
        /// What the sender calls it.
        #[serde(default)]
        pub title: String,
        /// What it is here for.
        pub role: FileRole,
        /// How it came about, if it is not an original.
        pub derived_from: Option<DerivedFrom>,
        /// What cleaning did to it.
        pub cleaning: Option<CleaningReport>,
        /// Where it comes from.
        pub provenance: Option<Provenance>,
    }
}

wire! {
    /// An item that exists and stays with the sender. See [`crate::commit()`].
    pub struct Withheld {
        /// The commitment to it.
        pub commitment: Sha256Hash,
        /// What kind of reason: `safety`, `consent`, `private` …
        pub category: String,
        /// The reason in words.
        pub reason: String,
    }
}

wire! {
    /// A text that lies beside packet.json: its hash and size.
    pub struct TextRef {
        /// The SHA-256 of its bytes.
        pub sha256: Sha256Hash,
        /// Its size in bytes.
        pub size: u64,
    }
}

/// packet.json with a body of type `B`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Envelope<B> {
    /// Always `ai-challenge-packet`.
    pub format: String,
    /// The version of the format: 1.
    pub version: u32,
    /// What the packet is; it decides the form of `body`.
    pub kind: PacketKind,
    /// Its id, random.
    pub packet_id: PacketId,
    /// The id of its thread, random.
    pub thread_id: ThreadId,
    /// Its number among the packets that this sender put into the thread, from 1.
    pub sequence: u32,
    /// The packet it answers.
    pub in_reply_to: Option<ReplyTo>,
    /// When it was sealed, in whole seconds of UTC; the sender may have cut it down to the hour or the day.
    pub created_at: Timestamp,
    /// The language of its texts (BCP 47).
    pub language: String,
    /// For whom it is. Empty only in a card, which is for everybody.
    pub audience: Vec<Addressee>,
    /// Who signed it.
    pub sender: Sender,
    /// The key that replies are encrypted to.
    pub reply_to: Option<EncryptKey>,
    /// What it says.
    pub body: B,
    /// The files in `data/`, in order.
    pub files: Vec<FileEntry>,
    /// What is named but withheld.
    pub withheld: Vec<Withheld>,
    /// record.html.
    pub record: TextRef,
    /// schema.json.
    pub schema: TextRef,
    /// Room for what the format does not know.
    #[serde(default)]
    #[cfg_attr(feature = "ts", ts(type = "Record<string, unknown>"))]
    pub ext: Extensions,
}

/// packet.json of any kind.
pub type Packet = Envelope<Body>;

impl<B> Envelope<B> {
    /// The same envelope around another body.
    pub(crate) fn map<C>(self, change: impl FnOnce(B) -> C) -> Envelope<C> {
        Envelope {
            format: self.format,
            version: self.version,
            kind: self.kind,
            packet_id: self.packet_id,
            thread_id: self.thread_id,
            sequence: self.sequence,
            in_reply_to: self.in_reply_to,
            created_at: self.created_at,
            language: self.language,
            audience: self.audience,
            sender: self.sender,
            reply_to: self.reply_to,
            body: change(self.body),
            files: self.files,
            withheld: self.withheld,
            record: self.record,
            schema: self.schema,
            ext: self.ext,
        }
    }

    /// Whether one of `keys` stands in the audience. A card is addressed to everybody. If this is false, somebody
    /// passed on what was meant for others, or the sender kept a copy.
    #[must_use]
    pub fn addressed_to(&self, keys: &[EncryptKey]) -> bool {
        let for_everybody = self.kind == PacketKind::Card && self.audience.is_empty();
        for_everybody || self.audience.iter().any(|who| keys.contains(&who.age_recipient))
    }

    /// What the files hold together, in bytes.
    #[must_use]
    pub fn payload_bytes(&self) -> u64 {
        self.files.iter().map(|file| file.size).fold(0, u64::saturating_add)
    }
}
