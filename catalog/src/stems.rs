//! Everyday words found in what a person wrote, also when they are bent: `refuse` finds “refused me”.
//!
//! The stems are rough on purpose. They only have to bring the forms of one word together, and every find is
//! shown to the person with the words that caused it.

use crate::fold::fold;
use crate::lang::Lang;

/// How many other words may stand inside a phrase altogether.
const GAP: usize = 3;

/// A word of a person's text: where it stands, and its folded form.
#[derive(Debug)]
struct Word {
    from: usize,
    to: usize,
    sentence: usize,
    folded: String,
}

/// A person's text, taken apart once and then looked through for many phrases.
#[derive(Debug)]
pub(crate) struct Written<'a> {
    text: &'a str,
    words: Vec<Word>,
    english: Vec<String>,
    spanish: Vec<String>,
    /// The language it is written in, when that is plain.
    lang: Option<Lang>,
}

impl<'a> Written<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let words = split(text);
        let stems = |lang| words.iter().map(|word| stem(&word.folded, lang)).collect();
        Self { text, english: stems(Lang::EN), spanish: stems(Lang::ES), lang: language(&words), words }
    }

    /// The part of the text that says a phrase, as the person wrote it.
    pub(crate) fn find(&self, phrase: &Phrase) -> Option<&'a str> {
        // Words of one language look like others of another: `care` and `cara`.
        if self.lang.is_some_and(|lang| lang != phrase.lang) {
            return None;
        }
        let (from, to) =
            (0..self.words.len()).find_map(|start| Some((start, self.follow(phrase, start)?)))?;
        self.text.get(self.words[from].from..self.words[to].to)
    }

    /// The place of the phrase's last word, when its first word stands at `start`.
    fn follow(&self, phrase: &Phrase, start: usize) -> Option<usize> {
        let mut parts = phrase.parts.iter();
        let mut at = start;
        if !self.says(parts.next()?, phrase.lang, start) {
            return None;
        }
        for (place, part) in parts.enumerate() {
            let end = (start + place + 2 + GAP).min(self.words.len());
            at = (at + 1..end).find(|next| {
                self.words[*next].sentence == self.words[start].sentence
                    && self.says(part, phrase.lang, *next)
            })?;
        }
        Some(at)
    }

    fn says(&self, part: &Part, lang: Lang, at: usize) -> bool {
        if part.begins {
            return self.words[at].folded.starts_with(&part.text);
        }
        let stem = match lang {
            Lang::EN => &self.english[at],
            Lang::ES => &self.spanish[at],
            _ => &self.words[at].folded,
        };
        *stem == part.text
    }
}

/// A word or a few words to look for. A star at the end of a word stands for any ending.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    lang: Lang,
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
struct Part {
    text: String,
    begins: bool,
}

impl Phrase {
    /// Reads a phrase of the data; `None` when it holds no word.
    pub(crate) fn new(text: &str, lang: Lang) -> Option<Self> {
        let part = |word: &str| {
            let begins = word.ends_with('*');
            let folded = fold(word.trim_end_matches('*')).replace(['\'', '\u{2019}'], "");
            let text = if begins { folded } else { stem(&folded, lang) };
            Part { text, begins }
        };
        let parts: Vec<Part> =
            text.split_whitespace().map(part).filter(|one| one.begins || !one.text.is_empty()).collect();
        (!parts.is_empty()).then_some(Self { lang, parts })
    }
}

/// The language of a text by its smallest words; `None` when there are too few, or as many of both.
fn language(words: &[Word]) -> Option<Lang> {
    const ENGLISH: &[&str] = &[
        "the", "and", "of", "to", "was", "were", "is", "that", "they", "my", "for", "it", "had", "with",
        "by", "i",
    ];
    const SPANISH: &[&str] = &[
        "el", "la", "los", "las", "de", "del", "que", "y", "por", "se", "un", "una", "en", "con", "mi",
        "era", "al",
    ];
    let count = |list: &[&str]| words.iter().filter(|word| list.contains(&word.folded.as_str())).count();
    match (count(ENGLISH), count(SPANISH)) {
        (english, spanish) if english >= 2 && english >= 2 * spanish => Some(Lang::EN),
        (english, spanish) if spanish >= 2 && spanish >= 2 * english => Some(Lang::ES),
        _ => None,
    }
}

fn split(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut sentence = 0;
    let mut from = None;
    let apostrophe = |c: char| matches!(c, '\'' | '\u{2019}');
    for (at, c) in text.char_indices().chain([(text.len(), '.')]) {
        if c.is_alphanumeric() || (apostrophe(c) && from.is_some()) {
            from.get_or_insert(at);
            continue;
        }
        if let Some(from) = from.take() {
            let folded = fold(&text[from..at]).replace(apostrophe, "");
            words.push(Word { from, to: at, sentence, folded });
        }
        sentence += usize::from(matches!(c, '.' | '?' | '!' | ';' | '\n'));
    }
    words
}

/// The part of a folded word that its forms have in common.
pub(crate) fn stem(word: &str, lang: Lang) -> String {
    match lang {
        Lang::EN => english(word),
        Lang::ES => spanish(word),
        _ => word.to_owned(),
    }
}

fn english(word: &str) -> String {
    let kept = without(word, &["ies", "ied"], 2).map(|rest| format!("{rest}y"));
    let kept = kept.or_else(|| {
        let sibilant =
            |rest: &&str| rest.ends_with(['s', 'x', 'z']) || rest.ends_with("ch") || rest.ends_with("sh");
        without(word, &["es"], 3).filter(sibilant).map(str::to_owned)
    });
    let plural = |rest: &&str| !rest.ends_with(['s', 'u', 'i']);
    let kept = kept.or_else(|| without(word, &["s"], 3).filter(plural).map(str::to_owned));
    let kept = kept.unwrap_or_else(|| word.to_owned());
    let vowel = |rest: &&str| rest.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let bent = without(&kept, &["ing", "ed"], 3).filter(vowel).map(|rest| undouble(rest).to_owned());
    let kept = bent.unwrap_or(kept);
    let kept = without(&kept, &["ly"], 4).unwrap_or(&kept);
    let kept = without(kept, &["e"], 3).unwrap_or(kept);
    without(kept, &["y"], 3).map_or_else(|| kept.to_owned(), |rest| format!("{rest}i"))
}

fn spanish(word: &str) -> String {
    const ENDINGS: &[&str] = &[
        "amiento", "imiento", "aciones", "iciones", "acion", "icion", "ieron", "iendo", "aron", "ando",
        "aban", "ados", "adas", "idos", "idas", "aba", "ado", "ada", "ido", "ida", "ian", "ar", "er", "ir",
        "an", "en", "es", "os", "as", "ia", "io", "a", "e", "o", "s", "n",
    ];
    let mut sorted = ENDINGS.iter().filter_map(|ending| without(word, &[ending], 3));
    sorted.next().unwrap_or(word).to_owned()
}

/// The word without the first ending that fits and leaves at least `least` letters.
fn without<'a>(word: &'a str, endings: &[&str], least: usize) -> Option<&'a str> {
    endings.iter().find_map(|ending| word.strip_suffix(ending)).filter(|rest| rest.chars().count() >= least)
}

/// `stopp` to `stop`; a double s, l or z may belong to the word.
fn undouble(word: &str) -> &str {
    let mut back = word.chars().rev();
    match (back.next(), back.next()) {
        (Some(a), Some(b)) if a == b && !"aeiouslz".contains(a) => &word[..word.len() - a.len_utf8()],
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::{Phrase, Written, stem};
    use crate::lang::Lang;

    fn found<'a>(text: &'a str, phrase: &str, lang: Lang) -> Option<&'a str> {
        Written::new(text).find(&Phrase::new(phrase, lang).expect("a phrase"))
    }

    #[test]
    fn forms_of_a_word_share_their_stem() {
        for group in [
            &["refuse", "refused", "refuses", "refusing"][..],
            &["deny", "denied", "denies", "denying"],
            &["stop", "stopped", "stopping", "stops"],
            &["dismiss", "dismissed", "dismisses"],
            &["match", "matched", "matches"],
        ] {
            let stems: Vec<String> = group.iter().map(|word| stem(word, Lang::EN)).collect();
            assert!(stems.iter().all(|one| *one == stems[0]), "{stems:?}");
        }
        for group in [&["negar", "negaron", "negado", "negada"][..], &["rechazo", "rechazaron", "rechazado"]]
        {
            let stems: Vec<String> = group.iter().map(|word| stem(word, Lang::ES)).collect();
            assert!(stems.iter().all(|one| *one == stems[0]), "{stems:?}");
        }
    }

    #[test]
    fn phrases_are_found_in_the_persons_own_words() {
        let text = "They turned me away. No one gave any reason, and I can\u{2019}t appeal.";
        assert_eq!(found(text, "turn away", Lang::EN), Some("turned me away"));
        assert_eq!(found(text, "can't appeal", Lang::EN), Some("can\u{2019}t appeal"));
        assert_eq!(found(text, "away reason", Lang::EN), None, "not across sentences");
        assert_eq!(found(text, "appea*", Lang::EN), Some("appeal"));
        assert_eq!(
            found("Me negaron la prestación", "negar prestacion", Lang::ES),
            Some("negaron la prestación")
        );
    }
}
