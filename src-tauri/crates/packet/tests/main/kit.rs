//! Samples, a sink that remembers what happened to it, and a workshop that takes packets apart and puts them together
//! wrongly. The workshop has its own tar writer: it shares no code with the one under test.

use age::{Decryptor, Encryptor};
use recourse_model::*;
use recourse_packet::{
    body::{Challenge, *},
    *,
};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    io::{self, Read, Write},
};

/// Both sides of a conversation.
pub(crate) struct Cast {
    pub(crate) sender: SigningSecret,
    pub(crate) own: DecryptSecret,
    pub(crate) reply: DecryptSecret,
    pub(crate) organization: DecryptSecret,
    pub(crate) organization_signs: SigningSecret,
}

pub(crate) fn cast() -> Cast {
    Cast {
        sender: SigningSecret::from_bytes(&[1; 32]),
        own: DecryptSecret::generate(),
        reply: DecryptSecret::generate(),
        organization: DecryptSecret::generate(),
        organization_signs: SigningSecret::from_bytes(&[2; 32]),
    }
}

pub(crate) fn moment() -> Timestamp {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

pub(crate) fn sha256(bytes: &[u8]) -> Sha256Hash {
    Sha256Hash(Sha256::digest(bytes).into())
}

pub(crate) fn entry(number: u32, ending: &str, bytes: &[u8]) -> FileEntry {
    FileEntry {
        path: DataPath::new(number, ending),
        sha256: sha256(bytes),
        size: bytes.len() as u64,
        media_type: "application/octet-stream".into(),
        original_name: Some(format!("scan {number} \u{202e}fdp.exe")),
        title: format!("Letter {number}"),
        role: FileRole::Evidence,
        derived_from: None,
        cleaning: None,
        provenance: None,
    }
}

pub(crate) fn claim(number: u32, evidence: &[&FileEntry]) -> ClaimItem {
    ClaimItem {
        id: ClaimId::new(),
        number,
        facts: HarmFacts {
            title: "Payments stopped after moving home".into(),
            what_happened: "The score rose on the day the address changed.\nNobody read the file.".into(),
            own_words: "They never asked me. <b>Not once</b> & never.".into(),
            severity: Some(Severity::Serious),
            ..HarmFacts::default()
        },
        told_by: vec![PersonRef::new(1)],
        characteristics: vec![ClaimCharacteristic {
            characteristic: Characteristic::FairWithHarmfulBiasManaged,
            state: CharacteristicState::Harmed,
            rationale: "People who move are poorer.".into(),
            evidence: evidence.iter().map(|file| file.path.clone()).collect(),
        }],
        tensions: vec![ClaimTension {
            a: Characteristic::PrivacyEnhanced,
            b: Characteristic::ExplainableAndInterpretable,
            how: "Reasons are kept secret to protect data.".into(),
        }],
        mappings: vec![ClaimMapping {
            target: FrameworkRef {
                framework: "nist-ai-rmf".into(),
                edition: "1.0".into(),
                id: "MEASURE 2.11".into(),
            },
            relation: Some(Relation::NotMet),
            rationale: "No test by group was published.".into(),
            evidence: vec![],
        }],
        evidence: evidence.iter().map(|file| file.path.clone()).collect(),
    }
}

pub(crate) fn ask(number: u32, claims: &[&ClaimItem]) -> AskItem {
    AskItem {
        id: AskId::new(),
        number,
        ask_type: Some(AskType::RunTest),
        claims: claims.iter().map(|claim| claim.id).collect(),
        text: "Publish the error rate for people who moved.".into(),
        due: "2026-12-14".parse().ok(),
        basis: vec![],
        priority: Some(Priority::High),
        acceptable_alternatives: String::new(),
    }
}

pub(crate) fn challenge(files: &[FileEntry]) -> Challenge {
    let refs: Vec<&FileEntry> = files.iter().collect();
    let claims = vec![claim(1, &refs), claim(2, &[])];
    let asks = vec![ask(1, &[&claims[0]]), ask(2, &[])];
    Challenge {
        title: "Benefits stopped after a score nobody could explain".into(),
        case: CaseSummary { title: "Heron".into(), summary: "Five families, one letter.".into() },
        system: Some(SystemFacts { name: "The score".into(), ..SystemFacts::default() }),
        claims,
        people: vec![PersonItem {
            reference: PersonRef::new(1),
            pseudonym: "Heron".into(),
            role: Some(PersonRole::AffectedPerson),
            relation_to_ai: "was scored".into(),
        }],
        asks,
        ..Challenge::default()
    }
}

/// A challenge with these files, addressed to the organization.
pub(crate) fn challenge_draft(cast: &Cast, files: &[Vec<u8>]) -> Draft {
    let entries: Vec<FileEntry> = (1..).zip(files).map(|(n, bytes)| entry(n, "pdf", bytes)).collect();
    let mut draft = Draft::new(challenge(&entries), moment());
    draft.files = entries;
    draft.display = "Merrow Benefits Advocates".into();
    draft.mode = SenderMode::Group;
    draft.audience = vec![Addressee {
        name: "Merrow County".into(),
        age_recipient: cast.organization.public(),
        fingerprint: Some(cast.organization_signs.public().fingerprint()),
    }];
    draft.reply_to = Some(cast.reply.public());
    draft.own_copy = vec![cast.own.public()];
    draft
}

pub(crate) fn sealed(draft: &Draft, secret: &SigningSecret, files: &[Vec<u8>]) -> (Sealed, Vec<u8>) {
    let mut out = Vec::new();
    let sealed = seal(draft, secret, &mut files.to_vec(), &mut out, &mut unwatched).unwrap();
    assert_eq!(sealed.bytes, out.len() as u64);
    (sealed, out)
}

/// A sink that remembers.
#[derive(Default)]
pub(crate) struct Remember {
    pub(crate) started: bool,
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) texts: BTreeMap<&'static str, Vec<u8>>,
    pub(crate) current: String,
    pub(crate) aborted: u32,
    pub(crate) full_after: Option<usize>,
}

impl FileSink for Remember {
    fn start(&mut self, _: &Packet) -> Result<(), PacketError> {
        self.started = true;
        Ok(())
    }
    fn text(&mut self, name: &'static str, bytes: &[u8]) -> io::Result<()> {
        assert!(self.started, "nothing before the signature");
        self.texts.insert(name, bytes.to_vec());
        Ok(())
    }
    fn begin(&mut self, file: &FileEntry) -> io::Result<()> {
        assert!(self.started, "nothing before the signature");
        self.current = file.path.to_string();
        self.files.insert(self.current.clone(), Vec::new());
        Ok(())
    }
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self
            .full_after
            .is_some_and(|limit| self.files.values().map(Vec::len).sum::<usize>() + bytes.len() > limit)
        {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.files.get_mut(&self.current).unwrap().extend_from_slice(bytes);
        Ok(())
    }
    fn end(&mut self) -> io::Result<()> {
        Ok(())
    }
    fn abort(&mut self) {
        self.aborted += 1;
        self.files.clear();
        self.texts.clear();
    }
}

/// Opens and expects a refusal; makes sure that the sink was told and is left empty.
pub(crate) fn refusal(bytes: &[u8], key: &DecryptSecret) -> PacketError {
    let mut sink = Remember::default();
    let opened = open(bytes, std::slice::from_ref(key), &Limits::UNLIMITED, &mut sink, &mut unwatched);
    let error = opened.expect_err("a packet that must be refused was opened");
    assert_eq!(sink.aborted, 1, "the sink was not told about {error}");
    assert!(sink.files.is_empty());
    error
}

/// The tar stream inside a packet.
pub(crate) fn decrypt(bytes: &[u8], key: &DecryptSecret) -> Vec<u8> {
    let identity: age::x25519::Identity = key.to_text().parse().unwrap();
    let decryptor = Decryptor::new_buffered(bytes).unwrap();
    let mut plain = Vec::new();
    decryptor
        .decrypt(std::iter::once(&identity as &dyn age::Identity))
        .unwrap()
        .read_to_end(&mut plain)
        .unwrap();
    plain
}

/// Encrypts any bytes to one key, as age does.
pub(crate) fn encrypt(plain: &[u8], to: &EncryptKey) -> Vec<u8> {
    let recipient: age::x25519::Recipient = to.to_string().parse().unwrap();
    let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let mut out = Vec::new();
    let mut writer = encryptor.wrap_output(&mut out).unwrap();
    writer.write_all(plain).unwrap();
    writer.finish().unwrap();
    out
}

/// One entry of a tar stream, with everything that can be done wrongly.
#[derive(Clone)]
pub(crate) struct TarEntry {
    pub(crate) name: String,
    pub(crate) mode: u32,
    pub(crate) kind: u8,
    pub(crate) link: String,
    pub(crate) uid: u32,
    pub(crate) mtime: u64,
    pub(crate) content: Vec<u8>,
}

impl TarEntry {
    pub(crate) fn file(name: &str, content: &[u8]) -> Self {
        Self {
            name: format!("packet/{name}"),
            mode: 0o644,
            kind: b'0',
            link: String::new(),
            uid: 0,
            mtime: 0,
            content: content.to_vec(),
        }
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut header = vec![0u8; 512];
        let mut put = |at: usize, text: &str| header[at..at + text.len()].copy_from_slice(text.as_bytes());
        put(0, &self.name);
        put(100, &format!("{:07o}", self.mode));
        put(108, &format!("{:07o}", self.uid));
        put(116, "0000000");
        put(124, &format!("{:011o}", self.content.len()));
        put(136, &format!("{:011o}", self.mtime));
        put(148, "        ");
        put(157, &self.link);
        put(257, "ustar");
        put(263, "00");
        put(329, "0000000");
        put(337, "0000000");
        header[156] = self.kind;
        let sum: u64 = header.iter().map(|&b| u64::from(b)).sum();
        header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        header.extend_from_slice(&self.content);
        header.resize(header.len().next_multiple_of(512), 0);
        header
    }
}

/// A packet taken apart.
pub(crate) struct Workshop {
    pub(crate) entries: Vec<TarEntry>,
}

impl Workshop {
    pub(crate) fn of(bytes: &[u8], key: &DecryptSecret) -> Self {
        let plain = decrypt(bytes, key);
        let mut entries = Vec::new();
        let mut at = 0;
        while plain[at] != 0 {
            let text = |from: usize, to: usize| {
                let field = &plain[at + from..at + to];
                String::from_utf8(field.iter().copied().take_while(|&b| b != 0).collect()).unwrap()
            };
            let octal = |from, to| u64::from_str_radix(text(from, to).trim(), 8).unwrap();
            let size = octal(124, 136) as usize;
            entries.push(TarEntry {
                name: text(0, 100),
                mode: octal(100, 108) as u32,
                kind: plain[at + 156],
                link: text(157, 257),
                uid: octal(108, 116) as u32,
                mtime: octal(136, 148),
                content: plain[at + 512..at + 512 + size].to_vec(),
            });
            at += 512 + size.next_multiple_of(512);
        }
        Self { entries }
    }

    pub(crate) fn at(&mut self, name: &str) -> &mut TarEntry {
        let name = format!("packet/{name}");
        self.entries.iter_mut().find(|entry| entry.name == name).unwrap()
    }

    pub(crate) fn place(&self, name: &str) -> usize {
        let name = format!("packet/{name}");
        self.entries.iter().position(|entry| entry.name == name).unwrap()
    }

    /// The stream without anything after the entries.
    pub(crate) fn entries_bytes(&self) -> Vec<u8> {
        self.entries.iter().flat_map(TarEntry::bytes).collect()
    }

    /// The stream as the format pads it.
    pub(crate) fn plain(&self) -> Vec<u8> {
        let mut plain = self.entries_bytes();
        let padded = padme(plain.len() as u64 + 1024) as usize;
        plain.resize(padded, 0);
        plain
    }

    pub(crate) fn seal(&self, to: &EncryptKey) -> Vec<u8> {
        encrypt(&self.plain(), to)
    }

    /// Replaces packet.json, signs it, and makes everything that follows from it fit again.
    pub(crate) fn resign(&mut self, json: &str, secret: &SigningSecret) {
        self.at("packet.json").content = json.as_bytes().to_vec();
        let signature = sshsig::sign(secret, sshsig::NAMESPACE, json.as_bytes()).unwrap();
        self.at("packet.json.sig").content = signature.into_bytes();
        self.retag();
    }

    /// Makes the tag manifest fit the tag files as they are now.
    pub(crate) fn retag(&mut self) {
        let names = [
            "packet.json",
            "packet.json.sig",
            "bagit.txt",
            "bag-info.txt",
            "manifest-sha256.txt",
            "record.html",
            "schema.json",
        ];
        let lines: String =
            names.map(|name| format!("{}  {name}\n", sha256(&self.at(name).content))).concat();
        self.at("tagmanifest-sha256.txt").content = lines.into_bytes();
    }

    pub(crate) fn json(&mut self) -> String {
        String::from_utf8(self.at("packet.json").content.clone()).unwrap()
    }
}
