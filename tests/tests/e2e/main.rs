//! The real window: the built app under a screen in memory, driven through WebDriver as a person would drive it.
//!
//! These tests go through what is on the screen and nothing else: they find things by the words a screen reader would
//! say. They need the app built with the feature `e2e` (its file dialogs are then answered from a folder), a screen,
//! `tauri-driver` and `WebKitWebDriver`; `./dev e2e` brings all of that. Without it they fail and say what is missing.
#![cfg(target_os = "linux")]
#![allow(dead_code, reason = "the ways of looking and pressing are more than today's tests use")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test says what went wrong by stopping, and says how far it has come"
)]

mod driver;
mod home;
mod ipc;
mod look;
mod part;
mod pictures;
mod plain;
mod programs;
mod ready;
mod screen;
mod steps;
mod window;
mod xwindow;
