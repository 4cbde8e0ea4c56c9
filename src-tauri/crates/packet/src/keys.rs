//! Signing keys: Ed25519 in OpenSSH form, their fingerprints, and the words that people compare.

use crate::{PacketError, agekeys::EncryptKey, text::NotThisForm, text::one_string};
use base64ct::{Base64, Base64Unpadded, Encoding};
use ed25519_dalek::{SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};
use zeroize::Zeroizing;

const ALGORITHM: &str = "ssh-ed25519";
/// The first line of what key words are made from.
const WORDS_DOMAIN: &str = "ai-challenge-packet key words v1";

/// A secret signing key. It is wiped from memory when dropped and never printed.
pub struct SigningSecret(SigningKey);

impl SigningSecret {
    /// A fresh key from the operating system's randomness.
    ///
    /// # Errors
    /// [`PacketError::Internal`] when the system gives no randomness.
    pub fn generate() -> Result<Self, PacketError> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(bytes.as_mut()).map_err(|_| PacketError::Internal("no randomness"))?;
        Ok(Self::from_bytes(&bytes))
    }

    /// The key with these 32 secret bytes (the seed of RFC 8032).
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(bytes))
    }

    /// The 32 secret bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// The secret bytes in base64, for storage in a vault.
    #[must_use]
    pub fn to_base64(&self) -> Zeroizing<String> {
        Zeroizing::new(Base64::encode_string(self.to_bytes().as_ref()))
    }

    /// Reads what [`Self::to_base64`] wrote.
    ///
    /// # Errors
    /// [`PacketError::KeyInvalid`] when it is not 32 bytes in base64.
    pub fn from_base64(text: &str) -> Result<Self, PacketError> {
        let mut bytes = Zeroizing::new([0; 32]);
        match Base64::decode(text, bytes.as_mut()) {
            Ok(decoded) if decoded.len() == 32 => Ok(Self::from_bytes(&bytes)),
            _ => Err(PacketError::KeyInvalid("a signing secret")),
        }
    }

    /// The public key that goes with it.
    #[must_use]
    pub fn public(&self) -> SignerKey {
        SignerKey(self.0.verifying_key())
    }

    pub(crate) const fn inner(&self) -> &SigningKey {
        &self.0
    }
}

impl fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningSecret([hidden])")
    }
}

/// A public signing key, written as OpenSSH writes it: `ssh-ed25519 AAAA…`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SignerKey(VerifyingKey);

impl SignerKey {
    /// The key with these 32 bytes.
    ///
    /// # Errors
    /// [`PacketError::KeyInvalid`] when they are not a point on the curve in its one spelling, or one of the few weak
    /// points under which a signature proves nothing.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, PacketError> {
        let reduced = |key: &VerifyingKey| key.to_edwards().compress().as_bytes() == bytes;
        match VerifyingKey::from_bytes(bytes) {
            Ok(key) if !key.is_weak() && reduced(&key) => Ok(Self(key)),
            _ => Err(PacketError::KeyInvalid("a signing key")),
        }
    }

    /// The 32 bytes of the key.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The fingerprint that `ssh-keygen -l` prints.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint(Sha256::digest(self.blob()).into())
    }

    /// The twelve words of this key alone, for senders who have no card. See [`key_words`].
    #[must_use]
    pub fn words(&self) -> KeyWords {
        key_words(std::slice::from_ref(self), &[])
    }

    /// A line for the file that `ssh-keygen -Y verify -f` reads, which lets `principal` sign packets with this key.
    /// Everything but letters, digits and `.@_-` in `principal` becomes `_`.
    #[must_use]
    pub fn allowed_signers_line(&self, principal: &str) -> String {
        let plain = |c: char| if c.is_ascii_alphanumeric() || ".@_-".contains(c) { c } else { '_' };
        let who: String = principal.chars().map(plain).collect();
        let who = if who.is_empty() { "sender".into() } else { who };
        format!("{who} namespaces=\"{}\" {self}\n", crate::sshsig::NAMESPACE)
    }

    /// The key as OpenSSH puts it on the wire.
    fn blob(&self) -> Vec<u8> {
        let mut blob = Vec::with_capacity(51);
        for part in [ALGORITHM.as_bytes(), self.as_bytes()] {
            blob.extend_from_slice(&[0, 0, 0]);
            blob.extend(u8::try_from(part.len()));
            blob.extend_from_slice(part);
        }
        blob
    }

    pub(crate) const fn inner(&self) -> &VerifyingKey {
        &self.0
    }
}

impl fmt::Display for SignerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{ALGORITHM} {}", Base64::encode_string(&self.blob()))
    }
}

impl fmt::Debug for SignerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignerKey({})", self.fingerprint())
    }
}

impl FromStr for SignerKey {
    type Err = PacketError;
    /// Reads a line as it stands in a `.pub` file; a comment after the key is passed over.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = PacketError::KeyInvalid("a signing key (ssh-ed25519 …)");
        let mut words = text.split_whitespace();
        let (Some(ALGORITHM), Some(base64)) = (words.next(), words.next()) else { return Err(wrong) };
        let mut blob = [0; 51];
        if base64.len() != 68 || Base64::decode(base64, &mut blob).map(<[u8]>::len) != Ok(51) {
            return Err(wrong);
        }
        let bytes: [u8; 32] = blob[19..].try_into().map_err(|_| PacketError::KeyInvalid("a signing key"))?;
        let key = Self::from_bytes(&bytes)?;
        if key.blob() == blob { Ok(key) } else { Err(wrong) }
    }
}
one_string!(SignerKey, "a key in OpenSSH form (ssh-ed25519 …)", "^ssh-ed25519 [A-Za-z0-9+/]{68}$");

/// The SHA-256 of a public signing key as OpenSSH prints it: `SHA256:` and 43 characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 32]);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SHA256:{}", Base64Unpadded::encode_string(&self.0))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Fingerprint {
    type Err = NotThisForm;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = NotThisForm("SHA256: and 43 characters");
        let mut bytes = [0; 32];
        let digest = text.strip_prefix("SHA256:").filter(|digest| digest.len() == 43).ok_or(wrong)?;
        match Base64Unpadded::decode(digest, &mut bytes) {
            Ok(decoded) if decoded.len() == 32 => Ok(Self(bytes)),
            _ => Err(wrong),
        }
    }
}
one_string!(Fingerprint, "SHA256: and 43 characters", "^SHA256:[A-Za-z0-9+/]{43}$");

/// Twelve words of the English BIP-39 list, for two people to compare aloud or on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyWords([&'static str; 12]);

impl KeyWords {
    /// The words in order.
    #[must_use]
    pub const fn as_slice(&self) -> &[&'static str; 12] {
        &self.0
    }
}

impl fmt::Display for KeyWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

/// The words for a set of keys: those of a card, or the one key of a sender.
///
/// They say the first 128 bits of a SHA-256, over lines that each end in a line feed: the line
/// `ai-challenge-packet key words v1`, then every signing key in OpenSSH form without comment, then every encryption
/// key (`age1…`), in the order given. The last word also carries the four check bits of BIP-39.
#[must_use]
pub fn key_words(signing: &[SignerKey], encrypting: &[EncryptKey]) -> KeyWords {
    let mut hash = Sha256::new();
    let lines = signing.iter().map(ToString::to_string).chain(encrypting.iter().map(ToString::to_string));
    for line in std::iter::once(WORDS_DOMAIN.to_owned()).chain(lines) {
        hash.update(line.as_bytes());
        hash.update(b"\n");
    }
    let digest = hash.finalize();
    #[expect(clippy::expect_used, reason = "sixteen bytes are always a phrase of twelve words")]
    let phrase = bip39::Mnemonic::from_entropy(&digest[..16]).expect("sixteen bytes make twelve words");
    let mut words = [""; 12];
    for (slot, word) in words.iter_mut().zip(phrase.words()) {
        *slot = word;
    }
    KeyWords(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_what_they_write_and_hide_the_secret() {
        let secret = SigningSecret::from_bytes(&[7; 32]);
        let key = secret.public();
        assert_eq!(key.to_string().parse::<SignerKey>().unwrap(), key);
        assert_eq!(format!("{key} heron@example").parse::<SignerKey>().unwrap(), key);
        assert_eq!(SigningSecret::from_base64(&secret.to_base64()).unwrap().public(), key);
        assert_eq!(format!("{secret:?}"), "SigningSecret([hidden])");
        assert_eq!(key.fingerprint().to_string().parse::<Fingerprint>().unwrap(), key.fingerprint());
        assert!(serde_json::from_str::<SignerKey>(&format!("\"{key} comment\"")).is_err());
    }

    #[test]
    fn weak_and_malformed_keys_are_refused() {
        let mut neutral = [0; 32];
        neutral[0] = 1;
        assert!(SignerKey::from_bytes(&neutral).is_err());
        for wrong in ["", "ssh-ed25519", "ssh-rsa AAAA", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA=="] {
            assert!(wrong.parse::<SignerKey>().is_err(), "{wrong}");
        }
        for wrong in ["", "====", "AAAA"] {
            assert!(SigningSecret::from_base64(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_words_depend_on_every_key_and_their_order() {
        let one = SigningSecret::from_bytes(&[1; 32]).public();
        let two = SigningSecret::from_bytes(&[2; 32]).public();
        let age: EncryptKey = crate::agekeys::EVERYBODY_KEY.parse().unwrap();
        let all = [
            one.words(),
            two.words(),
            key_words(&[one.clone(), two.clone()], &[]),
            key_words(&[two, one.clone()], &[]),
            key_words(&[one], &[age]),
        ];
        for (i, words) in all.iter().enumerate() {
            assert!(all[i + 1..].iter().all(|other| other != words));
            assert!(words.as_slice().iter().all(|word| word.len() >= 3));
        }
    }

    #[test]
    fn an_allowed_signers_line_cannot_be_broken_by_a_name() {
        let key = SigningSecret::from_bytes(&[1; 32]).public();
        let line = key.allowed_signers_line("a b\n* \"x");
        assert!(line.starts_with("a_b____x namespaces=\"ai-challenge-packet@v1\" ssh-ed25519 "), "{line}");
        assert_eq!(line.lines().count(), 1);
    }
}
