//! The threads that compute. One pool for the whole program, started when it is first needed, so that many streams at
//! once do not make many threads.
//!
//! Whatever runs here computes and never waits: not for a disk, not for other work of the pool. That is why it cannot
//! lock up. A piece of work that panics takes nothing with it but its own result; who waits for that sees a closed
//! channel.

use crate::StreamError;
use std::{
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Condvar, Mutex, MutexGuard, OnceLock, PoisonError,
        mpsc::{self, Receiver, TryRecvError},
    },
    thread,
};

type Work = Box<dyn FnOnce() + Send>;

/// More threads than this are of no use: one thread reads and writes.
const MOST_THREADS: usize = 16;

#[derive(Default)]
struct Pool {
    waiting: Mutex<Waiting>,
    more: Condvar,
}

#[derive(Default)]
struct Waiting {
    /// What others wait for in turn: hashing, which no second thread can help with.
    first: VecDeque<Work>,
    then: VecDeque<Work>,
}

impl Pool {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self) {
        loop {
            let mut waiting = self.lock();
            let work = loop {
                if let Some(work) = waiting.first.pop_front().or_else(|| waiting.then.pop_front()) {
                    break work;
                }
                waiting = self.more.wait(waiting).unwrap_or_else(PoisonError::into_inner);
            };
            drop(waiting);
            // What the work held is gone with it, and nobody else could see it half done.
            catch_unwind(AssertUnwindSafe(work)).ok();
        }
    }
}

/// The pool, unless this machine has one core or gives no thread.
fn pool() -> Option<&'static Pool> {
    static POOL: OnceLock<Option<&'static Pool>> = OnceLock::new();
    *POOL.get_or_init(|| {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        if cores < 2 {
            return None;
        }
        let pool: &'static Pool = Box::leak(Box::default());
        let start = |_| thread::Builder::new().name("age-stream".into()).spawn(|| pool.work());
        let started = (0..cores.min(MOST_THREADS)).map(start).filter(Result::is_ok).count();
        (started > 0).then_some(pool)
    })
}

/// Whether there are threads at all.
pub(crate) fn is_there() -> bool {
    pool().is_some()
}

/// Has `work` done on another thread, or does it now where there is none.
pub(crate) fn run(urgent: bool, work: impl FnOnce() + Send + 'static) {
    match pool() {
        Some(pool) => {
            let mut waiting = pool.lock();
            let line = if urgent { &mut waiting.first } else { &mut waiting.then };
            line.push_back(Box::new(work));
            drop(waiting);
            pool.more.notify_one();
        }
        None => {
            catch_unwind(AssertUnwindSafe(work)).ok();
        }
    }
}

/// Something that is computed on another thread.
#[derive(Debug)]
pub struct Beside<T>(pub(crate) Receiver<T>);

impl<T> Beside<T> {
    /// What came out, once it is there.
    ///
    /// # Errors
    /// [`StreamError::Broken`] when it never will be, because the work panicked.
    pub fn wait(self) -> Result<T, StreamError> {
        self.0.recv().map_err(|_| StreamError::Broken)
    }

    /// What came out, if it is there already.
    ///
    /// # Errors
    /// As [`Beside::wait`].
    pub fn look(&self) -> Result<Option<T>, StreamError> {
        match self.0.try_recv() {
            Ok(value) => Ok(Some(value)),
            Err(TryRecvError::Empty) => Ok(None),
            Err(TryRecvError::Disconnected) => Err(StreamError::Broken),
        }
    }
}

/// Computes something on another thread, or here and now where there is none. `work` must never wait: not for a disk,
/// not for other work.
pub fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Beside<T> {
    beside_unless(false, work)
}

/// As [`beside`], but here and now if it is `alone`: nothing else would go on meanwhile.
pub(crate) fn beside_unless<T: Send + 'static>(
    alone: bool,
    work: impl FnOnce() -> T + Send + 'static,
) -> Beside<T> {
    let (sender, receiver) = mpsc::channel();
    let work = move || {
        // Nobody may be waiting any more.
        sender.send(work()).ok();
    };
    if alone {
        work();
    } else {
        run(false, work);
    }
    Beside(receiver)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_panics_closes_its_channel_and_stops_nothing_else() {
        for urgent in [true, false] {
            let (kept, waiting) = mpsc::channel::<()>();
            for _ in 0..4 * MOST_THREADS {
                let sender = kept.clone();
                run(urgent, move || {
                    let _sender = sender;
                    std::panic::resume_unwind(Box::new("on purpose"));
                });
            }
            drop(kept);
            assert!(waiting.recv().is_err());
            let (sender, waiting) = mpsc::channel();
            run(urgent, move || sender.send(7).unwrap());
            assert_eq!(waiting.recv(), Ok(7));
        }
    }
}
