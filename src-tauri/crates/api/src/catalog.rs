//! The commands of the catalog: reading it, searching it, and the playbook export that a person attaches.

use crate::{
    App, AppResult,
    clock::now,
    dto::{
        CatalogEntries, CatalogItem, CatalogRows, Empty, HarmRef, InLanguage, Language, MaybePlaybook,
        SearchQuery,
    },
    host::PickPurpose,
};
use recourse_desk::{
    catalog, playbook, suggest,
    view::{CatalogBooks, CatalogFound, CatalogPage, CatalogSuggestions},
};
use recourse_model::FrameworkRef;

/// More finds than this nobody reads.
const MOST_FOUND: u32 = 100;

impl App {
    /// The whole catalog in a language, with what other screens need of each entry.
    ///
    /// # Errors
    /// None.
    pub fn catalog(&self, language: Language) -> AppResult<CatalogEntries> {
        Ok(CatalogEntries { entries: catalog::all(&language.language).into_iter().map(item).collect() })
    }

    /// Finds entries of the catalog by everyday words, for linking.
    ///
    /// # Errors
    /// None.
    pub fn catalog_search(&self, request: InLanguage<SearchQuery>) -> AppResult<CatalogEntries> {
        let found = catalog::search(&request.of.text, &request.language, request.of.limit.min(MOST_FOUND));
        Ok(CatalogEntries { entries: found.into_iter().map(item).collect() })
    }

    /// Every entry as a list shows it.
    ///
    /// # Errors
    /// None.
    pub fn catalog_rows(&self, language: Language) -> AppResult<CatalogRows> {
        Ok(CatalogRows { rows: catalog::rows(&language.language) })
    }

    /// One entry with everything around it.
    ///
    /// # Errors
    /// When the catalog has no such entry. The catalog itself can be read while the vault is locked.
    pub fn catalog_page(&self, request: InLanguage<FrameworkRef>) -> AppResult<CatalogPage> {
        Ok(catalog::page(self.vault().ok().as_deref(), &request.of, &request.language)?)
    }

    /// What words stand for, and every entry that fits them.
    ///
    /// # Errors
    /// None.
    pub fn catalog_find(&self, request: InLanguage<SearchQuery>) -> AppResult<CatalogFound> {
        Ok(catalog::find(&request.of.text, &request.language, request.of.limit.min(MOST_FOUND)))
    }

    /// What the catalog was made from, and whether a playbook export is attached.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn catalog_books(&self, language: Language) -> AppResult<CatalogBooks> {
        Ok(catalog::books(self.vault().ok().as_deref(), &language.language)?)
    }

    /// Everything that may fit a harm, with the answers that led to it.
    ///
    /// # Errors
    /// When there is no such harm.
    pub fn catalog_suggestions(&self, request: InLanguage<HarmRef>) -> AppResult<CatalogSuggestions> {
        Ok(suggest::for_harm(&*self.vault()?, request.of.harm_id, &request.language)?)
    }

    /// Attaches the playbook export that the person picks.
    ///
    /// # Errors
    /// When the file is not such an export, or the vault cannot be written. Nothing is changed then.
    pub fn attach_playbook(&self, _: Empty) -> AppResult<MaybePlaybook> {
        // The vault is not held while the dialog is open: it can be locked behind it.
        let session = self.session()?.1;
        let picked = self.host.pick_files(PickPurpose::Playbook);
        let Some(path) = picked.first() else { return Ok(MaybePlaybook { playbook: None }) };
        let state = playbook::attach_file(&*self.vault_of(session)?, path, now())?;
        Ok(MaybePlaybook { playbook: Some(state) })
    }

    /// Takes the playbook export out of the vault.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn remove_playbook(&self, _: Empty) -> AppResult<Empty> {
        playbook::remove(&*self.vault()?)?;
        Ok(Empty {})
    }
}

fn item(entry: catalog::CatalogEntry) -> CatalogItem {
    let catalog::CatalogEntry { framework, edition, kind, id, title, name, about, signs, related } = entry;
    CatalogItem { framework, edition, kind, id, title, name, about, signs, related }
}
