//! Errors as a person at a terminal reads them, and as a program reads them with `--json`.

use crate::{
    exit::{self, Exit},
    out::Out,
    text::one_line,
    words::{self, Words},
};
use recourse_catalog::CatalogError;
use recourse_desk::{DeskError, view::Blocker};
use recourse_model::ErrorCode;
use recourse_packet::PacketError;
use serde::Serialize;
use std::{collections::BTreeMap, io, process::ExitCode};

/// The result of every command.
pub(crate) type CliResult<T> = Result<T, CliError>;

/// Why a command did not go through.
#[derive(Debug)]
pub(crate) struct CliError(Box<Report>);

/// What is said about an error.
#[derive(Debug, Serialize)]
struct Report {
    /// The stable code.
    code: String,
    /// What happened.
    what: String,
    /// What was kept.
    kept: String,
    /// What to do.
    next: String,
    /// Facts: a limit, a size, the name of a field.
    params: BTreeMap<String, String>,
    /// More lines, such as what must be settled.
    details: Vec<String>,
    /// The exit code.
    exit: u8,
}

impl CliError {
    fn new(code: ErrorCode, params: BTreeMap<String, String>) -> Self {
        let Words { what, kept, next } = words::of(code);
        Self(Box::new(Report {
            code: code.as_str().to_owned(),
            what: what.to_owned(),
            kept: kept.to_owned(),
            next: next.to_owned(),
            params,
            details: Vec::new(),
            exit: exit::of(code) as u8,
        }))
    }

    /// An error with this code.
    pub(crate) fn code(code: ErrorCode) -> Self {
        Self::new(code, BTreeMap::new())
    }

    /// An error with this code and one fact.
    pub(crate) fn with(code: ErrorCode, key: &str, value: impl std::fmt::Display) -> Self {
        Self::new(code, BTreeMap::from([(key.to_owned(), value.to_string())]))
    }

    fn own(code: &str, exit: Exit, [what, kept, next]: [&str; 3]) -> Self {
        Self(Box::new(Report {
            code: code.to_owned(),
            what: what.to_owned(),
            kept: kept.to_owned(),
            next: next.to_owned(),
            params: BTreeMap::new(),
            details: Vec::new(),
            exit: exit as u8,
        }))
    }

    /// The call cannot be understood, and why.
    pub(crate) fn usage(what: &str, next: &str) -> Self {
        Self::own("cli.usage", Exit::Usage, [what, "Nothing was changed.", next])
    }

    /// The demo did not end as the example says it must.
    pub(crate) fn demo_differs(details: Vec<String>) -> Self {
        let says = "The answer ledger of the demo is not the one that the example calls for.";
        let mut error = Self::own(
            "cli.demo_differs",
            Exit::Internal,
            [says, "The files of the demo were kept.", "Please report it: this is a fault of the program."],
        );
        error.0.details = details;
        error
    }

    /// Whether nobody reads the output any more, which is no error.
    fn is_closed_pipe(&self) -> bool {
        self.0.code == "cli.closed"
    }

    /// Adds lines to what is said.
    pub(crate) fn detailed(mut self, details: impl IntoIterator<Item = String>) -> Self {
        self.0.details.extend(details);
        self
    }

    /// Says what happened and gives the exit code.
    pub(crate) fn report(&self, out: &Out) -> ExitCode {
        if self.is_closed_pipe() {
            return ExitCode::SUCCESS;
        }
        let report = &*self.0;
        if out.is_json() {
            out.error_json(&serde_json::json!({ "error": report }));
        } else {
            let mut lines = vec![
                format!("recourse: {}", report.code),
                format!("  What happened  {}", report.what),
                format!("  What was kept  {}", report.kept),
                format!("  What to do     {}", report.next),
            ];
            let facts = report.params.iter().map(|(key, value)| format!("{key}: {}", one_line(value)));
            lines.extend(
                facts
                    .chain(report.details.iter().map(|line| one_line(line)))
                    .map(|line| format!("  - {line}")),
            );
            out.error_lines(&lines);
        }
        ExitCode::from(report.exit)
    }
}

impl From<DeskError> for CliError {
    fn from(error: DeskError) -> Self {
        let report = Self::new(error.code(), error.params());
        match error {
            DeskError::Blocked(blockers) => report.detailed(blockers.iter().map(describe)),
            DeskError::Catalog(inner) => report.detailed([inner.to_string()]),
            _ => report,
        }
    }
}

/// One blocker in one line.
pub(crate) fn describe(blocker: &Blocker) -> String {
    let label = if blocker.label.is_empty() { String::new() } else { format!("{}: ", blocker.label) };
    format!("{label}{}", words::blocker(blocker.kind))
}

impl From<PacketError> for CliError {
    fn from(error: PacketError) -> Self {
        let params = error.params().into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        Self::new(error.code(), params)
    }
}

impl From<CatalogError> for CliError {
    fn from(error: CatalogError) -> Self {
        Self::code(ErrorCode::CatalogUnknown).detailed([error.to_string()])
    }
}

/// Only printing gives plain input and output errors; files have codes of their own.
impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::own("cli.closed", Exit::System, ["", "", ""]);
        }
        Self::own(
            "cli.output",
            Exit::System,
            [
                "The output cannot be written.",
                "What the command did before is kept.",
                "Look where the output goes: a full disk or a closed terminal.",
            ],
        )
    }
}
