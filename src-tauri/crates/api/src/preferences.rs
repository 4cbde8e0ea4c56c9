//! What must be known before a vault is open: how the window looks and which vault was opened last. It says nothing
//! about what is in a vault.

use crate::dto::Preferences;
use serde::{Deserialize, Serialize};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The file in the user's configuration folder.
const FILE: &str = "preferences.json";

/// What the file holds. Unknown or broken content counts as nothing said: it must never keep a person out.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Stored {
    /// How the window looks.
    pub(crate) preferences: Preferences,
    /// The vault that was open last.
    pub(crate) last_vault: Option<PathBuf>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { language: None, theme: None, text_size: 100, letter_shortcuts: true }
    }
}

impl Preferences {
    /// Keeps only values that the window knows.
    pub(crate) fn checked(mut self) -> Self {
        self.text_size = self.text_size.clamp(100, 200);
        self.language = self.language.filter(|l| matches!(l.as_str(), "en" | "es" | "en-XA" | "ar-XB"));
        self.theme = self.theme.filter(|t| matches!(t.as_str(), "light" | "dark" | "contrast"));
        self
    }
}

impl Stored {
    pub(crate) fn read(folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join(FILE)).unwrap_or_default();
        let stored: Self = serde_json::from_str(&text).unwrap_or_default();
        Self { preferences: stored.preferences.checked(), ..stored }
    }

    /// Writes the whole file anew and then puts it in place, so that it is never half there.
    pub(crate) fn write(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let text = serde_json::to_string_pretty(self).map_err(io::Error::other)?;
        let new = folder.join("preferences.json.new");
        fs::write(&new, text)?;
        fs::rename(new, folder.join(FILE))
    }
}
