//! The wire body of a response, made from what was written and what was worked. The answer screen judges this very
//! body, and sealing seals it, so what was shown is what goes.

use crate::{ledger::verdict, register::work, view::NumberedTest};
use chrono::NaiveDate;
use recourse_model::{
    AskAnswer, ManageStep, MapStep, OwnState, QuestionAnswer, ResponseDraft, TestId, Timestamp, Worksheet,
};
use recourse_packet::body::{Challenge, ClaimDecision, ClaimItem, ClaimWork, Response, blank_questions};
use std::collections::BTreeSet;

use crate::{ledger::due_of, view::AnswerView};

/// A draft that holds an answer for every ask of the challenge, in order, and all ten questions. What was written is
/// taken from `draft`, else from `stored`, so that a draft that came in without a part loses no word of it. What the
/// challenge does not ask falls away.
pub(crate) fn shaped(
    draft: ResponseDraft,
    stored: Option<&ResponseDraft>,
    asked: &Challenge,
) -> ResponseDraft {
    let known = |id| {
        let in_draft = |draft: &ResponseDraft| draft.asks.iter().find(|answer| answer.ask == id).cloned();
        in_draft(&draft).or_else(|| stored.and_then(in_draft))
    };
    let asks = asked
        .asks
        .iter()
        .map(|ask| known(ask.id).unwrap_or_else(|| AskAnswer { ask: ask.id, ..AskAnswer::default() }))
        .collect();
    let answer = |question: u8| {
        let given = |draft: &ResponseDraft| {
            let found = draft.ten_questions.iter().find(|item| item.question == question);
            found.map(|item| item.answer.clone())
        };
        given(&draft).or_else(|| stored.and_then(given)).unwrap_or_default()
    };
    let ten_questions =
        (1..=10).map(|question| QuestionAnswer { question, answer: answer(question) }).collect();
    let mut disputed_facts = draft.disputed_facts.clone();
    disputed_facts.retain(|fact| asked.claims.iter().any(|claim| claim.id == fact.claim));
    let mut severities = draft.severities.clone();
    severities.retain(|agreed| asked.claims.iter().any(|claim| claim.id == agreed.claim));
    ResponseDraft { asks, ten_questions, disputed_facts, severities, ..draft }
}

/// The body of the response. A decision goes when it was recorded in the log; one that somebody is still weighing
/// stays here, and its claim goes as undecided.
pub(crate) fn assemble(draft: &ResponseDraft, sheets: &[Worksheet], asked: &Challenge) -> Response {
    let works: Vec<_> = asked.claims.iter().filter_map(|claim| work_on(claim, sheets)).collect();
    let tests: BTreeSet<TestId> =
        works.iter().flat_map(|work| work.measure.tests.iter().map(|test| test.id)).collect();
    let mut asks = draft.asks.clone();
    // A test that was deleted since is named no longer.
    asks.iter_mut().for_each(|answer| answer.tests.retain(|id| tests.contains(id)));
    let questions =
        if draft.ten_questions.is_empty() { blank_questions() } else { draft.ten_questions.clone() };
    Response {
        decisions: asked.claims.iter().map(|claim| decision_on(claim, &works, draft)).collect(),
        reviewers: draft.reviewers.clone(),
        communities_consulted: draft.communities_consulted.clone(),
        cause: draft.cause.clone(),
        asks,
        deployment_change: draft.deployment_change.clone(),
        treatment: draft.treatment,
        commitments: draft.commitments.clone(),
        appeal: draft.appeal.clone(),
        told: draft.told.clone(),
        regulator_report: draft.regulator_report.clone(),
        may_publish: draft.may_publish,
        ten_questions: questions,
        worksheets: works,
        ..Response::to(draft.ack.clone())
    }
}

fn work_on(claim: &ClaimItem, sheets: &[Worksheet]) -> Option<ClaimWork> {
    let sheet = sheets.iter().find(|sheet| sheet.claim_id == claim.id)?;
    let said = |item: &&OwnState| item.state.is_some() || !item.rationale.trim().is_empty();
    let characteristics = sheet.map.characteristics.iter().filter(said).cloned().collect();
    Some(ClaimWork {
        claim: claim.id,
        map: MapStep { characteristics, ..sheet.map.clone() },
        measure: sheet.measure.clone(),
        manage: if sheet.manage.done { sheet.manage.clone() } else { ManageStep::default() },
        govern: sheet.govern.clone(),
    })
}

fn decision_on(claim: &ClaimItem, works: &[ClaimWork], draft: &ResponseDraft) -> ClaimDecision {
    let manage = works.iter().find(|work| work.claim == claim.id).map(|work| &work.manage);
    let agreed = draft.severities.iter().find(|agreed| agreed.claim == claim.id);
    let disputed = draft.disputed_facts.iter().filter(|fact| fact.claim == claim.id);
    ClaimDecision {
        claim: claim.id,
        decision: manage.and_then(|manage| manage.decision),
        reasons: manage.map(|manage| manage.reasons.clone()).unwrap_or_default(),
        severity_agreed: agreed.and_then(|agreed| agreed.severity),
        disputed_facts: disputed
            .map(|fact| fact.words.clone())
            .filter(|words| !words.trim().is_empty())
            .collect(),
    }
}

/// Every ask with the verdict that the other side will see, in order.
pub(crate) fn verdicts(response: &Response, asked: &Challenge, today: NaiveDate) -> Vec<AnswerView> {
    let judged = |ask: &recourse_packet::body::AskItem| {
        let answer = response.asks.iter().find(|answer| answer.ask == ask.id).cloned().unwrap_or_default();
        let seen = verdict(due_of(ask, asked), &answer, response, today);
        AnswerView {
            ask: ask.clone(),
            state: seen.state,
            parts: seen.parts,
            framework_claim: seen.framework_claim,
        }
    };
    asked.asks.iter().map(judged).collect()
}

/// Every test of every claim, numbered through in the order of the claims.
pub(crate) fn numbered_tests(sheets: &[Worksheet], asked: &Challenge) -> Vec<NumberedTest> {
    let in_order = asked.claims.iter().flat_map(|claim| {
        let of_claim = sheets.iter().filter(move |sheet| sheet.claim_id == claim.id);
        of_claim.flat_map(|sheet| &sheet.measure.tests).map(move |test| (claim.number, test.clone()))
    });
    (1..).zip(in_order).map(|(number, (claim, test))| NumberedTest { number, claim, test }).collect()
}

/// Numbers of the claims whose sheet `is` so.
pub(crate) fn claims_where(
    sheets: &[Worksheet],
    asked: &Challenge,
    is: impl Fn(&Worksheet) -> bool,
) -> Vec<u32> {
    let so = |claim: &&ClaimItem| sheets.iter().any(|sheet| sheet.claim_id == claim.id && is(sheet));
    asked.claims.iter().filter(so).map(|claim| claim.number).collect()
}

/// Claims without a recorded decision, by number.
pub(crate) fn undecided(sheets: &[Worksheet], asked: &Challenge) -> Vec<u32> {
    claims_where(sheets, asked, |sheet| !sheet.manage.done)
}

/// Claims whose decision still lacks reasons, by number.
pub(crate) fn without_reasons(sheets: &[Worksheet], asked: &Challenge) -> Vec<u32> {
    claims_where(sheets, asked, |sheet| work::lacks_reasons(&sheet.manage))
}

/// A promised day: so many days after the challenge came in. A day that has passed cannot be promised.
pub(crate) fn promised(received: Timestamp, days: Option<u32>, today: NaiveDate) -> Option<NaiveDate> {
    let day = received.date_naive().checked_add_days(chrono::Days::new(u64::from(days?)))?;
    (day >= today).then_some(day)
}

#[cfg(test)]
#[path = "assemble_tests.rs"]
mod tests;
