//! What the documenting side puts into a thread after its challenge: an update, a reply to an answer, or the word that
//! it takes the challenge back.
//!
//! An update is composed like a challenge, with the same consents, blockers and preview, and goes the same way out
//! ([`crate::release`]). Where it carries a piece that an earlier packet promised under a commitment, it hands over what
//! proves that it is the same piece. The other two are words alone; they are kept as they are typed until they are
//! sealed.

use crate::{
    DeskError, DeskResult, ledger,
    view::{FollowUps, LedgerView},
};
use recourse_model::{
    AskId, Challenge, ChallengeId, ClaimChoice, ClaimId, Deadlines, Direction, ErrorCode, EvidenceId, HarmId,
    PacketRecord, Timestamp, WithheldItem,
};
use recourse_packet::{FileEntry, body};
use recourse_vault::{Reader, Vault, VaultError, Writer};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a thread holds before an update to it.
#[derive(Debug, Clone)]
pub struct Earlier {
    /// The challenge that began it.
    pub parent: Challenge,
    /// What was asked, as it stands.
    pub asked: body::Challenge,
    /// The outward ids of every harm that went as a claim.
    pub claims: Vec<ClaimChoice>,
    /// Pieces of evidence that went.
    pub evidence: Vec<EvidenceId>,
    /// What was kept back under a commitment, with what reveals it.
    pub withheld: Vec<WithheldItem>,
}

impl Earlier {
    /// The outward id of a harm in this thread, if it went.
    #[must_use]
    pub fn claim_of(&self, harm: HarmId) -> Option<ClaimId> {
        self.claims.iter().find(|choice| choice.harm_id == harm).map(|choice| choice.claim_id)
    }

    /// Claims that asks may rest on: they went and still stand.
    pub(crate) fn standing_claims(&self) -> BTreeMap<HarmId, ClaimId> {
        let stands =
            |choice: &&ClaimChoice| self.asked.claims.iter().any(|claim| claim.id == choice.claim_id);
        self.claims.iter().filter(stands).map(|choice| (choice.harm_id, choice.claim_id)).collect()
    }
}

fn no_thread() -> DeskError {
    DeskError::refused(ErrorCode::PacketUnknownThread)
}

/// What went before `challenge`, if it is an update.
pub(crate) fn earlier(r: &Reader<'_>, challenge: &Challenge) -> DeskResult<Option<Earlier>> {
    challenge.follows.map(|parent| earlier_of(r, parent)).transpose()
}

fn earlier_of(r: &Reader<'_>, id: ChallengeId) -> DeskResult<Earlier> {
    let parent: Challenge = r.get(id)?;
    let records = r.packets_of_challenge(id)?;
    let Some((began, challenge)) = ledger::began(r, &records)? else { return Err(no_thread()) };
    let asked = crate::thread::standing(r, &began, &challenge, &records)?.asked;
    let mut claims = parent.claims.clone();
    let mut evidence = parent.evidence.clone();
    for update in r.updates_of_challenge(id)?.into_iter().filter(|update| update.sealed_at.is_some()) {
        claims.extend(update.claims);
        evidence.extend(update.evidence);
    }
    let mut withheld = Vec::new();
    for record in records.iter().filter(|record| record.direction == Some(Direction::Sent)) {
        withheld.extend(r.withheld_of_packet(record.id)?);
    }
    Ok(Earlier { parent, asked, claims, evidence, withheld })
}

/// Begins an update to a sealed challenge, with every harm of its case that did not go yet. If one is being composed
/// already, that one stays.
///
/// # Errors
/// [`ErrorCode::PacketUnknownThread`] when the challenge was not sealed or its packet was deleted;
/// [`ErrorCode::ThreadClosed`] when the keys of its thread were deleted, or it was taken back.
pub fn begin_update(vault: &Vault, id: ChallengeId, now: Timestamp) -> DeskResult<Challenge> {
    let draft = vault.try_write(|w| {
        require_open(w, id)?;
        if let Some(known) = w.updates_of_challenge(id)?.into_iter().find(|update| update.sealed_at.is_none())
        {
            return Ok(known);
        }
        let before = earlier_of(w, id)?;
        let parent = before.parent.clone();
        let harms = w.harms_of_case(parent.case_id)?;
        let fresh = harms.iter().filter(|harm| before.claim_of(harm.id).is_none());
        let claims: Vec<ClaimChoice> = fresh
            .map(|harm| ClaimChoice { harm_id: harm.id, claim_id: ClaimId::new(), include_own_words: false })
            .collect();
        let evidence = crate::challenge::supporting(w, parent.case_id, &claims)?;
        let update = Challenge {
            follows: Some(id),
            case_id: parent.case_id,
            title: parent.title,
            claims,
            evidence: evidence.into_iter().filter(|piece| !before.evidence.contains(piece)).collect(),
            recipients: parent.recipients,
            sender_mode: parent.sender_mode,
            sender_display: parent.sender_display,
            rounding: parent.rounding,
            deadlines: Deadlines::default(),
            created_at: now,
            updated_at: now,
            ..Challenge::default()
        };
        w.put(&update)?;
        Ok::<_, DeskError>(update)
    })?;
    Ok(draft)
}

/// Keeps what belongs to the thread and not to the update: who gets it, how the sender appears, and the outward ids of
/// harms that went before.
pub(crate) fn bound(earlier: &Earlier, update: Challenge) -> Challenge {
    let claims = update.claims.into_iter().map(|choice| ClaimChoice {
        claim_id: earlier.claim_of(choice.harm_id).unwrap_or(choice.claim_id),
        ..choice
    });
    let parent = &earlier.parent;
    Challenge {
        claims: claims.collect(),
        title: parent.title.clone(),
        recipients: parent.recipients.clone(),
        sender_mode: parent.sender_mode,
        sender_display: parent.sender_display.clone(),
        rounding: parent.rounding,
        follows: Some(parent.id),
        ..update
    }
}

/// The update that goes, made of what may go of a challenge. `gone` is numbered anew: what is known keeps its number,
/// what is new comes after the rest.
pub(crate) fn update(
    earlier: &Earlier,
    draft: &Challenge,
    gone: &mut body::Challenge,
    files: &[FileEntry],
    pieces: &[EvidenceId],
) -> body::Update {
    let mut next = earlier.asked.claims.iter().map(|claim| claim.number).max().unwrap_or(0);
    for claim in &mut gone.claims {
        let known = earlier.asked.claims.iter().find(|known| known.id == claim.id);
        claim.number = known.map_or_else(|| after(&mut next), |known| known.number);
    }
    let mut next = earlier.asked.asks.iter().map(|ask| ask.number).max().unwrap_or(0);
    for ask in &mut gone.asks {
        ask.number = after(&mut next);
    }
    // What an update does not carry is not shown as if it did.
    *gone = body::Challenge {
        claims: std::mem::take(&mut gone.claims),
        people: std::mem::take(&mut gone.people),
        asks: std::mem::take(&mut gone.asks),
        deadlines: gone.deadlines.clone(),
        ..body::Challenge::default()
    };
    let revealed = pieces.iter().zip(files).filter_map(|(piece, file)| {
        let item = earlier.withheld.iter().find(|item| item.evidence_id == *piece)?;
        Some(body::Reveal {
            packet_id: item.packet_id,
            commitment: item.commitment.parse().ok()?,
            salt: item.salt.reveal().parse().ok()?,
            path: file.path.clone(),
        })
    });
    let stands = |id: &ClaimId| earlier.asked.claims.iter().any(|claim| claim.id == *id);
    let asked = |id: &AskId| earlier.asked.asks.iter().any(|ask| ask.id == *id);
    body::Update {
        text: draft.text.clone(),
        claims: gone.claims.clone(),
        people: gone.people.clone(),
        asks: gone.asks.clone(),
        withdrawn_claims: draft.withdrawn_claims.iter().copied().filter(stands).collect(),
        withdrawn_asks: draft.withdrawn_asks.iter().copied().filter(asked).collect(),
        deadlines: draft.deadlines.clone(),
        reveals: revealed.collect(),
    }
}

fn after(last: &mut u32) -> u32 {
    *last = last.saturating_add(1);
    *last
}

/// Whether an update says anything.
#[must_use]
pub fn says_something(update: &body::Update, files: usize) -> bool {
    let body::Update { text, claims, asks, withdrawn_claims, withdrawn_asks, deadlines, .. } = update;
    let dates = [deadlines.acknowledge_by, deadlines.decide_by, deadlines.final_by];
    let parts = [files, claims.len(), asks.len(), withdrawn_claims.len(), withdrawn_asks.len()];
    !text.trim().is_empty() || parts.iter().any(|count| *count > 0) || dates.iter().any(Option::is_some)
}

/// A reply to an answer, or the word that a challenge is taken back, while it is written.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct FollowUpDrafts {
    /// The reply.
    pub rejoinder: RejoinderDraft,
    /// The taking back.
    pub withdrawal: WithdrawalDraft,
}

/// A reply to an answer, while it is written.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct RejoinderDraft {
    /// About the answer as a whole.
    pub text: String,
    /// Ask by ask.
    pub asks: Vec<RejoinderText>,
}

/// What is said to the answer to one ask.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct RejoinderText {
    /// The ask.
    pub ask: AskId,
    /// What is said.
    pub text: String,
}

/// The word that a challenge is taken back, while it is written.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct WithdrawalDraft {
    /// Why.
    pub reason: String,
    /// Whether the other side is asked to delete what it was sent.
    pub please_delete: bool,
}

impl RejoinderDraft {
    /// The body that goes: what is blank is left out.
    #[must_use]
    pub fn body(&self) -> body::Rejoinder {
        let said = self.asks.iter().filter(|item| !item.text.trim().is_empty());
        let items = said.map(|item| body::RejoinderItem { ask: item.ask, text: item.text.clone() });
        body::Rejoinder { asks: items.collect(), text: self.text.clone(), reveals: Vec::new() }
    }
}

impl WithdrawalDraft {
    /// The body that goes.
    #[must_use]
    pub fn body(&self) -> body::Withdrawal {
        body::Withdrawal { reason: self.reason.clone(), please_delete: self.please_delete }
    }
}

fn drafts_key(id: ChallengeId) -> String {
    format!("challenge/{id}/follow_up")
}

/// What is being written to follow a challenge.
pub(crate) fn drafts(r: &Reader<'_>, id: ChallengeId) -> Result<FollowUpDrafts, VaultError> {
    let stored = r.draft(&drafts_key(id))?;
    // What cannot be read is said, never taken for nothing: the next word typed would write over it.
    Ok(stored.map(|draft| serde_json::from_str(&draft.text)).transpose()?.unwrap_or_default())
}

/// What is being written to follow a challenge, beside what was asked and answered.
///
/// # Errors
/// When there is no such challenge or it was not sealed.
pub fn view(vault: &Vault, id: ChallengeId, now: Timestamp) -> DeskResult<FollowUps> {
    let ledger: LedgerView = ledger::view(vault, id, now)?;
    let (drafts, update, open) = vault.read(|r| {
        let update = r.updates_of_challenge(id)?.into_iter().find(|update| update.sealed_at.is_none());
        Ok((self::drafts(r, id)?, update.map(|update| update.id), require_open(r, id).is_ok()))
    })?;
    let blockers = crate::challenge::key_blockers(vault, id, now)?;
    Ok(FollowUps { drafts, update, open, blockers, ledger })
}

/// Keeps what is being written.
///
/// # Errors
/// When there is no such challenge or the vault cannot be written.
pub fn save(vault: &Vault, id: ChallengeId, drafts: &FollowUpDrafts, now: Timestamp) -> DeskResult<()> {
    let text = serde_json::to_string(drafts).map_err(|_| DeskError::refused(ErrorCode::Internal))?;
    Ok(vault.write(|w| {
        w.get::<Challenge>(id)?;
        w.put_draft(&drafts_key(id), &text, now)
    })?)
}

/// Forgets the draft that was sealed.
pub(crate) fn forget(
    w: &Writer<'_>,
    id: ChallengeId,
    clear: impl FnOnce(&mut FollowUpDrafts),
    now: Timestamp,
) -> DeskResult<()> {
    let mut drafts = drafts(w, id)?;
    clear(&mut drafts);
    let text = serde_json::to_string(&drafts).map_err(|_| DeskError::refused(ErrorCode::Internal))?;
    Ok(w.put_draft(&drafts_key(id), &text, now)?)
}

/// What is being written, with a reply that says something, and the response that it replies to: the newest that came
/// from somebody who was asked.
pub(crate) fn ready_rejoinder(vault: &Vault, id: ChallengeId) -> DeskResult<(FollowUpDrafts, PacketRecord)> {
    let drafts = vault.read(|r| self::drafts(r, id))?;
    let Some(answer) = ledger::newest_response(vault, id)? else {
        return Err(DeskError::refused_with(ErrorCode::RecordInvalid, "field", "response"));
    };
    if drafts.rejoinder.body() == body::Rejoinder::default() {
        return Err(DeskError::refused(ErrorCode::ChallengeEmpty));
    }
    Ok((drafts, answer))
}

/// Refuses where nothing more can be put into a thread: its keys were deleted, or the challenge was taken back.
///
/// # Errors
/// [`ErrorCode::ThreadClosed`]; [`ErrorCode::PacketUnknownThread`] when it was not sealed.
pub(crate) fn require_open(r: &Reader<'_>, id: ChallengeId) -> DeskResult<()> {
    let challenge: Challenge = r.get(id)?;
    let Some(thread) = challenge.thread_id else { return Err(no_thread()) };
    let records = r.packets_of_challenge(id)?;
    let Some((began, body)) = ledger::began(r, &records)? else { return Err(no_thread()) };
    let withdrawn = crate::thread::standing(r, &began, &body, &records)?.withdrawn.is_some();
    if withdrawn || r.thread_keys(thread)?.is_none() {
        return Err(DeskError::refused(ErrorCode::ThreadClosed));
    }
    Ok(())
}

/// Closes a thread: deletes its keys. What was sent and what came can still be read here; replies that come later cannot
/// be read by anybody, and nothing more can be sent in it.
///
/// # Errors
/// When there is no such challenge, it was not sealed, or the vault cannot be written.
pub fn close(vault: &Vault, id: ChallengeId) -> DeskResult<()> {
    vault.try_write(|w| {
        let challenge: Challenge = w.get(id)?;
        let Some(thread) = challenge.thread_id else { return Err(no_thread()) };
        for draft in w.updates_of_challenge(id)?.into_iter().filter(|update| update.sealed_at.is_none()) {
            crate::challenge::delete_in(w, draft.id)?;
        }
        w.delete_draft(&drafts_key(id))?;
        Ok(w.delete_thread_keys(thread)?)
    })
}
