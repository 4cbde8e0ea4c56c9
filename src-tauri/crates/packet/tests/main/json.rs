//! packet.json: what the rules call wrong is refused, by the reader and by the writer, and the schema agrees.

use crate::kit::*;
use recourse_model::*;
use recourse_packet::{body::*, *};
use serde_json::{Value, json};

/// Changes the signed record, signs it again, and says what the reader calls it.
fn after(change: impl FnOnce(&mut Value)) -> ErrorCode {
    let cast = cast();
    let files = vec![b"one".to_vec(), b"two".to_vec()];
    let (_, bytes) = sealed(&challenge_draft(&cast, &files), &cast.sender, &files);
    let mut shop = Workshop::of(&bytes, &cast.own);
    let mut value: Value = serde_json::from_str(&shop.json()).unwrap();
    change(&mut value);
    shop.resign(&value.to_string(), &cast.sender);
    refusal(&shop.seal(&cast.own.public()), &cast.own).code()
}

#[test]
fn unknown_versions_and_kinds_are_named_before_anything_else() {
    assert_eq!(after(|json| json["version"] = json!(2)), ErrorCode::PacketUnknownVersion);
    assert_eq!(after(|json| json["kind"] = json!("bribe")), ErrorCode::PacketUnknownKind);
    let both = after(|json| {
        json["version"] = json!(2);
        json["unknown"] = json!(true);
    });
    assert_eq!(both, ErrorCode::PacketUnknownVersion);
    assert_eq!(after(|json| json["format"] = json!("zip")), ErrorCode::PacketNotAPacket);
}

#[test]
fn unknown_missing_and_misspelt_values_are_refused() {
    let invalid = ErrorCode::PacketInvalidJson;
    for place in [
        "",
        "/sender",
        "/audience/0",
        "/body",
        "/body/case",
        "/body/claims/0",
        "/body/claims/0/facts",
        "/body/claims/0/facts/scale",
        "/body/asks/0",
        "/body/people/0",
        "/files/0",
        "/record",
    ] {
        assert_eq!(after(|json| json.pointer_mut(place).unwrap()["surprise"] = json!(1)), invalid, "{place}");
    }
    for place in
        ["/packet_id", "/created_at", "/audience", "/sender", "/files", "/record", "/body/claims/0/id"]
    {
        let (parent, field) = place.rsplit_once('/').unwrap();
        let code =
            after(|json| drop(json.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(field)));
        assert_eq!(code, invalid, "{place}");
    }
    let odd: [(&str, fn(&str) -> String); 8] = [
        ("/packet_id", str::to_uppercase),
        ("/packet_id", |id| format!("urn:uuid:{id}")),
        ("/packet_id", |id| id.replace('-', "")),
        ("/created_at", |_| "2026-11-23T10:00:00+01:00".into()),
        ("/created_at", |_| "2026-11-23T09:00:00.000Z".into()),
        ("/files/0/sha256", str::to_uppercase),
        ("/audience/0/age_recipient", str::to_uppercase),
        ("/sender/key", |key| format!("{key} comment")),
    ];
    for (place, respell) in odd {
        let code = after(|json| {
            let value = json.pointer_mut(place).unwrap();
            *value = json!(respell(value.as_str().unwrap()));
        });
        assert_eq!(code, invalid, "{place}");
    }
    for (place, value) in [
        ("/files/0/path", json!("data/../../evil")),
        ("/files/0/path", json!("data/e1.pdf")),
        ("/files/0/size", json!(-1)),
        ("/files/0/size", json!(3.0)),
        ("/files/0/role", json!("weapon")),
        ("/sender/mode", json!("king")),
        ("/body/asks/0/due", json!("14 October")),
        ("/body/claims/0/number", json!("1")),
        ("/reply_to", json!("age1qqqq")),
        ("/ext", json!([])),
    ] {
        assert_eq!(
            after(|json| *json.pointer_mut(place).unwrap() = value.clone()),
            invalid,
            "{place} {value}"
        );
    }
}

#[test]
fn contradictions_are_refused() {
    let wrong = ErrorCode::PacketInconsistent;
    let fingerprint = SigningSecret::from_bytes(&[9; 32]).public().fingerprint();
    let public = EVERYBODY_KEY;
    for (place, value) in [
        ("/sender/fingerprint", json!(fingerprint)),
        ("/sender/mode", json!("anonymous")),
        ("/sequence", json!(0)),
        ("/created_at", json!("2026-11-23T09:00:00.500Z")),
        ("/language", json!("")),
        ("/language", json!("en\"><script>")),
        ("/audience", json!([])),
        ("/audience/0/age_recipient", json!(public)),
        ("/reply_to", json!(public)),
        ("/files/0/path", json!("data/e0002.pdf")),
        ("/files/0/derived_from", json!({ "path": "data/e0001.pdf", "operation": "redact" })),
        ("/files/0/derived_from", json!({ "path": "data/e0007.pdf", "operation": null })),
        ("/body/claims/0/evidence/0", json!("data/e0009.pdf")),
        ("/body/claims/0/characteristics/0/evidence/0", json!("data/e0001.txt")),
        ("/body/claims/0/told_by/0", json!("p7")),
        ("/body/claims/1/number", json!(1)),
        ("/body/asks/1/number", json!(3)),
        ("/body/asks/0/claims/0", json!(ClaimId::new())),
    ] {
        assert_eq!(after(|json| *json.pointer_mut(place).unwrap() = value.clone()), wrong, "{place} {value}");
    }
    let doubled = |list: &'static str| {
        after(move |json| {
            let list = json.pointer_mut(list).unwrap().as_array_mut().unwrap();
            let first = list[0].clone();
            list.push(first);
        })
    };
    for list in [
        "/audience",
        "/files",
        "/body/claims",
        "/body/asks",
        "/body/people",
        "/body/claims/0/characteristics",
    ] {
        assert_eq!(doubled(list), wrong, "{list}");
    }
    let too_large = after(|json| json["files"][0]["size"] = json!(limits::MAX_FILE_BYTES + 1));
    assert_eq!(too_large, ErrorCode::PacketFileTooLarge);
    assert_eq!(after(|json| json["record"]["size"] = json!(u64::MAX)), ErrorCode::PacketJsonTooLarge);
}

#[test]
fn keys_given_twice_are_refused_even_where_anything_may_stand() {
    let cast = cast();
    let (_, bytes) = sealed(&challenge_draft(&cast, &[]), &cast.sender, &[]);
    let shop = Workshop::of(&bytes, &cast.own);
    for (from, to) in [
        ("\"sequence\": 1", "\"sequence\": 1, \"sequence\": 1"),
        ("\"ext\": {}", "\"ext\": {\"x\": {\"a\": 1, \"a\": 2}}"),
        ("\"ext\": {}", "\"ext\": {}, \"ext\": {}"),
        ("\"title\": \"Heron\"", "\"title\": \"Heron\", \"t\\u0069tle\": \"Egret\""),
    ] {
        let mut shop = Workshop { entries: shop.entries.clone() };
        let json = shop.json();
        assert!(json.contains(from), "{from}");
        shop.resign(&json.replace(from, to), &cast.sender);
        let code = refusal(&shop.seal(&cast.own.public()), &cast.own).code();
        assert_eq!(code, ErrorCode::PacketInvalidJson, "{to}");
    }
}

#[test]
fn what_stands_in_ext_is_kept_and_changes_nothing() {
    let cast = cast();
    let mut draft = challenge_draft(&cast, &[]);
    draft.ext.insert("org.example.tracking".into(), json!({ "id": 7, "deep": [[["x"]]] }));
    let (sealed, bytes) = sealed(&draft, &cast.sender, &[]);
    assert_eq!(sealed.packet.ext, draft.ext);
    assert_eq!(verify(&bytes[..], &[cast.own], &mut unwatched).unwrap().packet().ext, draft.ext);
}

#[test]
fn an_answer_has_ten_questions_in_order() {
    let cast = cast();
    let mut draft = Draft::new(Response::default(), moment());
    draft.audience = challenge_draft(&cast, &[]).audience;
    draft.in_reply_to = Some(ReplyTo { packet_id: PacketId::new(), sha256: Sha256Hash::default() });
    draft.preview(&cast.sender.public()).unwrap();
    let with = |change: fn(&mut Response)| {
        let mut draft = draft.clone();
        let Body::Response(body) = &mut draft.body else { unreachable!() };
        change(body);
        draft.preview(&cast.sender.public()).unwrap_err().code()
    };
    assert_eq!(with(|body| drop(body.ten_questions.pop())), ErrorCode::PacketInconsistent);
    assert_eq!(with(|body| body.ten_questions.swap(0, 1)), ErrorCode::PacketInconsistent);
    assert_eq!(with(|body| body.ten_questions.clear()), ErrorCode::PacketInconsistent);
}

#[test]
fn a_receipt_names_the_packet_it_answers() {
    let cast = cast();
    let ack = Acknowledgement { packet_sha256: sha256(b"x"), ..Acknowledgement::default() };
    let receipt = Receipt {
        ack,
        verification: Verification::GoodNewKey,
        addressed_to_us: true,
        promised: Deadlines::default(),
        message: String::new(),
    };
    let mut draft = Draft::new(receipt, moment());
    draft.audience = challenge_draft(&cast, &[]).audience;
    draft.in_reply_to = Some(ReplyTo { packet_id: PacketId::new(), sha256: sha256(b"y") });
    assert_eq!(draft.preview(&cast.sender.public()).unwrap_err().code(), ErrorCode::PacketInconsistent);
    draft.in_reply_to = Some(ReplyTo { packet_id: PacketId::new(), sha256: sha256(b"x") });
    draft.preview(&cast.sender.public()).unwrap();
}

fn every_kind(cast: &Cast) -> Vec<Draft> {
    let files = [b"one".to_vec()];
    let mut full = challenge_draft(cast, &files);
    full.files[0].provenance = Some(Provenance { captured_at: Some(moment()), ..Provenance::default() });
    full.files[0].cleaning = Some(CleaningReport::default());
    full.in_reply_to = Some(ReplyTo { packet_id: PacketId::new(), sha256: Sha256Hash::default() });
    let receipt = Receipt {
        ack: Acknowledgement::default(),
        verification: Verification::GoodKnownKey,
        addressed_to_us: true,
        promised: Deadlines::default(),
        message: String::new(),
    };
    let mut response = Response::default();
    let claim = ClaimId::new();
    let test =
        TestRun { id: TestId::new(), outcome: Some(TestOutcome::Fail), n: Some(9_662), ..TestRun::default() };
    response.worksheets = vec![ClaimWork {
        claim,
        map: MapStep::default(),
        measure: MeasureStep { tests: vec![test], done: true },
        manage: ManageStep { decision: Some(Decision::PartlyAccepted), ..ManageStep::default() },
        govern: vec![GovernNote::default()],
    }];
    response.decisions = vec![ClaimDecision {
        claim,
        decision: Some(Decision::Rejected),
        reasons: "Not ours.".into(),
        severity_agreed: None,
        disputed_facts: vec![],
    }];
    response.asks = vec![AskAnswer { ask: AskId::new(), ..AskAnswer::default() }];
    let card = Card {
        name: "Merrow County".into(),
        age_recipients: vec![cast.organization.public()],
        signing_keys: vec![cast.sender.public()],
        valid_from: "2026-01-01".parse().ok(),
        contact: String::new(),
        promises: PromisedTimes::default(),
        previous_key: None,
        revoked: None,
    };
    let mut follow = card.clone();
    follow.follow(&cast.organization_signs).unwrap();
    let bodies = [
        full.body.clone(),
        Update { text: "More.".into(), asks: vec![ask(1, &[])], ..Update::default() }.into(),
        Withdrawal::default().into(),
        receipt.into(),
        response.into(),
        Rejoinder {
            asks: vec![RejoinderItem { ask: AskId::new(), text: "No.".into() }],
            ..Rejoinder::default()
        }
        .into(),
        card.into(),
        follow.into(),
    ];
    bodies.into_iter().map(|body| Draft { body, ..full.clone() }).collect()
}

#[test]
fn the_schema_in_a_packet_describes_its_packet_json_and_refuses_what_the_reader_refuses() {
    let cast = cast();
    let mut kinds = std::collections::BTreeSet::new();
    for draft in every_kind(&cast) {
        let preview = draft.preview(&cast.sender.public()).unwrap();
        kinds.insert(preview.packet.kind);
        let schema: Value = serde_json::from_str(&preview.schema_json).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        jsonschema::meta::validate(&schema).unwrap();
        let validator = jsonschema::draft202012::new(&schema).unwrap();
        let good: Value = serde_json::from_slice(&preview.raw_json).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&good)
            .map(|error| format!("{error} at {}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", preview.packet.kind);
        for change in [
            |json: &mut Value| json["surprise"] = json!(1),
            |json: &mut Value| json["version"] = json!(2),
            |json: &mut Value| json["kind"] = json!("bribe"),
            |json: &mut Value| json["body"]["surprise"] = json!(1),
            |json: &mut Value| json["files"][0]["path"] = json!("../evil"),
            |json: &mut Value| json["files"][0]["sha256"] = json!("ABC"),
            |json: &mut Value| json["sender"]["key"] = json!("ssh-rsa AAAA"),
            |json: &mut Value| drop(json.as_object_mut().unwrap().remove("audience")),
        ] {
            let mut bad = good.clone();
            change(&mut bad);
            assert!(!validator.is_valid(&bad), "{}", preview.packet.kind);
        }
    }
    assert_eq!(kinds.len(), PacketKind::ALL.len());
}

#[test]
fn no_schema_has_room_for_a_contact_of_a_person() {
    for kind in PacketKind::ALL {
        let schema = schema(*kind);
        assert!(!schema.contains("retaliation"), "{kind}");
        // The one contact that travels is the organization's own, on its card.
        assert_eq!(schema.matches("\"contact\":").count(), usize::from(*kind == PacketKind::Card), "{kind}");
    }
}
