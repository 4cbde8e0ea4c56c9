//! Requests and responses about cases, harms and evidence.

use super::ShowAs;
use recourse_model::{CaseId, Evidence, HarmId, SystemFacts, SystemId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

dto! {
    /// A new case.
    pub struct NewCase {
        /// Its title; may be empty.
        pub title: String,
    }

    /// What is known about the system of a case.
    pub struct SaveSystem {
        /// The case that names it.
        pub case_id: CaseId,
        /// The system, if there is one already.
        pub system_id: Option<SystemId>,
        /// What is known.
        pub facts: SystemFacts,
    }

    /// A new harm.
    pub struct NewHarm {
        /// The case; nothing begins a new one.
        pub case_id: Option<CaseId>,
        /// The first sentence.
        pub what_happened: String,
    }

    /// To add files through the system's dialog.
    pub struct AddEvidence {
        /// The case; nothing begins a new one.
        pub case_id: Option<CaseId>,
        /// The harm they support, if any.
        pub harm_id: Option<HarmId>,
        /// The job.
        pub job: String,
    }

    /// To add files that were dropped on the window.
    pub struct AddDropped {
        /// The case; nothing begins a new one.
        pub case_id: Option<CaseId>,
        /// The harm they support, if any.
        pub harm_id: Option<HarmId>,
        /// The tokens of the dropped files.
        pub tokens: Vec<String>,
        /// The job.
        pub job: String,
    }

    /// A file that could not be added.
    pub struct NotAdded {
        /// Its name.
        pub name: String,
        /// Why.
        pub error: crate::AppError,
    }

    /// What was added. One bad file does not keep the others out.
    pub struct AddedEvidence {
        /// The case they are in; nothing if no file was chosen.
        pub case_id: Option<CaseId>,
        /// The new pieces.
        pub added: Vec<Evidence>,
        /// The others.
        pub not_added: Vec<NotAdded>,
    }

    /// A file that was dropped on the window.
    pub struct DroppedFile {
        /// Stands for it.
        pub token: String,
        /// Its name, without the folder.
        pub name: String,
    }

    /// Files that were dropped on the window; the event `dropped` carries it. Packets among them wait to be taken in.
    pub struct Dropped {
        /// The files that are no packets.
        pub files: Vec<DroppedFile>,
    }

    /// Something to be shown in place.
    pub struct Showing {
        /// Stands for the bytes until `stop_showing` or lock. The window asks `evidence://localhost/TOKEN`.
        pub token: String,
        /// How it can be shown.
        pub how: ShowAs,
        /// Its media type.
        pub media_type: String,
        /// Its size in bytes.
        pub bytes: u64,
        /// The text, if it is a text of at most 256 KiB; longer ones are cut.
        pub text: Option<String>,
        /// Whether the text was cut.
        pub text_cut: bool,
    }

    /// What is being shown.
    pub struct ShowingRef {
        /// Its token.
        pub token: String,
    }
}
