//! Watching long work: how far it is, and whether to stop.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// A switch that stops a job. Clones are the same switch.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks the job to stop.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the job was asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// What a job reports to: bytes done, bytes in all if known, and the title of the file at work.
type Report<'a> = &'a dyn Fn(u64, Option<u64>, &str);

/// What a use-case that takes long needs from its caller.
pub struct Watch<'a> {
    report: Report<'a>,
    cancel: &'a Cancel,
}

impl<'a> Watch<'a> {
    /// Reports to `report` and stops when `cancel` says so.
    #[must_use]
    pub fn new(report: Report<'a>, cancel: &'a Cancel) -> Self {
        Self { report, cancel }
    }

    /// Tells how far the work is.
    pub fn report(&self, done: u64, total: Option<u64>, label: &str) {
        (self.report)(done, total, label);
    }

    /// Whether to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancel.is_cancelled()
    }
}

/// Runs short work that nobody watches.
pub fn unwatched<R>(run: impl FnOnce(&Watch<'_>) -> R) -> R {
    run(&Watch::new(&|_, _, _| {}, &Cancel::default()))
}
