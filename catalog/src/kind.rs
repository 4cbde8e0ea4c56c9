//! Keys: frameworks, editions, kinds of entries, and on whose word a relation stands.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// A body of knowledge by its stable key, `nist-ai-rmf` for example.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Framework(Cow<'static, str>);

impl Framework {
    /// The AI RMF itself: core, characteristics, tensions.
    pub const NIST_AI_RMF: Self = Self(Cow::Borrowed("nist-ai-rmf"));
    /// The generative-AI profile of the AI RMF (NIST AI 600-1).
    pub const NIST_AI_600_1: Self = Self(Cow::Borrowed("nist-ai-600-1"));
    /// Our own: the ten questions of a complete answer, and the things one can ask for.
    pub const RECOURSE: Self = Self(Cow::Borrowed("recourse"));

    /// The key as records and packets store it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Framework {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The edition of a framework as its owner names it, `1.0` for example.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Edition(String);

impl Edition {
    /// The edition as records and packets store it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A closed list of words: the variants, their JSON spelling, and every one in order.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_meta])* #[serde(rename = $word)] $variant),+
        }

        impl $name {
            /// Every one, in a fixed order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as JSON writes it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

words! {
    /// What sort of thing an entry is.
    EntryKind {
        /// One of the four functions: Govern, Map, Measure, Manage.
        Function = "function",
        /// A category inside a function, `MEASURE 2`.
        Category = "category",
        /// A subcategory, `MEASURE 2.11`: something the organization should have done.
        Subcategory = "subcategory",
        /// One of the seven characteristics of a system that can be trusted.
        Characteristic = "characteristic",
        /// A named pull between characteristics.
        Tension = "tension",
        /// A risk that generative AI brings or makes worse.
        GaiRisk = "gai_risk",
        /// One of the ten questions that a complete answer settles.
        Question = "question",
        /// Something that a person can ask an organization to do.
        Ask = "ask",
        /// One of the 212 actions that the generative-AI profile suggests.
        GaiAction = "gai_action",
        /// Whom harm hits: people, organizations, ecosystems.
        HarmCategory = "harm_category",
        /// An example of such harm.
        HarmExample = "harm_example",
        /// A part of an AI system and what surrounds it.
        Dimension = "dimension",
        /// A stage in the life of an AI system.
        LifecycleStage = "lifecycle_stage",
        /// Somebody with a part in the life of an AI system.
        Actor = "actor",
        /// A mix that the AI RMF warns of: strong in one characteristic, weak in another.
        Combination = "combination",
        /// A law or rule that a person may be able to use, to be checked before it is relied on.
        LegalHandle = "legal_handle",
        /// One of the nine facts that an incident report should hold at least.
        IncidentField = "incident_field",
        /// A sort of harm in a taxonomy of others.
        HarmType = "harm_type",
        /// A group of harm types.
        HarmTheme = "harm_theme",
        /// How far a harm has come: an event, a near miss, an issue.
        HarmLevel = "harm_level",
        /// How grave an event is.
        Severity = "severity",
        /// A field of a taxonomy's own form.
        TaxonomyField = "taxonomy_field",
        /// A code for a way in which an AI system fails.
        Vulnerability = "vulnerability",
        /// A group of risks in a taxonomy of others.
        RiskDomain = "risk_domain",
        /// A risk in a taxonomy of others.
        RiskSubdomain = "risk_subdomain",
        /// A principle of another framework.
        Principle = "principle",
        /// An article of a law.
        Article = "article",
        /// A question about the cause of a risk: who, why, when.
        CausalAxis = "causal_axis",
        /// One answer to such a question.
        CausalValue = "causal_value",
    }
}

words! {
    /// On whose word two entries are linked.
    Basis {
        /// The source itself prints the link.
        Source = "source",
        /// We drew the link; show it as ours.
        OurInference = "our_inference",
    }
}

words! {
    /// On whose word a crosswalk stands.
    Authority {
        /// NIST wrote it, alone or with others.
        Nist = "nist",
        /// Somebody else wrote it, and NIST lists it without endorsing it.
        NistListed = "nist_listed",
        /// Somebody else wrote it.
        ThirdParty = "third_party",
        /// We drew it; show it as ours.
        OurInference = "our_inference",
    }
}

pub(crate) use words;
