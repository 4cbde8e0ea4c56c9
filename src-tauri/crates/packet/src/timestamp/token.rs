//! The stamp: signed data (RFC 5652) around the few facts of RFC 3161. Read here only as far as it must be known what
//! is signed and by whom; whether it is, libcrypto judges on the same bytes.

use super::{
    Fault, TimestampError,
    der::{
        BOOLEAN, GENERALIZED_TIME, INTEGER, NULL, OCTET_STRING, OID, Reader, Result, SEQUENCE, SET, Value,
        context, context_bare, dotted, malformed,
    },
    request::{self, Nonce},
};
use chrono::{NaiveDate, NaiveDateTime};
use recourse_model::{Sha256Hash, Timestamp};

/// `id-signedData`, 1.2.840.113549.1.7.2.
const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
/// `id-contentType`, 1.2.840.113549.1.9.3.
const CONTENT_TYPE: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x03];
/// `id-ct-TSTInfo`, 1.2.840.113549.1.9.16.1.4.
const TST_INFO: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x04];
/// `id-aa-signingCertificate`, 1.2.840.113549.1.9.16.2.12.
const SIGNING_CERTIFICATE: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x0c];
/// `id-aa-signingCertificateV2`, 1.2.840.113549.1.9.16.2.47.
const SIGNING_CERTIFICATE_V2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x2f];

/// A hash function that may be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Digest {
    /// Only to name a certificate, where finding a second one with the same hash is what would be needed.
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

impl Digest {
    /// The function that an `AlgorithmIdentifier` names. Only SHA-2 may sign.
    fn read(algorithm: Value<'_>) -> Result<Self> {
        match algorithm_name(algorithm)? {
            request::SHA256 => Ok(Self::Sha256),
            [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02] => Ok(Self::Sha384),
            [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03] => Ok(Self::Sha512),
            _ => Err(TimestampError::Invalid(Fault::Algorithm)),
        }
    }
}

/// The name of an algorithm, with nothing behind it or with parameters in one of the two usual forms.
fn algorithm_name(algorithm: Value<'_>) -> Result<&[u8]> {
    let mut parts = algorithm.parts();
    let name = parts.take(OID)?;
    let nothing = parts.optional(NULL)?;
    if nothing.is_some_and(|nothing| !nothing.body.is_empty()) {
        return Err(malformed());
    }
    parts.optional(SEQUENCE)?;
    parts.end()?;
    Ok(name.body)
}

/// Whether this is a signature of RSA or ECDSA with a hash of SHA-2. Plain `rsaEncryption` and RSASSA-PSS take the hash that
/// is named beside them, or one that libcrypto compares with it.
fn signs_with_sha2(name: &[u8]) -> bool {
    match name {
        // pkcs-1: rsaEncryption, RSASSA-PSS, sha256, sha384 and sha512WithRSAEncryption.
        [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, last] => matches!(last, 1 | 10..=13),
        // ecdsa-with-SHA256, SHA384 and SHA512.
        [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, last] => matches!(last, 2..=4),
        _ => false,
    }
}

/// How the signed part names the signer's certificate.
#[derive(Debug, Clone, Copy)]
pub(super) struct CertificateHash<'a> {
    pub(super) digest: Digest,
    pub(super) hash: &'a [u8],
}

/// A stamp, opened as far as needed.
#[derive(Debug)]
pub(super) struct Token<'a> {
    /// All its bytes.
    pub(super) whole: &'a [u8],
    /// The facts that are signed.
    pub(super) content: &'a [u8],
    /// The certificates that came with it, each whole.
    pub(super) certificates: Vec<&'a [u8]>,
    /// Who issued the certificate that signed, where the signature names it so. It is not signed.
    pub(super) issuer: Option<&'a [u8]>,
    /// The certificate that signed, by every hash that is given of it; at least one.
    pub(super) named: Vec<CertificateHash<'a>>,
}

impl<'a> Token<'a> {
    /// Opens a stamp.
    pub(super) fn read(token: Value<'a>) -> Result<Self> {
        let mut parts = token.parts();
        if parts.take(OID)?.body != SIGNED_DATA {
            return Err(malformed());
        }
        let mut data = parts.take(context(0))?.only(SEQUENCE)?.parts();
        parts.end()?;
        // Version 3 is that of signed data which holds something else than plain data.
        if data.take(INTEGER)?.integer()? != [3] {
            return Err(malformed());
        }
        let mut digests = data.take(SET)?.parts();
        while !digests.is_empty() {
            Digest::read(digests.take(SEQUENCE)?)?;
        }
        let content = content(data.take(SEQUENCE)?)?;
        let mut certificates = Vec::new();
        if let Some(set) = data.optional(context(0))? {
            let mut set = set.parts();
            while !set.is_empty() {
                let certificate = set.any()?;
                // Other kinds than X.509 have tags of their own and are of no use here.
                if certificate.tag == SEQUENCE {
                    certificates.push(certificate.whole);
                }
            }
        }
        data.optional(context(1))?;
        let signer = data.take(SET)?.only(SEQUENCE)?;
        data.end()?;
        let (issuer, named) = signer_info(signer)?;
        Ok(Self { whole: token.whole, content, certificates, issuer, named })
    }

    /// The facts of the stamp. They are worth nothing before the signature was judged.
    pub(super) fn info(&self) -> Result<Info> {
        Info::read(self.content)
    }
}

/// The bytes that are signed.
fn content(encapsulated: Value<'_>) -> Result<&[u8]> {
    let mut parts = encapsulated.parts();
    if parts.take(OID)?.body != TST_INFO {
        return Err(malformed());
    }
    let bytes = parts.take(context(0))?.only(OCTET_STRING)?;
    parts.end()?;
    Ok(bytes.body)
}

/// What the one signer signed besides: that it is a stamp, and whose certificate goes with it.
fn signer_info(signer: Value<'_>) -> Result<(Option<&[u8]>, Vec<CertificateHash<'_>>)> {
    let mut parts = signer.parts();
    let version = parts.take(INTEGER)?.integer()?;
    let by = parts.any()?;
    let issuer = match (version, by.tag) {
        ([1], SEQUENCE) => Some(by.parts().take(SEQUENCE)?.whole),
        ([3], tag) if tag == context_bare(0) => None,
        _ => return Err(malformed()),
    };
    Digest::read(parts.take(SEQUENCE)?)?;
    let attributes = parts.take(context(0))?;
    if !signs_with_sha2(algorithm_name(parts.take(SEQUENCE)?)?) {
        return Err(TimestampError::Invalid(Fault::Algorithm));
    }
    parts.take(OCTET_STRING)?;
    parts.optional(context(1))?;
    parts.end()?;
    let content_type = attribute(attributes, CONTENT_TYPE)?.ok_or_else(malformed)?;
    if content_type.tag != OID || content_type.body != TST_INFO {
        return Err(malformed());
    }
    let mut named = Vec::new();
    if let Some(value) = attribute(attributes, SIGNING_CERTIFICATE)? {
        let hash = first_certificate(value)?.take(OCTET_STRING)?.body;
        named.push(CertificateHash { digest: Digest::Sha1, hash });
    }
    if let Some(value) = attribute(attributes, SIGNING_CERTIFICATE_V2)? {
        let mut parts = first_certificate(value)?;
        let digest = parts.optional(SEQUENCE)?.map_or(Ok(Digest::Sha256), Digest::read)?;
        named.push(CertificateHash { digest, hash: parts.take(OCTET_STRING)?.body });
    }
    if named.is_empty() { Err(TimestampError::Invalid(Fault::Signer)) } else { Ok((issuer, named)) }
}

/// The one value of the attribute with this name. It stands there once or not at all.
fn attribute<'a>(attributes: Value<'a>, name: &[u8]) -> Result<Option<Value<'a>>> {
    let mut all = attributes.parts();
    let mut found = None;
    while !all.is_empty() {
        let mut parts = all.take(SEQUENCE)?.parts();
        let is_it = parts.take(OID)?.body == name;
        let values = parts.take(SET)?;
        parts.end()?;
        if is_it {
            let mut values = values.parts();
            let value = values.any()?;
            values.end()?;
            if found.replace(value).is_some() {
                return Err(malformed());
            }
        }
    }
    Ok(found)
}

/// Of the certificates that an attribute names, the first: it is the signer's.
fn first_certificate(value: Value<'_>) -> Result<Reader<'_>> {
    if value.tag != SEQUENCE {
        return Err(malformed());
    }
    let mut certificates = value.parts().take(SEQUENCE)?.parts();
    Ok(certificates.take(SEQUENCE)?.parts())
}

/// The facts of a stamp.
#[derive(Debug)]
pub(super) struct Info {
    pub(super) imprint: Sha256Hash,
    pub(super) at: Timestamp,
    pub(super) accuracy_micros: Option<u64>,
    pub(super) nonce: Option<Nonce>,
    pub(super) serial: String,
    pub(super) policy: String,
}

impl Info {
    fn read(content: &[u8]) -> Result<Self> {
        let mut reader = Reader::new(content);
        let mut parts = reader.take(SEQUENCE)?.parts();
        reader.end()?;
        if parts.take(INTEGER)?.integer()? != [1] {
            return Err(malformed());
        }
        let policy = dotted(parts.take(OID)?.body)?;
        let imprint = request::imprint(parts.take(SEQUENCE)?)?;
        let serial = parts.take(INTEGER)?.integer()?;
        let at = moment(parts.take(GENERALIZED_TIME)?.body)?;
        let accuracy_micros = parts.optional(SEQUENCE)?.map(accuracy).transpose()?;
        // Whether stamps of this authority can be put in order says nothing about this one.
        parts.optional(BOOLEAN)?;
        let nonce = parts.optional(INTEGER)?.map(Nonce::read).transpose()?;
        parts.optional(context(0))?;
        if let Some(extensions) = parts.optional(context(1))? {
            refuse_critical(extensions)?;
        }
        parts.end()?;
        let serial = serial.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { imprint, at, accuracy_micros, nonce, serial, policy })
    }
}

/// Refuses extensions that must be understood: this program understands none.
fn refuse_critical(extensions: Value<'_>) -> Result<()> {
    let mut all = extensions.parts();
    while !all.is_empty() {
        let mut parts = all.take(SEQUENCE)?.parts();
        parts.take(OID)?;
        if parts.optional(BOOLEAN)?.is_some_and(|critical| critical.body != [0]) {
            return Err(malformed());
        }
        parts.take(OCTET_STRING)?;
        parts.end()?;
    }
    Ok(())
}

/// Seconds, thousandths and millionths, each of which may be left out.
fn accuracy(value: Value<'_>) -> Result<u64> {
    let mut parts = value.parts();
    let seconds = parts.optional(INTEGER)?;
    let millis = parts.optional(context_bare(0))?;
    let micros = parts.optional(context_bare(1))?;
    parts.end()?;
    let number = |value: Option<Value<'_>>, limit: u64| -> Result<u64> {
        let Some(value) = value else { return Ok(0) };
        let bytes = Value { tag: INTEGER, ..value }.integer()?;
        if bytes.len() > 5 || bytes.first().is_some_and(|first| *first >= 0x80) {
            return Err(malformed());
        }
        let number = bytes.iter().fold(0, |so_far: u64, byte| so_far << 8 | u64::from(*byte));
        if number > limit { Err(malformed()) } else { Ok(number) }
    };
    Ok(number(seconds, u64::from(u32::MAX))? * 1_000_000
        + number(millis, 999)? * 1_000
        + number(micros, 999)?)
}

/// `20261201093000Z`, perhaps with a fraction of a second.
fn moment(text: &[u8]) -> Result<Timestamp> {
    read_moment(text).ok_or_else(malformed)
}

fn read_moment(text: &[u8]) -> Option<Timestamp> {
    let text = std::str::from_utf8(text).ok()?.strip_suffix('Z')?;
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) if (1..=9).contains(&fraction.len()) => (whole, fraction),
        Some(_) => return None,
        None => (text, ""),
    };
    if whole.len() != 14 || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize, to: usize| whole.get(from..to)?.parse::<u32>().ok();
    let nanos: u32 = format!("{fraction:0<9}").parse().ok()?;
    let year = i32::try_from(number(0, 4)?).ok()?;
    let day = NaiveDate::from_ymd_opt(year, number(4, 6)?, number(6, 8)?)?;
    let at: NaiveDateTime = day.and_hms_nano_opt(number(8, 10)?, number(10, 12)?, number(12, 14)?, nanos)?;
    Some(at.and_utc())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn a_moment_has_every_digit_and_is_in_utc() {
        let at = |text: &str| read_moment(text.as_bytes()).map(|at| at.to_rfc3339());
        assert_eq!(at("20261201093000Z").unwrap(), "2026-12-01T09:30:00+00:00");
        assert_eq!(at("20261201093000.25Z").unwrap(), "2026-12-01T09:30:00.250+00:00");
        for wrong in [
            "20261201093000",
            "202612010930Z",
            "20261301093000Z",
            "20261201093000.Z",
            "20261201093000+0100",
            "2026120109300éZ",
            "20261201093000.0123456789Z",
        ] {
            assert!(at(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn accuracy_adds_up_and_stays_small() {
        let read = |bytes: &[u8]| accuracy(Reader::new(bytes).any().unwrap());
        assert_eq!(read(&[0x30, 3, 2, 1, 1]).unwrap(), 1_000_000);
        assert_eq!(read(&[0x30, 8, 0x80, 2, 1, 0xf4, 0x81, 2, 0, 0x80]).unwrap(), 500_128);
        assert_eq!(read(&[0x30, 0]).unwrap(), 0);
        assert!(read(&[0x30, 4, 0x80, 2, 3, 0xe8]).is_err(), "a thousand thousandths");
        assert!(read(&[0x30, 3, 2, 1, 0xff]).is_err(), "less than nothing");
    }
}
