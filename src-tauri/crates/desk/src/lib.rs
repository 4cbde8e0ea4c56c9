//! The use-cases of both desks.
//!
//! The casebook records, maps and composes; the register takes in, works and answers; the ledger lays asked beside
//! answered. Everything that leaves a vault passes through [`release`], and everything that comes in passes through
//! [`inbox`]. Functions take the open vault and the present moment and give back views. This crate deliberately has no
//! window, no terminal, no SQL and no sentences for people. The window's contract and the command line use it.

pub mod blockers;
pub mod casebook;
pub mod catalog;
pub mod challenge;
pub mod consent;
pub mod demo;
mod error;
pub mod evidence;
pub mod example;
pub mod follow_up;
pub mod framework_claim;
pub mod identity;
pub mod inbox;
pub mod incident;
pub mod ledger;
pub mod mapping;
pub mod metadata;
mod names;
pub mod part;
pub mod passphrase;
pub mod people;
pub mod playbook;
pub mod qr;
pub mod recipients;
pub mod register;
pub mod release;
pub mod response;
pub mod seal;
pub mod settings;
pub mod suggest;
mod thread;
pub mod timestamp;
pub mod view;
mod watch;
mod worth;

pub use error::{DeskError, DeskResult};
pub use watch::{Cancel, Watch, unwatched};
