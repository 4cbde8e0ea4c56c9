//! Views of tracking: asked beside answered.

use chrono::NaiveDate;
use recourse_model::{
    AnswerParts, AskId, AskOutcome, AskType, CaseId, ChallengeId, ClaimId, Commitment, Decision,
    DeploymentChange, Independence, LedgerState, Severity, TestRun, ThreadId, Treatment,
};

use super::{Strip, ThreadView};

view! {
    /// What a mark on the dateline stands for.
    pub enum MarkKind {
        /// The challenge was sealed.
        Sent,
        /// A receipt is due.
        ReceiptDue,
        /// A receipt came.
        ReceiptCame,
        /// Answers are due.
        AnswersDue,
        /// An answer came.
        AnswerCame,
        /// What was asked was changed.
        UpdateSealed,
        /// A reply to an answer was sealed.
        ReplySealed,
        /// The challenge was taken back.
        TakenBack,
    }
}

view! {
    /// A mark on the dateline.
    pub struct DateMark {
        /// What it stands for.
        pub kind: MarkKind,
        /// Its day.
        pub date: NaiveDate,
        /// How many asks it is about; 0 where it is about none in particular.
        pub count: u32,
        /// How many days late it was, if it was.
        pub days_late: Option<i64>,
    }
}

view! {
    /// How many asks stand in one state.
    pub struct Tally {
        /// The state.
        pub state: LedgerState,
        /// How many.
        pub count: u32,
    }
}

view! {
    /// One ask beside its answer.
    pub struct LedgerRow {
        /// Its number.
        pub number: u32,
        /// The ask.
        pub ask_id: AskId,
        /// What is asked for.
        pub ask_type: Option<AskType>,
        /// The ask in words.
        pub text: String,
        /// By when.
        pub due: Option<NaiveDate>,
        /// The claims it rests on, by number.
        pub claims: Vec<u32>,
        /// Where it stands.
        pub state: LedgerState,
        /// Who answered: the name by which the challenge was addressed to whoever signed the answer. Where no key of an
        /// addressee was known, the name that the sender gives. Empty without an answer.
        pub by: String,
        /// What was said about it.
        pub outcome: Option<AskOutcome>,
        /// The answer in words.
        pub answer: String,
        /// The reason for a refusal or a part.
        pub reason: String,
        /// Which parts of evidence it names.
        pub parts: AnswerParts,
        /// The tests it rests on.
        pub tests: Vec<TestRun>,
        /// What failed.
        pub what_failed: String,
        /// Who reviewed.
        pub reviewer: String,
        /// How far that reviewer stands.
        pub independence: Option<Independence>,
        /// What changed.
        pub change: String,
        /// Where to go with a refusal.
        pub appeal: String,
        /// Which role owns it.
        pub owner_role: String,
        /// By when it is promised.
        pub promised_for: Option<NaiveDate>,
        /// The proof it names.
        pub proof: Vec<String>,
        /// The day on which the answer came.
        pub answered_on: Option<NaiveDate>,
        /// Days late: of the answer, or so far.
        pub days_late: Option<i64>,
        /// The words that only claim to follow a framework, if the answer has them.
        pub framework_claim: Option<String>,
    }
}

view! {
    /// One claim beside the decision on it.
    pub struct ClaimRow {
        /// Its number.
        pub number: u32,
        /// The claim.
        pub claim_id: ClaimId,
        /// Its title.
        pub title: String,
        /// What the documenting side says.
        pub theirs: Strip,
        /// What the responding side says.
        pub own: Strip,
        /// The decision.
        pub decision: Option<Decision>,
        /// Its reasons.
        pub reasons: String,
        /// What is done about the risk.
        pub treatment: Option<Treatment>,
        /// What changed in use.
        pub deployment_change: DeploymentChange,
        /// The tests.
        pub tests: Vec<TestRun>,
        /// Facts the other side disputes.
        pub disputed: Vec<String>,
        /// How bad the documenting side says it was.
        pub severity: Option<Severity>,
        /// How bad the responding side says it was.
        pub severity_agreed: Option<Severity>,
    }
}

view! {
    /// One of the ten questions with its answer.
    pub struct QuestionRow {
        /// 1 to 10.
        pub number: u8,
        /// The answer; empty means not answered.
        pub answer: String,
    }
}

view! {
    /// The answer ledger of one challenge.
    pub struct LedgerView {
        /// The challenge.
        pub challenge_id: ChallengeId,
        /// The case.
        pub case_id: CaseId,
        /// The thread.
        pub thread_id: ThreadId,
        /// What it is about.
        pub title: String,
        /// To whom it went.
        pub organization: String,
        /// Today.
        pub today: NaiveDate,
        /// When it was sealed.
        pub sent_on: NaiveDate,
        /// The dateline, in order of days.
        pub marks: Vec<DateMark>,
        /// How many asks stand in each state, in the fixed order; states with none are left out.
        pub tally: Vec<Tally>,
        /// How many asks got a reply.
        pub replies: u32,
        /// How many were answered with evidence.
        pub with_evidence: u32,
        /// The asks.
        pub rows: Vec<LedgerRow>,
        /// The claims.
        pub claims: Vec<ClaimRow>,
        /// The ten questions. Empty until a response came.
        pub questions: Vec<QuestionRow>,
        /// Promises.
        pub commitments: Vec<Commitment>,
        /// Where to go with a refusal.
        pub appeal: String,
        /// Whether the other side allows the answer to be published.
        pub may_publish: Option<bool>,
        /// Everything that was said in the thread.
        pub thread: ThreadView,
        /// Whether anything more can be sent in it: it was not taken back, and its keys are here.
        pub open: bool,
    }
}
