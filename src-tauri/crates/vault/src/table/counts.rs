//! The numbers beside the navigation.

use crate::{Reader, VaultError};

/// How much there is of what a person may have to look at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Cases that are not closed.
    pub open_cases: u64,
    /// All cases.
    pub cases: u64,
    /// All harms.
    pub harms: u64,
    /// Harms whose guided questions were not finished.
    pub unfinished_harms: u64,
    /// All pieces of evidence.
    pub evidence: u64,
    /// All people.
    pub people: u64,
    /// Organizations.
    pub recipients: u64,
    /// Challenges being composed.
    pub unsealed_challenges: u64,
    /// Challenges that were sealed.
    pub sealed_challenges: u64,
    /// Entries of the register.
    pub entries: u64,
    /// Entries that nobody has taken up.
    pub new_entries: u64,
    /// Entries that are neither answered nor closed.
    pub open_entries: u64,
    /// Responses being written.
    pub unsealed_responses: u64,
    /// Drafts of something typed and not saved.
    pub drafts: u64,
}

impl Reader<'_> {
    /// The numbers beside the navigation, in one look.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn counts(&self) -> Result<Counts, VaultError> {
        let count = |sql: &str| self.number(&format!("SELECT count(*) FROM {sql}"), &[]);
        Ok(Counts {
            open_cases: count("\"case\" WHERE status IS NOT 'closed'")?,
            cases: count("\"case\"")?,
            harms: count("harm")?,
            unfinished_harms: count("harm WHERE draft_step IS NOT NULL")?,
            evidence: count("evidence")?,
            people: count("person")?,
            recipients: count("recipient")?,
            unsealed_challenges: count("challenge WHERE sealed_at IS NULL")?,
            sealed_challenges: count("challenge WHERE sealed_at IS NOT NULL")?,
            entries: count("entry")?,
            new_entries: count("entry WHERE accepted_at IS NULL")?,
            open_entries: count("entry WHERE coalesce(status, 'new') NOT IN ('answered', 'closed')")?,
            unsealed_responses: count("response_draft WHERE sealed_at IS NULL")?,
            drafts: count("draft")?,
        })
    }
}
