//! `recourse person`: people, who are pseudonyms unless they decided otherwise.

use crate::{
    args::word,
    commands::show::{moment, word as said},
    context::Context,
    error::CliResult,
    out::Table,
    patch,
    pick::{self, short},
};
use clap::{Args, Subcommand};
use recourse_desk::{
    people,
    view::{ConsentState, PersonRow},
};
use recourse_model::PersonRole;

/// People, by pseudonym.
#[derive(Subcommand)]
pub(crate) enum Person {
    /// Write a person down
    Add(Fields),
    /// Everyone
    List,
    /// One person with what they said
    Show {
        /// Pseudonym or id
        person: Option<String>,
        /// Also show contact and what they may have to fear
        #[arg(long)]
        private: bool,
    },
    /// Change a person
    Set {
        /// Pseudonym or id
        person: String,
        #[command(flatten)]
        fields: Fields,
    },
    /// Delete a person and what they said, for good
    Delete {
        /// Pseudonym or id
        person: String,
        /// Really delete them
        #[arg(long, required = true)]
        yes: bool,
    },
}

/// What can be said about a person. Contact and what they may have to fear never leave the vault; give them with --patch,
/// so that they stand in no list of running programs.
#[derive(Args)]
pub(crate) struct Fields {
    /// The pseudonym; without one, a free one is chosen
    #[arg(long)]
    pseudonym: Option<String>,
    /// What part they have
    #[arg(long, value_parser = word!(PersonRole))]
    role: Option<PersonRole>,
    /// How they meet the system
    #[arg(long)]
    relation: Option<String>,
    /// A JSON merge patch for any field (also `contact`, `retaliation_risk`), from a file or standard input (-)
    #[arg(long, value_name = "FILE")]
    patch: Option<String>,
}

const FIXED: &[&str] = &["id", "created_at", "updated_at"];

impl Fields {
    fn change(self, mut person: recourse_model::Person) -> CliResult<recourse_model::Person> {
        person.pseudonym = self.pseudonym.unwrap_or(person.pseudonym);
        person.role = self.role.or(person.role);
        person.relation_to_ai = self.relation.unwrap_or(person.relation_to_ai);
        match &self.patch {
            Some(source) => patch::apply(&person, &patch::read(source)?, FIXED),
            None => Ok(person),
        }
    }
}

/// What is shown on request only.
const PRIVATE: [&str; 2] = ["contact", "retaliation_risk"];

/// A person or their row as JSON without what is shown on request only. The fields are left out: empty ones would say
/// that nothing is known.
fn public<T: serde::Serialize>(record: &T) -> CliResult<serde_json::Value> {
    let mut value = serde_json::to_value(record).map_err(std::io::Error::from)?;
    for path in ["", "/person"] {
        if let Some(object) = value.pointer_mut(path).and_then(serde_json::Value::as_object_mut) {
            object.retain(|name, _| !PRIVATE.contains(&name.as_str()));
        }
    }
    Ok(value)
}

/// What a person's consent allows, for people.
const fn consent(state: ConsentState) -> &'static str {
    match state {
        ConsentState::MayShare => "may be shared",
        ConsentState::Without => "yes, without something",
        ConsentState::NotAsked => "not asked yet",
        ConsentState::SaidNo => "said no",
        ConsentState::Withdrawn => "taken back",
        ConsentState::Expired => "has run out",
    }
}

/// People in a table.
pub(crate) fn table(rows: &[PersonRow]) -> Table {
    let mut table = Table::new(["Id", "Pseudonym", "Role", "Sharing", "Already sent"]);
    for row in rows {
        let person = &row.person;
        table.row([
            short(person.id),
            person.pseudonym.clone(),
            said(person.role),
            consent(row.share).to_owned(),
            row.relied_on.join(", "),
        ]);
    }
    table
}

pub(crate) fn run(context: &Context, command: Person) -> CliResult<()> {
    let vault = context.open()?;
    let now = context.now;
    match command {
        Person::Add(fields) => save(context, &vault, fields, recourse_model::Person::default()),
        Person::List => {
            let rows = people::rows(&vault, now)?;
            let shown = rows.iter().map(public).collect::<CliResult<Vec<_>>>()?;
            context.out.show(&shown, |out| {
                out.table(&table(&rows), "Nobody is written down yet. Add someone with: recourse person add.")
            })
        }
        Person::Show { person, private } => {
            let row = pick::person(&vault, now, person.as_deref())?;
            let shown = if private {
                serde_json::to_value(&row).map_err(std::io::Error::from)?
            } else {
                public(&row)?
            };
            context.out.show(&shown, |out| {
                out.title(&row.person.pseudonym)?;
                out.record(
                    &shown["person"],
                    &["id", "role", "relation_to_ai"],
                    &["pseudonym", "created_at", "updated_at"],
                )?;
                out.field("sharing", consent(row.share))?;
                out.heading("What they said")?;
                let mut table = Table::new(["Id", "About", "Answer", "Said", "Until", "Taken back"]);
                for said_so in &row.consents {
                    table.row([
                        short(said_so.id),
                        said(said_so.purpose),
                        said(said_so.answer),
                        moment(said_so.given_at),
                        said_so.expires_at.map_or_else(|| "-".to_owned(), moment),
                        said_so.withdrawn_at.map_or_else(|| "-".to_owned(), moment),
                    ]);
                }
                out.table(&table, "They were not asked yet.")
            })
        }
        Person::Set { person, fields } => {
            let known = pick::person(&vault, now, Some(&person))?.person;
            save(context, &vault, fields, known)
        }
        Person::Delete { person, yes: _ } => {
            let known = pick::person(&vault, now, Some(&person))?.person;
            people::delete(&vault, known.id, now)?;
            context.done(&serde_json::json!({ "deleted": known.id }), "The person is deleted.")
        }
    }
}

fn save(
    context: &Context,
    vault: &recourse_vault::Vault,
    fields: Fields,
    person: recourse_model::Person,
) -> CliResult<()> {
    let saved = people::save(vault, fields.change(person)?, context.now)?;
    let says = format!("Saved as {}. The id ends in {}.", saved.pseudonym, short(saved.id));
    context.done(&public(&saved)?, &says)
}
