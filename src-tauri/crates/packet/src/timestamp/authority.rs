//! Who made a stamp: the certificate that signed it, whether it may, and whether somebody vouches for it. All of this is
//! judged by libcrypto.

use super::{
    AuthorityCheck, Fault, MAX_CERTIFICATES_BYTES, TimestampError,
    der::{Result, SEQUENCE},
    token::{Digest, Token},
};
use openssl::{
    cms::{CMSOptions, CmsContentInfo},
    error::ErrorStack,
    hash::{MessageDigest, hash},
    nid::Nid,
    stack::{Stack, StackRef},
    x509::{
        X509, X509PurposeId, X509Ref, X509StoreContext, X509VerifyResult,
        store::{X509Store, X509StoreBuilder},
        verify::{X509VerifyFlags, X509VerifyParam},
    },
};
use recourse_model::{Sha256Hash, Timestamp};

/// The most certificates that are looked at.
const MAX_CERTIFICATES: usize = 500;

/// What libcrypto calls 112 bits: no MD5 or SHA-1 under a certificate, no RSA key below 2048 bits.
const SECURITY_LEVEL: i32 = 2;

/// The longest chain, without its two ends.
const MAX_DEPTH: i32 = 8;

const fn invalid(fault: Fault) -> TimestampError {
    TimestampError::Invalid(fault)
}

/// The certificates of a PEM file, or the one of a DER file; a file without any is refused.
pub(super) fn certificates(bytes: &[u8]) -> Result<Vec<X509>> {
    if bytes.len() as u64 > MAX_CERTIFICATES_BYTES {
        return Err(TimestampError::Authority(Fault::TooLarge));
    }
    // PEM is text; a bare certificate begins with this byte, which is no text.
    let found = match bytes {
        [SEQUENCE, ..] => X509::from_der(bytes).map(|one| vec![one]),
        _ => X509::stack_from_pem(bytes),
    };
    match forget_errors(found) {
        Ok(found) if !found.is_empty() && found.len() <= MAX_CERTIFICATES => Ok(found),
        _ => Err(TimestampError::Authority(Fault::NoCertificates)),
    }
}

/// The certificate that the signed part of the stamp names. It came with the stamp, or the person gave it.
pub(super) fn signer(token: &Token<'_>, given: &[X509]) -> Result<X509> {
    let came = token.certificates.iter().take(MAX_CERTIFICATES);
    let came = came.filter_map(|bytes| X509::from_der(bytes).ok().map(|certificate| (*bytes, certificate)));
    for (bytes, certificate) in came {
        if is_named(token, bytes) {
            return Ok(certificate);
        }
    }
    for certificate in given {
        if certificate.to_der().is_ok_and(|bytes| is_named(token, &bytes)) {
            return Ok(certificate.clone());
        }
    }
    Err(invalid(Fault::Signer))
}

/// Whether every hash that the stamp gives of its signer's certificate is that of this one.
fn is_named(token: &Token<'_>, certificate: &[u8]) -> bool {
    token.named.iter().all(|named| {
        let digest = match named.digest {
            Digest::Sha1 => MessageDigest::sha1(),
            Digest::Sha256 => MessageDigest::sha256(),
            Digest::Sha384 => MessageDigest::sha384(),
            Digest::Sha512 => MessageDigest::sha512(),
        };
        hash(digest, certificate).is_ok_and(|found| *found == *named.hash)
    })
}

/// That this certificate, and no other, signed the stamp.
pub(super) fn signature(token: &Token<'_>, signer: &X509Ref) -> Result<()> {
    // libcrypto compares names by their letters; here every byte counts.
    let issuer = forget_errors(signer.issuer_name().to_der()).map_err(|_| invalid(Fault::Malformed))?;
    if token.issuer.is_some_and(|named| named != issuer) {
        return Err(invalid(Fault::Signer));
    }
    let mut cms = CmsContentInfo::from_der(token.whole).map_err(|_| invalid(Fault::Malformed))?;
    let judged = (|| {
        let mut only = Stack::new()?;
        only.push(signer.to_owned())?;
        // The certificates inside are left alone, so the signature can only be found good under the one given here.
        let how = CMSOptions::NOINTERN | CMSOptions::NO_SIGNER_CERT_VERIFY | CMSOptions::BINARY;
        let mut signed = Vec::new();
        cms.verify(Some(&only), None, None, Some(&mut signed), how)?;
        Ok(signed)
    })();
    match forget_errors(judged) {
        // What libcrypto found signed is what was read here.
        Ok(signed) if signed == token.content => Ok(()),
        _ => Err(invalid(Fault::Signature)),
    }
}

/// That the certificate is one for time-stamps and nothing else, with a key that is long enough, and was valid then.
pub(super) fn fit(signer: &X509Ref, at: Timestamp) -> Result<()> {
    // Trusting the certificate itself leaves exactly those questions open.
    let found = store(&[signer.to_owned()], at, X509VerifyFlags::PARTIAL_CHAIN)
        .and_then(|store| chain(&store, signer, &*Stack::new()?));
    let found = forget_errors(found).map_err(|_| invalid(Fault::Signer))?;
    match found.result.as_raw() {
        _ if found.good => Ok(()),
        NOT_YET_VALID | HAS_EXPIRED => Err(invalid(Fault::Expired)),
        INVALID_PURPOSE => Err(invalid(Fault::Purpose)),
        KEY_TOO_SMALL => Err(invalid(Fault::Algorithm)),
        _ => Err(invalid(Fault::Signer)),
    }
}

// `X509_V_…` of libcrypto, which never change.
const NOT_YET_VALID: i32 = 9;
const HAS_EXPIRED: i32 = 10;
const INVALID_PURPOSE: i32 = 26;
const KEY_TOO_SMALL: i32 = 66;

/// The root, among the given certificates, that the signer's certificate leads to.
pub(super) fn root(
    token: &Token<'_>,
    signer: &X509Ref,
    given: &[X509],
    at: Timestamp,
) -> Result<AuthorityCheck> {
    let found = (|| {
        let mut between = Stack::new()?;
        for bytes in token.certificates.iter().take(MAX_CERTIFICATES) {
            if let Ok(certificate) = X509::from_der(bytes) {
                between.push(certificate)?;
            }
        }
        chain(&store(given, at, X509VerifyFlags::empty())?, signer, &between)
    })();
    match forget_errors(found) {
        Ok(Found { good: true, end: Some(root), .. }) => {
            let der = root.to_der().map_err(|_| TimestampError::Authority(Fault::Chain))?;
            let sha256 = openssl::sha::sha256(&der);
            Ok(AuthorityCheck::Anchored { root: name(&root), sha256: Sha256Hash(sha256) })
        }
        _ => Err(TimestampError::Authority(Fault::Chain)),
    }
}

/// A store that trusts these certificates, for time-stamps, at that time.
fn store(
    trusted: &[X509],
    at: Timestamp,
    flags: X509VerifyFlags,
) -> std::result::Result<X509Store, ErrorStack> {
    let mut param = X509VerifyParam::new()?;
    param.set_purpose(X509PurposeId::TIMESTAMP_SIGN)?;
    param.set_time(at.timestamp());
    param.set_auth_level(SECURITY_LEVEL);
    param.set_depth(MAX_DEPTH);
    param.set_flags(flags)?;
    let mut store = X509StoreBuilder::new()?;
    for certificate in trusted {
        store.add_cert(certificate.clone())?;
    }
    store.set_param(&param)?;
    Ok(store.build())
}

/// What is found about a certificate.
struct Found {
    good: bool,
    result: X509VerifyResult,
    /// The certificate at the end of its chain.
    end: Option<X509>,
}

fn chain(
    store: &X509Store,
    certificate: &X509Ref,
    between: &StackRef<X509>,
) -> std::result::Result<Found, ErrorStack> {
    X509StoreContext::new()?.init(store, certificate, between, |context| {
        let good = context.verify_cert()?;
        let end = context.chain().and_then(|chain| chain.iter().last()).map(ToOwned::to_owned);
        Ok(Found { good: good && context.error() == X509VerifyResult::OK, result: context.error(), end })
    })
}

/// libcrypto keeps its errors per thread; what was judged here must not be found there by the next caller.
fn forget_errors<T>(result: std::result::Result<T, ErrorStack>) -> std::result::Result<T, ErrorStack> {
    drop(ErrorStack::get());
    result
}

/// What a certificate calls its owner: its common name and its organization, without characters that could draw
/// something else than they are.
pub(super) fn name(certificate: &X509Ref) -> String {
    let subject = certificate.subject_name();
    let part = |nid| {
        let entry = subject.entries_by_nid(nid).next()?;
        let text = entry.data().to_string().ok()?;
        let text: String =
            text.chars().filter(|c| crate::text::is_name(c.encode_utf8(&mut [0; 4]))).take(100).collect();
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let (name, organization) = (part(Nid::COMMONNAME), part(Nid::ORGANIZATIONNAME));
    let mut parts: Vec<String> = name.into_iter().chain(organization).collect();
    parts.dedup();
    drop(ErrorStack::get());
    parts.join(", ")
}
