//! AI systems, as somebody knows them.

use crate::row::{Editable, Erasable, table};
use recourse_model::{System, SystemId};

pub(super) const SQL: &str = concat!(
    "CREATE TABLE system (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        kind TEXT,
        version TEXT NOT NULL,
        developers TEXT NOT NULL,
        deployers TEXT NOT NULL,
        operators TEXT NOT NULL,
        purpose TEXT NOT NULL,
        task TEXT NOT NULL,
        generative INTEGER,
        sector TEXT NOT NULL,
        public_sector INTEGER,
        critical_function INTEGER,
        breadth TEXT NOT NULL,
        autonomy TEXT NOT NULL,
        human_reachable INTEGER,
        public_ids TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT;",
    crate::search::indexed!(
        "system",
        "id",
        "name",
        ["purpose", "task", "developers", "deployers", "operators"]
    )
);

table!(System, "system", SystemId => (id), {
    col id,
    col facts.name,
    col facts.kind,
    col facts.version,
    json facts.developers,
    json facts.deployers,
    json facts.operators,
    col facts.purpose,
    col facts.task,
    col facts.generative,
    col facts.sector,
    col facts.public_sector,
    col facts.critical_function,
    col facts.breadth,
    col facts.autonomy,
    col facts.human_reachable,
    json facts.public_ids,
    col created_at,
    col updated_at,
});

impl Editable for System {}
/// Cases that named it name none afterwards.
impl Erasable for System {}
