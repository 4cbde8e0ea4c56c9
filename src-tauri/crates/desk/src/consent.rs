//! Consent: who said what about which use, and what follows from it at a given moment.

use crate::view::ConsentState;
use recourse_model::{Consent, ConsentAnswer, ConsentPurpose, RecipientId, Timestamp};

/// What a person's consents say about one purpose at `now`, for one recipient or for anyone.
///
/// A consent for this very recipient outweighs one for anyone. Among equals the newest counts. A person who was
/// never asked about this purpose has not consented.
#[must_use]
pub fn state(
    consents: &[Consent],
    purpose: ConsentPurpose,
    recipient: Option<RecipientId>,
    now: Timestamp,
) -> ConsentState {
    let about = |c: &&Consent| {
        c.purpose == Some(purpose) && (c.recipient_id.is_none() || c.recipient_id == recipient)
    };
    let decisive = consents
        .iter()
        .filter(about)
        .max_by_key(|c| (c.recipient_id.is_some(), c.withdrawn_at.unwrap_or(c.given_at).max(c.given_at)));
    let Some(consent) = decisive else { return ConsentState::NotAsked };
    if consent.withdrawn_at.is_some_and(|at| at <= now) {
        return ConsentState::Withdrawn;
    }
    match consent.answer {
        None => ConsentState::NotAsked,
        Some(ConsentAnswer::No) => ConsentState::SaidNo,
        Some(_) if consent.expires_at.is_some_and(|at| at <= now) => ConsentState::Expired,
        Some(ConsentAnswer::Yes) => ConsentState::MayShare,
        Some(ConsentAnswer::YesWithout) => ConsentState::Without,
    }
}

/// What must be left out, where the decisive consent is a yes with a condition.
#[must_use]
pub fn condition(consents: &[Consent], purpose: ConsentPurpose, recipient: Option<RecipientId>) -> String {
    consents
        .iter()
        .filter(|c| c.purpose == Some(purpose) && c.answer == Some(ConsentAnswer::YesWithout))
        .filter(|c| c.recipient_id.is_none() || c.recipient_id == recipient)
        .max_by_key(|c| (c.recipient_id.is_some(), c.given_at))
        .map(|c| c.without.clone())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn yes(given: &str) -> Consent {
        Consent {
            purpose: Some(ConsentPurpose::Share),
            answer: Some(ConsentAnswer::Yes),
            given_at: at(given),
            ..Consent::default()
        }
    }

    const NOW: &str = "2026-11-23T12:00:00Z";

    fn share(consents: &[Consent], recipient: Option<RecipientId>) -> ConsentState {
        state(consents, ConsentPurpose::Share, recipient, at(NOW))
    }

    #[test]
    fn silence_and_another_purpose_are_not_consent() {
        assert_eq!(share(&[], None), ConsentState::NotAsked);
        let quote = Consent { purpose: Some(ConsentPurpose::Quote), ..yes("2026-01-01T00:00:00Z") };
        assert_eq!(share(&[quote], None), ConsentState::NotAsked);
    }

    #[test]
    fn a_withdrawal_ends_a_consent_and_a_newer_yes_renews_it() {
        let mut old = yes("2026-01-01T00:00:00Z");
        old.withdrawn_at = Some(at("2026-02-01T00:00:00Z"));
        assert_eq!(share(std::slice::from_ref(&old), None), ConsentState::Withdrawn);
        let renewed = yes("2026-03-01T00:00:00Z");
        assert_eq!(share(&[renewed, old], None), ConsentState::MayShare);
    }

    #[test]
    fn a_no_for_this_recipient_outweighs_a_later_yes_for_anyone() {
        let them = RecipientId::new();
        let no = Consent {
            answer: Some(ConsentAnswer::No),
            recipient_id: Some(them),
            ..yes("2026-01-01T00:00:00Z")
        };
        let any = yes("2026-05-01T00:00:00Z");
        assert_eq!(share(&[no.clone(), any.clone()], Some(them)), ConsentState::SaidNo);
        assert_eq!(share(&[no, any], Some(RecipientId::new())), ConsentState::MayShare);
    }

    #[test]
    fn a_consent_that_has_run_out_is_none() {
        let mut short = yes("2026-01-01T00:00:00Z");
        short.expires_at = Some(at("2026-11-23T11:59:59Z"));
        assert_eq!(share(&[short], None), ConsentState::Expired);
    }
}
