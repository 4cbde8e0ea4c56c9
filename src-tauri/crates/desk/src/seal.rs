//! Sealing: from what may leave to a file at the place that the person chose.
//!
//! The file is written beside its place under another name and reaches the disk; then the vault notes that it was
//! sealed, with the keys that open the replies; then the file takes its name (see [`crate::part`]). A packet whose
//! replies nobody can read never comes to light.

mod card;
mod follow_up;
mod voice;

pub use card::{card, revocation};
pub use follow_up::{rejoinder, withdrawal};
use voice::{Voice, next_number};

use crate::{
    DeskError, DeskResult, Watch, casebook, challenge as compose, identity, part::Part, release,
    release::Release, response as respond, view::SealedView,
};
use recourse_model::{
    Case, CaseStatus, Challenge, ChallengeId, DecisionEntry, Desk, Direction, Entry, EntryId, EntryStatus,
    ErrorCode, Evidence, PacketFile, PacketId, PacketRecord, Recipient, ResponseDraft, Rounding, SenderMode,
    Sensitive, ThreadKeys, Timestamp, WithheldItem,
};
use recourse_packet::{
    Addressee, Body, Draft, FileEntry, ReplyTo, Salt, Sealed, SignerKey, SigningSecret, Sources, Withheld,
    body, commit, parse_json,
};
use recourse_vault::{Ahead, Vault, VaultError, Writer};
use std::{
    io::{self, Read},
    ops::ControlFlow,
    path::Path,
};

/// A name for a packet file. It says nothing about who, to whom or what.
#[must_use]
pub fn suggested_name(now: Timestamp) -> String {
    format!("packet-{}.acp", now.format("%Y-%m-%d"))
}

/// Files that come out of the vault while they are sealed.
pub struct VaultSources<'a> {
    vault: &'a Vault,
    blobs: Ahead<'a>,
}

impl<'a> VaultSources<'a> {
    /// Files of this vault, each under its hash.
    #[must_use]
    pub fn new(vault: &'a Vault) -> Self {
        Self { vault, blobs: Ahead::new(vault, []) }
    }
}

impl Sources for VaultSources<'_> {
    fn open(&mut self, _: usize, file: &FileEntry) -> io::Result<Box<dyn Read + '_>> {
        self.blobs.open(file.sha256).map_err(io::Error::other)
    }

    fn expect(&mut self, files: &[FileEntry]) {
        self.blobs = Ahead::new(self.vault, files.iter().map(|file| file.sha256));
    }
}

/// Writes the sealed packet of a draft beside its target. It is on the disk, and has not taken its name.
fn write_packet<'a>(
    vault: &'a Vault,
    draft: &Draft,
    secret: &SigningSecret,
    target: &Path,
    watch: &Watch<'_>,
) -> DeskResult<(Sealed, Part<'a>)> {
    let label = draft.body.kind().as_str();
    let mut progress = |progress: recourse_packet::Progress| {
        watch.report(progress.done, Some(progress.total).filter(|total| *total > 0), label);
        if watch.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let mut part = Part::begin(vault, target)?;
    let sealed = part.write(|out| {
        Ok(recourse_packet::seal(draft, secret, &mut VaultSources::new(vault), out, &mut progress)?)
    })?;
    Ok((sealed, part))
}

/// What every sealed packet leaves in the vault.
fn record(sealed: &Sealed, counterpart: &str, now: Timestamp) -> PacketRecord {
    let packet = &sealed.packet;
    PacketRecord {
        id: packet.packet_id,
        thread_id: packet.thread_id,
        kind: Some(packet.kind),
        direction: Some(Direction::Sent),
        sequence: packet.sequence,
        in_reply_to: packet.in_reply_to.as_ref().map(|reply| reply.packet_id),
        sha256: sealed.sha256,
        counterpart: counterpart.to_owned(),
        signer: packet.sender.fingerprint.to_string(),
        verification: None,
        addressed_to_us: true,
        bytes: sealed.bytes,
        created_at: packet.created_at,
        recorded_at: now,
        ..PacketRecord::default()
    }
}

fn view(sealed: &Sealed, target: &Path, organization: &str) -> SealedView {
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    SealedView {
        packet_id: sealed.packet.packet_id,
        thread_id: sealed.packet.thread_id,
        sha256: sealed.sha256,
        bytes: sealed.bytes,
        file_name: name,
        organization: organization.to_owned(),
        signer_words: identity::signer_words(&sealed.packet.sender.key),
        signer_name: sealed.packet.sender.display.clone(),
        signer_fingerprint: sealed.packet.sender.fingerprint.to_string(),
        files: u32::try_from(sealed.packet.files.len()).unwrap_or(u32::MAX),
    }
}

fn addressee(recipient: &Recipient) -> DeskResult<Addressee> {
    let signing: Option<SignerKey> =
        Some(recipient.signing_key.as_str()).filter(|key| !key.is_empty()).map(str::parse).transpose()?;
    Ok(Addressee {
        name: recipient.name.clone(),
        age_recipient: recipient.age_recipient.parse()?,
        fingerprint: signing.map(|key| key.fingerprint()),
    })
}

/// Seals a challenge into `target`.
///
/// # Errors
/// [`DeskError::Blocked`] while something must be settled; evidence that no longer matches its hash; a file that cannot
/// be written; a person who stopped it. Nothing is changed then.
pub fn challenge(
    vault: &Vault,
    id: ChallengeId,
    target: &Path,
    now: Timestamp,
    watch: &Watch<'_>,
) -> DeskResult<SealedView> {
    let (snapshot, release) = compose::ready(vault, id, now)?;
    let mode = snapshot.challenge.sender_mode.unwrap_or(SenderMode::Group);
    let voice = match &snapshot.earlier {
        Some(earlier) => Voice::again(vault, &earlier.parent)?,
        None => Voice::first(vault, mode, now)?,
    };
    let (withheld, salts) = commitments(vault, &snapshot)?;
    let body: Body = match &release.update {
        Some(update) => update.clone().into(),
        None => release.body.clone().into(),
    };
    let mut draft = voice.draft(vault, body, &snapshot, now)?;
    draft.files = release.files.clone();
    draft.withheld = withheld;
    let (sealed, part) = write_packet(vault, &draft, &voice.secret, target, watch)?;
    let organization = organization(&snapshot);
    let after = AfterChallenge { snapshot: &snapshot, release: &release, keys: &voice.keys, salts: &salts };
    keep_challenge(vault, &sealed, &part, &after, &organization, now)?;
    part.keep().name()?;
    Ok(view(&sealed, target, &organization))
}

fn organization(snapshot: &release::Snapshot) -> String {
    let names: Vec<_> = snapshot.recipients.iter().map(|recipient| recipient.name.as_str()).collect();
    names.join(", ")
}

fn moment(challenge: &Challenge, now: Timestamp) -> Timestamp {
    challenge.rounding.unwrap_or(Rounding::Second).apply(now)
}

/// Commitments to what is kept back, with the salts that can reveal it later.
fn commitments(
    vault: &Vault,
    snapshot: &release::Snapshot,
) -> DeskResult<(Vec<Withheld>, Vec<WithheldItem>)> {
    let (mut public, mut private) = (Vec::new(), Vec::new());
    for choice in &snapshot.challenge.withheld {
        let Some((piece, _)) = snapshot.evidence.iter().find(|(piece, _)| piece.id == choice.evidence_id)
        else {
            continue;
        };
        let salt = Salt::generate()?;
        let commitment = commit(&salt, piece.bytes, &mut vault.open_blob(piece.sha256)?)?;
        public.push(Withheld {
            commitment,
            category: choice.category.clone(),
            reason: choice.reason.clone(),
        });
        private.push(WithheldItem {
            packet_id: PacketId::default(),
            commitment: commitment.to_string(),
            salt: Sensitive::new(salt.to_string()),
            evidence_id: piece.id,
        });
    }
    Ok((public, private))
}

/// What keeping a sealed challenge needs.
struct AfterChallenge<'a> {
    snapshot: &'a release::Snapshot,
    release: &'a Release,
    keys: &'a ThreadKeys,
    salts: &'a [WithheldItem],
}

fn keep_challenge(
    vault: &Vault,
    sealed: &Sealed,
    part: &Part<'_>,
    after: &AfterChallenge<'_>,
    organization: &str,
    now: Timestamp,
) -> DeskResult<()> {
    let &AfterChallenge { snapshot, release, keys, salts } = after;
    let id = snapshot.challenge.id;
    let began = snapshot.challenge.follows.unwrap_or(id);
    let record = PacketRecord { challenge_id: Some(began), ..record(sealed, organization, now) };
    vault.try_write(|w| {
        // Sealing takes minutes. What was sealed must still be what may go, and nobody else may have sealed it.
        let fresh = compose::read_snapshot(w, id)?;
        if fresh.challenge.sealed_at.is_some() {
            return Err(DeskError::refused(ErrorCode::AlreadySealed));
        }
        if fresh.challenge != snapshot.challenge
            || fresh.recipients != snapshot.recipients
            || !same(&release::challenge(&fresh, now), release)
            || !crate::blockers::of_keys(&fresh, now).is_empty()
        {
            return Err(DeskError::refused(ErrorCode::ChallengeChanged));
        }
        let actor = casebook::actor(w)?;
        match snapshot.challenge.follows {
            // Closed or taken back in the meantime: nothing more goes, and keys that were deleted stay deleted.
            Some(parent) => crate::follow_up::require_open(w, parent)?,
            None => w.put(keys)?,
        }
        part.whole(w)?;
        w.put(&Challenge {
            // The thread belongs to the challenge that began it.
            thread_id: fresh.earlier.is_none().then_some(record.thread_id),
            sealed_at: Some(now),
            updated_at: now,
            ..fresh.challenge
        })?;
        w.add_packet(&record, &sealed.raw_json, &sealed.signature)?;
        for (file, piece) in sealed.packet.files.iter().zip(&release.pieces) {
            let stored: Evidence = w.log_custody(*piece, "sealed", &actor, now)?;
            w.put(&packet_file(record.id, file, Some(stored.id)))?;
        }
        crate::thread::note_sealed(w, &sealed.packet)?;
        for item in salts {
            w.put(&WithheldItem { packet_id: record.id, ..item.clone() })?;
        }
        w.set_setting(&crate::people::relied_key(record.id), &snapshot.relied_on(release))?;
        let case = Case { status: Some(CaseStatus::Waiting), updated_at: now, ..fresh.case };
        Ok(w.put(&case)?)
    })
}

/// Whether two releases say the same.
fn same(one: &Release, other: &Release) -> bool {
    one.body == other.body && one.update == other.update
}

/// The row of a packet's file.
pub(crate) fn packet_file(
    packet_id: PacketId,
    file: &FileEntry,
    evidence_id: Option<recourse_model::EvidenceId>,
) -> PacketFile {
    PacketFile {
        packet_id,
        path: file.path.to_string(),
        sha256: file.sha256,
        bytes: file.size,
        media_type: file.media_type.clone(),
        original_name: file.original_name.clone().unwrap_or_default(),
        title: file.title.clone(),
        evidence_id,
    }
}

/// What a reply goes to: the keys the challenger gave, and the packet it answers.
struct Reply {
    entry: Entry,
    asked: PacketRecord,
    to: Addressee,
    to_name: String,
}

fn reply(vault: &Vault, id: EntryId) -> DeskResult<Reply> {
    let (entry, asked, bytes): (Entry, PacketRecord, _) = vault.read(|r| {
        let entry: Entry = r.get(id)?;
        let (asked, bytes) = (r.get(entry.packet_id)?, r.packet_bytes(entry.packet_id)?);
        Ok((entry, asked, bytes))
    })?;
    let packet = parse_json(&bytes.json)?;
    let Some(reply_to) = packet.reply_to.clone() else {
        return Err(DeskError::refused(ErrorCode::PacketUnknownThread));
    };
    let name = packet.sender.display.clone();
    let to = Addressee {
        name: name.clone(),
        age_recipient: reply_to,
        fingerprint: Some(packet.sender.fingerprint),
    };
    Ok(Reply { entry, asked, to, to_name: name })
}

/// Seals a packet that answers an entry of the register.
fn seal_reply<'a>(
    vault: &'a Vault,
    reply: &Reply,
    body: Body,
    target: &Path,
    now: Timestamp,
    watch: &Watch<'_>,
) -> DeskResult<(Sealed, Part<'a>)> {
    let own = identity::of_desk(vault, Desk::Register, now)?;
    let (secret, age) = identity::secrets(&own)?;
    let sent = vault.read(|r| r.packets_of_thread(reply.entry.thread_id))?;
    let mut draft = Draft::new(body, now);
    draft.thread_id = reply.entry.thread_id;
    draft.sequence = next_number(&sent, &secret.public().fingerprint().to_string());
    draft.in_reply_to = Some(ReplyTo { packet_id: reply.asked.id, sha256: reply.asked.sha256 });
    draft.audience = vec![reply.to.clone()];
    draft.mode = SenderMode::Named;
    draft.display = own.display;
    draft.reply_to = Some(age.public());
    draft.own_copy = vec![age.public()];
    write_packet(vault, &draft, &secret, target, watch)
}

fn keep_reply(
    w: &Writer<'_>,
    sealed: &Sealed,
    reply: &Reply,
    act: &str,
    now: Timestamp,
) -> Result<PacketRecord, VaultError> {
    let record = PacketRecord { entry_id: Some(reply.entry.id), ..record(sealed, &reply.to_name, now) };
    w.add_packet(&record, &sealed.raw_json, &sealed.signature)?;
    w.log_decision(DecisionEntry {
        at: now,
        actor_role: casebook::actor(w)?,
        act: act.to_owned(),
        subject: record.id.to_string(),
        entry_id: Some(reply.entry.id),
        after: format!("sha256 {}", sealed.sha256),
        ..DecisionEntry::default()
    })?;
    Ok(record)
}

/// Seals a receipt into `target`: when the challenge came, what verification found, and what is promised.
///
/// # Errors
/// When there is no such entry, the file cannot be written, or the person stopped it. Nothing is changed then.
pub fn receipt(
    vault: &Vault,
    id: EntryId,
    target: &Path,
    now: Timestamp,
    watch: &Watch<'_>,
) -> DeskResult<SealedView> {
    let reply = reply(vault, id)?;
    let body = respond::receipt_body(vault, &reply.entry, &reply.asked, now)?;
    let (sealed, part) = seal_reply(vault, &reply, body.into(), target, now, watch)?;
    vault.write(|w| {
        part.whole(w)?;
        keep_reply(w, &sealed, &reply, "sealed_receipt", now)?;
        let entry: Entry = w.get(id)?;
        w.put(&Entry { receipt_at: Some(now), updated_at: now, ..entry })
    })?;
    part.keep().name()?;
    Ok(view(&sealed, target, &reply.to_name))
}

/// Seals the response into `target`.
///
/// # Errors
/// When a decision lacks reasons, it was sealed already, the file cannot be written, or the person stopped it. Nothing
/// is changed then.
pub fn response(
    vault: &Vault,
    id: EntryId,
    target: &Path,
    now: Timestamp,
    watch: &Watch<'_>,
) -> DeskResult<SealedView> {
    respond::require_ready(vault, id, now)?;
    let before = vault.read(|r| r.response_of_entry(id))?;
    if before.as_ref().is_some_and(|draft| draft.sealed_at.is_some()) {
        return Err(DeskError::refused(ErrorCode::AlreadySealed));
    }
    let reply = reply(vault, id)?;
    let body: body::Response = respond::release(vault, id, now)?;
    let (sealed, part) = seal_reply(vault, &reply, body.into(), target, now, watch)?;
    vault.try_write(|w: &Writer<'_>| -> DeskResult<()> {
        part.whole(w)?;
        let mut record = keep_reply(w, &sealed, &reply, "sealed_response", now)?;
        if let Some(draft) = w.response_of_entry(id)? {
            if draft.sealed_at.is_some() {
                return Err(DeskError::refused(ErrorCode::AlreadySealed));
            }
            if before.as_ref().is_some_and(|before| before.updated_at != draft.updated_at) {
                return Err(DeskError::refused(ErrorCode::ChallengeChanged));
            }
            record.response_id = Some(draft.id);
            w.put(&record)?;
            w.put(&ResponseDraft { sealed_at: Some(now), updated_at: now, ..draft })?;
        }
        let entry: Entry = w.get(id)?;
        w.put(&Entry { status: Some(EntryStatus::Answered), updated_at: now, ..entry })?;
        Ok(())
    })?;
    part.keep().name()?;
    Ok(view(&sealed, target, &reply.to_name))
}
