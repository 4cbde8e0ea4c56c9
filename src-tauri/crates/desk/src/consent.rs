//! Consent: who said what about which use, and what follows from it at a given moment.

use crate::view::ConsentState;
use recourse_model::{Consent, ConsentAnswer, ConsentId, ConsentPurpose, RecipientId, Timestamp};

/// What a person's consents say about one purpose, and the record that decides it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// What they say.
    pub state: ConsentState,
    /// The record that decides; nothing if nobody asked.
    pub by: Option<ConsentId>,
}

/// What a person's consents say about one purpose at `now`, for one recipient or for anyone.
///
/// Of the records for this very recipient the newest counts, and so it does of those for anyone. The one for this very
/// recipient outweighs the other, but a yes never outweighs a no or a withdrawal that came after it, whatever its scope.
/// A person who was never asked about this purpose has not consented.
#[must_use]
pub fn state(
    consents: &[Consent],
    purpose: ConsentPurpose,
    recipient: Option<RecipientId>,
    now: Timestamp,
) -> Finding {
    let newest = |scope: Option<RecipientId>| {
        let about = consents.iter().filter(|c| c.purpose == Some(purpose) && c.recipient_id == scope);
        about.max_by_key(|c| last_word(c))
    };
    let general = newest(None);
    let special = recipient.and_then(|id| newest(Some(id)));
    let decisive = match (special, general) {
        (Some(special), Some(general)) => {
            let overtaken =
                last_word(general) > last_word(special) && is_no(general, now) && !is_no(special, now);
            Some(if overtaken { general } else { special })
        }
        (special, general) => special.or(general),
    };
    match decisive {
        Some(consent) => Finding { state: one(consent, now), by: Some(consent.id) },
        None => Finding { state: ConsentState::NotAsked, by: None },
    }
}

/// The strictest of what a person's consents say for several recipients; for nobody in particular if there are none.
#[must_use]
pub fn strictest(
    consents: &[Consent],
    purpose: ConsentPurpose,
    recipients: &[RecipientId],
    now: Timestamp,
) -> Finding {
    let each = recipients.iter().map(|recipient| state(consents, purpose, Some(*recipient), now));
    each.max_by_key(|finding| strictness(finding.state))
        .unwrap_or_else(|| state(consents, purpose, None, now))
}

/// When a person last spoke in this record.
fn last_word(consent: &Consent) -> Timestamp {
    consent.withdrawn_at.map_or(consent.given_at, |at| at.max(consent.given_at))
}

fn is_no(consent: &Consent, now: Timestamp) -> bool {
    matches!(one(consent, now), ConsentState::SaidNo | ConsentState::Withdrawn)
}

fn one(consent: &Consent, now: Timestamp) -> ConsentState {
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

const fn strictness(state: ConsentState) -> u8 {
    match state {
        ConsentState::MayShare => 0,
        ConsentState::Without => 1,
        ConsentState::NotAsked => 2,
        ConsentState::Expired => 3,
        ConsentState::Withdrawn => 4,
        ConsentState::SaidNo => 5,
    }
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
        state(consents, ConsentPurpose::Share, recipient, at(NOW)).state
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

    #[test]
    fn a_later_no_for_anyone_ends_an_earlier_yes_for_this_recipient() {
        let them = RecipientId::new();
        let special = Consent { recipient_id: Some(them), ..yes("2026-01-01T00:00:00Z") };
        let no = Consent { answer: Some(ConsentAnswer::No), ..yes("2026-05-01T00:00:00Z") };
        assert_eq!(share(&[special.clone(), no], Some(them)), ConsentState::SaidNo);
        let mut taken_back = yes("2025-12-01T00:00:00Z");
        taken_back.withdrawn_at = Some(at("2026-05-01T00:00:00Z"));
        assert_eq!(share(&[special, taken_back], Some(them)), ConsentState::Withdrawn);
    }

    #[test]
    fn among_several_recipients_the_strictest_word_counts() {
        let (one, two) = (RecipientId::new(), RecipientId::new());
        let any = yes("2026-01-01T00:00:00Z");
        let no = Consent {
            answer: Some(ConsentAnswer::No),
            recipient_id: Some(two),
            ..yes("2026-01-01T00:00:00Z")
        };
        let both = strictest(&[any.clone(), no.clone()], ConsentPurpose::Share, &[one, two], at(NOW));
        assert_eq!(both.state, ConsentState::SaidNo);
        assert_eq!(both.by, Some(no.id));
        let first = strictest(&[any, no], ConsentPurpose::Share, &[one], at(NOW));
        assert_eq!(first.state, ConsentState::MayShare);
    }
}
