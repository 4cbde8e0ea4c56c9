//! The rules of the suggestions: read from data, checked, and held against what is known.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::catalog::Catalog;
use crate::error::CatalogError;
use crate::kind::Framework;
use crate::lang::{Lang, Text};
use crate::load::{need_english, wrong};
use crate::raw::{RawRule, RawSignal, RawWhen};
use crate::stems::{Phrase, Written};
use crate::suggest::{CharacteristicState, HarmField, HarmText, Reason, SuggestionInput};

/// The rules, the everyday words they listen for, and the sentences for their reasons.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    pub(crate) rules: Vec<RawRule>,
    signals: BTreeMap<String, BTreeMap<Lang, Vec<String>>>,
    /// The signals taken apart, when somebody asks for suggestions for the first time: there are thousands of words.
    phrases: OnceLock<BTreeMap<String, Vec<Phrase>>>,
    because: BTreeMap<String, Text>,
    file: String,
}

impl Rules {
    pub(crate) fn add(
        &mut self,
        file: &str,
        rules: Vec<RawRule>,
        signals: Vec<RawSignal>,
        because: BTreeMap<String, Text>,
    ) -> Result<(), CatalogError> {
        if !rules.is_empty() {
            file.clone_into(&mut self.file);
        }
        for (reason, text) in &because {
            need_english(file, &format!("because.{reason}"), text)?;
        }
        for signal in signals {
            let silent = signal.words.values().all(Vec::is_empty);
            if silent || self.signals.insert(signal.id.clone(), signal.words).is_some() {
                let problem = format!("the signal `{}` has no words or stands there twice", signal.id);
                return Err(wrong(file, problem));
            }
        }
        self.rules.extend(rules);
        self.because.extend(because);
        Ok(())
    }

    /// Every rule has a condition that can be explained, and points at entries that exist.
    pub(crate) fn check(&self, catalog: &Catalog) -> Result<(), CatalogError> {
        let mut seen = BTreeSet::new();
        for rule in &self.rules {
            let bad = |problem: String| Err(wrong(&self.file, format!("rule `{}` {problem}", rule.id)));
            if !seen.insert(&rule.id) {
                return bad("stands there twice".to_owned());
            }
            let when = &rule.when;
            let asks_state = when.any_characteristic || !when.characteristics.is_empty();
            if asks_state == when.states.is_empty() {
                return bad("needs states exactly when it asks about characteristics".to_owned());
            }
            let asks_else = when.generative.is_some() || !when.fields.is_empty() || !when.facts.is_empty();
            if !asks_state && !asks_else && when.says.is_empty() {
                return bad("has no condition".to_owned());
            }
            if let Some(id) = when.characteristics.iter().find(|id| catalog.characteristic(id).is_err()) {
                return bad(format!("asks about `{id}`, which is no characteristic"));
            }
            let mut listens = when.says.iter().chain(&when.also_says);
            if let Some(id) = listens.find(|id| !self.signals.contains_key(*id)) {
                return bad(format!("listens for `{id}`, which is no signal"));
            }
            if let Some(key) = keys(when).into_iter().find(|key| !self.because.contains_key(key)) {
                return bad(format!("cannot say why: because.{key} is missing"));
            }
            for (framework, id) in targets(rule) {
                if catalog.get(framework.as_str(), id).is_err() {
                    return bad(format!("suggests `{framework} {id}`, which is not there"));
                }
            }
        }
        Ok(())
    }

    fn phrases(&self) -> &BTreeMap<String, Vec<Phrase>> {
        self.phrases.get_or_init(|| {
            let all = |words: &BTreeMap<Lang, Vec<String>>| {
                let each = words.iter().flat_map(|(lang, list)| list.iter().map(|text| (*lang, text)));
                each.filter_map(|(lang, text)| Phrase::new(text, lang)).collect()
            };
            self.signals.iter().map(|(id, words)| (id.clone(), all(words))).collect()
        })
    }

    /// The sentence for a reason.
    pub(crate) fn because(&self, catalog: &Catalog, reason: &Reason, lang: Lang) -> String {
        let name = match reason {
            Reason::Characteristic { characteristic, .. } => {
                catalog.characteristic(characteristic).map_or("", |one| one.name(lang))
            }
            Reason::Words { said, .. } => said,
            Reason::Field { value, .. } => value,
            Reason::Generative { .. } | Reason::Fact { .. } => "",
        };
        self.because.get(&key(reason)).map(|text| text.get(lang).replace("{name}", name)).unwrap_or_default()
    }
}

/// The entries that a rule suggests.
pub(crate) fn targets(rule: &RawRule) -> impl Iterator<Item = (&Framework, &str)> {
    rule.suggest.iter().flat_map(|group| group.ids.iter().map(|id| (&group.framework, id.as_str())))
}

/// The name of the sentence that explains a reason.
fn key(reason: &Reason) -> String {
    match reason {
        Reason::Characteristic { state, .. } => state.as_str().to_owned(),
        Reason::Generative { generative: true } => "generative".to_owned(),
        Reason::Generative { generative: false } => "not_generative".to_owned(),
        Reason::Words { .. } => "words".to_owned(),
        Reason::Field { field, .. } => format!("field_{field}"),
        Reason::Fact { fact, answer } => format!("fact_{fact}_{}", if *answer { "yes" } else { "no" }),
    }
}

/// The names of every sentence that a rule can need.
fn keys(when: &RawWhen) -> Vec<String> {
    let mut keys: Vec<String> = when.states.iter().map(|state| state.as_str().to_owned()).collect();
    keys.extend(when.generative.map(|generative| key(&Reason::Generative { generative })));
    keys.extend((!when.says.is_empty()).then(|| "words".to_owned()));
    keys.extend(when.fields.keys().map(|field| format!("field_{field}")));
    keys.extend(when.facts.iter().map(|(fact, answer)| key(&Reason::Fact { fact: *fact, answer: *answer })));
    keys
}

/// What is known, with every text taken apart once.
pub(crate) struct Known<'a> {
    input: &'a SuggestionInput,
    characteristics: BTreeMap<&'a str, CharacteristicState>,
    texts: Vec<(HarmText, Written<'a>)>,
    fields: Vec<(HarmField, &'a str, Written<'a>)>,
    heard: BTreeMap<&'a str, Vec<Reason>>,
}

impl<'a> Known<'a> {
    /// # Errors
    /// [`CatalogError::UnknownId`] when an answer names a characteristic that does not exist.
    pub(crate) fn new(catalog: &'a Catalog, input: &'a SuggestionInput) -> Result<Self, CatalogError> {
        let mut characteristics = BTreeMap::new();
        for (id, state) in &input.characteristics {
            characteristics.insert(catalog.characteristic(id)?.id(), *state);
        }
        let texts: Vec<_> = input.texts.iter().map(|(field, text)| (*field, Written::new(text))).collect();
        let values = input.fields.iter().flat_map(|(field, values)| values.iter().map(|v| (*field, v)));
        let fields = values.map(|(field, value)| (field, value.as_str(), Written::new(value))).collect();
        let mut known = Self { input, characteristics, texts, fields, heard: BTreeMap::new() };
        for (id, phrases) in catalog.rules.phrases() {
            let reasons = known.listen(phrases);
            if !reasons.is_empty() {
                known.heard.insert(id, reasons);
            }
        }
        Ok(known)
    }

    /// Where the person's texts hold one of the phrases: at most one find per text.
    fn listen(&self, phrases: &[Phrase]) -> Vec<Reason> {
        let mut reasons: Vec<Reason> = Vec::new();
        for (text, written) in &self.texts {
            if let Some(said) = phrases.iter().find_map(|phrase| written.find(phrase)) {
                reasons.push(Reason::Words { text: *text, said: said.to_owned() });
            }
        }
        reasons
    }

    /// The answers that make a rule's conditions true, or `None` when one of them is not.
    pub(crate) fn reasons(&self, when: &RawWhen) -> Option<Vec<Reason>> {
        let mut reasons = Vec::new();
        self.states(when, &mut reasons)?;
        if let Some(generative) = when.generative {
            if generative != self.input.generative {
                return None;
            }
            reasons.push(Reason::Generative { generative });
        }
        for group in [&when.says, &when.also_says].into_iter().filter(|group| !group.is_empty()) {
            let before = reasons.len();
            let heard = group.iter().filter_map(|id| self.heard.get(id.as_str()));
            reasons.extend(heard.flatten().cloned());
            if reasons.len() == before {
                return None;
            }
        }
        for (field, values) in &when.fields {
            reasons.push(self.field(*field, values)?);
        }
        for (fact, answer) in &when.facts {
            self.input.facts.get(fact).filter(|known| *known == answer)?;
            reasons.push(Reason::Fact { fact: *fact, answer: *answer });
        }
        Some(reasons)
    }

    fn states(&self, when: &RawWhen, reasons: &mut Vec<Reason>) -> Option<()> {
        let reason = |id: &str, state: CharacteristicState| Reason::Characteristic {
            characteristic: id.to_owned(),
            state,
        };
        for id in &when.characteristics {
            let state = self.characteristics.get(id.as_str()).filter(|state| when.states.contains(state))?;
            reasons.push(reason(id, *state));
        }
        if when.any_characteristic {
            let before = reasons.len();
            let fitting = self.characteristics.iter().filter(|(_, state)| when.states.contains(state));
            reasons.extend(fitting.map(|(id, state)| reason(id, *state)));
            if reasons.len() == before {
                return None;
            }
        }
        Some(())
    }

    /// The first value of a field that says one of the wanted words in any language.
    fn field(&self, field: HarmField, wanted: &[String]) -> Option<Reason> {
        let fits = |written: &Written<'_>| {
            wanted.iter().any(|words| {
                let in_lang = |lang| Phrase::new(words, lang).is_some_and(|one| written.find(&one).is_some());
                in_lang(Lang::EN) || in_lang(Lang::ES)
            })
        };
        let found = self.fields.iter().find(|(name, _, written)| *name == field && fits(written));
        found.map(|(field, value, _)| Reason::Field { field: *field, value: (*value).to_owned() })
    }
}
