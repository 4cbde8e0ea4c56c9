//! NIST's own playbook export, which an organization may keep in its vault beside the catalog. Nothing of it comes
//! with the program: a person chooses the file, it is checked as a whole, and only then kept.

use crate::{
    DeskError, DeskResult,
    view::{OfficialText, PlaybookState},
};
use recourse_catalog::{Catalog, EntryKind, Playbook, PlaybookEntry, PlaybookError};
use recourse_model::{ErrorCode, Timestamp};
use recourse_vault::Vault;
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fs::File, io::Read, path::Path};

/// The setting that says what is attached. Each subcategory has one of its own below it.
const KEY: &str = "playbook";

/// One byte more than an export may have is enough to see that a file is too large.
const MOST_READ: u64 = 4 * 1024 * 1024 + 1;

fn key_of(id: &str) -> String {
    format!("{KEY}/{id}")
}

/// Checks the file and keeps its texts. An export that was attached before is replaced.
///
/// # Errors
/// [`ErrorCode::CatalogPlaybook`] with the reason when it is not an export that can be used; nothing is changed then.
pub fn attach_file(vault: &Vault, path: &Path, now: Timestamp) -> DeskResult<PlaybookState> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST_READ).read_to_end(&mut bytes));
    read.map_err(|_| refusal("unreadable", &[]))?;
    attach(vault, &bytes, now)
}

/// The same for bytes that were read already.
///
/// # Errors
/// As [`attach_file`].
pub fn attach(vault: &Vault, bytes: &[u8], now: Timestamp) -> DeskResult<PlaybookState> {
    let playbook = Playbook::read(bytes, Catalog::shipped()).map_err(|error| refused(&error))?;
    let state = PlaybookState {
        attached_at: now,
        sha256: Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect(),
        subcategories: u32::try_from(playbook.entries().count()).unwrap_or(u32::MAX),
    };
    vault.write(|w| {
        for (id, entry) in playbook.entries() {
            w.set_setting(&key_of(id), &official_text(entry))?;
        }
        w.set_setting(KEY, &state)
    })?;
    Ok(state)
}

/// What is attached, if anything.
///
/// # Errors
/// When the vault cannot be read.
pub fn state(vault: &Vault) -> DeskResult<Option<PlaybookState>> {
    Ok(vault.read(|r| r.setting(KEY))?)
}

/// The official text of a subcategory, by the catalog's id. Nothing when no export is attached.
///
/// # Errors
/// When the vault cannot be read.
pub fn official(vault: &Vault, id: &str) -> DeskResult<Option<OfficialText>> {
    Ok(vault.read(|r| r.setting(&key_of(id)))?)
}

/// Takes the export out of the vault again. Fine if none was attached.
///
/// # Errors
/// When the vault cannot be written.
pub fn remove(vault: &Vault) -> DeskResult<()> {
    let entries = Catalog::shipped().all_editions().iter();
    let ids = entries.filter(|entry| entry.kind() == EntryKind::Subcategory).map(|entry| entry.id());
    let ids: Vec<&str> = ids.collect();
    vault.write(|w| {
        for id in &ids {
            w.delete_setting(&key_of(id))?;
        }
        w.delete_setting(KEY)
    })?;
    Ok(())
}

fn official_text(entry: &PlaybookEntry) -> OfficialText {
    OfficialText {
        description: entry.description.clone(),
        about: entry.about.clone(),
        actions: entry.actions.clone(),
        documentation: entry.documentation.clone(),
        references: entry.references.clone(),
    }
}

/// The reason as a word, and the place or the ids that a person needs to find it.
fn refused(error: &PlaybookError) -> DeskError {
    let reason = error.code().trim_start_matches("playbook.");
    match error {
        PlaybookError::NotJson { line, column } => {
            refusal(reason, &[("line", line.to_string()), ("column", column.to_string())])
        }
        PlaybookError::WrongShape { item, field } => {
            refusal(reason, &[("item", item.to_string()), ("field", field.clone())])
        }
        PlaybookError::UnknownSubcategory { id } | PlaybookError::Twice { id } => {
            refusal(reason, &[("id", id.clone())])
        }
        PlaybookError::Missing { ids } => refusal(reason, &[("count", ids.len().to_string())]),
        _ => refusal(reason, &[]),
    }
}

fn refusal(reason: &str, facts: &[(&str, String)]) -> DeskError {
    let mut params: BTreeMap<String, String> =
        facts.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
    params.insert("reason".to_owned(), reason.to_owned());
    DeskError::Refused { code: ErrorCode::CatalogPlaybook, params }
}
