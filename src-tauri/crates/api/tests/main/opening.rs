//! Packets that are handed to the program from outside.

use crate::{
    commands::{create, passphrase, settle_all},
    folder_host::{While, app},
};
use recourse_api::{
    App,
    contract::{CaseRef, Empty, ImportWaiting, KeyCode, SealChallenge, Unlock, WaitingPacket, WaitingRef},
};
use recourse_model::{ErrorCode, PacketKind};
use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    sync::Arc,
};

fn waiting(app: &App) -> Vec<WaitingPacket> {
    app.waiting_packets(Empty {}).unwrap().packets
}

fn names(app: &App) -> Vec<(String, bool)> {
    waiting(app).into_iter().map(|one| (one.name, one.found)).collect()
}

fn import(token: &str) -> ImportWaiting {
    ImportWaiting { token: token.to_owned(), job: "j".into() }
}

fn unlock(app: &App) {
    app.unlock(Unlock { folder_token: None, passphrase: passphrase() }).unwrap();
}

/// Seals the example to this vault's own register.
fn sealed(app: &App, target: &std::sync::Mutex<Option<PathBuf>>, folder: &Path) -> PathBuf {
    let case_id = app.load_example(Empty {}).unwrap().case_id;
    let challenge_id = app.case_view(CaseRef { case_id }).unwrap().challenges[0].challenge.id;
    settle_all(app, challenge_id);
    *target.lock().unwrap() = Some(folder.to_owned());
    let sealed = app.seal_challenge(SealChallenge { challenge_id, job: "j".into() }).unwrap().sealed.unwrap();
    folder.join(sealed.file_name)
}

#[test]
fn a_packet_waits_behind_the_lock_is_taken_in_once_and_is_then_known() {
    let (app, host, folder) = app();
    create(&app);
    let packet = sealed(&app, &host.target, folder.path());
    app.lock(Empty {}).unwrap();

    app.open_packets(&[packet.clone(), packet.clone()]);
    assert_eq!(host.seen.lock().unwrap().packets_wait, 1, "the window is told");
    let name = packet.file_name().unwrap().to_str().unwrap().to_owned();
    assert_eq!(names(&app), [(name, true)], "by its name, and once");
    let token = waiting(&app)[0].token.clone();
    assert_eq!(app.import_waiting(import(&token)).unwrap_err().code, ErrorCode::VaultLocked);
    assert_eq!(waiting(&app).len(), 1, "it goes on waiting");

    unlock(&app);
    let imported = app.import_waiting(import(&token)).unwrap();
    assert_eq!(imported.kind, PacketKind::Challenge);
    assert!(imported.entry_id.is_some());
    assert_eq!(names(&app), []);
    assert_eq!(
        app.import_waiting(import(&token)).unwrap_err().code,
        ErrorCode::PacketRead,
        "a token counts once"
    );

    app.open_packets(&[packet]);
    let again = app.import_waiting(import(&waiting(&app)[0].token)).unwrap_err();
    assert_eq!(again.code, ErrorCode::PacketDuplicate);
    assert_eq!(
        again.params["packet"],
        imported.packet.record.id.to_string(),
        "which one, so that it can be shown"
    );
    assert_eq!(names(&app), []);
}

#[test]
fn a_lock_in_the_middle_leaves_it_waiting() {
    let (app, host, folder) = app();
    create(&app);
    let packet = sealed(&app, &host.target, folder.path());
    app.open_packets(&[packet]);
    let token = waiting(&app)[0].token.clone();
    let locks = Arc::clone(&app);
    // Locking waits for the job, which reports from its own thread.
    host.besides(While::Reporting, move || {
        std::thread::spawn(move || locks.lock(Empty {}));
        std::thread::sleep(std::time::Duration::from_millis(200));
    });
    app.import_waiting(import(&token)).unwrap_err();
    assert_eq!(waiting(&app).len(), 1);
    while app.unlock(Unlock { folder_token: None, passphrase: passphrase() }).is_err() {}
    assert!(app.import_waiting(import(&token)).unwrap().entry_id.is_some());
}

#[test]
fn what_is_no_file_is_named_and_never_opened() {
    let (app, host, folder) = app();
    create(&app);
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("folder.acp")).unwrap();
    fs::write(at("real.acp"), b"not a packet").unwrap();
    symlink(at("real.acp"), at("link.acp")).unwrap();
    symlink("/dev/zero", at("endless.acp")).unwrap();
    app.open_packets(&[at("gone.acp"), at("folder.acp"), at("endless.acp"), at("link.acp")]);
    let expected = [("gone.acp", false), ("folder.acp", false), ("endless.acp", false), ("link.acp", true)];
    assert_eq!(names(&app), expected.map(|(name, found)| (name.to_owned(), found)));
    for one in waiting(&app) {
        let refused = app.import_waiting(import(&one.token)).unwrap_err();
        let read = refused.code == ErrorCode::PacketRead;
        assert_eq!(read, !one.found, "{} {}", one.name, refused.code);
    }
    assert_eq!(names(&app), [], "each was tried once");
    assert_eq!(host.seen.lock().unwrap().packets_wait, 1);
}

#[test]
fn one_that_waits_can_be_let_go_and_stays_where_it_lies() {
    let (app, _host, folder) = app();
    let file = folder.path().join("a.acp");
    fs::write(&file, b"x").unwrap();
    app.open_packets(std::slice::from_ref(&file));
    let token = waiting(&app)[0].token.clone();
    app.forget_waiting(WaitingRef { token: token.clone() }).unwrap();
    app.forget_waiting(WaitingRef { token }).unwrap();
    assert_eq!(names(&app), []);
    assert!(file.exists());
}

#[test]
fn of_dropped_files_packets_wait_and_the_others_become_tokens() {
    let (app, host, folder) = app();
    let files = ["letter.pdf", "answer.acp", "OLD.ACP", "acp"].map(|name| folder.path().join(name));
    files.iter().for_each(|file| fs::write(file, b"x").unwrap());
    let dropped = app.register_dropped(&files);
    let others: Vec<&str> = dropped.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(others, ["letter.pdf", "acp"]);
    assert_eq!(names(&app), [("answer.acp".to_owned(), true), ("OLD.ACP".to_owned(), true)]);
    assert_eq!(host.seen.lock().unwrap().packets_wait, 1);
    let _none = app.register_dropped(&files[..1]);
    assert_eq!(host.seen.lock().unwrap().packets_wait, 1, "nobody is told of nothing");
}

#[test]
fn the_words_of_a_key_become_a_code() {
    let (app, _, _folder) = app();
    let words: Vec<String> = ["harbor", "violet"].map(str::to_owned).into();
    let key = KeyCode { name: "Merrow".into(), words, fingerprint: "SHA256:x".into() };
    let code = app.key_code(key).unwrap();
    assert_eq!(code.text, "Merrow\n1 harbor 2 violet\nSHA256:x");
    assert!(code.rows.iter().all(|row| row.len() == code.rows.len()));
    // The corner that every code has: a dark frame of seven around a dark square of three.
    let corner: Vec<&str> = code.rows.iter().take(7).map(|row| &row[..8]).collect();
    let frame = ["11111110", "10000010", "10111010", "10111010", "10111010", "10000010", "11111110"];
    assert_eq!(corner, frame);
    let far_too_long =
        KeyCode { name: String::new(), words: vec!["a".repeat(5000)], fingerprint: String::new() };
    assert_eq!(app.key_code(far_too_long).unwrap_err().code, ErrorCode::RecordInvalid);
}
