//! What is wrong with the bodies: references that lead nowhere, numbers out of order, doubles, cards that do not hold.

use super::{CARD, INCONSISTENT, INVALID};
use crate::{
    forge::{Forge, Shelf, base},
    sample::{card_statement, everybody, pair, sha256, signer, signer_text, uuid},
    sshsig::{NAMESPACE, ROTATION, sign},
};
use serde_json::{Value, json};

pub(crate) fn add(shelf: &mut Shelf) {
    references(shelf);
    numbers(shelf);
    doubles(shelf);
    words(shelf);
    follow_ups(shelf);
    answers(shelf);
    cards(shelf);
    older_keys(shelf);
}

fn references(shelf: &mut Shelf) {
    let absent = json!(["data/e0009.txt"]);
    for (name, about, place, value) in [
        (
            "claim-evidence-absent",
            "evidence of a claim that is not there",
            "/body/claims/0/evidence",
            absent.clone(),
        ),
        (
            "characteristic-evidence-absent",
            "evidence of a characteristic that is not there",
            "/body/claims/0/characteristics/0/evidence",
            absent.clone(),
        ),
        (
            "claim-told-by-absent",
            "a claim told by somebody who is not there",
            "/body/claims/0/told_by",
            json!(["p2"]),
        ),
        (
            "ask-claim-absent",
            "an ask that rests on a claim that is not there",
            "/body/asks/0/claims",
            json!([uuid("claim/9")]),
        ),
        (
            "claim-evidence-other-ending",
            "evidence under another ending",
            "/body/claims/0/evidence",
            json!(["data/e0001.pdf"]),
        ),
    ] {
        shelf.value(&format!("body-{name}"), about, INCONSISTENT, place, value);
    }
    shelf.doc(
        "body-mapping-evidence-absent",
        "evidence of a mapping that is not there",
        INCONSISTENT,
        |doc| {
            let target = json!({ "framework": "nist-ai-rmf", "edition": "1.0", "id": "MEASURE 2.11" });
            doc["body"]["claims"][0]["mappings"] = json!([{ "target": target, "evidence": absent }]);
        },
    );
}

fn numbers(shelf: &mut Shelf) {
    for (name, about, code, place, value) in [
        ("claim-number-from-2", "claims numbered from 2", INCONSISTENT, "/body/claims/0/number", json!(2)),
        ("claim-number-0", "claims numbered from 0", INCONSISTENT, "/body/claims/0/number", json!(0)),
        ("ask-number-gap", "asks with a gap", INCONSISTENT, "/body/asks/0/number", json!(3)),
        ("claim-number-text", "a number as a text", INVALID, "/body/claims/0/number", json!("1")),
        ("person-number-0", "person p0", INVALID, "/body/people/0/reference", json!("p0")),
        ("person-number-leading-zero", "person p01", INVALID, "/body/people/0/reference", json!("p01")),
        ("person-upper-case", "person P1", INVALID, "/body/people/0/reference", json!("P1")),
        ("due-not-a-day", "a day in words", INVALID, "/body/asks/0/due", json!("14 December")),
        ("due-one-digit", "a day with one digit", INVALID, "/body/asks/0/due", json!("2026-12-4")),
        ("due-30-february", "a day that there is not", INVALID, "/body/asks/0/due", json!("2026-02-30")),
        (
            "claim-id-upper-case",
            "the id of a claim in capitals",
            INVALID,
            "/body/claims/0/id",
            json!(uuid("claim/1").to_uppercase()),
        ),
    ] {
        shelf.value(&format!("body-{name}"), about, code, place, value);
    }
}

fn doubles(shelf: &mut Shelf) {
    for (name, list) in [("person", "/body/people"), ("characteristic", "/body/claims/0/characteristics")] {
        shelf.doc(&format!("body-{name}-twice"), &format!("a {name} twice"), INCONSISTENT, |doc| {
            let list = doc.pointer_mut(list).unwrap().as_array_mut().unwrap();
            list.push(list[0].clone());
        });
    }
    for (name, list) in [("claim", "/body/claims"), ("ask", "/body/asks")] {
        shelf.doc(
            &format!("body-{name}-twice"),
            &format!("a {name} twice, numbered on"),
            INCONSISTENT,
            |doc| {
                let list = doc.pointer_mut(list).unwrap().as_array_mut().unwrap();
                let mut again = list[0].clone();
                again["number"] = json!(2);
                list.push(again);
            },
        );
    }
    for (name, list) in [("claims", "/body/claims"), ("asks", "/body/asks")] {
        // The last packet that could be refused for its number alone: small items, and one more than there may be.
        shelf.doc(
            &format!("body-1001-{name}"),
            &format!("one thousand and one {name}"),
            INCONSISTENT,
            |doc| {
                doc["body"]["claims"] = json!([]);
                doc["body"]["asks"] = json!([]);
                let item = |n: u32| match name {
                    "claims" => json!({ "id": uuid(&n.to_string()), "number": n, "facts": {} }),
                    _ => json!({ "id": uuid(&n.to_string()), "number": n, "text": "" }),
                };
                *doc.pointer_mut(list).unwrap() = (1..=1_001).map(item).collect();
            },
        );
    }
}

fn words(shelf: &mut Shelf) {
    for (name, about, place, value) in [
        ("ask-type", "an ask of a type that there is not", "/body/asks/0/ask_type", json!("beg")),
        ("state", "a state that there is not", "/body/claims/0/characteristics/0/state", json!("fine")),
        (
            "characteristic",
            "an eighth characteristic",
            "/body/claims/0/characteristics/0/characteristic",
            json!("kind"),
        ),
        ("severity", "a sixth step", "/body/claims/0/facts/severity", json!("apocalyptic")),
        (
            "state-upper-case",
            "a state in capitals",
            "/body/claims/0/characteristics/0/state",
            json!("Harmed"),
        ),
        ("claims-object", "an object where a list must be", "/body/claims", json!({})),
        ("people-null", "null where a list must be", "/body/people", Value::Null),
        ("title-number", "a number where a text must be", "/body/title", json!(1)),
    ] {
        shelf.value(&format!("body-word-{name}"), about, INVALID, place, value);
    }
}

fn follow_ups(shelf: &mut Shelf) {
    let reveal = json!([{ "packet_id": uuid("a"), "commitment": sha256(b"c"), "salt": sha256(b"s"), "path": "data/e0001.txt" }]);
    let mut short = reveal.clone();
    short[0]["salt"] = json!("00");
    for kind in ["update", "rejoinder"] {
        shelf.kind(
            (&format!("{kind}-reveals-absent"), kind),
            "an item handed over that is not there",
            INCONSISTENT,
            ("/body/reveals", reveal.clone()),
        );
        shelf.kind(
            (&format!("{kind}-salt-short"), kind),
            "a salt of one byte",
            INVALID,
            ("/body/reveals", short.clone()),
        );
    }
    shelf.kind(
        ("update-evidence-absent", "update"),
        "evidence that is not there",
        INCONSISTENT,
        ("/body/claims/0/evidence", json!(["data/e0001.txt"])),
    );
    shelf.kind(
        ("update-told-by-absent", "update"),
        "told by somebody who is not there",
        INCONSISTENT,
        ("/body/people", json!([])),
    );
    let item = json!({ "ask": uuid("ask/1"), "text": "" });
    shelf.kind(
        ("rejoinder-ask-twice", "rejoinder"),
        "an ask twice",
        INCONSISTENT,
        ("/body/asks", json!([item, item])),
    );
    let ask = crate::sample::ask(1);
    shelf.kind(
        ("update-ask-twice", "update"),
        "an ask twice",
        INCONSISTENT,
        ("/body/asks", json!([ask, ask])),
    );
    shelf.kind(
        ("withdrawal-unknown-field", "withdrawal"),
        "a field that is not known",
        INVALID,
        ("/body", json!({ "surprise": 1 })),
    );
    shelf.kind(
        ("withdrawal-word-for-truth", "withdrawal"),
        "yes instead of true",
        INVALID,
        ("/body/please_delete", json!("yes")),
    );
}

fn answers(shelf: &mut Shelf) {
    shelf.kind(
        ("receipt-of-another-packet", "receipt"),
        "the receipt of another packet than the one it answers",
        INCONSISTENT,
        ("/body/ack/packet_sha256", json!(sha256(b"other"))),
    );
    shelf.kind(
        ("receipt-verification-unknown", "receipt"),
        "a result that there is not",
        INVALID,
        ("/body/verification", json!("perfect")),
    );
    let questions = |numbers: &[u32]| -> Value {
        numbers.iter().map(|n| json!({ "question": n, "answer": "" })).collect()
    };
    for (name, about, numbers) in [
        ("nine", "nine questions", &[1, 2, 3, 4, 5, 6, 7, 8, 9][..]),
        ("eleven", "eleven questions", &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
        ("order", "two questions swapped", &[2, 1, 3, 4, 5, 6, 7, 8, 9, 10]),
        ("twice", "a question twice", &[1, 1, 3, 4, 5, 6, 7, 8, 9, 10]),
        ("none", "no questions", &[]),
    ] {
        shelf.kind(
            (&format!("response-questions-{name}"), "response"),
            about,
            INCONSISTENT,
            ("/body/ten_questions", questions(numbers)),
        );
    }
    let mut nameless = Forge::new("response-ask-without-id", "response");
    nameless.doc["body"]["asks"] = json!([{ "text": "Published." }]);
    shelf.bytes("response-ask-without-id", "an id left out", INVALID, nameless.finish());
    let mut twice = |name: &str, list: &str| {
        let forge = Forge::new(&format!("response-{name}-twice"), "response");
        let mut doc = forge.doc.clone();
        let items = doc.pointer_mut(list).unwrap().as_array_mut().unwrap();
        items.push(items[0].clone());
        let bytes = Forge { doc, ..forge }.finish();
        shelf.bytes(&format!("response-{name}-twice"), &format!("a {name} twice"), INCONSISTENT, bytes);
    };
    twice("decision", "/body/decisions");
    twice("worksheet", "/body/worksheets");
    twice("ask", "/body/asks");
    twice("test", "/body/worksheets/0/measure/tests");
    shelf.kind(
        ("response-question-256", "response"),
        "question 256",
        INVALID,
        ("/body/ten_questions/0/question", json!(256)),
    );
    shelf.kind(
        ("response-n-negative", "response"),
        "fewer than no cases",
        INVALID,
        ("/body/worksheets/0/measure/tests/0/n", json!(-1)),
    );
}

fn cards(shelf: &mut Shelf) {
    let [own, other] = ["organization", "other signer"].map(signer_text);
    for (name, about, place, value) in [
        (
            "first-key-of-another",
            "a card whose first key did not sign it",
            "/body/signing_keys",
            json!([other, own]),
        ),
        ("without-signing-key", "a card without a signing key", "/body/signing_keys", json!([])),
        ("without-encryption-key", "a card without a key to encrypt to", "/body/age_recipients", json!([])),
        (
            "everybody",
            "a card that names the published key",
            "/body/age_recipients",
            json!([everybody().text()]),
        ),
        (
            "everybody-second",
            "a card that names the published key too",
            "/body/age_recipients",
            json!([pair("second reader").text(), everybody().text()]),
        ),
    ] {
        shelf.kind((&format!("card-{name}"), "card"), about, CARD, (place, value));
    }
    shelf.kind(
        ("card-small-order-key", "card"),
        "a key of small order on a card",
        INVALID,
        ("/body/age_recipients", json!([crate::age::bech32("age", &[0; 32])])),
    );
    shelf.kind(
        ("card-valid-from-not-a-day", "card"),
        "a month instead of a day",
        INVALID,
        ("/body/valid_from", json!("2026-01")),
    );
}

fn older_keys(shelf: &mut Shelf) {
    let older = signer("other signer");
    let mut add = |name: &str, about: &str, code, key: String, signature: &dyn Fn(&str) -> String| {
        let mut forge = Forge::new(name, "card");
        let statement = card_statement(&forge.doc["body"]);
        forge.doc["body"]["previous_key"] = json!({ "key": key, "signature": signature(&statement) });
        shelf.bytes(name, about, code, forge.finish());
    };
    let text = || signer_text("other signer");
    let good = |statement: &str| sign(&older, ROTATION, statement.as_bytes());
    add(
        "card-older-key-another",
        "the older key is not the one that agreed",
        CARD,
        signer_text("sender"),
        &good,
    );
    add("card-older-key-namespace", "agreed in the namespace of packets", CARD, text(), &|statement| {
        sign(&older, NAMESPACE, statement.as_bytes())
    });
    add("card-older-key-other-card", "agreed to another card", CARD, text(), &|statement| {
        good(&statement.replace("Merrow", "Marrow"))
    });
    add("card-older-key-crlf", "a signature with CR LF", CARD, text(), &|statement| {
        good(statement).replace('\n', "\r\n")
    });
    add("card-older-key-empty", "an empty signature", CARD, text(), &|_| String::new());
    add(
        "card-older-key-malformed",
        "no key where the older one must be",
        INVALID,
        "ssh-ed25519 AAAA".into(),
        &good,
    );
    let mut stranger = base("card-for-nobody");
    stranger.doc["audience"] = json!([]);
    shelf.bytes(
        "challenge-for-nobody",
        "a challenge that addresses nobody, as only a card may",
        INCONSISTENT,
        stranger.finish(),
    );
}
