//! Letters made comparable: case and accents removed, words and ids split, misspellings measured.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case without accents: `Explicación` becomes `explicacion`.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match plain(c) {
            Some(c) => folded.push(c),
            // Taking letters apart is slow, and English and Spanish never need it.
            None => {
                return text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
            }
        }
    }
    folded
}

/// The folded form of the letters and signs of English and Spanish; `None` for all others.
fn plain(c: char) -> Option<char> {
    Some(match c {
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        'á' | 'Á' | 'à' | 'â' | 'ä' => 'a',
        'é' | 'É' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'Í' => 'i',
        'ó' | 'Ó' | 'ö' => 'o',
        'ú' | 'Ú' | 'ü' | 'Ü' => 'u',
        'ñ' | 'Ñ' => 'n',
        '¿' | '¡' | '«' | '»' | '\u{2013}' | '\u{2018}'..='\u{201d}' | '\u{2026}' => c,
        _ => return None,
    })
}

/// A text with its letters folded and its apostrophes gone, ready to be split with [`split`].
pub(crate) fn joined(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(|c| !matches!(c, '\'' | '\u{2019}'));
    folded
}

/// The words of a folded text: whatever is no letter and no digit separates.
pub(crate) fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The words of a text, folded. An apostrophe joins (`can't` is `cant`), everything else that is not a letter
/// or digit separates.
pub(crate) fn words(text: &str) -> Vec<String> {
    split(&joined(text)).map(str::to_owned).collect()
}

/// The comparable form of an id in any spelling: runs of letters and runs of digits, one space between them,
/// numbers without leading zeros, `&` written out. `MS-2.11`, `ms 2.11` and `Ms2_11` all become `ms 2 11`.
pub(crate) fn spelling_key(text: &str) -> String {
    let folded = if text.contains('&') { fold(&text.replace('&', " and ")) } else { fold(text) };
    let mut key = String::with_capacity(folded.len() + 4);
    let mut last = Class::Other;
    // Whether the number that is being written has only leading zeros so far.
    let mut zeros = false;
    for c in folded.chars() {
        let class = Class::of(c);
        let begins = class != last;
        last = class;
        if class == Class::Other {
            continue;
        }
        if begins && !key.is_empty() {
            key.push(' ');
        }
        if zeros && !begins {
            // The zero that was written turns out to lead.
            key.pop();
        }
        zeros = class == Class::Digit && c == '0' && (begins || zeros);
        key.push(c);
    }
    key
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Other,
}

impl Class {
    fn of(c: char) -> Self {
        if c.is_ascii_digit() {
            Self::Digit
        } else if c.is_alphanumeric() {
            Self::Letter
        } else {
            Self::Other
        }
    }
}

/// How many slips (a letter added, lost, changed, or two neighbours swapped) lie between two words; `None`
/// when there are more than `limit`.
pub(crate) fn slips(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let width = b.len() + 1;
    let mut before_last = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; width];
        for j in 1..width {
            let same = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before_last[j - 2] + 1);
            }
        }
        if row.iter().all(|cost| *cost > limit) {
            return None;
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.get(b.len()).copied().filter(|cost| *cost <= limit)
}

#[cfg(test)]
mod tests {
    use super::{fold, spelling_key, words};

    #[test]
    fn spellings_of_an_id_share_a_key() {
        for text in ["MS-2.11", "ms 2.11", "Ms2_11", " MS.02.011 "] {
            assert_eq!(spelling_key(text), "ms 2 11", "{text}");
        }
        assert_eq!(spelling_key("Valid & Reliable"), "valid and reliable");
        assert_eq!(spelling_key("GV-1.3-001"), "gv 1 3 1");
        assert_eq!(spelling_key("S0100"), "s 100");
        assert_eq!(spelling_key("0 00 10"), "0 0 10");
    }

    #[test]
    fn letters_of_every_script_are_folded() {
        assert_eq!(fold("Explicación ÑANDÚ"), "explicacion nandu");
        assert_eq!(fold("L\u{2019}arr\u{ea}ter Šola Ёлка"), "l\u{2019}arreter sola елка");
        assert_eq!(words("I can\u{2019}t, won't!"), ["i", "cant", "wont"]);
    }
}
