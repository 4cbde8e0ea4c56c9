//! A reader for NIST's own Playbook export, a JSON file that an organization may keep beside the catalog.
//!
//! Nothing of it is shipped. The bytes come from whoever opened the file; this module reads no files itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::catalog::Catalog;
use crate::kind::EntryKind;

/// The published export has about 414 kB. Ten times that is no export any more.
const LARGEST: usize = 4 * 1024 * 1024;

/// The official text of every subcategory, by the catalog's ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Playbook {
    entries: BTreeMap<String, PlaybookEntry>,
}

/// What the export says about one subcategory. The words are NIST's; show them as such.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PlaybookEntry {
    /// The statement, which differs from the published AI RMF for some subcategories.
    pub description: String,
    /// What it is about.
    pub about: String,
    /// What the organization is advised to do.
    pub actions: String,
    /// What it should be able to document.
    pub documentation: String,
    /// Further reading.
    pub references: String,
    /// Who acts.
    pub actors: Vec<String>,
    /// What it is filed under.
    pub topics: Vec<String>,
}

/// Why a file is no Playbook export that can be used. Nothing is kept of a refused file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlaybookError {
    /// The file is larger than any export.
    #[error("the file has {bytes} bytes; an export has at most {most}")]
    TooLarge {
        /// How large it is.
        bytes: usize,
        /// How large it may be.
        most: usize,
    },
    /// The file is not JSON.
    #[error("the file is not JSON (line {line}, column {column})")]
    NotJson {
        /// The line where it stops being JSON, from 1.
        line: usize,
        /// The column in that line, from 1.
        column: usize,
    },
    /// The file is JSON, but not a list of objects.
    #[error("the file is JSON, but not the list of subcategories that an export is")]
    NotAList,
    /// An item of the list lacks a field, or holds something else in it.
    #[error("item {item} has no usable `{field}`")]
    WrongShape {
        /// The place of the item in the list, from 1.
        item: usize,
        /// The field's name.
        field: String,
    },
    /// An item speaks about a subcategory that does not exist.
    #[error("the file speaks about `{id}`, which is no subcategory of the AI RMF")]
    UnknownSubcategory {
        /// The title as the file has it.
        id: String,
    },
    /// A subcategory stands in the list twice.
    #[error("the file holds `{id}` twice")]
    Twice {
        /// The subcategory.
        id: String,
    },
    /// Subcategories are not in the list.
    #[error("the file lacks {}", ids.join(", "))]
    Missing {
        /// Every one that is lacking, in official order.
        ids: Vec<String>,
    },
}

impl PlaybookError {
    /// A short code that stays the same between versions.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "playbook.too_large",
            Self::NotJson { .. } => "playbook.not_json",
            Self::NotAList => "playbook.not_a_list",
            Self::WrongShape { .. } => "playbook.wrong_shape",
            Self::UnknownSubcategory { .. } => "playbook.unknown_subcategory",
            Self::Twice { .. } => "playbook.twice",
            Self::Missing { .. } => "playbook.missing",
        }
    }
}

/// One item as the export writes it. It has more fields than are of use here.
#[derive(Deserialize)]
struct Exported {
    title: String,
    #[serde(default)]
    description: Loose,
    section_about: String,
    section_actions: String,
    section_doc: String,
    #[serde(default)]
    section_ref: Loose,
    #[serde(default, rename = "AI Actors")]
    actors: Labels,
    #[serde(default, rename = "Topic")]
    topics: Labels,
}

/// A text that the export leaves empty or null now and then.
#[derive(Default)]
struct Loose(String);

impl<'de> Deserialize<'de> for Loose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::<String>::deserialize(deserializer).map(|text| Self(text.unwrap_or_default()))
    }
}

/// Labels: a list in one state of the export, one text with commas in others.
#[derive(Default)]
struct Labels(Vec<String>);

impl<'de> Deserialize<'de> for Labels {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            List(Vec<String>),
            Line(String),
            Nothing(()),
        }
        let labels: Vec<String> = match Written::deserialize(deserializer)? {
            Written::List(labels) => labels,
            Written::Line(line) => line.split(',').map(str::to_owned).collect(),
            Written::Nothing(()) => Vec::new(),
        };
        let trimmed = labels.iter().map(|label| label.trim()).filter(|label| !label.is_empty());
        Ok(Self(trimmed.map(str::to_owned).collect()))
    }
}

impl Playbook {
    /// Reads an export. Its ids are understood in any spelling; each of the 72 subcategories has to be there once.
    ///
    /// # Errors
    /// [`PlaybookError`] with the first reason found. Nothing is guessed and nothing is left out.
    pub fn read(bytes: &[u8], catalog: &Catalog) -> Result<Self, PlaybookError> {
        if bytes.len() > LARGEST {
            return Err(PlaybookError::TooLarge { bytes: bytes.len(), most: LARGEST });
        }
        // Programs of other makers put a mark in front that JSON does not know.
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let value: Value = serde_json::from_slice(bytes)
            .map_err(|e| PlaybookError::NotJson { line: e.line(), column: e.column() })?;
        let Value::Array(items) = value else { return Err(PlaybookError::NotAList) };
        if items.is_empty() || !items.iter().all(Value::is_object) {
            return Err(PlaybookError::NotAList);
        }
        let mut entries = BTreeMap::new();
        for (place, item) in items.into_iter().enumerate() {
            let exported = exported(place + 1, item)?;
            let id = subcategory(catalog, &exported.title)?;
            if entries.insert(id.clone(), PlaybookEntry::from(exported)).is_some() {
                return Err(PlaybookError::Twice { id });
            }
        }
        let wanted = catalog.of_kind(EntryKind::Subcategory).map(crate::entry::Entry::id);
        let missing: Vec<String> =
            wanted.filter(|id| !entries.contains_key(*id)).map(str::to_owned).collect();
        if missing.is_empty() { Ok(Self { entries }) } else { Err(PlaybookError::Missing { ids: missing }) }
    }

    /// The official text of one subcategory, by the catalog's id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&PlaybookEntry> {
        self.entries.get(id)
    }

    /// Every subcategory with its text, in the order of the ids as text.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &PlaybookEntry)> {
        self.entries.iter().map(|(id, entry)| (id.as_str(), entry))
    }
}

impl From<Exported> for PlaybookEntry {
    fn from(exported: Exported) -> Self {
        Self {
            description: exported.description.0,
            about: exported.section_about,
            actions: exported.section_actions,
            documentation: exported.section_doc,
            references: exported.section_ref.0,
            actors: exported.actors.0,
            topics: exported.topics.0,
        }
    }
}

/// An item with its fields, or the first field that is not usable.
fn exported(item: usize, value: Value) -> Result<Exported, PlaybookError> {
    let wrong = |field: &str| PlaybookError::WrongShape { item, field: field.to_owned() };
    for field in ["title", "section_about", "section_actions", "section_doc"] {
        if !value.get(field).is_some_and(Value::is_string) {
            return Err(wrong(field));
        }
    }
    let loose = |value: &Value| value.is_null() || value.is_string();
    let labels = |value: &Value| {
        loose(value) || value.as_array().is_some_and(|list| list.iter().all(Value::is_string))
    };
    let usable = |field: &str| match field {
        "AI Actors" | "Topic" => value.get(field).is_none_or(labels),
        _ => value.get(field).is_none_or(loose),
    };
    let optional = ["description", "section_ref", "AI Actors", "Topic"];
    if let Some(field) = optional.into_iter().find(|field| !usable(field)) {
        return Err(wrong(field));
    }
    serde_json::from_value(value).map_err(|_| wrong("title"))
}

fn subcategory(catalog: &Catalog, title: &str) -> Result<String, PlaybookError> {
    let found = catalog.resolve(Some(crate::kind::Framework::NIST_AI_RMF.as_str()), title).ok();
    let found = found.filter(|entry| entry.kind() == EntryKind::Subcategory);
    found.map(|entry| entry.id().to_owned()).ok_or_else(|| PlaybookError::UnknownSubcategory {
        // A title can be anything; the message has to stay a line.
        id: title.chars().take(60).collect(),
    })
}
