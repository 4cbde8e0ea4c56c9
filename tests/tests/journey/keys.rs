//! Keys that are renewed, and keys that are taken back, in the middle of a thread.

use super::scene::{AGENCY, Seal, scene};
use crate::people::{Documenting, Side, after};
use recourse_desk::{
    challenge, follow_up, identity, ledger, recipients, register, seal, unwatched,
    view::{BlockerKind, BlockerWay},
};
use recourse_model::{Challenge, ChallengeId, Desk, ErrorCode, Verification};
use recourse_packet::{Draft, NoFiles, SigningSecret};

#[test]
fn new_keys_that_the_old_ones_signed_are_taken_over_and_old_threads_go_on() {
    let scene = scene();
    let vault = &scene.documenting.side.vault;
    let before = identity::view(&scene.organization.vault, Desk::Register, after(1)).unwrap();
    let rotated = identity::rotate(&scene.organization.vault, Desk::Register, after(2)).unwrap();
    assert_ne!(rotated.words, before.words);
    assert_eq!((rotated.display.as_str(), rotated.replaced), (AGENCY, 1));
    let card = scene.organization.place("new-card.acp");
    seal::card(&scene.organization.vault, Desk::Register, &card, after(2)).unwrap();
    scene.documenting.side.import(&card, after(3));
    let rows = recipients::rows(vault).unwrap();
    assert_eq!((rows.len(), &rows[0].words), (1, &rotated.words));
    assert!(rows[0].recipient.checked_at.is_some(), "the old key vouches for the new one");
    // The documenting side renews its own key, too; its thread goes on with the key that began it.
    identity::rotate(vault, Desk::Casebook, after(3)).unwrap();
    let path = scene.send_update("update.acp", after(4), |_| {});
    assert_eq!(scene.organization.import(&path, after(5)).entry_id, Some(scene.entry));
    // Encrypted to the old key or the new one, the organization opens both; what it signs now counts as its answer.
    let answer = scene.answer("answer.acp", after(6), "Signed with the new key.");
    assert_eq!(answer.verification, Verification::GoodKnownKey);
    assert_eq!(ledger::view(vault, scene.challenge, after(7)).unwrap().replies, 2);
}

#[test]
fn a_key_that_changed_without_the_old_ones_word_stops_the_send() {
    let scene = scene();
    let vault = &scene.documenting.side.vault;
    let impostor = Side::new(AGENCY, Desk::Register);
    let card = impostor.place("card.acp");
    seal::card(&impostor.vault, Desk::Register, &card, after(2)).unwrap();
    let other = scene.documenting.side.import(&card, after(2));
    assert_eq!(other.verification, Verification::GoodChangedKey);

    let mut update = scene.update(after(3));
    update.text = "More.".into();
    challenge::save(vault, update.clone(), after(3)).unwrap();
    let stopped = scene.seal("stopped.acp", update.id, after(3), seal::challenge).unwrap_err();
    assert_eq!(stopped.code(), ErrorCode::ChallengeBlocked);
    let stopped = scene.seal("stopped.acp", scene.challenge, after(3), seal::withdrawal).unwrap_err();
    assert_eq!(stopped.code(), ErrorCode::ChallengeBlocked, "neither goes a word that needs no composing");
    let blockers = challenge::view(vault, update.id, after(3)).unwrap().blockers;
    let changed = blockers.iter().find(|one| one.kind == BlockerKind::KeyChanged).unwrap();
    assert_eq!(changed.ways, [BlockerWay::UseOtherKey, BlockerWay::IncludeAsIs]);
    // They ask on the phone: the old key is the right one.
    challenge::settle(vault, update.id, &changed.key, BlockerWay::IncludeAsIs, after(3)).unwrap();
    let path = scene.seal("goes.acp", update.id, after(3), seal::challenge).unwrap();
    assert_eq!(scene.organization.import(&path, after(4)).entry_id, Some(scene.entry));
    assert_eq!(impostor.try_import(&path, after(4)).unwrap_err().code(), ErrorCode::PacketNotForYou);

    // Next time it is the other way round: the organization lost its keys.
    let update = scene.update(after(5));
    let key = challenge::view(vault, update.id, after(5)).unwrap();
    let changed = key.blockers.iter().find(|one| one.kind == BlockerKind::KeyChanged).unwrap();
    challenge::settle(vault, update.id, &changed.key, BlockerWay::UseOtherKey, after(5)).unwrap();
    let view = challenge::view(vault, update.id, after(5)).unwrap();
    assert_eq!(view.challenge.recipients, [other.recipient_id.unwrap()]);
    assert!(
        view.blockers.iter().any(|one| one.kind == BlockerKind::KeyUnchecked),
        "its words were never compared"
    );
}

#[test]
fn a_key_that_was_taken_back_gets_nothing_and_speaks_for_nobody() {
    let scene = scene();
    let vault = &scene.documenting.side.vault;
    let organization = &scene.organization.vault;
    let answer = scene.organization.place("before.acp");
    unwatched(|watch| seal::response(organization, scene.entry, &answer, after(2), watch)).unwrap();
    let words = identity::view(organization, Desk::Register, after(2)).unwrap().words;
    let last_word = scene.organization.place("taken-back.acp");
    seal::revocation(organization, Desk::Register, "A laptop was stolen.", &last_word, after(3)).unwrap();
    assert_ne!(identity::view(organization, Desk::Register, after(3)).unwrap().words, words, "new keys");

    let imported = scene.documenting.side.import(&last_word, after(4));
    let row = &recipients::rows(vault).unwrap()[0];
    assert_eq!(imported.recipient_id, Some(row.recipient.id));
    assert_eq!(row.recipient.revoked_why, "A laptop was stolen.");
    let update = scene.update(after(5));
    let blockers = challenge::view(vault, update.id, after(5)).unwrap().blockers;
    let revoked = blockers.iter().find(|one| one.kind == BlockerKind::KeyRevoked).unwrap();
    assert_eq!(revoked.ways, [], "there is no way around it until another key is known");
    // What the key signed shows that the key is worth nothing any more.
    let came = scene.documenting.side.import(&answer, after(5));
    assert_eq!(came.packet.revoked.map(|one| one.reason), Some("A laptop was stolen.".into()));
    assert_ne!(came.verification, Verification::GoodKnownKey);

    // The new card is not vouched for by the old key, so it stands beside it and has to be compared.
    let card = scene.organization.place("new-card.acp");
    seal::card(organization, Desk::Register, &card, after(6)).unwrap();
    let new = scene.documenting.side.import(&card, after(6)).recipient_id.unwrap();
    assert_ne!(new, row.recipient.id);
    let blockers = challenge::view(vault, update.id, after(6)).unwrap().blockers;
    let revoked = blockers.iter().find(|one| one.kind == BlockerKind::KeyRevoked).unwrap();
    challenge::settle(vault, update.id, &revoked.key, BlockerWay::UseOtherKey, after(6)).unwrap();
    recipients::mark_checked(vault, new, "in person", after(6)).unwrap();
    let path = scene.send_update("update.acp", after(6), |_| {});
    assert_eq!(scene.organization.import(&path, after(7)).entry_id, Some(scene.entry));
    // The last word stands, whatever comes after it under the same key.
    assert!(recipients::rows(vault).unwrap().iter().any(|row| row.recipient.revoked_at.is_some()));
}

#[test]
fn a_thief_cannot_hand_a_key_on_past_its_owners_last_word() {
    let scene = scene();
    let vault = &scene.documenting.side.vault;
    let organization = &scene.organization.vault;
    let stolen =
        identity::secrets(&identity::of_desk(organization, Desk::Register, after(1)).unwrap()).unwrap().0;
    // The thief makes a card of a key of their own, to which the stolen key agrees; it is taken over.
    let thief = SigningSecret::from_bytes(&[72; 32]);
    let mut card = recourse_packet::body::Card {
        name: AGENCY.into(),
        age_recipients: vec![recourse_packet::DecryptSecret::generate().public()],
        signing_keys: vec![thief.public()],
        valid_from: None,
        contact: String::new(),
        promises: recourse_model::PromisedTimes::default(),
        previous_key: None,
        revoked: None,
    };
    card.follow(&stolen).unwrap();
    let draft = Draft { display: AGENCY.into(), ..Draft::new(card, after(2)) };
    let mut bytes = Vec::new();
    recourse_packet::seal(&draft, &thief, &mut NoFiles, &mut bytes, &mut recourse_packet::unwatched).unwrap();
    scene.documenting.side.import(&scene.documenting.side.file("thief.acp", &bytes), after(2));
    assert_eq!(recipients::rows(vault).unwrap()[0].recipient.signing_key, thief.public().to_string());

    let last_word = scene.organization.place("taken-back.acp");
    seal::revocation(organization, Desk::Register, "Stolen.", &last_word, after(3)).unwrap();
    scene.documenting.side.import(&last_word, after(3));
    let rows = recipients::rows(vault).unwrap();
    assert!(rows.iter().all(|row| row.recipient.revoked_at.is_some()), "the thief's key falls with it");
}

#[test]
fn a_key_that_is_taken_back_while_something_is_sealed_stops_it() {
    let scene = scene();
    let vault = &scene.documenting.side.vault;
    let recipient = recipients::rows(vault).unwrap()[0].recipient.id;
    let update = scene.update(after(2));
    challenge::save(vault, Challenge { text: "More.".into(), ..update.clone() }, after(2)).unwrap();
    let seals: [(ChallengeId, Seal); 2] = [(scene.challenge, seal::withdrawal), (update.id, seal::challenge)];
    for (number, (id, seal)) in seals.into_iter().enumerate() {
        let known: recourse_model::Recipient = vault.read(|r| r.get(recipient)).unwrap();
        let told = std::cell::Cell::new(false);
        let report = |_: u64, _: Option<u64>, _: &str| {
            if !told.replace(true) {
                recipients::mark_revoked(vault, recipient, "They called.", after(2)).unwrap();
            }
        };
        let cancel = recourse_desk::Cancel::default();
        let watch = recourse_desk::Watch::new(&report, &cancel);
        let path = scene.documenting.side.place(&format!("stopped-{number}.acp"));
        let stopped = seal(vault, id, &path, after(2), &watch).unwrap_err();
        assert!(told.get() && !path.exists());
        assert_eq!(stopped.code(), ErrorCode::ChallengeChanged);
        vault.write(|w| w.put(&known)).unwrap();
    }
    assert_eq!(vault.read(|r| r.packets_of_challenge(scene.challenge)).unwrap().len(), 1, "nothing went");
}

#[test]
fn a_challengers_key_that_was_compared_is_known_no_more_once_it_is_taken_back() {
    let scene = scene();
    let organization = &scene.organization.vault;
    let view = || register::view(organization, scene.entry, "en").unwrap().packet;
    register::mark_sender_checked(organization, view().record.id, "in person", after(1)).unwrap();
    assert_eq!(view().record.verification, Some(Verification::GoodKnownKey));
    let last_word = scene.documenting.side.place("taken-back.acp");
    seal::revocation(&scene.documenting.side.vault, Desk::Casebook, "Stolen.", &last_word, after(2)).unwrap();
    scene.organization.import(&last_word, after(3));
    assert!(view().revoked.is_some());
    assert_ne!(view().record.verification, Some(Verification::GoodKnownKey));
}

#[test]
fn a_vault_that_plays_both_desks_misses_nothing() {
    let documenting = Documenting::new();
    documenting.consent();
    let both = &documenting.side;
    let composed = documenting.compose(both, &[("Say why.", 30)]);
    let (path, _) = documenting.seal(composed.id);
    let entry = both.import(&path, after(1)).entry_id.unwrap();
    register::accept(&both.vault, entry, after(1)).unwrap();
    let receipt = both.place("receipt.acp");
    unwatched(|watch| seal::receipt(&both.vault, entry, &receipt, after(2), watch)).unwrap();
    let answer = both.place("answer.acp");
    unwatched(|watch| seal::response(&both.vault, entry, &answer, after(3), watch)).unwrap();
    for path in [&receipt, &answer] {
        both.import(path, after(4));
    }
    let update = follow_up::begin_update(&both.vault, composed.id, after(5)).unwrap();
    challenge::save(&both.vault, Challenge { text: "More.".into(), ..update.clone() }, after(5)).unwrap();
    let more = both.place("more.acp");
    unwatched(|watch| seal::challenge(&both.vault, update.id, &more, after(5), watch)).unwrap();
    both.import(&more, after(6));
    let asked = ledger::view(&both.vault, composed.id, after(7)).unwrap().thread;
    let numbers: Vec<_> = asked.packets.iter().map(|one| one.packet.record.sequence).collect();
    assert_eq!((numbers, asked.gaps), (vec![1, 1, 2, 2], vec![]), "each desk counts its own");
    assert_eq!(register::view(&both.vault, entry, "en").unwrap().thread.gaps, []);
}
