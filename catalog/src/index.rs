//! The search index: which words stand where, with what weight.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

use crate::catalog::Catalog;
use crate::entry::Entry;
use crate::fold;
use crate::kind::EntryKind;
use crate::lang::{Lang, Text};

/// How much a word counts, by the field it stands in. Everyday words were chosen to lead here, so they
/// count most; an explanation mentions many things in passing.
const WORDS: f32 = 10.0;
const NAME: f32 = 8.0;
const TITLE: f32 = 7.0;
const LINE: f32 = 5.0;
const SIGNS: f32 = 2.5;
const EXPLANATION: f32 = 2.0;
const QUESTIONS: f32 = 1.5;

/// Words that search leaves out, and words it treats as one, per language.
#[derive(Debug, Default)]
pub(crate) struct SearchWords {
    stop: BTreeMap<Lang, Vec<String>>,
    synonyms: BTreeMap<Lang, Vec<Vec<String>>>,
}

impl SearchWords {
    pub(crate) fn add(
        &mut self,
        stop: BTreeMap<Lang, Vec<String>>,
        synonyms: BTreeMap<Lang, Vec<Vec<String>>>,
    ) {
        for (lang, words) in stop {
            self.stop.entry(lang).or_default().extend(words);
        }
        for (lang, groups) in synonyms {
            self.synonyms.entry(lang).or_default().extend(groups);
        }
    }
}

/// One word of the catalog and the places it stands in.
#[derive(Debug)]
pub(crate) struct Term {
    pub(crate) text: String,
    /// How many letters, and which: most words are told apart by that alone.
    pub(crate) length: usize,
    pub(crate) letters: u32,
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
    phrases: HashMap<String, Vec<(usize, Lang)>, BuildHasherDefault<Quick>>,
    stop: BTreeMap<Lang, BTreeSet<String>>,
    synonyms: BTreeMap<Lang, BTreeMap<String, BTreeSet<String>>>,
}

impl SearchIndex {
    /// Indexes the entries of the current editions.
    pub(crate) fn build(catalog: &Catalog) -> Self {
        let words = &catalog.search_words;
        let mut index = Self { stop: stop_words(words), synonyms: synonym_map(words), ..Self::default() };
        let mut found = Found::default();
        for (place, entry) in catalog.entries.iter().enumerate().filter(|(place, _)| catalog.live[*place]) {
            for (weight, lang, text) in fields(entry) {
                index.take(&mut found, (place, lang), weight, reach(entry.kind()), text);
            }
        }
        for name in &catalog.names {
            for (lang, spelling) in name.spellings() {
                for place in &name.means {
                    let reach = reach(catalog.entries[*place].kind());
                    index.take(&mut found, (*place, lang), NAME, reach, spelling);
                }
            }
        }
        index.terms = found.terms(catalog.live.iter().filter(|live| **live).count());
        index
    }

    fn take(&mut self, found: &mut Found, at: (usize, Lang), weight: f32, reach: f32, text: &str) {
        let (entry, lang) = at;
        let folded = fold::joined(text);
        if weight >= TITLE {
            let mut phrase = String::with_capacity(folded.len());
            for word in fold::split(&folded) {
                if !phrase.is_empty() {
                    phrase.push(' ');
                }
                phrase.push_str(word);
            }
            let known = self.phrases.entry(phrase).or_default();
            if !known.contains(&at) {
                known.push(at);
            }
        }
        let mut telling: Vec<usize> =
            fold::split(&folded).map(|word| found.number(word, &self.stop)).collect();
        telling.retain(|number| !found.stops[*number].contains(&lang));
        // One word out of a phrase says less than a word that stands alone.
        let weight = if weight >= NAME { weight / share(telling.len()) } else { weight };
        for number in telling {
            add(&mut found.postings[number], Posting { entry, lang, weight: weight * reach });
        }
    }

    pub(crate) fn is_stop_word(&self, word: &str, lang: Lang) -> bool {
        self.stop.get(&lang).is_some_and(|words| words.contains(word))
    }

    /// The entries that carry exactly this phrase.
    pub(crate) fn phrase(&self, phrase: &str) -> &[(usize, Lang)] {
        self.phrases.get(phrase).map_or(&[], Vec::as_slice)
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

    /// The terms that begin with these letters.
    pub(crate) fn beginning(&self, letters: &str) -> impl Iterator<Item = &Term> {
        let from = self.terms.partition_point(|term| term.text.as_str() < letters);
        self.terms[from..].iter().take_while(move |term| term.text.starts_with(letters))
    }
}

/// Which letters a word has, one bit each; other signs share the bits left over.
pub(crate) fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |bits, byte| {
        bits | 1 << (if byte.is_ascii_lowercase() { byte - b'a' } else { 26 + byte % 6 })
    })
}

/// Keeps the better of two places of a word in one entry. Entries come in order, so looking back a little is enough;
/// a second place that slips through after the names only costs a moment in the search.
fn add(postings: &mut Vec<Posting>, posting: Posting) {
    let mut last = postings.iter_mut().rev().take_while(|known| known.entry == posting.entry);
    match last.find(|known| known.lang == posting.lang) {
        Some(known) => known.weight = known.weight.max(posting.weight),
        None => postings.push(posting),
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
    let lists = &entry.lists;
    let groups: [(f32, &mut dyn Iterator<Item = &Text>); 5] = [
        (TITLE, &mut std::iter::once(&entry.title)),
        (LINE, &mut entry.line.iter()),
        (SIGNS, &mut entry.signs.iter().chain(&lists.examples)),
        (EXPLANATION, &mut entry.explanation.iter()),
        (QUESTIONS, &mut lists.asks.iter().chain(&lists.answers).chain(&lists.helps)),
    ];
    for (weight, texts) in groups {
        fields.extend(texts.flat_map(Text::all).map(|(lang, text)| (weight, lang, text)));
    }
    fields
}

/// The words found so far, each with a number, so that a word is compared as text only once per place.
#[derive(Default)]
struct Found {
    numbers: HashMap<String, usize, BuildHasherDefault<Quick>>,
    postings: Vec<Vec<Posting>>,
    /// For each word the languages in which it says nothing.
    stops: Vec<Vec<Lang>>,
}

impl Found {
    fn number(&mut self, word: &str, stop: &BTreeMap<Lang, BTreeSet<String>>) -> usize {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.postings.len();
        self.numbers.insert(word.to_owned(), number);
        self.postings.push(Vec::new());
        let silent = stop.iter().filter(|(_, words)| words.contains(word));
        self.stops.push(silent.map(|(lang, _)| *lang).collect());
        number
    }

    fn terms(self, entries: usize) -> Vec<Term> {
        let mut postings = self.postings;
        let term = |(text, number): (String, usize)| {
            let postings = std::mem::take(&mut postings[number]);
            // Nearly in order: an entry that comes back after the names counts twice, which changes nothing much.
            let spread = postings.chunk_by(|a, b| a.entry == b.entry).count();
            Term {
                length: text.chars().count(),
                letters: letters(&text),
                rarity: rarity(entries, spread),
                text,
                postings,
            }
        };
        let mut terms: Vec<Term> = self.numbers.into_iter().map(term).collect();
        terms.retain(|term| !term.postings.is_empty());
        terms.sort_unstable_by(|a, b| a.text.cmp(&b.text));
        terms
    }
}

/// A plain hash (FNV-1a). The words are our own, so nobody can choose them to collide.
#[derive(Debug)]
pub(crate) struct Quick(u64);

impl Default for Quick {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// People look for the thing itself. The chapter it stands in comes after it, and so does what others say
/// about it.
pub(crate) fn reach(kind: EntryKind) -> f32 {
    match kind {
        EntryKind::Characteristic
        | EntryKind::Subcategory
        | EntryKind::Tension
        | EntryKind::GaiRisk
        | EntryKind::Question => 1.0,
        EntryKind::Ask | EntryKind::LegalHandle => 0.9,
        EntryKind::Function | EntryKind::Category | EntryKind::Combination => 0.8,
        _ => 0.5,
    }
}

fn share(words: usize) -> f32 {
    (words.max(1) as f32).sqrt()
}

fn rarity(entries: usize, spread: usize) -> f32 {
    (1.0 + entries as f32 / spread.max(1) as f32).ln()
}
