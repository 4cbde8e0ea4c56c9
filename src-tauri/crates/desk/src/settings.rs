//! The vault itself: making and opening it, its recovery sheet, and the settings that live in it.

use crate::{DeskError, DeskResult, passphrase};
use recourse_model::{Desk, ErrorCode, Timestamp};
use recourse_vault::{Integrity, RecoveryState, SecretString, Vault, VaultOptions};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Minutes without activity after which a new vault locks itself.
pub const DEFAULT_LOCK_MINUTES: u32 = 10;

/// How many words of the recovery sheet must be typed back.
pub const WORDS_TYPED_BACK: usize = 3;

const KEY: &str = "settings";

/// Settings of one vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The name of the person or team; may be empty.
    pub name: String,
    /// The desk the vault opens at.
    pub desk: Desk,
    /// Minutes without activity after which the vault locks itself.
    pub lock_minutes: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { name: String::new(), desk: Desk::Casebook, lock_minutes: DEFAULT_LOCK_MINUTES }
    }
}

fn secret(text: &str) -> SecretString {
    SecretString::from(text.to_owned())
}

/// Makes a vault with these settings.
///
/// # Errors
/// When the passphrase is weak, the folder holds something, or the disk refuses.
pub fn create_vault(folder: &Path, passphrase: &str, settings: &Settings) -> DeskResult<Vault> {
    create_vault_with(folder, passphrase, settings, VaultOptions::default())
}

/// The same with options of the key derivation, for tests.
///
/// # Errors
/// As [`create_vault`].
pub fn create_vault_with(
    folder: &Path,
    passphrase: &str,
    settings: &Settings,
    options: VaultOptions,
) -> DeskResult<Vault> {
    passphrase::require_strong(passphrase)?;
    let vault = Vault::create(folder, &secret(passphrase), options)?;
    write(&vault, settings)?;
    Ok(vault)
}

/// Opens a vault.
///
/// # Errors
/// When the passphrase does not open it, another process has it open, or it is damaged or too new.
pub fn open_vault(folder: &Path, passphrase: &str) -> DeskResult<Vault> {
    let vault = Vault::open(folder, &secret(passphrase))?;
    crate::part::finish_pending(&vault)?;
    Ok(vault)
}

/// Opens a vault with the words of its recovery sheet and sets a new passphrase.
///
/// # Errors
/// When the words do not open it or the new passphrase is weak. The old passphrase keeps working then.
pub fn open_with_recovery(folder: &Path, words: &str, new_passphrase: &str) -> DeskResult<Vault> {
    passphrase::require_strong(new_passphrase)?;
    let vault = Vault::open_with_recovery(folder, &secret(words))?;
    vault.change_passphrase(&secret(new_passphrase))?;
    crate::part::finish_pending(&vault)?;
    Ok(vault)
}

/// Changes the passphrase. One small file is rewritten; nothing else.
///
/// # Errors
/// When the old passphrase is wrong or the new one is weak. The old one keeps working then.
pub fn change_passphrase(vault: &Vault, old: &str, new: &str) -> DeskResult<()> {
    passphrase::require_strong(new)?;
    if !vault.check_passphrase(&secret(old))? {
        return Err(DeskError::refused(ErrorCode::VaultWrongPassphrase));
    }
    Ok(vault.change_passphrase(&secret(new))?)
}

/// Makes a new recovery sheet of 24 words. The one before stops working.
///
/// # Errors
/// When the vault cannot be written.
pub fn make_recovery(vault: &Vault, now: Timestamp) -> DeskResult<Vec<String>> {
    Ok(vault.make_recovery(now)?.words().iter().map(|word| (*word).to_owned()).collect())
}

/// Checks words of the sheet that were typed back, each with its place from 1.
///
/// # Errors
/// When fewer than [`WORDS_TYPED_BACK`] different places were typed, or a word does not match.
pub fn confirm_recovery(vault: &Vault, typed: &[(u8, String)], now: Timestamp) -> DeskResult<()> {
    let mut places: Vec<u8> = typed.iter().map(|(place, _)| *place).collect();
    places.sort_unstable();
    places.dedup();
    if places.len() < WORDS_TYPED_BACK {
        return Err(DeskError::refused(ErrorCode::VaultWrongRecovery));
    }
    let typed: Vec<(usize, &str)> =
        typed.iter().map(|(place, word)| (usize::from(*place), word.trim())).collect();
    Ok(vault.confirm_recovery(&typed, now)?)
}

/// Where the recovery sheet stands.
///
/// # Errors
/// When the vault cannot be read.
pub fn recovery(vault: &Vault) -> DeskResult<RecoveryState> {
    Ok(vault.recovery_state()?)
}

/// Whether the logs that may only be added to are as this program left them.
///
/// # Errors
/// When the vault cannot be read.
pub fn logs_unbroken(vault: &Vault) -> DeskResult<bool> {
    Ok(matches!(vault.integrity(), Integrity::Sound))
}

/// The settings.
///
/// # Errors
/// When the vault cannot be read.
pub fn read(vault: &Vault) -> DeskResult<Settings> {
    Ok(vault.read(|r| r.setting::<Settings>(KEY))?.unwrap_or_default())
}

/// Keeps the settings.
///
/// # Errors
/// When the vault cannot be written.
pub fn write(vault: &Vault, settings: &Settings) -> DeskResult<()> {
    Ok(vault.write(|w| w.set_setting(KEY, settings))?)
}

/// Whether a folder is there and holds nothing, so that a vault may be made in it.
#[must_use]
pub fn is_empty_folder(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}
