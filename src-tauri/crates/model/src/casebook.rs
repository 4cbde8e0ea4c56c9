//! Records of the documenting desk.

use crate::{
    CaseId, CaseStatus, CausalLink, Confidence, ConsentAnswer, ConsentId, ConsentPurpose, CountPrecision,
    CustodyId, EvidenceId, EvidenceKind, HarmId, HarmKind, Likelihood, Occurred, Operation, PersonId,
    PersonRole, RecipientId, Reversibility, Sensitive, Sensitivity, Severity, Sha256Hash, SystemId,
    SystemKind, Timestamp,
};
use chrono::NaiveDate;

record! {
    /// One body of work about one system or pattern.
    pub struct Case {
        /// Its id.
        pub id: CaseId,
        /// Its title.
        pub title: String,
        /// What it is about.
        pub summary: String,
        /// The system, when somebody has named one.
        pub system_id: Option<SystemId>,
        /// Whether it is being worked on.
        pub status: Option<CaseStatus>,
        /// The language people write in here (BCP 47).
        pub language: String,
        /// When it was begun.
        pub created_at: Timestamp,
        /// When it was last changed.
        pub updated_at: Timestamp,
    }
}

shared! {
    /// What is known about an AI system. "I don't know who made it" is a complete answer.
    pub struct SystemFacts {
        /// The name people know it by.
        pub name: String,
        /// What kind of thing it is.
        pub kind: Option<SystemKind>,
        /// Its version, if anyone said.
        pub version: String,
        /// Who made it.
        pub developers: Vec<String>,
        /// Who decided to use it.
        pub deployers: Vec<String>,
        /// Who runs it from day to day.
        pub operators: Vec<String>,
        /// What it is used for.
        pub purpose: String,
        /// What it does: score, sort, write, watch …
        pub task: String,
        /// Whether it makes text, pictures or sound.
        pub generative: Option<bool>,
        /// The field it is used in (ISIC section).
        pub sector: String,
        /// Whether a public body uses it.
        pub public_sector: Option<bool>,
        /// Whether something vital depends on it.
        pub critical_function: Option<bool>,
        /// How widely it is used.
        pub breadth: String,
        /// How far it decides by itself.
        pub autonomy: String,
        /// Whether a person can be reached who can change what it did.
        pub human_reachable: Option<bool>,
        /// Public register numbers or links.
        pub public_ids: Vec<String>,
    }
}

record! {
    /// An AI system, as somebody knows it.
    pub struct System {
        /// Its id.
        pub id: SystemId,
        /// What is known.
        #[serde(flatten)]
        pub facts: SystemFacts,
        /// When it was written down.
        pub created_at: Timestamp,
        /// When it was last changed.
        pub updated_at: Timestamp,
    }
}

shared! {
    /// How many people.
    pub struct Scale {
        /// The number.
        pub count: Option<u64>,
        /// How it is known.
        pub precision: Option<CountPrecision>,
        /// Where it comes from.
        pub basis: String,
    }
}

shared! {
    /// Something counted: money, days, letters.
    pub struct Quantity {
        /// What was counted.
        pub what: String,
        /// How much. Text, because people know it in their own form.
        pub amount: String,
        /// In which unit.
        pub unit: String,
    }
}

shared! {
    /// A group of people who were affected.
    pub struct Affected {
        /// What they are to the system: applicants, workers, neighbours.
        pub category: String,
        /// Which group.
        pub group: String,
        /// Protected grounds that may play a part.
        pub protected_basis: Vec<String>,
        /// How many, if known.
        pub count: Option<u64>,
    }
}

shared! {
    /// A code of a harm taxonomy.
    pub struct HarmType {
        /// The taxonomy.
        pub scheme: String,
        /// The code.
        pub code: String,
    }
}

shared! {
    /// A law that may matter. Data to be checked, never a statement of law.
    pub struct LawRef {
        /// Country or region.
        pub jurisdiction: String,
        /// The law.
        pub instrument: String,
        /// The article.
        pub article: String,
        /// The day on which somebody read it.
        pub as_of: Option<NaiveDate>,
        /// Where.
        pub source: String,
    }
}

shared! {
    /// How to make it happen again.
    pub struct Reproduce {
        /// What to do.
        pub steps: String,
        /// Under which conditions.
        pub conditions: String,
        /// How often it happens then.
        pub rate: String,
    }
}

shared! {
    /// An earlier try to be heard.
    pub struct PriorContact {
        /// When.
        pub date: Option<NaiveDate>,
        /// How: letter, phone, form.
        pub channel: String,
        /// What came of it.
        pub outcome: String,
    }
}

shared! {
    /// What happened. The part of a harm that can become a claim, once consent allows it.
    pub struct HarmFacts {
        /// A short name.
        pub title: String,
        /// What kind of thing happened.
        pub kind: Option<HarmKind>,
        /// When.
        pub occurred: Occurred,
        /// When somebody first knew.
        pub first_known: Option<NaiveDate>,
        /// Whether it still goes on.
        pub ongoing: Option<bool>,
        /// Where.
        pub places: Vec<String>,
        /// What happened.
        pub what_happened: String,
        /// What should have happened.
        pub expected: String,
        /// What the system did instead.
        pub actual: String,
        /// What part the system played.
        pub ai_role: String,
        /// How clear that is.
        pub causal_link: Option<CausalLink>,
        /// How bad it was.
        pub severity: Option<Severity>,
        /// How likely it is to happen again.
        pub likelihood: Option<Likelihood>,
        /// Whether it can be put right.
        pub reversibility: Option<Reversibility>,
        /// How many people.
        pub scale: Scale,
        /// What else was counted.
        pub quantities: Vec<Quantity>,
        /// Who was affected.
        pub affected: Vec<Affected>,
        /// Codes of harm taxonomies.
        pub harm_types: Vec<HarmType>,
        /// Rights that people name.
        pub rights: Vec<String>,
        /// Laws that people name.
        pub laws: Vec<LawRef>,
        /// How to make it happen again.
        pub reproduce: Reproduce,
        /// Earlier tries to be heard.
        pub prior_contacts: Vec<PriorContact>,
        /// Others like it.
        pub similar_incidents: Vec<String>,
        /// How sure the recording person is.
        pub confidence: Option<Confidence>,
        /// In the person's own words.
        pub own_words: String,
    }
}

record! {
    /// A harm as recorded in the casebook.
    pub struct Harm {
        /// Its id.
        pub id: HarmId,
        /// The case it belongs to.
        pub case_id: CaseId,
        /// What happened.
        #[serde(flatten)]
        pub facts: HarmFacts,
        /// Whose story it is. Pseudonyms; a claim names them only where consent allows.
        pub people: Vec<PersonId>,
        /// Notes for this vault alone.
        pub private_notes: String,
        /// The guided question the person stopped at; nothing once finished.
        pub draft_step: Option<u32>,
        /// When it was begun.
        pub created_at: Timestamp,
        /// When it was last changed.
        pub updated_at: Timestamp,
    }
}

record! {
    /// A person, who is a pseudonym unless they decided otherwise.
    pub struct Person {
        /// Its id.
        pub id: PersonId,
        /// The pseudonym.
        pub pseudonym: String,
        /// What part they have.
        pub role: Option<PersonRole>,
        /// How they meet the system.
        pub relation_to_ai: String,
        /// How to reach them. Never leaves the vault.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        pub contact: Sensitive<String>,
        /// What they may have to fear. Never leaves the vault.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        pub retaliation_risk: Sensitive<String>,
        /// When they were written down.
        pub created_at: Timestamp,
        /// When this was last changed.
        pub updated_at: Timestamp,
    }
}

record! {
    /// What a person said about one use of what they told.
    pub struct Consent {
        /// Its id.
        pub id: ConsentId,
        /// Who was asked.
        pub person_id: PersonId,
        /// What for.
        pub purpose: Option<ConsentPurpose>,
        /// For which recipient; nobody in particular means any.
        pub recipient_id: Option<RecipientId>,
        /// What they said.
        pub answer: Option<ConsentAnswer>,
        /// What must be left out, if they said so.
        pub without: String,
        /// When.
        pub given_at: Timestamp,
        /// Until when it holds.
        pub expires_at: Option<Timestamp>,
        /// When they took it back.
        pub withdrawn_at: Option<Timestamp>,
        /// How the answer was recorded: in person, by letter …
        pub how_recorded: String,
    }
}

impl Consent {
    /// Whether this consent allows its purpose at `now`.
    #[must_use]
    pub fn allows(&self, now: Timestamp) -> bool {
        matches!(self.answer, Some(ConsentAnswer::Yes | ConsentAnswer::YesWithout))
            && self.withdrawn_at.is_none_or(|at| at > now)
            && self.expires_at.is_none_or(|at| at > now)
    }
}

record! {
    /// A file or text that supports harms.
    pub struct Evidence {
        /// Its id.
        pub id: EvidenceId,
        /// The case it was added to.
        pub case_id: CaseId,
        /// Its number in the case: the 3 of E3.
        pub number: u32,
        /// What it is called.
        pub title: String,
        /// What it is.
        pub kind: Option<EvidenceKind>,
        /// Its media type.
        pub media_type: String,
        /// The name it had outside. Shown escaped, never used as a path.
        pub original_name: String,
        /// Its size in bytes.
        pub bytes: u64,
        /// Its SHA-256.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        pub sha256: Sha256Hash,
        /// When it was made.
        pub captured_at: Option<Timestamp>,
        /// By whom, as people would say it.
        pub captured_by: String,
        /// How: scanned, saved from a page, written down.
        pub method: String,
        /// Where it came from.
        pub source_url: String,
        /// The piece it was made from, if it is not an original.
        pub derived_from: Option<EvidenceId>,
        /// What was done to make it.
        pub operation: Option<Operation>,
        /// How carefully it must be handled.
        pub sensitivity: Option<Sensitivity>,
        /// Who can be seen, heard or found through it.
        pub people: Vec<PersonId>,
        /// Which harms it supports.
        pub supports: Vec<HarmId>,
        /// What it does not show, or why it may be doubted.
        pub weaknesses: String,
        /// Its text, if it was written out; searchable.
        pub transcript: String,
        /// When it was added.
        pub created_at: Timestamp,
        /// When this was last changed.
        pub updated_at: Timestamp,
    }
}

record! {
    /// One line of the custody log: what was done to a piece of evidence. Added to, never changed.
    pub struct Custody {
        /// Its id.
        pub id: CustodyId,
        /// Its place in the log, from 1.
        pub number: u64,
        /// When.
        pub at: Timestamp,
        /// Who: the vault's own name for its user.
        pub actor: String,
        /// What was done: `added`, `opened`, `sealed`, `exported`, `removed` …
        pub action: String,
        /// To which piece.
        pub evidence_id: EvidenceId,
        /// The SHA-256 of the piece at that moment.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        pub sha256: Sha256Hash,
        /// The hash of the line before.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        pub prev_hash: Sha256Hash,
        /// The hash of this line.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        pub hash: Sha256Hash,
    }
}
