//! The AI RMF and its neighbours as data, with typed lookup, search and suggestions.
//!
//! This crate holds what people and organizations can point at: the AI RMF core, the seven characteristics
//! and the tensions between them, the generative-AI risks, and the ten questions of a complete answer. Each
//! fact keeps the id and the edition of its source; every sentence is our own, in plain words.
//!
//! It deliberately is not the standard's text (none of it is here), not legal advice, and not a judge: it
//! suggests and explains why, and never decides for a person. It reads no files, no clock and no network.
//!
//! Anyone in the workspace may use it. It depends on none of our other crates, so records elsewhere hold a
//! framework, an edition and an id, never a text from here.

mod catalog;
mod check;
mod crosswalk;
mod entry;
mod error;
mod fold;
mod incident;
mod index;
mod kind;
mod lang;
mod load;
mod names;
mod page;
mod playbook;
mod raw;
mod rules;
mod search;
mod source;
mod stems;
mod suggest;
mod views;

pub use catalog::{Catalog, DataFile, Related};
pub use crosswalk::{Crossing, CrossingEnd, Crosswalk, Pointer};
pub use entry::{Entry, FieldValue, Link};
pub use error::CatalogError;
pub use incident::IncidentField;
pub use kind::{Authority, Basis, Edition, EntryKind, Framework};
pub use lang::{Lang, Text};
pub use names::{Meaning, MeaningPage, Name};
pub use page::{
    CrossingPage, EndPage, EntryPage, EntrySummary, PointerPage, RelatedSummary, SourcePage, SupplementPage,
};
pub use playbook::{Playbook, PlaybookEntry, PlaybookError};
pub use search::{Hit, MatchedBy};
pub use source::Source;
pub use suggest::{
    CharacteristicState, Fact, HarmField, HarmText, Reason, Suggestion, SuggestionInput, SuggestionPage,
};
pub use views::{Characteristic, Tension};
