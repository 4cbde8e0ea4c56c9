//! Requests and responses about what is sealed and what comes in: challenges, packets, keys, answers.

use recourse_desk::{
    follow_up::FollowUpDrafts,
    view::{CatalogRow, ImportView, PlaybookState, SealedView, TimestampView},
};
use recourse_model::{
    ChallengeId, DecisionEntry, Desk, EntryId, PacketId, PromisedTimes, RecipientId, WorksheetId,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

dto! {
    /// A file that was written, or nothing if the person closed the dialog.
    pub struct MaybeFile {
        /// Its name, without the folder.
        pub file_name: Option<String>,
    }

    /// Settles a blocker.
    pub struct SettleBlocker {
        /// The challenge.
        pub challenge_id: ChallengeId,
        /// The blocker's key.
        pub key: String,
        /// The way out that was chosen.
        pub way: recourse_desk::view::BlockerWay,
    }

    /// That a person compared the key words.
    pub struct KeyChecked {
        /// The recipient.
        pub recipient_id: RecipientId,
        /// How: by phone, in person …
        pub how: String,
    }

    /// That a person compared the words of the key that signed a packet.
    pub struct SenderChecked {
        /// The packet.
        pub packet_id: PacketId,
        /// How: by phone, in person …
        pub how: String,
    }

    /// Keeps what is being written to follow a challenge.
    pub struct SaveFollowUps {
        /// The challenge.
        pub challenge_id: ChallengeId,
        /// What is being written.
        pub drafts: FollowUpDrafts,
    }

    /// An organization's keys are no longer to be used.
    pub struct KeyRevoked {
        /// The organization.
        pub recipient_id: RecipientId,
        /// Why, and how it became known.
        pub why: String,
    }

    /// To take the keys of a desk back.
    pub struct RevokeKeys {
        /// The desk.
        pub desk: Desk,
        /// Why.
        pub reason: String,
    }

    /// To seal a challenge into a file the person chooses.
    pub struct SealChallenge {
        /// The challenge.
        pub challenge_id: ChallengeId,
        /// The job.
        pub job: String,
    }

    /// To seal a receipt or a response into a file the person chooses.
    pub struct SealReply {
        /// The entry it answers.
        pub entry_id: EntryId,
        /// The job.
        pub job: String,
    }

    /// What was sealed, or nothing if the person closed the dialog.
    pub struct MaybeSealed {
        /// The packet.
        pub sealed: Option<SealedView>,
    }

    /// To import a packet through the system's dialog.
    pub struct ImportPacket {
        /// The job.
        pub job: String,
    }

    /// A packet that was handed to the program from outside: opened with it, or dropped on its window.
    pub struct WaitingPacket {
        /// Stands for it.
        pub token: String,
        /// The name of the file, without the folder.
        pub name: String,
        /// Whether there was a file of this name. One that is not there is named all the same, so that nobody wonders.
        pub found: bool,
    }

    /// Packets that wait to be taken in. They wait while the vault is locked.
    pub struct WaitingPackets {
        /// The first one first.
        pub packets: Vec<WaitingPacket>,
    }

    /// A packet that waits.
    pub struct WaitingRef {
        /// Its token.
        pub token: String,
    }

    /// To import a packet that waits.
    pub struct ImportWaiting {
        /// Its token.
        pub token: String,
        /// The job.
        pub job: String,
    }

    /// A key whose words are to be shown as a QR code, as it stands on the screen.
    pub struct KeyCode {
        /// Whose it is said to be; may be empty.
        pub name: String,
        /// Its twelve words.
        pub words: Vec<String>,
        /// The fingerprint of the signing key; may be empty.
        pub fingerprint: String,
    }

    /// A QR code.
    pub struct KeySquares {
        /// A text of `1` for dark and `0` for light for every row, without the quiet border around it.
        pub rows: Vec<String>,
        /// What a telephone shows that reads it.
        pub text: String,
    }

    /// What was imported, or nothing if the person closed the dialog.
    pub struct MaybeImported {
        /// The packet.
        pub imported: Option<ImportView>,
    }

    /// Puts the decision of a worksheet into the log.
    pub struct RecordDecision {
        /// The worksheet.
        pub worksheet_id: WorksheetId,
        /// The role that decides.
        pub actor_role: String,
    }

    /// One of the vault's own identities.
    pub struct IdentityRef {
        /// The desk.
        pub desk: Desk,
    }

    /// What a desk says of itself.
    pub struct SaveIdentity {
        /// The desk.
        pub desk: Desk,
        /// The name shown to others.
        pub display: String,
        /// How to reach it.
        pub contact: String,
        /// What it promises.
        pub promises: PromisedTimes,
    }

    /// The decision log.
    pub struct DecisionLog {
        /// Its lines, newest first.
        pub entries: Vec<DecisionEntry>,
        /// Whether it is unbroken.
        pub unbroken: bool,
    }

    /// An entry of the catalog in one language.
    pub struct CatalogItem {
        /// The framework.
        pub framework: String,
        /// Its edition.
        pub edition: String,
        /// `function`, `category`, `subcategory`, `characteristic`, `tension`, `gai_risk`, `question`.
        pub kind: String,
        /// Its id.
        pub id: String,
        /// Its title in plain words.
        pub title: String,
        /// The framework's own name of a characteristic or risk, otherwise empty.
        pub name: String,
        /// What it means.
        pub about: String,
        /// Signs that it was harmed, for characteristics.
        pub signs: Vec<String>,
        /// Ids of related entries.
        pub related: Vec<String>,
    }

    /// Entries of the catalog.
    pub struct CatalogEntries {
        /// In official order, or best first for a search.
        pub entries: Vec<CatalogItem>,
    }

    /// The catalog as lists show it.
    pub struct CatalogRows {
        /// In official order.
        pub rows: Vec<CatalogRow>,
    }

    /// The playbook export that was attached, or nothing if the person closed the dialog.
    pub struct MaybePlaybook {
        /// What is attached now.
        pub playbook: Option<PlaybookState>,
    }

    /// The time-stamp that was added or checked, or nothing if the person closed the dialog.
    pub struct MaybeTimestamp {
        /// The time-stamp.
        pub timestamp: Option<TimestampView>,
    }
}
