//! Views of the responding desk.

use chrono::NaiveDate;
use recourse_model::{
    AnswerParts, DecisionEntry, Entry, LedgerState, PacketFile, PacketId, PacketKind, PromisedTimes,
    ResponseDraft, TestRun, Verification, Worksheet,
};
use recourse_packet::body::{AskItem, Challenge as ChallengeBody};

use super::{PacketView, Strip, ThreadView};

view! {
    /// One imported challenge in the inbox.
    pub struct InboxRow {
        /// The entry.
        pub entry: Entry,
        /// What it is about.
        pub title: String,
        /// From whom.
        pub from: String,
        /// What verification found.
        pub verification: Option<Verification>,
        /// Whether this desk stands in its audience.
        pub addressed_to_us: bool,
        /// How many claims.
        pub claims: u32,
        /// How many asks.
        pub asks: u32,
        /// How many files.
        pub files: u32,
        /// Whether its sender took it back.
        pub withdrawn: bool,
        /// What came from its sender since it was last answered.
        pub news: Option<PacketKind>,
        /// The strongest state in each characteristic, as they say it.
        pub strip: Strip,
        /// The next date they ask for.
        pub next_due: Option<NaiveDate>,
        /// Days from today to that date; negative when overdue.
        pub days_left: Option<i64>,
        /// Claims with a recorded decision.
        pub decided: u32,
    }
}

view! {
    /// One claim with the organization's work on it.
    pub struct WorksheetView {
        /// The claim's number.
        pub number: u32,
        /// The claim's title.
        pub title: String,
        /// What they say.
        pub theirs: Strip,
        /// What the organization says.
        pub own: Strip,
        /// How many of the seven differ.
        pub differ: u32,
        /// The work.
        pub worksheet: Worksheet,
        /// Framework entries that may fit, by the claim's characteristics.
        pub suggestions: Vec<super::SuggestionView>,
    }
}

view! {
    /// One entry with everything in it.
    pub struct EntryView {
        /// The entry.
        pub entry: Entry,
        /// The packet.
        pub packet: PacketView,
        /// The challenge as it was signed, with the updates to it.
        pub challenge: ChallengeBody,
        /// The packet that each claim's words and files stand in, in the order of the claims.
        pub claims_from: Vec<PacketId>,
        /// The files of every packet of the thread.
        pub files: Vec<PacketFile>,
        /// Everything that was said in its thread.
        pub thread: ThreadView,
        /// One worksheet per claim, in order.
        pub worksheets: Vec<WorksheetView>,
        /// The decision log of this entry, newest first.
        pub log: Vec<DecisionEntry>,
        /// How many lines the whole log has.
        pub log_length: u64,
        /// Whether the whole log is unbroken.
        pub chain_unbroken: bool,
        /// Whether a response was sealed and no further one is being written.
        pub answered: bool,
    }
}

view! {
    /// One ask with the answer being written, and how the other side will see it.
    pub struct AnswerView {
        /// The ask as it was signed.
        pub ask: AskItem,
        /// How the other side will see it today.
        pub state: LedgerState,
        /// Which parts it names.
        pub parts: AnswerParts,
        /// Words in it that only claim to follow a framework.
        pub framework_claim: Option<String>,
    }
}

view! {
    /// A test with its number and claim.
    pub struct NumberedTest {
        /// The number: the 1 of T1.
        pub number: u32,
        /// The claim's number.
        pub claim: u32,
        /// The test.
        pub test: TestRun,
    }
}

view! {
    /// The answer screen.
    pub struct ResponseView {
        /// The entry.
        pub entry: Entry,
        /// To whom it goes.
        pub to: String,
        /// What it is about.
        pub title: String,
        /// The response being written. It holds an answer for every ask, in the order of the asks.
        pub draft: ResponseDraft,
        /// The asks with their verdicts, in the same order.
        pub asks: Vec<AnswerView>,
        /// Every test of every worksheet.
        pub tests: Vec<NumberedTest>,
        /// Claims without a recorded decision, by number.
        pub undecided: Vec<u32>,
        /// Claims whose decision still lacks reasons, by number.
        pub without_reasons: Vec<u32>,
        /// Which of the ten questions have no answer.
        pub unanswered: Vec<u8>,
        /// Whether it was sealed.
        pub sealed: bool,
        /// How many responses to it were sealed.
        pub earlier: u32,
    }
}

view! {
    /// This desk's own keys, as others see them.
    pub struct IdentityView {
        /// `casebook` or `register`.
        pub purpose: String,
        /// The name shown to others.
        pub display: String,
        /// How to reach this desk.
        pub contact: String,
        /// What it promises.
        pub promises: PromisedTimes,
        /// The key others encrypt to.
        pub age_recipient: String,
        /// The signing key in OpenSSH form.
        pub signing_key: String,
        /// Its fingerprint.
        pub fingerprint: String,
        /// Twelve words that stand for both keys.
        pub words: Vec<String>,
        /// The day on which these keys were made.
        pub since: NaiveDate,
        /// How many times the keys were replaced.
        pub replaced: u32,
    }
}
