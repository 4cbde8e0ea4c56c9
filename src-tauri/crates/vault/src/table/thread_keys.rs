//! The keys of threads.

use crate::{
    Reader, VaultError, Writer,
    row::{Editable, table},
};
use recourse_model::{ThreadId, ThreadKeys};

pub(super) const SQL: &str = "
CREATE TABLE thread_keys (
    thread_id TEXT PRIMARY KEY NOT NULL,
    mode TEXT,
    signing_secret TEXT,
    reply_secret TEXT NOT NULL,
    reply_recipient TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
";

table!(ThreadKeys, "thread_keys", ThreadId => (thread_id), {
    col thread_id,
    col mode,
    col signing_secret,
    col reply_secret,
    col reply_recipient,
    col created_at,
});

impl Editable for ThreadKeys {}

impl Reader<'_> {
    /// The keys of a thread, if they are still here.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn thread_keys(&self, id: ThreadId) -> Result<Option<ThreadKeys>, VaultError> {
        self.find(id)
    }
}

impl Writer<'_> {
    /// Deletes the keys of a thread: replies to it can never be read again. Fine if they are gone already.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn delete_thread_keys(&self, id: ThreadId) -> Result<(), VaultError> {
        match self.remove::<ThreadKeys>(&id) {
            Err(VaultError::RecordNotFound { .. }) => Ok(()),
            done => done,
        }
    }
}
