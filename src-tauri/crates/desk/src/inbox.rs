//! The one way in: packets are opened, verified as a whole, and only then kept.
//!
//! While a packet is read its files are staged encrypted. Nothing of it is in the vault before its signature, every hash
//! and its padding were found right; then everything is kept in one write. A challenge goes into quarantine at the
//! register; a receipt or response goes to the challenge it answers; a card becomes an organization.

use crate::{
    DeskError, DeskResult, Watch, casebook, evidence, identity, recipients, seal,
    view::{ImportView, PacketView},
};
use recourse_model::{
    DecisionEntry, Direction, Entry, EntryId, EntryStatus, ErrorCode, PacketFile, PacketId, PacketRecord,
    Recipient, SenderMode, Sha256Hash, Timestamp, Verification, Worksheet,
};
use recourse_packet::{
    Body, EncryptKey, FileEntry, FileSink, Limits, Packet, PacketError, SignerKey, Verified, body, parse_json,
};
use recourse_vault::{BlobWriter, Staged, Vault, VaultError, Writer};
use std::{
    fs::File,
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
    let file = File::open(path).map_err(|_| DeskError::refused(ErrorCode::PacketRead))?;
    if !file.metadata().is_ok_and(|meta| meta.is_file()) {
        return Err(DeskError::refused(ErrorCode::PacketRead));
    }
    let secrets = identity::opening_secrets(vault)?;
    let limits = Limits { free_bytes: free_bytes(&vault.folder()).saturating_sub(RESERVE) };
    let mut sink = Sink { vault, writing: None, staged: Vec::new(), failed: None };
    let label = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut progress = |progress: recourse_packet::Progress| {
        watch.report(progress.done, Some(progress.total).filter(|total| *total > 0), &label);
        if watch.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let opened = recourse_packet::open(BufReader::new(file), &secrets, &limits, &mut sink, &mut progress);
    let verified = match (opened, sink.failed.take()) {
        (_, Some(error)) => return Err(error.into()),
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
    writing: Option<BlobWriter<'a>>,
    staged: Vec<Staged>,
    failed: Option<VaultError>,
}

impl FileSink for Sink<'_> {
    fn start(&mut self, packet: &Packet) -> Result<(), PacketError> {
        // Before gigabytes are read for nothing.
        let known = self.vault.read(|r| {
            let same: Option<PacketRecord> = r.find(packet.packet_id)?;
            Ok(same.is_some_and(|record| record.direction == Some(Direction::Received)))
        });
        match known {
            Ok(false) => Ok(()),
            Ok(true) => Err(PacketError::Refused(ErrorCode::PacketDuplicate)),
            Err(error) => Err(PacketError::Refused(error.code())),
        }
    }

    fn begin(&mut self, _: &FileEntry) -> io::Result<()> {
        self.writing = Some(self.vault.blob_writer().map_err(io::Error::other)?);
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writing.as_mut().ok_or(io::ErrorKind::NotConnected)?.write_all(bytes)
    }

    fn end(&mut self) -> io::Result<()> {
        let writer = self.writing.take().ok_or(io::ErrorKind::NotConnected)?;
        match writer.finish() {
            Ok(staged) => self.staged.push(staged),
            Err(error) => {
                self.failed = Some(error);
                return Err(io::ErrorKind::Other.into());
            }
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
    let known = vault.read(|r| r.recipients())?;
    let mut record = received(verified, addressed, now);
    record.verification = Some(verification(packet, &known));
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
            let update = recipients::from_card(&known, card, packet.packet_id, now)?;
            if update.changed_without_consent {
                record.verification = Some(Verification::GoodChangedKey);
            }
            vault.write(|w| {
                w.add_packet(&record, verified.raw_json(), verified.signature())?;
                w.put(&update.recipient)
            })?;
            (None, None, Some(update.recipient.id))
        }
        Body::Update(_) | Body::Withdrawal(_) | Body::Rejoinder(_) => {
            return Err(DeskError::refused_with(ErrorCode::WrongDesk, "kind", packet.kind.as_str()));
        }
    };
    Ok(ImportView {
        kind: packet.kind,
        verification: record.verification.unwrap_or(Verification::GoodNewKey),
        packet: packet_view(vault, packet.packet_id)?,
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

/// What a good signature is worth, given the keys that are known here.
fn verification(packet: &Packet, known: &[Recipient]) -> Verification {
    let signer = packet.sender.key.to_string();
    if packet.sender.mode == SenderMode::Anonymous {
        return Verification::GoodAnonymous;
    }
    if known.iter().any(|recipient| recipient.signing_key == signer && recipient.checked_at.is_some()) {
        return Verification::GoodKnownKey;
    }
    let name = packet.sender.display.as_str();
    let pinned_otherwise = |recipient: &&Recipient| {
        recipient.name == name && !recipient.signing_key.is_empty() && recipient.signing_key != signer
    };
    if !name.is_empty() && known.iter().any(|recipient| pinned_otherwise(&recipient)) {
        return Verification::GoodChangedKey;
    }
    Verification::GoodNewKey
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
    if vault.read(|r| r.entry_by_packet(packet.packet_id))?.is_some() {
        return Err(DeskError::refused(ErrorCode::PacketDuplicate));
    }
    vault.write(|w| {
        // A vault that plays both desks holds the sent packet already; what came in is told apart by its entry.
        if let Some(sent) = w.find::<PacketRecord>(packet.packet_id)? {
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
        Ok((asked, r.challenge_of_thread(packet.thread_id)?))
    })?;
    let (Some(asked), Some(challenge)) = (asked, challenge) else { return Err(unknown()) };
    // The answer must name the very bytes that were sent, in the same thread.
    if asked.sha256 != reply.sha256 || asked.sha256 != *named || asked.thread_id != packet.thread_id {
        return Err(unknown());
    }
    record.challenge_id = Some(challenge.id);
    let own: Option<PacketRecord> = vault.read(|r| r.find(packet.packet_id))?;
    if own.is_some_and(|own| own.challenge_id.is_some()) {
        return Err(DeskError::refused(ErrorCode::PacketDuplicate));
    }
    vault.write(|w| {
        if let Some(own) = w.find::<PacketRecord>(packet.packet_id)? {
            // Sealed by this very vault at its other desk.
            return w.put(&PacketRecord {
                challenge_id: Some(challenge.id),
                verification: record.verification,
                ..own
            });
        }
        w.add_packet(record, verified.raw_json(), verified.signature())?;
        adopt_files(w, packet, staged)
    })?;
    Ok(challenge.id)
}

/// One packet and what is known about it.
///
/// # Errors
/// When there is no such packet.
pub fn packet_view(vault: &Vault, id: PacketId) -> DeskResult<PacketView> {
    let (record, bytes, files): (PacketRecord, _, _) =
        vault.read(|r| Ok((r.get(id)?, r.packet_bytes(id)?, r.files_of_packet(id)?)))?;
    Ok(view_of(record, &parse_json(&bytes.json)?, files))
}

pub(crate) fn view_of(record: PacketRecord, packet: &Packet, files: Vec<PacketFile>) -> PacketView {
    let key: &SignerKey = &packet.sender.key;
    PacketView {
        record,
        sender_mode: Some(packet.sender.mode),
        sender: packet.sender.display.clone(),
        fingerprint: packet.sender.fingerprint.to_string(),
        words: identity::signer_words(key),
        audience: packet.audience.iter().map(|addressee| addressee.name.clone()).collect(),
        files,
        withheld: u32::try_from(packet.withheld.len()).unwrap_or(u32::MAX),
    }
}

/// A file of a packet.
///
/// # Errors
/// When there is no such file.
pub fn file(vault: &Vault, packet_id: PacketId, path: &str) -> DeskResult<PacketFile> {
    Ok(vault.read(|r| r.get((packet_id, path.to_owned())))?)
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
/// When there is no such file or it cannot be written there. Nothing half-written is left.
pub fn export_file(vault: &Vault, packet_id: PacketId, path: &str, target: &Path) -> DeskResult<()> {
    let file = file(vault, packet_id, path)?;
    let mut blob = vault.open_blob(file.sha256)?;
    seal::write_whole(target, |out| {
        io::copy(&mut blob, out)?;
        Ok(())
    })
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
