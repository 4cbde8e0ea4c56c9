//! Requests and responses that are not a record or a view of the desks already. They carry ids and tokens, never paths.

use recourse_desk::view::{CaseRow, EvidenceRow, InboxRow, PersonRow, RecipientView, SearchHit, SentRow};
use recourse_model::{
    AskId, CaseId, ChallengeId, Desk, EntryId, EvidenceId, HarmId, MappingId, PacketId, PacketTimestampId,
    PersonId, Sensitive, TensionId, Timestamp,
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

mod packets;
mod records;

pub use packets::*;
pub use records::*;

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
