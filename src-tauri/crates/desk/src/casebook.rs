//! Cases and harms: beginning, keeping, listing.

use crate::{
    DeskResult, evidence, ledger, people,
    view::{
        CaseRow, CaseView, ChallengeRow, Counts, DraftKind, DraftRow, HarmRow, HomeView, SearchHit, Strip,
    },
};
use recourse_model::{
    Case, CaseId, CaseStatus, Challenge, Characteristic, CharacteristicNote, EntryStatus, Evidence, Harm,
    HarmId, System, SystemFacts, SystemId, Timestamp,
};
use recourse_vault::{Reader, Vault, VaultError};

/// The number of guided questions; a harm whose questions are finished has no draft step.
pub const GUIDED_QUESTIONS: u32 = 11;

/// Answers that are due within this many days are named on the first screen.
const SOON_DAYS: i64 = 30;

/// Longest title made from a first sentence, in characters.
const TITLE_LENGTH: usize = 80;

/// Begins a case.
///
/// # Errors
/// When the vault cannot be written.
pub fn new_case(vault: &Vault, title: &str, now: Timestamp) -> DeskResult<Case> {
    let case = Case {
        title: title.to_owned(),
        status: Some(CaseStatus::Open),
        language: "en".to_owned(),
        created_at: now,
        updated_at: now,
        ..Case::default()
    };
    vault.write(|w| w.put(&case))?;
    Ok(case)
}

/// Keeps a case.
///
/// # Errors
/// When there is no such case or the vault cannot be written.
pub fn save_case(vault: &Vault, case: Case, now: Timestamp) -> DeskResult<()> {
    vault.write(|w| {
        let stored: Case = w.get(case.id)?;
        w.put(&Case { created_at: stored.created_at, updated_at: now, ..case })
    })?;
    Ok(())
}

/// Deletes a case with its harms, evidence and unsealed challenges. The logs keep hashes and the fact.
///
/// # Errors
/// When there is no such case or the vault cannot be written.
pub fn delete_case(vault: &Vault, case_id: CaseId, now: Timestamp) -> DeskResult<()> {
    Ok(vault.write(|w| w.delete_case(case_id, &actor(w)?, now))?)
}

/// Keeps what is known about the system of a case.
///
/// # Errors
/// When there is no such case or system, or the vault cannot be written.
pub fn save_system(
    vault: &Vault,
    case_id: CaseId,
    system_id: Option<SystemId>,
    facts: SystemFacts,
    now: Timestamp,
) -> DeskResult<System> {
    let saved = vault.write(|w| {
        let mut case: Case = w.get(case_id)?;
        let created_at = match system_id {
            Some(id) => w.get::<System>(id)?.created_at,
            None => now,
        };
        let system = System { id: system_id.unwrap_or_default(), facts, created_at, updated_at: now };
        w.put(&system)?;
        if case.system_id != Some(system.id) {
            case.system_id = Some(system.id);
            case.updated_at = now;
            w.put(&case)?;
        }
        Ok(system)
    })?;
    Ok(saved)
}

/// Begins a harm with its first sentence, in a new case if none is named.
///
/// # Errors
/// When there is no such case or the vault cannot be written.
pub fn new_harm(vault: &Vault, case_id: Option<CaseId>, first: &str, now: Timestamp) -> DeskResult<Harm> {
    let case_id = match case_id {
        Some(case_id) => case_id,
        None => new_case(vault, &title_from(first), now)?.id,
    };
    let mut harm = Harm { case_id, draft_step: Some(1), created_at: now, updated_at: now, ..Harm::default() };
    first.clone_into(&mut harm.facts.what_happened);
    harm.facts.title = title_from(first);
    vault.write(|w| {
        w.get::<Case>(case_id)?;
        w.put(&harm)
    })?;
    Ok(harm)
}

/// The first sentence of a text, cut at a word to a length that fits a title.
pub(crate) fn title_from(text: &str) -> String {
    let first = text.lines().next().unwrap_or_default();
    let first =
        first.split_inclusive(['.', '!', '?']).next().unwrap_or_default().trim().trim_end_matches('.');
    if first.chars().count() <= TITLE_LENGTH {
        return first.to_owned();
    }
    let cut: String = first.chars().take(TITLE_LENGTH).collect();
    let whole_words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{whole_words}…")
}

/// One harm.
///
/// # Errors
/// When there is no such harm.
pub fn harm(vault: &Vault, harm_id: HarmId) -> DeskResult<Harm> {
    Ok(vault.read(|r| r.get(harm_id))?)
}

/// Keeps a harm.
///
/// # Errors
/// When there is no such harm or the vault cannot be written.
pub fn save_harm(vault: &Vault, harm: Harm, now: Timestamp) -> DeskResult<()> {
    vault.write(|w| {
        let stored: Harm = w.get(harm.id)?;
        let mut case: Case = w.get(harm.case_id)?;
        // A case that was begun with a harm takes its first title from it.
        if case.title.is_empty() && !harm.facts.title.is_empty() {
            case.title.clone_from(&harm.facts.title);
        }
        case.updated_at = now;
        w.put(&case)?;
        w.put(&Harm { created_at: stored.created_at, updated_at: now, ..harm })
    })?;
    Ok(())
}

/// Deletes a harm with its mapping. Evidence stays in the case.
///
/// # Errors
/// When there is no such harm or the vault cannot be written.
pub fn delete_harm(vault: &Vault, harm_id: HarmId, now: Timestamp) -> DeskResult<()> {
    vault.write(|w| {
        let harm: Harm = w.get(harm_id)?;
        for mut challenge in w.challenges_of_case(harm.case_id)? {
            let before = challenge.claims.len();
            if challenge.sealed_at.is_none() {
                challenge.claims.retain(|claim| claim.harm_id != harm_id);
            }
            if challenge.claims.len() != before {
                challenge.updated_at = now;
                w.put(&challenge)?;
            }
        }
        w.delete::<Harm>(harm_id)
    })?;
    Ok(())
}

/// The name under which acts of this vault's user stand in its logs.
pub(crate) fn actor(r: &Reader<'_>) -> Result<String, VaultError> {
    let settings: Option<crate::settings::Settings> = r.setting("settings")?;
    let name = settings.map(|settings| settings.name).unwrap_or_default();
    Ok(if name.is_empty() { "vault owner".to_owned() } else { name })
}

/// The strip of a harm from its notes.
pub(crate) fn strip_of(notes: &[CharacteristicNote]) -> Strip {
    let mut strip = Strip::unset();
    for note in notes {
        let place = Characteristic::ALL.iter().position(|c| Some(*c) == note.characteristic);
        if let Some(cell) = place.and_then(|place| strip.cells.get_mut(place)) {
            *cell = note.state;
        }
    }
    strip
}

/// The harms of a case, numbered in the order in which they were begun.
pub(crate) fn harm_rows(
    r: &Reader<'_>,
    case_id: CaseId,
    evidence: &[Evidence],
) -> Result<Vec<HarmRow>, VaultError> {
    let mut rows = Vec::new();
    for (number, harm) in (1..).zip(r.harms_of_case(case_id)?) {
        let strip = strip_of(&r.notes_of_harm(harm.id)?);
        let supporting =
            evidence.iter().filter(|piece| piece.supports.contains(&harm.id)).map(|piece| piece.number);
        rows.push(HarmRow { number, strip, evidence: supporting.collect(), harm });
    }
    Ok(rows)
}

fn case_strip(harms: &[HarmRow]) -> Strip {
    let mut strip = Strip::unset();
    harms.iter().for_each(|row| strip.strengthen(&row.strip));
    strip
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Every case, newest change first.
///
/// # Errors
/// When the vault cannot be read.
pub fn cases(vault: &Vault) -> DeskResult<Vec<CaseRow>> {
    let rows = vault.read(|r| {
        let mut rows = Vec::new();
        for case in r.list::<Case>()? {
            let evidence = r.evidence_of_case(case.id)?;
            let harms = harm_rows(r, case.id, &evidence)?;
            let strip = case_strip(&harms);
            rows.push(CaseRow { case, strip, harms: count(harms.len()), evidence: count(evidence.len()) });
        }
        Ok(rows)
    });
    let mut rows = rows?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.case.updated_at));
    Ok(rows)
}

/// Everything about one case.
///
/// # Errors
/// When there is no such case.
pub fn case_view(vault: &Vault, case_id: CaseId, now: Timestamp) -> DeskResult<CaseView> {
    let view = vault.read(|r| {
        let case: Case = r.get(case_id)?;
        let system = case.system_id.map(|id| r.find::<System>(id)).transpose()?.flatten();
        let pieces = r.evidence_of_case(case_id)?;
        let harms = harm_rows(r, case_id, &pieces)?;
        let evidence = evidence::rows_of(r, &pieces, &harms)?;
        let mut ids: Vec<_> = harms.iter().flat_map(|row| row.harm.people.iter().copied()).collect();
        ids.extend(pieces.iter().flat_map(|piece| piece.people.iter().copied()));
        ids.sort_unstable();
        ids.dedup();
        let people = people::rows_of(r, &ids, now)?;
        let mut challenges = Vec::new();
        for challenge in r.challenges_of_case(case_id)? {
            challenges.push(challenge_row(r, challenge)?);
        }
        let strip = case_strip(&harms);
        Ok(CaseView { case, system, harms, evidence, people, challenges, strip })
    })?;
    Ok(view)
}

fn challenge_row(r: &Reader<'_>, challenge: Challenge) -> Result<ChallengeRow, VaultError> {
    let mut recipients = Vec::new();
    for id in &challenge.recipients {
        recipients.extend(r.find::<recourse_model::Recipient>(*id)?.map(|recipient| recipient.name));
    }
    let asks = count(r.asks_of_challenge(challenge.id)?.len());
    Ok(ChallengeRow { challenge, recipients, asks })
}

/// The first screen of the documenting desk.
///
/// # Errors
/// When the vault cannot be read.
pub fn home(vault: &Vault, now: Timestamp) -> DeskResult<HomeView> {
    let waiting = ledger::sent(vault, now)?;
    let drafts = vault.read(drafts)?;
    let mut cases = cases(vault)?;
    cases.retain(|row| row.case.status != Some(CaseStatus::Closed));
    let days = |wanted: fn(i64) -> bool| {
        count(waiting.iter().filter(|row| row.days_left.is_some_and(wanted)).count())
    };
    Ok(HomeView {
        today: now.date_naive(),
        overdue: days(|left| left < 0),
        due_soon: days(|left| (0..=SOON_DAYS).contains(&left)),
        recovery_pending: crate::settings::recovery(vault)?.confirmed_at.is_none(),
        waiting,
        cases,
        drafts,
    })
}

fn drafts(r: &Reader<'_>) -> Result<Vec<DraftRow>, VaultError> {
    let mut rows = Vec::new();
    for harm in r.list::<Harm>()?.into_iter().filter(|harm| harm.draft_step.is_some()) {
        rows.push(DraftRow {
            kind: DraftKind::Harm,
            case_id: harm.case_id,
            harm_id: Some(harm.id),
            challenge_id: None,
            title: harm.facts.title,
            step: harm.draft_step,
            updated_at: harm.updated_at,
        });
    }
    for challenge in r.list::<Challenge>()?.into_iter().filter(|challenge| challenge.sealed_at.is_none()) {
        rows.push(DraftRow {
            kind: DraftKind::Challenge,
            case_id: challenge.case_id,
            harm_id: None,
            challenge_id: Some(challenge.id),
            title: challenge.title,
            step: None,
            updated_at: challenge.updated_at,
        });
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.updated_at));
    Ok(rows)
}

/// Numbers beside the navigation.
///
/// # Errors
/// When the vault cannot be read.
pub fn counts(vault: &Vault) -> DeskResult<Counts> {
    let new_answers = ledger::new_answers(vault)?;
    let counts = vault.read(|r| {
        let cases = r.list::<Case>()?;
        let challenges = r.list::<Challenge>()?;
        let entries = r.list::<recourse_model::Entry>()?;
        let working = |status: Option<EntryStatus>| {
            !matches!(status, None | Some(EntryStatus::New | EntryStatus::Answered | EntryStatus::Closed))
        };
        let number = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        let drafts = r.list::<recourse_model::ResponseDraft>()?;
        Ok(Counts {
            cases: count(cases.iter().filter(|case| case.status != Some(CaseStatus::Closed)).count()),
            evidence: number(r.count::<Evidence>()?),
            people: number(r.count::<recourse_model::Person>()?),
            sent: count(
                challenges.iter().filter(|one| one.sealed_at.is_some() && one.follows.is_none()).count(),
            ),
            new_answers,
            inbox_new: count(entries.iter().filter(|entry| entry.accepted_at.is_none()).count()),
            reviews: count(entries.iter().filter(|entry| working(entry.status)).count()),
            answers: count(drafts.iter().filter(|draft| draft.sealed_at.is_none()).count()),
            log: number(r.count::<recourse_model::DecisionEntry>()?),
        })
    })?;
    Ok(counts)
}

/// Finds records by their words, best first.
///
/// # Errors
/// When the vault cannot be read.
pub fn search(vault: &Vault, text: &str, limit: u32) -> DeskResult<Vec<SearchHit>> {
    let hits = vault.read(|r| {
        let mut hits = Vec::new();
        for hit in r.search(text, limit)? {
            hits.push(SearchHit {
                case_id: case_of(r, hit.kind.as_str(), &hit.id)?,
                kind: hit.kind.as_str().to_owned(),
                id: hit.id,
                title: hit.title,
                snippet: plain_words(&hit.snippet),
            });
        }
        Ok(hits)
    })?;
    Ok(hits)
}

/// The words of a find without the marks of lists and parts, which are stored as JSON.
fn plain_words(snippet: &str) -> String {
    let words = snippet.replace(['[', ']', '{', '}', '"'], " ").replace(" :", ":");
    let kept =
        words.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric) || *word == "…");
    kept.collect::<Vec<_>>().join(" ")
}

/// The case that a find belongs to, so that it can be opened there.
fn case_of(r: &Reader<'_>, kind: &str, id: &str) -> Result<Option<CaseId>, VaultError> {
    Ok(match kind {
        "case" => id.parse().ok(),
        "harm" => match id.parse() {
            Ok(id) => r.find::<Harm>(id)?.map(|harm| harm.case_id),
            Err(_) => None,
        },
        "evidence" => match id.parse() {
            Ok(id) => r.find::<Evidence>(id)?.map(|piece| piece.case_id),
            Err(_) => None,
        },
        "challenge" => match id.parse() {
            Ok(id) => r.find::<Challenge>(id)?.map(|challenge| challenge.case_id),
            Err(_) => None,
        },
        "ask" => match id.parse() {
            Ok(id) => match r.find::<recourse_model::Ask>(id)? {
                Some(ask) => r.find::<Challenge>(ask.challenge_id)?.map(|challenge| challenge.case_id),
                None => None,
            },
            Err(_) => None,
        },
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::title_from;

    #[test]
    fn a_title_is_the_first_sentence_cut_at_a_word() {
        assert_eq!(title_from("My benefits stopped. Nobody said why."), "My benefits stopped");
        assert_eq!(title_from("Why me?\nsecond line"), "Why me?");
        let long = "word ".repeat(40);
        let title = title_from(&long);
        assert!(title.ends_with("word…") && title.chars().count() <= 81, "{title}");
        assert_eq!(title_from(""), "");
    }
}
