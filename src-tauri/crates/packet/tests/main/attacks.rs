//! Packets that somebody built to get past the reader. Each is refused under its own code, with the sink aborted.

use crate::kit::*;
use recourse_model::*;
use recourse_packet::*;
use std::{io::Write, time::Instant};

/// A packet with two files, taken apart.
fn workshop() -> (Workshop, Cast) {
    let cast = cast();
    let files = vec![b"one".to_vec(), b"two two two".to_vec()];
    let (_, bytes) = sealed(&challenge_draft(&cast, &files), &cast.sender, &files);
    (Workshop::of(&bytes, &cast.own), cast)
}

/// Changes a packet, puts it together again, and says what the reader calls it.
fn after(change: impl FnOnce(&mut Workshop, &Cast)) -> ErrorCode {
    let (mut shop, cast) = workshop();
    change(&mut shop, &cast);
    refusal(&shop.seal(&cast.own.public()), &cast.own).code()
}

#[test]
fn the_workshop_puts_a_packet_together_as_the_format_does() {
    let (shop, cast) = workshop();
    let bytes = shop.seal(&cast.own.public());
    verify(&bytes[..], &[cast.own], &mut unwatched).unwrap();
    let names: Vec<&str> = shop.entries.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "packet/packet.json",
            "packet/packet.json.sig",
            "packet/bagit.txt",
            "packet/bag-info.txt",
            "packet/manifest-sha256.txt",
            "packet/tagmanifest-sha256.txt",
            "packet/record.html",
            "packet/schema.json",
            "packet/data/",
            "packet/data/e0001.pdf",
            "packet/data/e0002.pdf",
        ]
    );
}

#[test]
fn an_entry_too_many_too_few_twice_or_elsewhere_is_refused() {
    let layout = ErrorCode::PacketLayout;
    let extra = TarEntry::file("data/e0003.pdf", b"three");
    // After the last file there can only be zeros, so an entry there is padding that is not zero.
    assert_eq!(after(|shop, _| shop.entries.push(extra.clone())), ErrorCode::PacketPadding);
    assert_eq!(after(|shop, _| shop.entries.insert(9, extra)), layout);
    assert_eq!(after(|shop, _| shop.entries.swap(9, 10)), layout);
    assert_eq!(after(|shop, _| shop.entries.swap(6, 7)), layout);
    assert_eq!(after(|shop, _| drop(shop.entries.remove(9))), layout);
    assert_eq!(after(|shop, _| drop(shop.entries.remove(10))), layout);
    assert_eq!(after(|shop, _| drop(shop.entries.remove(8))), layout);
    assert_eq!(after(|shop, _| shop.entries.insert(9, shop.entries[9].clone())), layout);
    assert_eq!(after(|shop, _| drop(shop.entries.remove(shop.place("schema.json")))), layout);
    assert_eq!(after(|shop, _| shop.entries.swap(0, 2)), ErrorCode::PacketNotAPacket);
}

#[test]
fn links_devices_folders_and_foreign_headers_are_refused() {
    let on_file = |change: fn(&mut TarEntry)| after(|shop, _| change(shop.at("data/e0001.pdf")));
    let layout = ErrorCode::PacketLayout;
    for kind in *b"1234567xgLKSV\0" {
        let code = after(|shop, _| shop.at("data/e0001.pdf").kind = kind);
        assert_eq!(code, layout, "type {}", kind as char);
    }
    assert_eq!(
        on_file(|entry| {
            entry.kind = b'2';
            entry.link = "/etc/passwd".into();
            entry.content.clear();
        }),
        layout
    );
    for name in [
        "packet/../../evil",
        "/etc/cron.d/x",
        "packet/data/E0001.pdf",
        "packet/./data/e0001.pdf",
        "other/data/e0001.pdf",
    ] {
        let code = after(|shop, _| shop.at("data/e0001.pdf").name = name.into());
        assert_eq!(code, layout, "{name}");
    }
    assert_eq!(on_file(|entry| entry.mode = 0o755), layout);
    assert_eq!(on_file(|entry| entry.mode = 0o4644), layout);
    assert_eq!(on_file(|entry| entry.uid = 1000), layout);
    assert_eq!(on_file(|entry| entry.mtime = 1), layout);
    assert_eq!(after(|shop, _| shop.at("packet.json").mode = 0o600), layout);
    assert_eq!(after(|shop, _| shop.at("packet.json.sig").mode = 0o600), layout);
    assert_eq!(after(|shop, _| shop.at("data/").mode = 0o700), layout);
    let pax =
        TarEntry { kind: b'x', ..TarEntry::file("PaxHeaders/e0001", b"30 path=../../../../tmp/evil\n") };
    assert_eq!(after(|shop, _| shop.entries.insert(9, pax.clone())), layout);
    assert_eq!(after(|shop, _| shop.entries.insert(0, pax)), ErrorCode::PacketNotAPacket);
    let long = TarEntry { kind: b'L', ..TarEntry::file("././@LongLink", b"packet/data/../../evil\0") };
    assert_eq!(after(|shop, _| shop.entries.insert(9, long)), layout);
}

#[test]
fn changed_bytes_anywhere_are_refused_even_by_somebody_who_holds_the_file_key() {
    let mismatch = ErrorCode::PacketHashMismatch;
    for name in [
        "data/e0001.pdf",
        "data/e0002.pdf",
        "record.html",
        "schema.json",
        "bagit.txt",
        "bag-info.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
    ] {
        assert_eq!(after(|shop, _| shop.at(name).content[0] ^= 1), mismatch, "{name}");
        if name == "tagmanifest-sha256.txt" {
            continue;
        }
        let code = after(|shop, _| {
            shop.at(name).content.push(b' ');
            shop.retag();
        });
        assert!([ErrorCode::PacketLayout, mismatch].contains(&code), "{name}: {code}");
    }
    let json = after(|shop, _| {
        let json = shop.json().replace("Heron", "Egret");
        shop.at("packet.json").content = json.into_bytes();
        shop.retag();
    });
    assert_eq!(json, ErrorCode::PacketSignatureWrong);
}

#[test]
fn padding_must_be_zero_and_of_the_one_right_length() {
    let (shop, cast) = workshop();
    let key = cast.own.public();
    let code = |plain: &[u8]| refusal(&encrypt(plain, &key), &cast.own).code();
    let plain = shop.plain();
    let padding = ErrorCode::PacketPadding;
    for at in [plain.len() - 1, shop.entries_bytes().len(), shop.entries_bytes().len() - 1] {
        let mut changed = plain.clone();
        changed[at] = 1;
        assert_eq!(code(&changed), padding, "{at}");
    }
    let inside = plain.windows(21).position(|w| w == b"</html>\n\0\0\0\0\0\0\0\0\0\0\0\0\0").unwrap() + 10;
    let mut changed = plain.clone();
    changed[inside] = 1;
    assert_eq!(code(&changed), padding, "between record.html and the next entry");
    for length in
        [plain.len() + 1, plain.len() + 512, plain.len() + 100_000, plain.len() - 512, plain.len() - 1]
    {
        let mut other = plain.clone();
        other.resize(length, 0);
        assert_eq!(code(&other), padding, "{length}");
    }
}

#[test]
fn a_missing_foreign_or_misplaced_signature_has_its_own_name() {
    assert_eq!(after(|shop, _| drop(shop.entries.remove(1))), ErrorCode::PacketUnsigned);
    assert_eq!(after(|shop, _| shop.at("packet.json.sig").content.clear()), ErrorCode::PacketUnsigned);
    assert_eq!(
        after(|shop, _| shop.at("packet.json.sig").name = "packet/packet.json.asc".into()),
        ErrorCode::PacketLayout
    );
    assert_eq!(
        after(|shop, _| shop.at("packet.json.sig").content.truncate(100)),
        ErrorCode::PacketSignatureMalformed
    );
    assert_eq!(
        after(|shop, _| shop.at("packet.json.sig").content = vec![b'A'; 10_000]),
        ErrorCode::PacketSignatureMalformed
    );
    let signed = |secret: u8, namespace: &'static str, what: fn(&mut Workshop) -> Vec<u8>| {
        after(|shop, _| {
            let message = what(shop);
            let signature =
                sshsig::sign(&SigningSecret::from_bytes(&[secret; 32]), namespace, &message).unwrap();
            shop.at("packet.json.sig").content = signature.into_bytes();
            shop.retag();
        })
    };
    let json: fn(&mut Workshop) -> Vec<u8> = |shop| shop.json().into_bytes();
    assert_eq!(signed(9, sshsig::NAMESPACE, json), ErrorCode::PacketSignatureWrong, "another key");
    assert_eq!(signed(1, "file", json), ErrorCode::PacketSignatureMalformed, "another purpose");
    assert_eq!(signed(1, sshsig::ROTATION_NAMESPACE, json), ErrorCode::PacketSignatureMalformed);
    let record: fn(&mut Workshop) -> Vec<u8> = |shop| shop.at("record.html").content.clone();
    assert_eq!(signed(1, sshsig::NAMESPACE, record), ErrorCode::PacketSignatureWrong, "other bytes");
}

#[test]
fn a_packet_passed_on_shows_that_it_was_meant_for_others() {
    let cast = cast();
    let stranger = DecryptSecret::generate();
    let (_, bytes) = sealed(&challenge_draft(&cast, &[]), &cast.sender, &[]);
    let passed_on = Workshop::of(&bytes, &cast.organization).seal(&stranger.public());
    let opened = verify(&passed_on[..], std::slice::from_ref(&stranger), &mut unwatched).unwrap();
    assert!(!opened.addressed_to(&[stranger.public()]));
    assert!(opened.addressed_to(&[stranger.public(), cast.organization.public()]));
}

#[test]
fn files_of_other_kinds_are_called_what_they_are() {
    let cast = cast();
    let key = &cast.own;
    let public = key.public();
    let code = |bytes: &[u8]| refusal(bytes, key).code();
    assert_eq!(code(b""), ErrorCode::PacketCut);
    assert_eq!(code(b"%PDF-1.7 and so on"), ErrorCode::PacketNotAge);
    assert_eq!(code(&[0; 100_000]), ErrorCode::PacketNotAge);
    for plain in [&b""[..], b"hello", &[0; 511], &[0; 100_000], b"{\"format\":\"ai-challenge-packet\"}"] {
        assert_eq!(code(&encrypt(plain, &public)), ErrorCode::PacketNotAPacket);
    }
    let tar = TarEntry::file("hello.txt", b"hi").bytes();
    assert_eq!(code(&encrypt(&tar, &public)), ErrorCode::PacketNotAPacket);
    let shop = Workshop { entries: vec![TarEntry::file("packet.json", b"{}")] };
    assert_eq!(code(&shop.seal(&public)), ErrorCode::PacketNotAPacket);
    let shop = Workshop { entries: vec![TarEntry::file("packet.json", b"not json")] };
    assert_eq!(code(&shop.seal(&public)), ErrorCode::PacketInvalidJson);
}

#[test]
fn a_file_locked_with_a_passphrase_is_refused_without_trying_it() {
    let recipient = age::scrypt::Recipient::new("correct horse".to_owned().into());
    let encryptor =
        age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let mut bytes = Vec::new();
    let mut writer = encryptor.wrap_output(&mut bytes).unwrap();
    writer.write_all(b"packet").unwrap();
    writer.finish().unwrap();
    assert_eq!(refusal(&bytes, &DecryptSecret::generate()).code(), ErrorCode::PacketPassphrase);
}

#[test]
fn a_header_made_to_exhaust_is_refused_at_once() {
    let key = DecryptSecret::generate();
    let share = "A".repeat(43);
    let stanza = format!("-> X25519 {share}\n{share}\n");
    let mac = format!("--- {share}\n");
    for (count, code) in [(1_600, ErrorCode::PacketTooManyStanzas), (65, ErrorCode::PacketTooManyStanzas)] {
        let file = format!("age-encryption.org/v1\n{}{mac}", stanza.repeat(count));
        let began = Instant::now();
        assert_eq!(refusal(file.as_bytes(), &key).code(), code);
        assert!(began.elapsed().as_millis() < 100, "{:?}", began.elapsed());
    }
    let full = format!("age-encryption.org/v1\n{}{mac}{}", stanza.repeat(64), "x".repeat(100));
    let began = Instant::now();
    assert_ne!(refusal(full.as_bytes(), &key).code(), ErrorCode::PacketTooManyStanzas);
    assert!(began.elapsed().as_secs() < 2, "{:?}", began.elapsed());
    let endless = format!("age-encryption.org/v1\n-> X25519 {}", "A".repeat(10_000_000));
    assert_eq!(refusal(endless.as_bytes(), &key).code(), ErrorCode::PacketHeaderTooLarge);
}

#[test]
fn a_packet_json_that_says_it_is_huge_is_refused_unread() {
    let cast = cast();
    let mut shop = Workshop { entries: vec![TarEntry::file("packet.json", &vec![b' '; 17 * 1024 * 1024])] };
    assert_eq!(refusal(&shop.seal(&cast.own.public()), &cast.own).code(), ErrorCode::PacketJsonTooLarge);
    shop.entries[0].content.truncate(16 * 1024 * 1024);
    assert_eq!(refusal(&shop.seal(&cast.own.public()), &cast.own).code(), ErrorCode::PacketInvalidJson);
}
