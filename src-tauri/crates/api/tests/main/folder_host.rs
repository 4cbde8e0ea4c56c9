//! A host that is only a folder: dialogs are answered from a list.

use recourse_api::{App, Host, PickPurpose, Progress};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};
use tempfile::TempDir;

/// What a test looks at afterwards.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) progress: Vec<Progress>,
    pub(crate) locked: u32,
    pub(crate) packets_wait: u32,
}

/// When something happens besides.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum While {
    /// A dialog for files to read is open.
    PickingFiles,
    /// A dialog for a file to write is open.
    PickingTarget,
    /// A job reports.
    Reporting,
}

type Happening = Box<dyn FnOnce() + Send>;

pub(crate) struct FolderHost {
    folder: PathBuf,
    config: PathBuf,
    pub(crate) files: Mutex<Vec<PathBuf>>,
    pub(crate) target: Mutex<Option<PathBuf>>,
    pub(crate) seen: Mutex<Seen>,
    besides: Mutex<BTreeMap<While, Happening>>,
}

impl FolderHost {
    /// Lets `happen` happen once, the next time.
    pub(crate) fn besides(&self, when: While, happen: impl FnOnce() + Send + 'static) {
        self.besides.lock().unwrap().insert(when, Box::new(happen));
    }

    fn now(&self, when: While) {
        let happening = self.besides.lock().unwrap().remove(&when);
        if let Some(happen) = happening {
            happen();
        }
    }
}

impl Host for FolderHost {
    fn pick_files(&self, _: PickPurpose) -> Vec<PathBuf> {
        self.now(While::PickingFiles);
        std::mem::take(&mut self.files.lock().unwrap())
    }
    fn pick_folder(&self) -> Option<PathBuf> {
        None
    }
    fn pick_target(&self, suggested: &str) -> Option<PathBuf> {
        self.now(While::PickingTarget);
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
        self.now(While::Reporting);
    }
    fn packets_wait(&self) {
        self.seen.lock().unwrap().packets_wait += 1;
    }
    fn locked(&self) {
        self.seen.lock().unwrap().locked += 1;
    }
}

/// An app in a folder of its own.
pub(crate) fn app() -> (Arc<App>, Arc<FolderHost>, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let host = Arc::new(FolderHost {
        folder: folder.path().to_owned(),
        config: folder.path().join("config"),
        files: Mutex::default(),
        target: Mutex::default(),
        seen: Mutex::default(),
        besides: Mutex::default(),
    });
    (Arc::new(App::new(Arc::clone(&host) as Arc<dyn Host>)), host, folder)
}
