//! The contract from outside: its TypeScript side, and its commands on a host that is only a folder.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod bindings;
mod catalog;
mod commands;
mod folder_host;
mod locking;
mod opening;
