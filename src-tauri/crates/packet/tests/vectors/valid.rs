//! Packets that every reader of version 1 must open.

use crate::{
    age::{CHUNK, Pair, Secrets, seeded},
    forge::{Forge, Outcome, Vector},
    sample::{
        addressee, ask, card, card_statement, claim, everybody, pair, sha256, signer, signer_text, uuid,
    },
    sshsig::{ROTATION, sign},
    tar,
};
use serde_json::{Value, json};

pub(crate) const KINDS: [&str; 7] =
    ["challenge", "update", "withdrawal", "receipt", "response", "rejoinder", "card"];

pub(crate) fn vectors() -> Vec<Vector> {
    let mut all = Vec::new();
    for kind in KINDS {
        all.push(Forge::new(&format!("kind-{kind}"), kind).opens(&format!("a {kind} without files")));
    }
    all.extend(files());
    all.extend(texts());
    all.extend(senders());
    all.extend(recipients());
    all.extend(threads());
    all.extend(cards());
    all.extend(spellings());
    all.extend(lengths());
    all.extend(chunks());
    all
}

fn files() -> Vec<Vector> {
    let many: Vec<Vec<u8>> = (0..12u8).map(|n| vec![b'a' + n % 26; usize::from(n)]).collect();
    let many: Vec<&[u8]> = many.iter().map(Vec::as_slice).collect();
    let mut named = Forge::challenge("files-everything-said", &[b"original\n", b"copy\n"]);
    named.doc["files"][0]["original_name"] = json!("../../etc/passwd \u{202e}fdp.exe");
    named.doc["files"][0]["title"] = json!("Letter of 3 May");
    named.doc["files"][0]["provenance"] = json!({
        "kind": "decision_letter", "captured_at": "2026-11-20T10:11:12.500Z", "captured_by": "a neighbour",
        "method": "scanned", "source_url": "", "weaknesses": "page 2 is missing", "transcript": "one page",
    });
    named.doc["files"][1]["derived_from"] = json!({ "path": "data/e0001.txt", "operation": "redact" });
    named.doc["files"][1]["cleaning"] =
        json!({ "method": "rewritten", "removed": ["place"], "remaining": ["date"] });
    named.doc["files"][1]["role"] = json!("proof");
    let mut endings = Forge::challenge("files-endings", &[b"1", b"2", b"3"]);
    for (number, path) in ["data/e0001", "data/e0002.7z", "data/e0003.abcdefgh"].into_iter().enumerate() {
        endings.doc["files"][number]["path"] = json!(path);
        endings.doc["body"]["claims"][0]["evidence"][number] = json!(path);
    }
    let full_block = vec![b'x'; 512];
    vec![
        Forge::challenge("files-one", &[b"one page\n"]).opens("one small file"),
        Forge::challenge("files-empty", &[b""]).opens("one file without bytes"),
        Forge::challenge("files-empty-between", &[b"a", b"", b"b"]).opens("an empty file between two others"),
        Forge::challenge("files-full-block", &[&full_block]).opens("a file of exactly one block"),
        Forge::challenge("files-many", &many).opens("twelve files, the first one empty"),
        Forge::challenge("files-same-twice", &[b"same", b"same"]).opens("two files with the same bytes"),
        Forge::challenge("files-like-tar", &[&tar::stream(&[tar::Entry::file("packet.json", "{}")])])
            .opens("a file that is a tar stream itself"),
        endings.opens("no ending, a short one, and the longest"),
        named.opens("every field of a file said, with a hostile original name"),
    ]
}

fn texts() -> Vec<Vector> {
    let emoji = "🦢🏽‍🦱 e\u{301}\u{0} \u{feff}\u{10ffff} <script>alert(1)</script> \" \\ / \u{7f} \u{2028}";
    let right = "\u{202b}עדות על הציון\u{202c} شهادة \u{202e}gnp.exe";
    let longest = "ñ".repeat(200);
    let mut names = Forge::new("texts-longest-names", "challenge")
        .set("/sender/display", json!(longest))
        .set("/audience/0/name", json!(longest));
    names.doc["body"]["people"][0]["pseudonym"] = json!("🦢".repeat(200));
    let language = "a1234567-b1234567-c1234567-d1234567";
    vec![
        Forge::new("texts-emoji", "challenge")
            .set("/body/title", json!(emoji))
            .set("/sender/display", json!("Zwölf 🦢"))
            .opens("astral characters, combining marks, U+0000 and markup in texts"),
        Forge::new("texts-right-to-left", "challenge")
            .set("/body/title", json!(right))
            .set("/language", json!("he"))
            .set("/sender/display", json!("עמותה \u{200f}א"))
            .opens("text from right to left, with overrides inside a text that is no name"),
        names.opens("names of 200 characters"),
        Forge::new("texts-empty-names", "challenge")
            .set("/sender/display", json!(""))
            .set("/audience/0/name", json!(""))
            .opens("names that are empty"),
        Forge::new("texts-longest-language", "challenge")
            .set("/language", json!(language))
            .opens("a language tag of 35 characters"),
    ]
}

fn senders() -> Vec<Vector> {
    let mut anonymous = Forge::new("sender-anonymous", "challenge").set("/sender/display", json!(""));
    anonymous.doc["sender"]["mode"] = json!("anonymous");
    let mut withheld = Forge::new("withheld", "challenge");
    withheld.doc["withheld"] = json!([
        { "commitment": commitment("first"), "category": "safety", "reason": "It names a child." },
        { "commitment": commitment("second"), "category": "", "reason": "" },
    ]);
    let reveal = b"the letter that was kept back\n";
    let mut revealed = Forge::new("withheld-revealed", "update").with_files(&[reveal]);
    revealed.doc["body"]["reveals"] = json!([{
        "packet_id": uuid("packet/withheld"), "commitment": commit(&seeded("salt"), reveal),
        "salt": hex(&seeded("salt")), "path": "data/e0001.txt",
    }]);
    vec![
        anonymous.opens("an anonymous sender"),
        Forge::new("sender-pseudonym", "challenge")
            .set("/sender/mode", json!("pseudonym"))
            .set("/sender/display", json!("Heron"))
            .opens("a sender under a pseudonym"),
        Forge::new("sender-named", "challenge").set("/sender/mode", json!("named")).opens("a named sender"),
        Forge::new("sender-without-reply-key", "challenge")
            .set("/reply_to", Value::Null)
            .opens("no key for replies"),
        Forge::new("created-at-the-day", "challenge")
            .set("/created_at", json!("2026-11-23T00:00:00Z"))
            .opens("the moment cut down to the day"),
        Forge::new("created-last-moment", "challenge")
            .set("/created_at", json!("9999-12-31T23:59:59Z"))
            .opens("the last moment that can be said"),
        withheld.opens("two items named and withheld"),
        revealed.opens("an update that hands over a withheld item"),
    ]
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn commitment(label: &str) -> String {
    commit(&seeded(label), label.as_bytes())
}

fn commit(salt: &[u8; 32], content: &[u8]) -> String {
    let length = (content.len() as u64).to_be_bytes();
    sha256(&[&b"ai-challenge-packet withheld v1\0"[..], salt, &length, content].concat())
}

fn dummies(seed: &str, count: usize) -> Vec<Pair> {
    (0..count).map(|n| Pair::new(&format!("{seed}/dummy/{n}"))).collect()
}

fn recipients() -> Vec<Vector> {
    let of = |seed: &str, before: usize, after: usize, about: &str| {
        let mut forge = Forge::new(seed, "challenge");
        forge.to =
            [dummies(seed, before), vec![pair("reader")], dummies(&format!("{seed}/after"), after)].concat();
        forge.grease = true;
        forge.opens(about)
    };
    let mut two = Forge::new("recipients-two", "challenge");
    two.doc["audience"] = json!([addressee("second reader", "Court"), addressee("reader", "Merrow County")]);
    two.to = vec![pair("second reader"), pair("reader"), pair("own copy")];
    two.grease = true;
    let mut thirty = Forge::new("recipients-thirty", "challenge");
    let crowd = dummies("crowd", 29);
    let name = |key: &Pair| json!({ "name": "", "age_recipient": key.text(), "fingerprint": null });
    thirty.to = [crowd.clone(), vec![pair("reader")]].concat();
    thirty.doc["audience"] = thirty.to.iter().map(name).collect();
    thirty.grease = true;
    let mut passed = Forge::new("recipients-passed-on", "challenge");
    passed.doc["audience"] = json!([addressee("second reader", "Court")]);
    vec![
        of("stanzas-1", 0, 0, "one recipient and a grease stanza"),
        of("stanzas-4", 1, 1, "four stanzas, as a writer pads them"),
        of("stanzas-8", 6, 0, "eight stanzas, the reader's one behind six others"),
        of("stanzas-16", 0, 14, "sixteen stanzas"),
        of("stanzas-32", 15, 15, "thirty-two stanzas"),
        of("stanzas-64", 62, 0, "sixty-four stanzas, the most there may be"),
        two.opens("two addressees and the sender's own copy"),
        thirty.opens("thirty addressees, the most there may be"),
        passed.opens(
            "opens for the reader and is addressed to somebody else: passed on, or the sender's own copy",
        ),
    ]
}

fn threads() -> Vec<Vector> {
    let mut second = Forge::new("thread-rejoinder-second", "rejoinder").set("/sequence", json!(2));
    second.doc["in_reply_to"] = json!({ "packet_id": uuid("packet/kind-response"), "sha256": sha256(b"x") });
    vec![
        Forge::new("thread-sequence-largest", "update")
            .set("/sequence", json!(u32::MAX))
            .opens("the largest sequence number"),
        second.opens("the second packet of its sender, answering a response"),
        Forge::new("thread-challenge-that-answers", "challenge")
            .set("/in_reply_to", json!({ "packet_id": uuid("a"), "sha256": sha256(b"a") }))
            .opens("a challenge may answer a packet"),
        Forge::new("thread-withdrawal-says-nothing", "withdrawal")
            .set("/body", json!({}))
            .opens("a body in which nothing is said"),
    ]
}

fn cards() -> Vec<Vector> {
    let mut rotated = Forge::new("card-rotated", "card");
    let statement = card_statement(&rotated.doc["body"]);
    rotated.doc["body"]["previous_key"] = json!({
        "key": signer_text("other signer"),
        "signature": sign(&signer("other signer"), ROTATION, statement.as_bytes()),
    });
    let mut odd = Forge::new("card-name-to-escape", "card");
    odd.doc["body"]["name"] = json!("Merrow \"County\" \\ / é 🦢");
    let statement = card_statement(&odd.doc["body"]);
    odd.doc["body"]["previous_key"] = json!({
        "key": signer_text("other signer"),
        "signature": sign(&signer("other signer"), ROTATION, statement.as_bytes()),
    });
    let mut keys = Forge::new("card-several-keys", "card");
    keys.doc["body"]["signing_keys"] = json!([signer_text("organization"), signer_text("other signer")]);
    keys.doc["body"]["age_recipients"] = json!([pair("second reader").text(), pair("reader").text()]);
    let mut addressed = Forge::new("card-addressed", "card").set("/body", card());
    addressed.doc["audience"] = json!([addressee("reader", "")]);
    addressed.to = vec![pair("reader"), everybody()];
    vec![
        rotated.opens("a card that an older key agreed to"),
        odd.opens("the older key signed a name that JSON has to escape"),
        keys.opens("several keys of both sorts"),
        addressed.opens("a card addressed to somebody, sealed to them and to everybody"),
    ]
}

fn spellings() -> Vec<Vector> {
    let raw = |forge: &Forge, raw: Vec<u8>, about: &str| {
        let mut expected = forge.expected();
        expected["packet_json_sha256"] = json!(sha256(&raw));
        Vector {
            name: forge.seed.clone(),
            about: about.into(),
            bytes: forge.seal_raw(&raw),
            outcome: Outcome::Opens(expected),
            stored: true,
        }
    };
    let pretty = Forge::new("json-white-space", "challenge");
    let spaced = format!("\r\n\t {}\n\n", serde_json::to_string_pretty(&pretty.doc).unwrap());
    let order = Forge::new("json-other-order", "challenge");
    let turned: serde_json::Map<String, Value> =
        order.doc.as_object().unwrap().clone().into_iter().rev().collect();
    let escaped = Forge::new("json-escapes", "challenge");
    let escapes = String::from_utf8(escaped.raw()).unwrap().replace("Merrow", "\\u004derr\\u006F\\u0077");
    let mut free = Forge::new("ext-anything", "challenge");
    free.doc["ext"] = json!({
        "x-test": { "deep": [[[[1, -2, 3.5, 1e300, true, null, ""]]]], "": {} }, "version": 2, "🦢": "\u{202e}",
    });
    let mut deepest = json!(1);
    for _ in 0..62 {
        deepest = json!([deepest]);
    }
    let mut deep = Forge::new("ext-deepest", "challenge");
    deep.doc["ext"] = json!({ "x": deepest });
    let mut fewest = Forge::new("fields-left-out", "challenge");
    for field in ["in_reply_to", "reply_to", "ext"] {
        fewest.doc.as_object_mut().unwrap().shift_remove(field);
    }
    fewest.doc["body"] = json!({});
    fewest.doc["audience"][0].as_object_mut().unwrap().shift_remove("fingerprint");
    let mut more = Forge::new("claims-and-asks-several", "challenge");
    more.doc["body"]["claims"] = json!([claim(1, &[]), claim(2, &[]), claim(3, &[])]);
    more.doc["body"]["asks"] = json!([ask(1), ask(2)]);
    vec![
        raw(&pretty, spaced.into_bytes(), "white space around and inside packet.json"),
        raw(&order, format!("{}\n", Value::Object(turned)).into_bytes(), "keys in another order"),
        raw(&escaped, escapes.into_bytes(), "characters written as escapes"),
        free.opens("anything under ext, also what would be unknown elsewhere"),
        deep.opens("sixty-four levels, the most there may be"),
        fewest.opens("every field left out that may be"),
        more.opens("several claims and asks, numbered in order"),
        Forge::new("record-empty", "challenge").with_record(b"").opens("a record.html without bytes"),
        Forge::new("record-hostile", "challenge")
            .with_record(b"<script>alert(1)</script>\xff\0")
            .opens("a record.html that is not what it should be: a reader never shows it"),
    ]
}

/// A challenge whose stream has this length before it is padded.
pub(crate) fn of_length(seed: &str, length: usize) -> Forge {
    let bare = tar::unpadded(&Forge::challenge(seed, &[b""]).good_entries()).len();
    let mut room = length - bare;
    // The size itself takes digits in packet.json, which may take it into the next block.
    loop {
        let forge = Forge::challenge(seed, &[&vec![b'.'; room]]);
        match tar::unpadded(&forge.good_entries()).len() {
            got if got == length => return forge,
            got => room = room.checked_add_signed(length as isize - got as isize).unwrap(),
        }
    }
}

/// Streams on both sides of every step of the Padmé series that is worth a file.
fn lengths() -> Vec<Vector> {
    let mut all = Vec::new();
    for length in [15_872, 16_384, 16_896, 32_768, 33_280, 65_536, 66_048] {
        let forge = of_length(&format!("length-{length}"), length);
        let padded = tar::padme(length);
        all.push(forge.opens(&format!("a stream of {length} bytes, padded to {padded}")));
    }
    all
}

fn chunks() -> Vec<Vector> {
    let two = of_length("chunks-exactly-two", 2 * CHUNK);
    assert_eq!(tar::stream(&two.good_entries()).len(), 2 * CHUNK);
    let secrets = Secrets::new("chunks-exactly-two");
    assert_eq!(secrets.file_key, two.secrets().file_key);
    vec![two.opens("two full chunks; the last one is full and no empty one follows")]
}
