//! Stock tools, and what they do with the same files. None of them signs; only where it says so do they hash.

use crate::{Outcome, figure::seconds};
use std::{
    fs::{self, File},
    path::Path,
    process::Command,
};

/// Runs a line of shell, with the names that stand in it.
fn shell(line: &str, names: &[(&str, &Path)]) -> Outcome<()> {
    let mut bash = Command::new("bash");
    bash.args(["-c", &format!("set -euo pipefail; {line}")]);
    bash.envs(names.iter().copied());
    let output = bash.output()?;
    match output.status.success() {
        true => Ok(()),
        false => Err(format!("{line}: {}", String::from_utf8_lossy(&output.stderr)).into()),
    }
}

/// Runs a line that writes `$OUT`, sees that it is on the disk, and takes it away again.
fn writing(line: &str, out: &Path, names: &[(&str, &Path)]) -> Outcome<f64> {
    let names: Vec<(&str, &Path)> = names.iter().copied().chain([("OUT", out)]).collect();
    let taken = seconds(|| {
        shell(line, &names)?;
        Ok(File::open(out)?.sync_all()?)
    })?;
    fs::remove_file(out)?;
    Ok(taken)
}

/// `tar c | age -r`, or another program that takes the same words.
pub(crate) fn tar_age(program: &str, folder: &Path, recipient: &str, out: &Path) -> Outcome<f64> {
    let line = format!("tar c -C \"$FOLDER\" . | {program} -r {recipient} -o \"$OUT\"");
    writing(&line, out, &[("FOLDER", folder)])
}

/// `tar c | gpg -c` without compression.
pub(crate) fn tar_gpg(folder: &Path, home: &Path, out: &Path) -> Outcome<f64> {
    let line = "tar c -C \"$FOLDER\" . | gpg --homedir \"$KEYS\" --batch --quiet --pinentry-mode loopback \
                --passphrase 'lantern orbit' --compress-algo none -c -o \"$OUT\"";
    writing(line, out, &[("FOLDER", folder), ("KEYS", home)])
}

/// `age -d`, the plaintext to `openssl dgst` and to `age -r`, in one pipe.
pub(crate) fn again(sealed: &Path, key: &Path, recipient: &str, out: &Path) -> Outcome<f64> {
    let line = format!(
        "age -d -i \"$KEY\" \"$SEALED\" | tee >(openssl dgst -sha256 >/dev/null) | age -r {recipient} -o \"$OUT\""
    );
    writing(&line, out, &[("SEALED", sealed), ("KEY", key)])
}

/// `age -d | tar x`, then `openssl dgst -sha256` of every file. Returns the seconds without and with bringing what was
/// written to the disk.
pub(crate) fn open(packet: &Path, key: &Path, target: &Path) -> Outcome<(f64, f64)> {
    fs::create_dir(target)?;
    let names = [("PACKET", packet), ("KEY", key), ("TARGET", target)];
    let line = "age -d -i \"$KEY\" \"$PACKET\" | tar x -i -C \"$TARGET\"; \
                find \"$TARGET\" -type f -print0 | xargs -0 openssl dgst -sha256 >\"$TARGET/hashes\"";
    let work = seconds(|| shell(line, &names))?;
    let sync = seconds(|| shell("sync -f \"$TARGET\"", &names))?;
    fs::remove_dir_all(target)?;
    Ok((work, work + sync))
}
