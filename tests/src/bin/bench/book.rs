//! The book of the vault: taking evidence in, unlocking, searching.

use crate::{
    MIB, Outcome, Size,
    data::Files,
    figure::{Figure, seconds},
};
use recourse_desk::{casebook, evidence, settings, unwatched};
use recourse_model::{Desk, Timestamp};
use recourse_vault::Vault;
use std::{
    path::Path,
    time::{Duration, Instant},
};

pub(crate) const PASSPHRASE: &str = "lantern orbit gravel mosaic";

/// A new vault.
pub(crate) fn vault(folder: &Path, desk: Desk) -> Outcome<Vault> {
    let settings = settings::Settings { name: "Bench".into(), desk, ..settings::Settings::default() };
    Ok(settings::create_vault(folder, PASSPHRASE, &settings)?)
}

pub(crate) fn all(size: &Size) -> Outcome<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let now = chrono::Utc::now();
    Ok(vec![
        add(folder.path(), size, now)?,
        unlock(folder.path(), size.rounds)?,
        search(folder.path(), size.harms, now)?,
    ])
}

/// Taking a large file in: encrypted, hashed, on the disk.
fn add(folder: &Path, size: &Size, now: Timestamp) -> Outcome<Figure> {
    let vault = vault(&folder.join("first"), Desk::Casebook)?;
    let files = Files::random(folder.join("plain"), 1, size.large_mib * MIB)?;
    let case = casebook::new_case(&vault, "Bench", now)?.id;
    let add = || {
        seconds(|| Ok(unwatched(|watch| evidence::add_file(&vault, case, None, &files.path(1), now, watch))?))
    };
    Ok(Figure {
        ours: (0..size.rounds).map(|_| add()).collect::<Outcome<_>>()?,
        ..Figure::new("add_evidence", "s")
    })
}

/// Opening a vault; most of it is the key derivation that guards the passphrase.
fn unlock(folder: &Path, rounds: usize) -> Outcome<Figure> {
    let folder = folder.join("third");
    drop(vault(&folder, Desk::Casebook)?);
    let mut figure = Figure::new("unlock", "s");
    for _ in 0..rounds {
        let start = Instant::now();
        let opened = settings::open_vault(&folder, PASSPHRASE)?;
        casebook::home(&opened, chrono::Utc::now())?;
        figure.ours.push(start.elapsed().as_secs_f64());
    }
    Ok(figure)
}

/// Searching among many harms: the median of different words.
fn search(folder: &Path, count: u32, now: Timestamp) -> Outcome<Figure> {
    let folder = folder.join("many");
    let many = vault(&folder, Desk::Casebook)?;
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
            let word =
                |place: u32| words.get(((number / (place + 1)) % 8) as usize).copied().unwrap_or_default();
            harm.facts.title = format!("{} {} {number}", word(0), word(3));
            harm.facts.what_happened =
                format!("the {} came after the {} and nobody read file {number}", word(1), word(6));
            w.put(&harm)?;
        }
        Ok(())
    })?;
    let mut figure = Figure::new("search_100k_harms", "ms");
    for number in 0..40_u32 {
        let query = format!("{} {}", words[(number % 8) as usize], number * 977 % count);
        let start = Instant::now();
        casebook::search(&many, &query, 50)?;
        figure.ours.push(Duration::as_secs_f64(&start.elapsed()) * 1_000.0);
    }
    Ok(figure)
}
