//! What is sealed: a draft over plain files, and where their bytes come from.

use crate::{MIB, Outcome};
use recourse_model::{Sha256Hash, Timestamp};
use recourse_packet::{
    Addressee, DataPath, Draft, EncryptKey, FileEntry, FileRole, Sources,
    body::{CaseSummary, Challenge},
};
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

/// Files to seal. Their hashes are known before, as they are in the app, where adding evidence hashes it; sealing
/// hashes every byte again.
pub(crate) struct Files {
    /// The folder that holds nothing else.
    pub(crate) folder: PathBuf,
    pub(crate) entries: Vec<FileEntry>,
}

impl Files {
    /// Files of these sizes, of bytes that no cipher and no disk can make smaller.
    pub(crate) fn random(folder: PathBuf, count: u32, bytes: u64) -> Outcome<Self> {
        fs::create_dir(&folder)?;
        let mut files = Self { folder, entries: Vec::new() };
        for number in 1..=count {
            let mut random = File::open("/dev/urandom")?.take(bytes);
            io::copy(&mut random, &mut File::create(files.path(number))?)?;
            let sha256 = hash(&mut File::open(files.path(number))?)?;
            files.entries.push(entry(number, sha256, bytes));
        }
        Ok(files)
    }

    pub(crate) fn path(&self, number: u32) -> PathBuf {
        self.folder.join(format!("e{number:04}.bin"))
    }

    pub(crate) fn bytes(&self) -> u64 {
        self.entries.iter().map(|entry| entry.size).sum()
    }
}

/// The SHA-256 of everything.
pub(crate) fn hash(from: &mut impl Read) -> io::Result<Sha256Hash> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 256 * 1024];
    loop {
        match from.read(&mut buffer)? {
            0 => return Ok(Sha256Hash(hasher.finalize().into())),
            read => hasher.update(&buffer[..read]),
        }
    }
}

pub(crate) fn entry(number: u32, sha256: Sha256Hash, size: u64) -> FileEntry {
    FileEntry {
        path: DataPath::new(number, "bin"),
        sha256,
        size,
        media_type: "application/octet-stream".into(),
        original_name: None,
        title: String::new(),
        role: FileRole::Evidence,
        derived_from: None,
        cleaning: None,
        provenance: None,
    }
}

/// A challenge with these files and nothing else, to one recipient.
pub(crate) fn draft(entries: &[FileEntry], to: &EncryptKey, now: Timestamp) -> Draft {
    let body = Challenge {
        title: "Bench".into(),
        case: CaseSummary { title: "Bench".into(), ..CaseSummary::default() },
        ..Challenge::default()
    };
    let mut draft = Draft::new(body, now);
    draft.display = "Bench group".into();
    draft.files = entries.to_vec();
    draft.audience =
        vec![Addressee { name: "Bench agency".into(), age_recipient: to.clone(), fingerprint: None }];
    draft
}

/// Files of a folder.
pub(crate) struct Folder<'a>(pub(crate) &'a Path);

impl Sources for Folder<'_> {
    fn open(&mut self, index: usize, _: &FileEntry) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(File::open(self.0.join(format!("e{:04}.bin", index + 1)))?))
    }
}

/// Files that no disk has to hold: a pattern of a few MiB again and again.
pub(crate) struct Endless {
    pattern: Vec<u8>,
}

impl Endless {
    pub(crate) fn new() -> Outcome<Self> {
        let mut pattern = Vec::new();
        File::open("/dev/urandom")?.take(4 * MIB).read_to_end(&mut pattern)?;
        Ok(Self { pattern })
    }

    /// Entries for this many bytes in all, none larger than a packet can carry.
    pub(crate) fn entries(&self, mut bytes: u64) -> Outcome<Vec<FileEntry>> {
        let mut entries = Vec::new();
        while bytes > 0 {
            let now = bytes.min(4096 * MIB);
            let number = u32::try_from(entries.len())? + 1;
            entries.push(entry(number, hash(&mut self.reader(now))?, now));
            bytes -= now;
        }
        Ok(entries)
    }

    fn reader(&self, bytes: u64) -> impl Read + '_ {
        Pattern { pattern: &self.pattern, at: 0 }.take(bytes)
    }
}

struct Pattern<'a> {
    pattern: &'a [u8],
    at: usize,
}

impl Read for Pattern<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let there = &self.pattern[self.at..];
        let now = there.len().min(buffer.len());
        buffer[..now].copy_from_slice(&there[..now]);
        self.at = (self.at + now) % self.pattern.len();
        Ok(now)
    }
}

impl Sources for Endless {
    fn open(&mut self, _: usize, file: &FileEntry) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(self.reader(file.size)))
    }
}
