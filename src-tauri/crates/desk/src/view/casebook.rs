//! Views of the documenting desk.

use chrono::NaiveDate;
use recourse_model::{
    Case, CaseId, Challenge, ChallengeId, Characteristic, CharacteristicNote, CharacteristicState, Consent,
    Custody, Evidence, FrameworkRef, Harm, HarmId, LedgerState, Mapping, Person, System, Tension, Timestamp,
};

view! {
    /// The seven states of a claim or a case, in the order V S R A E P F. Nothing means that nobody has answered yet.
    pub struct Strip {
        /// Seven cells.
        pub cells: Vec<Option<CharacteristicState>>,
    }
}

impl Strip {
    /// A strip in which nothing was answered.
    #[must_use]
    pub fn unset() -> Self {
        Self { cells: vec![None; Characteristic::ALL.len()] }
    }

    /// Puts the stronger of two states into each cell: harmed, then tension, then not sure, then not affected.
    pub fn strengthen(&mut self, other: &Self) {
        for (cell, new) in self.cells.iter_mut().zip(&other.cells) {
            *cell = match (*cell, *new) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
        }
    }
}

view! {
    /// Numbers beside the entries of the navigation.
    pub struct Counts {
        /// Open cases.
        pub cases: u32,
        /// Pieces of evidence.
        pub evidence: u32,
        /// People.
        pub people: u32,
        /// Sealed challenges.
        pub sent: u32,
        /// Answers nobody has looked at.
        pub new_answers: u32,
        /// Packets in quarantine.
        pub inbox_new: u32,
        /// Entries being worked on.
        pub reviews: u32,
        /// Responses being written.
        pub answers: u32,
        /// Lines of the decision log.
        pub log: u32,
    }
}

view! {
    /// The first screen of the documenting desk.
    pub struct HomeView {
        /// Today, in the vault's own time.
        pub today: NaiveDate,
        /// Sealed challenges that wait for answers.
        pub waiting: Vec<SentRow>,
        /// Open cases.
        pub cases: Vec<CaseRow>,
        /// What was begun and not finished.
        pub drafts: Vec<DraftRow>,
        /// Challenges with an answer overdue.
        pub overdue: u32,
        /// Challenges with an answer due in the next 30 days.
        pub due_soon: u32,
        /// Whether the recovery sheet was never checked.
        pub recovery_pending: bool,
    }
}

view! {
    /// One sealed challenge.
    pub struct SentRow {
        /// The day on which it was taken back, if it was.
        pub withdrawn_on: Option<NaiveDate>,
        /// The challenge.
        pub challenge_id: ChallengeId,
        /// The case.
        pub case_id: CaseId,
        /// What it is about.
        pub title: String,
        /// To whom it went.
        pub organization: String,
        /// When it was sealed.
        pub sent_on: NaiveDate,
        /// The state of each ask, in order.
        pub states: Vec<LedgerState>,
        /// How many asks got a reply; a refusal is a reply.
        pub replies: u32,
        /// How many were answered with evidence.
        pub with_evidence: u32,
        /// When a receipt came.
        pub receipt_on: Option<NaiveDate>,
        /// The next or first missed due date of an ask without a reply.
        pub next_due: Option<NaiveDate>,
        /// Days from today to that date; negative when overdue.
        pub days_left: Option<i64>,
        /// Whether an answer came that nobody has opened.
        pub new_answer: bool,
    }
}

view! {
    /// One case in a list.
    pub struct CaseRow {
        /// The case.
        pub case: Case,
        /// The strongest state of its harms in each characteristic.
        pub strip: Strip,
        /// How many harms it has.
        pub harms: u32,
        /// How many pieces of evidence.
        pub evidence: u32,
    }
}

view! {
    /// What kind of thing was begun.
    pub enum DraftKind {
        /// A harm whose questions are not finished.
        Harm,
        /// A challenge that was not sealed.
        Challenge,
    }
}

view! {
    /// Something begun and not finished.
    pub struct DraftRow {
        /// What.
        pub kind: DraftKind,
        /// In which case.
        pub case_id: CaseId,
        /// The harm, if it is one.
        pub harm_id: Option<HarmId>,
        /// The challenge, if it is one.
        pub challenge_id: Option<ChallengeId>,
        /// Its title; may be empty.
        pub title: String,
        /// The question the person stopped at.
        pub step: Option<u32>,
        /// When it was last changed.
        pub updated_at: Timestamp,
    }
}

view! {
    /// Everything about one case.
    pub struct CaseView {
        /// The case.
        pub case: Case,
        /// The system, if anyone named one.
        pub system: Option<System>,
        /// Its harms, in order.
        pub harms: Vec<HarmRow>,
        /// Its evidence, in order.
        pub evidence: Vec<EvidenceRow>,
        /// The people in it.
        pub people: Vec<PersonRow>,
        /// Its challenges.
        pub challenges: Vec<ChallengeRow>,
        /// The strip of the whole case.
        pub strip: Strip,
    }
}

view! {
    /// One harm in a list.
    pub struct HarmRow {
        /// Its number in the case: the 1 of C1.
        pub number: u32,
        /// The harm.
        pub harm: Harm,
        /// Its strip.
        pub strip: Strip,
        /// The numbers of the evidence that supports it.
        pub evidence: Vec<u32>,
    }
}

view! {
    /// What the stored bytes of a piece of evidence say about themselves.
    pub enum HiddenData {
        /// Nothing was found, and the format is one that can be checked.
        Clean,
        /// It says where it was taken.
        Place,
        /// It names a device, a program or a person.
        Other,
        /// The format cannot be checked here.
        Unchecked,
    }
}

view! {
    /// One piece of evidence in a list.
    pub struct EvidenceRow {
        /// The piece.
        pub evidence: Evidence,
        /// The harms it supports, by number.
        pub harms: Vec<u32>,
        /// The pseudonyms of the people in it.
        pub people: Vec<String>,
        /// What the file says about itself.
        pub hidden: HiddenData,
        /// A cleaned copy of it, if there is one.
        pub cleaned_copy: Option<recourse_model::EvidenceId>,
    }
}

view! {
    /// One piece of evidence with its history.
    pub struct EvidenceView {
        /// The piece.
        pub row: EvidenceRow,
        /// Its custody log.
        pub custody: Vec<Custody>,
        /// Whether the whole custody log is unbroken.
        pub chain_unbroken: bool,
    }
}

view! {
    /// Whether what a person told may be shared.
    pub enum ConsentState {
        /// Yes.
        MayShare,
        /// Yes, without something.
        Without,
        /// Nobody has asked.
        NotAsked,
        /// No.
        SaidNo,
        /// They took it back.
        Withdrawn,
        /// It has run out.
        Expired,
    }
}

view! {
    /// One person in a list.
    pub struct PersonRow {
        /// The person.
        pub person: Person,
        /// What they said, newest first.
        pub consents: Vec<Consent>,
        /// Whether what they told may be shared with anyone asked for.
        pub share: ConsentState,
        /// Packets already sent that relied on a consent they took back.
        pub relied_on: Vec<String>,
    }
}

view! {
    /// One challenge in a list.
    pub struct ChallengeRow {
        /// The challenge.
        pub challenge: Challenge,
        /// The names of those who get it.
        pub recipients: Vec<String>,
        /// How many asks it has.
        pub asks: u32,
    }
}

view! {
    /// The mapping of one harm.
    pub struct MappingView {
        /// The harm.
        pub harm: Harm,
        /// Its number in the case.
        pub number: u32,
        /// The title of the case.
        pub case_title: String,
        /// The harm after it, if there is one.
        pub next: Option<HarmId>,
        /// Seven notes, in the order of the strip.
        pub notes: Vec<CharacteristicNote>,
        /// Tensions.
        pub tensions: Vec<Tension>,
        /// Links to the framework.
        pub mappings: Vec<Mapping>,
        /// Evidence that may be linked.
        pub evidence: Vec<EvidenceRow>,
        /// What may fit.
        pub suggestions: Vec<SuggestionView>,
    }
}

view! {
    /// An entry that may fit, and why it is suggested. Never applied by itself.
    pub struct SuggestionView {
        /// The entry.
        pub target: FrameworkRef,
        /// What kind of entry it is: `subcategory` or `gai_risk`.
        pub kind: String,
        /// Its title in the asked language.
        pub title: String,
        /// The characteristics because of which it is suggested.
        pub because: Vec<Characteristic>,
        /// Whether it is suggested because the system makes text, pictures or sound.
        pub because_generative: bool,
        /// Everything else that was told and led to it, as sentences in the asked language.
        pub said: Vec<String>,
        /// Whether the person has chosen it.
        pub chosen: bool,
    }
}

view! {
    /// What a search found.
    pub struct SearchHit {
        /// The kind of record: `harm`, `evidence`, `person`, `ask`, `case` …
        pub kind: String,
        /// Its id.
        pub id: String,
        /// The case it belongs to, if any.
        pub case_id: Option<CaseId>,
        /// Its title.
        pub title: String,
        /// The words around the find.
        pub snippet: String,
    }
}
