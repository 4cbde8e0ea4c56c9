//! The loaded catalog: what is in it, and finding an entry by its id.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, OnceLock};

use crate::check::Neighbours;
use crate::crosswalk::{Crosswalk, Pointer, Supplement};
use crate::entry::{Entry, Link};
use crate::error::CatalogError;
use crate::fold::spelling_key;
use crate::index::{SearchIndex, SearchWords};
use crate::kind::{Basis, EntryKind, Framework};
use crate::lang::Lang;
use crate::load::{self, IdIndex, Spellings};
use crate::names::{Name, NameIndex};
use crate::rules::Rules;
use crate::source::Source;
use crate::views::{Characteristic, Tension};

/// One data file: a name for messages, and its text.
#[derive(Clone, Copy, Debug)]
pub struct DataFile<'a> {
    /// The file's name, for error messages and [`Source::file`].
    pub name: &'a str,
    /// The file's TOML text.
    pub text: &'a str,
}

/// The shipped files as TOML text, and all of them packed by the build script.
mod shipped {
    use super::DataFile;

    include!(concat!(env!("OUT_DIR"), "/shipped.rs"));
}

#[expect(
    clippy::expect_used,
    reason = "the data is part of the program and the test `shipped_data_loads` reads the same bytes; no input can change it"
)]
static CATALOG: LazyLock<Catalog> =
    LazyLock::new(|| Catalog::read_shipped().expect("the shipped catalog is checked by the tests"));

/// The framework and its neighbours, checked and ready to look up.
#[derive(Debug)]
pub struct Catalog {
    pub(crate) sources: Vec<Source>,
    pub(crate) entries: Vec<Entry>,
    /// For each entry whether its edition is the current one.
    pub(crate) live: Vec<bool>,
    pub(crate) by_id: IdIndex,
    pub(crate) spellings: Spellings,
    pub(crate) neighbours: Neighbours,
    pub(crate) actors: BTreeMap<String, usize>,
    pub(crate) topics: BTreeSet<String>,
    pub(crate) supplements: BTreeMap<usize, Vec<Supplement>>,
    pub(crate) crosswalks: Vec<Crosswalk>,
    pub(crate) pointers: Vec<Pointer>,
    pub(crate) names: Vec<Name>,
    pub(crate) name_index: NameIndex,
    pub(crate) rules: Rules,
    pub(crate) search_words: SearchWords,
    /// Built at the first search: most uses of the catalog never search.
    pub(crate) index: OnceLock<SearchIndex>,
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
        shipped::FILES
    }

    /// Reads the shipped catalog once more, for tests and measurements. Everybody else wants [`Catalog::shipped`].
    ///
    /// # Errors
    /// As [`Catalog::from_files`].
    pub fn read_shipped() -> Result<Self, CatalogError> {
        load::load_packed(shipped::PACKED)
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
        let key = spelling_key(spelling);
        let fitting = |places: Option<&Vec<usize>>| -> Vec<&Entry> {
            let entries = places.into_iter().flatten().map(|place| &self.entries[*place]);
            entries.filter(|e| framework.is_none_or(|framework| e.framework.as_str() == framework)).collect()
        };
        let mut found = fitting(self.spellings.ids.get(&key));
        if found.is_empty() {
            found = fitting(self.spellings.names.get(&key));
        }
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
    pub fn related<'a>(&'a self, entry: &Entry) -> Vec<Related<'a>> {
        let place = self.place_in(entry.framework.as_str(), entry.edition.as_str(), &entry.id);
        let found = place.ok().and_then(|place| self.neighbours.get(place)).map_or(&[][..], Vec::as_slice);
        found.iter().map(|(place, basis)| Related { entry: &self.entries[*place], basis: *basis }).collect()
    }

    /// The entries above an entry, the nearest first: a subcategory's category, then its function.
    #[must_use]
    pub fn above<'a>(&'a self, entry: &'a Entry) -> Vec<&'a Entry> {
        let mut found: Vec<&Entry> = Vec::new();
        let mut parent = entry.parent.as_deref();
        while let Some(id) = parent {
            let Ok(one) = self.get_edition(entry.framework.as_str(), entry.edition.as_str(), id) else {
                break;
            };
            // A circle would be a mistake of the data; it must not hang the program.
            if found.iter().any(|known| known.id == one.id) {
                break;
            }
            found.push(one);
            parent = one.parent.as_deref();
        }
        found
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

    pub(crate) fn place_in(&self, framework: &str, edition: &str, id: &str) -> Result<usize, CatalogError> {
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
