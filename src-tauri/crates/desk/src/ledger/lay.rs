//! Asked beside answered, from signed bodies and days alone. Nothing here looks into a vault.

use super::{
    strips,
    verdict::{Verdict, due_of, is_replied, is_reply, says_something, silence, verdict},
};
use crate::view::{ClaimRow, DateMark, LedgerRow, MarkKind, QuestionRow, Strip, Tally};
use chrono::NaiveDate;
use recourse_model::{AskAnswer, AskId, ClaimId, Commitment, LedgerState, TestRun};
use recourse_packet::body::{AskItem, Challenge, ClaimItem, Response};
use std::collections::BTreeMap;

/// A response and the day on which it was imported here.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrived {
    /// The day.
    pub on: NaiveDate,
    /// Who it is from: somebody to whom the challenge was addressed.
    pub by: String,
    /// What it says.
    pub body: Response,
}

/// Asked laid beside answered.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Laid {
    /// The dateline, in order of days.
    pub marks: Vec<DateMark>,
    /// How many asks stand in each state, in the fixed order; states with none are left out.
    pub tally: Vec<Tally>,
    /// How many asks got a reply.
    pub replies: u32,
    /// How many were answered with evidence.
    pub with_evidence: u32,
    /// The asks.
    pub rows: Vec<LedgerRow>,
    /// The claims.
    pub claims: Vec<ClaimRow>,
    /// The ten questions of the newest response; an answer that says nothing is empty.
    pub questions: Vec<QuestionRow>,
    /// The promises of the newest response.
    pub commitments: Vec<Commitment>,
    /// Where the newest response says to go with a refusal.
    pub appeal: String,
    /// Whether the newest response may be published.
    pub may_publish: Option<bool>,
}

/// Lays asked beside answered on the day `today`.
///
/// `responses` are all that came, oldest first; `receipts` are the days on which receipts came. The newest response
/// counts. Where it gives no reply to an ask, the newest one that does counts: a later packet about other asks takes
/// no answer away. An answer that somebody repeats word for word came on the day on which it first came.
#[must_use]
pub fn lay(
    challenge: &Challenge,
    sent_on: NaiveDate,
    responses: &[Arrived],
    receipts: &[NaiveDate],
    today: NaiveDate,
) -> Laid {
    let numbers: BTreeMap<_, _> = challenge.claims.iter().map(|claim| (claim.id, claim.number)).collect();
    let rows: Vec<_> = challenge
        .asks
        .iter()
        .map(|ask| row(ask, due_of(ask, challenge), &numbers, found(responses, ask.id).as_ref(), today))
        .collect();
    let laid = Laid {
        marks: marks(challenge, sent_on, responses, receipts),
        tally: tally(&rows),
        replies: count(rows.iter().filter(|row| is_replied(row.state)).count()),
        with_evidence: count(
            rows.iter().filter(|row| row.state == LedgerState::AnsweredWithEvidence).count(),
        ),
        rows,
        claims: challenge.claims.iter().map(|claim| claim_row(claim, responses)).collect(),
        ..Laid::default()
    };
    let Some(newest) = responses.last().map(|response| &response.body) else { return laid };
    Laid {
        questions: questions(newest),
        commitments: newest.commitments.clone(),
        appeal: newest.appeal.route.clone(),
        may_publish: newest.may_publish,
        ..laid
    }
}

/// Days from `due` to `on`, if it was late.
#[must_use]
pub fn days_late(due: Option<NaiveDate>, on: NaiveDate) -> Option<i64> {
    due.map(|due| (on - due).num_days()).filter(|days| *days > 0)
}

pub(crate) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// An answer with the response it stands in and the day on which it first came.
struct Found<'a> {
    answer: &'a AskAnswer,
    response: &'a Response,
    by: &'a str,
    on: NaiveDate,
}

fn answer_in(response: &Response, ask: AskId) -> Option<&AskAnswer> {
    response.asks.iter().find(|answer| answer.ask == ask)
}

/// The answer that counts for an ask: of the newest response that gives a reply, else of the newest that names it.
fn found(responses: &[Arrived], ask: AskId) -> Option<Found<'_>> {
    let named = || responses.iter().rev().filter_map(|came| Some((came, answer_in(&came.body, ask)?)));
    let (newest, answer) = named().find(|(_, answer)| is_reply(answer)).or_else(|| named().next())?;
    let from_there = named().skip_while(|(came, _)| !std::ptr::eq(*came, newest));
    let theirs = from_there.filter(|(came, _)| came.by == newest.by);
    let same = theirs.take_while(|(_, a)| *a == answer);
    let on = same.map(|(came, _)| came.on).min().unwrap_or(newest.on);
    Some(Found { answer, response: &newest.body, by: &newest.by, on })
}

fn row(
    ask: &AskItem,
    due: Option<NaiveDate>,
    numbers: &BTreeMap<ClaimId, u32>,
    found: Option<&Found<'_>>,
    today: NaiveDate,
) -> LedgerRow {
    let Verdict { state, parts, framework_claim } =
        found.map_or_else(|| silence(due, today), |found| verdict(due, found.answer, found.response, today));
    let answered_on = found.filter(|_| is_replied(state)).map(|found| found.on);
    let answer = found.map(|found| found.answer.clone()).unwrap_or_default();
    let tests = found.map(|found| tests_of(found.response, &answer)).unwrap_or_default();
    LedgerRow {
        number: ask.number,
        ask_id: ask.id,
        ask_type: ask.ask_type,
        text: ask.text.clone(),
        due,
        claims: ask.claims.iter().filter_map(|claim| numbers.get(claim).copied()).collect(),
        state,
        by: found.filter(|_| is_replied(state)).map(|found| found.by.to_owned()).unwrap_or_default(),
        outcome: answer.outcome,
        answer: answer.text,
        reason: answer.reason,
        parts,
        tests,
        what_failed: answer.what_failed,
        reviewer: named_reviewer(&answer.reviewer.role, &answer.reviewer.unit),
        independence: answer.reviewer.independence,
        change: answer.change,
        appeal: answer.appeal,
        owner_role: answer.owner_role,
        promised_for: answer.due,
        proof: answer.proof,
        answered_on,
        days_late: match answered_on {
            Some(on) => days_late(due, on),
            None => days_late(due, today),
        },
        framework_claim,
    }
}

fn named_reviewer(role: &str, unit: &str) -> String {
    [role.trim(), unit.trim()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The tests an answer rests on, as far as they stand in its response.
fn tests_of(response: &Response, answer: &AskAnswer) -> Vec<TestRun> {
    answer.tests.iter().filter_map(|id| response.tests().find(|test| test.id == *id)).cloned().collect()
}

fn tally(rows: &[LedgerRow]) -> Vec<Tally> {
    let of = |state| count(rows.iter().filter(|row| row.state == state).count());
    let all = LedgerState::ALL.iter().map(|state| Tally { state: *state, count: of(*state) });
    all.filter(|tally| tally.count > 0).collect()
}

fn marks(
    challenge: &Challenge,
    sent_on: NaiveDate,
    responses: &[Arrived],
    receipts: &[NaiveDate],
) -> Vec<DateMark> {
    let asks = count(challenge.asks.len());
    let mark = |kind, date, count, days_late| DateMark { kind, date, count, days_late };
    let mut marks = vec![mark(MarkKind::Sent, sent_on, asks, None)];
    let receipt_due = challenge.deadlines.acknowledge_by;
    marks.extend(receipt_due.map(|due| mark(MarkKind::ReceiptDue, due, asks, None)));
    let receipt = receipts.iter().min();
    marks.extend(receipt.map(|on| mark(MarkKind::ReceiptCame, *on, asks, days_late(receipt_due, *on))));
    let mut due = BTreeMap::new();
    for day in challenge.asks.iter().filter_map(|ask| due_of(ask, challenge)) {
        *due.entry(day).or_insert(0) += 1;
    }
    marks.extend(due.into_iter().map(|(day, asks)| mark(MarkKind::AnswersDue, day, asks, None)));
    for (place, came) in responses.iter().enumerate() {
        let earlier = responses.get(..place).unwrap_or_default();
        let (replies, late) = came_with(challenge, came, earlier);
        marks.push(mark(MarkKind::AnswerCame, came.on, replies, late));
    }
    marks.sort_by_key(|mark| (mark.date, mark.kind));
    marks
}

/// To how many asks a response replies, and how late the latest of the replies that are new in it was.
fn came_with(challenge: &Challenge, came: &Arrived, earlier: &[Arrived]) -> (u32, Option<i64>) {
    let mut replies = 0;
    let mut late = None;
    for ask in &challenge.asks {
        let Some(answer) = answer_in(&came.body, ask.id).filter(|answer| is_reply(answer)) else { continue };
        replies += 1;
        let theirs = earlier.iter().rev().filter(|response| response.by == came.by);
        let before = theirs.filter_map(|response| answer_in(&response.body, ask.id)).next();
        if before != Some(answer) {
            late = late.max(days_late(due_of(ask, challenge), came.on));
        }
    }
    (replies, late)
}

/// A claim beside the newest response that decides or works on it.
fn claim_row(claim: &ClaimItem, responses: &[Arrived]) -> ClaimRow {
    let mut found = (None, None);
    for came in responses.iter().rev() {
        let decided = came.body.decisions.iter().find(|item| item.claim == claim.id);
        let work = came.body.worksheets.iter().find(|item| item.claim == claim.id);
        if decided.is_some() || work.is_some() {
            found = (decided, work);
            break;
        }
    }
    let (decided, work) = found;
    ClaimRow {
        number: claim.number,
        claim_id: claim.id,
        title: claim.facts.title.clone(),
        theirs: strips::theirs(claim),
        own: work.map_or_else(Strip::unset, |work| strips::own(&work.map)),
        decision: decided.and_then(|item| item.decision),
        reasons: decided.map(|item| item.reasons.clone()).unwrap_or_default(),
        treatment: work.and_then(|work| work.manage.treatment),
        deployment_change: work.map(|work| work.manage.deployment_change.clone()).unwrap_or_default(),
        tests: work.map(|work| work.measure.tests.clone()).unwrap_or_default(),
        disputed: decided.map(|item| item.disputed_facts.clone()).unwrap_or_default(),
        severity: claim.facts.severity,
        severity_agreed: decided.and_then(|item| item.severity_agreed),
    }
}

fn questions(response: &Response) -> Vec<QuestionRow> {
    let answer = |number: u8| {
        let given = response.ten_questions.iter().find(|item| item.question == number);
        given.map(|item| item.answer.clone()).filter(|text| says_something(text)).unwrap_or_default()
    };
    (1..=10).map(|number| QuestionRow { number, answer: answer(number) }).collect()
}

#[cfg(test)]
#[path = "lay_tests.rs"]
mod tests;
