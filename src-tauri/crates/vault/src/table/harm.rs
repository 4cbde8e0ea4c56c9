//! Harms as recorded.

use super::{strike, strike_in};
use crate::{
    Reader, VaultError, Writer,
    row::{Editable, Erasable, table},
};
use recourse_model::{CaseId, Harm, HarmId};

pub(super) const SQL: &str = concat!(
    "CREATE TABLE harm (
        id TEXT PRIMARY KEY NOT NULL,
        case_id TEXT NOT NULL REFERENCES \"case\" (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
        title TEXT NOT NULL,
        kind TEXT,
        occurred TEXT NOT NULL,
        first_known TEXT,
        ongoing INTEGER,
        places TEXT NOT NULL,
        what_happened TEXT NOT NULL,
        expected TEXT NOT NULL,
        actual TEXT NOT NULL,
        ai_role TEXT NOT NULL,
        causal_link TEXT,
        severity TEXT,
        likelihood TEXT,
        reversibility TEXT,
        scale TEXT NOT NULL,
        quantities TEXT NOT NULL,
        affected TEXT NOT NULL,
        harm_types TEXT NOT NULL,
        rights TEXT NOT NULL,
        laws TEXT NOT NULL,
        reproduce TEXT NOT NULL,
        prior_contacts TEXT NOT NULL,
        similar_incidents TEXT NOT NULL,
        confidence TEXT,
        own_words TEXT NOT NULL,
        people TEXT NOT NULL,
        private_notes TEXT NOT NULL,
        draft_step INTEGER,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX harm_case ON harm (case_id, created_at);",
    crate::search::indexed!(
        "harm",
        "id",
        "title",
        [
            "what_happened",
            "expected",
            "actual",
            "ai_role",
            "own_words",
            "private_notes",
            "places",
            "affected",
            "reproduce",
            "prior_contacts",
            "similar_incidents"
        ]
    )
);

table!(Harm, "harm", HarmId => (id), {
    col id,
    col case_id,
    col facts.title,
    col facts.kind,
    json facts.occurred,
    col facts.first_known,
    col facts.ongoing,
    json facts.places,
    col facts.what_happened,
    col facts.expected,
    col facts.actual,
    col facts.ai_role,
    col facts.causal_link,
    col facts.severity,
    col facts.likelihood,
    col facts.reversibility,
    json facts.scale,
    json facts.quantities,
    json facts.affected,
    json facts.harm_types,
    json facts.rights,
    json facts.laws,
    json facts.reproduce,
    json facts.prior_contacts,
    json facts.similar_incidents,
    col facts.confidence,
    col facts.own_words,
    json people,
    col private_notes,
    col draft_step,
    col created_at,
    col updated_at,
});

impl Editable for Harm {}

/// Its mappings, notes and tensions go with it. Evidence stays and no longer supports it. Challenges that were not
/// sealed lose the claim; sealed ones keep its id, because that is what was sent.
impl Erasable for Harm {
    fn before_delete(writer: &Writer<'_>, id: &HarmId) -> Result<(), VaultError> {
        let id = id.to_string();
        strike(writer, "evidence", "supports", &id, "true")?;
        let unsealed = "challenge_id IN (SELECT id FROM challenge WHERE sealed_at IS NULL)";
        strike(writer, "ask", "harms", &id, unsealed)?;
        strike_in(writer, "challenge", "claims", "harm_id", &id, "sealed_at IS NULL")
    }
}

impl Reader<'_> {
    /// The harms of a case, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn harms_of_case(&self, id: CaseId) -> Result<Vec<Harm>, VaultError> {
        self.select("WHERE case_id = ?1 ORDER BY created_at, id", &[&id.to_string()])
    }
}
