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
mod entry;
mod error;
mod fold;
mod index;
mod lang;
mod load;
mod raw;
mod search;
mod suggest;

pub use catalog::{Catalog, DataFile, Related};
pub use entry::{
    Basis, Characteristic, Edition, Entry, EntryKind, EntryPage, EntrySummary, Framework, Link,
    RelatedSummary, Source, Tension,
};
pub use error::CatalogError;
pub use lang::{Lang, Text};
pub use search::{Hit, MatchedBy};
pub use suggest::{CharacteristicState, Reason, Suggestion, SuggestionInput, SuggestionPage};
