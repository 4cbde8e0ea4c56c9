//! Reading files from outside, which may be anything and may change under the reader's eyes.

use super::{BlobWriter, Blobs, LARGEST_FILE, Staged, padme};
use crate::VaultError;
use std::{
    fs::{self, File, Metadata, OpenOptions},
    io::{self, Read, Write},
    ops::ControlFlow,
    path::Path,
};
use zeroize::Zeroizing;

/// How much is read at once.
const PIECE: usize = 64 * 1024;

/// What is left free on the disk, so that the book can still be written.
const RESERVE: u64 = 8 * 1024 * 1024;

/// A progress callback for callers who do not watch.
pub const fn unwatched(_: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

impl Blobs {
    /// Takes in everything that `reader` gives. `size_hint` is only used to refuse early.
    pub(crate) fn stage_reader(
        &self,
        reader: &mut dyn Read,
        size_hint: Option<u64>,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Staged, VaultError> {
        if let Some(bytes) = size_hint {
            self.refuse_early(bytes)?;
        }
        let mut writer = BlobWriter::new(self, None)?;
        let mut piece = Zeroizing::new(vec![0; PIECE]);
        loop {
            let got = match reader.read(&mut piece) {
                Ok(0) => break,
                Ok(got) => got,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(unreadable(error)),
            };
            writer.write_all(&piece[..got])?;
            if progress(writer.written()).is_break() {
                return Err(VaultError::Cancelled);
            }
        }
        writer.finish()
    }

    /// Takes in the file at `path`.
    pub(crate) fn stage_file(
        &self,
        path: &Path,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Staged, VaultError> {
        let (mut file, before) = open_plain(path)?;
        self.refuse_early(before.len())?;
        let staged = self.stage_reader(&mut file, None, progress)?;
        let after = file.metadata().map_err(unreadable)?;
        let now_there = fs::symlink_metadata(path).map_err(unreadable)?;
        let same = same_file(&before, &after) && same_file(&before, &now_there);
        if !same || staged.info().bytes != before.len() {
            return Err(VaultError::Changed);
        }
        Ok(staged)
    }

    fn refuse_early(&self, bytes: u64) -> Result<(), VaultError> {
        if bytes > LARGEST_FILE {
            return Err(VaultError::TooLarge { bytes, limit: LARGEST_FILE });
        }
        match self.free_bytes() {
            Some(free) if free < padme(bytes).saturating_add(RESERVE) => Err(VaultError::DiskFull),
            _ => Ok(()),
        }
    }
}

/// Opens a plain file for reading, with a look at it: no folder, device or pipe, and no link, which could lead anywhere.
/// Never waits for anybody, whatever stands there.
///
/// # Errors
/// [`VaultError::NotAFile`], [`VaultError::Vanished`], [`VaultError::Unreadable`]; [`VaultError::Changed`] when another
/// file took its place while it was opened.
pub fn open_plain(path: &Path) -> Result<(File, Metadata), VaultError> {
    let named = fs::symlink_metadata(path).map_err(unreadable)?;
    if !named.is_file() {
        return Err(VaultError::NotAFile);
    }
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        // Without NONBLOCK, a pipe put there in the meantime would hang the program.
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags.bits().cast_signed());
    }
    #[cfg(windows)]
    {
        // FILE_FLAG_OPEN_REPARSE_POINT: open a link itself, which is then refused below.
        std::os::windows::fs::OpenOptionsExt::custom_flags(&mut options, 0x0020_0000);
    }
    let file = options.open(path).map_err(unreadable)?;
    let opened = file.metadata().map_err(unreadable)?;
    if !opened.is_file() {
        return Err(VaultError::NotAFile);
    }
    if !same_file(&named, &opened) {
        return Err(VaultError::Changed);
    }
    Ok((file, opened))
}

/// Whether two looks at a file saw the same one in the same state.
fn same_file(a: &Metadata, b: &Metadata) -> bool {
    let state = a.len() == b.len() && a.modified().ok() == b.modified().ok();
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        state && a.ino() == b.ino() && a.dev() == b.dev()
    }
    #[cfg(not(unix))]
    state
}

fn unreadable(error: io::Error) -> VaultError {
    match error.kind() {
        io::ErrorKind::NotFound => VaultError::Vanished,
        io::ErrorKind::IsADirectory => VaultError::NotAFile,
        #[cfg(unix)]
        _ if error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) => VaultError::NotAFile,
        _ => VaultError::Unreadable(error),
    }
}
