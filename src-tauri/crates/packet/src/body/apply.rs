//! What a challenge says after its updates.

use super::{AskItem, Challenge, ClaimItem, PersonItem, Update};
use crate::text::PersonRef;
use recourse_model::Deadlines;
use std::collections::BTreeMap;

impl Challenge {
    /// Makes this the challenge as it stands after `update`: what is taken back is gone, what has a known id is worded
    /// anew under its old number, and what is new comes after the rest, under its own number if that one is free.
    ///
    /// The files that a claim of an update names are files of the update's packet.
    pub fn apply(&mut self, update: &Update) {
        self.claims.retain(|claim| !update.withdrawn_claims.contains(&claim.id));
        self.asks.retain(|ask| !update.withdrawn_asks.contains(&ask.id));
        let people = self.add_people(&update.people);
        for claim in &update.claims {
            let mut claim = claim.clone();
            claim.told_by = claim.told_by.iter().filter_map(|person| people.get(person).copied()).collect();
            put_claim(&mut self.claims, claim);
        }
        for ask in &update.asks {
            put_ask(&mut self.asks, ask.clone());
        }
        merge(&mut self.deadlines, &update.deadlines);
    }

    /// Adds the people of an update and tells how they are referred to here. References mean nothing outside their own
    /// packet; somebody who is described in the very same words is the same.
    fn add_people(&mut self, people: &[PersonItem]) -> BTreeMap<PersonRef, PersonRef> {
        let mut references = BTreeMap::new();
        for person in people {
            let same = |known: &&PersonItem| {
                PersonItem { reference: person.reference, ..(*known).clone() } == *person
            };
            let reference = if let Some(known) = self.people.iter().find(same) {
                known.reference
            } else {
                let last = self.people.iter().map(|known| known.reference.number()).max().unwrap_or(0);
                let reference = PersonRef::new(last.saturating_add(1));
                self.people.push(PersonItem { reference, ..person.clone() });
                reference
            };
            references.insert(person.reference, reference);
        }
        references
    }
}

fn free_number(wanted: u32, taken: impl Iterator<Item = u32> + Clone) -> u32 {
    if wanted > 0 && !taken.clone().any(|number| number == wanted) {
        return wanted;
    }
    taken.max().unwrap_or(0).saturating_add(1)
}

fn put_claim(claims: &mut Vec<ClaimItem>, claim: ClaimItem) {
    if let Some(known) = claims.iter_mut().find(|known| known.id == claim.id) {
        *known = ClaimItem { number: known.number, ..claim };
    } else {
        let number = free_number(claim.number, claims.iter().map(|known| known.number));
        claims.push(ClaimItem { number, ..claim });
    }
}

fn put_ask(asks: &mut Vec<AskItem>, ask: AskItem) {
    if let Some(known) = asks.iter_mut().find(|known| known.id == ask.id) {
        *known = AskItem { number: known.number, ..ask };
    } else {
        let number = free_number(ask.number, asks.iter().map(|known| known.number));
        asks.push(AskItem { number, ..ask });
    }
}

/// New dates over old ones; a date that is not given stays.
fn merge(stays: &mut Deadlines, new: &Deadlines) {
    stays.acknowledge_by = new.acknowledge_by.or(stays.acknowledge_by);
    stays.decide_by = new.decide_by.or(stays.decide_by);
    stays.final_by = new.final_by.or(stays.final_by);
    stays.source = new.source.or(stays.source);
}

#[cfg(test)]
mod tests {
    use super::*;
    use recourse_model::{AskId, ClaimId, HarmFacts};

    fn claim(id: ClaimId, number: u32, title: &str, told_by: &[u32]) -> ClaimItem {
        ClaimItem {
            id,
            number,
            facts: HarmFacts { title: title.into(), ..HarmFacts::default() },
            told_by: told_by.iter().map(|n| PersonRef::new(*n)).collect(),
            characteristics: Vec::new(),
            tensions: Vec::new(),
            mappings: Vec::new(),
            evidence: Vec::new(),
        }
    }

    fn ask(id: AskId, number: u32, text: &str) -> AskItem {
        AskItem {
            id,
            number,
            ask_type: None,
            claims: Vec::new(),
            text: text.into(),
            due: None,
            basis: Vec::new(),
            priority: None,
            acceptable_alternatives: String::new(),
        }
    }

    fn person(number: u32, pseudonym: &str) -> PersonItem {
        let reference = PersonRef::new(number);
        PersonItem { reference, pseudonym: pseudonym.into(), role: None, relation_to_ai: String::new() }
    }

    #[test]
    fn an_update_words_anew_adds_and_takes_back() {
        let [first, second, third] = [ClaimId::new(), ClaimId::new(), ClaimId::new()];
        let [early, late] = [AskId::new(), AskId::new()];
        let mut challenge = Challenge {
            claims: vec![claim(first, 1, "Cut off", &[1]), claim(second, 2, "No letter", &[2])],
            people: vec![person(1, "Heron"), person(2, "Wren")],
            asks: vec![ask(early, 1, "Stop it")],
            deadlines: Deadlines { decide_by: "2026-10-14".parse().ok(), ..Deadlines::default() },
            ..Challenge::default()
        };
        challenge.apply(&Update {
            claims: vec![claim(first, 9, "Cut off twice", &[1]), claim(third, 3, "Again", &[2])],
            // In this packet the first person is somebody else, and the second is known already.
            people: vec![person(1, "Swift"), person(2, "Heron")],
            asks: vec![ask(late, 1, "Pay back")],
            withdrawn_claims: vec![second],
            withdrawn_asks: vec![],
            deadlines: Deadlines { final_by: "2026-12-24".parse().ok(), ..Deadlines::default() },
            ..Update::default()
        });
        let shown: Vec<_> = challenge.claims.iter().map(|c| (c.number, c.facts.title.as_str())).collect();
        assert_eq!(shown, [(1, "Cut off twice"), (3, "Again")]);
        let told = |place: usize| {
            let reference = challenge.claims[place].told_by[0];
            challenge.people.iter().find(|p| p.reference == reference).unwrap().pseudonym.clone()
        };
        assert_eq!((told(0).as_str(), told(1).as_str()), ("Swift", "Heron"));
        assert_eq!(challenge.people.len(), 3, "Heron stands there once");
        // The number 1 was taken, so the new ask comes after it.
        assert_eq!(challenge.asks.iter().map(|a| a.number).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(challenge.deadlines.decide_by, "2026-10-14".parse().ok());
        assert_eq!(challenge.deadlines.final_by, "2026-12-24".parse().ok());
    }
}
