//! Finding entries by everyday words, half-typed words, misspellings, and ids in any spelling.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::catalog::Catalog;
use crate::entry::Entry;
use crate::fold;
use crate::index::Term;
use crate::lang::Lang;

/// Where an id matched, hits stand above every hit by words.
const EXACT_ID: f32 = 10_000.0;
const ID_IN_QUERY: f32 = 9_000.0;
const ID_BEGINS: f32 = 8_000.0;

/// How alike a typed word and a catalog word are.
const SAME: f32 = 1.0;
const SYNONYM: f32 = 0.8;
const BEGINS: f32 = 0.75;
const INFLECTED: f32 = 0.65;
const ONE_SLIP: f32 = 0.6;
const TWO_SLIPS: f32 = 0.4;

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
        for (key, places) in ids_inside(&parts).filter_map(|key| self.spellings.get_key_value(&key)) {
            note(places, if key.split(' ').eq(parts.iter().copied()) { EXACT_ID } else { ID_IN_QUERY });
        }
        if let Some(places) = self.spellings.get(&key) {
            note(places, EXACT_ID);
        }
        let numbers_only = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == ' ');
        for (full, places) in &self.spellings {
            let below = full.strip_prefix(&key).filter(|rest| rest.starts_with(' ') && numbers_only(rest));
            let behind =
                full.strip_suffix(&key).filter(|head| head.ends_with(' ') && !head.contains(is_digit));
            if below.is_some() || (behind.is_some() && numbers_only(&key)) {
                note(places, ID_BEGINS);
            }
        }
    }

    fn search_words<'a>(&'a self, query: &str, lang: Lang, found: &mut BTreeMap<usize, Gathered<'a>>) {
        let all = fold::words(query);
        let mut typed: Vec<&String> =
            all.iter().filter(|word| !self.index.is_stop_word(word, lang)).collect();
        if typed.is_empty() {
            typed = all.iter().collect();
        }
        let mut weight_of_all = 0.0;
        for word in &typed {
            let likes = self.alike(word, lang);
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
        let phrase = all.join(" ");
        for (place, in_lang) in self.index.phrases.get(&phrase).into_iter().flatten() {
            let bonus = if *in_lang == lang { PHRASE } else { PHRASE * OTHER_LANGUAGE };
            found.entry(*place).or_default().score += bonus;
        }
    }

    /// The catalog words a typed word may stand for, with how alike they are.
    fn alike(&self, word: &str, lang: Lang) -> Vec<(&Term, f32)> {
        let exact = self.index.term(word);
        let chars: Vec<char> = word.chars().collect();
        let allowed = match chars.len() {
            _ if exact.is_some() => 0,
            0..=3 => 0,
            4..=7 => 1,
            _ => 2,
        };
        let mut likes: Vec<(&Term, f32)> = Vec::new();
        for term in &self.index.terms {
            let likeness = likeness(&chars, &term.chars, allowed);
            likes.extend(likeness.map(|likeness| (term, likeness)));
        }
        let synonyms = self.index.synonyms(word, lang).filter_map(|other| self.index.term(other));
        likes.extend(synonyms.map(|place| (&self.index.terms[place], SYNONYM)));
        likes
    }
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

/// How alike a typed word and a catalog word are; `None` when they are not.
fn likeness(typed: &[char], term: &[char], allowed: usize) -> Option<f32> {
    if typed == term {
        return Some(SAME);
    }
    if typed.len() >= 2 && term.starts_with(typed) {
        return Some(BEGINS);
    }
    let common = typed.iter().zip(term).take_while(|(a, b)| a == b).count();
    let longer = typed.len().max(term.len());
    if (term.len() >= 4 && common == term.len() && longer - common <= 3)
        || (common >= 5 && common * 10 >= longer * 7)
    {
        return Some(INFLECTED);
    }
    // Two slips in a short word make another word.
    let allowed = if term.len() < 8 { allowed.min(1) } else { allowed };
    match fold::slips(typed, term, allowed) {
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
