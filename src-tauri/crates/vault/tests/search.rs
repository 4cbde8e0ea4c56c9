//! What is written can be found, and what is deleted cannot.

use crate::{
    common::{ACTOR, Fresh, add_piece, now},
    everything::Everything,
};
use proptest::prelude::*;
use recourse_model::{Case, Evidence, Harm, PacketRecord, Person};
use recourse_vault::{HitKind, Vault};

fn found(vault: &Vault, query: &str) -> Vec<HitKind> {
    let mut kinds: Vec<_> =
        vault.read(|r| r.search(query, 50)).unwrap().into_iter().map(|hit| hit.kind).collect();
    kinds.sort();
    kinds
}

#[test]
fn every_kind_is_found_by_its_words() {
    let vault = Fresh::new();
    let all = Everything::marked("x");
    all.store(&vault).unwrap();
    assert_eq!(found(&vault, "housing points"), [HitKind::Case]);
    assert_eq!(found(&vault, "points taken"), [HitKind::Harm]);
    assert_eq!(found(&vault, "not asked"), [HitKind::Harm], "a person's own words");
    assert_eq!(found(&vault, "newcomers"), [HitKind::Harm], "who was affected");
    assert_eq!(found(&vault, "regret"), [HitKind::Evidence], "a transcript");
    assert_eq!(found(&vault, "juniper"), [HitKind::Person]);
    assert_eq!(found(&vault, "both districts"), [HitKind::Ask]);
    assert_eq!(found(&vault, "scoring service"), [HitKind::System]);
    assert_eq!(found(&vault, "to the town"), [HitKind::Challenge]);
    assert_eq!(found(&vault, "counter"), [HitKind::Recipient]);
    assert_eq!(found(&vault, "SHA256 abc"), [HitKind::Packet]);
    let hit = &vault.read(|r| r.search("juniper", 5)).unwrap()[0];
    assert_eq!((hit.id.as_str(), hit.title.as_str()), (all.person.id.to_string().as_str(), "Juniper x"));
    assert_eq!(vault.read(|r| r.search("x", 3)).unwrap().len(), 3, "no more than were asked for");
}

#[test]
fn contacts_risks_and_keys_are_not_in_the_index() {
    let vault = Fresh::new();
    Everything::marked("x").store(&vault).unwrap();
    for secret in ["contact x", "risk", "signing secret", "reply secret", "salt"] {
        assert!(!found(&vault, secret).contains(&HitKind::Person), "{secret}");
    }
    assert_eq!(found(&vault, "secret"), []);
}

#[test]
fn case_accents_and_unfinished_words_do_not_matter() {
    let vault = Fresh::new();
    let case =
        Case {
            title: "Café in Ålesund, ŁÓDŹ".into(), summary: "Überprüfung 東京".into(), ..Case::default()
        };
    vault.write(|w| w.put(&case)).unwrap();
    for query in ["cafe", "CAFÉ ales", "alesund", "uberpruf", "überprüfung", "東京", "in cafe"] {
        assert_eq!(found(&vault, query), [HitKind::Case], "{query}");
    }
    for query in ["afe", "caf alesund", "cafes", "tea"] {
        assert_eq!(found(&vault, query), [], "{query}: only the last word may be unfinished");
    }
}

#[test]
fn a_title_counts_for_more_than_a_mention() {
    let vault = Fresh::new();
    let mention = Case { title: "Other".into(), summary: "a heron, once".into(), ..Case::default() };
    let title = Case { title: "Heron".into(), ..Case::default() };
    vault.write(|w| w.put(&title).and(w.put(&mention))).unwrap();
    let hits = vault.read(|r| r.search("heron", 5)).unwrap();
    assert_eq!(hits.iter().map(|hit| hit.title.as_str()).collect::<Vec<_>>(), ["Heron", "Other"]);
    assert!(hits[1].snippet.contains("a heron, once"));
}

#[test]
fn the_index_follows_every_change() {
    let mut vault = Fresh::new();
    let piece = add_piece(&vault, b"x");
    let case: Case = vault.read(|r| r.get(piece.case_id)).unwrap();
    let harm = Harm { case_id: case.id, private_notes: "a kestrel".into(), ..Harm::default() };
    vault.write(|w| w.put(&harm)).unwrap();
    assert_eq!(found(&vault, "kestrel"), [HitKind::Harm]);
    vault.write(|w| w.put(&Harm { private_notes: "a plover".into(), ..harm.clone() })).unwrap();
    assert_eq!(found(&vault, "kestrel"), []);
    assert_eq!(found(&vault, "plover"), [HitKind::Harm]);
    let written = Evidence { transcript: "a wagtail".into(), ..piece.clone() };
    vault.write(|w| w.put(&written)).unwrap();
    assert_eq!(found(&vault, "wagtail"), [HitKind::Evidence]);
    let vault = vault.reopen();
    assert_eq!(found(vault, "wagtail"), [HitKind::Evidence]);
    vault.write(|w| w.remove_evidence(piece.id, ACTOR, now())).unwrap();
    vault.write(|w| w.delete::<Harm>(harm.id)).unwrap();
    assert_eq!(found(vault, "wagtail"), []);
    assert_eq!(found(vault, "plover"), []);
    assert!(vault.check(&mut recourse_vault::unwatched).unwrap().is_sound());
}

#[test]
fn a_packet_is_indexed_anew_and_goes_with_its_words() {
    let vault = Fresh::new();
    let packet = PacketRecord::default();
    vault.write(|w| w.add_packet(&packet, b"{}", b"sig")).unwrap();
    assert_eq!(found(&vault, "bittern"), []);
    vault.write(|w| w.index_packet(packet.id, "A bittern", "and an avocet")).unwrap();
    vault.write(|w| w.index_packet(packet.id, "A bittern", "and a dunlin")).unwrap();
    assert_eq!(found(&vault, "avocet"), []);
    assert_eq!(found(&vault, "bittern dunlin"), [HitKind::Packet]);
    vault.write(|w| w.delete::<PacketRecord>(packet.id)).unwrap();
    assert_eq!(found(&vault, "bittern"), []);
    let nobody = vault.write(|w| w.index_packet(packet.id, "", ""));
    assert!(nobody.is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn no_query_is_an_error(query in "\\PC*|[\"'*^:(){}+\\-a-c OR AND NOT NEAR\\x00]{0,60}") {
        static VAULT: std::sync::OnceLock<Fresh> = std::sync::OnceLock::new();
        let vault = VAULT.get_or_init(|| {
            let vault = Fresh::new();
            let person = Person { pseudonym: "a b c".into(), ..Person::default() };
            vault.write(|w| w.put(&person)).unwrap();
            vault
        });
        vault.read(|r| r.search(&query, 10)).unwrap();
    }
}

#[test]
fn no_hits_are_lost_in_a_long_query() {
    let vault = Fresh::new();
    let words: Vec<_> = (0..40).map(|at| format!("word{at}")).collect();
    vault.write(|w| w.put(&Case { title: words.join(" "), ..Case::default() })).unwrap();
    assert_eq!(found(&vault, &words.join(" ")), [HitKind::Case]);
    assert_eq!(found(&vault, "word3 nothing"), []);
}
