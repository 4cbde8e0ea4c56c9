//! Tests of the vault through its public doors.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what went wrong by stopping"
)]

mod blobs;
mod common;
mod everything;
mod keys;
mod logs;
mod records;
mod safety;
mod schema;
mod search;
