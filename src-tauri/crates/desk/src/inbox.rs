//! The one way in: packets are opened, verified as a whole, and only then kept.
//!
//! While a packet is read its files are staged encrypted. Nothing of it is in the vault before its signature, every hash
//! and its padding were found right; then everything is kept in one write. A challenge goes into quarantine at the
//! register, and what follows it to its entry; a receipt or response goes to the challenge it answers; a card becomes an
//! organization.

mod follow_up;

use crate::{
    DeskError, DeskResult, Watch, casebook, evidence, identity, recipients, seal, timestamp,
    view::{ImportView, PacketView, RevokedView},
    worth::{self, Asked, Claimed, Keyring},
};
use recourse_model::{
    DecisionEntry, Direction, Entry, EntryId, EntryStatus, ErrorCode, PacketFile, PacketId, PacketRecord,
    RecipientId, Sha256Hash, Timestamp, Verification, Worksheet,
};
use recourse_packet::{
    Body, EncryptKey, FileEntry, FileSink, Limits, Packet, PacketError, Verified, body, parse_json,
};
use recourse_vault::{BlobInfo, BlobWriter, Reader, Staged, Vault, VaultError, Writer, open_plain};
use sha2::{Digest, Sha256};
use std::{
    io::{self, BufReader, Write},
    ops::ControlFlow,
    path::Path,
};

/// Room that stays free on the disk, whatever a packet says it holds.
const RESERVE: u64 = 256 * 1024 * 1024;

/// Takes a packet in.
///
/// # Errors
/// A typed refusal for everything that is not a packet for this vault, is here already, or answers what is not here.
/// Nothing is changed then.
pub fn import_file(vault: &Vault, path: &Path, now: Timestamp, watch: &Watch<'_>) -> DeskResult<ImportView> {
    let (file, _) = open_plain(path).map_err(|_| DeskError::refused(ErrorCode::PacketRead))?;
    let secrets = identity::opening_secrets(vault)?;
    let limits = Limits { free_bytes: free_bytes(&vault.folder()).saturating_sub(RESERVE) };
    let mut sink = Sink { vault, id: None, writing: None, staged: Vec::new(), failed: None };
    let label = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut progress = |progress: recourse_packet::Progress| {
        watch.report(progress.done, Some(progress.total).filter(|total| *total > 0), &label);
        if watch.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let opened = recourse_packet::open(BufReader::new(file), &secrets, &limits, &mut sink, &mut progress);
    let verified = match (opened, sink.failed.take()) {
        (_, Some(error)) => return Err(error),
        (opened, None) => opened?,
    };
    let keys: Vec<EncryptKey> = secrets.iter().map(recourse_packet::DecryptSecret::public).collect();
    let addressed = verified.addressed_to(&keys);
    keep(vault, &verified, addressed, sink.staged, now)
}

/// Bytes that are free where the vault lies; as many as one likes where the system does not say.
fn free_bytes(folder: &Path) -> u64 {
    fs4::available_space(folder).unwrap_or(u64::MAX)
}

/// Stages the files of a packet, encrypted, until the whole packet was found right.
struct Sink<'a> {
    vault: &'a Vault,
    id: Option<PacketId>,
    writing: Option<BlobWriter<'a>>,
    staged: Vec<Staged>,
    failed: Option<DeskError>,
}

impl Sink<'_> {
    /// Remembers what went wrong, which the reader of packets would only call trouble with writing.
    fn fail(&mut self, error: impl Into<DeskError>) -> io::Error {
        self.failed = Some(error.into());
        io::ErrorKind::Other.into()
    }
}

/// Refuses a packet whose id another packet has here. The same packet is fine; whether it is one too many is for the
/// caller to say.
fn refuse_impostor(known: Option<&PacketRecord>, sha256: Sha256Hash) -> DeskResult<()> {
    match known {
        Some(known) if known.sha256 != sha256 => Err(DeskError::refused(ErrorCode::PacketInconsistent)),
        _ => Ok(()),
    }
}

/// That a packet is here already, and which one, so that it can be shown where it lies.
fn duplicate(id: PacketId) -> DeskError {
    DeskError::refused_with(ErrorCode::PacketDuplicate, "packet", id.to_string())
}

impl FileSink for Sink<'_> {
    fn start(&mut self, packet: &Packet) -> Result<(), PacketError> {
        self.id = Some(packet.packet_id);
        Ok(())
    }

    fn text(&mut self, name: &'static str, bytes: &[u8]) -> io::Result<()> {
        // Before gigabytes are read for nothing.
        let Some(id) = self.id.filter(|_| name == "packet.json") else { return Ok(()) };
        let known: Option<PacketRecord> =
            self.vault.read(|r| r.find(id)).map_err(|error| self.fail(error))?;
        refuse_impostor(known.as_ref(), Sha256Hash(Sha256::digest(bytes).into()))
            .map_err(|error| self.fail(error))?;
        if known.is_some_and(|known| known.direction == Some(Direction::Received)) {
            return Err(self.fail(duplicate(id)));
        }
        Ok(())
    }

    fn begin(&mut self, file: &FileEntry) -> io::Result<()> {
        // The reader of packets calls `end` only for bytes that match this hash.
        let info = BlobInfo { sha256: file.sha256, bytes: file.size };
        self.writing = Some(self.vault.blob_writer_for(info).map_err(|error| self.fail(error))?);
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writing.as_mut().ok_or(io::ErrorKind::NotConnected)?.write_all(bytes)
    }

    fn end(&mut self) -> io::Result<()> {
        let writer = self.writing.take().ok_or(io::ErrorKind::NotConnected)?;
        match writer.finish() {
            Ok(staged) => self.staged.push(staged),
            Err(error) => return Err(self.fail(error)),
        }
        Ok(())
    }

    fn abort(&mut self) {
        // Dropping what was staged takes it away.
        self.writing = None;
        self.staged.clear();
    }
}

fn keep(
    vault: &Vault,
    verified: &Verified,
    addressed: bool,
    staged: Vec<Staged>,
    now: Timestamp,
) -> DeskResult<ImportView> {
    let packet = verified.packet();
    let known = vault.read(Keyring::of)?;
    let mut record = received(verified, addressed, now);
    record.verification = Some(worth::of_packet(packet.kind, Claimed::of(packet), &known));
    let (entry_id, challenge_id, recipient_id) = match &packet.body {
        Body::Challenge(challenge) => {
            let entry = keep_challenge(vault, verified, challenge, &mut record, staged, now)?;
            (Some(entry), None, None)
        }
        Body::Receipt(receipt) => {
            (None, Some(keep_answer(vault, verified, &receipt.ack.packet_sha256, &mut record, staged)?), None)
        }
        Body::Response(response) => (
            None,
            Some(keep_answer(vault, verified, &response.ack.packet_sha256, &mut record, staged)?),
            None,
        ),
        Body::Card(card) => {
            let id = keep_card(vault, verified, card, &mut record, now)?;
            (None, None, Some(id))
        }
        Body::Update(_) | Body::Withdrawal(_) | Body::Rejoinder(_) => {
            (Some(follow_up::keep(vault, verified, &mut record, staged, now)?), None, None)
        }
    };
    let view = packet_view(vault, packet.packet_id)?;
    Ok(ImportView {
        kind: packet.kind,
        verification: view.record.verification.unwrap_or(Verification::GoodNewKey),
        packet: view,
        entry_id,
        challenge_id,
        recipient_id,
    })
}

fn received(verified: &Verified, addressed: bool, now: Timestamp) -> PacketRecord {
    let packet = verified.packet();
    PacketRecord {
        id: packet.packet_id,
        thread_id: packet.thread_id,
        kind: Some(packet.kind),
        direction: Some(Direction::Received),
        sequence: packet.sequence,
        in_reply_to: packet.in_reply_to.as_ref().map(|reply| reply.packet_id),
        sha256: verified.sha256(),
        counterpart: packet.sender.display.clone(),
        signer: packet.sender.fingerprint.to_string(),
        verification: None,
        addressed_to_us: addressed,
        bytes: verified.bytes(),
        created_at: packet.created_at,
        recorded_at: now,
        ..PacketRecord::default()
    }
}

/// Keeps a card and the organization that it stands for.
fn keep_card(
    vault: &Vault,
    verified: &Verified,
    card: &body::Card,
    record: &mut PacketRecord,
    now: Timestamp,
) -> DeskResult<RecipientId> {
    let packet = verified.packet();
    vault.try_write(|w| {
        refuse_impostor(w.find(packet.packet_id)?.as_ref(), verified.sha256())?;
        let mut known = Keyring::of(w)?;
        let kept = recipients::from_card(&known.recipients, card, verified.signer(), packet.packet_id, now)?;
        known.recipients.retain(|recipient| recipient.id != kept.id);
        known.recipients.push(kept.clone());
        record.verification = Some(worth::of_packet(packet.kind, Claimed::of(packet), &known));
        w.add_packet(record, verified.raw_json(), verified.signature())?;
        w.put(&kept)?;
        if let Some(revoked) = &card.revoked {
            recipients::take_back(w, verified.signer(), &revoked.reason, now)?;
        }
        Ok(kept.id)
    })
}

fn adopt_files(w: &Writer<'_>, packet: &Packet, staged: Vec<Staged>) -> Result<(), VaultError> {
    for (file, staged) in packet.files.iter().zip(staged) {
        w.adopt(staged)?;
        w.put(&seal::packet_file(packet.packet_id, file, None))?;
    }
    Ok(())
}

fn keep_challenge(
    vault: &Vault,
    verified: &Verified,
    challenge: &body::Challenge,
    record: &mut PacketRecord,
    staged: Vec<Staged>,
    now: Timestamp,
) -> DeskResult<EntryId> {
    let packet = verified.packet();
    let entry = Entry {
        packet_id: packet.packet_id,
        thread_id: packet.thread_id,
        received_at: now,
        status: Some(EntryStatus::New),
        updated_at: now,
        ..Entry::default()
    };
    record.entry_id = Some(entry.id);
    vault.try_write(|w| {
        if w.entry_by_packet(packet.packet_id)?.is_some() {
            return Err(duplicate(packet.packet_id));
        }
        let known: Option<PacketRecord> = w.find(packet.packet_id)?;
        refuse_impostor(known.as_ref(), verified.sha256())?;
        // A vault that plays both desks holds the sent packet already; what came in is told apart by its entry.
        if let Some(sent) = known {
            record.direction = sent.direction;
            w.put(&PacketRecord { entry_id: Some(entry.id), verification: record.verification, ..sent })?;
        } else {
            w.add_packet(record, verified.raw_json(), verified.signature())?;
            adopt_files(w, packet, staged)?;
        }
        w.put(&entry)?;
        for claim in &challenge.claims {
            w.put(&Worksheet {
                entry_id: entry.id,
                claim_id: claim.id,
                updated_at: now,
                ..Worksheet::default()
            })?;
        }
        let text: Vec<&str> = challenge.claims.iter().map(|claim| claim.facts.title.as_str()).collect();
        w.index_packet(packet.packet_id, &challenge.title, &text.join("\n"))?;
        w.log_decision(DecisionEntry {
            at: now,
            actor_role: casebook::actor(w)?,
            act: "imported".to_owned(),
            subject: packet.packet_id.to_string(),
            entry_id: Some(entry.id),
            after: format!("sha256 {}", verified.sha256()),
            ..DecisionEntry::default()
        })?;
        Ok(())
    })?;
    Ok(entry.id)
}

/// Keeps a receipt or a response with the challenge it answers.
fn keep_answer(
    vault: &Vault,
    verified: &Verified,
    named: &Sha256Hash,
    record: &mut PacketRecord,
    staged: Vec<Staged>,
) -> DeskResult<recourse_model::ChallengeId> {
    let packet = verified.packet();
    let unknown = || DeskError::refused(ErrorCode::PacketUnknownThread);
    let reply = packet.in_reply_to.as_ref().ok_or_else(unknown)?;
    let (asked, challenge) = vault.read(|r| {
        let asked: Option<PacketRecord> = r.find(reply.packet_id)?;
        let asked = asked.filter(|asked| asked.direction == Some(Direction::Sent));
        Ok((asked, r.challenge_of_thread(packet.thread_id)?))
    })?;
    let (Some(asked), Some(challenge)) = (asked, challenge) else { return Err(unknown()) };
    // The answer must name the very bytes that were sent, in the same thread.
    if asked.sha256 != reply.sha256 || asked.sha256 != *named || asked.thread_id != packet.thread_id {
        return Err(unknown());
    }
    record.challenge_id = Some(challenge.id);
    vault.try_write(|w| {
        let signed = parse_json(&w.packet_bytes(asked.id)?.json)?;
        let went_to = Asked::of(w, &signed, Some(&challenge))?;
        record.verification = Some(went_to.worth(&packet.sender, &Keyring::of(w)?));
        let own: Option<PacketRecord> = w.find(packet.packet_id)?;
        refuse_impostor(own.as_ref(), verified.sha256())?;
        if own.as_ref().is_some_and(|own| own.challenge_id.is_some()) {
            return Err(duplicate(packet.packet_id));
        }
        if let Some(own) = own {
            // Sealed by this very vault at its other desk.
            w.put(&PacketRecord {
                challenge_id: Some(challenge.id),
                verification: record.verification,
                ..own
            })?;
            return Ok(());
        }
        w.add_packet(record, verified.raw_json(), verified.signature())?;
        Ok(adopt_files(w, packet, staged)?)
    })?;
    Ok(challenge.id)
}

/// One packet and what is known about it.
///
/// # Errors
/// When there is no such packet.
pub fn packet_view(vault: &Vault, id: PacketId) -> DeskResult<PacketView> {
    vault.try_read(|r| view_in(r, id))
}

fn view_in(r: &Reader<'_>, id: PacketId) -> DeskResult<PacketView> {
    let mut record: PacketRecord = r.get(id)?;
    let packet = parse_json(&r.packet_bytes(id)?.json)?;
    let known = Keyring::of(r)?;
    let claimed = Claimed::of(&packet);
    let verified_at_import = record.verification;
    record.verification = worth::today(r, &record, claimed, &known)?;
    Ok(PacketView {
        revoked: known.revoked(claimed).map(|one| RevokedView {
            on: one.revoked_at.map(|at| at.date_naive()),
            reason: one.revoked_why.clone(),
        }),
        timestamps: timestamp::in_packet(r, &record)?,
        known_as: verified_at_import.and_then(|_| worth::known_as(claimed, &known)),
        verified_at_import,
        compared: known.compared(claimed).cloned(),
        record,
        sender_mode: Some(packet.sender.mode),
        sender: claimed.name.to_owned(),
        fingerprint: packet.sender.fingerprint.to_string(),
        words: identity::signer_words(&packet.sender.key),
        audience: packet.audience.iter().map(|addressee| addressee.name.clone()).collect(),
        files: r.files_of_packet(id)?,
        withheld: u32::try_from(packet.withheld.len()).unwrap_or(u32::MAX),
    })
}

/// A file of a packet.
///
/// # Errors
/// When there is no such file.
pub fn file(vault: &Vault, packet_id: PacketId, path: &str) -> DeskResult<PacketFile> {
    Ok(vault.read(|r| r.get((packet_id, path.to_owned())))?)
}

/// Refuses while the challenge that this packet brought is in quarantine. What it says can be read then, but its files
/// are neither drawn nor written. Packets that brought no challenge are never in quarantine.
///
/// # Errors
/// [`ErrorCode::RecordInvalid`] with the field `quarantine`.
pub fn require_accepted(vault: &Vault, packet_id: PacketId) -> DeskResult<()> {
    // An update belongs to the entry of the challenge that it follows.
    let entry: Option<Entry> = vault.read(|r| {
        let record: Option<PacketRecord> = r.find(packet_id)?;
        record.and_then(|record| record.entry_id).map(|id| r.get(id)).transpose()
    })?;
    if entry.is_some_and(|entry| entry.accepted_at.is_none()) {
        return Err(DeskError::refused_with(ErrorCode::RecordInvalid, "field", "quarantine"));
    }
    Ok(())
}

/// A name for a plain copy of a packet's file.
///
/// # Errors
/// When there is no such file.
pub fn suggested_file_name(vault: &Vault, packet_id: PacketId, path: &str) -> DeskResult<String> {
    let file = file(vault, packet_id, path)?;
    let own = path.strip_prefix("data/").unwrap_or(path);
    Ok(evidence::safe_name(&file.original_name, own))
}

/// Writes a plain copy of a packet's file to `target`.
///
/// # Errors
/// When there is no such file, its packet is in quarantine, or it cannot be written there. Nothing half-written is left.
pub fn export_file(vault: &Vault, packet_id: PacketId, path: &str, target: &Path) -> DeskResult<()> {
    require_accepted(vault, packet_id)?;
    let file = file(vault, packet_id, path)?;
    let mut blob = vault.open_blob(file.sha256)?;
    crate::part::write_whole(vault, target, |out| crate::part::copy_blob(&mut blob, out))
}

/// The signed challenge that an entry of the register stands for, read from the bytes that were verified.
///
/// # Errors
/// When there is no such packet, or it is not a challenge.
pub fn signed_challenge(vault: &Vault, packet_id: PacketId) -> DeskResult<body::Challenge> {
    let bytes = vault.read(|r| r.packet_bytes(packet_id))?;
    match parse_json(&bytes.json)?.body {
        Body::Challenge(challenge) => Ok(*challenge),
        other => Err(DeskError::refused_with(ErrorCode::WrongDesk, "kind", other.kind().as_str())),
    }
}
