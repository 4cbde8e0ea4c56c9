//! Small values that travel as one string with exactly one spelling.

use crate::limits::MAX_NAME_CHARS;
use std::{fmt, str::FromStr};

/// Whether a text may stand as a name in a packet: of a sender, a card, an addressee or a person. It has at most
/// [`MAX_NAME_CHARS`] characters, no control characters, no line or paragraph separators, and none that embed, override
/// or isolate the direction of text. It may be empty.
#[must_use]
pub fn is_name(text: &str) -> bool {
    let odd = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    // The first test keeps the count short.
    text.len() as u64 <= 4 * MAX_NAME_CHARS
        && text.chars().count() as u64 <= MAX_NAME_CHARS
        && !text.contains(odd)
}

/// A string is not of the form that was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected {0}")]
pub struct NotThisForm(pub &'static str);

/// Implements serde, JSON Schema and TypeScript for a type that has `Display` and `FromStr`. Reading refuses every
/// spelling but the one that `Display` writes.
macro_rules! one_string {
    ($name:ident, $what:literal, $pattern:literal) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(from)?;
                let wrong = || serde::de::Error::custom(concat!("expected ", $what));
                let value: Self = text.parse().map_err(|_| wrong())?;
                if value.to_string() == text { Ok(value) } else { Err(wrong()) }
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern })
            }
        }

        #[cfg(feature = "ts")]
        impl ts_rs::TS for $name {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            fn name(_: &ts_rs::Config) -> String {
                "string".into()
            }
            fn inline(cfg: &ts_rs::Config) -> String {
                Self::name(cfg)
            }
        }
    };
}
pub(crate) use one_string;

/// The path of a file inside a packet: `data/e0001.pdf`. It is always ours: a number and at most a short ending.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DataPath {
    number: u32,
    ending: String,
}

impl DataPath {
    /// The path of the file with this number, from 1. `ending` is what the user's file name ended in, without the dot;
    /// it is lower-cased, and dropped if it is not one to eight letters and digits.
    #[must_use]
    pub fn new(number: u32, ending: &str) -> Self {
        let ending = ending.to_ascii_lowercase();
        Self { number, ending: if is_ending(&ending) { ending } else { String::new() } }
    }

    /// The path of the file with this number whose name outside was `name`. Nothing of the name is kept but a short
    /// plain ending.
    #[must_use]
    pub fn for_name(number: u32, name: &str) -> Self {
        Self::new(number, name.rsplit_once('.').map_or("", |(_, ending)| ending))
    }

    /// The number of the file, from 1.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }
}

fn is_ending(text: &str) -> bool {
    (1..=8).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

impl fmt::Display for DataPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "data/e{:04}", self.number)?;
        if self.ending.is_empty() { Ok(()) } else { write!(f, ".{}", self.ending) }
    }
}

impl FromStr for DataPath {
    type Err = NotThisForm;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = NotThisForm("data/eNNNN and a short ending");
        let rest = text.strip_prefix("data/e").ok_or(wrong)?;
        let (digits, ending) = match rest.split_once('.') {
            Some((digits, ending)) if is_ending(ending) => (digits, ending),
            Some(_) => return Err(wrong),
            None => (rest, ""),
        };
        if !digits.bytes().all(|b| b.is_ascii_digit()) || !(4..=5).contains(&digits.len()) {
            return Err(wrong);
        }
        let path = Self { number: digits.parse().map_err(|_| wrong)?, ending: ending.to_owned() };
        if path.number > 0 && path.to_string() == text { Ok(path) } else { Err(wrong) }
    }
}
one_string!(DataPath, "data/eNNNN and a short ending", r"^data/e[0-9]{4,5}(\.[a-z0-9]{1,8})?$");

/// A person inside one packet: `p1`, `p2` … It means nothing outside that packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonRef(u32);

impl PersonRef {
    /// The person with this number, from 1.
    #[must_use]
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// The number, from 1.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }
}

impl fmt::Display for PersonRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "p{}", self.0)
    }
}

impl FromStr for PersonRef {
    type Err = NotThisForm;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = NotThisForm("p and a number");
        let digits = text.strip_prefix('p').ok_or(wrong)?;
        let person = Self(digits.parse().map_err(|_| wrong)?);
        if person.0 > 0 && person.to_string() == text { Ok(person) } else { Err(wrong) }
    }
}
one_string!(PersonRef, "p and a number", "^p[1-9][0-9]{0,9}$");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_one_spelling_and_never_the_users() {
        assert_eq!(DataPath::new(1, "PDF").to_string(), "data/e0001.pdf");
        assert_eq!(DataPath::new(10_000, "").to_string(), "data/e10000");
        assert_eq!(DataPath::for_name(2, "../../etc/passwd").to_string(), "data/e0002");
        assert_eq!(DataPath::for_name(2, "a\u{202e}gpj.exe").to_string(), "data/e0002.exe");
        for wrong in [
            "data/e0000",
            "data/e1",
            "data/e00001",
            "data/e0001.",
            "data/e0001.PDF",
            "data/e0001.toolonger",
            "data/e0001.a.b",
            "data/e+001",
            "data/../e0001",
            "data/e0001/x",
            "e0001",
        ] {
            assert!(wrong.parse::<DataPath>().is_err(), "{wrong}");
        }
        assert_eq!("data/e9999.7z".parse::<DataPath>().unwrap().number(), 9_999);
    }

    #[test]
    fn a_person_has_one_spelling() {
        assert_eq!("p12".parse::<PersonRef>().unwrap(), PersonRef::new(12));
        for wrong in ["p0", "p01", "p", "P1", "p+1", "1"] {
            assert!(wrong.parse::<PersonRef>().is_err(), "{wrong}");
        }
    }
}
