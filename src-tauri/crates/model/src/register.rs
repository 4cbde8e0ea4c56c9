//! Records of the responding desk.

use crate::{
    AskId, AskOutcome, ChangeKind, Characteristic, CharacteristicState, ClaimId, CommitmentStatus, Decision,
    DecisionId, EntryId, EntryStatus, FrameworkRef, Independence, Likelihood, PacketId, Relation, ResponseId,
    Severity, Sha256Hash, TestId, TestOutcome, ThreadId, Timestamp, Treatment, WorksheetId,
};
use chrono::NaiveDate;

record! {
    /// One imported challenge.
    pub struct Entry {
        /// Its id.
        pub id: EntryId,
        /// The packet.
        pub packet_id: PacketId,
        /// Its thread.
        pub thread_id: ThreadId,
        /// When it came in.
        pub received_at: Timestamp,
        /// Who is looking after it, by role.
        pub owner: String,
        /// The system in the organization's own inventory.
        pub inventory_system: String,
        /// Where it stands.
        pub status: Option<EntryStatus>,
        /// How bad the organization thinks it is.
        pub severity_own: Option<Severity>,
        /// Entries it repeats.
        pub duplicates_of: Vec<EntryId>,
        /// The cluster it belongs to.
        pub cluster: String,
        /// When it left quarantine, and by that was taken up.
        pub accepted_at: Option<Timestamp>,
        /// When a receipt was sealed.
        pub receipt_at: Option<Timestamp>,
        /// When it was last changed.
        pub updated_at: Timestamp,
    }
}

shared! {
    /// The organization's own view of one characteristic.
    pub struct OwnState {
        /// The characteristic.
        pub characteristic: Option<Characteristic>,
        /// What the organization says.
        pub state: Option<CharacteristicState>,
        /// Why.
        pub rationale: String,
    }
}

shared! {
    /// The organization's own link to a framework entry.
    pub struct OwnMapping {
        /// The entry.
        pub target: FrameworkRef,
        /// How they relate.
        pub relation: Option<Relation>,
        /// Why.
        pub rationale: String,
    }
}

shared! {
    /// The Map step: the context of one claim.
    pub struct MapStep {
        /// Where and how the system is used here.
        pub context: String,
        /// Whether that use was intended.
        pub intended_use: Option<bool>,
        /// Who is exposed.
        pub who_is_exposed: String,
        /// How likely harm is.
        pub likelihood: Option<Likelihood>,
        /// How bad it would be.
        pub magnitude: Option<Severity>,
        /// The organization's own seven states, beside the challenger's.
        pub characteristics: Vec<OwnState>,
        /// The organization's own mapping, beside the challenger's.
        pub own_mapping: Vec<OwnMapping>,
        /// Whether somebody called this step done.
        pub done: bool,
    }
}

shared! {
    /// One test, run or planned.
    pub struct TestRun {
        /// Its id.
        pub id: TestId,
        /// What it is called.
        pub name: String,
        /// Who asked for it.
        pub asked_by: String,
        /// How it was done.
        pub method: String,
        /// On which data.
        pub data: String,
        /// For which group or part.
        pub slice: String,
        /// On how many cases.
        pub n: Option<u64>,
        /// What was measured.
        pub metric: String,
        /// The limit.
        pub threshold: String,
        /// What came out.
        pub value: String,
        /// How it came out.
        pub outcome: Option<TestOutcome>,
        /// Why it was not run.
        pub reason_not_run: String,
        /// What it cannot show.
        pub limits: String,
        /// The report, by its path in the packet or its name.
        pub artefact: String,
        /// Who reviewed it.
        pub reviewed_by: String,
        /// How far that reviewer stands from the people who run the system.
        pub independence: Option<Independence>,
    }
}

shared! {
    /// The Measure step: what was tested.
    pub struct MeasureStep {
        /// The tests.
        pub tests: Vec<TestRun>,
        /// Whether somebody called this step done.
        pub done: bool,
    }
}

shared! {
    /// What changed in the use of the system.
    pub struct DeploymentChange {
        /// What kind of change.
        pub kind: Option<ChangeKind>,
        /// From which version.
        pub from_version: String,
        /// To which version.
        pub to_version: String,
        /// From which day.
        pub effective: Option<NaiveDate>,
        /// In words.
        pub words: String,
    }
}

shared! {
    /// The Manage step: what was decided.
    pub struct ManageStep {
        /// The decision.
        pub decision: Option<Decision>,
        /// Its reasons.
        pub reasons: String,
        /// What is done about the risk.
        pub treatment: Option<Treatment>,
        /// What risk remains.
        pub residual_risk: String,
        /// Which role accepted what remains.
        pub accepted_by_role: String,
        /// When it is looked at again.
        pub review_on: Option<NaiveDate>,
        /// Which role owns it.
        pub owner_role: String,
        /// By when.
        pub due: Option<NaiveDate>,
        /// How anyone will know that it is done.
        pub done_when: String,
        /// What changed in use.
        pub deployment_change: DeploymentChange,
        /// Whether the decision was recorded in the log.
        pub done: bool,
    }
}

shared! {
    /// What went back to Govern: a rule, a duty or a habit that changed.
    pub struct GovernNote {
        /// The subcategory it touches.
        pub subcategory: String,
        /// What changed.
        pub what_changed: String,
    }
}

record! {
    /// The work on one claim of one entry.
    pub struct Worksheet {
        /// Its id.
        pub id: WorksheetId,
        /// The entry.
        pub entry_id: EntryId,
        /// The claim.
        pub claim_id: ClaimId,
        /// Map.
        pub map: MapStep,
        /// Measure.
        pub measure: MeasureStep,
        /// Manage.
        pub manage: ManageStep,
        /// Govern.
        pub govern: Vec<GovernNote>,
        /// When it was last changed.
        pub updated_at: Timestamp,
    }
}

shared! {
    /// Somebody who reviewed, by role.
    pub struct Reviewer {
        /// Their role.
        pub role: String,
        /// Their unit.
        pub unit: String,
        /// Whether they build the system.
        pub front_line_developer: Option<bool>,
        /// How far they stand from the people who run it.
        pub independence: Option<Independence>,
        /// A conflict of interest, if there is one.
        pub conflict: String,
    }
}

shared! {
    /// A promise.
    pub struct Commitment {
        /// What is promised.
        pub text: String,
        /// Which role owns it.
        pub owner_role: String,
        /// By when.
        pub due: Option<NaiveDate>,
        /// How it stands.
        pub status: Option<CommitmentStatus>,
    }
}

shared! {
    /// Where to go with a refusal.
    pub struct Appeal {
        /// The way.
        pub route: String,
        /// Until when.
        pub until: Option<NaiveDate>,
        /// Whether somebody independent decides.
        pub independent: Option<bool>,
    }
}

shared! {
    /// Somebody who was told.
    pub struct Told {
        /// Who: a group or an office.
        pub who: String,
        /// When.
        pub when: Option<NaiveDate>,
        /// How.
        pub how: String,
    }
}

shared! {
    /// What an organization says to one ask.
    pub struct AskAnswer {
        /// The ask.
        pub ask: AskId,
        /// The outcome.
        pub outcome: Option<AskOutcome>,
        /// The answer in words.
        pub text: String,
        /// Why it is refused or done only in part.
        pub reason: String,
        /// The tests it rests on.
        pub tests: Vec<TestId>,
        /// What failed; if nothing did, how it was looked for.
        pub what_failed: String,
        /// Who reviewed it.
        pub reviewer: Reviewer,
        /// What changed in use because of it.
        pub change: String,
        /// When it was done.
        pub done_at: Option<NaiveDate>,
        /// By when it will be done.
        pub due: Option<NaiveDate>,
        /// Which role owns it.
        pub owner_role: String,
        /// What proves it: paths in the packet, or words.
        pub proof: Vec<String>,
        /// Where to go with a refusal of this ask.
        pub appeal: String,
    }
}

shared! {
    /// What failed to be said, or was: the answer to one of the ten questions.
    pub struct QuestionAnswer {
        /// The question, 1 to 10.
        pub question: u8,
        /// The answer; empty means not answered.
        pub answer: String,
    }
}

shared! {
    /// The acknowledgement at the head of a response or receipt.
    pub struct Acknowledgement {
        /// When the challenge came in.
        pub received_at: Option<Timestamp>,
        /// The SHA-256 of its packet.json.
        pub packet_sha256: Sha256Hash,
        /// Whether its signature was good.
        pub signature_verified: bool,
        /// The organization's own reference.
        pub case_ref: String,
        /// Which role to write to.
        pub contact_role: String,
        /// By when there will be news.
        pub next_update_by: Option<NaiveDate>,
    }
}

record! {
    /// A response while it is written.
    pub struct ResponseDraft {
        /// Its id.
        pub id: ResponseId,
        /// The entry it answers.
        pub entry_id: EntryId,
        /// The acknowledgement.
        pub ack: Acknowledgement,
        /// Facts in the challenge that the organization disputes, by claim.
        pub disputed_facts: Vec<DisputedFact>,
        /// How bad the organization says the claims were.
        pub severities: Vec<SeverityAgreed>,
        /// Who reviewed.
        pub reviewers: Vec<Reviewer>,
        /// Communities that were asked.
        pub communities_consulted: Vec<String>,
        /// Why it happened.
        pub cause: String,
        /// The answers to the asks.
        pub asks: Vec<AskAnswer>,
        /// What changed in use, taken together.
        pub deployment_change: DeploymentChange,
        /// What is done about the risk, taken together.
        pub treatment: Option<Treatment>,
        /// Promises.
        pub commitments: Vec<Commitment>,
        /// Where to go with a refusal.
        pub appeal: Appeal,
        /// Who was told.
        pub told: Vec<Told>,
        /// A report to a regulator, if one was made.
        pub regulator_report: String,
        /// Whether the other side may publish this answer.
        pub may_publish: Option<bool>,
        /// The ten questions.
        pub ten_questions: Vec<QuestionAnswer>,
        /// When it was sealed.
        pub sealed_at: Option<Timestamp>,
        /// When it was last changed.
        pub updated_at: Timestamp,
    }
}

shared! {
    /// How bad the organization says one claim was.
    pub struct SeverityAgreed {
        /// The claim.
        pub claim: ClaimId,
        /// How bad.
        pub severity: Option<Severity>,
    }
}

shared! {
    /// A fact that the organization sees otherwise.
    pub struct DisputedFact {
        /// The claim.
        pub claim: ClaimId,
        /// What is disputed, and how the organization sees it.
        pub words: String,
    }
}

record! {
    /// One line of the decision log. Added to, never changed.
    pub struct DecisionEntry {
        /// Its id.
        pub id: DecisionId,
        /// Its place in the log, from 1.
        pub number: u64,
        /// When.
        pub at: Timestamp,
        /// Which role acted.
        pub actor_role: String,
        /// What was done: `imported`, `decided`, `sealed_response` …
        pub act: String,
        /// To what: an id of an entry, a claim, a packet.
        pub subject: String,
        /// The entry of the register it belongs to, if any.
        pub entry_id: Option<EntryId>,
        /// What was there before.
        pub before: String,
        /// What is there now.
        pub after: String,
        /// The hash of the line before.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        pub prev_hash: Sha256Hash,
        /// The hash of this line.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        pub hash: Sha256Hash,
    }
}

record! {
    /// A sender whose key words a person compared. The key stands for this name and for no other.
    pub struct KnownSigner {
        /// The signing key, in OpenSSH form.
        pub signing_key: String,
        /// The name the sender appears under.
        pub name: String,
        /// When the words were compared.
        pub checked_at: Timestamp,
        /// How: by phone, in person …
        pub checked_how: String,
    }
}
