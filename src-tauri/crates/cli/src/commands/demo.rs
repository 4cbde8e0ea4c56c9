//! `recourse demo`: the whole journey on the example, told step by step.

use crate::{
    commands::{inbox::verification, ledger},
    context::Context,
    error::{CliError, CliResult},
    out::Out,
    text::{count, one_line, size, spoken},
    words,
};
use clap::Args;
use recourse_desk::{
    demo::{self, DemoResult, Step},
    view::{BlockerKind, BlockerWay},
};
use recourse_model::{Desk, ErrorCode, PacketKind};
use recourse_vault::VaultOptions;
use std::path::{Path, PathBuf};

/// How hard the passphrases of the two vaults of the demo are to try out. They are drawn by chance, told to nobody, and
/// the vaults are gone after the demo, so it does not have to be slow.
const WORK_FACTOR: u8 = 12;

/// The whole journey on an example, told step by step.
///
/// Two vaults are made for the time of the demo: one for a documenting group, one for a made-up organization. The case is
/// from the public record of a real scheme; everything that is answered is made up. The folder then holds the three
/// sealed packets, the organization's secret key, the public keys of both, and the ledger, and you are told how to open
/// them with other programs.
#[derive(Args)]
pub(crate) struct Demo {
    /// The folder for what is left; made if it is not there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Replace the files of an earlier demo in that folder
    #[arg(long)]
    force: bool,
}

pub(crate) fn run(context: &Context, command: &Demo) -> CliResult<()> {
    let out = &context.out;
    if command.force {
        clear(&command.out)?;
    }
    let is_there = |name: &&&str| command.out.join(name).symlink_metadata().is_ok();
    if let Some(name) = demo::FILES.iter().find(is_there) {
        let hint = "to replace the files of an earlier demo: --force".to_owned();
        return Err(CliError::with(ErrorCode::PacketWrite, "already there", name).detailed([hint]));
    }
    if !out.is_json() {
        out.title("A challenge and its answer, from the first note to the ledger")?;
        out.prose(
            "The facts are from the public record of a real scheme. The group, the people, the organization and its \
             answers are made up.",
        )?;
    }
    let mut written = Ok(());
    let mut number = 0;
    let mut tell = |step: Step| {
        number += 1;
        if !out.is_json() && written.is_ok() {
            written = narrate(out, number, &step);
        }
    };
    let options = VaultOptions { work_factor: WORK_FACTOR };
    let result = demo::run(&command.out, context.now, options, &mut tell)?;
    written?;
    finish(context, &command.out, &result)
}

/// Takes the files of an earlier demo away, and nothing else.
fn clear(folder: &Path) -> CliResult<()> {
    for name in demo::FILES {
        match std::fs::remove_file(folder.join(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(CliError::with(ErrorCode::PacketWrite, "name", name));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Tells a step in a sentence.
fn narrate(out: &Out, number: u32, step: &Step) -> CliResult<()> {
    let says = sentence(step);
    for (at, line) in crate::text::wrap(&says, 92).iter().enumerate() {
        let mark = if at == 0 { format!("{number:>3}. ") } else { "     ".to_owned() };
        out.line(&format!("{mark}{line}"))?;
    }
    Ok(())
}

fn sentence(step: &Step) -> String {
    match step {
        Step::Vault { desk: Desk::Casebook } => "A group that documents harms makes its vault.".to_owned(),
        Step::Vault { desk: Desk::Register } => {
            "A made-up organization makes its vault, and publishes a card with its keys. The group takes the card in."
                .to_owned()
        }
        Step::Recorded { on, title, harms, evidence, asks } => format!(
            "{on}: the group writes down the case \"{title}\": {}, {}, and {} to the organization.",
            count(*harms as u64, "harm", "harms"),
            count(*evidence as u64, "piece of evidence", "pieces of evidence"),
            count(*asks as u64, "ask", "asks"),
        ),
        Step::Blocked { kind, label } => format!("Before sealing, the app stops: {label}. {}", words::blocker(*kind)),
        Step::Settled { kind: BlockerKind::NobodyNamed, .. } => {
            "It is from the public record, so it may go without a person behind it.".to_owned()
        }
        Step::Settled { way, .. } => match way {
            BlockerWay::RecordConsent => "They ask again. The person says yes, and says what to leave out.".to_owned(),
            BlockerWay::CompareWords => "The words are the same on both sides, so it is the right key.".to_owned(),
            BlockerWay::UseOtherKey => "They choose the other key.".to_owned(),
            BlockerWay::UseCleanedCopy => "A cleaned copy goes instead.".to_owned(),
            BlockerWay::LeaveOut => "They leave it out.".to_owned(),
            BlockerWay::IncludeAsIs | BlockerWay::Fill => "They look at it, and it may go as it is.".to_owned(),
        },
        Step::WordsCompared { words } => format!("Both sides read the words of the key aloud: {}.", words.join(" ")),
        Step::Sealed { on, kind, file, bytes } => {
            let who = match kind {
                PacketKind::Challenge => "the group seals the challenge",
                PacketKind::Receipt => "the organization seals a receipt: it has arrived",
                _ => "the organization seals its answer",
            };
            format!("{on}: {who}. It is one encrypted, signed file: {file} ({}).", size(*bytes))
        }
        Step::Imported { on, kind, verification: found } => {
            let (who, what) = match kind {
                PacketKind::Challenge => ("the organization", "challenge"),
                PacketKind::Receipt => ("the group", "receipt"),
                _ => ("the group", "answer"),
            };
            format!("{on}: {who} takes the {what} in. {}.", crate::text::label(verification(*found)))
        }
        Step::Decided { number, title, decision, tests } => format!(
            "The organization works claim {number}, \"{title}\": {} on the worksheet. Decision: {}.",
            count(*tests as u64, "test", "tests"),
            spoken(decision.as_str()),
        ),
        Step::Ledger { on } => format!("{on}: the group lays asked beside answered."),
        _ => "The demo goes on.".to_owned(),
    }
}

fn finish(context: &Context, folder: &Path, result: &DemoResult) -> CliResult<()> {
    let value = serde_json::json!({
        "files": demo::FILES,
        "as_expected": result.differences.is_empty(),
        "ledger": result.ledger,
    });
    context.out.show(&value, |out| {
        ledger::rows(out, &result.ledger.rows)?;
        stock_tools(out, folder)
    })?;
    if result.differences.is_empty() {
        return Ok(());
    }
    let lines = result.differences.iter().map(|one| {
        let found = one.found.map_or("nothing", |state| state.as_str());
        format!("A{}: expected {}, found {found}", one.number, one.expected)
    });
    Err(CliError::demo_differs(lines.collect()))
}

/// How to open what was left without this program.
fn stock_tools(out: &Out, folder: &Path) -> CliResult<()> {
    let at = |name: &str| quoted(&folder.join(name));
    out.heading("What was left")?;
    out.line(&format!("  {}", one_line(&folder.display().to_string())))?;
    for (name, what) in [
        (demo::CHALLENGE, "the challenge, sealed for the organization"),
        (demo::RECEIPT, "the receipt, sealed for the group; the organization kept a key to it"),
        (demo::RESPONSE, "the answer, sealed in the same way"),
        (demo::KEY, "the secret key of the made-up organization; it opens all three"),
        (demo::SIGNERS, "the public signing keys of both"),
        (demo::LEDGER, "the ledger as data"),
    ] {
        out.line(&format!("    {name:<18} {what}"))?;
    }
    out.heading("Open it without this program")?;
    out.line("Decrypt and unpack; this makes a folder `packet`:")?;
    out.line(&format!("  age -d -i {} {} | tar x", at(demo::KEY), at(demo::CHALLENGE)))?;
    out.line("Check that the folder is whole:")?;
    out.line("  bagit.py --validate packet")?;
    out.line("  (cd packet && sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt)")?;
    out.line("Check the signature:")?;
    out.line(&format!(
        "  ssh-keygen -Y verify -f {} -I {} -n ai-challenge-packet@v1 \\",
        at(demo::SIGNERS),
        demo::GROUP
    ))?;
    out.line("    -s packet/packet.json.sig < packet/packet.json")?;
    out.line(&format!("Receipt and answer are signed by {}.", demo::ORGANIZATION))
}

/// A path as a shell takes it.
fn quoted(path: &Path) -> String {
    let text = one_line(&path.display().to_string());
    let plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    if text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', r"'\''")) }
}
