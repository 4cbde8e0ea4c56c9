//! `./dev bench`: speed and memory beside stock tools, in one run, as ratios. Prints one JSON object a line with
//! `--json`, otherwise a small table. Figures depend on the machine; ratios much less.

use recourse_desk::{casebook, evidence, identity, inbox, recipients, seal, settings, unwatched};
use recourse_model::{Ask, Desk, Recipient, Timestamp};
use recourse_vault::Vault;
use std::{
    error::Error,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

type Outcome<T> = Result<T, Box<dyn Error>>;

const PASSPHRASE: &str = "lantern orbit gravel mosaic";
const MIB: u64 = 1024 * 1024;

/// What was measured under one name.
struct Figure {
    name: &'static str,
    /// Seconds of every round, ours.
    ours: Vec<f64>,
    /// Seconds of every round, theirs; empty where there is no fair peer.
    theirs: Vec<f64>,
    unit: &'static str,
}

impl Figure {
    fn median(values: &[f64]) -> f64 {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
    }

    fn print(&self, json: bool, out: &mut impl Write) -> Outcome<()> {
        let value = Self::median(&self.ours);
        let ratio = (!self.theirs.is_empty()).then(|| value / Self::median(&self.theirs));
        if json {
            let line = serde_json::json!({
                "name": self.name, "value": value, "unit": self.unit, "ratio": ratio,
                "rounds": self.ours, "peer_rounds": self.theirs,
            });
            writeln!(out, "{line}")?;
        } else {
            let beside = ratio.map_or(String::new(), |ratio| format!("   {ratio:.2} × the peer"));
            writeln!(out, "{:<28} {value:>10.3} {}{beside}", self.name, self.unit)?;
        }
        Ok(())
    }
}

fn main() -> Outcome<()> {
    let json = std::env::args().any(|arg| arg == "--json");
    let quick = std::env::args().any(|arg| arg == "--quick");
    let (mib, rounds, harms) = if quick { (64, 3, 5_000) } else { (1024, 5, 100_000) };
    let work = tempfile::tempdir()?;
    let now = chrono::Utc::now();
    let mut out = std::io::stdout().lock();
    let bench = Bench::prepare(work.path(), mib, now)?;
    for figure in bench.packets(rounds, now)? {
        figure.print(json, &mut out)?;
    }
    bench.unlock(rounds)?.print(json, &mut out)?;
    bench.search(harms, now)?.print(json, &mut out)?;
    memory(&mut out, json)
}

/// Two vaults, a large file, and an age key for the stock tools.
struct Bench {
    folder: PathBuf,
    sender: Vault,
    receiver: Vault,
    recipient: String,
    keyfile: PathBuf,
    large: PathBuf,
}

fn vault(folder: &Path, name: &str, desk: Desk) -> Outcome<Vault> {
    let settings = settings::Settings { name: name.to_owned(), desk, ..settings::Settings::default() };
    Ok(settings::create_vault(folder, PASSPHRASE, &settings)?)
}

impl Bench {
    fn prepare(folder: &Path, mib: u64, now: Timestamp) -> Outcome<Self> {
        let sender = vault(&folder.join("sender"), "Bench group", Desk::Casebook)?;
        let receiver = vault(&folder.join("receiver"), "Bench agency", Desk::Register)?;
        let own = identity::of_desk(&receiver, Desk::Register, now)?;
        let keyfile = folder.join("key.txt");
        fs::write(&keyfile, format!("{}\n", own.age_secret.reveal()))?;
        fs::create_dir(folder.join("plain"))?;
        let large = folder.join("plain/large.bin");
        random_file(&large, mib)?;
        Ok(Self { folder: folder.to_owned(), sender, receiver, recipient: own.age_recipient, keyfile, large })
    }

    /// Sealing from the vault and opening into a vault, beside `tar | age` and `age -d | tar x`, which neither hash nor
    /// sign nor read from or write to encrypted storage.
    fn packets(&self, rounds: usize, now: Timestamp) -> Outcome<Vec<Figure>> {
        let case = casebook::new_case(&self.sender, "Bench", now)?.id;
        let harm = casebook::new_harm(&self.sender, Some(case), "Something happened.", now)?;
        let start = Instant::now();
        unwatched(|watch| evidence::add_file(&self.sender, case, Some(harm.id), &self.large, now, watch))?;
        let added = start.elapsed().as_secs_f64();
        let own = identity::view(&self.receiver, Desk::Register, now)?;
        let to = Recipient {
            name: "Bench agency".into(),
            age_recipient: own.age_recipient,
            signing_key: own.signing_key,
            ..Recipient::default()
        };
        let to = recipients::save(&self.sender, to, now)?;
        recipients::mark_checked(&self.sender, to.id, "bench", now)?;
        let mut seal = Figure { name: "seal_from_vault_vs_tar_age", ours: vec![], theirs: vec![], unit: "s" };
        let mut open = Figure { name: "open_vs_age_tar", ours: vec![], theirs: vec![], unit: "s" };
        for round in 0..rounds {
            let packet = self.folder.join(format!("packet-{round}.acp"));
            seal.ours.push(self.seal(case, to.id, &packet, now)?);
            seal.theirs.push(self.tar_age()?);
            let start = Instant::now();
            unwatched(|watch| inbox::import_file(&self.receiver, &packet, now, watch))?;
            open.ours.push(start.elapsed().as_secs_f64());
            open.theirs.push(self.age_tar(&packet)?);
            fs::remove_file(&packet)?;
        }
        let add = Figure { name: "add_evidence", ours: vec![added], theirs: vec![], unit: "s" };
        Ok(vec![add, seal, open])
    }

    fn seal(
        &self,
        case: recourse_model::CaseId,
        to: recourse_model::RecipientId,
        packet: &Path,
        now: Timestamp,
    ) -> Outcome<f64> {
        let mut composed = recourse_desk::challenge::begin(&self.sender, case, now)?;
        composed.recipients = vec![to];
        recourse_desk::challenge::save(&self.sender, composed.clone(), now)?;
        let ask = Ask { challenge_id: composed.id, text: "Say why.".into(), ..Ask::default() };
        recourse_desk::challenge::save_ask(&self.sender, ask)?;
        let view = recourse_desk::challenge::view(&self.sender, composed.id, now)?;
        for blocker in view.blockers {
            let way = recourse_desk::view::BlockerWay::IncludeAsIs;
            recourse_desk::challenge::settle(&self.sender, composed.id, &blocker.key, way, now)?;
        }
        let start = Instant::now();
        unwatched(|watch| seal::challenge(&self.sender, composed.id, packet, now, watch))?;
        Ok(start.elapsed().as_secs_f64())
    }

    fn tar_age(&self) -> Outcome<f64> {
        let target = self.folder.join("stock.age");
        let start = Instant::now();
        let mut tar = Command::new("tar")
            .arg("c")
            .arg("-C")
            .arg(&self.folder)
            .arg("plain")
            .stdout(Stdio::piped())
            .spawn()?;
        let stream = tar.stdout.take().ok_or("tar has no output")?;
        let age =
            Command::new("age").args(["-r", &self.recipient, "-o"]).arg(&target).stdin(stream).status()?;
        if !(tar.wait()?.success() && age.success()) {
            return Err("tar | age failed".into());
        }
        fs::File::open(&target)?.sync_all()?;
        let seconds = start.elapsed().as_secs_f64();
        fs::remove_file(target)?;
        Ok(seconds)
    }

    fn age_tar(&self, packet: &Path) -> Outcome<f64> {
        let target = self.folder.join("unpacked");
        fs::create_dir(&target)?;
        let start = Instant::now();
        let mut age = Command::new("age")
            .args(["-d", "-i"])
            .arg(&self.keyfile)
            .arg(packet)
            .stdout(Stdio::piped())
            .spawn()?;
        let stream = age.stdout.take().ok_or("age has no output")?;
        let tar = Command::new("tar").args(["x", "-i", "-C"]).arg(&target).stdin(stream).status()?;
        let age = age.wait()?;
        if !(age.success() && tar.success()) {
            return Err(format!("age -d | tar x failed: {age}, {tar}").into());
        }
        let seconds = start.elapsed().as_secs_f64();
        fs::remove_dir_all(target)?;
        Ok(seconds)
    }

    /// Opening a vault; most of it is the key derivation that guards the passphrase.
    fn unlock(&self, rounds: usize) -> Outcome<Figure> {
        let folder = self.folder.join("third");
        drop(vault(&folder, "Bench", Desk::Casebook)?);
        let mut figure = Figure { name: "unlock", ours: vec![], theirs: vec![], unit: "s" };
        for _ in 0..rounds {
            let start = Instant::now();
            let opened = settings::open_vault(&folder, PASSPHRASE)?;
            casebook::home(&opened, chrono::Utc::now())?;
            figure.ours.push(start.elapsed().as_secs_f64());
        }
        Ok(figure)
    }

    /// Searching among many harms: the median of different words.
    fn search(&self, count: u32, now: Timestamp) -> Outcome<Figure> {
        let folder = self.folder.join("many");
        let many = vault(&folder, "Bench", Desk::Casebook)?;
        let case = casebook::new_case(&many, "Many", now)?.id;
        let words = ["letter", "score", "rent", "payment", "caseworker", "appeal", "address", "family"];
        many.write(|w| {
            for number in 0..count {
                let mut harm = recourse_model::Harm {
                    case_id: case,
                    created_at: now,
                    updated_at: now,
                    ..Default::default()
                };
                let word = |place: u32| {
                    words.get(((number / (place + 1)) % 8) as usize).copied().unwrap_or_default()
                };
                harm.facts.title = format!("{} {} {number}", word(0), word(3));
                harm.facts.what_happened =
                    format!("the {} came after the {} and nobody read file {number}", word(1), word(6));
                w.put(&harm)?;
            }
            Ok(())
        })?;
        let mut figure = Figure { name: "search_100k_harms", ours: vec![], theirs: vec![], unit: "ms" };
        for number in 0..40_u32 {
            let query = format!("{} {}", words[(number % 8) as usize], number * 977 % count);
            let start = Instant::now();
            casebook::search(&many, &query, 50)?;
            figure.ours.push(Duration::as_secs_f64(&start.elapsed()) * 1_000.0);
        }
        Ok(figure)
    }
}

/// A file that no cipher and no disk can make smaller.
fn random_file(path: &Path, mib: u64) -> Outcome<()> {
    let mut source = fs::File::open("/dev/urandom")?;
    let mut limited = std::io::Read::take(&mut source, mib * MIB);
    std::io::copy(&mut limited, &mut fs::File::create(path)?)?;
    Ok(())
}

/// The most memory this process ever held. Key derivation takes 256 MiB of it on purpose.
fn memory(out: &mut impl Write, json: bool) -> Outcome<()> {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or(" 0 kB");
    let kib: f64 = line.trim().trim_end_matches(" kB").trim().parse()?;
    let figure = Figure { name: "peak_memory", ours: vec![kib / 1024.0], theirs: vec![], unit: "MiB" };
    figure.print(json, out)
}
