//! Whole age files in memory: for small ones, of which there may be thousands. A small file gains nothing from being cut
//! into runs; what takes its time is the header, and whole files can be sealed and opened beside each other.

use crate::{
    NONCE, StreamError,
    aead::{self, Place},
    buffer::Wiped,
    key::{header_length, open_header, seal_header},
    plain_length,
};
use age::{Identity, Recipient};

/// Seals `plain` and returns the whole file: header, nonce and chunks.
///
/// # Errors
/// [`StreamError::Broken`] when the cryptographic library fails.
pub fn seal_whole(recipient: &dyn Recipient, plain: &[u8]) -> Result<Vec<u8>, StreamError> {
    let (mut file, key) = seal_header(std::iter::once(recipient)).map_err(|_| StreamError::Broken)?;
    let start = file.len();
    file.resize(start + aead::sealed_size(plain.len()), 0);
    let chunks = file.get_mut(start..).unwrap_or_default();
    aead::seal(&key, Place { first: 0, ends: true }, plain, chunks)?;
    Ok(file)
}

/// Opens a whole file. `longest_header` is how many bytes its header and nonce may take: the age crate is slow on huge
/// ones.
///
/// # Errors
/// [`StreamError::Damaged`] when it is not what was sealed, or not for `identity`.
pub fn open_whole(identity: &dyn Identity, file: &[u8], longest_header: usize) -> Result<Wiped, StreamError> {
    let head = file.get(..longest_header.min(file.len())).unwrap_or_default();
    let length = header_length(head).ok_or(StreamError::Damaged)?;
    let (header, rest) = file.split_at(length);
    let (nonce, chunks) = rest.split_first_chunk::<NONCE>().ok_or(StreamError::Damaged)?;
    let key = open_header(header, nonce, std::iter::once(identity)).map_err(|_| StreamError::Damaged)?;
    let length = plain_length(chunks.len() as u64).ok_or(StreamError::Damaged)?;
    let mut plain = Wiped::zeros(usize::try_from(length).map_err(|_| StreamError::Damaged)?);
    match aead::open(&key, Place { first: 0, ends: true }, chunks, &mut plain)? {
        (good, true) if good == plain.len() => Ok(plain),
        _ => Err(StreamError::Damaged),
    }
}
