//! Secrets: from a file, from the environment or typed at a terminal. Never from an argument, which other users of the
//! machine can read, and never printed.

use crate::error::{CliError, CliResult};
use recourse_model::{ErrorCode, Sensitive};
use std::{
    io::{IsTerminal, Read},
    path::Path,
};

/// The environment variable with the passphrase.
pub(crate) const PASSPHRASE: &str = "RECOURSE_PASSPHRASE";

/// The environment variable with a new passphrase.
pub(crate) const NEW_PASSPHRASE: &str = "RECOURSE_NEW_PASSPHRASE";

/// The environment variable with the words of the recovery sheet.
pub(crate) const RECOVERY: &str = "RECOURSE_RECOVERY";

/// The largest file that a secret is read from, in bytes.
const LARGEST: u64 = 64 * 1024;

/// Text from a file, from the environment variable `variable`, or typed after `prompt`.
pub(crate) fn read(file: Option<&Path>, variable: &str, prompt: &str) -> CliResult<Sensitive<String>> {
    given(file, variable)?.map_or_else(|| typed(prompt, variable), Ok)
}

/// A new secret: one that is typed is typed twice.
pub(crate) fn read_new(file: Option<&Path>, variable: &str, prompt: &str) -> CliResult<Sensitive<String>> {
    if let Some(secret) = given(file, variable)? {
        return Ok(first_line(&secret));
    }
    let first = typed(prompt, variable)?;
    let second = typed("The same again: ", variable)?;
    if first != second {
        return Err(CliError::usage("The two are not the same.", "Type it again, twice the same."));
    }
    Ok(first)
}

fn given(file: Option<&Path>, variable: &str) -> CliResult<Option<Sensitive<String>>> {
    if let Some(path) = file {
        return Ok(Some(whole(path)?));
    }
    match std::env::var(variable) {
        Ok(secret) => Ok(Some(Sensitive::new(secret))),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => {
            Err(CliError::usage(&format!("{variable} is not text in UTF-8."), "Set it again."))
        }
    }
}

/// A passphrase: of a file, its first line.
pub(crate) fn passphrase(file: Option<&Path>, variable: &str, prompt: &str) -> CliResult<Sensitive<String>> {
    Ok(first_line(&read(file, variable, prompt)?))
}

fn first_line(text: &Sensitive<String>) -> Sensitive<String> {
    Sensitive::new(text.reveal().lines().next().unwrap_or_default().to_owned())
}

/// The file without the line break at its end.
fn whole(path: &Path) -> CliResult<Sensitive<String>> {
    let unreadable = |_| CliError::with(ErrorCode::PacketRead, "file", path.display());
    let mut text = String::new();
    std::fs::File::open(path)
        .map_err(unreadable)?
        .take(LARGEST)
        .read_to_string(&mut text)
        .map_err(unreadable)?;
    let text = Sensitive::new(text);
    Ok(Sensitive::new(text.reveal().trim_end_matches(['\n', '\r']).to_owned()))
}

/// Asks at the terminal, without showing what is typed.
pub(crate) fn typed(prompt: &str, variable: &str) -> CliResult<Sensitive<String>> {
    // Standard input may be a pipe with a patch; the terminal itself is asked then.
    if !std::io::stdin().is_terminal() && !std::io::stderr().is_terminal() {
        return Err(CliError::usage(
            "A secret is needed, and there is no terminal to type it at.",
            &format!("Name a file that holds it, or set {variable}."),
        ));
    }
    let answer = rpassword::prompt_password(prompt)?;
    Ok(Sensitive::new(answer))
}
