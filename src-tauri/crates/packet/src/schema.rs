//! JSON Schema of packet.json, generated from the same types that read it.

use crate::{
    body::{Card, Challenge, Receipt, Rejoinder, Response, Update, Withdrawal},
    envelope::{Envelope, FORMAT, VERSION},
};
use recourse_model::PacketKind;
use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde_json::{Value, json};

/// The JSON Schema (draft 2020-12) of packet.json of one kind, as it lies in every packet as `schema.json`.
#[must_use]
pub fn schema(kind: PacketKind) -> String {
    let schema = match kind {
        PacketKind::Challenge => of::<Challenge>(kind),
        PacketKind::Update => of::<Update>(kind),
        PacketKind::Withdrawal => of::<Withdrawal>(kind),
        PacketKind::Receipt => of::<Receipt>(kind),
        PacketKind::Response => of::<Response>(kind),
        PacketKind::Rejoinder => of::<Rejoinder>(kind),
        PacketKind::Card => of::<Card>(kind),
    };
    format!("{schema}\n")
}

fn of<B: JsonSchema>(kind: PacketKind) -> Value {
    let settings = SchemaSettings::draft2020_12();
    let mut schema: Schema = settings.into_generator().into_root_schema_for::<Envelope<B>>();
    let title = format!("AI Challenge Packet {VERSION}: packet.json, {kind}");
    schema.insert("title".into(), title.into());
    let about =
        "The signed record of a packet. FORMAT.md of the format says what a reader checks beyond this.";
    schema.insert("description".into(), about.into());
    if let Some(fields) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        fields.insert("format".into(), json!({ "const": FORMAT }));
        fields.insert("version".into(), json!({ "const": VERSION }));
        fields.insert("kind".into(), json!({ "const": kind }));
        fields["sequence"]["minimum"] = json!(1);
    }
    let mut value = schema.to_value();
    require_ids(&mut value);
    value
}

/// Ids are never left out. Where a type would make up a fresh one, the schema must not show one that was made up, but
/// ask for it.
fn require_ids(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(require_ids),
        Value::Object(fields) => {
            let mut ids = Vec::new();
            if let Some(Value::Object(properties)) = fields.get_mut("properties") {
                for (name, property) in properties {
                    let made_up = property["default"].as_str().is_some_and(crate::json::looks_like_id);
                    if let (true, Some(property)) = (made_up, property.as_object_mut()) {
                        property.shift_remove("default");
                        ids.push(Value::from(name.as_str()));
                    }
                }
            }
            if !ids.is_empty() {
                let required = fields.entry("required").or_insert_with(|| json!([]));
                if let Some(required) = required.as_array_mut() {
                    required.extend(ids);
                }
            }
            fields.values_mut().for_each(require_ids);
        }
        _ => {}
    }
}
