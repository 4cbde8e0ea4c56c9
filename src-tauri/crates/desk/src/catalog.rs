//! The catalog, flattened for those who show it.

use recourse_catalog::{Catalog, Entry, EntryKind, Lang};

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
