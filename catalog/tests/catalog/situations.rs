//! Situations from the public record, held against what two readings expect. The figures are printed with every miss;
//! the floors below them are what was measured, not what would be nice.

use std::collections::{BTreeMap, BTreeSet};

use recourse_catalog::{Catalog, EntryKind, Fact, HarmField, HarmText, Lang, SuggestionInput};
use serde::Deserialize;

/// How far a situation was kept away from the work on the rules; see the head of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Set {
    #[default]
    Build,
    Held,
    Fresh,
    Blind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Situation {
    id: String,
    source: String,
    #[serde(default)]
    set: Set,
    what_happened: String,
    actual: String,
    #[serde(default)]
    ai_role: String,
    kind: String,
    #[serde(default)]
    severity: String,
    sector: String,
    task: String,
    #[serde(default)]
    autonomy: String,
    affected: String,
    #[serde(default)]
    protected_basis: String,
    #[serde(default)]
    generative: bool,
    public_sector: Option<bool>,
    human_reachable: Option<bool>,
    unanswered: Option<bool>,
    repeated: Option<bool>,
    reproducible: Option<bool>,
    ongoing: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reading {
    /// Letters of the strip.
    harmed: String,
    subcategories: BTreeSet<String>,
}

#[derive(Deserialize)]
struct File {
    situation: Vec<Situation>,
}

fn situations() -> Vec<Situation> {
    let file: File = toml::from_str(include_str!("../situations/situations.toml")).expect("situations");
    file.situation
}

fn readings() -> [BTreeMap<String, Reading>; 2] {
    [
        toml::from_str(include_str!("../situations/reader-one.toml")).expect("the first reading"),
        toml::from_str(include_str!("../situations/reader-two.toml")).expect("the second reading"),
    ]
}

impl Situation {
    fn input(&self) -> SuggestionInput {
        SuggestionInput::new()
            .generative(self.generative)
            .text(HarmText::WhatHappened, &self.what_happened)
            .text(HarmText::Actual, &self.actual)
            .text(HarmText::AiRole, &self.ai_role)
            .field(HarmField::Kind, &self.kind)
            .field(HarmField::Severity, &self.severity)
            .field(HarmField::Sector, &self.sector)
            .field(HarmField::Task, &self.task)
            .field(HarmField::Autonomy, &self.autonomy)
            .field(HarmField::Affected, &self.affected)
            .field(HarmField::ProtectedBasis, &self.protected_basis)
            .fact(Fact::PublicSector, self.public_sector)
            .fact(Fact::HumanReachable, self.human_reachable)
            .fact(Fact::Unanswered, self.unanswered)
            .fact(Fact::Repeated, self.repeated)
            .fact(Fact::Reproducible, self.reproducible)
            .fact(Fact::Ongoing, self.ongoing)
    }

    /// What the rules show among the first: every likely characteristic, and the likely subcategories.
    fn suggested(&self, kind: EntryKind) -> BTreeSet<&'static str> {
        let found = Catalog::shipped().suggest(&self.input()).expect("the input is known");
        let likely = found.into_iter().filter(|one| one.is_likely() && one.entry.kind() == kind);
        likely.map(|one| one.entry.id()).collect()
    }
}

impl Situation {
    /// The first reason for a suggestion, to be read beside a miss.
    fn why(&self, id: &str) -> String {
        let catalog = Catalog::shipped();
        let found = catalog.suggest(&self.input()).expect("the input is known");
        let reason = found.iter().find(|one| one.entry.id() == id).and_then(|one| one.reasons.first());
        reason.map(|reason| catalog.because(reason, Lang::EN)).unwrap_or_default()
    }
}

impl Reading {
    fn expected(&self, kind: EntryKind) -> BTreeSet<&'static str> {
        let catalog = Catalog::shipped();
        if kind == EntryKind::Characteristic {
            let harmed =
                catalog.characteristics().into_iter().filter(|one| self.harmed.contains(one.letter()));
            return harmed.map(|one| one.id()).collect();
        }
        let found =
            self.subcategories.iter().map(|id| catalog.get("nist-ai-rmf", id).expect("a known id").id());
        found.collect()
    }
}

/// Hits and misses over many situations.
#[derive(Clone, Copy, Default)]
struct Figures {
    suggested: usize,
    /// Suggested, and named by at least one reading.
    right: usize,
    /// Named by both readings.
    agreed: usize,
    /// Named by both, and suggested.
    found: usize,
    /// Named by the first reading, by the second.
    named: [usize; 2],
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

impl Figures {
    /// How much of what is shown one of two readers would have named.
    fn precision(&self) -> f64 {
        share(self.right, self.suggested)
    }
    /// How much of what both readers named is shown.
    fn recall(&self) -> f64 {
        share(self.found, self.agreed)
    }
    /// How far the two readers agree (F1), without which the other two figures mean little.
    fn agreement(&self) -> f64 {
        share(2 * self.agreed, self.named[0] + self.named[1])
    }
}

fn measure(kind: EntryKind, set: Set) -> Figures {
    let readings = readings();
    let mut all = Figures::default();
    for situation in situations().iter().filter(|one| one.set == set) {
        let suggested = situation.suggested(kind);
        let [one, two] =
            [0, 1].map(|reader| readings[reader].get(&situation.id).expect("a reading").expected(kind));
        let both: BTreeSet<&str> = one.intersection(&two).copied().collect();
        let either: BTreeSet<&str> = one.union(&two).copied().collect();
        all.suggested += suggested.len();
        all.right += suggested.intersection(&either).count();
        all.agreed += both.len();
        all.found += both.intersection(&suggested).count();
        all.named[0] += one.len();
        all.named[1] += two.len();
        let missed: Vec<&&str> = both.difference(&suggested).collect();
        let extra: Vec<String> =
            suggested.difference(&either).map(|id| format!("{id} ({})", situation.why(id))).collect();
        if !missed.is_empty() || !extra.is_empty() {
            println!("  {}: missed {missed:?}, not expected {extra:?}", situation.id);
        }
    }
    println!(
        "{kind}, {set:?}: precision {:.2} ({}/{}), recall {:.2} ({}/{}), readers agree {:.2}",
        all.precision(),
        all.right,
        all.suggested,
        all.recall(),
        all.found,
        all.agreed,
        all.agreement()
    );
    all
}

#[test]
fn there_are_enough_situations_and_each_names_a_public_source() {
    let all = situations();
    assert!(all.len() >= 40, "{}", all.len());
    let kept = all.iter().filter(|one| one.set != Set::Build).count();
    assert!(kept * 2 >= all.len(), "at least half of them are held out: {kept} of {}", all.len());
    let ids: BTreeSet<&str> = all.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids.len(), all.len());
    for reading in readings() {
        assert_eq!(reading.keys().map(String::as_str).collect::<BTreeSet<_>>(), ids);
        for (id, one) in &reading {
            assert!(one.harmed.chars().all(|letter| "VSRAEPF".contains(letter)), "{id}");
            assert!(!one.harmed.is_empty() && one.subcategories.len() <= 6, "{id}");
        }
    }
    for one in &all {
        let year = one.source.split(|c: char| !c.is_ascii_digit()).any(|number| number.len() == 4);
        assert!(year && one.source.len() > 20, "{}: {}", one.id, one.source);
    }
}

/// Floors: measured once with the data as shipped, and rounded down. `PRECISION` then `RECALL`.
const CHARACTERISTICS: [(Set, f64, f64); 4] =
    [(Set::Build, 0.84, 0.88), (Set::Held, 0.80, 0.86), (Set::Fresh, 0.80, 0.86), (Set::Blind, 0.75, 0.65)];
const SUBCATEGORIES: [(Set, f64, f64); 4] =
    [(Set::Build, 0.66, 0.75), (Set::Held, 0.64, 0.75), (Set::Fresh, 0.63, 0.78), (Set::Blind, 0.68, 0.55)];

#[test]
fn characteristics_are_suggested_as_readers_would() {
    for (set, precision, recall) in CHARACTERISTICS {
        let figures = measure(EntryKind::Characteristic, set);
        assert!(figures.precision() >= precision && figures.recall() >= recall, "{set:?}");
    }
}

#[test]
fn subcategories_are_suggested_as_readers_would() {
    for (set, precision, recall) in SUBCATEGORIES {
        let figures = measure(EntryKind::Subcategory, set);
        assert!(figures.precision() >= precision && figures.recall() >= recall, "{set:?}");
    }
}
