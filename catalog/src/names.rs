//! Names that people and older drafts use for things that the frameworks call otherwise.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::Catalog;
use crate::entry::Entry;
use crate::error::CatalogError;
use crate::fold;
use crate::lang::{Lang, Text};
use crate::load::{need_english, wrong};
use crate::page::EntrySummary;
use crate::raw::RawName;

/// One name in all its spellings, and the entries it can mean.
#[derive(Clone, Debug)]
pub struct Name {
    say: BTreeMap<Lang, Vec<String>>,
    pub(crate) means: Vec<usize>,
    note: Option<Text>,
}

/// What a name that somebody typed stands for.
#[derive(Clone, Debug)]
pub struct Meaning<'a> {
    /// The entries it can mean. One is meant; among several the person has to be asked.
    pub entries: Vec<&'a Entry>,
    /// What to tell when the frameworks do not use that name, or use it otherwise.
    note: Option<&'a Text>,
}

/// The same in one language, ready to send on.
#[derive(Clone, Debug, Serialize)]
pub struct MeaningPage<'a> {
    /// Whether the person has to be asked which one is meant.
    pub ask: bool,
    /// The entries it can mean.
    pub entries: Vec<EntrySummary<'a>>,
    /// What to tell about the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'a str>,
}

impl<'a> Meaning<'a> {
    /// Whether the person has to be asked which one is meant.
    #[must_use]
    pub fn must_ask(&self) -> bool {
        self.entries.len() > 1
    }
    /// What to tell about the name.
    #[must_use]
    pub fn note(&self, lang: Lang) -> Option<&'a str> {
        self.note.map(|text| text.get(lang))
    }
    /// The meaning in one language.
    #[must_use]
    pub fn page(&self, lang: Lang) -> MeaningPage<'a> {
        let entries = self.entries.iter().map(|entry| entry.summary(lang)).collect();
        MeaningPage { ask: self.must_ask(), entries, note: self.note(lang) }
    }
}

impl Name {
    /// Every spelling of the name in one language.
    #[must_use]
    pub fn say(&self, lang: Lang) -> &[String] {
        self.say.get(&lang).map_or(&[], Vec::as_slice)
    }
    /// Every spelling with its language.
    pub fn spellings(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.say.iter().flat_map(|(lang, say)| say.iter().map(|one| (*lang, one.as_str())))
    }
    /// The note in every language, for tests and translators.
    #[must_use]
    pub fn note(&self) -> Option<&Text> {
        self.note.as_ref()
    }
}

/// Names by their folded words, to their places in the list of names.
pub(crate) type NameIndex = BTreeMap<String, usize>;

/// Checks the names: each leads somewhere, and no spelling stands for two names.
pub(crate) fn read(
    catalog: &Catalog,
    raw: Vec<(String, RawName)>,
) -> Result<(Vec<Name>, NameIndex), CatalogError> {
    let mut names = Vec::new();
    let mut index = NameIndex::new();
    for (file, one) in raw {
        let what = one.say.values().flatten().next().cloned().unwrap_or_default();
        let mut means = Vec::new();
        for target in &one.means {
            let found = catalog.place(target.framework.as_str(), &target.id);
            let (place, _) = found.map_err(|error| wrong(&file, format!("the name `{what}`: {error}")))?;
            means.push(place);
        }
        if means.is_empty() || one.say.get(&Lang::EN).is_none_or(Vec::is_empty) {
            return Err(wrong(&file, format!("the name `{what}` has no spelling or no meaning")));
        }
        if let Some(note) = &one.note {
            need_english(&file, &format!("the name `{what}`: note"), note)?;
        }
        for spelling in one.say.values().flatten() {
            let known = index.insert(key(spelling), names.len());
            if known.is_some_and(|other| other != names.len()) {
                return Err(wrong(&file, format!("the name `{spelling}` stands there twice")));
            }
        }
        names.push(Name { say: one.say, means, note: one.note });
    }
    Ok((names, index))
}

fn key(spelling: &str) -> String {
    fold::words(spelling).join(" ")
}

impl Catalog {
    /// Every name that people use for something else.
    #[must_use]
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// What a name means: one entry, or several among which the person has to be asked. `None` when nobody
    /// wrote the name down; then [`Catalog::search`] may still find something.
    #[must_use]
    pub fn meaning(&self, said: &str) -> Option<Meaning<'_>> {
        let name = self.name_index.get(&key(said)).map(|place| &self.names[*place])?;
        let entries = name.means.iter().map(|place| &self.entries[*place]).collect();
        Some(Meaning { entries, note: name.note.as_ref() })
    }
}
