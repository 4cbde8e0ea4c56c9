//! What each kind of packet says. These are wire types: every one has a JSON Schema and refuses unknown fields, so
//! nothing that must stay in a vault ([`recourse_model::Sensitive`]) can stand in them.

/// Declares a wire type. Fields are required unless they are an `Option`, or the type is marked to take defaults.
macro_rules! wire {
    ($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($body)* }
    };
}
/// The same, for types in which a missing field means "not said".
macro_rules! wire_default {
    ($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* }) => {
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        $(#[$meta])*
        #[serde(default, deny_unknown_fields)]
        pub struct $name { $($body)* }
    };
}
pub(crate) use {wire, wire_default};

mod apply;
mod card;
mod challenge;
mod follow_up;
mod response;

pub use card::{Card, PreviousKey, Revocation};
pub use challenge::{
    AskItem, CaseSummary, Challenge, ClaimCharacteristic, ClaimItem, ClaimMapping, ClaimTension, PersonItem,
};
pub use follow_up::{Rejoinder, RejoinderItem, Reveal, Update, Withdrawal};
pub use response::{ClaimDecision, ClaimWork, Receipt, Response, blank_questions};

use recourse_model::PacketKind;

/// The body of a packet. On the wire it is the value of `body`, and `kind` beside it says which one it is.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Body {
    /// Claims, evidence and asks.
    Challenge(Box<Challenge>),
    /// More for an earlier challenge.
    Update(Box<Update>),
    /// The challenge is taken back.
    Withdrawal(Box<Withdrawal>),
    /// The challenge has arrived.
    Receipt(Box<Receipt>),
    /// The answer.
    Response(Box<Response>),
    /// The reply to an answer.
    Rejoinder(Box<Rejoinder>),
    /// An organization's published keys.
    Card(Box<Card>),
}

impl Body {
    /// The kind of packet that carries this body.
    #[must_use]
    pub const fn kind(&self) -> PacketKind {
        match self {
            Self::Challenge(_) => PacketKind::Challenge,
            Self::Update(_) => PacketKind::Update,
            Self::Withdrawal(_) => PacketKind::Withdrawal,
            Self::Receipt(_) => PacketKind::Receipt,
            Self::Response(_) => PacketKind::Response,
            Self::Rejoinder(_) => PacketKind::Rejoinder,
            Self::Card(_) => PacketKind::Card,
        }
    }
}

macro_rules! into_body {
    ($($kind:ident),+) => { $(
        impl From<$kind> for Body {
            fn from(body: $kind) -> Self {
                Self::$kind(Box::new(body))
            }
        }
    )+ };
}
into_body!(Challenge, Update, Withdrawal, Receipt, Response, Rejoinder, Card);
