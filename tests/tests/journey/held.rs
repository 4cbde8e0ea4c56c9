//! What must not leave does not leave, whichever way somebody tries.

use crate::people::{Documenting, Side, after, day_zero};
use recourse_desk::{
    casebook, challenge, evidence, people, recipients, seal, unwatched,
    view::{BlockerKind, BlockerWay, ChallengeView},
};
use recourse_model::{
    Ask, Challenge, ChallengeId, Consent, ConsentAnswer, ConsentPurpose, Desk, ErrorCode, Recipient,
    RecipientId,
};
use recourse_packet::DecryptSecret;

fn view(documenting: &Documenting, id: ChallengeId) -> ChallengeView {
    challenge::view(&documenting.side.vault, id, day_zero()).unwrap()
}

fn kinds(view: &ChallengeView) -> Vec<BlockerKind> {
    view.blockers.iter().map(|blocker| blocker.kind).collect()
}

fn settle(documenting: &Documenting, id: ChallengeId, kind: BlockerKind, way: BlockerWay) {
    let view = view(documenting, id);
    let blocker = view.blockers.iter().find(|blocker| blocker.kind == kind).unwrap();
    challenge::settle(&documenting.side.vault, id, &blocker.key, way, day_zero()).unwrap();
}

fn answered(
    documenting: &Documenting,
    answer: ConsentAnswer,
    recipient: Option<RecipientId>,
    day: i64,
) -> Consent {
    let consent = Consent {
        person_id: documenting.person,
        purpose: Some(ConsentPurpose::Share),
        answer: Some(answer),
        recipient_id: recipient,
        without: "the name of the street".into(),
        given_at: after(day),
        ..Consent::default()
    };
    people::save_consent(&documenting.side.vault, consent.clone(), day_zero()).unwrap();
    consent
}

#[test]
fn leaving_a_story_out_leaves_its_letter_its_ask_and_its_title_out_too() {
    let documenting = Documenting::new();
    let organization = Side::new("Example Benefits Agency", Desk::Register);
    answered(&documenting, ConsentAnswer::No, None, -2);
    let composed = documenting.compose(&organization, &[("Pay Heron again.", 30)]);
    assert!(kinds(&view(&documenting, composed.id)).contains(&BlockerKind::ConsentRefused));
    settle(&documenting, composed.id, BlockerKind::ConsentRefused, BlockerWay::LeaveOut);
    let seen = view(&documenting, composed.id);
    assert_eq!(seen.preview.claims.len(), 1, "the story is out");
    assert_eq!(seen.files.len(), 1, "the letter that tells it is out, although nobody is named in it");
    assert!(seen.preview.asks.is_empty(), "the ask that rests on it alone is out");
    let kinds = kinds(&seen);
    for kind in [BlockerKind::ConsentRefused, BlockerKind::AskOnHeldStory, BlockerKind::TitleTellsStory] {
        assert!(kinds.contains(&kind), "{kind:?} must be settled: {kinds:?}");
    }
}

#[test]
fn a_second_recipient_does_not_get_round_a_no_to_the_first() {
    let documenting = Documenting::new();
    let organization = Side::new("Example Benefits Agency", Desk::Register);
    let composed = documenting.compose(&organization, &[("Say why.", 30)]);
    answered(&documenting, ConsentAnswer::Yes, None, -5);
    answered(&documenting, ConsentAnswer::No, Some(composed.recipients[0]), -4);
    let other = Recipient {
        name: "Another office".into(),
        age_recipient: DecryptSecret::generate().public().to_string(),
        ..Recipient::default()
    };
    let other = recipients::save(&documenting.side.vault, other, day_zero()).unwrap();
    for recipients in [vec![composed.recipients[0]], vec![composed.recipients[0], other.id]] {
        let both = Challenge { recipients, ..composed.clone() };
        challenge::save(&documenting.side.vault, both, day_zero()).unwrap();
        assert!(kinds(&view(&documenting, composed.id)).contains(&BlockerKind::ConsentRefused));
        assert_eq!(view(&documenting, composed.id).preview.claims.len(), 1);
    }
}

#[test]
fn what_was_taken_on_is_bound_to_what_was_seen() {
    let documenting = Documenting::new();
    let organization = Side::new("Example Benefits Agency", Desk::Register);
    let composed = documenting.compose(&organization, &[("Say why.", 30)]);
    answered(&documenting, ConsentAnswer::YesWithout, None, -5);
    settle(&documenting, composed.id, BlockerKind::ConsentWithout, BlockerWay::IncludeAsIs);
    while kinds(&view(&documenting, composed.id)).contains(&BlockerKind::ConsentWithout) {
        settle(&documenting, composed.id, BlockerKind::ConsentWithout, BlockerWay::IncludeAsIs);
    }
    answered(&documenting, ConsentAnswer::YesWithout, None, -1);
    assert!(
        kinds(&view(&documenting, composed.id)).contains(&BlockerKind::ConsentWithout),
        "another condition has to be looked at again"
    );
    let stored: Recipient = documenting.side.vault.read(|r| r.get(composed.recipients[0])).unwrap();
    let changed = Recipient { age_recipient: DecryptSecret::generate().public().to_string(), ..stored };
    recipients::save(&documenting.side.vault, changed.clone(), day_zero()).unwrap();
    settle(&documenting, composed.id, BlockerKind::KeyUnchecked, BlockerWay::IncludeAsIs);
    assert!(!kinds(&view(&documenting, composed.id)).contains(&BlockerKind::KeyUnchecked));
    let again = Recipient { age_recipient: DecryptSecret::generate().public().to_string(), ..changed };
    recipients::save(&documenting.side.vault, again, day_zero()).unwrap();
    assert!(kinds(&view(&documenting, composed.id)).contains(&BlockerKind::KeyUnchecked), "another key");
}

#[test]
fn a_story_of_nobody_is_asked_about_and_deleting_a_person_who_said_no_frees_nothing() {
    let documenting = Documenting::new();
    let organization = Side::new("Example Benefits Agency", Desk::Register);
    let composed = documenting.compose(&organization, &[("Say why.", 30)]);
    answered(&documenting, ConsentAnswer::No, None, -2);
    people::delete(&documenting.side.vault, documenting.person, day_zero()).unwrap();
    let seen = view(&documenting, composed.id);
    assert!(kinds(&seen).contains(&BlockerKind::NobodyNamed));
    assert_eq!(seen.preview.claims.len(), 1, "a story whose person was deleted is nobody's, and stays");
}

#[test]
fn a_cleaned_copy_does_not_carry_the_name_of_the_file() {
    let documenting = Documenting::new();
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, content) in [(b"IHDR", &[0; 13][..]), (b"tEXt", b"Author\0x"), (b"IDAT", &[1]), (b"IEND", &[])]
    {
        png.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        png.extend([&name[..], content, &[0; 4]].concat());
    }
    let file = documenting.side.file("somebody known passport.png", &png);
    let vault = &documenting.side.vault;
    let harm = documenting.harms[1].id;
    let piece =
        unwatched(|w| evidence::add_file(vault, documenting.case, Some(harm), &file, day_zero(), w)).unwrap();
    let organization = Side::new("Example Benefits Agency", Desk::Register);
    documenting.consent();
    let composed = documenting.compose(&organization, &[("Say why.", 30)]);
    settle(&documenting, composed.id, BlockerKind::ShowsOther, BlockerWay::UseCleanedCopy);
    let seen = view(&documenting, composed.id);
    assert!(!seen.challenge.evidence.contains(&piece.id), "the copy goes in its place");
    let json = serde_json::to_string(&(seen.preview, seen.files)).unwrap();
    assert!(!json.contains("passport"), "{json}");
}

#[test]
fn own_words_go_only_when_quoting_was_allowed() {
    let documenting = Documenting::new();
    documenting.consent();
    let organization = Side::new("Example Benefits Agency", Desk::Register);
    let mut composed = documenting.compose(&organization, &[("Say why.", 30)]);
    composed.claims.iter_mut().for_each(|choice| choice.include_own_words = true);
    challenge::save(&documenting.side.vault, composed.clone(), day_zero()).unwrap();
    let seen = view(&documenting, composed.id);
    assert!(kinds(&seen).contains(&BlockerKind::OwnWords));
    assert!(!serde_json::to_string(&seen.preview).unwrap().contains("rent went up"));
    settle(&documenting, composed.id, BlockerKind::OwnWords, BlockerWay::LeaveOut);
    assert!(!kinds(&view(&documenting, composed.id)).contains(&BlockerKind::OwnWords));
}

#[test]
fn what_changes_while_it_is_sealed_is_not_sealed() {
    let documenting = Documenting::new();
    documenting.consent();
    let organization = Side::new("Example Benefits Agency", Desk::Register);
    let composed = documenting.compose(&organization, &[("Say why.", 30)]);
    let vault = &documenting.side.vault;
    let target = documenting.side.place("changed.acp");
    let changed = std::cell::Cell::new(false);
    // An autosave that comes while the packet streams by.
    let report = |_: u64, _: Option<u64>, _: &str| {
        if !changed.replace(true) {
            let ask = Ask { challenge_id: composed.id, text: "And say sorry.".into(), ..Ask::default() };
            challenge::save_ask(vault, ask).unwrap();
        }
    };
    let cancel = recourse_desk::Cancel::default();
    let watch = recourse_desk::Watch::new(&report, &cancel);
    let error = seal::challenge(vault, composed.id, &target, day_zero(), &watch).unwrap_err();
    assert_eq!(error.code(), ErrorCode::ChallengeChanged);
    assert!(!target.exists());
    assert_eq!(view(&documenting, composed.id).asks.len(), 2, "what was written meanwhile is kept");
    let twice = casebook::case_view(vault, documenting.case, day_zero()).unwrap();
    assert!(twice.challenges.iter().all(|row| row.challenge.sealed_at.is_none()));
}
