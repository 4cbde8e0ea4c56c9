//! Tests of the vault through its public doors.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test says what went wrong by stopping, and a child process answers by printing"
)]
#![allow(
    clippy::redundant_closure_for_method_calls,
    clippy::cloned_ref_to_slice_refs,
    reason = "every look into the vault reads alike, `|r| r.…`, and one expected record like several"
)]

mod blobs;
mod common;
mod everything;
#[cfg(target_os = "linux")]
mod faults;
mod keys;
mod logs;
mod records;
mod register;
mod safety;
mod schema;
mod search;
