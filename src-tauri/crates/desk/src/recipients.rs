//! Organizations that challenges go to, and their keys.

use crate::{DeskError, DeskResult, identity, names, view::RecipientView};
use recourse_model::{Desk, ErrorCode, PacketId, Recipient, RecipientId, Timestamp};
use recourse_packet::{EncryptKey, SignerKey, body::Card, is_name};
use recourse_vault::{Reader, Vault, Writer};

/// Organizations, by name.
///
/// # Errors
/// When the vault cannot be read.
pub fn rows(vault: &Vault) -> DeskResult<Vec<RecipientView>> {
    let (recipients, own) = vault.read(|r| Ok((r.recipients()?, r.identity(Desk::Register.as_str())?)))?;
    let own_key = own.map(|identity| identity.age_recipient).unwrap_or_default();
    recipients.into_iter().map(|recipient| row(recipient, &own_key)).collect()
}

fn row(recipient: Recipient, own_key: &str) -> DeskResult<RecipientView> {
    let example = !own_key.is_empty() && recipient.age_recipient == own_key;
    let (words, fingerprint) = key_texts(&recipient)?;
    Ok(RecipientView { words, fingerprint, example, recipient })
}

/// The words and the fingerprint of an organization's keys. Without a signing key there is only the age key to compare.
fn key_texts(recipient: &Recipient) -> DeskResult<(Vec<String>, String)> {
    let age: EncryptKey = recipient.age_recipient.parse()?;
    if recipient.signing_key.is_empty() {
        let words = recourse_packet::key_words(&[], std::slice::from_ref(&age));
        return Ok((words.as_slice().iter().map(|word| (*word).to_owned()).collect(), String::new()));
    }
    let signing: SignerKey = recipient.signing_key.parse()?;
    Ok((identity::words(&signing, &age), signing.fingerprint().to_string()))
}

/// Organizations that are known under the name of one of `chosen` with other keys, and are not chosen themselves. The
/// keys that both share do not count: a card that only says more is no other key.
pub(crate) fn other_keys(chosen: &[Recipient], all: Vec<Recipient>) -> Vec<Recipient> {
    let mut others = all;
    others.retain(|other| {
        let same_keys = |one: &Recipient| {
            one.age_recipient == other.age_recipient && one.signing_key == other.signing_key
        };
        chosen.iter().any(|one| names::same(&one.name, &other.name))
            && !chosen.iter().any(|one| one.id == other.id || same_keys(one))
    });
    others
}

/// Keeps an organization. New keys make an earlier comparison of key words void.
///
/// # Errors
/// [`ErrorCode::KeyInvalid`] when a key is not one; [`ErrorCode::RecordInvalid`] without a name that can stand in a
/// packet.
pub fn save(vault: &Vault, mut recipient: Recipient, now: Timestamp) -> DeskResult<Recipient> {
    if recipient.name.trim().is_empty() || !is_name(&recipient.name) {
        return Err(DeskError::refused_with(ErrorCode::RecordInvalid, "field", "name"));
    }
    recipient.age_recipient = recipient.age_recipient.parse::<EncryptKey>()?.to_string();
    if !recipient.signing_key.trim().is_empty() {
        recipient.signing_key = recipient.signing_key.parse::<SignerKey>()?.to_string();
    }
    let saved = vault.write(|w| {
        match w.find::<Recipient>(recipient.id)? {
            Some(known) => {
                let same = known.age_recipient == recipient.age_recipient
                    && known.signing_key == recipient.signing_key;
                recipient.created_at = known.created_at;
                // What was noted about keys belongs to the keys.
                recipient.revoked_at = known.revoked_at.filter(|_| same);
                recipient.revoked_why = if same { known.revoked_why } else { String::new() };
                // The comparison belongs to the keys, and only `mark_checked` may note one.
                recipient.checked_at = known.checked_at.filter(|_| same);
                recipient.checked_how = if same { known.checked_how } else { String::new() };
            }
            None => {
                recipient.created_at = now;
                recipient.checked_at = None;
                recipient.checked_how.clear();
                recipient.revoked_at = None;
                recipient.revoked_why.clear();
            }
        }
        recipient.updated_at = now;
        w.put(&recipient)?;
        Ok(recipient)
    })?;
    Ok(saved)
}

/// Notes that a person compared the key words.
///
/// # Errors
/// When there is no such organization.
pub fn mark_checked(vault: &Vault, id: RecipientId, how: &str, now: Timestamp) -> DeskResult<()> {
    vault.write(|w| {
        let mut recipient: Recipient = w.get(id)?;
        recipient.checked_at = Some(now);
        how.clone_into(&mut recipient.checked_how);
        recipient.updated_at = now;
        w.put(&recipient)
    })?;
    Ok(())
}

/// Notes that the keys of an organization are no longer to be used: it said so on a way that a person trusts. Nothing is
/// sealed for them from then on. Fine if it was noted already; the first note stays.
///
/// # Errors
/// When there is no such organization.
pub fn mark_revoked(vault: &Vault, id: RecipientId, why: &str, now: Timestamp) -> DeskResult<()> {
    vault.write(|w| w.put(&revoked(w.get(id)?, why, now)))?;
    Ok(())
}

fn revoked(recipient: Recipient, why: &str, now: Timestamp) -> Recipient {
    match recipient.revoked_at {
        Some(_) => recipient,
        None => {
            Recipient { revoked_at: Some(now), revoked_why: why.to_owned(), updated_at: now, ..recipient }
        }
    }
}

/// Marks every organization whose key a card takes back: the key that signed the card, and keys that were taken over
/// because that key agreed to them.
pub(crate) fn take_back(w: &Writer<'_>, signer: &SignerKey, why: &str, now: Timestamp) -> DeskResult<()> {
    for recipient in w.recipients()? {
        let own = recipient.signing_key == signer.to_string();
        if own || agreed_by(w, &recipient, signer)? {
            w.put(&revoked(recipient, why, now))?;
        }
    }
    Ok(())
}

/// Whether the keys of an organization came in a card to which this key agreed.
fn agreed_by(r: &Reader<'_>, recipient: &Recipient, signer: &SignerKey) -> DeskResult<bool> {
    let Some(packet) = recipient.card_packet else { return Ok(false) };
    let packet = recourse_packet::parse_json(&r.packet_bytes(packet)?.json)?;
    let previous = |card: &Card| card.previous_key.as_ref().is_some_and(|previous| previous.key == *signer);
    Ok(matches!(&packet.body, recourse_packet::Body::Card(card) if previous(card)))
}

/// The organization that a verified card stands for.
///
/// The card changes an organization that is known under this name if that organization's key signed the card, or signed
/// the change; the mark that its words were compared stays then. Any other card becomes a new organization beside those
/// that are known, without a mark: a person has to compare, and to choose.
pub(crate) fn from_card(
    known: &[Recipient],
    card: &Card,
    signer: &SignerKey,
    packet: PacketId,
    now: Timestamp,
) -> DeskResult<Recipient> {
    let Some(age) = card.age_recipients.first() else {
        return Err(DeskError::refused(ErrorCode::CardInvalid));
    };
    let signing_key = signer.to_string();
    let same_name = || known.iter().filter(|recipient| names::same(&recipient.name, &card.name));
    let own = same_name().filter(|recipient| recipient.signing_key == signing_key);
    let agreed = |recipient: &&Recipient| {
        // The word of a key that was taken back counts for nothing.
        recipient.revoked_at.is_none()
            && recipient.signing_key.parse::<SignerKey>().is_ok_and(|key| card.follows(signer, &key))
    };
    // If a key stands there twice, the one that was compared.
    let before = own.max_by_key(|recipient| recipient.checked_at.is_some());
    let before = before.or_else(|| same_name().find(agreed));
    let before = before.cloned().unwrap_or_else(|| Recipient { created_at: now, ..Recipient::default() });
    Ok(Recipient {
        name: card.name.clone(),
        age_recipient: age.to_string(),
        signing_key,
        contact: card.contact.clone(),
        promises: card.promises.clone(),
        card_packet: Some(packet),
        updated_at: now,
        ..before
    })
}
