//! `recourse harm`: what happened.

use crate::{
    args::word,
    commands::show::{date, strip, word as said},
    context::Context,
    error::CliResult,
    out::Table,
    patch,
    pick::{self, short},
};
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use recourse_desk::casebook;
use recourse_model::{
    CausalLink, Confidence, CountPrecision, HarmFacts, HarmKind, Likelihood, Precision, Reversibility,
    Severity,
};
use recourse_vault::Vault;

/// Harms: what happened.
#[derive(Subcommand)]
pub(crate) enum Harm {
    /// Write a harm down
    Add {
        /// The case; not needed if there is only one, and begun if there is none
        #[arg(long)]
        case: Option<String>,
        #[command(flatten)]
        fields: Box<Fields>,
    },
    /// Every harm of a case
    List {
        /// The case; not needed if there is only one
        #[arg(long)]
        case: Option<String>,
    },
    /// One harm
    Show(Which),
    /// Change a harm
    Set {
        #[command(flatten)]
        which: Which,
        #[command(flatten)]
        fields: Box<Fields>,
    },
    /// Delete a harm with its mapping, for good
    Delete {
        #[command(flatten)]
        which: Which,
        /// Really delete it
        #[arg(long, required = true)]
        yes: bool,
    },
}

/// Which harm.
#[derive(Args)]
pub(crate) struct Which {
    /// H1 for the first of its case, its title, its id or the end of its id; not needed if there is only one
    pub(crate) harm: Option<String>,
    /// Its case; not needed if there is only one
    #[arg(long)]
    pub(crate) case: Option<String>,
}

/// What can be said about a harm. Everything may stay unsaid.
#[derive(Args)]
pub(crate) struct Fields {
    /// A short name
    #[arg(long)]
    title: Option<String>,
    /// What happened
    #[arg(long)]
    what: Option<String>,
    /// What should have happened
    #[arg(long)]
    expected: Option<String>,
    /// What the system did instead
    #[arg(long)]
    actual: Option<String>,
    /// What part the system played
    #[arg(long)]
    ai_role: Option<String>,
    /// What kind of thing happened
    #[arg(long, value_parser = word!(HarmKind))]
    kind: Option<HarmKind>,
    /// First or only day (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    from: Option<NaiveDate>,
    /// Last day, if it went on (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    to: Option<NaiveDate>,
    /// How exactly these days are known
    #[arg(long, value_parser = word!(Precision))]
    precision: Option<Precision>,
    /// When somebody first knew (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    first_known: Option<NaiveDate>,
    /// Whether it still goes on
    #[arg(long, value_name = "YES/NO", value_parser = clap::builder::BoolishValueParser::new())]
    ongoing: Option<bool>,
    /// Where (may be given more than once)
    #[arg(long)]
    place: Vec<String>,
    /// How clear it is that the system caused it
    #[arg(long, value_parser = word!(CausalLink))]
    causal_link: Option<CausalLink>,
    /// How bad it was
    #[arg(long, value_parser = word!(Severity))]
    severity: Option<Severity>,
    /// How likely it is to happen again
    #[arg(long, value_parser = word!(Likelihood))]
    likelihood: Option<Likelihood>,
    /// Whether it can be put right
    #[arg(long, value_parser = word!(Reversibility))]
    reversibility: Option<Reversibility>,
    /// How many people
    #[arg(long, value_name = "NUMBER")]
    people_count: Option<u64>,
    /// How that number is known
    #[arg(long, value_parser = word!(CountPrecision))]
    count_precision: Option<CountPrecision>,
    /// Where that number comes from
    #[arg(long)]
    count_basis: Option<String>,
    /// A right that people name (may be given more than once)
    #[arg(long)]
    right: Vec<String>,
    /// How sure you are
    #[arg(long, value_parser = word!(Confidence))]
    confidence: Option<Confidence>,
    /// In the person's own words
    #[arg(long)]
    own_words: Option<String>,
    /// Whose story it is: a pseudonym or id (may be given more than once)
    #[arg(long, value_name = "PERSON")]
    person: Vec<String>,
    /// Notes that never leave the vault
    #[arg(long)]
    private_notes: Option<String>,
    /// A JSON merge patch for any field, from a file or from standard input (-)
    #[arg(long, value_name = "FILE")]
    patch: Option<String>,
}

const FIXED: &[&str] = &["id", "case_id", "created_at", "updated_at"];

impl Fields {
    fn words(&self, facts: &mut HarmFacts) {
        let texts = [
            (&self.title, &mut facts.title),
            (&self.what, &mut facts.what_happened),
            (&self.expected, &mut facts.expected),
            (&self.actual, &mut facts.actual),
            (&self.ai_role, &mut facts.ai_role),
            (&self.count_basis, &mut facts.scale.basis),
            (&self.own_words, &mut facts.own_words),
        ];
        for (given, field) in texts {
            if let Some(text) = given {
                field.clone_from(text);
            }
        }
        for (given, list) in [(&self.place, &mut facts.places), (&self.right, &mut facts.rights)] {
            if !given.is_empty() {
                list.clone_from(given);
            }
        }
    }

    fn choices(&self, facts: &mut HarmFacts) {
        facts.kind = self.kind.or(facts.kind);
        facts.occurred.from = self.from.or(facts.occurred.from);
        facts.occurred.to = self.to.or(facts.occurred.to);
        facts.occurred.precision = self.precision.or(facts.occurred.precision);
        facts.first_known = self.first_known.or(facts.first_known);
        facts.ongoing = self.ongoing.or(facts.ongoing);
        facts.causal_link = self.causal_link.or(facts.causal_link);
        facts.severity = self.severity.or(facts.severity);
        facts.likelihood = self.likelihood.or(facts.likelihood);
        facts.reversibility = self.reversibility.or(facts.reversibility);
        facts.scale.count = self.people_count.or(facts.scale.count);
        facts.scale.precision = self.count_precision.or(facts.scale.precision);
        facts.confidence = self.confidence.or(facts.confidence);
    }

    /// The patch, if one was given. Standard input can be read once only.
    fn patch(&self) -> CliResult<Option<serde_json::Value>> {
        self.patch.as_deref().map(patch::read).transpose()
    }

    /// The harm with what was given.
    fn change(
        &self,
        context: &Context,
        vault: &Vault,
        mut harm: recourse_model::Harm,
        patch: Option<&serde_json::Value>,
    ) -> CliResult<recourse_model::Harm> {
        self.words(&mut harm.facts);
        self.choices(&mut harm.facts);
        if let Some(notes) = &self.private_notes {
            harm.private_notes.clone_from(notes);
        }
        if !self.person.is_empty() {
            let find = |wanted: &String| Ok(pick::person(vault, context.now, Some(wanted))?.person.id);
            harm.people = self.person.iter().map(find).collect::<CliResult<_>>()?;
        }
        patch.map_or_else(|| Ok(harm.clone()), |patch| patch::apply(&harm, patch, FIXED))
    }
}

pub(crate) fn run(context: &Context, command: Harm) -> CliResult<()> {
    let vault = context.open()?;
    let now = context.now;
    match command {
        Harm::Add { case, fields } => add(context, &vault, case.as_deref(), &fields),
        Harm::List { case } => list(context, &vault, case.as_deref()),
        Harm::Show(which) => {
            let row = pick::harm(&vault, now, which.case.as_deref(), which.harm.as_deref())?;
            context.out.show(&row.harm, |out| {
                let title = &row.harm.facts.title;
                out.title(&format!(
                    "H{}  {}",
                    row.number,
                    if title.is_empty() { "without a title" } else { title }
                ))?;
                out.field("seven", &strip(&row.strip))?;
                out.record(
                    &row.harm,
                    &[
                        "kind",
                        "occurred",
                        "what_happened",
                        "expected",
                        "actual",
                        "ai_role",
                        "severity",
                        "scale",
                    ],
                    &["title", "case_id", "draft_step"],
                )
            })
        }
        Harm::Set { which, fields } => {
            let harm = pick::harm(&vault, now, which.case.as_deref(), which.harm.as_deref())?.harm;
            let harm = fields.change(context, &vault, harm, fields.patch()?.as_ref())?;
            casebook::save_harm(&vault, harm.clone(), now)?;
            context.done(&harm, "Saved.")
        }
        Harm::Delete { which, yes: _ } => {
            let harm = pick::harm(&vault, now, which.case.as_deref(), which.harm.as_deref())?.harm;
            casebook::delete_harm(&vault, harm.id, now)?;
            context.done(&serde_json::json!({ "deleted": harm.id }), "The harm is deleted.")
        }
    }
}

fn add(context: &Context, vault: &Vault, case: Option<&str>, fields: &Fields) -> CliResult<()> {
    let none_yet = case.is_none() && casebook::cases(vault)?.is_empty();
    let case_id = if none_yet { None } else { Some(pick::case(vault, case)?.id) };
    // Whatever is wrong with the fields must show before anything is written.
    let patch = fields.patch()?;
    fields.change(context, vault, recourse_model::Harm::default(), patch.as_ref())?;
    let first = fields.what.as_deref().unwrap_or_default();
    let begun = casebook::new_harm(vault, case_id, first, context.now)?;
    let mut harm = fields.change(context, vault, begun, patch.as_ref())?;
    // Nobody is being guided through questions here.
    harm.draft_step = None;
    casebook::save_harm(vault, harm.clone(), context.now)?;
    context.done(&harm, &format!("Written down. Its id ends in {}.", short(harm.id)))
}

fn list(context: &Context, vault: &Vault, case: Option<&str>) -> CliResult<()> {
    let case = pick::case(vault, case)?;
    let rows = casebook::case_view(vault, case.id, context.now)?.harms;
    context.out.show(&rows, |out| {
        let mut table = Table::new(["", "Id", "Title", "Kind", "Since", "Severity", "Seven"]);
        for row in &rows {
            let facts = &row.harm.facts;
            table.row([
                format!("H{}", row.number),
                short(row.harm.id),
                facts.title.clone(),
                said(facts.kind),
                date(facts.occurred.from),
                said(facts.severity),
                strip(&row.strip),
            ]);
        }
        out.table(&table, "There is no harm yet. Write one down with: recourse harm add --what TEXT.")
    })
}
