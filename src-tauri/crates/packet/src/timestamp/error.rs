//! Why a reply of a time-stamping authority does not stand.

use recourse_model::ErrorCode;

/// Why a reply of a time-stamping authority was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TimestampError {
    /// It is a good form of reply, but for another packet.
    #[error("the time-stamp is for another packet")]
    OtherPacket,
    /// The reply itself does not hold.
    #[error("the time-stamp does not hold: {0}")]
    Invalid(Fault),
    /// The reply holds, and the certificates that were given do not vouch for who made it.
    #[error("the certificates do not vouch for the time-stamp: {0}")]
    Authority(Fault),
}

/// What is wrong, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// More bytes than a reply, or a file of certificates, may have.
    TooLarge,
    /// Not a reply in the form of RFC 3161.
    Malformed,
    /// The authority says that it gave no stamp.
    NotGranted,
    /// A hash function that is not one of SHA-2, or for the packet's own hash not SHA-256.
    Algorithm,
    /// It answers another request than the one that was made here.
    Nonce,
    /// The reply does not say whose certificate goes with it, or does not hold that certificate.
    Signer,
    /// The signature does not match.
    Signature,
    /// The certificate may not be used for time-stamps, or for nothing but time-stamps as RFC 3161 demands.
    Purpose,
    /// The certificate was not valid at the time that the stamp says.
    Expired,
    /// There is no certificate in the file that was given.
    NoCertificates,
    /// No certificate that was given is the root of the authority's certificate.
    Chain,
}

impl Fault {
    /// The stable word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TooLarge => "too_large",
            Self::Malformed => "malformed",
            Self::NotGranted => "not_granted",
            Self::Algorithm => "algorithm",
            Self::Nonce => "nonce",
            Self::Signer => "signer",
            Self::Signature => "signature",
            Self::Purpose => "purpose",
            Self::Expired => "expired",
            Self::NoCertificates => "no_certificates",
            Self::Chain => "chain",
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TimestampError {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> ErrorCode {
        match self {
            Self::OtherPacket => ErrorCode::TimestampOtherPacket,
            Self::Invalid(_) => ErrorCode::TimestampInvalid,
            Self::Authority(_) => ErrorCode::TimestampAuthority,
        }
    }

    /// What is wrong, where the code alone does not say it.
    #[must_use]
    pub const fn fault(self) -> Option<Fault> {
        match self {
            Self::OtherPacket => None,
            Self::Invalid(fault) | Self::Authority(fault) => Some(fault),
        }
    }
}
