//! What is asked of an authority: a hash, and a number that its reply has to repeat.

use super::{
    Fault, TimestampError,
    der::{self, INTEGER, NULL, OCTET_STRING, OID, Reader, Result, SEQUENCE, malformed},
};
use crate::PacketError;
use recourse_model::Sha256Hash;

/// `id-sha256`, 2.16.840.1.101.3.4.2.1.
pub(super) const SHA256: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];

/// The most bytes of a number that a reply repeats. Ours has eight.
const MAX_NONCE_BYTES: usize = 64;

/// A number drawn by chance that the reply to a request repeats, as the bytes of a DER integer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nonce(Vec<u8>);

impl Nonce {
    /// A new one.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn random() -> std::result::Result<Self, PacketError> {
        let mut bytes = [0; 8];
        getrandom::fill(&mut bytes).map_err(|_| PacketError::Internal("no random numbers"))?;
        // A positive integer that begins neither with an empty byte nor with a sign has one spelling and one length.
        bytes[0] = bytes[0] & 0x7f | 0x40;
        Ok(Self(bytes.to_vec()))
    }

    /// The number in a request.
    ///
    /// # Errors
    /// [`Fault::Malformed`] when this is not a request as this program writes it.
    pub fn of_request(request: &[u8]) -> Result<Self> {
        let mut reader = Reader::new(request);
        let mut parts = reader.take(SEQUENCE)?.parts();
        reader.end()?;
        if parts.take(INTEGER)?.integer()? != [1] {
            return Err(malformed());
        }
        imprint(parts.take(SEQUENCE)?)?;
        Self::read(parts.take(INTEGER)?)
    }

    pub(super) fn read(value: der::Value<'_>) -> Result<Self> {
        let bytes = value.integer()?;
        if bytes.len() > MAX_NONCE_BYTES { Err(malformed()) } else { Ok(Self(bytes.to_vec())) }
    }
}

/// A request for a time-stamp (RFC 3161), in DER: the SHA-256 of a packet's packet.json, and nothing else about it. The
/// authority is asked to put its certificate into the reply.
#[must_use]
pub fn request(sha256: Sha256Hash, nonce: &Nonce) -> Vec<u8> {
    let algorithm = der::write(SEQUENCE, &[&der::write(OID, &[SHA256]), &[NULL, 0]]);
    let imprint = der::write(SEQUENCE, &[&algorithm, &der::write(OCTET_STRING, &[&sha256.0])]);
    let version = [INTEGER, 1, 1];
    let with_certificate = [der::BOOLEAN, 1, 0xff];
    der::write(SEQUENCE, &[&version, &imprint, &der::write(INTEGER, &[&nonce.0]), &with_certificate])
}

/// The hash in a request or a reply, which must be a SHA-256.
pub(super) fn imprint(value: der::Value<'_>) -> Result<Sha256Hash> {
    let mut parts = value.parts();
    let mut algorithm = parts.take(SEQUENCE)?.parts();
    let name = algorithm.take(OID)?;
    let parameters = algorithm.optional(NULL)?;
    algorithm.end()?;
    let hash = parts.take(OCTET_STRING)?;
    parts.end()?;
    if name.body != SHA256 {
        return Err(TimestampError::Invalid(Fault::Algorithm));
    }
    if parameters.is_some_and(|null| !null.body.is_empty()) {
        return Err(malformed());
    }
    hash.body.try_into().map(Sha256Hash).map_err(|_| malformed())
}
