//! The data files as they are written, before anything is checked.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::entry::{Basis, Edition, EntryKind, Framework};
use crate::lang::{Lang, Text};
use crate::suggest::CharacteristicState;

/// One data file. A file may hold entries (then it names its source), suggestion rules, or search settings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawFile {
    pub(crate) source: Option<RawSource>,
    #[serde(default)]
    pub(crate) entry: Vec<RawEntry>,
    #[serde(default)]
    pub(crate) rule: Vec<RawRule>,
    #[serde(default)]
    pub(crate) because: BTreeMap<String, Text>,
    #[serde(default)]
    pub(crate) stop_words: BTreeMap<Lang, Vec<String>>,
    #[serde(default)]
    pub(crate) synonyms: BTreeMap<Lang, Vec<Vec<String>>>,
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
    pub(crate) words: BTreeMap<Lang, Vec<String>>,
    #[serde(default)]
    pub(crate) spellings: Vec<String>,
    #[serde(default)]
    pub(crate) related: Vec<RawLinks>,
    #[serde(default)]
    pub(crate) sides: Vec<Vec<String>>,
}

/// Several links with one basis; without a framework the entry's own is meant.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawLinks {
    pub(crate) framework: Option<Framework>,
    pub(crate) basis: Basis,
    pub(crate) ids: Vec<String>,
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
#[serde(deny_unknown_fields)]
pub(crate) struct RawWhen {
    /// All of these characteristics are in one of `states`.
    #[serde(default)]
    pub(crate) characteristics: Vec<String>,
    /// At least one characteristic, whichever, is in one of `states`.
    #[serde(default)]
    pub(crate) any_characteristic: bool,
    #[serde(default)]
    pub(crate) states: Vec<CharacteristicState>,
    /// The system is (or is not) generative.
    pub(crate) generative: Option<bool>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSuggest {
    pub(crate) framework: Framework,
    pub(crate) ids: Vec<String>,
}
