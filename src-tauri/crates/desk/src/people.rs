//! People, who are pseudonyms, and what they consented to.

use crate::{DeskResult, consent, view::PersonRow};
use recourse_model::{
    Consent, ConsentAnswer, ConsentPurpose, Direction, PacketId, Person, PersonId, Timestamp,
};
use recourse_vault::{Reader, Vault, VaultError};

/// Names that are suggested for a person without one: birds, because they belong to nobody.
const SUGGESTED: [&str; 12] = [
    "Heron", "Wren", "Plover", "Siskin", "Teal", "Linnet", "Martin", "Curlew", "Dunlin", "Avocet", "Swift",
    "Lark",
];

/// Everyone, by pseudonym.
///
/// # Errors
/// When the vault cannot be read.
pub fn rows(vault: &Vault, now: Timestamp) -> DeskResult<Vec<PersonRow>> {
    let mut rows = vault.read(|r| {
        let ids: Vec<_> = r.list::<Person>()?.into_iter().map(|person| person.id).collect();
        rows_of(r, &ids, now)
    })?;
    rows.sort_by(|a, b| a.person.pseudonym.cmp(&b.person.pseudonym));
    Ok(rows)
}

pub(crate) fn rows_of(
    r: &Reader<'_>,
    ids: &[PersonId],
    now: Timestamp,
) -> Result<Vec<PersonRow>, VaultError> {
    let mut rows = Vec::new();
    for id in ids {
        let Some(person) = r.find::<Person>(*id)? else { continue };
        let mut consents = r.consents_of_person(*id)?;
        consents.sort_by_key(|consent| std::cmp::Reverse(consent.given_at));
        let share = consent::state(&consents, ConsentPurpose::Share, None, now).state;
        let relied_on = relied_on(r, *id, &consents)?;
        rows.push(PersonRow { person, consents, share, relied_on });
    }
    Ok(rows)
}

/// Packets already sent that relied on a consent which this person has since taken back, or answered with no.
fn relied_on(r: &Reader<'_>, id: PersonId, consents: &[Consent]) -> Result<Vec<String>, VaultError> {
    let said_no = |consent: &Consent| {
        consent.withdrawn_at.or((consent.answer == Some(ConsentAnswer::No)).then_some(consent.given_at))
    };
    let Some(last_no) = consents.iter().filter_map(said_no).max() else { return Ok(Vec::new()) };
    let mut packets = Vec::new();
    for record in r.packets(Direction::Sent)? {
        let people: Option<Vec<PersonId>> = r.setting(&relied_key(record.id))?;
        if record.recorded_at <= last_no && people.is_some_and(|people| people.contains(&id)) {
            packets.push(format!("{} · {}", record.recorded_at.date_naive(), record.counterpart));
        }
    }
    Ok(packets)
}

/// Where the vault keeps whose consent a sealed packet relied on. Written when it is sealed: what a story or a piece
/// says of people later does not change what was sent.
pub(crate) fn relied_key(packet: PacketId) -> String {
    format!("relied/{packet}")
}

/// Keeps a person. Somebody without a name gets a suggested one that nobody else has.
///
/// # Errors
/// When the vault cannot be written.
pub fn save(vault: &Vault, mut person: Person, now: Timestamp) -> DeskResult<Person> {
    let saved = vault.write(|w| {
        let known = w.find::<Person>(person.id)?;
        if person.pseudonym.trim().is_empty() {
            let taken: Vec<_> = w.list::<Person>()?.into_iter().map(|other| other.pseudonym).collect();
            let free = SUGGESTED.iter().find(|name| !taken.iter().any(|taken| taken == *name));
            person.pseudonym =
                free.map_or_else(|| format!("Person {}", taken.len() + 1), |name| (*name).to_owned());
        }
        person.created_at = known.map_or(now, |known| known.created_at);
        person.updated_at = now;
        w.put(&person)?;
        Ok(person)
    })?;
    Ok(saved)
}

/// Deletes a person with their consents; harms and evidence no longer name them.
///
/// # Errors
/// When there is no such person or the vault cannot be written.
pub fn delete(vault: &Vault, person_id: PersonId, _now: Timestamp) -> DeskResult<()> {
    Ok(vault.write(|w| w.delete::<Person>(person_id))?)
}

/// Keeps what a person said.
///
/// # Errors
/// When there is no such person or the vault cannot be written.
pub fn save_consent(vault: &Vault, mut consent: Consent, now: Timestamp) -> DeskResult<()> {
    vault.write(|w| {
        w.get::<Person>(consent.person_id)?;
        if consent.given_at == Timestamp::default() {
            consent.given_at = now;
        }
        w.put(&consent)
    })?;
    Ok(())
}
