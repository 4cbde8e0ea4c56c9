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
    use std::{collections::BTreeSet, fs, process::Command};

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
}
