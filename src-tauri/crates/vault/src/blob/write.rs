//! Taking bytes in.

use super::{BINDING, BlobInfo, Blobs, LARGEST_FILE, SMALL, TempFile, padme};
use crate::{VaultError, Writer, layout, table::BlobRow};
use recourse_model::Sha256Hash;
use recourse_stream::{DiskFile, StreamError, Syncing, Wiped};
use std::{
    fs::{self, File},
    io::{self, Write},
    sync::Arc,
};

/// Takes bytes in. What reaches the disk is encrypted. Nothing of them is in the vault until the [`Staged`] that
/// [`BlobWriter::finish`] gives was adopted; dropping either takes everything away again.
pub struct BlobWriter<'v> {
    blobs: &'v Blobs,
    temp: TempFile,
    target: Target,
    bytes: u64,
    /// What the bytes are, if the caller checks that itself.
    known: Option<BlobInfo>,
}

/// Where the bytes go.
enum Target {
    /// They are sealed as they come.
    Stream(Box<recourse_stream::Writer<DiskFile>>),
    /// They are held until they are all there, with room for padding and binding.
    Whole(File, Wiped, BlobInfo),
}

/// Bytes on the disk, encrypted, that no record mentions yet. Goes away when dropped; see [`Writer::adopt`].
#[derive(Debug)]
pub struct Staged {
    temp: TempFile,
    info: BlobInfo,
    /// It is on its way to the disk.
    syncing: Option<Syncing>,
}

impl Staged {
    /// The hash and length of the bytes.
    #[must_use]
    pub const fn info(&self) -> BlobInfo {
        self.info
    }
}

impl<'v> BlobWriter<'v> {
    pub(crate) fn new(blobs: &'v Blobs, known: Option<BlobInfo>) -> Result<Self, VaultError> {
        // The name is random and says nothing about the content.
        let name = recourse_model::PacketId::new().to_string();
        let temp = TempFile { path: blobs.temp.join(name), kept: false };
        let file = layout::private_file().create_new(true).open(temp.path())?;
        let target = match known {
            Some(info) if info.bytes < SMALL => {
                Target::Whole(file, Wiped::zeros(padme(info.bytes) as usize + BINDING), info)
            }
            _ => Target::Stream(Box::new(Self::stream(blobs, file, known.is_none())?)),
        };
        Ok(Self { blobs, temp, target, bytes: 0, known })
    }

    fn stream(
        blobs: &Blobs,
        mut file: File,
        hashes: bool,
    ) -> Result<recourse_stream::Writer<DiskFile>, VaultError> {
        let recipients = std::iter::once(blobs.keys.recipient() as &dyn age::Recipient);
        let (header, key) =
            recourse_stream::seal_header(recipients).map_err(|_| VaultError::Internal("blob encryption"))?;
        file.write_all(&header)?;
        let mut stream = recourse_stream::Writer::new(DiskFile::new(file), key);
        if hashes {
            stream.hash_from_here();
        }
        Ok(stream)
    }

    /// How many bytes were taken in so far.
    #[must_use]
    pub const fn written(&self) -> u64 {
        self.bytes
    }

    /// Ends the bytes and puts them on the disk; with [`crate::Vault::blob_writer_for`], only sends them there, and
    /// [`Writer::adopt`] waits for them.
    ///
    /// # Errors
    /// [`VaultError::DiskFull`] and other trouble with the disk; nothing is left behind.
    pub fn finish(self) -> Result<Staged, VaultError> {
        let Self { blobs, temp, target, bytes, known } = self;
        if known.is_some_and(|info| info.bytes != bytes) {
            return Err(VaultError::Internal("a blob of another length than was told"));
        }
        let mut stream = match target {
            Target::Whole(file, plain, info) => {
                return Ok(Staged { temp, info, syncing: Some(whole(blobs, file, plain, info)) });
            }
            Target::Stream(stream) => *stream,
        };
        let info = match known {
            Some(info) => info,
            None => BlobInfo { sha256: Sha256Hash(stream.hash_at_once().wait().map_err(io)?), bytes },
        };
        let mut padding = padme(bytes) - bytes;
        while padding > 0 {
            let room = stream.room().map_err(io)?;
            let now = usize::try_from(padding).unwrap_or(usize::MAX).min(room.len());
            room[..now].fill(0);
            stream.filled(now);
            padding -= now as u64;
        }
        stream.put(&blobs.binding(info)).map_err(io)?;
        let (file, _) = stream.finish().map_err(io)?;
        // Files of packets come by the thousand and are waited for together, when they are adopted.
        let syncing = if known.is_some() {
            Some(file.finish_later()?)
        } else {
            file.finish()?;
            None
        };
        Ok(Staged { temp, info, syncing })
    }
}

/// Sends a small blob to be sealed, written and brought to the disk.
fn whole(blobs: &Blobs, mut file: File, mut plain: Wiped, info: BlobInfo) -> Syncing {
    if let Some(end) = plain.last_chunk_mut::<BINDING>() {
        *end = blobs.binding(info);
    }
    let keys = Arc::clone(&blobs.keys);
    Syncing::start_with(move || {
        file.write_all(&recourse_stream::seal_whole(keys.recipient(), &plain)?)?;
        Ok(file)
    })
}

fn io(error: StreamError) -> io::Error {
    error.into()
}

impl Write for BlobWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.len() as u64 > LARGEST_FILE - self.bytes {
            let bytes = self.bytes + bytes.len() as u64;
            return Err(VaultError::TooLarge { bytes, limit: LARGEST_FILE }.into_io());
        }
        match &mut self.target {
            Target::Stream(stream) => stream.put(bytes)?,
            Target::Whole(_, plain, info) => {
                let room = plain.get_mut(self.bytes as usize..info.bytes as usize);
                let Some(to) = room.and_then(|room| room.get_mut(..bytes.len())) else {
                    return Err(VaultError::Internal("a blob of another length than was told").into_io());
                };
                to.copy_from_slice(bytes);
            }
        }
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    /// Does nothing: nothing can be read back before [`BlobWriter::finish`].
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Writer<'_> {
    /// Makes staged bytes part of the vault with this write. Bytes that are there already are kept once. A record must
    /// mention them before the write ends (evidence, an attachment, a file of a received packet), or they go again.
    ///
    /// # Errors
    /// When the file cannot be brought to the disk or moved into place.
    pub fn adopt(&self, staged: Staged) -> Result<BlobInfo, VaultError> {
        let Staged { mut temp, info, syncing } = staged;
        let name = self.blobs.name(info.sha256);
        let path = self.blobs.path(&name);
        self.effects.borrow_mut().blobs_changed = true;
        let known = self.blob(info.sha256)?;
        if known.is_some() && path.is_file() {
            return Ok(info);
        }
        syncing.map_or(Ok(()), Syncing::wait)?;
        let shard = path.parent().ok_or(VaultError::Internal("a blob has a folder"))?;
        if !shard.is_dir() {
            layout::make_dir(shard)?;
            self.effects.borrow_mut().touched.insert(self.blobs.folder.clone());
        }
        fs::rename(temp.path(), &path)?;
        temp.kept = true;
        if known.is_none() {
            // If the file was known and had vanished, a failed write leaves it where it belongs.
            self.effects.borrow_mut().moved.push(path.clone());
            self.insert(&BlobRow { sha256: info.sha256, bytes: info.bytes, name }, false)?;
        }
        self.effects.borrow_mut().touched.insert(shard.to_owned());
        Ok(info)
    }
}
