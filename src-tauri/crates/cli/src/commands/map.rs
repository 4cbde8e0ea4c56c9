//! `recourse map`: the seven characteristics, tensions, and links to the framework.

use crate::{
    args::word,
    commands::{harm::Which, show::word as said},
    context::Context,
    error::{CliError, CliResult},
    out::Table,
    pick::{self, short},
};
use clap::Subcommand;
use recourse_catalog::{Catalog, Lang};
use recourse_desk::{
    mapping,
    view::{HarmRow, MappingView},
};
use recourse_model::{
    Characteristic, CharacteristicNote, CharacteristicState, ErrorCode, FrameworkRef, Mapping, Relation,
    Tension,
};
use recourse_vault::Vault;

/// Tie a harm to the seven characteristics and to the framework.
#[derive(Subcommand)]
pub(crate) enum Map {
    /// The mapping of one harm
    Show(Which),
    /// Say how one of the seven characteristics stands
    State(State),
    /// Say that two characteristics pull against each other
    Tension {
        /// One side
        #[arg(value_parser = word!(Characteristic))]
        a: Characteristic,
        /// The other side
        #[arg(value_parser = word!(Characteristic))]
        b: Characteristic,
        /// How they pull
        #[arg(long, default_value = "")]
        how: String,
        #[command(flatten)]
        which: OfHarm,
    },
    /// Take a tension away
    Untension {
        /// The end of its id
        id: String,
        #[command(flatten)]
        which: OfHarm,
    },
    /// Link the harm to an entry of the framework
    Link {
        /// The entry in any usual spelling: "MEASURE 2.11", MS-2.11
        entry: String,
        /// How they relate
        #[arg(long, value_parser = word!(Relation), default_value = "not_sure")]
        relation: Relation,
        /// Why
        #[arg(long, default_value = "")]
        why: String,
        /// What shows it: E1, title or id (may be given more than once)
        #[arg(long)]
        evidence: Vec<String>,
        #[command(flatten)]
        which: OfHarm,
    },
    /// Take a link away
    Unlink {
        /// The entry, or the end of the link's id
        entry: String,
        #[command(flatten)]
        which: OfHarm,
    },
    /// Entries that may fit, with the reason; nothing is chosen for you
    Suggest(Which),
}

/// How one of the seven characteristics stands.
#[derive(clap::Args)]
pub(crate) struct State {
    /// The characteristic
    #[arg(value_parser = word!(Characteristic))]
    characteristic: Characteristic,
    /// How it stands
    #[arg(value_parser = word!(CharacteristicState))]
    state: CharacteristicState,
    /// Why
    #[arg(long)]
    why: Option<String>,
    /// What shows it: E1, title or id (may be given more than once)
    #[arg(long)]
    evidence: Vec<String>,
    #[command(flatten)]
    which: OfHarm,
}

/// Which harm, where another word comes first.
#[derive(clap::Args)]
pub(crate) struct OfHarm {
    /// H1, title or id of the harm; not needed if there is only one
    #[arg(long)]
    harm: Option<String>,
    /// Its case; not needed if there is only one
    #[arg(long)]
    case: Option<String>,
}

pub(crate) fn run(context: &Context, command: Map) -> CliResult<()> {
    let vault = context.open()?;
    let now = context.now;
    let find = |which: &OfHarm| pick::harm(&vault, now, which.case.as_deref(), which.harm.as_deref());
    let saved = |view: &HarmRow| show(context, &vault, view);
    match command {
        Map::Show(Which { harm, case }) => {
            show(context, &vault, &pick::harm(&vault, now, case.as_deref(), harm.as_deref())?)
        }
        Map::Suggest(Which { harm, case }) => {
            suggest(context, &vault, &pick::harm(&vault, now, case.as_deref(), harm.as_deref())?)
        }
        Map::State(state) => {
            let row = find(&state.which)?;
            state.save(context, &vault, &row)?;
            saved(&row)
        }
        Map::Tension { a, b, how, which } => {
            let row = find(&which)?;
            let tension = Tension { harm_id: row.harm.id, a: Some(a), b: Some(b), how, ..Tension::default() };
            mapping::save_tension(&vault, &tension)?;
            saved(&row)
        }
        Map::Untension { id, which } => {
            let row = find(&which)?;
            let tensions = mapping::view(&vault, row.harm.id, context.lang())?.tensions;
            let found = tensions.into_iter().find(|one| ends(one.id, &id));
            mapping::delete_tension(&vault, found.ok_or_else(|| missing("tension"))?.id)?;
            saved(&row)
        }
        Map::Link { entry, relation, why, evidence, which } => {
            let row = find(&which)?;
            let mapping = Mapping {
                harm_id: row.harm.id,
                target: target(&entry)?,
                relation: Some(relation),
                rationale: why,
                evidence: pieces(&vault, &row, &evidence)?,
                created_at: now,
                ..Mapping::default()
            };
            mapping::save_mapping(&vault, mapping, now)?;
            saved(&row)
        }
        Map::Unlink { entry, which } => {
            let row = find(&which)?;
            unlink(context, &vault, &row, &entry)?;
            saved(&row)
        }
    }
}

impl State {
    fn save(self, context: &Context, vault: &Vault, row: &HarmRow) -> CliResult<()> {
        let known = mapping::view(vault, row.harm.id, context.lang())?.notes;
        let known = known.into_iter().find(|note| note.characteristic == Some(self.characteristic));
        let mut note = known.unwrap_or_else(|| CharacteristicNote {
            harm_id: row.harm.id,
            characteristic: Some(self.characteristic),
            ..CharacteristicNote::default()
        });
        note.state = Some(self.state);
        note.rationale = self.why.unwrap_or(note.rationale);
        if !self.evidence.is_empty() {
            note.evidence = pieces(vault, row, &self.evidence)?;
        }
        Ok(mapping::save_note(vault, note, context.now)?)
    }
}

fn unlink(context: &Context, vault: &Vault, row: &HarmRow, entry: &str) -> CliResult<()> {
    let wanted = target(entry).ok();
    let links = mapping::view(vault, row.harm.id, context.lang())?.mappings;
    let is = |link: &Mapping| wanted.as_ref() == Some(&link.target) || ends(link.id, entry);
    let found = links.into_iter().find(is).ok_or_else(|| missing("link"))?;
    Ok(mapping::delete_mapping(vault, found.id)?)
}

/// Whether an id ends as it was typed, with enough letters to be sure.
fn ends(id: impl std::fmt::Display, typed: &str) -> bool {
    typed.len() >= 4 && id.to_string().ends_with(&typed.to_lowercase())
}

fn missing(kind: &str) -> CliError {
    CliError::with(ErrorCode::RecordNotFound, "kind", kind)
}

/// The entry of the catalog that a spelling means.
fn target(spelling: &str) -> CliResult<FrameworkRef> {
    let entry = Catalog::shipped().resolve(None, spelling)?;
    Ok(FrameworkRef {
        framework: entry.framework().to_string(),
        edition: entry.edition().to_string(),
        id: entry.id().to_owned(),
    })
}

fn pieces(vault: &Vault, row: &HarmRow, wanted: &[String]) -> CliResult<Vec<recourse_model::EvidenceId>> {
    let case = row.harm.case_id.to_string();
    wanted.iter().map(|wanted| Ok(pick::piece(vault, Some(&case), Some(wanted))?.evidence.id)).collect()
}

fn show(context: &Context, vault: &Vault, row: &HarmRow) -> CliResult<()> {
    let view = mapping::view(vault, row.harm.id, context.lang())?;
    context.out.show(&view, |out| {
        out.title(&format!("H{}  {}", view.number, view.harm.facts.title))?;
        out.heading("The seven characteristics")?;
        out.table(&characteristics(&view, context.lang()), "")?;
        out.heading("Tensions")?;
        let mut table = Table::new(["Id", "One side", "The other side", "How they pull"]);
        for tension in &view.tensions {
            table.row([short(tension.id), said(tension.a), said(tension.b), tension.how.clone()]);
        }
        out.table(&table, "None.")?;
        out.heading("Links to the framework")?;
        let mut table = Table::new(["Entry", "Relation", "Evidence", "Why"]);
        for link in &view.mappings {
            table.row([
                link.target.id.clone(),
                said(link.relation),
                numbers(&view, &link.evidence),
                link.rationale.clone(),
            ]);
        }
        out.table(&table, "None.")
    })
}

fn characteristics(view: &MappingView, lang: &str) -> Table {
    let catalog = Catalog::shipped();
    let mut table = Table::new(["", "Characteristic", "State", "Evidence", "Why"]);
    for one in Characteristic::ALL {
        let note = view.notes.iter().find(|note| note.characteristic == Some(*one));
        let name = catalog
            .characteristic(one.as_str())
            .map_or(one.as_str(), |entry| entry.name(Lang::from_tag(lang)));
        table.row([
            one.letter().to_string(),
            name.to_owned(),
            note.and_then(|note| note.state)
                .map_or_else(|| "not asked".to_owned(), |state| said(Some(state))),
            note.map(|note| numbers(view, &note.evidence)).unwrap_or_default(),
            note.map(|note| note.rationale.clone()).unwrap_or_default(),
        ]);
    }
    table
}

fn numbers(view: &MappingView, ids: &[recourse_model::EvidenceId]) -> String {
    let pieces = view.evidence.iter().filter(|row| ids.contains(&row.evidence.id));
    pieces.map(|row| format!("E{}", row.evidence.number)).collect::<Vec<_>>().join(" ")
}

fn suggest(context: &Context, vault: &Vault, row: &HarmRow) -> CliResult<()> {
    let suggestions = mapping::view(vault, row.harm.id, context.lang())?.suggestions;
    context.out.show(&suggestions, |out| {
        let mut table = Table::new(["Entry", "Linked", "Because of", "Title"]);
        for one in &suggestions {
            let because = one.because.iter().map(|reason| reason.letter().to_string());
            let generative = one.because_generative.then(|| "generative".to_owned());
            table.row([
                one.target.id.clone(),
                if one.chosen { "yes" } else { "no" }.to_owned(),
                because.chain(generative).chain(one.said.clone()).collect::<Vec<_>>().join(" "),
                one.title.clone(),
            ]);
        }
        out.table(
            &table,
            "Nothing to suggest yet. Say first how the characteristics stand: recourse map state.",
        )?;
        out.prose(
            "Suggestions come from fixed rules and decide nothing. Link one with: recourse map link ENTRY.",
        )
    })
}
