//! The words of a key as a QR code, for two people who stand beside each other with a telephone.
//!
//! The code holds the same that stands on the screen, as plain text that any telephone shows, and nothing else: no
//! address that could be opened, no key. It makes reading easier. Whether it is right is still for two people to say.

use crate::{DeskError, DeskResult};
use qrcode::{Color, EcLevel, QrCode};
use recourse_model::ErrorCode;

/// The longest name that goes into a code, in letters. Longer ones would make squares too small to read.
const LONGEST_NAME: usize = 80;

/// What is to be shown: whose key it is said to be, its words, and the fingerprint of its signing key.
#[derive(Debug, Clone, Copy)]
pub struct KeyText<'a> {
    /// The name; may be empty.
    pub name: &'a str,
    /// The twelve words.
    pub words: &'a [String],
    /// The fingerprint; may be empty.
    pub fingerprint: &'a str,
}

/// The squares of a code, row by row, without the quiet border that belongs around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Squares {
    /// Whether each one is dark. There are as many rows as columns.
    pub rows: Vec<Vec<bool>>,
}

/// What a telephone shows: the name, the words by number and the fingerprint, a line each.
///
/// A name comes from others. It must not be able to look like a line of ours, so it stays on one line, in one
/// direction, and does not grow without end.
#[must_use]
pub fn text(key: KeyText<'_>) -> String {
    let words: Vec<String> =
        key.words.iter().enumerate().map(|(at, word)| format!("{} {word}", at + 1)).collect();
    let lines = [plain_name(key.name), words.join(" "), key.fingerprint.to_owned()];
    let filled: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    filled.join("\n")
}

fn plain_name(name: &str) -> String {
    let visible = |sign: &char| !sign.is_control() && !turns_or_hides(*sign);
    let name: String =
        name.chars().map(|sign| if sign.is_whitespace() { ' ' } else { sign }).filter(visible).collect();
    let name = name.trim();
    if name.chars().count() <= LONGEST_NAME {
        return name.to_owned();
    }
    let short: String = name.chars().take(LONGEST_NAME).collect();
    format!("{}…", short.trim_end())
}

/// Signs that change the direction of what follows, or that nobody sees.
const fn turns_or_hides(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The code for a key. It can be read with a seventh of it covered or dirty.
///
/// # Errors
/// [`ErrorCode::RecordInvalid`] when there is more than fits into a code, which twelve words never are.
pub fn squares(key: KeyText<'_>) -> DeskResult<Squares> {
    let code = QrCode::with_error_correction_level(text(key), EcLevel::M)
        .map_err(|_| DeskError::refused_with(ErrorCode::RecordInvalid, "field", "words"))?;
    let colors = code.to_colors();
    let rows =
        colors.chunks(code.width()).map(|row| row.iter().map(|square| *square == Color::Dark).collect());
    Ok(Squares { rows: rows.collect() })
}

#[cfg(test)]
mod tests {
    use super::{KeyText, Squares, squares, text};

    fn words(words: &str) -> Vec<String> {
        words.split(' ').map(str::to_owned).collect()
    }

    const TWELVE: &str =
        "harbor violet ladder engine copper window meadow signal basket lantern orbit gravel";
    const FINGERPRINT: &str = "SHA256:Yk3mD1v0Hn6o3VQmF3L8Yc2xJ6p0uSg6p9zE1aTqKxw";

    /// Draws the code as a picture with its quiet border, and lets another program's reader read it.
    fn read_back(squares: &Squares) -> String {
        const SQUARE: usize = 4;
        const BORDER: usize = 4;
        let side = (squares.rows.len() + 2 * BORDER) * SQUARE;
        let dark = |at: usize, other: usize| -> bool {
            let place = |at: usize| (at / SQUARE).checked_sub(BORDER);
            let square = place(other).zip(place(at));
            square.and_then(|(y, x)| squares.rows.get(y)?.get(x).copied()).unwrap_or(false)
        };
        let mut picture =
            rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| if dark(x, y) { 0 } else { 255 });
        let grids = picture.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().unwrap().1
    }

    #[test]
    fn another_reader_reads_what_stands_on_the_screen() {
        for name in ["Merrow County", "", "Défense sociale Łódź 社会保障", &"long ".repeat(60)] {
            let words = words(TWELVE);
            let key = KeyText { name, words: &words, fingerprint: FINGERPRINT };
            let squares = squares(key).unwrap();
            assert!(squares.rows.iter().all(|row| row.len() == squares.rows.len()));
            assert_eq!(read_back(&squares), text(key));
        }
    }

    #[test]
    fn the_text_is_the_name_the_words_by_number_and_the_fingerprint() {
        let words = words("harbor violet");
        let key = KeyText { name: " Merrow  County ", words: &words, fingerprint: FINGERPRINT };
        assert_eq!(text(key), format!("Merrow  County\n1 harbor 2 violet\n{FINGERPRINT}"));
        assert_eq!(text(KeyText { name: "", words: &words, fingerprint: "" }), "1 harbor 2 violet");
    }

    #[test]
    fn a_name_cannot_pass_for_words_or_turn_them_round() {
        let words = words("harbor violet");
        let name = "Merrow\n1 ladder 2 engine\u{202e}\u{200b}\r\u{2028}x";
        let told = text(KeyText { name, words: &words, fingerprint: "" });
        assert_eq!(told, "Merrow 1 ladder 2 engine  x\n1 harbor 2 violet");
        let long = "a".repeat(500);
        let told = text(KeyText { name: &long, words: &words, fingerprint: "" });
        assert_eq!(told.lines().next().map(|name| name.chars().count()), Some(81));
    }
}
