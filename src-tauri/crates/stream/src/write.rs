//! Sealing a payload.

use crate::{
    Beside, CHUNK, DEPTH, HashLine, MOST_CHUNKS, PayloadKey, Pending, Piece, StreamError,
    aead::{self, Place},
    buffer::{Buffer, Buffers},
    pool,
};
use std::{
    collections::VecDeque,
    io::Write,
    ops::Range,
    sync::{Arc, mpsc::Sender},
};

/// A run of chunks that will be sealed.
type Sealing = Beside<Result<Buffer, StreamError>>;
/// Where a hash is waited for.
type HashTo = Sender<[u8; 32]>;

/// Seals what it is given and writes it to `out` in order. `out` is only used by the thread that uses this.
///
/// The header must stand in `out` already. Without [`Writer::finish`] the payload has no end, and nobody opens it.
pub struct Writer<W: Write> {
    out: W,
    key: PayloadKey,
    filling: Option<Filling>,
    sealing: VecDeque<Sealing>,
    next_chunk: u64,
    batch: usize,
    written: u64,
    plain: Buffers,
    sealed: Buffers,
    hash: HashLine,
    hashing: bool,
}

/// A buffer that is being filled.
struct Filling {
    buffer: Buffer,
    length: usize,
    /// Where the bytes begin that the running hash has not been given.
    hashed: usize,
    /// What to hash, in order.
    steps: Vec<(Range<usize>, Option<HashTo>)>,
}

/// A payload that has all its bytes but was not ended: a chance to look at the hashes first.
pub struct Settled<W: Write> {
    writer: Writer<W>,
    last: Option<(Arc<Buffer>, usize)>,
}

impl<W: Write> Writer<W> {
    /// A payload for this key, which must never have sealed another one.
    pub fn new(out: W, key: PayloadKey) -> Self {
        Self {
            out,
            key,
            filling: None,
            sealing: VecDeque::new(),
            next_chunk: 0,
            batch: 1,
            written: 0,
            plain: Buffers::default(),
            sealed: Buffers::default(),
            hash: HashLine::new(),
            hashing: false,
        }
    }

    /// Room for at least one more byte; [`Writer::filled`] then says how much of it was used. So bytes can be read from
    /// a file to where they are sealed, without copying.
    ///
    /// # Errors
    /// [`StreamError::Output`] when earlier bytes cannot be written.
    pub fn room(&mut self) -> Result<&mut [u8], StreamError> {
        if self.filling.as_ref().is_some_and(|filling| filling.length == filling.buffer.bytes.len()) {
            let (plain, length) = self.close();
            self.seal(plain, length, false)?;
        }
        let (plain, batch) = (&self.plain, self.batch);
        let filling = self.filling.get_or_insert_with(|| Filling {
            buffer: plain.take(batch * CHUNK),
            length: 0,
            hashed: 0,
            steps: Vec::new(),
        });
        filling.buffer.bytes.get_mut(filling.length..).ok_or(StreamError::Broken)
    }

    /// Tells that this many bytes of [`Writer::room`] are to be sealed.
    pub fn filled(&mut self, bytes: usize) {
        if let Some(filling) = &mut self.filling {
            filling.length = filling.buffer.bytes.len().min(filling.length.saturating_add(bytes));
        }
    }

    /// Seals these bytes.
    ///
    /// # Errors
    /// As [`Writer::room`].
    pub fn put(&mut self, mut bytes: &[u8]) -> Result<(), StreamError> {
        while !bytes.is_empty() {
            let room = self.room()?;
            let (now, later) = bytes.split_at(room.len().min(bytes.len()));
            room.get_mut(..now.len()).ok_or(StreamError::Broken)?.copy_from_slice(now);
            self.filled(now.len());
            bytes = later;
        }
        Ok(())
    }

    /// From here on bytes are hashed as well.
    pub fn hash_from_here(&mut self) {
        self.hashing = true;
        if let Some(filling) = &mut self.filling {
            filling.hashed = filling.length;
        }
    }

    /// The SHA-256 of the bytes since [`Writer::hash_from_here`], which will be there at the latest when the payload is
    /// settled.
    pub fn hash_to_here(&mut self) -> Pending {
        let (sender, pending) = HashLine::pending();
        self.hashing = false;
        match &mut self.filling {
            Some(filling) => filling.steps.push((filling.hashed..filling.length, Some(sender))),
            None => self.hash.end_into(sender),
        }
        pending
    }

    /// As [`Writer::hash_to_here`], but the hash comes before the payload is settled: for a hash that has to stand in the
    /// payload itself.
    pub fn hash_at_once(&mut self) -> Pending {
        let pending = self.hash_to_here();
        if let Some(filling) = &mut self.filling {
            for (range, end) in filling.steps.drain(..) {
                let bytes = filling.buffer.bytes.get(range).unwrap_or_default();
                if !bytes.is_empty() {
                    let mut copy = self.plain.take(bytes.len());
                    copy.bytes.copy_from_slice(bytes);
                    self.hash.update(Piece { buffer: Arc::new(copy), range: 0..bytes.len() });
                }
                if let Some(sender) = end {
                    self.hash.end_into(sender);
                }
            }
        }
        pending
    }

    /// How many bytes of the payload have been written to `out`.
    #[must_use]
    pub const fn written(&self) -> u64 {
        self.written
    }

    /// The output, to look at.
    pub const fn output(&self) -> &W {
        &self.out
    }

    /// Gives everything to the hashes and takes no more.
    pub fn settle(mut self) -> Settled<W> {
        let last = self.filling.is_some().then(|| self.close());
        Settled { writer: self, last }
    }

    /// Ends the payload and writes what is left of it. Returns the output and the length of the payload in bytes.
    ///
    /// # Errors
    /// [`StreamError::Output`] when it cannot be written.
    pub fn finish(self) -> Result<(W, u64), StreamError> {
        self.settle().finish()
    }

    /// Takes the buffer that is being filled, and has it hashed.
    fn close(&mut self) -> (Arc<Buffer>, usize) {
        let Some(Filling { buffer, length, hashed, mut steps }) = self.filling.take() else {
            return (Arc::new(self.plain.take(0)), 0);
        };
        if self.hashing {
            steps.push((hashed..length, None));
        }
        let buffer = Arc::new(buffer);
        for (range, end) in steps {
            if !range.is_empty() {
                self.hash.update(Piece { buffer: Arc::clone(&buffer), range });
            }
            if let Some(sender) = end {
                self.hash.end_into(sender);
            }
        }
        (buffer, length)
    }

    /// Sends a run of chunks to be sealed, and writes out what is ready.
    fn seal(&mut self, plain: Arc<Buffer>, length: usize, ends: bool) -> Result<(), StreamError> {
        self.write_ready(DEPTH - 1)?;
        let place = Place { first: self.next_chunk, ends };
        self.next_chunk += length.div_ceil(CHUNK) as u64;
        self.batch = (self.batch * 2).min(MOST_CHUNKS);
        let mut sealed = self.sealed.take(aead::sealed_size(length));
        let key = self.key.clone();
        let alone = ends && self.sealing.is_empty();
        self.sealing.push_back(pool::beside_unless(alone, move || {
            let text = plain.bytes.get(..length).ok_or(StreamError::Broken)?;
            aead::seal(&key, place, text, &mut sealed.bytes)?;
            Ok(sealed)
        }));
        Ok(())
    }

    /// Writes out what is sealed, and waits until no more than `most` runs are on their way.
    fn write_ready(&mut self, most: usize) -> Result<(), StreamError> {
        while let Some(front) = self.sealing.front() {
            let ready = front.look()?;
            if ready.is_none() && self.sealing.len() <= most {
                return Ok(());
            }
            let front = self.sealing.pop_front().ok_or(StreamError::Broken)?;
            let sealed = ready.map_or_else(|| front.wait(), Ok)??;
            self.out.write_all(&sealed.bytes).map_err(StreamError::Output)?;
            self.written += sealed.bytes.len() as u64;
        }
        Ok(())
    }
}

impl<W: Write> Settled<W> {
    /// Ends the payload and writes what is left of it. Returns the output and the length of the payload in bytes.
    ///
    /// # Errors
    /// [`StreamError::Output`] when it cannot be written.
    pub fn finish(self) -> Result<(W, u64), StreamError> {
        let Self { mut writer, last } = self;
        let (plain, length) = match last {
            Some(last) => last,
            None => writer.close(),
        };
        writer.seal(plain, length, true)?;
        writer.write_ready(0)?;
        Ok((writer.out, writer.written))
    }
}
