//! SHA-256 beside the work of the caller. The bytes of one stream of hashes are taken in order, one after another, by
//! whichever thread of the pool has time.

use crate::{Beside, Piece, pool};
use sha2::{Digest, Sha256};
use std::{
    collections::VecDeque,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        mpsc::{self, Sender},
    },
    thread,
};

/// The most bytes that wait to be hashed; then the caller waits too.
const MOST_BEHIND: usize = 4 * 1024 * 1024;

/// What is to be done, in order.
enum Step {
    Bytes(Piece),
    End(Sender<[u8; 32]>),
}

/// A line of bytes that are hashed in order on other threads, cut into hashes by [`HashLine::end`].
#[derive(Clone, Default)]
pub struct HashLine(Arc<Line>);

#[derive(Default)]
struct Line {
    queue: Mutex<Queue>,
    shorter: Condvar,
    hash: Mutex<Sha256>,
}

#[derive(Default)]
struct Queue {
    steps: VecDeque<Step>,
    behind: usize,
    running: bool,
    broken: bool,
}

/// A hash that will be there.
pub type Pending = Beside<[u8; 32]>;

impl HashLine {
    /// A line without bytes.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// More bytes. Waits while much is left to do.
    pub fn update(&self, piece: Piece) {
        self.push(Step::Bytes(piece));
    }

    /// The hash of all bytes since the last one begins here.
    #[must_use]
    pub fn end(&self) -> Pending {
        let (sender, receiver) = mpsc::channel();
        self.end_into(sender);
        Beside(receiver)
    }

    pub(crate) fn end_into(&self, sender: Sender<[u8; 32]>) {
        self.push(Step::End(sender));
    }

    pub(crate) fn pending() -> (Sender<[u8; 32]>, Pending) {
        let (sender, receiver) = mpsc::channel();
        (sender, Beside(receiver))
    }

    fn push(&self, step: Step) {
        let mut queue = self.0.lock();
        while queue.behind > MOST_BEHIND && !queue.broken {
            queue = self.0.shorter.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
        if queue.broken {
            return;
        }
        if let Step::Bytes(piece) = &step {
            queue.behind += piece.len();
        }
        queue.steps.push_back(step);
        if !queue.running {
            queue.running = true;
            drop(queue);
            let line = Arc::clone(&self.0);
            pool::run(true, move || line.work());
        }
    }
}

impl Line {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self) {
        let _guard = Guard(self);
        let mut hash = self.hash.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let mut queue = self.lock();
            let Some(step) = queue.steps.pop_front() else {
                queue.running = false;
                return;
            };
            drop(queue);
            match step {
                Step::Bytes(piece) => {
                    hash.update(&*piece);
                    self.lock().behind -= piece.len();
                    self.shorter.notify_all();
                }
                Step::End(sender) => {
                    // Nobody may be waiting any more.
                    sender.send(hash.finalize_reset().into()).ok();
                }
            }
        }
    }
}

/// If the work panics, nobody may wait for it for ever.
struct Guard<'a>(&'a Line);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            let mut queue = self.0.lock();
            queue.broken = true;
            queue.steps.clear();
            drop(queue);
            self.0.shorter.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::buffer::Buffers;

    #[test]
    fn nobody_waits_for_a_line_that_broke() {
        let line = HashLine::new();
        let piece = || Piece { buffer: Arc::new(Buffers::default().take(1 << 20)), range: 0..1 << 20 };
        // What a panic in the middle of the work does.
        let (broken, done) = (Arc::clone(&line.0), mpsc::channel::<()>());
        thread::spawn(move || {
            let _sender = done.0;
            let _guard = Guard(&broken);
            std::panic::resume_unwind(Box::new("on purpose"));
        });
        assert!(done.1.recv().is_err());
        while !line.0.lock().broken {
            thread::yield_now();
        }
        for _ in 0..20 {
            line.update(piece());
        }
        assert!(matches!(line.end().wait(), Err(crate::StreamError::Broken)));
    }
}
