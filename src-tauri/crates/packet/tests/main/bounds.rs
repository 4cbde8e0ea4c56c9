//! Forged cards, crowds and names that are not names: refused by the reader, and never written by the writer.

use crate::kit::*;
use recourse_model::*;
use recourse_packet::{
    body::{Card, ClaimDecision, ClaimWork, Response},
    limits::*,
    *,
};
use serde_json::{Value, json};

/// A packet built by somebody who keeps to no rule but the signature.
fn forged(draft: &Draft, signer: &SigningSecret, change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let key = DecryptSecret::generate();
    let draft = Draft { own_copy: vec![key.public()], ..draft.clone() };
    let (_, bytes) = sealed(&draft, signer, &[]);
    let mut shop = Workshop::of(&bytes, &key);
    let mut value: Value = serde_json::from_str(&shop.json()).unwrap();
    change(&mut value);
    shop.resign(&value.to_string(), signer);
    shop.seal(&EVERYBODY_KEY.parse().unwrap())
}

fn card_of(signing: Vec<SignerKey>, age: &DecryptSecret) -> Card {
    Card {
        name: "Merrow County".into(),
        age_recipients: vec![age.public()],
        signing_keys: signing,
        valid_from: None,
        contact: String::new(),
        promises: PromisedTimes::default(),
        previous_key: None,
        revoked: None,
    }
}

#[test]
fn a_card_that_lists_a_victims_key_before_the_one_that_signed_it_is_refused() {
    let [victim, attacker] = [1, 2].map(|n| SigningSecret::from_bytes(&[n; 32]));
    let age = DecryptSecret::generate();
    let own = Draft::new(card_of(vec![attacker.public()], &age), moment());
    let keys = json!([victim.public().to_string(), attacker.public().to_string()]);
    let bytes = forged(&own, &attacker, |json| json["body"]["signing_keys"] = keys);
    let opened = verify(&bytes[..], &[], &mut unwatched);
    assert_eq!(opened.unwrap_err().code(), ErrorCode::CardInvalid);
    let both = card_of(vec![victim.public(), attacker.public()], &age);
    let written = Draft::new(both, moment()).preview(&attacker.public());
    assert_eq!(written.unwrap_err().code(), ErrorCode::CardInvalid);
}

#[test]
fn naming_a_key_in_a_card_is_no_consent_of_that_key() {
    let [victim, attacker] = [1, 2].map(|n| SigningSecret::from_bytes(&[n; 32]));
    let card = card_of(vec![attacker.public(), victim.public()], &DecryptSecret::generate());
    Draft::new(card.clone(), moment()).preview(&attacker.public()).unwrap();
    assert!(!card.follows(&attacker.public(), &victim.public()));
    assert!(card.follows(&attacker.public(), &attacker.public()));
}

fn written(draft: &Draft) -> Result<(), ErrorCode> {
    draft.preview(&cast().sender.public()).map(drop).map_err(|error| error.code())
}

#[test]
fn more_claims_or_asks_than_anybody_can_work_on_are_refused() {
    let cast = cast();
    let of = |claims: u64, asks: u64| {
        let mut draft = challenge_draft(&cast, &[]);
        let Body::Challenge(body) = &mut draft.body else { unreachable!() };
        body.claims = (1..=claims).map(|number| claim(number as u32, &[])).collect();
        body.asks = (1..=asks).map(|number| ask(number as u32, &[])).collect();
        written(&draft)
    };
    assert_eq!(of(MAX_CLAIMS, MAX_ASKS), Ok(()));
    assert_eq!(of(MAX_CLAIMS + 1, 1), Err(ErrorCode::PacketInconsistent));
    assert_eq!(of(1, MAX_ASKS + 1), Err(ErrorCode::PacketInconsistent));
    let (_, bytes) = sealed(&challenge_draft(&cast, &[]), &cast.sender, &[]);
    let mut shop = Workshop::of(&bytes, &cast.own);
    let mut value: Value = serde_json::from_str(&shop.json()).unwrap();
    let asks: Vec<Value> = (1..=MAX_ASKS + 1).map(|n| json!(ask(n as u32, &[]))).collect();
    value["body"]["asks"] = json!(asks);
    shop.resign(&value.to_string(), &cast.sender);
    let refused = refusal(&shop.seal(&cast.own.public()), &cast.own);
    assert_eq!(refused.code(), ErrorCode::PacketInconsistent);
}

#[test]
fn an_answer_is_bounded_as_what_it_answers() {
    let cast = cast();
    let of = |response: Response| {
        let mut draft = Draft::new(response, moment());
        draft.audience = challenge_draft(&cast, &[]).audience;
        draft.in_reply_to = Some(ReplyTo { packet_id: PacketId::new(), sha256: Sha256Hash::default() });
        written(&draft)
    };
    let answer = |_| AskAnswer { ask: AskId::new(), ..AskAnswer::default() };
    let decision = |_| ClaimDecision {
        claim: ClaimId::new(),
        decision: None,
        reasons: String::new(),
        severity_agreed: None,
        disputed_facts: Vec::new(),
    };
    let work = |tests: u64| ClaimWork {
        claim: ClaimId::new(),
        map: MapStep::default(),
        measure: MeasureStep { tests: (0..tests).map(|_| TestRun::default()).collect(), done: false },
        manage: ManageStep::default(),
        govern: Vec::new(),
    };
    let most = Response {
        asks: (0..MAX_ASKS).map(answer).collect(),
        decisions: (0..MAX_CLAIMS).map(decision).collect(),
        worksheets: (0..MAX_CLAIMS).map(|_| work(MAX_TESTS / MAX_CLAIMS)).collect(),
        ..Response::default()
    };
    assert_eq!(of(most.clone()), Ok(()));
    let wrong = Err(ErrorCode::PacketInconsistent);
    let mut more = most.clone();
    more.asks.push(answer(0));
    assert_eq!(of(more), wrong);
    let mut more = most.clone();
    more.decisions.push(decision(0));
    assert_eq!(of(more), wrong);
    let mut more = most.clone();
    more.worksheets.push(work(0));
    assert_eq!(of(more), wrong);
    let mut more = most;
    more.worksheets[0] = work(MAX_TESTS);
    assert_eq!(of(more), wrong);
}

#[test]
fn names_are_short_and_cannot_turn_or_break_a_line() {
    let cast = cast();
    let most = "ñ".repeat(MAX_NAME_CHARS as usize);
    let long = format!("{most}x");
    let odd =
        [long.as_str(), "Merrow\nCounty", "Merrow\u{202e}County", "Merrow\u{2066}County", "Merrow\u{7f}"];
    let named = |sender: &str, to: &str, pseudonym: &str| {
        let mut draft = challenge_draft(&cast, &[]);
        sender.clone_into(&mut draft.display);
        to.clone_into(&mut draft.audience[0].name);
        let Body::Challenge(body) = &mut draft.body else { unreachable!() };
        pseudonym.clone_into(&mut body.people[0].pseudonym);
        written(&draft)
    };
    assert_eq!(named(&most, &most, &most), Ok(()));
    assert_eq!(named("Família \u{200f}שלום", "", "Zwölf 🦢"), Ok(()));
    for name in odd {
        let wrong = Err(ErrorCode::PacketInconsistent);
        assert_eq!(named(name, "b", "c"), wrong, "{name:?}");
        assert_eq!(named("a", name, "c"), wrong, "{name:?}");
        assert_eq!(named("a", "b", name), wrong, "{name:?}");
        let card = card_of(vec![cast.sender.public()], &cast.own);
        let card = Card { name: name.into(), ..card };
        assert_eq!(written(&Draft::new(card, moment())), Err(ErrorCode::PacketInconsistent), "{name:?}");
    }
    let own = Draft::new(card_of(vec![cast.sender.public()], &cast.own), moment());
    let bytes = forged(&own, &cast.sender, |json| json["body"]["name"] = json!("Merrow\u{202e}County"));
    let opened = verify(&bytes[..], &[], &mut unwatched);
    assert_eq!(opened.unwrap_err().code(), ErrorCode::PacketInconsistent);
}
