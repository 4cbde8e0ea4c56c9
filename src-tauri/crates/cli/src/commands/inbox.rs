//! `recourse inbox`: take packets in and look at them.

use crate::{
    args::word,
    commands::{
        evidence::refuse_existing,
        show::{days_left, moment, strip, word as said},
    },
    context::Context,
    error::{CliError, CliResult},
    out::{Out, Table},
    pick::{self, short},
    progress::watched,
    text::{count, one_line, size},
};
use clap::{Args, Subcommand};
use recourse_desk::{
    inbox, register,
    view::{EntryView, ImportView, PacketView},
};
use recourse_model::{EntryStatus, ErrorCode, PacketKind, Severity, Verification};
use std::path::PathBuf;

/// Take packets in and look at them.
#[derive(Subcommand)]
pub(crate) enum Inbox {
    /// Take in a packet: a challenge, a receipt, an answer or a card
    Import {
        /// The packet (.acp)
        file: PathBuf,
    },
    /// Imported challenges
    List,
    /// One imported challenge: what is claimed, what is asked, and what verification found
    Show(Which),
    /// Note that you compared the words of the key that signed a challenge with its sender
    Compared {
        #[command(flatten)]
        which: Which,
        /// How: by phone, in person, by letter. A way an attacker could have changed, such as e-mail, does not count
        #[arg(long, required_unless_present = "take_back")]
        how: Option<String>,
        /// Take an earlier note back: the words were compared with the wrong people, or with nobody
        #[arg(long, conflicts_with = "how")]
        take_back: bool,
    },
    /// Take a challenge out of quarantine, so that it can be worked
    Accept(Which),
    /// Note who looks after a challenge and where it stands
    Set {
        #[command(flatten)]
        which: Which,
        /// Who looks after it, by role
        #[arg(long)]
        owner: Option<String>,
        /// The system in your own inventory
        #[arg(long)]
        inventory_system: Option<String>,
        /// Where it stands
        #[arg(long, value_parser = word!(EntryStatus))]
        status: Option<EntryStatus>,
        /// How bad you think it is
        #[arg(long, value_parser = word!(Severity))]
        severity: Option<Severity>,
        /// The group of challenges it belongs to
        #[arg(long)]
        cluster: Option<String>,
    },
    /// Write a plain copy of a packet's file. From then on it is outside the vault
    Extract {
        /// The path in the packet: data/e0001.pdf
        path: String,
        #[command(flatten)]
        which: OfEntry,
        /// The update it came in, by the end of its id; without it, the challenge
        #[arg(long)]
        packet: Option<String>,
        /// The file to write; it must not exist
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// Which entry.
#[derive(Args)]
pub(crate) struct Which {
    /// Its title, its id or the end of its id; not needed if there is only one
    pub(crate) entry: Option<String>,
}

/// Which entry, where another word comes first.
#[derive(Args)]
pub(crate) struct OfEntry {
    /// Title or id of the entry of the inbox; not needed if there is only one
    #[arg(long)]
    pub(crate) entry: Option<String>,
}

/// What verification found, for people.
pub(crate) const fn verification(found: Verification) -> &'static str {
    match found {
        Verification::GoodKnownKey => "signature good, by a key that was compared",
        Verification::GoodNewKey => "signature good, by a key that nobody has compared yet",
        Verification::GoodChangedKey => {
            "signature good, but by ANOTHER KEY than this name had before, and the old key did not sign the change"
        }
        Verification::GoodAnonymous => "signature good, by a sender who chose to give no name",
        Verification::NotTheAddressee => {
            "signature good, but NOT BY THE ONE YOU ASKED: the challenge was sealed for another key, so this does not count as an answer"
        }
    }
}

pub(crate) fn run(context: &Context, command: Inbox) -> CliResult<()> {
    let vault = context.open()?;
    let now = context.now;
    let find = |which: &Which| pick::entry(&vault, now, which.entry.as_deref());
    match command {
        Inbox::Import { file } => {
            let view = watched(context, |watch| inbox::import_file(&vault, &file, now, watch))?;
            context.out.show(&view, |out| imported(out, &view))
        }
        Inbox::List => list(context, &vault),
        Inbox::Show(which) => {
            let view = register::view(&vault, find(&which)?.entry.id, context.lang())?;
            context.out.show(&view, |out| show(out, &view))
        }
        Inbox::Compared { which, how, take_back } => {
            let entry = find(&which)?.entry;
            let said = match how {
                Some(how) if !take_back => {
                    register::mark_sender_checked(&vault, entry.packet_id, &how, now)?;
                    "Noted. Every packet that this key signs under the same name shows as compared."
                }
                _ => {
                    register::forget_sender_check(&vault, entry.packet_id, now)?;
                    "Taken back. This key counts as one that nobody has compared."
                }
            };
            context.done(&register::view(&vault, entry.id, context.lang())?, said)
        }
        Inbox::Accept(which) => {
            let id = find(&which)?.entry.id;
            register::accept(&vault, id, now)?;
            context.done(
                &serde_json::json!({ "accepted": id }),
                "Taken out of quarantine. Next: recourse receipt seal.",
            )
        }
        Inbox::Set { which, owner, inventory_system, status, severity, cluster } => {
            let mut entry = find(&which)?.entry;
            entry.owner = owner.unwrap_or(entry.owner);
            entry.inventory_system = inventory_system.unwrap_or(entry.inventory_system);
            entry.status = status.or(entry.status);
            entry.severity_own = severity.or(entry.severity_own);
            entry.cluster = cluster.unwrap_or(entry.cluster);
            register::save_entry(&vault, entry.clone(), now)?;
            context.done(&entry, "Saved.")
        }
        Inbox::Extract { path, which, packet, out } => {
            refuse_existing(&out)?;
            let entry = pick::entry(&vault, now, which.entry.as_deref())?.entry;
            let packet = match &packet {
                Some(wanted) => of_thread(&register::view(&vault, entry.id, context.lang())?, wanted)?,
                None => entry.packet_id,
            };
            inbox::export_file(&vault, packet, &path, &out)?;
            let says =
                format!("Written to {}. This copy is not encrypted.", one_line(&out.display().to_string()));
            context.done(&serde_json::json!({ "file": out.display().to_string() }), &says)
        }
    }
}

/// The packet of an entry's thread whose id ends like this.
fn of_thread(view: &EntryView, wanted: &str) -> CliResult<recourse_model::PacketId> {
    let mut found = view.thread.packets.iter().map(|one| one.packet.record.id);
    let found = found.find(|id| !wanted.is_empty() && id.to_string().ends_with(wanted));
    found.ok_or_else(|| CliError::with(ErrorCode::RecordNotFound, "kind", "packet"))
}

fn imported(out: &Out, view: &ImportView) -> CliResult<()> {
    let what = match view.kind {
        PacketKind::Response => "An answer",
        PacketKind::Receipt => "A receipt",
        PacketKind::Card => "A card",
        PacketKind::Challenge => "A challenge",
        PacketKind::Update => "An update to a challenge",
        PacketKind::Withdrawal => "The word that a challenge is taken back",
        PacketKind::Rejoinder => "A reply to your answer",
    };
    out.title(&format!("{what} was taken in"))?;
    packet(out, &view.packet)?;
    out.field("verification", verification(view.verification))?;
    if view.entry_id.is_some() && view.kind != PacketKind::Challenge {
        out.line("")?;
        out.prose("It stands with the challenge that it follows: recourse inbox show.")?;
    } else if view.entry_id.is_some() {
        out.line("")?;
        out.prose(
            "It is in quarantine until you accept it: recourse inbox show, then recourse inbox accept.",
        )?;
    }
    if view.challenge_id.is_some() {
        out.line("")?;
        out.prose("It answers a challenge of this vault: recourse ledger show.")?;
    }
    Ok(())
}

/// What is known about a packet.
fn packet(out: &Out, view: &PacketView) -> CliResult<()> {
    out.field("from", if view.sender.is_empty() { "nobody in particular" } else { &view.sender })?;
    if let Some(name) = &view.known_as {
        out.field("note", &format!("You compared this key under another name: {name}."))?;
    }
    if let Some(revoked) = &view.revoked {
        let day = revoked.on.map(|day| day.to_string()).unwrap_or_default();
        out.field("WARNING", &format!("This key was taken back ({day}): anybody may have signed with it."))?;
        out.field("reason", &revoked.reason)?;
    }
    out.field("appears as", &said(view.sender_mode))?;
    out.field("fingerprint", &view.fingerprint)?;
    out.field("words of their key", &view.words.join(" "))?;
    out.field("addressed to", &view.audience.join(", "))?;
    if !view.record.addressed_to_us {
        out.field("note", "This vault does not stand in the audience. Somebody passed it on.")?;
    }
    out.field("files", &view.files.len().to_string())?;
    if view.withheld > 0 {
        out.field(
            "kept back",
            &count(view.withheld, "item is named but kept back", "items are named but kept back"),
        )?;
    }
    out.field("SHA-256 of packet.json", &view.record.sha256.to_string())
}

fn list(context: &Context, vault: &recourse_vault::Vault) -> CliResult<()> {
    let rows = register::rows(vault, context.now)?;
    context.out.show(&rows, |out| {
        let mut table =
            Table::new(["Id", "Title", "From", "Came in", "Status", "Decided", "Seven", "News", "Next date"]);
        for row in &rows {
            table.row([
                short(row.entry.id),
                row.title.clone(),
                row.from.clone(),
                moment(row.entry.received_at),
                said(row.entry.status),
                format!("{} of {}", row.decided, row.claims),
                strip(&row.strip),
                if row.withdrawn { "taken back".to_owned() } else { said(row.news) },
                row.next_due
                    .map_or_else(|| "-".to_owned(), |due| format!("{due}, {}", days_left(row.days_left))),
            ]);
        }
        out.table(&table, "Nothing came in yet. Take a packet in with: recourse inbox import FILE.")
    })
}

fn show(out: &Out, view: &EntryView) -> CliResult<()> {
    out.title(&view.challenge.title)?;
    packet(out, &view.packet)?;
    if let Some(found) = view.packet.record.verification {
        out.field("verification", verification(found))?;
    }
    out.record(
        &view.entry,
        &["id", "status", "received_at", "owner"],
        &["packet_id", "thread_id", "updated_at"],
    )?;
    out.record(&view.challenge, &["case", "system", "deadlines"], &["title", "claims", "asks"])?;
    for (claim, sheet) in view.challenge.claims.iter().zip(&view.worksheets) {
        out.heading(&format!("Claim {}  {}", claim.number, claim.facts.title))?;
        out.field("they say", &strip(&sheet.theirs))?;
        out.field("you say", &strip(&sheet.own))?;
        out.field("decision", &said(sheet.worksheet.manage.decision))?;
        out.record(&claim.facts, &["what_happened", "expected", "actual", "severity"], &["title"])?;
    }
    out.heading("Asks")?;
    let mut table = Table::new(["", "Type", "Due", "Ask"]);
    for ask in &view.challenge.asks {
        table.row([
            format!("A{}", ask.number),
            said(ask.ask_type),
            super::show::date(ask.due),
            ask.text.clone(),
        ]);
    }
    out.table(&table, "None.")?;
    out.heading("Files")?;
    let mut table = Table::new(["Packet", "In the packet", "Title", "Size", "Name outside"]);
    for file in &view.files {
        let from = if file.packet_id == view.entry.packet_id { String::new() } else { short(file.packet_id) };
        table.row([
            from,
            file.path.clone(),
            file.title.clone(),
            size(file.bytes),
            file.original_name.clone(),
        ]);
    }
    out.table(&table, "None.")?;
    super::thread::show(out, &view.thread)
}
