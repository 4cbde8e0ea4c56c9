//! The open vault.

use crate::{
    BlobInfo, BlobReader, BlobWriter, Integrity, Reader, Staged, VaultError, Writer,
    blob::Blobs,
    check, db,
    handle::Effects,
    head::{Head, HeadFile},
    keys::Keys,
    layout::{self, Layout},
    migrate, recovery,
    table::{self, BlobRow},
};
use age::secrecy::SecretString;
use recourse_model::Sha256Hash;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::{
    fs::File,
    io::Read,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// How a vault writes its key files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VaultOptions {
    /// The scrypt work factor of key files: 2 to this power. The default, 18, takes about a second and 256 MiB. Lower
    /// ones are for tests, so that they do not take minutes; at most 20, because no more is accepted when reading.
    pub work_factor: u8,
}

impl Default for VaultOptions {
    fn default() -> Self {
        Self { work_factor: 18 }
    }
}

/// An open vault. It may be used from several threads; dropping it locks it: the database is closed, the keys are
/// wiped, the folder is free for others.
pub struct Vault {
    layout: Layout,
    options: VaultOptions,
    keys: Arc<Keys>,
    blobs: Blobs,
    // Dropped in this order: the database is closed before the lock is given up.
    book: Mutex<Book>,
    _lock: File,
}

/// What one thread at a time may touch.
struct Book {
    conn: Connection,
    head: HeadFile,
    integrity: Integrity,
}

impl Vault {
    /// Makes a vault in `dir`, which must be empty or not there, and opens it.
    ///
    /// The key file is written last: a creation that was stopped leaves no vault, and can be made again.
    ///
    /// # Errors
    /// [`VaultError::Exists`] when the folder holds anything; trouble with the disk.
    pub fn create(dir: &Path, passphrase: &SecretString, options: VaultOptions) -> Result<Self, VaultError> {
        let layout = Layout::new(dir);
        layout.prepare()?;
        let lock = lock(&layout)?;
        // Another process may have made a vault here since the first look.
        layout.prepare()?;
        layout.clear_unfinished()?;
        let keys = Keys::generate();
        let mut conn = db::open(&layout.book(), &keys.database())?;
        migrate::migrate(&mut conn, migrate::STEPS, &layout.backups())?;
        HeadFile::open(&layout.head())?.write_both(&Head::of(&conn)?, &keys)?;
        close(conn)?;
        layout::sync_dir(dir)?;
        layout::replace_file(&layout.passphrase(), &keys.lock_with(passphrase, options.work_factor)?)?;
        Self::unlocked(layout, options, keys, lock)
    }

    /// Opens the vault in `dir`.
    ///
    /// # Errors
    /// [`VaultError::NotFound`], [`VaultError::InUse`], [`VaultError::WrongPassphrase`], [`VaultError::TooNew`],
    /// [`VaultError::Damaged`]; trouble with the disk.
    pub fn open(dir: &Path, passphrase: &SecretString) -> Result<Self, VaultError> {
        Self::open_with(dir, passphrase, VaultOptions::default())
    }

    /// Opens the vault in `dir`; key files written later follow `options`.
    ///
    /// # Errors
    /// As for [`Vault::open`].
    pub fn open_with(
        dir: &Path,
        passphrase: &SecretString,
        options: VaultOptions,
    ) -> Result<Self, VaultError> {
        let (layout, lock) = Self::find(dir)?;
        let path = layout.passphrase();
        if !path.is_file() {
            // There is a recovery file only; the words still open it.
            return Err(VaultError::Damaged { what: "keys/passphrase.age is gone" });
        }
        let keys =
            Keys::unlock(&layout::read_small(&path)?, passphrase)?.ok_or(VaultError::WrongPassphrase)?;
        Self::unlocked(layout, options, keys, lock)
    }

    /// Opens the vault in `dir` with the 24 words of the recovery sheet. Set a new passphrase afterwards.
    ///
    /// # Errors
    /// [`VaultError::WrongRecovery`] when the words are not right or there is no sheet; else as for [`Vault::open`].
    pub fn open_with_recovery(dir: &Path, words: &SecretString) -> Result<Self, VaultError> {
        Self::open_with_recovery_and(dir, words, VaultOptions::default())
    }

    /// The same; key files written later follow `options`.
    ///
    /// # Errors
    /// As for [`Vault::open_with_recovery`].
    pub fn open_with_recovery_and(
        dir: &Path,
        words: &SecretString,
        options: VaultOptions,
    ) -> Result<Self, VaultError> {
        let (layout, lock) = Self::find(dir)?;
        let keys = recovery::unlock(&layout, words)?;
        Self::unlocked(layout, options, keys, lock)
    }

    /// Whether there is a vault in `dir`, open or not.
    #[must_use]
    pub fn exists(dir: &Path) -> bool {
        Layout::new(dir).has_keys().unwrap_or(false)
    }

    fn find(dir: &Path) -> Result<(Layout, File), VaultError> {
        let layout = Layout::new(dir);
        if !layout.has_keys()? {
            return Err(VaultError::NotFound);
        }
        let lock = lock(&layout)?;
        Ok((layout, lock))
    }

    fn unlocked(layout: Layout, options: VaultOptions, keys: Keys, lock: File) -> Result<Self, VaultError> {
        if !layout.book().is_file() {
            return Err(VaultError::Damaged { what: "book.db is gone" });
        }
        let mut conn = db::open(&layout.book(), &keys.database())?;
        migrate::migrate(&mut conn, migrate::STEPS, &layout.backups())?;
        let keys = Arc::new(keys);
        let blobs = Blobs::new(&layout, Arc::clone(&keys));
        layout::make_dir(&layout.blobs())?;
        blobs.sweep_temp()?;
        layout.sweep_keys()?;
        let mut head = HeadFile::open(&layout.head())?;
        let known = head.read(&keys)?;
        let integrity = check::logs(&Reader::new(&conn, &blobs), known)?;
        let mut book = Book { conn, head, integrity };
        if book.integrity == Integrity::Sound {
            // Never on a book that may be older than its blobs: they could be all that is left.
            book.sweep(&blobs)?;
            let now = Head::of(&book.conn)?;
            book.head.write_both(&now, &keys)?;
        }
        Ok(Self { layout, options, keys, blobs, book: Mutex::new(book), _lock: lock })
    }

    /// What opening found out about the logs.
    #[must_use]
    pub fn integrity(&self) -> Integrity {
        self.book().integrity.clone()
    }

    /// Takes the logs as they are from now on, after a person was told what is missing. Lines whose own hashes do not
    /// hold can never be accepted.
    ///
    /// # Errors
    /// [`VaultError::LogBroken`] when a line does not match its hash or its predecessor.
    pub fn accept_integrity(&self) -> Result<(), VaultError> {
        let mut book = self.book();
        Reader::new(&book.conn, &self.blobs).verify_chain()?;
        check::forget_faults(&book.conn)?;
        let now = Head::of(&book.conn)?;
        book.head.write_both(&now, &self.keys)?;
        book.integrity = Integrity::Sound;
        Ok(())
    }

    pub(crate) fn recheck_logs(&self) -> Result<Integrity, VaultError> {
        let mut book = self.book();
        let known = book.head.read(&self.keys)?;
        book.integrity = check::logs(&Reader::new(&book.conn, &self.blobs), known)?;
        Ok(book.integrity.clone())
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.layout.root().to_owned()
    }

    /// Looks into the vault. Nobody writes meanwhile. Do not call the vault again from inside: use the [`Reader`].
    ///
    /// # Errors
    /// Those of `look`.
    pub fn read<T>(&self, look: impl FnOnce(&Reader<'_>) -> Result<T, VaultError>) -> Result<T, VaultError> {
        self.try_read(look)
    }

    /// As [`Vault::read`], with an error of the caller's own.
    ///
    /// # Errors
    /// Those of `look`.
    pub fn try_read<T, E>(&self, look: impl FnOnce(&Reader<'_>) -> Result<T, E>) -> Result<T, E> {
        let book = self.book();
        look(&Reader::new(&book.conn, &self.blobs))
    }

    /// Writes to the vault: wholly, or, when `change` fails, not at all. What was written is on the disk when this
    /// returns. Do not call the vault again from inside: use the [`Writer`].
    ///
    /// # Errors
    /// Those of `change`; [`VaultError::Invalid`] when a record mentions one that is not there; trouble with the disk.
    pub fn write<T>(
        &self,
        change: impl FnOnce(&Writer<'_>) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        self.try_write(change)
    }

    /// As [`Vault::write`], with an error of the caller's own.
    ///
    /// # Errors
    /// As for [`Vault::write`].
    pub fn try_write<T, E: From<VaultError>>(
        &self,
        change: impl FnOnce(&Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut guard = self.book();
        let book = &mut *guard;
        let tx =
            book.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(VaultError::from)?;
        let writer = Writer::new(Reader::new(&tx, &self.blobs));
        let made = change(&writer).and_then(|value| Ok((value, settle(&writer)?)));
        let effects = writer.into_effects();
        let committed = made.and_then(|(value, settled)| {
            layout::sync_dirs(&effects.touched)?;
            tx.commit().map_err(VaultError::from)?;
            Ok((value, settled))
        });
        match committed {
            Ok((value, (doomed, head))) => {
                self.after_commit(book, &effects, &doomed, &head);
                Ok(value)
            }
            Err(error) => {
                // The rollback took the rows back; these files never belonged to anything.
                effects.moved.iter().for_each(|path| drop(layout::remove_if_there(path)));
                Err(error)
            }
        }
    }

    /// What follows a commit. The write has happened: nothing here may fail it, and everything is done again at the
    /// next opening if it does not work now.
    fn after_commit(&self, book: &mut Book, effects: &Effects, doomed: &[BlobRow], head: &Head) {
        if book.integrity == Integrity::Sound {
            book.head.write(head, &self.keys, effects.logged).ok();
        }
        for blob in doomed {
            layout::remove_if_there(&self.blobs.path(&blob.name)).ok();
        }
        if effects.erased {
            migrate::forget_copies(&self.layout.backups()).ok();
            book.checkpoint();
        }
    }

    /// Takes in everything that `reader` gives, encrypted; [`Writer::adopt`] then makes it part of the vault. `progress`
    /// is told the bytes so far and may stop it. `size_hint` is only used to refuse early what cannot fit.
    ///
    /// # Errors
    /// [`VaultError::Unreadable`], [`VaultError::TooLarge`], [`VaultError::DiskFull`], [`VaultError::Cancelled`]; nothing
    /// is left behind.
    pub fn stage_reader(
        &self,
        reader: &mut dyn Read,
        size_hint: Option<u64>,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Staged, VaultError> {
        self.blobs.stage_reader(reader, size_hint, progress)
    }

    /// Takes in the file at `path`, which must be a plain file and must not change meanwhile.
    ///
    /// # Errors
    /// As for [`Vault::stage_reader`], and [`VaultError::NotAFile`], [`VaultError::Vanished`], [`VaultError::Changed`].
    pub fn stage_file(
        &self,
        path: &Path,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Staged, VaultError> {
        self.blobs.stage_file(path, progress)
    }

    /// A writer that takes bytes in, for callers who push them.
    ///
    /// # Errors
    /// Trouble with the disk.
    pub fn blob_writer(&self) -> Result<BlobWriter<'_>, VaultError> {
        BlobWriter::new(&self.blobs, None)
    }

    /// A writer for bytes whose hash and length the caller was told and checks itself while it writes them: they are not
    /// hashed a second time. Whoever finds them wrong must drop the writer; [`BlobWriter::finish`] believes the hash and
    /// compares the length.
    ///
    /// # Errors
    /// Trouble with the disk.
    pub fn blob_writer_for(&self, info: BlobInfo) -> Result<BlobWriter<'_>, VaultError> {
        BlobWriter::new(&self.blobs, Some(info))
    }

    /// Opens the bytes with this hash. The book is locked only for the look-up.
    ///
    /// # Errors
    /// As for [`Reader::open_blob`].
    pub fn open_blob(&self, sha256: Sha256Hash) -> Result<BlobReader, VaultError> {
        let info =
            self.read(|reader| reader.blob(sha256))?.ok_or(VaultError::RecordNotFound { kind: "blob" })?;
        self.blobs.open(info)
    }

    /// Sets a new passphrase. One small file is replaced; the recovery sheet goes on working.
    ///
    /// # Errors
    /// Trouble with the disk; the old passphrase then still works.
    pub fn change_passphrase(&self, new: &SecretString) -> Result<(), VaultError> {
        // The lock keeps two changes at once from sharing their temporary file.
        let _book = self.book();
        let locked = self.keys.lock_with(new, self.options.work_factor)?;
        layout::replace_file(&self.layout.passphrase(), &locked)
    }

    /// Whether this is the passphrase of the vault. Takes as long as opening it.
    ///
    /// # Errors
    /// When the key file cannot be read.
    pub fn check_passphrase(&self, passphrase: &SecretString) -> Result<bool, VaultError> {
        let opened = Keys::unlock(&layout::read_small(&self.layout.passphrase())?, passphrase)?;
        Ok(opened.is_some_and(|keys| keys.same_root(&self.keys)))
    }

    /// Locks the vault and says whether everything could be put away. Dropping does the same in silence.
    ///
    /// # Errors
    /// When the database could not be closed in order; nothing that was written is lost.
    pub fn lock(self) -> Result<(), VaultError> {
        let mut book = self.book.into_inner().unwrap_or_else(PoisonError::into_inner);
        book.head.sync()?;
        close(book.conn)
    }

    pub(crate) const fn keys(&self) -> &Arc<Keys> {
        &self.keys
    }

    pub(crate) const fn blobs(&self) -> &Blobs {
        &self.blobs
    }

    pub(crate) const fn layout(&self) -> &Layout {
        &self.layout
    }

    pub(crate) const fn work_factor(&self) -> u8 {
        self.options.work_factor
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        // A panic inside a closure dropped its transaction, and with it every change: the book is as before.
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Book {
    /// Removes blobs that nothing mentions and files that no blob names.
    fn sweep(&mut self, blobs: &Blobs) -> Result<(), VaultError> {
        let tx: Transaction<'_> = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let writer = Writer::new(Reader::new(&tx, blobs));
        for blob in table::unreferenced(&writer)? {
            writer.remove::<BlobRow>(&blob.sha256)?;
        }
        tx.commit()?;
        blobs.sweep_orphans(&table::blob_paths(&self.conn)?)
    }

    /// Brings the write-ahead log into the book and empties it, so that it keeps nothing that was deleted.
    fn checkpoint(&self) {
        self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).ok();
    }
}

/// The last steps of a write, inside its transaction: count it, and let go of blobs that nothing mentions any more.
fn settle(writer: &Writer<'_>) -> Result<(Vec<BlobRow>, Head), VaultError> {
    writer.execute("UPDATE meta SET generation = generation + 1", [])?;
    let mut doomed = Vec::new();
    if writer.effects.borrow().blobs_changed {
        doomed = table::unreferenced(writer)?;
    }
    for blob in &doomed {
        writer.remove::<BlobRow>(&blob.sha256)?;
    }
    Ok((doomed, Head::of(writer.conn())?))
}

fn lock(layout: &Layout) -> Result<File, VaultError> {
    let file = layout::private_file().create(true).truncate(false).open(layout.lock())?;
    match fs4::FileExt::try_lock(&file) {
        Ok(()) => Ok(file),
        Err(fs4::TryLockError::WouldBlock) => Err(VaultError::InUse),
        Err(fs4::TryLockError::Error(error)) => Err(error.into()),
    }
}

fn close(conn: Connection) -> Result<(), VaultError> {
    conn.close().map_err(|(_, error)| error.into())
}
