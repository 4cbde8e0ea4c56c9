//! `recourse packet timestamp`: the word of others that a packet existed.

use crate::{
    commands::{
        evidence::refuse_existing,
        show::{moment, word as said},
    },
    context::Context,
    error::CliResult,
    out::Out,
    pick::{self, short},
    text::{label, one_line},
};
use chrono::{TimeDelta, Timelike};
use clap::{Args, Subcommand};
use recourse_desk::{
    timestamp,
    view::{StampedPacket, TimestampState, TimestampView},
};
use recourse_model::Timestamp;
use std::path::PathBuf;

/// Time-stamps of others (RFC 3161): that a packet of your vault existed, said by an authority that sees its hash only.
#[derive(Subcommand)]
pub(crate) enum TimestampCommand {
    /// Write a request to carry to an authority. It holds the SHA-256 of the packet and a number drawn by chance
    ///
    /// Nothing is sent: how the file gets to an authority is up to you. Whoever sees it learns the hash, and at an
    /// authority they learn who asked. Ask for the reply as a file (.tsr), and for the certificate of the root.
    Request {
        #[command(flatten)]
        which: Which,
        /// The file to write (.tsq); it must not exist
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Check an authority's reply and keep it with its packet
    Add {
        /// The reply (.tsr)
        reply: PathBuf,
        #[command(flatten)]
        which: Which,
        /// The authority's certificates with their root (PEM). Without them nobody vouches for who made the stamp
        #[arg(long, value_name = "FILE")]
        certificates: Option<PathBuf>,
    },
    /// The packets of the vault with their time-stamps, each checked anew
    List,
    /// Take a time-stamp, or the request for one, out of the vault
    Remove {
        /// Its id or the end of its id; not needed if there is only one
        timestamp: Option<String>,
    },
}

/// Which packet.
#[derive(Args)]
pub(crate) struct Which {
    /// The packet: its id, the end of its id, or its SHA-256; not needed if there is only one
    #[arg(long)]
    packet: Option<String>,
}

pub(super) fn run(context: &Context, command: TimestampCommand) -> CliResult<()> {
    let vault = context.open()?;
    match command {
        TimestampCommand::Request { which, out } => {
            refuse_existing(&out)?;
            let packet = pick::packet(&vault, which.packet.as_deref())?;
            timestamp::export_request(&vault, packet.packet_id, &out, context.now)?;
            let file = one_line(&out.display().to_string());
            let says = format!(
                "Written to {file}: the SHA-256 of the packet and a number, nothing else. Carry it to an authority; then: \
                 recourse packet timestamp add REPLY."
            );
            context.done(
                &serde_json::json!({ "file": out.display().to_string(), "packet_id": packet.packet_id }),
                &says,
            )
        }
        TimestampCommand::Add { reply, which, certificates } => {
            let packet = pick::packet(&vault, which.packet.as_deref())?;
            let view =
                timestamp::add(&vault, packet.packet_id, &reply, certificates.as_deref(), context.now)?;
            context.out.show(&view, |out| stamp(out, &view))
        }
        TimestampCommand::List => {
            let packets = timestamp::packets(&vault)?;
            context.out.show(&packets, |out| list(out, &packets))
        }
        TimestampCommand::Remove { timestamp } => {
            let view = pick::timestamp(&vault, timestamp.as_deref())?;
            timestamp::remove(&vault, view.id)?;
            context.done(&serde_json::json!({ "removed": view.id }), "Taken out of the vault.")
        }
    }
}

fn list(out: &Out, packets: &[StampedPacket]) -> CliResult<()> {
    if packets.is_empty() {
        return out.line("No packet was sealed or taken in here yet.");
    }
    for packet in packets {
        let kind = packet.kind.map_or_else(String::new, |kind| label(kind.as_str()));
        out.heading(&format!("{kind}  {}", short(packet.packet_id)))?;
        out.field("direction", &said(packet.direction))?;
        out.field("other side", &packet.counterpart)?;
        out.field("SHA-256", &packet.sha256.to_string())?;
        if packet.timestamps.is_empty() {
            out.item("No time-stamp.")?;
        }
        packet.timestamps.iter().try_for_each(|view| stamp(out, view))?;
    }
    Ok(())
}

/// The latest moment to the second, never earlier than it is.
fn no_later_than(latest: Timestamp) -> String {
    let up = i64::from(latest.nanosecond() > 0);
    (latest + TimeDelta::seconds(up)).format("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// One time-stamp: what it says, and what that is worth.
fn stamp(out: &Out, view: &TimestampView) -> CliResult<()> {
    let id = short(view.id);
    let Some(says) = &view.says else {
        return out.item(&match view.state {
            TimestampState::Waiting => {
                format!("{id}: asked for on {}; no reply was added yet.", moment(view.added_at))
            }
            _ => format!(
                "{id}: what is kept does NOT hold ({}). It proves nothing.",
                view.reason.as_deref().unwrap_or("unknown")
            ),
        });
    };
    let latest = no_later_than(says.latest);
    let authority = match one_line(&says.authority) {
        name if name.is_empty() => "an authority without a name".to_owned(),
        name => name,
    };
    out.item(&match (&says.root, says.root_sha256) {
        (Some(root), Some(sha256)) => format!(
            "{id}: the packet existed no later than {latest}, says {authority}. The certificate leads to the root you \
             gave, {}, with the SHA-256 {sha256}. Compare that with what the authority publishes. Whether a certificate \
             was revoked is not known.",
            one_line(root)
        ),
        _ => format!(
            "{id}: it says that the packet existed no later than {latest}, and names {authority}. No root was compared, \
             so ANYBODY may have made it. Add it again with --certificates."
        ),
    })?;
    out.item("It does not say that what the packet tells is true.")
}
