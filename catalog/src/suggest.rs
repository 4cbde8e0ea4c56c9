//! Suggestions that say why: rules from a data file, applied to what a person has told.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::Serialize;

use crate::catalog::Catalog;
use crate::entry::Entry;
use crate::error::CatalogError;
use crate::kind::EntryKind;
use crate::kind::words;
use crate::lang::Lang;
use crate::page::EntrySummary;
use crate::rules::{Known, targets};

/// What each further rule adds for the same entry. Rules do not simply add up, or many weak hints would outrank
/// the one that fits directly.
const FURTHER_RULE: u32 = 5;

/// From here on a suggestion fits well enough to be shown first; below, it is worth a thought.
const LIKELY: u32 = 60;

words! {
    /// What a person said about a characteristic.
    CharacteristicState {
        /// It was harmed.
        Harmed = "harmed",
        /// It pulls against another one.
        InTension = "in_tension",
        /// The person cannot tell.
        NotSure = "not_sure",
        /// It was not touched.
        NotAffected = "not_affected",
    }
}

impl FromStr for CharacteristicState {
    type Err = CatalogError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|state| state.as_str() == text).ok_or_else(|| {
            CatalogError::UnknownId { framework: "characteristic-state".to_owned(), id: text.to_owned() }
        })
    }
}

words! {
    /// The texts of a harm that are looked through for everyday words. Named as the records name them.
    HarmText {
        /// The short name.
        Title = "title",
        /// What happened.
        WhatHappened = "what_happened",
        /// What should have happened.
        Expected = "expected",
        /// What the system did instead.
        Actual = "actual",
        /// What part the system played.
        AiRole = "ai_role",
        /// The person's own words.
        OwnWords = "own_words",
    }
}

words! {
    /// The fields of a harm and its system that rules can ask about. Named as the records name them.
    HarmField {
        /// Event, near miss, issue, pattern.
        Kind = "kind",
        /// How bad it was.
        Severity = "severity",
        /// Codes and names of harm types.
        HarmTypes = "harm_types",
        /// Who was affected: category, group.
        Affected = "affected",
        /// What the group is protected for: age, disability, origin.
        ProtectedBasis = "protected_basis",
        /// Rights that people name.
        Rights = "rights",
        /// Whether it can be put right.
        Reversibility = "reversibility",
        /// How likely it is to happen again.
        Likelihood = "likelihood",
        /// How clear the system's part in it is.
        CausalLink = "causal_link",
        /// The field that the system is used in.
        Sector = "sector",
        /// What the system is used for.
        Purpose = "purpose",
        /// What the system does: score, sort, write, watch.
        Task = "task",
        /// How far it decides by itself.
        Autonomy = "autonomy",
        /// How widely it is used.
        Breadth = "breadth",
    }
}

words! {
    /// Facts with a yes or a no. What nobody knows is left out.
    Fact {
        /// A public body uses the system.
        PublicSector = "public_sector",
        /// Something vital depends on it.
        CriticalFunction = "critical_function",
        /// A person can be reached who can change what it did.
        HumanReachable = "human_reachable",
        /// It still goes on.
        Ongoing = "ongoing",
        /// It can be made to happen again.
        Reproducible = "reproducible",
        /// Somebody wrote or called before and got no answer.
        Unanswered = "unanswered",
        /// Others had the same happen to them.
        Repeated = "repeated",
        /// Somebody knows who made the system.
        MakerKnown = "maker_known",
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
    /// The person's texts.
    pub texts: BTreeMap<HarmText, String>,
    /// Values of fields; a field may have several.
    pub fields: BTreeMap<HarmField, Vec<String>>,
    /// Facts that somebody knows.
    pub facts: BTreeMap<Fact, bool>,
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

    /// Adds one of the person's texts.
    #[must_use]
    pub fn text(mut self, field: HarmText, text: &str) -> Self {
        self.texts.insert(field, text.to_owned());
        self
    }

    /// Adds a value of a field. Empty ones are left out, so that a record can be passed as it is.
    #[must_use]
    pub fn field(mut self, field: HarmField, value: &str) -> Self {
        if !value.trim().is_empty() {
            self.fields.entry(field).or_default().push(value.to_owned());
        }
        self
    }

    /// Adds a fact; `None` when nobody knows.
    #[must_use]
    pub fn fact(mut self, fact: Fact, answer: impl Into<Option<bool>>) -> Self {
        if let Some(answer) = answer.into() {
            self.facts.insert(fact, answer);
        }
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
    /// What was written in one of the texts.
    Words {
        /// The text.
        text: HarmText,
        /// The words, as the person wrote them.
        said: String,
    },
    /// A value of a field.
    Field {
        /// The field.
        field: HarmField,
        /// The value, as it was entered.
        value: String,
    },
    /// A yes or a no.
    Fact {
        /// The fact.
        fact: Fact,
        /// The answer.
        answer: bool,
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

impl Suggestion<'_> {
    /// Whether it fits well enough to be shown first; the others are worth a thought.
    #[must_use]
    pub fn is_likely(&self) -> bool {
        self.strength >= LIKELY
    }
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
    /// Whether it fits well enough to be shown first.
    pub likely: bool,
}

impl Catalog {
    /// What may fit the answers so far, strongest first, each entry once with every reason for it. What one can
    /// ask for is not among them; see [`Catalog::suggest_asks`].
    ///
    /// # Errors
    /// [`CatalogError::UnknownId`] when an answer names a characteristic that does not exist.
    pub fn suggest(&self, input: &SuggestionInput) -> Result<Vec<Suggestion<'_>>, CatalogError> {
        self.fitting(input, |entry| entry.kind() != EntryKind::Ask)
    }

    /// What the person may want to ask the organization for, strongest first. The ids are the words that
    /// records and packets use: `explain`, `human_review`, `stop`.
    ///
    /// # Errors
    /// [`CatalogError::UnknownId`] when an answer names a characteristic that does not exist.
    pub fn suggest_asks(&self, input: &SuggestionInput) -> Result<Vec<Suggestion<'_>>, CatalogError> {
        self.fitting(input, |entry| entry.kind() == EntryKind::Ask)
    }

    fn fitting(
        &self,
        input: &SuggestionInput,
        wanted: impl Fn(&Entry) -> bool,
    ) -> Result<Vec<Suggestion<'_>>, CatalogError> {
        let known = Known::new(self, input)?;
        let mut found: BTreeMap<usize, Suggestion<'_>> = BTreeMap::new();
        for rule in &self.rules.rules {
            let Some(reasons) = known.reasons(&rule.when) else { continue };
            for (framework, id) in targets(rule) {
                let (place, entry) = self.place(framework.as_str(), id)?;
                if !wanted(entry) {
                    continue;
                }
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
        self.rules.because(self, reason, lang)
    }

    /// A suggestion with its reasons as sentences, in one language.
    #[must_use]
    pub fn suggestion_page<'a>(&self, suggestion: &Suggestion<'a>, lang: Lang) -> SuggestionPage<'a> {
        SuggestionPage {
            summary: suggestion.entry.summary(lang),
            reasons: suggestion.reasons.clone(),
            because: suggestion.reasons.iter().map(|reason| self.because(reason, lang)).collect(),
            strength: suggestion.strength,
            likely: suggestion.is_likely(),
        }
    }
}
