//! Whether a challenge, as it would be sealed now, holds what an incident report should hold at least (NIST AI 600-1,
//! action GV-4.3-002). It asks the released body, so what stays in the vault does not count.

use crate::{
    DeskResult, challenge,
    view::{ChallengeView, IncidentFact, IncidentReport},
};
use recourse_catalog::{Catalog, Lang};
use recourse_model::{ChallengeId, Timestamp};
use recourse_vault::Vault;
use serde_json::Value;
use std::collections::BTreeSet;

/// Fields that every packet has.
const ALWAYS: [&str; 3] = ["packet_id", "sender", "created_at"];

/// The nine facts, and whether the challenge holds each.
///
/// # Errors
/// When there is no such challenge.
pub fn report(vault: &Vault, id: ChallengeId, language: &str, now: Timestamp) -> DeskResult<IncidentReport> {
    let view = challenge::view(vault, id, now)?;
    let present = present(&view);
    let present: BTreeSet<&str> = present.iter().map(String::as_str).collect();
    let lang = Lang::from_tag(language);
    let facts = Catalog::shipped().incident_report(&present);
    let facts = facts.into_iter().map(|fact| IncidentFact {
        id: fact.entry.id().to_owned(),
        title: fact.entry.title(lang).to_owned(),
        line: fact.entry.line(lang).unwrap_or_default().to_owned(),
        given: fact.is_satisfied(),
    });
    Ok(IncidentReport { facts: facts.collect() })
}

/// The filled fields of the packet that would be sealed, as paths in packet.json.
fn present(view: &ChallengeView) -> BTreeSet<String> {
    let mut found: BTreeSet<String> = ALWAYS.map(str::to_owned).into();
    if !view.files.is_empty() {
        found.insert("files".to_owned());
    }
    if let Ok(body) = serde_json::to_value(&view.preview) {
        collect(&body, "body", &mut found);
    }
    found
}

/// Every field that says something. Numbers and a yes or no always do; ids alone name a thing and say nothing of it.
fn collect(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Null => {}
        Value::String(text) => {
            if !text.trim().is_empty() {
                found.insert(path.to_owned());
            }
        }
        Value::Bool(_) | Value::Number(_) => {
            found.insert(path.to_owned());
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, path, found)),
        Value::Object(fields) => {
            for (name, field) in fields {
                collect(field, &format!("{path}.{name}"), found);
            }
        }
    }
}
