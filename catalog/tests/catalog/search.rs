//! Search in everyday words, half-typed words, misspellings and ids.

use recourse_catalog::{Catalog, Lang, MatchedBy};

/// A query, how many of the first hits to look at, and the id that has to be among them.
type Case = (&'static str, usize, &'static str);

const ENGLISH: &[Case] = &[
    ("how do I appeal", 1, "MEASURE 3.3"),
    ("I want to complain about the decision", 3, "MEASURE 3.3"),
    ("no human looked at my file", 3, "GOVERN 3.2"),
    ("switch it off", 1, "MANAGE 2.4"),
    ("stop the system", 1, "MANAGE 2.4"),
    ("racist", 2, "MEASURE 2.11"),
    ("treated worse than others", 3, "fair-with-harmful-bias-managed"),
    ("discrimination against disabled people", 3, "MEASURE 2.11"),
    ("no reason given", 3, "explainable-and-interpretable"),
    ("black box", 2, "MEASURE 2.9"),
    ("why was I refused", 2, "MEASURE 2.9"),
    ("who is responsible", 3, "GOVERN 2.1"),
    ("spying on workers", 3, "privacy-enhanced"),
    ("face recognition", 3, "MEASURE 2.10"),
    ("wrong person arrested", 3, "valid-and-reliable"),
    ("hacked", 2, "MEASURE 2.7"),
    ("chatbot made things up", 2, "confabulation"),
    ("hallucination", 1, "confabulation"),
    ("deepfake", 2, "information-integrity"),
    ("fake nude pictures", 1, "obscene-degrading-and-or-abusive-content"),
    ("stolen art", 1, "intellectual-property"),
    ("staff trusted the machine too much", 1, "human-ai-configuration"),
    ("supply chain", 1, "value-chain-and-component-integration"),
    ("list of all systems", 1, "GOVERN 1.6"),
    ("independent audit", 2, "MEASURE 1.3"),
    ("which tests were run", 2, "tests-run"),
    ("could it be done without AI", 1, "MANAGE 2.1"),
    ("trade secret", 2, "transparency-proprietary-information"),
    ("electricity and water", 2, "environmental-impacts"),
    ("lost my home because of an error", 2, "MAP 3.2"),
    ("used for something else", 2, "MAP 1.1"),
    ("nobody told us about the failure", 3, "MANAGE 4.3"),
    ("staff training", 1, "GOVERN 2.2"),
    ("is it legal", 1, "GOVERN 1.1"),
    ("self-harm", 3, "safe"),
    ("how bad could it get", 2, "MAP 5.1"),
    ("my benefits were cut off by a computer", 1, "MAP 3.2"),
    ("can I talk to a person", 2, "GOVERN 3.2"),
    ("the company blames the vendor", 2, "GOVERN 6.1"),
    ("they sold my data", 3, "MEASURE 2.10"),
    ("blind people cannot use it", 2, "MEASURE 2.11"),
    ("they copied my book", 1, "intellectual-property"),
    ("it keeps happening", 1, "MANAGE 4.3"),
    ("a chatbot told my child to hurt himself", 3, "safe"),
];

const MISSPELT: &[Case] = &[
    ("apeal", 1, "MEASURE 3.3"),
    ("complant", 3, "MEASURE 3.3"),
    ("descrimination", 3, "MEASURE 2.11"),
    ("privcy", 3, "privacy-enhanced"),
    ("survaillance", 2, "privacy-enhanced"),
    ("explaination", 2, "MEASURE 2.9"),
    ("halucination", 1, "confabulation"),
    ("transparancy", 3, "MEASURE 2.8"),
    ("acountability", 3, "MEASURE 2.8"),
    ("enviroment", 2, "MEASURE 2.12"),
    ("copywrite", 3, "intellectual-property"),
    ("recieved no explenation", 3, "MEASURE 2.9"),
    ("unfiar", 3, "fair-with-harmful-bias-managed"),
];

const HALF_TYPED: &[Case] = &[
    ("discrim", 3, "MEASURE 2.11"),
    ("priva", 2, "privacy-enhanced"),
    ("confab", 1, "confabulation"),
    ("explan", 2, "MEASURE 2.9"),
    ("invent", 2, "GOVERN 1.6"),
    ("complaining", 3, "MEASURE 3.3"),
];

const SPANISH: &[Case] = &[
    ("quiero reclamar", 1, "MEASURE 3.3"),
    ("apelación", 1, "MEASURE 3.3"),
    ("apelacion", 1, "MEASURE 3.3"),
    ("¿por qué me rechazaron?", 2, "MEASURE 2.9"),
    ("discriminación por edad", 2, "MEASURE 2.11"),
    ("discriminasion", 3, "MEASURE 2.11"),
    ("apagar el sistema", 1, "MANAGE 2.4"),
    ("quién responde por esto", 4, "accountable-and-transparent"),
    ("me espían", 3, "privacy-enhanced"),
    ("reconocimiento facial", 1, "MEASURE 2.10"),
    ("se lo inventó", 1, "confabulation"),
    ("noticias falsas", 1, "information-integrity"),
    ("medio ambiente", 2, "MEASURE 2.12"),
    ("ninguna persona lo miró", 3, "GOVERN 3.2"),
    ("secreto de empresa", 2, "transparency-proprietary-information"),
    ("perdí la ayuda por un error", 2, "MAP 3.2"),
    ("formación del personal", 1, "GOVERN 2.2"),
    ("me cortaron la ayuda", 1, "MAP 3.2"),
    ("no puedo hablar con una persona", 2, "GOVERN 3.2"),
    ("quiero que lo paren", 1, "MANAGE 2.4"),
    ("trato peor por ser mujer", 2, "fair-with-harmful-bias-managed"),
];

fn misses(cases: &[Case], lang: Lang) -> Vec<String> {
    let found = |(query, within, id): &Case| {
        let hits = Catalog::shipped().search(query, lang, 10);
        let missed = !hits.iter().take(*within).any(|hit| hit.entry.id() == *id);
        let got: Vec<String> = hits.iter().take(5).map(|h| format!("{} {}", h.entry.id(), h.score)).collect();
        missed.then(|| format!("“{query}” should find {id} in the first {within}, found {got:?}"))
    };
    cases.iter().filter_map(found).collect()
}

#[test]
fn everyday_english_finds_what_is_meant() {
    let missed = misses(ENGLISH, Lang::EN);
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn misspellings_find_what_is_meant() {
    let missed = misses(MISSPELT, Lang::EN);
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn half_typed_and_bent_words_find_what_is_meant() {
    let missed = misses(HALF_TYPED, Lang::EN);
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn everyday_spanish_finds_what_is_meant_with_and_without_accents() {
    let missed = misses(SPANISH, Lang::ES);
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn english_words_are_found_by_people_who_use_the_app_in_spanish_and_back() {
    assert_eq!(Catalog::shipped().search("black box", Lang::ES, 3)[0].entry.id(), "MEASURE 2.9");
    let hits = Catalog::shipped().search("caja negra", Lang::EN, 3);
    assert!(hits.iter().take(2).any(|hit| hit.entry.id() == "MEASURE 2.9"));
}

#[test]
fn ids_are_found_in_any_spelling_and_come_first() {
    for query in ["MEASURE 2.11", "ms 2.11", "measure 2.11", "MEASURE-2.11", "MS-2.11", "ms2.11", "2.11"] {
        let hits = Catalog::shipped().search(query, Lang::EN, 5);
        assert_eq!(hits[0].entry.id(), "MEASURE 2.11", "{query}");
        assert_eq!(hits[0].matched_by, MatchedBy::Id, "{query}");
    }
    let inside = Catalog::shipped().search("what does MANAGE 2.4 say about stopping", Lang::EN, 5);
    assert_eq!(inside[0].entry.id(), "MANAGE 2.4");
    let not_cut_short = Catalog::shipped().search("ms 2.11", Lang::EN, 50);
    assert!(
        not_cut_short.iter().all(|hit| hit.entry.id() != "MEASURE 2.1" || hit.matched_by == MatchedBy::Words)
    );
}

#[test]
fn the_beginning_of_an_id_lists_what_is_below_it() {
    let hits = Catalog::shipped().search("measure 2", Lang::EN, 50);
    let ids: Vec<&str> =
        hits.iter().filter(|h| h.matched_by == MatchedBy::Id).map(|h| h.entry.id()).collect();
    let expected: Vec<String> = (1..=13).map(|n| format!("MEASURE 2.{n}")).collect();
    assert_eq!(ids[0], "MEASURE 2");
    assert_eq!(ids[1..], expected);
}

#[test]
fn odd_queries_find_nothing_or_little_and_never_fail() {
    let catalog = Catalog::shipped();
    for query in ["", "   ", "¿?", "…", "\u{202e}", "🙂"] {
        assert!(catalog.search(query, Lang::EN, 10).is_empty(), "{query:?}");
    }
    assert!(catalog.search("xqzvwk", Lang::EN, 10).is_empty());
    assert!(catalog.search("appeal", Lang::EN, 0).is_empty());
    assert!(
        !catalog.search("the", Lang::EN, 3).is_empty(),
        "a lone stop word still finds what begins with it"
    );
    let long = "appeal ".repeat(2_000);
    assert_eq!(catalog.search(&long, Lang::EN, 1)[0].entry.id(), "MEASURE 3.3");
}

#[test]
fn hits_are_ranked_limited_and_say_what_matched() {
    let hits = Catalog::shipped().search("appeal", Lang::EN, 4);
    assert!(hits.len() <= 4);
    assert!(hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
    assert!(hits[0].matched.contains(&"appeal"), "{:?}", hits[0].matched);
    let again = Catalog::shipped().search("appeal", Lang::EN, 4);
    let ids =
        |hits: &[recourse_catalog::Hit<'_>]| hits.iter().map(|h| h.entry.id().to_owned()).collect::<Vec<_>>();
    assert_eq!(ids(&hits), ids(&again));
}
