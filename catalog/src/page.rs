//! Entries in one language, ready to print or to send on.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::{Catalog, Related};
use crate::entry::Entry;
use crate::kind::{Authority, Basis, Edition, EntryKind, Framework};
use crate::lang::Lang;

/// An entry as a list prints it: `recourse catalog list --json` is one array of these.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct EntrySummary<'a> {
    /// The framework's key.
    pub framework: &'a Framework,
    /// The framework's edition.
    pub edition: &'a Edition,
    /// What sort of thing it is.
    pub kind: EntryKind,
    /// The stable id.
    pub id: &'a str,
    /// The short plain title in the language asked for.
    pub title: &'a str,
    /// One plain line or question more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<&'a str>,
    /// The source's own name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub official_name: Option<&'a str>,
    /// The short official code or the letter on the strip.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'a str>,
    /// The id one step up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<&'a str>,
}

/// An entry with everything around it: what `recourse catalog show --json` prints.
#[derive(Clone, Debug, Serialize)]
pub struct EntryPage<'a> {
    /// The same fields as in a list.
    #[serde(flatten)]
    pub summary: EntrySummary<'a>,
    /// Where it stands in the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<&'a str>,
    /// One paragraph that explains it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<&'a str>,
    /// Signs from daily life that it was harmed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<&'a str>,
    /// Examples from daily life.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<&'a str>,
    /// What a person can ask the organization.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<&'a str>,
    /// What a real answer contains.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<&'a str>,
    /// Which evidence helps.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub helps: Vec<&'a str>,
    /// Everyday words that lead here.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub words: &'a [String],
    /// Further facts that only this kind of entry has, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<&'a str, Vec<&'a str>>,
    /// The entries one step up, the nearest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub above: Vec<EntrySummary<'a>>,
    /// The entries one step down.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<EntrySummary<'a>>,
    /// The actions of the generative-AI profile that belong to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<RelatedSummary<'a>>,
    /// Laws and rules worth checking.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub legal: Vec<RelatedSummary<'a>>,
    /// Every other linked entry, each with who says so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<RelatedSummary<'a>>,
    /// What crosswalks pair it with, each on its own authority.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub crosswalks: Vec<CrossingPage<'a>>,
    /// Tags and questions that other documents add.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub supplements: Vec<SupplementPage<'a>>,
    /// Where the facts come from.
    pub document: &'a str,
    /// The same with its dates and its licence.
    pub source: SourcePage<'a>,
}

/// A linked entry on a page.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct RelatedSummary<'a> {
    /// The entry linked to.
    #[serde(flatten)]
    pub summary: EntrySummary<'a>,
    /// Who says that the two belong together.
    pub basis: Basis,
}

/// What one crosswalk pairs an entry with.
#[derive(Clone, Debug, Serialize)]
pub struct CrossingPage<'a> {
    /// The crosswalk's id.
    pub id: &'a str,
    /// What it joins.
    pub title: &'a str,
    /// On whose word it stands.
    pub authority: Authority,
    /// Who wrote it.
    pub provider: &'a str,
    /// When, as far as is known.
    pub published: &'a str,
    /// The document it was read from.
    pub document: &'a str,
    /// What to be careful about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warning: Option<&'a str>,
    /// The other ends.
    pub ends: Vec<EndPage<'a>>,
}

/// The other end of a pair. Some frameworks are not ours to hold; then there is an id without a title.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct EndPage<'a> {
    /// The framework's key.
    pub framework: &'a Framework,
    /// The framework's edition.
    pub edition: &'a Edition,
    /// The id, exactly as the crosswalk has it.
    pub id: &'a str,
    /// The id of the catalog's entry, where there is one; it can be one step above `id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<&'a str>,
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'a str>,
}

/// A document that is worth knowing about, and whose relations to the catalog are not here.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct PointerPage<'a> {
    /// Its stable id.
    pub id: &'a str,
    /// What it is.
    pub title: &'a str,
    /// Who wrote it.
    pub provider: &'a str,
    /// Its name or address.
    pub document: &'a str,
    /// When it was published, as far as is known.
    pub published: &'a str,
    /// The day on which this was so.
    pub as_of: &'a str,
    /// Why there are no relations, or what to be careful about.
    pub warning: &'a str,
}

/// What one document adds to an entry.
#[derive(Clone, Debug, Serialize)]
pub struct SupplementPage<'a> {
    /// What the document is.
    pub title: &'a str,
    /// Its name.
    pub document: &'a str,
    /// Who acts, by the document's own labels.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub actors: &'a [String],
    /// What it is about, by the document's own labels.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub topics: &'a [String],
    /// Questions for an organization's own records, in our words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<&'a str>,
}

/// Where facts come from.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct SourcePage<'a> {
    /// What the data file holds.
    pub title: &'a str,
    /// The day the document was published.
    pub published: &'a str,
    /// The day we read it.
    pub read: &'a str,
    /// What may be done with the facts and with our words.
    pub licence: &'a str,
}

impl Catalog {
    /// An entry with everything around it, in one language.
    #[must_use]
    pub fn page<'a>(&'a self, entry: &'a Entry, lang: Lang) -> EntryPage<'a> {
        let source = &self.sources[entry.source];
        let related = self.related(entry);
        let of = |wanted: &dyn Fn(EntryKind) -> bool| {
            let fitting = related.iter().filter(|one| wanted(one.entry.kind()));
            fitting.map(|one| linked(one, lang)).collect::<Vec<_>>()
        };
        let apart = |kind| matches!(kind, EntryKind::GaiAction | EntryKind::LegalHandle);
        EntryPage {
            summary: entry.summary(lang),
            section: entry.section(),
            explanation: entry.explanation(lang),
            signs: entry.signs(lang).collect(),
            examples: entry.examples(lang).collect(),
            asks: entry.asks(lang).collect(),
            answers: entry.answers(lang).collect(),
            helps: entry.helps(lang).collect(),
            words: entry.words(lang),
            fields: entry.fields.iter().map(|(name, value)| (name.as_str(), value.lines(lang))).collect(),
            above: self.above(entry).into_iter().map(|one| one.summary(lang)).collect(),
            children: self.children(entry).map(|child| child.summary(lang)).collect(),
            actions: of(&|kind| kind == EntryKind::GaiAction),
            legal: of(&|kind| kind == EntryKind::LegalHandle),
            related: of(&|kind| !apart(kind)),
            crosswalks: self.crossing_pages(entry, lang),
            supplements: self.supplement_pages(entry, lang),
            document: source.document(),
            source: SourcePage {
                title: source.title(lang),
                published: source.published(),
                read: source.read(),
                licence: source.licence(lang),
            },
        }
    }

    /// The pointers in one language.
    #[must_use]
    pub fn pointer_pages(&self, lang: Lang) -> Vec<PointerPage<'_>> {
        let page = |one| {
            let one: &crate::crosswalk::Pointer = one;
            PointerPage {
                id: one.id(),
                title: one.title(lang),
                provider: one.provider(),
                document: one.document(),
                published: one.published(),
                as_of: one.as_of(),
                warning: one.warning(lang),
            }
        };
        self.pointers.iter().map(page).collect()
    }

    fn crossing_pages<'a>(&'a self, entry: &Entry, lang: Lang) -> Vec<CrossingPage<'a>> {
        let page = |crossing: crate::crosswalk::Crossing<'a>| CrossingPage {
            id: crossing.crosswalk.id(),
            title: crossing.crosswalk.title(lang),
            authority: crossing.crosswalk.authority(),
            provider: crossing.crosswalk.provider(),
            published: crossing.crosswalk.published(),
            document: crossing.crosswalk.document(),
            warning: crossing.crosswalk.warning(lang),
            ends: crossing
                .ends
                .into_iter()
                .map(|end| EndPage {
                    framework: end.framework,
                    edition: end.edition,
                    id: end.id,
                    entry: end.entry.map(Entry::id),
                    title: end.entry.map(|entry| entry.title(lang)),
                })
                .collect(),
        };
        self.crossings(entry).into_iter().map(page).collect()
    }

    fn supplement_pages<'a>(&'a self, entry: &Entry, lang: Lang) -> Vec<SupplementPage<'a>> {
        let page = |one: &'a crate::crosswalk::Supplement| SupplementPage {
            title: self.sources[one.source].title(lang),
            document: self.sources[one.source].document(),
            actors: &one.actors,
            topics: &one.topics,
            documents: one.documents.iter().map(|text| text.get(lang)).collect(),
        };
        self.supplements_of(entry).iter().map(page).collect()
    }
}

fn linked<'a>(one: &Related<'a>, lang: Lang) -> RelatedSummary<'a> {
    RelatedSummary { summary: one.entry.summary(lang), basis: one.basis }
}
