//! Packets of many chunks: what is done on several threads comes out as if it had been done in turn.

use crate::kit::{Remember, cast, challenge_draft, decrypt, encrypt, refusal, sealed};
use recourse_model::ErrorCode;
use recourse_packet::{FileEntry, FileSink, Limits, PacketError, Sources, open, peek, seal, unwatched};
use std::{
    io::{self, Read},
    ops::ControlFlow,
};

fn files() -> Vec<Vec<u8>> {
    let bytes = |length: usize, by: usize| (0..length).map(|at| (at * by + at / 977) as u8).collect();
    [(0, 1), (1, 3), (65_536, 5), (3_000_000, 7), (524_288, 11), (700_001, 13)]
        .map(|(length, by)| bytes(length, by))
        .to_vec()
}

#[test]
fn every_byte_comes_back_also_through_the_age_crate() {
    let (cast, files) = (cast(), files());
    let (_, packet) = sealed(&challenge_draft(&cast, &files), &cast.sender, &files);
    let key = std::slice::from_ref(&cast.organization);
    let mut sink = Remember::default();
    open(&*packet, key, &Limits::UNLIMITED, &mut sink, &mut unwatched).unwrap();
    assert!(sink.files.values().eq(&files));
    // What the age crate seals anew from what it opened is the same packet to a reader.
    let again = encrypt(&decrypt(&packet, &cast.organization), &cast.organization.public());
    let mut sink = Remember::default();
    open(&*again, key, &Limits::UNLIMITED, &mut sink, &mut unwatched).unwrap();
    assert!(sink.files.values().eq(&files));
}

/// Looks at what comes before it is taken away again.
struct Prefix<'a> {
    files: &'a [Vec<u8>],
    index: usize,
    at: usize,
    aborted: bool,
}

impl FileSink for Prefix<'_> {
    fn begin(&mut self, file: &FileEntry) -> io::Result<()> {
        (self.index, self.at) = (file.path.number() as usize - 1, 0);
        Ok(())
    }
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        assert!(bytes == &self.files[self.index][self.at..self.at + bytes.len()], "only what was sealed");
        self.at += bytes.len();
        Ok(())
    }
    fn end(&mut self) -> io::Result<()> {
        Ok(())
    }
    fn abort(&mut self) {
        self.aborted = true;
    }
}

#[test]
fn cuts_and_flips_anywhere_are_told_apart_and_nothing_false_reaches_the_sink() {
    let (cast, files) = (cast(), files());
    let (_, packet) = sealed(&challenge_draft(&cast, &files), &cast.sender, &files);
    let key = std::slice::from_ref(&cast.organization);
    for place in (1_500..packet.len()).step_by(97_003) {
        assert_eq!(
            refusal(&packet[..place], &cast.organization).code(),
            ErrorCode::PacketCut,
            "cut at {place}"
        );
        let mut bad = packet.clone();
        bad[place] ^= 0x40;
        let mut sink = Prefix { files: &files, index: 0, at: 0, aborted: false };
        let error = open(&*bad, key, &Limits::UNLIMITED, &mut sink, &mut unwatched).unwrap_err();
        assert_eq!((error.code(), sink.aborted), (ErrorCode::PacketDamaged, true), "flip at {place}");
        if place > packet.len() / 2 {
            assert!(peek(&*bad, key).is_ok(), "a first look does not go that far");
        }
    }
    let longer = [&packet[..], &[0; 70_000]].concat();
    assert_eq!(refusal(&longer, &cast.organization).code(), ErrorCode::PacketDamaged);
}

/// The first file has changed; the one after it is gone.
struct ChangedAndGone(Vec<Vec<u8>>);

impl Sources for ChangedAndGone {
    fn open(&mut self, index: usize, _: &FileEntry) -> io::Result<Box<dyn Read + '_>> {
        match index {
            4.. => Err(io::ErrorKind::NotFound.into()),
            _ => Ok(Box::new(self.0[index].as_slice())),
        }
    }
}

#[test]
fn the_first_trouble_with_a_file_is_the_one_that_is_told() {
    let (cast, files) = (cast(), files());
    let draft = challenge_draft(&cast, &files);
    let mut sources = ChangedAndGone(files);
    let run = |sources: &mut ChangedAndGone| -> PacketError {
        seal(&draft, &cast.sender, sources, Vec::new(), &mut unwatched).unwrap_err()
    };
    assert!(matches!(run(&mut sources), PacketError::EvidenceVanished { path } if path.contains("e0005")));
    sources.0[3][2_999_999] ^= 1;
    assert!(matches!(run(&mut sources), PacketError::EvidenceChanged { path } if path.contains("e0004")));
}

#[test]
fn whoever_stops_it_is_asked_often_and_heard_at_once() {
    let (cast, files) = (cast(), files());
    let draft = challenge_draft(&cast, &files);
    let (_, packet) = sealed(&draft, &cast.sender, &files);
    let key = std::slice::from_ref(&cast.organization);
    for stop in [100_000, 1_000_000, 4_000_000] {
        let mut last = 0;
        let mut watch = |progress: recourse_packet::Progress| {
            assert!(progress.done - last <= 64 * 1024, "asked at least once for every 64 KiB");
            assert!(last < stop, "not asked again after the answer");
            last = progress.done;
            if last >= stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let error = seal(&draft, &cast.sender, &mut files.clone(), io::sink(), &mut watch).unwrap_err();
        assert_eq!(error.code(), ErrorCode::Cancelled);
        last = 0;
        let mut watch = |progress: recourse_packet::Progress| {
            assert!(progress.done - last <= 64 * 1024);
            last = progress.done;
            if last >= stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let mut sink = Remember::default();
        let error = open(&*packet, key, &Limits::UNLIMITED, &mut sink, &mut watch).unwrap_err();
        assert_eq!((error.code(), sink.aborted), (ErrorCode::Cancelled, 1));
    }
}
