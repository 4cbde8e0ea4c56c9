//! The intake card: an organization's published keys, contact and promised times.

use crate::{EncryptKey, KeyWords, PacketError, SignerKey, SigningSecret, key_words, sshsig};
use chrono::NaiveDate;
use recourse_model::PromisedTimes;

/// The first line of what an older key signs over a new card.
const ROTATION_DOMAIN: &str = "ai-challenge-packet card v1";

wire! {
    /// The consent of an older key to a new card.
    pub struct PreviousKey {
        /// The older key.
        pub key: SignerKey,
        /// Its signature over the new card's name and keys, as text of a signature file. See [`Card::statement`].
        pub signature: String,
    }
}

wire_default! {
    /// The last word of a key: nobody is to use it any more.
    pub struct Revocation {
        /// From which day on it does not hold.
        pub since: Option<NaiveDate>,
        /// Why, in words.
        pub reason: String,
    }
}

wire! {
    /// An organization's card. It is signed by the first of the keys that it names.
    pub struct Card {
        /// The organization's name.
        pub name: String,
        /// The keys that packets to it are encrypted to; at least one.
        pub age_recipients: Vec<EncryptKey>,
        /// The keys that it signs with; at least one.
        pub signing_keys: Vec<SignerKey>,
        /// The first day on which the card holds.
        pub valid_from: Option<NaiveDate>,
        /// How to reach the organization.
        #[serde(default)]
        pub contact: String,
        /// The answering times that it promises.
        #[serde(default)]
        pub promises: PromisedTimes,
        /// The consent of the key before, if this card replaces another.
        pub previous_key: Option<PreviousKey>,
        /// If this stands there, the card takes back the key that signed it.
        pub revoked: Option<Revocation>,
    }
}

impl Card {
    /// The twelve words by which people compare this card. See [`key_words`].
    #[must_use]
    pub fn words(&self) -> KeyWords {
        key_words(&self.signing_keys, &self.age_recipients)
    }

    /// What an older key signs to say that this card follows its own: lines that each end in a line feed, namely
    /// `ai-challenge-packet card v1`, the name as a JSON string, every signing key and every encryption key in order.
    #[must_use]
    pub fn statement(&self) -> String {
        let mut lines =
            vec![ROTATION_DOMAIN.to_owned(), serde_json::Value::from(self.name.as_str()).to_string()];
        lines.extend(self.signing_keys.iter().map(ToString::to_string));
        lines.extend(self.age_recipients.iter().map(ToString::to_string));
        lines.join("\n") + "\n"
    }

    /// Adds the consent of the older key.
    ///
    /// # Errors
    /// [`PacketError::Internal`] if the signature cannot be encoded.
    pub fn follow(&mut self, older: &SigningSecret) -> Result<(), PacketError> {
        let signature = sshsig::sign(older, sshsig::ROTATION_NAMESPACE, self.statement().as_bytes())?;
        self.previous_key = Some(PreviousKey { key: older.public(), signature });
        Ok(())
    }

    /// Whether the key `known` consented to this card, which came in a packet that `signer` signed: it is that signer,
    /// or it signed the change. A card may list any key; to be listed is no consent.
    #[must_use]
    pub fn follows(&self, signer: &SignerKey, known: &SignerKey) -> bool {
        let signed = |previous: &PreviousKey| previous.key == *known && self.check_previous(previous).is_ok();
        known == signer || self.previous_key.as_ref().is_some_and(signed)
    }

    pub(crate) fn check_previous(&self, previous: &PreviousKey) -> Result<(), PacketError> {
        let statement = self.statement();
        let signature = previous.signature.as_bytes();
        sshsig::verify(&previous.key, sshsig::ROTATION_NAMESPACE, statement.as_bytes(), signature)
            .map_err(|_| PacketError::CardInvalid("the older key's signature does not match"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DecryptSecret;

    #[test]
    fn a_changed_card_follows_only_a_key_that_signed_it() {
        let [old, new, stranger] = [1, 2, 3].map(|n| SigningSecret::from_bytes(&[n; 32]));
        let mut card = Card {
            name: "Benefits office".into(),
            age_recipients: vec![DecryptSecret::generate().public()],
            signing_keys: vec![new.public()],
            valid_from: None,
            contact: String::new(),
            promises: PromisedTimes::default(),
            previous_key: None,
            revoked: None,
        };
        assert!(card.follows(&new.public(), &new.public()));
        assert!(!card.follows(&new.public(), &old.public()));
        card.follow(&old).unwrap();
        assert!(card.follows(&new.public(), &old.public()));
        assert!(!card.follows(&new.public(), &stranger.public()));
        let mut swapped = card.clone();
        swapped.age_recipients = vec![DecryptSecret::generate().public()];
        assert!(!swapped.follows(&new.public(), &old.public()), "the older key signed other keys");
        let words = card.words();
        card.age_recipients.push(DecryptSecret::generate().public());
        assert_ne!(words, card.words());
    }
}
