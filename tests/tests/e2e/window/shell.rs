//! What the shell promises to the page, and what it keeps from it.

use crate::{home::Home, look::Album, pictures::png, screen::Screen};
use serde_json::{Value, json};
use std::{thread, time::Duration};

/// A window with an open vault.
fn opened<'a>(home: &'a Home, album: &'a Album) -> Screen<'a> {
    let screen = Screen::open(home, album);
    screen.make_vault("Shell", "casebook");
    screen
}

fn add_evidence(screen: &Screen<'_>, name: &str, bytes: &[u8]) -> Value {
    let file = screen.home.document(name, bytes);
    screen.home.will_choose("evidence", &[&file]);
    let request = json!({ "case_id": null, "harm_id": null, "job": "adding" });
    screen.command("add_evidence_with_dialog", &request).unwrap()["added"][0]["id"].clone()
}

const LOAD_PICTURE: &str = r#"
const [address, done] = arguments;
const picture = new Image();
picture.onload = () => done(picture.naturalWidth);
picture.onerror = () => done(0);
picture.src = address;"#;

#[test]
fn evidence_is_shown_only_while_its_token_lives() {
    Album::fill("shell-evidence", |album| {
        let home = Home::new();
        let screen = opened(&home, album);
        let id = add_evidence(&screen, "queue.png", &png(320, 200, ""));
        let shown = screen.command("show_evidence", &json!({ "evidence_id": id })).unwrap();
        assert_eq!(shown["how"], "image", "{shown}");
        let address = format!("evidence://localhost/{}", shown["token"].as_str().unwrap());
        assert_eq!(screen.wait_js(LOAD_PICTURE, &[json!(address)]), 320);
        screen.command("stop_showing", &json!({ "token": shown["token"] })).unwrap();
        let again = format!("{address}?again");
        assert_eq!(screen.wait_js(LOAD_PICTURE, &[json!(again)]), 0, "a token must end with its view");
        assert_eq!(screen.refused(), Vec::<String>::new(), "the page's policy must allow evidence");
        screen.close();
    });
}

/// Long work says how far it is, to the page that asked for it.
#[test]
fn progress_reaches_the_page() {
    Album::fill("shell-progress", |album| {
        let home = Home::new();
        let screen = opened(&home, album);
        screen.listen("progress");
        add_evidence(&screen, "recording.bin", &vec![7; 24 * 1024 * 1024]);
        let heard = screen.heard("progress");
        assert!(heard.iter().all(|one| one["job"] == "adding"), "{heard:?}");
        assert!(heard.len() > 1, "twenty-four mebibytes were added and the page heard {heard:?}");
        screen.close();
    });
}

/// A machine that slept wakes up with the vault locked. The sleep is real to the app: it stands still meanwhile.
#[test]
fn a_machine_that_slept_wakes_up_locked() {
    Album::fill("shell-sleep", |album| {
        let home = Home::new();
        let screen = opened(&home, album);
        screen.listen("locked");
        screen.stand_still(Duration::from_secs(33));
        screen.until("the word that the vault is locked", || !screen.heard("locked").is_empty());
        let state = screen.command("app_state", &json!({})).unwrap();
        assert_eq!(state["status"], "locked");
        assert_eq!(state["settings"], Value::Null, "a locked vault says nothing of its settings");
        thread::sleep(Duration::from_millis(300));
        screen.arrive("Open your vault");
        screen.close();
    });
}

/// What is not in the list of permissions is not there, whoever asks.
#[test]
fn the_page_can_do_nothing_but_what_is_listed() {
    Album::fill("shell-permissions", |album| {
        let home = Home::new();
        let screen = opened(&home, album);
        let forbidden = [
            ("plugin:dialog|open", json!({ "options": {} })),
            ("plugin:window|set_title", json!({ "label": "main", "value": "x" })),
            (
                "plugin:webview|create_webview_window",
                json!({ "options": { "label": "other", "url": "index.html" } }),
            ),
            ("plugin:event|emit", json!({ "event": "locked", "payload": null })),
            ("plugin:path|resolve_directory", json!({ "directory": 21 })),
            ("plugin:app|version", json!({})),
            ("plugin:menu|new", json!({ "kind": "Menu", "options": {}, "handler": 0 })),
            ("plugin:fs|read_text_file", json!({ "path": "/etc/hostname" })),
            ("no_such_command", json!({})),
        ];
        for (command, arguments) in forbidden {
            let answer = screen.raw(command, &arguments);
            let refused = answer.as_ref().is_err_and(|why| why.to_string().contains("not allowed"));
            assert!(refused, "{command} answered {answer:?}");
        }
        screen.close();
    });
}

/// Each of these is refused by the page's policy; the loopback address is one that would answer.
const TRIES: &str = r#"
const [address, done] = arguments;
const gone = (work) => work.then((ok) => (ok ? "reached" : "refused"), () => "refused");
const element = (name, set) => new Promise((resolve) => {
  const one = document.createElement(name);
  one.onload = () => resolve(true);
  one.onerror = () => resolve(false);
  set(one);
  document.body.append(one);
  setTimeout(() => resolve(false), 1500);
});
const inline = () => { const one = document.createElement("script"); one.textContent = "window.__ran = true"; document.body.append(one); return Promise.resolve(window.__ran === true); };
const style = () => { const one = document.createElement("style"); one.textContent = "body { outline-width: 77px }"; document.head.append(one); return Promise.resolve(getComputedStyle(document.body).outlineWidth === "77px"); };
Promise.all([
  gone(fetch(address)).then((r) => ["fetch", r]),
  gone(element("img", (e) => (e.src = address))).then((r) => ["picture", r]),
  gone(element("script", (e) => (e.src = address))).then((r) => ["script", r]),
  gone(new Promise((ok) => { const s = new WebSocket(address.replace("http", "ws")); s.onopen = () => ok(true); s.onerror = () => ok(false); })).then((r) => ["socket", r]),
  gone(inline()).then((r) => ["inline script", r]),
  gone(style()).then((r) => ["inline style", r]),
  gone(Promise.resolve().then(() => (0, eval)("1") === 1)).then((r) => ["eval", r]),
  gone(Promise.resolve(window.open(address) !== null)).then((r) => ["new window", r]),
  gone(Promise.resolve(navigator.sendBeacon?.(address, "x") === "sent")).then((r) => ["beacon", r]),
]).then((all) => done(Object.fromEntries(all)), (error) => done({ stopped: String(error) }));"#;

#[test]
fn the_page_cannot_reach_anything_outside() {
    Album::fill("shell-policy", |album| {
        let home = Home::new();
        let screen = opened(&home, album);
        let server = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        server.set_nonblocking(true).unwrap();
        let address = format!("http://127.0.0.1:{}/picture.png", server.local_addr().unwrap().port());
        let tried = screen.wait_js(TRIES, &[json!(address)]);
        let all: Vec<_> = tried.as_object().unwrap().iter().collect();
        assert_eq!(all.len(), 9, "{tried}");
        assert!(all.iter().all(|(_, how)| *how == "refused"), "{tried}");
        let named = screen.refused().iter().filter(|one| one.starts_with("policy:")).count();
        assert!(named >= 5, "it is the policy that must refuse: {:?}", screen.refused());
        // Nor does the page leave for another one.
        screen.js("location.href = arguments[0]", &[json!(address)]);
        thread::sleep(Duration::from_secs(1));
        assert_eq!(screen.js("return location.protocol", &[]), "tauri:");
        assert!(server.accept().is_err(), "something outside was reached");
        screen.close();
    });
}
