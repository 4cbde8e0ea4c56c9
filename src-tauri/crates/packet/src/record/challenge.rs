//! Challenges and updates as a page.

use super::{Words, day, deadlines, page::Page};
use crate::body::{AskItem, Challenge, ClaimItem, PersonItem, Update};
use recourse_model::{Characteristic, HarmFacts, LawRef, Occurred, SystemFacts};

pub(super) fn challenge(page: &mut Page, body: &Challenge, words: Words) {
    page.heading("h2", words.of("case"), &body.case.title);
    page.theirs("p.said", &body.case.summary);
    if let Some(facts) = &body.system {
        system(page, facts, words);
    }
    claims(page, &body.claims, &body.people, words);
    asks(page, &body.asks, &body.claims, words);
    page.ours("h2", words.of("dates"));
    deadlines(page, &body.deadlines, words);
    page.facts(&[
        (words.of("disclosure"), body.disclosure.intent.clone()),
        (words.of("not_before"), day(body.disclosure.not_before)),
        (words.of("links"), body.disclosure.links.join("\n")),
        (words.of("copies_to"), body.copies_to.join("\n")),
        (words.of("redaction_notes"), body.redaction_notes.clone()),
        (
            words.of("sharing"),
            body.sharing.tlp.map(|tlp| words.of(&format!("tlp_{tlp}")).to_owned()).unwrap_or_default(),
        ),
        (words.of("sharing_words"), body.sharing.words.clone()),
    ]);
}

pub(super) fn update(page: &mut Page, body: &Update, words: Words) {
    page.theirs("p.said", &body.text);
    claims(page, &body.claims, &body.people, words);
    asks(page, &body.asks, &body.claims, words);
    let ids = |ids: &mut dyn Iterator<Item = String>| ids.collect::<Vec<_>>().join("\n");
    page.facts(&[
        (words.of("withdrawn_claims"), ids(&mut body.withdrawn_claims.iter().map(ToString::to_string))),
        (words.of("withdrawn_asks"), ids(&mut body.withdrawn_asks.iter().map(ToString::to_string))),
    ]);
    deadlines(page, &body.deadlines, words);
}

fn system(page: &mut Page, facts: &SystemFacts, words: Words) {
    page.heading("h2", words.of("the_system"), &facts.name);
    let yes_no = |said: Option<bool>| words.yes_no(said);
    page.facts(&[
        (words.of("system_kind"), words.word(facts.kind)),
        (words.of("version"), facts.version.clone()),
        (words.of("developers"), facts.developers.join("\n")),
        (words.of("deployers"), facts.deployers.join("\n")),
        (words.of("operators"), facts.operators.join("\n")),
        (words.of("purpose"), facts.purpose.clone()),
        (words.of("task"), facts.task.clone()),
        (words.of("generative"), yes_no(facts.generative)),
        (words.of("sector"), facts.sector.clone()),
        (words.of("public_sector"), yes_no(facts.public_sector)),
        (words.of("critical_function"), yes_no(facts.critical_function)),
        (words.of("breadth"), facts.breadth.clone()),
        (words.of("autonomy"), facts.autonomy.clone()),
        (words.of("human_reachable"), yes_no(facts.human_reachable)),
        (words.of("public_ids"), facts.public_ids.join("\n")),
    ]);
}

fn claims(page: &mut Page, claims: &[ClaimItem], people: &[PersonItem], words: Words) {
    if claims.is_empty() {
        return;
    }
    page.ours("h2", words.of("claims"));
    for claim in claims {
        page.heading("h3", &format!("{} {}", words.of("claim"), claim.number), &claim.facts.title);
        what_happened(page, &claim.facts, words);
        let told = claim.told_by.iter().filter_map(|by| people.iter().find(|person| person.reference == *by));
        let person = |person: &PersonItem| {
            let role = words.word(person.role);
            [person.pseudonym.as_str(), &role, &person.relation_to_ai]
                .into_iter()
                .filter(|part| !part.trim().is_empty())
                .collect::<Vec<_>>()
                .join(", ")
        };
        page.facts(&[(words.of("told_by"), told.map(person).collect::<Vec<_>>().join("\n"))]);
        seven(page, claim, words);
        let paths = claim.evidence.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        page.facts(&[(words.of("evidence"), paths)]);
    }
}

fn what_happened(page: &mut Page, facts: &HarmFacts, words: Words) {
    page.theirs("p.said", &facts.what_happened);
    if !facts.own_words.trim().is_empty() {
        page.ours("h4", words.of("own_words"));
        page.theirs("blockquote", &facts.own_words);
    }
    let affected: Vec<String> = facts
        .affected
        .iter()
        .map(|who| {
            let count = who.count.map(|count| count.to_string()).unwrap_or_default();
            let grounds = who.protected_basis.join(", ");
            joined(&[&who.category, &who.group, &grounds, &count])
        })
        .collect();
    let quantities: Vec<String> =
        facts.quantities.iter().map(|item| joined(&[&item.what, &item.amount, &item.unit])).collect();
    let contacts: Vec<String> = facts
        .prior_contacts
        .iter()
        .map(|item| joined(&[&day(item.date), &item.channel, &item.outcome]))
        .collect();
    let scale = facts.scale.count.map(|count| count.to_string()).unwrap_or_default();
    page.facts(&[
        (words.of("harm_kind"), words.word(facts.kind)),
        (words.of("when"), when(&facts.occurred, words)),
        (words.of("first_known"), day(facts.first_known)),
        (words.of("ongoing"), words.yes_no(facts.ongoing)),
        (words.of("places"), facts.places.join("\n")),
        (words.of("expected"), facts.expected.clone()),
        (words.of("actual"), facts.actual.clone()),
        (words.of("ai_role"), facts.ai_role.clone()),
        (words.of("causal_link"), words.word(facts.causal_link)),
        (words.of("severity"), words.word(facts.severity)),
        (words.of("likelihood"), words.word(facts.likelihood)),
        (words.of("reversibility"), words.word(facts.reversibility)),
        (words.of("how_many"), joined(&[&scale, &words.word(facts.scale.precision), &facts.scale.basis])),
        (words.of("quantities"), quantities.join("\n")),
        (words.of("affected"), affected.join("\n")),
        (words.of("rights"), facts.rights.join("\n")),
        (words.of("laws"), laws(&facts.laws, words)),
        (words.of("steps"), facts.reproduce.steps.clone()),
        (words.of("conditions"), facts.reproduce.conditions.clone()),
        (words.of("rate"), facts.reproduce.rate.clone()),
        (words.of("prior_contacts"), contacts.join("\n")),
        (words.of("similar_incidents"), facts.similar_incidents.join("\n")),
        (words.of("confidence"), words.word(facts.confidence)),
    ]);
}

/// The seven characteristics, always all seven, and what goes with them.
fn seven(page: &mut Page, claim: &ClaimItem, words: Words) {
    page.ours("h4", words.of("characteristics"));
    let rows: Vec<Vec<String>> = Characteristic::ALL
        .iter()
        .map(|characteristic| {
            let item = claim.characteristics.iter().find(|item| item.characteristic == *characteristic);
            let state = item.map_or("not_asked", |item| item.state.as_str());
            let rationale = item.map(|item| item.rationale.clone()).unwrap_or_default();
            let name = format!("{} {}", characteristic.letter(), words.of(characteristic.as_str()));
            vec![name, words.of(state).to_owned(), rationale]
        })
        .collect();
    page.table(&["characteristic", "state", "why"].map(|key| words.of(key)), &rows);
    let tensions: Vec<String> = claim
        .tensions
        .iter()
        .map(|tension| {
            format!("{} – {}: {}", words.of(tension.a.as_str()), words.of(tension.b.as_str()), tension.how)
        })
        .collect();
    if !tensions.is_empty() {
        page.ours("h4", words.of("tensions"));
        page.list(&tensions);
    }
    let rows: Vec<Vec<String>> = claim
        .mappings
        .iter()
        .map(|mapping| {
            let target = &mapping.target;
            let relation = words.word(mapping.relation);
            let entry = joined(&[&target.id, &format!("{} {}", target.framework, target.edition)]);
            vec![entry, relation, mapping.rationale.clone()]
        })
        .collect();
    if !rows.is_empty() {
        page.ours("h4", words.of("mappings"));
        page.table(&["entry", "relation", "why"].map(|key| words.of(key)), &rows);
    }
}

fn asks(page: &mut Page, asks: &[AskItem], claims: &[ClaimItem], words: Words) {
    if asks.is_empty() {
        return;
    }
    page.ours("h2", words.of("asks"));
    for ask in asks {
        page.ours("h3", &format!("{} {}", words.of("ask"), ask.number));
        page.theirs("p.said", &ask.text);
        let rests = ask.claims.iter().filter_map(|id| claims.iter().find(|claim| claim.id == *id));
        let rests: Vec<String> =
            rests.map(|claim| format!("{} {}", words.of("claim"), claim.number)).collect();
        let due = if ask.due.is_some() { day(ask.due) } else { words.of("no_date").to_owned() };
        page.facts(&[
            (words.of("due"), due),
            (words.of("ask_type"), words.word(ask.ask_type)),
            (words.of("rests_on"), rests.join(", ")),
            (words.of("priority"), words.word(ask.priority)),
            (words.of("alternatives"), ask.acceptable_alternatives.clone()),
            (words.of("laws"), laws(&ask.basis, words)),
        ]);
    }
}

fn laws(laws: &[LawRef], words: Words) -> String {
    let law = |law: &LawRef| {
        let read = law.as_of.map(|date| format!("{} {date}", words.of("as_of"))).unwrap_or_default();
        joined(&[&law.jurisdiction, &law.instrument, &law.article, &read, &law.source])
    };
    let mut lines: Vec<String> = laws.iter().map(law).collect();
    if !lines.is_empty() {
        lines.push(words.of("check_law").to_owned());
    }
    lines.join("\n")
}

fn when(occurred: &Occurred, words: Words) -> String {
    let span: Vec<String> =
        [occurred.from, occurred.to].into_iter().flatten().map(|date| date.to_string()).collect();
    let precision = words.word(occurred.precision);
    if span.is_empty() { String::new() } else { joined(&[&span.join(" – "), &precision]) }
}

/// The parts that say something, with commas between them.
fn joined(parts: &[&str]) -> String {
    parts.iter().copied().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", ")
}
