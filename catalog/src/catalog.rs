//! The loaded catalog: what is in it, and finding an entry by its id.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::entry::{
    Basis, Characteristic, Entry, EntryKind, EntryPage, Framework, Link, RelatedSummary, Source, Tension,
};
use crate::error::CatalogError;
use crate::fold::spelling_key;
use crate::index::SearchIndex;
use crate::lang::Lang;
use crate::load::{self, IdIndex};
use crate::suggest::Rules;

/// One data file: a name for messages, and its text.
#[derive(Clone, Copy, Debug)]
pub struct DataFile<'a> {
    /// The file's name, for error messages and [`Source::file`].
    pub name: &'a str,
    /// The file's TOML text.
    pub text: &'a str,
}

macro_rules! shipped {
    ($($name:literal),+ $(,)?) => {
        &[$(DataFile { name: $name, text: include_str!(concat!("../data/", $name)) }),+]
    };
}

/// The files built into the program, in the order people see them.
const SHIPPED: &[DataFile<'static>] = shipped![
    "core.toml",
    "characteristics.toml",
    "tensions.toml",
    "gai-risks.toml",
    "questions.toml",
    "suggestions.toml",
    "search.toml",
];

#[expect(
    clippy::expect_used,
    reason = "the data is part of the program and the test `shipped_data_loads` reads the same bytes; no input can change it"
)]
static CATALOG: LazyLock<Catalog> =
    LazyLock::new(|| Catalog::from_files(SHIPPED).expect("the shipped catalog is checked by the tests"));

/// The framework and its neighbours, checked and ready to look up.
#[derive(Debug)]
pub struct Catalog {
    pub(crate) sources: Vec<Source>,
    pub(crate) entries: Vec<Entry>,
    /// For each entry whether its edition is the current one.
    pub(crate) live: Vec<bool>,
    pub(crate) by_id: IdIndex,
    pub(crate) spellings: BTreeMap<String, Vec<usize>>,
    pub(crate) index: SearchIndex,
    pub(crate) rules: Rules,
}

/// A linked entry and who says that it belongs.
#[derive(Clone, Copy, Debug)]
pub struct Related<'a> {
    /// The entry linked to.
    pub entry: &'a Entry,
    /// Who says so.
    pub basis: Basis,
}

impl Catalog {
    /// The catalog that comes with the program; read once, at first use.
    #[must_use]
    pub fn shipped() -> &'static Self {
        &CATALOG
    }

    /// The text of the shipped files, for tests and for showing sources.
    #[must_use]
    pub fn shipped_files() -> &'static [DataFile<'static>] {
        SHIPPED
    }

    /// Builds a catalog from data files, for tests and for further editions.
    ///
    /// # Errors
    /// [`CatalogError::Syntax`] when a file is not readable, [`CatalogError::Inconsistent`] when an id stands
    /// twice, a reference leads nowhere, a text lacks English, or a framework has no single current edition.
    pub fn from_files(files: &[DataFile<'_>]) -> Result<Self, CatalogError> {
        load::load(files)
    }

    /// Where the facts come from, one per data file.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Every entry of the current editions, in the order of the sources.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().zip(&self.live).filter(|(_, live)| **live).map(|(entry, _)| entry)
    }

    /// Every entry of every edition held.
    #[must_use]
    pub fn all_editions(&self) -> &[Entry] {
        &self.entries
    }

    /// The current entries of one kind, in official order.
    pub fn of_kind(&self, kind: EntryKind) -> impl Iterator<Item = &Entry> {
        self.entries().filter(move |entry| entry.kind == kind)
    }

    /// The entry with exactly this id in the framework's current edition.
    ///
    /// # Errors
    /// [`CatalogError::UnknownFramework`] or [`CatalogError::UnknownId`].
    pub fn get(&self, framework: &str, id: &str) -> Result<&Entry, CatalogError> {
        self.place(framework, id).map(|(_, entry)| entry)
    }

    /// The entry with exactly this id in a named edition, for records that were made with it.
    ///
    /// # Errors
    /// [`CatalogError::UnknownFramework`], [`CatalogError::UnknownEdition`] or [`CatalogError::UnknownId`].
    pub fn get_edition(&self, framework: &str, edition: &str, id: &str) -> Result<&Entry, CatalogError> {
        self.place_in(framework, edition, id).map(|place| &self.entries[place])
    }

    /// The entry a person means by an id in any spelling: `ms 2.11`, `MEASURE-2.11`, `Valid & Reliable`.
    /// Pass a framework to look in that one only.
    ///
    /// # Errors
    /// [`CatalogError::UnknownFramework`], [`CatalogError::UnknownId`], or [`CatalogError::AmbiguousId`] when
    /// several frameworks have it.
    pub fn resolve(&self, framework: Option<&str>, spelling: &str) -> Result<&Entry, CatalogError> {
        if let Some(framework) = framework.filter(|framework| !self.by_id.contains_key(*framework)) {
            return Err(CatalogError::UnknownFramework { framework: framework.to_owned() });
        }
        let places = self.spellings.get(&spelling_key(spelling)).map_or(&[][..], Vec::as_slice);
        let found: Vec<&Entry> = places
            .iter()
            .filter_map(|place| self.entries.get(*place))
            .filter(|entry| framework.is_none_or(|framework| entry.framework.as_str() == framework))
            .collect();
        match found.as_slice() {
            [entry] => Ok(entry),
            [] => Err(CatalogError::UnknownId {
                framework: framework.unwrap_or("any").to_owned(),
                id: spelling.to_owned(),
            }),
            several => Err(CatalogError::AmbiguousId {
                spelling: spelling.to_owned(),
                found: several.iter().map(|entry| format!("{} {}", entry.framework, entry.id)).collect(),
            }),
        }
    }

    /// The seven characteristics in the order of the strip: V S R A E P F.
    #[must_use]
    pub fn characteristics(&self) -> Vec<Characteristic<'_>> {
        self.of_kind(EntryKind::Characteristic).map(Characteristic).collect()
    }

    /// One characteristic by its stable id. Records that write words with underscores
    /// (`valid_and_reliable`) are understood too; the id of the result is always the catalog's own.
    ///
    /// # Errors
    /// [`CatalogError::UnknownId`] when there is none with this id.
    pub fn characteristic(&self, id: &str) -> Result<Characteristic<'_>, CatalogError> {
        let key = id.replace('_', "-");
        let found = self.of_kind(EntryKind::Characteristic).find(|entry| entry.id == key);
        found.map(Characteristic).ok_or_else(|| CatalogError::UnknownId {
            framework: Framework::NIST_AI_RMF.as_str().to_owned(),
            id: id.to_owned(),
        })
    }

    /// The tensions the framework names.
    #[must_use]
    pub fn tensions(&self) -> Vec<Tension<'_>> {
        self.of_kind(EntryKind::Tension).map(Tension).collect()
    }

    /// The named tensions that pull between two characteristics, in either order.
    #[must_use]
    pub fn tensions_between(&self, a: &str, b: &str) -> Vec<Tension<'_>> {
        self.tensions().into_iter().filter(|tension| tension.joins(a, b)).collect()
    }

    /// The 72 subcategories in official order.
    #[must_use]
    pub fn subcategories(&self) -> Vec<&Entry> {
        self.of_kind(EntryKind::Subcategory).collect()
    }

    /// The 12 generative-AI risks in official order.
    #[must_use]
    pub fn gai_risks(&self) -> Vec<&Entry> {
        self.of_kind(EntryKind::GaiRisk).collect()
    }

    /// The ten questions of a complete answer, in order.
    #[must_use]
    pub fn questions(&self) -> Vec<&Entry> {
        self.of_kind(EntryKind::Question).collect()
    }

    /// One of the ten questions by its number, 1 to 10.
    ///
    /// # Errors
    /// [`CatalogError::UnknownId`] for any other number.
    pub fn question(&self, number: u8) -> Result<&Entry, CatalogError> {
        let place = usize::from(number).checked_sub(1);
        place.and_then(|place| self.of_kind(EntryKind::Question).nth(place)).ok_or_else(|| {
            CatalogError::UnknownId {
                framework: Framework::RECOURSE.as_str().to_owned(),
                id: number.to_string(),
            }
        })
    }

    /// The entries one step down: a function's categories, a category's subcategories.
    pub fn children<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(move |other| {
            other.framework == entry.framework
                && other.edition == entry.edition
                && other.parent.as_deref() == Some(entry.id.as_str())
        })
    }

    /// Everything linked with an entry, from either end, each once, in catalog order.
    #[must_use]
    pub fn related<'a>(&'a self, entry: &'a Entry) -> Vec<Related<'a>> {
        let mut found: BTreeMap<usize, Basis> = BTreeMap::new();
        let mut note = |place: usize, basis: Basis| {
            let best = found.entry(place).or_insert(basis);
            *best = (*best).min(basis);
        };
        for link in &entry.links {
            if let Ok(place) = self.follow(entry, link) {
                note(place, link.basis);
            }
        }
        for (place, other) in self.entries.iter().enumerate().filter(|(place, _)| self.live[*place]) {
            let back =
                other.links.iter().filter(|link| link.id == entry.id && link.framework == entry.framework);
            for link in back {
                note(place, link.basis);
            }
        }
        found.into_iter().map(|(place, basis)| Related { entry: &self.entries[place], basis }).collect()
    }

    /// An entry with everything around it, in one language.
    #[must_use]
    pub fn page<'a>(&'a self, entry: &'a Entry, lang: Lang) -> EntryPage<'a> {
        let same = |source: &&Source| source.framework == entry.framework && source.edition == entry.edition;
        let related = self.related(entry);
        EntryPage {
            summary: entry.summary(lang),
            section: entry.section(),
            explanation: entry.explanation(lang),
            signs: entry.signs(lang).collect(),
            words: entry.words(lang),
            children: self.children(entry).map(|child| child.summary(lang)).collect(),
            related: related
                .into_iter()
                .map(|one| RelatedSummary { summary: one.entry.summary(lang), basis: one.basis })
                .collect(),
            document: self.sources.iter().find(same).map_or("", Source::document),
        }
    }

    /// The languages that at least one text exists in.
    #[must_use]
    pub fn languages(&self) -> BTreeSet<Lang> {
        self.entries.iter().flat_map(|entry| entry.title.all().map(|(lang, _)| lang)).collect()
    }

    /// The place of a linked entry: in the entry's own edition inside one framework, else in the current one.
    pub(crate) fn follow(&self, from: &Entry, link: &Link) -> Result<usize, CatalogError> {
        if link.framework == from.framework {
            self.place_in(from.framework.as_str(), from.edition.as_str(), &link.id)
        } else {
            self.place(link.framework.as_str(), &link.id).map(|(place, _)| place)
        }
    }

    /// An entry of a current edition with its place in the catalog's order.
    pub(crate) fn place(&self, framework: &str, id: &str) -> Result<(usize, &Entry), CatalogError> {
        let place = self.place_in(framework, self.current_edition(framework)?, id)?;
        Ok((place, &self.entries[place]))
    }

    fn current_edition(&self, framework: &str) -> Result<&str, CatalogError> {
        let current =
            self.sources.iter().find(|source| source.current && source.framework.as_str() == framework);
        current
            .map(|source| source.edition.as_str())
            .ok_or_else(|| CatalogError::UnknownFramework { framework: framework.to_owned() })
    }

    fn place_in(&self, framework: &str, edition: &str, id: &str) -> Result<usize, CatalogError> {
        let editions = self
            .by_id
            .get(framework)
            .ok_or_else(|| CatalogError::UnknownFramework { framework: framework.to_owned() })?;
        let ids = editions.get(edition).ok_or_else(|| CatalogError::UnknownEdition {
            framework: framework.to_owned(),
            edition: edition.to_owned(),
        })?;
        let unknown = || CatalogError::UnknownId { framework: framework.to_owned(), id: id.to_owned() };
        ids.get(id).copied().ok_or_else(unknown)
    }
}
