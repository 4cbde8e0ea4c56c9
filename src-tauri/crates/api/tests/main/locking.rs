//! What locking means: nothing goes on behind it, and the vault is free at once.

use crate::{
    commands::{create, passphrase, settle_all},
    folder_host::{FolderHost, While, app},
};
use recourse_api::{
    App, AppResult,
    contract::{
        AddEvidence, AddedEvidence, CaseRef, Empty, EntryRef, EvidenceRef, ImportPacket, NewHarm,
        PacketFileRef, Preferences, SealChallenge, ShowAs, Unlock, VaultStatus,
    },
};
use recourse_model::{ErrorCode, EvidenceId};
use std::{
    fs::{self, File},
    path::Path,
    sync::{Arc, mpsc},
    thread,
    time::{Duration, Instant},
};

fn unlock(app: &App) {
    let opened = app.unlock(Unlock { folder_token: None, passphrase: passphrase() });
    assert_eq!(opened.unwrap().status, VaultStatus::Open);
}

fn add(app: &App) -> AppResult<AddedEvidence> {
    app.add_evidence_with_dialog(AddEvidence { case_id: None, harm_id: None, job: "j".into() })
}

fn picture(app: &App, host: &FolderHost, folder: &Path) -> EvidenceId {
    let file = folder.join("picture.png");
    fs::write(&file, b"\x89PNG\r\n\x1a\n and some bytes").unwrap();
    *host.files.lock().unwrap() = vec![file];
    add(app).unwrap().added[0].id
}

/// Locks the vault while a dialog is open, and looks at once whether it is free.
fn lock_behind(app: &Arc<App>, host: &FolderHost, dialog: While) {
    let at_the_desk = Arc::clone(app);
    host.besides(dialog, move || {
        let since = Instant::now();
        assert_eq!(at_the_desk.lock(Empty {}).unwrap().status, VaultStatus::Locked);
        assert!(since.elapsed() < Duration::from_secs(2), "an open dialog does not hold the vault");
        unlock(&at_the_desk);
        at_the_desk.lock(Empty {}).unwrap();
    });
}

#[test]
fn behind_an_open_dialog_the_vault_locks_and_save_writes_nothing() {
    let (app, host, folder) = app();
    create(&app);
    let evidence_id = picture(&app, &host, folder.path());
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    lock_behind(&app, &host, While::PickingTarget);
    *host.target.lock().unwrap() = Some(out.clone());
    let refused = app.export_evidence(EvidenceRef { evidence_id });
    assert_eq!(refused.unwrap_err().code, ErrorCode::VaultLocked);
    assert_eq!(fs::read_dir(&out).unwrap().count(), 0, "no plain evidence behind the lock");

    // Nor when it is open again by the time somebody presses Save: that dialog belongs to another session.
    unlock(&app);
    let at_the_desk = Arc::clone(&app);
    host.besides(While::PickingTarget, move || {
        at_the_desk.lock(Empty {}).unwrap();
        unlock(&at_the_desk);
    });
    *host.target.lock().unwrap() = Some(out.clone());
    let refused = app.export_evidence(EvidenceRef { evidence_id });
    assert_eq!(refused.unwrap_err().code, ErrorCode::VaultLocked);
    assert_eq!(fs::read_dir(&out).unwrap().count(), 0);

    lock_behind(&app, &host, While::PickingFiles);
    *host.files.lock().unwrap() = vec![folder.path().join("picture.png")];
    assert_eq!(add(&app).unwrap_err().code, ErrorCode::VaultLocked);
}

#[test]
fn behind_an_open_dialog_no_seal_is_made() {
    let (app, host, folder) = app();
    create(&app);
    let case = app.load_example(Empty {}).unwrap();
    let view = app.case_view(CaseRef { case_id: case.case_id }).unwrap();
    let challenge_id = view.challenges[0].challenge.id;
    settle_all(&app, challenge_id);
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    lock_behind(&app, &host, While::PickingTarget);
    *host.target.lock().unwrap() = Some(out.clone());
    let refused = app.seal_challenge(SealChallenge { challenge_id, job: "j".into() });
    assert_eq!(refused.unwrap_err().code, ErrorCode::VaultLocked);
    assert_eq!(fs::read_dir(&out).unwrap().count(), 0);
    unlock(&app);
    assert!(app.sent(Empty {}).unwrap().rows.is_empty());
}

#[test]
fn locking_stops_a_job_and_is_over_when_the_vault_is_free() {
    let (app, host, folder) = app();
    create(&app);
    let harm = app.new_harm(NewHarm { case_id: None, what_happened: "It stopped.".into() }).unwrap();
    let film = folder.path().join("film.mkv");
    File::create(&film).unwrap().set_len(64 * 1024 * 1024).unwrap();
    *host.files.lock().unwrap() = vec![film];
    let (started, is_started) = mpsc::channel();
    let (go_on, may_go_on) = mpsc::channel();
    host.besides(While::Reporting, move || {
        started.send(()).unwrap();
        may_go_on.recv().unwrap();
    });
    let worker = thread::spawn({
        let app = Arc::clone(&app);
        move || add(&app)
    });
    is_started.recv().unwrap();
    let locker = thread::spawn({
        let app = Arc::clone(&app);
        move || app.lock_now()
    });
    let since = Instant::now();
    while app.app_state(Empty {}).unwrap().status != VaultStatus::Locked {
        assert!(since.elapsed() < Duration::from_secs(2), "locked, whatever is still at work");
        thread::yield_now();
    }
    assert_eq!(app.save_harm(harm).unwrap_err().code, ErrorCode::VaultLocked, "the window keeps these words");
    assert!(!locker.is_finished(), "the vault is not free yet");
    go_on.send(()).unwrap();
    locker.join().unwrap();
    unlock(&app);
    let added = worker.join().unwrap().unwrap();
    assert_eq!(added.not_added[0].error.code, ErrorCode::Cancelled);
    assert!(app.evidence_list(Empty {}).unwrap().rows.is_empty());
    assert_eq!(host.seen.lock().unwrap().locked, 1);
}

#[test]
fn a_job_that_does_not_stop_keeps_the_window_open_for_seconds_at_most() {
    let (app, host, folder) = app();
    create(&app);
    let file = folder.path().join("notes.txt");
    fs::write(&file, "some words").unwrap();
    *host.files.lock().unwrap() = vec![file];
    let (started, is_started) = mpsc::channel();
    let (go_on, may_go_on) = mpsc::channel::<()>();
    host.besides(While::Reporting, move || {
        started.send(()).unwrap();
        may_go_on.recv().unwrap();
    });
    let worker = thread::spawn({
        let app = Arc::clone(&app);
        move || add(&app)
    });
    is_started.recv().unwrap();
    let since = Instant::now();
    app.close();
    assert!((4..8).contains(&since.elapsed().as_secs()));
    go_on.send(()).unwrap();
    worker.join().unwrap().unwrap();
    unlock(&app);
}

#[test]
fn words_that_arrive_while_locking_are_kept_or_refused() {
    let (app, _, _folder) = app();
    create(&app);
    let mut harm = app.new_harm(NewHarm { case_id: None, what_happened: "word 0".into() }).unwrap();
    let harm_id = harm.id;
    let typist = thread::spawn({
        let app = Arc::clone(&app);
        move || {
            for number in 1.. {
                harm.facts.what_happened = format!("word {number}");
                match app.save_harm(harm.clone()) {
                    Ok(_) => {}
                    Err(error) => return (number - 1, error.code),
                }
            }
            unreachable!("locked before numbers end")
        }
    });
    thread::sleep(Duration::from_millis(150));
    app.lock(Empty {}).unwrap();
    let (last_kept, refused) = typist.join().unwrap();
    assert_eq!(refused, ErrorCode::VaultLocked);
    unlock(&app);
    let kept = app.harm(recourse_api::contract::HarmRef { harm_id }).unwrap();
    assert_eq!(kept.facts.what_happened, format!("word {last_kept}"));
}

#[test]
fn a_token_that_is_made_while_locking_stands_for_nothing() {
    let (app, host, folder) = app();
    create(&app);
    let evidence_id = picture(&app, &host, folder.path());
    let viewer = thread::spawn({
        let app = Arc::clone(&app);
        move || {
            let mut tokens = Vec::new();
            loop {
                match app.show_evidence(EvidenceRef { evidence_id }) {
                    Ok(showing) => tokens.push(showing.token),
                    Err(error) => return (tokens, error.code),
                }
            }
        }
    });
    thread::sleep(Duration::from_millis(150));
    app.lock(Empty {}).unwrap();
    let (tokens, refused) = viewer.join().unwrap();
    assert_eq!(refused, ErrorCode::VaultLocked);
    unlock(&app);
    assert!(!tokens.is_empty());
    let alive = tokens.iter().filter(|token| app.shown_range(token, 0, 1).is_ok()).count();
    assert_eq!(alive, 0, "of {} tokens", tokens.len());
}

#[test]
fn an_open_vault_gives_way_to_the_one_that_is_unlocked() {
    let (app, host, folder) = app();
    create(&app);
    let evidence_id = picture(&app, &host, folder.path());
    let token = app.show_evidence(EvidenceRef { evidence_id }).unwrap().token;
    unlock(&app);
    assert!(app.shown_range(&token, 0, 1).is_err(), "a token does not go from one opening to the next");
    assert!(app.evidence_view(EvidenceRef { evidence_id }).is_ok());
}

#[test]
fn a_preference_that_cannot_be_written_keeps_nobody_out() {
    let (app, host, folder) = app();
    fs::write(folder.path().join("config"), "a file where the folder should be").unwrap();
    create(&app);
    app.lock(Empty {}).unwrap();
    unlock(&app);
    let preferences = Preferences { language: None, theme: None, text_size: 100, letter_shortcuts: true };
    assert_eq!(app.save_preferences(preferences).unwrap_err().code, ErrorCode::VaultIo, "but it is said");
    app.close();
    let next_day = App::new(host);
    assert_eq!(next_day.app_state(Empty {}).unwrap().status, VaultStatus::Locked);
    unlock(&next_day);
}

#[test]
fn a_picture_too_large_for_one_answer_is_not_drawn() {
    let (app, host, folder) = app();
    create(&app);
    let file = folder.path().join("scan.png");
    fs::write(&file, b"\x89PNG\r\n\x1a\n").unwrap();
    File::options().write(true).open(&file).unwrap().set_len(32 * 1024 * 1024 + 1).unwrap();
    *host.files.lock().unwrap() = vec![file];
    let evidence_id = add(&app).unwrap().added[0].id;
    let showing = app.show_evidence(EvidenceRef { evidence_id }).unwrap();
    assert_eq!(showing.how, ShowAs::Not);
    assert!(app.shown_range(&showing.token, 0, 1).is_err());
}

#[test]
fn files_of_a_packet_in_quarantine_are_neither_shown_nor_written() {
    let (app, host, folder) = app();
    create(&app);
    let case = app.load_example(Empty {}).unwrap();
    let view = app.case_view(CaseRef { case_id: case.case_id }).unwrap();
    let challenge_id = view.challenges[0].challenge.id;
    settle_all(&app, challenge_id);
    *host.target.lock().unwrap() = Some(folder.path().to_owned());
    let sealed = app.seal_challenge(SealChallenge { challenge_id, job: "j".into() }).unwrap().sealed.unwrap();
    *host.files.lock().unwrap() = vec![folder.path().join(&sealed.file_name)];
    let imported = app.import_with_dialog(ImportPacket { job: "j".into() }).unwrap().imported.unwrap();
    let packet = imported.packet;
    let file = || PacketFileRef { packet_id: packet.record.id, path: packet.files[0].path.clone() };
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    *host.target.lock().unwrap() = Some(out.clone());
    for refused in [app.show_packet_file(file()).unwrap_err(), app.export_packet_file(file()).unwrap_err()] {
        assert_eq!(refused.code, ErrorCode::RecordInvalid);
        assert_eq!(refused.params["field"], "quarantine");
    }
    assert!(host.target.lock().unwrap().is_some(), "refused before the dialog");
    app.accept_entry(EntryRef { entry_id: imported.entry_id.unwrap() }).unwrap();
    app.show_packet_file(file()).unwrap();
    assert!(app.export_packet_file(file()).unwrap().file_name.is_some());
}
