//! What every command needs: the global options, the moment, where output goes, and how the vault is opened.

use crate::{
    args::Global,
    error::{CliError, CliResult},
    out::Out,
    secret,
};
use recourse_desk::settings;
use recourse_model::Timestamp;
use recourse_vault::Vault;
use std::path::Path;

/// What every command needs.
pub(crate) struct Context {
    pub(crate) global: Global,
    pub(crate) out: Out,
    /// The moment of the call. This is the one place that reads the clock.
    pub(crate) now: Timestamp,
}

impl Context {
    pub(crate) fn new(global: Global) -> Self {
        Self { out: Out::new(global.json), now: chrono::Utc::now(), global }
    }

    /// The vault's folder.
    pub(crate) fn folder(&self) -> CliResult<&Path> {
        self.global.vault.as_deref().ok_or_else(|| {
            CliError::usage("No vault was named.", "Name its folder with --vault DIR, or set RECOURSE_VAULT.")
        })
    }

    /// Opens the vault. It is closed, and its keys are wiped, when the command ends.
    pub(crate) fn open(&self) -> CliResult<Vault> {
        let folder = self.folder()?;
        if !Vault::exists(folder) {
            // Before anybody types a passphrase for nothing.
            return Err(CliError::code(recourse_model::ErrorCode::VaultNotFound));
        }
        let passphrase = self.passphrase("Passphrase: ")?;
        Ok(settings::open_vault(folder, passphrase.reveal())?)
    }

    /// The passphrase.
    pub(crate) fn passphrase(&self, prompt: &str) -> CliResult<recourse_model::Sensitive<String>> {
        secret::passphrase(self.global.passphrase_file.as_deref(), secret::PASSPHRASE, prompt)
    }

    /// The language of catalog texts.
    pub(crate) fn lang(&self) -> &str {
        &self.global.lang
    }

    /// Says in one sentence that something was done, or gives the record as JSON.
    pub(crate) fn done<T: serde::Serialize>(&self, value: &T, sentence: &str) -> CliResult<()> {
        self.out.show(value, |out| out.prose(sentence))
    }
}
