//! Every record comes back as it was put, and goes when it is deleted.

use crate::{
    common::{ACTOR, Fresh, add_piece, now},
    everything::Everything,
};
use proptest::prelude::*;
use recourse_model::*;
use recourse_vault::{Attachment, Record, Vault, VaultError, unwatched};
use std::fmt::Debug;

/// Fails when a field of the example has its default value: then a forgotten column would go unnoticed.
fn every_field_is_filled<T: serde::Serialize + Default>(example: &T, except: &[&str]) {
    let json = |value: &T| match serde_json::to_value(value).unwrap() {
        serde_json::Value::Object(fields) => fields,
        other => panic!("a record is an object, not {other}"),
    };
    let blank = json(&T::default());
    for (field, value) in json(example) {
        assert!(except.contains(&field.as_str()) || blank[&field] != value, "{field} is not filled");
    }
}

fn comes_back<R: Record + PartialEq + Debug>(vault: &Vault, key: R::Key, example: &R) {
    let found: R = vault.read(|r| r.get(key)).unwrap();
    assert_eq!(&found, example);
}

#[test]
fn the_examples_are_complete() {
    let all = Everything::marked("x");
    every_field_is_filled(&all.system, &[]);
    every_field_is_filled(&all.case, &[]);
    every_field_is_filled(&all.person, &[]);
    every_field_is_filled(&all.recipient, &[]);
    every_field_is_filled(&all.consent, &[]);
    every_field_is_filled(&all.harm, &[]);
    every_field_is_filled(&all.evidence, &["derived_from"]);
    every_field_is_filled(&all.mapping, &[]);
    every_field_is_filled(&all.note, &[]);
    every_field_is_filled(&all.tension, &[]);
    // A challenge of its own follows nothing; `an_update_belongs_to_its_challenge` has one that does.
    every_field_is_filled(&all.challenge, &["follows"]);
    every_field_is_filled(&all.ask, &[]);
    every_field_is_filled(&all.identity, &[]);
    every_field_is_filled(&all.thread_keys, &[]);
    every_field_is_filled(&all.packet, &[]);
    every_field_is_filled(&all.packet_file, &[]);
    every_field_is_filled(&all.timestamp, &[]);
    every_field_is_filled(&all.withheld, &[]);
    every_field_is_filled(&all.entry, &[]);
    every_field_is_filled(&all.worksheet, &[]);
    every_field_is_filled(&all.response, &[]);
    // The log gives the number and both hashes.
    every_field_is_filled(&all.decision, &["number", "prev_hash", "hash"]);
}

#[test]
fn every_record_comes_back_after_locking() {
    let mut vault = Fresh::new();
    let all = Everything::marked("x");
    let logged = all.store(&vault).unwrap();
    let vault = vault.reopen();
    comes_back(vault, all.system.id, &all.system);
    comes_back(vault, all.case.id, &all.case);
    comes_back(vault, all.person.id, &all.person);
    comes_back(vault, all.recipient.id, &all.recipient);
    comes_back(vault, all.consent.id, &all.consent);
    comes_back(vault, all.harm.id, &all.harm);
    comes_back(vault, all.evidence.id, &all.evidence);
    comes_back(vault, all.mapping.id, &all.mapping);
    comes_back(vault, (all.harm.id, Characteristic::PrivacyEnhanced), &all.note);
    comes_back(vault, all.tension.id, &all.tension);
    comes_back(vault, all.challenge.id, &all.challenge);
    comes_back(vault, all.ask.id, &all.ask);
    comes_back(vault, all.identity.purpose.clone(), &all.identity);
    comes_back(vault, all.thread_keys.thread_id, &all.thread_keys);
    comes_back(vault, all.packet.id, &all.packet);
    comes_back(vault, (all.packet.id, all.packet_file.path.clone()), &all.packet_file);
    comes_back(vault, all.timestamp.id, &all.timestamp);
    comes_back(vault, (all.packet.id, all.withheld.commitment.clone()), &all.withheld);
    comes_back(vault, all.entry.id, &all.entry);
    comes_back(vault, all.worksheet.id, &all.worksheet);
    comes_back(vault, all.response.id, &all.response);
    comes_back(vault, all.decision.id, &logged);
    comes_back(vault, (all.attachment.owner.clone(), all.attachment.name.clone()), &all.attachment);
    let custody: Vec<Custody> = vault.read(|r| r.list()).unwrap();
    assert_eq!((custody.len(), custody[0].evidence_id), (1, all.evidence.id));
    let bytes = vault.read(|r| r.packet_bytes(all.packet.id)).unwrap();
    assert_eq!(bytes.json, all.packet.counterpart.as_bytes());
    assert_eq!(bytes.signature, all.packet.signer.as_bytes());
    let setting: Option<String> = vault.read(|r| r.setting("test.setting")).unwrap();
    assert_eq!(setting.as_deref(), Some(all.case.title.as_str()));
    assert_eq!(vault.read(|r| r.draft("test/draft")).unwrap().unwrap().text, all.case.title);
}

#[test]
fn empty_records_come_back_too() {
    let vault = Fresh::new();
    let case = Case::default();
    let harm = Harm { case_id: case.id, ..Harm::default() };
    let system = System::default();
    let person = Person::default();
    vault
        .write(|w| {
            w.put(&case)?;
            w.put(&harm)?;
            w.put(&system)?;
            w.put(&person)
        })
        .unwrap();
    comes_back(&vault, case.id, &case);
    comes_back(&vault, harm.id, &harm);
    comes_back(&vault, system.id, &system);
    comes_back(&vault, person.id, &person);
}

#[test]
fn the_questions_of_the_screens_are_answered() {
    let vault = Fresh::new();
    let all = Everything::marked("x");
    all.store(&vault).unwrap();
    vault
        .read(|r| {
            assert_eq!(r.harms_of_case(all.case.id)?, [all.harm.clone()]);
            assert_eq!(r.evidence_of_case(all.case.id)?, [all.evidence.clone()]);
            assert_eq!(r.evidence_of_harm(all.harm.id)?, [all.evidence.clone()]);
            assert_eq!(r.evidence_by_sha256(all.evidence.sha256)?, [all.evidence.clone()]);
            assert_eq!(r.challenges_of_case(all.case.id)?, [all.challenge.clone()]);
            assert_eq!(r.challenge_of_thread(all.packet.thread_id)?, Some(all.challenge.clone()));
            assert_eq!(r.mappings_of_harm(all.harm.id)?, [all.mapping.clone()]);
            assert_eq!(r.mappings_of_case(all.case.id)?, [all.mapping.clone()]);
            assert_eq!(r.notes_of_harm(all.harm.id)?, [all.note.clone()]);
            assert_eq!(r.notes_of_case(all.case.id)?, [all.note.clone()]);
            assert_eq!(r.tensions_of_harm(all.harm.id)?, [all.tension.clone()]);
            assert_eq!(r.consents_of_person(all.person.id)?, [all.consent.clone()]);
            assert_eq!(r.asks_of_challenge(all.challenge.id)?, [all.ask.clone()]);
            assert_eq!(r.recipients_by_name(&all.recipient.name)?, [all.recipient.clone()]);
            assert_eq!(r.recipient_by_signing_key(&all.recipient.signing_key)?, Some(all.recipient.clone()));
            assert_eq!(r.recipients()?, [all.recipient.clone()]);
            assert_eq!(r.identity(&all.identity.purpose)?, Some(all.identity.clone()));
            assert_eq!(r.thread_keys(all.packet.thread_id)?, Some(all.thread_keys.clone()));
            assert_eq!(r.packets_of_thread(all.packet.thread_id)?, [all.packet.clone()]);
            assert_eq!(r.packets(Direction::Received)?, [all.packet.clone()]);
            assert_eq!(r.packets(Direction::Sent)?, []);
            assert_eq!(r.packets_of_challenge(all.challenge.id)?, [all.packet.clone()]);
            assert_eq!(r.packets_of_entry(all.entry.id)?, [all.packet.clone()]);
            assert_eq!(r.packet_by_sha256(all.packet.sha256)?, Some(all.packet.clone()));
            assert_eq!(r.files_of_packet(all.packet.id)?, [all.packet_file.clone()]);
            assert_eq!(r.packet_files_of_evidence(all.evidence.id)?, [all.packet_file.clone()]);
            assert_eq!(r.timestamps_of_packet(all.packet.id)?, [all.timestamp.clone()]);
            assert_eq!(r.withheld_of_packet(all.packet.id)?, [all.withheld.clone()]);
            assert_eq!(r.entries()?, [all.entry.clone()]);
            assert_eq!(r.entry_by_packet(all.packet.id)?, Some(all.entry.clone()));
            assert_eq!(r.entries_of_thread(all.packet.thread_id)?, [all.entry.clone()]);
            assert_eq!(r.worksheets_of_entry(all.entry.id)?, [all.worksheet.clone()]);
            let claim = all.worksheet.claim_id;
            assert_eq!(r.worksheet_of_claim(all.entry.id, claim)?, Some(all.worksheet.clone()));
            assert_eq!(r.response_of_entry(all.entry.id)?, Some(all.response.clone()));
            assert_eq!(r.responses_of_entry(all.entry.id)?, [all.response.clone()]);
            assert_eq!(r.decisions_of_entry(all.entry.id)?.len(), 1);
            assert_eq!(r.attachments(&all.attachment.owner)?, [all.attachment.clone()]);
            let counts = r.counts()?;
            assert_eq!((counts.open_cases, counts.unfinished_harms, counts.sealed_challenges), (1, 1, 1));
            assert_eq!((counts.entries, counts.new_entries, counts.open_entries), (1, 0, 1));
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_open_response_comes_before_the_sealed_one() {
    let vault = Fresh::new();
    let all = Everything::marked("x");
    all.store(&vault).unwrap();
    let open = ResponseDraft { entry_id: all.entry.id, ..ResponseDraft::default() };
    vault.write(|w| w.put(&open)).unwrap();
    assert_eq!(vault.read(|r| r.response_of_entry(all.entry.id)).unwrap(), Some(open));
}

#[test]
fn asks_come_in_their_order() {
    let vault = Fresh::new();
    let all = Everything::marked("x");
    all.store(&vault).unwrap();
    let ask = |position| Ask { challenge_id: all.challenge.id, position, ..Ask::default() };
    let (third, second) = (ask(3), ask(2));
    vault.write(|w| w.put(&third).and(w.put(&second))).unwrap();
    let asks = vault.read(|r| r.asks_of_challenge(all.challenge.id)).unwrap();
    assert_eq!(asks.iter().map(|ask| ask.position).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn a_write_happens_wholly_or_not_at_all() {
    let vault = Fresh::new();
    let case = Case { title: "kept".into(), ..Case::default() };
    vault.write(|w| w.put(&case)).unwrap();
    let changed = Case { title: "changed".into(), ..case.clone() };
    let stopped: Result<(), VaultError> = vault.write(|w| {
        w.put(&changed)?;
        w.put(&System::default())?;
        Err(VaultError::Cancelled)
    });
    assert!(matches!(stopped, Err(VaultError::Cancelled)));
    comes_back(&vault, case.id, &case);
    assert_eq!(vault.read(|r| r.count::<System>()).unwrap(), 0);
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        vault.write::<()>(|w| {
            w.put(&changed)?;
            panic!("a mistake in the caller")
        })
    }));
    assert!(panicked.is_err());
    comes_back(&vault, case.id, &case);
    vault.write(|w| w.put(&changed)).unwrap();
    comes_back(&vault, case.id, &changed);
}

#[test]
fn a_record_that_mentions_nothing_real_is_refused() {
    let vault = Fresh::new();
    let harm = Harm::default();
    let refused = vault.write(|w| w.put(&harm)).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::RecordInvalid);
    assert_eq!(vault.read(|r| r.count::<Harm>()).unwrap(), 0);
    let nobody = vault.read(|r| r.get::<Harm>(harm.id)).unwrap_err();
    assert_eq!(nobody.code(), ErrorCode::RecordNotFound);
    let blank = CharacteristicNote::default();
    assert_eq!(vault.write(|w| w.put(&blank)).unwrap_err().code(), ErrorCode::RecordInvalid);
}

#[test]
fn evidence_without_bytes_or_with_other_bytes_is_refused() {
    let vault = Fresh::new();
    let piece = add_piece(&vault, b"a letter");
    let invented =
        Evidence { id: EvidenceId::new(), number: 2, sha256: Sha256Hash([7; 32]), ..piece.clone() };
    let refused = vault.write(|w| w.add_evidence(&invented, ACTOR, now())).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::RecordInvalid);
    assert_eq!(vault.write(|w| w.put(&invented)).unwrap_err().code(), ErrorCode::RecordNotFound);
    let other = Evidence { bytes: piece.bytes + 1, ..piece.clone() };
    assert_eq!(vault.write(|w| w.put(&other)).unwrap_err().code(), ErrorCode::RecordInvalid);
    let renamed = Evidence { title: "Another title".into(), ..piece.clone() };
    vault.write(|w| w.put(&renamed)).unwrap();
    comes_back(&vault, piece.id, &renamed);
}

#[test]
fn evidence_numbers_are_never_given_twice() {
    let vault = Fresh::new();
    let piece = add_piece(&vault, b"one");
    assert_eq!(piece.number, 1);
    vault.write(|w| w.remove_evidence(piece.id, ACTOR, now())).unwrap();
    let case: Case = vault.read(|r| r.get(piece.case_id)).unwrap();
    vault.write(|w| w.put(&case)).unwrap();
    assert_eq!(vault.write(|w| w.next_evidence_number(piece.case_id)).unwrap(), 2);
}

#[test]
fn a_recipient_that_a_consent_names_stays() {
    let vault = Fresh::new();
    let all = Everything::marked("x");
    all.store(&vault).unwrap();
    let refused = vault.write(|w| w.delete::<Recipient>(all.recipient.id)).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::RecordInvalid);
    vault.write(|w| w.delete::<Person>(all.person.id)).unwrap();
    vault.write(|w| w.delete::<Recipient>(all.recipient.id)).unwrap();
    let harm: Harm = vault.read(|r| r.get(all.harm.id)).unwrap();
    assert!(harm.people.is_empty(), "a person who is gone is named nowhere");
}

#[test]
fn an_update_belongs_to_its_challenge() {
    let vault = Fresh::new();
    let all = Everything::marked("x");
    all.store(&vault).unwrap();
    let update = Challenge {
        id: ChallengeId::new(),
        follows: Some(all.challenge.id),
        sealed_at: None,
        thread_id: None,
        ..all.challenge.clone()
    };
    vault.write(|w| w.put(&update)).unwrap();
    comes_back(&vault, update.id, &update);
    let updates = vault.read(|r| r.updates_of_challenge(all.challenge.id)).unwrap();
    assert_eq!(updates, [update.clone()]);
    vault.write(|w| w.delete::<Challenge>(all.challenge.id)).unwrap();
    assert_eq!(vault.read(|r| r.find::<Challenge>(update.id)).unwrap(), None, "it goes with its challenge");
}

#[test]
fn deleting_a_harm_takes_its_mentions_but_not_what_was_sent() {
    let vault = Fresh::new();
    let mut all = Everything::marked("x");
    all.store(&vault).unwrap();
    let unsealed =
        Challenge { id: ChallengeId::new(), sealed_at: None, thread_id: None, ..all.challenge.clone() };
    let ask = Ask { id: AskId::new(), challenge_id: unsealed.id, ..all.ask.clone() };
    vault.write(|w| w.put(&unsealed).and(w.put(&ask))).unwrap();
    vault.write(|w| w.put_draft(&format!("harm/{}", all.harm.id), "typed", now())).unwrap();
    vault.write(|w| w.delete::<Harm>(all.harm.id)).unwrap();
    vault
        .read(|r| {
            assert_eq!(r.draft(&format!("harm/{}", all.harm.id))?, None);
            assert_eq!(r.count::<Mapping>()? + r.count::<CharacteristicNote>()? + r.count::<Tension>()?, 0);
            all.evidence.supports.clear();
            assert_eq!(r.get::<Evidence>(all.evidence.id)?, all.evidence);
            assert_eq!(r.get::<Challenge>(all.challenge.id)?, all.challenge);
            assert_eq!(r.get::<Ask>(all.ask.id)?, all.ask);
            assert_eq!(r.get::<Challenge>(unsealed.id)?, Challenge { claims: vec![], ..unsealed.clone() });
            assert_eq!(r.get::<Ask>(ask.id)?, Ask { harms: vec![], ..ask.clone() });
            Ok(())
        })
        .unwrap();
    vault.write(|w| w.remove_evidence(all.evidence.id, ACTOR, now())).unwrap();
    let left: Challenge = vault.read(|r| r.get(unsealed.id)).unwrap();
    assert!(left.evidence.is_empty() && left.withheld.is_empty());
}

#[test]
fn deleting_a_case_takes_everything_in_it() {
    let vault = Fresh::new();
    let all = Everything::marked("x");
    all.store(&vault).unwrap();
    vault.write(|w| w.delete_case(all.case.id, ACTOR, now())).unwrap();
    vault
        .read(|r| {
            let left = r.count::<Case>()?
                + r.count::<Harm>()?
                + r.count::<Evidence>()?
                + r.count::<Challenge>()?
                + r.count::<Ask>()?
                + r.count::<PacketRecord>()?
                + r.count::<PacketFile>()?
                + r.count::<PacketTimestamp>()?
                + r.count::<WithheldItem>()?
                + r.count::<ThreadKeys>()?;
            assert_eq!(left, 0);
            assert_eq!(r.count::<Person>()?, 1, "people belong to no case");
            let actions: Vec<_> =
                r.custody_of(all.evidence.id)?.into_iter().map(|line| line.action).collect();
            assert_eq!(actions, ["added", "removed"]);
            assert!(r.search("housing", 10)?.is_empty());
            r.verify_chain()
        })
        .unwrap();
}

#[test]
fn deleting_an_entry_takes_its_work_and_its_files() {
    let vault = Fresh::new();
    let all = Everything::marked("x");
    all.store(&vault).unwrap();
    // An answer that was sealed here, and an attachment with bytes that nothing else has.
    let sent = PacketRecord { id: PacketId::new(), direction: Some(Direction::Sent), ..all.packet.clone() };
    let staged = vault.stage_reader(&mut &b"a report"[..], None, &mut unwatched).unwrap();
    let report = Attachment { name: "second.pdf".into(), ..all.attachment.clone() };
    let info = vault
        .write(|w| {
            w.add_packet(&sent, b"{}", b"sig")?;
            let info = w.adopt(staged)?;
            w.put(&Attachment { sha256: info.sha256, bytes: info.bytes, ..report })?;
            Ok(info)
        })
        .unwrap();
    vault.open_blob(info.sha256).unwrap();
    vault.write(|w| w.put_draft(&format!("worksheet/{}/why", all.worksheet.id), "typed", now())).unwrap();
    vault.write(|w| w.delete::<Entry>(all.entry.id)).unwrap();
    vault
        .read(|r| {
            assert_eq!(
                r.draft(&format!("worksheet/{}/why", all.worksheet.id))?,
                None,
                "typed about what is gone"
            );
            assert!(r.draft("test/draft")?.is_some());
            let left = r.count::<Entry>()? + r.count::<Worksheet>()? + r.count::<ResponseDraft>()?;
            assert_eq!(left + r.count::<PacketRecord>()? + r.count::<Attachment>()?, 0);
            assert_eq!(r.count::<DecisionEntry>()?, 1, "the decision log stays");
            Ok(())
        })
        .unwrap();
    assert!(matches!(vault.open_blob(info.sha256), Err(VaultError::RecordNotFound { .. })));
}

#[test]
fn one_vault_serves_several_threads() {
    let vault = Fresh::new();
    let vault: &Vault = &vault;
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..10 {
                    vault.write(|w| w.put(&Case::default())).unwrap();
                }
            });
        }
    });
    assert_eq!(vault.read(|r| r.count::<Case>()).unwrap(), 40);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_moment_and_number_comes_back(
        text in "\\PC*|[\\x00-\\x1f\\u{202e}\\u{10ffff}]*",
        seconds in -62_135_596_800_i64..253_402_300_799,
        nanos in 0u32..1_000_000_000,
        count in 0u64..=i64::MAX as u64,
        days in 0i64..3_000_000,
    ) {
        let vault = shared();
        let moment = chrono::DateTime::from_timestamp(seconds, nanos).unwrap();
        let case = Case { title: text.clone(), created_at: moment, ..Case::default() };
        let date = chrono::NaiveDate::from_ymd_opt(1, 1, 1).unwrap() + chrono::Duration::days(days);
        let mut harm = Harm { case_id: case.id, private_notes: text.clone(), ..Harm::default() };
        harm.facts.first_known = Some(date);
        harm.facts.places = vec![text.clone()];
        harm.facts.scale.count = Some(count);
        let draft = recourse_vault::Draft { key: text.clone(), text, updated_at: moment };
        vault.write(|w| w.put(&case).and(w.put(&harm)).and(w.put(&draft))).unwrap();
        comes_back(vault, case.id, &case);
        comes_back(vault, harm.id, &harm);
        comes_back(vault, draft.key.clone(), &draft);
    }
}

/// One vault for all the cases of a property.
fn shared() -> &'static Vault {
    static VAULT: std::sync::OnceLock<Fresh> = std::sync::OnceLock::new();
    VAULT.get_or_init(Fresh::new)
}

#[test]
fn numbers_and_years_that_do_not_fit_are_refused() {
    let vault = Fresh::new();
    let all = Everything::marked("x");
    all.store(&vault).unwrap();
    let huge = PacketRecord { bytes: u64::MAX, ..all.packet.clone() };
    assert_eq!(vault.write(|w| w.put(&huge)).unwrap_err().code(), ErrorCode::RecordInvalid);
    let far = Case { created_at: Timestamp::MAX_UTC, ..all.case.clone() };
    assert_eq!(vault.write(|w| w.put(&far)).unwrap_err().code(), ErrorCode::RecordInvalid);
    comes_back(&vault, all.case.id, &all.case);
}
