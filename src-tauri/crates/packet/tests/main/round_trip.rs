//! What is sealed comes out as it went in, for those it was meant for and nobody else.

use crate::kit::*;
use proptest::prelude::*;
use recourse_model::*;
use recourse_packet::{body::*, *};
use std::{
    io::{self, Read},
    ops::ControlFlow,
};

#[test]
fn a_challenge_opens_for_its_audience_and_its_sender_and_nobody_else() {
    let cast = cast();
    let files = vec![b"first".to_vec(), vec![], vec![7; 200_000]];
    let draft = challenge_draft(&cast, &files);
    let (sealed, bytes) = sealed(&draft, &cast.sender, &files);

    for (key, addressed) in [(&cast.organization, true), (&cast.own, false)] {
        let mut sink = Remember::default();
        let keys = [DecryptSecret::generate(), key.clone()];
        let opened = open(&bytes[..], &keys, &Limits::UNLIMITED, &mut sink, &mut unwatched).unwrap();
        assert_eq!(opened.packet(), &sealed.packet);
        assert_eq!(opened.raw_json(), sealed.raw_json);
        assert_eq!(opened.sha256(), sealed.sha256);
        assert_eq!(opened.signature(), sealed.signature);
        assert_eq!(opened.bytes(), bytes.len() as u64);
        assert_eq!(opened.signer(), &cast.sender.public());
        assert_eq!(opened.opened_with(), Some(1));
        assert_eq!(opened.addressed_to(&[key.public()]), addressed);
        assert_eq!(sink.aborted, 0);
        assert_eq!(sink.files.values().cloned().collect::<Vec<_>>(), files);
        assert_eq!(sink.texts["packet.json"], sealed.raw_json);
        assert_eq!(sink.texts.len(), 8);
    }
    assert_eq!(refusal(&bytes, &DecryptSecret::generate()).code(), ErrorCode::PacketNotForYou);
    assert_eq!(peek(&bytes[..], &[cast.own]).unwrap().into_packet(), sealed.packet);
}

#[test]
fn the_number_of_recipients_does_not_show() {
    let cast = cast();
    for (recipients, stanzas) in [(1, 4), (2, 4), (3, 8), (6, 8), (7, 16), (14, 16), (30, 32)] {
        let mut draft = challenge_draft(&cast, &[]);
        for _ in 1..recipients {
            let addressee =
                Addressee { age_recipient: DecryptSecret::generate().public(), ..draft.audience[0].clone() };
            draft.audience.push(addressee);
        }
        let (_, bytes) = sealed(&draft, &cast.sender, &[]);
        let opened = verify(&bytes[..], std::slice::from_ref(&cast.own), &mut unwatched).unwrap();
        assert_eq!(opened.stanzas(), stanzas, "{recipients} recipients and the own copy");
    }
    let mut draft = challenge_draft(&cast, &[]);
    draft.audience = (0..31)
        .map(|_| Addressee { age_recipient: DecryptSecret::generate().public(), ..draft.audience[0].clone() })
        .collect();
    assert_eq!(draft.preview(&cast.sender.public()).unwrap_err().code(), ErrorCode::PacketInconsistent);
}

#[test]
fn a_conversation_goes_to_and_fro() {
    let cast = cast();
    let draft = challenge_draft(&cast, &[]);
    let (challenge, _) = sealed(&draft, &cast.sender, &[]);
    let ack = Acknowledgement {
        received_at: Some(moment()),
        packet_sha256: challenge.sha256,
        signature_verified: true,
        ..Acknowledgement::default()
    };
    let receipt = Receipt {
        ack: ack.clone(),
        verification: Verification::GoodNewKey,
        addressed_to_us: true,
        promised: Deadlines::default(),
        message: String::new(),
    };
    let mut response = Response::to(ack);
    response.ten_questions[0].answer = "One: false alarms by group.".into();
    let Body::Challenge(asked) = &challenge.packet.body else { panic!("a challenge") };
    response.asks = vec![AskAnswer { ask: asked.asks[0].id, ..AskAnswer::default() }];
    for body in [Body::from(receipt), Body::from(response)] {
        let mut draft = Draft::new(body, moment());
        draft.thread_id = challenge.packet.thread_id;
        draft.in_reply_to = Some(ReplyTo { packet_id: challenge.packet.packet_id, sha256: challenge.sha256 });
        draft.display = "Merrow County".into();
        let reply_to = challenge.packet.reply_to.clone().unwrap();
        draft.audience = vec![Addressee { name: "You".into(), age_recipient: reply_to, fingerprint: None }];
        let (sealed, bytes) = sealed(&draft, &cast.organization_signs, &[]);
        let opened = verify(&bytes[..], std::slice::from_ref(&cast.reply), &mut unwatched).unwrap();
        assert_eq!(opened.packet(), &sealed.packet);
        assert_eq!(opened.packet().in_reply_to.as_ref().unwrap().sha256, challenge.sha256);
    }
    let mut lost = Draft::new(Response::default(), moment());
    lost.audience = draft.audience;
    let refused = lost.preview(&cast.sender.public()).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::PacketInconsistent, "an answer to nothing");
}

#[test]
fn follow_ups_of_every_kind_travel() {
    let cast = cast();
    let salt = Salt::generate().unwrap();
    let item = b"the letter".to_vec();
    let commitment = commit(&salt, item.len() as u64, &mut &item[..]).unwrap();
    let mut draft = challenge_draft(&cast, &[]);
    draft.withheld =
        vec![Withheld { commitment, category: "safety".into(), reason: "It names somebody.".into() }];
    let (first, _) = sealed(&draft, &cast.sender, &[]);
    let reveal = Reveal {
        packet_id: first.packet.packet_id,
        commitment,
        salt: salt.clone(),
        path: DataPath::new(1, "txt"),
    };
    let bodies = [
        Body::from(Update { text: "More came.".into(), reveals: vec![reveal.clone()], ..Update::default() }),
        Body::from(Withdrawal { reason: "Settled.".into(), please_delete: true }),
        Body::from(Rejoinder { text: "Not enough.".into(), reveals: vec![reveal], ..Rejoinder::default() }),
    ];
    for body in bodies {
        let mut follow = challenge_draft(&cast, std::slice::from_ref(&item));
        follow.files[0].path = DataPath::new(1, "txt");
        follow.body = body;
        follow.sequence = 2;
        let (_, bytes) = sealed(&follow, &cast.sender, std::slice::from_ref(&item));
        let mut sink = Remember::default();
        let keys = [cast.organization.clone()];
        let opened = open(&bytes[..], &keys, &Limits::UNLIMITED, &mut sink, &mut unwatched).unwrap();
        if let Body::Update(update) = &opened.packet().body {
            let shown = &sink.files["data/e0001.txt"];
            let proof = commit(&update.reveals[0].salt, shown.len() as u64, &mut &shown[..]).unwrap();
            assert_eq!(proof, first.packet.withheld[0].commitment);
        }
    }
}

fn card(signs: &SigningSecret, key: &DecryptSecret) -> Card {
    Card {
        name: "Merrow County".into(),
        age_recipients: vec![key.public()],
        signing_keys: vec![signs.public()],
        valid_from: None,
        contact: "Front desk, second floor".into(),
        promises: PromisedTimes { acknowledge_days: Some(7), ..PromisedTimes::default() },
        previous_key: None,
        revoked: None,
    }
}

#[test]
fn a_card_is_for_everybody_and_names_the_key_that_signed_it() {
    let cast = cast();
    let good = card(&cast.organization_signs, &cast.organization);
    let (sealed_card, bytes) = sealed(&Draft::new(good.clone(), moment()), &cast.organization_signs, &[]);
    let stranger = DecryptSecret::generate();
    let opened = verify(&bytes[..], std::slice::from_ref(&stranger), &mut unwatched).unwrap();
    assert_eq!(opened.packet(), &sealed_card.packet);
    assert!(opened.addressed_to(&[stranger.public()]));
    assert_eq!(opened.opened_with(), None);
    verify(&bytes[..], &[], &mut unwatched).unwrap();

    let refused = |card: Card, signer: &SigningSecret| {
        Draft::new(card, moment()).preview(&signer.public()).unwrap_err().code()
    };
    assert_eq!(refused(good.clone(), &cast.sender), ErrorCode::CardInvalid);
    assert_eq!(
        refused(Card { age_recipients: vec![], ..good.clone() }, &cast.organization_signs),
        ErrorCode::CardInvalid
    );
    let public = Card { age_recipients: vec![EVERYBODY_KEY.parse().unwrap()], ..good.clone() };
    assert_eq!(refused(public, &cast.organization_signs), ErrorCode::CardInvalid);
    let mut forged = card(&cast.sender, &cast.own);
    forged.follow(&cast.organization_signs).unwrap();
    forged.age_recipients = vec![stranger.public()];
    assert_eq!(refused(forged, &cast.sender), ErrorCode::CardInvalid);
}

#[test]
fn nothing_but_a_card_can_be_sealed_to_everybody() {
    let cast = cast();
    let everybody: EncryptKey = EVERYBODY_KEY.parse().unwrap();
    let mut draft = challenge_draft(&cast, &[]);
    draft.audience[0].age_recipient = everybody.clone();
    assert_eq!(draft.preview(&cast.sender.public()).unwrap_err().code(), ErrorCode::PacketInconsistent);
    let mut draft = challenge_draft(&cast, &[]);
    draft.own_copy = vec![everybody.clone()];
    assert_eq!(draft.preview(&cast.sender.public()).unwrap_err().code(), ErrorCode::PacketInconsistent);
    let (_, bytes) = sealed(&challenge_draft(&cast, &[]), &cast.sender, &[]);
    let leaked = Workshop::of(&bytes, &cast.own).seal(&everybody);
    assert_eq!(refusal(&leaked, &cast.own).code(), ErrorCode::PacketInconsistent);
}

/// A source that misbehaves.
struct Bad(fn() -> io::Result<Box<dyn Read>>);

impl Sources for Bad {
    fn open(&mut self, _: usize, _: &FileEntry) -> io::Result<Box<dyn Read + '_>> {
        (self.0)()
    }
}

#[test]
fn evidence_that_changes_vanishes_or_fails_stops_the_seal() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("a bad sector"))
        }
    }
    let cast = cast();
    let draft = challenge_draft(&cast, &[b"declared".to_vec()]);
    let cases: [(fn() -> io::Result<Box<dyn Read>>, ErrorCode); 6] = [
        (|| Ok(Box::new(&b"declarEd"[..])), ErrorCode::EvidenceChanged),
        (|| Ok(Box::new(&b"declare"[..])), ErrorCode::EvidenceChanged),
        (|| Ok(Box::new(&b"declared and more"[..])), ErrorCode::EvidenceChanged),
        (|| Err(io::ErrorKind::NotFound.into()), ErrorCode::EvidenceVanished),
        (|| Err(io::ErrorKind::PermissionDenied.into()), ErrorCode::EvidenceUnreadable),
        (|| Ok(Box::new(Broken)), ErrorCode::EvidenceUnreadable),
    ];
    for (source, code) in cases {
        let error = seal(&draft, &cast.sender, &mut Bad(source), io::sink(), &mut unwatched).unwrap_err();
        assert_eq!(error.code(), code);
        assert_eq!(error.params()["path"], "data/e0001.pdf");
    }
}

#[test]
fn a_full_disk_is_named_on_both_sides() {
    struct Full(usize);
    impl io::Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let cast = cast();
    let files = vec![vec![1; 300_000]];
    let draft = challenge_draft(&cast, &files);
    let (_, bytes) = sealed(&draft, &cast.sender, &files);
    for room in [0, 100, 70_000, 200_000, bytes.len() - 2_000] {
        let error = seal(&draft, &cast.sender, &mut files.clone(), Full(room), &mut unwatched).unwrap_err();
        assert_eq!(error.code(), ErrorCode::PacketDiskFull, "{room}");
    }
    let mut sink = Remember { full_after: Some(100_000), ..Remember::default() };
    let keys = [cast.own.clone()];
    let error = open(&bytes[..], &keys, &Limits::UNLIMITED, &mut sink, &mut unwatched).unwrap_err();
    assert_eq!((error.code(), sink.aborted), (ErrorCode::PacketDiskFull, 1));
    let mut sink = Remember::default();
    let error =
        open(&bytes[..], &keys, &Limits { free_bytes: 299_999 }, &mut sink, &mut unwatched).unwrap_err();
    assert_eq!((error.code(), sink.started), (ErrorCode::PacketTooLargeForDisk, false));
    open(&bytes[..], &keys, &Limits { free_bytes: 300_000 }, &mut sink, &mut unwatched).unwrap();
}

#[test]
fn progress_is_told_often_and_a_stop_is_obeyed() {
    let cast = cast();
    let files = vec![vec![1; 1_000_000]];
    let draft = challenge_draft(&cast, &files);
    let mut steps = vec![];
    let mut out = Vec::new();
    let mut note = |step: Progress| {
        steps.push(step);
        ControlFlow::Continue(())
    };
    seal(&draft, &cast.sender, &mut files.clone(), &mut out, &mut note).unwrap();
    let total = steps[0].total;
    assert_eq!(steps.last().unwrap().done, total);
    assert!(steps.windows(2).all(|pair| pair[1].total == total && pair[1].done - pair[0].done <= 65_536));

    let mut stop =
        |step: Progress| if step.done > 500_000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    let error = seal(&draft, &cast.sender, &mut files.clone(), io::sink(), &mut stop).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Cancelled);
    let mut sink = Remember::default();
    let error = open(&out[..], &[cast.own], &Limits::UNLIMITED, &mut sink, &mut stop).unwrap_err();
    assert_eq!((error.code(), sink.aborted), (ErrorCode::Cancelled, 1));
}

#[test]
fn a_reader_that_fails_is_not_mistaken_for_a_cut_packet() {
    struct Failing<'a>(&'a [u8]);
    impl Read for Failing<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            if self.0.is_empty() { Err(io::Error::other("pulled out")) } else { self.0.read(buffer) }
        }
    }
    let cast = cast();
    let (_, bytes) = sealed(&challenge_draft(&cast, &[]), &cast.sender, &[]);
    for length in [0, 10, 100, 2_000, bytes.len() - 1] {
        let error =
            verify(Failing(&bytes[..length]), std::slice::from_ref(&cast.own), &mut unwatched).unwrap_err();
        assert_eq!(error.code(), ErrorCode::PacketRead, "{length}");
    }
}

#[test]
fn a_sink_can_refuse_before_any_file_moves() {
    struct Known(bool);
    impl FileSink for Known {
        fn start(&mut self, _: &Packet) -> Result<(), PacketError> {
            Err(PacketError::Refused(ErrorCode::PacketDuplicate))
        }
        fn begin(&mut self, _: &FileEntry) -> io::Result<()> {
            panic!("a file moved")
        }
        fn write(&mut self, _: &[u8]) -> io::Result<()> {
            panic!("a file moved")
        }
        fn end(&mut self) -> io::Result<()> {
            panic!("a file moved")
        }
        fn abort(&mut self) {
            self.0 = true;
        }
    }
    let cast = cast();
    let files = vec![b"x".to_vec()];
    let (_, bytes) = sealed(&challenge_draft(&cast, &files), &cast.sender, &files);
    let mut sink = Known(false);
    let error = open(&bytes[..], &[cast.own], &Limits::UNLIMITED, &mut sink, &mut unwatched).unwrap_err();
    assert_eq!(error.code(), ErrorCode::PacketDuplicate);
    assert!(sink.0);
}

#[test]
fn limits_of_files_are_named_before_sealing() {
    let cast = cast();
    let mut draft = challenge_draft(&cast, &[b"x".to_vec()]);
    draft.files[0].size = limits::MAX_FILE_BYTES + 1;
    let error = draft.preview(&cast.sender.public()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::PacketFileTooLarge);
    assert_eq!(error.params()["limit"], "8589934591");
    let mut draft = challenge_draft(&cast, &[]);
    draft.files = (1..=10_001).map(|n| entry(n, "", b"")).collect();
    assert_eq!(draft.preview(&cast.sender.public()).unwrap_err().code(), ErrorCode::PacketTooManyFiles);
    let mut draft = challenge_draft(&cast, &[]);
    draft.files = (1..=10_000).map(|n| entry(n, "", b"")).collect();
    draft.preview(&cast.sender.public()).unwrap();
}

#[test]
fn parts_of_a_second_are_cut_off() {
    let cast = cast();
    let mut draft = challenge_draft(&cast, &[]);
    draft.created_at = "2026-11-23T09:00:00.987654321Z".parse().unwrap();
    assert_eq!(draft.preview(&cast.sender.public()).unwrap().packet.created_at, moment());
}

/// A large file that is made while it is read.
struct Endless(u64);

impl Sources for Endless {
    fn open(&mut self, _: usize, _: &FileEntry) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(io::repeat(0x5a).take(self.0)))
    }
}

#[test]
fn memory_does_not_grow_with_the_files() {
    use sha2::{Digest, Sha256};
    let cast = cast();
    let size: u64 = 96 * 1024 * 1024;
    let mut hash = Sha256::new();
    io::copy(&mut io::repeat(0x5a).take(size), &mut hash).unwrap();
    let mut draft = challenge_draft(&cast, &[vec![]]);
    draft.files[0].size = size;
    draft.files[0].sha256 = Sha256Hash(hash.finalize().into());
    let mut file = tempfile::tempfile().unwrap();
    seal(&draft, &cast.sender, &mut Endless(size), &file, &mut unwatched).unwrap();
    io::Seek::rewind(&mut file).unwrap();
    verify(&file, &[cast.organization], &mut unwatched).unwrap();
    // Each test is a process of its own under nextest; under `cargo test` others share this high-water mark.
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else { return };
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let kib: u64 = peak.trim().trim_end_matches(" kB").parse().unwrap();
    if std::env::var_os("NEXTEST").is_some() {
        assert!(kib < 48 * 1024, "{kib} KiB");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_text_and_any_files_come_out_as_they_went_in(
        texts in proptest::collection::vec(any::<String>(), 6),
        files in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..3_000), 0..6),
        big in 0usize..200_000,
        language in prop_oneof!["en", "es", "ar", "pt-BR", "zh-Hant-TW"],
    ) {
        let cast = cast();
        let mut files = files;
        files.push(vec![0x5a; big]);
        let mut draft = challenge_draft(&cast, &files);
        draft.language = language;
        draft.display = texts[0].clone();
        draft.files[0].original_name = Some(texts[1].clone());
        if let Body::Challenge(body) = &mut draft.body {
            body.title = texts[2].clone();
            body.claims[0].facts.what_happened = texts[3].clone();
            body.asks[0].text = texts[4].clone();
        }
        draft.ext.insert(texts[5].clone(), serde_json::json!({ "n": [1, -1, 0.5, null, texts[5]] }));
        let (sealed, bytes) = sealed(&draft, &cast.sender, &files);
        let mut sink = Remember::default();
        let opened = open(&bytes[..], &[cast.organization], &Limits::UNLIMITED, &mut sink, &mut unwatched).unwrap();
        prop_assert_eq!(opened.packet(), &sealed.packet);
        prop_assert_eq!(&opened.packet().body, &draft.body);
        prop_assert_eq!(&opened.packet().ext, &draft.ext);
        prop_assert_eq!(sink.files.values().cloned().collect::<Vec<_>>(), files);
    }
}
