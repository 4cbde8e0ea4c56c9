//! Cards: a desk's keys, signed by themselves, for everybody; and the last word of a key.

use super::{view, write_packet};
use crate::{DeskError, DeskResult, identity, view::SealedView};
use recourse_model::{Desk, ErrorCode, Identity, Timestamp};
use recourse_packet::{
    DecryptSecret, Draft, SigningSecret,
    body::{Card, Revocation},
};
use recourse_vault::Vault;
use std::path::Path;

/// The card of a desk as it stands, with its secrets.
fn card_of(own: &Identity, now: Timestamp) -> DeskResult<(Card, SigningSecret, DecryptSecret)> {
    if own.display.trim().is_empty() {
        return Err(DeskError::refused_with(ErrorCode::RecordInvalid, "field", "display"));
    }
    let (secret, age) = identity::secrets(own)?;
    let card = Card {
        name: own.display.clone(),
        age_recipients: vec![age.public()],
        signing_keys: vec![secret.public()],
        valid_from: Some(now.date_naive()),
        contact: own.contact.clone(),
        promises: own.promises.clone(),
        previous_key: None,
        revoked: None,
    };
    Ok((card, secret, age))
}

fn draft(card: Card, age: &DecryptSecret, now: Timestamp) -> Draft {
    let display = card.name.clone();
    Draft { display, own_copy: vec![age.public()], ..Draft::new(card, now) }
}

/// Writes the card of a desk into `target`. If its keys were replaced, and the ones before were not taken back, the older
/// key says on it that the new one follows.
///
/// # Errors
/// When the desk has no name yet ([`ErrorCode::RecordInvalid`]) or the file cannot be written.
pub fn card(vault: &Vault, desk: Desk, target: &Path, now: Timestamp) -> DeskResult<SealedView> {
    let own = identity::of_desk(vault, desk, now)?;
    let (mut card, secret, age) = card_of(&own, now)?;
    if let Some(older) = vault.read(|r| identity::before(r, desk))?.first()
        && !vault.read(|r| identity::is_taken_back(r, older))?
    {
        card.follow(&identity::secrets(older)?.0)?;
    }
    let draft = draft(card, &age, now);
    let (sealed, part) = crate::unwatched(|watch| write_packet(vault, &draft, &secret, target, watch))?;
    part.name()?;
    Ok(view(&sealed, target, &own.display))
}

/// Takes the keys of a desk back: writes the card that says so into `target`, and gives the desk new keys, to which the
/// old ones do not agree. For when somebody else may have them.
///
/// # Errors
/// As [`card`]; when the vault cannot be written. The keys stay as they are then.
pub fn revocation(
    vault: &Vault,
    desk: Desk,
    reason: &str,
    target: &Path,
    now: Timestamp,
) -> DeskResult<SealedView> {
    let own = identity::of_desk(vault, desk, now)?;
    let (card, secret, age) = card_of(&own, now)?;
    let revoked = Revocation { since: Some(now.date_naive()), reason: reason.trim().to_owned() };
    let draft = draft(Card { revoked: Some(revoked), ..card }, &age, now);
    let (sealed, part) = crate::unwatched(|watch| write_packet(vault, &draft, &secret, target, watch))?;
    vault.try_write(|w| {
        // The very keys that the card takes back; somebody may have replaced them meanwhile.
        if w.identity(desk.as_str())?.is_none_or(|now| now.signing_key != own.signing_key) {
            return Err(DeskError::refused(ErrorCode::ChallengeChanged));
        }
        part.whole(w)?;
        identity::replace(w, desk, true, now)
    })?;
    part.keep().name()?;
    Ok(view(&sealed, target, &own.display))
}
