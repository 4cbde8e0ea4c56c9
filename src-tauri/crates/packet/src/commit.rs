//! Commitments to items that are named but withheld.
//!
//! A commitment is the SHA-256 over, in this order: the ASCII bytes `ai-challenge-packet withheld v1`, one zero byte,
//! the 32 bytes of a random salt, the length of the content in bytes as eight bytes with the largest first, and the
//! content. The salt stays with the sender. Revealing content and salt later shows that this very content existed when
//! the packet was signed; it does not show that the content is true, complete, or all that was kept back.

use crate::{PacketError, text::NotThisForm, text::one_string};
use recourse_model::Sha256Hash;
use sha2::{Digest, Sha256};
use std::{fmt, io, io::Read, str::FromStr};
use zeroize::Zeroize;

const DOMAIN: &[u8] = b"ai-challenge-packet withheld v1\0";

/// The random 32 bytes that keep a commitment from being guessed. Written as 64 lower-case hex digits.
#[derive(Clone, PartialEq, Eq, Zeroize)]
pub struct Salt([u8; 32]);

impl Salt {
    /// A fresh salt from the operating system's randomness.
    ///
    /// # Errors
    /// [`PacketError::Internal`] when the system gives no randomness.
    pub fn generate() -> Result<Self, PacketError> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|_| PacketError::Internal("no randomness"))?;
        Ok(Self(bytes))
    }
}

impl fmt::Display for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Sha256Hash(self.0), f)
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt([hidden])")
    }
}

impl FromStr for Salt {
    type Err = NotThisForm;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let hex: Sha256Hash = text.parse().map_err(|_| NotThisForm("64 lower-case hex digits"))?;
        Ok(Self(hex.0))
    }
}
one_string!(Salt, "64 lower-case hex digits", "^[0-9a-f]{64}$");

/// The commitment to content that is read from `content` and must be `length` bytes long.
///
/// # Errors
/// What the reader says, and [`io::ErrorKind::InvalidData`] when the content is not that long.
pub fn commit(salt: &Salt, length: u64, content: &mut dyn Read) -> io::Result<Sha256Hash> {
    let mut hash = Sha256::new();
    hash.update(DOMAIN);
    hash.update(salt.0);
    hash.update(length.to_be_bytes());
    let mut buffer = vec![0; 64 * 1024];
    let mut seen = 0;
    loop {
        let read = match content.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        seen += read as u64;
        hash.update(&buffer[..read]);
    }
    if seen == length {
        Ok(Sha256Hash(hash.finalize().into()))
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidData, "the content has another length"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commitment_binds_salt_length_and_content() {
        let salt: Salt = "ab".repeat(32).parse().unwrap();
        let other: Salt = "ac".repeat(32).parse().unwrap();
        let of = |salt: &Salt, content: &[u8]| commit(salt, content.len() as u64, &mut &*content).unwrap();
        assert_ne!(of(&salt, b"letter"), of(&other, b"letter"));
        assert_ne!(of(&salt, b"letter"), of(&salt, b"lette"));
        assert!(commit(&salt, 7, &mut &b"letter"[..]).is_err());
        // The definition, written out.
        let mut plain = b"ai-challenge-packet withheld v1\0".to_vec();
        plain.extend([0xab; 32]);
        plain.extend([0, 0, 0, 0, 0, 0, 0, 6]);
        plain.extend(b"letter");
        assert_eq!(of(&salt, b"letter").0, <[u8; 32]>::from(Sha256::digest(plain)));
        assert_eq!(format!("{salt:?}"), "Salt([hidden])");
    }
}
