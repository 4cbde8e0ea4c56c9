//! What can go wrong at a desk, each with its stable code.

use crate::view::Blocker;
use recourse_catalog::CatalogError;
use recourse_model::ErrorCode;
use recourse_packet::PacketError;
use recourse_vault::VaultError;
use std::{collections::BTreeMap, io};

/// The result of every use-case.
pub type DeskResult<T> = Result<T, DeskError>;

/// Why a use-case did not go through. Nothing was changed then.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DeskError {
    /// The vault refused.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The packet could not be sealed, opened or accepted.
    #[error(transparent)]
    Packet(#[from] PacketError),
    /// The catalog has no such entry.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
    /// Things must be settled before sealing.
    #[error("{} things must be settled first", .0.len())]
    Blocked(Vec<Blocker>),
    /// A file of the system could not be read or written.
    #[error("a file could not be read or written")]
    Io(#[from] io::Error),
    /// Anything else with a code of its own, and facts for its sentence.
    #[error("{code}")]
    Refused {
        /// The stable code.
        code: ErrorCode,
        /// Facts for the sentence. Never content.
        params: BTreeMap<String, String>,
    },
}

impl DeskError {
    /// A refusal with this code.
    #[must_use]
    pub fn refused(code: ErrorCode) -> Self {
        Self::Refused { code, params: BTreeMap::new() }
    }

    /// A refusal with this code and one fact.
    #[must_use]
    pub fn refused_with(code: ErrorCode, key: &str, value: impl Into<String>) -> Self {
        Self::Refused { code, params: BTreeMap::from([(key.to_owned(), value.into())]) }
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Vault(error) => error.code(),
            Self::Packet(error) => error.code(),
            Self::Catalog(_) => ErrorCode::CatalogUnknown,
            Self::Blocked(_) => ErrorCode::ChallengeBlocked,
            Self::Io(error) if is_full(error) => ErrorCode::PacketDiskFull,
            Self::Io(_) => ErrorCode::VaultIo,
            Self::Refused { code, .. } => *code,
        }
    }

    /// Facts to put into the sentence about this error.
    #[must_use]
    pub fn params(&self) -> BTreeMap<String, String> {
        match self {
            Self::Vault(VaultError::TooNew { needs, knows }) => BTreeMap::from([
                ("needs".to_owned(), needs.to_string()),
                ("knows".to_owned(), knows.to_string()),
            ]),
            Self::Vault(VaultError::TooLarge { bytes, limit }) => BTreeMap::from([
                ("got".to_owned(), bytes.to_string()),
                ("limit".to_owned(), limit.to_string()),
            ]),
            Self::Packet(error) => owned(error.params()),
            Self::Blocked(blockers) => BTreeMap::from([("count".to_owned(), blockers.len().to_string())]),
            Self::Refused { params, .. } => params.clone(),
            Self::Vault(_) | Self::Catalog(_) | Self::Io(_) => BTreeMap::new(),
        }
    }
}

fn owned(params: BTreeMap<&'static str, String>) -> BTreeMap<String, String> {
    params.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// Whether the disk, or a person's share of it, is full.
pub(crate) fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}
