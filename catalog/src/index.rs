//! The search index: which words stand where, with what weight.

use std::collections::{BTreeMap, BTreeSet};

use crate::entry::{Entry, EntryKind};
use crate::fold;
use crate::lang::{Lang, Text};
use crate::load::SearchWords;

/// How much a word counts, by the field it stands in. Everyday words were chosen to lead here, so they
/// count most; an explanation mentions many things in passing.
const WORDS: f32 = 10.0;
const NAME: f32 = 8.0;
const TITLE: f32 = 7.0;
const LINE: f32 = 5.0;
const SIGNS: f32 = 2.5;
const EXPLANATION: f32 = 2.0;

/// One word of the catalog and the places it stands in.
#[derive(Debug)]
pub(crate) struct Term {
    pub(crate) text: String,
    pub(crate) chars: Vec<char>,
    pub(crate) postings: Vec<Posting>,
    /// How rare the word is; a word that stands in every entry says little.
    pub(crate) rarity: f32,
}

/// A word's best place in one entry, per language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Posting {
    pub(crate) entry: usize,
    pub(crate) lang: Lang,
    pub(crate) weight: f32,
}

#[derive(Debug, Default)]
pub(crate) struct SearchIndex {
    pub(crate) terms: Vec<Term>,
    /// Whole everyday phrases and titles, folded, to the entries that carry them.
    pub(crate) phrases: BTreeMap<String, BTreeSet<(usize, Lang)>>,
    stop: BTreeMap<Lang, BTreeSet<String>>,
    synonyms: BTreeMap<Lang, BTreeMap<String, BTreeSet<String>>>,
}

impl SearchIndex {
    /// Indexes the entries of the current editions.
    pub(crate) fn build(entries: &[Entry], live: &[bool], words: &SearchWords) -> Self {
        let mut index = Self { stop: stop_words(words), synonyms: synonym_map(words), ..Self::default() };
        let mut weights: BTreeMap<(String, usize, Lang), f32> = BTreeMap::new();
        for (place, entry) in entries.iter().enumerate().filter(|(place, _)| live[*place]) {
            for (weight, lang, text) in fields(entry) {
                let words = fold::words(text);
                if weight >= TITLE {
                    index.phrases.entry(words.join(" ")).or_default().insert((place, lang));
                }
                let telling: Vec<String> =
                    words.into_iter().filter(|word| !index.is_stop_word(word, lang)).collect();
                // One word out of a phrase says less than a word that stands alone.
                let weight = if weight >= NAME { weight / share(telling.len()) } else { weight };
                let weight = weight * reach(entry.kind());
                for word in telling {
                    let best = weights.entry((word, place, lang)).or_insert(weight);
                    *best = best.max(weight);
                }
            }
        }
        index.terms = terms_of(weights, live.iter().filter(|live| **live).count());
        index
    }

    pub(crate) fn is_stop_word(&self, word: &str, lang: Lang) -> bool {
        self.stop.get(&lang).is_some_and(|words| words.contains(word))
    }

    /// Other words that mean the same in this language.
    pub(crate) fn synonyms(&self, word: &str, lang: Lang) -> impl Iterator<Item = &str> {
        let found = self.synonyms.get(&lang).and_then(|groups| groups.get(word));
        found.into_iter().flatten().map(String::as_str)
    }

    /// The place of exactly this word among the terms.
    pub(crate) fn term(&self, word: &str) -> Option<usize> {
        self.terms.binary_search_by(|term| term.text.as_str().cmp(word)).ok()
    }
}

fn stop_words(words: &SearchWords) -> BTreeMap<Lang, BTreeSet<String>> {
    let folded = |list: &Vec<String>| list.iter().flat_map(|word| fold::words(word)).collect();
    words.stop.iter().map(|(lang, list)| (*lang, folded(list))).collect()
}

fn synonym_map(words: &SearchWords) -> BTreeMap<Lang, BTreeMap<String, BTreeSet<String>>> {
    let mut map: BTreeMap<Lang, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for (lang, groups) in &words.synonyms {
        for group in groups {
            let group: Vec<String> = group.iter().flat_map(|word| fold::words(word)).collect();
            for word in &group {
                let others = group.iter().filter(|other| *other != word).cloned();
                map.entry(*lang).or_default().entry(word.clone()).or_default().extend(others);
            }
        }
    }
    map
}

/// Everything searchable of an entry.
fn fields(entry: &Entry) -> Vec<(f32, Lang, &str)> {
    let mut fields = Vec::new();
    for (lang, words) in &entry.words {
        fields.extend(words.iter().map(|word| (WORDS, *lang, word.as_str())));
    }
    fields.extend(
        entry.spellings.iter().chain(&entry.official_name).map(|name| (NAME, Lang::EN, name.as_str())),
    );
    fields.extend(entry.title.all().map(|(lang, text)| (TITLE, lang, text)));
    fields.extend(entry.line.iter().flat_map(Text::all).map(|(lang, text)| (LINE, lang, text)));
    fields.extend(entry.signs.iter().flat_map(Text::all).map(|(lang, text)| (SIGNS, lang, text)));
    fields.extend(entry.explanation.iter().flat_map(Text::all).map(|(lang, text)| (EXPLANATION, lang, text)));
    fields
}

fn terms_of(weights: BTreeMap<(String, usize, Lang), f32>, entries: usize) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for ((word, entry, lang), weight) in weights {
        let posting = Posting { entry, lang, weight };
        match terms.last_mut() {
            Some(term) if term.text == word => term.postings.push(posting),
            _ => terms.push(Term {
                chars: word.chars().collect(),
                text: word,
                postings: vec![posting],
                rarity: 0.0,
            }),
        }
    }
    for term in &mut terms {
        let spread = term.postings.iter().map(|posting| posting.entry).collect::<BTreeSet<_>>().len();
        term.rarity = rarity(entries, spread);
    }
    terms
}

/// People look for the thing itself; the chapter it stands in comes after it.
fn reach(kind: EntryKind) -> f32 {
    match kind {
        EntryKind::Function | EntryKind::Category => 0.8,
        _ => 1.0,
    }
}

fn share(words: usize) -> f32 {
    (words.max(1) as f32).sqrt()
}

fn rarity(entries: usize, spread: usize) -> f32 {
    (1.0 + entries as f32 / spread.max(1) as f32).ln()
}
