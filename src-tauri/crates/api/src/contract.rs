//! Every type that the command list names.

pub use crate::dto::*;
pub use recourse_desk::view::{
    CaseView, CatalogBooks, CatalogFound, CatalogPage, CatalogSuggestions, ChallengeView, Counts, EntryView,
    EvidenceView, FollowUps, HomeView, IdentityView, ImportView, IncidentReport, LedgerView, MappingView,
    PacketView, ResponseView,
};
pub use recourse_model::{
    Ask, Case, Challenge, CharacteristicNote, Consent, Entry, Evidence, FrameworkRef, Harm, Mapping, Person,
    Recipient, ResponseDraft, System, Tension, Worksheet,
};
