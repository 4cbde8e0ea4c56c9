//! A host that is only a folder: dialogs are answered from a list.

use recourse_api::{App, Host, PickPurpose, Progress};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};
use tempfile::TempDir;

/// What a test looks at afterwards.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) progress: Vec<Progress>,
    pub(crate) locked: u32,
}

pub(crate) struct FolderHost {
    folder: PathBuf,
    config: PathBuf,
    pub(crate) files: Mutex<Vec<PathBuf>>,
    pub(crate) target: Mutex<Option<PathBuf>>,
    pub(crate) seen: Mutex<Seen>,
}

impl Host for FolderHost {
    fn pick_files(&self, _: PickPurpose) -> Vec<PathBuf> {
        std::mem::take(&mut self.files.lock().unwrap())
    }
    fn pick_folder(&self) -> Option<PathBuf> {
        None
    }
    fn pick_target(&self, suggested: &str) -> Option<PathBuf> {
        self.target.lock().unwrap().take().map(|folder| folder.join(suggested))
    }
    fn standard_vault(&self) -> PathBuf {
        self.folder.join("vault")
    }
    fn config_folder(&self) -> &Path {
        &self.config
    }
    fn progress(&self, progress: Progress) {
        self.seen.lock().unwrap().progress.push(progress);
    }
    fn locked(&self) {
        self.seen.lock().unwrap().locked += 1;
    }
}

/// An app in a folder of its own.
pub(crate) fn app() -> (App, Arc<FolderHost>, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let host = Arc::new(FolderHost {
        folder: folder.path().to_owned(),
        config: folder.path().join("config"),
        files: Mutex::default(),
        target: Mutex::default(),
        seen: Mutex::default(),
    });
    (App::new(Arc::clone(&host) as Arc<dyn Host>), host, folder)
}
