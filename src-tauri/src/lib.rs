//! The desktop shell of Recourse: the only crate that knows Tauri.
