//! What may fit a harm or a claim: what was told about it, put to the catalog's rules. Nothing is applied by itself.

use crate::{
    DeskResult, catalog,
    view::{CatalogSuggestion, CatalogSuggestions, SuggestionView},
};
use recourse_catalog::{
    Catalog, EntryKind, Fact, HarmField, HarmText, Lang, Reason, Suggestion, SuggestionInput,
};
use recourse_model::{
    Case, Characteristic, CharacteristicState, FrameworkRef, Harm, HarmFacts, HarmId, System, SystemFacts,
};
use recourse_vault::Vault;

/// How people say in their notes on an earlier try that nothing came back. Folded to lower case.
const NO_ANSWER: &[&str] = &[
    "no answer",
    "no reply",
    "no response",
    "not answer",
    "n't answer",
    "never answer",
    "nobody answer",
    "nothing",
    "ignored",
    "unanswered",
    "sin respuesta",
    "no contest",
    "no respond",
    "nadie contest",
    "nadie respond",
    "ninguna respuesta",
];

/// What was told, as far as rules may ask about it.
pub struct Said<'a> {
    states: &'a [(Characteristic, CharacteristicState)],
    generative: bool,
    facts: Option<&'a HarmFacts>,
    system: Option<&'a SystemFacts>,
}

impl<'a> Said<'a> {
    /// About a harm of the casebook: every field of it, and what is known about its system.
    #[must_use]
    pub fn of_harm(
        states: &'a [(Characteristic, CharacteristicState)],
        facts: &'a HarmFacts,
        system: Option<&'a SystemFacts>,
    ) -> Self {
        let generative = system.and_then(|system| system.generative).unwrap_or(false);
        Self { states, generative, facts: Some(facts), system }
    }

    /// About a claim that came in. Its words are somebody else's, so only the answers count here: a sentence such as
    /// "you wrote" would be said to the wrong person.
    #[must_use]
    pub fn of_claim(states: &'a [(Characteristic, CharacteristicState)], generative: bool) -> Self {
        Self { states, generative, facts: None, system: None }
    }

    fn input(&self) -> DeskResult<SuggestionInput> {
        let mut input = SuggestionInput::new().generative(self.generative);
        for (characteristic, state) in self.states {
            if let Ok(state) = state.as_str().parse() {
                let known = Catalog::shipped().characteristic(characteristic.as_str())?;
                input = input.with(known.id(), state);
            }
        }
        if let Some(facts) = self.facts {
            input = with_words(input, facts);
            input = with_harm(input, facts);
        }
        Ok(self.system.into_iter().fold(input, with_system))
    }
}

fn with_words(input: SuggestionInput, facts: &HarmFacts) -> SuggestionInput {
    let texts = [
        (HarmText::Title, &facts.title),
        (HarmText::WhatHappened, &facts.what_happened),
        (HarmText::Expected, &facts.expected),
        (HarmText::Actual, &facts.actual),
        (HarmText::AiRole, &facts.ai_role),
        (HarmText::OwnWords, &facts.own_words),
    ];
    let told = texts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    told.fold(input, |input, (field, text)| input.text(field, text))
}

fn with_harm(mut input: SuggestionInput, facts: &HarmFacts) -> SuggestionInput {
    let chosen = [
        (HarmField::Kind, facts.kind.map(|word| word.as_str())),
        (HarmField::Severity, facts.severity.map(|word| word.as_str())),
        (HarmField::Reversibility, facts.reversibility.map(|word| word.as_str())),
        (HarmField::Likelihood, facts.likelihood.map(|word| word.as_str())),
        (HarmField::CausalLink, facts.causal_link.map(|word| word.as_str())),
    ];
    for (field, word) in chosen {
        input = input.field(field, word.unwrap_or_default());
    }
    for one in &facts.affected {
        input = input.field(HarmField::Affected, &one.category).field(HarmField::Affected, &one.group);
        for basis in &one.protected_basis {
            input = input.field(HarmField::ProtectedBasis, basis);
        }
    }
    for one in &facts.harm_types {
        input = input.field(HarmField::HarmTypes, &one.code);
    }
    for right in &facts.rights {
        input = input.field(HarmField::Rights, right);
    }
    let others = !facts.similar_incidents.is_empty() || facts.scale.count.is_some_and(|count| count > 1);
    let steps = !facts.reproduce.steps.trim().is_empty();
    input
        .fact(Fact::Ongoing, facts.ongoing)
        .fact(Fact::Reproducible, steps.then_some(true))
        .fact(Fact::Unanswered, unanswered(facts).then_some(true))
        .fact(Fact::Repeated, others.then_some(true))
}

/// Whether somebody tried to be heard and says that nothing came back. An empty note says nothing either way.
fn unanswered(facts: &HarmFacts) -> bool {
    facts.prior_contacts.iter().any(|contact| {
        let outcome = contact.outcome.to_lowercase().replace('’', "'");
        NO_ANSWER.iter().any(|words| outcome.contains(words))
    })
}

fn with_system(input: SuggestionInput, system: &SystemFacts) -> SuggestionInput {
    input
        .field(HarmField::Sector, &system.sector)
        .field(HarmField::Purpose, &system.purpose)
        .field(HarmField::Task, &system.task)
        .field(HarmField::Autonomy, &system.autonomy)
        .field(HarmField::Breadth, &system.breadth)
        .fact(Fact::PublicSector, system.public_sector)
        .fact(Fact::CriticalFunction, system.critical_function)
        .fact(Fact::HumanReachable, system.human_reachable)
        .fact(Fact::MakerKnown, (!system.developers.is_empty()).then_some(true))
}

/// What may be linked: subcategories and generative-AI risks, strongest first. What was chosen already is marked.
///
/// # Errors
/// When the catalog does not know a characteristic, which shipped data rules out.
pub fn linkable(said: &Said<'_>, chosen: &[FrameworkRef], language: &str) -> DeskResult<Vec<SuggestionView>> {
    let lang = Lang::from_tag(language);
    let found = Catalog::shipped().suggest(&said.input()?)?;
    let fits = |one: &Suggestion<'_>| matches!(one.entry.kind(), EntryKind::Subcategory | EntryKind::GaiRisk);
    Ok(found.iter().filter(|one| fits(one)).map(|one| linkable_view(one, chosen, lang)).collect())
}

fn linkable_view(suggestion: &Suggestion<'_>, chosen: &[FrameworkRef], lang: Lang) -> SuggestionView {
    let entry = suggestion.entry;
    let target = catalog::reference(entry);
    let (mut because, mut because_generative, mut said) = (Vec::new(), false, Vec::new());
    for reason in &suggestion.reasons {
        match reason {
            Reason::Generative { generative } => because_generative = *generative,
            Reason::Characteristic { characteristic, .. } => because.extend(by_catalog_id(characteristic)),
            other => said.push(Catalog::shipped().because(other, lang)),
        }
    }
    because.dedup();
    SuggestionView {
        chosen: chosen.contains(&target),
        kind: entry.kind().as_str().to_owned(),
        title: entry.title(lang).to_owned(),
        target,
        because,
        because_generative,
        said,
    }
}

/// The model's characteristic for an id of the catalog.
fn by_catalog_id(id: &str) -> Option<Characteristic> {
    let catalog = Catalog::shipped();
    Characteristic::ALL
        .iter()
        .copied()
        .find(|ours| catalog.characteristic(ours.as_str()).is_ok_and(|known| known.id() == id))
}

/// Everything that may fit a harm, of every kind, with what the person may want to ask for.
///
/// # Errors
/// When there is no such harm.
pub fn for_harm(vault: &Vault, harm_id: HarmId, language: &str) -> DeskResult<CatalogSuggestions> {
    let (harm, states, system) = vault.read(|r| {
        let harm: Harm = r.get(harm_id)?;
        let case: Case = r.get(harm.case_id)?;
        let system = case.system_id.map(|id| r.find::<System>(id)).transpose()?.flatten();
        let notes = r.notes_of_harm(harm_id)?;
        let states: Vec<_> = notes.iter().filter_map(|note| note.characteristic.zip(note.state)).collect();
        Ok((harm, states, system))
    })?;
    let input = Said::of_harm(&states, &harm.facts, system.as_ref().map(|one| &one.facts)).input()?;
    let (catalog, lang) = (Catalog::shipped(), Lang::from_tag(language));
    let page = |one: &Suggestion<'_>| CatalogSuggestion {
        row: catalog::row(&one.entry.summary(lang)),
        because: one.reasons.iter().map(|reason| catalog.because(reason, lang)).collect(),
        likely: one.is_likely(),
    };
    Ok(CatalogSuggestions {
        entries: catalog.suggest(&input)?.iter().map(page).collect(),
        asks: catalog.suggest_asks(&input)?.iter().map(page).collect(),
    })
}
