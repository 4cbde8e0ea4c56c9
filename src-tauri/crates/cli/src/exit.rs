//! Exit codes. They are stable: scripts may rely on them.

use recourse_model::ErrorCode;

/// How a call ended, as a number for scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Exit {
    /// The call was not understood.
    Usage = 2,
    /// The vault did not open or could not be made.
    Vault = 3,
    /// A record is not there, or a field cannot hold what was given.
    Record = 4,
    /// A piece of evidence could not be read or is damaged.
    Evidence = 5,
    /// A packet or a key was refused.
    Packet = 6,
    /// Something must be settled first, or is sealed for good.
    Blocked = 7,
    /// It was stopped.
    Cancelled = 8,
    /// The system or the disk refused.
    System = 9,
    /// Something unexpected.
    Internal = 70,
}

/// The table of exit codes that stands below every long help text.
pub(crate) const HELP: &str = "\
Exit codes:
   0  it worked
   2  the call was not understood
   3  the vault did not open or could not be made
   4  a record is not there, or a field cannot hold what was given
   5  a piece of evidence could not be read or is damaged
   6  a packet or a key was refused
   7  something must be settled first, or is sealed for good
   8  it was stopped
   9  the system or the disk refused
  70  something unexpected";

/// The exit code of an error. A complete match: a new code without an exit code does not compile.
#[expect(clippy::too_many_lines, reason = "one flat table")]
pub(crate) const fn of(code: ErrorCode) -> Exit {
    use ErrorCode as C;
    match code {
        C::VaultWrongPassphrase
        | C::VaultWrongRecovery
        | C::VaultInUse
        | C::VaultTooNew
        | C::VaultNotFound
        | C::VaultExists
        | C::VaultDamaged
        | C::VaultLocked
        | C::VaultWeakPassphrase
        | C::LogBroken => Exit::Vault,
        C::RecordNotFound | C::RecordInvalid | C::CatalogUnknown | C::CatalogPlaybook => Exit::Record,
        C::EvidenceChanged
        | C::EvidenceVanished
        | C::EvidenceUnreadable
        | C::EvidenceNotAFile
        | C::EvidenceTooLarge
        | C::EvidenceDamaged => Exit::Evidence,
        C::PacketNotAge
        | C::PacketHeaderTooLarge
        | C::PacketTooManyStanzas
        | C::PacketPassphrase
        | C::PacketNotForYou
        | C::PacketDamaged
        | C::PacketCut
        | C::PacketNotAPacket
        | C::PacketUnknownVersion
        | C::PacketUnknownKind
        | C::PacketInvalidJson
        | C::PacketJsonTooLarge
        | C::PacketJsonTooDeep
        | C::PacketInconsistent
        | C::PacketUnsigned
        | C::PacketSignatureMalformed
        | C::PacketSignatureWrong
        | C::PacketLayout
        | C::PacketHashMismatch
        | C::PacketPadding
        | C::PacketTooManyFiles
        | C::PacketFileTooLarge
        | C::PacketDuplicate
        | C::PacketUnknownThread
        | C::PacketNotTheSender
        | C::KeyInvalid
        | C::CardInvalid
        | C::TimestampInvalid
        | C::TimestampOtherPacket
        | C::TimestampAuthority
        | C::WrongDesk => Exit::Packet,
        C::ChallengeBlocked
        | C::ChallengeChanged
        | C::ChallengeEmpty
        | C::RecipientUnchecked
        | C::AlreadySealed
        | C::ThreadClosed
        | C::DecisionNeedsReasons => Exit::Blocked,
        C::Cancelled => Exit::Cancelled,
        C::VaultDiskFull
        | C::VaultIo
        | C::PacketTooLargeForDisk
        | C::PacketWrite
        | C::PacketNotNamed
        | C::PacketRead
        | C::PacketDiskFull => Exit::System,
        C::Internal => Exit::Internal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_names_every_exit_code() {
        let used: std::collections::BTreeSet<u8> =
            ErrorCode::ALL.iter().map(|code| of(*code) as u8).collect();
        for code in used {
            assert!(HELP.lines().any(|line| line.trim_start().starts_with(&format!("{code}  "))), "{code}");
        }
    }
}
