//! What the use-cases give back: one view per screen. The window shows them, the command line prints them with
//! `--json`. They hold facts and words of the fixed lists, never sentences: sentences are made where they are shown.

#[macro_use]
mod macros;

mod casebook;
mod catalog;
mod challenge;
mod ledger;
mod packet;
mod register;
mod thread;
mod timestamp;

pub use casebook::*;
pub use catalog::*;
pub use challenge::*;
pub use ledger::*;
pub use packet::*;
pub use register::*;
pub use thread::*;
pub use timestamp::*;
