//! Time-stamps of others (RFC 3161): that a packet existed at a time, said by an authority that never saw it.
//!
//! A stamp lives beside a packet and never inside. What goes to the authority is the SHA-256 of packet.json, the same
//! hash that receipts and answers name; how it gets there is for the person. This module makes the request and judges the
//! reply. It reads the shell of a reply itself, strictly; signatures and certificates are judged by libcrypto.
//!
//! Whoever has a key can make a stamp with any time. It counts only as far as the authority's certificate is vouched
//! for, so that is part of every result: [`AuthorityCheck`].

mod authority;
mod der;
mod error;
mod reply;
mod request;
mod token;

pub use error::{Fault, TimestampError};
pub use request::{Nonce, request};

use recourse_model::{Sha256Hash, Timestamp};

/// The largest reply, in bytes. Usual ones have four to eight thousand.
pub const MAX_REPLY_BYTES: u64 = 256 * 1024;

/// The largest file of certificates, in bytes.
pub const MAX_CERTIFICATES_BYTES: u64 = 1024 * 1024;

/// What a stamp says, after everything in it was found right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutsideTime {
    /// The time that the authority put on it.
    pub at: Timestamp,
    /// How far off that may be in either direction, in microseconds, if the authority says so.
    pub accuracy_micros: Option<u64>,
    /// Its number at the authority, in hex digits.
    pub serial: String,
    /// The rules under which it was given, as an object identifier.
    pub policy: String,
    /// The authority, as its certificate names it.
    pub authority: String,
    /// Whether somebody vouches for that certificate.
    pub check: AuthorityCheck,
}

impl OutsideTime {
    /// The latest moment at which the packet must have existed, as far as the authority's word goes.
    #[must_use]
    pub fn latest(&self) -> Timestamp {
        let micros = i64::try_from(self.accuracy_micros.unwrap_or(0)).unwrap_or(i64::MAX);
        self.at.checked_add_signed(chrono::TimeDelta::microseconds(micros)).unwrap_or(Timestamp::MAX_UTC)
    }
}

/// Whether the authority's certificate leads to one that a person trusts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuthorityCheck {
    /// It leads to this certificate, which the person gave. Whether it was revoked is not known.
    Anchored {
        /// The name in the certificate at the root.
        root: String,
        /// The SHA-256 of that certificate, to be compared with what the authority publishes.
        sha256: Sha256Hash,
    },
    /// No certificates were given: anybody may have made this stamp.
    NotChecked,
}

/// Judges a reply (`.tsr`) to a request for the packet with this SHA-256. `nonce` is that of the request, where it is
/// known. `anchors` are certificates in PEM (or one in DER), if a person gave some: then one of them must be the root that the authority's
/// certificate leads to, at the time that the stamp says.
///
/// # Errors
/// [`TimestampError`] for everything that does not hold.
pub fn verify(
    reply: &[u8],
    sha256: Sha256Hash,
    nonce: Option<&Nonce>,
    anchors: Option<&[u8]>,
) -> Result<OutsideTime, TimestampError> {
    let token = reply::token(reply)?;
    let token = token::Token::read(token)?;
    let info = token.info()?;
    if info.imprint != sha256 {
        return Err(TimestampError::OtherPacket);
    }
    if nonce.is_some() && info.nonce.as_ref() != nonce {
        return Err(TimestampError::Invalid(Fault::Nonce));
    }
    let given = anchors.map(authority::certificates).transpose()?;
    let signer = authority::signer(&token, given.as_deref().unwrap_or_default())?;
    authority::signature(&token, &signer)?;
    authority::fit(&signer, info.at)?;
    let check = match given {
        None => AuthorityCheck::NotChecked,
        Some(given) => authority::root(&token, &signer, &given, info.at)?,
    };
    Ok(OutsideTime {
        at: info.at,
        accuracy_micros: info.accuracy_micros,
        serial: info.serial,
        policy: info.policy,
        authority: authority::name(&signer),
        check,
    })
}

/// The number that a reply repeats, if there is one. Nothing else about the reply is judged: this only finds the request
/// that it may belong to.
///
/// # Errors
/// [`TimestampError`] when it is not a reply.
pub fn nonce_of(reply: &[u8]) -> Result<Option<Nonce>, TimestampError> {
    Ok(token::Token::read(reply::token(reply)?)?.info()?.nonce)
}
