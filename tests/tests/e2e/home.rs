//! One person's account on a computer: folders of their own, so that nothing is shared between the two sides.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

/// The folders of one account.
pub(crate) struct Home {
    folder: TempDir,
}

/// The folders that programs are told to use, and the variable that names each.
const FOLDERS: [(&str, &str); 6] = [
    ("HOME", "home"),
    ("XDG_CONFIG_HOME", "config"),
    ("XDG_DATA_HOME", "data"),
    ("XDG_CACHE_HOME", "cache"),
    ("XDG_STATE_HOME", "state"),
    ("TMPDIR", "tmp"),
];

impl Home {
    /// A new, empty account.
    pub(crate) fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("recourse-window-").tempdir().unwrap();
        for name in FOLDERS.map(|(_, name)| name).into_iter().chain(["runtime", "dialogs", "documents"]) {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        // The system insists that nobody else may enter this one.
        fs::set_permissions(folder.path().join("runtime"), fs::Permissions::from_mode(0o700)).unwrap();
        Self { folder }
    }

    /// The folder that holds everything of this account.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Tells a program to live in this account.
    pub(crate) fn settle(&self, command: &mut Command) {
        for (variable, name) in FOLDERS {
            command.env(variable, self.path().join(name));
        }
        command.env("XDG_RUNTIME_DIR", self.path().join("runtime"));
        command.env("RECOURSE_E2E_DIALOGS", self.path().join("dialogs"));
        // The words on the screen are checked, so the language must not depend on the machine.
        command.env("LANG", "C.UTF-8").env("LC_ALL", "C.UTF-8").env("LANGUAGE", "en").env("TZ", "UTC");
    }

    /// Writes a file outside the vault, where a person keeps documents.
    pub(crate) fn document(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path().join("documents").join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// What the person will choose in the next file dialog of this kind: `evidence`, `packet`, `folder` or `target`.
    pub(crate) fn will_choose(&self, dialog: &str, paths: &[&Path]) {
        let lines: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        fs::write(self.path().join("dialogs").join(dialog), lines.join("\n")).unwrap();
    }
}
