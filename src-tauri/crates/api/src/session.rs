//! Creating, opening and closing the vault, and its settings.

use crate::{
    App, AppError, AppResult,
    app::{file_name, token},
    clock::now,
    dto::{
        AppState, CaseRef, ChangePassphrase, ChooseFolder, ChosenFolder, ConfirmRecovery, CreateVault, Empty,
        PassphraseStrength, PassphraseText, Preferences, RecoverySheet, RecoveryState, SearchHits,
        SearchQuery, Unlock, UnlockWithRecovery, VaultSettings, VaultStatus,
    },
    preferences::Stored,
};
use recourse_desk::{self as desk, DeskResult, view::Counts};
use recourse_model::{ErrorCode, Sensitive};
use recourse_vault::Vault;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

impl App {
    /// What the window needs to know before it can show anything.
    ///
    /// # Errors
    /// When the open vault cannot be read.
    pub fn app_state(&self, _: Empty) -> AppResult<AppState> {
        let (vault, stored) = {
            let state = self.state();
            (state.vault.clone(), state.stored.clone())
        };
        let last = self.last_vault(&stored);
        let known = last.as_deref().filter(|folder| Vault::exists(folder));
        let status = match (&vault, known) {
            (Some(_), _) => VaultStatus::Open,
            (None, Some(_)) => VaultStatus::Locked,
            (None, None) => VaultStatus::None,
        };
        let mut view = AppState {
            status,
            folder_name: known.map(file_name),
            settings: None,
            recovery: None,
            integrity_ok: true,
            preferences: stored.preferences.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        };
        if let Some(vault) = vault {
            let settings = desk::settings::read(&vault)?;
            let recovery = desk::settings::recovery(&vault)?;
            view.settings = Some(VaultSettings {
                name: settings.name,
                desk: settings.desk,
                lock_minutes: settings.lock_minutes,
            });
            view.recovery =
                Some(RecoveryState { made_at: recovery.made_at, confirmed_at: recovery.confirmed_at });
            view.integrity_ok = desk::settings::logs_unbroken(&vault)?;
        }
        Ok(view)
    }

    /// Keeps how the window looks.
    ///
    /// # Errors
    /// When the configuration folder cannot be written.
    pub fn save_preferences(&self, preferences: Preferences) -> AppResult<AppState> {
        self.store(|stored| stored.preferences = preferences.checked())?;
        self.app_state(Empty {})
    }

    /// The vault that was open last. Where nothing could be noted, the standard one.
    fn last_vault(&self, stored: &Stored) -> Option<PathBuf> {
        let standard = || Some(self.host.standard_vault()).filter(|folder| Vault::exists(folder));
        stored.last_vault.clone().or_else(standard)
    }

    fn store(&self, change: impl FnOnce(&mut Stored)) -> AppResult<()> {
        let mut state = self.state();
        change(&mut state.stored);
        state.stored.write(self.host.config_folder()).map_err(|_| AppError::new(ErrorCode::VaultIo))
    }

    /// Lets the person choose a folder for a vault.
    ///
    /// # Errors
    /// None.
    pub fn choose_vault_folder(&self, _: ChooseFolder) -> AppResult<ChosenFolder> {
        let Some(folder) = self.host.pick_folder() else {
            return Ok(ChosenFolder { token: None, name: String::new(), has_vault: false });
        };
        let has_vault = Vault::exists(&folder);
        let token = token();
        let name = file_name(&folder);
        self.state().folders.insert(token.clone(), folder);
        Ok(ChosenFolder { token: Some(token), name, has_vault })
    }

    fn folder(&self, token: Option<&str>) -> AppResult<Option<PathBuf>> {
        let Some(token) = token else { return Ok(None) };
        let found = self.state().folders.get(token).cloned();
        found.map(Some).ok_or_else(|| AppError::new(ErrorCode::VaultNotFound))
    }

    /// How hard a passphrase is to guess.
    ///
    /// # Errors
    /// None.
    pub fn passphrase_strength(&self, text: PassphraseText) -> AppResult<PassphraseStrength> {
        let (score, guesses_log10) = desk::passphrase::strength(text.passphrase.reveal());
        Ok(PassphraseStrength { score, guesses_log10 })
    }

    /// Six words drawn by chance.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn suggest_passphrase(&self, _: Empty) -> AppResult<PassphraseText> {
        Ok(PassphraseText { passphrase: Sensitive::new(desk::passphrase::suggest()?) })
    }

    /// Makes a vault and opens it. One that is open is closed first.
    ///
    /// # Errors
    /// When the passphrase is weak, the folder is in use or the disk refuses.
    pub fn create_vault(&self, request: CreateVault) -> AppResult<AppState> {
        let folder = match self.folder(request.folder_token.as_deref())? {
            Some(chosen) if desk::settings::is_empty_folder(&chosen) => chosen,
            Some(chosen) => chosen.join("recourse-vault"),
            None => self.host.standard_vault(),
        };
        let settings = desk::settings::Settings {
            name: request.name,
            desk: request.desk,
            ..desk::settings::Settings::default()
        };
        self.open(folder, |folder| {
            desk::settings::create_vault(folder, request.passphrase.reveal(), &settings)
        })
    }

    /// Opens the vault. One that is open is closed first.
    ///
    /// # Errors
    /// When the passphrase does not open it, another process has it open, or it is damaged.
    pub fn unlock(&self, request: Unlock) -> AppResult<AppState> {
        let folder = self.vault_folder(request.folder_token.as_deref())?;
        self.open(folder, |folder| desk::settings::open_vault(folder, request.passphrase.reveal()))
    }

    /// Opens the vault with the recovery sheet and sets a new passphrase.
    ///
    /// # Errors
    /// When the words do not open it or the new passphrase is weak.
    pub fn unlock_with_recovery(&self, request: UnlockWithRecovery) -> AppResult<AppState> {
        let folder = self.vault_folder(request.folder_token.as_deref())?;
        let (words, new) = (request.words.reveal(), request.new_passphrase.reveal());
        self.open(folder, |folder| desk::settings::open_with_recovery(folder, words, new))
    }

    fn vault_folder(&self, token: Option<&str>) -> AppResult<PathBuf> {
        let chosen = self.folder(token)?;
        let stored = self.state().stored.clone();
        chosen.or_else(|| self.last_vault(&stored)).ok_or_else(|| AppError::new(ErrorCode::VaultNotFound))
    }

    fn open(&self, folder: PathBuf, open: impl FnOnce(&Path) -> DeskResult<Vault>) -> AppResult<AppState> {
        let door = self.door();
        self.shut(&door);
        let vault = open(&folder)?;
        let settings = desk::settings::read(&vault)?;
        {
            let mut state = self.state();
            state.vault = Some(Arc::new(vault));
            state.last_activity = now();
            state.lock_minutes = settings.lock_minutes;
            state.folders.clear();
        }
        drop(door);
        // What cannot be noted must not keep anybody out. At worst the folder must be chosen again next time.
        let _ignored = self.store(|stored| stored.last_vault = Some(folder));
        self.app_state(Empty {})
    }

    /// Closes the vault.
    ///
    /// # Errors
    /// None.
    pub fn lock(&self, _: Empty) -> AppResult<AppState> {
        self.close_vault();
        self.app_state(Empty {})
    }

    /// Changes the passphrase.
    ///
    /// # Errors
    /// When the old one is wrong or the new one is weak.
    pub fn change_passphrase(&self, request: ChangePassphrase) -> AppResult<Empty> {
        let vault = self.vault()?;
        desk::settings::change_passphrase(&vault, request.old.reveal(), request.new.reveal())?;
        Ok(Empty {})
    }

    /// Makes a new recovery sheet; the one before stops working.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn make_recovery_sheet(&self, _: Empty) -> AppResult<RecoverySheet> {
        let words = desk::settings::make_recovery(&*self.vault()?, now())?;
        Ok(RecoverySheet { words: words.into_iter().map(Sensitive::new).collect() })
    }

    /// Checks words that were typed back.
    ///
    /// # Errors
    /// When one does not match, or fewer than three were typed.
    pub fn confirm_recovery_sheet(&self, request: ConfirmRecovery) -> AppResult<AppState> {
        let typed: Vec<(u8, String)> =
            request.words.iter().map(|typed| (typed.position, typed.word.reveal().clone())).collect();
        desk::settings::confirm_recovery(&*self.vault()?, &typed, now())?;
        self.app_state(Empty {})
    }

    /// Keeps the vault's settings.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn save_vault_settings(&self, request: VaultSettings) -> AppResult<AppState> {
        let vault = self.vault()?;
        let settings = desk::settings::Settings {
            name: request.name,
            desk: request.desk,
            lock_minutes: request.lock_minutes.clamp(1, 120),
        };
        desk::settings::write(&vault, &settings)?;
        self.state().lock_minutes = settings.lock_minutes;
        self.app_state(Empty {})
    }

    /// Puts the example case into the open vault.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn load_example(&self, _: Empty) -> AppResult<CaseRef> {
        let case_id = desk::example::load(&*self.vault()?, now())?;
        Ok(CaseRef { case_id })
    }

    /// Numbers beside the navigation.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn counts(&self, _: Empty) -> AppResult<Counts> {
        Ok(desk::casebook::counts(&*self.vault()?)?)
    }

    /// Finds records by their words.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn search(&self, query: SearchQuery) -> AppResult<SearchHits> {
        let hits = desk::casebook::search(&*self.vault()?, &query.text, query.limit.min(200))?;
        Ok(SearchHits { hits })
    }
}
