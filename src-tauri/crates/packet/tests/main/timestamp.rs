//! Time-stamps of others: stock `openssl` asks, answers and judges, and what it gives is taken or refused here.

use crate::{
    judges::have,
    timestamp_kit::{AS_STAMP, Authority, RECORD, hash},
};
use recourse_model::{ErrorCode, Sha256Hash};
use recourse_packet::timestamp::{
    AuthorityCheck, Fault, MAX_REPLY_BYTES, Nonce, OutsideTime, TimestampError, nonce_of, request, verify,
};

fn fault(result: Result<OutsideTime, TimestampError>) -> Fault {
    result.unwrap_err().fault().unwrap()
}

/// A stamp of an authority of the past, which must be read the same for ever. `README.md` beside it says how it was made.
mod kept {
    pub(super) const RECORD: &[u8] = include_bytes!("timestamp/packet.json");
    pub(super) const REQUEST: &[u8] = include_bytes!("timestamp/request.tsq");
    pub(super) const REPLY: &[u8] = include_bytes!("timestamp/reply.tsr");
    pub(super) const ROOT: &[u8] = include_bytes!("timestamp/root.pem");
}

#[test]
fn a_request_holds_the_hash_and_a_number_and_nothing_else() {
    let sha256 = hash(RECORD);
    let (one, two) = (Nonce::random().unwrap(), Nonce::random().unwrap());
    assert_ne!(one, two);
    let bytes = request(sha256, &one);
    assert_eq!(bytes.len(), 69, "no request is longer than another");
    assert_eq!(Nonce::of_request(&bytes).unwrap(), one);
    assert!(bytes.windows(32).any(|window| window == sha256.0));
    assert!(Nonce::of_request(&bytes[..68]).is_err());
    assert!(Nonce::of_request(&[&bytes[..], &[0]].concat()).is_err());
}

#[test]
fn a_kept_stamp_is_read_the_same_for_ever() {
    let sha256 = hash(kept::RECORD);
    let nonce = Nonce::of_request(kept::REQUEST).unwrap();
    assert_eq!(nonce_of(kept::REPLY).unwrap().unwrap(), nonce);
    assert_eq!(request(sha256, &nonce), kept::REQUEST);
    let stamp = verify(kept::REPLY, sha256, Some(&nonce), Some(kept::ROOT)).unwrap();
    assert_eq!(stamp.at.to_rfc3339(), "2026-12-01T02:16:51+00:00");
    let AuthorityCheck::Anchored { root, .. } = stamp.check else { panic!("it leads to its root") };
    assert_eq!(root, "Root");
}

#[test]
fn a_kept_stamp_is_refused_when_it_is_cut_or_changed_anywhere() {
    let sha256 = hash(kept::RECORD);
    let nonce = Nonce::of_request(kept::REQUEST).unwrap();
    let judge = |reply: &[u8]| verify(reply, sha256, Some(&nonce), Some(kept::ROOT));
    let right = judge(kept::REPLY).unwrap();
    for end in 0..kept::REPLY.len() {
        assert!(judge(&kept::REPLY[..end]).is_err(), "cut at {end}");
    }
    let mut harmless = Vec::new();
    for at in 0..kept::REPLY.len() {
        for bit in 0..8 {
            let mut changed = kept::REPLY.to_vec();
            changed[at] ^= 1 << bit;
            if let Ok(said) = judge(&changed) {
                assert_eq!(said, right, "byte {at}, bit {bit}");
                harmless.push(at);
            }
        }
    }
    // Granted as asked, or granted with changes: the one bit of a reply that is not signed and that we may not judge.
    assert_eq!(harmless, [8]);
}

#[test]
fn openssl_answers_our_request_and_both_accept_the_stamp() {
    if !have(&["openssl"]) {
        return;
    }
    let authority = Authority::new();
    let (nonce, reply) = authority.stamp();
    let asked = authority.openssl("ts -query -in request.tsq -text");
    let digits: String = asked
        .lines()
        .filter(|line| line.trim_start().starts_with("00"))
        .flat_map(|line| line.split(" - ").nth(1).unwrap_or_default().get(..48).unwrap_or_default().chars())
        .filter(char::is_ascii_hexdigit)
        .collect();
    assert_eq!(digits, hash(RECORD).to_string(), "{asked}");
    assert!(asked.contains("Certificate required: yes"), "{asked}");
    authority.openssl("ts -verify -data packet.json -in reply.tsr -CAfile root.pem");
    authority.openssl("ts -verify -queryfile request.tsq -in reply.tsr -CAfile root.pem");

    let root = authority.read("root.pem");
    let stamp = verify(&reply, hash(RECORD), Some(&nonce), Some(&root)).unwrap();
    let said = authority.openssl("ts -reply -in reply.tsr -text");
    assert!(said.contains(&format!("Time stamp: {}", stamp.at.format("%b %e %H:%M:%S %Y GMT"))), "{said}");
    assert!(said.contains(&format!("Policy OID: {}", stamp.policy)), "{said}");
    assert_eq!(stamp.accuracy_micros, Some(1_500_100));
    assert_eq!((stamp.latest() - stamp.at).num_microseconds(), Some(1_500_100));
    assert_eq!(stamp.serial, "01");
    assert_eq!(stamp.authority, "Example_stamps, Example");
    let printed = authority.openssl("x509 -in root.pem -noout -fingerprint -sha256");
    let printed = printed.trim().rsplit('=').next().unwrap().replace(':', "").to_lowercase();
    assert_eq!(
        stamp.check,
        AuthorityCheck::Anchored { root: "Root".into(), sha256: printed.parse().unwrap() }
    );
    let alone = verify(&reply, hash(RECORD), None, None).unwrap();
    assert_eq!(alone, OutsideTime { check: AuthorityCheck::NotChecked, ..stamp });
}

#[test]
fn a_stamp_for_something_else_is_refused() {
    if !have(&["openssl"]) {
        return;
    }
    let authority = Authority::new();
    let (nonce, reply) = authority.stamp();
    let other = verify(&reply, hash(b"another record"), Some(&nonce), None).unwrap_err();
    assert_eq!((other, other.code()), (TimestampError::OtherPacket, ErrorCode::TimestampOtherPacket));
    let again = Nonce::random().unwrap();
    assert_eq!(fault(verify(&reply, hash(RECORD), Some(&again), None)), Fault::Nonce);
    let large = vec![0; usize::try_from(MAX_REPLY_BYTES).unwrap() + 1];
    assert_eq!(fault(verify(&large, Sha256Hash::default(), None, None)), Fault::TooLarge);
    // A request for another hash function is turned down by the authority, in a reply without a stamp.
    authority.openssl("ts -query -data packet.json -sha512 -out long.tsq");
    authority.openssl("ts -reply -config config -queryfile long.tsq -out no.tsr");
    assert_eq!(fault(verify(&authority.read("no.tsr"), hash(RECORD), None, None)), Fault::NotGranted);
}

#[test]
fn a_stamp_counts_only_as_far_as_its_root_is_the_one_given() {
    if !have(&["openssl"]) {
        return;
    }
    let authority = Authority::new();
    let (_, reply) = authority.stamp();
    let judge = |pem: &[u8]| {
        verify(&reply, hash(RECORD), None, Some(pem)).map_err(|error| (error.code(), error.fault()))
    };
    let no = |fault| Err((ErrorCode::TimestampAuthority, Some(fault)));
    assert_eq!(judge(&Authority::new().read("root.pem")), no(Fault::Chain));
    assert_eq!(judge(&authority.read("between.pem")), no(Fault::Chain), "not a root, as for openssl");
    assert!(authority.openssl_refuses("ts -verify -data packet.json -in reply.tsr -CAfile between.pem"));
    assert_eq!(judge(b""), no(Fault::NoCertificates));
    assert_eq!(judge(&reply), no(Fault::NoCertificates));
    assert_eq!(judge(&authority.read("root.key")), no(Fault::NoCertificates));
    let both = [authority.read("between.pem"), authority.read("root.pem")].concat();
    assert!(judge(&both).is_ok());
    authority.openssl("x509 -in root.pem -outform DER -out root.der");
    assert!(judge(&authority.read("root.der")).is_ok());
}

#[test]
fn a_forged_stamp_is_refused() {
    if !have(&["openssl"]) {
        return;
    }
    let authority = Authority::new();
    authority.certify("second", "between", "stamps", "rsa:2048");
    authority.certify("curve", "between", "stamps", "ec -pkeyopt ec_paramgen_curve:P-384");
    authority.stamp();
    let root = authority.read("root.pem");
    let facts = authority.facts();
    let judge = |reply: &[u8]| verify(reply, hash(RECORD), None, Some(&root));
    assert!(
        judge(&authority.forge(&facts, "stamps", AS_STAMP)).is_ok(),
        "the forger does what an authority does"
    );
    for (section, key, expected) in [
        ("plain", "rsa:2048", Fault::Purpose),
        ("not_critical", "rsa:2048", Fault::Purpose),
        ("also_code", "rsa:2048", Fault::Purpose),
        ("stamps", "rsa:1024", Fault::Algorithm),
    ] {
        authority.certify("odd", "between", section, key);
        assert_eq!(fault(judge(&authority.forge(&facts, "odd", AS_STAMP))), expected, "{section} {key}");
    }
    for (how, expected) in [
        ("-econtent_type id-smime-ct-TSTInfo -md sha256", Fault::Signer),
        ("-econtent_type id-smime-ct-TSTInfo -cades -md sha1", Fault::Algorithm),
        ("-econtent_type id-smime-ct-TSTInfo -cades -md sha256 -nocerts", Fault::Signer),
        ("-cades -md sha256", Fault::Malformed),
    ] {
        assert_eq!(fault(judge(&authority.forge(&facts, "stamps", how))), expected, "{how}");
    }
    let at = facts.windows(2).position(|window| window == [0x18, 15]).unwrap() + 2;
    for (year, expected) in [("2001", Fault::Expired), ("2101", Fault::Expired), ("20x1", Fault::Malformed)] {
        let mut other = facts.clone();
        other[at..at + 4].copy_from_slice(year.as_bytes());
        assert_eq!(fault(judge(&authority.forge(&other, "stamps", AS_STAMP))), expected, "{year}");
    }
    // Elliptic curves and RSASSA-PSS sign as well.
    assert!(judge(&authority.forge(&facts, "curve", AS_STAMP)).is_ok());
    let pss = format!("{AS_STAMP} -keyopt rsa_padding_mode:pss");
    assert!(judge(&authority.forge(&facts, "stamps", &pss)).is_ok());
    // Another certificate of the same authority may sign as well; what is signed and by whom must go together.
    let theirs = authority.forge(&facts, "second", AS_STAMP);
    assert!(judge(&theirs).is_ok());
    let last = theirs.len() - 1;
    let mut broken = theirs;
    broken[last] ^= 1;
    assert_eq!(fault(judge(&broken)), Fault::Signature);
}
