//! The catalog in one language, as it is shown.

use recourse_model::{FrameworkRef, Timestamp};

view! {
    /// An entry as a list shows it. Texts that an entry does not have are empty.
    pub struct CatalogRow {
        /// The framework.
        pub framework: String,
        /// Its edition.
        pub edition: String,
        /// What kind of entry it is.
        pub kind: String,
        /// Its id.
        pub id: String,
        /// Its short plain title.
        pub title: String,
        /// One plain line or question more.
        pub line: String,
        /// The source's own name for it.
        pub name: String,
        /// Its short official code.
        pub code: String,
        /// The id one step up.
        pub parent: String,
    }
}

view! {
    /// A linked entry, and on whose word the two belong together.
    pub struct CatalogLinked {
        /// The entry.
        pub row: CatalogRow,
        /// `source`: the source prints the link; `our_inference`: we drew it.
        pub basis: String,
    }
}

view! {
    /// The other end of a pair of a crosswalk.
    pub struct CatalogEnd {
        /// The framework.
        pub framework: String,
        /// The id, exactly as the crosswalk has it.
        pub id: String,
        /// Its title, where the catalog holds the framework.
        pub title: String,
        /// The entry to open, where there is one.
        pub entry: Option<FrameworkRef>,
    }
}

view! {
    /// What one crosswalk pairs an entry with.
    pub struct CatalogCrossing {
        /// The crosswalk's id.
        pub id: String,
        /// What it joins.
        pub title: String,
        /// On whose word it stands: `nist`, `nist_listed`, `third_party`, `our_inference`.
        pub authority: String,
        /// Who wrote it.
        pub provider: String,
        /// When, as far as is known.
        pub published: String,
        /// The document it was read from.
        pub document: String,
        /// What to be careful about.
        pub warning: String,
        /// The other ends.
        pub ends: Vec<CatalogEnd>,
    }
}

view! {
    /// A further fact that only this kind of entry has.
    pub struct CatalogFact {
        /// Its name in the data.
        pub name: String,
        /// What it says.
        pub lines: Vec<String>,
    }
}

view! {
    /// What another document adds to an entry.
    pub struct CatalogSupplement {
        /// What the document is.
        pub title: String,
        /// Its name.
        pub document: String,
        /// Who acts, by the document's own labels.
        pub actors: Vec<String>,
        /// What it is about, by the document's own labels.
        pub topics: Vec<String>,
        /// Questions for an organization's own records, in our words.
        pub documents: Vec<String>,
    }
}

view! {
    /// Where facts come from.
    pub struct CatalogSource {
        /// The framework.
        pub framework: String,
        /// Its edition.
        pub edition: String,
        /// What this part of the catalog holds.
        pub title: String,
        /// The document the facts were read from.
        pub document: String,
        /// The day it was published.
        pub published: String,
        /// The day it was read.
        pub read: String,
        /// What may be done with the facts and with our words.
        pub licence: String,
    }
}

view! {
    /// A document that is worth knowing about, without relations to the catalog.
    pub struct CatalogPointer {
        /// Its id.
        pub id: String,
        /// What it is.
        pub title: String,
        /// Who wrote it.
        pub provider: String,
        /// Its name or address.
        pub document: String,
        /// When it was published, as far as is known.
        pub published: String,
        /// The day on which this was so.
        pub as_of: String,
        /// Why there are no relations, or what to be careful about.
        pub warning: String,
    }
}

view! {
    /// What the attached playbook export says about a subcategory. The words are NIST's.
    pub struct OfficialText {
        /// The statement.
        pub description: String,
        /// What it is about.
        pub about: String,
        /// What the organization is advised to do.
        pub actions: String,
        /// What it should be able to document.
        pub documentation: String,
        /// Further reading.
        pub references: String,
    }
}

view! {
    /// The playbook export that is attached to this vault.
    pub struct PlaybookState {
        /// When it was attached.
        pub attached_at: Timestamp,
        /// The SHA-256 of the file, in hex.
        pub sha256: String,
        /// How many subcategories it has a text for.
        pub subcategories: u32,
    }
}

view! {
    /// An entry with everything around it.
    pub struct CatalogPage {
        /// The entry.
        pub row: CatalogRow,
        /// Where it stands in its source.
        pub section: String,
        /// What it means.
        pub explanation: String,
        /// Signs that it was harmed.
        pub signs: Vec<String>,
        /// Examples from daily life.
        pub examples: Vec<String>,
        /// What a person can ask the organization.
        pub asks: Vec<String>,
        /// What a real answer contains.
        pub answers: Vec<String>,
        /// Which evidence helps.
        pub helps: Vec<String>,
        /// Further facts.
        pub facts: Vec<CatalogFact>,
        /// The entries above it, the outermost first.
        pub above: Vec<CatalogRow>,
        /// The entries one step down.
        pub children: Vec<CatalogRow>,
        /// Actions of the generative-AI profile.
        pub actions: Vec<CatalogLinked>,
        /// Laws and rules to check.
        pub legal: Vec<CatalogLinked>,
        /// Every other linked entry.
        pub related: Vec<CatalogLinked>,
        /// What crosswalks pair it with.
        pub crosswalks: Vec<CatalogCrossing>,
        /// What other documents add.
        pub supplements: Vec<CatalogSupplement>,
        /// Where the facts come from.
        pub source: CatalogSource,
        /// What the attached playbook export says.
        pub official: Option<OfficialText>,
    }
}

view! {
    /// What a search of the catalog found.
    pub struct CatalogFound {
        /// What the words are a name for. One is meant; among several the person has to be asked.
        pub meant: Vec<CatalogRow>,
        /// What to tell about the name.
        pub note: String,
        /// Every entry that fits, best first.
        pub rows: Vec<CatalogRow>,
    }
}

view! {
    /// What the catalog was made from.
    pub struct CatalogBooks {
        /// The sources.
        pub sources: Vec<CatalogSource>,
        /// Documents worth knowing about.
        pub pointers: Vec<CatalogPointer>,
        /// The attached playbook export.
        pub playbook: Option<PlaybookState>,
    }
}

view! {
    /// An entry that may fit a harm, with the answers that led to it.
    pub struct CatalogSuggestion {
        /// The entry.
        pub row: CatalogRow,
        /// The answers, as sentences.
        pub because: Vec<String>,
        /// Whether it fits well enough to be shown first.
        pub likely: bool,
    }
}

view! {
    /// Everything that may fit a harm. Never applied by itself.
    pub struct CatalogSuggestions {
        /// Entries of every kind, strongest first.
        pub entries: Vec<CatalogSuggestion>,
        /// What the person may want to ask for, strongest first.
        pub asks: Vec<CatalogSuggestion>,
    }
}
