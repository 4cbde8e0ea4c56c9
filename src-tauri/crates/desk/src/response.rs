//! Writing the answer to a challenge, and what will be sealed of it.
//!
//! One response at a time is written to an entry. Once it was sealed it stays as it is; a further one begins with what
//! the last one said. Nothing is filled in for the person but facts of the import: when the challenge came in, its hash,
//! and that its signature was good.

mod assemble;

use crate::{
    DeskError, DeskResult, casebook, identity, ledger,
    register::{self, Signed},
    view::ResponseView,
};
use recourse_model::{
    Acknowledgement, Deadlines, Desk, Entry, EntryId, EntryStatus, ErrorCode, PacketRecord, ResponseDraft,
    ResponseId, Timestamp, Worksheet,
};
use recourse_packet::body::{Challenge, Receipt, Response};
use recourse_vault::{Reader, Vault};

/// Everything a response is made of.
struct Parts {
    entry: Entry,
    from: String,
    asked: Challenge,
    draft: ResponseDraft,
    sheets: Vec<Worksheet>,
    sealed: bool,
    earlier: usize,
}

impl Parts {
    fn read(r: &Reader<'_>, id: EntryId, now: Timestamp) -> DeskResult<Self> {
        let entry: Entry = r.get(id)?;
        let packet: PacketRecord = r.get(entry.packet_id)?;
        let Signed { asked, sender, .. } = register::signed(r, &entry)?;
        let from = sender.display;
        let draft = r.response_of_entry(id)?;
        let draft = draft.unwrap_or_else(|| ResponseDraft {
            entry_id: id,
            updated_at: now,
            ..ResponseDraft::default()
        });
        let draft = assemble::shaped(draft, None, &asked);
        let draft = ResponseDraft { ack: acknowledged(draft.ack, &entry, &packet), ..draft };
        let sheets = register::sheets(r, id, &asked, now)?;
        let sealed = register::is_answered(r, id)?;
        let earlier = r.responses_of_entry(id)?.iter().filter(|one| one.sealed_at.is_some()).count();
        Ok(Self { entry, from, asked, draft, sheets, sealed, earlier })
    }

    /// Refuses what cannot be sealed. Questions without an answer and claims without a decision do not stand in the
    /// way: both sides see them.
    fn require_ready(&self) -> DeskResult<()> {
        if self.sealed {
            return Err(DeskError::refused(ErrorCode::AlreadySealed));
        }
        let lacking = assemble::without_reasons(&self.sheets, &self.asked);
        if lacking.is_empty() {
            return Ok(());
        }
        let claims = lacking.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        Err(DeskError::refused_with(ErrorCode::DecisionNeedsReasons, "claims", claims))
    }
}

/// The acknowledgement with the facts of the import. Those are never what somebody typed.
fn acknowledged(ack: Acknowledgement, entry: &Entry, packet: &PacketRecord) -> Acknowledgement {
    Acknowledgement {
        received_at: Some(entry.received_at),
        packet_sha256: packet.sha256,
        signature_verified: packet.verification.is_some(),
        ..ack
    }
}

/// The answer screen. Its draft holds an answer for every ask, in order, and the ten questions.
///
/// # Errors
/// When there is no such entry or its stored packet is damaged.
pub fn view(vault: &Vault, id: EntryId, now: Timestamp) -> DeskResult<ResponseView> {
    let Parts { entry, from, asked, draft, sheets, sealed, earlier } =
        vault.try_read(|r| Parts::read(r, id, now))?;
    let response = assemble::assemble(&draft, &sheets, &asked);
    Ok(ResponseView {
        entry,
        to: from,
        title: register::title(&asked),
        asks: assemble::verdicts(&response, &asked, now.date_naive()),
        tests: assemble::numbered_tests(&sheets, &asked),
        undecided: assemble::undecided(&sheets, &asked),
        without_reasons: assemble::without_reasons(&sheets, &asked),
        unanswered: ledger::unanswered(&draft.ten_questions),
        sealed,
        earlier: ledger::count(earlier),
        draft,
    })
}

/// Keeps a response. Answers to what was not asked fall away; parts that are missing in `draft` stay as they are.
///
/// # Errors
/// [`ErrorCode::AlreadySealed`] when it was sealed; when there is no such entry or the vault cannot be written.
pub fn save(vault: &Vault, draft: ResponseDraft, now: Timestamp) -> DeskResult<()> {
    vault.try_write(|w| {
        let entry: Entry = w.get(draft.entry_id)?;
        if register::is_answered(w, entry.id)? {
            return Err(DeskError::refused(ErrorCode::AlreadySealed));
        }
        let packet: PacketRecord = w.get(entry.packet_id)?;
        let asked = register::signed(w, &entry)?.asked;
        let stored = w.response_of_entry(entry.id)?;
        let id = stored.as_ref().map_or(draft.id, |stored| stored.id);
        if stored.is_none() && w.find::<ResponseDraft>(id)?.is_some() {
            // The id belongs to the response to another entry, which must not be written over.
            return Err(DeskError::refused_with(ErrorCode::RecordInvalid, "field", "id"));
        }
        let shaped = assemble::shaped(draft, stored.as_ref(), &asked);
        let ack = acknowledged(shaped.ack, &entry, &packet);
        Ok(w.put(&ResponseDraft { id, ack, sealed_at: None, updated_at: now, ..shaped })?)
    })
}

/// Begins a further response to an entry that was answered: after an update, a reply, or because something changed. It
/// begins with what the last one said, and the worksheets can be worked on again. If one is being written already, that
/// one stays.
///
/// # Errors
/// [`ErrorCode::RecordInvalid`] with the field `response` when nothing was answered yet; when there is no such entry or
/// the vault cannot be written.
pub fn begin_further(vault: &Vault, id: EntryId, now: Timestamp) -> DeskResult<ResponseDraft> {
    vault.try_write(|w| {
        let entry: Entry = w.get(id)?;
        if !register::was_answered(w, id)? {
            return Err(DeskError::refused_with(ErrorCode::RecordInvalid, "field", "response"));
        }
        let last = w.response_of_entry(id)?;
        if let Some(writing) = last.as_ref().filter(|draft| draft.sealed_at.is_none()) {
            return Ok(writing.clone());
        }
        let further = ResponseDraft {
            id: ResponseId::new(),
            entry_id: id,
            sealed_at: None,
            updated_at: now,
            ..last.unwrap_or_default()
        };
        w.put(&further)?;
        let actor_role = casebook::actor(w)?;
        let before = entry.status.unwrap_or(EntryStatus::New);
        w.put(&Entry { status: Some(EntryStatus::Managing), updated_at: now, ..entry.clone() })?;
        let after = EntryStatus::Managing;
        register::log_change(w, &entry, actor_role, "began_further", (before.as_str(), after.as_str()), now)?;
        Ok(further)
    })
}

/// Refuses a response that cannot be sealed yet: one with a decision that lacks its reasons.
///
/// # Errors
/// [`ErrorCode::DecisionNeedsReasons`] with the numbers of the claims; [`ErrorCode::AlreadySealed`]; when there is no
/// such entry.
pub fn require_ready(vault: &Vault, id: EntryId, now: Timestamp) -> DeskResult<()> {
    vault.try_read(|r| Parts::read(r, id, now))?.require_ready()
}

/// The body that will be sealed. It is the one whose verdicts [`view`] shows. A response that nobody has saved yet is
/// stored, so that sealing finds the draft that it seals.
///
/// # Errors
/// As [`require_ready`]; when the vault cannot be written.
pub fn release(vault: &Vault, id: EntryId, now: Timestamp) -> DeskResult<Response> {
    let parts = vault.try_read(|r| Parts::read(r, id, now))?;
    parts.require_ready()?;
    vault.try_write(|w| match w.response_of_entry(id)? {
        Some(_) => Ok::<_, DeskError>(()),
        None => Ok(w.put(&parts.draft)?),
    })?;
    Ok(assemble::assemble(&parts.draft, &parts.sheets, &parts.asked))
}

/// The receipt for an entry: which packet came, when, what checking it found, and the dates that this desk promises.
///
/// # Errors
/// [`ErrorCode::PacketUnsigned`] when the packet was never verified, which an import rules out; when the vault cannot
/// be read or written.
pub fn receipt_body(
    vault: &Vault,
    entry: &Entry,
    packet: &PacketRecord,
    now: Timestamp,
) -> DeskResult<Receipt> {
    let Some(verification) = packet.verification else {
        return Err(DeskError::refused(ErrorCode::PacketUnsigned));
    };
    let identity = identity::of_desk(vault, Desk::Register, now)?;
    let draft = vault.read(|r| r.response_of_entry(entry.id))?;
    let by = |days| assemble::promised(entry.received_at, days, now.date_naive());
    let promises = &identity.promises;
    let promised = Deadlines {
        acknowledge_by: by(promises.acknowledge_days),
        decide_by: by(promises.decide_days),
        final_by: by(promises.final_days),
        source: None,
    };
    let written = draft.map(|draft| draft.ack).unwrap_or_default();
    let ack = Acknowledgement {
        contact_role: if written.contact_role.trim().is_empty() {
            identity.contact
        } else {
            written.contact_role
        },
        next_update_by: written.next_update_by.or(promised.decide_by),
        case_ref: written.case_ref,
        ..acknowledged(Acknowledgement::default(), entry, packet)
    };
    Ok(Receipt {
        ack,
        verification,
        addressed_to_us: packet.addressed_to_us,
        promised,
        message: String::new(),
    })
}
