//! The response body and its verdicts, over a challenge made here.

use super::*;
use crate::ledger;
use recourse_model::{
    AskId, AskOutcome, Characteristic, CharacteristicState, ClaimId, Decision, DisputedFact, EntryId,
    LedgerState, Reviewer, Severity, SeverityAgreed, TestOutcome, TestRun,
};
use recourse_packet::body::AskItem;

fn now() -> Timestamp {
    "2026-11-12T09:20:00Z".parse().unwrap()
}

fn challenge() -> Challenge {
    let claim = |number| ClaimItem {
        id: ClaimId::new(),
        number,
        facts: recourse_model::HarmFacts::default(),
        told_by: Vec::new(),
        characteristics: Vec::new(),
        tensions: Vec::new(),
        mappings: Vec::new(),
        evidence: Vec::new(),
    };
    let ask = |number| AskItem {
        id: AskId::new(),
        number,
        ask_type: None,
        claims: Vec::new(),
        text: format!("Ask {number}"),
        due: None,
        basis: Vec::new(),
        priority: None,
        acceptable_alternatives: String::new(),
    };
    Challenge { claims: vec![claim(1), claim(2)], asks: vec![ask(1), ask(2), ask(3)], ..Challenge::default() }
}

fn sheets(asked: &Challenge) -> Vec<Worksheet> {
    let entry = EntryId::new();
    asked.claims.iter().map(|claim| work::blank(entry, claim.id, now())).collect()
}

fn ran(name: &str) -> TestRun {
    TestRun { name: name.into(), outcome: Some(TestOutcome::Fail), ..TestRun::default() }
}

#[test]
fn a_fresh_draft_has_every_ask_and_question_and_says_nothing() {
    let asked = challenge();
    let draft = shaped(ResponseDraft::default(), None, &asked);
    let ids: Vec<_> = draft.asks.iter().map(|answer| answer.ask).collect();
    assert_eq!(ids, asked.asks.iter().map(|ask| ask.id).collect::<Vec<_>>());
    assert!(draft.asks.iter().all(|answer| answer.outcome.is_none() && answer.text.is_empty()));
    assert_eq!(ledger::unanswered(&draft.ten_questions).len(), 10);
    let response = assemble(&draft, &sheets(&asked), &asked);
    let seen = verdicts(&response, &asked, now().date_naive());
    assert!(seen.iter().all(|view| view.state == LedgerState::NoAnswer));
}

#[test]
fn a_draft_that_comes_without_a_part_loses_no_word_and_gains_no_foreign_one() {
    let asked = challenge();
    let answer = |ask, text: &str| AskAnswer { ask, text: text.into(), ..AskAnswer::default() };
    let stored = ResponseDraft {
        asks: vec![answer(asked.asks[1].id, "Second")],
        ten_questions: vec![QuestionAnswer { question: 4, answer: "Paused.".into() }],
        ..ResponseDraft::default()
    };
    let incoming = ResponseDraft {
        asks: vec![answer(AskId::new(), "Foreign"), answer(asked.asks[0].id, "First")],
        disputed_facts: vec![DisputedFact { claim: ClaimId::new(), words: "Foreign".into() }],
        severities: vec![SeverityAgreed { claim: ClaimId::new(), severity: Some(Severity::Minor) }],
        ..ResponseDraft::default()
    };
    let draft = shaped(incoming, Some(&stored), &asked);
    let texts: Vec<_> = draft.asks.iter().map(|answer| answer.text.as_str()).collect();
    assert_eq!(texts, ["First", "Second", ""]);
    assert_eq!(draft.ten_questions[3].answer, "Paused.");
    assert!(draft.disputed_facts.is_empty());
    assert!(draft.severities.is_empty());
}

#[test]
fn only_a_recorded_decision_goes() {
    let asked = challenge();
    let mut sheets = sheets(&asked);
    for sheet in &mut sheets {
        sheet.manage.decision = Some(Decision::Rejected);
        sheet.manage.reasons = "The file shows otherwise.".into();
    }
    sheets[0].manage.done = true;
    let disputed = DisputedFact { claim: asked.claims[1].id, words: "It was eight weeks.".into() };
    let severe = SeverityAgreed { claim: asked.claims[1].id, severity: Some(Severity::Severe) };
    let draft = ResponseDraft {
        disputed_facts: vec![disputed],
        severities: vec![severe],
        ..ResponseDraft::default()
    };
    let response = assemble(&draft, &sheets, &asked);
    assert_eq!(response.decisions[0].decision, Some(Decision::Rejected));
    assert_eq!(response.decisions[1].decision, None);
    assert_eq!(response.decisions[1].reasons, "");
    assert_eq!(response.worksheets[1].manage, ManageStep::default());
    assert_eq!(response.decisions[1].disputed_facts, ["It was eight weeks."]);
    assert_eq!(response.decisions[0].severity_agreed, None);
    assert_eq!(response.decisions[1].severity_agreed, Some(Severity::Severe));
    assert_eq!(undecided(&sheets, &asked), [2]);
    sheets[1].manage.reasons.clear();
    assert_eq!(without_reasons(&sheets, &asked), [2]);
}

#[test]
fn the_writer_sees_the_verdict_that_the_reader_gets() {
    let asked = challenge();
    let mut sheets = sheets(&asked);
    sheets[0].measure.tests = vec![ran("False flags")];
    sheets[1].measure.tests = vec![ran("Address source")];
    let evidence = AskAnswer {
        ask: asked.asks[0].id,
        outcome: Some(AskOutcome::PartlyGranted),
        tests: vec![sheets[1].measure.tests[0].id, TestId::new()],
        what_failed: "38 of 200 used an old address".into(),
        reviewer: Reviewer { unit: "Audit office".into(), ..Reviewer::default() },
        ..AskAnswer::default()
    };
    let refused =
        AskAnswer { ask: asked.asks[1].id, outcome: Some(AskOutcome::Refused), ..AskAnswer::default() };
    let draft = ResponseDraft { asks: vec![evidence, refused], ..ResponseDraft::default() };
    let response = assemble(&shaped(draft, None, &asked), &sheets, &asked);
    assert_eq!(response.asks[0].tests.len(), 1, "a test that is not there is not named");
    let written: Vec<_> =
        verdicts(&response, &asked, now().date_naive()).iter().map(|view| view.state).collect();
    assert_eq!(
        written,
        [LedgerState::AnsweredWithEvidence, LedgerState::RefusedWithoutReasons, LedgerState::NoAnswer]
    );
    let came = ledger::Arrived { on: now().date_naive(), by: String::new(), body: response };
    let laid = ledger::lay(&asked, now().date_naive(), &[came], &[], now().date_naive());
    assert_eq!(laid.rows.iter().map(|row| row.state).collect::<Vec<_>>(), written);
    let numbers: Vec<_> =
        numbered_tests(&sheets, &asked).iter().map(|test| (test.number, test.claim)).collect();
    assert_eq!(numbers, [(1, 1), (2, 2)]);
}

#[test]
fn what_the_organization_did_not_say_about_a_characteristic_does_not_go() {
    let asked = challenge();
    let mut sheets = sheets(&asked);
    sheets[0].map.characteristics[1].state = Some(CharacteristicState::InTension);
    let response = assemble(&ResponseDraft::default(), &sheets, &asked);
    let said: Vec<_> =
        response.worksheets[0].map.characteristics.iter().map(|item| item.characteristic).collect();
    assert_eq!(said, [Some(Characteristic::Safe)]);
}

#[test]
fn a_day_that_has_passed_is_not_promised() {
    let today = now().date_naive();
    let received: Timestamp = "2026-11-01T23:30:00Z".parse().unwrap();
    assert_eq!(promised(received, Some(30), today), "2026-12-01".parse().ok());
    assert_eq!(promised(received, Some(11), today), Some(today));
    assert_eq!(promised(received, Some(10), today), None);
    assert_eq!(promised(received, None, today), None);
}
