//! Receipts and responses as a page. What was not said is said to be missing.

use super::{Words, day, deadlines, moment, page::Page};
use crate::body::{ClaimDecision, ClaimWork, Receipt, Response};
use recourse_model::{Acknowledgement, AskAnswer, ChangeKind, DeploymentChange, Reviewer, TestRun};

pub(super) fn receipt(page: &mut Page, body: &Receipt, words: Words) {
    acknowledgement(page, &body.ack, words);
    page.facts(&[
        (words.of("verification"), words.of(body.verification.as_str()).to_owned()),
        (words.of("addressed_to_us"), words.yes_no(Some(body.addressed_to_us))),
    ]);
    page.theirs("p.said", &body.message);
    page.ours("h2", words.of("promised_dates"));
    deadlines(page, &body.promised, words);
}

pub(super) fn response(page: &mut Page, body: &Response, words: Words) {
    acknowledgement(page, &body.ack, words);
    if !body.asks.is_empty() {
        page.ours("h2", words.of("answers"));
        for (number, answer) in (1..).zip(&body.asks) {
            page.ours("h3", &format!("{} {number}", words.of("answer")));
            ask_answer(page, body, answer, words);
        }
    }
    ten_questions(page, body, words);
    if !body.decisions.is_empty() || !body.worksheets.is_empty() {
        page.ours("h2", words.of("decisions"));
        for (number, item) in (1..).zip(&body.decisions) {
            page.ours("h3", &format!("{} {number}", words.of("decision")));
            decision(page, item, words);
        }
        for (number, work) in (1..).zip(&body.worksheets) {
            page.ours("h3", &format!("{} {number}", words.of("worksheet")));
            worksheet(page, work, words);
        }
    }
    page.ours("h2", words.of("taken_together"));
    page.facts(&[
        (words.of("cause"), body.cause.clone()),
        (words.of("change"), change(&body.deployment_change, words)),
        (words.of("treatment"), words.word(body.treatment)),
        (words.of("reviewers"), lines(body.reviewers.iter().map(|who| reviewer(who, words)))),
        (words.of("communities"), body.communities_consulted.join("\n")),
        (words.of("regulator_report"), body.regulator_report.clone()),
        (words.of("may_publish"), words.yes_no(body.may_publish)),
        (
            words.of("appeal"),
            joined(&[
                &body.appeal.route,
                &day(body.appeal.until),
                &independent(body.appeal.independent, words),
            ]),
        ),
        (
            words.of("told"),
            lines(body.told.iter().map(|told| joined(&[&told.who, &day(told.when), &told.how]))),
        ),
    ]);
    if !body.commitments.is_empty() {
        page.ours("h2", words.of("promises"));
        let row = |promise: &recourse_model::Commitment| {
            let status = words.word(promise.status);
            vec![promise.text.clone(), promise.owner_role.clone(), day(promise.due), status]
        };
        let heads = ["promise", "owner", "due", "status"].map(|key| words.of(key));
        page.table(&heads, &body.commitments.iter().map(row).collect::<Vec<_>>());
    }
}

fn acknowledgement(page: &mut Page, ack: &Acknowledgement, words: Words) {
    page.ours("h2", words.of("arrived"));
    page.facts(&[
        (words.of("received"), ack.received_at.map(moment).unwrap_or_default()),
        (words.of("packet_sha256"), ack.packet_sha256.to_string()),
        (words.of("signature_verified"), words.yes_no(Some(ack.signature_verified))),
        (words.of("case_ref"), ack.case_ref.clone()),
        (words.of("contact_role"), ack.contact_role.clone()),
        (words.of("next_update"), day(ack.next_update_by)),
    ]);
}

fn ask_answer(page: &mut Page, body: &Response, answer: &AskAnswer, words: Words) {
    let outcome = answer.outcome.map_or("no_answer", |outcome| outcome.as_str());
    page.ours(if outcome == "no_answer" { "p.none" } else { "p" }, words.of(outcome));
    page.theirs("p.said", &answer.text);
    let tests = answer.tests.iter().map(|id| {
        let name = body.tests().find(|test| test.id == *id).map(|test| test.name.clone());
        name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| id.to_string())
    });
    page.facts(&[
        (words.of("ask"), answer.ask.to_string()),
        (words.of("why"), answer.reason.clone()),
        (words.of("tests"), lines(tests)),
        (words.of("what_failed"), answer.what_failed.clone()),
        (words.of("reviewed_by"), reviewer(&answer.reviewer, words)),
        (words.of("change"), answer.change.clone()),
        (words.of("done_at"), day(answer.done_at)),
        (words.of("due"), day(answer.due)),
        (words.of("owner"), answer.owner_role.clone()),
        (words.of("proof"), answer.proof.join("\n")),
        (words.of("appeal"), answer.appeal.clone()),
    ]);
}

fn ten_questions(page: &mut Page, body: &Response, words: Words) {
    page.ours("h2", words.of("ten_questions"));
    for item in &body.ten_questions {
        page.ours("h4", &format!("{}. {}", item.question, words.question(item.question)));
        if item.answer.trim().is_empty() {
            page.ours("p.none", words.of("not_answered"));
        } else {
            page.theirs("p.said", &item.answer);
        }
    }
}

fn decision(page: &mut Page, item: &ClaimDecision, words: Words) {
    let decided = item.decision.map_or("not_decided", |decision| decision.as_str());
    page.ours(if item.decision.is_none() { "p.none" } else { "p" }, words.of(decided));
    page.facts(&[
        (words.of("claim"), item.claim.to_string()),
        (words.of("why"), item.reasons.clone()),
        (words.of("severity_agreed"), words.word(item.severity_agreed)),
        (words.of("disputed"), item.disputed_facts.join("\n")),
    ]);
}

fn worksheet(page: &mut Page, work: &ClaimWork, words: Words) {
    page.facts(&[(words.of("claim"), work.claim.to_string())]);
    let map = &work.map;
    page.ours("h4", words.of("map"));
    page.facts(&[
        (words.of("context"), map.context.clone()),
        (words.of("intended_use"), words.yes_no(map.intended_use)),
        (words.of("who_is_exposed"), map.who_is_exposed.clone()),
        (words.of("likelihood"), words.word(map.likelihood)),
        (words.of("magnitude"), words.word(map.magnitude)),
    ]);
    let states = map.characteristics.iter().map(|own| {
        let name = words.word(own.characteristic);
        vec![name, words.word(own.state), own.rationale.clone()]
    });
    page.table(&["characteristic", "state", "why"].map(|key| words.of(key)), &states.collect::<Vec<_>>());
    let mappings = map.own_mapping.iter().map(|own| {
        let entry = joined(&[&own.target.id, &own.target.framework, &own.target.edition]);
        vec![entry, words.word(own.relation), own.rationale.clone()]
    });
    page.table(&["entry", "relation", "why"].map(|key| words.of(key)), &mappings.collect::<Vec<_>>());

    page.ours("h4", words.of("measure"));
    let tests: Vec<Vec<String>> = work.measure.tests.iter().map(|test| test_row(test, words)).collect();
    if tests.is_empty() {
        page.ours("p.none", words.of("no_tests"));
    }
    page.table(&["test", "found", "reviewed_by"].map(|key| words.of(key)), &tests);
    manage(page, work, words);
}

fn test_row(test: &TestRun, words: Words) -> Vec<String> {
    let cases = test.n.map(|n| format!("{n} {}", words.of("cases"))).unwrap_or_default();
    let what = lines(
        [&test.name, &test.asked_by, &test.method, &test.data, &test.slice, &cases].into_iter().cloned(),
    );
    let outcome = words.word(test.outcome);
    let limit = if test.threshold.trim().is_empty() {
        String::new()
    } else {
        format!("{}: {}", words.of("limit"), test.threshold)
    };
    let value = joined(&[&test.metric, &test.value]);
    let found = lines([
        outcome,
        value,
        limit,
        test.reason_not_run.clone(),
        test.limits.clone(),
        test.artefact.clone(),
    ]);
    let distance = words.word(test.independence);
    vec![what, found, joined(&[&test.reviewed_by, &distance])]
}

fn manage(page: &mut Page, work: &ClaimWork, words: Words) {
    let step = &work.manage;
    page.ours("h4", words.of("manage"));
    page.facts(&[
        (words.of("decision"), words.word(step.decision)),
        (words.of("why"), step.reasons.clone()),
        (words.of("treatment"), words.word(step.treatment)),
        (words.of("residual_risk"), step.residual_risk.clone()),
        (words.of("accepted_by"), step.accepted_by_role.clone()),
        (words.of("review_on"), day(step.review_on)),
        (words.of("owner"), step.owner_role.clone()),
        (words.of("due"), day(step.due)),
        (words.of("done_when"), step.done_when.clone()),
        (words.of("change"), change(&step.deployment_change, words)),
    ]);
    if !work.govern.is_empty() {
        page.ours("h4", words.of("govern"));
        let note = |note: &recourse_model::GovernNote| joined(&[&note.subcategory, &note.what_changed]);
        page.list(&work.govern.iter().map(note).collect::<Vec<_>>());
    }
}

fn reviewer(who: &Reviewer, words: Words) -> String {
    let distance = words.word(who.independence);
    let builds = match who.front_line_developer {
        Some(true) => words.of("builds_it"),
        _ => "",
    };
    joined(&[&who.role, &who.unit, &distance, builds, &who.conflict])
}

fn change(change: &DeploymentChange, words: Words) -> String {
    let kind = match change.kind {
        Some(ChangeKind::None) => words.of("no_change").to_owned(),
        kind => words.word(kind),
    };
    let versions = [change.from_version.as_str(), change.to_version.as_str()];
    let versions: Vec<_> = versions.into_iter().filter(|version| !version.trim().is_empty()).collect();
    joined(&[&kind, &versions.join(" → "), &day(change.effective), &change.words])
}

fn independent(said: Option<bool>, words: Words) -> String {
    let key = match said {
        Some(true) => "independent",
        Some(false) => "not_independent",
        None => return String::new(),
    };
    words.of(key).to_owned()
}

fn lines(items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().filter(|item| !item.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

fn joined(parts: &[&str]) -> String {
    parts.iter().copied().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", ")
}
