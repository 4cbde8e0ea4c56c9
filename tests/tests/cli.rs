//! The command line, judged by golden files: each file in `tests/cli` is a session with the built program.
//!
//! A session runs in an empty folder. Its lines:
//!
//! ```text
//! # said to people only
//! < a line for standard input of the next command
//! ! NAME=value          an environment variable from here on
//! = file.txt: content   a file that is made before the next command (\n is a line break)
//! $ recourse …          a command; words may stand in "quotes"
//! …                     what it prints, standard error after standard output
//! ? 3                   its exit code, if it is not 0
//! ```
//!
//! What differs from run to run (ids, keys, dates, sizes of sealed files) is replaced before comparing.
//! `RECOURSE_BLESS=1` writes what the program prints into the files; look at the difference before you commit it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "cli/normal.rs"]
mod normal;
#[path = "cli/session.rs"]
mod session;

mod cli {
    use crate::session::{folder, play, program};
    use std::{
        collections::BTreeSet,
        fs,
        path::Path,
        process::{Command, Stdio},
    };

    #[test]
    fn help_of_every_command() {
        play("help");
    }

    #[test]
    fn no_command_is_without_its_help_in_the_golden_file() {
        let place = tempfile::tempdir().unwrap();
        let made = Command::new(program()).args(["man", "--out"]).arg(place.path()).output().unwrap();
        assert!(made.status.success(), "{made:?}");
        let pages: BTreeSet<String> = fs::read_dir(place.path())
            .unwrap()
            .map(|page| page.unwrap().file_name().into_string().unwrap())
            .collect();
        let golden = fs::read_to_string(folder().join("help.txt")).unwrap();
        let shown = golden.lines().filter_map(|line| line.strip_prefix("$ recourse")?.strip_suffix("--help"));
        let expected: BTreeSet<String> = shown
            .map(|words| {
                let name: Vec<&str> = ["recourse"].into_iter().chain(words.split_whitespace()).collect();
                format!("{}.1", name.join("-"))
            })
            .collect();
        assert_eq!(pages, expected);
    }

    #[test]
    fn completions_name_every_family() {
        for shell in ["bash", "fish", "zsh"] {
            let made = Command::new(program()).args(["completions", shell]).output().unwrap();
            let text = String::from_utf8(made.stdout).unwrap();
            for family in ["vault", "harm", "worksheet", "ledger"] {
                assert!(text.contains(family), "{shell} lacks {family}");
            }
        }
    }

    #[test]
    fn catalog() {
        play("catalog");
    }

    #[test]
    fn playbook() {
        play("playbook");
    }

    #[test]
    fn timestamp() {
        play("timestamp");
    }

    #[test]
    fn vault() {
        play("vault");
    }

    #[test]
    fn casebook() {
        play("casebook");
    }

    #[test]
    fn example() {
        play("example");
    }

    #[test]
    fn refusals() {
        play("refusals");
    }

    #[test]
    fn demo() {
        play("demo");
    }

    #[test]
    fn nothing_is_coloured_when_piped_and_secrets_are_never_printed() {
        let place = tempfile::tempdir().unwrap();
        let secret = "otter lantern gravel seven mosaic";
        let call = |words: &[&str]| {
            let mut command = Command::new(program());
            command.current_dir(place.path()).env("RECOURSE_PASSPHRASE", secret).env("RECOURSE_VAULT", "v");
            let output = command.args(words).output().unwrap();
            let text = [output.stdout, output.stderr].concat();
            assert!(!text.contains(&0x1b), "colour in {words:?}");
            assert!(!String::from_utf8_lossy(&text).contains(secret), "the passphrase in {words:?}");
        };
        call(&["vault", "create"]);
        call(&["vault", "info"]);
        call(&["catalog", "show", "MAP 1.1"]);
        call(&["vault", "info", "--help"]);
        call(&["card", "show", "--json"]);
    }

    const PASSPHRASE: &str = "otter lantern gravel seven mosaic";

    fn in_vault(place: &Path, passphrase: &str) -> Command {
        let mut command = Command::new(program());
        command.current_dir(place).env("RECOURSE_VAULT", "v").env("RECOURSE_PASSPHRASE", passphrase);
        command.stdin(Stdio::null());
        command
    }

    #[test]
    fn a_recovery_sheet_kept_as_it_was_printed_opens_the_vault() {
        let place = tempfile::tempdir().unwrap();
        let new = "velvet harbour onion ticket ninety";
        let call = |passphrase: &str, words: &[&str]| {
            let mut command = in_vault(place.path(), passphrase);
            command.env("RECOURSE_NEW_PASSPHRASE", new).args(words).output().unwrap()
        };
        assert!(call(PASSPHRASE, &["vault", "create"]).status.success());
        let sheet = call(PASSPHRASE, &["vault", "recovery", "make"]);
        fs::write(place.path().join("sheet.txt"), &sheet.stdout).unwrap();
        let checked = call(PASSPHRASE, &["vault", "recovery", "check", "--words-file", "sheet.txt"]);
        assert!(checked.status.success(), "{checked:?}");
        let used = call("", &["vault", "recovery", "use", "--words-file", "sheet.txt"]);
        assert!(used.status.success(), "{used:?}");
        assert!(call(new, &["vault", "info"]).status.success());
        assert_eq!(call(PASSPHRASE, &["vault", "info"]).status.code(), Some(3));
    }

    #[cfg(unix)]
    #[test]
    fn ctrl_c_stops_long_work_and_takes_back_what_is_unfinished() {
        use rustix::process::{Pid, Signal, kill_process};
        let place = tempfile::tempdir().unwrap();
        let call = |words: &[&str]| in_vault(place.path(), PASSPHRASE).args(words).output().unwrap();
        assert!(call(&["vault", "create"]).status.success());
        assert!(call(&["case", "new", "Long work"]).status.success());
        fs::File::create(place.path().join("big.bin")).unwrap().set_len(7 << 30).unwrap();
        let mut command = in_vault(place.path(), PASSPHRASE);
        let child =
            command.args(["evidence", "add", "big.bin"]).stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = child.spawn().unwrap();
        let staging = place.path().join("v/blobs/tmp");
        let begun = || {
            fs::read_dir(&staging).unwrap().flatten().any(|file| file.metadata().is_ok_and(|m| m.len() > 0))
        };
        while !begun() {
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        kill_process(Pid::from_child(&child), Signal::INT).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(8), "{output:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("app.cancelled"));
        assert!(!begun(), "half a file was left");
        assert_eq!(call(&["evidence", "list", "--json"]).stdout.trim_ascii(), b"[]");
    }
}
