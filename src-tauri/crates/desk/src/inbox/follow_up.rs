//! What follows a challenge into the register: updates, replies to the answer, and the word that it is taken back.

use super::{adopt_files, refuse_impostor};
use crate::{DeskError, DeskResult, casebook, thread};
use recourse_model::{DecisionEntry, Entry, EntryId, ErrorCode, PacketKind, PacketRecord, Timestamp};
use recourse_packet::Verified;
use recourse_vault::{Reader, Staged, Vault};

/// The line that the decision log gets for a packet of this kind.
const fn act(kind: PacketKind) -> &'static str {
    match kind {
        PacketKind::Withdrawal => "imported_withdrawal",
        PacketKind::Rejoinder => "imported_rejoinder",
        _ => "imported_update",
    }
}

/// The entry that a packet follows. It must be signed by the key that signed the challenge: anybody who knows of a thread
/// could write into it otherwise.
fn entry_of(r: &Reader<'_>, record: &PacketRecord) -> DeskResult<Entry> {
    // Somebody else may have sent a challenge under the same id of a thread, to get in the way.
    let entries = r.entries_of_thread(record.thread_id)?;
    let mut refused = ErrorCode::PacketUnknownThread;
    for entry in entries {
        if r.get::<PacketRecord>(entry.packet_id)?.signer == record.signer {
            return Ok(entry);
        }
        refused = ErrorCode::PacketNotTheSender;
    }
    Err(DeskError::refused(refused))
}

/// Keeps a packet with the entry that it follows. Nothing that stands there is written over: what is asked is read from
/// the packets, in the order of their numbers.
pub(super) fn keep(
    vault: &Vault,
    verified: &Verified,
    record: &mut PacketRecord,
    staged: Vec<Staged>,
    now: Timestamp,
) -> DeskResult<EntryId> {
    let packet = verified.packet();
    let id = vault.try_write(|w| {
        let entry = entry_of(w, record)?;
        record.entry_id = Some(entry.id);
        let known: Option<PacketRecord> = w.find(packet.packet_id)?;
        refuse_impostor(known.as_ref(), verified.sha256())?;
        if known.as_ref().is_some_and(|known| known.entry_id.is_some()) {
            return Err(DeskError::refused(ErrorCode::PacketDuplicate));
        }
        if let Some(sent) = known {
            // A vault that plays both desks sealed it itself.
            w.put(&PacketRecord { entry_id: Some(entry.id), verification: record.verification, ..sent })?;
        } else {
            w.add_packet(record, verified.raw_json(), verified.signature())?;
            adopt_files(w, packet, staged)?;
        }
        w.log_decision(DecisionEntry {
            at: now,
            actor_role: casebook::actor(w)?,
            act: act(packet.kind).to_owned(),
            subject: packet.packet_id.to_string(),
            entry_id: Some(entry.id),
            after: format!("sha256 {}", verified.sha256()),
            ..DecisionEntry::default()
        })?;
        let entry = Entry { updated_at: now, ..entry };
        w.put(&entry)?;
        Ok(entry.id)
    })?;
    // The packet is kept. If this goes wrong, it is looked at again when it is shown.
    thread::check_reveals(vault, packet.packet_id).ok();
    Ok(id)
}
