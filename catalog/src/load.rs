//! From data files to a checked catalog: one source per file, ids unique, every reference resolving.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::catalog::{Catalog, DataFile};
use crate::check;
use crate::crosswalk::{Pointer, actor_tags};
use crate::entry::{Entry, Link, Tags, TextLists};
use crate::error::CatalogError;
use crate::fold::spelling_key;
use crate::index::SearchWords;
use crate::kind::{EntryKind, Framework};
use crate::lang::{Lang, Text};
use crate::names;
use crate::raw::{RawEntry, RawFile, RawSource};
use crate::rules::Rules;
use crate::source::Source;

type Result<T> = std::result::Result<T, CatalogError>;

/// Reads and checks TOML files. The order of files and entries is the order of the catalog.
pub(crate) fn load(files: &[DataFile<'_>]) -> Result<Catalog> {
    let read = |file: &DataFile<'_>| {
        let raw = toml::from_str(file.text).map_err(|e| syntax(file.name, &e))?;
        Ok((file.name.to_owned(), raw))
    };
    assemble(files.iter().map(read).collect::<Result<_>>()?)
}

/// Reads the shipped files in the form the build script gave them: JSON is read several times faster than TOML.
pub(crate) fn load_packed(packed: &str) -> Result<Catalog> {
    let files: Vec<(String, RawFile)> = serde_json::from_str(packed).map_err(|e| syntax("packed", &e))?;
    assemble(files)
}

fn syntax(file: &str, error: &dyn std::error::Error) -> CatalogError {
    CatalogError::Syntax { file: file.to_owned(), message: error.to_string() }
}

fn assemble(files: Vec<(String, RawFile)>) -> Result<Catalog> {
    let mut parts = Parts::default();
    for (name, raw) in files {
        parts.add(&name, raw)?;
    }
    check::editions(&parts.sources)?;
    let by_id = index_ids(&parts.entries, &parts.sources)?;
    let live: Vec<bool> = parts.entries.iter().map(|entry| parts.sources[entry.source].current).collect();
    let spellings = index_spellings(&parts.entries, &live, &parts.sources)?;
    let mut catalog = Catalog {
        neighbours: Vec::new(),
        actors: actor_tags(&parts.entries, &live),
        topics: parts.topics,
        sources: parts.sources,
        entries: parts.entries,
        live,
        by_id,
        spellings,
        index: OnceLock::new(),
        search_words: parts.words,
        rules: parts.rules,
        supplements: BTreeMap::new(),
        crosswalks: Vec::new(),
        pointers: parts.pointers,
        names: Vec::new(),
        name_index: BTreeMap::new(),
    };
    catalog.neighbours = check::links(&catalog)?;
    catalog.supplements = check::supplements(&catalog, parts.supplements)?;
    catalog.crosswalks = check::crosswalks(&catalog, parts.crosswalks)?;
    (catalog.names, catalog.name_index) = names::read(&catalog, parts.names)?;
    catalog.rules.check(&catalog)?;
    Ok(catalog)
}

/// What the files hold together, before references are followed.
#[derive(Default)]
struct Parts {
    sources: Vec<Source>,
    entries: Vec<Entry>,
    supplements: Vec<(usize, crate::raw::RawSupplement)>,
    crosswalks: Vec<(String, crate::raw::RawCrosswalk)>,
    pointers: Vec<Pointer>,
    names: Vec<(String, crate::raw::RawName)>,
    rules: Rules,
    words: SearchWords,
    topics: BTreeSet<String>,
}

impl Parts {
    fn add(&mut self, file: &str, raw: RawFile) -> Result<()> {
        if raw.source.is_none() && raw.states_facts() {
            return Err(wrong(file, "entries without a source".to_owned()));
        }
        self.rules.add(file, raw.rule, raw.signal, raw.because)?;
        self.words.add(raw.stop_words, raw.synonyms);
        self.names.extend(raw.name.into_iter().map(|name| (file.to_owned(), name)));
        self.crosswalks.extend(raw.crosswalk.into_iter().map(|one| (file.to_owned(), one)));
        for pointer in raw.pointer {
            self.pointers.push(Pointer::new(file, pointer)?);
        }
        let Some(source) = raw.source else { return Ok(()) };
        let tagged = raw.supplement.iter().flat_map(|one| &one.topics);
        self.topics.extend(tagged.chain(raw.entry.iter().flat_map(|one| &one.topics)).cloned());
        let source = source_of(file, source)?;
        let place = self.sources.len();
        for entry in raw.entry {
            self.entries.push(entry_of(&source, place, entry)?);
        }
        self.supplements.extend(raw.supplement.into_iter().map(|one| (place, one)));
        self.sources.push(source);
        Ok(())
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

fn entry_of(source: &Source, place: usize, raw: RawEntry) -> Result<Entry> {
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
        lists: TextLists { asks: raw.asks, answers: raw.answers, helps: raw.helps, examples: raw.examples },
        tags: Tags { actors: raw.actors, topics: raw.topics, risks: raw.risks },
        fields: raw.fields,
        source: place,
    };
    for (field, text) in entry.texts() {
        if text.exact(Lang::EN).is_none_or(|words| words.trim().is_empty()) {
            need_english(&source.file, &format!("`{}`: {field}", entry.id), text)?;
        }
    }
    Ok(entry)
}

/// Framework, then edition, then id, to the entry's place.
pub(crate) type IdIndex = BTreeMap<String, BTreeMap<String, BTreeMap<String, usize>>>;

fn index_ids(entries: &[Entry], sources: &[Source]) -> Result<IdIndex> {
    let mut by_id = IdIndex::new();
    for (place, entry) in entries.iter().enumerate() {
        let ids = by_id
            .entry(entry.framework.as_str().to_owned())
            .or_default()
            .entry(entry.edition.as_str().to_owned())
            .or_default();
        if ids.insert(entry.id.clone(), place).is_some() {
            return Err(wrong(&sources[entry.source].file, format!("`{}` stands there twice", entry.id)));
        }
    }
    Ok(by_id)
}

/// Every way an entry of a current edition may be named, to the places of the entries it can mean.
#[derive(Debug, Default)]
pub(crate) struct Spellings {
    /// Ids, codes and other spellings of ids. Inside one framework each means one entry.
    pub(crate) ids: BTreeMap<String, Vec<usize>>,
    /// Names as their owners give them. Owners give two things the same name now and then.
    pub(crate) names: BTreeMap<String, Vec<usize>>,
}

fn index_spellings(entries: &[Entry], live: &[bool], sources: &[Source]) -> Result<Spellings> {
    let functions: Vec<&Entry> = entries.iter().filter(|e| e.kind == EntryKind::Function).collect();
    let mut spellings = Spellings::default();
    for (place, entry) in entries.iter().enumerate().filter(|(place, _)| live[*place]) {
        for key in keys_of(entry, &functions) {
            let places = spellings.ids.entry(key).or_default();
            if let Some(other) = places.iter().find(|other| entries[**other].framework == entry.framework) {
                let problem = format!("`{}` and `{}` share a spelling", entries[*other].id, entry.id);
                return Err(wrong(&sources[entry.source].file, problem));
            }
            places.push(place);
        }
        if let Some(name) = &entry.official_name {
            spellings.names.entry(spelling_key(name)).or_default().push(place);
        }
    }
    Ok(spellings)
}

/// An entry's own spellings, and for an id that begins with its function's id the same with the function's
/// other spellings in front: `MEASURE 2.11` is also `MS 2.11` and `MEAS 2.11`.
fn keys_of(entry: &Entry, functions: &[&Entry]) -> BTreeSet<String> {
    let own = [Some(&entry.id), entry.code.as_ref()];
    let mut keys: BTreeSet<String> =
        own.into_iter().flatten().chain(&entry.spellings).map(|text| spelling_key(text)).collect();
    for function in functions.iter().filter(|e| e.framework == entry.framework && e.edition == entry.edition)
    {
        if let Some(rest) = entry.id.strip_prefix(function.id.as_str()) {
            let heads = function.spellings.iter().chain(&function.code);
            keys.extend(heads.map(|head| spelling_key(&format!("{head}{rest}"))));
        }
    }
    keys
}

/// The framework whose risks the `risks` of an entry name.
pub(crate) const RISKS: Framework = Framework::NIST_AI_600_1;
