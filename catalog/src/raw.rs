//! The data files as they are written, before anything is checked.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::entry::FieldValue;
use crate::kind::{Authority, Basis, Edition, EntryKind, Framework};
use crate::lang::{Lang, Text};
use crate::suggest::{CharacteristicState, Fact, HarmField};

/// One data file. A file that states facts names its source; rules and search settings are ours and need none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawFile {
    pub(crate) source: Option<RawSource>,
    #[serde(default)]
    pub(crate) entry: Vec<RawEntry>,
    #[serde(default)]
    pub(crate) supplement: Vec<RawSupplement>,
    #[serde(default)]
    pub(crate) crosswalk: Vec<RawCrosswalk>,
    #[serde(default)]
    pub(crate) pointer: Vec<RawPointer>,
    #[serde(default)]
    pub(crate) name: Vec<RawName>,
    #[serde(default)]
    pub(crate) rule: Vec<RawRule>,
    #[serde(default)]
    pub(crate) signal: Vec<RawSignal>,
    #[serde(default)]
    pub(crate) because: BTreeMap<String, Text>,
    #[serde(default)]
    pub(crate) stop_words: BTreeMap<Lang, Vec<String>>,
    #[serde(default)]
    pub(crate) synonyms: BTreeMap<Lang, Vec<Vec<String>>>,
}

impl RawFile {
    /// Whether the file says something that needs the file's source. Crosswalks and pointers name their own.
    pub(crate) fn states_facts(&self) -> bool {
        !self.entry.is_empty() || !self.supplement.is_empty()
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSource {
    pub(crate) framework: Framework,
    pub(crate) edition: Edition,
    pub(crate) current: bool,
    pub(crate) title: Text,
    pub(crate) document: String,
    pub(crate) published: String,
    pub(crate) read: String,
    pub(crate) licence: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawEntry {
    pub(crate) id: String,
    pub(crate) kind: EntryKind,
    pub(crate) code: Option<String>,
    pub(crate) official_name: Option<String>,
    pub(crate) section: Option<String>,
    pub(crate) parent: Option<String>,
    pub(crate) title: Text,
    pub(crate) line: Option<Text>,
    pub(crate) explanation: Option<Text>,
    #[serde(default)]
    pub(crate) signs: Vec<Text>,
    #[serde(default)]
    pub(crate) asks: Vec<Text>,
    #[serde(default)]
    pub(crate) answers: Vec<Text>,
    #[serde(default)]
    pub(crate) helps: Vec<Text>,
    #[serde(default)]
    pub(crate) examples: Vec<Text>,
    #[serde(default)]
    pub(crate) words: BTreeMap<Lang, Vec<String>>,
    #[serde(default)]
    pub(crate) spellings: Vec<String>,
    #[serde(default)]
    pub(crate) related: Vec<RawLinks>,
    #[serde(default)]
    pub(crate) sides: Vec<Vec<String>>,
    #[serde(default)]
    pub(crate) actors: Vec<String>,
    #[serde(default)]
    pub(crate) topics: Vec<String>,
    #[serde(default)]
    pub(crate) risks: Vec<String>,
    #[serde(default)]
    pub(crate) fields: BTreeMap<String, FieldValue>,
}

/// Several links with one basis; without a framework the entry's own is meant.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawLinks {
    pub(crate) framework: Option<Framework>,
    pub(crate) basis: Basis,
    pub(crate) ids: Vec<String>,
}

/// What one body of knowledge adds to an entry of another.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSupplement {
    pub(crate) framework: Framework,
    pub(crate) edition: Edition,
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) actors: Vec<String>,
    #[serde(default)]
    pub(crate) topics: Vec<String>,
    #[serde(default)]
    pub(crate) documents: Vec<Text>,
}

/// Pairs of ids that belong together, on somebody's word.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCrosswalk {
    pub(crate) id: String,
    pub(crate) title: Text,
    pub(crate) from_framework: Framework,
    pub(crate) from_edition: Edition,
    pub(crate) target_framework: Framework,
    pub(crate) target_edition: Edition,
    pub(crate) authority: Authority,
    pub(crate) provider: String,
    pub(crate) published: String,
    pub(crate) document: String,
    pub(crate) warning: Option<Text>,
    /// First the id of the `from` side, then the ids of the target.
    pub(crate) pairs: Vec<Vec<String>>,
}

/// A document that is worth knowing about, and whose relations to the catalog nobody has published.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawPointer {
    pub(crate) id: String,
    pub(crate) title: Text,
    pub(crate) provider: String,
    pub(crate) document: String,
    pub(crate) published: String,
    pub(crate) as_of: String,
    pub(crate) warning: Text,
}

/// A name that people use, and the entries it can mean.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawName {
    pub(crate) say: BTreeMap<Lang, Vec<String>>,
    pub(crate) means: Vec<RawTarget>,
    pub(crate) note: Option<Text>,
}

/// One entry of a framework's current edition.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawTarget {
    pub(crate) framework: Framework,
    pub(crate) id: String,
}

/// Everyday words that say one thing. `turned away` also finds “turned me away”: a few words may stand between.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSignal {
    pub(crate) id: String,
    pub(crate) words: BTreeMap<Lang, Vec<String>>,
}

/// One suggestion rule: when every condition holds, the entries are suggested.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawRule {
    pub(crate) id: String,
    pub(crate) strength: u32,
    pub(crate) when: RawWhen,
    pub(crate) suggest: Vec<RawSuggest>,
}

/// The conditions of a rule. What is not written is not asked.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawWhen {
    /// All of these characteristics are in one of `states`.
    pub(crate) characteristics: Vec<String>,
    /// At least one characteristic, whichever, is in one of `states`.
    pub(crate) any_characteristic: bool,
    pub(crate) states: Vec<CharacteristicState>,
    /// The system is (or is not) generative.
    pub(crate) generative: Option<bool>,
    /// The person's own words hold at least one of these signals …
    pub(crate) says: Vec<String>,
    /// … and at least one of these too.
    pub(crate) also_says: Vec<String>,
    /// A field holds one of the values: `sector = ["Q", "health"]`. Compared by words, as in `says`.
    pub(crate) fields: BTreeMap<HarmField, Vec<String>>,
    /// A yes-or-no fact has this answer: `human_reachable = false`.
    pub(crate) facts: BTreeMap<Fact, bool>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSuggest {
    pub(crate) framework: Framework,
    pub(crate) ids: Vec<String>,
}
