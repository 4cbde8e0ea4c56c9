//! From a recorded harm to the answer ledger.

use crate::people::{Documenting, SECRET_CONTACT, SECRET_NOTE, SECRET_RISK, Side, after, date, day_zero};
use recourse_desk::{
    DeskError, casebook, challenge, incident, ledger, mapping, register, response, seal, settings, unwatched,
    view::{BlockerKind, EntryView, MarkKind},
};
use recourse_model::{
    AskAnswer, AskOutcome, Characteristic, CharacteristicNote, CharacteristicState, Decision, Desk, EntryId,
    ErrorCode, Independence, LedgerState, PacketKind, Reviewer, TestOutcome, TestRun, Treatment,
    Verification,
};

const ASKS: [(&str, i64); 6] = [
    ("Stop the score until a person has read each file.", 30),
    ("Publish the error rate for people who moved.", 30),
    ("List the inputs of the score.", 30),
    ("Say who supplies the address list.", 30),
    ("Repay nine weeks.", 30),
    ("Tell everyone who got this letter.", 60),
];

#[test]
fn a_harm_becomes_a_challenge_an_answer_and_a_ledger() {
    let documenting = Documenting::new();
    let organization = Side::new("Example Benefits Agency", Desk::Register);
    map(&documenting);
    let composed = documenting.compose(&organization, &ASKS);
    must_ask_the_person_first(&documenting, composed.id);
    documenting.consent();
    let (path, sealed) = documenting.seal(composed.id);
    assert_eq!(sealed.files, 2);
    let again = challenge::save(&documenting.side.vault, composed.clone(), day_zero()).unwrap_err();
    assert_eq!(again.code(), ErrorCode::AlreadySealed, "what was sealed stays as it was sealed");

    let imported = organization.import(&path, after(1));
    assert_eq!((imported.kind, imported.verification), (PacketKind::Challenge, Verification::GoodNewKey));
    assert!(imported.packet.record.addressed_to_us);
    let entry = imported.entry_id.unwrap();
    nothing_private_arrived(&organization, entry);
    let twice = organization.try_import(&path, after(1)).unwrap_err();
    assert_eq!(twice.code(), ErrorCode::PacketDuplicate);

    register::accept(&organization.vault, entry, after(1)).unwrap();
    let receipt = organization.place("receipt.acp");
    unwatched(|watch| seal::receipt(&organization.vault, entry, &receipt, after(2), watch)).unwrap();
    work(&organization, entry);
    let answer = organization.place("response.acp");
    unwatched(|watch| seal::response(&organization.vault, entry, &answer, after(40), watch)).unwrap();

    let receipt = documenting.side.import(&receipt, after(3));
    assert_eq!((receipt.kind, receipt.challenge_id), (PacketKind::Receipt, Some(composed.id)));
    assert_eq!(receipt.verification, Verification::GoodKnownKey, "the words of this key were compared");
    let row = &ledger::sent(&documenting.side.vault, after(31)).unwrap()[0];
    assert_eq!((row.replies, row.days_left), (0, Some(-1)), "silence is shown");
    documenting.side.import(&answer, after(41));
    assert_eq!(ledger::new_answers(&documenting.side.vault).unwrap(), 1);
    laid_side_by_side(&documenting, composed.id);
    ledger::mark_answers_seen(&documenting.side.vault, composed.id).unwrap();
    assert_eq!(ledger::new_answers(&documenting.side.vault).unwrap(), 0);
    for side in [&documenting.side, &organization] {
        assert!(settings::logs_unbroken(&side.vault).unwrap());
        assert!(register::log(&side.vault).unwrap().1);
    }
}

fn map(documenting: &Documenting) {
    let vault = &documenting.side.vault;
    for (characteristic, state) in [
        (Characteristic::ValidAndReliable, CharacteristicState::Harmed),
        (Characteristic::FairWithHarmfulBiasManaged, CharacteristicState::Harmed),
        (Characteristic::Safe, CharacteristicState::NotAffected),
    ] {
        let note = CharacteristicNote {
            harm_id: documenting.harms[0].id,
            characteristic: Some(characteristic),
            state: Some(state),
            rationale: "All five had moved.".into(),
            ..CharacteristicNote::default()
        };
        mapping::save_note(vault, note, day_zero()).unwrap();
    }
    let view = mapping::view(vault, documenting.harms[0].id, "en").unwrap();
    assert!(!view.suggestions.is_empty(), "a harmed characteristic suggests what could have been done");
    let explained = |s: &recourse_desk::view::SuggestionView| !s.because.is_empty() || !s.said.is_empty();
    assert!(view.suggestions.iter().all(|s| explained(s) && !s.chosen), "with its reason, never by itself");
    let suggestion = &view.suggestions[0];
    let chosen = recourse_model::Mapping {
        harm_id: documenting.harms[0].id,
        target: suggestion.target.clone(),
        ..recourse_model::Mapping::default()
    };
    mapping::save_mapping(vault, chosen, day_zero()).unwrap();
    assert!(mapping::view(vault, documenting.harms[0].id, "es").unwrap().suggestions[0].chosen);
}

fn must_ask_the_person_first(documenting: &Documenting, id: recourse_model::ChallengeId) {
    let vault = &documenting.side.vault;
    let view = challenge::view(vault, id, day_zero()).unwrap();
    let kinds: Vec<_> = view.blockers.iter().map(|blocker| blocker.kind).collect();
    let held = [BlockerKind::ConsentNotAsked, BlockerKind::ConsentNotAsked];
    assert_eq!(kinds.get(..2), Some(&held[..]), "the letter that tells the story, and the story: {kinds:?}");
    assert!(view.files.iter().all(|file| !file.path.ends_with("txt")), "the letter stays with the story");
    assert_eq!(view.preview.claims.len(), 1, "what may not go is not in what they will see");
    let path = documenting.side.place("too-early.acp");
    let refused = unwatched(|watch| seal::challenge(vault, id, &path, day_zero(), watch)).unwrap_err();
    assert!(matches!(refused, DeskError::Blocked(_)), "{refused}");
    assert!(!path.exists(), "nothing was written");
}

fn nothing_private_arrived(organization: &Side, entry: EntryId) {
    let view: EntryView = register::view(&organization.vault, entry, "en").unwrap();
    let bytes = organization.vault.read(|r| r.packet_bytes(view.entry.packet_id)).unwrap();
    let json = String::from_utf8(bytes.json).unwrap();
    for secret in [SECRET_CONTACT, SECRET_RISK, SECRET_NOTE, "letter of a person", "rent went up"] {
        assert!(!json.contains(secret), "{secret} left the vault");
    }
    assert!(json.contains("Heron"), "the pseudonym that consented is there");
    assert!(json.contains("2026-09-14T09:00:00Z"), "the moment of sealing is rounded to the hour");
}

fn work(organization: &Side, entry: EntryId) {
    let vault = &organization.vault;
    let view = register::view(vault, entry, "en").unwrap();
    assert_eq!(view.worksheets.len(), 2);
    let test = TestRun {
        name: "False flags: moved or not".into(),
        n: Some(9_662),
        value: "31 % and 12 %".into(),
        outcome: Some(TestOutcome::Fail),
        ..TestRun::default()
    };
    let mut sheet = view.worksheets[0].worksheet.clone();
    sheet.map.context = "Renewals since January.".into();
    sheet.measure.tests = vec![test.clone()];
    sheet.manage.decision = Some(Decision::PartlyAccepted);
    sheet.manage.treatment = Some(Treatment::Mitigate);
    register::save_worksheet(vault, sheet.clone(), after(5)).unwrap();
    let refused = register::record_decision(vault, sheet.id, "desk lead", after(5)).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::DecisionNeedsReasons);
    sheet.manage.reasons = "The address list was old.".into();
    register::save_worksheet(vault, sheet.clone(), after(6)).unwrap();
    register::record_decision(vault, sheet.id, "desk lead", after(6)).unwrap();

    let mut draft = response::view(vault, entry, after(39)).unwrap().draft;
    let reviewer = Reviewer {
        role: "audit office".into(),
        independence: Some(Independence::Outside),
        ..Reviewer::default()
    };
    let said = |answer: &mut AskAnswer, outcome, text: &str| {
        answer.outcome = Some(outcome);
        answer.text = text.into();
    };
    said(&mut draft.asks[0], AskOutcome::Granted, "Switched off on 5 October.");
    draft.asks[0].tests = vec![test.id];
    draft.asks[0].what_failed = "9 of 1,204 files were still stopped.".into();
    draft.asks[0].reviewer = reviewer;
    said(&mut draft.asks[1], AskOutcome::PartlyGranted, "Our use is aligned with the NIST AI RMF.");
    said(&mut draft.asks[2], AskOutcome::Refused, "");
    draft.asks[2].reason = "The contract keeps the list secret.".into();
    said(&mut draft.asks[3], AskOutcome::Refused, "");
    draft.ten_questions[0].answer = "Test T1 on 9,662 renewals.".into();
    response::save(vault, draft, after(39)).unwrap();
    let view = response::view(vault, entry, after(39)).unwrap();
    assert_eq!(view.unanswered, (2..=10).collect::<Vec<u8>>());
    assert_eq!(view.undecided, [2]);
    assert_eq!(view.asks[0].state, LedgerState::AnsweredWithEvidence, "the verdict is known before sealing");
    assert!(view.asks[1].framework_claim.is_some());
}

fn laid_side_by_side(documenting: &Documenting, id: recourse_model::ChallengeId) {
    let view = ledger::view(&documenting.side.vault, id, after(45)).unwrap();
    let states: Vec<_> = view.rows.iter().map(|row| row.state).collect();
    use LedgerState::{
        AnsweredWithEvidence, AnsweredWithoutEvidence, NoAnswer, NotDueYet, RefusedWithReasons,
        RefusedWithoutReasons,
    };
    assert_eq!(
        states,
        [
            AnsweredWithEvidence,
            AnsweredWithoutEvidence,
            RefusedWithReasons,
            RefusedWithoutReasons,
            NoAnswer,
            NotDueYet
        ]
    );
    assert_eq!((view.replies, view.with_evidence), (4, 1), "a refusal is a reply");
    assert_eq!(view.rows[0].days_late, Some(11), "due on day 30, here on day 41");
    assert_eq!(view.rows[4].days_late, Some(15), "due on day 30, and still nothing on day 45");
    assert!(!view.rows[0].parts.change, "a change in use is never implied");
    assert_eq!(view.claims[0].decision, Some(Decision::PartlyAccepted));
    assert_eq!(view.questions.iter().filter(|question| question.answer.is_empty()).count(), 9);
    let came = view.marks.iter().find(|mark| mark.kind == MarkKind::AnswerCame).unwrap();
    assert_eq!((came.date, came.days_late), (date(41), Some(11)));
    assert_eq!(view.thread.packets.len(), 3);
}

/// What stays in the vault does not count as told.
#[test]
fn an_incident_report_counts_only_what_goes() {
    let documenting = Documenting::new();
    let organization = Side::new("Example Benefits Agency", Desk::Register);
    let composed = documenting.compose(&organization, &[("Say why.", 30)]);
    let vault = &documenting.side.vault;
    let given = |id: &str| {
        let facts = incident::report(vault, composed.id, "en", day_zero()).unwrap().facts;
        assert_eq!(facts.len(), 9);
        facts.into_iter().find(|fact| fact.id == id).unwrap_or_else(|| panic!("no {id}")).given
    };
    assert!(!given("date-of-incident"), "nobody said when");
    let mut told = documenting.harms[0].clone();
    told.facts.occurred.from = Some(date(-40));
    casebook::save_harm(vault, told, day_zero()).unwrap();
    assert!(!given("date-of-incident"), "the person has not said that it may be shared");
    documenting.consent();
    assert!(given("date-of-incident"));
}
