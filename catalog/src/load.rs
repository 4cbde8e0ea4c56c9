//! From data files to a checked catalog: one source per file, ids unique, every reference resolving.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, DataFile};
use crate::entry::{Entry, EntryKind, Framework, Link, Source};
use crate::error::CatalogError;
use crate::fold::spelling_key;
use crate::index::SearchIndex;
use crate::lang::{Lang, Text};
use crate::raw::{RawEntry, RawFile, RawSource};
use crate::suggest::Rules;

type Result<T> = std::result::Result<T, CatalogError>;

/// Reads and checks all files. The order of files and entries is the order of the catalog.
pub(crate) fn load(files: &[DataFile<'_>]) -> Result<Catalog> {
    let mut sources: Vec<Source> = Vec::new();
    let mut entries: Vec<Entry> = Vec::new();
    let mut origin: Vec<String> = Vec::new();
    let mut rules = Rules::default();
    let mut words = SearchWords::default();
    for file in files {
        let raw: RawFile = toml::from_str(file.text)
            .map_err(|e| CatalogError::Syntax { file: file.name.to_owned(), message: e.to_string() })?;
        if let Some(source) = raw.source {
            let source = source_of(file.name, source)?;
            for entry in raw.entry {
                entries.push(entry_of(&source, entry)?);
                origin.push(file.name.to_owned());
            }
            sources.push(source);
        } else if !raw.entry.is_empty() {
            return Err(wrong(file.name, "entries without a source".to_owned()));
        }
        rules.add(file.name, raw.rule, raw.because)?;
        words.add(raw.stop_words, raw.synonyms);
    }
    check_editions(&sources)?;
    let by_id = index_ids(&entries, &origin)?;
    let current: BTreeSet<(Framework, String)> = sources
        .iter()
        .filter(|s| s.current)
        .map(|s| (s.framework.clone(), s.edition.as_str().to_owned()))
        .collect();
    let is_current = |e: &Entry| current.contains(&(e.framework.clone(), e.edition.as_str().to_owned()));
    let live: Vec<bool> = entries.iter().map(is_current).collect();
    let spellings = index_spellings(&entries, &live, &origin)?;
    let index = SearchIndex::build(&entries, &live, &words);
    let catalog = Catalog { sources, entries, live, by_id, spellings, index, rules };
    check_references(&catalog, &origin)?;
    Ok(catalog)
}

/// Words that search leaves out, and words it treats as one, per language.
#[derive(Debug, Default)]
pub(crate) struct SearchWords {
    pub(crate) stop: BTreeMap<Lang, Vec<String>>,
    pub(crate) synonyms: BTreeMap<Lang, Vec<Vec<String>>>,
}

impl SearchWords {
    fn add(&mut self, stop: BTreeMap<Lang, Vec<String>>, synonyms: BTreeMap<Lang, Vec<Vec<String>>>) {
        for (lang, words) in stop {
            self.stop.entry(lang).or_default().extend(words);
        }
        for (lang, groups) in synonyms {
            self.synonyms.entry(lang).or_default().extend(groups);
        }
    }
}

pub(crate) fn wrong(file: &str, problem: String) -> CatalogError {
    CatalogError::Inconsistent { file: file.to_owned(), problem }
}

/// Every text needs its English words, or falling back would show an empty line.
pub(crate) fn need_english(file: &str, what: &str, text: &Text) -> Result<()> {
    if text.exact(Lang::EN).is_none_or(|words| words.trim().is_empty()) {
        return Err(wrong(file, format!("{what} has no English text")));
    }
    Ok(())
}

fn source_of(file: &str, raw: RawSource) -> Result<Source> {
    need_english(file, "the source's title", &raw.title)?;
    need_english(file, "the source's licence", &raw.licence)?;
    Ok(Source {
        file: file.to_owned(),
        framework: raw.framework,
        edition: raw.edition,
        current: raw.current,
        title: raw.title,
        document: raw.document,
        published: raw.published,
        read: raw.read,
        licence: raw.licence,
    })
}

fn entry_of(source: &Source, raw: RawEntry) -> Result<Entry> {
    let framework = source.framework.clone();
    let mut links = Vec::new();
    for group in raw.related {
        let target = group.framework.unwrap_or_else(|| framework.clone());
        let link = |id: String| Link { framework: target.clone(), id, basis: group.basis };
        links.extend(group.ids.into_iter().map(link));
    }
    let entry = Entry {
        framework,
        edition: source.edition.clone(),
        kind: raw.kind,
        id: raw.id,
        code: raw.code,
        official_name: raw.official_name,
        section: raw.section,
        parent: raw.parent,
        title: raw.title,
        line: raw.line,
        explanation: raw.explanation,
        signs: raw.signs,
        words: raw.words,
        spellings: raw.spellings,
        links,
        sides: raw.sides,
    };
    for (field, text) in entry.texts() {
        need_english(&source.file, &format!("`{}`: {field}", entry.id), text)?;
    }
    Ok(entry)
}

/// A framework has exactly one current edition, or a call without an edition could mean two things.
fn check_editions(sources: &[Source]) -> Result<()> {
    let mut current: BTreeMap<&Framework, &str> = BTreeMap::new();
    for source in sources.iter().filter(|source| source.current) {
        let edition = source.edition.as_str();
        if current.insert(&source.framework, edition).is_some_and(|other| other != edition) {
            return Err(wrong(&source.file, format!("`{}` has two current editions", source.framework)));
        }
    }
    match sources.iter().find(|source| !current.contains_key(&source.framework)) {
        Some(source) => Err(wrong(&source.file, format!("`{}` has no current edition", source.framework))),
        None => Ok(()),
    }
}

/// Framework, then edition, then id, to the entry's place.
pub(crate) type IdIndex = BTreeMap<String, BTreeMap<String, BTreeMap<String, usize>>>;

fn index_ids(entries: &[Entry], origin: &[String]) -> Result<IdIndex> {
    let mut by_id = IdIndex::new();
    for (place, entry) in entries.iter().enumerate() {
        let ids = by_id
            .entry(entry.framework.as_str().to_owned())
            .or_default()
            .entry(entry.edition.as_str().to_owned())
            .or_default();
        if ids.insert(entry.id.clone(), place).is_some() {
            return Err(wrong(&origin[place], format!("`{}` stands there twice", entry.id)));
        }
    }
    Ok(by_id)
}

/// Every way an id of a current edition may be typed, to the places of the entries it can mean.
fn index_spellings(
    entries: &[Entry],
    live: &[bool],
    origin: &[String],
) -> Result<BTreeMap<String, Vec<usize>>> {
    let mut spellings: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, entry) in entries.iter().enumerate().filter(|(place, _)| live[*place]) {
        for key in keys_of(entry, entries) {
            let places = spellings.entry(key).or_default();
            if let Some(other) = places.iter().find(|other| entries[**other].framework == entry.framework) {
                let problem = format!("`{}` and `{}` share a spelling", entries[*other].id, entry.id);
                return Err(wrong(&origin[place], problem));
            }
            places.push(place);
        }
    }
    Ok(spellings)
}

/// An entry's own spellings, and for an id that begins with its function's id the same with the function's
/// other spellings in front: `MEASURE 2.11` is also `MS 2.11` and `MEAS 2.11`.
fn keys_of(entry: &Entry, entries: &[Entry]) -> BTreeSet<String> {
    let own = [Some(&entry.id), entry.code.as_ref(), entry.official_name.as_ref()];
    let mut keys: BTreeSet<String> =
        own.into_iter().flatten().chain(&entry.spellings).map(|text| spelling_key(text)).collect();
    for function in entries.iter().filter(|e| {
        e.kind == EntryKind::Function && e.framework == entry.framework && e.edition == entry.edition
    }) {
        if let Some(rest) = entry.id.strip_prefix(function.id.as_str()) {
            let heads = function.spellings.iter().chain(&function.code);
            keys.extend(heads.map(|head| spelling_key(&format!("{head}{rest}"))));
        }
    }
    keys
}

/// Parents, links, sides and rules name entries that exist.
fn check_references(catalog: &Catalog, origin: &[String]) -> Result<()> {
    for (place, entry) in catalog.entries.iter().enumerate() {
        let dangling =
            |id: &str| wrong(&origin[place], format!("`{}` points at `{id}`, which is not there", entry.id));
        let near = |id: &str| catalog.get_edition(entry.framework.as_str(), entry.edition.as_str(), id);
        if let Some(parent) = &entry.parent {
            near(parent).map_err(|_| dangling(parent))?;
        }
        for id in entry.sides.iter().flatten() {
            let target = near(id).map_err(|_| dangling(id))?;
            if target.kind != EntryKind::Characteristic {
                return Err(wrong(&origin[place], format!("`{}`: `{id}` is no characteristic", entry.id)));
            }
        }
        for link in &entry.links {
            catalog.follow(entry, link).map_err(|_| dangling(&link.id))?;
        }
    }
    catalog.rules.check(catalog)
}
