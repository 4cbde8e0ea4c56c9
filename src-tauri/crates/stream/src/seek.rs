//! Opening any part of a payload.

use crate::{
    CHUNK, DEPTH, MOST_CHUNKS, PayloadKey, SEALED_CHUNK, StreamError,
    aead::Place,
    buffer::{Buffer, Buffers},
    plain_length, pool,
    read::{Opened, Opening, open_now, open_run},
    sealed_length,
};
use std::{
    collections::VecDeque,
    io::{self, ErrorKind, Read, Seek, SeekFrom},
};

/// After this many bytes in a row it is taken for granted that more will be asked for.
const STEADY: u64 = 2 * 1024 * 1024;
/// The most chunks that are opened in one go for a reader that may go elsewhere next.
const MOST_AT_ONCE: u64 = 4;

/// Reads and seeks in the plaintext of a payload. Gives out nothing that was not authenticated. A reader that goes on
/// and on is read ahead for, on other threads.
pub struct SeekReader<R: Read + Seek> {
    input: R,
    key: PayloadKey,
    /// Where the first chunk begins in the input, in bytes.
    start: u64,
    /// The length of the plaintext, in bytes.
    length: u64,
    chunks: u64,
    at: u64,
    current: Option<Run<Buffer>>,
    /// What is read ahead, without gaps after `current`.
    ahead: VecDeque<Run<Opening>>,
    /// How many bytes were read in a row.
    steady: u64,
    plain: Buffers,
    sealed: Buffers,
}

/// Some chunks.
struct Run<T> {
    first: u64,
    count: u64,
    bytes: T,
}

impl<R: Read + Seek> SeekReader<R> {
    /// Opens the payload whose chunks begin at byte `start` of `input` and take all the rest of it. The last chunk is
    /// opened at once, so the length is known to be the one that was sealed.
    ///
    /// # Errors
    /// [`StreamError::Input`] when the input cannot be read, [`StreamError::Damaged`] when it was cut or changed.
    pub fn new(mut input: R, key: PayloadKey, start: u64) -> Result<Self, StreamError> {
        let end = input.seek(SeekFrom::End(0)).map_err(StreamError::Input)?;
        let sealed = end.checked_sub(start).ok_or(StreamError::Damaged)?;
        let length = plain_length(sealed).ok_or(StreamError::Damaged)?;
        let chunks = sealed.div_ceil(SEALED_CHUNK as u64);
        let mut reader = Self {
            input,
            key,
            start,
            length,
            chunks,
            at: 0,
            current: None,
            ahead: VecDeque::new(),
            steady: 0,
            plain: Buffers::default(),
            sealed: Buffers::default(),
        };
        reader.load(chunks - 1, 1)?;
        Ok(reader)
    }

    /// The length of the plaintext, in bytes.
    #[must_use]
    pub const fn length(&self) -> u64 {
        self.length
    }

    /// Reads the sealed bytes of some chunks.
    fn fetch(&mut self, first: u64, count: u64) -> Result<(Buffer, Place), StreamError> {
        let sealed = sealed_length(self.length);
        let from = first * SEALED_CHUNK as u64;
        let size = (sealed - from).min(count * SEALED_CHUNK as u64) as usize;
        let mut buffer = self.sealed.take(size);
        self.input.seek(SeekFrom::Start(self.start + from)).map_err(StreamError::Input)?;
        self.input.read_exact(&mut buffer.bytes).map_err(|error| match error.kind() {
            // It was longer when it was opened.
            ErrorKind::UnexpectedEof => StreamError::Damaged,
            _ => StreamError::Input(error),
        })?;
        Ok((buffer, Place { first, ends: first + count == self.chunks }))
    }

    /// Opens some chunks here and now.
    fn load(&mut self, first: u64, count: u64) -> Result<(), StreamError> {
        self.current = None;
        self.ahead.clear();
        let (sealed, place) = self.fetch(first, count)?;
        let opened = open_now(&self.key, place, &sealed, &self.plain)?;
        self.show(first, opened)
    }

    /// Makes a run the current one, as far as it is good.
    fn show(&mut self, first: u64, opened: Opened) -> Result<(), StreamError> {
        let count = opened.bytes.bytes.len().div_ceil(CHUNK).max(usize::from(opened.whole)) as u64;
        if count == 0 {
            return Err(StreamError::Damaged);
        }
        self.current = Some(Run { first, count, bytes: opened.bytes });
        Ok(())
    }

    /// Sees to it that the chunk with the byte at `self.at` is the current one or among the current ones.
    fn bring(&mut self, wanted: usize) -> Result<(), StreamError> {
        let chunk = self.at / CHUNK as u64;
        let holds = |first, count| (first..first + count).contains(&chunk);
        if self.current.as_ref().is_some_and(|run| holds(run.first, run.count)) {
            return Ok(());
        }
        let left = self.chunks - chunk;
        if self.ahead.front().is_none_or(|run| run.first != chunk) {
            if self.steady < STEADY || !pool::is_there() {
                let end = (self.at + wanted as u64).div_ceil(CHUNK as u64);
                let count = (end - chunk).clamp(1, MOST_AT_ONCE).min(left);
                return self.load(chunk, count);
            }
            self.ahead.clear();
        }
        self.current = None;
        self.read_ahead(chunk)?;
        let run = self.ahead.pop_front().ok_or(StreamError::Broken)?;
        let opened = run.bytes.wait()??;
        self.show(run.first, opened)
    }

    /// Reads ahead from chunk `next`, or from the end of what is read ahead already.
    fn read_ahead(&mut self, next: u64) -> Result<(), StreamError> {
        while self.ahead.len() < DEPTH {
            let first = self.ahead.back().map_or(next, |run| run.first + run.count);
            let count = (self.chunks - first).min(MOST_CHUNKS as u64);
            if count == 0 {
                break;
            }
            let (sealed, place) = match self.fetch(first, count) {
                Ok(fetched) => fetched,
                // It is told when its turn comes.
                Err(_) if !self.ahead.is_empty() => break,
                Err(error) => return Err(error),
            };
            let bytes = open_run(&self.key, place, sealed, &self.plain, false);
            self.ahead.push_back(Run { first, count, bytes });
        }
        Ok(())
    }
}

impl<R: Read + Seek> Read for SeekReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() || self.at >= self.length {
            return Ok(0);
        }
        let left = usize::try_from(self.length - self.at).unwrap_or(usize::MAX);
        self.bring(buffer.len().min(left))?;
        let run = self.current.as_ref().ok_or(StreamError::Broken)?;
        let from = (self.at - run.first * CHUNK as u64) as usize;
        let there = run.bytes.bytes.get(from..).unwrap_or_default();
        let size = there.len().min(buffer.len());
        let (to, from) = (buffer.get_mut(..size), there.get(..size));
        to.zip(from).ok_or(StreamError::Broken).map(|(to, from)| to.copy_from_slice(from))?;
        self.at += size as u64;
        self.steady += size as u64;
        Ok(size)
    }
}

impl<R: Read + Seek> Seek for SeekReader<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
        };
        let target = target.ok_or(ErrorKind::InvalidInput)?;
        if target != self.at {
            self.steady = 0;
        }
        self.at = target;
        Ok(target)
    }
}
