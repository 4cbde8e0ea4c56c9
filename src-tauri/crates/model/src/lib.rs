//! Ids, records and outcome words shared by every part of Recourse.
//!
//! This crate says *what* there is: typed ids, the records of both desks, the words that outcomes may take, and the
//! pure rules that turn an answer into a ledger state. It is deliberately not a place for storage, files, clocks,
//! sentences or screens, and depends on serde and little else. Every other crate of the workspace may use it.
//!
//! Two rules are kept by types. An id of one kind cannot be passed for another. And what must never leave a vault
//! (a contact, a note on retaliation) is [`Sensitive`], which has no JSON Schema, so it cannot stand in a packet type.

#[macro_use]
mod macros;

mod casebook;
mod challenge;
mod code;
mod ids;
mod ledger;
mod mapping;
mod register;
mod sensitive;
mod sent;
mod time;
mod words;

pub use casebook::*;
pub use challenge::*;
pub use code::ErrorCode;
pub use ids::*;
pub use ledger::*;
pub use mapping::*;
pub use register::*;
pub use sensitive::Sensitive;
pub use sent::*;
pub use time::*;
pub use words::*;
