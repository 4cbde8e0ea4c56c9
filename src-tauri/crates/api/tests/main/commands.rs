//! Commands as the window calls them.

use crate::folder_host::app;
use recourse_api::{
    App,
    contract::{
        AddEvidence, CaseRef, ChallengeRef, CreateVault, Empty, EntryRef, EvidenceRef, ImportPacket,
        Language, NewHarm, PacketRef, Preferences, SealChallenge, SettleBlocker, ShowAs, Showing, ShowingRef,
        TimestampRef, Unlock, VaultStatus,
    },
};
use recourse_desk::view::{BlockerWay, TimestampState};
use recourse_model::{Desk, ErrorCode, Sensitive};
use std::fs;

pub(crate) fn passphrase() -> Sensitive<String> {
    Sensitive::new("lantern orbit gravel mosaic".into())
}

pub(crate) fn create(app: &App) {
    let request = CreateVault {
        folder_token: None,
        passphrase: passphrase(),
        name: "Group".into(),
        desk: Desk::Casebook,
    };
    assert_eq!(app.create_vault(request).unwrap().status, VaultStatus::Open);
}

#[test]
fn a_vault_is_created_locked_and_opened_again_and_nothing_works_in_between() {
    let (app, _, _folder) = app();
    assert_eq!(app.app_state(Empty {}).unwrap().status, VaultStatus::None);
    assert_eq!(app.cases(Empty {}).unwrap_err().code, ErrorCode::VaultLocked);
    let weak = CreateVault {
        folder_token: None,
        passphrase: Sensitive::new("password1".into()),
        name: String::new(),
        desk: Desk::Casebook,
    };
    assert_eq!(app.create_vault(weak).unwrap_err().code, ErrorCode::VaultWeakPassphrase);
    create(&app);
    let harm = app.new_harm(NewHarm { case_id: None, what_happened: "It stopped.".into() }).unwrap();
    assert_eq!(app.lock(Empty {}).unwrap().status, VaultStatus::Locked);
    assert_eq!(app.save_harm(harm.clone()).unwrap_err().code, ErrorCode::VaultLocked);
    let wrong = Unlock { folder_token: None, passphrase: Sensitive::new("not the passphrase at all".into()) };
    assert_eq!(app.unlock(wrong).unwrap_err().code, ErrorCode::VaultWrongPassphrase);
    app.unlock(Unlock { folder_token: None, passphrase: passphrase() }).unwrap();
    assert_eq!(app.cases(Empty {}).unwrap().rows[0].case.title, "It stopped");
}

#[test]
fn preferences_outlive_the_app_and_hold_no_surprises() {
    let (app, host, _folder) = app();
    let odd = Preferences {
        language: Some("xx".into()),
        theme: Some("dark".into()),
        text_size: 900,
        letter_shortcuts: false,
    };
    app.save_preferences(odd).unwrap();
    let again = App::new(host);
    let kept = again.app_state(Empty {}).unwrap().preferences;
    assert_eq!((kept.language, kept.theme.as_deref(), kept.text_size), (None, Some("dark"), 200));
}

#[test]
fn evidence_is_shown_by_a_token_that_dies_with_the_view_and_the_lock() {
    let (app, host, folder) = app();
    create(&app);
    let picture = folder.path().join("picture.png");
    fs::write(&picture, b"\x89PNG\r\n\x1a\n and some bytes").unwrap();
    *host.files.lock().unwrap() = vec![picture, folder.path().join("gone.txt")];
    let added =
        app.add_evidence_with_dialog(AddEvidence { case_id: None, harm_id: None, job: "j1".into() }).unwrap();
    assert_eq!(added.added.len(), 1, "one bad file does not keep the others out");
    assert_eq!(added.not_added[0].error.code, ErrorCode::EvidenceVanished);
    assert!(!host.seen.lock().unwrap().progress.is_empty());
    let evidence_id = added.added[0].id;
    let show = || -> Showing { app.show_evidence(EvidenceRef { evidence_id }).unwrap() };
    let shown = show();
    assert_eq!(shown.how, ShowAs::Image);
    let range = app.shown_range(&shown.token, 1, 3).unwrap();
    assert_eq!((range.bytes.as_slice(), range.total), (&b"PNG"[..], 23));
    app.stop_showing(ShowingRef { token: shown.token.clone() }).unwrap();
    assert!(app.shown_range(&shown.token, 0, 1).is_err());
    let second = show();
    app.lock(Empty {}).unwrap();
    app.unlock(Unlock { folder_token: None, passphrase: passphrase() }).unwrap();
    assert!(app.shown_range(&second.token, 0, 1).is_err(), "a token does not outlive the lock");
}

#[test]
fn the_example_goes_from_one_desk_to_the_other_in_one_vault() {
    let (app, host, folder) = app();
    create(&app);
    let case = app.load_example(Empty {}).unwrap();
    let view = app.case_view(CaseRef { case_id: case.case_id }).unwrap();
    let challenge_id = view.challenges[0].challenge.id;
    let closed = app.seal_challenge(SealChallenge { challenge_id, job: "j".into() });
    assert_eq!(closed.unwrap_err().code, ErrorCode::ChallengeBlocked, "blockers come before the dialog");
    settle_all(&app, challenge_id);
    let not_now = app.seal_challenge(SealChallenge { challenge_id, job: "j".into() }).unwrap();
    assert!(not_now.sealed.is_none(), "a closed dialog seals nothing");
    *host.target.lock().unwrap() = Some(folder.path().to_owned());
    let sealed = app.seal_challenge(SealChallenge { challenge_id, job: "j".into() }).unwrap().sealed.unwrap();
    let packet = folder.path().join(&sealed.file_name);
    assert_eq!(fs::metadata(&packet).unwrap().len(), sealed.bytes);
    *host.files.lock().unwrap() = vec![packet];
    let imported = app.import_with_dialog(ImportPacket { job: "j".into() }).unwrap().imported.unwrap();
    let entry_id = imported.entry_id.unwrap();
    app.accept_entry(EntryRef { entry_id }).unwrap();
    let inbox = app.inbox(Empty {}).unwrap();
    assert_eq!((inbox.rows.len(), inbox.rows[0].claims), (1, 4));
    assert_eq!(app.ledger(ChallengeRef { challenge_id }).unwrap().rows.len(), 7);
}

#[test]
fn a_request_for_a_time_stamp_is_saved_and_what_is_no_answer_is_refused() {
    let (app, host, folder) = app();
    create(&app);
    let case_id = app.load_example(Empty {}).unwrap().case_id;
    let challenge_id = app.case_view(CaseRef { case_id }).unwrap().challenges[0].challenge.id;
    settle_all(&app, challenge_id);
    *host.target.lock().unwrap() = Some(folder.path().to_owned());
    let sealed = app.seal_challenge(SealChallenge { challenge_id, job: "j".into() }).unwrap().sealed.unwrap();
    let packet = || PacketRef { packet_id: sealed.packet_id };
    assert!(
        app.save_timestamp_request(packet()).unwrap().file_name.is_none(),
        "a closed dialog asks for nothing"
    );
    assert!(app.add_timestamp(packet()).unwrap().timestamp.is_none());
    assert!(app.packet_view(packet()).unwrap().timestamps.is_empty());
    *host.target.lock().unwrap() = Some(folder.path().to_owned());
    let name = app.save_timestamp_request(packet()).unwrap().file_name.unwrap();
    let request = fs::read(folder.path().join(name)).unwrap();
    assert_eq!(request.len(), 69);
    *host.files.lock().unwrap() = vec![folder.path().join(&sealed.file_name)];
    assert_eq!(app.add_timestamp(packet()).unwrap_err().code, ErrorCode::TimestampInvalid);
    let waiting = app.packet_view(packet()).unwrap().timestamps;
    assert_eq!((waiting.len(), waiting[0].state), (1, TimestampState::Waiting));
    let timestamp_id = waiting[0].id;
    assert!(app.check_timestamp(TimestampRef { timestamp_id }).unwrap().timestamp.is_none());
    app.remove_timestamp(TimestampRef { timestamp_id }).unwrap();
    assert!(app.packet_view(packet()).unwrap().timestamps.is_empty());
    assert_eq!(
        app.remove_timestamp(TimestampRef { timestamp_id }).unwrap_err().code,
        ErrorCode::RecordNotFound
    );
}

pub(crate) fn settle_all(app: &App, challenge_id: recourse_model::ChallengeId) {
    for _ in 0..20 {
        let view = app.challenge_view(ChallengeRef { challenge_id }).unwrap();
        let Some(blocker) = view.blockers.first() else { return };
        let way = if blocker.ways.contains(&BlockerWay::IncludeAsIs) {
            BlockerWay::IncludeAsIs
        } else {
            BlockerWay::LeaveOut
        };
        app.settle_blocker(SettleBlocker { challenge_id, key: blocker.key.clone(), way }).unwrap();
    }
    panic!("settling does not come to an end");
}

#[test]
fn the_catalog_speaks_both_languages() {
    let (app, _, _folder) = app();
    for (language, question) in [("en", "Does it work as claimed?"), ("es", "¿Funciona como dicen?")] {
        let entries = app.catalog(Language { language: language.into() }).unwrap().entries;
        let found = entries.iter().find(|entry| entry.kind == "characteristic").unwrap();
        assert_eq!(entries.iter().filter(|entry| entry.kind == "subcategory").count(), 72);
        assert_eq!(found.title, question);
    }
}
