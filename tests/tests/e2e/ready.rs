//! A vault that is ready before the app starts, with something on every screen of both desks: the example case, sealed
//! to this vault's own register, worked there and answered, and the same case once more, not yet sealed.

use crate::{home::Home, steps::PASSPHRASE};
use chrono::{DateTime, TimeDelta, Utc};
use recourse_desk::{
    challenge, example, follow_up, inbox, register, response, seal, settings, unwatched,
    view::{BlockerWay, EntryView},
};
use recourse_model::{
    AskOutcome, CaseId, Challenge, ChallengeId, Characteristic, CharacteristicState, Decision, Desk, EntryId,
    OwnState, TestOutcome, TestRun, Worksheet,
};
use recourse_vault::{Vault, VaultOptions};
use serde_json::{Value, json};
use std::{fs, path::PathBuf};

/// Makes the vault in the account's usual place, and says how the window looks.
pub(crate) fn vault_with_everything(home: &Home, preferences: &Value) {
    let vault = new_vault(home, "Fair Fortnight Group", Desk::Casebook);
    let today = Utc::now();
    let sealed_on = today - TimeDelta::days(40);
    let case = example::load(&vault, sealed_on).unwrap();
    let entry = sealed_to_itself(home, &vault, case, sealed_on);
    work(&vault, entry, sealed_on);
    answer(home, &vault, entry, today - TimeDelta::days(4));
    say_more(home, &vault, entry, today - TimeDelta::days(2));
    let case = example::load(&vault, today).unwrap();
    let again = sealed_to_itself(home, &vault, case, today);
    register::accept(&vault, again, today).unwrap();
    example::load(&vault, today).unwrap();
    drop(vault);
    remember(home, preferences);
}

/// A new vault in the account's usual place. Its passphrase is quick to check, because these tests are not about that.
pub(crate) fn new_vault(home: &Home, name: &str, desk: Desk) -> Vault {
    let settings = settings::Settings { name: name.to_owned(), desk, ..settings::Settings::default() };
    let options = VaultOptions { work_factor: 4 };
    settings::create_vault_with(&vault_folder(home), PASSPHRASE, &settings, options).unwrap()
}

/// Where the app keeps the vault of this account.
pub(crate) fn vault_folder(home: &Home) -> PathBuf {
    home.path().join("data/org.recourse.desktop/vault")
}

/// Writes what the app knows before a vault is open.
pub(crate) fn remember(home: &Home, preferences: &Value) {
    let folder = home.path().join("config/org.recourse.desktop");
    fs::create_dir_all(&folder).unwrap();
    let known = json!({ "preferences": preferences, "last_vault": vault_folder(home) });
    fs::write(folder.join("preferences.json"), known.to_string()).unwrap();
}

/// Makes the vault with the example case sealed to its own register, and leaves the packet where documents are kept.
pub(crate) fn vault_with_sealed_challenge(home: &Home, preferences: &Value) -> PathBuf {
    let vault = new_vault(home, "Fair Fortnight Group", Desk::Casebook);
    let now = Utc::now();
    let case = example::load(&vault, now).unwrap();
    let file = sealed(home, &vault, case, now);
    drop(vault);
    remember(home, preferences);
    file
}

/// Settles what stands in the way, seals the case's challenge, and takes it in at the register of the same vault.
fn sealed_to_itself(home: &Home, vault: &Vault, case: CaseId, now: DateTime<Utc>) -> EntryId {
    let file = sealed(home, vault, case, now);
    let imported = unwatched(|watch| inbox::import_file(vault, &file, now, watch)).unwrap();
    imported.entry_id.expect("a challenge for this register")
}

/// Settles what stands in the way and seals the case's challenge.
fn sealed(home: &Home, vault: &Vault, case: CaseId, now: DateTime<Utc>) -> PathBuf {
    let challenges: Vec<Challenge> = vault.read(|r| r.list()).unwrap();
    let id = challenges.iter().find(|one| one.case_id == case).expect("the example has a challenge").id;
    settle(vault, id, now);
    let file = home.path().join("documents").join(format!("challenge-{id}.acp"));
    unwatched(|watch| seal::challenge(vault, id, &file, now, watch)).unwrap();
    file
}

/// Settles the first thing that stands in the way until none does: settling one can settle others.
fn settle(vault: &Vault, id: ChallengeId, now: DateTime<Utc>) {
    while let Some(blocker) = challenge::view(vault, id, now).unwrap().blockers.into_iter().next() {
        let ways = [BlockerWay::IncludeAsIs, BlockerWay::UseCleanedCopy, BlockerWay::LeaveOut];
        let way = ways.into_iter().find(|way| blocker.ways.contains(way)).expect("a way out");
        challenge::settle(vault, id, &blocker.key, way, now).unwrap();
    }
}

/// Works the first claim through and decides it.
fn work(vault: &Vault, entry: EntryId, now: DateTime<Utc>) {
    register::accept(vault, entry, now).unwrap();
    let view: EntryView = register::view(vault, entry, "en").unwrap();
    let first = &view.worksheets.first().expect("a claim").worksheet;
    let mut sheet: Worksheet = first.clone();
    sheet.map.context = "In every office, before a letter is sent.".into();
    sheet.map.characteristics = vec![OwnState {
        characteristic: Some(Characteristic::ValidAndReliable),
        state: Some(CharacteristicState::InTension),
        rationale: "Averaging is right for some.".into(),
    }];
    sheet.measure.tests = vec![TestRun {
        name: "Cases read again by hand".into(),
        method: "Two readers who did not see the result.".into(),
        metric: "Wrong debts".into(),
        value: "29 of 100".into(),
        outcome: Some(TestOutcome::Fail),
        reviewed_by: "Audit office".into(),
        ..TestRun::default()
    }];
    sheet.manage.decision = Some(Decision::PartlyAccepted);
    sheet.manage.reasons = "Twenty-nine of a hundred were wrong.".into();
    let id = sheet.id;
    register::save_worksheet(vault, sheet, now).unwrap();
    register::record_decision(vault, id, "Head of reviews", now).unwrap();
}

/// Answers the first ask, refuses the second, says nothing to the others, and takes the answer in.
fn answer(home: &Home, vault: &Vault, entry: EntryId, now: DateTime<Utc>) {
    let receipt = home.path().join("documents/receipt.acp");
    unwatched(|watch| seal::receipt(vault, entry, &receipt, now, watch)).unwrap();
    unwatched(|watch| inbox::import_file(vault, &receipt, now, watch)).unwrap();
    let view = response::view(vault, entry, now).unwrap();
    let mut draft = view.draft;
    if let Some(first) = draft.asks.first_mut() {
        first.outcome = Some(AskOutcome::Granted);
        first.text = "The list of wrong debts is below.".into();
        first.tests = view.tests.iter().map(|numbered| numbered.test.id).collect();
        first.what_failed = "Averages stood in for fortnights.".into();
        first.reviewer.role = "Audit office".into();
    }
    if let Some(second) = draft.asks.get_mut(1) {
        second.outcome = Some(AskOutcome::Refused);
        second.reason = "The law sets the date.".into();
    }
    response::save(vault, draft, now).unwrap();
    let file = home.path().join("documents/response.acp");
    unwatched(|watch| seal::response(vault, entry, &file, now, watch)).unwrap();
    unwatched(|watch| inbox::import_file(vault, &file, now, watch)).unwrap();
}

/// An update comes in, and then the reply to the answer that was sealed before it.
fn say_more(home: &Home, vault: &Vault, entry: EntryId, now: DateTime<Utc>) {
    let thread = register::view(vault, entry, "en").unwrap().entry.thread_id;
    let id = vault.read(|r| r.challenge_of_thread(thread)).unwrap().expect("the challenge").id;
    let mut drafts = follow_up::FollowUpDrafts::default();
    drafts.rejoinder.text = "You answered two of seven.".into();
    follow_up::save(vault, id, &drafts, now).unwrap();
    let reply = home.path().join("documents/reply.acp");
    unwatched(|watch| seal::rejoinder(vault, id, &reply, now, watch)).unwrap();
    let update = follow_up::begin_update(vault, id, now).unwrap();
    let text = "A second letter came for the same weeks.".to_owned();
    challenge::save(vault, Challenge { text, ..update.clone() }, now).unwrap();
    settle(vault, update.id, now);
    let file = home.path().join("documents/update.acp");
    unwatched(|watch| seal::challenge(vault, update.id, &file, now, watch)).unwrap();
    for file in [file, reply] {
        unwatched(|watch| inbox::import_file(vault, &file, now, watch)).unwrap();
    }
}
