//! The system's dialogs, opened from Rust: the window never sees a path, and no file scope is widened.

use recourse_api::PickPurpose;
use std::path::PathBuf;
use tauri::AppHandle;

#[cfg(not(feature = "e2e"))]
mod real {
    use super::{AppHandle, PathBuf, PickPurpose};
    use tauri_plugin_dialog::{DialogExt, FilePath};

    fn path(file: FilePath) -> Option<PathBuf> {
        file.into_path().ok()
    }

    pub(crate) fn pick_files(app: &AppHandle, purpose: PickPurpose) -> Vec<PathBuf> {
        let dialog = app.dialog().file();
        match purpose {
            PickPurpose::Evidence => {
                dialog.blocking_pick_files().unwrap_or_default().into_iter().filter_map(path).collect()
            }
            PickPurpose::Packet => dialog
                .add_filter("AI Challenge Packet", &["acp"])
                .blocking_pick_file()
                .and_then(path)
                .into_iter()
                .collect(),
            PickPurpose::Playbook => {
                let dialog = dialog.add_filter("JSON", &["json"]);
                dialog.blocking_pick_file().and_then(path).into_iter().collect()
            }
            PickPurpose::Timestamp => {
                let dialog = dialog.add_filter("RFC 3161", &["tsr"]);
                dialog.blocking_pick_file().and_then(path).into_iter().collect()
            }
            PickPurpose::Certificates => {
                let dialog = dialog.add_filter("X.509", &["pem", "crt", "cer", "der"]);
                dialog.blocking_pick_file().and_then(path).into_iter().collect()
            }
        }
    }

    pub(crate) fn pick_folder(app: &AppHandle) -> Option<PathBuf> {
        app.dialog().file().blocking_pick_folder().and_then(path)
    }

    pub(crate) fn pick_target(app: &AppHandle, suggested_name: &str) -> Option<PathBuf> {
        app.dialog().file().set_file_name(suggested_name).blocking_save_file().and_then(path)
    }
}

/// Dialogs answered by a test: the folder named by `RECOURSE_E2E_DIALOGS` holds one text file per kind of dialog, one
/// path a line; an answer is used once.
#[cfg(feature = "e2e")]
mod real {
    use super::{AppHandle, PathBuf, PickPurpose};

    fn answers(kind: &str) -> Vec<PathBuf> {
        let Some(folder) = std::env::var_os("RECOURSE_E2E_DIALOGS") else { return Vec::new() };
        let file = PathBuf::from(folder).join(kind);
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        let _ignored = std::fs::remove_file(&file);
        text.lines().filter(|line| !line.is_empty()).map(PathBuf::from).collect()
    }

    pub(crate) fn pick_files(_: &AppHandle, purpose: PickPurpose) -> Vec<PathBuf> {
        answers(match purpose {
            PickPurpose::Evidence => "evidence",
            PickPurpose::Packet => "packet",
            PickPurpose::Playbook => "playbook",
            PickPurpose::Timestamp => "timestamp",
            PickPurpose::Certificates => "certificates",
        })
    }

    pub(crate) fn pick_folder(_: &AppHandle) -> Option<PathBuf> {
        answers("folder").into_iter().next()
    }

    pub(crate) fn pick_target(_: &AppHandle, suggested_name: &str) -> Option<PathBuf> {
        answers("target")
            .into_iter()
            .next()
            .map(|path| if path.is_dir() { path.join(suggested_name) } else { path })
    }
}

pub(crate) use real::{pick_files, pick_folder, pick_target};
