//! Where results go: tables and sentences for people, one JSON value for programs.

use crate::{
    error::CliResult,
    record,
    text::{WIDTH, cut, json_safe, label, one_line, pad, width, wrap},
};
use serde::Serialize;
use std::{
    cell::Cell,
    io::{self, Write},
};

/// The widest a column may be that is not the last one.
const COLUMN: usize = 44;

/// Between two columns.
const GAP: &str = "  ";

/// Standard output and standard error.
pub(crate) struct Out {
    json: bool,
    /// Whether anything was printed: the first heading needs no empty line before it.
    begun: Cell<bool>,
}

/// Rows under headings.
pub(crate) struct Table {
    head: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new<const N: usize>(head: [&'static str; N]) -> Self {
        Self { head: head.to_vec(), rows: Vec::new() }
    }

    pub(crate) fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.into_iter().map(|cell| one_line(&cell)).collect());
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn widths(&self) -> Vec<usize> {
        let of = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell));
            let head = self.head.get(column).map_or(0, |head| width(head));
            let widest = cells.chain([head]).max().unwrap_or_default();
            if column + 1 == self.head.len() { widest } else { widest.min(COLUMN) }
        };
        (0..self.head.len()).map(of).collect()
    }
}

impl Out {
    pub(crate) const fn new(json: bool) -> Self {
        Self { json, begun: Cell::new(false) }
    }

    pub(crate) const fn is_json(&self) -> bool {
        self.json
    }

    /// The value as JSON, or what `human` prints.
    pub(crate) fn show<T: Serialize>(
        &self,
        value: &T,
        human: impl FnOnce(&Self) -> CliResult<()>,
    ) -> CliResult<()> {
        if self.json { self.json(value) } else { human(self) }
    }

    /// A value as JSON.
    pub(crate) fn json<T: Serialize>(&self, value: &T) -> CliResult<()> {
        let text = serde_json::to_string_pretty(value).map_err(io::Error::from)?;
        self.raw(&format!("{}\n", json_safe(&text)))
    }

    /// Text that is safe already.
    pub(crate) fn raw(&self, text: &str) -> CliResult<()> {
        let mut to = anstream::stdout().lock();
        to.write_all(text.as_bytes())?;
        self.begun.set(true);
        Ok(to.flush()?)
    }

    /// One line of our own words; parts from outside must have gone through [`one_line`].
    pub(crate) fn line(&self, text: &str) -> CliResult<()> {
        self.raw(&format!("{}\n", text.trim_end()))
    }

    /// A sentence or more, wrapped.
    pub(crate) fn prose(&self, text: &str) -> CliResult<()> {
        wrap(text, WIDTH).iter().try_for_each(|line| self.line(line))
    }

    /// A heading with an empty line before it.
    pub(crate) fn heading(&self, text: &str) -> CliResult<()> {
        let gap = if self.begun.get() { "\n" } else { "" };
        self.raw(&format!("{gap}\x1b[1m{}\x1b[0m\n", one_line(text)))
    }

    /// A title at the top.
    pub(crate) fn title(&self, text: &str) -> CliResult<()> {
        self.raw(&format!("\x1b[1m{}\x1b[0m\n", one_line(text)))
    }

    /// A label and its value; nothing if the value is empty.
    pub(crate) fn field(&self, name: &str, value: &str) -> CliResult<()> {
        if value.trim().is_empty() {
            return Ok(());
        }
        let columns = record::LABEL;
        for (at, line) in wrap(value, WIDTH - columns).iter().enumerate() {
            let name = if at == 0 { label(name) } else { String::new() };
            self.line(&format!("{}{line}", pad(&name, columns)))?;
        }
        Ok(())
    }

    /// An item of a list.
    pub(crate) fn item(&self, text: &str) -> CliResult<()> {
        for (at, line) in wrap(text, WIDTH - 4).iter().enumerate() {
            self.line(&format!("{}{line}", if at == 0 { "  - " } else { "    " }))?;
        }
        Ok(())
    }

    /// A table, or `empty` if it has no rows.
    pub(crate) fn table(&self, table: &Table, empty: &str) -> CliResult<()> {
        if table.is_empty() {
            return self.line(empty);
        }
        let widths = table.widths();
        let line = |cells: &[String]| {
            let cells = cells.iter().zip(&widths).map(|(cell, width)| pad(&cut(cell, *width), *width));
            cells.collect::<Vec<_>>().join(GAP).trim_end().to_owned()
        };
        let head: Vec<String> = table.head.iter().map(|head| (*head).to_owned()).collect();
        self.raw(&format!("\x1b[1m{}\x1b[0m\n", line(&head)))?;
        table.rows.iter().try_for_each(|row| self.line(&line(row)))
    }

    /// Every field of a record that says something, those named in `first` before the others.
    pub(crate) fn record<T: Serialize>(&self, value: &T, first: &[&str], hidden: &[&str]) -> CliResult<()> {
        let value = serde_json::to_value(value).map_err(io::Error::from)?;
        record::fields(&value, first, hidden).iter().try_for_each(|(name, text)| self.field(name, text))
    }

    /// Lines on standard error. Nothing can be done if it is closed.
    pub(crate) fn error_lines(&self, lines: &[String]) {
        let mut to = anstream::stderr().lock();
        for line in lines {
            writeln!(to, "{line}").ok();
        }
    }

    /// An error for programs.
    pub(crate) fn error_json(&self, value: &serde_json::Value) {
        let text = serde_json::to_string_pretty(value).unwrap_or_default();
        self.error_lines(&[json_safe(&text)]);
    }
}
