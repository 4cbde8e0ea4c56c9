//! The rules of the answer ledger. Both sides compute with these same functions: what the responding side sees before
//! it seals is what the documenting side will see.

use crate::{AskAnswer, AskOutcome, LedgerState};
use chrono::NaiveDate;

shared! {
    /// Which parts of evidence an answer names.
    pub struct AnswerParts {
        /// Tests that were run.
        pub tests: bool,
        /// What failed, or how failure was looked for.
        pub failures: bool,
        /// Who reviewed.
        pub reviewer: bool,
        /// A change in use. Shown beside the others and never implied by them.
        pub change: bool,
    }
}

impl AnswerParts {
    /// The parts that this answer names. A test counts when the answer names at least one that `was_run` knows to
    /// have been run; a reviewer counts when a role or unit is named.
    #[must_use]
    pub fn of(answer: &AskAnswer, was_run: impl Fn(crate::TestId) -> bool) -> Self {
        let said = |text: &str| !text.trim().is_empty();
        Self {
            tests: answer.tests.iter().any(|id| was_run(*id)),
            failures: said(&answer.what_failed),
            reviewer: said(&answer.reviewer.role) || said(&answer.reviewer.unit),
            change: said(&answer.change),
        }
    }

    /// Whether tests, failures and reviewer are all there.
    #[must_use]
    pub const fn is_evidence(&self) -> bool {
        self.tests && self.failures && self.reviewer
    }
}

/// Where an ask stands on the day `today`, given its due date and what was answered, if anything.
///
/// An ask without a due date is due at once: silence about it is shown as no answer.
#[must_use]
pub fn ledger_state(
    due: Option<NaiveDate>,
    answer: Option<(&AskAnswer, AnswerParts)>,
    today: NaiveDate,
) -> LedgerState {
    let silent = match due {
        Some(due) if today <= due => LedgerState::NotDueYet,
        _ => LedgerState::NoAnswer,
    };
    let Some((answer, parts)) = answer else { return silent };
    let said = |text: &str| !text.trim().is_empty();
    match answer.outcome.unwrap_or(AskOutcome::NoAnswer) {
        AskOutcome::NoAnswer => silent,
        AskOutcome::Refused if said(&answer.reason) => LedgerState::RefusedWithReasons,
        AskOutcome::Refused => LedgerState::RefusedWithoutReasons,
        AskOutcome::Granted | AskOutcome::PartlyGranted | AskOutcome::Later if parts.is_evidence() => {
            LedgerState::AnsweredWithEvidence
        }
        AskOutcome::Granted | AskOutcome::PartlyGranted | AskOutcome::Later => {
            LedgerState::AnsweredWithoutEvidence
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Reviewer, TestId};

    fn answer(outcome: AskOutcome) -> AskAnswer {
        AskAnswer { outcome: Some(outcome), ..AskAnswer::default() }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn evidence_needs_tests_failures_and_reviewer_and_never_the_change() {
        let test = TestId::new();
        let full = AskAnswer {
            tests: vec![test],
            what_failed: "9 of 1,204".into(),
            reviewer: Reviewer { role: "audit office".into(), ..Reviewer::default() },
            ..answer(AskOutcome::Granted)
        };
        let state = |a: &AskAnswer, run: bool| {
            ledger_state(None, Some((a, AnswerParts::of(a, |_| run))), day("2026-11-23"))
        };
        assert_eq!(state(&full, true), LedgerState::AnsweredWithEvidence);
        assert_eq!(
            state(&full, false),
            LedgerState::AnsweredWithoutEvidence,
            "a test that was not run is none"
        );
        for cut in [
            AskAnswer { tests: vec![], ..full.clone() },
            AskAnswer { what_failed: " ".into(), ..full.clone() },
            AskAnswer { reviewer: Reviewer::default(), change: "switched off".into(), ..full.clone() },
        ] {
            assert_eq!(state(&cut, true), LedgerState::AnsweredWithoutEvidence);
        }
    }

    #[test]
    fn silence_is_not_due_until_the_day_after_the_due_date() {
        let due = Some(day("2026-10-14"));
        let on = |today| ledger_state(due, None, day(today));
        assert_eq!(on("2026-10-14"), LedgerState::NotDueYet);
        assert_eq!(on("2026-10-15"), LedgerState::NoAnswer);
        let empty = answer(AskOutcome::NoAnswer);
        let said_nothing = Some((&empty, AnswerParts::default()));
        assert_eq!(ledger_state(due, said_nothing, day("2026-10-15")), LedgerState::NoAnswer);
    }

    #[test]
    fn a_refusal_is_told_apart_by_its_reasons() {
        let mut refused = answer(AskOutcome::Refused);
        let state = |a: &AskAnswer| ledger_state(None, Some((a, AnswerParts::default())), day("2026-11-23"));
        assert_eq!(state(&refused), LedgerState::RefusedWithoutReasons);
        refused.reason = "The contract keeps the list secret.".into();
        assert_eq!(state(&refused), LedgerState::RefusedWithReasons);
    }
}
