//! Worksheets and decisions, without a vault: how a sheet begins, how it may change, and what the log says about it.

use crate::ledger::says_something;
use recourse_model::{
    ChangeKind, Characteristic, ClaimId, Entry, EntryId, EntryStatus, ManageStep, MapStep, OwnState,
    Timestamp, Worksheet, WorksheetId,
};
use sha2::{Digest, Sha256};

/// How many hex digits of the hash of reasons stand in the log.
const REASON_DIGITS: usize = 16;

/// A worksheet in which nothing was said yet.
pub(crate) fn blank(entry_id: EntryId, claim_id: ClaimId, now: Timestamp) -> Worksheet {
    Worksheet {
        id: WorksheetId::new(),
        entry_id,
        claim_id,
        map: MapStep { characteristics: seven(&[]), ..MapStep::default() },
        updated_at: now,
        ..Worksheet::default()
    }
}

/// The seven characteristics in the order of the strip, each once, with what was said about it.
pub(crate) fn seven(said: &[OwnState]) -> Vec<OwnState> {
    let state_of = |characteristic: Characteristic| {
        let known = said.iter().find(|item| item.characteristic == Some(characteristic)).cloned();
        known.unwrap_or_else(|| OwnState { characteristic: Some(characteristic), ..OwnState::default() })
    };
    Characteristic::ALL.iter().map(|characteristic| state_of(*characteristic)).collect()
}

/// The sheet as it will be stored in place of `stored`. Its ids do not change, and a recorded decision that was
/// changed has to be recorded again.
pub(crate) fn kept(mut sheet: Worksheet, stored: &Worksheet, now: Timestamp) -> Worksheet {
    sheet.id = stored.id;
    sheet.entry_id = stored.entry_id;
    sheet.claim_id = stored.claim_id;
    sheet.map.characteristics = seven(&sheet.map.characteristics);
    sheet.manage.done = stored.manage.done;
    sheet.manage.done = stored.manage.done && sheet.manage == stored.manage;
    sheet.updated_at = now;
    sheet
}

/// How far the work on a claim has come.
pub(crate) fn reached(sheet: &Worksheet) -> EntryStatus {
    if sheet.manage != ManageStep::default() {
        EntryStatus::Managing
    } else if sheet.map.done || !sheet.measure.tests.is_empty() {
        EntryStatus::Measuring
    } else {
        EntryStatus::Mapping
    }
}

/// Moves an entry that is being worked on forward, never back.
pub(crate) fn advance(entry: &mut Entry, to: EntryStatus, now: Timestamp) {
    let at = entry.status.unwrap_or(EntryStatus::New);
    if entry.accepted_at.is_some() && at < to && at < EntryStatus::Answered {
        entry.status = Some(to);
    }
    entry.updated_at = now;
}

/// The status an entry gets when somebody asks for `wanted`. Closing and opening again are free; otherwise work that
/// was done is not undone, and only a sealed response makes an entry answered.
pub(crate) fn status(stored: &Entry, wanted: Option<EntryStatus>, answered: bool) -> Option<EntryStatus> {
    let was = stored.status.unwrap_or(EntryStatus::New);
    let Some(wanted) = wanted else { return Some(was) };
    if wanted == EntryStatus::Closed {
        return Some(EntryStatus::Closed);
    }
    if answered {
        return Some(EntryStatus::Answered);
    }
    if stored.accepted_at.is_none() {
        return Some(EntryStatus::New);
    }
    let wanted = wanted.clamp(EntryStatus::Triage, EntryStatus::Managing);
    Some(if was == EntryStatus::Closed { wanted } else { was.max(wanted) })
}

/// Whether a decision lacks the reasons it needs. Only to claim to follow a framework is no reason.
pub(crate) fn lacks_reasons(manage: &ManageStep) -> bool {
    manage.decision.is_some_and(recourse_model::Decision::needs_reasons) && !says_something(&manage.reasons)
}

/// A decision in the compact words of the log: fixed words and a hash of the reasons, never the reasons themselves.
/// The log outlives what it is about, and must not keep what was deleted.
pub(crate) fn in_log_words(manage: &ManageStep) -> String {
    let change = manage.deployment_change.kind.filter(|kind| *kind != ChangeKind::None);
    let mut words: Vec<String> =
        manage.decision.iter().map(|decision| decision.as_str().to_owned()).collect();
    words.extend(manage.treatment.map(|treatment| format!("treatment={treatment}")));
    words.extend(change.map(|kind| format!("change={kind}")));
    words.extend(manage.due.map(|due| format!("due={due}")));
    if !manage.reasons.trim().is_empty() {
        let hash = Sha256::digest(manage.reasons.as_bytes());
        let digits: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        words.push(format!("reasons={}", &digits[..REASON_DIGITS]));
    }
    words.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use recourse_model::{CharacteristicState, Decision, TestRun, Treatment};

    fn now() -> Timestamp {
        "2026-11-12T09:20:00Z".parse().unwrap()
    }

    fn decided() -> ManageStep {
        ManageStep {
            decision: Some(Decision::Rejected),
            reasons: "The file shows otherwise.".into(),
            treatment: Some(Treatment::Mitigate),
            done: true,
            ..ManageStep::default()
        }
    }

    #[test]
    fn a_sheet_begins_with_seven_characteristics_without_a_state() {
        let sheet = blank(EntryId::new(), ClaimId::new(), now());
        let listed: Vec<_> =
            sheet.map.characteristics.iter().filter_map(|item| item.characteristic).collect();
        assert_eq!(listed, Characteristic::ALL);
        assert!(sheet.map.characteristics.iter().all(|item| item.state.is_none()));
        assert_eq!(reached(&sheet), EntryStatus::Mapping);
    }

    #[test]
    fn what_was_said_survives_in_the_order_of_the_strip() {
        let said = |characteristic, state| OwnState {
            characteristic: Some(characteristic),
            state: Some(state),
            rationale: "why".into(),
        };
        let seven = seven(&[
            said(Characteristic::PrivacyEnhanced, CharacteristicState::NotSure),
            said(Characteristic::Safe, CharacteristicState::Harmed),
        ]);
        assert_eq!(seven.len(), 7);
        assert_eq!(seven[1].state, Some(CharacteristicState::Harmed));
        assert_eq!(seven[5].rationale, "why");
    }

    #[test]
    fn a_recorded_decision_that_changes_must_be_recorded_again() {
        let stored = Worksheet { manage: decided(), ..blank(EntryId::new(), ClaimId::new(), now()) };
        let mut same = stored.clone();
        same.map.context = "Renewals".into();
        same.manage.done = false;
        assert!(kept(same, &stored, now()).manage.done, "the step itself did not change");
        let mut changed = stored.clone();
        changed.manage.reasons.push_str(" And more.");
        assert!(!kept(changed, &stored, now()).manage.done);
        let open = Worksheet { manage: ManageStep { done: false, ..decided() }, ..stored.clone() };
        let claimed = Worksheet { manage: decided(), ..stored.clone() };
        assert!(!kept(claimed, &open, now()).manage.done, "only the log makes a decision recorded");
    }

    #[test]
    fn a_sheet_cannot_move_to_another_claim() {
        let stored = blank(EntryId::new(), ClaimId::new(), now());
        let moved = Worksheet { claim_id: ClaimId::new(), entry_id: EntryId::new(), ..stored.clone() };
        let kept = kept(moved, &stored, now());
        assert_eq!((kept.claim_id, kept.entry_id), (stored.claim_id, stored.entry_id));
    }

    #[test]
    fn work_moves_an_entry_forward_and_never_back() {
        let mut entry =
            Entry { accepted_at: Some(now()), status: Some(EntryStatus::Triage), ..Entry::default() };
        let mut sheet = blank(entry.id, ClaimId::new(), now());
        sheet.measure.tests.push(TestRun::default());
        advance(&mut entry, reached(&sheet), now());
        assert_eq!(entry.status, Some(EntryStatus::Measuring));
        advance(&mut entry, EntryStatus::Mapping, now());
        assert_eq!(entry.status, Some(EntryStatus::Measuring));
        entry.status = Some(EntryStatus::Answered);
        advance(&mut entry, EntryStatus::Managing, now());
        assert_eq!(entry.status, Some(EntryStatus::Answered));
        let mut quarantined = Entry { status: Some(EntryStatus::New), ..Entry::default() };
        advance(&mut quarantined, EntryStatus::Managing, now());
        assert_eq!(quarantined.status, Some(EntryStatus::New));
    }

    #[test]
    fn nobody_can_call_an_entry_answered_or_take_work_back() {
        use EntryStatus::{Answered, Closed, Managing, Mapping, New, Triage};
        let entry = |at| Entry { accepted_at: Some(now()), status: Some(at), ..Entry::default() };
        assert_eq!(status(&entry(Mapping), Some(Answered), false), Some(Managing));
        assert_eq!(status(&entry(Managing), Some(Triage), false), Some(Managing));
        assert_eq!(status(&entry(Managing), Some(Closed), false), Some(Closed));
        assert_eq!(status(&entry(Closed), Some(Mapping), false), Some(Mapping));
        assert_eq!(status(&entry(Closed), Some(Mapping), true), Some(Answered));
        let quarantined = Entry { status: Some(New), ..Entry::default() };
        assert_eq!(status(&quarantined, Some(Mapping), false), Some(New));
    }

    #[test]
    fn reasons_are_needed_for_all_but_a_yes_and_a_claim_is_none() {
        let with = |decision, reasons: &str| ManageStep {
            decision: Some(decision),
            reasons: reasons.into(),
            ..ManageStep::default()
        };
        assert!(!lacks_reasons(&with(Decision::Accepted, "")));
        assert!(lacks_reasons(&with(Decision::PartlyAccepted, " ")));
        assert!(lacks_reasons(&with(Decision::Rejected, "We are aligned with the NIST AI RMF.")));
        assert!(!lacks_reasons(&with(Decision::Rejected, "The file shows otherwise.")));
        assert!(!lacks_reasons(&ManageStep::default()));
    }

    #[test]
    fn the_log_keeps_words_of_the_lists_and_a_hash_never_the_reasons() {
        let words = in_log_words(&decided());
        assert!(words.starts_with("rejected; treatment=mitigate; reasons="), "{words}");
        assert!(!words.contains("file"));
        let other = ManageStep { reasons: "Other.".into(), ..decided() };
        assert_ne!(in_log_words(&other), words);
    }
}
