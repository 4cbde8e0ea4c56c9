//! Errors as they cross to the window: a stable code with parameters, never a sentence and never a word of content.

use recourse_desk::DeskError;
use recourse_model::ErrorCode;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What the window is told when something did not work. The words for it live in the window's catalogues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppError {
    /// The stable code.
    pub code: ErrorCode,
    /// Facts to put into the sentence: a number, a limit, a file's own short name. Never content, never a path.
    pub params: BTreeMap<String, String>,
    /// A number to find this incident by in the program's own log. It says nothing about what was done.
    pub incident: String,
}

impl AppError {
    /// An error of this code without parameters.
    #[must_use]
    pub fn new(code: ErrorCode) -> Self {
        Self { code, params: BTreeMap::new(), incident: incident() }
    }
}

impl From<DeskError> for AppError {
    fn from(error: DeskError) -> Self {
        Self { code: error.code(), params: error.params(), incident: incident() }
    }
}

/// Eight hex digits of a random id.
fn incident() -> String {
    let id = uuid::Uuid::new_v4().simple().to_string();
    id.get(..8).unwrap_or_default().to_owned()
}
