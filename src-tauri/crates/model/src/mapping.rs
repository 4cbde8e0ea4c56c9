//! Mapping: from a harm or claim to the framework.

use crate::{
    Characteristic, CharacteristicState, EvidenceId, HarmId, MappingId, Relation, TensionId, Timestamp,
};

shared! {
    /// An entry of a framework, named so that no later edition can change what was meant.
    pub struct FrameworkRef {
        /// The framework, such as `nist-ai-rmf`.
        pub framework: String,
        /// Its edition, such as `1.0`.
        pub edition: String,
        /// The id inside it, such as `MEASURE 2.11`.
        pub id: String,
    }
}

record! {
    /// A link from a harm to an entry of the catalog.
    pub struct Mapping {
        /// Its id.
        pub id: MappingId,
        /// The harm.
        pub harm_id: HarmId,
        /// The entry.
        pub target: FrameworkRef,
        /// How they relate.
        pub relation: Option<Relation>,
        /// Why somebody thinks so.
        pub rationale: String,
        /// What shows it.
        pub evidence: Vec<EvidenceId>,
        /// When it was made.
        pub created_at: Timestamp,
    }
}

record! {
    /// What was said about one characteristic of a harm. No record means that nobody has been asked.
    pub struct CharacteristicNote {
        /// The harm.
        pub harm_id: HarmId,
        /// The characteristic.
        pub characteristic: Option<Characteristic>,
        /// What was said.
        pub state: Option<CharacteristicState>,
        /// Why.
        pub rationale: String,
        /// What shows it.
        pub evidence: Vec<EvidenceId>,
        /// When it was last changed.
        pub updated_at: Timestamp,
    }
}

record! {
    /// Two characteristics that pull against each other in one harm.
    pub struct Tension {
        /// Its id.
        pub id: TensionId,
        /// The harm.
        pub harm_id: HarmId,
        /// One side.
        pub a: Option<Characteristic>,
        /// The other side.
        pub b: Option<Characteristic>,
        /// How they pull.
        pub how: String,
    }
}
