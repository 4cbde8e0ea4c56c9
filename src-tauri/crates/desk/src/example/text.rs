//! The example as it is written down in `example/case.toml` and `example/answer.toml`. Whoever changes those files finds
//! what they may hold at the head of each; a test reads both.

use crate::{DeskError, DeskResult};
use chrono::{NaiveDate, TimeDelta};
use recourse_model::{
    Acknowledgement, Appeal, AskOutcome, AskType, CaseStatus, Characteristic, CharacteristicState,
    Commitment, ConsentAnswer, ConsentPurpose, Deadlines, DeploymentChange, Disclosure, ErrorCode,
    EvidenceKind, FrameworkRef, GovernNote, HarmFacts, LawRef, LedgerState, ManageStep, MapStep, PersonRole,
    Priority, PromisedTimes, QuestionAnswer, Relation, Reviewer, Rounding, SenderMode, Sensitivity, Severity,
    Sharing, SystemFacts, TestRun, Timestamp, Told, Treatment,
};
use serde::{Deserialize, de::DeserializeOwned};
use toml::{Table, Value};

const CASE: &str = include_str!("../../example/case.toml");
const ANSWER: &str = include_str!("../../example/answer.toml");

/// The bytes of an evidence file of the example.
pub(super) fn evidence_file(name: &str) -> Option<&'static [u8]> {
    Some(match name {
        "public-figures.csv" => include_bytes!("../../example/evidence/public-figures.csv"),
        "timeline.md" => include_bytes!("../../example/evidence/timeline.md"),
        "averaging-illustration.csv" => include_bytes!("../../example/evidence/averaging-illustration.csv"),
        "chart-money.png" => include_bytes!("../../example/evidence/chart-money.png"),
        "chart-averaging.png" => include_bytes!("../../example/evidence/chart-averaging.png"),
        "working-notes.md" => include_bytes!("../../example/evidence/working-notes.md"),
        _ => return None,
    })
}

macro_rules! text {
    ($($(#[$meta:meta])* pub(crate) struct $name:ident { $($body:tt)* })+) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Deserialize)]
        pub(crate) struct $name { $($body)* }
    )+ };
}

text! {
    /// On which day each side acts, counted from the day of sealing.
    pub(crate) struct Timeline {
        pub(crate) received_day: i64,
        pub(crate) receipt_day: i64,
        pub(crate) response_day: i64,
        pub(crate) ledger_day: i64,
    }

    /// `case.toml`.
    pub(crate) struct CaseFile {
        pub(crate) case: CaseText,
        pub(crate) system: SystemText,
        pub(crate) people: Vec<PersonText>,
        pub(crate) consents: Vec<ConsentText>,
        pub(crate) harms: Vec<HarmText>,
        pub(crate) evidence: Vec<EvidenceText>,
        pub(crate) recipients: Vec<RecipientText>,
        pub(crate) challenge: ChallengeText,
        pub(crate) asks: Vec<AskText>,
    }

    pub(crate) struct CaseText {
        pub(crate) title: String,
        pub(crate) summary: String,
        pub(crate) status: CaseStatus,
        pub(crate) language: String,
        pub(crate) example_note: String,
    }

    pub(crate) struct SystemText {
        pub(crate) facts: SystemFacts,
    }

    pub(crate) struct PersonText {
        pub(crate) key: String,
        pub(crate) pseudonym: String,
        pub(crate) role: PersonRole,
        pub(crate) relation_to_ai: String,
        pub(crate) contact: String,
        pub(crate) retaliation_risk: String,
    }

    pub(crate) struct ConsentText {
        pub(crate) person: String,
        pub(crate) purpose: ConsentPurpose,
        pub(crate) recipient: String,
        pub(crate) answer: ConsentAnswer,
        pub(crate) without: String,
        pub(crate) given: NaiveDate,
        pub(crate) expires: Option<NaiveDate>,
        pub(crate) how_recorded: String,
        pub(crate) settles: Option<String>,
    }

    pub(crate) struct HarmText {
        pub(crate) key: String,
        pub(crate) people: Vec<String>,
        pub(crate) private_notes: String,
        pub(crate) characteristics: Vec<NoteText>,
        pub(crate) tensions: Vec<TensionText>,
        pub(crate) mappings: Vec<MappingText>,
        pub(crate) facts: HarmFacts,
    }

    pub(crate) struct NoteText {
        pub(crate) characteristic: Characteristic,
        pub(crate) state: CharacteristicState,
        pub(crate) rationale: String,
        pub(crate) evidence: Vec<String>,
    }

    pub(crate) struct TensionText {
        pub(crate) a: Characteristic,
        pub(crate) b: Characteristic,
        pub(crate) how: String,
    }

    pub(crate) struct MappingText {
        pub(crate) target: FrameworkRef,
        pub(crate) relation: Relation,
        pub(crate) rationale: String,
        pub(crate) evidence: Vec<String>,
    }

    pub(crate) struct EvidenceText {
        pub(crate) key: String,
        pub(crate) title: String,
        pub(crate) kind: EvidenceKind,
        pub(crate) file: String,
        pub(crate) media_type: String,
        pub(crate) captured_at: Timestamp,
        pub(crate) captured_by: String,
        pub(crate) method: String,
        pub(crate) source_url: String,
        pub(crate) sensitivity: Sensitivity,
        pub(crate) people: Vec<String>,
        pub(crate) supports: Vec<String>,
        pub(crate) weaknesses: String,
        pub(crate) goes: bool,
    }

    pub(crate) struct RecipientText {
        pub(crate) name: String,
        pub(crate) contact: String,
        pub(crate) promises: PromisedTimes,
    }

    pub(crate) struct ChallengeText {
        pub(crate) title: String,
        pub(crate) claims: Vec<ClaimText>,
        pub(crate) copies_to: Vec<String>,
        pub(crate) redaction_notes: String,
        pub(crate) sharing: Sharing,
        pub(crate) sender_mode: SenderMode,
        pub(crate) sender_display: String,
        pub(crate) rounding: Rounding,
        pub(crate) deadlines: Deadlines,
        pub(crate) disclosure: Disclosure,
        pub(crate) withheld: Vec<WithheldText>,
    }

    pub(crate) struct ClaimText {
        pub(crate) harm: String,
        pub(crate) include_own_words: bool,
    }

    pub(crate) struct WithheldText {
        pub(crate) evidence: String,
        pub(crate) category: String,
        pub(crate) reason: String,
    }

    pub(crate) struct AskText {
        pub(crate) key: String,
        pub(crate) position: u32,
        pub(crate) ask_type: AskType,
        pub(crate) harms: Vec<String>,
        pub(crate) text: String,
        pub(crate) due: Option<NaiveDate>,
        pub(crate) priority: Priority,
        pub(crate) acceptable_alternatives: String,
        pub(crate) basis: Vec<LawRef>,
    }

    /// `answer.toml`.
    pub(crate) struct AnswerFile {
        pub(crate) entry: EntryText,
        pub(crate) receipt: Acknowledgement,
        pub(crate) worksheets: Vec<WorksheetText>,
        pub(crate) response: ResponseText,
        pub(crate) expected_ledger: Vec<ExpectedText>,
    }

    pub(crate) struct EntryText {
        pub(crate) owner: String,
        pub(crate) inventory_system: String,
        pub(crate) severity_own: Severity,
        pub(crate) cluster: String,
    }

    pub(crate) struct WorksheetText {
        pub(crate) claim: String,
        pub(crate) govern: Vec<GovernNote>,
        pub(crate) map: MapStep,
        pub(crate) measure: MeasureText,
        pub(crate) manage: ManageStep,
    }

    pub(crate) struct MeasureText {
        pub(crate) tests: Vec<Table>,
    }

    pub(crate) struct ResponseText {
        pub(crate) cause: String,
        pub(crate) communities_consulted: Vec<String>,
        pub(crate) treatment: Treatment,
        pub(crate) regulator_report: String,
        pub(crate) may_publish: bool,
        pub(crate) ack: Acknowledgement,
        pub(crate) deployment_change: DeploymentChange,
        pub(crate) appeal: Appeal,
        pub(crate) reviewers: Vec<Reviewer>,
        pub(crate) disputed_facts: Vec<DisputedText>,
        pub(crate) severities: Vec<SeverityText>,
        pub(crate) asks: Vec<AskAnswerText>,
        pub(crate) commitments: Vec<Commitment>,
        pub(crate) told: Vec<Told>,
        pub(crate) ten_questions: Vec<QuestionAnswer>,
    }

    pub(crate) struct SeverityText {
        pub(crate) claim: String,
        pub(crate) severity: Severity,
    }

    pub(crate) struct DisputedText {
        pub(crate) claim: String,
        pub(crate) words: String,
    }

    pub(crate) struct AskAnswerText {
        pub(crate) ask: String,
        pub(crate) outcome: AskOutcome,
        pub(crate) text: String,
        pub(crate) reason: String,
        pub(crate) tests: Vec<String>,
        pub(crate) what_failed: String,
        #[serde(default)]
        pub(crate) reviewer: Reviewer,
        pub(crate) change: String,
        pub(crate) done: Option<NaiveDate>,
        pub(crate) due: Option<NaiveDate>,
        pub(crate) owner_role: String,
        pub(crate) proof: Vec<String>,
        pub(crate) appeal: String,
    }

    pub(crate) struct ExpectedText {
        pub(crate) ask: String,
        pub(crate) state: LedgerState,
    }
}

impl ConsentText {
    /// The moment that lies as many days from the moment of sealing as `date` does from its day.
    pub(crate) fn moment(date: NaiveDate, sealing: Timestamp) -> Timestamp {
        sealing + (date - sealing.date_naive())
    }
}

/// A test with the key that answers call it by.
pub(crate) fn test(mut text: Table) -> DeskResult<(String, TestRun)> {
    let key = text.remove("key").and_then(|key| key.as_str().map(str::to_owned)).ok_or_else(broken)?;
    // Says where the numbers come from, for people who check the example.
    text.remove("figures_from");
    Ok((key, typed(Value::Table(text))?))
}

/// On which days each side acts.
pub(crate) fn timeline() -> DeskResult<Timeline> {
    let mut table: Table = CASE.parse().map_err(|_| broken())?;
    typed(table.remove("timeline").ok_or_else(broken)?)
}

/// `case.toml`, with the days counted from `sealing`.
pub(crate) fn case(sealing: NaiveDate) -> DeskResult<CaseFile> {
    read(CASE, sealing)
}

/// `answer.toml`, with the days counted from `sealing`.
pub(crate) fn answer(sealing: NaiveDate) -> DeskResult<AnswerFile> {
    read(ANSWER, sealing)
}

fn read<T: DeserializeOwned>(text: &str, sealing: NaiveDate) -> DeskResult<T> {
    let table: Table = text.parse().map_err(|_| broken())?;
    typed(dated(Value::Table(table), sealing)?)
}

fn typed<T: DeserializeOwned>(value: Value) -> DeskResult<T> {
    value.try_into().map_err(|_| broken())
}

/// What is shipped is read by a test, so nobody meets this.
pub(crate) fn broken() -> DeskError {
    DeskError::refused_with(ErrorCode::Internal, "file", "example")
}

/// Turns every `due_day = 14` into `due = "2026-12-07"`.
fn dated(value: Value, sealing: NaiveDate) -> DeskResult<Value> {
    Ok(match value {
        Value::Table(table) => {
            let mut fields = Table::new();
            for (name, value) in table {
                match (name.strip_suffix("_day"), &value) {
                    (Some(short), Value::Integer(days)) => {
                        let date =
                            TimeDelta::try_days(*days).and_then(|days| sealing.checked_add_signed(days));
                        fields.insert(short.to_owned(), Value::String(date.ok_or_else(broken)?.to_string()));
                    }
                    _ => drop(fields.insert(name, dated(value, sealing)?)),
                }
            }
            Value::Table(fields)
        }
        Value::Array(items) => {
            Value::Array(items.into_iter().map(|item| dated(item, sealing)).collect::<DeskResult<_>>()?)
        }
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_example_is_whole() {
        let sealing: NaiveDate = "2026-11-23".parse().unwrap();
        let (case, answer) = (case(sealing).unwrap(), answer(sealing).unwrap());
        assert_eq!(case.challenge.deadlines.decide_by.unwrap().to_string(), "2026-12-23");
        assert!(case.evidence.iter().all(|piece| evidence_file(&piece.file).is_some()));
        let harm = |key: &String| case.harms.iter().any(|harm| harm.key == *key);
        let ask = |key: &String| case.asks.iter().any(|ask| ask.key == *key);
        assert!(case.asks.iter().flat_map(|ask| &ask.harms).all(harm));
        assert!(answer.worksheets.iter().map(|sheet| &sheet.claim).all(harm));
        assert!(answer.response.asks.iter().map(|row| &row.ask).all(ask));
        assert_eq!(answer.expected_ledger.len(), case.asks.len());
        let keys: Vec<String> = answer
            .worksheets
            .into_iter()
            .flat_map(|sheet| sheet.measure.tests)
            .map(|text| test(text).unwrap().0)
            .collect();
        assert!(answer.response.asks.iter().flat_map(|row| &row.tests).all(|key| keys.contains(key)));
    }
}
