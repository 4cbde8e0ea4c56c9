//! What a catalog entry is.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::kind::{Basis, Edition, EntryKind, Framework};
use crate::lang::{Lang, Text};
use crate::page::EntrySummary;

/// A link from one entry to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub(crate) framework: Framework,
    pub(crate) id: String,
    pub(crate) basis: Basis,
}

impl Link {
    /// The framework of the entry linked to; its current edition is meant.
    #[must_use]
    pub fn framework(&self) -> &Framework {
        &self.framework
    }

    /// The id of the entry linked to.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Who says so.
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.basis
    }
}

/// One entry of the catalog. All text is ours; `official_name` alone is the source's own name for the thing.
#[derive(Clone, Debug)]
pub struct Entry {
    pub(crate) framework: Framework,
    pub(crate) edition: Edition,
    pub(crate) kind: EntryKind,
    pub(crate) id: String,
    pub(crate) code: Option<String>,
    pub(crate) official_name: Option<String>,
    pub(crate) section: Option<String>,
    pub(crate) parent: Option<String>,
    pub(crate) title: Text,
    pub(crate) line: Option<Text>,
    pub(crate) explanation: Option<Text>,
    pub(crate) signs: Vec<Text>,
    pub(crate) words: BTreeMap<Lang, Vec<String>>,
    pub(crate) spellings: Vec<String>,
    pub(crate) links: Vec<Link>,
    pub(crate) sides: Vec<Vec<String>>,
    pub(crate) lists: TextLists,
    pub(crate) tags: Tags,
    pub(crate) fields: BTreeMap<String, FieldValue>,
    /// The place of the entry's own file among the sources.
    pub(crate) source: usize,
}

/// The lists of sentences that an entry can have.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextLists {
    pub(crate) asks: Vec<Text>,
    pub(crate) answers: Vec<Text>,
    pub(crate) helps: Vec<Text>,
    pub(crate) examples: Vec<Text>,
}

/// Labels that a source prints on an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tags {
    pub(crate) actors: Vec<String>,
    pub(crate) topics: Vec<String>,
    pub(crate) risks: Vec<String>,
}

/// A further fact about an entry that only its kind has.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum FieldValue {
    /// One word, date, code or link.
    One(String),
    /// Several of them.
    Many(Vec<String>),
    /// A text of ours in several languages.
    Said(Text),
}

impl FieldValue {
    /// The value in one language: one line, or several.
    #[must_use]
    pub fn lines(&self, lang: Lang) -> Vec<&str> {
        match self {
            Self::One(value) => vec![value],
            Self::Many(values) => values.iter().map(String::as_str).collect(),
            Self::Said(text) => vec![text.get(lang)],
        }
    }
}

impl Entry {
    /// The framework the entry belongs to.
    #[must_use]
    pub fn framework(&self) -> &Framework {
        &self.framework
    }
    /// The edition of the framework.
    #[must_use]
    pub fn edition(&self) -> &Edition {
        &self.edition
    }
    /// What sort of thing it is.
    #[must_use]
    pub fn kind(&self) -> EntryKind {
        self.kind
    }
    /// The id, exactly as records and packets store it: `MEASURE 2.11`, `safe`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }
    /// The short official code where there is one (`MS-2.11`), or a characteristic's letter on the strip.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }
    /// The source's own name for it, in English, where it has one.
    #[must_use]
    pub fn official_name(&self) -> Option<&str> {
        self.official_name.as_deref()
    }
    /// The section or table of the source where it stands.
    #[must_use]
    pub fn section(&self) -> Option<&str> {
        self.section.as_deref()
    }
    /// The id of the entry one step up: a subcategory's category, a category's function.
    #[must_use]
    pub fn parent(&self) -> Option<&str> {
        self.parent.as_deref()
    }
    /// The short plain title.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        self.title.get(lang)
    }
    /// One plain line or question that says more than the title.
    #[must_use]
    pub fn line(&self, lang: Lang) -> Option<&str> {
        self.line.as_ref().map(|text| text.get(lang))
    }
    /// One paragraph that explains it.
    #[must_use]
    pub fn explanation(&self, lang: Lang) -> Option<&str> {
        self.explanation.as_ref().map(|text| text.get(lang))
    }
    /// Signs from daily life that it was harmed.
    pub fn signs(&self, lang: Lang) -> impl Iterator<Item = &str> {
        self.signs.iter().map(move |text| text.get(lang))
    }
    /// What a person can ask the organization, in the person's own voice.
    pub fn asks(&self, lang: Lang) -> impl Iterator<Item = &str> {
        self.lists.asks.iter().map(move |text| text.get(lang))
    }
    /// What a real answer contains.
    pub fn answers(&self, lang: Lang) -> impl Iterator<Item = &str> {
        self.lists.answers.iter().map(move |text| text.get(lang))
    }
    /// Which evidence helps to show it.
    pub fn helps(&self, lang: Lang) -> impl Iterator<Item = &str> {
        self.lists.helps.iter().map(move |text| text.get(lang))
    }
    /// Examples from daily life.
    pub fn examples(&self, lang: Lang) -> impl Iterator<Item = &str> {
        self.lists.examples.iter().map(move |text| text.get(lang))
    }
    /// The actors that the source names for it.
    #[must_use]
    pub fn actors(&self) -> &[String] {
        &self.tags.actors
    }
    /// The topics that the source files it under.
    #[must_use]
    pub fn topics(&self) -> &[String] {
        &self.tags.topics
    }
    /// The generative-AI risks that the source tags it with, by id.
    #[must_use]
    pub fn risks(&self) -> &[String] {
        &self.tags.risks
    }
    /// A further fact that only this kind of entry has, by its name in the data file.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&FieldValue> {
        self.fields.get(name)
    }
    /// Every further fact, by name.
    #[must_use]
    pub fn fields(&self) -> &BTreeMap<String, FieldValue> {
        &self.fields
    }
    /// Everyday words that lead here in search.
    #[must_use]
    pub fn words(&self, lang: Lang) -> &[String] {
        self.words.get(&lang).or_else(|| self.words.get(&Lang::EN)).map_or(&[], Vec::as_slice)
    }
    /// Links that start at this entry. [`crate::Catalog::related`] follows them both ways.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }
    /// Every text of the entry with the name of its field, for tests and translators.
    #[must_use]
    pub fn texts(&self) -> Vec<(&'static str, &Text)> {
        let mut texts = vec![("title", &self.title)];
        texts.extend(self.line.as_ref().map(|text| ("line", text)));
        texts.extend(self.explanation.as_ref().map(|text| ("explanation", text)));
        let lists = [
            ("sign", &self.signs),
            ("ask", &self.lists.asks),
            ("answer", &self.lists.answers),
            ("help", &self.lists.helps),
            ("example", &self.lists.examples),
        ];
        for (name, list) in lists {
            texts.extend(list.iter().map(|text| (name, text)));
        }
        texts.extend(self.fields.values().filter_map(|value| match value {
            FieldValue::Said(text) => Some(("field", text)),
            _ => None,
        }));
        texts
    }
    /// The languages that have search words of their own.
    pub fn word_languages(&self) -> impl Iterator<Item = Lang> {
        self.words.keys().copied()
    }
    /// The entry's key in every edition: framework, edition, id.
    #[must_use]
    pub fn key(&self) -> (&str, &str, &str) {
        (self.framework.as_str(), self.edition.as_str(), &self.id)
    }
    /// What a list prints, in one language.
    #[must_use]
    pub fn summary(&self, lang: Lang) -> EntrySummary<'_> {
        EntrySummary {
            framework: &self.framework,
            edition: &self.edition,
            kind: self.kind,
            id: &self.id,
            title: self.title(lang),
            line: self.line(lang),
            official_name: self.official_name(),
            code: self.code(),
            parent: self.parent(),
        }
    }
}
