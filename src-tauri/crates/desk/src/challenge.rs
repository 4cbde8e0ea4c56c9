//! Composing a challenge: what goes, what stays, and what must be settled first.

use crate::{
    DeskError, DeskResult, casebook, evidence, follow_up, identity, recipients,
    release::{self, HarmParts, Release, Snapshot},
    settings,
    view::{
        Blocker, BlockerKind, BlockerWay, ChallengeView, ConsentState, EarlierView, Goes, PreviewFile, Stays,
        UpdatePreview,
    },
};
use recourse_model::{
    Ask, AskId, Case, CaseId, Challenge, ChallengeId, ClaimChoice, ClaimId, ConsentPurpose, DeadlineSource,
    Deadlines, Desk, ErrorCode, EvidenceId, HarmId, Person, PersonId, Recipient, Rounding, SenderMode,
    Sensitivity, System, Timestamp,
};
use recourse_packet::padme;
use recourse_vault::{Reader, Vault, VaultError, Writer};
use std::collections::BTreeMap;

/// Days that are suggested for acknowledging, deciding and finishing. Requests, not law; the person changes them.
const SUGGESTED_DAYS: (i64, i64, i64) = (7, 30, 90);

/// Begins a challenge with every finished harm of the case as a claim, and the evidence that supports them. People
/// take out what should stay; nothing goes before they have seen it.
///
/// # Errors
/// When there is no such case or the vault cannot be written.
pub fn begin(vault: &Vault, case_id: CaseId, now: Timestamp) -> DeskResult<Challenge> {
    let name = settings::read(vault)?.name;
    let challenge = vault.write(|w| {
        let case: Case = w.get(case_id)?;
        let harms = w.harms_of_case(case_id)?;
        let claims = harms.iter().map(|harm| ClaimChoice {
            harm_id: harm.id,
            claim_id: ClaimId::new(),
            include_own_words: false,
        });
        let claims: Vec<ClaimChoice> = claims.collect();
        let challenge = Challenge {
            case_id,
            title: case.title,
            evidence: supporting(w, case_id, &claims)?,
            claims,
            deadlines: suggested_deadlines(now),
            sender_mode: Some(SenderMode::Group),
            sender_display: name,
            rounding: Some(Rounding::Hour),
            created_at: now,
            updated_at: now,
            ..Challenge::default()
        };
        w.put(&challenge)?;
        Ok(challenge)
    })?;
    Ok(challenge)
}

/// The pieces that support these claims and are not private; cleaned copies in place of originals.
pub(crate) fn supporting(
    r: &Reader<'_>,
    case_id: CaseId,
    claims: &[ClaimChoice],
) -> Result<Vec<EvidenceId>, VaultError> {
    let pieces = r.evidence_of_case(case_id)?;
    let supports = |piece: &&recourse_model::Evidence| {
        piece.supports.iter().any(|id| claims.iter().any(|choice| choice.harm_id == *id))
            && piece.sensitivity != Some(Sensitivity::Private)
    };
    let chosen: Vec<_> = pieces.iter().filter(supports).map(|piece| piece.id).collect();
    Ok(prefer_cleaned(&pieces, &chosen))
}

/// Where a cleaned copy of a chosen piece is chosen too, the original stays.
fn prefer_cleaned(pieces: &[recourse_model::Evidence], chosen: &[EvidenceId]) -> Vec<EvidenceId> {
    let has_copy = |id: &EvidenceId| {
        let copy = pieces.iter().find(|piece| piece.derived_from == Some(*id));
        copy.is_some_and(|copy| chosen.contains(&copy.id))
    };
    chosen.iter().copied().filter(|id| !has_copy(id)).collect()
}

fn suggested_deadlines(now: Timestamp) -> Deadlines {
    let day = |days| now.date_naive().checked_add_signed(chrono::TimeDelta::days(days));
    let (acknowledge, decide, last) = SUGGESTED_DAYS;
    Deadlines {
        acknowledge_by: day(acknowledge),
        decide_by: day(decide),
        final_by: day(last),
        source: Some(DeadlineSource::Requested),
    }
}

fn unsealed(stored: &Challenge) -> Result<(), DeskError> {
    if stored.sealed_at.is_some() { Err(DeskError::refused(ErrorCode::AlreadySealed)) } else { Ok(()) }
}

/// Keeps a challenge. Its id, case and seal are not the window's to change.
///
/// # Errors
/// [`ErrorCode::AlreadySealed`] once it was sealed.
pub fn save(vault: &Vault, challenge: Challenge, now: Timestamp) -> DeskResult<()> {
    // Looked at and written in one: a seal must never come in between.
    vault.try_write(|w| {
        let stored: Challenge = w.get(challenge.id)?;
        unsealed(&stored)?;
        let claims = with_stable_claim_ids(&stored, challenge.claims);
        let kept = Challenge {
            case_id: stored.case_id,
            follows: stored.follows,
            thread_id: None,
            sealed_at: None,
            created_at: stored.created_at,
            updated_at: now,
            claims,
            ..challenge
        };
        w.put(&match follow_up::earlier(w, &stored)? {
            Some(earlier) => follow_up::bound(&earlier, kept),
            None => kept,
        })?;
        Ok(())
    })
}

/// A harm that is taken out and put back keeps its claim id, and no two claims share one.
fn with_stable_claim_ids(stored: &Challenge, claims: Vec<ClaimChoice>) -> Vec<ClaimChoice> {
    let mut kept: Vec<ClaimChoice> = Vec::new();
    for choice in claims {
        if kept.iter().any(|known| known.harm_id == choice.harm_id) {
            continue;
        }
        let before = stored.claims.iter().find(|known| known.harm_id == choice.harm_id);
        let wanted = before.map_or(choice.claim_id, |known| known.claim_id);
        let taken = kept.iter().any(|known| known.claim_id == wanted);
        kept.push(ClaimChoice { claim_id: if taken { ClaimId::new() } else { wanted }, ..choice });
    }
    kept
}

/// Deletes a challenge that was not sealed.
///
/// # Errors
/// [`ErrorCode::AlreadySealed`] once it was sealed.
pub fn delete(vault: &Vault, id: ChallengeId) -> DeskResult<()> {
    vault.try_write(|w| delete_in(w, id))
}

pub(crate) fn delete_in(w: &Writer<'_>, id: ChallengeId) -> DeskResult<()> {
    unsealed(&w.get(id)?)?;
    for ask in w.asks_of_challenge(id)? {
        w.delete::<Ask>(ask.id)?;
    }
    w.delete_draft(&settled_key(id))?;
    Ok(w.delete::<Challenge>(id)?)
}

/// Keeps an ask. A new one goes to the end.
///
/// # Errors
/// [`ErrorCode::AlreadySealed`] once its challenge was sealed.
pub fn save_ask(vault: &Vault, mut ask: Ask) -> DeskResult<Ask> {
    vault.try_write(|w| {
        unsealed(&w.get(ask.challenge_id)?)?;
        if ask.position == 0 {
            let last = w.asks_of_challenge(ask.challenge_id)?.iter().map(|known| known.position).max();
            ask.position = last.unwrap_or(0) + 1;
        }
        w.put(&ask)?;
        Ok(ask)
    })
}

/// Deletes an ask.
///
/// # Errors
/// [`ErrorCode::AlreadySealed`] once its challenge was sealed.
pub fn delete_ask(vault: &Vault, id: AskId) -> DeskResult<()> {
    vault.try_write(|w| {
        let ask: Ask = w.get(id)?;
        unsealed(&w.get(ask.challenge_id)?)?;
        w.delete::<Ask>(id)?;
        Ok(())
    })
}

/// What must be settled about the keys of those who got a challenge before anything more goes to them.
///
/// # Errors
/// When there is no such challenge.
pub fn key_blockers(vault: &Vault, id: ChallengeId, now: Timestamp) -> DeskResult<Vec<Blocker>> {
    Ok(crate::blockers::of_keys(&snapshot(vault, id)?, now))
}

fn settled_key(id: ChallengeId) -> String {
    format!("challenge/{id}/settled")
}

/// Reads everything that a challenge may draw on, in one moment.
///
/// # Errors
/// When there is no such challenge.
pub fn snapshot(vault: &Vault, id: ChallengeId) -> DeskResult<Snapshot> {
    vault.try_read(|r| read_snapshot(r, id))
}

pub(crate) fn read_snapshot(r: &Reader<'_>, id: ChallengeId) -> DeskResult<Snapshot> {
    let challenge: Challenge = r.get(id)?;
    let case: Case = r.get(challenge.case_id)?;
    let system = case.system_id.map(|id| r.find::<System>(id)).transpose()?.flatten();
    let mut harms = Vec::new();
    for (number, harm) in (1..).zip(r.harms_of_case(case.id)?) {
        harms.push(HarmParts {
            number,
            notes: r.notes_of_harm(harm.id)?,
            tensions: r.tensions_of_harm(harm.id)?,
            mappings: r.mappings_of_harm(harm.id)?,
            harm,
        });
    }
    let mut pieces = Vec::new();
    for piece in r.evidence_of_case(case.id)? {
        let hidden = evidence::hidden(r, &piece)?;
        pieces.push((piece, hidden));
    }
    let named = harms.iter().flat_map(|parts| parts.harm.people.iter());
    let named: Vec<PersonId> =
        named.chain(pieces.iter().flat_map(|(piece, _)| piece.people.iter())).copied().collect();
    let mut people = BTreeMap::new();
    for id in named {
        if let Some(person) = r.find::<Person>(id)? {
            people.insert(id, (person, r.consents_of_person(id)?));
        }
    }
    let mut recipients = Vec::new();
    for id in &challenge.recipients {
        recipients.extend(r.find::<Recipient>(*id)?);
    }
    let settled = r.draft(&settled_key(id))?.map(|draft| draft.text).unwrap_or_default();
    let other_keys = recipients::other_keys(&recipients, r.recipients()?);
    Ok(Snapshot {
        earlier: follow_up::earlier(r, &challenge)?,
        other_keys,
        asks: r.asks_of_challenge(id)?,
        settled: settled.lines().map(str::to_owned).collect(),
        challenge,
        case,
        system,
        harms,
        evidence: pieces,
        people,
        recipients,
    })
}

/// The compose screen.
///
/// # Errors
/// When there is no such challenge.
pub fn view(vault: &Vault, id: ChallengeId, now: Timestamp) -> DeskResult<ChallengeView> {
    let snapshot = snapshot(vault, id)?;
    let release = release::challenge(&snapshot, now);
    let blockers = crate::blockers::list(&snapshot, &release, now);
    let (harms, evidence) = vault.read(|r| {
        let pieces = r.evidence_of_case(snapshot.case.id)?;
        let harms = casebook::harm_rows(r, snapshot.case.id, &pieces)?;
        let rows = evidence::rows_of(r, &pieces, &harms)?;
        Ok((harms, rows))
    })?;
    let files: Vec<PreviewFile> = release
        .files
        .iter()
        .zip(&release.pieces)
        .map(|(file, piece)| PreviewFile {
            path: file.path.to_string(),
            evidence_id: *piece,
            title: file.title.clone(),
            bytes: file.size,
            sha256: file.sha256,
            media_type: file.media_type.clone(),
        })
        .collect();
    let mode = snapshot.challenge.sender_mode.unwrap_or(SenderMode::Group);
    // The words that will stand beside the packet's signature: those of the signing key alone.
    let our_words = if mode.uses_thread_key() {
        Vec::new()
    } else {
        identity::signer_words(&identity::of_desk(vault, Desk::Casebook, now)?.signing_key.parse()?)
    };
    Ok(ChallengeView {
        case_title: snapshot.case.title.clone(),
        asks: snapshot.asks.clone(),
        harms,
        evidence,
        recipients: recipients::rows(vault)?,
        goes: goes(&snapshot, &release),
        stays: stays(&snapshot, &release, now),
        estimated_bytes: estimate(&release),
        sealed: snapshot.challenge.sealed_at.is_some(),
        update: release.update.map(|update| UpdatePreview {
            text: update.text,
            withdrawn_claims: update.withdrawn_claims,
            withdrawn_asks: update.withdrawn_asks,
            reveals: count(update.reveals.len()),
        }),
        earlier: snapshot.earlier.map(|earlier| EarlierView {
            challenge_id: earlier.parent.id,
            claims: earlier.claims,
            evidence: earlier.evidence,
            withheld: earlier.withheld.iter().map(|item| item.evidence_id).collect(),
            asked: earlier.asked,
        }),
        preview: release.body,
        files,
        our_words,
        blockers,
        challenge: snapshot.challenge,
    })
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Payload, a header for each file, texts, padding and the cipher's own overhead.
fn estimate(release: &Release) -> u64 {
    let payload: u64 = release.files.iter().map(|file| file.size.next_multiple_of(512) + 512).sum();
    let texts = serde_json::to_vec(&release.body).map_or(0, |json| json.len() as u64);
    // packet.json pretty-printed, its rendering and the schema, as measured on the example.
    let padded = padme(payload + texts * 4 + 96 * 1024);
    padded + padded / 65_536 * 16 + 1_024
}

fn goes(snapshot: &Snapshot, release: &Release) -> Goes {
    Goes {
        claims: count(release.body.claims.len()),
        pseudonyms: release.body.people.iter().map(|person| person.pseudonym.clone()).collect(),
        evidence: count(release.files.len()),
        evidence_total: count(snapshot.evidence.len()),
        asks: count(release.body.asks.len()),
        own_words: count(
            release.body.claims.iter().filter(|claim| !claim.facts.own_words.is_empty()).count(),
        ),
    }
}

fn stays(snapshot: &Snapshot, release: &Release, now: Timestamp) -> Stays {
    let private = |piece: &recourse_model::Evidence| piece.sensitivity == Some(Sensitivity::Private);
    let without = |id: &PersonId| {
        let state = snapshot.consent_of(*id, ConsentPurpose::Share, now).state;
        !matches!(state, ConsentState::MayShare | ConsentState::Without)
    };
    let staying: Vec<_> = snapshot
        .evidence
        .iter()
        .map(|(piece, _)| piece)
        .filter(|piece| !release.pieces.contains(&piece.id))
        .collect();
    let open: Vec<_> = staying.iter().filter(|piece| !private(piece)).collect();
    let no_consent = open.iter().filter(|piece| piece.people.iter().any(without)).count();
    let withdrawn = snapshot
        .people
        .values()
        .filter(|(person, _)| {
            snapshot.consent_of(person.id, ConsentPurpose::Share, now).state == ConsentState::Withdrawn
        })
        .map(|(person, _)| person.pseudonym.clone());
    Stays {
        contacts: count(snapshot.people.values().filter(|(p, _)| !p.contact.reveal().is_empty()).count()),
        evidence_private: count(staying.iter().filter(|piece| private(piece)).count()),
        evidence_without_consent: count(no_consent),
        evidence_not_chosen: count(open.len() - no_consent),
        withdrawn: withdrawn.collect(),
        private_notes: count(snapshot.harms.iter().filter(|h| !h.harm.private_notes.is_empty()).count()),
        withheld: count(snapshot.challenge.withheld.len()),
    }
}

/// Settles a blocker. Recording a consent, comparing words and filling a field are done at their own places; here
/// are the ways that change the challenge itself.
///
/// # Errors
/// [`ErrorCode::RecordInvalid`] when the way does not fit, or there is no such blocker.
pub fn settle(vault: &Vault, id: ChallengeId, key: &str, way: BlockerWay, now: Timestamp) -> DeskResult<()> {
    let snapshot = snapshot(vault, id)?;
    // What is sealed stays as it is, but more may go to the same people, and their keys may have changed.
    let list = if snapshot.challenge.sealed_at.is_some() {
        crate::blockers::of_keys(&snapshot, now)
    } else {
        crate::blockers::list(&snapshot, &release::challenge(&snapshot, now), now)
    };
    let found = list.into_iter().find(|blocker| blocker.key == key && blocker.ways.contains(&way));
    let Some(blocker) = found else {
        return Err(DeskError::refused_with(ErrorCode::RecordInvalid, "field", "blocker"));
    };
    match way {
        BlockerWay::LeaveOut => leave_out(vault, snapshot.challenge, &blocker, now),
        BlockerWay::UseCleanedCopy => use_cleaned(vault, snapshot.challenge, &blocker, now),
        BlockerWay::IncludeAsIs => take_on(vault, &snapshot, key, now),
        BlockerWay::UseOtherKey => use_other_key(vault, &snapshot, &blocker, now),
        BlockerWay::RecordConsent | BlockerWay::CompareWords | BlockerWay::Fill => {
            Err(DeskError::refused_with(ErrorCode::RecordInvalid, "field", "way"))
        }
    }
}

fn leave_out(vault: &Vault, mut challenge: Challenge, blocker: &Blocker, now: Timestamp) -> DeskResult<()> {
    if let Some(ask) = blocker.ask_id {
        return delete_ask(vault, ask);
    }
    if blocker.kind == BlockerKind::OwnWords {
        let quoted = challenge.claims.iter_mut().filter(|choice| blocker.harm_id == Some(choice.harm_id));
        quoted.for_each(|choice| choice.include_own_words = false);
        return save(vault, challenge, now);
    }
    challenge.recipients.retain(|id| blocker.recipient_id != Some(*id));
    match blocker.evidence_id {
        Some(piece) => challenge.evidence.retain(|id| *id != piece),
        None => challenge.claims.retain(|choice| blocker.harm_id != Some(choice.harm_id)),
    }
    save(vault, challenge, now)
}

fn use_cleaned(vault: &Vault, mut challenge: Challenge, blocker: &Blocker, now: Timestamp) -> DeskResult<()> {
    let Some(original) = blocker.evidence_id else {
        return Err(DeskError::refused_with(ErrorCode::RecordInvalid, "field", "blocker"));
    };
    let copy = evidence::clean_copy(vault, original, now)?;
    for id in &mut challenge.evidence {
        if *id == original {
            *id = copy.id;
        }
    }
    save(vault, challenge, now)
}

/// Sends to the other key that is known under the name of a recipient. In an update it becomes the key of the thread.
fn use_other_key(vault: &Vault, snapshot: &Snapshot, blocker: &Blocker, now: Timestamp) -> DeskResult<()> {
    let (old, new) = (blocker.recipient_id, blocker.other_recipient_id);
    let (Some(old), Some(new)) = (old, new) else {
        return Err(DeskError::refused_with(ErrorCode::RecordInvalid, "field", "blocker"));
    };
    let swapped = |mut challenge: Challenge| {
        challenge.recipients.iter_mut().filter(|id| **id == old).for_each(|id| *id = new);
        let mut seen = std::collections::BTreeSet::new();
        challenge.recipients.retain(|id| seen.insert(*id));
        Challenge { updated_at: now, ..challenge }
    };
    vault.try_write(|w| {
        if let Some(parent) = snapshot.challenge.follows {
            w.put(&swapped(w.get(parent)?))?;
        }
        Ok(w.put(&swapped(w.get(snapshot.challenge.id)?))?)
    })
}

fn take_on(vault: &Vault, snapshot: &Snapshot, key: &str, now: Timestamp) -> DeskResult<()> {
    let mut settled = snapshot.settled.clone();
    settled.push(key.to_owned());
    Ok(vault.write(|w| w.put_draft(&settled_key(snapshot.challenge.id), &settled.join("\n"), now))?)
}

/// Refuses to go on while something must be settled.
///
/// # Errors
/// [`DeskError::Blocked`] with what must be settled; [`ErrorCode::AlreadySealed`] once it was sealed.
pub fn require_ready(vault: &Vault, id: ChallengeId, now: Timestamp) -> DeskResult<()> {
    ready(vault, id, now).map(drop)
}

/// What will be sealed, if nothing must be settled.
pub(crate) fn ready(vault: &Vault, id: ChallengeId, now: Timestamp) -> DeskResult<(Snapshot, Release)> {
    let snapshot = snapshot(vault, id)?;
    unsealed(&snapshot.challenge)?;
    let release = release::challenge(&snapshot, now);
    let blockers = crate::blockers::list(&snapshot, &release, now);
    if !blockers.is_empty() {
        return Err(DeskError::Blocked(blockers));
    }
    if release.update.is_none() && release.body.claims.is_empty() {
        return Err(DeskError::refused(ErrorCode::ChallengeEmpty));
    }
    Ok((snapshot, release))
}

/// The harm behind a claim of a challenge.
#[must_use]
pub fn harm_of_claim(challenge: &Challenge, claim: ClaimId) -> Option<HarmId> {
    challenge.claims.iter().find(|choice| choice.claim_id == claim).map(|choice| choice.harm_id)
}
