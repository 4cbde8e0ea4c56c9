//! The payload beside the age crate and, where it is installed, the stock `age`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod kit;
mod same;
mod seek;
mod trouble;
