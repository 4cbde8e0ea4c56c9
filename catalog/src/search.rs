//! Finding entries by everyday words, half-typed words, misspellings, and ids in any spelling.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::catalog::Catalog;
use crate::entry::Entry;
use crate::fold;
use crate::index::{SearchIndex, Term, letters, reach};
use crate::lang::Lang;

/// Where an id matched, hits stand above every hit by words.
const EXACT_ID: f32 = 10_000.0;
const ID_IN_QUERY: f32 = 9_000.0;
const ID_BEGINS: f32 = 8_000.0;

/// How alike a typed word and a catalog word are.
const SAME: f32 = 1.0;
const SYNONYM: f32 = 0.7;
const BEGINS: f32 = 0.75;
const INFLECTED: f32 = 0.65;
const ONE_SLIP: f32 = 0.6;
const TWO_SLIPS: f32 = 0.4;

/// More words than this say no more.
const MOST_WORDS: usize = 32;

/// What a whole phrase adds when the query is exactly it.
const PHRASE: f32 = 30.0;
/// Words of another language than the one asked for still count, but less.
const OTHER_LANGUAGE: f32 = 0.5;

/// How an entry was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchedBy {
    /// By its id or code.
    Id,
    /// By its words.
    Words,
}

/// An entry that fits a query.
#[derive(Clone, Debug)]
pub struct Hit<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// How well it fits; comparable within one search only, higher is better.
    pub score: u32,
    /// How it was found.
    pub matched_by: MatchedBy,
    /// The words of the catalog that fitted, folded (lower case, no accents). Empty for a hit by id.
    pub matched: Vec<&'a str>,
}

/// What one entry has gathered for one query.
#[derive(Default)]
struct Gathered<'a> {
    score: f32,
    covered: f32,
    by_id: bool,
    matched: BTreeSet<&'a str>,
}

impl Catalog {
    /// Builds the search index now, so that the first search need not wait for it. Takes a few milliseconds; a
    /// window can do it in the background after its start.
    pub fn prepare_search(&self) {
        self.index();
    }

    /// The index, built when it is first needed.
    fn index(&self) -> &SearchIndex {
        self.index.get_or_init(|| SearchIndex::build(self))
    }

    /// The entries that fit a query, best first, at most `limit`. An empty query finds nothing.
    #[must_use]
    pub fn search(&self, query: &str, lang: Lang, limit: usize) -> Vec<Hit<'_>> {
        let mut found: BTreeMap<usize, Gathered<'_>> = BTreeMap::new();
        self.search_words(query, lang, &mut found);
        self.search_ids(query, &mut found);
        let mut ranked: Vec<(usize, Gathered<'_>)> =
            found.into_iter().filter(|(_, gathered)| gathered.score > 0.0).collect();
        ranked.sort_by(|(a_place, a), (b_place, b)| b.score.total_cmp(&a.score).then(a_place.cmp(b_place)));
        ranked.truncate(limit);
        ranked.into_iter().map(|(place, gathered)| self.hit(place, gathered)).collect()
    }

    fn hit<'a>(&'a self, place: usize, gathered: Gathered<'a>) -> Hit<'a> {
        Hit {
            entry: &self.entries[place],
            score: (gathered.score * 100.0) as u32,
            matched_by: if gathered.by_id { MatchedBy::Id } else { MatchedBy::Words },
            matched: gathered.matched.into_iter().collect(),
        }
    }

    fn search_ids<'a>(&'a self, query: &str, found: &mut BTreeMap<usize, Gathered<'a>>) {
        let key = fold::spelling_key(query);
        if key.is_empty() {
            return;
        }
        let mut note = |places: &[usize], score: f32| {
            for place in places {
                let gathered = found.entry(*place).or_default();
                gathered.by_id = true;
                gathered.score = gathered.score.max(score);
            }
        };
        let parts: Vec<&str> = key.split(' ').collect();
        let ids = &self.spellings.ids;
        for (key, places) in ids_inside(&parts).filter_map(|key| ids.get_key_value(&key)) {
            note(places, if key.split(' ').eq(parts.iter().copied()) { EXACT_ID } else { ID_IN_QUERY });
        }
        if let Some(places) = ids.get(&key) {
            // A plain word may be somebody's id too; only our own entries are meant by it.
            let meant = |place: &&usize| key.contains(is_digit) || reach(self.entries[**place].kind) >= 0.8;
            let places: Vec<usize> = places.iter().filter(meant).copied().collect();
            note(&places, EXACT_ID);
        }
        let numbers_only = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == ' ');
        for (full, places) in ids {
            let below = full.strip_prefix(&key).filter(|rest| rest.starts_with(' ') && numbers_only(rest));
            let behind =
                full.strip_suffix(&key).filter(|head| head.ends_with(' ') && !head.contains(is_digit));
            if below.is_some() || (behind.is_some() && numbers_only(&key)) {
                note(places, ID_BEGINS);
            }
        }
    }

    fn search_words<'a>(&'a self, query: &str, lang: Lang, found: &mut BTreeMap<usize, Gathered<'a>>) {
        let index = self.index();
        let all = fold::words(query);
        let mut typed: Vec<&String> = all.iter().filter(|word| !index.is_stop_word(word, lang)).collect();
        if typed.is_empty() {
            typed = all.iter().collect();
        }
        let mut seen = BTreeSet::new();
        typed.retain(|word| seen.insert(word.as_str()));
        typed.truncate(MOST_WORDS);
        let mut weight_of_all = 0.0;
        for word in &typed {
            let likes = alike(index, word, lang);
            // A word found nowhere weighs as much as a rare one: it must not make weak hits look complete.
            let weight = likes.iter().map(|(term, _)| term.rarity).reduce(f32::max).unwrap_or(4.0);
            weight_of_all += weight;
            for (place, (score, term)) in best_places(&likes, lang) {
                let gathered = found.entry(place).or_default();
                gathered.score += score;
                gathered.covered += weight;
                gathered.matched.insert(term);
            }
        }
        for gathered in found.values_mut() {
            gathered.score *= gathered.covered / weight_of_all.max(f32::EPSILON);
        }
        for (place, in_lang) in index.phrase(&all.join(" ")) {
            let bonus = if *in_lang == lang { PHRASE } else { PHRASE * OTHER_LANGUAGE };
            found.entry(*place).or_default().score += bonus * reach(self.entries[*place].kind);
        }
    }
}

/// The catalog words a typed word may stand for, with how alike they are.
fn alike<'a>(index: &'a SearchIndex, word: &str, lang: Lang) -> Vec<(&'a Term, f32)> {
    let exact = index.term(word);
    let chars: Vec<char> = word.chars().collect();
    let mut likes: Vec<(&Term, f32)> = Vec::new();
    // Whatever is the same word bent or half typed shares its first letters.
    let head: String = chars.iter().take(4).collect();
    for term in index.beginning(&head) {
        likes.extend(bent(&chars, &term.text).map(|likeness| (term, likeness)));
    }
    let allowed = match chars.len() {
        _ if exact.is_some() => 0,
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    if allowed > 0 {
        let bits = letters(word);
        for term in &index.terms {
            // Two words with one slip between them differ in at most two letters.
            let far = (term.letters ^ bits).count_ones() as usize > 2 * allowed;
            if !far && term.length.abs_diff(chars.len()) <= allowed {
                likes.extend(slipped(&chars, &term.text, allowed).map(|likeness| (term, likeness)));
            }
        }
    }
    let synonyms = index.synonyms(word, lang).filter_map(|other| index.term(other));
    likes.extend(synonyms.map(|place| (&index.terms[place], SYNONYM)));
    // A word that is only like the typed one does not count more for being rarer: `listen` for `list`.
    if let Some(exact) = exact.map(|place| index.terms[place].rarity) {
        for (term, likeness) in &mut likes {
            *likeness *= (exact / term.rarity.max(f32::EPSILON)).min(1.0);
        }
    }
    likes
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Runs of id parts inside a longer query that hold a number: `ms 2 11` in `ms 2.11 fairness`.
fn ids_inside<'a>(parts: &'a [&'a str]) -> impl Iterator<Item = String> + 'a {
    let runs = (0..parts.len())
        .flat_map(move |from| (from + 2..=parts.len().min(from + 4)).map(move |to| (from, to)));
    let runs = runs.filter(move |(from, to)| {
        let ends_in_number = parts[to - 1].contains(is_digit);
        let cut_short = parts.get(*to).is_some_and(|next| next.contains(is_digit));
        !parts[*from].contains(is_digit) && ends_in_number && !cut_short
    });
    runs.map(move |(from, to)| parts[from..to].join(" "))
}

/// How alike a typed word and a catalog word are that begin with the same letters; `None` when they are not.
fn bent(typed: &[char], term: &str) -> Option<f32> {
    let term: Vec<char> = term.chars().collect();
    if typed == term {
        return Some(SAME);
    }
    if typed.len() >= 2 && term.starts_with(typed) {
        return Some(BEGINS);
    }
    let common = typed.iter().zip(&term).take_while(|(a, b)| a == b).count();
    let longer = typed.len().max(term.len());
    let fits = (term.len() >= 4 && common == term.len() && longer - common <= 3)
        || (common >= 5 && common * 10 >= longer * 7);
    fits.then_some(INFLECTED)
}

/// How alike a misspelt word and a catalog word are; `None` when they are not.
fn slipped(typed: &[char], term: &str, allowed: usize) -> Option<f32> {
    let term: Vec<char> = term.chars().collect();
    // Two slips in a short word make another word.
    let allowed = if term.len() < 8 { allowed.min(1) } else { allowed };
    match fold::slips(typed, &term, allowed) {
        Some(1) if term.len() >= 4 => Some(ONE_SLIP),
        Some(2) => Some(TWO_SLIPS),
        _ => None,
    }
}

/// For every entry the best of the likely words, so that two spellings of one word do not count twice.
fn best_places<'a>(likes: &[(&'a Term, f32)], lang: Lang) -> BTreeMap<usize, (f32, &'a str)> {
    let mut best: BTreeMap<usize, (f32, &'a str)> = BTreeMap::new();
    for (term, likeness) in likes {
        for posting in &term.postings {
            let language = if posting.lang == lang { 1.0 } else { OTHER_LANGUAGE };
            let score = likeness * posting.weight * term.rarity * language;
            let known = best.entry(posting.entry).or_insert((score, &term.text));
            if score > known.0 {
                *known = (score, &term.text);
            }
        }
    }
    best
}
