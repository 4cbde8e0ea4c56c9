//! The main job over the public doors, without a window: both desks in two vaults, from a recorded harm to an answer
//! ledger that lays asked beside answered.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "journey/people.rs"]
mod people;

mod journey {
    mod anonymous;
    mod bad_input;
    mod forged;
    mod held;
    mod keys;
    mod scene;
    mod thread;
    mod whole;
}
