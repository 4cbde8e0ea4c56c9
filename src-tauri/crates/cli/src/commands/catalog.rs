//! `recourse catalog`: the framework as data.

mod playbook;

use crate::{
    args::word,
    context::Context,
    error::{CliError, CliResult},
    out::{Out, Table},
    text::spoken,
};
use clap::{
    Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};
use recourse_catalog::{
    Catalog as Book, CatalogError, CharacteristicState as State, Entry, EntryKind, EntryPage, EntrySummary,
    Fact, HarmField, HarmText, Lang, SuggestionInput,
};
use recourse_model::{Characteristic, ErrorCode};

pub(crate) use playbook::Playbook;

/// The framework as data: functions, subcategories, characteristics, risks, questions.
#[derive(Subcommand)]
pub(crate) enum Catalog {
    /// Every entry
    List {
        /// Only this kind
        #[arg(long, value_parser = kinds())]
        kind: Option<EntryKind>,
        /// Only this framework: nist-ai-rmf, nist-ai-600-1, recourse, eu-ai-act …
        #[arg(long)]
        framework: Option<String>,
    },
    /// One entry: what it means, what belongs to it
    Show {
        /// The entry in any usual spelling, or a name people use: "MEASURE 2.11", MS-2.11, cybersecurity
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
        /// What happened, in your own words
        #[arg(long, value_name = "TEXT")]
        wrote: Option<String>,
        /// What the system does: score, sort, watch, write …
        #[arg(long, value_name = "WORDS")]
        task: Option<String>,
        /// Why the group is protected: age, disability, origin …
        #[arg(long, value_name = "WORDS")]
        protected: Option<String>,
        /// No person can be reached who could change it
        #[arg(long)]
        nobody_reachable: bool,
        /// It still goes on
        #[arg(long)]
        ongoing: bool,
        /// You asked before and got no answer
        #[arg(long)]
        unanswered: bool,
        /// Show what you could ask for instead
        #[arg(long)]
        asks: bool,
    },
    /// NIST's own playbook export, kept in your vault beside the catalog
    #[command(subcommand)]
    Playbook(Playbook),
}

fn kinds() -> impl TypedValueParser<Value = EntryKind> {
    let known = |text: String| EntryKind::ALL.iter().copied().find(|kind| kind.as_str() == text);
    PossibleValuesParser::new(EntryKind::ALL.iter().map(|kind| kind.as_str()))
        .try_map(move |text| known(text).ok_or("not a kind"))
}

pub(crate) fn run(context: &Context, command: Catalog) -> CliResult<()> {
    let book = Book::shipped();
    let lang = Lang::from_tag(context.lang());
    match command {
        Catalog::Playbook(command) => playbook::run(context, command),
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
            let query = words.join(" ");
            let hits = book.search(&query, lang, usize::from(limit));
            let entries: Vec<_> = hits.iter().map(|hit| hit.entry.summary(lang)).collect();
            let note = book.meaning(&query).and_then(|meaning| meaning.note(lang));
            context.out.show(&entries, |out| {
                note.map_or(Ok(()), |note| out.prose(note))?;
                out.table(&table(&entries), "Nothing was found. Try other words.")
            })
        }
        suggest @ Catalog::Suggest { .. } => suggested(context, suggest, lang),
    }
}

fn suggested(context: &Context, command: Catalog, lang: Lang) -> CliResult<()> {
    let Catalog::Suggest {
        harmed,
        in_tension,
        not_sure,
        generative,
        wrote,
        task,
        protected,
        nobody_reachable,
        ongoing,
        unanswered,
        asks,
    } = command
    else {
        return Ok(());
    };
    let mut input = SuggestionInput::new()
        .generative(generative)
        .field(HarmField::Task, &task.unwrap_or_default())
        .field(HarmField::ProtectedBasis, &protected.unwrap_or_default())
        .fact(Fact::HumanReachable, nobody_reachable.then_some(false))
        .fact(Fact::Ongoing, ongoing.then_some(true))
        .fact(Fact::Unanswered, unanswered.then_some(true));
    if let Some(text) = wrote {
        input = input.text(HarmText::WhatHappened, &text);
    }
    let states = [(harmed, State::Harmed), (in_tension, State::InTension), (not_sure, State::NotSure)];
    for (characteristics, state) in states {
        for one in characteristics {
            input = input.with(one.as_str(), state);
        }
    }
    suggest(context, &input, asks, lang)
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

/// The entry of an id, or the one that a name people use stands for. A name with several meanings is an error that
/// lists them, so that the person can choose.
fn found<'a>(book: &'a Book, framework: Option<&str>, spelling: &str) -> CliResult<&'a Entry> {
    let unknown = match book.resolve(framework, spelling) {
        Err(error @ CatalogError::UnknownId { .. }) if framework.is_none() => error,
        other => return Ok(other?),
    };
    let Some(meaning) = book.meaning(spelling) else { return Err(unknown.into()) };
    if let [entry] = meaning.entries.as_slice() {
        return Ok(entry);
    }
    let found = meaning.entries.iter().map(|entry| format!("{} {}", entry.framework(), entry.id())).collect();
    Err(CatalogError::AmbiguousId { spelling: spelling.to_owned(), found }.into())
}

fn show(context: &Context, spelling: &str, framework: Option<&str>, lang: Lang) -> CliResult<()> {
    let book = Book::shipped();
    let page = book.page(found(book, framework, spelling)?, lang);
    context.out.show(&page, |out| {
        head(out, &page)?;
        texts(out, &page)?;
        relations(out, &page)
    })
}

fn head(out: &Out, page: &EntryPage<'_>) -> CliResult<()> {
    let summary = &page.summary;
    out.title(&format!("{}  {}", summary.id, summary.title))?;
    out.field("kind", &spoken(summary.kind.as_str()))?;
    out.field("framework", &format!("{}, edition {}", summary.framework, summary.edition))?;
    out.field("official name", summary.official_name.unwrap_or_default())?;
    out.field("belongs to", summary.parent.unwrap_or_default())?;
    out.field("in short", summary.line.unwrap_or_default())?;
    for (name, lines) in &page.fields {
        out.field(&spoken(name), &lines.join(", "))?;
    }
    out.field("document", page.document)?;
    out.field("section", page.section.unwrap_or_default())
}

fn texts(out: &Out, page: &EntryPage<'_>) -> CliResult<()> {
    if let Some(text) = page.explanation {
        out.heading("What it means")?;
        out.prose(text)?;
    }
    let documents: Vec<&str> =
        page.supplements.iter().flat_map(|one| one.documents.iter().copied()).collect();
    for (heading, lines) in [
        ("Signs that it was harmed", &page.signs),
        ("Examples", &page.examples),
        ("What you can ask", &page.asks),
        ("What a real answer contains", &page.answers),
        ("What evidence helps", &page.helps),
        ("For the organization: what is on record?", &documents),
    ] {
        if !lines.is_empty() {
            out.heading(heading)?;
            lines.iter().try_for_each(|line| out.item(line))?;
        }
    }
    Ok(())
}

fn relations(out: &Out, page: &EntryPage<'_>) -> CliResult<()> {
    if !page.children.is_empty() {
        out.heading("What belongs to it")?;
        out.table(&table(&page.children), "")?;
    }
    for (heading, linked) in [
        ("Related", &page.related),
        ("Rights to check", &page.legal),
        ("Suggested actions for generative AI", &page.actions),
    ] {
        if !linked.is_empty() {
            out.heading(heading)?;
            let entries: Vec<_> = linked.iter().map(|one| one.summary).collect();
            out.table(&table(&entries), "")?;
        }
    }
    if !page.crosswalks.is_empty() {
        out.heading("In other frameworks")?;
    }
    for one in &page.crosswalks {
        let ids: Vec<&str> = one.ends.iter().map(|end| end.id).collect();
        out.item(&format!("{} ({}): {}", one.title, one.provider, ids.join(", ")))?;
    }
    Ok(())
}

fn suggest(context: &Context, input: &SuggestionInput, asks: bool, lang: Lang) -> CliResult<()> {
    let book = Book::shipped();
    let found = if asks { book.suggest_asks(input) } else { book.suggest(input) }?;
    let pages: Vec<_> = found.iter().map(|one| book.suggestion_page(one, lang)).collect();
    context.out.show(&pages, |out| {
        let mut table = Table::new(["Id", "Title", "Because"]);
        for page in &pages {
            table.row([page.summary.id.to_owned(), page.summary.title.to_owned(), page.because.join(" ")]);
        }
        out.table(&table, "Nothing to suggest. Say which characteristics were harmed, in tension or unsure.")
    })
}
