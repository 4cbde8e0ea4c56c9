//! What can go wrong: data that cannot be loaded, and ids that do not exist.

/// A refusal of the catalog. [`CatalogError::code`] is stable, the sentence is for developers and logs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CatalogError {
    /// No shipped file speaks about this framework.
    #[error("the catalog does not know the framework `{framework}`")]
    UnknownFramework {
        /// The framework as asked for.
        framework: String,
    },
    /// The framework is known, this edition of it is not.
    #[error("the catalog does not hold edition `{edition}` of `{framework}`")]
    UnknownEdition {
        /// The framework as asked for.
        framework: String,
        /// The edition as asked for.
        edition: String,
    },
    /// The framework has no entry with this id.
    #[error("`{framework}` has no entry `{id}`")]
    UnknownId {
        /// The framework as asked for, or `any` when every framework was looked through.
        framework: String,
        /// The id as asked for.
        id: String,
    },
    /// The spelling fits entries of several frameworks; ask again with the framework.
    #[error("`{spelling}` can mean {}", found.join(" or "))]
    AmbiguousId {
        /// The spelling as asked for.
        spelling: String,
        /// `framework id` of each entry it fits.
        found: Vec<String>,
    },
    /// A data file is not TOML, or has fields that do not exist.
    #[error("{file}: {message}")]
    Syntax {
        /// The data file's name.
        file: String,
        /// What the parser said.
        message: String,
    },
    /// A data file is readable but contradicts itself or another file.
    #[error("{file}: {problem}")]
    Inconsistent {
        /// The data file's name.
        file: String,
        /// What does not fit.
        problem: String,
    },
}

impl CatalogError {
    /// A short code that stays the same between versions, for exit codes and translated messages.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownFramework { .. } => "catalog.unknown_framework",
            Self::UnknownEdition { .. } => "catalog.unknown_edition",
            Self::UnknownId { .. } => "catalog.unknown_id",
            Self::AmbiguousId { .. } => "catalog.ambiguous_id",
            Self::Syntax { .. } => "catalog.syntax",
            Self::Inconsistent { .. } => "catalog.inconsistent",
        }
    }
}
