//! Every kind of accident: flipped bits and cut files. Sampled here; a later issue does all of them.

use crate::kit::*;
use recourse_model::ErrorCode;
use std::collections::BTreeMap;

fn small() -> (Vec<u8>, Cast) {
    let cast = cast();
    let files = vec![b"one page".to_vec()];
    let (_, bytes) = sealed(&challenge_draft(&cast, &files), &cast.sender, &files);
    (bytes, cast)
}

#[test]
fn no_flipped_bit_gets_through() {
    let (bytes, cast) = small();
    let header = bytes.windows(5).position(|w| w == b"\n--- ").unwrap() + 49;
    let mut codes: BTreeMap<ErrorCode, u32> = BTreeMap::new();
    // Every bit of the age header, and a bit in every seventh byte of the rest.
    let places = (0..header * 8).chain((header..bytes.len()).step_by(7).map(|byte| byte * 8 + byte % 8));
    for bit in places {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        *codes.entry(refusal(&flipped, &cast.organization).code()).or_default() += 1;
    }
    let allowed = [
        ErrorCode::PacketNotAge,
        ErrorCode::PacketDamaged,
        ErrorCode::PacketNotForYou,
        ErrorCode::PacketTooManyStanzas,
        ErrorCode::PacketCut,
    ];
    assert!(codes.keys().all(|code| allowed.contains(code)), "{codes:?}");
    assert!(codes[&ErrorCode::PacketDamaged] > 1_000, "{codes:?}");
    assert!(
        codes.get(&ErrorCode::PacketCut).is_none_or(|cut| *cut < 10),
        "damage taken for a cut: {codes:?}"
    );
}

#[test]
fn no_cut_gets_through_and_a_cut_is_called_a_cut() {
    let (bytes, cast) = small();
    let mut others = 0;
    let lengths = (0..2_000).chain((2_000..bytes.len()).step_by(61)).chain(bytes.len() - 40..bytes.len());
    for length in lengths {
        let code = refusal(&bytes[..length], &cast.organization).code();
        others += u32::from(code != ErrorCode::PacketCut);
    }
    assert!(others < 5, "{others} cuts were called something else");
}

#[test]
fn a_large_packet_that_was_cut_is_called_cut_at_every_chunk() {
    let cast = cast();
    let files = vec![vec![3; 400_000]];
    let (_, bytes) = sealed(&challenge_draft(&cast, &files), &cast.sender, &files);
    for length in (100_000..bytes.len()).step_by(9_973) {
        assert_eq!(refusal(&bytes[..length], &cast.own).code(), ErrorCode::PacketCut, "{length}");
    }
    let mut damaged = bytes.clone();
    let last = damaged.len() - 1;
    damaged[last] ^= 1;
    assert_eq!(refusal(&damaged, &cast.own).code(), ErrorCode::PacketDamaged);
    for extra in [1, 16, 512, 70_000] {
        let longer = [bytes.clone(), vec![0; extra]].concat();
        assert_eq!(refusal(&longer, &cast.own).code(), ErrorCode::PacketDamaged, "{extra} bytes follow");
    }
}
