//! The running app: at most one open vault, and what the window holds tokens for.

use crate::{
    AppError, AppResult, Host,
    clock::now,
    dto::{Dropped, DroppedFile, Empty, JobRef, Progress},
    preferences::Stored,
    show::Shown,
};
use recourse_desk::{Cancel, Watch};
use recourse_model::{ErrorCode, Timestamp};
use recourse_vault::Vault;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// The running app. Every command is a method of it, with the name it has in the list.
pub struct App {
    pub(crate) host: Arc<dyn Host>,
    pub(crate) state: Mutex<State>,
}

/// What changes while the app runs.
pub(crate) struct State {
    /// The open vault. Dropping the last handle closes it and wipes its keys.
    pub(crate) vault: Option<Arc<Vault>>,
    pub(crate) stored: Stored,
    pub(crate) last_activity: Timestamp,
    pub(crate) lock_minutes: u32,
    pub(crate) jobs: BTreeMap<String, Cancel>,
    pub(crate) folders: BTreeMap<String, PathBuf>,
    pub(crate) dropped: BTreeMap<String, PathBuf>,
    pub(crate) shown: BTreeMap<String, Shown>,
}

impl App {
    /// An app on this host, with no vault open.
    #[must_use]
    pub fn new(host: Arc<dyn Host>) -> Self {
        let stored = Stored::read(host.config_folder());
        let state = State {
            vault: None,
            stored,
            last_activity: now(),
            lock_minutes: recourse_desk::settings::DEFAULT_LOCK_MINUTES,
            jobs: BTreeMap::new(),
            folders: BTreeMap::new(),
            dropped: BTreeMap::new(),
            shown: BTreeMap::new(),
        };
        Self { host, state: Mutex::new(state) }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        // A panic elsewhere cannot leave the state half changed: every change is a single assignment.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The open vault, and a note that somebody is there.
    pub(crate) fn vault(&self) -> AppResult<Arc<Vault>> {
        let mut state = self.state();
        state.last_activity = now();
        state.vault.clone().ok_or_else(|| AppError::new(ErrorCode::VaultLocked))
    }

    /// A job with its progress and its cancel switch. It is forgotten when the guard is dropped.
    pub(crate) fn job(&self, name: &str) -> Job<'_> {
        let cancel = Cancel::default();
        self.state().jobs.insert(name.to_owned(), cancel.clone());
        Job { app: self, name: name.to_owned(), cancel }
    }

    /// Notes that somebody is there.
    ///
    /// # Errors
    /// None.
    pub fn activity(&self, _: Empty) -> AppResult<Empty> {
        self.state().last_activity = now();
        Ok(Empty {})
    }

    /// Asks a job to stop. It stops within a chunk, and leaves nothing behind.
    ///
    /// # Errors
    /// None: a job that is over cannot be stopped, which is what was wanted.
    pub fn cancel_job(&self, job: JobRef) -> AppResult<Empty> {
        if let Some(cancel) = self.state().jobs.get(&job.job) {
            cancel.cancel();
        }
        Ok(Empty {})
    }

    /// Locks the vault if nobody was there for the time that its owner set.
    pub fn lock_if_idle(&self) {
        let idle = {
            let state = self.state();
            let busy = !state.jobs.is_empty();
            let minutes = i64::from(state.lock_minutes);
            state.vault.is_some() && !busy && (now() - state.last_activity).num_minutes() >= minutes
        };
        if idle {
            self.lock_now();
        }
    }

    /// Locks the vault and tells the window.
    pub fn lock_now(&self) {
        let was_open = self.close_vault();
        if was_open {
            self.host.locked();
        }
    }

    /// Closes the vault because the window closes.
    pub fn close(&self) {
        self.close_vault();
    }

    pub(crate) fn close_vault(&self) -> bool {
        let mut state = self.state();
        for cancel in state.jobs.values() {
            cancel.cancel();
        }
        state.shown.clear();
        state.dropped.clear();
        state.vault.take().is_some()
    }

    /// Turns dropped paths into tokens: the window learns names, never paths.
    #[must_use]
    pub fn register_dropped(&self, paths: &[PathBuf]) -> Dropped {
        let mut state = self.state();
        let files = paths
            .iter()
            .map(|path| {
                let token = token();
                state.dropped.insert(token.clone(), path.clone());
                DroppedFile {
                    token,
                    name: file_name(path),
                    is_packet: path.extension().is_some_and(|e| e == "acp"),
                }
            })
            .collect();
        Dropped { files }
    }

    pub(crate) fn take_dropped(&self, token: &str) -> AppResult<PathBuf> {
        self.state().dropped.remove(token).ok_or_else(|| AppError::new(ErrorCode::EvidenceVanished))
    }
}

/// A long job.
pub(crate) struct Job<'a> {
    app: &'a App,
    name: String,
    cancel: Cancel,
}

impl Job<'_> {
    /// What a use-case needs to report and to be stopped.
    pub(crate) fn watch<R>(&self, run: impl FnOnce(&Watch<'_>) -> R) -> R {
        let report = |done: u64, total: Option<u64>, label: &str| {
            // Long work is not idleness.
            self.app.state().last_activity = now();
            self.app.host.progress(Progress { job: self.name.clone(), done, total, label: label.to_owned() });
        };
        run(&Watch::new(&report, &self.cancel))
    }
}

impl Drop for Job<'_> {
    fn drop(&mut self) {
        self.app.state().jobs.remove(&self.name);
    }
}

/// A token that cannot be guessed.
pub(crate) fn token() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}

/// The last part of a path, for people's eyes only.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
