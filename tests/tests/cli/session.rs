//! Playing a session and comparing it with its golden file.

use crate::normal::normal;
use std::{
    ffi::OsString,
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// The folder of the golden files.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cli")
}

/// The built program: the one `./dev test` names, or the one beside this test.
pub(crate) fn program() -> PathBuf {
    let beside = || {
        let own = std::env::current_exe().unwrap();
        own.ancestors().nth(2).unwrap().join(format!("recourse{}", std::env::consts::EXE_SUFFIX))
    };
    let program = std::env::var_os("RECOURSE_CLI").map_or_else(beside, PathBuf::from);
    assert!(program.is_file(), "{} is not built: cargo build -p recourse-cli", program.display());
    program
}

/// What a session has gathered for its next command.
#[derive(Default)]
struct Next {
    input: String,
    environment: Vec<(String, String)>,
}

/// Plays `NAME.txt` and compares.
pub(crate) fn play(name: &str) {
    let path = folder().join(format!("{name}.txt"));
    let script = fs::read_to_string(&path).unwrap();
    let place = tempfile::tempdir().unwrap();
    let mut next = Next::default();
    let mut played: Vec<String> = Vec::new();
    let mut after_command = false;
    for line in script.lines() {
        if let Some(command) = line.strip_prefix("$ recourse") {
            played.push(line.to_owned());
            played.extend(run(command, place.path(), &mut next));
            played.push(String::new());
            after_command = true;
        } else if line.starts_with(['#', '<', '!', '=']) {
            prepare(line, place.path(), &mut next);
            played.push(line.to_owned());
            after_command = false;
        } else if !after_command && line.is_empty() && played.last().is_some_and(|last| !last.is_empty()) {
            played.push(String::new());
        }
    }
    let played = played.join("\n").trim_end().to_owned() + "\n";
    if std::env::var_os("RECOURSE_BLESS").is_some() {
        fs::write(&path, played).unwrap();
        return;
    }
    if let Some((at, (is, must))) = played.lines().zip(script.lines()).enumerate().find(|(_, (a, b))| a != b)
    {
        panic!(
            "{name}.txt, line {}:\n  is      {is}\n  must be {must}\n\nthe whole session:\n{played}",
            at + 1
        );
    }
    assert_eq!(played.lines().count(), script.lines().count(), "{name}.txt has another length:\n{played}");
}

fn prepare(line: &str, place: &Path, next: &mut Next) {
    let rest = line[1..].trim_start();
    match line.as_bytes()[0] {
        b'<' => next.input += &format!("{rest}\n"),
        b'!' => {
            let (name, value) = rest.split_once('=').unwrap();
            next.environment.retain(|(known, _)| known != name);
            next.environment.push((name.to_owned(), value.to_owned()));
        }
        b'=' => {
            let (file, content) = rest.split_once(": ").unwrap();
            fs::write(place.join(file), content.replace("\\n", "\n")).unwrap();
        }
        _ => {}
    }
}

/// Runs one command and gives its normalised output.
fn run(words: &str, place: &Path, next: &mut Next) -> Vec<String> {
    let mut command = Command::new(program());
    for name in
        ["RECOURSE_VAULT", "RECOURSE_PASSPHRASE", "RECOURSE_NEW_PASSPHRASE", "RECOURSE_RECOVERY", "NO_COLOR"]
    {
        command.env_remove(name);
    }
    let set = next.environment.iter().filter(|(_, value)| !value.is_empty());
    command.envs(set.map(|(name, value)| (name.clone(), value.clone()))).current_dir(place);
    command.args(split(words)).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let input = std::mem::take(&mut next.input);
    // A command that reads nothing may have closed its end already.
    child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    let mut lines: Vec<String> = normal(text.trim_end()).lines().map(str::to_owned).collect();
    match output.status.code() {
        Some(0) => {}
        Some(code) => lines.push(format!("? {code}")),
        None => panic!("{words} was killed: {:?}", output.status),
    }
    lines
}

/// Words as a shell splits them; only double quotes are known.
fn split(text: &str) -> Vec<OsString> {
    let mut words = Vec::new();
    let (mut word, mut quoted, mut begun) = (String::new(), false, false);
    for c in text.chars() {
        match c {
            '"' => (quoted, begun) = (!quoted, true),
            ' ' if !quoted => {
                if begun {
                    words.push(std::mem::take(&mut word).into());
                }
                begun = false;
            }
            c => {
                word.push(c);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word.into());
    }
    words
}
