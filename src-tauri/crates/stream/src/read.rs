//! Opening a payload from its beginning to its end.

use crate::{
    Beside, CHUNK, DEPTH, MOST_CHUNKS, PayloadKey, Piece, SEALED_CHUNK, StreamError,
    aead::{self, Place},
    buffer::{Buffer, Buffers},
    pool,
};
use std::{
    collections::VecDeque,
    io::{ErrorKind, Read},
    sync::Arc,
};

/// A run of chunks that will be opened.
pub(crate) type Opening = Beside<Result<Opened, StreamError>>;

/// A run of chunks that was opened, as far as it is good.
pub(crate) struct Opened {
    pub(crate) bytes: Buffer,
    /// Whether that is all of it.
    pub(crate) whole: bool,
}

/// Gives out the plaintext of a payload, in order, and nothing that was not authenticated. `input` is only used by the
/// thread that uses this; it is read ahead by a few chunks at first, by about three MiB later.
pub struct Reader<R: Read> {
    input: R,
    key: PayloadKey,
    opening: VecDeque<Opening>,
    /// The byte that was read to see whether more follows.
    carried: Option<u8>,
    next_chunk: u64,
    batch: usize,
    /// How many runs may be on their way.
    ahead: usize,
    /// How reading ahead came to its end, which is told when everything before it was given out.
    ended: Option<Result<(), StreamError>>,
    current: Option<Piece>,
    plain: Buffers,
    sealed: Buffers,
}

impl<R: Read> Reader<R> {
    /// Opens the payload that begins with the next byte of `input`, after the nonce.
    pub fn new(input: R, key: PayloadKey) -> Self {
        Self {
            input,
            key,
            opening: VecDeque::new(),
            carried: None,
            next_chunk: 0,
            batch: 1,
            ahead: 1,
            ended: None,
            current: None,
            plain: Buffers::default(),
            sealed: Buffers::default(),
        }
    }

    /// The next bytes, at most `most`; nothing at the end of the payload, after which nothing follows in `input`.
    ///
    /// # Errors
    /// [`StreamError::Input`] when the input cannot be read, [`StreamError::Damaged`] when it is not what was sealed.
    /// Everything before the place of the error was given out.
    pub fn next(&mut self, most: usize) -> Result<Option<Piece>, StreamError> {
        loop {
            if let Some(piece) = self.current.take_if(|piece| !piece.range.is_empty()) {
                let middle = piece.range.end.min(piece.range.start.saturating_add(most));
                let rest = middle..piece.range.end;
                self.current = Some(Piece { buffer: Arc::clone(&piece.buffer), range: rest });
                return Ok(Some(Piece { range: piece.range.start..middle, ..piece }));
            }
            // Its buffer is free for what is read ahead.
            self.current = None;
            self.read_ahead();
            let Some(front) = self.opening.pop_front() else {
                return match self.ended.take() {
                    Some(Err(error)) => {
                        self.ended = Some(Err(StreamError::Damaged));
                        Err(error)
                    }
                    ended => {
                        self.ended = ended;
                        Ok(None)
                    }
                };
            };
            let opened = front.wait().and_then(|opened| opened);
            if !opened.as_ref().is_ok_and(|opened| opened.whole) {
                // What comes after a bad chunk is of no interest.
                self.opening.clear();
                self.ended = Some(Err(StreamError::Damaged));
            }
            let buffer = opened?.bytes;
            self.ahead = DEPTH.min(self.ahead + 1);
            let range = 0..buffer.bytes.len();
            self.current = Some(Piece { buffer: Arc::new(buffer), range });
        }
    }

    /// Reads and sends off runs of chunks until enough are on their way.
    fn read_ahead(&mut self) {
        while self.ended.is_none() && self.opening.len() < self.ahead {
            if let Err(error) = self.read_run() {
                self.ended = Some(Err(error));
            }
        }
    }

    fn read_run(&mut self) -> Result<(), StreamError> {
        let size = self.batch * SEALED_CHUNK;
        let mut sealed = self.sealed.take(size + 1);
        let mut filled = 0;
        if let (Some(byte), Some(first)) = (self.carried.take(), sealed.bytes.first_mut()) {
            *first = byte;
            filled = 1;
        }
        let mut failed = None;
        while let Some(room) = sealed.bytes.get_mut(filled..).filter(|room| !room.is_empty()) {
            match self.input.read(room) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    failed = Some(StreamError::Input(error));
                    break;
                }
            }
        }
        let ends = filled <= size && failed.is_none();
        if let Some(error) = failed {
            // Whole chunks before the trouble are given out first: more is known to follow them.
            let whole = filled.saturating_sub(1) / SEALED_CHUNK * SEALED_CHUNK;
            if whole > 0 {
                sealed.bytes.truncate(whole);
                self.open(sealed, false);
            }
            return Err(error);
        }
        if ends {
            self.ended = Some(Ok(()));
        } else {
            self.carried = sealed.bytes.last().copied();
        }
        sealed.bytes.truncate(filled.min(size));
        self.open(sealed, ends);
        Ok(())
    }

    fn open(&mut self, sealed: Buffer, ends: bool) {
        let place = Place { first: self.next_chunk, ends };
        self.next_chunk += sealed.bytes.len().div_ceil(SEALED_CHUNK) as u64;
        self.batch = (self.batch * 2).min(MOST_CHUNKS);
        let alone = self.ahead == 1;
        self.opening.push_back(open_run(&self.key, place, sealed, &self.plain, alone));
    }
}

/// Opens a run of chunks: here if it is `alone`, otherwise in the pool.
pub(crate) fn open_run(
    key: &PayloadKey,
    place: Place,
    sealed: Buffer,
    plain: &Buffers,
    alone: bool,
) -> Opening {
    let (key, plain) = (key.clone(), plain.clone());
    pool::beside_unless(alone, move || open_now(&key, place, &sealed, &plain))
}

/// Opens a run of chunks on this thread.
pub(crate) fn open_now(
    key: &PayloadKey,
    place: Place,
    sealed: &Buffer,
    plain: &Buffers,
) -> Result<Opened, StreamError> {
    let mut plain = plain.take(sealed.bytes.len().div_ceil(SEALED_CHUNK) * CHUNK);
    let (good, whole) = aead::open(key, place, &sealed.bytes, &mut plain.bytes)?;
    plain.bytes.truncate(good);
    Ok(Opened { bytes: plain, whole })
}
