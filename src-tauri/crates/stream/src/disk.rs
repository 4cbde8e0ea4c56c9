//! Bringing what was written to the disk while more is being written, on a few threads that wait for the disk and do
//! nothing else. Many small files reach it together, and the end of a large one is not waited for from its beginning.

use std::{
    fmt,
    fs::File,
    io::{self, Write},
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        mpsc::{self, Receiver, Sender, SyncSender, TryRecvError},
    },
    thread,
};

/// Threads that wait for the disk.
const THREADS: usize = 4;
/// Files that may wait for such a thread; then the caller waits too.
const WAITING: usize = 8;
/// After this many bytes the disk is set to work.
const EVERY: u64 = 32 * 1024 * 1024;

type Work = (File, Sender<io::Result<()>>);

/// A file that is on its way to the disk.
pub struct Syncing(Receiver<io::Result<()>>);

impl Syncing {
    /// Sets out to bring everything that was written to `file` to the disk.
    #[must_use]
    pub fn start(file: File) -> Self {
        let (sender, receiver) = mpsc::channel();
        if let Err(mpsc::SendError((file, sender))) = threads().send((file, sender)) {
            // There is no thread.
            sender.send(file.sync_all()).ok();
        }
        Self(receiver)
    }

    /// Waits until it is there.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn wait(self) -> io::Result<()> {
        self.0.recv().unwrap_or_else(|_| Err(io::Error::other("a thread stopped")))
    }
}

impl fmt::Debug for Syncing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Syncing")
    }
}

fn threads() -> &'static SyncSender<Work> {
    static WORK: OnceLock<SyncSender<Work>> = OnceLock::new();
    WORK.get_or_init(|| {
        let (sender, receiver) = mpsc::sync_channel::<Work>(WAITING);
        let receiver = Arc::new(Mutex::new(receiver));
        for _ in 0..THREADS {
            let receiver = Arc::clone(&receiver);
            let work = move || {
                loop {
                    let next = receiver.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((file, sender)) = next else { return };
                    let done = file.sync_all();
                    drop(file);
                    // Nobody may be waiting any more.
                    sender.send(done).ok();
                }
            };
            // If no thread starts, the receiver is gone and sending fails.
            thread::Builder::new().name("to-disk".into()).spawn(work).ok();
        }
        sender
    })
}

/// A file that is written from its beginning to its end and has to be on the disk then.
#[derive(Debug)]
pub struct DiskFile {
    file: File,
    waiting: u64,
    syncing: Option<Syncing>,
}

impl DiskFile {
    /// Writes to this file.
    #[must_use]
    pub const fn new(file: File) -> Self {
        Self { file, waiting: 0, syncing: None }
    }

    /// Waits until everything is on the disk.
    ///
    /// # Errors
    /// Those of the disk, also if it told them earlier.
    pub fn finish(self) -> io::Result<()> {
        self.syncing.map_or(Ok(()), Syncing::wait)?;
        self.file.sync_all()
    }

    /// As [`DiskFile::finish`], without waiting.
    ///
    /// # Errors
    /// Those that the disk told earlier.
    pub fn finish_later(self) -> io::Result<Syncing> {
        self.syncing.map_or(Ok(()), Syncing::wait)?;
        Ok(Syncing::start(self.file))
    }

    /// Sets the disk to work on what is there, unless it still is.
    fn set_out(&mut self) -> io::Result<()> {
        if let Some(syncing) = &self.syncing {
            match syncing.0.try_recv() {
                Ok(done) => done?,
                Err(TryRecvError::Empty) => return Ok(()),
                Err(TryRecvError::Disconnected) => return Err(io::Error::other("a thread stopped")),
            }
        }
        // An error is told once only, to whichever of the two handles asks first, so none of the answers is lost.
        self.syncing = Some(Syncing::start(self.file.try_clone()?));
        self.waiting = 0;
        Ok(())
    }
}

impl Write for DiskFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.waiting += written as u64;
        if self.waiting >= EVERY {
            self.set_out()?;
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
