//! Both languages everywhere, plain sentences, and falling back to English.

use recourse_catalog::{Catalog, DataFile, EntryKind, Lang};

#[test]
fn everything_shipped_exists_in_english_and_spanish() {
    let catalog = Catalog::shipped();
    let mut missing = Vec::new();
    for entry in catalog.all_editions() {
        for (field, text) in entry.texts() {
            for lang in [Lang::EN, Lang::ES] {
                if text.exact(lang).is_none_or(|words| words.trim().is_empty()) {
                    missing.push(format!("{} {field} {lang}", entry.id()));
                }
            }
            if field != "title" && text.exact(Lang::EN) == text.exact(Lang::ES) {
                missing.push(format!("{} {field} is the same in both languages", entry.id()));
            }
        }
        // What others number is found by its name; it has no everyday words of its own.
        if !has_words(entry.kind()) {
            continue;
        }
        if entry.word_languages().collect::<Vec<_>>() != [Lang::EN, Lang::ES] {
            missing.push(format!("{} search words", entry.id()));
        }
        if [Lang::EN, Lang::ES].iter().any(|lang| entry.words(*lang).len() < 2) {
            missing.push(format!("{} has too few search words", entry.id()));
        }
    }
    for source in catalog.sources() {
        assert_ne!(source.title(Lang::EN), source.title(Lang::ES));
        assert_ne!(source.licence(Lang::EN), source.licence(Lang::ES));
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// The kinds that a documenting person looks for in everyday words.
fn has_words(kind: EntryKind) -> bool {
    matches!(
        kind,
        EntryKind::Function
            | EntryKind::Category
            | EntryKind::Subcategory
            | EntryKind::Characteristic
            | EntryKind::Tension
            | EntryKind::Combination
            | EntryKind::GaiRisk
            | EntryKind::Question
            | EntryKind::Ask
            | EntryKind::HarmCategory
            | EntryKind::HarmExample
            | EntryKind::IncidentField
            | EntryKind::LegalHandle
    )
}

#[test]
fn subcategories_and_tensions_say_all_they_should() {
    for entry in Catalog::shipped().subcategories() {
        for lang in [Lang::EN, Lang::ES] {
            assert!(entry.explanation(lang).is_some(), "{}", entry.id());
            assert!((1..=3).contains(&entry.asks(lang).count()), "{}", entry.id());
            assert!((1..=3).contains(&entry.answers(lang).count()), "{}", entry.id());
            assert!((2..=4).contains(&Catalog::shipped().documents(entry, lang).count()), "{}", entry.id());
        }
    }
    for kind in [EntryKind::Tension, EntryKind::Combination] {
        for entry in Catalog::shipped().of_kind(kind) {
            assert!(entry.examples(Lang::ES).count() >= 1, "{}", entry.id());
        }
    }
}

#[test]
fn texts_beside_the_entries_exist_in_both_languages() {
    let catalog = Catalog::shipped();
    let mut texts: Vec<(String, &recourse_catalog::Text)> = Vec::new();
    for one in catalog.crosswalks() {
        texts.extend(one.texts().into_iter().map(|(field, text)| (format!("{} {field}", one.id()), text)));
    }
    for one in catalog.pointers() {
        texts.extend(one.texts().into_iter().map(|(field, text)| (format!("{} {field}", one.id()), text)));
    }
    for one in catalog.names() {
        texts.extend(one.note().map(|text| (format!("the note of {:?}", one.say(Lang::EN)), text)));
        assert!(!one.say(Lang::ES).is_empty(), "{:?}", one.say(Lang::EN));
    }
    assert!(texts.len() > 60, "{}", texts.len());
    for (what, text) in texts {
        let [english, spanish] = [Lang::EN, Lang::ES].map(|lang| text.exact(lang).unwrap_or_default());
        assert!(!english.is_empty() && !spanish.is_empty() && english != spanish, "{what}");
    }
}

#[test]
fn the_parts_that_people_meet_have_their_line() {
    for kind in [EntryKind::Function, EntryKind::Tension, EntryKind::GaiRisk, EntryKind::Question] {
        for entry in Catalog::shipped().of_kind(kind) {
            assert!(entry.line(Lang::ES).is_some(), "{}", entry.id());
        }
    }
    for one in Catalog::shipped().characteristics() {
        for lang in [Lang::EN, Lang::ES] {
            assert!(one.question(lang).ends_with('?'), "{}", one.id());
            assert!(one.entry().explanation(lang).is_some(), "{}", one.id());
        }
    }
}

/// Long sentences and long words are what makes a text hard. The bounds are those of a reading age of about 12.
#[test]
fn texts_are_short_and_plain() {
    let mut hard: Vec<(f64, String)> = Vec::new();
    for entry in Catalog::shipped().entries() {
        assert!(entry.title(Lang::EN).chars().count() <= 110, "{}: {}", entry.id(), entry.title(Lang::EN));
        for (field, text) in entry.texts() {
            for sentence in text.get(Lang::EN).split(['.', '?', '!', ':', ';']) {
                let words = sentence.split_whitespace().count();
                assert!(words <= 30, "{} {field}: {words} words: {sentence}", entry.id());
            }
            // The measure says nothing about a name of two or three words.
            if text.get(Lang::EN).split_whitespace().count() >= 5 {
                hard.push((
                    grade(text.get(Lang::EN)),
                    format!("{} {field}: {}", entry.id(), text.get(Lang::EN)),
                ));
            }
        }
    }
    for entry in Catalog::shipped().entries() {
        for text in Catalog::shipped().documents(entry, Lang::EN) {
            hard.push((grade(text), format!("{} document: {text}", entry.id())));
        }
    }
    hard.sort_by(|a, b| b.0.total_cmp(&a.0));
    println!("hardest texts:");
    for (grade, text) in hard.iter().take(10) {
        println!("{grade:5.1}  {text}");
    }
    #[expect(clippy::cast_precision_loss, reason = "a few hundred texts")]
    let mean = hard.iter().map(|(grade, _)| grade).sum::<f64>() / hard.len() as f64;
    println!("mean {mean:.1} over {} texts", hard.len());
    assert!(mean < 7.0, "the texts have become too hard: {mean:.1}");
}

/// The school year that a text asks for (Flesch-Kincaid), with syllables counted as runs of vowels.
#[expect(clippy::cast_precision_loss, reason = "counts of words in a sentence")]
fn grade(text: &str) -> f64 {
    let sentences =
        text.split(['.', '?', '!', ':', ';']).filter(|s| !s.trim().is_empty()).count().max(1) as f64;
    let words: Vec<&str> = text.split_whitespace().collect();
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let count = words.len().max(1) as f64;
    0.39 * count / sentences + 11.8 * syllables as f64 / count - 15.59
}

fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let word = word.trim_matches(|c: char| !c.is_alphabetic());
    let mut count = 0;
    let mut inside = false;
    for c in word.chars() {
        let vowel = "aeiouyáéíóú".contains(c);
        count += usize::from(vowel && !inside);
        inside = vowel;
    }
    if word.ends_with('e') && !word.ends_with("le") && count > 1 {
        count -= 1;
    }
    count.max(1)
}

#[test]
fn language_tags_are_understood_and_unknown_ones_fall_back_to_english() {
    assert_eq!(Lang::from_tag("es-MX"), Lang::ES);
    assert_eq!(Lang::from_tag("ES_419.UTF-8"), Lang::ES);
    assert_eq!(Lang::from_tag("en-XA"), Lang::EN);
    assert_eq!(Lang::from_tag(""), Lang::EN);
    assert_eq!(Lang::from_tag("C"), Lang::EN);
    assert_eq!(Lang::from_tag("тест"), Lang::EN);
    let entry = Catalog::shipped().get("nist-ai-rmf", "MANAGE 2.4").expect("an entry");
    assert_eq!(entry.title(Lang::from_tag("ar-XB")), "Be able to switch the system off when it goes wrong");
    assert_eq!(entry.words(Lang::from_tag("fr")), entry.words(Lang::EN));
}

#[test]
fn a_new_language_is_data_alone() {
    let file = super::editions::small_file("1", true, "title.en = \"Stop it\"\ntitle.fr = \"L’arrêter\"");
    let catalog = Catalog::from_files(&[DataFile { name: "small.toml", text: &file }]).expect("it loads");
    let french = Lang::from_tag("fr-CA");
    assert_eq!(catalog.get("small", "one").expect("an entry").title(french), "L’arrêter");
    assert_eq!(catalog.search("arreter", french, 5).len(), 1);
    assert_eq!(catalog.languages().into_iter().collect::<Vec<_>>(), [Lang::EN, french]);
}
