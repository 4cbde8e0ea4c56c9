//! Giving bytes out.

use super::{BINDING, BlobInfo, Blobs};
use crate::{Reader, VaultError};
use recourse_model::Sha256Hash;
use recourse_stream::{NONCE, PayloadKey, SeekReader, StreamError};
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
};

/// No header of a blob is longer, nonce included. The age crate is slow on huge headers, so the end is looked for first.
pub(super) const LONGEST_HEADER: u64 = 16 * 1024;

/// The bytes of a blob, decrypted piece by piece as they are read. Every piece is authenticated before it is given
/// out; damage shows as an error of kind [`io::ErrorKind::InvalidData`], from which [`VaultError::from`] makes
/// [`VaultError::BlobDamaged`]. Lives on by itself: whoever locks the vault must drop it.
pub struct BlobReader {
    stream: SeekReader<File>,
    info: BlobInfo,
    at: u64,
    /// Where the stream stands, which may be behind `at` after a seek.
    stream_at: u64,
}

impl BlobReader {
    /// The hash and length of the bytes.
    #[must_use]
    pub const fn info(&self) -> BlobInfo {
        self.info
    }

    /// Reads everything from the start and compares it with the hash.
    ///
    /// # Errors
    /// [`VaultError::BlobDamaged`] when it does not match.
    pub fn verify(mut self) -> Result<(), VaultError> {
        self.rewind()?;
        let mut hasher = Sha256::new();
        let bytes = io::copy(&mut self, &mut hasher)?;
        let found = BlobInfo { sha256: Sha256Hash(hasher.finalize().into()), bytes };
        if found == self.info { Ok(()) } else { Err(VaultError::BlobDamaged) }
    }
}

impl Blobs {
    /// Opens a blob and checks that it is the one it should be.
    pub(crate) fn open(&self, info: BlobInfo) -> Result<BlobReader, VaultError> {
        let mut file = match File::open(self.path(&self.name(info.sha256))) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(VaultError::BlobDamaged),
            file => file?,
        };
        let (key, start) = self.payload_key(&mut file)?;
        let stream = SeekReader::new(file, key, start).map_err(|error| match error {
            StreamError::Damaged => VaultError::BlobDamaged,
            error => io::Error::from(error).into(),
        })?;
        let mut reader = BlobReader { stream, info, at: 0, stream_at: 0 };
        let end = reader.stream.seek(SeekFrom::End(-(BINDING as i64))).map_err(damage)?;
        let mut binding = [0; BINDING];
        reader.stream.read_exact(&mut binding).map_err(damage)?;
        if end != super::padme(info.bytes) || binding != self.binding(info) {
            return Err(VaultError::BlobDamaged);
        }
        reader.stream.rewind().map_err(damage)?;
        Ok(reader)
    }

    /// Finds the key of a blob's payload, and where its chunks begin.
    fn payload_key(&self, file: &mut File) -> Result<(PayloadKey, u64), VaultError> {
        let mut head = Vec::with_capacity(1024);
        // A header of ours has about 300 bytes; more is only read when there is more.
        for most in [1024, LONGEST_HEADER] {
            file.by_ref().take(most - head.len() as u64).read_to_end(&mut head)?;
            let Some(length) = recourse_stream::header_length(&head) else { continue };
            let (header, rest) = head.split_at(length);
            let Some(nonce) = rest.first_chunk::<NONCE>() else { continue };
            let identities = std::iter::once(self.keys.identity() as &dyn age::Identity);
            let key = recourse_stream::open_header(header, nonce, identities)
                .map_err(|_| VaultError::BlobDamaged)?;
            return Ok((key, (length + NONCE) as u64));
        }
        Err(VaultError::BlobDamaged)
    }
}

/// What age says about bytes that do not authenticate, as our own error.
fn damage(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => VaultError::BlobDamaged.into_io(),
        _ => error,
    }
}

impl Read for BlobReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.info.bytes.saturating_sub(self.at);
        let most = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
        if most == 0 {
            return Ok(0);
        }
        if self.stream_at != self.at {
            self.stream_at = self.stream.seek(SeekFrom::Start(self.at)).map_err(damage)?;
        }
        let got = self.stream.read(&mut buffer[..most]).map_err(damage)?;
        if got == 0 {
            return Err(VaultError::BlobDamaged.into_io());
        }
        self.at += got as u64;
        self.stream_at = self.at;
        Ok(got)
    }
}

impl Seek for BlobReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => self.info.bytes.checked_add_signed(by),
        };
        self.at = target.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

impl Reader<'_> {
    /// Opens the bytes with this hash for reading and seeking. Opening reads the first and the last 64 KiB at most.
    ///
    /// # Errors
    /// [`VaultError::RecordNotFound`] when they are not in the vault; [`VaultError::BlobDamaged`] when the file is
    /// gone, was changed or belongs to other bytes.
    pub fn open_blob(&self, sha256: Sha256Hash) -> Result<BlobReader, VaultError> {
        let info = self.blob(sha256)?.ok_or(VaultError::RecordNotFound { kind: "blob" })?;
        self.blobs.open(info)
    }
}
