//! Where the facts come from: one source per data file.

use crate::kind::{Edition, Framework};
use crate::lang::{Lang, Text};

/// Where a data file's facts come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub(crate) file: String,
    pub(crate) framework: Framework,
    pub(crate) edition: Edition,
    pub(crate) current: bool,
    pub(crate) title: Text,
    pub(crate) document: String,
    pub(crate) published: String,
    pub(crate) read: String,
    pub(crate) licence: Text,
}

impl Source {
    /// The data file's name.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }
    /// The framework the file speaks about.
    #[must_use]
    pub fn framework(&self) -> &Framework {
        &self.framework
    }
    /// The edition the file speaks about.
    #[must_use]
    pub fn edition(&self) -> &Edition {
        &self.edition
    }
    /// Whether this edition is the one used when a caller names none.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.current
    }
    /// What the file holds, for people.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        self.title.get(lang)
    }
    /// The document the facts were read from, with its identifier.
    #[must_use]
    pub fn document(&self) -> &str {
        &self.document
    }
    /// The day the document was published, `YYYY-MM-DD`.
    #[must_use]
    pub fn published(&self) -> &str {
        &self.published
    }
    /// The day we read it, `YYYY-MM-DD`.
    #[must_use]
    pub fn read(&self) -> &str {
        &self.read
    }
    /// What may be done with the facts and with our words.
    #[must_use]
    pub fn licence(&self, lang: Lang) -> &str {
        self.licence.get(lang)
    }
}
