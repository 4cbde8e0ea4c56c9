//! Whether two names look the same to a person. Used to warn, never to merge.

use unicode_normalization::UnicodeNormalization;

/// Whether two names are the same once looks are set aside: wide and joined forms (NFKC), capitals, spaces, and
/// characters that do not show. An empty name is the same as no other.
///
/// Letters of other scripts that only look alike stay different; comparing key words is what tells them apart.
#[must_use]
pub(crate) fn same(a: &str, b: &str) -> bool {
    let a = plain(a);
    !a.is_empty() && a == plain(b)
}

fn plain(name: &str) -> String {
    let seen: String = name.nfkc().filter(|c| !is_invisible(*c)).collect();
    // Some capitals become two letters, which may join again.
    let low: String = seen.to_lowercase().nfkc().filter(|c| !is_invisible(*c)).collect();
    low.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Control and format characters, and those that Unicode calls default-ignorable: nothing of them shows. White space
/// stays, to be made one space.
fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}'
            | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{110bd}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn what_looks_the_same_is_the_same() {
        let name = "Merrow County ﬁeld office";
        for other in [
            "merrow county field office",
            "  MERROW\u{a0}County\tfield  office ",
            "Ｍｅｒｒｏｗ County field office",
            "Mer\u{ad}row\u{200d} Co\u{2063}unty field\u{feff} office\u{e0041}",
            "\u{202e}Merrow County field office\u{7f}",
        ] {
            assert!(same(name, other), "{other:?}");
        }
        assert!(same("Bürgeramt", "Bu\u{308}rgeramt"));
        assert!(!same(name, "Merrow Country field office"));
        assert!(!same("", "\u{200b}"));
    }
}
