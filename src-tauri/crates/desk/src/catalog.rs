//! The catalog, flattened for those who show it.

use crate::{
    DeskResult, playbook,
    view::{
        CatalogBooks, CatalogCrossing, CatalogEnd, CatalogFact, CatalogFound, CatalogLinked, CatalogPage,
        CatalogPointer, CatalogRow, CatalogSource, CatalogSupplement,
    },
};
use recourse_catalog::{
    Catalog, CrossingPage, Entry, EntryKind, EntryPage, EntrySummary, Lang, PointerPage, RelatedSummary,
    Source, SupplementPage,
};
use recourse_model::FrameworkRef;
use recourse_vault::Vault;

/// An entry in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogEntry {
    /// The framework.
    pub framework: String,
    /// Its edition.
    pub edition: String,
    /// What kind of entry it is.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// Its title in plain words; for a characteristic, the plain question.
    pub title: String,
    /// The framework's own name of a characteristic or risk, otherwise empty.
    pub name: String,
    /// What it means.
    pub about: String,
    /// Signs that it was harmed, for characteristics.
    pub signs: Vec<String>,
    /// Ids of related entries.
    pub related: Vec<String>,
}

/// Every entry of the current editions, in official order.
#[must_use]
pub fn all(language: &str) -> Vec<CatalogEntry> {
    let lang = Lang::from_tag(language);
    Catalog::shipped().entries().map(|entry| flat(entry, lang)).collect()
}

/// Entries that fit everyday words, best first.
#[must_use]
pub fn search(text: &str, language: &str, limit: u32) -> Vec<CatalogEntry> {
    let lang = Lang::from_tag(language);
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    Catalog::shipped().search(text, lang, limit).into_iter().map(|hit| flat(hit.entry, lang)).collect()
}

fn flat(entry: &Entry, lang: Lang) -> CatalogEntry {
    let catalog = Catalog::shipped();
    let characteristic = match entry.kind() {
        EntryKind::Characteristic => catalog.characteristic(entry.id()).ok(),
        _ => None,
    };
    let (title, name) = match &characteristic {
        Some(c) => (c.question(lang).to_owned(), c.name(lang).to_owned()),
        None => (entry.title(lang).to_owned(), entry.official_name().unwrap_or_default().to_owned()),
    };
    let about = entry.explanation(lang).or_else(|| entry.line(lang)).unwrap_or_default();
    CatalogEntry {
        framework: entry.framework().as_str().to_owned(),
        edition: entry.edition().as_str().to_owned(),
        kind: entry.kind().as_str().to_owned(),
        id: entry.id().to_owned(),
        title,
        name,
        about: about.to_owned(),
        signs: entry.signs(lang).map(str::to_owned).collect(),
        related: catalog.related(entry).iter().map(|related| related.entry.id().to_owned()).collect(),
    }
}

/// How records name an entry.
#[must_use]
pub fn reference(entry: &Entry) -> FrameworkRef {
    FrameworkRef {
        framework: entry.framework().as_str().to_owned(),
        edition: entry.edition().as_str().to_owned(),
        id: entry.id().to_owned(),
    }
}

/// Every entry of the current editions as a list shows it, in official order.
#[must_use]
pub fn rows(language: &str) -> Vec<CatalogRow> {
    let lang = Lang::from_tag(language);
    Catalog::shipped().entries().map(|entry| row(&entry.summary(lang))).collect()
}

/// One entry with everything around it. Without an edition it is the current one. With a vault, the official text of
/// an attached playbook export stands beside ours.
///
/// # Errors
/// [`recourse_model::ErrorCode::CatalogUnknown`] when there is no such entry; when the vault cannot be read.
pub fn page(vault: Option<&Vault>, target: &FrameworkRef, language: &str) -> DeskResult<CatalogPage> {
    let catalog = Catalog::shipped();
    let entry = match target.edition.as_str() {
        "" => catalog.get(&target.framework, &target.id),
        edition => catalog.get_edition(&target.framework, edition, &target.id),
    }?;
    let mut page = page_view(&catalog.page(entry, Lang::from_tag(language)));
    if let Some(vault) = vault.filter(|_| entry.kind() == EntryKind::Subcategory) {
        page.official = playbook::official(vault, entry.id())?;
    }
    Ok(page)
}

/// What words stand for when they are a name that people use, and every entry that fits them, best first.
#[must_use]
pub fn find(text: &str, language: &str, limit: u32) -> CatalogFound {
    let (catalog, lang) = (Catalog::shipped(), Lang::from_tag(language));
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let meaning = catalog.meaning(text);
    let meant = meaning.iter().flat_map(|meaning| &meaning.entries);
    CatalogFound {
        meant: meant.map(|entry| row(&entry.summary(lang))).collect(),
        note: some(meaning.as_ref().and_then(|meaning| meaning.note(lang))),
        rows: catalog.search(text, lang, limit).iter().map(|hit| row(&hit.entry.summary(lang))).collect(),
    }
}

/// What the catalog was made from, documents worth knowing about, and whether a playbook export is attached.
///
/// # Errors
/// When the vault cannot be read.
pub fn books(vault: Option<&Vault>, language: &str) -> DeskResult<CatalogBooks> {
    let (catalog, lang) = (Catalog::shipped(), Lang::from_tag(language));
    let source = |one: &Source| CatalogSource {
        framework: one.framework().as_str().to_owned(),
        edition: one.edition().as_str().to_owned(),
        title: one.title(lang).to_owned(),
        document: one.document().to_owned(),
        published: one.published().to_owned(),
        read: one.read().to_owned(),
        licence: one.licence(lang).to_owned(),
    };
    Ok(CatalogBooks {
        sources: catalog.sources().iter().map(source).collect(),
        pointers: catalog.pointer_pages(lang).iter().map(pointer).collect(),
        playbook: vault.map(playbook::state).transpose()?.flatten(),
    })
}

fn some(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

fn lines(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// An entry as a list shows it.
pub(crate) fn row(summary: &EntrySummary<'_>) -> CatalogRow {
    CatalogRow {
        framework: summary.framework.as_str().to_owned(),
        edition: summary.edition.as_str().to_owned(),
        kind: summary.kind.as_str().to_owned(),
        id: summary.id.to_owned(),
        title: summary.title.to_owned(),
        line: some(summary.line),
        name: some(summary.official_name),
        code: some(summary.code),
        parent: some(summary.parent),
    }
}

fn linked(related: &[RelatedSummary<'_>]) -> Vec<CatalogLinked> {
    let one = |one: &RelatedSummary<'_>| CatalogLinked {
        row: row(&one.summary),
        basis: one.basis.as_str().to_owned(),
    };
    related.iter().map(one).collect()
}

fn page_view(page: &EntryPage<'_>) -> CatalogPage {
    let row_of = row(&page.summary);
    let fact =
        |(name, texts): (&&str, &Vec<&str>)| CatalogFact { name: (*name).to_owned(), lines: lines(texts) };
    CatalogPage {
        section: some(page.section),
        explanation: some(page.explanation),
        signs: lines(&page.signs),
        examples: lines(&page.examples),
        asks: lines(&page.asks),
        answers: lines(&page.answers),
        helps: lines(&page.helps),
        facts: page.fields.iter().map(fact).collect(),
        above: page.above.iter().rev().map(row).collect(),
        children: page.children.iter().map(row).collect(),
        actions: linked(&page.actions),
        legal: linked(&page.legal),
        related: linked(&page.related),
        crosswalks: page.crosswalks.iter().map(crossing).collect(),
        supplements: page.supplements.iter().map(supplement).collect(),
        source: CatalogSource {
            framework: row_of.framework.clone(),
            edition: row_of.edition.clone(),
            title: page.source.title.to_owned(),
            document: page.document.to_owned(),
            published: page.source.published.to_owned(),
            read: page.source.read.to_owned(),
            licence: page.source.licence.to_owned(),
        },
        official: None,
        row: row_of,
    }
}

fn crossing(one: &CrossingPage<'_>) -> CatalogCrossing {
    let ends = one.ends.iter().map(|end| CatalogEnd {
        framework: end.framework.as_str().to_owned(),
        id: end.id.to_owned(),
        title: some(end.title),
        entry: end.entry.map(|id| FrameworkRef {
            framework: end.framework.as_str().to_owned(),
            edition: end.edition.as_str().to_owned(),
            id: id.to_owned(),
        }),
    });
    CatalogCrossing {
        id: one.id.to_owned(),
        title: one.title.to_owned(),
        authority: one.authority.as_str().to_owned(),
        provider: one.provider.to_owned(),
        published: one.published.to_owned(),
        document: one.document.to_owned(),
        warning: some(one.warning),
        ends: ends.collect(),
    }
}

fn supplement(one: &SupplementPage<'_>) -> CatalogSupplement {
    CatalogSupplement {
        title: one.title.to_owned(),
        document: one.document.to_owned(),
        actors: one.actors.to_vec(),
        topics: one.topics.to_vec(),
        documents: lines(&one.documents),
    }
}

fn pointer(one: &PointerPage<'_>) -> CatalogPointer {
    CatalogPointer {
        id: one.id.to_owned(),
        title: one.title.to_owned(),
        provider: one.provider.to_owned(),
        document: one.document.to_owned(),
        published: one.published.to_owned(),
        as_of: one.as_of.to_owned(),
        warning: one.warning.to_owned(),
    }
}
