//! What an answer is worth. The side that writes it and the side that gets it both ask here, so that they see the same.
//!
//! On top of the rules of `recourse_model` one thing is decided here: words that only claim to follow a framework say
//! nothing. They are weighed as if the field were empty, wherever they stand: as the answer, as the reason of a
//! refusal, as what failed, as a reviewer, as a change in use, or as the answer to one of the ten questions. The words
//! themselves are never changed, hidden or refused.

use crate::framework_claim;
use chrono::NaiveDate;
use recourse_model::{
    AnswerParts, AskAnswer, AskOutcome, LedgerState, QuestionAnswer, Reviewer, ledger_state,
};
use recourse_packet::body::{AskItem, Challenge, Response};

/// What one answer is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Where the ask stands.
    pub state: LedgerState,
    /// Which parts of evidence the answer names.
    pub parts: AnswerParts,
    /// Words in the answer that only claim to follow a framework.
    pub framework_claim: Option<String>,
}

/// What `answer`, as it stands in `response`, is worth on the day `today`.
#[must_use]
pub fn verdict(due: Option<NaiveDate>, answer: &AskAnswer, response: &Response, today: NaiveDate) -> Verdict {
    let weighed = weighed(answer);
    let parts = AnswerParts::of(&weighed, |test| response.was_run(test));
    let texts = [&answer.text, &answer.reason, &answer.what_failed, &answer.change];
    Verdict {
        state: ledger_state(due, Some((&weighed, parts.clone())), today),
        parts,
        framework_claim: texts.into_iter().find_map(|text| framework_claim::find(text)),
    }
}

/// Where an ask stands to which nothing came.
#[must_use]
pub fn silence(due: Option<NaiveDate>, today: NaiveDate) -> Verdict {
    Verdict { state: ledger_state(due, None, today), parts: AnswerParts::default(), framework_claim: None }
}

/// Whether the text says something: it is not blank, and not only a claim to follow a framework.
#[must_use]
pub fn says_something(text: &str) -> bool {
    !text.trim().is_empty() && !framework_claim::is_all_there_is(text)
}

/// The answer without the fields that say nothing.
fn weighed(answer: &AskAnswer) -> AskAnswer {
    let kept = |text: &str| if says_something(text) { text.to_owned() } else { String::new() };
    AskAnswer {
        text: kept(&answer.text),
        reason: kept(&answer.reason),
        what_failed: kept(&answer.what_failed),
        change: kept(&answer.change),
        reviewer: Reviewer {
            role: kept(&answer.reviewer.role),
            unit: kept(&answer.reviewer.unit),
            ..answer.reviewer.clone()
        },
        ..answer.clone()
    }
}

/// Whether an outcome was given. Without one an ask has no reply, whatever else was written.
#[must_use]
pub fn is_reply(answer: &AskAnswer) -> bool {
    answer.outcome.is_some_and(|outcome| outcome != AskOutcome::NoAnswer)
}

/// Whether a state means that a reply came. A refusal is a reply.
#[must_use]
pub const fn is_replied(state: LedgerState) -> bool {
    !matches!(state, LedgerState::NoAnswer | LedgerState::NotDueYet)
}

/// By when an ask is due: on its own date; without one, when everything is to be decided or done.
#[must_use]
pub fn due_of(ask: &AskItem, challenge: &Challenge) -> Option<NaiveDate> {
    ask.due.or(challenge.deadlines.decide_by).or(challenge.deadlines.final_by)
}

/// Which of the ten questions have no answer.
#[must_use]
pub fn unanswered(questions: &[QuestionAnswer]) -> Vec<u8> {
    let answered = |number: u8| questions.iter().any(|q| q.question == number && says_something(&q.answer));
    (1..=10).filter(|number| !answered(*number)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use recourse_model::{MeasureStep, TestOutcome, TestRun};
    use recourse_packet::body::ClaimWork;

    const CLAIM: &str = "Our use of the score is aligned with the NIST AI RMF.";

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn response_with(test: &TestRun) -> Response {
        let work = ClaimWork {
            claim: recourse_model::ClaimId::new(),
            map: recourse_model::MapStep::default(),
            measure: MeasureStep { tests: vec![test.clone()], done: false },
            manage: recourse_model::ManageStep::default(),
            govern: Vec::new(),
        };
        Response { worksheets: vec![work], ..Response::default() }
    }

    fn full(test: &TestRun) -> AskAnswer {
        AskAnswer {
            outcome: Some(AskOutcome::Granted),
            text: "Switched off.".into(),
            tests: vec![test.id],
            what_failed: "9 of 1,204 files were still stopped.".into(),
            reviewer: Reviewer { role: "Audit office".into(), ..Reviewer::default() },
            ..AskAnswer::default()
        }
    }

    fn state(answer: &AskAnswer, response: &Response) -> LedgerState {
        verdict(Some(day("2026-10-14")), answer, response, day("2026-11-23")).state
    }

    #[test]
    fn evidence_needs_a_test_that_was_run() {
        let mut test = TestRun { outcome: Some(TestOutcome::Fail), ..TestRun::default() };
        let answer = full(&test);
        assert_eq!(state(&answer, &response_with(&test)), LedgerState::AnsweredWithEvidence);
        test.outcome = Some(TestOutcome::NotRun);
        assert_eq!(state(&answer, &response_with(&test)), LedgerState::AnsweredWithoutEvidence);
        assert_eq!(state(&answer, &Response::default()), LedgerState::AnsweredWithoutEvidence);
    }

    #[test]
    fn a_claim_to_follow_a_framework_fills_no_part_of_the_evidence() {
        let test = TestRun { outcome: Some(TestOutcome::Pass), ..TestRun::default() };
        let response = response_with(&test);
        let mut answer = full(&test);
        answer.what_failed = CLAIM.into();
        let seen = verdict(None, &answer, &response, day("2026-11-23"));
        assert_eq!(seen.state, LedgerState::AnsweredWithoutEvidence);
        assert!(seen.parts.tests && seen.parts.reviewer && !seen.parts.failures);
        assert_eq!(seen.framework_claim.as_deref(), Some(CLAIM));
        let mut reviewed = full(&test);
        reviewed.reviewer.role = "Our process follows the NIST AI RMF".into();
        assert_eq!(state(&reviewed, &response), LedgerState::AnsweredWithoutEvidence);
    }

    #[test]
    fn a_claim_is_no_reason_and_without_an_outcome_no_reply() {
        let mut answer =
            AskAnswer { outcome: Some(AskOutcome::Refused), reason: CLAIM.into(), ..AskAnswer::default() };
        let response = Response::default();
        assert_eq!(state(&answer, &response), LedgerState::RefusedWithoutReasons);
        answer.reason = format!("The contract keeps the list secret. {CLAIM}");
        assert_eq!(state(&answer, &response), LedgerState::RefusedWithReasons);
        let only_words = AskAnswer { text: CLAIM.into(), ..AskAnswer::default() };
        assert_eq!(state(&only_words, &response), LedgerState::NoAnswer);
        let granted =
            AskAnswer { outcome: Some(AskOutcome::Granted), text: CLAIM.into(), ..AskAnswer::default() };
        assert_eq!(state(&granted, &response), LedgerState::AnsweredWithoutEvidence);
    }

    #[test]
    fn a_claim_answers_none_of_the_ten_questions() {
        let answer = |question, answer: &str| QuestionAnswer { question, answer: answer.into() };
        let questions =
            [answer(1, "T1 and T2."), answer(2, CLAIM), answer(3, "  "), answer(10, "We stop it.")];
        assert_eq!(unanswered(&questions), [2, 3, 4, 5, 6, 7, 8, 9]);
    }
}
