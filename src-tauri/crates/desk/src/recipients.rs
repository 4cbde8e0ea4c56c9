//! Organizations that challenges go to, and their keys.

use crate::{DeskError, DeskResult, identity, view::RecipientView};
use recourse_model::{Desk, ErrorCode, PacketId, Recipient, RecipientId, Timestamp};
use recourse_packet::{EncryptKey, SignerKey, body::Card};
use recourse_vault::Vault;

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

/// Keeps an organization. New keys make an earlier comparison of key words void.
///
/// # Errors
/// [`ErrorCode::KeyInvalid`] when a key is not one; [`ErrorCode::RecordInvalid`] without a name.
pub fn save(vault: &Vault, mut recipient: Recipient, now: Timestamp) -> DeskResult<Recipient> {
    if recipient.name.trim().is_empty() {
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
                // The comparison belongs to the keys, and only `mark_checked` may note one.
                recipient.checked_at = known.checked_at.filter(|_| same);
                recipient.checked_how = if same { known.checked_how } else { String::new() };
            }
            None => {
                recipient.created_at = now;
                recipient.checked_at = None;
                recipient.checked_how.clear();
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

/// What a verified card means for an organization of the same name or key that is known already.
pub(crate) struct CardUpdate {
    /// The organization as it would be kept.
    pub(crate) recipient: Recipient,
    /// Whether it was known with other keys, and those keys did not sign the change.
    pub(crate) changed_without_consent: bool,
}

/// Reads a verified card. A known organization keeps its checked mark only when its old key signed the change or the
/// keys are the same.
pub(crate) fn from_card(
    known: &[Recipient],
    card: &Card,
    packet: PacketId,
    now: Timestamp,
) -> DeskResult<CardUpdate> {
    let (Some(age), Some(signing)) = (card.age_recipients.first(), card.signing_keys.first()) else {
        return Err(DeskError::refused(ErrorCode::CardInvalid));
    };
    let (age_recipient, signing_key) = (age.to_string(), signing.to_string());
    let same_key = known.iter().find(|recipient| recipient.signing_key == signing_key);
    let same_name = known.iter().find(|recipient| recipient.name == card.name);
    let before = same_key.or(same_name);
    let same_keys = before.is_some_and(|r| r.signing_key == signing_key && r.age_recipient == age_recipient);
    let consented = before.is_some_and(|recipient| {
        recipient.signing_key.parse::<SignerKey>().is_ok_and(|old_key| card.follows(&old_key))
    });
    let keeps_check = same_keys || consented;
    let mut recipient =
        before.cloned().unwrap_or_else(|| Recipient { created_at: now, ..Recipient::default() });
    if !keeps_check {
        recipient.checked_at = None;
        recipient.checked_how.clear();
    }
    recipient.name.clone_from(&card.name);
    recipient.age_recipient = age_recipient;
    recipient.signing_key = signing_key;
    recipient.contact.clone_from(&card.contact);
    recipient.promises = card.promises.clone();
    recipient.card_packet = Some(packet);
    recipient.updated_at = now;
    Ok(CardUpdate { recipient, changed_without_consent: before.is_some() && !keeps_check })
}
