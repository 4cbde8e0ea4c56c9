//! The running app: at most one open vault, and what the window holds tokens for.

use crate::{
    AppError, AppResult, Host,
    clock::now,
    dto::{Dropped, DroppedFile, Empty, JobRef, Progress},
    opening::{Waiting, is_packet},
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
    thread,
    time::{Duration, Instant},
};

/// How long locking waits for commands that are at work to give the vault up. Most take milliseconds, and a job stops
/// within a chunk. One that takes longer keeps the vault open until it ends; nothing new can begin with it.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often locking looks whether the vault was given up.
const LOOK: Duration = Duration::from_millis(5);

/// The running app. Every command is a method of it, with the name it has in the list.
pub struct App {
    pub(crate) host: Arc<dyn Host>,
    state: Mutex<State>,
    /// Held while a vault is opened or closed, so that both happen one after the other.
    door: Mutex<()>,
}

/// What changes while the app runs.
pub(crate) struct State {
    /// The open vault. Dropping the last handle closes it and wipes its keys: a command must not keep one while it
    /// waits for a person.
    pub(crate) vault: Option<Arc<Vault>>,
    /// Counts closings. Whatever began before one does not go on after it.
    pub(crate) session: u64,
    pub(crate) stored: Stored,
    pub(crate) last_activity: Timestamp,
    pub(crate) lock_minutes: u32,
    jobs: BTreeMap<u64, Running>,
    next_job: u64,
    pub(crate) folders: BTreeMap<String, PathBuf>,
    pub(crate) dropped: BTreeMap<String, PathBuf>,
    pub(crate) waiting: Vec<Waiting>,
    pub(crate) shown: BTreeMap<String, Shown>,
}

/// A job that runs. Two may have the same name: names come from the window.
struct Running {
    name: String,
    cancel: Cancel,
}

impl State {
    /// The open vault, if it was not closed since the session began.
    pub(crate) fn vault_of(&self, session: u64) -> AppResult<Arc<Vault>> {
        let vault = self.vault.as_ref().filter(|_| self.session == session);
        vault.cloned().ok_or_else(|| AppError::new(ErrorCode::VaultLocked))
    }
}

impl App {
    /// An app on this host, with no vault open.
    #[must_use]
    pub fn new(host: Arc<dyn Host>) -> Self {
        let stored = Stored::read(host.config_folder());
        let state = State {
            vault: None,
            session: 0,
            stored,
            last_activity: now(),
            lock_minutes: recourse_desk::settings::DEFAULT_LOCK_MINUTES,
            jobs: BTreeMap::new(),
            next_job: 0,
            folders: BTreeMap::new(),
            dropped: BTreeMap::new(),
            waiting: Vec::new(),
            shown: BTreeMap::new(),
        };
        Self { host, state: Mutex::new(state), door: Mutex::new(()) }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        // A panic elsewhere cannot leave the state half changed: every change is a single assignment.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// To be held while a vault is opened or closed.
    pub(crate) fn door(&self) -> MutexGuard<'_, ()> {
        self.door.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The open vault, and a note that somebody is there.
    pub(crate) fn vault(&self) -> AppResult<Arc<Vault>> {
        Ok(self.session()?.0)
    }

    /// The open vault with the number of its session, and a note that somebody is there.
    pub(crate) fn session(&self) -> AppResult<(Arc<Vault>, u64)> {
        let mut state = self.state();
        state.last_activity = now();
        let session = state.session;
        Ok((state.vault_of(session)?, session))
    }

    /// The vault of a session that waited for a person. Refused if it was closed meanwhile, even if one is open again.
    pub(crate) fn vault_of(&self, session: u64) -> AppResult<Arc<Vault>> {
        let mut state = self.state();
        state.last_activity = now();
        state.vault_of(session)
    }

    /// Lets the person say where to write, under a name that `prepare` suggests. The vault is not held meanwhile: it
    /// can be locked behind the open dialog. What is done with the answer must ask for the vault of the same session.
    pub(crate) fn ask_target(
        &self,
        prepare: impl FnOnce(&Vault) -> AppResult<String>,
    ) -> AppResult<Option<(PathBuf, u64)>> {
        let (name, session) = {
            let (vault, session) = self.session()?;
            (prepare(&vault)?, session)
        };
        Ok(self.host.pick_target(&name).map(|target| (target, session)))
    }

    /// A job on the vault of a session, with its progress and its cancel switch. It is known to whoever locks from the
    /// moment on that it has the vault, and forgotten when the guard is dropped.
    pub(crate) fn job(&self, name: &str, session: u64) -> AppResult<Job<'_>> {
        let cancel = Cancel::default();
        let mut state = self.state();
        state.last_activity = now();
        let vault = state.vault_of(session)?;
        let number = state.next_job;
        state.next_job += 1;
        state.jobs.insert(number, Running { name: name.to_owned(), cancel: cancel.clone() });
        Ok(Job { app: self, number, name: name.to_owned(), cancel, vault })
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
        self.state().jobs.values().filter(|running| running.name == job.job).for_each(|r| r.cancel.cancel());
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

    /// Closes the vault because the window closes. Takes no longer than commands at work are waited for.
    pub fn close(&self) {
        self.close_vault();
    }

    /// Closes the vault, if one is open. From the first moment on nothing finds it; what is at work ends or is stopped.
    pub(crate) fn close_vault(&self) -> bool {
        self.shut(&self.door())
    }

    /// The same for whoever holds the door.
    pub(crate) fn shut(&self, _door: &MutexGuard<'_, ()>) -> bool {
        let vault = {
            let mut state = self.state();
            state.session += 1;
            state.jobs.values().for_each(|running| running.cancel.cancel());
            state.shown.clear();
            state.dropped.clear();
            state.vault.take()
        };
        vault.map(put_away).is_some()
    }

    /// Turns dropped paths into tokens: the window learns names, never paths. Packets among them go the way of packets
    /// that are opened with the program.
    #[must_use]
    pub fn register_dropped(&self, paths: &[PathBuf]) -> Dropped {
        let (packets, others): (Vec<PathBuf>, Vec<PathBuf>) =
            paths.iter().cloned().partition(|path| is_packet(path));
        self.open_packets(&packets);
        let mut state = self.state();
        let files = others
            .into_iter()
            .map(|path| {
                let (token, name) = (token(), file_name(&path));
                state.dropped.insert(token.clone(), path);
                DroppedFile { token, name }
            })
            .collect();
        Dropped { files }
    }

    pub(crate) fn take_dropped(&self, token: &str) -> AppResult<PathBuf> {
        self.state().dropped.remove(token).ok_or_else(|| AppError::new(ErrorCode::EvidenceVanished))
    }
}

/// Locks the vault as soon as no command is at work with it any more.
fn put_away(mut vault: Arc<Vault>) {
    let since = Instant::now();
    loop {
        vault = match Arc::try_unwrap(vault) {
            Ok(vault) => {
                // Everything that was written is on the disk. What could not be put in order is when it is opened.
                let _ignored = vault.lock();
                return;
            }
            Err(at_work) => at_work,
        };
        if since.elapsed() >= PATIENCE {
            return; // The last command that has it closes it.
        }
        thread::sleep(LOOK);
    }
}

/// A long job.
pub(crate) struct Job<'a> {
    app: &'a App,
    number: u64,
    name: String,
    cancel: Cancel,
    /// The vault it works with.
    pub(crate) vault: Arc<Vault>,
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
        self.app.state().jobs.remove(&self.number);
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
