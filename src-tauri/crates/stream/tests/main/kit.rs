//! What the tests share.

use age::{Identity, Recipient, x25519};
use recourse_stream::{
    CHUNK, NONCE, PayloadKey, Reader, StreamError, Writer, header_length, open_header, seal_header,
};
use std::{
    io::{Read, Write},
    iter,
};

/// Lengths around which a border lies: of chunks, of runs of 1, 2, 4 and 8 chunks, of what is on its way at once.
pub(crate) const BORDERS: [usize; 9] = [0, 1, 2, 3, 7, 15, 16, 47, 64];

/// Bytes that repeat nowhere nearby.
pub(crate) fn bytes(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    iter::repeat_with(|| next().to_le_bytes()).flatten().take(length).collect()
}

/// The length `chunks` chunks and a few bytes more or less.
pub(crate) fn around(chunks: usize, by: isize) -> usize {
    (chunks * CHUNK).saturating_add_signed(by)
}

pub(crate) struct Pair {
    pub(crate) secret: x25519::Identity,
}

impl Pair {
    pub(crate) fn new() -> Self {
        Self { secret: x25519::Identity::generate() }
    }

    /// Sealed by the age crate.
    pub(crate) fn seal_by_age(&self, text: &[u8]) -> Vec<u8> {
        let to = self.secret.to_public();
        let encryptor = age::Encryptor::with_recipients(iter::once(&to as &dyn Recipient)).unwrap();
        let mut file = Vec::new();
        let mut stream = encryptor.wrap_output(&mut file).unwrap();
        stream.write_all(text).unwrap();
        stream.finish().unwrap();
        file
    }

    /// Opened by the age crate.
    pub(crate) fn open_by_age(&self, file: &[u8]) -> Vec<u8> {
        let decryptor = age::Decryptor::new_buffered(file).unwrap();
        let mut text = Vec::new();
        let mut stream = decryptor.decrypt(iter::once(&self.secret as &dyn Identity)).unwrap();
        stream.read_to_end(&mut text).unwrap();
        text
    }

    /// Sealed by this crate, in pieces of at most `most` bytes.
    pub(crate) fn seal(&self, text: &[u8], most: usize) -> Vec<u8> {
        let to = self.secret.to_public();
        let (mut file, key) = seal_header(iter::once(&to as &dyn Recipient)).unwrap();
        file.extend(seal_payload(&key, text, most));
        file
    }

    /// The key of the payload of `file`, and where its chunks begin.
    pub(crate) fn key(&self, file: &[u8]) -> (PayloadKey, usize) {
        let header = header_length(file).unwrap();
        let nonce = file[header..header + NONCE].try_into().unwrap();
        let key = open_header(&file[..header], &nonce, iter::once(&self.secret as &dyn Identity)).unwrap();
        (key, header + NONCE)
    }

    /// Opened by this crate, as a stream and whole, which must be the same.
    pub(crate) fn open(&self, file: &[u8]) -> Result<Vec<u8>, StreamError> {
        let (key, start) = self.key(file);
        let opened = open_payload(&key, &file[start..]).1;
        match (&opened, self.open_whole(file)) {
            (Ok(text), Ok(whole)) => assert!(*text == whole),
            (Err(_), Err(error)) => assert!(matches!(error, StreamError::Damaged)),
            other => panic!("{other:?}"),
        }
        opened
    }

    /// Opened by this crate in one piece.
    pub(crate) fn open_whole(&self, file: &[u8]) -> Result<Vec<u8>, StreamError> {
        recourse_stream::open_whole(&self.secret, file, 16 * 1024).map(|text| text.to_vec())
    }
}

pub(crate) fn seal_payload(key: &PayloadKey, text: &[u8], most: usize) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new(), key.clone());
    text.chunks(most).for_each(|piece| writer.put(piece).unwrap());
    let (payload, length) = writer.finish().unwrap();
    assert_eq!(payload.len() as u64, length);
    payload
}

/// Everything that is given out, and how it ended.
pub(crate) fn open_payload(key: &PayloadKey, payload: impl Read) -> (Vec<u8>, Result<Vec<u8>, StreamError>) {
    let mut reader = Reader::new(payload, key.clone());
    let mut text = Vec::new();
    loop {
        match reader.next(usize::MAX) {
            Ok(Some(piece)) => text.extend_from_slice(&piece),
            Ok(None) => return (text.clone(), Ok(text)),
            Err(error) => {
                assert!(reader.next(1).is_err(), "an error is not followed by bytes");
                return (text, Err(error));
            }
        }
    }
}
