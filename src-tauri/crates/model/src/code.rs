//! The stable codes of everything that can go wrong. A code is never reused for another meaning.

words! {
    /// What went wrong. Sentences for people live in the window's catalogues and in the command line; each says what
    /// happened, what was kept and what to do.
    pub enum ErrorCode {
        /// The passphrase does not open the vault.
        VaultWrongPassphrase = "vault.wrong_passphrase",
        /// The recovery words do not open the vault.
        VaultWrongRecovery = "vault.wrong_recovery",
        /// Another process has the vault open.
        VaultInUse = "vault.in_use",
        /// A newer version of the program wrote this vault.
        VaultTooNew = "vault.too_new",
        /// There is no vault in this folder.
        VaultNotFound = "vault.not_found",
        /// There is already something in this folder.
        VaultExists = "vault.exists",
        /// The vault's files are damaged.
        VaultDamaged = "vault.damaged",
        /// The vault is locked.
        VaultLocked = "vault.locked",
        /// The disk is full.
        VaultDiskFull = "vault.disk_full",
        /// The operating system refused to read or write.
        VaultIo = "vault.io",
        /// The passphrase is too easy to guess.
        VaultWeakPassphrase = "vault.weak_passphrase",
        /// A record with this id is not there.
        RecordNotFound = "record.not_found",
        /// A field holds something it cannot hold.
        RecordInvalid = "record.invalid",
        /// A log that may only be added to was changed.
        LogBroken = "log.broken",
        /// The file changed while it was read.
        EvidenceChanged = "evidence.changed_while_reading",
        /// The file vanished while it was read.
        EvidenceVanished = "evidence.vanished",
        /// The file cannot be read.
        EvidenceUnreadable = "evidence.unreadable",
        /// It is a folder, a device or a link, not a file.
        EvidenceNotAFile = "evidence.not_a_file",
        /// The file is larger than version 1 of the packet can carry.
        EvidenceTooLarge = "evidence.too_large",
        /// The stored bytes no longer match their hash.
        EvidenceDamaged = "evidence.damaged",
        /// The file is not an age file.
        PacketNotAge = "packet.not_age",
        /// The age header is larger than a packet may have.
        PacketHeaderTooLarge = "packet.header_too_large",
        /// The age header has more stanzas than a packet may have.
        PacketTooManyStanzas = "packet.too_many_stanzas",
        /// The file is locked with a passphrase; packets never are.
        PacketPassphrase = "packet.passphrase",
        /// None of the keys here opens the file.
        PacketNotForYou = "packet.not_for_you",
        /// The file was changed or damaged.
        PacketDamaged = "packet.damaged",
        /// The file ends too early.
        PacketCut = "packet.cut",
        /// It is an age file, but not a packet.
        PacketNotAPacket = "packet.not_a_packet",
        /// The packet has a version this program does not know.
        PacketUnknownVersion = "packet.unknown_version",
        /// The packet has a kind this program does not know.
        PacketUnknownKind = "packet.unknown_kind",
        /// packet.json is not as the format says.
        PacketInvalidJson = "packet.invalid_json",
        /// packet.json is larger than the format allows.
        PacketJsonTooLarge = "packet.json_too_large",
        /// packet.json is nested deeper than the format allows.
        PacketJsonTooDeep = "packet.json_too_deep",
        /// packet.json contradicts itself.
        PacketInconsistent = "packet.inconsistent",
        /// There is no signature.
        PacketUnsigned = "packet.unsigned",
        /// The signature is not in the form of the format.
        PacketSignatureMalformed = "packet.signature_malformed",
        /// The signature does not match.
        PacketSignatureWrong = "packet.signature_wrong",
        /// The container's bytes are not the ones packet.json calls for.
        PacketLayout = "packet.layout",
        /// A file does not match its hash.
        PacketHashMismatch = "packet.hash_mismatch",
        /// The padding is not as the format says.
        PacketPadding = "packet.padding",
        /// More files than a packet may have.
        PacketTooManyFiles = "packet.too_many_files",
        /// A file is larger than version 1 can carry.
        PacketFileTooLarge = "packet.file_too_large",
        /// The packet says it holds more than there is room for.
        PacketTooLargeForDisk = "packet.too_large_for_disk",
        /// This packet is here already.
        PacketDuplicate = "packet.duplicate",
        /// The packet answers one that is not here.
        PacketUnknownThread = "packet.unknown_thread",
        /// It follows a challenge that another key signed.
        PacketNotTheSender = "packet.not_the_sender",
        /// Nothing more can be sent in this thread: its keys were deleted, or its challenge was taken back.
        ThreadClosed = "thread.closed",
        /// The file cannot be written there.
        PacketWrite = "packet.write",
        /// The file cannot be read.
        PacketRead = "packet.read",
        /// It is sealed and on the disk, but its file could not take its name.
        PacketNotNamed = "packet.not_named",
        /// The disk filled up.
        PacketDiskFull = "packet.disk_full",
        /// A key is not in the form of the format.
        KeyInvalid = "key.invalid",
        /// The card is not signed by the key it names.
        CardInvalid = "card.invalid",
        /// The reply of a time-stamping authority does not hold. The parameter `reason` says why.
        TimestampInvalid = "timestamp.invalid",
        /// The time-stamp is for another packet.
        TimestampOtherPacket = "timestamp.other_packet",
        /// The certificates that were given do not vouch for the time-stamp. The parameter `reason` says why.
        TimestampAuthority = "timestamp.authority",
        /// Something must be settled before sealing.
        ChallengeBlocked = "challenge.blocked",
        /// It was changed while it was being sealed.
        ChallengeChanged = "challenge.changed",
        /// There is nothing to seal.
        ChallengeEmpty = "challenge.empty",
        /// The recipient's key has not been compared and the person has not said to go on.
        RecipientUnchecked = "recipient.unchecked",
        /// The challenge or response was sealed and can no longer be changed.
        AlreadySealed = "sealed.already",
        /// A decision other than yes needs reasons.
        DecisionNeedsReasons = "decision.needs_reasons",
        /// The packet is not of the kind that this desk takes.
        WrongDesk = "desk.wrong_packet",
        /// The catalog has no such entry.
        CatalogUnknown = "catalog.unknown",
        /// The file is not the playbook export that NIST publishes. The parameter `reason` says why.
        CatalogPlaybook = "catalog.playbook",
        /// The person stopped it.
        Cancelled = "app.cancelled",
        /// Something the program did not expect.
        Internal = "app.internal",
    }
}
