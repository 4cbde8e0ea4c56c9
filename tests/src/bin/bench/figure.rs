//! What was measured, and how it is told.

use crate::Outcome;
use std::{io::Write, process::Command, time::Instant};

/// What was measured under one name.
pub(crate) struct Figure {
    pub(crate) name: String,
    /// Every round, ours.
    pub(crate) ours: Vec<f64>,
    /// Every round, theirs; empty where there is no fair peer.
    pub(crate) theirs: Vec<f64>,
    pub(crate) unit: &'static str,
    /// What is to be reached: the ratio if there is a peer, else the value. At most, unless `at_least`.
    pub(crate) reach: Option<f64>,
    /// Whether more is better.
    pub(crate) at_least: bool,
    /// Which of the rounds is told, in percent.
    pub(crate) percentile: usize,
    /// Anything one has to know to read it.
    pub(crate) note: String,
}

impl Figure {
    pub(crate) fn new(name: impl Into<String>, unit: &'static str) -> Self {
        Self {
            name: name.into(),
            ours: Vec::new(),
            theirs: Vec::new(),
            unit,
            reach: None,
            at_least: false,
            percentile: 50,
            note: String::new(),
        }
    }

    pub(crate) fn reach(mut self, most: f64) -> Self {
        self.reach = Some(most);
        self
    }

    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    fn at(&self, values: &[f64]) -> f64 {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let place = (sorted.len() * self.percentile / 100).min(sorted.len().saturating_sub(1));
        sorted.get(place).copied().unwrap_or(f64::NAN)
    }

    pub(crate) fn print(&self, json: bool, out: &mut impl Write) -> Outcome<()> {
        let value = self.at(&self.ours);
        let ratio = (!self.theirs.is_empty()).then(|| match self.at_least {
            true => self.at(&self.theirs) / value,
            false => value / self.at(&self.theirs),
        });
        let told = ratio.unwrap_or(value);
        let reached = self.reach.map(|reach| if self.at_least { told >= reach } else { told <= reach });
        if json {
            let line = serde_json::json!({
                "name": self.name, "value": value, "unit": self.unit, "ratio": ratio, "reach": self.reach,
                "reached": reached, "rounds": self.ours, "peer_rounds": self.theirs, "note": self.note,
            });
            writeln!(out, "{line}")?;
        } else {
            let beside = ratio.map_or(String::new(), |ratio| format!("   ratio {ratio:.2}"));
            let reach = match (self.reach, reached) {
                (Some(reach), Some(true)) => format!(" (reached: {reach})"),
                (Some(reach), _) => format!(" (NOT reached: {reach})"),
                _ => String::new(),
            };
            writeln!(out, "{:<36} {value:>10.3} {}{beside}{reach}  {}", self.name, self.unit, self.note)?;
        }
        out.flush()?;
        Ok(())
    }
}

/// The seconds that something takes.
pub(crate) fn seconds<T>(work: impl FnOnce() -> Outcome<T>) -> Outcome<f64> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed().as_secs_f64())
}

/// Whether a program is there.
pub(crate) fn is_there(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}
