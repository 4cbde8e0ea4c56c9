//! Errors as they cross to the window: a stable code with parameters, never a sentence and never a word of content.

use crate::clock::now;
use recourse_desk::DeskError;
use recourse_model::ErrorCode;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, io::Write};
use ts_rs::TS;

/// What the window is told when something did not work. The words for it live in the window's catalogues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppError {
    /// The stable code.
    pub code: ErrorCode,
    /// Facts to put into the sentence: a number, a limit, a file's own short name. Never content, never a path.
    pub params: BTreeMap<String, String>,
    /// Eight hex digits by chance. There is no log: only for an error inside the program (`app.internal`) one line with
    /// this number, the time and the code goes to the program's standard error, where a person who asks for help may
    /// find it. It says nothing about what was done.
    pub incident: String,
}

impl AppError {
    /// An error of this code without parameters.
    #[must_use]
    pub fn new(code: ErrorCode) -> Self {
        Self { code, params: BTreeMap::new(), incident: incident(code) }
    }
}

impl From<DeskError> for AppError {
    fn from(error: DeskError) -> Self {
        Self { code: error.code(), params: error.params(), incident: incident(error.code()) }
    }
}

/// Eight hex digits of a random id; noted where the error is the program's own.
fn incident(code: ErrorCode) -> String {
    let id = uuid::Uuid::new_v4().simple().to_string();
    let incident = id.get(..8).unwrap_or_default().to_owned();
    if code == ErrorCode::Internal {
        let at = now().format("%Y-%m-%dT%H:%M:%SZ");
        // Where nobody listens there is nothing to note it on.
        let _ignored = writeln!(std::io::stderr(), "{at} incident {incident} {code}");
    }
    incident
}
