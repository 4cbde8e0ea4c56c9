//! This program as its own child: to run on one core, and to hold memory that is not mixed with anything else's.

use crate::{
    MIB, Outcome, Size,
    data::{self, Endless, Files, Folder},
    figure::Figure,
    packets,
};
use recourse_packet::{DecryptSecret, SigningSecret};
use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

/// What a child does: `seal FOLDER COUNT RECIPIENT OUT`, `endless MIB RECIPIENT` to its output, `verify KEY` of its
/// input. It tells one number as its last line on the error output.
pub(crate) fn run(args: &[String]) -> Outcome<()> {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let mut watch = recourse_packet::unwatched;
    let told = match words.as_slice() {
        ["seal", folder, count, recipient, out] => {
            let mut files = Files { folder: folder.into(), entries: Vec::new() };
            for number in 1..=count.parse()? {
                let mut file = File::open(files.path(number))?;
                let size = file.metadata()?.len();
                files.entries.push(data::entry(number, data::hash(&mut file)?, size));
            }
            let (secret, to) = (SigningSecret::generate()?, recipient.parse()?);
            let start = Instant::now();
            packets::seal(&files.entries, &secret, &to, &mut Folder(&files.folder), Path::new(out))?;
            start.elapsed().as_secs_f64()
        }
        ["endless", mib, recipient] => {
            let mut endless = Endless::new()?;
            let entries = endless.entries(mib.parse::<u64>()? * MIB)?;
            let draft = data::draft(&entries, &recipient.parse()?, chrono::Utc::now());
            let mut out = BufWriter::with_capacity(256 * 1024, io::stdout().lock());
            recourse_packet::seal(&draft, &SigningSecret::generate()?, &mut endless, &mut out, &mut watch)?;
            out.flush()?;
            peak()?
        }
        ["verify", key] => {
            recourse_packet::verify(io::stdin().lock(), &[key.parse()?], &mut watch)?;
            peak()?
        }
        _ => return Err("the bench does not know this child".into()),
    };
    Ok(writeln!(io::stderr(), "{told}")?)
}

/// The most memory that this process ever held, in MiB.
fn peak() -> Outcome<f64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or(" 0 kB");
    let kib: f64 = line.trim().trim_end_matches(" kB").trim().parse()?;
    Ok(kib / 1024.0)
}

fn number(output: &std::process::Output) -> Outcome<f64> {
    let told = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(told.into_owned().into());
    }
    Ok(told.lines().last().unwrap_or_default().parse()?)
}

/// The seconds that sealing takes, on one core or on all of them.
pub(crate) fn seal(folder: &Path, count: u32, recipient: &str, out: &Path, one: bool) -> Outcome<f64> {
    let bench = std::env::current_exe()?;
    let mut command = if one { Command::new("taskset") } else { Command::new(&bench) };
    if one {
        command.args(["-c", "0"]).arg(&bench);
    }
    command.args(["--child", "seal"]).arg(folder).arg(count.to_string()).arg(recipient).arg(out);
    let seconds = number(&command.output()?)?;
    fs::remove_file(out)?;
    Ok(seconds)
}

/// The most memory that sealing or verifying this much takes, in MiB. The packet goes from one to the other.
fn peak_of(mib: u64) -> Outcome<f64> {
    let key = DecryptSecret::generate();
    let child = |args: &[&str]| -> Outcome<Command> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("--child").args(args).stderr(Stdio::piped());
        Ok(command)
    };
    let (size, to) = (mib.to_string(), key.public().to_string());
    let mut seal = child(&["endless", &size, &to])?.stdout(Stdio::piped()).spawn()?;
    let packet = seal.stdout.take().ok_or("the child has no output")?;
    let verified = child(&["verify", &key.to_text()])?.stdin(packet).output()?;
    let sealed = seal.wait_with_output()?;
    Ok(number(&sealed)?.max(number(&verified)?))
}

/// Memory for much beside memory for little.
pub(crate) fn memory(size: &Size) -> Outcome<Figure> {
    let mut figure = Figure::new("memory_16g_vs_64m", "MiB").reach(1.1);
    figure.theirs = (0..3).map(|_| peak_of(64)).collect::<Outcome<_>>()?;
    figure.ours = vec![peak_of(size.memory_mib)?];
    let much = size.memory_mib / 1024;
    Ok(figure.note(format!("sealing or verifying {much} GiB beside 64 MiB; at most 120 MiB is wanted")))
}
