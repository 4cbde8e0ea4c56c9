//! `recourse consent`: what people said about the use of what they told.

use crate::{
    args::word,
    context::Context,
    error::{CliError, CliResult},
    pick::{self, short},
};
use chrono::NaiveDate;
use clap::Subcommand;
use recourse_desk::people;
use recourse_model::{ConsentAnswer, ConsentPurpose, ErrorCode, Timestamp};

/// What people said about the use of what they told.
#[derive(Subcommand)]
pub(crate) enum Consent {
    /// Record what a person said
    Add {
        /// Pseudonym or id
        person: String,
        /// What for
        #[arg(long, value_parser = word!(ConsentPurpose), default_value = "share")]
        purpose: ConsentPurpose,
        /// What they said
        #[arg(long, value_parser = word!(ConsentAnswer))]
        answer: ConsentAnswer,
        /// For which recipient, by name or id; without it, for any
        #[arg(long)]
        recipient: Option<String>,
        /// What must be left out, for yes_without
        #[arg(long, default_value = "")]
        without: String,
        /// The day they said so; without it, today (YYYY-MM-DD)
        #[arg(long, value_name = "DATE")]
        given: Option<NaiveDate>,
        /// The last day on which it holds (YYYY-MM-DD)
        #[arg(long, value_name = "DATE")]
        expires: Option<NaiveDate>,
        /// How it was recorded: in person, by letter
        #[arg(long, default_value = "")]
        how: String,
    },
    /// Note that a person took a consent back; says which packets already relied on it
    Withdraw {
        /// Pseudonym or id
        person: String,
        /// The consent's id or the end of it; without it, the newest that still holds
        #[arg(long)]
        consent: Option<String>,
    },
}

pub(crate) fn run(context: &Context, command: Consent) -> CliResult<()> {
    let vault = context.open()?;
    let now = context.now;
    match command {
        Consent::Add { person, purpose, answer, recipient, without, given, expires, how } => {
            let recipient = recipient.map(|wanted| pick::recipient(&vault, Some(&wanted))).transpose()?;
            let consent = recourse_model::Consent {
                person_id: pick::person(&vault, now, Some(&person))?.person.id,
                purpose: Some(purpose),
                recipient_id: recipient.map(|row| row.recipient.id),
                answer: Some(answer),
                without,
                // A day that is over counts from its beginning; today counts from now.
                given_at: given
                    .and_then(|day| day_start(day, 0))
                    .filter(|at| at.date_naive() != now.date_naive())
                    .unwrap_or(now),
                expires_at: expires.and_then(|day| day_start(day, 1)),
                how_recorded: how,
                ..recourse_model::Consent::default()
            };
            people::save_consent(&vault, consent.clone(), now)?;
            context.done(&consent, &format!("Recorded. The id ends in {}.", short(consent.id)))
        }
        Consent::Withdraw { person, consent } => withdraw(context, &vault, &person, consent.as_deref()),
    }
}

/// The first moment of a day, or of the day `later` days on.
fn day_start(day: NaiveDate, later: u64) -> Option<Timestamp> {
    let day = day.checked_add_days(chrono::Days::new(later))?;
    Some(day.and_time(chrono::NaiveTime::MIN).and_utc())
}

fn withdraw(
    context: &Context,
    vault: &recourse_vault::Vault,
    person: &str,
    wanted: Option<&str>,
) -> CliResult<()> {
    let row = pick::person(vault, context.now, Some(person))?;
    let is = |consent: &&recourse_model::Consent| match wanted {
        Some(wanted) => consent.id.to_string().ends_with(&wanted.to_lowercase()),
        None => consent.allows(context.now),
    };
    let newest = row.consents.iter().filter(is).max_by_key(|consent| consent.given_at);
    let mut consent =
        newest.cloned().ok_or_else(|| CliError::with(ErrorCode::RecordNotFound, "kind", "consent"))?;
    consent.withdrawn_at = Some(context.now);
    people::save_consent(vault, consent.clone(), context.now)?;
    context.out.show(&serde_json::json!({ "consent": consent, "already_sent": row.relied_on }), |out| {
        out.prose("Noted that it was taken back. From now on it allows nothing.")?;
        if row.relied_on.is_empty() {
            return out.prose("No packet that was sent relied on it.");
        }
        out.prose(
            "These packets were sent while it held. They cannot be called back; tell their recipients:",
        )?;
        row.relied_on.iter().try_for_each(|packet| out.item(packet))
    })
}
