//! Bringing what was written to the disk while more is being written, on a few threads of their own, which may wait for
//! it. Many small files reach it together, and the end of a large one is not waited for from its beginning.

use std::{
    fmt,
    fs::File,
    io::{self, Write},
    panic::{AssertUnwindSafe, catch_unwind},
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

/// Gives the file that is to be on the disk.
type Writing = Box<dyn FnOnce() -> io::Result<File> + Send>;

type Work = (Writing, Sender<io::Result<()>>);

/// A file that is on its way to the disk.
pub struct Syncing(Receiver<io::Result<()>>);

impl Syncing {
    /// Sets out to bring everything that was written to `file` to the disk.
    #[must_use]
    pub fn start(file: File) -> Self {
        Self::start_with(move || Ok(file))
    }

    /// The same, after the file was written by `writing` on the thread that then waits for the disk.
    pub fn start_with(writing: impl FnOnce() -> io::Result<File> + Send + 'static) -> Self {
        let (sender, receiver) = mpsc::channel();
        if let Err(mpsc::SendError((writing, sender))) = threads().send((Box::new(writing), sender)) {
            // There is no thread.
            sender.send(bring(writing)).ok();
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

/// A panic counts as an error, so that the thread goes on with what others gave it.
fn bring(writing: Writing) -> io::Result<()> {
    match catch_unwind(AssertUnwindSafe(writing)) {
        Ok(file) => file?.sync_all(),
        Err(_) => Err(io::Error::other("writing broke off")),
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
                    let Ok((writing, sender)) = next else { return };
                    // Nobody may be waiting any more.
                    sender.send(bring(writing)).ok();
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
