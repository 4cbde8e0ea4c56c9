//! `recourse catalog`: the framework as data.

use crate::{
    args::word,
    context::Context,
    error::{CliError, CliResult},
    out::Table,
    text::spoken,
};
use clap::{
    Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};
use recourse_catalog::{
    Catalog as Book, CharacteristicState as State, EntryKind, EntrySummary, Lang, SuggestionInput,
};
use recourse_model::{Characteristic, ErrorCode};

/// The framework as data: functions, subcategories, characteristics, risks, questions.
#[derive(Subcommand)]
pub(crate) enum Catalog {
    /// Every entry
    List {
        /// Only this kind
        #[arg(long, value_parser = kinds())]
        kind: Option<EntryKind>,
        /// Only this framework: nist-ai-rmf, nist-ai-600-1, recourse
        #[arg(long)]
        framework: Option<String>,
    },
    /// One entry: what it means, what belongs to it
    Show {
        /// The entry in any usual spelling: "MEASURE 2.11", MS-2.11, fair
        entry: String,
        /// The framework, where an id stands in more than one
        #[arg(long)]
        framework: Option<String>,
    },
    /// Find entries by everyday words
    Search {
        /// Words
        #[arg(required = true)]
        words: Vec<String>,
        /// How many finds at most
        #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=100))]
        limit: u16,
    },
    /// Entries that may fit, with the reason; nothing is chosen for you
    Suggest {
        /// A characteristic that was harmed (may be given more than once)
        #[arg(long, value_parser = word!(Characteristic))]
        harmed: Vec<Characteristic>,
        /// A characteristic in tension with another (may be given more than once)
        #[arg(long, value_parser = word!(Characteristic))]
        in_tension: Vec<Characteristic>,
        /// A characteristic you are not sure about (may be given more than once)
        #[arg(long, value_parser = word!(Characteristic))]
        not_sure: Vec<Characteristic>,
        /// The system makes text, pictures or sound
        #[arg(long)]
        generative: bool,
    },
}

const KINDS: [EntryKind; 7] = [
    EntryKind::Function,
    EntryKind::Category,
    EntryKind::Subcategory,
    EntryKind::Characteristic,
    EntryKind::Tension,
    EntryKind::GaiRisk,
    EntryKind::Question,
];

fn kinds() -> impl TypedValueParser<Value = EntryKind> {
    let known = |text: String| KINDS.into_iter().find(|kind| kind.as_str() == text);
    PossibleValuesParser::new(KINDS.map(EntryKind::as_str))
        .try_map(move |text| known(text).ok_or("not a kind"))
}

pub(crate) fn run(context: &Context, command: Catalog) -> CliResult<()> {
    let book = Book::shipped();
    let lang = Lang::from_tag(context.lang());
    match command {
        Catalog::List { kind, framework } => {
            if let Some(name) = &framework {
                known(book, name)?;
            }
            let fits = |entry: &&recourse_catalog::Entry| {
                kind.is_none_or(|kind| entry.kind() == kind)
                    && framework.as_ref().is_none_or(|name| entry.framework().as_str() == name)
            };
            let entries: Vec<_> = book.entries().filter(fits).map(|entry| entry.summary(lang)).collect();
            context.out.show(&entries, |out| out.table(&table(&entries), "No entry fits."))
        }
        Catalog::Show { entry, framework } => show(context, &entry, framework.as_deref(), lang),
        Catalog::Search { words, limit } => {
            let hits = book.search(&words.join(" "), lang, usize::from(limit));
            let entries: Vec<_> = hits.iter().map(|hit| hit.entry.summary(lang)).collect();
            context
                .out
                .show(&entries, |out| out.table(&table(&entries), "Nothing was found. Try other words."))
        }
        Catalog::Suggest { harmed, in_tension, not_sure, generative } => {
            let mut input = SuggestionInput::new().generative(generative);
            let states =
                [(harmed, State::Harmed), (in_tension, State::InTension), (not_sure, State::NotSure)];
            for (characteristics, state) in states {
                for one in characteristics {
                    input = input.with(one.as_str(), state);
                }
            }
            suggest(context, &input, lang)
        }
    }
}

fn known(book: &Book, framework: &str) -> CliResult<()> {
    let names: Vec<_> = book.sources().iter().map(|source| source.framework().as_str()).collect();
    if names.contains(&framework) {
        return Ok(());
    }
    Err(CliError::with(ErrorCode::CatalogUnknown, "framework", framework))
}

fn table(entries: &[EntrySummary<'_>]) -> Table {
    let mut table = Table::new(["Id", "Kind", "Title"]);
    for entry in entries {
        table.row([entry.id.to_owned(), spoken(entry.kind.as_str()), entry.title.to_owned()]);
    }
    table
}

fn show(context: &Context, spelling: &str, framework: Option<&str>, lang: Lang) -> CliResult<()> {
    let book = Book::shipped();
    let entry = book.resolve(framework, spelling)?;
    let page = book.page(entry, lang);
    context.out.show(&page, |out| {
        let summary = &page.summary;
        out.title(&format!("{}  {}", summary.id, summary.title))?;
        out.field("kind", &spoken(summary.kind.as_str()))?;
        out.field("framework", &format!("{}, edition {}", summary.framework, summary.edition))?;
        out.field("official name", summary.official_name.unwrap_or_default())?;
        out.field("belongs to", summary.parent.unwrap_or_default())?;
        out.field("in short", summary.line.unwrap_or_default())?;
        out.field("document", page.document)?;
        out.field("section", page.section.unwrap_or_default())?;
        if let Some(text) = page.explanation {
            out.heading("What it means")?;
            out.prose(text)?;
        }
        if !page.signs.is_empty() {
            out.heading("Signs that it was harmed")?;
            page.signs.iter().try_for_each(|sign| out.item(sign))?;
        }
        if !page.children.is_empty() {
            out.heading("What belongs to it")?;
            out.table(&table(&page.children), "")?;
        }
        if !page.related.is_empty() {
            out.heading("Related")?;
            let related: Vec<_> = page.related.iter().map(|one| one.summary).collect();
            out.table(&table(&related), "")?;
        }
        Ok(())
    })
}

fn suggest(context: &Context, input: &SuggestionInput, lang: Lang) -> CliResult<()> {
    let book = Book::shipped();
    let found = book.suggest(input)?;
    let pages: Vec<_> = found.iter().map(|one| book.suggestion_page(one, lang)).collect();
    context.out.show(&pages, |out| {
        let mut table = Table::new(["Id", "Title", "Because"]);
        for page in &pages {
            table.row([page.summary.id.to_owned(), page.summary.title.to_owned(), page.because.join("; ")]);
        }
        out.table(&table, "Nothing to suggest. Say which characteristics were harmed, in tension or unsure.")
    })
}
