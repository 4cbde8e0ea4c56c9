//! Reading packet.json: first what decides how to read it, then its shape, then its fields.

use crate::{
    PacketError,
    body::{Body, Card, Challenge, Receipt, Rejoinder, Response, Update, Withdrawal},
    envelope::{Envelope, FORMAT, Packet, VERSION},
    limits::{MAX_JSON_BYTES, MAX_JSON_DEPTH, MAX_JSON_VALUES},
};
use recourse_model::PacketKind;
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::{cell::Cell, collections::BTreeSet, fmt};

/// What decides how the rest is read. Everything else is passed over here.
#[derive(serde::Deserialize)]
struct Head {
    format: Option<Scalar>,
    version: Option<Scalar>,
    kind: Option<Scalar>,
}

/// A text or a number, or the beginning of a name for something else. Lists and objects are passed over: what may be as
/// large as the whole file must not be kept before the number of its values is known.
enum Scalar {
    Text(String),
    Number(u64),
    Other(String),
}

impl<'de> de::Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
        Ok(Scalar::Text(text.to_owned()))
    }
    fn visit_u64<E>(self, number: u64) -> Result<Scalar, E> {
        Ok(Scalar::Number(number))
    }
    fn visit_i64<E>(self, number: i64) -> Result<Scalar, E> {
        Ok(Scalar::Other(number.to_string()))
    }
    fn visit_f64<E>(self, number: f64) -> Result<Scalar, E> {
        Ok(Scalar::Other(number.to_string()))
    }
    fn visit_bool<E>(self, value: bool) -> Result<Scalar, E> {
        Ok(Scalar::Other(value.to_string()))
    }
    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar::Other("null".into()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Scalar, A::Error> {
        while items.next_element::<de::IgnoredAny>()?.is_some() {}
        Ok(Scalar::Other("a list".into()))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
        while map.next_entry::<de::IgnoredAny, de::IgnoredAny>()?.is_some() {}
        Ok(Scalar::Other("an object".into()))
    }
}

impl Scalar {
    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Reads packet.json and checks it as far as that is possible without the rest of the packet.
///
/// # Errors
/// In this order: too large, not JSON or too deep, not a packet, unknown version, unknown kind, keys given twice or
/// fields that do not belong, values not in their one spelling, contradictions.
pub fn parse(raw: &[u8]) -> Result<Packet, PacketError> {
    if raw.len() as u64 > MAX_JSON_BYTES {
        let got = raw.len() as u64;
        return Err(PacketError::JsonTooLarge { name: "packet.json", got, limit: MAX_JSON_BYTES });
    }
    let kind = match read_head(raw) {
        Err(PacketError::InvalidJson(_)) => return Err(walk(raw).err().unwrap_or_else(not_json)),
        other => other?,
    };
    walk(raw)?;
    let packet = match kind {
        PacketKind::Challenge => typed::<Challenge>(raw),
        PacketKind::Update => typed::<Update>(raw),
        PacketKind::Withdrawal => typed::<Withdrawal>(raw),
        PacketKind::Receipt => typed::<Receipt>(raw),
        PacketKind::Response => typed::<Response>(raw),
        PacketKind::Rejoinder => typed::<Rejoinder>(raw),
        PacketKind::Card => typed::<Card>(raw),
    }?;
    one_spelling(raw, &packet)?;
    crate::check::check(&packet)?;
    Ok(packet)
}

fn not_json() -> PacketError {
    PacketError::InvalidJson("not JSON".into())
}

fn read_head(raw: &[u8]) -> Result<PacketKind, PacketError> {
    let head: Head = serde_json::from_slice(raw).map_err(|_| not_json())?;
    if head.format.as_ref().and_then(Scalar::text) != Some(FORMAT) {
        return Err(PacketError::NotAPacket);
    }
    if !matches!(head.version, Some(Scalar::Number(number)) if number == u64::from(VERSION)) {
        return Err(PacketError::UnknownVersion { found: short(head.version.as_ref()) });
    }
    let kind = head.kind.as_ref().and_then(Scalar::text).and_then(|kind| kind.parse().ok());
    kind.ok_or_else(|| PacketError::UnknownKind { found: short(head.kind.as_ref()) })
}

/// A value as text, short and without anything but plain printable characters: it may end up in a sentence.
fn short(value: Option<&Scalar>) -> String {
    let text = match value {
        None => "nothing".to_owned(),
        Some(Scalar::Number(number)) => number.to_string(),
        Some(Scalar::Text(text) | Scalar::Other(text)) => text.clone(),
    };
    text.chars().map(|c| if c.is_ascii_graphic() || c == ' ' { c } else { '?' }).take(40).collect()
}

fn typed<B: DeserializeOwned + Into<Body>>(raw: &[u8]) -> Result<Packet, PacketError> {
    let envelope: Envelope<B> =
        serde_json::from_slice(raw).map_err(|error| PacketError::InvalidJson(error.to_string()))?;
    Ok(envelope.map(Into::into))
}

/// Refuses ids, dates and other values that are written in a way in which this program would never write them, so
/// that two readers cannot take one text for two values.
fn one_spelling(raw: &[u8], packet: &Packet) -> Result<(), PacketError> {
    let written: Value = serde_json::from_slice(raw).map_err(|_| not_json())?;
    let again = serde_json::to_value(packet).map_err(|_| PacketError::Internal("packet.json"))?;
    match difference(&written, &again) {
        None => Ok(()),
        Some(path) => Err(PacketError::InvalidJson(format!("not in its one spelling: {path}"))),
    }
}

/// Where `written` says something that `again` does not. Fields that are only in `again` are defaults, unless they are
/// ids.
fn difference(written: &Value, again: &Value) -> Option<String> {
    let inside = |name: &dyn fmt::Display, a: &Value, b: Option<&Value>| {
        let path = difference(a, b.unwrap_or(&Value::Null))?;
        Some(if path.is_empty() { name.to_string() } else { format!("{name}.{path}") })
    };
    match (written, again) {
        (Value::Object(a), Value::Object(b)) => {
            a.iter().find_map(|(key, a)| inside(key, a, b.get(key))).or_else(|| {
                b.iter().find(|(key, b)| !a.contains_key(*key) && is_id(b)).map(|(key, _)| key.clone())
            })
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().find_map(|(i, (a, b))| inside(&i, a, Some(b)))
        }
        (a, b) if a == b => None,
        _ => Some(String::new()),
    }
}

/// Whether a value looks like an id. An id that is left out would be made up anew by every reader.
fn is_id(value: &Value) -> bool {
    value.as_str().is_some_and(looks_like_id)
}

/// Whether a text looks like an id.
pub(crate) fn looks_like_id(text: &str) -> bool {
    text.len() == 36 && text.bytes().filter(|&b| b == b'-').count() == 4
}

/// Why the walk stopped, if it was not the JSON itself.
#[derive(Clone, Copy)]
enum Stop {
    Deep,
    Many,
    Twice,
}

/// Walks the whole text once: depth, number of values, keys given twice. Nothing is kept.
fn walk(raw: &[u8]) -> Result<(), PacketError> {
    let (values, stop) = (Cell::new(0), Cell::new(None));
    let mut json = serde_json::Deserializer::from_slice(raw);
    let walked =
        Walk { depth: 0, values: &values, stop: &stop }.deserialize(&mut json).and_then(|()| json.end());
    match (walked, stop.get()) {
        (Ok(()), _) => Ok(()),
        (Err(_), Some(Stop::Deep)) => Err(PacketError::JsonTooDeep { limit: MAX_JSON_DEPTH }),
        (Err(_), Some(Stop::Many)) => {
            let got = values.get();
            Err(PacketError::JsonTooLarge { name: "packet.json", got, limit: MAX_JSON_VALUES })
        }
        (Err(error), Some(Stop::Twice)) => {
            Err(PacketError::InvalidJson(format!("a key stands twice in one object: {error}")))
        }
        (Err(error), None) => Err(PacketError::InvalidJson(error.to_string())),
    }
}

#[derive(Clone, Copy)]
struct Walk<'a> {
    depth: u64,
    values: &'a Cell<u64>,
    stop: &'a Cell<Option<Stop>>,
}

impl Walk<'_> {
    fn stop<E: de::Error>(self, why: Stop) -> E {
        self.stop.set(Some(why));
        E::custom("stopped")
    }

    fn deeper<E: de::Error>(self) -> Result<Self, E> {
        let inner = Self { depth: self.depth + 1, ..self };
        if inner.depth > MAX_JSON_DEPTH { Err(self.stop(Stop::Deep)) } else { Ok(inner) }
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        self.values.set(self.values.get() + 1);
        if self.values.get() > MAX_JSON_VALUES {
            return Err(self.stop(Stop::Many));
        }
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let inner = self.deeper()?;
        while items.next_element_seed(inner)?.is_some() {}
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let inner = self.deeper()?;
        let mut keys = BTreeSet::new();
        while let Some(key) = map.next_key::<String>()? {
            if !keys.insert(key) {
                return Err(self.stop(Stop::Twice));
            }
            map.next_value_seed(inner)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use recourse_model::ErrorCode;

    fn code(json: &str) -> ErrorCode {
        parse(json.as_bytes()).unwrap_err().code()
    }

    #[test]
    fn version_and_kind_are_judged_before_fields() {
        assert_eq!(code("{}"), ErrorCode::PacketNotAPacket);
        assert_eq!(code(r#"{"format":"zip"}"#), ErrorCode::PacketNotAPacket);
        assert_eq!(code(r#"{"format":"ai-challenge-packet"}"#), ErrorCode::PacketUnknownVersion);
        for version in ["2", "0", "-1", "1.5", "\"1\"", "null", "[1]", "18446744073709551616"] {
            let json = format!(r#"{{"format":"ai-challenge-packet","version":{version},"new":[]}}"#);
            assert_eq!(code(&json), ErrorCode::PacketUnknownVersion, "{version}");
        }
        let json = r#"{"format":"ai-challenge-packet","version":1,"kind":"bribe","new":1}"#;
        assert_eq!(code(json), ErrorCode::PacketUnknownKind);
        let json = r#"{"format":"ai-challenge-packet","version":1,"kind":"card"}"#;
        assert_eq!(code(json), ErrorCode::PacketInvalidJson);
    }

    #[test]
    fn what_an_unknown_version_says_is_made_harmless() {
        let json = "{\"format\":\"ai-challenge-packet\",\"version\":\"\u{202e}<script>\"}";
        let error = parse(json.as_bytes()).unwrap_err();
        assert_eq!(error.params()["found"], "?<script>");
    }

    #[test]
    fn bombs_and_doubled_keys_are_refused_by_name() {
        let head = r#""format":"ai-challenge-packet","version":1,"kind":"card""#;
        let deep = |n: usize| format!("{{{head},\"ext\":{{\"x\":{}{}}}}}", "[".repeat(n), "]".repeat(n));
        assert_eq!(code(&deep(63)), ErrorCode::PacketJsonTooDeep);
        assert_eq!(code(&deep(100_000)), ErrorCode::PacketJsonTooDeep);
        assert_eq!(code(&deep(62)), ErrorCode::PacketInvalidJson, "deep enough; fields are missing");
        assert_eq!(code(&format!("{{{head},\"ext\":{{\"a\":1,\"a\":2}}}}")), ErrorCode::PacketInvalidJson);
        assert_eq!(code(&format!("{{{head},\"version\":1}}")), ErrorCode::PacketInvalidJson);
        let many = format!("{{{head},\"ext\":[{}1]}}", "1,".repeat(1_000_001));
        assert_eq!(code(&many), ErrorCode::PacketJsonTooLarge);
        for broken in ["", "{", "\u{feff}{}", "nul", "{'a':1}"] {
            assert_eq!(code(broken), ErrorCode::PacketInvalidJson, "{broken}");
        }
        for broken in ["\"\\ud800\"", "01", "1.", "\"\u{1}\"", "[1,]", "NaN", "1}{"] {
            assert_eq!(
                code(&format!("{{{head},\"ext\":{broken}}}")),
                ErrorCode::PacketInvalidJson,
                "{broken}"
            );
        }
        let not_utf8 = [format!("{{{head},\"ext\":\"").as_bytes(), b"\xff\"}"].concat();
        assert_eq!(parse(&not_utf8).unwrap_err().code(), ErrorCode::PacketInvalidJson);
    }
}
