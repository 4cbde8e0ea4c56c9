//! Following every reference of the data once, while it is loaded: what leads nowhere is refused.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::crosswalk::{Crosswalk, Pair, Supplement};
use crate::entry::Entry;
use crate::error::CatalogError;
use crate::kind::{Basis, EntryKind, Framework};
use crate::load::{RISKS, need_english, wrong};
use crate::raw::{RawCrosswalk, RawSupplement};
use crate::source::Source;

type Result<T> = std::result::Result<T, CatalogError>;

/// A framework has exactly one current edition, or a call without an edition could mean two things.
pub(crate) fn editions(sources: &[Source]) -> Result<()> {
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

/// The places of linked entries, for each entry from either end, each once, with the better word for it.
pub(crate) type Neighbours = Vec<Vec<(usize, Basis)>>;

/// Parents, links, sides and tags name entries that exist.
pub(crate) fn links(catalog: &Catalog) -> Result<Neighbours> {
    let mut neighbours: Vec<BTreeMap<usize, Basis>> = vec![BTreeMap::new(); catalog.entries.len()];
    let mut note = |at: usize, other: usize, basis: Basis| {
        let best = neighbours[at].entry(other).or_insert(basis);
        *best = (*best).min(basis);
    };
    for (place, entry) in catalog.entries.iter().enumerate() {
        let file = catalog.sources[entry.source].file.as_str();
        let dangling = |id: &str| wrong(file, format!("`{}` points at `{id}`, which is not there", entry.id));
        let near = |id: &str| catalog.get_edition(entry.framework.as_str(), entry.edition.as_str(), id);
        if let Some(parent) = &entry.parent {
            near(parent).map_err(|_| dangling(parent))?;
        }
        for id in entry.sides.iter().flatten() {
            let target = near(id).map_err(|_| dangling(id))?;
            if target.kind != EntryKind::Characteristic {
                return Err(wrong(file, format!("`{}`: `{id}` is no characteristic", entry.id)));
            }
        }
        for link in &entry.links {
            let target = catalog.follow(entry, link).map_err(|_| dangling(&link.id))?;
            note(place, target, link.basis);
            // An old edition's links stay with the old edition.
            if catalog.live[place] {
                note(target, place, link.basis);
            }
        }
        for risk in tagged(catalog, entry)? {
            note(place, risk, Basis::Source);
            if catalog.live[place] {
                note(risk, place, Basis::Source);
            }
        }
    }
    Ok(neighbours.into_iter().map(|one| one.into_iter().collect()).collect())
}

/// The places of the risks that an entry is tagged with; its actor tags are checked on the way.
fn tagged(catalog: &Catalog, entry: &Entry) -> Result<Vec<usize>> {
    let file = catalog.sources[entry.source].file.as_str();
    actors(catalog, file, &entry.id, &entry.tags.actors)?;
    let mut risks = Vec::new();
    for id in &entry.tags.risks {
        let problem = || wrong(file, format!("`{}` is tagged `{id}`, which is no risk", entry.id));
        let (place, risk) = catalog.place(RISKS.as_str(), id).map_err(|_| problem())?;
        if risk.kind != EntryKind::GaiRisk {
            return Err(problem());
        }
        risks.push(place);
    }
    Ok(risks)
}

/// Actor tags name entries, once the actors themselves are in the catalog. Sources slip: a label that the same
/// source uses as a topic is let through as it is printed.
fn actors(catalog: &Catalog, file: &str, id: &str, tags: &[String]) -> Result<()> {
    let known = |tag: &str| catalog.actor(tag).is_some() || catalog.topics.contains(tag);
    match tags.iter().find(|tag| !known(tag)) {
        Some(tag) => Err(wrong(file, format!("`{id}` is tagged `{tag}`, which is no actor"))),
        None => Ok(()),
    }
}

/// What each file adds to entries, by the entry's place.
pub(crate) fn supplements(
    catalog: &Catalog,
    raw: Vec<(usize, RawSupplement)>,
) -> Result<BTreeMap<usize, Vec<Supplement>>> {
    let mut found: BTreeMap<usize, Vec<Supplement>> = BTreeMap::new();
    for (source, one) in raw {
        let file = catalog.sources[source].file.as_str();
        let place = catalog
            .place_in(one.framework.as_str(), one.edition.as_str(), &one.id)
            .map_err(|error| wrong(file, format!("a supplement leads nowhere: {error}")))?;
        actors(catalog, file, &one.id, &one.actors)?;
        for text in &one.documents {
            need_english(file, &format!("`{}`: a documentation question", one.id), text)?;
        }
        let known = found.entry(place).or_default();
        if known.iter().any(|other| other.source == source) {
            return Err(wrong(file, format!("`{}` is supplemented twice", one.id)));
        }
        known.push(Supplement { source, actors: one.actors, topics: one.topics, documents: one.documents });
    }
    Ok(found)
}

/// Crosswalks with both ends of every pair found.
pub(crate) fn crosswalks(catalog: &Catalog, raw: Vec<(String, RawCrosswalk)>) -> Result<Vec<Crosswalk>> {
    let mut ids = BTreeSet::new();
    let mut found = Vec::new();
    for (file, one) in raw {
        if !ids.insert(one.id.clone()) {
            return Err(wrong(&file, format!("the crosswalk `{}` stands there twice", one.id)));
        }
        need_english(&file, &format!("the crosswalk `{}`: title", one.id), &one.title)?;
        if let Some(warning) = &one.warning {
            need_english(&file, &format!("the crosswalk `{}`: warning", one.id), warning)?;
        }
        let pairs = pairs(catalog, &file, &one)?;
        found.push(Crosswalk {
            id: one.id,
            title: one.title,
            from: (one.from_framework, one.from_edition),
            target: (one.target_framework, one.target_edition),
            authority: one.authority,
            provider: one.provider,
            published: one.published,
            document: one.document,
            warning: one.warning,
            pairs,
        });
    }
    Ok(found)
}

fn pairs(catalog: &Catalog, file: &str, one: &RawCrosswalk) -> Result<Vec<Pair>> {
    let nowhere = |error: CatalogError| wrong(file, format!("the crosswalk `{}`: {error}", one.id));
    let mut pairs = Vec::new();
    let mut seen = BTreeSet::new();
    for row in &one.pairs {
        let Some((first, rest)) = row.split_first().filter(|(_, rest)| !rest.is_empty()) else {
            return Err(wrong(file, format!("the crosswalk `{}` has a pair with one end", one.id)));
        };
        let from = catalog
            .place_in(one.from_framework.as_str(), one.from_edition.as_str(), first)
            .map_err(nowhere)?;
        for id in rest {
            let target = target(catalog, one, id).map_err(nowhere)?;
            if !seen.insert((from, id)) {
                let problem = format!("the crosswalk `{}` has `{first}` and `{id}` twice", one.id);
                return Err(wrong(file, problem));
            }
            pairs.push(Pair { from, id: id.clone(), target });
        }
    }
    Ok(pairs)
}

/// The entry a target id names. Some frameworks, or editions of them, are not ours to hold, ISO standards for
/// example: their ids stay bare addresses. An edition that is held has to have the id, or the number in front of
/// it: `7` for `7.4.2`.
fn target(catalog: &Catalog, one: &RawCrosswalk, id: &str) -> Result<Option<usize>> {
    let (framework, edition) = (one.target_framework.as_str(), one.target_edition.as_str());
    let held = |source: &Source| source.framework.as_str() == framework && source.edition.as_str() == edition;
    if !catalog.sources.iter().any(held) {
        return Ok(None);
    }
    let exact = catalog.place_in(framework, edition, id);
    let above = |error| {
        let head = id.split_once('.').map(|(head, _)| head).filter(|head| !head.is_empty());
        head.and_then(|head| catalog.place_in(framework, edition, head).ok()).ok_or(error)
    };
    exact.or_else(above).map(Some)
}
