//! What the command bodies need from the machine around them. The shell implements it with real windows and dialogs,
//! the tests with a folder.

use crate::Progress;
use std::path::{Path, PathBuf};

/// The machine around the commands. Small on purpose: it grows only when a command needs it.
pub trait Host: Send + Sync {
    /// Lets the person pick files to read. Empty when they closed the dialog.
    fn pick_files(&self, purpose: PickPurpose) -> Vec<PathBuf>;

    /// Lets the person pick a folder for a vault.
    fn pick_folder(&self) -> Option<PathBuf>;

    /// Lets the person say where to write a file.
    fn pick_target(&self, suggested_name: &str) -> Option<PathBuf>;

    /// The standard folder for a new vault.
    fn standard_vault(&self) -> PathBuf;

    /// The folder for what must be known before a vault is open: which vault was last, language and theme.
    fn config_folder(&self) -> &Path;

    /// Tells the window how far a job is.
    fn progress(&self, progress: Progress);

    /// Tells the window that packets were handed to the program and wait to be taken in.
    fn packets_wait(&self);

    /// Tells the window that the vault locked itself.
    fn locked(&self);
}

/// What files are picked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PickPurpose {
    /// Any number of files as evidence.
    Evidence,
    /// One packet.
    Packet,
    /// NIST's playbook export, one JSON file.
    Playbook,
    /// The reply of a time-stamping authority.
    Timestamp,
    /// Certificates of a time-stamping authority, one file.
    Certificates,
}
