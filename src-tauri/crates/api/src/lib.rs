//! The typed contract between the window and the desks.
//!
//! One list of commands says what the window may ask, with which request, which response and which data it reads or
//! changes. From it come the command bodies here, the handlers and permissions of the shell, and the TypeScript types
//! of the window. Bodies are short: they look after the open vault, tokens, jobs and dialogs, and pass everything
//! else to [`recourse_desk`]. This crate deliberately knows neither Tauri nor a database. The shell uses it.

#![allow(
    clippy::needless_pass_by_value,
    reason = "commands take their request whole, as the window sends it"
)]

mod app;
pub mod bindings;
mod casebook;
mod catalog;
mod challenge;
mod clock;
pub mod contract;
mod dto;
mod error;
mod follow_up;
mod host;
mod opening;
mod packets;
mod preferences;
mod register;
mod session;
mod show;

pub use app::App;
pub use dto::{Dropped, DroppedFile, Progress};
pub use error::AppError;
pub use host::{Host, PickPurpose};
pub use show::ShownRange;

/// The result of every command.
pub type AppResult<T> = Result<T, AppError>;
