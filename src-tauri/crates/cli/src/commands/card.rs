//! `recourse card`: your own intake card, and those of others.

use crate::{
    args::word,
    commands::{evidence::refuse_existing, qr, recipient},
    context::Context,
    error::{CliError, CliResult},
    pick,
    progress::watched,
    text::one_line,
};
use clap::Subcommand;
use recourse_desk::{identity, inbox, qr::KeyText, seal};
use recourse_model::{Desk, ErrorCode};
use recourse_vault::Vault;
use std::path::{Path, PathBuf};

/// Your own intake card, and those of others.
#[derive(Subcommand)]
pub(crate) enum Card {
    /// Your own keys and words, as others see them
    Show {
        /// The desk whose keys they are
        #[arg(long, value_parser = word!(Desk), default_value = "register")]
        desk: Desk,
        /// Draw the words as a QR code too, for a telephone
        #[arg(long)]
        qr: bool,
    },
    /// Say what stands on your card
    Set {
        /// The desk whose card it is
        #[arg(long, value_parser = word!(Desk), default_value = "register")]
        desk: Desk,
        /// The name shown to others
        #[arg(long)]
        name: Option<String>,
        /// How to reach you
        #[arg(long)]
        contact: Option<String>,
        /// Days in which you promise to say that a challenge has arrived
        #[arg(long, value_name = "DAYS")]
        acknowledge_days: Option<u32>,
        /// Days in which you promise to decide
        #[arg(long, value_name = "DAYS")]
        decide_days: Option<u32>,
        /// Days in which you promise to be done
        #[arg(long, value_name = "DAYS")]
        final_days: Option<u32>,
    },
    /// Write your card to a file that you can publish
    Export {
        /// The desk whose card it is
        #[arg(long, value_parser = word!(Desk), default_value = "register")]
        desk: Desk,
        /// The file to write; it must not exist
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Make new keys for a desk. The old ones stay in the vault; the next card says, signed by the old key, that the new
    /// one follows it
    Rotate {
        /// The desk whose keys are replaced
        #[arg(long, value_parser = word!(Desk), default_value = "register")]
        desk: Desk,
        /// Really make new keys
        #[arg(long, required = true)]
        yes: bool,
    },
    /// Take your keys back, because somebody else may have them: writes the card that says so, and makes new keys
    Revoke {
        /// The desk whose keys are taken back
        #[arg(long, value_parser = word!(Desk), default_value = "register")]
        desk: Desk,
        /// Why
        #[arg(long)]
        reason: String,
        /// The file to write; it must not exist
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Take in an organization's card
    Import {
        /// The card (.acp)
        file: PathBuf,
    },
}

pub(crate) fn run(context: &Context, command: Card) -> CliResult<()> {
    let vault = context.open()?;
    let now = context.now;
    match command {
        Card::Show { desk, qr } => {
            let view = identity::view(&vault, desk, now)?;
            context.out.show(&view, |out| {
                out.title(if view.display.is_empty() { "Card without a name" } else { &view.display })?;
                let first = ["contact", "promises", "age_recipient", "signing_key", "fingerprint"];
                out.record(&view, &first, &["display", "words", "purpose"])?;
                recipient::words(out, &view.words)?;
                let key = KeyText { name: &view.display, words: &view.words, fingerprint: &view.fingerprint };
                if qr { qr::draw(out, key) } else { Ok(()) }
            })
        }
        Card::Set { desk, name, contact, acknowledge_days, decide_days, final_days } => {
            let known = identity::view(&vault, desk, now)?;
            let mut promises = known.promises;
            promises.acknowledge_days = acknowledge_days.or(promises.acknowledge_days);
            promises.decide_days = decide_days.or(promises.decide_days);
            promises.final_days = final_days.or(promises.final_days);
            let (name, contact) = (name.unwrap_or(known.display), contact.unwrap_or(known.contact));
            let saved = identity::save(&vault, desk, name, contact, promises, now)?;
            context.done(&saved, "Saved.")
        }
        Card::Export { desk, out } => {
            refuse_existing(&out)?;
            seal::card(&vault, desk, &out, now)?;
            let says = format!(
                "Written to {}. Publish it where people look for you, and tell them your twelve words on another way.",
                one_line(&out.display().to_string())
            );
            context.done(&serde_json::json!({ "file": out.display().to_string() }), &says)
        }
        Card::Rotate { desk, yes: _ } => rotate(context, &vault, desk),
        Card::Revoke { desk, reason, out } => revoke(context, &vault, desk, &reason, &out),
        Card::Import { file } => {
            let view = watched(context, |watch| inbox::import_file(&vault, &file, now, watch))?;
            let Some(id) = view.recipient_id else {
                return Err(CliError::code(ErrorCode::WrongDesk));
            };
            let row = pick::recipient(&vault, Some(&id.to_string()))?;
            context.out.show(&view, |out| {
                recipient::show(out, &row)?;
                out.heading("What to do now")?;
                out.prose(
                    "Read these words to the organization by phone or in person, on another way than the card came. \
                     If they match, note it with: recourse recipient checked.",
                )
            })
        }
    }
}

fn rotate(context: &Context, vault: &Vault, desk: Desk) -> CliResult<()> {
    let view = identity::rotate(vault, desk, context.now)?;
    context.out.show(&view, |out| {
        recipient::words(out, &view.words)?;
        out.heading("What to do now")?;
        out.prose(
            "Export your card again and give it to everybody who has the old one. Until they take it in, they see \
             what you sign as signed by another key.",
        )
    })
}

fn revoke(context: &Context, vault: &Vault, desk: Desk, reason: &str, out: &Path) -> CliResult<()> {
    refuse_existing(out)?;
    seal::revocation(vault, desk, reason, out, context.now)?;
    let file = out.display().to_string();
    let says = format!(
        "Written to {}. Give it to everybody who has your card, and then your new card: they have to compare its words \
         anew.",
        one_line(&file)
    );
    context.done(&serde_json::json!({ "file": file }), &says)
}
