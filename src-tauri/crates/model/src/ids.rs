//! Typed ids.
//!
//! Ids that stay in a vault are UUID version 7, so that rows sort by age. Ids that travel in a packet are version 4:
//! a version 7 id would tell the recipient the millisecond at which somebody wrote a record down.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// The text was not an id of the expected kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not the id of a {kind}")]
pub struct NotAnId {
    /// The kind of id that was expected.
    pub kind: &'static str,
}

macro_rules! id {
    ($(#[$meta:meta])* $name:ident, $kind:literal, $make:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(transparent)]
        pub struct $name(#[cfg_attr(feature = "ts", ts(type = "string"))] Uuid);

        impl $name {
            /// A new id that no other record has.
            #[must_use]
            pub fn new() -> Self {
                Self(Uuid::$make())
            }

            /// The id with these sixteen bytes.
            #[must_use]
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// The sixteen bytes of the id.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl Default for $name {
            /// A fresh id: a record that was not given one is a new record.
            fn default() -> Self {
                Self::new()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self).map_err(|_| NotAnId { kind: $kind })
            }
        }
    };
}

id!(/// A case of the casebook.
    CaseId, "case", now_v7);
id!(/// An AI system, as somebody knows it.
    SystemId, "system", now_v7);
id!(/// A harm as recorded; it never leaves the vault. Its outward form has a [`ClaimId`].
    HarmId, "harm", now_v7);
id!(/// A person, who is a pseudonym.
    PersonId, "person", now_v7);
id!(/// A consent, or its refusal.
    ConsentId, "consent", now_v7);
id!(/// A piece of evidence.
    EvidenceId, "evidence", now_v7);
id!(/// An entry of the custody log.
    CustodyId, "custody entry", now_v7);
id!(/// A link from a harm to a catalog entry.
    MappingId, "mapping", now_v7);
id!(/// A tension between two characteristics of one harm.
    TensionId, "tension", now_v7);
id!(/// A challenge while it is composed and after it was sealed.
    ChallengeId, "challenge", now_v7);
id!(/// An organization to whom challenges go, with its keys.
    RecipientId, "recipient", now_v7);
id!(/// An entry of the register: one imported challenge.
    EntryId, "entry", now_v7);
id!(/// A worksheet: one claim of one entry.
    WorksheetId, "worksheet", now_v7);
id!(/// A response while it is written and after it was sealed.
    ResponseId, "response", now_v7);
id!(/// An entry of the decision log.
    DecisionId, "decision", now_v7);
id!(/// A time-stamp of others for a packet, or the request for one.
    PacketTimestampId, "time-stamp", now_v7);
id!(/// A sealed packet. Travels.
    PacketId, "packet", new_v4);
id!(/// A challenge and every packet that answers it. Travels.
    ThreadId, "thread", new_v4);
id!(/// The outward form of a harm inside a challenge. Travels.
    ClaimId, "claim", new_v4);
id!(/// Something asked of an organization. Travels.
    AskId, "ask", new_v4);
id!(/// A test that an organization ran or plans. Travels.
    TestId, "test", new_v4);

/// The SHA-256 of some bytes, shown and stored as 64 lower-case hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256Hash(pub [u8; 32]);

impl fmt::Display for Sha256Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sha256:{self}")
    }
}

impl Default for Sha256Hash {
    /// All zero: the predecessor of the first entry of a log.
    fn default() -> Self {
        Self([0; 32])
    }
}

impl FromStr for Sha256Hash {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = NotAnId { kind: "SHA-256" };
        let digits = text.as_bytes();
        if digits.len() != 64 || digits.iter().any(|d| !matches!(d, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(wrong);
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| wrong.clone())?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| wrong.clone())?;
        }
        Ok(Self(bytes))
    }
}

impl Serialize for Sha256Hash {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Sha256Hash {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?
            .parse()
            .map_err(|_| serde::de::Error::custom("expected 64 lower-case hex digits"))
    }
}

impl JsonSchema for Sha256Hash {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Sha256Hash".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9a-f]{64}$" })
    }
}

#[cfg(feature = "ts")]
impl ts_rs::TS for Sha256Hash {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "string".into()
    }
    fn inline(cfg: &ts_rs::Config) -> String {
        Self::name(cfg)
    }
}
