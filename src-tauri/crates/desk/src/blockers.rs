//! What must be settled before sealing, and the ways out.

use crate::{
    casebook, follow_up, names,
    release::{HeldBack, Release, Snapshot, Why},
    view::{Blocker, BlockerKind, BlockerWay, ConsentState, HiddenData},
};
use recourse_model::{ConsentPurpose, HarmId, Recipient, Timestamp};

/// What must be settled before sealing. Everything that [`release::challenge`] holds back is among it.
#[must_use]
pub fn list(snapshot: &Snapshot, release: &Release, now: Timestamp) -> Vec<Blocker> {
    let mut list = Vec::new();
    let challenge = &snapshot.challenge;
    match &release.update {
        Some(update) if !follow_up::says_something(update, release.files.len()) => {
            list.push(blocker(BlockerKind::NothingNew, "update", "", &[BlockerWay::Fill]));
        }
        None if challenge.claims.is_empty() => {
            list.push(blocker(BlockerKind::NoClaims, "claims", "", &[BlockerWay::Fill]));
        }
        _ => {}
    }
    list.extend(release.held_back.iter().map(|held| held_blocker(snapshot, held, now)));
    list.extend(telling_titles(snapshot, release));
    for claim in release.body.claims.iter().filter(|claim| claim.facts.title.trim().is_empty()) {
        let harm =
            challenge.claims.iter().find(|choice| choice.claim_id == claim.id).map(|choice| choice.harm_id);
        let key = format!("untitled/{}", claim.id);
        let label = format!("C{}", claim.number);
        let ways = [BlockerWay::Fill, BlockerWay::LeaveOut];
        list.push(Blocker { harm_id: harm, ..blocker(BlockerKind::ClaimUntitled, &key, &label, &ways) });
    }
    for (number, ask) in (1..).zip(&snapshot.asks).filter(|(_, ask)| ask.text.trim().is_empty()) {
        let ways = [BlockerWay::Fill, BlockerWay::LeaveOut];
        let label: String = format!("{number}");
        let made = blocker(BlockerKind::AskEmpty, &format!("ask/{}", ask.id), &label, &ways);
        list.push(Blocker { ask_id: Some(ask.id), ..made });
    }
    if snapshot.recipients.is_empty() {
        list.push(blocker(BlockerKind::NoRecipient, "recipient", "", &[BlockerWay::Fill]));
    }
    list.extend(of_keys(snapshot, now));
    list
}

/// What must be settled about the keys of those who get it: each was compared or taken on, and no other key is known
/// under the same name that nobody has decided about.
#[must_use]
pub fn of_keys(snapshot: &Snapshot, now: Timestamp) -> Vec<Blocker> {
    let mut list = Vec::new();
    // Once something was sealed, the recipients are those of the thread.
    let fixed = snapshot.earlier.is_some() || snapshot.challenge.sealed_at.is_some();
    let leave_out = (!fixed).then_some(BlockerWay::LeaveOut);
    for recipient in &snapshot.recipients {
        if recipient.revoked_at.is_some() {
            let other = known_others(snapshot, recipient).next();
            let swap = other.map(|_| BlockerWay::UseOtherKey);
            let ways: Vec<_> = swap.into_iter().chain(leave_out).collect();
            let key = format!("revoked/{}/{}", recipient.id, recipient.signing_key);
            let made = blocker(BlockerKind::KeyRevoked, &key, &recipient.name, &ways);
            let detail = recipient.revoked_why.clone();
            let (own, new) = (Some(recipient.id), other.map(|other| other.id));
            list.push(Blocker { recipient_id: own, other_recipient_id: new, detail, ..made });
            continue;
        }
        for other in known_others(snapshot, recipient) {
            let keys =
                [&recipient.age_recipient, &recipient.signing_key, &other.age_recipient, &other.signing_key];
            let key = format!("changed/{}/{}/{}/{}/{}", recipient.id, keys[0], keys[1], keys[2], keys[3]);
            if snapshot.is_settled(&key) {
                continue;
            }
            let ways = [BlockerWay::UseOtherKey, BlockerWay::IncludeAsIs];
            let ways: Vec<_> = ways.into_iter().chain(leave_out).collect();
            let made = blocker(BlockerKind::KeyChanged, &key, &recipient.name, &ways);
            let (own, new) = (Some(recipient.id), Some(other.id));
            list.push(Blocker { recipient_id: own, other_recipient_id: new, ..made });
        }
        // Bound to the keys: what was taken on for one key says nothing about another.
        let key = format!("key/{}/{}/{}", recipient.id, recipient.age_recipient, recipient.signing_key);
        if recipient.checked_at.is_none_or(|at| at > now) && !snapshot.is_settled(&key) {
            let ways = [BlockerWay::CompareWords, BlockerWay::IncludeAsIs];
            let ways: Vec<_> = ways.into_iter().chain(leave_out).collect();
            let made = blocker(BlockerKind::KeyUnchecked, &key, &recipient.name, &ways);
            list.push(Blocker { recipient_id: Some(recipient.id), ..made });
        }
    }
    list
}

/// Organizations under the same name with other keys that still hold.
fn known_others<'a>(snapshot: &'a Snapshot, recipient: &'a Recipient) -> impl Iterator<Item = &'a Recipient> {
    let others = snapshot.other_keys.iter().filter(|other| other.revoked_at.is_none());
    others.filter(|other| names::same(&other.name, &recipient.name))
}

/// Titles that were made of the first sentence of a story, or are its title, where that story is somebody's and does not
/// go.
fn telling_titles(snapshot: &Snapshot, release: &Release) -> Option<Blocker> {
    let goes = |harm: &HarmId| {
        let choice = snapshot.challenge.claims.iter().find(|choice| choice.harm_id == *harm);
        choice.is_some_and(|choice| release.body.claims.iter().any(|claim| claim.id == choice.claim_id))
    };
    let titles = [release.body.title.trim(), release.body.case.title.trim()];
    let told = snapshot.harms.iter().map(|parts| &parts.harm).find(|harm| {
        let first = casebook::title_from(&harm.facts.what_happened);
        let tells =
            |title: &&str| !title.is_empty() && (*title == first || *title == harm.facts.title.trim());
        !harm.people.is_empty() && !goes(&harm.id) && titles.iter().any(tells)
    })?;
    let key = format!("title/{}/{}", told.id, release.body.title);
    let ways = [BlockerWay::Fill, BlockerWay::IncludeAsIs];
    let made = blocker(BlockerKind::TitleTellsStory, &key, &release.body.title, &ways);
    (!snapshot.is_settled(&key)).then_some(Blocker { harm_id: Some(told.id), ..made })
}

fn blocker(kind: BlockerKind, key: &str, label: &str, ways: &[BlockerWay]) -> Blocker {
    Blocker {
        key: key.to_owned(),
        kind,
        harm_id: None,
        evidence_id: None,
        person_id: None,
        recipient_id: None,
        other_recipient_id: None,
        ask_id: None,
        label: label.to_owned(),
        detail: String::new(),
        ways: ways.to_vec(),
    }
}

fn held_blocker(snapshot: &Snapshot, held: &HeldBack, now: Timestamp) -> Blocker {
    let (kind, ways) = kind_and_ways(held.why);
    let pseudonym =
        held.person.and_then(|id| snapshot.people.get(&id)).map(|(person, _)| person.pseudonym.clone());
    let piece = held.piece.and_then(|id| snapshot.evidence.iter().find(|(piece, _)| piece.id == id));
    let piece = piece.map(|(piece, _)| (format!("E{}", piece.number), piece.title.clone()));
    let harm = held.harm.and_then(|id| snapshot.harms.iter().find(|parts| parts.harm.id == id));
    let harm = harm.map(|parts| (format!("C{}", parts.number), parts.harm.facts.title.clone()));
    let ask =
        held.ask.and_then(|id| snapshot.asks.iter().find(|ask| ask.id == id)).map(|ask| ask.text.clone());
    let condition = |purpose| held.person.map(|id| snapshot.condition_of(id, purpose, now));
    let (label, mut detail) = match (pseudonym, piece, harm) {
        (Some(name), Some((number, title)), _) => (name, format!("{number} {title}")),
        (Some(name), None, Some((_, title))) => (name, title),
        (_, Some(piece), _) => piece,
        (_, None, Some(harm)) => harm,
        (name, None, None) => (name.unwrap_or_default(), ask.unwrap_or_default()),
    };
    match held.why {
        Why::Story(ConsentState::Without) | Why::Piece(ConsentState::Without) => {
            detail = condition(ConsentPurpose::Share).unwrap_or_default();
        }
        Why::OwnWords(ConsentState::Without) => detail = condition(ConsentPurpose::Quote).unwrap_or_default(),
        _ => {}
    }
    Blocker {
        harm_id: held.harm,
        evidence_id: held.piece,
        person_id: held.person,
        ask_id: held.ask,
        detail,
        ..blocker(kind, &held.key, &label, &ways)
    }
}

fn kind_and_ways(why: Why) -> (BlockerKind, Vec<BlockerWay>) {
    use BlockerWay::{Fill, IncludeAsIs, LeaveOut, RecordConsent, UseCleanedCopy};
    match why {
        Why::Story(state) | Why::Piece(state) => consent_blocker(state),
        Why::NobodyNamed => (BlockerKind::NobodyNamed, vec![Fill, IncludeAsIs, LeaveOut]),
        Why::OwnWords(ConsentState::Without) => (BlockerKind::OwnWords, vec![IncludeAsIs, LeaveOut]),
        Why::OwnWords(_) => (BlockerKind::OwnWords, vec![RecordConsent, LeaveOut]),
        Why::Private => (BlockerKind::EvidencePrivate, vec![LeaveOut]),
        Why::TooLarge => (BlockerKind::EvidenceTooLarge, vec![LeaveOut]),
        Why::Telling(HiddenData::Place) => {
            (BlockerKind::ShowsPlace, vec![UseCleanedCopy, LeaveOut, IncludeAsIs])
        }
        Why::Telling(HiddenData::Other) => {
            (BlockerKind::ShowsOther, vec![UseCleanedCopy, LeaveOut, IncludeAsIs])
        }
        Why::Telling(HiddenData::Unchecked | HiddenData::Clean) => {
            (BlockerKind::NotChecked, vec![IncludeAsIs, LeaveOut])
        }
        Why::AskOnHeldStory => (BlockerKind::AskOnHeldStory, vec![IncludeAsIs, LeaveOut]),
    }
}

fn consent_blocker(consent: ConsentState) -> (BlockerKind, Vec<BlockerWay>) {
    use BlockerWay::{IncludeAsIs, LeaveOut, RecordConsent};
    match consent {
        ConsentState::SaidNo => (BlockerKind::ConsentRefused, vec![LeaveOut]),
        ConsentState::Withdrawn => (BlockerKind::ConsentWithdrawn, vec![LeaveOut]),
        ConsentState::Expired => (BlockerKind::ConsentExpired, vec![RecordConsent, LeaveOut]),
        ConsentState::Without => (BlockerKind::ConsentWithout, vec![IncludeAsIs, LeaveOut]),
        ConsentState::NotAsked | ConsentState::MayShare => {
            (BlockerKind::ConsentNotAsked, vec![RecordConsent, LeaveOut])
        }
    }
}
