//! What is asked of organizations.

use crate::{
    Reader, VaultError,
    row::{Editable, Erasable, table},
};
use recourse_model::{Ask, AskId, ChallengeId};

pub(super) const SQL: &str = concat!(
    "CREATE TABLE ask (
        id TEXT PRIMARY KEY NOT NULL,
        challenge_id TEXT NOT NULL REFERENCES challenge (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        ask_type TEXT,
        harms TEXT NOT NULL,
        text TEXT NOT NULL,
        due TEXT,
        basis TEXT NOT NULL,
        priority TEXT,
        acceptable_alternatives TEXT NOT NULL
    ) STRICT;
    CREATE INDEX ask_challenge ON ask (challenge_id, position);",
    crate::search::indexed!("ask", "id", "text", ["acceptable_alternatives"])
);

table!(Ask, "ask", AskId => (id), {
    col id,
    col challenge_id,
    col position,
    col ask_type,
    json harms,
    col text,
    col due,
    json basis,
    col priority,
    col acceptable_alternatives,
});

impl Editable for Ask {}
impl Erasable for Ask {}

impl Reader<'_> {
    /// The asks of a challenge, by position.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn asks_of_challenge(&self, id: ChallengeId) -> Result<Vec<Ask>, VaultError> {
        self.select("WHERE challenge_id = ?1 ORDER BY position, id", &[&id.to_string()])
    }
}
