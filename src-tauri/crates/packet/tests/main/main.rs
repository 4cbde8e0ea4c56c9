//! The packet format through its public doors.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::type_complexity,
    reason = "a test fails by panicking, and says aloud what it could not judge"
)]

mod attacks;
mod bounds;
mod json;
mod judges;
mod kit;
mod large;
mod record;
mod round_trip;
mod sweep;
mod timestamp;
mod timestamp_kit;
