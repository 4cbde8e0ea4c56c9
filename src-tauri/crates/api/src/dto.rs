//! Requests and responses that are not a record or a view of the desks already. They carry ids and tokens, never paths.

use recourse_desk::{
    follow_up::FollowUpDrafts,
    view::{
        CaseRow, CatalogRow, EvidenceRow, ImportView, InboxRow, PersonRow, PlaybookState, RecipientView,
        SealedView, SearchHit, SentRow, TimestampView,
    },
};
use recourse_model::{
    AskId, CaseId, ChallengeId, DecisionEntry, Desk, EntryId, Evidence, EvidenceId, HarmId, MappingId,
    PacketId, PacketTimestampId, PersonId, PromisedTimes, RecipientId, Sensitive, SystemFacts, SystemId,
    TensionId, Timestamp, WorksheetId,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! dto {
    ($($(#[$meta:meta])* pub struct $name:ident $(<$generic:ident>)? { $($body:tt)* })+) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Serialize, Deserialize, TS)]
        #[serde(deny_unknown_fields)]
        pub struct $name $(<$generic>)? { $($body)* }
    )+ };
}

dto! {
    /// Nothing to say.
    pub struct Empty {}

    /// How the window looks and reads. Kept outside the vault, because it is needed before a vault is open.
    pub struct Preferences {
        /// `en`, `es`, `en-XA`, `ar-XB`; nothing follows the system.
        pub language: Option<String>,
        /// `light`, `dark`, `contrast`; nothing follows the system.
        pub theme: Option<String>,
        /// The size of text in percent, 100 to 200.
        pub text_size: u32,
        /// Whether single-letter shortcuts work.
        pub letter_shortcuts: bool,
    }

    /// Settings that belong to one vault.
    pub struct VaultSettings {
        /// The name of the person or team, shown in the corner.
        pub name: String,
        /// The desk the vault opens at.
        pub desk: Desk,
        /// Minutes without activity after which the vault locks itself, 1 to 120.
        pub lock_minutes: u32,
    }

    /// Where the recovery sheet stands.
    pub struct RecoveryState {
        /// When it was made.
        pub made_at: Option<Timestamp>,
        /// When some of its words were typed back.
        pub confirmed_at: Option<Timestamp>,
    }

    /// What the window needs to know before it can show anything.
    pub struct AppState {
        /// `none`: no vault is known; `locked`; `open`.
        pub status: VaultStatus,
        /// The vault's folder name, without the path to it.
        pub folder_name: Option<String>,
        /// Settings of the open vault.
        pub settings: Option<VaultSettings>,
        /// The recovery sheet of the open vault.
        pub recovery: Option<RecoveryState>,
        /// Whether the logs that may only be added to are as this program left them.
        pub integrity_ok: bool,
        /// How the window looks.
        pub preferences: Preferences,
        /// The program's version.
        pub version: String,
    }

    /// To create a vault in a folder, or to open the one in it.
    pub struct ChooseFolder {
        /// Whether a new vault is to be made there.
        pub for_new: bool,
    }

    /// A folder the person chose. The path stays in Rust.
    pub struct ChosenFolder {
        /// Stands for the folder in `create_vault`; nothing if the person closed the dialog.
        pub token: Option<String>,
        /// The folder's name.
        pub name: String,
        /// Whether there is a vault in it.
        pub has_vault: bool,
    }

    /// A passphrase. It is wiped after use and printed nowhere.
    pub struct PassphraseText {
        /// The passphrase.
        #[ts(type = "string")]
        pub passphrase: Sensitive<String>,
    }

    /// How hard a passphrase is to guess.
    pub struct PassphraseStrength {
        /// 0 (at once) to 4 (very hard). 3 is the least that a vault takes.
        pub score: u8,
        /// Powers of ten of guesses needed.
        pub guesses_log10: f64,
    }

    /// A new vault.
    pub struct CreateVault {
        /// The chosen folder; nothing takes the standard one.
        pub folder_token: Option<String>,
        /// The passphrase.
        #[ts(type = "string")]
        pub passphrase: Sensitive<String>,
        /// The name of the person or team; may be empty.
        pub name: String,
        /// The desk it opens at.
        pub desk: Desk,
    }

    /// To open the vault.
    pub struct Unlock {
        /// A folder chosen before; nothing takes the one opened last.
        pub folder_token: Option<String>,
        /// The passphrase.
        #[ts(type = "string")]
        pub passphrase: Sensitive<String>,
    }

    /// To open the vault with the recovery sheet.
    pub struct UnlockWithRecovery {
        /// A folder chosen before; nothing takes the one opened last.
        pub folder_token: Option<String>,
        /// The 24 words, in any spacing.
        #[ts(type = "string")]
        pub words: Sensitive<String>,
        /// The new passphrase.
        #[ts(type = "string")]
        pub new_passphrase: Sensitive<String>,
    }

    /// To change the passphrase.
    pub struct ChangePassphrase {
        /// The old one.
        #[ts(type = "string")]
        pub old: Sensitive<String>,
        /// The new one.
        #[ts(type = "string")]
        pub new: Sensitive<String>,
    }

    /// The recovery sheet: 24 words.
    pub struct RecoverySheet {
        /// The words, in order.
        #[ts(type = "Array<string>")]
        pub words: Vec<Sensitive<String>>,
    }

    /// One word typed back.
    pub struct TypedWord {
        /// Its place, from 1.
        pub position: u8,
        /// The word.
        #[ts(type = "string")]
        pub word: Sensitive<String>,
    }

    /// Some of the words, typed back.
    pub struct ConfirmRecovery {
        /// At least three.
        pub words: Vec<TypedWord>,
    }

    /// That something was saved.
    pub struct Saved {
        /// When.
        pub at: Timestamp,
    }

    /// A search.
    pub struct SearchQuery {
        /// What was typed.
        pub text: String,
        /// How many finds at most.
        pub limit: u32,
    }

    /// A request for texts in a language.
    pub struct InLanguage<T> {
        /// The language of catalog texts: `en`, `es`.
        pub language: String,
        /// The request itself.
        pub of: T,
    }

    /// A language.
    pub struct Language {
        /// `en`, `es`.
        pub language: String,
    }

    /// Names a long-running job, so that it can be cancelled and its progress heard. The window makes it up.
    pub struct JobRef {
        /// Any text that is not in use.
        pub job: String,
    }

    /// How far a job is.
    pub struct Progress {
        /// The job.
        pub job: String,
        /// Bytes done.
        pub done: u64,
        /// Bytes in all, if known.
        pub total: Option<u64>,
        /// The file at work, by its title.
        pub label: String,
    }

    /// A case.
    pub struct CaseRef {
        /// Its id.
        pub case_id: CaseId,
    }
    /// A harm.
    pub struct HarmRef {
        /// Its id.
        pub harm_id: HarmId,
    }
    /// A person.
    pub struct PersonRef {
        /// Its id.
        pub person_id: PersonId,
    }
    /// A piece of evidence.
    pub struct EvidenceRef {
        /// Its id.
        pub evidence_id: EvidenceId,
    }
    /// A tension.
    pub struct TensionRef {
        /// Its id.
        pub tension_id: TensionId,
    }
    /// A mapping.
    pub struct MappingRef {
        /// Its id.
        pub mapping_id: MappingId,
    }
    /// A challenge.
    pub struct ChallengeRef {
        /// Its id.
        pub challenge_id: ChallengeId,
    }
    /// An ask.
    pub struct AskRef {
        /// Its id.
        pub ask_id: AskId,
    }
    /// An entry of the register.
    pub struct EntryRef {
        /// Its id.
        pub entry_id: EntryId,
    }
    /// A packet.
    pub struct PacketRef {
        /// Its id.
        pub packet_id: PacketId,
    }
    /// A time-stamp, or the request for one.
    pub struct TimestampRef {
        /// Its id.
        pub timestamp_id: PacketTimestampId,
    }
    /// A file of a packet.
    pub struct PacketFileRef {
        /// The packet.
        pub packet_id: PacketId,
        /// The path in it.
        pub path: String,
    }

    /// A new case.
    pub struct NewCase {
        /// Its title; may be empty.
        pub title: String,
    }

    /// What is known about the system of a case.
    pub struct SaveSystem {
        /// The case that names it.
        pub case_id: CaseId,
        /// The system, if there is one already.
        pub system_id: Option<SystemId>,
        /// What is known.
        pub facts: SystemFacts,
    }

    /// A new harm.
    pub struct NewHarm {
        /// The case; nothing begins a new one.
        pub case_id: Option<CaseId>,
        /// The first sentence.
        pub what_happened: String,
    }

    /// To add files through the system's dialog.
    pub struct AddEvidence {
        /// The case; nothing begins a new one.
        pub case_id: Option<CaseId>,
        /// The harm they support, if any.
        pub harm_id: Option<HarmId>,
        /// The job.
        pub job: String,
    }

    /// To add files that were dropped on the window.
    pub struct AddDropped {
        /// The case; nothing begins a new one.
        pub case_id: Option<CaseId>,
        /// The harm they support, if any.
        pub harm_id: Option<HarmId>,
        /// The tokens of the dropped files.
        pub tokens: Vec<String>,
        /// The job.
        pub job: String,
    }

    /// A file that could not be added.
    pub struct NotAdded {
        /// Its name.
        pub name: String,
        /// Why.
        pub error: crate::AppError,
    }

    /// What was added. One bad file does not keep the others out.
    pub struct AddedEvidence {
        /// The case they are in; nothing if no file was chosen.
        pub case_id: Option<CaseId>,
        /// The new pieces.
        pub added: Vec<Evidence>,
        /// The others.
        pub not_added: Vec<NotAdded>,
    }

    /// A file that was dropped on the window.
    pub struct DroppedFile {
        /// Stands for it.
        pub token: String,
        /// Its name, without the folder.
        pub name: String,
    }

    /// Files that were dropped on the window; the event `dropped` carries it. Packets among them wait to be taken in.
    pub struct Dropped {
        /// The files that are no packets.
        pub files: Vec<DroppedFile>,
    }

    /// Something to be shown in place.
    pub struct Showing {
        /// Stands for the bytes until `stop_showing` or lock. The window asks `evidence://localhost/TOKEN`.
        pub token: String,
        /// How it can be shown.
        pub how: ShowAs,
        /// Its media type.
        pub media_type: String,
        /// Its size in bytes.
        pub bytes: u64,
        /// The text, if it is a text of at most 256 KiB; longer ones are cut.
        pub text: Option<String>,
        /// Whether the text was cut.
        pub text_cut: bool,
    }

    /// What is being shown.
    pub struct ShowingRef {
        /// Its token.
        pub token: String,
    }

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

    /// Cases.
    pub struct CaseRows {
        /// Newest change first.
        pub rows: Vec<CaseRow>,
    }
    /// People.
    pub struct PersonRows {
        /// By pseudonym.
        pub rows: Vec<PersonRow>,
    }
    /// Evidence.
    pub struct EvidenceRows {
        /// Newest first.
        pub rows: Vec<EvidenceRow>,
    }
    /// Sealed challenges.
    pub struct SentRows {
        /// Newest first.
        pub rows: Vec<SentRow>,
    }
    /// Imported challenges.
    pub struct InboxRows {
        /// Newest first.
        pub rows: Vec<InboxRow>,
    }
    /// Organizations.
    pub struct RecipientViews {
        /// By name.
        pub rows: Vec<RecipientView>,
    }
    /// Finds.
    pub struct SearchHits {
        /// Best first.
        pub hits: Vec<SearchHit>,
    }
}

/// Whether a vault is there and open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VaultStatus {
    /// None is known on this machine.
    None,
    /// One is known and locked.
    Locked,
    /// One is open.
    Open,
}

/// How evidence can be shown in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ShowAs {
    /// As a picture.
    Image,
    /// As text.
    Text,
    /// Not here: save a copy and open it elsewhere.
    Not,
}
