//! The example case that is shipped with the program: from the public record of a real scheme, put to a made-up
//! organization. It is loaded through the same doors as a person's own case, and is one afterwards.

pub(crate) mod text;

use crate::{DeskResult, casebook, challenge, evidence, identity, mapping, people, recipients};
use recourse_model::{
    Ask, Case, CaseId, Challenge, ChallengeId, CharacteristicNote, ClaimChoice, ClaimId, Consent, Desk,
    Evidence, EvidenceId, Harm, HarmId, Mapping, Person, PersonId, Recipient, RecipientId, Sensitive,
    Tension, Timestamp, WithheldChoice,
};
use recourse_vault::Vault;
use std::collections::BTreeMap;
use text::{CaseFile, ConsentText, EvidenceText, HarmText, broken};

/// Loads the example case. The organization it is addressed to has the keys of this vault's own register, so that a
/// person can import the sealed packet here and answer it. One consent has run out, so that there is something to settle.
///
/// # Errors
/// When the vault cannot be written.
pub fn load(vault: &Vault, now: Timestamp) -> DeskResult<CaseId> {
    let case = text::case(now.date_naive())?;
    let recipient = own_register(vault, &case, now)?;
    Ok(load_for(vault, &case, recipient, now, now)?.case_id)
}

/// The example organization with the keys of this vault's register. There is one of it, however often the case is loaded.
fn own_register(vault: &Vault, case: &CaseFile, now: Timestamp) -> DeskResult<RecipientId> {
    let own = identity::of_desk(vault, Desk::Register, now)?;
    let known =
        recipients::rows(vault)?.into_iter().find(|row| row.recipient.age_recipient == own.age_recipient);
    if let Some(row) = known {
        return Ok(row.recipient.id);
    }
    let about = case.recipients.first().ok_or_else(broken)?;
    let recipient = Recipient {
        name: about.name.clone(),
        age_recipient: own.age_recipient,
        signing_key: own.signing_key,
        contact: about.contact.clone(),
        promises: about.promises.clone(),
        created_at: now,
        updated_at: now,
        ..Recipient::default()
    };
    let id = recipient.id;
    recipients::save(vault, recipient, now)?;
    Ok(id)
}

/// What was loaded.
pub(crate) struct Loaded {
    pub(crate) case_id: CaseId,
    pub(crate) challenge_id: ChallengeId,
    people: BTreeMap<String, PersonId>,
    recipient_id: RecipientId,
    sealing: Timestamp,
}

impl Loaded {
    /// A consent of the example as a record.
    pub(crate) fn consent(&self, text: &ConsentText) -> DeskResult<Consent> {
        Ok(Consent {
            person_id: *self.people.get(&text.person).ok_or_else(broken)?,
            purpose: Some(text.purpose),
            recipient_id: (!text.recipient.is_empty()).then_some(self.recipient_id),
            answer: Some(text.answer),
            without: text.without.clone(),
            given_at: ConsentText::moment(text.given, self.sealing),
            expires_at: text.expires.map(|date| ConsentText::moment(date, self.sealing)),
            how_recorded: text.how_recorded.clone(),
            ..Consent::default()
        })
    }

    /// The consent of the file that settles the one of this person that has run out.
    pub(crate) fn settling<'a>(
        &self,
        case: &'a CaseFile,
        person: Option<PersonId>,
    ) -> Option<&'a ConsentText> {
        let of_person = |consent: &&ConsentText| self.people.get(&consent.person).copied() == person;
        case.consents.iter().filter(|consent| consent.settles.is_some()).find(of_person)
    }
}

/// Loads the example, recorded at one moment and to be sealed at another, for an organization that is known already.
pub(crate) fn load_for(
    vault: &Vault,
    file: &CaseFile,
    recipient_id: RecipientId,
    recorded: Timestamp,
    sealing: Timestamp,
) -> DeskResult<Loaded> {
    let case_id = load_case(vault, file, recorded)?;
    let people = load_people(vault, file, recorded)?;
    let mut loaded = Loaded { case_id, challenge_id: ChallengeId::new(), people, recipient_id, sealing };
    for text in file.consents.iter().filter(|text| text.settles.is_none()) {
        let consent = loaded.consent(text)?;
        people::save_consent(vault, consent, recorded)?;
    }
    let mut harms = BTreeMap::new();
    for text in &file.harms {
        harms.insert(text.key.clone(), load_harm(vault, &loaded, text, recorded)?);
    }
    let mut pieces = BTreeMap::new();
    for text in &file.evidence {
        pieces.insert(text.key.clone(), load_piece(vault, &loaded, &harms, text, recorded)?);
    }
    for text in &file.harms {
        load_mapping(vault, text, &harms, &pieces, recorded)?;
    }
    loaded.challenge_id = load_challenge(vault, file, &loaded, &harms, &pieces, recorded)?;
    Ok(loaded)
}

fn load_case(vault: &Vault, file: &CaseFile, now: Timestamp) -> DeskResult<CaseId> {
    let begun = casebook::new_case(vault, &file.case.title, now)?;
    let id = begun.id;
    let case = Case {
        summary: format!("{}\n\n{}", file.case.summary, file.case.example_note),
        status: Some(file.case.status),
        language: file.case.language.clone(),
        ..begun
    };
    casebook::save_case(vault, case, now)?;
    casebook::save_system(vault, id, None, file.system.facts.clone(), now)?;
    Ok(id)
}

fn load_people(vault: &Vault, file: &CaseFile, now: Timestamp) -> DeskResult<BTreeMap<String, PersonId>> {
    let mut people = BTreeMap::new();
    for text in &file.people {
        let person = Person {
            pseudonym: text.pseudonym.clone(),
            role: Some(text.role),
            relation_to_ai: text.relation_to_ai.clone(),
            contact: Sensitive::new(text.contact.clone()),
            retaliation_risk: Sensitive::new(text.retaliation_risk.clone()),
            ..Person::default()
        };
        people.insert(text.key.clone(), person.id);
        people::save(vault, person, now)?;
    }
    Ok(people)
}

/// The records behind keys of the file.
fn all<T: Copy>(keys: &[String], known: &BTreeMap<String, T>) -> DeskResult<Vec<T>> {
    keys.iter().map(|key| known.get(key).copied().ok_or_else(broken)).collect()
}

fn load_harm(vault: &Vault, loaded: &Loaded, text: &HarmText, now: Timestamp) -> DeskResult<HarmId> {
    let begun = casebook::new_harm(vault, Some(loaded.case_id), "", now)?;
    let id = begun.id;
    let harm = Harm {
        facts: text.facts.clone(),
        people: all(&text.people, &loaded.people)?,
        private_notes: text.private_notes.clone(),
        draft_step: None,
        ..begun
    };
    casebook::save_harm(vault, harm, now)?;
    Ok(id)
}

fn load_piece(
    vault: &Vault,
    loaded: &Loaded,
    harms: &BTreeMap<String, HarmId>,
    text: &EvidenceText,
    now: Timestamp,
) -> DeskResult<EvidenceId> {
    let bytes = text::evidence_file(&text.file).ok_or_else(broken)?;
    let piece = Evidence {
        case_id: loaded.case_id,
        title: text.title.clone(),
        kind: Some(text.kind),
        media_type: text.media_type.clone(),
        original_name: text.file.clone(),
        // A demo plays in the past; nothing in it may have been made after it was recorded.
        captured_at: Some(text.captured_at.min(now)),
        captured_by: text.captured_by.clone(),
        method: text.method.clone(),
        source_url: text.source_url.clone(),
        sensitivity: Some(text.sensitivity),
        people: all(&text.people, &loaded.people)?,
        supports: all(&text.supports, harms)?,
        weaknesses: text.weaknesses.clone(),
        ..Evidence::default()
    };
    Ok(evidence::add_bytes(vault, piece, bytes, now)?.id)
}

fn load_mapping(
    vault: &Vault,
    text: &HarmText,
    harms: &BTreeMap<String, HarmId>,
    pieces: &BTreeMap<String, EvidenceId>,
    now: Timestamp,
) -> DeskResult<()> {
    let harm_id = *harms.get(&text.key).ok_or_else(broken)?;
    for note in &text.characteristics {
        let note = CharacteristicNote {
            harm_id,
            characteristic: Some(note.characteristic),
            state: Some(note.state),
            rationale: note.rationale.clone(),
            evidence: all(&note.evidence, pieces)?,
            updated_at: now,
        };
        mapping::save_note(vault, note, now)?;
    }
    for tension in &text.tensions {
        let (a, b, how) = (Some(tension.a), Some(tension.b), tension.how.clone());
        mapping::save_tension(vault, &Tension { harm_id, a, b, how, ..Tension::default() })?;
    }
    for link in &text.mappings {
        let link = Mapping {
            harm_id,
            target: link.target.clone(),
            relation: Some(link.relation),
            rationale: link.rationale.clone(),
            evidence: all(&link.evidence, pieces)?,
            created_at: now,
            ..Mapping::default()
        };
        mapping::save_mapping(vault, link, now)?;
    }
    Ok(())
}

fn load_challenge(
    vault: &Vault,
    file: &CaseFile,
    loaded: &Loaded,
    harms: &BTreeMap<String, HarmId>,
    pieces: &BTreeMap<String, EvidenceId>,
    now: Timestamp,
) -> DeskResult<ChallengeId> {
    let text = &file.challenge;
    let mut claims = Vec::new();
    for claim in &text.claims {
        let harm_id = *harms.get(&claim.harm).ok_or_else(broken)?;
        claims.push(ClaimChoice {
            harm_id,
            claim_id: ClaimId::new(),
            include_own_words: claim.include_own_words,
        });
    }
    let mut withheld = Vec::new();
    for kept in &text.withheld {
        let evidence_id = *pieces.get(&kept.evidence).ok_or_else(broken)?;
        let (category, reason) = (kept.category.clone(), kept.reason.clone());
        withheld.push(WithheldChoice { evidence_id, category, reason });
    }
    let going: Vec<String> =
        file.evidence.iter().filter(|piece| piece.goes).map(|piece| piece.key.clone()).collect();
    let begun = challenge::begin(vault, loaded.case_id, now)?;
    let id = begun.id;
    let challenge = Challenge {
        title: text.title.clone(),
        claims,
        evidence: all(&going, pieces)?,
        withheld,
        recipients: vec![loaded.recipient_id],
        deadlines: text.deadlines.clone(),
        disclosure: text.disclosure.clone(),
        copies_to: text.copies_to.clone(),
        redaction_notes: text.redaction_notes.clone(),
        sharing: text.sharing.clone(),
        sender_mode: Some(text.sender_mode),
        sender_display: text.sender_display.clone(),
        rounding: Some(text.rounding),
        ..begun
    };
    challenge::save(vault, challenge, now)?;
    for ask in &file.asks {
        let ask = Ask {
            challenge_id: id,
            position: ask.position,
            ask_type: Some(ask.ask_type),
            harms: all(&ask.harms, harms)?,
            text: ask.text.clone(),
            due: ask.due,
            basis: ask.basis.clone(),
            priority: Some(ask.priority),
            acceptable_alternatives: ask.acceptable_alternatives.clone(),
            ..Ask::default()
        };
        challenge::save_ask(vault, ask)?;
    }
    Ok(id)
}
