//! What can go wrong with a payload.

use std::io;

/// Why a payload was not sealed or not opened.
#[derive(Debug, thiserror::Error)]
pub enum StreamError {
    /// The sealed bytes cannot be read.
    #[error("the sealed bytes cannot be read")]
    Input(#[source] io::Error),
    /// The sealed bytes cannot be written.
    #[error("the sealed bytes cannot be written")]
    Output(#[source] io::Error),
    /// A chunk was changed, is out of place, is missing, or something follows the last one.
    #[error("a chunk does not decrypt")]
    Damaged,
    /// The cryptographic library failed, or a thread of the pool stopped in the middle of its work.
    #[error("the work broke off")]
    Broken,
}

impl From<StreamError> for io::Error {
    /// The error of the system where there is one; `InvalidData` for damage.
    fn from(error: StreamError) -> Self {
        match error {
            StreamError::Input(error) | StreamError::Output(error) => error,
            StreamError::Damaged => Self::new(io::ErrorKind::InvalidData, StreamError::Damaged),
            StreamError::Broken => Self::other(StreamError::Broken),
        }
    }
}
