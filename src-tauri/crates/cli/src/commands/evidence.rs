//! `recourse evidence`: files and texts that support harms.

use crate::{
    args::word,
    commands::show::{moment, word as said},
    context::Context,
    error::{CliError, CliResult},
    out::Table,
    patch,
    pick::{self, short},
    progress::watched,
    text::{count, one_line, size},
};
use clap::{Args, Subcommand};
use recourse_desk::{
    casebook, evidence,
    view::{EvidenceRow, HiddenData},
};
use recourse_model::{ErrorCode, EvidenceKind, Sensitivity};
use recourse_vault::Vault;
use std::path::{Path, PathBuf};

/// Evidence: add, look, clean, write out, remove.
#[derive(Subcommand)]
pub(crate) enum Evidence {
    /// Add files; one that cannot be added does not keep the others out
    Add {
        /// The files
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The case; not needed if there is only one, and begun if there is none
        #[arg(long)]
        case: Option<String>,
        /// The harm they support: H1, title or id
        #[arg(long)]
        harm: Option<String>,
    },
    /// Every piece
    List {
        /// Only those of this case
        #[arg(long)]
        case: Option<String>,
    },
    /// One piece with its custody log
    Show(Which),
    /// Say more about a piece
    Set {
        #[command(flatten)]
        which: Which,
        #[command(flatten)]
        fields: Fields,
    },
    /// Write a plain copy of a piece to a file. From then on it is outside the vault
    Export {
        #[command(flatten)]
        which: Which,
        /// The file to write; it must not exist. Without it, the piece's own name in this folder
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Make a copy of a picture that does not say where and with what it was made
    Clean(Which),
    /// Remove a piece and its bytes, for good. The custody log keeps its hash and the fact
    Remove {
        #[command(flatten)]
        which: Which,
        /// Really remove it
        #[arg(long, required = true)]
        yes: bool,
    },
}

/// Which piece.
#[derive(Args)]
pub(crate) struct Which {
    /// E1 for the first of its case, its title, its id or the end of its id; not needed if there is only one
    piece: Option<String>,
    /// Its case; not needed if there is only one
    #[arg(long)]
    case: Option<String>,
}

/// What can be said about a piece.
#[derive(Args)]
pub(crate) struct Fields {
    /// What it is called
    #[arg(long)]
    title: Option<String>,
    /// What it is
    #[arg(long, value_parser = word!(EvidenceKind))]
    kind: Option<EvidenceKind>,
    /// How carefully it must be handled
    #[arg(long, value_parser = word!(Sensitivity))]
    sensitivity: Option<Sensitivity>,
    /// How it was made: scanned, saved from a page, written down
    #[arg(long)]
    method: Option<String>,
    /// Where it came from
    #[arg(long)]
    source: Option<String>,
    /// What it does not show, or why it may be doubted
    #[arg(long)]
    weaknesses: Option<String>,
    /// A harm it supports (may be given more than once)
    #[arg(long, value_name = "HARM")]
    supports: Vec<String>,
    /// Who can be seen, heard or found through it (may be given more than once)
    #[arg(long, value_name = "PERSON")]
    person: Vec<String>,
    /// A JSON merge patch for any field, from a file or from standard input (-)
    #[arg(long, value_name = "FILE")]
    patch: Option<String>,
}

const FIXED: &[&str] =
    &["id", "case_id", "number", "bytes", "sha256", "derived_from", "operation", "created_at", "updated_at"];

/// What is known about hidden data, for people.
const fn hidden(state: HiddenData) -> &'static str {
    match state {
        HiddenData::Clean => "none found",
        HiddenData::Place => "says where it was made",
        HiddenData::Other => "holds hidden data",
        HiddenData::Unchecked => "not looked at",
    }
}

/// Evidence in a table.
pub(crate) fn table(rows: &[EvidenceRow]) -> Table {
    let mut table = Table::new(["", "Id", "Title", "Kind", "Size", "Supports", "Hidden data", "Handling"]);
    for row in rows {
        let piece = &row.evidence;
        let harms: Vec<_> = row.harms.iter().map(|number| format!("H{number}")).collect();
        table.row([
            format!("E{}", piece.number),
            short(piece.id),
            if piece.title.is_empty() { piece.original_name.clone() } else { piece.title.clone() },
            said(piece.kind),
            size(piece.bytes),
            harms.join(" "),
            hidden(row.hidden).to_owned(),
            said(piece.sensitivity),
        ]);
    }
    table
}

pub(crate) fn run(context: &Context, command: Evidence) -> CliResult<()> {
    let vault = context.open()?;
    let now = context.now;
    let find = |which: &Which| pick::piece(&vault, which.case.as_deref(), which.piece.as_deref());
    match command {
        Evidence::Add { files, case, harm } => add(context, &vault, &files, case.as_deref(), harm.as_deref()),
        Evidence::List { case } => list(context, &vault, case.as_deref()),
        Evidence::Show(which) => show(context, &vault, &find(&which)?),
        Evidence::Set { which, fields } => {
            let piece = fields.change(context, &vault, find(&which)?.evidence)?;
            evidence::save(&vault, piece.clone(), now)?;
            context.done(&piece, "Saved.")
        }
        Evidence::Export { which, out } => {
            let piece = find(&which)?.evidence;
            let target = match out {
                Some(target) => target,
                None => PathBuf::from(evidence::suggested_name(&vault, piece.id)?),
            };
            refuse_existing(&target)?;
            evidence::export(&vault, piece.id, &target, now)?;
            let says = format!(
                "Written to {}. This copy is not encrypted.",
                one_line(&target.display().to_string())
            );
            context.done(&serde_json::json!({ "file": target.display().to_string() }), &says)
        }
        Evidence::Clean(which) => {
            let copy = evidence::clean_copy(&vault, find(&which)?.evidence.id, now)?;
            context.done(&copy, &format!("The cleaned copy is E{}. The original is as it was.", copy.number))
        }
        Evidence::Remove { which, yes: _ } => {
            let piece = find(&which)?.evidence;
            evidence::delete(&vault, piece.id, now)?;
            context.done(&serde_json::json!({ "removed": piece.id }), "The piece is removed.")
        }
    }
}

/// A file that is there already is never written over.
pub(crate) fn refuse_existing(target: &Path) -> CliResult<()> {
    if target.symlink_metadata().is_ok() {
        let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        return Err(CliError::with(ErrorCode::PacketWrite, "already there", name));
    }
    Ok(())
}

impl Fields {
    fn change(
        self,
        context: &Context,
        vault: &Vault,
        mut piece: recourse_model::Evidence,
    ) -> CliResult<recourse_model::Evidence> {
        piece.title = self.title.unwrap_or(piece.title);
        piece.kind = self.kind.or(piece.kind);
        piece.sensitivity = self.sensitivity.or(piece.sensitivity);
        piece.method = self.method.unwrap_or(piece.method);
        piece.source_url = self.source.unwrap_or(piece.source_url);
        piece.weaknesses = self.weaknesses.unwrap_or(piece.weaknesses);
        let case = piece.case_id.to_string();
        if !self.supports.is_empty() {
            let find =
                |wanted: &String| Ok(pick::harm(vault, context.now, Some(&case), Some(wanted))?.harm.id);
            piece.supports = self.supports.iter().map(find).collect::<CliResult<_>>()?;
        }
        if !self.person.is_empty() {
            let find = |wanted: &String| Ok(pick::person(vault, context.now, Some(wanted))?.person.id);
            piece.people = self.person.iter().map(find).collect::<CliResult<_>>()?;
        }
        match &self.patch {
            Some(source) => patch::apply(&piece, &patch::read(source)?, FIXED),
            None => Ok(piece),
        }
    }
}

fn add(
    context: &Context,
    vault: &Vault,
    files: &[PathBuf],
    case: Option<&str>,
    harm: Option<&str>,
) -> CliResult<()> {
    let none_yet = case.is_none() && harm.is_none() && casebook::cases(vault)?.is_empty();
    let case_id = match harm {
        _ if none_yet => casebook::new_case(vault, "", context.now)?.id,
        Some(wanted) => pick::harm(vault, context.now, case, Some(wanted))?.harm.case_id,
        None => pick::case(vault, case)?.id,
    };
    let harm_id = harm.map(|wanted| pick::harm(vault, context.now, case, Some(wanted))).transpose()?;
    let harm_id = harm_id.map(|row| row.harm.id);
    let (mut added, mut failed) = (Vec::new(), Vec::new());
    for file in files {
        match watched(context, |watch| evidence::add_file(vault, case_id, harm_id, file, context.now, watch))
        {
            Ok(piece) => added.push(piece),
            Err(error) => failed.push((file.display().to_string(), error)),
        }
    }
    context.out.show(&added, |out| {
        for piece in &added {
            out.line(&format!(
                "E{}  {}  {}",
                piece.number,
                size(piece.bytes),
                one_line(&piece.original_name)
            ))?;
        }
        out.line(&format!("{} added.", count(added.len() as u64, "piece", "pieces")))
    })?;
    // The first failure decides how the command ends; every one is named.
    let names: Vec<_> = failed.iter().map(|(name, _)| format!("not added: {name}")).collect();
    failed.into_iter().next().map_or(Ok(()), |(_, error)| Err(error.detailed(names)))
}

fn list(context: &Context, vault: &Vault, case: Option<&str>) -> CliResult<()> {
    let mut rows = evidence::rows(vault)?;
    if case.is_some() {
        let case = pick::case(vault, case)?;
        rows.retain(|row| row.evidence.case_id == case.id);
    }
    context.out.show(&rows, |out| {
        out.table(&table(&rows), "There is no evidence yet. Add some with: recourse evidence add FILE.")
    })
}

fn show(context: &Context, vault: &Vault, row: &EvidenceRow) -> CliResult<()> {
    let view = evidence::view(vault, row.evidence.id)?;
    context.out.show(&view, |out| {
        let piece = &view.row.evidence;
        out.title(&format!("E{}  {}", piece.number, piece.title))?;
        out.field("size", &size(piece.bytes))?;
        out.field("hidden data", hidden(view.row.hidden))?;
        out.field("who is in it", &view.row.people.join(", "))?;
        let first = ["id", "kind", "media_type", "original_name", "sha256", "sensitivity"];
        out.record(
            piece,
            &first,
            &["title", "number", "bytes", "people", "supports", "case_id", "updated_at"],
        )?;
        out.heading("Custody log of this piece")?;
        let mut table = Table::new(["No.", "When", "Who", "What"]);
        for line in &view.custody {
            table.row([line.number.to_string(), moment(line.at), line.actor.clone(), line.action.clone()]);
        }
        out.table(&table, "Nothing was noted.")?;
        let chain = if view.chain_unbroken {
            "The whole log is unbroken."
        } else {
            "THE LOG WAS CHANGED FROM OUTSIDE."
        };
        out.line(chain)
    })
}
