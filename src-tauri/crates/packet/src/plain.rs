//! The decrypted stream of a packet: guards the age header, finds the key, counts, and tells a file that was cut from
//! one that was damaged.

use crate::{
    DecryptSecret, PacketError, Progress, Watch, guard,
    tar::{self, BLOCK},
};
use age::DecryptError;
use age_core::format::{FileKey, Stanza};
use recourse_stream::{NONCE, Piece, Reader, StreamError};
use std::{
    cell::Cell,
    io::{self, BufReader, ErrorKind, Read},
    rc::Rc,
};

/// What is known about the file that is being read.
#[derive(Debug, Default)]
struct Meter {
    read: Cell<u64>,
    ended: Cell<bool>,
}

/// The file, metered.
struct Metered<R> {
    inner: R,
    meter: Rc<Meter>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.inner.read(buffer) {
            Ok(0) if !buffer.is_empty() => {
                self.meter.ended.set(true);
                Ok(0)
            }
            Ok(read) => {
                self.meter.read.set(self.meter.read.get() + read as u64);
                Ok(read)
            }
            failed => failed,
        }
    }
}

/// All keys as one, which remembers which of them fitted, unless the published one does.
struct Ring<'a> {
    keys: &'a [DecryptSecret],
    everybody: Option<DecryptSecret>,
    fitted: Cell<Option<usize>>,
}

impl age::Identity for Ring<'_> {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        for (index, key) in self.keys.iter().enumerate() {
            let unwrapped = age::Identity::unwrap_stanza(key.inner(), stanza);
            if unwrapped.is_some() {
                self.fitted.set(Some(index));
                return unwrapped;
            }
        }
        None
    }

    /// What everybody can open is opened by nobody in particular, wherever that stanza stands.
    fn unwrap_stanzas(&self, stanzas: &[Stanza]) -> Option<Result<FileKey, DecryptError>> {
        let own = stanzas.iter().find_map(|stanza| self.unwrap_stanza(stanza));
        let public =
            self.everybody.as_ref().and_then(|key| age::Identity::unwrap_stanzas(key.inner(), stanzas));
        if matches!(public, Some(Ok(_))) {
            self.fitted.set(None);
        }
        own.or(public)
    }
}

/// The decrypted stream.
pub(crate) struct Plain<'w, 'f, R: Read> {
    stream: Reader<BufReader<Metered<R>>>,
    meter: Rc<Meter>,
    watch: &'w mut Watch<'f>,
    header_bytes: u64,
    stanzas: u64,
    opened_with: Option<usize>,
    done: u64,
    total: u64,
}

impl<'w, 'f, R: Read> Plain<'w, 'f, R> {
    /// Reads the age header and finds the key.
    pub(crate) fn open(
        input: R,
        keys: &[DecryptSecret],
        watch: &'w mut Watch<'f>,
    ) -> Result<Self, PacketError> {
        let meter = Rc::new(Meter::default());
        let mut input =
            BufReader::with_capacity(64 * 1024, Metered { inner: input, meter: Rc::clone(&meter) });
        let header = guard::read_header(&mut input)?;
        let (header_bytes, stanzas) = (header.bytes.len() as u64, header.stanzas);
        let mut nonce = [0; NONCE];
        input.read_exact(&mut nonce).map_err(|error| match error.kind() {
            ErrorKind::UnexpectedEof => PacketError::Cut,
            _ => PacketError::Read(error),
        })?;
        let ring = Ring { keys, everybody: DecryptSecret::everybody(), fitted: Cell::new(None) };
        let key =
            recourse_stream::open_header(&header.bytes, &nonce, std::iter::once(&ring as &dyn age::Identity))
                .map_err(refusal)?;
        let stream = Reader::new(input, key);
        let opened_with = ring.fitted.get();
        Ok(Self { stream, meter, watch, header_bytes, stanzas, opened_with, done: 0, total: 0 })
    }

    /// How many stanzas the header has.
    pub(crate) const fn stanzas(&self) -> u64 {
        self.stanzas
    }

    /// Which of the given keys fitted; nothing if the published one does.
    pub(crate) const fn opened_with(&self) -> Option<usize> {
        self.opened_with
    }

    /// Tells how long the decrypted stream must be, now that packet.json says so.
    pub(crate) const fn expect_total(&mut self, total: u64) {
        self.total = total;
    }

    /// Fills `buffer` as far as the stream goes and says how far that was.
    pub(crate) fn fill(&mut self, buffer: &mut [u8]) -> Result<usize, PacketError> {
        let mut filled = 0;
        while filled < buffer.len() {
            let Some(piece) = self.next(buffer.len() - filled)? else { break };
            buffer[filled..filled + piece.len()].copy_from_slice(&piece);
            filled += piece.len();
        }
        self.went(filled).map(|()| filled)
    }

    /// The next bytes of the stream without copying them, at most `most`; nothing at its end.
    pub(crate) fn piece(&mut self, most: usize) -> Result<Option<Piece>, PacketError> {
        let piece = self.next(most)?;
        self.went(piece.as_ref().map_or(0, |piece| piece.len())).map(|()| piece)
    }

    fn next(&mut self, most: usize) -> Result<Option<Piece>, PacketError> {
        self.stream.next(most).map_err(|error| self.diagnose(error))
    }

    /// Counts, and asks whether to go on.
    fn went(&mut self, bytes: usize) -> Result<(), PacketError> {
        self.done += bytes as u64;
        match (self.watch)(Progress { done: self.done, total: self.total }).is_break() {
            true => Err(PacketError::Cancelled),
            false => Ok(()),
        }
    }

    /// Fills all of `buffer`; `short` is the error if the stream ends before.
    pub(crate) fn fill_all(
        &mut self,
        buffer: &mut [u8],
        short: impl FnOnce() -> PacketError,
    ) -> Result<(), PacketError> {
        if self.fill(buffer)? == buffer.len() { Ok(()) } else { Err(short()) }
    }

    /// Reads `count` bytes that must be zero.
    pub(crate) fn zeros(&mut self, mut count: u64, after: &str) -> Result<(), PacketError> {
        let wrong = || PacketError::Padding { entry: after.into() };
        let mut buffer = [0; 8 * BLOCK];
        while count > 0 {
            let piece = &mut buffer[..count.min(8 * BLOCK as u64) as usize];
            self.fill_all(piece, wrong)?;
            if piece.iter().any(|&byte| byte != 0) {
                return Err(wrong());
            }
            count -= piece.len() as u64;
        }
        Ok(())
    }

    /// Reads the padding to the end and makes sure that nothing follows, inside or outside. Returns the size of the file.
    pub(crate) fn finish(&mut self) -> Result<u64, PacketError> {
        let rest = self.total.checked_sub(self.done).ok_or(PacketError::Internal("a wrong total"))?;
        self.zeros(rest, "the end")?;
        if self.fill(&mut [0])? != 0 {
            return Err(PacketError::Padding { entry: "the end".into() });
        }
        let bytes = self.meter.read.get();
        if self.meter.ended.get() && bytes == self.header_bytes + sealed_length(self.total) {
            Ok(bytes)
        } else {
            Err(PacketError::Damaged("something follows the packet"))
        }
    }

    /// Tells why the stream broke off. The file has been read a little further than to the place of the trouble.
    fn diagnose(&self, error: StreamError) -> PacketError {
        match error {
            StreamError::Input(error) | StreamError::Output(error) => return PacketError::Read(error),
            StreamError::Broken => return PacketError::Internal("opening broke off"),
            StreamError::Damaged => {}
        }
        if !self.meter.ended.get() {
            return PacketError::Damaged("a chunk does not decrypt");
        }
        let payload = self.meter.read.get().saturating_sub(self.header_bytes);
        // Once packet.json was read, the length of the whole file is known. Before, it only is known which lengths a
        // packet can have; nearly every cut leaves another one.
        let short =
            if self.total > 0 { payload < sealed_length(self.total) } else { !could_be_whole(payload) };
        if short { PacketError::Cut } else { PacketError::Damaged("a chunk does not decrypt") }
    }
}

/// How long nonce and chunks are for this much plaintext.
const fn sealed_length(plain: u64) -> u64 {
    NONCE as u64 + recourse_stream::sealed_length(plain)
}

/// Whether nonce and chunks of a whole packet can be this long.
fn could_be_whole(payload: u64) -> bool {
    let plain = payload.checked_sub(NONCE as u64).and_then(recourse_stream::plain_length);
    plain.is_some_and(|plain| plain > 0 && plain.is_multiple_of(BLOCK as u64) && tar::padme(plain) == plain)
}

/// What the age library's refusal means for a packet.
fn refusal(error: DecryptError) -> PacketError {
    match error {
        DecryptError::NoMatchingKeys => PacketError::NotForYou,
        DecryptError::InvalidMac => PacketError::Damaged("the age header was changed"),
        DecryptError::UnknownFormat => PacketError::NotAge,
        DecryptError::ExcessiveWork { .. } => PacketError::Passphrase,
        DecryptError::Io(error) if error.kind() == ErrorKind::UnexpectedEof => PacketError::Cut,
        DecryptError::Io(error) => PacketError::Read(error),
        _ => PacketError::Damaged("the age header"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_whole_packets_are_recognised() {
        for blocks in [20, 127, 128, 129, 300, 5_000] {
            let plain = tar::padme(blocks * 512);
            assert!(could_be_whole(sealed_length(plain)));
            assert!(!could_be_whole(sealed_length(plain) - 1));
            assert!(!could_be_whole(sealed_length(plain) + 1));
        }
        assert!(!could_be_whole(0) && !could_be_whole(16) && !could_be_whole(32));
    }
}
