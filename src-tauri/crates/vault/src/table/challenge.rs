//! Challenges, while they are composed and after they were sealed.

use crate::{
    Reader, VaultError, Writer,
    row::{Editable, Erasable, table},
};
use recourse_model::{CaseId, Challenge, ChallengeId, ThreadId};

pub(super) const SQL: &str = concat!(
    "CREATE TABLE challenge (
        id TEXT PRIMARY KEY NOT NULL,
        case_id TEXT NOT NULL REFERENCES \"case\" (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
        title TEXT NOT NULL,
        claims TEXT NOT NULL,
        evidence TEXT NOT NULL,
        withheld TEXT NOT NULL,
        recipients TEXT NOT NULL,
        deadlines TEXT NOT NULL,
        disclosure TEXT NOT NULL,
        copies_to TEXT NOT NULL,
        redaction_notes TEXT NOT NULL,
        sharing TEXT NOT NULL,
        sender_mode TEXT,
        sender_display TEXT NOT NULL,
        rounding TEXT,
        follows TEXT REFERENCES challenge (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        text TEXT NOT NULL,
        withdrawn_claims TEXT NOT NULL,
        withdrawn_asks TEXT NOT NULL,
        thread_id TEXT UNIQUE,
        sealed_at TEXT,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX challenge_case ON challenge (case_id, created_at);
    CREATE INDEX challenge_follows ON challenge (follows, created_at);",
    crate::search::indexed!("challenge", "id", "title", ["redaction_notes", "disclosure", "text"])
);

table!(Challenge, "challenge", ChallengeId => (id), {
    col id,
    col case_id,
    col title,
    json claims,
    json evidence,
    json withheld,
    json recipients,
    json deadlines,
    json disclosure,
    json copies_to,
    col redaction_notes,
    json sharing,
    col sender_mode,
    col sender_display,
    col rounding,
    col follows,
    col text,
    json withdrawn_claims,
    json withdrawn_asks,
    col thread_id,
    col sealed_at,
    col created_at,
    col updated_at,
});

impl Editable for Challenge {}

/// Its asks, its packets and the answers to it go with it, and the keys of its thread: later replies cannot be read.
impl Erasable for Challenge {
    fn before_delete(writer: &Writer<'_>, id: &ChallengeId) -> Result<(), VaultError> {
        if let Some(thread) = writer.get::<Self>(*id)?.thread_id {
            writer.delete_thread_keys(thread)?;
        }
        Ok(())
    }
}

impl Reader<'_> {
    /// The challenges of a case, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn challenges_of_case(&self, id: CaseId) -> Result<Vec<Challenge>, VaultError> {
        self.select("WHERE case_id = ?1 ORDER BY created_at, id", &[&id.to_string()])
    }

    /// The updates to a challenge, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn updates_of_challenge(&self, id: ChallengeId) -> Result<Vec<Challenge>, VaultError> {
        self.select("WHERE follows = ?1 ORDER BY created_at, id", &[&id.to_string()])
    }

    /// The challenge that began a thread, if it was sealed here.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn challenge_of_thread(&self, id: ThreadId) -> Result<Option<Challenge>, VaultError> {
        self.first("WHERE thread_id = ?1", &[&id.to_string()])
    }
}
