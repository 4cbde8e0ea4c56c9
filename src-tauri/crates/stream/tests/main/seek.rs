//! Reading from any place.

use crate::kit::{Pair, around, bytes};
use proptest::prelude::*;
use recourse_stream::{SeekReader, StreamError};
use std::io::{Cursor, Read, Seek, SeekFrom};

fn reader(pair: &Pair, file: Vec<u8>) -> Result<SeekReader<Cursor<Vec<u8>>>, StreamError> {
    let (key, start) = pair.key(&file);
    SeekReader::new(Cursor::new(file), key, start as u64)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn every_range_is_the_one_that_was_asked_for(
        chunks in 0_usize..60,
        by in -3_isize..4,
        jumps in prop::collection::vec((0.0_f64..1.02, 0_usize..3_500_000, 1_usize..600_000), 1..8),
    ) {
        let pair = Pair::new();
        let text = bytes(around(chunks, by));
        let mut reader = reader(&pair, pair.seal(&text, 65_536)).unwrap();
        prop_assert_eq!(reader.length(), text.len() as u64);
        for (place, length, step) in jumps {
            let from = (text.len() as f64 * place) as usize;
            reader.seek(SeekFrom::Start(from as u64)).unwrap();
            let mut got = Vec::new();
            let mut buffer = vec![0; step];
            while got.len() < length {
                let most = step.min(length - got.len());
                match reader.read(&mut buffer[..most]).unwrap() {
                    0 => break,
                    read => got.extend_from_slice(&buffer[..read]),
                }
            }
            let end = text.len().min(from + length);
            prop_assert!(got == text.get(from..end).unwrap_or_default());
        }
    }
}

#[test]
fn a_payload_that_was_cut_does_not_open_and_damage_shows_where_it_is() {
    let pair = Pair::new();
    let text = bytes(around(90, 0));
    let file = pair.seal(&text, 65_536);
    let (_, start) = pair.key(&file);
    for length in [start, start + 15, start + 65_552, start + 65_553, start + 80 * 65_552, file.len() - 1] {
        assert!(matches!(reader(&pair, file[..length].to_vec()), Err(StreamError::Damaged)), "{length}");
    }
    for chunk in [0, 3, 40, 88] {
        let mut bad = file.clone();
        bad[start + chunk * 65_552 + 77] ^= 4;
        let mut reader = reader(&pair, bad).unwrap();
        let mut got = Vec::new();
        assert!(reader.read_to_end(&mut got).is_err());
        assert!(got == text[..got.len()], "nothing but the text comes before the damage");
        assert_eq!(got.len(), around(chunk, 0), "all of it");
        reader.seek(SeekFrom::Start(around(chunk + 1, 0) as u64)).unwrap();
        assert_eq!(reader.read(&mut [0; 10]).unwrap(), 10);
    }
}
