//! Everything that can go wrong with a packet, each with its stable code.

use crate::timestamp::TimestampError;
use recourse_model::ErrorCode;
use std::{collections::BTreeMap, io};

/// Why a packet was not sealed, not opened or not accepted.
///
/// The text of an error is for developers and logs; it never holds content of a packet beyond paths and field names.
/// Sentences for people are looked up by [`PacketError::code`] and filled with [`PacketError::params`].
#[derive(Debug, thiserror::Error)]
pub enum PacketError {
    /// The file does not begin like an age file.
    #[error("not an age file")]
    NotAge,
    /// The age header is longer than `limit` bytes.
    #[error("the age header is longer than {limit} bytes")]
    HeaderTooLarge {
        /// The most a header may have, in bytes.
        limit: u64,
    },
    /// The age header has more than `limit` stanzas.
    #[error("the age header has more than {limit} stanzas")]
    TooManyStanzas {
        /// The most a header may have.
        limit: u64,
    },
    /// The file is locked with a passphrase.
    #[error("the file is locked with a passphrase; a packet never is")]
    Passphrase,
    /// None of the given keys opens the file.
    #[error("none of the keys opens this file")]
    NotForYou,
    /// The encrypted bytes were changed.
    #[error("damaged: {0}")]
    Damaged(&'static str),
    /// The file ends too early.
    #[error("the file ends too early")]
    Cut,
    /// It opens, but what is inside is not a packet.
    #[error("not a packet inside")]
    NotAPacket,
    /// `version` is not one that this program knows.
    #[error("packet version {found} is not known")]
    UnknownVersion {
        /// The version as written, cut to a short length.
        found: String,
    },
    /// `kind` is not one that this program knows.
    #[error("packet kind {found} is not known")]
    UnknownKind {
        /// The kind as written, cut to a short length.
        found: String,
    },
    /// packet.json is not JSON, or not of the form that its kind demands.
    #[error("packet.json: {0}")]
    InvalidJson(String),
    /// packet.json, or another text of the packet, is larger than allowed.
    #[error("{name} has {got}, more than {limit}")]
    JsonTooLarge {
        /// Which text.
        name: &'static str,
        /// What it has: bytes, or values inside.
        got: u64,
        /// What it may have.
        limit: u64,
    },
    /// packet.json is nested deeper than `limit` levels.
    #[error("packet.json is nested deeper than {limit} levels")]
    JsonTooDeep {
        /// The deepest that is allowed.
        limit: u64,
    },
    /// packet.json contradicts itself.
    #[error("packet.json contradicts itself: {0}")]
    Inconsistent(String),
    /// There is no signature.
    #[error("the packet is not signed")]
    Unsigned,
    /// The signature is not in the one form that the format knows.
    #[error("the signature is malformed: {0}")]
    SignatureMalformed(&'static str),
    /// The signature does not fit the bytes or the key.
    #[error("the signature does not match: {0}")]
    SignatureWrong(&'static str),
    /// The bytes of the container are not the ones that packet.json calls for.
    #[error("the container is not as packet.json calls for at {entry}")]
    Layout {
        /// The entry that was expected there.
        entry: String,
    },
    /// A file does not match its hash.
    #[error("{path} does not match its hash")]
    HashMismatch {
        /// The file.
        path: String,
    },
    /// Padding that is not zero, or not of the right length.
    #[error("the padding is wrong at {entry}")]
    Padding {
        /// After which entry.
        entry: String,
    },
    /// More files than a packet may have.
    #[error("{got} files, more than {limit}")]
    TooManyFiles {
        /// How many there are.
        got: u64,
        /// How many there may be.
        limit: u64,
    },
    /// A file that is larger than version 1 can carry.
    #[error("{path} has {got} bytes, more than {limit}")]
    FileTooLarge {
        /// The file.
        path: String,
        /// Its size in bytes.
        got: u64,
        /// The most it may have, in bytes.
        limit: u64,
    },
    /// The packet says that it holds more than there is room for.
    #[error("the packet holds {needed} bytes and there is room for {free}")]
    TooLargeForDisk {
        /// What it says it holds, in bytes.
        needed: u64,
        /// The room there is, in bytes.
        free: u64,
    },
    /// The operating system refused to read the packet.
    #[error("the packet cannot be read")]
    Read(#[source] io::Error),
    /// The operating system refused to write the packet.
    #[error("the packet cannot be written")]
    Write(#[source] io::Error),
    /// The place where opened files go refused one of them.
    #[error("an opened file cannot be stored")]
    Sink(#[source] io::Error),
    /// The disk filled up.
    #[error("the disk is full")]
    DiskFull,
    /// A piece of evidence no longer has the size or hash that was declared.
    #[error("{path} changed while it was read")]
    EvidenceChanged {
        /// Its path in the packet.
        path: String,
    },
    /// A piece of evidence is no longer there.
    #[error("{path} is gone")]
    EvidenceVanished {
        /// Its path in the packet.
        path: String,
    },
    /// A piece of evidence cannot be read.
    #[error("{path} cannot be read")]
    EvidenceUnreadable {
        /// Its path in the packet.
        path: String,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// A key is not in the form that the format knows.
    #[error("not a key of the format: {0}")]
    KeyInvalid(&'static str),
    /// The card is not signed by the first key that it names, or its chain to an older key does not hold.
    #[error("the card does not hold: {0}")]
    CardInvalid(&'static str),
    /// The reply of a time-stamping authority does not stand.
    #[error(transparent)]
    Timestamp(#[from] TimestampError),
    /// The caller's own check refused the packet.
    #[error("refused: {0}")]
    Refused(ErrorCode),
    /// The person stopped it.
    #[error("stopped")]
    Cancelled,
    /// Something this crate did not expect.
    #[error("unexpected: {0}")]
    Internal(&'static str),
}

impl PacketError {
    /// The stable code, the same in every language and version.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::NotAge => ErrorCode::PacketNotAge,
            Self::HeaderTooLarge { .. } => ErrorCode::PacketHeaderTooLarge,
            Self::TooManyStanzas { .. } => ErrorCode::PacketTooManyStanzas,
            Self::Passphrase => ErrorCode::PacketPassphrase,
            Self::NotForYou => ErrorCode::PacketNotForYou,
            Self::Damaged(_) => ErrorCode::PacketDamaged,
            Self::Cut => ErrorCode::PacketCut,
            Self::NotAPacket => ErrorCode::PacketNotAPacket,
            Self::UnknownVersion { .. } => ErrorCode::PacketUnknownVersion,
            Self::UnknownKind { .. } => ErrorCode::PacketUnknownKind,
            Self::InvalidJson(_) => ErrorCode::PacketInvalidJson,
            Self::JsonTooLarge { .. } => ErrorCode::PacketJsonTooLarge,
            Self::JsonTooDeep { .. } => ErrorCode::PacketJsonTooDeep,
            Self::Inconsistent(_) => ErrorCode::PacketInconsistent,
            Self::Unsigned => ErrorCode::PacketUnsigned,
            Self::SignatureMalformed(_) => ErrorCode::PacketSignatureMalformed,
            Self::SignatureWrong(_) => ErrorCode::PacketSignatureWrong,
            Self::Layout { .. } => ErrorCode::PacketLayout,
            Self::HashMismatch { .. } => ErrorCode::PacketHashMismatch,
            Self::Padding { .. } => ErrorCode::PacketPadding,
            Self::TooManyFiles { .. } => ErrorCode::PacketTooManyFiles,
            Self::FileTooLarge { .. } => ErrorCode::PacketFileTooLarge,
            Self::TooLargeForDisk { .. } => ErrorCode::PacketTooLargeForDisk,
            Self::Read(_) => ErrorCode::PacketRead,
            Self::Write(_) | Self::Sink(_) => ErrorCode::PacketWrite,
            Self::DiskFull => ErrorCode::PacketDiskFull,
            Self::EvidenceChanged { .. } => ErrorCode::EvidenceChanged,
            Self::EvidenceVanished { .. } => ErrorCode::EvidenceVanished,
            Self::EvidenceUnreadable { .. } => ErrorCode::EvidenceUnreadable,
            Self::KeyInvalid(_) => ErrorCode::KeyInvalid,
            Self::CardInvalid(_) => ErrorCode::CardInvalid,
            Self::Timestamp(error) => error.code(),
            Self::Refused(code) => *code,
            Self::Cancelled => ErrorCode::Cancelled,
            Self::Internal(_) => ErrorCode::Internal,
        }
    }

    /// What a sentence about this error may be filled with: `path`, `entry`, `limit`, `got`, `needed`, `free`, `found`, `reason`.
    /// Sizes are in bytes.
    #[must_use]
    pub fn params(&self) -> BTreeMap<&'static str, String> {
        let pairs: Vec<(&'static str, String)> = match self {
            Self::HeaderTooLarge { limit } | Self::TooManyStanzas { limit } | Self::JsonTooDeep { limit } => {
                vec![("limit", limit.to_string())]
            }
            Self::UnknownVersion { found } | Self::UnknownKind { found } => vec![("found", found.clone())],
            Self::JsonTooLarge { got, limit, .. } | Self::TooManyFiles { got, limit } => {
                vec![("got", got.to_string()), ("limit", limit.to_string())]
            }
            Self::Layout { entry } | Self::Padding { entry } => vec![("entry", entry.clone())],
            Self::HashMismatch { path }
            | Self::EvidenceChanged { path }
            | Self::EvidenceVanished { path }
            | Self::EvidenceUnreadable { path, .. } => vec![("path", path.clone())],
            Self::FileTooLarge { path, got, limit } => {
                vec![("path", path.clone()), ("got", got.to_string()), ("limit", limit.to_string())]
            }
            Self::TooLargeForDisk { needed, free } => {
                vec![("needed", needed.to_string()), ("free", free.to_string())]
            }
            Self::Timestamp(error) => {
                error.fault().map(|fault| ("reason", fault.to_string())).into_iter().collect()
            }
            _ => Vec::new(),
        };
        pairs.into_iter().collect()
    }

    /// The error of a failed write, with a full disk told apart.
    pub(crate) fn write(error: io::Error) -> Self {
        if is_full(&error) { Self::DiskFull } else { Self::Write(error) }
    }

    /// The error of a sink that would not take what it was given, with a full disk told apart.
    pub(crate) fn sink(error: io::Error) -> Self {
        if is_full(&error) { Self::DiskFull } else { Self::Sink(error) }
    }
}

fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}
