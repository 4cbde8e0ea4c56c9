//! Settings: a key and a JSON value.

use crate::{Reader, VaultError, Writer};
use rusqlite::OptionalExtension;
use serde::{Serialize, de::DeserializeOwned};

pub(super) const SQL: &str = "
CREATE TABLE setting (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;
";

impl Reader<'_> {
    /// The value of a setting, if it was set.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] when the stored value is not of the type that is asked for.
    pub fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, VaultError> {
        let text: Option<String> = self
            .conn()
            .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?;
        text.map(|text| serde_json::from_str(&text).map_err(VaultError::from)).transpose()
    }
}

impl Writer<'_> {
    /// Sets a setting.
    ///
    /// # Errors
    /// [`VaultError::Invalid`] when the value has no JSON form.
    pub fn set_setting<T: Serialize + ?Sized>(&self, key: &str, value: &T) -> Result<(), VaultError> {
        let text = serde_json::to_string(value)
            .map_err(|_| VaultError::Invalid { kind: "setting", why: "the value has no JSON form" })?;
        self.execute(
            "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, text),
        )?;
        Ok(())
    }

    /// Forgets a setting. Fine if it was not set.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn delete_setting(&self, key: &str) -> Result<(), VaultError> {
        self.execute("DELETE FROM setting WHERE key = ?1", [key])?;
        Ok(())
    }
}
