//! Small pieces that several commands print.

use crate::text::{count, spoken};
use chrono::NaiveDate;
use recourse_desk::view::Strip;
use recourse_model::{Characteristic, CharacteristicState, Timestamp};

/// A moment, for people.
pub(crate) fn moment(at: Timestamp) -> String {
    at.format("%Y-%m-%d %H:%M UTC").to_string()
}

/// The day of a moment, or a dash.
pub(crate) fn day(at: Option<Timestamp>) -> String {
    date(at.map(|at| at.date_naive()))
}

/// A date, or a dash.
pub(crate) fn date(date: Option<NaiveDate>) -> String {
    date.map_or_else(|| "-".to_owned(), |date| date.to_string())
}

/// A word of a fixed list, or a dash.
pub(crate) fn word(word: Option<impl ToString>) -> String {
    word.map_or_else(|| "-".to_owned(), |word| spoken(&word.to_string()))
}

/// How far a day is away.
pub(crate) fn days_left(days: Option<i64>) -> String {
    match days {
        None => "-".to_owned(),
        Some(0) => "today".to_owned(),
        Some(days) if days > 0 => format!("in {}", count(days.unsigned_abs(), "day", "days")),
        Some(days) => format!("{} late", count(days.unsigned_abs(), "day", "days")),
    }
}

/// The seven characteristics in one word of seven signs: each letter with its state. `V! S- R? A~ E. P. F.`
pub(crate) fn strip(strip: &Strip) -> String {
    let cells = Characteristic::ALL.iter().zip(&strip.cells);
    cells.map(|(one, state)| format!("{}{}", one.letter(), sign(*state))).collect::<Vec<_>>().join(" ")
}

const fn sign(state: Option<CharacteristicState>) -> char {
    match state {
        Some(CharacteristicState::Harmed) => '!',
        Some(CharacteristicState::InTension) => '~',
        Some(CharacteristicState::NotSure) => '?',
        Some(CharacteristicState::NotAffected) => '-',
        None => '.',
    }
}

/// What the signs of [`strip`] mean.
pub(crate) const STRIP_KEY: &str =
    "Seven characteristics: ! harmed, ~ in tension, ? not sure, - not affected, . not asked";
