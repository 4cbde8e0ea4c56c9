//! The payload of age v1 files, sealed and opened on several cores.
//!
//! What this crate writes is plain age v1 (`age-encryption.org/v1`), byte for byte what the age crate would write with
//! the same keys; the header is always made and judged by the age crate. Chunks of the payload do not depend on each
//! other, so they are sealed and opened on a pool of threads and put in order again; SHA-256 runs beside them. Reading
//! and writing stay on the thread of the caller, so neither needs to be `Send`. Memory is bounded by constants,
//! whatever the length. On a machine with one core there are no threads and everything happens in turn. Small files,
//! which come by the thousand, can be sealed and opened whole, in memory, beside each other.
//!
//! It knows nothing of packets, vaults or paths. Both of those use it, and see nothing of each other through it.
#![forbid(unsafe_code)]

mod aead;
mod buffer;
mod disk;
mod error;
mod hash;
mod key;
mod pool;
mod read;
mod seek;
mod whole;
mod write;

pub use buffer::{Piece, Wiped};
pub use disk::{DiskFile, Syncing};
pub use error::StreamError;
pub use hash::{HashLine, Pending};
pub use key::{PayloadKey, header_length, open_header, seal_header};
pub use pool::{Beside, beside};
pub use read::Reader;
pub use seek::SeekReader;
pub use whole::{open_whole, seal_whole};
pub use write::{Settled, Writer};

/// Bytes of plaintext in a full chunk.
pub const CHUNK: usize = 64 * 1024;
/// Bytes that sealing adds to a chunk.
pub const TAG: usize = 16;
/// Bytes of the nonce between the header and the first chunk.
pub const NONCE: usize = 16;

/// Bytes of a full chunk once it is sealed.
const SEALED_CHUNK: usize = CHUNK + TAG;
/// The most chunks that are sealed or opened in one go.
const MOST_CHUNKS: usize = 8;
/// The most batches of chunks on their way at any time.
const DEPTH: usize = 6;

/// How many bytes the chunks take for `plain` bytes of plaintext, without header and nonce.
#[must_use]
pub const fn sealed_length(plain: u64) -> u64 {
    let chunks = plain.div_ceil(CHUNK as u64);
    plain.saturating_add(TAG as u64 * if chunks == 0 { 1 } else { chunks })
}

/// How many bytes of plaintext chunks of this length in all hold; nothing when no plaintext gives this length.
#[must_use]
pub const fn plain_length(sealed: u64) -> Option<u64> {
    let chunks = sealed.div_ceil(SEALED_CHUNK as u64);
    match sealed.checked_sub(TAG as u64 * chunks) {
        Some(plain) if sealed > 0 && sealed_length(plain) == sealed => Some(plain),
        _ => None,
    }
}
