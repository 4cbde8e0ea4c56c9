//! The filled examples of the responding desk.

use crate::{
    common::now,
    everything::{List, Text, day, hash},
};
use recourse_model::*;

fn deployment_change(t: Text<'_>) -> DeploymentChange {
    DeploymentChange {
        kind: Some(ChangeKind::Paused),
        from_version: t("3.1"),
        to_version: t("3.2"),
        effective: day("2026-12-24"),
        words: t("paused"),
    }
}

fn reviewer(t: Text<'_>) -> Reviewer {
    Reviewer {
        role: t("auditor"),
        unit: t("audit"),
        front_line_developer: Some(false),
        independence: Some(Independence::Outside),
        conflict: t("none known"),
    }
}

pub(crate) fn worksheet(t: Text<'_>, entry_id: EntryId, target: &FrameworkRef) -> Worksheet {
    Worksheet {
        id: WorksheetId::new(),
        entry_id,
        claim_id: ClaimId::new(),
        map: MapStep {
            context: t("at the counter"),
            intended_use: Some(false),
            who_is_exposed: t("all tenants"),
            likelihood: Some(Likelihood::Likely),
            magnitude: Some(Severity::Moderate),
            characteristics: vec![OwnState {
                characteristic: Some(Characteristic::Safe),
                state: Some(CharacteristicState::NotSure),
                rationale: t("unclear"),
            }],
            own_mapping: vec![OwnMapping {
                target: target.clone(),
                relation: Some(Relation::AsksAbout),
                rationale: t("own view"),
            }],
            done: true,
        },
        measure: MeasureStep {
            tests: vec![TestRun {
                id: TestId::new(),
                name: t("district test"),
                asked_by: t("the circle"),
                method: t("compare"),
                data: t("last year"),
                slice: t("north"),
                n: Some(1204),
                metric: t("gap"),
                threshold: t("2 points"),
                value: t("9 points"),
                outcome: Some(TestOutcome::Fail),
                reason_not_run: t("-"),
                limits: t("one year only"),
                artefact: t("report.pdf"),
                reviewed_by: t("audit"),
                independence: Some(Independence::OtherTeam),
            }],
            done: true,
        },
        manage: ManageStep {
            decision: Some(Decision::PartlyAccepted),
            reasons: t("the gap"),
            treatment: Some(Treatment::Mitigate),
            residual_risk: t("small"),
            accepted_by_role: t("head"),
            review_on: day("2027-06-01"),
            owner_role: t("head"),
            due: day("2027-02-01"),
            done_when: t("gap below 2"),
            deployment_change: deployment_change(t),
            done: true,
        },
        govern: vec![GovernNote { subcategory: t("GOVERN 1.5"), what_changed: t("yearly test") }],
        updated_at: now(),
    }
}

pub(crate) fn response(t: Text<'_>, list: List<'_>, entry_id: EntryId, ask: AskId) -> ResponseDraft {
    ResponseDraft {
        id: ResponseId::new(),
        entry_id,
        ack: Acknowledgement {
            received_at: Some(now()),
            packet_sha256: hash(b"packet").0,
            signature_verified: true,
            case_ref: t("T-1"),
            contact_role: t("complaints"),
            next_update_by: day("2026-12-10"),
        },
        disputed_facts: vec![DisputedFact { claim: ClaimId::new(), words: t("the date") }],
        severities: vec![SeverityAgreed { claim: ClaimId::new(), severity: Some(Severity::Serious) }],
        reviewers: vec![reviewer(t)],
        communities_consulted: list("tenants"),
        cause: t("old data"),
        asks: vec![AskAnswer {
            ask,
            outcome: Some(AskOutcome::PartlyGranted),
            text: t("we tested"),
            reason: t("one district only"),
            tests: vec![TestId::new()],
            what_failed: t("9 of 1,204"),
            reviewer: reviewer(t),
            change: t("paused"),
            done_at: day("2026-12-05"),
            due: day("2027-01-05"),
            owner_role: t("head"),
            proof: list("report"),
            appeal: t("ombuds office"),
        }],
        deployment_change: deployment_change(t),
        treatment: Some(Treatment::Avoid),
        commitments: vec![Commitment {
            text: t("test yearly"),
            owner_role: t("head"),
            due: day("2027-12-01"),
            status: Some(CommitmentStatus::Planned),
        }],
        appeal: Appeal { route: t("ombuds office"), until: day("2027-02-28"), independent: Some(true) },
        told: vec![Told { who: t("tenants"), when: day("2026-12-20"), how: t("letter") }],
        regulator_report: t("none"),
        may_publish: Some(true),
        ten_questions: vec![QuestionAnswer { question: 3, answer: t("yes") }],
        sealed_at: Some(now()),
        updated_at: now(),
    }
}
