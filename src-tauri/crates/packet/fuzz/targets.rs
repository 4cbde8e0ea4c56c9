//! What is fuzzed: one function for each door through which bytes of strangers come in. Each says by a panic that
//! something was taken that must not be.

use crate::age::{CHUNK, Pair, Secrets};
use recourse_packet::{
    DataPath, DecryptSecret, EncryptKey, FileEntry, FileSink, Fingerprint, Limits, NoSink, Packet,
    PacketError, PersonRef, Salt, SignerKey, SigningSecret, is_name, open, parse_json, peek, sshsig,
    unwatched,
};
use recourse_stream::{PayloadKey, SeekReader, StreamError, open_header, open_whole};
use std::{
    fmt::Display,
    io::{self, Cursor, Read, Seek, SeekFrom},
    str::FromStr,
    sync::LazyLock,
};

/// The name of a target, and what it does with some bytes.
pub type Target = (&'static str, fn(&[u8]));

/// Every target with its name.
#[allow(dead_code, reason = "libFuzzer names its target itself")]
pub const ALL: [Target; 7] = [
    ("header_guard", header_guard),
    ("stream_reader", stream_reader),
    ("range_reader", range_reader),
    ("packet_reader", packet_reader),
    ("packet_json", packet_json),
    ("signature", signature),
    ("keys", keys),
];

/// The key of the corpus.
static READER: LazyLock<(Pair, DecryptSecret)> = LazyLock::new(|| {
    let pair = Pair::new("age/reader");
    let secret = pair.secret_text().parse().expect("the reader's key");
    (pair, secret)
});

/// An age header for the reader, and the secrets that go with it.
static SEALED: LazyLock<(Secrets, String)> = LazyLock::new(|| {
    let secrets = Secrets::new("fuzz");
    let header = secrets.header(&secrets.stanza(&READER.0.public));
    (secrets, header)
});

/// Every refusal has words and a code.
fn has_words(error: &PacketError) {
    assert!(!error.to_string().is_empty() && !error.code().to_string().is_empty());
}

fn open_any(bytes: &[u8]) -> Result<recourse_packet::Verified, PacketError> {
    open(bytes, std::slice::from_ref(&READER.1), &Limits::UNLIMITED, &mut NoSink, &mut unwatched)
}

/// A whole file of a stranger. Nobody can write one that opens by chance, so only what the corpus holds may.
pub fn header_guard(data: &[u8]) {
    let bytes =
        if data.starts_with(b"age") { data.to_vec() } else { [b"age-encryption.org/v1\n", data].concat() };
    if let Ok(verified) = open_any(&bytes) {
        assert_eq!(verified.bytes(), bytes.len() as u64);
        assert!(verified.stanzas() <= 64);
    }
    drop(peek(&bytes[..], &[]));
}

/// A good header with chunks of any length, order and ending after it. Two bytes say how long a chunk is, one how it is
/// sealed; the plaintext repeats the rest.
pub fn stream_reader(data: &[u8]) {
    let (secrets, header) = &*SEALED;
    let mut bytes = header.clone().into_bytes();
    bytes.extend(secrets.nonce);
    let mut rest = data;
    let mut number = 0u64;
    for _ in 0..4 {
        let Some((&[a, b, how], after)) = rest.split_first_chunk() else { break };
        let length = match how >> 4 {
            0 => CHUNK,
            1 => CHUNK - 1,
            _ => usize::from(u16::from_le_bytes([a, b])),
        };
        let plain: Vec<u8> =
            after.iter().copied().cycle().take(if after.is_empty() { 0 } else { length }).collect();
        bytes.extend(secrets.chunk(number, how & 1 == 1, &plain));
        number += u64::from(how & 2 == 0);
        rest = &after[after.len().min(usize::from(how & 12))..];
    }
    bytes.extend_from_slice(rest);
    has_words(&open_any(&bytes).expect_err("opened"));
}

/// The byte at this place of what [`range_reader`] seals.
const fn byte_at(place: usize) -> u8 {
    (place * 31 + place / 251) as u8
}

/// Full chunks that do not end the payload, and the key that opens them.
static CHUNKS: LazyLock<([Vec<u8>; 3], PayloadKey, age::x25519::Identity)> = LazyLock::new(|| {
    let (secrets, header) = &*SEALED;
    let identity: age::x25519::Identity = READER.0.secret_text().parse().expect("the reader's key");
    let any = std::iter::once(&identity as &dyn age::Identity);
    let key = open_header(header.as_bytes(), &secrets.nonce, any).expect("a good header");
    let chunk = |number: usize| {
        let plain: Vec<u8> = (number * CHUNK..(number + 1) * CHUNK).map(byte_at).collect();
        secrets.chunk(number as u64, false, &plain)
    };
    ([0, 1, 2].map(chunk), key, identity)
});

/// Jumps about in a payload that is good or damaged in one place, as the reader of evidence in a vault does. Two bytes
/// say how long the last chunk is, one how many stand before it and what is damaged, three where, one how; then come
/// jumps, three bytes where to and two how far to read. Whatever comes out is what was sealed there.
pub fn range_reader(data: &[u8]) {
    let (secrets, header) = &*SEALED;
    let (chunks, key, identity) = &*CHUNKS;
    let Some((&[a, b, how, c, d, e, with], mut jumps)) = data.split_first_chunk() else { return };
    let place = |low: u8, middle: u8, high: u8| u32::from_le_bytes([low, middle, high, 0]) as usize;
    let full = usize::from(how & 3);
    let length = full * CHUNK + usize::from(u16::from_le_bytes([a, b]));
    let last: Vec<u8> = (full * CHUNK..length).map(byte_at).collect();
    let mut payload = chunks[..full].concat();
    payload.extend(secrets.chunk(full as u64, true, &last));
    // Only a payload without any bytes has an empty chunk.
    let mut damaged = full > 0 && last.is_empty();
    let at = place(c, d, e) % payload.len();
    match how >> 2 & 3 {
        1 if with != 0 => {
            payload[at] ^= with;
            damaged = true;
        }
        2 => {
            payload.truncate(at);
            damaged = true;
        }
        3 => {
            payload.insert(at, with);
            damaged = true;
        }
        _ => {}
    }
    let whole = open_whole(identity, &[header.as_bytes(), &secrets.nonce, &payload].concat(), 16 * 1024);
    match whole {
        Ok(whole) => {
            assert!(!damaged && whole.len() == length);
            assert!(whole.iter().enumerate().all(|(at, byte)| *byte == byte_at(at)));
        }
        Err(error) => assert!(damaged && matches!(error, StreamError::Damaged)),
    }
    let mut reader = match SeekReader::new(Cursor::new(payload), key.clone(), 0) {
        Ok(reader) => reader,
        Err(error) => {
            assert!(damaged && matches!(error, StreamError::Damaged));
            return;
        }
    };
    assert!(reader.length() == length as u64);
    while let Some((&[a, b, c, d, e], after)) = jumps.split_first_chunk() {
        jumps = after;
        let from = place(a, b, c);
        let mut room = vec![0; usize::from(u16::from_le_bytes([d, e]))];
        reader.seek(SeekFrom::Start(from as u64)).expect("any place can be gone to");
        match reader.read(&mut room) {
            Ok(got) => {
                assert!(got > 0 || room.is_empty() || from >= length);
                assert!(room[..got].iter().zip(from..).all(|(byte, at)| *byte == byte_at(at)));
            }
            Err(error) => assert!(damaged && error.kind() == io::ErrorKind::InvalidData),
        }
    }
}

/// Remembers whether it was told to forget.
#[derive(Default)]
struct Told {
    aborted: bool,
    kept: u64,
    files: usize,
}

impl FileSink for Told {
    fn start(&mut self, _: &Packet) -> Result<(), PacketError> {
        Ok(())
    }
    fn begin(&mut self, _: &FileEntry) -> io::Result<()> {
        Ok(())
    }
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.kept += bytes.len() as u64;
        Ok(())
    }
    fn end(&mut self) -> io::Result<()> {
        self.files += 1;
        Ok(())
    }
    fn abort(&mut self) {
        self.aborted = true;
    }
}

/// Any stream, well encrypted.
pub fn packet_reader(data: &[u8]) {
    let (secrets, header) = &*SEALED;
    let bytes = [header.as_bytes(), &secrets.payload(data)].concat();
    let mut told = Told::default();
    let keys = std::slice::from_ref(&READER.1);
    match open(&bytes[..], keys, &Limits::UNLIMITED, &mut told, &mut unwatched) {
        Ok(verified) => {
            assert!(!told.aborted);
            assert_eq!(told.files, verified.packet().files.len());
            assert_eq!(told.kept, verified.packet().payload_bytes());
        }
        Err(error) => {
            assert!(told.aborted);
            has_words(&error);
        }
    }
    if let Ok(peeked) = peek(&bytes[..], keys) {
        assert_eq!(parse_json(peeked.raw_json()).expect("read before"), *peeked.packet());
    }
}

/// Any packet.json. What is taken is taken whole, and comes out the same when it is written and read again.
pub fn packet_json(data: &[u8]) {
    let Ok(packet) = parse_json(data) else { return };
    let written = serde_json::to_vec(&packet).expect("what was read can be written");
    assert_eq!(parse_json(&written).expect("what was written can be read"), packet);
    assert!(recourse_packet::record_html(&packet).len() < 64 * 1024 * 1024);
}

/// Any signature file, for a message with one good one.
pub fn signature(data: &[u8]) {
    static GOOD: LazyLock<(SignerKey, String)> = LazyLock::new(|| {
        let secret = SigningSecret::from_bytes(&[3; 32]);
        let file = sshsig::sign(&secret, sshsig::NAMESPACE, b"message").expect("a signature");
        (secret.public(), file)
    });
    let (key, file) = &*GOOD;
    let taken = sshsig::verify(key, sshsig::NAMESPACE, b"message", data).is_ok();
    assert_eq!(taken, data == file.as_bytes());
}

/// Any text where a key, a path or a name must stand.
pub fn keys(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    written_again::<DataPath>(text);
    written_again::<PersonRef>(text);
    written_again::<Fingerprint>(text);
    written_again::<Salt>(text);
    written_again::<SignerKey>(text);
    written_again::<EncryptKey>(text);
    if let Ok(keys) = DecryptSecret::from_key_file(text) {
        assert!(keys.iter().all(|key| key.to_text().parse::<DecryptSecret>().is_ok()));
    }
    assert!(!is_name(text) || text.chars().count() <= 200);
    let path = DataPath::for_name(1, text).to_string();
    assert!(path.parse::<DataPath>().is_ok(), "{path}");
}

fn written_again<T: FromStr + Display>(text: &str) {
    if let Ok(value) = text.parse::<T>() {
        let again = value.to_string();
        assert_eq!(again.parse::<T>().ok().map(|value| value.to_string()), Some(again));
    }
}
