//! The machine around the commands: dialogs, folders, and events to the window.

use crate::dialogs;
use recourse_api::{Host, PickPurpose, Progress};
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Emitter, Manager};

/// The host behind the real window.
pub(crate) struct WindowHost {
    app: AppHandle,
    config: PathBuf,
    standard_vault: PathBuf,
}

impl WindowHost {
    /// Finds the folders of this user.
    pub(crate) fn new(app: AppHandle) -> tauri::Result<Self> {
        let config = app.path().app_config_dir()?;
        let standard_vault = app.path().app_local_data_dir()?.join("vault");
        Ok(Self { app, config, standard_vault })
    }

    fn tell<P: serde::Serialize + Clone>(&self, event: &str, payload: P) {
        // The window may be closing; then there is nobody to tell.
        let _ignored = self.app.emit_to(crate::window::LABEL, event, payload);
    }
}

impl Host for WindowHost {
    fn pick_files(&self, purpose: PickPurpose) -> Vec<PathBuf> {
        dialogs::pick_files(&self.app, purpose)
    }

    fn pick_folder(&self) -> Option<PathBuf> {
        dialogs::pick_folder(&self.app)
    }

    fn pick_target(&self, suggested_name: &str) -> Option<PathBuf> {
        dialogs::pick_target(&self.app, suggested_name)
    }

    fn standard_vault(&self) -> PathBuf {
        self.standard_vault.clone()
    }

    fn config_folder(&self) -> &Path {
        &self.config
    }

    fn progress(&self, progress: Progress) {
        self.tell("progress", progress);
    }

    fn packets_wait(&self) {
        self.tell("packets_wait", ());
    }

    fn locked(&self) {
        self.tell("locked", ());
    }
}
