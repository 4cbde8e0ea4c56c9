//! The responding desk: imported challenges, the work on their claims, and the decision log.
//!
//! What was asked is always read from the signed challenge of the entry's packet, which was verified when it came in.
//! The rows here hold only what the organization adds.

mod inbox_row;
pub(crate) mod work;

pub use crate::worth::{forget_sender_check, mark_sender_checked};
pub(crate) use inbox_row::title;

use crate::{
    DeskError, DeskResult, casebook, inbox,
    ledger::strips,
    suggest::{self, Said},
    thread,
    view::{EntryView, InboxRow, ThreadView, WorksheetView},
    worth::{self, Claimed, Keyring},
};
use recourse_model::{
    DecisionEntry, Direction, Entry, EntryId, EntryStatus, ErrorCode, PacketId, PacketKind, PacketRecord,
    Timestamp, Worksheet, WorksheetId,
};
use recourse_packet::{
    Body, Sender,
    body::{Challenge, ClaimItem},
};
use recourse_vault::{Integrity, Log, Reader, Vault, VaultError, Writer};

/// Imported challenges: open ones first, the soonest due at the top.
///
/// # Errors
/// When the vault cannot be read or a stored packet is damaged.
pub fn rows(vault: &Vault, now: Timestamp) -> DeskResult<Vec<InboxRow>> {
    let mut rows: Vec<InboxRow> = vault.try_read(|r| {
        let mut rows = Vec::new();
        let known = Keyring::of(r)?;
        for entry in r.entries()? {
            let mut packet: PacketRecord = r.get(entry.packet_id)?;
            let signed = signed(r, &entry)?;
            packet.verification = worth::today(r, &packet, Claimed::of_sender(&signed.sender), &known)?;
            let sheets = r.worksheets_of_entry(entry.id)?;
            rows.push(inbox_row::row(entry, &packet, &signed, &sheets, now.date_naive()));
        }
        Ok::<_, DeskError>(rows)
    })?;
    rows.sort_by_key(|row| {
        let undated = row.next_due.is_none();
        let newest_first = std::cmp::Reverse(row.entry.received_at);
        (inbox_row::is_finished(&row.entry), undated, row.next_due, newest_first)
    });
    Ok(rows)
}

/// A challenge as it was signed, with the updates to it that came in since.
pub(crate) struct Signed {
    /// What it says now.
    pub(crate) asked: Challenge,
    /// The packet that each claim's words stand in, in the order of the claims.
    pub(crate) claims_from: Vec<PacketId>,
    /// Who signed it.
    pub(crate) sender: Sender,
    /// How many files came with it and its updates.
    pub(crate) files: usize,
    /// Whether it was taken back.
    pub(crate) withdrawn: bool,
    /// The last thing that came from its sender after the last answer to it, if something did.
    pub(crate) news: Option<PacketKind>,
}

/// The challenge of an entry as it stands.
pub(crate) fn signed(r: &Reader<'_>, entry: &Entry) -> DeskResult<Signed> {
    let began: PacketRecord = r.get(entry.packet_id)?;
    let packet = recourse_packet::parse_json(&r.packet_bytes(entry.packet_id)?.json)?;
    let Body::Challenge(challenge) = packet.body else {
        return Err(DeskError::refused(ErrorCode::WrongDesk));
    };
    let records = r.packets_of_entry(entry.id)?;
    let standing = thread::standing(r, &began, &challenge, &records)?;
    let theirs = |record: &&PacketRecord| record.signer == began.signer && !is_reply(record);
    let mut files = 0;
    for record in records.iter().filter(theirs) {
        files += r.files_of_packet(record.id)?.len();
    }
    let since_answer = records.iter().rev().take_while(|record| !is_reply(record));
    let news =
        since_answer.filter(theirs).find(|record| record.id != began.id).and_then(|record| record.kind);
    Ok(Signed {
        asked: standing.asked,
        claims_from: standing.claims_from,
        sender: packet.sender,
        files,
        withdrawn: standing.withdrawn.is_some(),
        news,
    })
}

/// Whether a packet is a response that was sealed here.
fn is_reply(record: &PacketRecord) -> bool {
    record.kind == Some(PacketKind::Response) && record.direction == Some(Direction::Sent)
}

/// The worksheets of an entry, one for each claim in order. Those that nobody has begun are blank and not stored.
/// Each lists the seven characteristics.
pub(crate) fn sheets(
    r: &Reader<'_>,
    entry: EntryId,
    asked: &Challenge,
    now: Timestamp,
) -> Result<Vec<Worksheet>, VaultError> {
    let stored = r.worksheets_of_entry(entry)?;
    let sheet = |claim: &ClaimItem| {
        let known = stored.iter().find(|sheet| sheet.claim_id == claim.id).cloned();
        let mut sheet = known.unwrap_or_else(|| work::blank(entry, claim.id, now));
        sheet.map.characteristics = work::seven(&sheet.map.characteristics);
        sheet
    };
    Ok(asked.claims.iter().map(sheet).collect())
}

/// Stores the worksheets that are not there yet, so that each keeps its id.
fn begin_sheets(w: &Writer<'_>, entry: &Entry, now: Timestamp) -> DeskResult<()> {
    let asked = signed(w, entry)?.asked;
    for sheet in sheets(w, entry.id, &asked, now)? {
        if w.find::<Worksheet>(sheet.id)?.is_none() {
            w.put(&sheet)?;
        }
    }
    Ok(())
}

/// Whether a response to this entry was sealed. The packet says so, whatever became of the draft.
pub(crate) fn was_answered(r: &Reader<'_>, entry: EntryId) -> Result<bool, VaultError> {
    Ok(r.packets_of_entry(entry)?.iter().any(is_reply)
        || r.responses_of_entry(entry)?.iter().any(|response| response.sealed_at.is_some()))
}

/// Whether the work on this entry is closed: a response was sealed, and nobody has begun a further one.
pub(crate) fn is_answered(r: &Reader<'_>, entry: EntryId) -> Result<bool, VaultError> {
    let writing = |response: &recourse_model::ResponseDraft| response.sealed_at.is_none();
    Ok(was_answered(r, entry)? && !r.responses_of_entry(entry)?.iter().any(writing))
}

fn refuse_answered(r: &Reader<'_>, entry: EntryId) -> DeskResult<()> {
    if is_answered(r, entry)? { Err(DeskError::refused(ErrorCode::AlreadySealed)) } else { Ok(()) }
}

/// One entry with its claims and worksheets. Worksheets that are not there yet are begun.
///
/// # Errors
/// When there is no such entry or its stored packet is damaged.
pub fn view(vault: &Vault, id: EntryId, language: &str) -> DeskResult<EntryView> {
    let missing = vault.try_read(|r| {
        let entry: Entry = r.get(id)?;
        let asked = signed(r, &entry)?.asked;
        let stored = r.worksheets_of_entry(id)?;
        let has_sheet = |claim: &ClaimItem| stored.iter().any(|sheet| sheet.claim_id == claim.id);
        let begun = if asked.claims.iter().all(has_sheet) { None } else { Some(entry) };
        Ok::<_, DeskError>(begun)
    })?;
    if let Some(entry) = missing {
        // The moment is the one of the entry: looking at it changed nothing that anybody wrote.
        vault.try_write(|w| begin_sheets(w, &entry, entry.updated_at))?;
    }
    read_view(vault, id, language)
}

fn read_view(vault: &Vault, id: EntryId, language: &str) -> DeskResult<EntryView> {
    let (entry, Signed { asked: challenge, claims_from, .. }, sheets, log, log_length, answered) = vault
        .try_read(|r| {
            let entry: Entry = r.get(id)?;
            let signed = signed(r, &entry)?;
            let sheets = sheets(r, id, &signed.asked, entry.updated_at)?;
            let mut log = r.decisions_of_entry(id)?;
            log.reverse();
            let length = r.count::<DecisionEntry>()?;
            let answered = is_answered(r, id)?;
            Ok::<_, DeskError>((entry, signed, sheets, log, length, answered))
        })?;
    let generative = challenge.system.as_ref().and_then(|system| system.generative).unwrap_or(false);
    let mut worksheets = Vec::new();
    for (claim, sheet) in challenge.claims.iter().zip(sheets) {
        worksheets.push(sheet_view(claim, sheet, generative, language)?);
    }
    let thread = thread_of(vault, &entry)?;
    Ok(EntryView {
        packet: inbox::packet_view(vault, entry.packet_id)?,
        files: thread.packets.iter().flat_map(|one| one.packet.files.clone()).collect(),
        thread,
        entry,
        challenge,
        claims_from,
        worksheets,
        log,
        log_length,
        chain_unbroken: unbroken(vault),
        answered,
    })
}

/// The thread of an entry.
fn thread_of(vault: &Vault, entry: &Entry) -> DeskResult<ThreadView> {
    let (began, bytes, records) = vault.read(|r| {
        let began: PacketRecord = r.get(entry.packet_id)?;
        Ok((began, r.packet_bytes(entry.packet_id)?, r.packets_of_entry(entry.id)?))
    })?;
    let Body::Challenge(challenge) = recourse_packet::parse_json(&bytes.json)?.body else {
        return Err(DeskError::refused(ErrorCode::WrongDesk));
    };
    thread::view(vault, &began, &challenge, &records)
}

fn sheet_view(
    claim: &ClaimItem,
    worksheet: Worksheet,
    generative: bool,
    language: &str,
) -> DeskResult<WorksheetView> {
    let (theirs, own) = (strips::theirs(claim), strips::own(&worksheet.map));
    let said: Vec<_> = claim.characteristics.iter().map(|item| (item.characteristic, item.state)).collect();
    let chosen: Vec<_> = worksheet.map.own_mapping.iter().map(|link| link.target.clone()).collect();
    Ok(WorksheetView {
        number: claim.number,
        title: claim.facts.title.clone(),
        differ: strips::differ(&theirs, &own),
        theirs,
        own,
        suggestions: suggest::linkable(&Said::of_claim(&said, generative), &chosen, language)?,
        worksheet,
    })
}

/// Takes an entry out of quarantine. Fine if it was taken out already.
///
/// # Errors
/// When there is no such entry or the vault cannot be written.
pub fn accept(vault: &Vault, id: EntryId, now: Timestamp) -> DeskResult<()> {
    vault.try_write(|w| {
        let mut entry: Entry = w.get(id)?;
        if entry.accepted_at.is_some() {
            return Ok(());
        }
        let before = entry.status.unwrap_or(EntryStatus::New);
        entry.accepted_at = Some(now);
        entry.status = Some(before.max(EntryStatus::Triage));
        entry.updated_at = now;
        w.put(&entry)?;
        begin_sheets(w, &entry, now)?;
        let actor_role = casebook::actor(w)?;
        let after = entry.status.unwrap_or(EntryStatus::Triage);
        log_change(w, &entry, actor_role, "accepted", (before.as_str(), after.as_str()), now)
    })
}

/// Adds a line about an entry as a whole to the log.
pub(crate) fn log_change(
    w: &Writer<'_>,
    entry: &Entry,
    actor_role: String,
    act: &str,
    (before, after): (&str, &str),
    now: Timestamp,
) -> DeskResult<()> {
    w.log_decision(DecisionEntry {
        at: now,
        actor_role,
        act: act.to_owned(),
        subject: entry.id.to_string(),
        entry_id: Some(entry.id),
        before: before.to_owned(),
        after: after.to_owned(),
        ..DecisionEntry::default()
    })?;
    Ok(())
}

/// Keeps who looks after an entry and where it stands. What the packet and the log decide stays as it is: its packet,
/// when it came, when it was taken up, when a receipt was sealed. Closing, opening again and a changed severity are
/// written to the log.
///
/// # Errors
/// When there is no such entry or the vault cannot be written.
pub fn save_entry(vault: &Vault, entry: Entry, now: Timestamp) -> DeskResult<()> {
    vault.try_write(|w| {
        let stored: Entry = w.get(entry.id)?;
        let status = work::status(&stored, entry.status, is_answered(w, entry.id)?);
        let mut duplicates_of = entry.duplicates_of;
        duplicates_of.retain(|other| *other != stored.id);
        let saved = Entry {
            owner: entry.owner,
            inventory_system: entry.inventory_system,
            status,
            severity_own: entry.severity_own,
            duplicates_of,
            cluster: entry.cluster,
            updated_at: now,
            ..stored.clone()
        };
        w.put(&saved)?;
        let role = if saved.owner.trim().is_empty() { casebook::actor(w)? } else { saved.owner.clone() };
        let closed = |entry: &Entry| entry.status == Some(EntryStatus::Closed);
        if closed(&stored) != closed(&saved) {
            let act = if closed(&saved) { "closed" } else { "reopened" };
            let words = |entry: &Entry| entry.status.unwrap_or(EntryStatus::New).as_str();
            log_change(w, &saved, role.clone(), act, (words(&stored), words(&saved)), now)?;
        }
        if stored.severity_own != saved.severity_own {
            let words = |entry: &Entry| entry.severity_own.map_or("", |severity| severity.as_str());
            log_change(w, &saved, role, "set_severity", (words(&stored), words(&saved)), now)?;
        }
        Ok(())
    })
}

/// Keeps a worksheet and moves its entry along. A recorded decision that was changed has to be recorded again.
///
/// # Errors
/// [`ErrorCode::AlreadySealed`] when a response was sealed; [`ErrorCode::RecordInvalid`] when the entry has no such
/// claim; when there is no such entry or the vault cannot be written.
pub fn save_worksheet(vault: &Vault, sheet: Worksheet, now: Timestamp) -> DeskResult<()> {
    vault.try_write(|w| {
        let mut entry: Entry = w.get(sheet.entry_id)?;
        refuse_answered(w, entry.id)?;
        let stored = match w.worksheet_of_claim(sheet.entry_id, sheet.claim_id)? {
            Some(stored) => stored,
            None => begin_sheet(w, &entry, &sheet, now)?,
        };
        let saved = work::kept(sheet, &stored, now);
        w.put(&saved)?;
        work::advance(&mut entry, work::reached(&saved), now);
        Ok(w.put(&entry)?)
    })
}

/// A blank sheet in place of one that was made elsewhere, if the challenge has its claim.
fn begin_sheet(w: &Writer<'_>, entry: &Entry, sheet: &Worksheet, now: Timestamp) -> DeskResult<Worksheet> {
    let asked = signed(w, entry)?.asked;
    if !asked.claims.iter().any(|claim| claim.id == sheet.claim_id)
        || w.find::<Worksheet>(sheet.id)?.is_some()
    {
        return Err(DeskError::refused_with(ErrorCode::RecordInvalid, "field", "claim"));
    }
    Ok(Worksheet { id: sheet.id, ..work::blank(entry.id, sheet.claim_id, now) })
}

/// Puts the decision of a worksheet into the log, in the name of a role. The line tells what stood there before.
/// Recording the same decision again adds nothing.
///
/// # Errors
/// [`ErrorCode::RecordInvalid`] when nothing is decided yet; [`ErrorCode::DecisionNeedsReasons`];
/// [`ErrorCode::AlreadySealed`] when a response was sealed; when there is no such worksheet.
pub fn record_decision(vault: &Vault, id: WorksheetId, actor_role: &str, now: Timestamp) -> DeskResult<()> {
    vault.try_write(|w| {
        let mut sheet: Worksheet = w.get(id)?;
        let mut entry: Entry = w.get(sheet.entry_id)?;
        refuse_answered(w, entry.id)?;
        if sheet.manage.decision.is_none() {
            return Err(DeskError::refused_with(ErrorCode::RecordInvalid, "field", "decision"));
        }
        if work::lacks_reasons(&sheet.manage) {
            return Err(DeskError::refused(ErrorCode::DecisionNeedsReasons));
        }
        if sheet.manage.done {
            return Ok(());
        }
        let subject = sheet.claim_id.to_string();
        let decided = |line: &&DecisionEntry| line.act == "decided" && line.subject == subject;
        let lines = w.decisions_of_entry(entry.id)?;
        let before = lines.iter().rev().find(decided).map(|line| line.after.clone()).unwrap_or_default();
        w.log_decision(DecisionEntry {
            at: now,
            actor_role: actor_role.trim().to_owned(),
            act: "decided".to_owned(),
            subject,
            entry_id: Some(entry.id),
            before,
            after: work::in_log_words(&sheet.manage),
            ..DecisionEntry::default()
        })?;
        sheet.manage.done = true;
        sheet.updated_at = now;
        w.put(&sheet)?;
        work::advance(&mut entry, EntryStatus::Managing, now);
        Ok(w.put(&entry)?)
    })
}

/// The decision log, newest line first, and whether it is unbroken.
///
/// # Errors
/// When the vault cannot be read.
pub fn log(vault: &Vault) -> DeskResult<(Vec<DecisionEntry>, bool)> {
    let mut lines = vault.read(|r| r.decisions(0, u32::MAX))?;
    lines.reverse();
    Ok((lines, unbroken(vault)))
}

/// Whether every line of the decision log is there and holds, and the book is not an older one put back.
fn unbroken(vault: &Vault) -> bool {
    match vault.integrity() {
        Integrity::Sound => true,
        Integrity::Broken(faults) => faults.iter().all(|fault| fault.log == Log::Custody),
    }
}
