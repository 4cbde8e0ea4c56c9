//! Responses, while they are written and after they were sealed.

use crate::{
    Reader, VaultError,
    row::{Editable, Erasable, table},
};
use recourse_model::{EntryId, ResponseDraft, ResponseId};

pub(super) const SQL: &str = "
CREATE TABLE response_draft (
    id TEXT PRIMARY KEY NOT NULL,
    entry_id TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    ack TEXT NOT NULL,
    disputed_facts TEXT NOT NULL,
    severities TEXT NOT NULL,
    reviewers TEXT NOT NULL,
    communities_consulted TEXT NOT NULL,
    cause TEXT NOT NULL,
    asks TEXT NOT NULL,
    deployment_change TEXT NOT NULL,
    treatment TEXT,
    commitments TEXT NOT NULL,
    appeal TEXT NOT NULL,
    told TEXT NOT NULL,
    regulator_report TEXT NOT NULL,
    may_publish INTEGER,
    ten_questions TEXT NOT NULL,
    sealed_at TEXT,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX response_draft_entry ON response_draft (entry_id);
";

table!(ResponseDraft, "response_draft", ResponseId => (id), {
    col id,
    col entry_id,
    json ack,
    json disputed_facts,
    json severities,
    json reviewers,
    json communities_consulted,
    col cause,
    json asks,
    json deployment_change,
    col treatment,
    json commitments,
    json appeal,
    json told,
    col regulator_report,
    col may_publish,
    json ten_questions,
    col sealed_at,
    col updated_at,
});

impl Editable for ResponseDraft {}
impl Erasable for ResponseDraft {}

impl Reader<'_> {
    /// The response being written to an entry; if none is, the one sealed last.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn response_of_entry(&self, id: EntryId) -> Result<Option<ResponseDraft>, VaultError> {
        self.first(
            "WHERE entry_id = ?1 ORDER BY sealed_at IS NOT NULL, sealed_at DESC, id DESC",
            &[&id.to_string()],
        )
    }

    /// All responses to an entry, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn responses_of_entry(&self, id: EntryId) -> Result<Vec<ResponseDraft>, VaultError> {
        self.select("WHERE entry_id = ?1 ORDER BY id", &[&id.to_string()])
    }
}
