//! `recourse recipient`: organizations and their keys.

use crate::{
    commands::{qr, show::day},
    context::Context,
    error::CliResult,
    out::{Out, Table},
    pick::{self, short},
};
use clap::Subcommand;
use recourse_desk::{qr::KeyText, recipients, view::RecipientView};

/// Organizations that challenges go to, and their keys.
#[derive(Subcommand)]
pub(crate) enum Recipient {
    /// Every organization
    List,
    /// One organization with the words of its keys
    Show {
        /// Name or id; not needed if there is only one
        recipient: Option<String>,
        /// Draw the words as a QR code too, for a telephone
        #[arg(long)]
        qr: bool,
    },
    /// Write an organization down by its keys; importing its card is better (recourse card import)
    Add {
        /// Its name
        name: String,
        /// The key that packets are sealed to (age1…)
        #[arg(long, value_name = "KEY")]
        age: String,
        /// Its signing key (ssh-ed25519 …)
        #[arg(long, value_name = "KEY", default_value = "")]
        signing_key: String,
        /// How to reach it
        #[arg(long, default_value = "")]
        contact: String,
    },
    /// Note that you compared the key words with them, in person or on another way than the card came
    Checked {
        /// Name or id
        recipient: String,
        /// How: by phone, in person
        #[arg(long)]
        how: String,
    },
    /// Note that its keys are no longer to be used: it said so, in person or on another way you trust. Cannot be undone
    Revoked {
        /// Name or id
        recipient: String,
        /// Why, and how you know
        #[arg(long)]
        why: String,
    },
}

pub(crate) fn run(context: &Context, command: Recipient) -> CliResult<()> {
    let vault = context.open()?;
    match command {
        Recipient::List => {
            let rows = recipients::rows(&vault)?;
            context.out.show(&rows, |out| {
                let mut table = Table::new(["Id", "Name", "Keys", "Words compared", "How"]);
                for row in &rows {
                    let one = &row.recipient;
                    let keys = if row.example { "of this vault" } else { "their own" }.to_owned();
                    let how = one.checked_how.clone();
                    table.row([short(one.id), one.name.clone(), keys, day(one.checked_at), how]);
                }
                out.table(
                    &table,
                    "There is none yet. Import an organization's card: recourse card import FILE.",
                )
            })
        }
        Recipient::Show { recipient, qr } => {
            let row = pick::recipient(&vault, recipient.as_deref())?;
            context.out.show(&row, |out| {
                show(out, &row)?;
                let key =
                    KeyText { name: &row.recipient.name, words: &row.words, fingerprint: &row.fingerprint };
                if qr { qr::draw(out, key) } else { Ok(()) }
            })
        }
        Recipient::Add { name, age, signing_key, contact } => {
            let recipient = recourse_model::Recipient {
                name,
                age_recipient: age,
                signing_key,
                contact,
                created_at: context.now,
                ..recourse_model::Recipient::default()
            };
            let saved = recipients::save(&vault, recipient, context.now)?;
            let row = pick::recipient(&vault, Some(&saved.id.to_string()))?;
            context.out.show(&row, |out| show(out, &row))
        }
        Recipient::Checked { recipient, how } => {
            let row = pick::recipient(&vault, Some(&recipient))?;
            recipients::mark_checked(&vault, row.recipient.id, &how, context.now)?;
            context.done(
                &pick::recipient(&vault, Some(&recipient))?,
                "Noted. If the organization's key changes, you will be asked to compare the words again.",
            )
        }
        Recipient::Revoked { recipient, why } => {
            let id = pick::recipient(&vault, Some(&recipient))?.recipient.id;
            recipients::mark_revoked(&vault, id, &why, context.now)?;
            context.done(
                &pick::recipient(&vault, Some(&id.to_string()))?,
                "Noted. Nothing is sealed for these keys from now on. Ask the organization for its new card.",
            )
        }
    }
}

/// An organization with the words of its keys.
pub(crate) fn show(out: &Out, row: &RecipientView) -> CliResult<()> {
    let one = &row.recipient;
    out.title(&one.name)?;
    let hidden = ["name", "card_packet", "created_at", "updated_at", "checked_at", "checked_how"];
    out.record(one, &["id", "contact", "promises", "age_recipient", "signing_key"], &hidden)?;
    out.field("fingerprint", &row.fingerprint)?;
    match one.checked_at {
        Some(at) => out.field("words compared", &format!("{}, {}", day(Some(at)), one.checked_how))?,
        None => out.field("words compared", "not yet")?,
    }
    words(out, &row.words)
}

/// Twelve words for comparing, in three lines of four.
pub(crate) fn words(out: &Out, words: &[String]) -> CliResult<()> {
    out.heading("Words for comparing")?;
    for (row, four) in words.chunks(4).enumerate() {
        let numbered: Vec<_> =
            four.iter().enumerate().map(|(at, word)| format!("{:>2} {word:<10}", row * 4 + at + 1)).collect();
        out.line(&numbered.join("  "))?;
    }
    Ok(())
}
