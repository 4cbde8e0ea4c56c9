//! Suggestions that say why: rules from a data file, applied to what a person has answered.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::catalog::Catalog;
use crate::entry::{Entry, EntrySummary, Framework};
use crate::error::CatalogError;
use crate::lang::{Lang, Text};
use crate::load::{need_english, wrong};
use crate::raw::{RawRule, RawWhen};

/// What each further rule adds for the same entry. Rules do not simply add up, or many weak hints would outrank
/// the one that fits directly.
const FURTHER_RULE: u32 = 5;

/// What a person said about a characteristic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CharacteristicState {
    /// It was harmed.
    Harmed,
    /// It pulls against another one.
    InTension,
    /// The person cannot tell.
    NotSure,
    /// It was not touched.
    NotAffected,
}

impl CharacteristicState {
    /// The state as records write it, `in_tension` for example.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Harmed => "harmed",
            Self::InTension => "in_tension",
            Self::NotSure => "not_sure",
            Self::NotAffected => "not_affected",
        }
    }
}

impl fmt::Display for CharacteristicState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for CharacteristicState {
    type Err = CatalogError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let all = [Self::Harmed, Self::InTension, Self::NotSure, Self::NotAffected];
        all.into_iter().find(|state| state.as_str() == text).ok_or_else(|| CatalogError::UnknownId {
            framework: "characteristic-state".to_owned(),
            id: text.to_owned(),
        })
    }
}

/// What is known about a harm and its system when suggestions are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SuggestionInput {
    /// The characteristics answered so far, by stable id.
    pub characteristics: BTreeMap<String, CharacteristicState>,
    /// Whether the system writes, draws or speaks by itself. `false` also when nobody knows.
    pub generative: bool,
}

impl SuggestionInput {
    /// Nothing known yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds what was said about one characteristic.
    #[must_use]
    pub fn with(mut self, characteristic: &str, state: CharacteristicState) -> Self {
        self.characteristics.insert(characteristic.to_owned(), state);
        self
    }

    /// Sets whether the system is generative.
    #[must_use]
    pub fn generative(mut self, generative: bool) -> Self {
        self.generative = generative;
        self
    }
}

/// Why something is suggested: the answer that caused it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// What was said about a characteristic.
    Characteristic {
        /// The characteristic's stable id.
        characteristic: String,
        /// What was said about it.
        state: CharacteristicState,
    },
    /// What was said about the system being generative.
    Generative {
        /// The answer.
        generative: bool,
    },
}

/// An entry that may fit, and why. Never applied by itself.
#[derive(Clone, Debug)]
pub struct Suggestion<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// Every answer that led to it, each once.
    pub reasons: Vec<Reason>,
    /// How strongly the rules speak for it; comparable within one call only.
    pub strength: u32,
    /// The ids of the rules that fired, for tests and for looking up in the data.
    pub rules: Vec<&'a str>,
}

/// A suggestion in one language, ready to print or to send on.
#[derive(Clone, Debug, Serialize)]
pub struct SuggestionPage<'a> {
    /// The entry.
    #[serde(flatten)]
    pub summary: EntrySummary<'a>,
    /// The answers that led to it.
    pub reasons: Vec<Reason>,
    /// The same answers as sentences: "You said that …".
    pub because: Vec<String>,
    /// How strongly the rules speak for it.
    pub strength: u32,
}

/// The rules and the sentences for their reasons.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    rules: Vec<RawRule>,
    because: BTreeMap<String, Text>,
    file: String,
}

impl Rules {
    pub(crate) fn add(
        &mut self,
        file: &str,
        rules: Vec<RawRule>,
        because: BTreeMap<String, Text>,
    ) -> Result<(), CatalogError> {
        if !rules.is_empty() {
            file.clone_into(&mut self.file);
        }
        for (reason, text) in &because {
            need_english(file, &format!("because.{reason}"), text)?;
        }
        self.rules.extend(rules);
        self.because.extend(because);
        Ok(())
    }

    /// Every rule has a condition that can be explained, and points at entries that exist.
    pub(crate) fn check(&self, catalog: &Catalog) -> Result<(), CatalogError> {
        let mut seen = BTreeSet::new();
        for rule in &self.rules {
            let bad = |problem: String| Err(wrong(&self.file, format!("rule `{}` {problem}", rule.id)));
            if !seen.insert(&rule.id) {
                return bad("stands there twice".to_owned());
            }
            let asks_state = rule.when.any_characteristic || !rule.when.characteristics.is_empty();
            if asks_state == rule.when.states.is_empty() {
                return bad("needs states exactly when it asks about characteristics".to_owned());
            }
            if !asks_state && rule.when.generative.is_none() {
                return bad("has no condition".to_owned());
            }
            for id in &rule.when.characteristics {
                if catalog.characteristic(id).is_err() {
                    return bad(format!("asks about `{id}`, which is no characteristic"));
                }
            }
            let names = rule.when.states.iter().map(|state| state.as_str());
            for key in names.chain(rule.when.generative.map(generative_key)) {
                if !self.because.contains_key(key) {
                    return bad(format!("cannot say why: because.{key} is missing"));
                }
            }
            for (framework, id) in targets(rule) {
                if catalog.get(framework.as_str(), id).is_err() {
                    return bad(format!("suggests `{framework} {id}`, which is not there"));
                }
            }
        }
        Ok(())
    }
}

fn generative_key(generative: bool) -> &'static str {
    if generative { "generative" } else { "not_generative" }
}

fn targets(rule: &RawRule) -> impl Iterator<Item = (&Framework, &str)> {
    rule.suggest.iter().flat_map(|group| group.ids.iter().map(|id| (&group.framework, id.as_str())))
}

/// The answers that make a rule's conditions true, or `None` when one of them is not.
fn reasons(when: &RawWhen, input: &SuggestionInput) -> Option<Vec<Reason>> {
    let mut reasons = Vec::new();
    let reason = |id: &str, state: CharacteristicState| Reason::Characteristic {
        characteristic: id.to_owned(),
        state,
    };
    for id in &when.characteristics {
        let state = input.characteristics.get(id).copied().filter(|state| when.states.contains(state))?;
        reasons.push(reason(id, state));
    }
    if when.any_characteristic {
        let before = reasons.len();
        let fitting = input.characteristics.iter().filter(|(_, state)| when.states.contains(state));
        reasons.extend(fitting.map(|(id, state)| reason(id, *state)));
        if reasons.len() == before {
            return None;
        }
    }
    if let Some(generative) = when.generative {
        if generative != input.generative {
            return None;
        }
        reasons.push(Reason::Generative { generative });
    }
    Some(reasons)
}

impl Catalog {
    /// What may fit the answers so far, strongest first, each entry once with every reason for it.
    ///
    /// # Errors
    /// [`CatalogError::UnknownId`] when an answer names a characteristic that does not exist.
    pub fn suggest(&self, input: &SuggestionInput) -> Result<Vec<Suggestion<'_>>, CatalogError> {
        let mut known = SuggestionInput::new().generative(input.generative);
        for (id, state) in &input.characteristics {
            known = known.with(self.characteristic(id)?.id(), *state);
        }
        let mut found: BTreeMap<usize, Suggestion<'_>> = BTreeMap::new();
        for rule in &self.rules.rules {
            let Some(reasons) = reasons(&rule.when, &known) else { continue };
            for (framework, id) in targets(rule) {
                let (place, entry) = self.place(framework.as_str(), id)?;
                let suggestion = found.entry(place).or_insert_with(|| Suggestion {
                    entry,
                    reasons: Vec::new(),
                    strength: 0,
                    rules: Vec::new(),
                });
                suggestion.strength = match suggestion.rules.len() {
                    0 => rule.strength,
                    _ => suggestion.strength.max(rule.strength) + FURTHER_RULE,
                };
                suggestion.rules.push(&rule.id);
                suggestion.reasons.extend(reasons.iter().cloned());
            }
        }
        let mut ranked: Vec<Suggestion<'_>> = found.into_values().collect();
        for suggestion in &mut ranked {
            suggestion.reasons.sort();
            suggestion.reasons.dedup();
        }
        // Stable: equals stay in catalog order.
        ranked.sort_by_key(|suggestion| std::cmp::Reverse(suggestion.strength));
        Ok(ranked)
    }

    /// A reason as a sentence: "You said that … was harmed."
    #[must_use]
    pub fn because(&self, reason: &Reason, lang: Lang) -> String {
        let (key, name) = match reason {
            Reason::Characteristic { characteristic, state } => {
                (state.as_str(), self.characteristic(characteristic).map_or("", |one| one.name(lang)))
            }
            Reason::Generative { generative } => (generative_key(*generative), ""),
        };
        self.rules.because.get(key).map(|text| text.get(lang).replace("{name}", name)).unwrap_or_default()
    }

    /// A suggestion with its reasons as sentences, in one language.
    #[must_use]
    pub fn suggestion_page<'a>(&self, suggestion: &Suggestion<'a>, lang: Lang) -> SuggestionPage<'a> {
        SuggestionPage {
            summary: suggestion.entry.summary(lang),
            reasons: suggestion.reasons.clone(),
            because: suggestion.reasons.iter().map(|reason| self.because(reason, lang)).collect(),
            strength: suggestion.strength,
        }
    }
}
