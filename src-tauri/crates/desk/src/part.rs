//! Writing a file that is whole or not there.
//!
//! A file is written beside its place under a name drawn by chance, reaches the disk, and takes its name only then. The
//! vault notes what is being written where, so that after a sudden end [`finish_pending`] takes half a file away, or gives
//! a whole one its name.

use crate::{DeskError, DeskResult, error::is_full};
use recourse_model::{ErrorCode, PacketId, Timestamp};
use recourse_packet::DiskFile;
use recourse_vault::{Vault, VaultError, Writer};
use serde::{Deserialize, Serialize};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Read, Write},
    path::{Path, PathBuf},
};

/// Writes a whole file or none: beside its place, to the disk, then under its name.
///
/// # Errors
/// [`ErrorCode::PacketWrite`] or [`ErrorCode::PacketDiskFull`], and whatever `write` says. Nothing half-written is left,
/// and a file that stood there before still stands there.
pub fn write_whole<T>(
    vault: &Vault,
    target: &Path,
    write: impl FnOnce(&mut dyn Write) -> DeskResult<T>,
) -> DeskResult<T> {
    let mut part = Part::begin(vault, target)?;
    let value = part.write(write)?;
    part.name()?;
    Ok(value)
}

/// Copies plain bytes of a blob into a file, and tells a damaged blob from a file that cannot be written.
pub(crate) fn copy_blob(blob: &mut dyn Read, out: &mut dyn Write) -> DeskResult<()> {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match blob.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(read) => out.write_all(&buffer[..read]).map_err(cannot_write)?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return Err(DeskError::refused(ErrorCode::EvidenceDamaged)),
        }
    }
}

fn sync_folder(target: &Path) {
    // Not every system lets a folder be opened; the file itself is on the disk either way.
    if let Some(folder) = target.parent().and_then(|folder| File::open(folder).ok()) {
        let _ignored = folder.sync_all();
    }
}

#[expect(clippy::needless_pass_by_value, reason = "stands in `map_err`")]
pub(crate) fn cannot_write(error: io::Error) -> DeskError {
    let code = if is_full(&error) { ErrorCode::PacketDiskFull } else { ErrorCode::PacketWrite };
    DeskError::refused(code)
}

/// A file that has not yet taken its name. Dropping it takes away what it wrote, and nothing else.
pub(crate) struct Part<'a> {
    vault: &'a Vault,
    key: String,
    part: PathBuf,
    target: PathBuf,
    stage: Stage,
}

/// How far the writing of a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Stage {
    /// It is being written; what is there is worthless.
    Writing,
    /// It is whole and the vault counts it as sealed.
    Whole,
    /// It has its name.
    Named,
}

/// The vault's note about a file that is being written.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Pending {
    stage: Stage,
    part: PathBuf,
    target: PathBuf,
}

const PENDING: &str = "sealing";

impl<'a> Part<'a> {
    /// Notes that a file is about to be written beside `target`. Its name until then is drawn by chance: it can be
    /// nobody else's file, and it says nothing.
    pub(crate) fn begin(vault: &'a Vault, target: &Path) -> DeskResult<Self> {
        let id = PacketId::new();
        let part = target.with_file_name(format!(".{id}.part"));
        let key = format!("{PENDING}/{id}");
        let part = Self { vault, key, part, target: target.to_owned(), stage: Stage::Writing };
        let note = part.note(Stage::Writing);
        // The moment of a note means nothing.
        vault.write(|w| w.put_draft(&part.key, &note, Timestamp::default()))?;
        Ok(part)
    }

    fn note(&self, stage: Stage) -> String {
        let pending = Pending { stage, part: self.part.clone(), target: self.target.clone() };
        // A path that is not Unicode has no place in JSON; such a file is left to its owner after a sudden end.
        serde_json::to_string(&pending).unwrap_or_default()
    }

    pub(crate) fn write<T>(&mut self, write: impl FnOnce(&mut dyn Write) -> DeskResult<T>) -> DeskResult<T> {
        let mut options = OpenOptions::new();
        // Never a file that is there already, and never through a link.
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600);
        }
        let file = options.open(&self.part).map_err(cannot_write)?;
        let mut out = BufWriter::with_capacity(256 * 1024, DiskFile::new(file));
        let value = write(&mut out)?;
        let file = out.into_inner().map_err(|error| cannot_write(error.into_error()))?;
        file.finish().map_err(cannot_write)?;
        Ok(value)
    }

    /// Notes, in the same write that counts the packet as sealed, that the file is whole.
    pub(crate) fn whole(&self, w: &Writer<'_>) -> Result<(), VaultError> {
        w.put_draft(&self.key, &self.note(Stage::Whole), Timestamp::default())
    }

    /// From here on the file must not be taken away: the vault counts it as sealed.
    pub(crate) fn keep(mut self) -> Self {
        self.stage = Stage::Whole;
        self
    }

    /// Gives the file its name.
    ///
    /// # Errors
    /// [`ErrorCode::PacketNotNamed`] when it is whole and counted as sealed, but its name is not to be had; it is named
    /// at the next unlock. [`ErrorCode::PacketWrite`] when nothing counts on it.
    pub(crate) fn name(mut self) -> DeskResult<()> {
        if let Err(error) = fs::rename(&self.part, &self.target) {
            return Err(match self.stage {
                Stage::Whole => DeskError::refused_with(ErrorCode::PacketNotNamed, "file", self.part_name()),
                Stage::Writing | Stage::Named => cannot_write(error),
            });
        }
        sync_folder(&self.target);
        self.stage = Stage::Named;
        // It is named; a note that stays finds nothing to do at the next unlock.
        let _ignored = self.vault.write(|w| w.delete_draft(&self.key));
        Ok(())
    }

    fn part_name(&self) -> String {
        self.part.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

impl Drop for Part<'_> {
    fn drop(&mut self) {
        if self.stage == Stage::Writing {
            // Whatever is left undone here is done by `finish_pending` when the vault is opened next.
            let _ignored = fs::remove_file(&self.part);
            let _ignored = self.vault.write(|w| w.delete_draft(&self.key));
        }
    }
}

/// Takes away half-written files and names whole ones, after a sudden end of the program or of a disk.
///
/// # Errors
/// When the vault cannot be read or written. A file that cannot be touched, or whose disk is not there, is left for the
/// next time.
pub fn finish_pending(vault: &Vault) -> DeskResult<()> {
    let drafts: Vec<recourse_vault::Draft> = vault.read(|r| r.list())?;
    for draft in drafts.into_iter().filter(|draft| draft.key.starts_with(PENDING)) {
        let Ok(pending) = serde_json::from_str::<Pending>(&draft.text) else { continue };
        if finish(&pending) {
            vault.write(|w| w.delete_draft(&draft.key))?;
        }
    }
    Ok(())
}

/// Whether there is nothing more to do about a noted file.
fn finish(pending: &Pending) -> bool {
    let folder_is_there = pending.target.parent().is_some_and(Path::is_dir);
    match (pending.stage, pending.part.exists()) {
        (Stage::Writing, true) => fs::remove_file(&pending.part).is_ok(),
        (Stage::Writing, false) => folder_is_there,
        (Stage::Whole | Stage::Named, true) => fs::rename(&pending.part, free_name(&pending.target)).is_ok(),
        (Stage::Whole | Stage::Named, false) => pending.target.exists(),
    }
}

/// The target, or the target with a number, if something else has taken its name meanwhile.
fn free_name(target: &Path) -> PathBuf {
    let stem = target.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let numbered = (2..100).map(|number| target.with_file_name(format!("{stem}-{number}.acp")));
    std::iter::once(target.to_owned())
        .chain(numbered)
        .find(|path| !path.exists())
        .unwrap_or_else(|| target.to_owned())
}
