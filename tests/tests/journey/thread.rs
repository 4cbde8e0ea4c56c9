//! What follows a challenge: updates, an answer and the reply to it, a further answer, and the word that it is taken
//! back. In order, out of order, forged and forked.

use crate::people::{Documenting, Side, after, date, day_zero};
use recourse_desk::{
    DeskResult, casebook, challenge, evidence, follow_up, identity, inbox, ledger, recipients, register,
    response, seal, unwatched,
    view::{BlockerKind, BlockerWay, ImportView, RevealState, SealedView, ThreadView},
};
use recourse_model::{
    Ask, AskAnswer, AskOutcome, Challenge, ChallengeId, Desk, EntryId, ErrorCode, LedgerState, PacketKind,
    SenderMode, Timestamp, Verification, WithheldChoice,
};
use recourse_packet::{
    Addressee, Draft, NoFiles, SigningSecret,
    body::{Update, Withdrawal},
    parse_json,
};
use std::path::PathBuf;

const AGENCY: &str = "Example Benefits Agency";

/// Both sides, and a challenge that the organization has taken up.
struct Scene {
    documenting: Documenting,
    organization: Side,
    challenge: ChallengeId,
    entry: EntryId,
}

/// A scene in which the challenge was changed before it was sealed.
fn scene_with(change: impl FnOnce(&Documenting, Challenge) -> Challenge) -> Scene {
    let documenting = Documenting::new();
    documenting.consent();
    let organization = Side::new(AGENCY, Desk::Register);
    let composed = documenting.compose(&organization, &[("Say why.", 30), ("Repay.", 60)]);
    let changed = change(&documenting, composed);
    challenge::save(&documenting.side.vault, changed.clone(), day_zero()).unwrap();
    let (path, _) = documenting.seal(changed.id);
    let entry = organization.import(&path, after(1)).entry_id.unwrap();
    register::accept(&organization.vault, entry, after(1)).unwrap();
    Scene { documenting, organization, challenge: changed.id, entry }
}

fn scene() -> Scene {
    scene_with(|_, composed| composed)
}

type Seal = fn(
    &recourse_vault::Vault,
    ChallengeId,
    &std::path::Path,
    Timestamp,
    &recourse_desk::Watch<'_>,
) -> DeskResult<SealedView>;

impl Scene {
    fn update(&self, now: Timestamp) -> Challenge {
        follow_up::begin_update(&self.documenting.side.vault, self.challenge, now).unwrap()
    }

    /// Says in an update what is new, and seals it.
    fn send_update(&self, name: &str, now: Timestamp, change: impl FnOnce(&mut Challenge)) -> PathBuf {
        let mut update = self.update(now);
        update.text = format!("This is {name}.");
        change(&mut update);
        let vault = &self.documenting.side.vault;
        challenge::save(vault, update.clone(), now).unwrap();
        self.seal(name, update.id, now, seal::challenge).unwrap()
    }

    fn seal(&self, name: &str, id: ChallengeId, now: Timestamp, seal: Seal) -> DeskResult<PathBuf> {
        let path = self.documenting.side.place(name);
        unwatched(|watch| seal(&self.documenting.side.vault, id, &path, now, watch)).map(|_| path)
    }

    fn thread(&self) -> ThreadView {
        register::view(&self.organization.vault, self.entry, "en").unwrap().thread
    }

    /// Answers every ask in words, seals the answer, and brings it home.
    fn answer(&self, name: &str, now: Timestamp, says: &str) -> ImportView {
        let vault = &self.organization.vault;
        let mut view = response::view(vault, self.entry, now).unwrap();
        for answer in &mut view.draft.asks {
            let ask = answer.ask;
            *answer = AskAnswer {
                ask,
                outcome: Some(AskOutcome::Granted),
                text: says.to_owned(),
                ..AskAnswer::default()
            };
        }
        response::save(vault, view.draft, now).unwrap();
        let path = self.organization.place(name);
        unwatched(|watch| seal::response(vault, self.entry, &path, now, watch)).unwrap();
        self.documenting.side.import(&path, now)
    }

    /// What the organization reads as asked: number and text.
    fn asked(&self) -> Vec<(u32, String)> {
        let view = register::view(&self.organization.vault, self.entry, "en").unwrap();
        view.challenge.asks.into_iter().map(|ask| (ask.number, ask.text)).collect()
    }
}

#[test]
fn an_update_adds_words_anew_and_takes_back_on_both_sides() {
    let scene = scene();
    let vault = &scene.documenting.side.vault;
    let mut third =
        casebook::new_harm(vault, Some(scene.documenting.case), "It happened again.", after(8)).unwrap();
    third.people = vec![scene.documenting.person];
    casebook::save_harm(vault, third.clone(), after(8)).unwrap();
    let letter = scene.documenting.side.file("second letter.txt", b"Your payments stop again.");
    unwatched(|watch| evidence::add_file(vault, third.case_id, Some(third.id), &letter, after(8), watch))
        .unwrap();

    let update = scene.update(after(9));
    assert_eq!(update.claims.iter().map(|choice| choice.harm_id).collect::<Vec<_>>(), [third.id]);
    assert_eq!(scene.update(after(9)).id, update.id, "one update at a time");
    let empty = challenge::view(vault, update.id, after(9)).unwrap();
    assert!(empty.earlier.is_some() && empty.preview.claims.len() == 1);
    let ask = Ask {
        challenge_id: update.id,
        harms: vec![scene.documenting.harms[0].id, third.id],
        text: "Repay the second time, too.".into(),
        due: Some(date(40)),
        ..Ask::default()
    };
    challenge::save_ask(vault, ask).unwrap();
    let first_ask = empty.earlier.unwrap().asked.asks[0].id;
    let path = scene.send_update("update.acp", after(9), |update| {
        update.withdrawn_asks = vec![first_ask];
        update.recipients.clear();
    });

    let imported = scene.organization.import(&path, after(10));
    assert_eq!((imported.kind, imported.entry_id), (PacketKind::Update, Some(scene.entry)));
    let view = register::view(&scene.organization.vault, scene.entry, "en").unwrap();
    let claims: Vec<_> = view.challenge.claims.iter().map(|claim| claim.number).collect();
    assert_eq!((claims, view.worksheets.len()), (vec![1, 2, 3], 3), "the new claim has a worksheet");
    assert_eq!(scene.asked(), [(2, "Repay.".to_owned()), (3, "Repay the second time, too.".to_owned())]);
    let new_claim = &view.challenge.claims[2];
    assert_eq!(view.claims_from[2], imported.packet.record.id);
    let file = view
        .files
        .iter()
        .find(|file| file.packet_id == view.claims_from[2] && file.path == new_claim.evidence[0].to_string());
    let out = scene.organization.place("second letter");
    inbox::export_file(&scene.organization.vault, file.unwrap().packet_id, &file.unwrap().path, &out)
        .unwrap();
    assert_eq!(std::fs::read(out).unwrap(), b"Your payments stop again.");
    let told = view.thread.packets[1].update.clone().unwrap();
    assert_eq!((told.new_claims, told.new_asks, told.withdrawn_asks), (vec![3], vec![3], vec![1]));
    let row = &register::rows(&scene.organization.vault, after(10)).unwrap()[0];
    assert_eq!((row.news, row.claims, row.files), (Some(PacketKind::Update), 3, 3));
    let twice = scene.organization.try_import(&path, after(10)).unwrap_err();
    assert_eq!(twice.code(), ErrorCode::PacketDuplicate);

    let asked = ledger::view(vault, scene.challenge, after(41)).unwrap();
    let rows: Vec<_> = asked.rows.iter().map(|row| (row.number, row.state)).collect();
    assert_eq!(rows, [(2, LedgerState::NotDueYet), (3, LedgerState::NoAnswer)], "both sides count the same");
    assert_eq!(ledger::sent(vault, after(41)).unwrap().len(), 1, "an update is no challenge of its own");
}

#[test]
fn a_further_answer_replies_to_what_was_said_to_the_first() {
    let scene = scene();
    let vault = &scene.documenting.side.vault;
    let early = scene.seal("early.acp", scene.challenge, after(2), seal::rejoinder).unwrap_err();
    assert_eq!(early.code(), ErrorCode::RecordInvalid, "there is no answer to reply to");
    let first = scene.answer("first.acp", after(20), "All is well.");
    let nothing = scene.seal("nothing.acp", scene.challenge, after(21), seal::rejoinder).unwrap_err();
    assert_eq!(nothing.code(), ErrorCode::ChallengeEmpty);
    let mut view = follow_up::view(vault, scene.challenge, after(21)).unwrap();
    view.drafts.rejoinder.text = "You tested nothing.".into();
    view.drafts.rejoinder.asks =
        vec![follow_up::RejoinderText { ask: view.ledger.rows[1].ask_id, text: "Nobody was paid.".into() }];
    follow_up::save(vault, scene.challenge, &view.drafts, after(21)).unwrap();
    let path = scene.seal("reply.acp", scene.challenge, after(21), seal::rejoinder).unwrap();
    let kept = follow_up::view(vault, scene.challenge, after(21)).unwrap();
    assert_eq!(kept.drafts, follow_up::FollowUpDrafts::default(), "what was sealed is no draft any more");

    let imported = scene.organization.import(&path, after(22));
    assert_eq!((imported.kind, imported.entry_id), (PacketKind::Rejoinder, Some(scene.entry)));
    assert_eq!(imported.packet.record.in_reply_to, Some(first.packet.record.id));
    let said = scene.thread().packets.last().unwrap().rejoinder.clone().unwrap();
    assert_eq!(said.text, "You tested nothing.");
    assert_eq!((said.asks[0].number, said.asks[0].text.as_str()), (Some(2), "Nobody was paid."));

    let organization = &scene.organization.vault;
    assert!(register::view(organization, scene.entry, "en").unwrap().answered);
    response::begin_further(organization, scene.entry, after(23)).unwrap();
    let view = response::view(organization, scene.entry, after(23)).unwrap();
    assert_eq!((view.sealed, view.earlier), (false, 1));
    assert_eq!(view.draft.asks[0].text, "All is well.", "it begins with what the last one said");
    let sheet = register::view(organization, scene.entry, "en").unwrap().worksheets[0].worksheet.clone();
    register::save_worksheet(organization, sheet, after(23)).unwrap();
    let second = scene.answer("second.acp", after(24), "They were paid.");
    assert_eq!(second.packet.record.sequence, first.packet.record.sequence + 1);
    let laid = ledger::view(vault, scene.challenge, after(25)).unwrap();
    assert_eq!(laid.rows[1].answer, "They were paid.");
    assert_eq!(laid.thread.gaps, []);
    assert!(register::view(organization, scene.entry, "en").unwrap().answered);
}

#[test]
fn a_challenge_that_is_taken_back_is_late_with_nothing() {
    let scene = scene();
    let vault = &scene.documenting.side.vault;
    let mut begun = scene.update(after(4));
    begun.text = "Begun before.".into();
    challenge::save(vault, begun.clone(), after(4)).unwrap();
    let withdrawal =
        follow_up::WithdrawalDraft { reason: "The person asked us to stop.".into(), please_delete: true };
    let drafts = follow_up::FollowUpDrafts { withdrawal, ..follow_up::FollowUpDrafts::default() };
    follow_up::save(vault, scene.challenge, &drafts, after(5)).unwrap();
    let path = scene.seal("back.acp", scene.challenge, after(5), seal::withdrawal).unwrap();
    scene.organization.import(&path, after(6));
    let told = scene.thread().withdrawn.unwrap();
    assert_eq!((told.reason.as_str(), told.please_delete), ("The person asked us to stop.", true));
    let row = &register::rows(&scene.organization.vault, after(90)).unwrap()[0];
    assert!(row.withdrawn && row.next_due.is_none());
    let laid = ledger::view(vault, scene.challenge, after(90)).unwrap();
    assert!(laid.rows.iter().all(|row| row.state == LedgerState::NotDueYet), "nobody is late any more");
    assert!(!laid.open);
    let more = follow_up::begin_update(vault, scene.challenge, after(6)).unwrap_err();
    assert_eq!(more.code(), ErrorCode::ThreadClosed);
    let late = scene.seal("late.acp", begun.id, after(6), seal::challenge).unwrap_err();
    assert_eq!(late.code(), ErrorCode::ThreadClosed, "nor does one that was begun before");
    // What the organization says to it still finds its way.
    assert_eq!(scene.answer("anyway.acp", after(8), "We did it anyway.").challenge_id, Some(scene.challenge));
}

#[test]
fn what_comes_out_of_order_is_put_in_order_and_what_is_missing_is_shown() {
    let scene = scene();
    let number = |letter: &str| {
        let text = letter.to_owned();
        move |scene: &Scene, update: &mut Challenge| {
            let ask = Ask { challenge_id: update.id, text, ..Ask::default() };
            challenge::save_ask(&scene.documenting.side.vault, ask).unwrap();
        }
    };
    let send = |name: &str, day, add: &dyn Fn(&Scene, &mut Challenge)| {
        scene.send_update(name, after(day), |update| add(&scene, update))
    };
    let second = send("second.acp", 3, &|scene, update| number("Two.")(scene, update));
    let third = send("third.acp", 4, &|scene, update| number("Three.")(scene, update));
    scene.organization.import(&third, after(5));
    let gaps = scene.thread().gaps;
    assert_eq!((gaps.len(), gaps[0].from, gaps[0].to, gaps[0].ours), (1, 2, 2, false));
    scene.organization.import(&second, after(6));
    let thread = scene.thread();
    assert_eq!(thread.gaps, []);
    let late: Vec<_> = thread.packets.iter().map(|one| one.late).collect();
    assert_eq!(late, [false, false, true]);
    let asked: Vec<_> = scene.asked();
    let wanted = [(1, "Say why."), (2, "Repay."), (3, "Two."), (4, "Three.")];
    assert_eq!(asked, wanted.map(|(number, text)| (number, text.to_owned())), "as their sender numbers them");
}

#[test]
fn nobody_else_can_write_into_a_thread() {
    let scene = scene();
    let records = scene.documenting.side.vault.read(|r| r.packets_of_challenge(scene.challenge)).unwrap();
    let bytes = scene.documenting.side.vault.read(|r| r.packet_bytes(records[0].id)).unwrap();
    let seen = parse_json(&bytes.json).unwrap();
    let stranger = SigningSecret::from_bytes(&[71; 32]);
    let bodies = [
        recourse_packet::Body::from(Withdrawal { reason: "We are done.".into(), please_delete: true }),
        recourse_packet::Body::from(Update { text: "New dates.".into(), ..Update::default() }),
    ];
    for (number, body) in bodies.into_iter().enumerate() {
        let draft = Draft {
            thread_id: seen.thread_id,
            sequence: 2,
            audience: vec![Addressee { fingerprint: None, ..seen.audience[0].clone() }],
            display: seen.sender.display.clone(),
            ..Draft::new(body, after(2))
        };
        let mut bytes = Vec::new();
        recourse_packet::seal(&draft, &stranger, &mut NoFiles, &mut bytes, &mut recourse_packet::unwatched)
            .unwrap();
        let path = scene.organization.file(&format!("forged-{number}.acp"), &bytes);
        let refused = scene.organization.try_import(&path, after(3)).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::PacketNotTheSender);
    }
    assert_eq!(scene.thread().packets.len(), 1, "nothing of it is here");
    // Nor can anybody get in the way by beginning a thread under the same id, seemingly earlier.
    let body = recourse_packet::body::Challenge { title: "Mine.".into(), ..Default::default() };
    let audience = seen.audience.clone();
    let draft = Draft { thread_id: seen.thread_id, audience, ..Draft::new(body, day_zero()) };
    let mut bytes = Vec::new();
    recourse_packet::seal(&draft, &stranger, &mut NoFiles, &mut bytes, &mut recourse_packet::unwatched)
        .unwrap();
    let squatter = scene.organization.file("squatter.acp", &bytes);
    assert_ne!(scene.organization.import(&squatter, day_zero()).entry_id, Some(scene.entry));
    // Without its challenge, an update has nothing to follow.
    let path = scene.send_update("update.acp", after(3), |_| {});
    assert_eq!(scene.organization.import(&path, after(4)).entry_id, Some(scene.entry));
    let other = Side::new(AGENCY, Desk::Register);
    assert!(other.try_import(&path, after(4)).is_err());
}

#[test]
fn two_packets_with_one_number_are_both_kept_and_the_first_counts() {
    let scene = scene();
    let vault = &scene.documenting.side.vault;
    let own = identity::of_desk(vault, Desk::Casebook, day_zero()).unwrap();
    let secret = identity::secrets(&own).unwrap().0;
    let records = vault.read(|r| r.packets_of_challenge(scene.challenge)).unwrap();
    let seen = parse_json(&vault.read(|r| r.packet_bytes(records[0].id)).unwrap().json).unwrap();
    let paths = ["one", "other"].map(|text| {
        let ask = recourse_packet::body::AskItem {
            id: recourse_model::AskId::new(),
            number: 3,
            ask_type: None,
            claims: Vec::new(),
            text: text.to_owned(),
            due: None,
            basis: Vec::new(),
            priority: None,
            acceptable_alternatives: String::new(),
        };
        let body = Update { asks: vec![ask], ..Update::default() };
        let draft = Draft {
            thread_id: seen.thread_id,
            sequence: 2,
            audience: seen.audience.clone(),
            display: seen.sender.display.clone(),
            ..Draft::new(body, after(2))
        };
        let mut bytes = Vec::new();
        recourse_packet::seal(&draft, &secret, &mut NoFiles, &mut bytes, &mut recourse_packet::unwatched)
            .unwrap();
        scene.organization.file(&format!("{text}.acp"), &bytes)
    });
    scene.organization.import(&paths[0], after(3));
    scene.organization.import(&paths[1], after(4));
    let thread = scene.thread();
    assert_eq!(thread.packets.iter().map(|one| one.fork).collect::<Vec<_>>(), [false, false, true]);
    let asked: Vec<_> = scene.asked().into_iter().map(|(_, text)| text).collect();
    assert_eq!(asked, ["Say why.", "Repay.", "one"]);
}

#[test]
fn what_was_kept_back_is_proven_when_it_is_handed_over() {
    let scene = scene_with(|documenting, mut composed| {
        // The table supports the second claim; it stays, and is promised.
        let piece = documenting.side.vault.read(|r| r.evidence_of_case(documenting.case)).unwrap();
        let table = piece.iter().find(|piece| piece.title.contains("five")).unwrap().id;
        composed.evidence.retain(|id| *id != table);
        composed.withheld = vec![WithheldChoice {
            evidence_id: table,
            category: "safety".into(),
            reason: "It names who wrote the letters.".into(),
        }];
        composed
    });
    let table = scene.documenting.side.vault.read(|r| r.get::<Challenge>(scene.challenge)).unwrap().withheld
        [0]
    .evidence_id;
    let path = scene.send_update("handed-over.acp", after(9), |update| update.evidence = vec![table]);
    let imported = scene.organization.import(&path, after(10));
    let reveals = scene.thread().packets.last().unwrap().reveals.clone();
    assert_eq!(reveals.len(), 1);
    assert_eq!(reveals[0].state, RevealState::Proven);
    assert_eq!(reveals[0].promised_on, Some(date(1)), "the day on which the challenge came in");
    assert_eq!(reveals[0].reason, "It names who wrote the letters.");
    // The sender sees the same.
    let own = ledger::view(&scene.documenting.side.vault, scene.challenge, after(10)).unwrap();
    assert_eq!(own.thread.packets.last().unwrap().reveals[0].state, RevealState::Proven);
    // Another file under the same salt and commitment is not that item.
    let vault = &scene.documenting.side.vault;
    let own = identity::of_desk(vault, Desk::Casebook, day_zero()).unwrap();
    let bytes = scene.organization.vault.read(|r| r.packet_bytes(imported.packet.record.id)).unwrap();
    let mut signed = parse_json(&bytes.json).unwrap();
    let recourse_packet::Body::Update(mut update) = signed.body else { panic!("an update") };
    let other = b"letter,reason\n1,other\n".to_vec();
    signed.files.truncate(1);
    signed.files[0].sha256 =
        recourse_model::Sha256Hash(<sha2::Sha256 as sha2::Digest>::digest(&other).into());
    signed.files[0].size = other.len() as u64;
    update.text = "The same again.".into();
    let draft = Draft {
        thread_id: signed.thread_id,
        sequence: 3,
        audience: signed.audience.clone(),
        display: signed.sender.display.clone(),
        files: signed.files.clone(),
        ..Draft::new(*update, after(11))
    };
    let mut bytes = Vec::new();
    let mut sources = vec![other];
    let secret = identity::secrets(&own).unwrap().0;
    recourse_packet::seal(&draft, &secret, &mut sources, &mut bytes, &mut recourse_packet::unwatched)
        .unwrap();
    let path = scene.organization.file("swapped.acp", &bytes);
    scene.organization.import(&path, after(12));
    assert_eq!(scene.thread().packets.last().unwrap().reveals[0].state, RevealState::NotMatching);
}

#[test]
fn a_closed_thread_has_no_keys_left_to_read_a_reply_with() {
    let scene = scene_with(|_, mut composed| {
        composed.sender_mode = Some(SenderMode::Anonymous);
        composed
    });
    let vault = &scene.documenting.side.vault;
    // What follows from nobody in particular is signed with the thread's own key.
    let path = scene.send_update("more.acp", after(2), |_| {});
    assert_eq!(scene.organization.import(&path, after(3)).verification, Verification::GoodAnonymous);
    let begun = scene.update(after(4));
    follow_up::close(vault, scene.challenge).unwrap();
    assert!(
        vault.read(|r| r.find::<Challenge>(begun.id)).unwrap().is_none(),
        "what can never be sealed is gone"
    );
    let view = ledger::view(vault, scene.challenge, after(5)).unwrap();
    assert!(!view.open && view.thread.packets.len() == 2, "what was sent can still be read");
    let organization = &scene.organization.vault;
    let path = scene.organization.place("late.acp");
    unwatched(|watch| seal::response(organization, scene.entry, &path, after(6), watch)).unwrap();
    let lost = scene.documenting.side.try_import(&path, after(7)).unwrap_err();
    assert_eq!(lost.code(), ErrorCode::PacketNotForYou);
    let more = scene.seal("gone.acp", scene.challenge, after(8), seal::withdrawal).unwrap_err();
    assert_eq!(more.code(), ErrorCode::ThreadClosed);
}

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
