//! Changing a record by a JSON merge patch (RFC 7396) in the field names of the format. A field that the record does not
//! have is refused instead of being lost in silence.

use crate::error::{CliError, CliResult};
use recourse_model::ErrorCode;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::io::Read;

/// The largest patch that is read, in bytes.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Reads a patch from a file, or from standard input if its name is `-`.
pub(crate) fn read(source: &str) -> CliResult<Value> {
    let mut text = String::new();
    let unreadable = |_| CliError::with(ErrorCode::PacketRead, "file", source);
    if source == "-" {
        std::io::stdin().take(LARGEST).read_to_string(&mut text).map_err(unreadable)?;
    } else {
        let file = std::fs::File::open(source).map_err(unreadable)?;
        file.take(LARGEST).read_to_string(&mut text).map_err(unreadable)?;
    }
    serde_json::from_str(&text).map_err(|error| invalid(&error.to_string()))
}

fn invalid(why: &str) -> CliError {
    CliError::code(ErrorCode::RecordInvalid).detailed([why.to_owned()])
}

/// The record with the patch applied. `null` empties a field. Fields in `fixed` cannot be changed.
pub(crate) fn apply<T: Serialize + DeserializeOwned>(
    record: &T,
    patch: &Value,
    fixed: &[&str],
) -> CliResult<T> {
    let mut value = serde_json::to_value(record).map_err(|error| invalid(&error.to_string()))?;
    let Value::Object(changes) = patch else {
        return Err(invalid("a patch is an object: { \"field\": value }"));
    };
    let moved =
        fixed.iter().find(|name| changes.get(**name).is_some_and(|new| value.get(**name) != Some(new)));
    if let Some(name) = moved {
        return Err(invalid(&format!("{name} cannot be changed")));
    }
    merge(&mut value, patch, "")?;
    serde_json::from_value(value).map_err(|error| invalid(&error.to_string()))
}

fn merge(value: &mut Value, patch: &Value, path: &str) -> CliResult<()> {
    let (Value::Object(fields), Value::Object(changes)) = (&mut *value, patch) else {
        *value = patch.clone();
        return Ok(());
    };
    for (name, change) in changes {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        match fields.get_mut(name) {
            None => return Err(invalid(&format!("there is no field {path}"))),
            // The record's own default stands for "not said".
            Some(_) if change.is_null() => drop(fields.remove(name)),
            Some(field) => merge(field, change, &path)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use recourse_model::{Harm, Severity};
    use serde_json::json;

    #[test]
    fn a_patch_changes_what_it_names_and_nothing_else() {
        let mut harm = Harm::default();
        harm.facts.title = "Before".into();
        harm.facts.places = vec!["AU".into()];
        let patch = json!({ "severity": "serious", "occurred": { "from": "2016-07-01" }, "places": null });
        let changed = apply(&harm, &patch, &["id"]).unwrap();
        assert_eq!(changed.facts.severity, Some(Severity::Serious));
        assert_eq!(changed.facts.occurred.from.unwrap().to_string(), "2016-07-01");
        assert!(changed.facts.places.is_empty());
        assert_eq!((changed.id, changed.facts.title.as_str()), (harm.id, "Before"));
    }

    #[test]
    fn a_misspelled_field_and_a_foreign_id_are_refused() {
        let harm = Harm::default();
        for patch in [
            json!({ "severty": "serious" }),
            json!({ "occurred": { "form": "2016-07-01" } }),
            json!({ "severity": "terrible" }),
            json!({ "id": Harm::default().id }),
            json!([]),
        ] {
            assert!(apply(&harm, &patch, &["id"]).is_err(), "{patch}");
        }
        assert!(apply(&harm, &json!({ "id": harm.id }), &["id"]).is_ok());
    }
}
