//! What the made-up organization of the demo does: it works each claim and answers.

use crate::{
    DeskResult,
    demo::Step,
    example::text::{self, AnswerFile, AskAnswerText, CaseFile, WorksheetText, broken},
    register, response,
    view::EntryView,
};
use recourse_model::{
    Acknowledgement, AskAnswer, AskId, ClaimId, DisputedFact, Entry, EntryId, MeasureStep, ResponseDraft,
    SeverityAgreed, TestId, Timestamp, Worksheet,
};
use recourse_vault::Vault;
use std::collections::BTreeMap;

/// The answering desk at work on one entry.
pub(super) struct Answering<'a> {
    pub(super) vault: &'a Vault,
    pub(super) entry_id: EntryId,
    pub(super) case: &'a CaseFile,
    pub(super) answer: &'a AnswerFile,
}

impl Answering<'_> {
    fn entry(&self) -> DeskResult<EntryView> {
        register::view(self.vault, self.entry_id, "en")
    }

    /// Takes the entry up: owner, system, severity, and what the receipt says.
    pub(super) fn take_up(&self, now: Timestamp) -> DeskResult<()> {
        register::accept(self.vault, self.entry_id, now)?;
        let (text, known) = (&self.answer.entry, self.entry()?.entry);
        let entry = Entry {
            owner: text.owner.clone(),
            inventory_system: text.inventory_system.clone(),
            severity_own: Some(text.severity_own),
            cluster: text.cluster.clone(),
            ..known
        };
        register::save_entry(self.vault, entry, now)?;
        let draft = response::view(self.vault, self.entry_id, now)?.draft;
        let ack = acknowledge(&draft.ack, &self.answer.receipt);
        response::save(self.vault, ResponseDraft { ack, ..draft }, now)
    }

    /// Works every claim through Map, Measure, Manage and Govern, and records the decisions.
    pub(super) fn work(
        &self,
        now: Timestamp,
        tell: &mut dyn FnMut(Step),
    ) -> DeskResult<BTreeMap<String, TestId>> {
        let view = self.entry()?;
        let mut tests = BTreeMap::new();
        for text in &self.answer.worksheets {
            let number = self.number_of_claim(&text.claim)?;
            let sheet = view.worksheets.iter().find(|sheet| sheet.number == number).ok_or_else(broken)?;
            let worked = filled(&sheet.worksheet, text, &mut tests)?;
            let (id, run) = (worked.id, worked.measure.tests.len());
            register::save_worksheet(self.vault, worked, now)?;
            register::record_decision(self.vault, id, &text.manage.owner_role, now)?;
            let decision = text.manage.decision.ok_or_else(broken)?;
            tell(Step::Decided { number, title: sheet.title.clone(), decision, tests: run });
        }
        Ok(tests)
    }

    /// Writes the answer.
    pub(super) fn write(&self, tests: &BTreeMap<String, TestId>, now: Timestamp) -> DeskResult<()> {
        let view = self.entry()?;
        let draft = response::view(self.vault, self.entry_id, now)?.draft;
        let text = &self.answer.response;
        let mut disputed_facts = Vec::new();
        for fact in &text.disputed_facts {
            disputed_facts
                .push(DisputedFact { claim: self.claim(&view, &fact.claim)?, words: fact.words.clone() });
        }
        let mut asks = Vec::new();
        for answer in &text.asks {
            asks.push(to_ask(self.ask(&view, &answer.ask)?, answer, tests)?);
        }
        let draft = ResponseDraft {
            ack: acknowledge(&draft.ack, &text.ack),
            disputed_facts,
            severities: self.severities(&view)?,
            reviewers: text.reviewers.clone(),
            communities_consulted: text.communities_consulted.clone(),
            cause: text.cause.clone(),
            asks,
            deployment_change: text.deployment_change.clone(),
            treatment: Some(text.treatment),
            commitments: text.commitments.clone(),
            appeal: text.appeal.clone(),
            told: text.told.clone(),
            regulator_report: text.regulator_report.clone(),
            may_publish: Some(text.may_publish),
            ten_questions: text.ten_questions.clone(),
            ..draft
        };
        response::save(self.vault, draft, now)
    }

    /// How bad the organization says the claims were.
    fn severities(&self, view: &EntryView) -> DeskResult<Vec<SeverityAgreed>> {
        let agreed = self.answer.response.severities.iter();
        agreed
            .map(|text| {
                Ok(SeverityAgreed { claim: self.claim(view, &text.claim)?, severity: Some(text.severity) })
            })
            .collect()
    }

    /// The number that a claim has in the packet.
    fn number_of_claim(&self, key: &str) -> DeskResult<u32> {
        let place = self.case.challenge.claims.iter().position(|claim| claim.harm == key);
        place.and_then(|place| u32::try_from(place + 1).ok()).ok_or_else(broken)
    }

    fn claim(&self, view: &EntryView, key: &str) -> DeskResult<ClaimId> {
        let number = self.number_of_claim(key)?;
        let found = view.challenge.claims.iter().find(|claim| claim.number == number);
        found.map(|claim| claim.id).ok_or_else(broken)
    }

    fn ask(&self, view: &EntryView, key: &str) -> DeskResult<AskId> {
        let number = self.case.asks.iter().find(|ask| ask.key == key).ok_or_else(broken)?.position;
        let found = view.challenge.asks.iter().find(|ask| ask.number == number);
        found.map(|ask| ask.id).ok_or_else(broken)
    }
}

/// The words of the organization beside the facts of the import.
fn acknowledge(known: &Acknowledgement, text: &Acknowledgement) -> Acknowledgement {
    Acknowledgement {
        case_ref: text.case_ref.clone(),
        contact_role: text.contact_role.clone(),
        next_update_by: text.next_update_by,
        ..known.clone()
    }
}

fn filled(
    sheet: &Worksheet,
    text: &WorksheetText,
    tests: &mut BTreeMap<String, TestId>,
) -> DeskResult<Worksheet> {
    let mut runs = Vec::new();
    for table in &text.measure.tests {
        let (key, run) = text::test(table.clone())?;
        tests.insert(key, run.id);
        runs.push(run);
    }
    Ok(Worksheet {
        map: recourse_model::MapStep { done: true, ..text.map.clone() },
        measure: MeasureStep { tests: runs, done: true },
        manage: text.manage.clone(),
        govern: text.govern.clone(),
        ..sheet.clone()
    })
}

fn to_ask(ask: AskId, text: &AskAnswerText, tests: &BTreeMap<String, TestId>) -> DeskResult<AskAnswer> {
    let known = |key: &String| tests.get(key).copied().ok_or_else(broken);
    Ok(AskAnswer {
        ask,
        outcome: Some(text.outcome),
        text: text.text.clone(),
        reason: text.reason.clone(),
        tests: text.tests.iter().map(known).collect::<DeskResult<_>>()?,
        what_failed: text.what_failed.clone(),
        reviewer: text.reviewer.clone(),
        change: text.change.clone(),
        done_at: text.done,
        due: text.due,
        owner_role: text.owner_role.clone(),
        proof: text.proof.clone(),
        appeal: text.appeal.clone(),
    })
}
