//! Cuts of a large packet. Every bit and every cut of a small one: `tests/vectors/sweep.rs`.

use crate::kit::*;
use recourse_model::ErrorCode;

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
