//! The least an incident report should hold (NIST AI 600-1, action GV-4.3-002), held against a challenge.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::entry::{Entry, FieldValue};
use crate::kind::EntryKind;

/// Where the data says which fields of a challenge satisfy an entry.
const SATISFIED_BY: &str = "satisfied_by";

/// One of the nine facts, and whether a challenge holds it.
#[derive(Clone, Debug)]
pub struct IncidentField<'a> {
    /// The fact.
    pub entry: &'a Entry,
    /// The fields that hold it, as they were passed in. Empty when the fact is missing.
    pub found: Vec<&'a str>,
}

impl IncidentField<'_> {
    /// Whether the challenge holds the fact.
    #[must_use]
    pub fn is_satisfied(&self) -> bool {
        !self.found.is_empty()
    }
}

impl Catalog {
    /// Which of the nine facts a challenge holds, in the profile's order. `present` names the filled fields as paths
    /// in `packet.json`, lists without their numbers: `body.claims.facts.title`. What lies inside a field counts
    /// for the field: `body.claims.facts.occurred.from` satisfies what asks for `body.claims.facts.occurred`.
    #[must_use]
    pub fn incident_report<'a>(&'a self, present: &BTreeSet<&'a str>) -> Vec<IncidentField<'a>> {
        let check = |entry: &'a Entry| {
            let wanted = match entry.field(SATISFIED_BY) {
                Some(FieldValue::Many(paths)) => paths.as_slice(),
                Some(FieldValue::One(path)) => std::slice::from_ref(path),
                _ => &[],
            };
            let fits = |path: &&&str| wanted.iter().any(|wanted| is_in(path, wanted));
            IncidentField { entry, found: present.iter().filter(fits).copied().collect() }
        };
        self.of_kind(EntryKind::IncidentField).map(check).collect()
    }
}

/// Whether a path is a field or lies inside it.
fn is_in(path: &str, field: &str) -> bool {
    path.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
