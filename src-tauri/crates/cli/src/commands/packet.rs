//! `recourse packet`: look at a packet, with a key file or with the keys of a vault.

use crate::{
    commands::{
        recipient,
        show::{moment, word as said},
    },
    context::Context,
    error::{CliError, CliResult},
    out::{Out, Table},
    progress::cancel,
    text::{count, one_line, size},
};
use clap::{Args, Subcommand};
use recourse_desk::identity;
use recourse_model::{ErrorCode, PacketKind, SenderMode, Sensitive, Sha256Hash};
use recourse_packet::{self as format, DecryptSecret, FileEntry, FileSink, Limits, PacketError};
use serde::Serialize;
use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufReader, Read, Write},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

/// Room that is left free on the disk, in bytes.
const RESERVE: u64 = 64 * 1024 * 1024;

/// The largest key file that is read, in bytes.
const LARGEST_KEY_FILE: u64 = 1024 * 1024;

mod timestamp;

/// Look at a packet without a vault, and keep the time-stamps of others beside those of your vault.
#[derive(Subcommand)]
pub(crate) enum Packet {
    /// Who sealed what, for whom: a first look that reads the record and its signature, and not the files
    Inspect(Source),
    /// Check every byte of a packet, and say what that proves and what not
    Verify(Source),
    /// Check a packet and write everything in it to a new folder. From then on it is not encrypted
    ///
    /// The folder holds `packet`, the bag as it was signed, and `record.html`, a page to read that this program made from
    /// the signed record. The page inside `packet` was written by the sender's program.
    Extract {
        #[command(flatten)]
        source: Source,
        /// The folder to make; it must not exist
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Time-stamps of others: that a packet of your vault existed, said by an authority that sees its hash only
    #[command(subcommand)]
    Timestamp(timestamp::TimestampCommand),
}

/// A packet and the keys that may open it. Cards need no key.
#[derive(Args)]
pub(crate) struct Source {
    /// The packet (.acp)
    file: PathBuf,
    /// An age key file, as age-keygen writes it (may be given more than once). Without one, the keys of the vault
    #[arg(long, value_name = "KEYFILE")]
    identity: Vec<PathBuf>,
}

impl Source {
    fn keys(&self, context: &Context) -> CliResult<Vec<DecryptSecret>> {
        if self.identity.is_empty() && context.global.vault.is_some() {
            return Ok(identity::opening_secrets(&context.open()?)?);
        }
        let mut keys = Vec::new();
        for path in &self.identity {
            let unreadable = |_| CliError::with(ErrorCode::PacketRead, "file", path.display());
            let mut text = String::new();
            File::open(path)
                .map_err(unreadable)?
                .take(LARGEST_KEY_FILE)
                .read_to_string(&mut text)
                .map_err(unreadable)?;
            let text = Sensitive::new(text);
            keys.extend(DecryptSecret::from_key_file(text.reveal())?);
        }
        Ok(keys)
    }

    fn open(&self) -> CliResult<BufReader<File>> {
        let unreadable = |_| CliError::with(ErrorCode::PacketRead, "file", self.file.display());
        Ok(BufReader::new(File::open(&self.file).map_err(unreadable)?))
    }
}

/// What a look at a packet shows.
#[derive(Serialize)]
struct Report {
    /// Whether every byte was checked, or the record and its signature only.
    every_byte_checked: bool,
    kind: PacketKind,
    version: u32,
    packet_id: String,
    thread_id: String,
    sequence: u32,
    answers: Option<String>,
    created_at: String,
    sha256: Sha256Hash,
    sender_mode: SenderMode,
    sender: String,
    fingerprint: String,
    words: Vec<String>,
    audience: Vec<String>,
    addressed_to_you: bool,
    files: Vec<FileLine>,
    withheld: usize,
    bytes: Option<u64>,
    proven: Vec<String>,
    not_proven: Vec<String>,
}

/// One file of a packet.
#[derive(Serialize)]
struct FileLine {
    path: String,
    title: String,
    original_name: Option<String>,
    media_type: String,
    size: u64,
    sha256: Sha256Hash,
}

impl Report {
    fn of(packet: &format::Packet, sha256: Sha256Hash, keys: &[DecryptSecret], bytes: Option<u64>) -> Self {
        let own: Vec<_> = keys.iter().map(DecryptSecret::public).collect();
        let words = packet.sender.key.words();
        let mut report = Self {
            every_byte_checked: bytes.is_some(),
            kind: packet.kind,
            version: packet.version,
            packet_id: packet.packet_id.to_string(),
            thread_id: packet.thread_id.to_string(),
            sequence: packet.sequence,
            answers: packet.in_reply_to.as_ref().map(|to| to.packet_id.to_string()),
            created_at: packet.created_at.to_rfc3339(),
            sha256,
            sender_mode: packet.sender.mode,
            sender: packet.sender.display.clone(),
            fingerprint: packet.sender.fingerprint.to_string(),
            words: words.as_slice().iter().map(|word| (*word).to_owned()).collect(),
            audience: packet.audience.iter().map(|who| who.name.clone()).collect(),
            addressed_to_you: packet.addressed_to(&own),
            files: packet.files.iter().map(FileLine::of).collect(),
            withheld: packet.withheld.len(),
            bytes,
            proven: Vec::new(),
            not_proven: Vec::new(),
        };
        report.proven = report.what_is_proven();
        report.not_proven = report.what_is_not_proven(packet);
        report
    }

    fn what_is_proven(&self) -> Vec<String> {
        let mut proven = Vec::new();
        if self.every_byte_checked {
            proven.push(match self.files.len() as u64 {
                0 => "The file is whole: it carries no files, and every byte matches the signed record."
                    .to_owned(),
                files => format!(
                    "The file is whole: {} and every other byte match the signed record.",
                    count(files, "file", "files")
                ),
            });
        }
        proven.push("The record was signed with the key below, and nobody has changed it since.".to_owned());
        proven.push(match (self.kind, self.audience.is_empty()) {
            (PacketKind::Card, true) => "It is a card, so it is meant for everybody.".to_owned(),
            _ => format!("The signer meant it for: {}.", self.audience.join(", ")),
        });
        if self.withheld > 0 {
            proven.push(format!(
                "{} under a commitment. If it is shown later, you can check that it is the same.",
                count(self.withheld as u64, "item is kept back", "items are kept back")
            ));
        }
        proven
    }

    fn what_is_not_proven(&self, packet: &format::Packet) -> Vec<String> {
        let mut not = vec![match packet.sender.mode {
            SenderMode::Anonymous => "Who holds that key. The sender chose to give no name.".to_owned(),
            SenderMode::Pseudonym => {
                format!(
                    "Who holds that key. \"{}\" is a pseudonym with a key made for this thread.",
                    self.sender
                )
            }
            SenderMode::Named | SenderMode::Group => format!(
                "Who holds that key. It says \"{}\"; only comparing the twelve words with them shows whether that is so.",
                self.sender
            ),
        }];
        not.push("That what it tells is true.".to_owned());
        not.push(format!(
            "When it was sealed. It says {}; a signature cannot show that.",
            moment(packet.created_at)
        ));
        if !self.every_byte_checked {
            not.push("That its files are there and whole. Check with: recourse packet verify.".to_owned());
        }
        not
    }
}

impl FileLine {
    fn of(file: &FileEntry) -> Self {
        Self {
            path: file.path.to_string(),
            title: file.title.clone(),
            original_name: file.original_name.clone(),
            media_type: file.media_type.clone(),
            size: file.size,
            sha256: file.sha256,
        }
    }
}

pub(crate) fn run(context: &Context, command: Packet) -> CliResult<()> {
    match command {
        Packet::Inspect(source) => {
            let keys = source.keys(context)?;
            let peeked = format::peek(source.open()?, &keys)?;
            let report = Report::of(peeked.packet(), peeked.sha256(), &keys, None);
            context.out.show(&report, |out| show(out, &report))
        }
        Packet::Verify(source) => {
            let keys = source.keys(context)?;
            let verified = watched(context, |watch| {
                format::verify(source.open()?, &keys, watch).map_err(CliError::from)
            })?;
            let report = Report::of(verified.packet(), verified.sha256(), &keys, Some(verified.bytes()));
            context.out.show(&report, |out| show(out, &report))
        }
        Packet::Extract { source, out } => extract(context, &source, &out),
        Packet::Timestamp(command) => timestamp::run(context, command),
    }
}

/// Runs work on a packet with a bar and with Ctrl-C.
fn watched<T>(context: &Context, run: impl FnOnce(&mut format::Watch<'_>) -> CliResult<T>) -> CliResult<T> {
    crate::progress::watched(context, |watch| {
        let cancel = cancel();
        run(&mut |progress: format::Progress| {
            watch.report(progress.done, (progress.total > 0).then_some(progress.total), "");
            if cancel.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
    })
}

fn show(out: &Out, report: &Report) -> CliResult<()> {
    let title = if report.every_byte_checked { "good" } else { "record and signature good" };
    out.title(&format!("{}: {title}", crate::text::label(report.kind.as_str())))?;
    out.field("from", if report.sender.is_empty() { "nobody in particular" } else { &report.sender })?;
    out.field("appears as", &said(Some(report.sender_mode)))?;
    out.field("to", &report.audience.join(", "))?;
    out.field("says it was sealed", &report.created_at)?;
    out.field(
        "packet",
        &format!("{}, number {} in thread {}", report.packet_id, report.sequence, report.thread_id),
    )?;
    out.field("answers packet", report.answers.as_deref().unwrap_or_default())?;
    out.field("SHA-256 of packet.json", &report.sha256.to_string())?;
    if !report.addressed_to_you {
        out.line("")?;
        out.prose(
            "NOTE: the key that opened it does not stand in the audience. Either you are reading the sender's own copy, \
             or somebody passed it on.",
        )?;
    }
    out.heading("What is proven")?;
    report.proven.iter().try_for_each(|line| out.item(line))?;
    out.heading("What is not proven")?;
    report.not_proven.iter().try_for_each(|line| out.item(line))?;
    out.heading("The key that signed")?;
    out.field("fingerprint", &report.fingerprint)?;
    recipient::words(out, &report.words)?;
    out.heading("Files")?;
    let mut table = Table::new(["In the packet", "Title", "Size", "Name outside"]);
    for file in &report.files {
        let name = file.original_name.clone().unwrap_or_default();
        table.row([file.path.clone(), file.title.clone(), size(file.size), name]);
    }
    out.table(&table, "None.")
}

fn extract(context: &Context, source: &Source, out: &Path) -> CliResult<()> {
    super::evidence::refuse_existing(out)?;
    let keys = source.keys(context)?;
    let mut folder = Folder::new(out)?;
    let limits = Limits { free_bytes: folder.room() };
    let verified = watched(context, |watch| {
        format::open(source.open()?, &keys, &limits, &mut folder, watch).map_err(CliError::from)
    })?;
    let page = format::record_html(verified.packet());
    let is_ours = folder.record.as_deref() == Some(page.as_bytes());
    folder.finish(page.as_bytes()).map_err(|error| CliError::from(PacketError::Write(error)))?;
    let report = Report::of(verified.packet(), verified.sha256(), &keys, Some(verified.bytes()));
    context.out.show(&report, |to| {
        show(to, &report)?;
        to.line("")?;
        let name = one_line(&out.display().to_string());
        to.prose(&format!("Everything is in {name}. Nothing there is encrypted any more. To read it, open record.html."))?;
        if is_ours {
            return Ok(());
        }
        to.prose(
            "CAREFUL: the record.html inside the folder `packet` is not the page that this program makes of the record. \
             Do not open it.",
        )
    })
}

/// A folder that appears under its name only when everything in it was checked.
struct Folder {
    hidden: PathBuf,
    target: PathBuf,
    current: Option<File>,
    /// The page that the sender's program made.
    record: Option<Vec<u8>>,
}

impl Folder {
    fn new(target: &Path) -> CliResult<Self> {
        let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.is_empty() {
            return Err(CliError::usage(
                "This is no name for a new folder.",
                "Name a folder that does not exist yet.",
            ));
        }
        let hidden = target.with_file_name(format!(".{name}.{}", std::process::id()));
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&hidden).map_err(PacketError::Write)?;
        Ok(Self { hidden, target: target.to_owned(), current: None, record: None })
    }

    fn room(&self) -> u64 {
        fs4::available_space(&self.hidden).unwrap_or(u64::MAX).saturating_sub(RESERVE)
    }

    fn create(&self, name: &str) -> io::Result<File> {
        let path = self.hidden.join("packet").join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        private_file(&path)
    }

    fn finish(mut self, page: &[u8]) -> io::Result<()> {
        self.current = None;
        private_file(&self.hidden.join("record.html"))?.write_all(page)?;
        // Renaming onto something that came into being meanwhile must not replace it.
        if self.target.symlink_metadata().is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        fs::rename(&self.hidden, &self.target)
    }
}

/// Makes a file that only its owner may read.
fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

impl Drop for Folder {
    fn drop(&mut self) {
        // After `finish` it is not there any more; after a refusal nothing of it may stay.
        fs::remove_dir_all(&self.hidden).ok();
    }
}

impl FileSink for Folder {
    fn text(&mut self, name: &'static str, bytes: &[u8]) -> io::Result<()> {
        if name == "record.html" {
            self.record = Some(bytes.to_vec());
        }
        self.create(name)?.write_all(bytes)
    }

    fn begin(&mut self, file: &FileEntry) -> io::Result<()> {
        // The path has one form only (`data/e0001.csv`), so it cannot lead anywhere else.
        self.current = Some(self.create(&file.path.to_string())?);
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.current
            .as_mut()
            .map_or_else(|| Err(io::ErrorKind::InvalidInput.into()), |file| file.write_all(bytes))
    }

    fn end(&mut self) -> io::Result<()> {
        self.current.take().map_or(Ok(()), |file| file.sync_all())
    }

    fn abort(&mut self) {
        self.current = None;
        fs::remove_dir_all(&self.hidden).ok();
    }
}
