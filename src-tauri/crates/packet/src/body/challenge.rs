//! The challenge: claims, the people behind them, and asks.

use crate::text::{DataPath, PersonRef};
use chrono::NaiveDate;
use recourse_model::{
    AskId, AskType, Characteristic, CharacteristicState, ClaimId, Deadlines, Disclosure, FrameworkRef,
    HarmFacts, LawRef, PersonRole, Priority, Relation, Sharing, SystemFacts,
};

wire_default! {
    /// What the case is about.
    pub struct CaseSummary {
        /// Its title.
        pub title: String,
        /// In a few sentences.
        pub summary: String,
    }
}

wire! {
    /// What was said about one characteristic of a claim. No item means that nobody was asked.
    pub struct ClaimCharacteristic {
        /// The characteristic.
        pub characteristic: Characteristic,
        /// What was said.
        pub state: CharacteristicState,
        /// Why.
        #[serde(default)]
        pub rationale: String,
        /// What shows it: files of this packet.
        #[serde(default)]
        pub evidence: Vec<DataPath>,
    }
}

wire! {
    /// Two characteristics that pull against each other in one claim.
    pub struct ClaimTension {
        /// One side.
        pub a: Characteristic,
        /// The other side.
        pub b: Characteristic,
        /// How they pull.
        #[serde(default)]
        pub how: String,
    }
}

wire! {
    /// A link from a claim to an entry of a framework.
    pub struct ClaimMapping {
        /// The entry: framework, edition and id, never its text.
        pub target: FrameworkRef,
        /// How they relate.
        pub relation: Option<Relation>,
        /// Why.
        #[serde(default)]
        pub rationale: String,
        /// What shows it: files of this packet.
        #[serde(default)]
        pub evidence: Vec<DataPath>,
    }
}

wire! {
    /// A claim: what is alleged.
    pub struct ClaimItem {
        /// Its id.
        pub id: ClaimId,
        /// Its number in the packet, from 1.
        pub number: u32,
        /// What happened.
        pub facts: HarmFacts,
        /// Who tells it: people of this packet.
        #[serde(default)]
        pub told_by: Vec<PersonRef>,
        /// What was said about the seven characteristics.
        #[serde(default)]
        pub characteristics: Vec<ClaimCharacteristic>,
        /// Which of them pull against each other.
        #[serde(default)]
        pub tensions: Vec<ClaimTension>,
        /// Links to the framework.
        #[serde(default)]
        pub mappings: Vec<ClaimMapping>,
        /// What supports it: files of this packet.
        #[serde(default)]
        pub evidence: Vec<DataPath>,
    }
}

wire! {
    /// A person of this packet, under the pseudonym that they chose.
    pub struct PersonItem {
        /// How the packet refers to them.
        pub reference: PersonRef,
        /// The pseudonym.
        pub pseudonym: String,
        /// What part they have.
        pub role: Option<PersonRole>,
        /// How they meet the system.
        #[serde(default)]
        pub relation_to_ai: String,
    }
}

wire! {
    /// Something asked of the organization.
    pub struct AskItem {
        /// Its id.
        pub id: AskId,
        /// Its number in the packet, from 1.
        pub number: u32,
        /// What is asked for.
        pub ask_type: Option<AskType>,
        /// The claims it rests on.
        #[serde(default)]
        pub claims: Vec<ClaimId>,
        /// The ask in words.
        pub text: String,
        /// By when.
        pub due: Option<NaiveDate>,
        /// What it rests on in law.
        #[serde(default)]
        pub basis: Vec<LawRef>,
        /// How much it matters.
        pub priority: Option<Priority>,
        /// What would do instead.
        #[serde(default)]
        pub acceptable_alternatives: String,
    }
}

wire_default! {
    /// Claims, evidence and asks, put to an organization.
    // In the window's types this name belongs to the record that is being composed.
    #[cfg_attr(feature = "ts", ts(rename = "ChallengeBody"))]
    pub struct Challenge {
        /// Its title.
        pub title: String,
        /// The case it comes from.
        pub case: CaseSummary,
        /// The system it is about, as far as it is known.
        pub system: Option<SystemFacts>,
        /// What is alleged.
        pub claims: Vec<ClaimItem>,
        /// Who tells it.
        pub people: Vec<PersonItem>,
        /// What is asked for.
        pub asks: Vec<AskItem>,
        /// By when.
        pub deadlines: Deadlines,
        /// What is meant to be made public.
        pub disclosure: Disclosure,
        /// Who else gets a copy.
        pub copies_to: Vec<String>,
        /// What was left out or covered, and why.
        pub redaction_notes: String,
        /// How far it may be passed on.
        pub sharing: Sharing,
    }
}
