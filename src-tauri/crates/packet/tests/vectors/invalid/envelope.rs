//! What is wrong with the fields around the body. All of it is well signed.

use super::{INCONSISTENT, INVALID, NOT_A_PACKET};
use crate::{
    forge::Shelf,
    sample::{addressee, everybody, sha256, signer, signer_text, uuid},
    sshsig::fingerprint,
};
use serde_json::{Value, json};

pub(crate) fn add(shelf: &mut Shelf) {
    head(shelf);
    unknown_and_missing(shelf);
    ids(shelf);
    moments(shelf);
    languages(shelf);
    audience(shelf);
    names(shelf);
}

fn head(shelf: &mut Shelf) {
    const VERSION: &str = "packet.unknown_version";
    const KIND: &str = "packet.unknown_kind";
    let mut add = |name: &str, about: &str, code, place: &str, value: Value| {
        shelf.value(&format!("head-{name}"), about, code, place, value);
    };
    add("format-other", "another format", NOT_A_PACKET, "/format", json!("zip"));
    add("format-upper-case", "the format in capitals", NOT_A_PACKET, "/format", json!("AI-CHALLENGE-PACKET"));
    add("format-null", "no format", NOT_A_PACKET, "/format", Value::Null);
    add("format-list", "the format in a list", NOT_A_PACKET, "/format", json!(["ai-challenge-packet"]));
    add("version-0", "version 0", VERSION, "/version", json!(0));
    add("version-2", "version 2", VERSION, "/version", json!(2));
    add("version-minus-1", "version -1", VERSION, "/version", json!(-1));
    add("version-text", "the version as a text", VERSION, "/version", json!("1"));
    add("version-fraction", "version 1.0", VERSION, "/version", json!(1.0));
    add("version-null", "no version", VERSION, "/version", Value::Null);
    add("version-huge", "a version of twenty digits", VERSION, "/version", json!(u64::MAX));
    add("kind-other", "a kind that there is not", KIND, "/kind", json!("bribe"));
    add("kind-upper-case", "the kind in capitals", KIND, "/kind", json!("Challenge"));
    add("kind-null", "no kind", KIND, "/kind", Value::Null);
    add("kind-number", "a number as kind", KIND, "/kind", json!(1));
    add("kind-of-another-body", "the kind of another body", INVALID, "/kind", json!("response"));
    shelf.doc(
        "head-version-2-before-fields",
        "version 2 with fields that version 1 does not know",
        VERSION,
        |doc| {
            doc["version"] = json!(2);
            doc["surprise"] = json!(1);
            doc.as_object_mut().unwrap().shift_remove("packet_id");
        },
    );
}

fn unknown_and_missing(shelf: &mut Shelf) {
    for (name, place) in [
        ("top", ""),
        ("sender", "/sender"),
        ("addressee", "/audience/0"),
        ("body", "/body"),
        ("claim", "/body/claims/0"),
        ("facts", "/body/claims/0/facts"),
        ("ask", "/body/asks/0"),
        ("person", "/body/people/0"),
        ("file", "/files/0"),
        ("record", "/record"),
    ] {
        let about = format!("a field that is not known in {}", place.trim_start_matches('/'));
        shelf.doc(&format!("field-unknown-in-{name}"), about.trim(), INVALID, |doc| {
            doc.pointer_mut(place).unwrap()["surprise"] = json!(1);
        });
    }
    for field in [
        "packet_id",
        "thread_id",
        "sequence",
        "created_at",
        "language",
        "audience",
        "sender",
        "body",
        "files",
        "withheld",
        "record",
        "schema",
    ] {
        shelf.doc(
            &format!("field-missing-{}", field.replace('_', "-")),
            &format!("no {field}"),
            INVALID,
            |doc| {
                doc.as_object_mut().unwrap().shift_remove(field);
            },
        );
    }
    for (place, field) in [
        ("/sender", "key"),
        ("/sender", "display"),
        ("/files/0", "sha256"),
        ("/files/0", "role"),
        ("/audience/0", "age_recipient"),
        ("/body/claims/0", "id"),
        ("/body/asks/0", "id"),
    ] {
        let name = format!("field-missing{}-{field}", place.replace(['/', '_'], "-").replace("-0", ""));
        shelf.doc(&name, &format!("no {field} in {place}"), INVALID, |doc| {
            doc.pointer_mut(place).unwrap().as_object_mut().unwrap().shift_remove(field);
        });
    }
    shelf.value("field-null-language", "null where a text must be", INVALID, "/language", Value::Null);
    shelf.value(
        "field-sender-as-list",
        "an object written as a list",
        INVALID,
        "/sender",
        json!([
            "group",
            signer_text("sender"),
            fingerprint(signer("sender").verifying_key().as_bytes()),
            "x"
        ]),
    );
    shelf.value(
        "field-word-as-object",
        "a word written as an object",
        INVALID,
        "/files/0/role",
        json!({ "evidence": null }),
    );
    shelf.value("field-ext-list", "a list as ext", INVALID, "/ext", json!([]));
    shelf.value("field-ext-null", "null as ext", INVALID, "/ext", Value::Null);
}

fn ids(shelf: &mut Shelf) {
    let id = uuid("packet/ids");
    for (name, about, text) in [
        ("upper-case", "an id in capitals", id.to_uppercase()),
        ("urn", "an id as a URN", format!("urn:uuid:{id}")),
        ("braces", "an id in braces", format!("{{{id}}}")),
        ("no-hyphens", "an id without hyphens", id.replace('-', "")),
        ("short", "an id with a digit too few", id[..35].into()),
        ("space", "an id with a space", format!("{id} ")),
        ("empty", "an empty id", String::new()),
    ] {
        shelf.value(&format!("id-{name}"), about, INVALID, "/packet_id", json!(text));
    }
    let seven = "019ab0e4-5c00-7abc-8def-0123456789ab";
    for (name, about, place, text) in [
        ("version-7", "an id that tells when it was made", "/packet_id", seven),
        (
            "version-1-thread",
            "a thread id of version 1",
            "/thread_id",
            "2c1d43b8-e6d6-11f0-8de9-0242ac120002",
        ),
        ("nil", "the id of zeros", "/packet_id", "00000000-0000-0000-0000-000000000000"),
        ("max", "the id of ones", "/packet_id", "ffffffff-ffff-ffff-ffff-ffffffffffff"),
        ("other-variant", "an id of another variant", "/packet_id", "5f0c0f0e-1a2b-4c3d-0e5f-60718293a4b5"),
    ] {
        shelf.value(&format!("id-{name}"), about, INCONSISTENT, place, json!(text));
    }
    let answered = json!({ "packet_id": seven, "sha256": sha256(b"x") });
    shelf.value(
        "id-version-7-answered",
        "an answered packet with an id that tells when it was made",
        INCONSISTENT,
        "/in_reply_to",
        answered,
    );
    for (name, about, value) in [
        ("zero", "sequence 0", json!(0)),
        ("negative", "a negative sequence", json!(-1)),
        ("fraction", "sequence 1.0", json!(1.0)),
        ("text", "the sequence as a text", json!("1")),
        ("too-large", "a sequence of 33 bits", json!(4_294_967_296u64)),
    ] {
        let code = if name == "zero" { INCONSISTENT } else { INVALID };
        shelf.value(&format!("sequence-{name}"), about, code, "/sequence", value);
    }
    shelf.value(
        "reply-hash-upper-case",
        "a hash in capitals",
        INVALID,
        "/in_reply_to",
        json!({ "packet_id": uuid("a"), "sha256": sha256(b"x").to_uppercase() }),
    );
    shelf.value(
        "reply-without-hash",
        "an answer to an id without a hash",
        INVALID,
        "/in_reply_to",
        json!({ "packet_id": uuid("a") }),
    );
    for kind in ["receipt", "response"] {
        shelf.kind(
            (&format!("reply-missing-in-{kind}"), kind),
            &format!("a {kind} that answers nothing"),
            INCONSISTENT,
            ("/in_reply_to", Value::Null),
        );
    }
}

fn moments(shelf: &mut Shelf) {
    for (name, about, code, text) in [
        ("offset", "a moment with an offset", INVALID, "2026-11-23T10:00:00+01:00"),
        ("offset-zero", "UTC written as an offset", INVALID, "2026-11-23T09:00:00+00:00"),
        ("lower-case", "small letters", INVALID, "2026-11-23t09:00:00z"),
        ("space", "a space for the T", INVALID, "2026-11-23 09:00:00Z"),
        ("no-zone", "no zone", INVALID, "2026-11-23T09:00:00"),
        ("no-seconds", "no seconds", INVALID, "2026-11-23T09:00Z"),
        ("zeros-of-a-second", "needless digits", INVALID, "2026-11-23T09:00:00.000Z"),
        ("day-only", "a day without a time", INVALID, "2026-11-23"),
        ("not-a-day", "30 February", INVALID, "2026-02-30T09:00:00Z"),
        ("hour-24", "hour 24", INVALID, "2026-11-23T24:00:00Z"),
        ("year-5-digits", "a year of five digits", INVALID, "12026-11-23T09:00:00Z"),
        ("parts-of-a-second", "half a second", INCONSISTENT, "2026-11-23T09:00:00.500Z"),
        ("leap-second", "a leap second", INCONSISTENT, "2016-12-31T23:59:60Z"),
        ("year-1969", "a year before 1970", INCONSISTENT, "1969-12-31T23:59:59Z"),
        ("year-0", "the year 0", INCONSISTENT, "0000-01-01T00:00:00Z"),
        ("year-plus-10000", "a year beyond 9999", INCONSISTENT, "+10000-01-01T00:00:00Z"),
    ] {
        shelf.value(&format!("created-{name}"), about, code, "/created_at", json!(text));
    }
    shelf.value("created-number", "seconds as a number", INVALID, "/created_at", json!(1_795_424_400));
}

fn languages(shelf: &mut Shelf) {
    for (name, about, text) in [
        ("empty", "an empty tag", ""),
        ("underscore", "an underscore", "en_GB"),
        ("hyphen-at-end", "a hyphen at the end", "en-"),
        ("nine-letters", "a part of nine letters", "englishes"),
        ("markup", "markup", "en\"><script>"),
        ("not-ascii", "a letter beyond ASCII", "é"),
        ("36-characters", "a tag of 36 characters", "a1234567-b1234567-c1234567-d1234567-"),
        ("space", "a space", "en "),
    ] {
        shelf.value(&format!("language-{name}"), about, INCONSISTENT, "/language", json!(text));
    }
}

fn audience(shelf: &mut Shelf) {
    shelf.value("audience-empty", "nobody is addressed", INCONSISTENT, "/audience", json!([]));
    let same = json!([addressee("reader", "a"), addressee("reader", "b")]);
    shelf.value("audience-same-key-twice", "one key twice", INCONSISTENT, "/audience", same);
    let crowd: Vec<Value> = (0..31)
        .map(|n| json!({ "name": "", "age_recipient": crate::age::Pair::new(&format!("crowd/{n}")).text(), "fingerprint": null }))
        .collect();
    shelf.value("audience-31", "thirty-one addressees", INCONSISTENT, "/audience", json!(crowd));
    let public = everybody().text();
    shelf.value(
        "audience-everybody",
        "the published key is addressed",
        INCONSISTENT,
        "/audience/0/age_recipient",
        json!(public),
    );
    shelf.value(
        "reply-to-everybody",
        "replies go to the published key",
        INCONSISTENT,
        "/reply_to",
        json!(public),
    );
    let print = fingerprint(signer("organization").verifying_key().as_bytes());
    for (name, about, text) in [
        ("padded", "a fingerprint with the padding of base64", format!("{print}=")),
        (
            "md5",
            "a fingerprint of another hash",
            "MD5:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff".into(),
        ),
        ("lower-case-name", "the name of the hash in small letters", print.to_lowercase()),
        ("short", "a fingerprint of 42 characters", print[..49].into()),
        ("not-canonical", "a fingerprint in a second spelling", format!("{}/", &print[..49])),
    ] {
        shelf.value(&format!("fingerprint-{name}"), about, INVALID, "/audience/0/fingerprint", json!(text));
    }
}

fn names(shelf: &mut Shelf) {
    let long = "x".repeat(201);
    for (name, about, text) in [
        ("201-characters", "a name of 201 characters", long.as_str()),
        ("line-feed", "a line feed in a name", "Merrow\nCounty"),
        ("zero", "U+0000 in a name", "Merrow\0County"),
        ("delete", "U+007F in a name", "Merrow\u{7f}County"),
        ("c1-control", "U+0085 in a name", "Merrow\u{85}County"),
        ("line-separator", "U+2028 in a name", "Merrow\u{2028}County"),
        ("override", "U+202E in a name", "Merrow\u{202e}ytnuoC"),
        ("embedding", "U+202A in a name", "\u{202a}Merrow"),
        ("isolate", "U+2066 in a name", "Merrow\u{2066}County"),
    ] {
        shelf.value(&format!("name-{name}"), about, INCONSISTENT, "/sender/display", json!(text));
    }
    shelf.value(
        "name-of-addressee",
        "U+202E in the name of an addressee",
        INCONSISTENT,
        "/audience/0/name",
        json!("a\u{202e}b"),
    );
    shelf.value(
        "name-of-person",
        "a line feed in a pseudonym",
        INCONSISTENT,
        "/body/people/0/pseudonym",
        json!("a\nb"),
    );
    shelf.kind(
        ("name-of-card", "card"),
        "U+2069 in the name on a card",
        INCONSISTENT,
        ("/body/name", json!("a\u{2069}b")),
    );
}
