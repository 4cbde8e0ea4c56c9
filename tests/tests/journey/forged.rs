//! What strangers can try with keys of their own: every signature here is good, and none of it may pass for more.

use crate::people::{Documenting, Side, after, day_zero};
use recourse_desk::{
    identity, inbox, ledger, recipients, register, seal, unwatched,
    view::{LedgerView, RecipientView},
};
use recourse_model::{
    AskAnswer, AskOutcome, ChallengeId, Desk, ErrorCode, LedgerState, PromisedTimes, SenderMode, Timestamp,
    Verification,
};
use recourse_packet::{
    Body, DecryptSecret, Draft, NoFiles, Packet, ReplyTo, SignerKey, SigningSecret,
    body::{Card, Challenge, ClaimItem, Receipt, Response},
    parse_json,
};
use std::path::PathBuf;

const AGENCY: &str = "Example Benefits Agency";

/// Somebody with a vault of nobody: keys, and the will to look like another.
struct Stranger {
    signing: SigningSecret,
    age: DecryptSecret,
}

impl Stranger {
    fn new(number: u8) -> Self {
        Self { signing: SigningSecret::from_bytes(&[number; 32]), age: DecryptSecret::generate() }
    }

    fn card(&self, name: &str, more: &[SignerKey]) -> Card {
        let mut signing_keys = vec![self.signing.public()];
        signing_keys.extend(more.iter().cloned());
        Card {
            name: name.to_owned(),
            age_recipients: vec![self.age.public()],
            signing_keys,
            valid_from: None,
            contact: "Call us".to_owned(),
            promises: PromisedTimes::default(),
            previous_key: None,
            revoked: None,
        }
    }

    /// Seals a draft with this key into a file at a side.
    fn send(&self, to: &Side, name: &str, draft: &Draft) -> PathBuf {
        let mut bytes = Vec::new();
        let watch = &mut recourse_packet::unwatched;
        recourse_packet::seal(draft, &self.signing, &mut NoFiles, &mut bytes, watch).unwrap();
        to.file(name, &bytes)
    }

    fn send_card(&self, to: &Side, name: &str, card: Card) -> PathBuf {
        let display = card.name.clone();
        self.send(to, name, &Draft { display, ..Draft::new(card, day_zero()) })
    }
}

/// Both sides, a challenge that was sealed, and the challenge as somebody who saw it has it.
struct Scene {
    documenting: Documenting,
    organization: Side,
    challenge: ChallengeId,
    path: PathBuf,
    seen: Packet,
}

fn scene() -> Scene {
    let documenting = Documenting::new();
    documenting.consent();
    let organization = Side::new(AGENCY, Desk::Register);
    let composed = documenting.compose(&organization, &[("Say why.", 30), ("Repay.", 30)]);
    let (path, sealed) = documenting.seal(composed.id);
    let bytes = documenting.side.vault.read(|r| r.packet_bytes(sealed.packet_id)).unwrap();
    let seen = parse_json(&bytes.json).unwrap();
    Scene { documenting, organization, challenge: composed.id, path, seen }
}

impl Scene {
    fn rows(&self) -> Vec<RecipientView> {
        recipients::rows(&self.documenting.side.vault).unwrap()
    }

    fn ledger(&self, now: Timestamp) -> LedgerView {
        ledger::view(&self.documenting.side.vault, self.challenge, now).unwrap()
    }

    fn asked(&self) -> &Challenge {
        match &self.seen.body {
            Body::Challenge(challenge) => challenge,
            _ => unreachable!(),
        }
    }

    /// A response that grants every ask, under this name, as anybody can write it who has seen the challenge.
    fn forged_answer(&self, display: &str, sequence: u32) -> Draft {
        let sealed = self.documenting.side.vault.read(|r| r.packets_of_thread(self.seen.thread_id)).unwrap();
        let sha256 = sealed.iter().find(|packet| packet.id == self.seen.packet_id).unwrap().sha256;
        let mut body = Response::default();
        body.ack.packet_sha256 = sha256;
        body.asks = self.asked().asks.iter().map(|ask| granted(ask.id)).collect();
        Draft {
            thread_id: self.seen.thread_id,
            sequence,
            in_reply_to: Some(ReplyTo { packet_id: self.seen.packet_id, sha256 }),
            audience: vec![recourse_packet::Addressee {
                name: "Riverside Benefits Group".to_owned(),
                age_recipient: self.seen.reply_to.clone().unwrap(),
                fingerprint: None,
            }],
            display: display.to_owned(),
            ..Draft::new(body, after(5))
        }
    }
}

fn granted(ask: recourse_model::AskId) -> AskAnswer {
    let text = "All is well now.".to_owned();
    AskAnswer { ask, outcome: Some(AskOutcome::Granted), text, ..AskAnswer::default() }
}

#[test]
fn a_card_that_lists_a_checked_key_takes_neither_its_keys_nor_its_mark() {
    let scene = scene();
    let before = scene.rows();
    let victim: SignerKey = before[0].recipient.signing_key.parse().unwrap();
    let attacker = Stranger::new(66);
    let side = &scene.documenting.side;
    // The same letters to the eye: upper case, a wide letter, an invisible one.
    for (number, name) in [AGENCY, "ＥXAMPLE Benefits\u{200b} agency "].into_iter().enumerate() {
        let card = attacker.card(name, std::slice::from_ref(&victim));
        let path = attacker.send_card(side, &format!("card-{number}.acp"), card);
        let imported = side.import(&path, after(1));
        assert_eq!(imported.verification, Verification::GoodChangedKey, "{name}");
        let rows = scene.rows();
        assert_eq!(rows.len(), 2, "beside the known one, and once");
        let known = rows.iter().find(|row| row.recipient.id == before[0].recipient.id).unwrap();
        assert_eq!(known.recipient.age_recipient, before[0].recipient.age_recipient);
        assert_eq!(known.recipient.signing_key, before[0].recipient.signing_key);
        assert_eq!(known.recipient.contact, before[0].recipient.contact);
        assert_eq!(known.recipient.checked_at, before[0].recipient.checked_at);
        let new = rows.iter().find(|row| Some(row.recipient.id) == imported.recipient_id).unwrap();
        assert_ne!(new.recipient.id, known.recipient.id);
        assert_eq!(new.recipient.age_recipient, attacker.age.public().to_string());
        assert_eq!(new.recipient.checked_at, None);
    }
}

#[test]
fn a_change_that_the_known_key_signed_is_taken_over_and_keeps_the_mark() {
    let scene = scene();
    let before = scene.rows();
    let own = identity::of_desk(&scene.organization.vault, Desk::Register, day_zero()).unwrap();
    let renewed = Stranger::new(67);
    let mut card = renewed.card(AGENCY, &[]);
    card.follow(&identity::secrets(&own).unwrap().0).unwrap();
    let side = &scene.documenting.side;
    let imported = side.import(&renewed.send_card(side, "new-card.acp", card), after(1));
    let rows = scene.rows();
    assert_eq!(rows.len(), 1);
    assert_eq!(imported.recipient_id, Some(before[0].recipient.id));
    assert_eq!(imported.verification, Verification::GoodKnownKey);
    assert_eq!(rows[0].recipient.age_recipient, renewed.age.public().to_string());
    assert_eq!(rows[0].recipient.checked_at, before[0].recipient.checked_at);
    // What it answers was addressed to the key before.
    let answer = renewed.send(side, "answer.acp", &scene.forged_answer(AGENCY, 1));
    assert_eq!(side.import(&answer, after(5)).verification, Verification::GoodKnownKey);
    assert_eq!(scene.ledger(after(6)).replies, 2);
}

#[test]
fn a_checked_key_lends_its_mark_to_its_own_name_alone() {
    let scene = scene();
    let side = &scene.documenting.side;
    let own = identity::of_desk(&scene.organization.vault, Desk::Register, day_zero()).unwrap();
    let (signing, age) = identity::secrets(&own).unwrap();
    let agency = Stranger { signing, age };
    let answer = agency.send(side, "other-name.acp", &scene.forged_answer("Ministry of Everything", 1));
    let imported = side.import(&answer, after(5));
    assert_eq!(imported.verification, Verification::GoodNewKey);
    assert_eq!(imported.packet.known_as.as_deref(), Some(AGENCY));
    let card = agency.send_card(side, "other-card.acp", agency.card("Ministry of Everything", &[]));
    let imported = side.import(&card, after(5));
    assert_eq!(imported.verification, Verification::GoodNewKey);
    assert_eq!(scene.rows().len(), 2, "the name that was checked stays");
    let view = scene.ledger(after(6));
    assert_eq!((view.replies, view.rows[0].by.as_str()), (2, AGENCY), "it is their key that answered");
}

#[test]
fn a_stranger_who_saw_the_challenge_cannot_answer_it() {
    let scene = scene();
    let side = &scene.documenting.side;
    let stranger = Stranger::new(68);
    for (number, display, mode) in
        [(0, AGENCY, SenderMode::Named), (1, "Somebody", SenderMode::Named), (2, "", SenderMode::Anonymous)]
    {
        let draft = Draft { mode, ..scene.forged_answer(display, u32::MAX - number) };
        let path = stranger.send(side, &format!("forged-{number}.acp"), &draft);
        let imported = side.import(&path, after(5));
        assert_eq!(imported.verification, Verification::NotTheAddressee, "{display}");
        assert_eq!(imported.packet.record.verification, Some(Verification::NotTheAddressee));
    }
    let mut receipt = scene.forged_answer(AGENCY, 9);
    let Body::Response(response) = receipt.body else { unreachable!() };
    receipt.body = Receipt {
        ack: response.ack,
        verification: Verification::GoodKnownKey,
        addressed_to_us: true,
        promised: recourse_model::Deadlines::default(),
        message: String::new(),
    }
    .into();
    let path = stranger.send(side, "forged-receipt.acp", &receipt);
    assert_eq!(side.import(&path, after(5)).verification, Verification::NotTheAddressee);

    let view = scene.ledger(after(6));
    assert_eq!((view.replies, view.questions.len(), view.may_publish), (0, 0, None));
    assert!(view.rows.iter().all(|row| row.state == LedgerState::NotDueYet && row.by.is_empty()));
    assert_eq!(view.marks.iter().filter(|mark| mark.date == after(5).date_naive()).count(), 0);
    assert_eq!(view.thread.packets.len(), 5, "what came stays in sight");
    let row = &ledger::sent(&side.vault, after(6)).unwrap()[0];
    assert_eq!((row.replies, row.receipt_on, row.new_answer), (0, None, false));
    assert_eq!(ledger::new_answers(&side.vault).unwrap(), 0);

    // The true answer, with a lower number than the forged ones, is the one that counts.
    let entry = scene.organization.import(&scene.path, after(6)).entry_id.unwrap();
    register::accept(&scene.organization.vault, entry, after(6)).unwrap();
    let mut draft = recourse_desk::response::view(&scene.organization.vault, entry, after(7)).unwrap().draft;
    draft.asks[0].outcome = Some(AskOutcome::Refused);
    recourse_desk::response::save(&scene.organization.vault, draft, after(7)).unwrap();
    let answer = scene.organization.place("answer.acp");
    unwatched(|watch| seal::response(&scene.organization.vault, entry, &answer, after(7), watch)).unwrap();
    assert_eq!(side.import(&answer, after(8)).verification, Verification::GoodKnownKey);
    let view = scene.ledger(after(9));
    assert_eq!((view.replies, view.rows[0].outcome), (1, Some(AskOutcome::Refused)));
    assert_eq!(view.rows[0].by, AGENCY);
    assert_eq!(view.rows[1].by, "");
}

#[test]
fn what_a_signature_is_worth_is_asked_again_when_it_is_looked_at() {
    let scene = scene();
    let vault = &scene.documenting.side.vault;
    let mut known = scene.rows()[0].recipient.clone();
    let own = identity::of_desk(&scene.organization.vault, Desk::Register, day_zero()).unwrap();
    let (signing, age) = identity::secrets(&own).unwrap();
    let agency = Stranger { signing, age };
    let side = &scene.documenting.side;
    let answer = agency.send(side, "answer.acp", &scene.forged_answer(AGENCY, 1));
    let imported = side.import(&answer, after(5));
    assert_eq!(imported.verification, Verification::GoodKnownKey);
    // Somebody finds out that the words were compared with the wrong people.
    known.signing_key = SigningSecret::from_bytes(&[69; 32]).public().to_string();
    recipients::save(vault, known, after(6)).unwrap();
    let now = inbox::packet_view(vault, imported.packet.record.id).unwrap();
    assert_eq!(now.record.verification, Some(Verification::GoodChangedKey));
    assert_eq!(now.verified_at_import, Some(Verification::GoodKnownKey));
}

/// The same ids over other claims: what would be worked on is not what was signed and sent.
fn swapped(seen: &Packet, to: &Side) -> Draft {
    let Body::Challenge(asked) = &seen.body else { unreachable!() };
    let mut asked = (**asked).clone();
    asked.title = "Something else entirely".to_owned();
    asked.asks.clear();
    asked.claims =
        asked.claims.into_iter().map(|claim| ClaimItem { evidence: Vec::new(), ..claim }).collect();
    let age = identity::of_desk(&to.vault, Desk::Register, day_zero()).unwrap().age_recipient;
    Draft {
        packet_id: seen.packet_id,
        thread_id: seen.thread_id,
        audience: vec![recourse_packet::Addressee {
            name: AGENCY.to_owned(),
            age_recipient: age.parse().unwrap(),
            fingerprint: None,
        }],
        display: "Riverside Benefits Group".to_owned(),
        reply_to: seen.reply_to.clone(),
        ..Draft::new(asked, day_zero())
    }
}

#[test]
fn a_packet_with_the_id_of_another_is_not_taken_for_it() {
    let scene = scene();
    let stranger = Stranger::new(70);
    let side = &scene.documenting.side;
    // At the vault that sealed the true one, and at one that took the true one in.
    let path = stranger.send(side, "own-id.acp", &swapped(&scene.seen, side));
    assert_eq!(side.try_import(&path, after(1)).unwrap_err().code(), ErrorCode::PacketInconsistent);
    assert!(register::rows(&side.vault, after(1)).unwrap().is_empty());
    scene.organization.import(&scene.path, after(1));
    let path = stranger.send(&scene.organization, "their-id.acp", &swapped(&scene.seen, &scene.organization));
    let refused = scene.organization.try_import(&path, after(2)).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::PacketInconsistent, "not a duplicate: the bytes are others");

    // An answer with the id of the challenge it answers.
    let packet_id = scene.seen.packet_id;
    let draft = Draft { packet_id, ..scene.forged_answer(AGENCY, 1) };
    let path = stranger.send(side, "answer-own-id.acp", &draft);
    assert_eq!(side.try_import(&path, after(3)).unwrap_err().code(), ErrorCode::PacketInconsistent);
    let view = scene.ledger(after(4));
    assert_eq!((view.thread.packets.len(), view.replies), (1, 0));
    assert_eq!(view.thread.packets[0].packet.record.challenge_id, Some(scene.challenge));
}

#[cfg(unix)]
#[test]
fn a_pipe_and_a_link_are_refused_and_nobody_waits() {
    let organization = Side::new(AGENCY, Desk::Register);
    let pipe = organization.place("pipe.acp");
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
    assert_eq!(organization.try_import(&pipe, after(1)).unwrap_err().code(), ErrorCode::PacketRead);
}

/// The register can compare the words of whoever challenges it, too. What it noted holds for that key under that name.
#[test]
fn a_challenger_whose_words_were_compared_is_known_and_nobody_else_is() {
    let scene = scene();
    let side = &scene.organization;
    let first = side.import(&scene.path, after(1));
    assert_eq!(first.verification, Verification::GoodNewKey);
    assert_eq!(first.packet.words, signer_words_at_home(&scene), "both sides see the same twelve words");
    let id = first.packet.record.id;
    register::mark_sender_checked(&side.vault, id, "in person", after(1)).unwrap();
    let rows = register::rows(&side.vault, after(1)).unwrap();
    assert_eq!(rows[0].verification, Some(Verification::GoodKnownKey));
    let (log, unbroken) = register::log(&side.vault).unwrap();
    assert!(unbroken);
    assert!(log.iter().any(|line| line.act == "compared_key" && line.after == first.packet.fingerprint));

    // Another key under the same name is a warning, and the same key under another name says whose it is.
    let stranger = Stranger::new(91);
    let mut draft = challenge_to(&scene, &first.packet.sender);
    let path = stranger.send(side, "same-name.acp", &draft);
    assert_eq!(side.import(&path, after(2)).verification, Verification::GoodChangedKey);
    draft = challenge_to(&scene, "Somebody else");
    let path = stranger.send(side, "other-name.acp", &draft);
    assert_eq!(side.import(&path, after(2)).verification, Verification::GoodNewKey);
}

/// A comparison with the wrong people can be taken back.
#[test]
fn a_comparison_that_is_taken_back_counts_no_more() {
    let scene = scene();
    let side = &scene.organization;
    let id = side.import(&scene.path, after(1)).packet.record.id;
    let found = || inbox::packet_view(&side.vault, id).unwrap();
    register::mark_sender_checked(&side.vault, id, "by phone", after(1)).unwrap();
    assert_eq!(found().compared.unwrap().checked_how, "by phone");
    register::forget_sender_check(&side.vault, id, after(2)).unwrap();
    assert_eq!(found().record.verification, Some(Verification::GoodNewKey));
    assert_eq!(found().compared, None);
    let acts: Vec<String> = register::log(&side.vault).unwrap().0.into_iter().map(|line| line.act).collect();
    assert!(acts.contains(&"uncompared_key".to_owned()), "{acts:?}");
}

/// Nobody can be compared with who gives no name.
#[test]
fn a_sender_without_a_name_cannot_be_marked() {
    let scene = scene();
    let side = &scene.organization;
    let draft = Draft { mode: SenderMode::Anonymous, ..challenge_to(&scene, "") };
    let path = Stranger::new(92).send(side, "nobody.acp", &draft);
    let came = side.import(&path, after(1));
    assert_eq!(came.verification, Verification::GoodAnonymous);
    let refused = register::mark_sender_checked(&side.vault, came.packet.record.id, "by phone", after(1));
    assert_eq!(refused.unwrap_err().code(), ErrorCode::RecordInvalid);
}

/// A small challenge for the organization of the scene, under this name.
fn challenge_to(scene: &Scene, display: &str) -> Draft {
    let audience = scene.seen.audience.clone();
    let mut claim = scene.asked().claims[0].clone();
    claim.told_by.clear();
    claim.evidence.clear();
    let body = Challenge { title: "Another one".into(), claims: vec![claim], ..Challenge::default() };
    Draft { audience, display: display.to_owned(), ..Draft::new(body, after(1)) }
}

fn signer_words_at_home(scene: &Scene) -> Vec<String> {
    inbox::packet_view(&scene.documenting.side.vault, scene.seen.packet_id).unwrap().words
}

/// A packet that came in while nobody was known under its name does not stay fine once another key is compared for it.
#[test]
fn a_key_compared_later_tells_on_packets_of_another_key_under_the_same_name() {
    let scene = scene();
    let side = &scene.organization;
    let name = scene.seen.sender.display.clone();
    let path = Stranger::new(93).send(side, "before.acp", &challenge_to(&scene, &name));
    let earlier = side.import(&path, after(1)).packet.record.id;
    let found = || inbox::packet_view(&side.vault, earlier).unwrap().record.verification;
    assert_eq!(found(), Some(Verification::GoodNewKey));
    register::mark_sender_checked(&side.vault, earlier, "in person", after(1)).unwrap();
    assert_eq!(found(), Some(Verification::GoodKnownKey));

    // It was compared with the wrong people; then the right key comes in and is compared.
    register::forget_sender_check(&side.vault, earlier, after(2)).unwrap();
    let right = side.import(&scene.path, after(2)).packet.record.id;
    register::mark_sender_checked(&side.vault, right, "in person", after(2)).unwrap();
    assert_eq!(
        found(),
        Some(Verification::GoodChangedKey),
        "nobody with the compared key agreed to this one"
    );
}
