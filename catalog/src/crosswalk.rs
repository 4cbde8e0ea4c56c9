//! Relations between bodies of knowledge: crosswalks, supplements, and pointers to documents without relations.

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::entry::Entry;
use crate::error::CatalogError;
use crate::fold::spelling_key;
use crate::kind::{Authority, Edition, EntryKind, Framework};
use crate::lang::{Lang, Text};
use crate::load::need_english;
use crate::raw::RawPointer;

/// Pairs of entries that belong together, on somebody's word.
#[derive(Clone, Debug)]
pub struct Crosswalk {
    pub(crate) id: String,
    pub(crate) title: Text,
    pub(crate) from: (Framework, Edition),
    pub(crate) target: (Framework, Edition),
    pub(crate) authority: Authority,
    pub(crate) provider: String,
    pub(crate) published: String,
    pub(crate) document: String,
    pub(crate) warning: Option<Text>,
    pub(crate) pairs: Vec<Pair>,
}

/// One pair: an entry on our side, and an id on the other.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    pub(crate) from: usize,
    pub(crate) id: String,
    pub(crate) target: Option<usize>,
}

impl Crosswalk {
    /// Its stable id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }
    /// What it joins, for people.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        self.title.get(lang)
    }
    /// The framework and edition it starts from.
    #[must_use]
    pub fn from(&self) -> (&Framework, &Edition) {
        (&self.from.0, &self.from.1)
    }
    /// The framework and edition it leads to.
    #[must_use]
    pub fn target(&self) -> (&Framework, &Edition) {
        (&self.target.0, &self.target.1)
    }
    /// On whose word it stands.
    #[must_use]
    pub fn authority(&self) -> Authority {
        self.authority
    }
    /// Who wrote it; show this name beside every pair.
    #[must_use]
    pub fn provider(&self) -> &str {
        &self.provider
    }
    /// When it was published, as far as is known.
    #[must_use]
    pub fn published(&self) -> &str {
        &self.published
    }
    /// The document it was read from.
    #[must_use]
    pub fn document(&self) -> &str {
        &self.document
    }
    /// What to be careful about: a draft's numbering, for example.
    #[must_use]
    pub fn warning(&self, lang: Lang) -> Option<&str> {
        self.warning.as_ref().map(|text| text.get(lang))
    }
    /// How many pairs it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pairs.len()
    }
    /// Whether it has no pair.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
    /// Every text with the name of its field, for tests and translators.
    #[must_use]
    pub fn texts(&self) -> Vec<(&'static str, &Text)> {
        let mut texts = vec![("title", &self.title)];
        texts.extend(self.warning.as_ref().map(|text| ("warning", text)));
        texts
    }
}

/// What one crosswalk says about one entry.
#[derive(Clone, Debug)]
pub struct Crossing<'a> {
    /// The crosswalk, with its authority and its warning.
    pub crosswalk: &'a Crosswalk,
    /// The other ends, in the crosswalk's order.
    pub ends: Vec<CrossingEnd<'a>>,
}

/// The other end of a pair.
#[derive(Clone, Copy, Debug)]
pub struct CrossingEnd<'a> {
    /// Its framework.
    pub framework: &'a Framework,
    /// The edition of its framework.
    pub edition: &'a Edition,
    /// The id, exactly as the crosswalk has it.
    pub id: &'a str,
    /// The entry, where the catalog holds the framework. For a finer id it is the entry that the id belongs to.
    pub entry: Option<&'a Entry>,
}

/// What one document adds to an entry: tags, and questions for the organization's own records.
#[derive(Clone, Debug)]
pub(crate) struct Supplement {
    pub(crate) source: usize,
    pub(crate) actors: Vec<String>,
    pub(crate) topics: Vec<String>,
    pub(crate) documents: Vec<Text>,
}

/// A document that is worth knowing about, and whose relations to the catalog are not here.
#[derive(Clone, Debug)]
pub struct Pointer {
    raw: RawPointer,
}

impl Pointer {
    pub(crate) fn new(file: &str, raw: RawPointer) -> Result<Self, CatalogError> {
        need_english(file, &format!("the pointer `{}`: title", raw.id), &raw.title)?;
        need_english(file, &format!("the pointer `{}`: warning", raw.id), &raw.warning)?;
        Ok(Self { raw })
    }
    /// Its stable id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.raw.id
    }
    /// What it is.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        self.raw.title.get(lang)
    }
    /// Who wrote it.
    #[must_use]
    pub fn provider(&self) -> &str {
        &self.raw.provider
    }
    /// Its name or address.
    #[must_use]
    pub fn document(&self) -> &str {
        &self.raw.document
    }
    /// When it was published, as far as is known.
    #[must_use]
    pub fn published(&self) -> &str {
        &self.raw.published
    }
    /// The day on which this was so.
    #[must_use]
    pub fn as_of(&self) -> &str {
        &self.raw.as_of
    }
    /// Why there are no relations, or what to be careful about.
    #[must_use]
    pub fn warning(&self, lang: Lang) -> &str {
        self.raw.warning.get(lang)
    }
    /// Every text with the name of its field, for tests and translators.
    #[must_use]
    pub fn texts(&self) -> Vec<(&'static str, &Text)> {
        vec![("title", &self.raw.title), ("warning", &self.raw.warning)]
    }
}

impl Catalog {
    /// Every crosswalk.
    #[must_use]
    pub fn crosswalks(&self) -> &[Crosswalk] {
        &self.crosswalks
    }

    /// The pairs of a crosswalk: the entry on our side, and the other end.
    pub fn pairs<'a>(
        &'a self,
        crosswalk: &'a Crosswalk,
    ) -> impl Iterator<Item = (&'a Entry, CrossingEnd<'a>)> {
        crosswalk.pairs.iter().map(move |pair| (&self.entries[pair.from], self.end(crosswalk, pair)))
    }

    fn end<'a>(&'a self, crosswalk: &'a Crosswalk, pair: &'a Pair) -> CrossingEnd<'a> {
        CrossingEnd {
            framework: &crosswalk.target.0,
            edition: &crosswalk.target.1,
            id: &pair.id,
            entry: pair.target.map(|place| &self.entries[place]),
        }
    }

    /// What the crosswalks say about an entry, from either end.
    #[must_use]
    pub fn crossings<'a>(&'a self, entry: &Entry) -> Vec<Crossing<'a>> {
        let Ok(place) = self.place_in(entry.framework.as_str(), entry.edition.as_str(), &entry.id) else {
            return Vec::new();
        };
        let mut crossings = Vec::new();
        for crosswalk in &self.crosswalks {
            let mut ends = Vec::new();
            for pair in &crosswalk.pairs {
                if pair.from == place {
                    ends.push(self.end(crosswalk, pair));
                } else if pair.target == Some(place) {
                    let from = &self.entries[pair.from];
                    ends.push(CrossingEnd {
                        framework: &from.framework,
                        edition: &from.edition,
                        id: &from.id,
                        entry: Some(from),
                    });
                }
            }
            if !ends.is_empty() {
                crossings.push(Crossing { crosswalk, ends });
            }
        }
        crossings
    }

    /// Documents that are worth knowing about, and whose relations to the catalog nobody has published.
    #[must_use]
    pub fn pointers(&self) -> &[Pointer] {
        &self.pointers
    }

    /// The actor that a tag means.
    pub(crate) fn actor(&self, tag: &str) -> Option<&Entry> {
        self.actors.get(&spelling_key(tag)).map(|place| &self.entries[*place])
    }

    pub(crate) fn supplements_of(&self, entry: &Entry) -> &[Supplement] {
        let place = self.place_in(entry.framework.as_str(), entry.edition.as_str(), &entry.id);
        place.ok().and_then(|place| self.supplements.get(&place)).map_or(&[], Vec::as_slice)
    }

    /// The questions that serve an organization's own records about this entry.
    pub fn documents<'a>(&'a self, entry: &Entry, lang: Lang) -> impl Iterator<Item = &'a str> {
        self.supplements_of(entry).iter().flat_map(|one| &one.documents).map(move |text| text.get(lang))
    }
}

/// The actors by every tag that can mean them: the last part of the id, the official name, other spellings.
pub(crate) fn actor_tags(entries: &[Entry], live: &[bool]) -> BTreeMap<String, usize> {
    let mut tags = BTreeMap::new();
    for (place, entry) in entries.iter().enumerate().filter(|(place, _)| live[*place]) {
        if entry.kind == EntryKind::Actor {
            let last = entry.id.rsplit('/').next().unwrap_or(&entry.id);
            let names = entry.spellings.iter().chain(&entry.official_name).map(String::as_str);
            tags.extend(names.chain([last]).map(|name| (spelling_key(name), place)));
        }
    }
    tags
}
