//! Sealing and opening packets beside stock tools.

use crate::{
    MIB, Outcome, Place, Size, child,
    data::{self, Files, Folder},
    figure::{Figure, is_there, seconds},
    peers,
};
use recourse_desk::{identity, inbox, seal::VaultSources, settings, unwatched};
use recourse_model::{Desk, Timestamp};
use recourse_packet::{
    DecryptSecret, DiskFile, EncryptKey, FileEntry, FileSink, Limits, Sealed, SigningSecret, Sources,
};
use recourse_vault::Vault;
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, BufWriter, Read},
    path::{Path, PathBuf},
};

/// Every figure of one place, with `large` or `many` files.
pub(crate) fn all(place: &Place, data: &str, size: &Size) -> Outcome<Vec<Figure>> {
    let (suffix, count, bytes) = match data {
        "large" => ("", 1, size.large_mib * MIB),
        _ => ("_many", size.many, 100 * 1024),
    };
    let suffix = format!("{suffix}{}", place.suffix);
    let folder = place.path().join(data);
    fs::create_dir(&folder)?;
    let bench = Bench::prepare(&folder, count, bytes)?;
    let mut all = Rounds::default();
    (0..size.rounds).try_for_each(|_| bench.round(&mut all))?;
    let mut figures = all.figures(&suffix);
    figures.extend(bench.overhead(&suffix)?);
    fs::remove_dir_all(&folder)?;
    Ok(figures)
}

/// Files, and the keys that sign them.
struct Bench {
    folder: PathBuf,
    files: Files,
    secret: SigningSecret,
    gnupg: PathBuf,
    now: Timestamp,
}

/// An organization with a vault that packets go into and come out of.
struct Organization {
    folder: PathBuf,
    vault: Vault,
    to: EncryptKey,
    keyfile: PathBuf,
}

impl Organization {
    /// One that has nothing yet: bytes that a vault holds already are not stored again.
    fn new(folder: &Path, now: Timestamp) -> Outcome<Self> {
        let folder = folder.join("organization");
        fs::create_dir(&folder)?;
        let settings = settings::Settings {
            name: "Bench agency".into(),
            desk: Desk::Register,
            ..settings::Settings::default()
        };
        let vault = settings::create_vault(&folder.join("vault"), crate::book::PASSPHRASE, &settings)?;
        let own = identity::of_desk(&vault, Desk::Register, now)?;
        let keyfile = folder.join("key.txt");
        fs::write(&keyfile, format!("{}\n", own.age_secret.reveal()))?;
        let to = own.age_recipient.parse()?;
        Ok(Self { folder, vault, to, keyfile })
    }

    fn end(self) -> Outcome<()> {
        drop(self.vault);
        Ok(fs::remove_dir_all(&self.folder)?)
    }
}

/// The seconds of every round under their names, ours and theirs.
#[derive(Default)]
struct Rounds(BTreeMap<&'static str, (Vec<f64>, Vec<f64>)>);

impl Rounds {
    fn add(&mut self, name: &'static str, ours: f64, theirs: f64) {
        let rounds = self.0.entry(name).or_default();
        rounds.0.push(ours);
        rounds.1.push(theirs);
    }

    fn figures(self, suffix: &str) -> Vec<Figure> {
        let told = |(name, (ours, theirs)): (&'static str, (Vec<f64>, Vec<f64>))| {
            let (reach, at_least, note) = match name {
                "seal_vs_tar_age" => (Some(0.9), false, "tar | age (Go)"),
                "seal_vs_tar_rage" => (Some(0.6), false, "tar | rage"),
                "seal_vs_gpg" => (Some(0.5), false, "tar | gpg -c --compress-algo none"),
                "seal_from_vault_vs_pipe" => (Some(0.6), false, "age -d | openssl dgst | age -r"),
                "open_vs_age_tar_digest" => (Some(0.7), false, "age -d | tar x; openssl dgst; sync"),
                "open_vs_age_tar_digest_unsynced" => (None, false, "the peer leaves its files unsynced"),
                "seal_with_first_hash_vs_tar_age" => (None, false, "ours hashes the files before, too"),
                "two_cores_vs_one" => (Some(1.6), true, "seconds on two cores; peer: on one"),
                _ => (None, false, ""),
            };
            let figure = Figure::new(format!("{name}{suffix}"), "s").note(note);
            Figure { ours, theirs, reach, at_least, ..figure }
        };
        self.0.into_iter().map(told).collect()
    }
}

impl Bench {
    fn prepare(folder: &Path, count: u32, bytes: u64) -> Outcome<Self> {
        let files = Files::random(folder.join("plain"), count, bytes)?;
        let gnupg = folder.join("gnupg");
        fs::create_dir(&gnupg)?;
        let (secret, now) = (SigningSecret::generate()?, chrono::Utc::now());
        Ok(Self { folder: folder.to_owned(), files, secret, gnupg, now })
    }

    /// Everything once.
    fn round(&self, all: &mut Rounds) -> Outcome<()> {
        let (packet, stock) = (self.folder.join("packet.acp"), self.folder.join("stock"));
        let organization = Organization::new(&self.folder, self.now)?;
        let Organization { vault, keyfile, .. } = &organization;
        let to = organization.to.to_string();
        let plain = &self.files.folder;
        let seal = |sources: &mut dyn Sources, out: &Path| self.seal(&organization.to, sources, out);
        self.warm()?;
        let ours = seconds(|| seal(&mut Folder(plain), &packet))?;
        self.warm()?;
        let age = peers::tar_age("age", plain, &to, &stock)?;
        all.add("seal_vs_tar_age", ours, age);
        let first = seconds(|| (1..=self.count()?).try_for_each(|n| self.hash(n)))?;
        all.add("seal_with_first_hash_vs_tar_age", ours + first, age);
        if is_there("rage") {
            self.warm()?;
            all.add("seal_vs_tar_rage", ours, peers::tar_age("rage", plain, &to, &stock)?);
        }
        if is_there("gpg") {
            self.warm()?;
            all.add("seal_vs_gpg", ours, peers::tar_gpg(plain, &self.gnupg, &stock)?);
        }
        self.warm()?;
        let opened = seconds(|| Ok(unwatched(|watch| inbox::import_file(vault, &packet, self.now, watch))?))?;
        self.warm()?;
        let (unsynced, synced) = peers::open(&packet, keyfile, &self.folder.join("unpacked"))?;
        all.add("open_vs_age_tar_digest", opened, synced);
        all.add("open_vs_age_tar_digest_unsynced", opened, unsynced);
        let again = self.folder.join("again.acp");
        self.warm()?;
        let ours = seconds(|| seal(&mut VaultSources::new(vault), &again))?;
        fs::remove_file(&again)?;
        self.warm()?;
        all.add("seal_from_vault_vs_pipe", ours, peers::again(&packet, keyfile, &to, &stock)?);
        fs::remove_file(&packet)?;
        self.warm()?;
        let two = child::seal(plain, self.count()?, &to, &packet, false)?;
        self.warm()?;
        let one = child::seal(plain, self.count()?, &to, &packet, true)?;
        all.add("two_cores_vs_one", two, one);
        organization.end()
    }

    /// Takes as much memory as one step may need, and gives it back. A machine inside another one may have to ask for
    /// it, which would cost whoever comes first.
    fn warm(&self) -> Outcome<()> {
        let path = self.folder.join("warm");
        io::copy(&mut io::repeat(1).take(2 * self.files.bytes()), &mut File::create(&path)?)?;
        Ok(fs::remove_file(path)?)
    }

    fn count(&self) -> Outcome<u32> {
        Ok(u32::try_from(self.files.entries.len())?)
    }

    fn hash(&self, number: u32) -> Outcome<()> {
        data::hash(&mut File::open(self.files.path(number))?)?;
        Ok(())
    }

    fn seal(&self, to: &EncryptKey, sources: &mut dyn Sources, out: &Path) -> Outcome<Sealed> {
        seal(&self.files.entries, &self.secret, to, sources, out)
    }

    /// What a packet takes beside what it carries.
    fn overhead(&self, suffix: &str) -> Outcome<Vec<Figure>> {
        let packet = self.folder.join("packet.acp");
        let opens = DecryptSecret::generate();
        let sealed = self.seal(&opens.public(), &mut Folder(&self.files.folder), &packet)?.bytes;
        let mut texts = Texts::default();
        let mut watch = recourse_packet::unwatched;
        let key = std::slice::from_ref(&opens);
        recourse_packet::open(File::open(&packet)?, key, &Limits::UNLIMITED, &mut texts, &mut watch)?;
        let block = |size: u64| 512 + size.next_multiple_of(512);
        let files: u64 = self.files.entries.iter().map(|file| block(file.size)).sum();
        // The folder's entry and the two blocks at the end.
        let before = files + texts.bytes.iter().map(|size| block(*size)).sum::<u64>() + 512 + 1024;
        let payload = self.files.bytes() + texts.bytes.iter().sum::<u64>();
        let chunks = |plain: u64| plain + 16 * plain.div_ceil(64 * 1024);
        let header = sealed - chunks(recourse_packet::padme(before));
        let unpadded = header + chunks(before);
        let allowed = payload as f64 * 0.0003 + 8192.0;
        let note = format!("{payload} bytes of files and texts, {unpadded} before padding, {sealed} sealed");
        let mut part = Figure { ours: vec![(unpadded - payload) as f64], ..Figure::new("", "bytes") };
        // Every file takes a header of 512 bytes and is filled up to 512; with many small ones that is what counts.
        if self.files.entries.len() == 1 {
            part = part.reach(allowed);
        }
        let padding = (sealed as f64 / unpadded as f64 - 1.0) * 100.0;
        let most = if payload >= 1024 * MIB { 3.0 } else { 12.0 };
        Ok(vec![
            Figure { name: format!("overhead{suffix}"), note, ..part },
            Figure { ours: vec![padding], ..Figure::new(format!("padding{suffix}"), "%").reach(most) },
        ])
    }
}

/// Seals into a file and sees that it is on the disk, as the app does.
pub(crate) fn seal(
    entries: &[FileEntry],
    secret: &SigningSecret,
    to: &EncryptKey,
    sources: &mut dyn Sources,
    out: &Path,
) -> Outcome<Sealed> {
    let draft = data::draft(entries, to, chrono::Utc::now());
    let mut file = BufWriter::with_capacity(256 * 1024, DiskFile::new(File::create(out)?));
    let mut watch = recourse_packet::unwatched;
    let sealed = recourse_packet::seal(&draft, secret, sources, &mut file, &mut watch)?;
    file.into_inner().map_err(io::IntoInnerError::into_error)?.finish()?;
    Ok(sealed)
}

/// The sizes of the texts of a packet.
#[derive(Default)]
struct Texts {
    bytes: Vec<u64>,
}

impl FileSink for Texts {
    fn text(&mut self, _: &'static str, bytes: &[u8]) -> io::Result<()> {
        self.bytes.push(bytes.len() as u64);
        Ok(())
    }
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
