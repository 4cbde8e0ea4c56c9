//! Chunks: ChaCha20-Poly1305 (RFC 8439) as age's STREAM uses it, by libcrypto.

use crate::{CHUNK, PayloadKey, SEALED_CHUNK, StreamError, TAG};
use openssl::{cipher::Cipher, cipher_ctx::CipherCtx};

/// Where a run of chunks stands in a payload.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// The number of the first chunk, from 0.
    pub(crate) first: u64,
    /// Whether the payload ends with this run.
    pub(crate) ends: bool,
}

impl Place {
    /// The nonce of chunk `index` of a run of `count`: eleven bytes of counter, one that says whether it is the last.
    fn nonce(self, index: usize, count: usize) -> [u8; 12] {
        let mut nonce = [0; 12];
        nonce[3..11].copy_from_slice(&(self.first + index as u64).to_be_bytes());
        nonce[11] = u8::from(self.ends && index + 1 == count);
        nonce
    }
}

fn broken(_: openssl::error::ErrorStack) -> StreamError {
    StreamError::Broken
}

/// How many bytes a run of chunks takes once it is sealed.
pub(crate) const fn sealed_size(plain: usize) -> usize {
    let chunks = plain.div_ceil(CHUNK);
    plain + TAG * if chunks == 0 { 1 } else { chunks }
}

/// Seals a run of chunks. `sealed` has the length that [`sealed_size`] says. Only the end of a payload may be shorter
/// than full chunks.
pub(crate) fn seal(
    key: &PayloadKey,
    place: Place,
    plain: &[u8],
    sealed: &mut [u8],
) -> Result<(), StreamError> {
    let count = plain.len().div_ceil(CHUNK).max(1);
    let mut ctx = CipherCtx::new().map_err(broken)?;
    ctx.encrypt_init(Some(Cipher::chacha20_poly1305()), Some(key.bytes()), None).map_err(broken)?;
    for (index, chunk) in sealed.chunks_mut(SEALED_CHUNK).enumerate() {
        let text =
            plain.get(index * CHUNK..plain.len().min((index + 1) * CHUNK)).ok_or(StreamError::Broken)?;
        let (out, tag) = chunk.split_at_mut_checked(text.len()).ok_or(StreamError::Broken)?;
        ctx.encrypt_init(None, None, Some(&place.nonce(index, count))).map_err(broken)?;
        if !text.is_empty() {
            ctx.cipher_update(text, Some(out)).map_err(broken)?;
        }
        ctx.cipher_final(&mut []).map_err(broken)?;
        ctx.tag(tag).map_err(broken)?;
    }
    Ok(())
}

/// Opens a run of chunks into `plain`, which has room for all of them, and returns how many bytes were authenticated and
/// whether that was everything. What stands in `plain` after them was not authenticated and must be forgotten.
pub(crate) fn open(
    key: &PayloadKey,
    place: Place,
    sealed: &[u8],
    plain: &mut [u8],
) -> Result<(usize, bool), StreamError> {
    let count = sealed.len().div_ceil(SEALED_CHUNK);
    let mut ctx = CipherCtx::new().map_err(broken)?;
    ctx.decrypt_init(Some(Cipher::chacha20_poly1305()), Some(key.bytes()), None).map_err(broken)?;
    let mut good = 0;
    for (index, chunk) in sealed.chunks(SEALED_CHUNK).enumerate() {
        // Only a payload without any bytes has an empty chunk.
        let least = if place.first == 0 && index == 0 { 0 } else { 1 };
        let Some(size) = chunk.len().checked_sub(TAG).filter(|size| *size >= least) else {
            return Ok((good, false));
        };
        let (text, tag) = chunk.split_at(size);
        let out = plain.get_mut(good..good + size).ok_or(StreamError::Broken)?;
        ctx.decrypt_init(None, None, Some(&place.nonce(index, count))).map_err(broken)?;
        ctx.set_tag(tag).map_err(broken)?;
        if !text.is_empty() {
            ctx.cipher_update(text, Some(out)).map_err(broken)?;
        }
        if ctx.cipher_final(&mut []).is_err() {
            return Ok((good, false));
        }
        good += size;
    }
    Ok((good, count > 0))
}
