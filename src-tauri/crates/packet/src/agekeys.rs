//! Encryption keys: age X25519.

use crate::{PacketError, text::one_string};
use secrecy::ExposeSecret;
use std::{fmt, str::FromStr};
use zeroize::Zeroizing;

/// The secret half of the key that every card is also sealed to. It is published on purpose: a card is for everybody,
/// and still opens like any other packet. Its 32 bytes are the SHA-256 of
/// `ai-challenge-packet v1: everybody, not a secret`.
pub const EVERYBODY_SECRET: &str =
    "AGE-SECRET-KEY-14Z56RZJTEMTJ3MKDD79PMED9HJ4TSYW0SVVKM5AKZZSXQPKTYMJSRVLWJK";
/// The public half of [`EVERYBODY_SECRET`].
pub const EVERYBODY_KEY: &str = "age1jug23cn02p4hz23myj56du2kyezfdeznwmadjvx667pjvh6d6auq3r8x0h";

/// A key that packets are encrypted to (`age1…`).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EncryptKey(age::x25519::Recipient);

impl EncryptKey {
    pub(crate) const fn inner(&self) -> &age::x25519::Recipient {
        &self.0
    }

    /// Whether this is the published key of cards, which anybody can open.
    #[must_use]
    pub fn is_everybody(&self) -> bool {
        self.to_string() == EVERYBODY_KEY
    }
}

impl fmt::Display for EncryptKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for EncryptKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EncryptKey({})", self.0)
    }
}

impl PartialOrd for EncryptKey {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for EncryptKey {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.to_string().cmp(&other.to_string())
    }
}

impl FromStr for EncryptKey {
    type Err = PacketError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = PacketError::KeyInvalid("an encryption key (age1…)");
        match text.trim().parse::<age::x25519::Recipient>() {
            Ok(key) if is_sound(&point(&key.to_string())) => Ok(Self(key)),
            _ => Err(wrong),
        }
    }
}

/// The 32 bytes that a well-formed `age1…` says.
fn point(text: &str) -> [u8; 32] {
    let alphabet = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let data = text.as_bytes().get(4..56).unwrap_or_default();
    let five = data.iter().map(|&c| alphabet.iter().position(|&known| known == c).unwrap_or(0));
    let mut bytes = [0; 32];
    for (place, bit) in
        five.flat_map(|five| (0..5).rev().map(move |i| five >> i & 1 == 1)).take(256).enumerate()
    {
        bytes[place / 8] |= u8::from(bit) << (7 - place % 8);
    }
    bytes
}

/// Whether a key is a point in its one spelling and not one of the few of small order. With those, the shared secret is
/// zero whatever the other side does: everybody could open the packet, and the age library stops the whole program.
fn is_sound(point: &[u8; 32]) -> bool {
    let high = point[31] & 0x80 != 0;
    let beyond_prime = point[31] == 0x7f && point[1..31].iter().all(|&byte| byte == 0xff) && point[0] >= 0xed;
    // Every scalar is made a multiple of eight, the size of the small subgroup, before it is used.
    let small = x25519_dalek::x25519([1; 32], *point) == [0; 32];
    !(high || beyond_prime || small)
}
one_string!(EncryptKey, "an age key (age1…)", "^age1[02-9ac-hj-np-z]{58}$");

/// A secret key that opens packets (`AGE-SECRET-KEY-1…`). Wiped when dropped, never printed.
#[derive(Clone)]
pub struct DecryptSecret(age::x25519::Identity);

impl DecryptSecret {
    /// A fresh key from the operating system's randomness.
    #[must_use]
    pub fn generate() -> Self {
        Self(age::x25519::Identity::generate())
    }

    /// The key that packets for this secret are encrypted to.
    #[must_use]
    pub fn public(&self) -> EncryptKey {
        EncryptKey(self.0.to_public())
    }

    /// The secret as text, for storage in a vault or for a key file.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// The published key of cards.
    #[must_use]
    pub(crate) fn everybody() -> Option<Self> {
        EVERYBODY_SECRET.parse().ok()
    }

    pub(crate) const fn inner(&self) -> &age::x25519::Identity {
        &self.0
    }
}

impl fmt::Debug for DecryptSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DecryptSecret([hidden])")
    }
}

impl FromStr for DecryptSecret {
    type Err = PacketError;
    /// Reads `AGE-SECRET-KEY-1…`. For a whole key file, see [`DecryptSecret::from_key_file`].
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.trim()
            .parse()
            .map(Self)
            .map_err(|_| PacketError::KeyInvalid("a decryption key (AGE-SECRET-KEY-1…)"))
    }
}

impl DecryptSecret {
    /// Reads every key of a file as `age-keygen` writes it: one key a line, lines with `#` and empty lines passed over.
    ///
    /// # Errors
    /// [`PacketError::KeyInvalid`] when a line is something else, or there is no key.
    pub fn from_key_file(text: &str) -> Result<Vec<Self>, PacketError> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let keys = lines.map(str::parse).collect::<Result<Vec<_>, _>>()?;
        if keys.is_empty() { Err(PacketError::KeyInvalid("a key file with a key in it")) } else { Ok(keys) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_key_of_cards_is_the_published_one() {
        let secret = DecryptSecret::everybody().unwrap();
        assert_eq!(secret.public().to_string(), EVERYBODY_KEY);
        assert!(secret.public().is_everybody());
        assert!(!DecryptSecret::generate().public().is_everybody());
        // Nothing up our sleeve: the secret is the hash that the documentation names.
        let named = Sha256::digest(b"ai-challenge-packet v1: everybody, not a secret");
        let five_bits = |c: u8| b"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L".iter().position(|&d| d == c).unwrap();
        let mut bits = EVERYBODY_SECRET.as_bytes()[16..]
            .iter()
            .flat_map(|&c| (0..5).rev().map(move |i| (five_bits(c) >> i) & 1));
        for byte in named {
            let read = (0..8).fold(0, |sum, _| sum * 2 + bits.next().unwrap());
            assert_eq!(read, usize::from(byte));
        }
    }

    #[test]
    fn keys_that_would_protect_nothing_are_refused() {
        // Order 4, 1, 8 and 2; then the prime itself, and a second spelling each of 9 by prime and by the high bit.
        for key in [
            "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z",
            "age1qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqj7vrya",
            "age1ur4h5lpmgxu2u9jku0a0r87ydtdqnr0tnsetrlvxvgz3vh6fhqqqzyt4v9",
            "age1anlllllllllllllllllllllllllllllllllllllllllllllllals4n2t7m",
            "age1ahlllllllllllllllllllllllllllllllllllllllllllllllalsn46ayy",
            "age17mlllllllllllllllllllllllllllllllllllllllllllllllalsxajvgg",
            "age1pyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqzqqyr3apl",
        ] {
            assert!(key.parse::<age::x25519::Recipient>().is_ok(), "age itself takes {key}");
            assert_eq!(key.parse::<EncryptKey>().unwrap_err().code(), recourse_model::ErrorCode::KeyInvalid);
        }
        for _ in 0..50 {
            let key = DecryptSecret::generate().public();
            assert_eq!(key.to_string().parse::<EncryptKey>().unwrap(), key);
        }
    }

    #[test]
    fn keys_read_what_they_write_and_hide_the_secret() {
        let secret = DecryptSecret::generate();
        let again: DecryptSecret = secret.to_text().parse().unwrap();
        assert_eq!(again.public(), secret.public());
        assert_eq!(secret.public().to_string().parse::<EncryptKey>().unwrap(), secret.public());
        assert_eq!(format!("{secret:?}"), "DecryptSecret([hidden])");
        let shouted = format!("\"{}\"", secret.public().to_string().to_uppercase());
        assert!(serde_json::from_str::<EncryptKey>(&shouted).is_err());
        let file = format!("# created: today\n# public key: {}\n{}\n", secret.public(), &*secret.to_text());
        assert_eq!(DecryptSecret::from_key_file(&file).unwrap().len(), 1);
        assert!(DecryptSecret::from_key_file("# nothing\n").is_err());
        assert!(DecryptSecret::from_key_file("hello\n").is_err());
    }
}
