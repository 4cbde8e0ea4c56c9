//! Turning a record into labels and lines: whatever is empty is left out.

use serde_json::{Map, Value};

/// The columns of the labels beside a record's values.
pub(crate) const LABEL: usize = 24;

/// The fields that say something, in order: those in `first`, then the others by name, without those in `hidden`.
pub(crate) fn fields(value: &Value, first: &[&str], hidden: &[&str]) -> Vec<(String, String)> {
    let Value::Object(object) = value else { return vec![("value".to_owned(), inline(value))] };
    let rest = sorted(object).into_iter().filter(|name| !first.contains(name) && !hidden.contains(name));
    let names = first.iter().copied().filter(|name| object.contains_key(*name)).chain(rest);
    let texts = names.filter_map(|name| Some((name.to_owned(), named(name, object.get(name)?))));
    texts.filter(|(_, text)| !text.is_empty()).collect()
}

/// Names in alphabetical order, whatever order the map keeps.
fn sorted(object: &Map<String, Value>) -> Vec<&str> {
    let mut names: Vec<&str> = object.keys().map(String::as_str).collect();
    names.sort_unstable();
    names
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.iter().all(is_empty),
        Value::Object(object) => object.values().all(is_empty),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Fields that hold one of the fixed words of the format, which are shown as people say them.
const WORDS: &[&str] = &[
    "a",
    "ask_type",
    "b",
    "causal_link",
    "characteristic",
    "decision",
    "independence",
    "kind",
    "likelihood",
    "magnitude",
    "operation",
    "outcome",
    "precision",
    "relation",
    "reversibility",
    "role",
    "rounding",
    "severity",
    "severity_own",
    "state",
    "status",
    "treatment",
];

/// The value of a field as text.
fn named(name: &str, value: &Value) -> String {
    match value {
        Value::String(word) if WORDS.contains(&name) => word.replace('_', " "),
        other => block(other),
    }
}

/// A moment in the form of the format becomes shorter; any other text stays.
fn moment(text: &str) -> String {
    let is_moment = text.len() >= 20 && text.as_bytes().get(10) == Some(&b'T') && text.ends_with('Z');
    match text.parse::<recourse_model::Timestamp>() {
        Ok(at) if is_moment => crate::commands::show::moment(at),
        _ => text.to_owned(),
    }
}

/// A value as text that may have several lines.
fn block(value: &Value) -> String {
    match value {
        Value::Array(items) if items.iter().any(Value::is_object) => {
            let lines = items.iter().filter(|item| !is_empty(item)).map(|item| format!("- {}", inline(item)));
            lines.collect::<Vec<_>>().join("\n")
        }
        other => inline(other),
    }
}

/// A value in one line.
fn inline(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => moment(text),
        Value::Array(items) => {
            items.iter().filter(|item| !is_empty(item)).map(inline).collect::<Vec<_>>().join(", ")
        }
        Value::Object(object) => {
            let parts = sorted(object).into_iter().filter_map(|name| Some((name, object.get(name)?)));
            let said = parts.filter(|(_, value)| !is_empty(value));
            said.map(|(name, value)| format!("{}: {}", name.replace('_', " "), named(name, value)))
                .collect::<Vec<_>>()
                .join("; ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn empty_fields_are_left_out_and_the_order_is_fixed() {
        let value =
            json!({ "b": "", "a": true, "c": [], "title": "T", "e": [{ "x": 1, "y": null }], "h": 1 });
        let got = fields(&value, &["title"], &["h"]);
        let expected = [("title", "T"), ("a", "yes"), ("e", "- x: 1")];
        assert_eq!(got, expected.map(|(name, text)| (name.to_owned(), text.to_owned())));
    }
}
