//! What follows a challenge: updates, an answer and the reply to it, a further answer, and the word that it is taken
//! back. In order, out of order, forged and forked.

use super::scene::{AGENCY, Scene, scene, scene_with};
use crate::people::{Side, after, date, day_zero};
use recourse_desk::{
    casebook, challenge, evidence, follow_up, identity, inbox, ledger, register, response, seal, unwatched,
    view::{MarkKind, RevealState},
};
use recourse_model::{
    Ask, Challenge, Desk, ErrorCode, LedgerState, PacketKind, SenderMode, Verification, WithheldChoice,
};
use recourse_packet::{
    Addressee, Draft, NoFiles, SigningSecret,
    body::{Update, Withdrawal},
    parse_json,
};

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
    let marks: Vec<_> = laid.marks.iter().map(|mark| (mark.kind, mark.date)).collect();
    let at = |kind, day| marks.iter().position(|mark| *mark == (kind, date(day))).unwrap();
    assert!(at(MarkKind::ReplySealed, 21) < at(MarkKind::AnswerCame, 24));
    assert_eq!(laid.thread.gaps, []);
    assert!(register::view(organization, scene.entry, "en").unwrap().answered);
}

#[test]
fn what_happened_on_one_day_stands_on_the_dateline_in_its_order() {
    let scene = scene();
    let minute = |minutes| after(20) + chrono::TimeDelta::minutes(minutes);
    scene.send_update("first.acp", minute(0), |_| {});
    scene.answer("answer.acp", minute(1), "All is well.");
    scene.send_update("second.acp", minute(2), |_| {});
    let laid = ledger::view(&scene.documenting.side.vault, scene.challenge, after(21)).unwrap();
    let on_that_day = laid.marks.iter().filter(|mark| mark.date == date(20));
    let kinds: Vec<_> = on_that_day.map(|mark| mark.kind).collect();
    assert_eq!(kinds, [MarkKind::UpdateSealed, MarkKind::AnswerCame, MarkKind::UpdateSealed]);
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
    let last = laid.marks.iter().rfind(|mark| mark.kind == MarkKind::TakenBack);
    assert_eq!(last.map(|mark| mark.date), Some(date(5)));
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
