//! Damage, full disks, and threads that stop.

use crate::kit::{Pair, around, bytes, open_payload};
use recourse_stream::{DiskFile, HashLine, Reader, StreamError, Syncing, Writer};
use sha2::{Digest, Sha256};
use std::io::{self, Read, Write};

#[test]
fn every_cut_and_every_flip_is_refused_and_only_the_text_before_it_comes_out() {
    let pair = Pair::new();
    let text = bytes(around(20, 100));
    let file = pair.seal(&text, 65_536);
    let (key, start) = pair.key(&file);
    let payload = &file[start..];
    let borders = (0..=20).flat_map(|chunk| [0, 1, 15, 16, 17, 30_000].map(|by| chunk * 65_552 + by));
    for place in borders.filter(|place| *place < payload.len()) {
        let (got, how) = open_payload(&key, &payload[..place]);
        assert!(matches!(how, Err(StreamError::Damaged)), "cut at {place}");
        assert!(got == text[..got.len()] && got.len().is_multiple_of(65_536));
        assert!(matches!(pair.open_whole(&file[..start + place]), Err(StreamError::Damaged)));
        let mut bad = file.clone();
        bad[start + place] ^= 1;
        assert!(matches!(pair.open_whole(&bad), Err(StreamError::Damaged)), "flip at {place}");
        let mut bad = payload.to_vec();
        bad[place] ^= 1;
        let (got, how) = open_payload(&key, &*bad);
        assert!(matches!(how, Err(StreamError::Damaged)), "flip at {place}");
        assert_eq!(got.len(), place / 65_552 * 65_536, "flip at {place}");
        assert!(got == text[..got.len()]);
    }
}

#[test]
fn chunks_in_another_order_doubled_missing_or_followed_by_more_are_refused() {
    let pair = Pair::new();
    for length in [around(12, 0), around(12, 9)] {
        let text = bytes(length);
        let file = pair.seal(&text, 65_536);
        let (key, start) = pair.key(&file);
        let chunks: Vec<&[u8]> = file[start..].chunks(65_552).collect();
        let refused = |chunks: &[&[u8]]| {
            let payload = chunks.concat();
            let (got, how) = open_payload(&key, &*payload);
            assert!(matches!(how, Err(StreamError::Damaged)));
            assert!(matches!(
                pair.open_whole(&[&file[..start], &payload].concat()),
                Err(StreamError::Damaged)
            ));
            assert!(got == text[..got.len()]);
        };
        for at in 0..chunks.len() - 1 {
            let mut other = chunks.clone();
            other.swap(at, at + 1);
            refused(&other);
            other = chunks.clone();
            other.insert(at, chunks[at]);
            refused(&other);
            other = chunks.clone();
            other.remove(at);
            refused(&other);
        }
        refused(&[&chunks[..], &[b"x"]].concat());
        refused(&[&chunks[..], &[chunks[chunks.len() - 1]]].concat());
        refused(&[]);
    }
    // An empty chunk at the end, sealed with the right key and place, is one that nobody writes.
    let empty = pair.seal(b"", 1);
    assert_eq!(pair.open(&empty).unwrap(), b"");
}

/// Fails after so many bytes.
struct Ends(usize);

impl Write for Ends {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let taken = bytes.len().min(self.0);
        self.0 -= taken;
        Ok(taken)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Read for Ends {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let read = buffer.len().min(self.0);
        self.0 -= read;
        buffer[..read].fill(0);
        Ok(read)
    }
}

#[test]
fn a_full_disk_and_a_bad_one_are_told_as_what_they_are() {
    let (key, _) = {
        let pair = Pair::new();
        pair.key(&pair.seal(b"", 1))
    };
    for room in [0, 10, 65_552, 1_000_000, 5_000_000] {
        let mut writer = Writer::new(Ends(room), key.clone());
        let mut how = Ok(());
        let piece = bytes(65_536);
        for _ in 0..200 {
            how = how.and_then(|()| writer.put(&piece));
        }
        let error = how.and_then(|()| writer.finish().map(drop)).unwrap_err();
        assert!(
            matches!(error, StreamError::Output(ref error) if error.kind() == io::ErrorKind::StorageFull)
        );
    }
    let pair = Pair::new();
    let text = bytes(around(50, 0));
    let file = pair.seal(&text, 65_536);
    let (key, start) = pair.key(&file);
    for whole in [0, 70_000, 40 * 65_552, 40 * 65_552 + 1] {
        let input = file[start..start + whole].chain(Ends(0));
        let (got, how) = open_payload(&key, input);
        let error = how.unwrap_err();
        assert!(
            matches!(error, StreamError::Input(ref error) if error.kind() == io::ErrorKind::PermissionDenied)
        );
        assert!(got == text[..got.len()]);
        assert!(got.len() + 65_536 >= whole / 65_552 * 65_536, "what was good came out");
    }
}

#[test]
fn hashes_are_those_of_the_bytes_between_the_marks() {
    let pair = Pair::new();
    let (key, _) = pair.key(&pair.seal(b"", 1));
    let text = bytes(3_000_000);
    let cuts = [0, 1, 100, 65_536, 65_537, 400_000, 400_000, 2_999_999, 3_000_000];
    let mut writer = Writer::new(io::sink(), key);
    let mut pending = Vec::new();
    for pair in cuts.windows(2) {
        writer.hash_from_here();
        writer.put(&text[pair[0]..pair[1]]).unwrap();
        pending.push(writer.hash_to_here());
        writer.put(b"between").unwrap();
    }
    let settled = writer.settle();
    for (pair, pending) in cuts.windows(2).zip(pending) {
        let hash: [u8; 32] = Sha256::digest(&text[pair[0]..pair[1]]).into();
        assert_eq!(pending.wait().unwrap(), hash, "{pair:?}");
    }
    settled.finish().unwrap();
}

#[test]
fn a_hash_can_stand_in_the_payload_itself() {
    let pair = Pair::new();
    let (key, _) = pair.key(&pair.seal(b"", 1));
    for length in [0, 5, 65_536, 65_537, 2_000_000] {
        let text = bytes(length);
        let mut writer = Writer::new(Vec::new(), key.clone());
        writer.hash_from_here();
        writer.put(&text).unwrap();
        let hash = writer.hash_at_once().wait().unwrap();
        assert_eq!(hash, <[u8; 32]>::from(Sha256::digest(&text)), "{length}");
        writer.put(&hash).unwrap();
        let (payload, _) = writer.finish().unwrap();
        assert!(open_payload(&key, &*payload).1.unwrap() == [&text[..], &hash].concat());
    }
}

#[test]
fn pieces_of_a_reader_are_hashed_beside() {
    let pair = Pair::new();
    let text = bytes(9_000_000);
    let file = pair.seal(&text, 65_536);
    let (key, start) = pair.key(&file);
    let mut reader = Reader::new(&file[start..], key);
    let line = HashLine::new();
    while let Some(piece) = reader.next(100_000).unwrap() {
        line.update(piece);
    }
    assert_eq!(line.end().wait().unwrap(), <[u8; 32]>::from(Sha256::digest(&text)));
    assert_eq!(line.end().wait().unwrap(), <[u8; 32]>::from(Sha256::digest(b"")));
}

#[test]
fn what_is_dropped_in_the_middle_is_forgotten() {
    let pair = Pair::new();
    let text = bytes(9_000_000);
    let file = pair.seal(&text, 65_536);
    let (key, start) = pair.key(&file);
    for _ in 0..50 {
        let mut reader = Reader::new(&file[start..], key.clone());
        for _ in 0..5 {
            reader.next(usize::MAX).unwrap();
        }
        let mut writer = Writer::new(io::sink(), key.clone());
        writer.hash_from_here();
        writer.put(&text).unwrap();
        let pending = writer.hash_to_here();
        drop(writer);
        assert!(pending.wait().is_err(), "a hash that will never be there is not waited for");
    }
}

#[test]
fn a_whole_file_with_a_bad_header_for_somebody_else_or_with_too_long_a_header_is_refused() {
    let pair = Pair::new();
    let file = pair.seal(b"text", 4);
    let (_, start) = pair.key(&file);
    for place in 0..start {
        let mut bad = file.clone();
        bad[place] ^= 1;
        assert!(matches!(pair.open_whole(&bad), Err(StreamError::Damaged)), "flip at {place}");
        assert!(matches!(pair.open_whole(&file[..place]), Err(StreamError::Damaged)), "cut at {place}");
    }
    assert!(matches!(Pair::new().open_whole(&file), Err(StreamError::Damaged)));
    let short = recourse_stream::open_whole(&pair.secret, &file, start - 40);
    assert!(matches!(short, Err(StreamError::Damaged)));
}

#[test]
fn a_file_on_its_way_to_the_disk_holds_what_was_written_and_tells_what_went_wrong() {
    let path = std::env::temp_dir().join(format!("recourse-stream-disk-{}", std::process::id()));
    for later in [false, true] {
        let mut file = DiskFile::new(std::fs::File::create(&path).unwrap());
        let text = bytes(40 << 20);
        file.write_all(&text).unwrap();
        file.write_all(&text).unwrap();
        if later {
            file.finish_later().unwrap().wait().unwrap();
        } else {
            file.finish().unwrap();
        }
        assert!(std::fs::read(&path).unwrap() == [&text[..], &text].concat());
    }
    let many: Vec<Syncing> = (0..100).map(|_| Syncing::start(std::fs::File::open(&path).unwrap())).collect();
    assert!(many.into_iter().all(|syncing| syncing.wait().is_ok()));
    std::fs::remove_file(&path).unwrap();
    let broken = Syncing::start_with(|| std::panic::resume_unwind(Box::new("on purpose")));
    assert!(broken.wait().is_err());
    let failed = Syncing::start_with(|| Err(io::ErrorKind::StorageFull.into()));
    assert_eq!(failed.wait().unwrap_err().kind(), io::ErrorKind::StorageFull);
    // A device that is always full.
    if let Ok(full) = std::fs::File::create("/dev/full") {
        assert!(DiskFile::new(full).write_all(b"x").is_err());
    }
}

#[test]
fn a_long_payload_needs_no_more_memory_than_a_short_one() {
    let pair = Pair::new();
    let (key, _) = pair.key(&pair.seal(b"", 1));
    let peak = || {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or(" 0 kB").to_owned();
        line.trim().trim_end_matches(" kB").trim().parse::<u64>().unwrap()
    };
    let seal = |pieces: usize| {
        let piece = bytes(1 << 20);
        let mut writer = Writer::new(io::sink(), key.clone());
        writer.hash_from_here();
        for _ in 0..pieces {
            writer.put(&piece).unwrap();
        }
        writer.finish().unwrap();
    };
    seal(40);
    let before = peak();
    seal(400);
    // Other tests may run beside this one in the same process.
    assert!(peak() - before < 200 * 1024, "{} KiB more", peak() - before);
}
