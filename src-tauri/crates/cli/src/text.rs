//! Making text from outside safe to print, and laying it out in columns.

use unicode_width::UnicodeWidthStr;

/// The width to which prose is wrapped.
pub(crate) const WIDTH: usize = 100;

/// Whether a character could change what a terminal shows around it: control characters, marks that turn the direction
/// of writing, invisible separators and tags. The joiners that emoji and several scripts need stay.
fn is_tricky(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn escape(c: char, to: &mut String) {
    if is_tricky(c) {
        to.push_str(&format!("<U+{:04X}>", c as u32));
    } else {
        to.push(c);
    }
}

/// Text for one line: breaks and tabs become spaces, whatever else is tricky becomes visible.
pub(crate) fn one_line(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.trim_end().chars() {
        match c {
            '\n' | '\r' | '\t' => safe.push(' '),
            c => escape(c, &mut safe),
        }
    }
    safe
}

/// Text of several lines: breaks stay, whatever else is tricky becomes visible.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(one_line).collect()
}

/// JSON with the characters that [`one_line`] would show, written as escapes. It means the same.
pub(crate) fn json_safe(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        // Line feeds stand between values only; inside strings they are escapes already.
        if is_tricky(c) && c != '\n' {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                safe.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            safe.push(c);
        }
    }
    safe
}

/// The columns that a safe text takes in a terminal.
pub(crate) fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The text, filled with spaces to `columns`.
pub(crate) fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The text cut to `columns`, with a mark where it was cut.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if width(&kept) + 1 > columns {
            kept.pop();
            break;
        }
    }
    kept.trim_end().to_owned() + "…"
}

/// Safe lines of at most `columns`, broken between words.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut wrapped = Vec::new();
    for line in lines(text) {
        let mut row = String::new();
        for word in line.split(' ').filter(|word| !word.is_empty()) {
            if !row.is_empty() && width(&row) + 1 + width(word) > columns {
                wrapped.push(std::mem::take(&mut row));
            }
            if !row.is_empty() {
                row.push(' ');
            }
            row.push_str(word);
        }
        wrapped.push(row);
    }
    wrapped
}

/// A size for people.
pub(crate) fn size(bytes: u64) -> String {
    let units = ["KiB", "MiB", "GiB", "TiB"];
    if bytes < 1024 {
        return format!("{bytes} B");
    }
    let mut tenths = bytes.saturating_mul(10) / 1024;
    let mut unit = 0;
    while tenths >= 10_240 && unit + 1 < units.len() {
        tenths /= 1024;
        unit += 1;
    }
    format!("{}.{} {}", tenths / 10, tenths % 10, units[unit])
}

/// A fixed word of the format, for people: `in_tension` becomes `in tension`.
pub(crate) fn spoken(word: &str) -> String {
    word.replace('_', " ")
}

/// The same with a capital letter.
pub(crate) fn label(word: &str) -> String {
    let words = spoken(word);
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A count with its noun.
pub(crate) fn count(number: impl Into<u64>, one: &str, many: &str) -> String {
    let number = number.into();
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_outside_reaches_the_terminal_unseen() {
        let evil = "invoice\u{202e}fdp.exe\u{1b}[2J\u{9b}31m\u{200b}x\nnext";
        assert_eq!(one_line(evil), "invoice<U+202E>fdp.exe<U+001B>[2J<U+009B>31m<U+200B>x next");
        assert_eq!(one_line("👩‍👧 family, fām, كلمة"), "👩‍👧 family, fām, كلمة");
        assert_eq!(wrap("a\u{1b}b\nc", 80), ["a<U+001B>b", "c"]);
    }

    #[test]
    fn json_stays_the_same_value() {
        let value = serde_json::json!({ "name": "a\u{202e}b\u{9b}\u{e0041}\n" });
        let text = json_safe(&serde_json::to_string_pretty(&value).unwrap());
        assert!(!text.contains('\u{202e}') && !text.contains('\u{9b}'), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }

    #[test]
    fn sizes_and_cuts_are_short() {
        assert_eq!(
            [0, 1023, 1024, 1_048_576, 1_572_864].map(size),
            ["0 B", "1023 B", "1.0 KiB", "1.0 MiB", "1.5 MiB"]
        );
        assert_eq!(cut("abcdef", 4), "abc…");
        assert_eq!(cut("漢字漢字", 5), "漢字…");
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
    }
}
