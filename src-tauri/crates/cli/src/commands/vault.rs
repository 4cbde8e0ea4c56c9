//! `recourse vault`: the folder that holds everything.

use crate::{
    args::word,
    commands::show::day,
    context::Context,
    error::{CliError, CliResult},
    secret,
};
use clap::{Args, Subcommand};
use recourse_desk::{casebook, passphrase, settings};
use recourse_model::{Desk, Sensitive, Timestamp};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Make a vault, look at it, change its passphrase, keep a recovery sheet.
#[derive(Subcommand)]
pub(crate) enum Vault {
    /// Make a vault in the folder named with --vault
    ///
    /// The folder must be empty or not exist. The passphrase is asked for twice, or read from --passphrase-file or
    /// RECOURSE_PASSPHRASE. Without passphrase and recovery sheet nobody can open a vault, also not its makers.
    Create {
        /// Your name or your team's; it may be empty
        #[arg(long, default_value = "")]
        name: String,
        /// The desk you work at
        #[arg(long, value_parser = word!(Desk), default_value = "casebook")]
        desk: Desk,
    },
    /// Open the vault and say what is in it
    Info,
    /// Change name, desk or the time after which the app locks the vault
    Set {
        /// Your name or your team's
        #[arg(long)]
        name: Option<String>,
        /// The desk you work at
        #[arg(long, value_parser = word!(Desk))]
        desk: Option<Desk>,
        /// Minutes without activity after which the app locks the vault
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..=120))]
        lock_minutes: Option<u32>,
    },
    /// Change the passphrase
    ///
    /// The new one is asked for twice, or read from --new-passphrase-file or RECOURSE_NEW_PASSPHRASE.
    Passphrase(NewPassphrase),
    /// Draw six words by chance that make a good passphrase
    Suggest,
    /// The recovery sheet: 24 words that open the vault when the passphrase is lost
    #[command(subcommand)]
    Recovery(Recovery),
}

/// Where a new passphrase comes from.
#[derive(Args)]
pub(crate) struct NewPassphrase {
    /// A file whose first line is the new passphrase
    #[arg(long, value_name = "FILE")]
    new_passphrase_file: Option<PathBuf>,
}

impl NewPassphrase {
    fn read(&self) -> CliResult<Sensitive<String>> {
        secret::read_new(self.new_passphrase_file.as_deref(), secret::NEW_PASSPHRASE, "New passphrase: ")
    }
}

/// Where words of the recovery sheet come from.
#[derive(Args)]
pub(crate) struct Words {
    /// A file with the words of the recovery sheet
    #[arg(long, value_name = "FILE")]
    words_file: Option<PathBuf>,
}

/// The recovery sheet.
#[derive(Subcommand)]
pub(crate) enum Recovery {
    /// Make a new sheet and print its 24 words; the one before stops working
    Make,
    /// Type three words of the sheet back, to be sure that it was written down rightly
    ///
    /// With --words-file or RECOURSE_RECOVERY, the whole sheet is compared.
    Check(Words),
    /// Open the vault with the sheet and set a new passphrase
    Use {
        #[command(flatten)]
        words: Words,
        #[command(flatten)]
        new: NewPassphrase,
    },
}

/// What `vault info` says.
#[derive(Serialize)]
struct Info {
    name: String,
    desk: Desk,
    lock_minutes: u32,
    recovery_made_at: Option<Timestamp>,
    recovery_confirmed_at: Option<Timestamp>,
    logs_unbroken: bool,
    counts: recourse_desk::view::Counts,
}

pub(crate) fn run(context: &Context, command: Vault) -> CliResult<()> {
    match command {
        Vault::Create { name, desk } => create(context, name, desk),
        Vault::Info => info(context),
        Vault::Set { name, desk, lock_minutes } => set(context, name, desk, lock_minutes),
        Vault::Passphrase(new) => change(context, &new),
        Vault::Suggest => {
            let words = passphrase::suggest()?;
            context.out.show(&serde_json::json!({ "passphrase": words }), |out| out.line(&words))
        }
        Vault::Recovery(Recovery::Make) => make_recovery(context),
        Vault::Recovery(Recovery::Check(words)) => check_recovery(context, words.words_file.as_deref()),
        Vault::Recovery(Recovery::Use { words, new }) => {
            use_recovery(context, words.words_file.as_deref(), &new)
        }
    }
}

fn create(context: &Context, name: String, desk: Desk) -> CliResult<()> {
    let folder = context.folder()?;
    let file = context.global.passphrase_file.as_deref();
    let passphrase = secret::read_new(file, secret::PASSPHRASE, "Passphrase for the new vault: ")?;
    let settings = settings::Settings { name, desk, ..settings::Settings::default() };
    settings::create_vault(folder, passphrase.reveal(), &settings)?;
    context.done(
        &serde_json::json!({ "created": true, "desk": desk }),
        "The vault is made. Next: make a recovery sheet with `recourse vault recovery make`, and write it on paper. \
         Without passphrase and sheet nobody can open the vault.",
    )
}

fn info(context: &Context) -> CliResult<()> {
    let vault = context.open()?;
    let settings = settings::read(&vault)?;
    let recovery = settings::recovery(&vault)?;
    let info = Info {
        name: settings.name,
        desk: settings.desk,
        lock_minutes: settings.lock_minutes,
        recovery_made_at: recovery.made_at,
        recovery_confirmed_at: recovery.confirmed_at,
        logs_unbroken: settings::logs_unbroken(&vault)?,
        counts: casebook::counts(&vault)?,
    };
    context.out.show(&info, |out| {
        out.title("Vault")?;
        out.field("name", &info.name)?;
        out.field("desk", info.desk.as_str())?;
        out.field("locks after", &format!("{} minutes (in the app)", info.lock_minutes))?;
        let sheet = match (info.recovery_made_at, info.recovery_confirmed_at) {
            (None, _) => "none yet; make one with `recourse vault recovery make`".to_owned(),
            (made, None) => format!("made {}, not checked yet; `recourse vault recovery check`", day(made)),
            (made, checked) => format!("made {}, checked {}", day(made), day(checked)),
        };
        out.field("recovery sheet", &sheet)?;
        let logs =
            if info.logs_unbroken { "whole, as this program left them" } else { "CHANGED FROM OUTSIDE" };
        out.field("logs", logs)?;
        let counts = &info.counts;
        for (name, number) in [
            ("cases", counts.cases),
            ("evidence", counts.evidence),
            ("people", counts.people),
            ("sealed challenges", counts.sent),
            ("new answers", counts.new_answers),
            ("new in the inbox", counts.inbox_new),
            ("being worked on", counts.reviews),
            ("to be answered", counts.answers),
            ("lines in the log", counts.log),
        ] {
            out.field(name, &number.to_string())?;
        }
        Ok(())
    })
}

fn set(
    context: &Context,
    name: Option<String>,
    desk: Option<Desk>,
    lock_minutes: Option<u32>,
) -> CliResult<()> {
    let vault = context.open()?;
    let mut settings = settings::read(&vault)?;
    settings.name = name.unwrap_or(settings.name);
    settings.desk = desk.unwrap_or(settings.desk);
    settings.lock_minutes = lock_minutes.unwrap_or(settings.lock_minutes);
    settings::write(&vault, &settings)?;
    context.done(&settings, "Saved.")
}

fn change(context: &Context, new: &NewPassphrase) -> CliResult<()> {
    let old = context.passphrase("Passphrase: ")?;
    let vault = settings::open_vault(context.folder()?, old.reveal())?;
    let new = new.read()?;
    settings::change_passphrase(&vault, old.reveal(), new.reveal())?;
    context.done(
        &serde_json::json!({ "changed": true }),
        "The passphrase is changed. The old one no longer works.",
    )
}

fn make_recovery(context: &Context) -> CliResult<()> {
    let vault = context.open()?;
    let words = settings::make_recovery(&vault, context.now)?;
    context.out.show(&serde_json::json!({ "words": words }), |out| {
        for (at, word) in (1..).zip(&words) {
            out.line(&format!("{at:>2}  {word}"))?;
        }
        out.heading("What to do now")?;
        out.prose("Write these words on paper, in order, and keep the paper where only you find it. Whoever has it can open the vault. Then check it with `recourse vault recovery check`.")
    })
}

fn check_recovery(context: &Context, file: Option<&Path>) -> CliResult<()> {
    let vault = context.open()?;
    let typed = if file.is_some() || std::env::var_os(secret::RECOVERY).is_some() {
        let sheet = secret::read(file, secret::RECOVERY, "")?;
        numbered(sheet.reveal())
    } else {
        // Places that change from time to time, spread over the sheet.
        let start = u8::try_from(context.now.timestamp_subsec_micros() % 8).unwrap_or_default();
        let places = [1 + start, 9 + start, 17 + start];
        let ask = |place: u8| {
            Ok((place, secret::typed(&format!("Word {place}: "), secret::RECOVERY)?.reveal().clone()))
        };
        places.into_iter().map(ask).collect::<CliResult<Vec<_>>>()?
    };
    settings::confirm_recovery(&vault, &typed, context.now)?;
    context.done(&serde_json::json!({ "confirmed": true }), "The words are right. Keep the sheet safe.")
}

/// How many words a sheet has.
const SHEET: usize = 24;

/// The words of a sheet with their places. Numbers that stand on it are left out, and so is what stands below.
fn numbered(sheet: &str) -> Vec<(u8, String)> {
    let words = sheet.split_whitespace().filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
    (1..).zip(words.take(SHEET).map(str::to_lowercase)).collect()
}

fn use_recovery(context: &Context, words: Option<&Path>, new: &NewPassphrase) -> CliResult<()> {
    let folder = context.folder()?;
    if !recourse_vault::Vault::exists(folder) {
        return Err(CliError::code(recourse_model::ErrorCode::VaultNotFound));
    }
    let sheet = secret::read(words, secret::RECOVERY, "The 24 words of the sheet: ")?;
    let sheet: Vec<String> = numbered(sheet.reveal()).into_iter().map(|(_, word)| word).collect();
    let sheet = Sensitive::new(sheet.join(" "));
    settings::open_with_recovery(folder, sheet.reveal(), new.read()?.reveal())?;
    context.done(&serde_json::json!({ "changed": true }), "The vault opens with the new passphrase now.")
}
