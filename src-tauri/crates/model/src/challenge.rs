//! Asks and challenges: what is put to an organization.

use crate::{
    AskId, AskType, CaseId, ChallengeId, ClaimId, DeadlineSource, EvidenceId, HarmId, LawRef, Priority,
    RecipientId, Rounding, SenderMode, ThreadId, Timestamp, Tlp,
};
use chrono::NaiveDate;

record! {
    /// Something asked of an organization, while the challenge is composed.
    pub struct Ask {
        /// Its id; the same in the packet.
        pub id: AskId,
        /// The challenge it belongs to.
        pub challenge_id: ChallengeId,
        /// Its place, from 1.
        pub position: u32,
        /// What is asked for.
        pub ask_type: Option<AskType>,
        /// The claims it rests on, by their harms.
        pub harms: Vec<HarmId>,
        /// The ask in words.
        pub text: String,
        /// By when.
        pub due: Option<NaiveDate>,
        /// What it rests on in law.
        pub basis: Vec<LawRef>,
        /// How much it matters.
        pub priority: Option<Priority>,
        /// What would do instead.
        pub acceptable_alternatives: String,
    }
}

shared! {
    /// By when an organization is expected to act.
    pub struct Deadlines {
        /// To say that the challenge has arrived.
        pub acknowledge_by: Option<NaiveDate>,
        /// To decide.
        pub decide_by: Option<NaiveDate>,
        /// To have done everything.
        pub final_by: Option<NaiveDate>,
        /// Where these dates come from.
        pub source: Option<DeadlineSource>,
    }
}

shared! {
    /// What the sender means to make public, and when.
    pub struct Disclosure {
        /// What is intended, in words.
        pub intent: String,
        /// Not before this day.
        pub not_before: Option<NaiveDate>,
        /// Where it is or will be.
        pub links: Vec<String>,
    }
}

shared! {
    /// How far the content may be passed on.
    pub struct Sharing {
        /// The Traffic Light Protocol label.
        pub tlp: Option<Tlp>,
        /// The same in words.
        pub words: String,
    }
}

record! {
    /// One harm that is part of a challenge, with its outward id.
    pub struct ClaimChoice {
        /// The harm.
        pub harm_id: HarmId,
        /// The id of its outward form.
        pub claim_id: ClaimId,
        /// Whether the person's own words go with it.
        pub include_own_words: bool,
    }
}

record! {
    /// A challenge: what goes, what stays, who gets it.
    pub struct Challenge {
        /// Its id in this vault.
        pub id: ChallengeId,
        /// The case it comes from.
        pub case_id: CaseId,
        /// Its title.
        pub title: String,
        /// The harms that go as claims, in order.
        pub claims: Vec<ClaimChoice>,
        /// The evidence that goes.
        pub evidence: Vec<EvidenceId>,
        /// Evidence that is named but kept back: it goes as a commitment, with the reason.
        pub withheld: Vec<WithheldChoice>,
        /// Who gets it.
        pub recipients: Vec<RecipientId>,
        /// By when.
        pub deadlines: Deadlines,
        /// What is meant to be made public.
        pub disclosure: Disclosure,
        /// Who else gets a copy, in words.
        pub copies_to: Vec<String>,
        /// What was left out or covered, and why.
        pub redaction_notes: String,
        /// How far it may be passed on.
        pub sharing: Sharing,
        /// How the sender appears.
        pub sender_mode: Option<SenderMode>,
        /// The name the sender appears under.
        pub sender_display: String,
        /// How far the moment of sealing is rounded.
        pub rounding: Option<Rounding>,
        /// The sealed challenge that this is an update to. Nothing for a challenge of its own.
        pub follows: Option<ChallengeId>,
        /// In an update: what is new, in words.
        pub text: String,
        /// In an update: claims of the thread that are taken back.
        pub withdrawn_claims: Vec<ClaimId>,
        /// In an update: asks of the thread that are taken back.
        pub withdrawn_asks: Vec<AskId>,
        /// The thread that it began, once sealed. An update has none of its own.
        pub thread_id: Option<ThreadId>,
        /// When it was sealed.
        pub sealed_at: Option<Timestamp>,
        /// When it was begun.
        pub created_at: Timestamp,
        /// When it was last changed.
        pub updated_at: Timestamp,
    }
}

record! {
    /// A piece of evidence that stays here but is committed to.
    pub struct WithheldChoice {
        /// The piece.
        pub evidence_id: EvidenceId,
        /// What kind of reason: `safety`, `consent`, `private` …
        pub category: String,
        /// The reason in words.
        pub reason: String,
    }
}
