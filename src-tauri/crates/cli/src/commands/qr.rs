//! A QR code on a terminal: two squares above each other in one sign.

use crate::{error::CliResult, out::Out};
use recourse_desk::qr::{KeyText, Squares, squares};

/// How many squares of quiet a reader needs around a code.
const QUIET: usize = 4;

/// Black on white, whatever colours the terminal has. Where colours are taken off, light squares are drawn and dark ones
/// left out, which is right on the dark ground that most terminals have.
const BLACK_ON_WHITE: &str = "\x1b[38;5;231;48;5;16m";
const PLAIN: &str = "\x1b[0m";

/// The words of a key as a QR code, and what it is good for.
pub(crate) fn draw(out: &Out, key: KeyText<'_>) -> CliResult<()> {
    let squares = squares(key)?;
    out.heading("The same as a QR code")?;
    for line in lines(&squares) {
        out.raw(&format!("{BLACK_ON_WHITE}{line}{PLAIN}\n"))?;
    }
    out.prose(
        "A telephone that reads it shows the same words as plain text. The code is no proof: only if every word is the \
         same on both sides do you both have the same key. Trust a code that you see with the person themselves, not \
         one that came by e-mail or stands on a website.",
    )
}

/// Light squares are filled.
fn lines(squares: &Squares) -> Vec<String> {
    let side = squares.rows.len() + 2 * QUIET;
    let light = |y: usize, x: usize| {
        let square = y.checked_sub(QUIET).zip(x.checked_sub(QUIET));
        !square.and_then(|(y, x)| squares.rows.get(y)?.get(x).copied()).unwrap_or(false)
    };
    let sign = |y: usize, x: usize| match (light(y, x), y + 1 < side && light(y + 1, x)) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    };
    (0..side).step_by(2).map(|y| (0..side).map(|x| sign(y, x)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::lines;
    use recourse_desk::qr::Squares;

    #[test]
    fn two_rows_stand_in_one_line_and_quiet_is_around_them() {
        let rows = vec![vec![true, false, true], vec![true, true, false], vec![false, true, true]];
        let drawn = lines(&Squares { rows });
        let quiet = "█".repeat(11);
        assert_eq!(drawn.len(), 6, "eleven rows, two in a line");
        assert_eq!(drawn[..2], [quiet.clone(), quiet.clone()]);
        assert_eq!(drawn[2], "████ ▀▄████");
        assert_eq!(drawn[3], "█████▄▄████");
        assert_eq!(drawn[4], quiet);
        assert_eq!(drawn[5], "▀".repeat(11), "half a line");
    }
}
