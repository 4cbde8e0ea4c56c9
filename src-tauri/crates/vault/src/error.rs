//! What can go wrong, each with its stable code.

use crate::chain::LogFault;
use recourse_model::ErrorCode;
use rusqlite::ErrorCode as Sql;
use std::io;

/// Why the vault could not do what it was asked. Nothing was changed unless the variant says otherwise.
///
/// No variant holds the content of a record, a key or a path, so that an error may be logged.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    /// The passphrase does not open the vault.
    #[error("the passphrase does not open this vault")]
    WrongPassphrase,
    /// The recovery words do not open the vault, or are not the ones on the sheet.
    #[error("the recovery words are not the right ones")]
    WrongRecovery,
    /// Another process, or another handle of this one, has the vault open.
    #[error("the vault is already open elsewhere")]
    InUse,
    /// A newer program wrote this vault.
    #[error("the vault needs schema {needs}; this program knows schema {knows}")]
    TooNew {
        /// The lowest schema a program must know to open the vault.
        needs: u32,
        /// The highest schema that this program knows.
        knows: u32,
    },
    /// There is no vault in the folder.
    #[error("there is no vault in this folder")]
    NotFound,
    /// The folder already holds something.
    #[error("the folder already holds something")]
    Exists,
    /// A file of the vault is damaged.
    #[error("the vault is damaged: {what}")]
    Damaged {
        /// Which part, in words for a log.
        what: &'static str,
    },
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The operating system refused to read or write.
    #[error("the operating system refused to read or write")]
    Io(#[source] io::Error),
    /// A record is not there.
    #[error("there is no such {kind}")]
    RecordNotFound {
        /// The table that was searched.
        kind: &'static str,
    },
    /// A record holds something it cannot hold, or something else still needs it.
    #[error("the {kind} cannot be stored: {why}")]
    Invalid {
        /// The table.
        kind: &'static str,
        /// Why, in words for a log.
        why: &'static str,
    },
    /// A log that may only be added to was changed.
    #[error("{0}")]
    LogBroken(LogFault),
    /// The file changed while it was read. Nothing of it was kept.
    #[error("the file changed while it was read")]
    Changed,
    /// The file vanished before or while it was read. Nothing of it was kept.
    #[error("the file vanished")]
    Vanished,
    /// The file cannot be read.
    #[error("the file cannot be read")]
    Unreadable(#[source] io::Error),
    /// It is a folder, a link or a device.
    #[error("it is not a file")]
    NotAFile,
    /// The file is larger than a packet can carry.
    #[error("the file has {bytes} bytes; at most {limit} can be kept")]
    TooLarge {
        /// Its size in bytes; at least this much.
        bytes: u64,
        /// The largest size in bytes.
        limit: u64,
    },
    /// The stored bytes of a blob no longer match their hash, or are gone.
    #[error("the stored bytes do not match their hash")]
    BlobDamaged,
    /// The caller stopped it. Nothing was kept.
    #[error("stopped")]
    Cancelled,
    /// Something this crate did not expect.
    #[error("unexpected: {0}")]
    Internal(&'static str),
}

impl VaultError {
    /// The stable code of this error.
    #[must_use]
    pub const fn code(&self) -> ErrorCode {
        match self {
            Self::WrongPassphrase => ErrorCode::VaultWrongPassphrase,
            Self::WrongRecovery => ErrorCode::VaultWrongRecovery,
            Self::InUse => ErrorCode::VaultInUse,
            Self::TooNew { .. } => ErrorCode::VaultTooNew,
            Self::NotFound => ErrorCode::VaultNotFound,
            Self::Exists => ErrorCode::VaultExists,
            Self::Damaged { .. } => ErrorCode::VaultDamaged,
            Self::DiskFull => ErrorCode::VaultDiskFull,
            Self::Io(_) => ErrorCode::VaultIo,
            Self::RecordNotFound { .. } => ErrorCode::RecordNotFound,
            Self::Invalid { .. } => ErrorCode::RecordInvalid,
            Self::LogBroken(_) => ErrorCode::LogBroken,
            Self::Changed => ErrorCode::EvidenceChanged,
            Self::Vanished => ErrorCode::EvidenceVanished,
            Self::Unreadable(_) => ErrorCode::EvidenceUnreadable,
            Self::NotAFile => ErrorCode::EvidenceNotAFile,
            Self::TooLarge { .. } => ErrorCode::EvidenceTooLarge,
            Self::BlobDamaged => ErrorCode::EvidenceDamaged,
            Self::Cancelled => ErrorCode::Cancelled,
            Self::Internal(_) => ErrorCode::Internal,
        }
    }

    /// Wraps this error for a caller that speaks [`io::Error`]; [`VaultError::from`] takes it out again.
    pub(crate) fn into_io(self) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidData, self)
    }
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // A quota or a file size limit stops a write just as a full disk does.
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::DiskFull
            }
            _ => match error.downcast::<Self>() {
                Ok(inner) => inner,
                Err(error) => Self::Io(error),
            },
        }
    }
}

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        // The texts of SQLite are dropped on purpose: they may quote a statement.
        let Some(code) = error.sqlite_error_code() else {
            return match error {
                rusqlite::Error::QueryReturnedNoRows => Self::RecordNotFound { kind: "row" },
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::Utf8Error(..) => {
                    Self::Damaged { what: "a stored value is not of its kind" }
                }
                _ => Self::Internal("database call"),
            };
        };
        match code {
            Sql::DatabaseCorrupt | Sql::NotADatabase => Self::Damaged { what: "book.db" },
            Sql::DiskFull => Self::DiskFull,
            Sql::DatabaseBusy | Sql::DatabaseLocked => Self::InUse,
            Sql::CannotOpen => Self::Io(io::Error::other("book.db cannot be opened")),
            Sql::ReadOnly | Sql::PermissionDenied => Self::Io(io::ErrorKind::PermissionDenied.into()),
            Sql::SystemIoFailure => Self::Io(io::Error::other("book.db cannot be read or written")),
            Sql::ConstraintViolation => {
                Self::Invalid { kind: "record", why: "it breaks a rule of its table" }
            }
            Sql::TooBig => Self::Invalid { kind: "record", why: "it is too large" },
            _ => Self::Internal("database"),
        }
    }
}

impl From<serde_json::Error> for VaultError {
    fn from(_: serde_json::Error) -> Self {
        Self::Damaged { what: "a stored value is not of its kind" }
    }
}
