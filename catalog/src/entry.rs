//! What a catalog entry is, and typed views of the entries that have more to say.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::lang::{Lang, Text};

/// A body of knowledge by its stable key, `nist-ai-rmf` for example.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Framework(Cow<'static, str>);

impl Framework {
    /// The AI RMF itself: core, characteristics, tensions.
    pub const NIST_AI_RMF: Self = Self(Cow::Borrowed("nist-ai-rmf"));
    /// The generative-AI profile of the AI RMF (NIST AI 600-1).
    pub const NIST_AI_600_1: Self = Self(Cow::Borrowed("nist-ai-600-1"));
    /// Our own: the ten questions of a complete answer.
    pub const RECOURSE: Self = Self(Cow::Borrowed("recourse"));

    /// The key as records and packets store it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Framework {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The edition of a framework as its owner names it, `1.0` for example.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Edition(String);

impl Edition {
    /// The edition as records and packets store it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What sort of thing an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EntryKind {
    /// One of the four functions: Govern, Map, Measure, Manage.
    Function,
    /// A category inside a function, `MEASURE 2`.
    Category,
    /// A subcategory, `MEASURE 2.11`: something the organization should have done.
    Subcategory,
    /// One of the seven characteristics of a system that can be trusted.
    Characteristic,
    /// A named pull between characteristics.
    Tension,
    /// A risk that generative AI brings or makes worse.
    GaiRisk,
    /// One of the ten questions that a complete answer settles.
    Question,
}

impl EntryKind {
    /// The kind as JSON writes it, `gai_risk` for example.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Function => "function",
            Self::Category => "category",
            Self::Subcategory => "subcategory",
            Self::Characteristic => "characteristic",
            Self::Tension => "tension",
            Self::GaiRisk => "gai_risk",
            Self::Question => "question",
        }
    }
}

impl fmt::Display for EntryKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// On whose word two entries are linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The source itself prints the link.
    Source,
    /// We drew the link; show it as ours.
    OurInference,
}

/// A link from one entry to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub(crate) framework: Framework,
    pub(crate) id: String,
    pub(crate) basis: Basis,
}

impl Link {
    /// The framework of the entry linked to; its current edition is meant.
    #[must_use]
    pub fn framework(&self) -> &Framework {
        &self.framework
    }

    /// The id of the entry linked to.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Who says so.
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.basis
    }
}

/// Where a data file's facts come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub(crate) file: String,
    pub(crate) framework: Framework,
    pub(crate) edition: Edition,
    pub(crate) current: bool,
    pub(crate) title: Text,
    pub(crate) document: String,
    pub(crate) published: String,
    pub(crate) read: String,
    pub(crate) licence: Text,
}

impl Source {
    /// The data file's name.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }
    /// The framework the file speaks about.
    #[must_use]
    pub fn framework(&self) -> &Framework {
        &self.framework
    }
    /// The edition the file speaks about.
    #[must_use]
    pub fn edition(&self) -> &Edition {
        &self.edition
    }
    /// Whether this edition is the one used when a caller names none.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.current
    }
    /// What the file holds, for people.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        self.title.get(lang)
    }
    /// The document the facts were read from, with its identifier.
    #[must_use]
    pub fn document(&self) -> &str {
        &self.document
    }
    /// The day the document was published, `YYYY-MM-DD`.
    #[must_use]
    pub fn published(&self) -> &str {
        &self.published
    }
    /// The day we read it, `YYYY-MM-DD`.
    #[must_use]
    pub fn read(&self) -> &str {
        &self.read
    }
    /// What may be done with the facts and with our words.
    #[must_use]
    pub fn licence(&self, lang: Lang) -> &str {
        self.licence.get(lang)
    }
}

/// One entry of the catalog. All text is ours; `official_name` alone is the source's own name for the thing.
#[derive(Clone, Debug)]
pub struct Entry {
    pub(crate) framework: Framework,
    pub(crate) edition: Edition,
    pub(crate) kind: EntryKind,
    pub(crate) id: String,
    pub(crate) code: Option<String>,
    pub(crate) official_name: Option<String>,
    pub(crate) section: Option<String>,
    pub(crate) parent: Option<String>,
    pub(crate) title: Text,
    pub(crate) line: Option<Text>,
    pub(crate) explanation: Option<Text>,
    pub(crate) signs: Vec<Text>,
    pub(crate) words: BTreeMap<Lang, Vec<String>>,
    pub(crate) spellings: Vec<String>,
    pub(crate) links: Vec<Link>,
    pub(crate) sides: Vec<Vec<String>>,
}

impl Entry {
    /// The framework the entry belongs to.
    #[must_use]
    pub fn framework(&self) -> &Framework {
        &self.framework
    }
    /// The edition of the framework.
    #[must_use]
    pub fn edition(&self) -> &Edition {
        &self.edition
    }
    /// What sort of thing it is.
    #[must_use]
    pub fn kind(&self) -> EntryKind {
        self.kind
    }
    /// The id, exactly as records and packets store it: `MEASURE 2.11`, `safe`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }
    /// The short official code where there is one (`MS-2.11`), or a characteristic's letter on the strip.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }
    /// The source's own name for it, in English, where it has one.
    #[must_use]
    pub fn official_name(&self) -> Option<&str> {
        self.official_name.as_deref()
    }
    /// The section or table of the source where it stands.
    #[must_use]
    pub fn section(&self) -> Option<&str> {
        self.section.as_deref()
    }
    /// The id of the entry one step up: a subcategory's category, a category's function.
    #[must_use]
    pub fn parent(&self) -> Option<&str> {
        self.parent.as_deref()
    }
    /// The short plain title.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        self.title.get(lang)
    }
    /// One plain line or question that says more than the title.
    #[must_use]
    pub fn line(&self, lang: Lang) -> Option<&str> {
        self.line.as_ref().map(|text| text.get(lang))
    }
    /// One paragraph that explains it.
    #[must_use]
    pub fn explanation(&self, lang: Lang) -> Option<&str> {
        self.explanation.as_ref().map(|text| text.get(lang))
    }
    /// Signs from daily life that it was harmed.
    pub fn signs(&self, lang: Lang) -> impl Iterator<Item = &str> {
        self.signs.iter().map(move |text| text.get(lang))
    }
    /// Everyday words that lead here in search.
    #[must_use]
    pub fn words(&self, lang: Lang) -> &[String] {
        self.words.get(&lang).or_else(|| self.words.get(&Lang::EN)).map_or(&[], Vec::as_slice)
    }
    /// Links that start at this entry. [`crate::Catalog::related`] follows them both ways.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }
    /// Every text of the entry with the name of its field, for tests and translators.
    #[must_use]
    pub fn texts(&self) -> Vec<(&'static str, &Text)> {
        let mut texts = vec![("title", &self.title)];
        texts.extend(self.line.as_ref().map(|text| ("line", text)));
        texts.extend(self.explanation.as_ref().map(|text| ("explanation", text)));
        texts.extend(self.signs.iter().map(|text| ("sign", text)));
        texts
    }
    /// The languages that have search words of their own.
    pub fn word_languages(&self) -> impl Iterator<Item = Lang> {
        self.words.keys().copied()
    }
    /// What a list prints, in one language.
    #[must_use]
    pub fn summary(&self, lang: Lang) -> EntrySummary<'_> {
        EntrySummary {
            framework: &self.framework,
            edition: &self.edition,
            kind: self.kind,
            id: &self.id,
            title: self.title(lang),
            line: self.line(lang),
            official_name: self.official_name(),
            code: self.code(),
            parent: self.parent(),
        }
    }
}

/// An entry as a list prints it: `recourse catalog list --json` is one array of these.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct EntrySummary<'a> {
    /// The framework's key.
    pub framework: &'a Framework,
    /// The framework's edition.
    pub edition: &'a Edition,
    /// What sort of thing it is.
    pub kind: EntryKind,
    /// The stable id.
    pub id: &'a str,
    /// The short plain title in the language asked for.
    pub title: &'a str,
    /// One plain line or question more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<&'a str>,
    /// The source's own name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub official_name: Option<&'a str>,
    /// The short official code or the letter on the strip.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'a str>,
    /// The id one step up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<&'a str>,
}

/// An entry with everything around it: what `recourse catalog show --json` prints.
#[derive(Clone, Debug, Serialize)]
pub struct EntryPage<'a> {
    /// The same fields as in a list.
    #[serde(flatten)]
    pub summary: EntrySummary<'a>,
    /// Where it stands in the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<&'a str>,
    /// One paragraph that explains it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<&'a str>,
    /// Signs from daily life that it was harmed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<&'a str>,
    /// Everyday words that lead here.
    pub words: &'a [String],
    /// The entries one step down.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<EntrySummary<'a>>,
    /// Linked entries, each with who says so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<RelatedSummary<'a>>,
    /// Where the facts come from.
    pub document: &'a str,
}

/// A linked entry on a page.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct RelatedSummary<'a> {
    /// The entry linked to.
    #[serde(flatten)]
    pub summary: EntrySummary<'a>,
    /// Who says that the two belong together.
    pub basis: Basis,
}

/// An entry known to be one of the seven characteristics.
#[derive(Clone, Copy, Debug)]
pub struct Characteristic<'a>(pub(crate) &'a Entry);

impl<'a> Characteristic<'a> {
    /// The entry behind it.
    #[must_use]
    pub fn entry(&self) -> &'a Entry {
        self.0
    }
    /// The stable id, `privacy-enhanced` for example.
    #[must_use]
    pub fn id(&self) -> &'a str {
        &self.0.id
    }
    /// The letter on the strip. The order of the strip is V S R A E P F.
    #[must_use]
    pub fn letter(&self) -> char {
        self.0.code.as_deref().and_then(|code| code.chars().next()).unwrap_or('?')
    }
    /// Its name in the language asked for.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &'a str {
        self.0.title.get(lang)
    }
    /// The plain question that stands for it: "Does it work as claimed?"
    #[must_use]
    pub fn question(&self, lang: Lang) -> &'a str {
        self.0.line.as_ref().map_or_else(|| self.0.title.get(lang), |text| text.get(lang))
    }
}

/// An entry known to be a tension.
#[derive(Clone, Copy, Debug)]
pub struct Tension<'a>(pub(crate) &'a Entry);

impl<'a> Tension<'a> {
    /// The entry behind it.
    #[must_use]
    pub fn entry(&self) -> &'a Entry {
        self.0
    }
    /// The characteristics on one side.
    #[must_use]
    pub fn first(&self) -> &'a [String] {
        self.0.sides.first().map_or(&[], Vec::as_slice)
    }
    /// The characteristics on the other side. Empty when the other side is no characteristic but the
    /// organization's own interest; equal to the first when the pull lies inside one characteristic.
    #[must_use]
    pub fn second(&self) -> &'a [String] {
        self.0.sides.get(1).map_or(&[], Vec::as_slice)
    }
    /// Whether the tension pulls between these two characteristics, in either order.
    #[must_use]
    pub fn joins(&self, a: &str, b: &str) -> bool {
        let has = |side: &[String], id: &str| side.iter().any(|one| one == id);
        (has(self.first(), a) && has(self.second(), b)) || (has(self.first(), b) && has(self.second(), a))
    }
}
