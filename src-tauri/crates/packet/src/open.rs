//! Opening: from the bytes of a file to a packet that was checked in every part.
//!
//! The order is fixed: age header within limits, decryption, packet.json, its signature, and only then anything else.
//! A [`Verified`] comes into being here and nowhere else, after the last byte was checked.

use crate::{
    DecryptSecret, EncryptKey, Limits, PacketError, SignerKey, Watch,
    bag::Texts,
    envelope::{FileEntry, Packet},
    json,
    limits::MAX_JSON_BYTES,
    plain::Plain,
    sshsig,
    tar::{self, Block, Kind},
};
use recourse_model::{PacketKind, Sha256Hash};
use recourse_stream::HashLine;
use sha2::{Digest, Sha256};
use std::{
    fmt,
    io::{self, Read},
};

/// Files of this many bytes and more are hashed on another thread. For less, asking for it takes longer.
const BESIDE: u64 = 512 * 1024;

/// Takes the files of a packet while it is opened. What it was given is not to be believed, shown or kept in the
/// clear until [`open`] returns; on any error it is told to forget everything.
pub trait FileSink {
    /// packet.json was read and its signature is good. Called once, before anything else.
    ///
    /// # Errors
    /// Whatever the caller refuses such a packet for, such as [`PacketError::Refused`].
    fn start(&mut self, packet: &Packet) -> Result<(), PacketError> {
        let _ = packet;
        Ok(())
    }

    /// One of the texts beside packet.json, or packet.json itself, whole. The default takes none.
    ///
    /// # Errors
    /// If it cannot be stored.
    fn text(&mut self, name: &'static str, bytes: &[u8]) -> io::Result<()> {
        let _ = (name, bytes);
        Ok(())
    }

    /// A file begins.
    ///
    /// # Errors
    /// If it cannot be stored.
    fn begin(&mut self, file: &FileEntry) -> io::Result<()>;

    /// More bytes of the file that was begun.
    ///
    /// # Errors
    /// If they cannot be stored.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// The file has ended and matches its hash.
    ///
    /// # Errors
    /// If it cannot be stored.
    fn end(&mut self) -> io::Result<()>;

    /// Something is wrong: remove whatever was stored since [`FileSink::start`], and before.
    fn abort(&mut self);
}

/// A sink that keeps nothing: for verifying.
#[derive(Debug, Clone, Copy)]
pub struct NoSink;

impl FileSink for NoSink {
    fn begin(&mut self, _: &FileEntry) -> io::Result<()> {
        Ok(())
    }
    fn write(&mut self, _: &[u8]) -> io::Result<()> {
        Ok(())
    }
    fn end(&mut self) -> io::Result<()> {
        Ok(())
    }
    fn abort(&mut self) {}
}

/// A packet whose signature, hashes, layout and padding were all found right.
#[derive(Debug, Clone, PartialEq)]
pub struct Verified {
    signed: Signed,
    bytes: u64,
}

/// A packet whose packet.json and signature were found right, and of which nothing else was looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Peeked {
    signed: Signed,
}

#[derive(Clone, PartialEq)]
struct Signed {
    packet: Packet,
    raw_json: Vec<u8>,
    sha256: Sha256Hash,
    signature: Vec<u8>,
    stanzas: u64,
    opened_with: Option<usize>,
}

impl fmt::Debug for Signed {
    /// Which packet it is, and nothing of what it says: this may end up in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} sha256 {}", self.packet.kind, self.packet.packet_id, self.sha256)
    }
}

macro_rules! signed_parts {
    ($name:ident) => {
        impl $name {
            /// The signed record.
            #[must_use]
            pub const fn packet(&self) -> &Packet {
                &self.signed.packet
            }

            /// The signed record, to keep.
            #[must_use]
            pub fn into_packet(self) -> Packet {
                self.signed.packet
            }

            /// The bytes of packet.json.
            #[must_use]
            pub fn raw_json(&self) -> &[u8] {
                &self.signed.raw_json
            }

            /// The SHA-256 of packet.json.
            #[must_use]
            pub const fn sha256(&self) -> Sha256Hash {
                self.signed.sha256
            }

            /// The bytes of packet.json.sig.
            #[must_use]
            pub fn signature(&self) -> &[u8] {
                &self.signed.signature
            }

            /// The key that signed. Whose key it is, no signature can say.
            #[must_use]
            pub const fn signer(&self) -> &SignerKey {
                &self.signed.packet.sender.key
            }

            /// How many stanzas the age header has; the number of recipients is smaller.
            #[must_use]
            pub const fn stanzas(&self) -> u64 {
                self.signed.stanzas
            }

            /// Which of the given keys opened it; nothing if the published key of cards opens it.
            #[must_use]
            pub const fn opened_with(&self) -> Option<usize> {
                self.signed.opened_with
            }

            /// Whether one of `keys` stands in the audience. See [`crate::Envelope::addressed_to`].
            #[must_use]
            pub fn addressed_to(&self, keys: &[EncryptKey]) -> bool {
                self.signed.packet.addressed_to(keys)
            }
        }
    };
}
signed_parts!(Verified);
signed_parts!(Peeked);

impl Verified {
    /// The size of the sealed file in bytes.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }
}

/// Opens a packet, checks every part of it, and gives its files to `sink`. Memory use does not depend on the size of
/// the files.
///
/// # Errors
/// One for every way in which a file is not a packet for these keys; the sink was told to abort.
pub fn open<R: Read>(
    input: R,
    keys: &[DecryptSecret],
    limits: &Limits,
    sink: &mut dyn FileSink,
    watch: &mut Watch<'_>,
) -> Result<Verified, PacketError> {
    let opened = run(input, keys, limits, sink, watch);
    if opened.is_err() {
        sink.abort();
    }
    opened
}

/// Checks every part of a packet and keeps nothing.
///
/// # Errors
/// As [`open`].
pub fn verify<R: Read>(
    input: R,
    keys: &[DecryptSecret],
    watch: &mut Watch<'_>,
) -> Result<Verified, PacketError> {
    open(input, keys, &Limits::UNLIMITED, &mut NoSink, watch)
}

/// Reads packet.json and its signature and stops there: for a first look at a large packet. It proves who signed
/// what, not that the files are there.
///
/// # Errors
/// As [`open`], as far as it looks.
pub fn peek<R: Read>(input: R, keys: &[DecryptSecret]) -> Result<Peeked, PacketError> {
    let mut quiet = crate::unwatched;
    let mut plain = Plain::open(input, keys, &mut quiet)?;
    Ok(Peeked { signed: read_signed(&mut plain)? })
}

fn run<R: Read>(
    input: R,
    keys: &[DecryptSecret],
    limits: &Limits,
    sink: &mut dyn FileSink,
    watch: &mut Watch<'_>,
) -> Result<Verified, PacketError> {
    let mut plain = Plain::open(input, keys, watch)?;
    let signed = read_signed(&mut plain)?;
    let packet = &signed.packet;
    let needed = packet.payload_bytes();
    if needed > limits.free_bytes {
        return Err(PacketError::TooLargeForDisk { needed, free: limits.free_bytes });
    }
    let texts = Texts::of(packet, &signed.raw_json, &signed.signature);
    let (raw, signature) = (signed.raw_json.len() as u64, signed.signature.len() as u64);
    plain.expect_total(tar::stream_length(raw, signature, &texts, packet));
    sink.start(packet)?;
    sink.text("packet.json", &signed.raw_json).map_err(PacketError::sink)?;
    sink.text("packet.json.sig", &signed.signature).map_err(PacketError::sink)?;
    for (name, text) in texts.ordered() {
        let bytes = read_entry(&mut plain, name, text.len() as u64)?;
        if bytes != text.as_bytes() {
            return Err(PacketError::HashMismatch { path: name.into() });
        }
        sink.text(name, &bytes).map_err(PacketError::sink)?;
    }
    for (name, text) in [("record.html", &packet.record), ("schema.json", &packet.schema)] {
        let bytes = read_entry(&mut plain, name, text.size)?;
        if text.sha256.0 != <[u8; 32]>::from(Sha256::digest(&bytes)) {
            return Err(PacketError::HashMismatch { path: name.into() });
        }
        sink.text(name, &bytes).map_err(PacketError::sink)?;
    }
    expect_header(&mut plain, "data/", 0, Kind::Folder)?;
    let line = HashLine::new();
    for file in &packet.files {
        read_file(&mut plain, file, &line, sink)?;
    }
    let bytes = plain.finish()?;
    Ok(Verified { signed, bytes })
}

/// Reads packet.json and its signature.
fn read_signed<R: Read>(plain: &mut Plain<'_, '_, R>) -> Result<Signed, PacketError> {
    let mut block: Block = [0; tar::BLOCK];
    if plain.fill(&mut block)? < block.len() || !tar::is_named(&block, "packet.json") {
        return Err(PacketError::NotAPacket);
    }
    let layout = |entry: &str| PacketError::Layout { entry: entry.into() };
    let size = tar::stated_size(&block, "packet.json").ok_or_else(|| layout("packet.json"))?;
    if size > MAX_JSON_BYTES {
        return Err(PacketError::JsonTooLarge { name: "packet.json", got: size, limit: MAX_JSON_BYTES });
    }
    let raw_json = read_contents(plain, "packet.json", size)?;
    let packet = json::parse(&raw_json)?;
    if plain.opened_with().is_none() && packet.kind != PacketKind::Card {
        return Err(PacketError::Inconsistent("only a card is sealed to everybody".into()));
    }

    let name = "packet.json.sig";
    plain.fill_all(&mut block, || layout(name))?;
    if tar::is_named(&block, "bagit.txt") {
        return Err(PacketError::Unsigned);
    }
    let size = tar::stated_size(&block, name).ok_or_else(|| layout(name))?;
    if size == 0 {
        return Err(PacketError::Unsigned);
    }
    if size > 8 * tar::SIGNATURE_BYTES as u64 {
        return Err(PacketError::SignatureMalformed("far too long"));
    }
    let signature = read_contents(plain, name, size)?;
    sshsig::verify(&packet.sender.key, sshsig::NAMESPACE, &raw_json, &signature)?;
    let sha256 = Sha256Hash(Sha256::digest(&raw_json).into());
    let (stanzas, opened_with) = (plain.stanzas(), plain.opened_with());
    Ok(Signed { packet, raw_json, sha256, signature, stanzas, opened_with })
}

fn expect_header<R: Read>(
    plain: &mut Plain<'_, '_, R>,
    name: &str,
    size: u64,
    kind: Kind,
) -> Result<(), PacketError> {
    let layout = || PacketError::Layout { entry: name.into() };
    let mut block: Block = [0; tar::BLOCK];
    plain.fill_all(&mut block, layout)?;
    if block == tar::header(name, size, kind)? { Ok(()) } else { Err(layout()) }
}

/// Reads a whole entry into memory. Only for texts, whose size is limited.
fn read_entry<R: Read>(plain: &mut Plain<'_, '_, R>, name: &str, size: u64) -> Result<Vec<u8>, PacketError> {
    expect_header(plain, name, size, Kind::File)?;
    read_contents(plain, name, size)
}

fn read_contents<R: Read>(
    plain: &mut Plain<'_, '_, R>,
    name: &str,
    size: u64,
) -> Result<Vec<u8>, PacketError> {
    let mut bytes = Vec::new();
    let mut left = size;
    let mut buffer = [0; 8 * 1024];
    while left > 0 {
        let piece = &mut buffer[..left.min(8 * 1024) as usize];
        plain.fill_all(piece, || PacketError::Layout { entry: name.into() })?;
        bytes.extend_from_slice(piece);
        left -= piece.len() as u64;
    }
    plain.zeros(tar::fill(size), name)?;
    Ok(bytes)
}

/// Streams one file into the sink and checks its hash.
fn read_file<R: Read>(
    plain: &mut Plain<'_, '_, R>,
    file: &FileEntry,
    line: &HashLine,
    sink: &mut dyn FileSink,
) -> Result<(), PacketError> {
    let path = file.path.to_string();
    expect_header(plain, &path, file.size, Kind::File)?;
    sink.begin(file).map_err(PacketError::sink)?;
    let beside = file.size >= BESIDE;
    let mut hash = Sha256::new();
    let mut left = file.size;
    while left > 0 {
        let Some(piece) = plain.piece(left.min(64 * 1024) as usize)? else {
            return Err(PacketError::Layout { entry: path });
        };
        if beside {
            line.update(piece.clone());
        } else {
            hash.update(&*piece);
        }
        sink.write(&piece).map_err(PacketError::sink)?;
        left -= piece.len() as u64;
    }
    plain.zeros(tar::fill(file.size), &path)?;
    let hash = if beside {
        line.end().wait().map_err(|_| PacketError::Internal("hashing broke off"))?
    } else {
        hash.finalize().into()
    };
    if file.sha256.0 != hash {
        return Err(PacketError::HashMismatch { path });
    }
    sink.end().map_err(PacketError::sink)
}
