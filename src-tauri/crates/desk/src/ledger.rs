//! Tracking on the documenting side: sealed challenges, and the answer ledger that lays asked beside answered.
//!
//! What was asked is read from the signed challenge as it was sealed, what was answered from the signed responses as
//! they came. Rows that somebody could edit play no part. What is signed by nobody who was asked is kept and shown, and is
//! no answer.

mod lay;
mod order;
pub(crate) mod strips;
mod verdict;

pub use lay::{Arrived, Laid, days_late, lay};
pub use verdict::{Verdict, due_of, is_replied, is_reply, says_something, silence, unanswered, verdict};

pub(crate) use lay::count;

use crate::{
    DeskError, DeskResult, thread,
    view::{DateMark, LedgerView, MarkKind, SentRow},
    worth::Asked,
};
use chrono::NaiveDate;
use recourse_model::{
    Challenge, ChallengeId, Direction, ErrorCode, PacketId, PacketKind, PacketRecord, Timestamp, Verification,
};
use recourse_packet::{Body, Packet, body};
use recourse_vault::{PacketBytes, Reader, Vault, VaultError};
use std::collections::BTreeSet;

/// The setting that holds the responses somebody has looked at.
const SEEN: &str = "ledger.seen";

/// Sealed challenges, newest first.
///
/// # Errors
/// When the vault cannot be read or a stored packet is damaged.
pub fn sent(vault: &Vault, now: Timestamp) -> DeskResult<Vec<SentRow>> {
    let (challenges, seen) = vault.read(|r| Ok((r.list::<Challenge>()?, seen(r)?)))?;
    let mut rows = Vec::new();
    for challenge in challenges {
        // A challenge whose packet was deleted has nothing left that was asked.
        let Some(thread) = thread_of(vault, &challenge)? else { continue };
        rows.push((thread.sent.recorded_at, sent_row(&challenge, &thread, &seen, now.date_naive())?));
    }
    rows.sort_by_key(|(at, row)| (std::cmp::Reverse(*at), row.challenge_id));
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// The answer ledger of a challenge.
///
/// # Errors
/// When there is no such challenge or it was not sealed.
pub fn view(vault: &Vault, id: ChallengeId, now: Timestamp) -> DeskResult<LedgerView> {
    let challenge: Challenge = vault.read(|r| r.get(id))?;
    let Some(thread) = thread_of(vault, &challenge)? else {
        return Err(DeskError::refused(ErrorCode::RecordNotFound));
    };
    let today = now.date_naive();
    let sent_on = thread.sent.recorded_at.date_naive();
    let laid = thread.lay(today);
    let open = vault.read(|r| Ok(r.thread_keys(thread.sent.thread_id)?.is_some()))?;
    Ok(LedgerView {
        thread: thread::view(vault, &thread.sent, &thread.challenge, &thread.packets)?,
        open: open && thread.withdrawn_on.is_none(),
        challenge_id: id,
        case_id: challenge.case_id,
        thread_id: thread.sent.thread_id,
        title: title(&challenge, &thread.asked),
        organization: thread.organization(),
        today,
        sent_on,
        marks: laid.marks,
        tally: laid.tally,
        replies: laid.replies,
        with_evidence: laid.with_evidence,
        rows: laid.rows,
        claims: laid.claims,
        questions: laid.questions,
        commitments: laid.commitments,
        appeal: laid.appeal,
        may_publish: laid.may_publish,
    })
}

/// How many responses came that nobody has looked at. Those of strangers do not count.
///
/// # Errors
/// When the vault cannot be read.
pub fn new_answers(vault: &Vault) -> DeskResult<u32> {
    let new = vault.read(|r| {
        let seen = seen(r)?;
        let packets = r.list::<PacketRecord>()?;
        let new = |packet: &&PacketRecord| {
            is_response(packet)
                && packet.verification != Some(Verification::NotTheAddressee)
                && !seen.contains(&packet.id)
        };
        Ok(count(packets.iter().filter(new).count()))
    })?;
    Ok(new)
}

/// The packets of one challenge, read and sorted.
struct Thread {
    /// The challenge as it was sealed.
    sent: PacketRecord,
    /// The same, signed.
    signed: Packet,
    /// What it said when it was sealed.
    challenge: body::Challenge,
    /// What it says with the updates that were sealed since.
    asked: body::Challenge,
    /// The day on which it was taken back.
    withdrawn_on: Option<NaiveDate>,
    /// The responses of those who were asked, oldest first.
    responses: Vec<Arrived>,
    /// The packets that these came in.
    answers: Vec<PacketId>,
    /// The days on which their receipts came.
    receipts: Vec<NaiveDate>,
    /// Every packet of this desk, oldest first.
    packets: Vec<PacketRecord>,
}

impl Thread {
    /// Asked laid beside answered. Nobody is late with what was taken back.
    fn lay(&self, today: NaiveDate) -> Laid {
        let until = self.withdrawn_on.map_or(today, |on| on.min(today));
        let sent_on = self.sent.recorded_at.date_naive();
        let laid = lay(&self.asked, sent_on, &self.responses, &self.receipts, until);
        Laid { marks: with_packets(laid.marks, &self.packets), ..laid }
    }

    /// To whom it went, by the names in the signed audience.
    fn organization(&self) -> String {
        let names = self.signed.audience.iter().map(|who| who.name.trim()).filter(|name| !name.is_empty());
        let names = names.collect::<Vec<_>>().join(", ");
        if names.is_empty() { self.sent.counterpart.clone() } else { names }
    }
}

/// The mark that stands for a packet.
const fn mark_of(kind: PacketKind) -> Option<MarkKind> {
    match kind {
        PacketKind::Challenge => Some(MarkKind::Sent),
        PacketKind::Receipt => Some(MarkKind::ReceiptCame),
        PacketKind::Response => Some(MarkKind::AnswerCame),
        PacketKind::Update => Some(MarkKind::UpdateSealed),
        PacketKind::Rejoinder => Some(MarkKind::ReplySealed),
        PacketKind::Withdrawal => Some(MarkKind::TakenBack),
        PacketKind::Card => None,
    }
}

/// The marks with those of what this desk sealed after the challenge. What happened on one day stands in the order of
/// `packets`, which are sorted, behind what was due on it.
fn with_packets(mut marks: Vec<DateMark>, packets: &[PacketRecord]) -> Vec<DateMark> {
    let stands_for = |packet: &PacketRecord| Some((mark_of(packet.kind?)?, packet.recorded_at.date_naive()));
    let packets: Vec<_> = packets.iter().filter_map(stands_for).collect();
    let is_own = |kind| matches!(kind, MarkKind::UpdateSealed | MarkKind::ReplySealed | MarkKind::TakenBack);
    let own = packets.iter().filter(|(kind, _)| is_own(*kind));
    marks.extend(own.map(|&(kind, date)| DateMark { kind, date, count: 0, days_late: None }));
    // Each packet stands for one mark.
    let mut left: Vec<_> = packets.into_iter().map(Some).collect();
    let mut place = |mark: &DateMark| {
        let at = left.iter().position(|one| *one == Some((mark.kind, mark.date)))?;
        *left.get_mut(at)? = None;
        Some(at)
    };
    let mut placed: Vec<_> = marks.into_iter().map(|mark| (mark.date, place(&mark), mark)).collect();
    placed.sort_by_key(|(date, place, _)| (*date, *place));
    placed.into_iter().map(|(_, _, mark)| mark).collect()
}

/// Whether a packet came back to this desk. A vault that plays both desks holds answers that it sealed itself; only
/// those that were imported, too, name the challenge.
fn came_back(packet: &PacketRecord, kind: PacketKind) -> bool {
    packet.kind == Some(kind) && packet.challenge_id.is_some()
}

fn is_response(packet: &PacketRecord) -> bool {
    came_back(packet, PacketKind::Response)
}

fn is_reply_packet(packet: &PacketRecord) -> bool {
    is_response(packet) || came_back(packet, PacketKind::Receipt)
}

/// The packet that carries a challenge of this vault among its packets, and what it said when it was sealed.
pub(crate) fn began(
    r: &Reader<'_>,
    records: &[PacketRecord],
) -> DeskResult<Option<(PacketRecord, body::Challenge)>> {
    let is_sent = |packet: &&PacketRecord| {
        packet.kind == Some(PacketKind::Challenge) && packet.direction == Some(Direction::Sent)
    };
    let Some(sent) = records.iter().find(is_sent) else { return Ok(None) };
    match recourse_packet::parse_json(&r.packet_bytes(sent.id)?.json)?.body {
        Body::Challenge(challenge) => Ok(Some((sent.clone(), *challenge))),
        _ => Err(DeskError::refused(ErrorCode::PacketInconsistent)),
    }
}

/// The newest response to a challenge by somebody who was asked.
pub(crate) fn newest_response(vault: &Vault, id: ChallengeId) -> DeskResult<Option<PacketRecord>> {
    let challenge: Challenge = vault.read(|r| r.get(id))?;
    let Some(thread) = thread_of(vault, &challenge)? else { return Ok(None) };
    let Some(newest) = thread.answers.last() else { return Ok(None) };
    Ok(thread.packets.iter().find(|packet| packet.id == *newest).cloned())
}

/// The packets of a challenge that was sealed here, if it was and its packet is still here.
fn thread_of(vault: &Vault, challenge: &Challenge) -> DeskResult<Option<Thread>> {
    if challenge.thread_id.is_none() {
        return Ok(None);
    }
    let stored = vault.read(|r| bytes_of(r, challenge.id))?;
    let packets: Vec<PacketRecord> = stored.iter().map(|(packet, _)| packet.clone()).collect();
    let found = vault.try_read(|r| {
        let Some((sent, challenge)) = began(r, &packets)? else { return Ok(None) };
        let standing = thread::standing(r, &sent, &challenge, &packets)?;
        Ok::<_, DeskError>(Some((sent, challenge, standing)))
    })?;
    let Some((sent, said, standing)) = found else { return Ok(None) };
    let Some((_, bytes)) = stored.iter().find(|(packet, _)| packet.id == sent.id) else { return Ok(None) };
    let signed = recourse_packet::parse_json(&bytes.json)?;
    let asked = vault.read(|r| Asked::of(r, &signed, Some(challenge)))?;
    let (mut came, mut receipts) = (Vec::new(), Vec::new());
    for (packet, bytes) in stored.iter().filter(|(packet, _)| is_reply_packet(packet)) {
        let reply = recourse_packet::parse_json(&bytes.json)?;
        let Some(by) = asked.answered_by(&reply.sender) else { continue };
        let on = packet.recorded_at.date_naive();
        match reply.body {
            Body::Receipt(_) => receipts.push(on),
            Body::Response(body) => came.push(order::Came {
                signer: packet.signer.clone(),
                sequence: packet.sequence,
                at: packet.recorded_at,
                what: (packet.id, Arrived { on, by, body: *body }),
            }),
            _ => {}
        }
    }
    let (answers, responses) = order::oldest_first(came).into_iter().unzip();
    let withdrawn_on = standing.withdrawn.map(|(packet, _)| packet.recorded_at.date_naive());
    let (challenge, asked) = (said, standing.asked);
    Ok(Some(Thread { sent, signed, challenge, asked, withdrawn_on, responses, answers, receipts, packets }))
}

/// The packets that carry or answer a challenge, oldest first, with their bytes. A vault that plays both desks holds
/// answers that it sealed itself; they belong to the challenge once they were imported, too.
fn bytes_of(r: &Reader<'_>, id: ChallengeId) -> Result<Vec<(PacketRecord, PacketBytes)>, VaultError> {
    let with_bytes = |packet: PacketRecord| r.packet_bytes(packet.id).map(|bytes| (packet, bytes));
    r.packets_of_challenge(id)?.into_iter().map(with_bytes).collect()
}

fn sent_row(
    challenge: &Challenge,
    thread: &Thread,
    seen: &BTreeSet<PacketId>,
    today: NaiveDate,
) -> DeskResult<SentRow> {
    let asked = &thread.asked;
    let sent_on = thread.sent.recorded_at.date_naive();
    let laid = thread.lay(today);
    let due = laid.rows.iter().filter(|row| !is_replied(row.state)).filter_map(|row| row.due).min();
    let next_due = due.filter(|_| thread.withdrawn_on.is_none());
    Ok(SentRow {
        withdrawn_on: thread.withdrawn_on,
        challenge_id: challenge.id,
        case_id: challenge.case_id,
        title: title(challenge, asked),
        organization: thread.organization(),
        sent_on,
        states: laid.rows.iter().map(|row| row.state).collect(),
        replies: laid.replies,
        with_evidence: laid.with_evidence,
        receipt_on: thread.receipts.iter().min().copied(),
        next_due,
        days_left: next_due.map(|due| (due - today).num_days()),
        new_answer: thread.answers.iter().any(|id| !seen.contains(id)),
    })
}

fn title(challenge: &Challenge, asked: &body::Challenge) -> String {
    let titles = [&asked.title, &asked.case.title, &challenge.title];
    titles.into_iter().find(|title| !title.trim().is_empty()).cloned().unwrap_or_default()
}

fn seen(r: &Reader<'_>) -> Result<BTreeSet<PacketId>, VaultError> {
    Ok(r.setting(SEEN)?.unwrap_or_default())
}

/// Notes that the responses to a challenge were looked at.
///
/// # Errors
/// When there is no such challenge or the vault cannot be written.
pub fn mark_answers_seen(vault: &Vault, id: ChallengeId) -> DeskResult<()> {
    let challenge: Challenge = vault.read(|r| r.get(id))?;
    match thread_of(vault, &challenge)? {
        Some(thread) => mark_seen(vault, &thread),
        None => Err(DeskError::refused(ErrorCode::RecordNotFound)),
    }
}

fn mark_seen(vault: &Vault, thread: &Thread) -> DeskResult<()> {
    let responses: Vec<_> =
        thread.packets.iter().filter(|packet| is_response(packet)).map(|packet| packet.id).collect();
    let known = vault.read(seen)?;
    if responses.iter().all(|id| known.contains(id)) {
        return Ok(());
    }
    vault.write(|w| {
        // What was deleted since is forgotten here as well.
        let mut kept = BTreeSet::new();
        for id in seen(w)?.into_iter().chain(responses) {
            if w.find::<PacketRecord>(id)?.is_some() {
                kept.insert(id);
            }
        }
        w.set_setting(SEEN, &kept)
    })?;
    Ok(())
}
