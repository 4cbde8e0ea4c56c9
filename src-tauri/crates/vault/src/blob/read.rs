//! Giving bytes out.

use super::{BINDING, BlobInfo, Blobs};
use crate::{Reader, VaultError};
use age::{Decryptor, stream::StreamReader};
use recourse_model::Sha256Hash;
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom},
};

/// No header of a blob is longer. The age crate is slow on huge headers, so the end is looked for first.
const LONGEST_HEADER: usize = 16 * 1024;

/// The bytes of a blob, decrypted piece by piece as they are read. Every piece is authenticated before it is given
/// out; damage shows as an error of kind [`io::ErrorKind::InvalidData`], from which [`VaultError::from`] makes
/// [`VaultError::BlobDamaged`]. Lives on by itself: whoever locks the vault must drop it.
pub struct BlobReader {
    stream: StreamReader<BufReader<File>>,
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
        let file = match File::open(self.path(&self.name(info.sha256))) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(VaultError::BlobDamaged),
            file => file?,
        };
        let mut file = BufReader::with_capacity(LONGEST_HEADER, file);
        if !file.fill_buf()?.windows(5).any(|end| end == b"\n--- ") {
            return Err(VaultError::BlobDamaged);
        }
        let stream = Decryptor::new_buffered(file)
            .and_then(|blob| blob.decrypt(std::iter::once(self.keys.identity() as &dyn age::Identity)))
            .map_err(|_| VaultError::BlobDamaged)?;
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
