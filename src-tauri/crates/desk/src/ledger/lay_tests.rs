//! The answer ledger over bodies made here, on days chosen here.

use super::*;
use recourse_model::{
    AskOutcome, Characteristic, CharacteristicState, Deadlines, Decision, MapStep, MeasureStep, OwnState,
    QuestionAnswer, Reviewer, TestOutcome,
};
use recourse_packet::body::{ClaimCharacteristic, ClaimDecision, ClaimWork, blank_questions};

const CLAIM: &str = "Our use of the score is aligned with the NIST AI Risk Management Framework.";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn claim() -> ClaimItem {
    let harmed = ClaimCharacteristic {
        characteristic: Characteristic::ValidAndReliable,
        state: CharacteristicState::Harmed,
        rationale: String::new(),
        evidence: Vec::new(),
    };
    ClaimItem {
        id: ClaimId::new(),
        number: 1,
        facts: recourse_model::HarmFacts { title: "The score stopped payments".into(), ..Default::default() },
        told_by: Vec::new(),
        characteristics: vec![harmed],
        tensions: Vec::new(),
        mappings: Vec::new(),
        evidence: Vec::new(),
    }
}

fn ask(number: u32, due: &str, claim: ClaimId) -> AskItem {
    AskItem {
        id: AskId::new(),
        number,
        ask_type: None,
        claims: vec![claim],
        text: format!("Ask {number}"),
        due: (!due.is_empty()).then(|| day(due)),
        basis: Vec::new(),
        priority: None,
        acceptable_alternatives: String::new(),
    }
}

/// Five asks: four due on 14 October, the last on 13 November; the receipt due on 21 September.
fn challenge() -> Challenge {
    let claim = claim();
    let due = ["2026-10-14", "2026-10-14", "2026-10-14", "2026-10-14", "2026-11-13"];
    Challenge {
        asks: (1..).zip(due).map(|(number, due)| ask(number, due, claim.id)).collect(),
        claims: vec![claim],
        deadlines: Deadlines { acknowledge_by: Some(day("2026-09-21")), ..Deadlines::default() },
        ..Challenge::default()
    }
}

fn said(ask: &AskItem, outcome: AskOutcome) -> AskAnswer {
    AskAnswer { ask: ask.id, outcome: Some(outcome), text: "We did.".into(), ..AskAnswer::default() }
}

/// Ask 1 with evidence, 2 with a bare claim, 3 refused with reasons; 4 and 5 without a word.
fn response(challenge: &Challenge) -> Response {
    let test = TestRun { name: "False flags".into(), outcome: Some(TestOutcome::Fail), ..TestRun::default() };
    let evidence = AskAnswer {
        tests: vec![test.id],
        what_failed: "9 of 1,204 files".into(),
        reviewer: Reviewer { role: "Audit office".into(), unit: "County".into(), ..Reviewer::default() },
        ..said(&challenge.asks[0], AskOutcome::Granted)
    };
    let bare = AskAnswer { text: CLAIM.into(), ..said(&challenge.asks[1], AskOutcome::Granted) };
    let refused = AskAnswer {
        reason: "The contract keeps it.".into(),
        ..said(&challenge.asks[2], AskOutcome::Refused)
    };
    let own = OwnState {
        characteristic: Some(Characteristic::ValidAndReliable),
        state: Some(CharacteristicState::InTension),
        rationale: String::new(),
    };
    let work = ClaimWork {
        claim: challenge.claims[0].id,
        map: MapStep { characteristics: vec![own], ..MapStep::default() },
        measure: MeasureStep { tests: vec![test], done: true },
        manage: recourse_model::ManageStep::default(),
        govern: Vec::new(),
    };
    let decision = ClaimDecision {
        claim: challenge.claims[0].id,
        decision: Some(Decision::PartlyAccepted),
        reasons: "Not proven for every family.".into(),
        severity_agreed: None,
        disputed_facts: vec!["It was eight weeks.".into()],
    };
    let mut ten_questions = blank_questions();
    ten_questions[0] = QuestionAnswer { question: 1, answer: "T1.".into() };
    ten_questions[1] = QuestionAnswer { question: 2, answer: CLAIM.into() };
    Response {
        asks: vec![evidence, bare, refused],
        worksheets: vec![work],
        decisions: vec![decision],
        ten_questions,
        ..Response::default()
    }
}

fn laid(challenge: &Challenge, responses: &[(&str, Response)], receipts: &[&str], today: &str) -> Laid {
    let responses: Vec<_> = responses
        .iter()
        .map(|(on, body)| Arrived { on: day(on), by: "Merrow County".into(), body: body.clone() })
        .collect();
    let receipts: Vec<_> = receipts.iter().map(|on| day(on)).collect();
    lay(challenge, day("2026-09-14"), &responses, &receipts, day(today))
}

fn states(laid: &Laid) -> Vec<LedgerState> {
    laid.rows.iter().map(|row| row.state).collect()
}

fn late(laid: &Laid) -> Vec<Option<i64>> {
    laid.rows.iter().map(|row| row.days_late).collect()
}

#[test]
fn every_ask_has_its_state_and_its_delay() {
    use LedgerState::{
        AnsweredWithEvidence, AnsweredWithoutEvidence, NoAnswer, NotDueYet, RefusedWithReasons,
    };
    let asked = challenge();
    let laid = laid(&asked, &[("2026-11-02", response(&asked))], &[], "2026-11-12");
    assert_eq!(
        states(&laid),
        [AnsweredWithEvidence, AnsweredWithoutEvidence, RefusedWithReasons, NoAnswer, NotDueYet]
    );
    assert_eq!(late(&laid), [Some(19), Some(19), Some(19), Some(29), None]);
    assert_eq!((laid.replies, laid.with_evidence), (3, 1));
    let tally: Vec<_> = laid.tally.iter().map(|tally| (tally.state, tally.count)).collect();
    assert_eq!(
        tally,
        [
            (AnsweredWithEvidence, 1),
            (AnsweredWithoutEvidence, 1),
            (RefusedWithReasons, 1),
            (NoAnswer, 1),
            (NotDueYet, 1)
        ]
    );
    let first = &laid.rows[0];
    assert_eq!(first.reviewer, "Audit office, County");
    assert_eq!(first.tests[0].name, "False flags");
    assert_eq!(first.answered_on, Some(day("2026-11-02")));
    assert_eq!(first.claims, [1]);
    assert_eq!(laid.rows[1].framework_claim.as_deref(), Some(CLAIM));
    assert_eq!(laid.rows[1].answer, CLAIM, "the words are shown as they were sent");
    assert_eq!(laid.rows[3].answered_on, None);
}

#[test]
fn what_comes_in_time_is_never_late() {
    let asked = challenge();
    let in_time = laid(&asked, &[("2026-10-14", response(&asked))], &["2026-09-20"], "2026-12-01");
    assert_eq!(late(&in_time), [None, None, None, Some(48), Some(18)]);
    assert!(in_time.marks.iter().all(|mark| mark.days_late.is_none()));
    let silent = laid(&asked, &[], &[], "2026-10-15");
    assert_eq!(late(&silent), [Some(1), Some(1), Some(1), Some(1), None]);
    assert!(silent.questions.is_empty() && silent.may_publish.is_none());
}

#[test]
fn the_dateline_keeps_the_order_of_days_and_counts_what_was_late() {
    let asked = challenge();
    let laid = laid(&asked, &[("2026-11-02", response(&asked))], &["2026-10-01", "2026-09-24"], "2026-11-12");
    let marks: Vec<_> =
        laid.marks.iter().map(|m| (m.kind, m.date.to_string(), m.count, m.days_late)).collect();
    assert_eq!(
        marks,
        [
            (MarkKind::Sent, "2026-09-14".to_owned(), 5, None),
            (MarkKind::ReceiptDue, "2026-09-21".to_owned(), 5, None),
            (MarkKind::ReceiptCame, "2026-09-24".to_owned(), 5, Some(3)),
            (MarkKind::AnswersDue, "2026-10-14".to_owned(), 4, None),
            (MarkKind::AnswerCame, "2026-11-02".to_owned(), 3, Some(19)),
            (MarkKind::AnswersDue, "2026-11-13".to_owned(), 1, None),
        ]
    );
}

#[test]
fn a_later_response_adds_and_takes_no_answer_away() {
    let asked = challenge();
    let first = response(&asked);
    let mut second = Response { asks: vec![first.asks[0].clone()], ..first.clone() };
    second.asks.push(said(&asked.asks[3], AskOutcome::Later));
    let laid = laid(&asked, &[("2026-10-10", first), ("2026-11-02", second)], &[], "2026-11-12");
    assert_eq!(laid.replies, 4);
    assert_eq!(laid.rows[0].answered_on, Some(day("2026-10-10")), "repeated word for word");
    assert_eq!(laid.rows[2].state, LedgerState::RefusedWithReasons);
    assert_eq!(laid.rows[3].days_late, Some(19));
    let came: Vec<_> = laid.marks.iter().filter(|mark| mark.kind == MarkKind::AnswerCame).collect();
    assert_eq!((came[0].count, came[0].days_late), (3, None));
    assert_eq!((came[1].count, came[1].days_late), (2, Some(19)));
}

#[test]
fn an_answer_that_changed_is_a_new_answer() {
    let asked = challenge();
    let first = response(&asked);
    let mut second = first.clone();
    second.asks[1].text = "It is 31 in 100.".into();
    let laid = laid(&asked, &[("2026-10-10", first), ("2026-11-02", second)], &[], "2026-11-12");
    assert_eq!(laid.rows[1].answered_on, Some(day("2026-11-02")));
    assert_eq!(laid.rows[1].framework_claim, None);
    assert_eq!(laid.rows[0].answered_on, Some(day("2026-10-10")));
}

#[test]
fn both_mappings_stay_and_a_bare_claim_answers_no_question() {
    let asked = challenge();
    let laid = laid(&asked, &[("2026-11-02", response(&asked))], &[], "2026-11-12");
    let row = &laid.claims[0];
    assert_eq!(row.theirs.cells[0], Some(CharacteristicState::Harmed));
    assert_eq!(row.own.cells[0], Some(CharacteristicState::InTension));
    assert_eq!(row.decision, Some(Decision::PartlyAccepted));
    assert_eq!(row.disputed, ["It was eight weeks."]);
    assert_eq!(laid.questions.len(), 10);
    assert_eq!(laid.questions[0].answer, "T1.");
    assert_eq!(laid.questions[1].answer, "");
}

#[test]
fn an_ask_without_a_date_waits_for_the_date_of_the_whole() {
    let mut asked = challenge();
    asked.asks[4].due = None;
    let silent = |asked: &Challenge, today| laid(asked, &[], &[], today).rows[4].clone();
    assert_eq!(silent(&asked, "2026-09-15").state, LedgerState::NoAnswer);
    assert_eq!(silent(&asked, "2026-09-15").days_late, None);
    asked.deadlines.decide_by = Some(day("2026-10-31"));
    assert_eq!(silent(&asked, "2026-10-31").state, LedgerState::NotDueYet);
    assert_eq!(silent(&asked, "2026-11-01").days_late, Some(1));
}

#[test]
fn a_response_that_only_repeats_is_not_late() {
    let asked = challenge();
    let first = response(&asked);
    let laid = laid(&asked, &[("2026-10-10", first.clone()), ("2026-12-01", first)], &[], "2026-12-02");
    let came: Vec<_> = laid.marks.iter().filter(|mark| mark.kind == MarkKind::AnswerCame).collect();
    assert_eq!((came[1].count, came[1].days_late), (3, None));
    assert_eq!(laid.rows[0].days_late, None);
}
