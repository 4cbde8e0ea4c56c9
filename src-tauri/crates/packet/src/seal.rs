//! Sealing: from a draft to the bytes of a packet.

use crate::{
    DecryptSecret, EncryptKey, Fingerprint, PacketError, SignerKey, SigningSecret,
    bag::Texts,
    body::Body,
    envelope::{
        Addressee, Envelope, Extensions, FORMAT, FileEntry, Packet, ReplyTo, Sender, TextRef, VERSION,
        Withheld,
    },
    json, record, schema, sshsig,
    tar::{self, Kind},
};
use recourse_model::{PacketId, PacketKind, Rounding, SenderMode, Sha256Hash, ThreadId, Timestamp};
use recourse_stream::{Pending, StreamError};
use sha2::{Digest, Sha256};
use std::{
    collections::VecDeque,
    io::{self, Read, Write},
    ops::ControlFlow,
};

/// After at most this many bytes the watch is asked whether to go on.
const PIECE: usize = 64 * 1024;

/// How far sealing or opening has come, in bytes of the decrypted stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is behind us.
    pub done: u64,
    /// What there is in all; 0 while that is not known yet.
    pub total: u64,
}

/// Is told about progress at least once for every 64 KiB, and stops the work by returning `Break`.
pub type Watch<'a> = dyn FnMut(Progress) -> ControlFlow<()> + 'a;

/// A [`Watch`] for those who only want the result.
pub fn unwatched(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Where the bytes of files come from while a packet is sealed.
pub trait Sources {
    /// Opens the file with this index (from 0) of [`Draft::files`].
    ///
    /// # Errors
    /// `NotFound` if it is gone, anything else if it cannot be read.
    fn open(&mut self, index: usize, file: &FileEntry) -> io::Result<Box<dyn Read + '_>>;

    /// Told once, before the first file is opened: these will be, in this order. For those who can read ahead.
    fn expect(&mut self, files: &[FileEntry]) {
        let _ = files;
    }
}

/// No files at all.
#[derive(Debug, Clone, Copy)]
pub struct NoFiles;

impl Sources for NoFiles {
    fn open(&mut self, _: usize, _: &FileEntry) -> io::Result<Box<dyn Read + '_>> {
        Err(io::ErrorKind::NotFound.into())
    }
}

/// Files whose bytes are in memory, in the order of [`Draft::files`].
impl Sources for Vec<Vec<u8>> {
    fn open(&mut self, index: usize, _: &FileEntry) -> io::Result<Box<dyn Read + '_>> {
        let bytes = self.get(index).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(bytes.as_slice()))
    }
}

/// A packet before it is sealed: everything but keys and bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its id; fresh.
    pub packet_id: PacketId,
    /// Its thread.
    pub thread_id: ThreadId,
    /// Its number among the packets that this sender put into the thread, from 1.
    pub sequence: u32,
    /// The packet it answers; a receipt and a response need one.
    pub in_reply_to: Option<ReplyTo>,
    /// The moment of sealing, already rounded as the sender wishes; parts of a second are cut off.
    pub created_at: Timestamp,
    /// The language of its texts (BCP 47); record.html is written in it if we have the words.
    pub language: String,
    /// For whom it is. Empty only for a card.
    pub audience: Vec<Addressee>,
    /// How the sender appears.
    pub mode: SenderMode,
    /// The name the sender appears under; empty if anonymous.
    pub display: String,
    /// The key that replies are to be encrypted to.
    pub reply_to: Option<EncryptKey>,
    /// What it says.
    pub body: Body,
    /// The files, with the paths `data/e0001…` in order. Sizes and hashes are checked while sealing.
    pub files: Vec<FileEntry>,
    /// What is named but withheld.
    pub withheld: Vec<Withheld>,
    /// Room for what the format does not know.
    pub ext: Extensions,
    /// Keys of the sender that can open the packet too. They do not stand in packet.json.
    pub own_copy: Vec<EncryptKey>,
}

impl Draft {
    /// The first packet of a new thread, in English, from a sender with a name, to nobody yet.
    #[must_use]
    pub fn new(body: impl Into<Body>, created_at: Timestamp) -> Self {
        Self {
            packet_id: PacketId::new(),
            thread_id: ThreadId::new(),
            sequence: 1,
            in_reply_to: None,
            created_at,
            language: "en".into(),
            audience: Vec::new(),
            mode: SenderMode::Named,
            display: String::new(),
            reply_to: None,
            body: body.into(),
            files: Vec::new(),
            withheld: Vec::new(),
            ext: Extensions::new(),
            own_copy: Vec::new(),
        }
    }

    /// Exactly what the recipients will read, checked by every rule that a reader applies.
    ///
    /// # Errors
    /// What a reader would say to such a packet.
    pub fn preview(&self, signer: &SignerKey) -> Result<Preview, PacketError> {
        let mut packet = self.envelope(signer);
        let record_html = record::html(&packet);
        let schema_json = schema::schema(packet.kind);
        packet.record = text_ref(&record_html);
        packet.schema = text_ref(&schema_json);
        crate::check::check(&packet)?;
        let mut raw_json =
            serde_json::to_vec_pretty(&packet).map_err(|_| PacketError::Internal("packet.json"))?;
        raw_json.push(b'\n');
        let packet = json::parse(&raw_json)?;
        self.stanzas(&packet)?;
        Ok(Preview { packet, raw_json, record_html, schema_json })
    }

    fn envelope(&self, signer: &SignerKey) -> Packet {
        let fingerprint: Fingerprint = signer.fingerprint();
        let nothing = TextRef { sha256: Sha256Hash::default(), size: 0 };
        Envelope {
            format: FORMAT.into(),
            version: VERSION,
            kind: self.body.kind(),
            packet_id: self.packet_id,
            thread_id: self.thread_id,
            sequence: self.sequence,
            in_reply_to: self.in_reply_to.clone(),
            created_at: Rounding::Second.apply(self.created_at),
            language: self.language.clone(),
            audience: self.audience.clone(),
            sender: Sender {
                mode: self.mode,
                key: signer.clone(),
                fingerprint,
                display: self.display.clone(),
            },
            reply_to: self.reply_to.clone(),
            body: self.body.clone(),
            files: self.files.clone(),
            withheld: self.withheld.clone(),
            record: nothing.clone(),
            schema: nothing,
            ext: self.ext.clone(),
        }
    }

    /// The keys of all stanzas but the one that age adds by itself, so that 4, 8, 16 or 32 stanzas come out and the
    /// number of recipients stays hidden. Dummies are keys whose secret nobody keeps.
    fn stanzas(&self, packet: &Packet) -> Result<Vec<EncryptKey>, PacketError> {
        let mut keys: Vec<EncryptKey> = packet.audience.iter().map(|who| who.age_recipient.clone()).collect();
        keys.extend(self.own_copy.iter().cloned());
        if keys.iter().any(EncryptKey::is_everybody) {
            return Err(PacketError::Inconsistent("only a card is sealed to everybody".into()));
        }
        if packet.kind == PacketKind::Card {
            keys.push(crate::agekeys::EVERYBODY_KEY.parse()?);
        }
        keys.sort();
        keys.dedup();
        let total = [4, 8, 16, 32].into_iter().find(|total| keys.len() < *total);
        let total = total.ok_or_else(|| PacketError::Inconsistent("too many recipients".into()))?;
        while keys.len() + 1 < total {
            keys.push(DecryptSecret::generate().public());
        }
        keys.sort();
        Ok(keys)
    }
}

fn text_ref(text: &str) -> TextRef {
    TextRef { sha256: Sha256Hash(Sha256::digest(text).into()), size: text.len() as u64 }
}

/// What a draft would become.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// The record that will be signed.
    pub packet: Packet,
    /// Its bytes.
    pub raw_json: Vec<u8>,
    /// The rendering for people that goes with it.
    pub record_html: String,
    /// The JSON Schema that goes with it.
    pub schema_json: String,
}

/// A packet that was sealed.
#[derive(Debug, Clone, PartialEq)]
pub struct Sealed {
    /// The record that was signed.
    pub packet: Packet,
    /// The SHA-256 of packet.json, by which replies name this packet.
    pub sha256: Sha256Hash,
    /// The bytes of packet.json.
    pub raw_json: Vec<u8>,
    /// The bytes of packet.json.sig.
    pub signature: Vec<u8>,
    /// The size of the sealed file in bytes.
    pub bytes: u64,
}

/// Seals a draft: signs it, encrypts it for its audience, the sender's own copy and some keys that nobody has, and
/// writes it to `out`. Files are hashed again while they stream by.
///
/// On an error whatever was written is worthless; the caller removes it. On success the caller sees to it that the bytes
/// reach the disk.
///
/// # Errors
/// What [`Draft::preview`] says; `EvidenceChanged`, `EvidenceVanished` or `EvidenceUnreadable` for a file;
/// `DiskFull` or `Write` for `out`; `Cancelled` when `watch` says so.
pub fn seal<W: Write>(
    draft: &Draft,
    secret: &SigningSecret,
    sources: &mut dyn Sources,
    mut out: W,
    watch: &mut Watch<'_>,
) -> Result<Sealed, PacketError> {
    let preview = draft.preview(&secret.public())?;
    let Preview { packet, raw_json, .. } = &preview;
    let signature = sshsig::sign(secret, sshsig::NAMESPACE, raw_json)?.into_bytes();
    let texts = Texts::of(packet, raw_json, &signature);
    let total = tar::stream_length(raw_json.len() as u64, signature.len() as u64, &texts, packet);

    let keys = draft.stanzas(packet)?;
    let recipients = keys.iter().map(|key| key.inner() as &dyn age::Recipient);
    let (header, key) = recourse_stream::seal_header(recipients)
        .map_err(|_| PacketError::Internal("the recipients do not go together"))?;
    out.write_all(&header).map_err(PacketError::write)?;
    let stream = recourse_stream::Writer::new(out, key);
    let mut writer = Writer { stream, done: 0, total, hashes: VecDeque::new(), watch };
    let written = writer.everything(&preview, &signature, &texts, sources);
    let Writer { stream, hashes, .. } = writer;
    // Hashes come a little later than bytes. Without this, a file that had changed could be hidden by the next one that
    // is gone, or be found only when the packet stands there complete.
    let settled = stream.settle();
    if written.as_ref().err().is_none_or(is_about_a_file) {
        for (index, hash) in hashes {
            check_hash(packet, index, hash.wait().map_err(sealing)?)?;
        }
    }
    written?;
    let (mut out, payload) = settled.finish().map_err(sealing)?;
    out.flush().map_err(PacketError::write)?;
    let bytes = header.len() as u64 + payload;
    let sha256 = Sha256Hash(Sha256::digest(raw_json).into());
    let Preview { packet, raw_json, .. } = preview;
    Ok(Sealed { packet, sha256, raw_json, signature, bytes })
}

/// What went wrong with the stream, as far as a packet is concerned.
fn sealing(error: StreamError) -> PacketError {
    match error {
        StreamError::Output(error) => PacketError::write(error),
        _ => PacketError::Internal("sealing broke off"),
    }
}

const fn is_about_a_file(error: &PacketError) -> bool {
    matches!(
        error,
        PacketError::EvidenceChanged { .. }
            | PacketError::EvidenceVanished { .. }
            | PacketError::EvidenceUnreadable { .. }
    )
}

fn check_hash(packet: &Packet, index: usize, hash: [u8; 32]) -> Result<(), PacketError> {
    match packet.files.get(index) {
        Some(file) if file.sha256.0 == hash => Ok(()),
        Some(file) => Err(PacketError::EvidenceChanged { path: file.path.to_string() }),
        None => Err(PacketError::Internal("a file too many")),
    }
}

/// The encrypting stream, with progress.
struct Writer<'w, 'f, W: Write> {
    stream: recourse_stream::Writer<W>,
    done: u64,
    total: u64,
    /// The hashes of files that are being made on other threads, with the files' indices.
    hashes: VecDeque<(usize, Pending)>,
    watch: &'w mut Watch<'f>,
}

impl<W: Write> Writer<'_, '_, W> {
    /// Writes the whole decrypted stream of a packet.
    fn everything(
        &mut self,
        preview: &Preview,
        signature: &[u8],
        texts: &Texts,
        sources: &mut dyn Sources,
    ) -> Result<(), PacketError> {
        let packet = &preview.packet;
        self.entry("packet.json", &preview.raw_json)?;
        self.entry("packet.json.sig", signature)?;
        for (name, text) in texts.ordered() {
            self.entry(name, text.as_bytes())?;
        }
        self.entry("record.html", preview.record_html.as_bytes())?;
        self.entry("schema.json", preview.schema_json.as_bytes())?;
        self.put(&tar::header("data/", 0, Kind::Folder)?)?;
        sources.expect(&packet.files);
        for (index, file) in packet.files.iter().enumerate() {
            self.put(&tar::header(&file.path.to_string(), file.size, Kind::File)?)?;
            self.copy(sources, index, file)?;
            self.zeros(tar::fill(file.size))?;
            self.check_ready(packet)?;
        }
        let rest = self.total.checked_sub(self.done).ok_or(PacketError::Internal("a wrong total"))?;
        self.zeros(rest)
    }

    /// Streams one file, and refuses it unless it has the size that was declared. Its hash is checked when it is there.
    fn copy(&mut self, sources: &mut dyn Sources, index: usize, file: &FileEntry) -> Result<(), PacketError> {
        let path = || file.path.to_string();
        let unreadable = |source: io::Error| match source.kind() {
            io::ErrorKind::NotFound => PacketError::EvidenceVanished { path: path() },
            _ => PacketError::EvidenceUnreadable { path: path(), source },
        };
        let mut source = sources.open(index, file).map_err(unreadable)?;
        self.stream.hash_from_here();
        let mut left = file.size;
        loop {
            // The file is read to where it is sealed.
            let room = self.stream.room().map_err(sealing)?;
            let most = room.len().min(PIECE);
            let read = match source.read(&mut room[..most]) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(unreadable(error)),
            };
            left =
                left.checked_sub(read as u64).ok_or_else(|| PacketError::EvidenceChanged { path: path() })?;
            self.stream.filled(read);
            self.went(read)?;
        }
        if left > 0 {
            return Err(PacketError::EvidenceChanged { path: path() });
        }
        self.hashes.push_back((index, self.stream.hash_to_here()));
        Ok(())
    }

    /// Checks the hashes that are there already, so that gigabytes are not sealed in vain.
    fn check_ready(&mut self, packet: &Packet) -> Result<(), PacketError> {
        while let Some((index, hash)) = self.hashes.front() {
            let Some(hash) = hash.look().map_err(sealing)? else { break };
            check_hash(packet, *index, hash)?;
            self.hashes.pop_front();
        }
        Ok(())
    }

    /// Counts, and asks whether to go on.
    fn went(&mut self, bytes: usize) -> Result<(), PacketError> {
        self.done += bytes as u64;
        match (self.watch)(Progress { done: self.done, total: self.total }).is_break() {
            true => Err(PacketError::Cancelled),
            false => Ok(()),
        }
    }

    /// Writes `bytes` in pieces, asking after each whether to go on.
    fn put(&mut self, bytes: &[u8]) -> Result<(), PacketError> {
        for piece in bytes.chunks(PIECE) {
            self.stream.put(piece).map_err(sealing)?;
            self.went(piece.len())?;
        }
        Ok(())
    }

    fn entry(&mut self, name: &str, bytes: &[u8]) -> Result<(), PacketError> {
        let size = bytes.len() as u64;
        self.put(&tar::header(name, size, Kind::File)?)?;
        self.put(bytes)?;
        self.zeros(tar::fill(size))
    }

    fn zeros(&mut self, mut count: u64) -> Result<(), PacketError> {
        while count > 0 {
            let room = self.stream.room().map_err(sealing)?;
            let piece = count.min(room.len().min(PIECE) as u64);
            room[..piece as usize].fill(0);
            self.stream.filled(piece as usize);
            self.went(piece as usize)?;
            count -= piece;
        }
        Ok(())
    }
}
