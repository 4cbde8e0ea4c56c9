//! The same bytes as others write, and everything that others write is read.

use crate::kit::{BORDERS, Pair, around, bytes, open_payload, seal_payload};
use proptest::prelude::*;
use recourse_stream::{CHUNK, plain_length, sealed_length};
use std::{
    env, fs,
    process::{Command, Stdio},
};

/// A file that the stock `age` 1.1.1 wrote with this key; the text is "recourse".
const SECRET: &str = "AGE-SECRET-KEY-14Z56RZJTEMTJ3MKDD79PMED9HJ4TSYW0SVVKM5AKZZSXQPKTYMJSRVLWJK";
const STOCK: &[u8] = include_bytes!("stock.age");

#[test]
fn the_fixed_file_of_stock_age_comes_out_byte_for_byte() {
    let pair = Pair { secret: SECRET.parse().unwrap() };
    let (key, start) = pair.key(STOCK);
    assert_eq!(pair.open(STOCK).unwrap(), b"recourse");
    assert_eq!(seal_payload(&key, b"recourse", 3), &STOCK[start..]);
}

#[test]
fn with_the_same_key_the_age_crate_writes_the_same_bytes() {
    let pair = Pair::new();
    for length in BORDERS.into_iter().flat_map(|chunks| [-1, 0, 1].map(|by| around(chunks, by))) {
        let text = bytes(length);
        let file = pair.seal_by_age(&text);
        let (key, start) = pair.key(&file);
        let ours = seal_payload(&key, &text, 100_000);
        assert!(ours == file[start..], "{length} bytes");
        assert_eq!(ours.len() as u64, sealed_length(length as u64));
        assert_eq!(plain_length(ours.len() as u64), Some(length as u64));
        assert!(pair.open(&file).unwrap() == text, "{length} bytes");
    }
}

#[test]
fn lengths_that_no_payload_has_are_known() {
    for sealed in [0, 1, 15, CHUNK as u64 + 17, CHUNK as u64 + 32] {
        assert_eq!(plain_length(sealed), None, "{sealed}");
    }
}

#[test]
fn a_reader_that_gives_little_at_a_time_makes_no_difference() {
    struct Slow<'a>(&'a [u8], usize);
    impl std::io::Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            self.1 = self.1 * 7 % 5_003 + 1;
            if self.1.is_multiple_of(3) {
                return Err(std::io::ErrorKind::Interrupted.into());
            }
            let now = self.1.min(buffer.len()).min(self.0.len());
            buffer[..now].copy_from_slice(&self.0[..now]);
            self.0 = &self.0[now..];
            Ok(now)
        }
    }
    let pair = Pair::new();
    let text = bytes(around(11, 5));
    let file = pair.seal(&text, 999);
    let (key, start) = pair.key(&file);
    assert!(open_payload(&key, Slow(&file[start..], 1)).1.unwrap() == text);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn both_ways_beside_the_age_crate(
        chunks in prop::sample::select(BORDERS.to_vec()),
        by in -70_i32..70,
        most in 1_usize..300_000,
    ) {
        let pair = Pair::new();
        let text = bytes(around(chunks, by as isize));
        let most = most.max(text.len() / 2_000 + 1);
        prop_assert!(pair.open_by_age(&pair.seal(&text, most)) == text);
        prop_assert!(pair.open(&pair.seal_by_age(&text)).unwrap() == text);
        let whole = recourse_stream::seal_whole(&pair.secret.to_public(), &text).unwrap();
        prop_assert!(pair.open_by_age(&whole) == text);
        prop_assert!(pair.open(&whole).unwrap() == text);
    }
}

#[test]
fn stock_age_opens_what_we_seal_and_we_open_what_it_seals() {
    let there = Command::new("age").arg("--version").output().is_ok();
    if !there {
        assert!(env::var_os("RECOURSE_JUDGES").is_none(), "RECOURSE_JUDGES is set and age is missing");
        eprintln!("SKIPPED: age is not installed");
        return;
    }
    let folder = env::temp_dir().join(format!("recourse-stream-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (keyfile, sealed) = (folder.join("key"), folder.join("sealed"));
    fs::write(&keyfile, format!("{SECRET}\n")).unwrap();
    let pair = Pair { secret: SECRET.parse().unwrap() };
    for length in [0, 1, around(1, 0), around(1, 1), around(40, -1), around(40, 0)] {
        let text = bytes(length);
        fs::write(&sealed, pair.seal(&text, 65_000)).unwrap();
        let opened = Command::new("age").arg("-d").arg("-i").arg(&keyfile).arg(&sealed).output().unwrap();
        assert!(opened.status.success() && opened.stdout == text, "{length} bytes");
        fs::write(folder.join("text"), &text).unwrap();
        let status = Command::new("age")
            .args(["-r", &pair.secret.to_public().to_string(), "-o"])
            .args([&sealed, &folder.join("text")])
            .stderr(Stdio::inherit())
            .status()
            .unwrap();
        assert!(status.success());
        assert!(pair.open(&fs::read(&sealed).unwrap()).unwrap() == text, "{length} bytes");
    }
    fs::remove_dir_all(folder).unwrap();
}
