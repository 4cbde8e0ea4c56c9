//! The words for everything that can go wrong: what happened, what was kept, what to do.

use recourse_desk::view::{BlockerKind, BlockerWay};
use recourse_model::ErrorCode;

/// Three sentences about an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Words {
    /// What happened.
    pub(crate) what: &'static str,
    /// What was kept.
    pub(crate) kept: &'static str,
    /// What to do.
    pub(crate) next: &'static str,
}

const fn say(what: &'static str, kept: &'static str, next: &'static str) -> Words {
    Words { what, kept, next }
}

const NOTHING: &str = "Nothing was changed.";
const UNOPENED: &str = "Nothing in the vault was changed.";
const NOT_TAKEN_IN: &str = "The packet was not taken in, and nothing was changed.";
const ASK_AGAIN: &str = "Ask the sender to seal and send it again.";

/// The words for an error. A complete match: a new code without words does not compile.
#[expect(clippy::too_many_lines, reason = "one flat table, one arm for each code")]
pub(crate) const fn of(code: ErrorCode) -> Words {
    use ErrorCode as C;
    match code {
        C::VaultWrongPassphrase => say(
            "The passphrase does not open this vault.",
            UNOPENED,
            "Try again; look at capital letters and keyboard layout. With the recovery sheet: recourse vault recovery use.",
        ),
        C::VaultWrongRecovery => say(
            "The recovery words are not the right ones.",
            UNOPENED,
            "Compare each word with the sheet. Only the newest sheet works.",
        ),
        C::VaultInUse => say(
            "Another program has this vault open.",
            UNOPENED,
            "Close the vault in the app, or wait until the other command has ended. Then try again.",
        ),
        C::VaultTooNew => say(
            "A newer version of Recourse wrote this vault.",
            UNOPENED,
            "Open it with that version or a newer one.",
        ),
        C::VaultNotFound => say(
            "There is no vault in this folder.",
            NOTHING,
            "Name the right folder with --vault, or make a vault with: recourse vault create.",
        ),
        C::VaultExists => say(
            "There is already something in this folder.",
            "What is there was left as it is.",
            "Name a folder that is empty or does not exist yet.",
        ),
        C::VaultDamaged => say(
            "Files of the vault are damaged.",
            "The vault was left as it is.",
            "Make a copy of the whole folder before anything else. Then use your last backup.",
        ),
        C::VaultLocked => say("The vault is locked.", NOTHING, "Open it first."),
        C::VaultDiskFull => say(
            "The disk is full.",
            "What was saved before is safe. This change was not saved.",
            "Make room and try again.",
        ),
        C::VaultIo => say(
            "The system refused to read or write a file.",
            "What was saved before is safe. This change was not saved.",
            "Look at the folder's permissions and whether the disk is connected. Then try again.",
        ),
        C::VaultWeakPassphrase => say(
            "This passphrase is too easy to guess.",
            NOTHING,
            "Use five or six words that do not belong together. Words drawn by chance: recourse vault suggest.",
        ),
        C::RecordNotFound => say(
            "There is no such record.",
            NOTHING,
            "List what is there with the `list` command, and copy the id.",
        ),
        C::RecordInvalid => {
            say("A field cannot hold what was given.", NOTHING, "Correct the field and try again.")
        }
        C::LogBroken => say(
            "A log that may only be added to was changed from outside.",
            "Nothing was added to it.",
            "Keep a copy of the vault's folder. Somebody or something else wrote in it.",
        ),
        C::EvidenceChanged => say(
            "The file changed while it was read.",
            "It was not added. Everything else is as it was.",
            "Close the program that writes it, and add it again.",
        ),
        C::EvidenceVanished => say(
            "The file is not there, or went away while it was read.",
            "It was not added. Everything else is as it was.",
            "Look for the file, and add it again.",
        ),
        C::EvidenceUnreadable => say(
            "The file cannot be read.",
            "It was not added. Everything else is as it was.",
            "Look at the file's permissions and the disk, and add it again.",
        ),
        C::EvidenceNotAFile => say(
            "This is a folder, a device or a link, not a file.",
            "It was not added. Everything else is as it was.",
            "Name the files themselves.",
        ),
        C::EvidenceTooLarge => say(
            "The file is larger than a packet can carry (8 GiB).",
            "It was not added. Everything else is as it was.",
            "Split it, or add the part that matters.",
        ),
        C::EvidenceDamaged => say(
            "The stored bytes of a piece of evidence no longer match their hash.",
            "The piece and its custody log were left as they are.",
            "Add the original again if you have it. Do not send this one.",
        ),
        C::PacketNotAge => {
            say("This file is not a packet.", NOT_TAKEN_IN, "Look whether it is the right file.")
        }
        C::PacketHeaderTooLarge | C::PacketTooManyStanzas => {
            say("The head of this file is larger than a packet may have.", NOT_TAKEN_IN, ASK_AGAIN)
        }
        C::PacketPassphrase => say(
            "This file is locked with a passphrase. Packets never are.",
            NOT_TAKEN_IN,
            "Ask the sender for the packet itself.",
        ),
        C::PacketNotForYou => say(
            "None of the keys here opens this file. It was sealed for somebody else.",
            NOT_TAKEN_IN,
            "Send the sender your card, so that they can seal it for you.",
        ),
        C::PacketDamaged => say("The file was changed or damaged on its way.", NOT_TAKEN_IN, ASK_AGAIN),
        C::PacketCut => say(
            "The file ends too early.",
            NOT_TAKEN_IN,
            "Copy or download it again. If that does not help, ask the sender for it again.",
        ),
        C::PacketNotAPacket => say(
            "It is an encrypted file, but not a packet.",
            NOT_TAKEN_IN,
            "Look whether it is the right file.",
        ),
        C::PacketUnknownVersion => say(
            "This packet has a version that this program does not know.",
            NOT_TAKEN_IN,
            "Use a newer version of Recourse.",
        ),
        C::PacketUnknownKind => say(
            "This packet is of a kind that this program does not know.",
            NOT_TAKEN_IN,
            "Use a newer version of Recourse.",
        ),
        C::PacketInvalidJson => {
            say("The record in this packet is not as the format says.", NOT_TAKEN_IN, ASK_AGAIN)
        }
        C::PacketJsonTooLarge | C::PacketJsonTooDeep => {
            say("The record in this packet is larger than the format allows.", NOT_TAKEN_IN, ASK_AGAIN)
        }
        C::PacketInconsistent => {
            say("The record in this packet contradicts itself.", NOT_TAKEN_IN, ASK_AGAIN)
        }
        C::PacketUnsigned => say(
            "This packet is not signed. Anybody could have made it.",
            NOT_TAKEN_IN,
            "Ask the sender for a signed packet.",
        ),
        C::PacketSignatureMalformed => {
            say("The signature of this packet is not in the form of the format.", NOT_TAKEN_IN, ASK_AGAIN)
        }
        C::PacketSignatureWrong => say(
            "The signature does not match. The record was changed after it was signed, or signed with another key.",
            NOT_TAKEN_IN,
            "Do not rely on it. Ask the sender on another way what they sent.",
        ),
        C::PacketLayout | C::PacketPadding => {
            say("The inside of this packet is not what its record calls for.", NOT_TAKEN_IN, ASK_AGAIN)
        }
        C::PacketHashMismatch => say(
            "A file in this packet does not match its hash.",
            NOT_TAKEN_IN,
            "Do not rely on it. Ask the sender to send it again.",
        ),
        C::PacketTooManyFiles => say(
            "There are more files than a packet may have (10,000).",
            NOTHING,
            "Put some of them together.",
        ),
        C::PacketFileTooLarge => say(
            "A file is larger than a packet can carry (8 GiB).",
            NOTHING,
            "Leave it out of the packet, or split it and add the parts.",
        ),
        C::PacketTooLargeForDisk => say(
            "The packet holds more than there is room for on this disk.",
            NOT_TAKEN_IN,
            "Make room and try again.",
        ),
        C::PacketDuplicate => {
            say("This packet is here already.", "The one that is here was kept.", "There is nothing to do.")
        }
        C::PacketUnknownThread => say(
            "This packet answers one that is not in this vault.",
            NOT_TAKEN_IN,
            "Open the vault that sealed the challenge, and import it there.",
        ),
        C::PacketNotTheSender => say(
            "This packet follows a challenge that another key signed.",
            NOT_TAKEN_IN,
            "Do not believe it. Ask the sender of the challenge whether they sent it, on another way than it came.",
        ),
        C::ThreadClosed => say(
            "Nothing more can be sent in this thread: its keys were deleted, or its challenge was taken back.",
            "What was sent and what came can still be read.",
            "Begin a new challenge from the case.",
        ),
        C::PacketWrite => say(
            "The file cannot be written there.",
            "No half file was left, and nothing was marked as sealed.",
            "Name a folder that exists and that you may write to, and a file name that is not taken.",
        ),
        C::PacketRead => say(
            "The file cannot be read.",
            NOTHING,
            "Look whether it is there, whether you may read it, and whether the disk is connected.",
        ),
        C::PacketDiskFull => say(
            "The disk filled up.",
            "No half file was left, and nothing was marked as sealed.",
            "Make room, or name another disk, and try again.",
        ),
        C::KeyInvalid => say(
            "A key is not in the form of the format.",
            NOTHING,
            "Copy the whole key again. Better: ask for the organization's card and import it.",
        ),
        C::CardInvalid => say(
            "This card does not hold: it is not signed by the key it names.",
            "No key was changed.",
            "Ask the organization for its card again, and compare the words with them.",
        ),
        C::TimestampInvalid => say(
            "This is not a reply of a time-stamping authority that holds.",
            "Nothing was added. The request, if there is one, still waits.",
            "Look whether it is the reply (.tsr) as it came. If it is, ask the authority for another stamp.",
        ),
        C::TimestampOtherPacket => say(
            "This time-stamp is for another packet.",
            "Nothing was added. The request, if there is one, still waits.",
            "Name the packet it was asked for: recourse packet timestamp list shows them.",
        ),
        C::TimestampAuthority => say(
            "The certificates that were given do not vouch for this time-stamp.",
            "Nothing was added or changed.",
            "Get the root certificate from the authority itself. Without it the stamp can be added, but proves little.",
        ),
        C::ChallengeBlocked => say(
            "Something must be settled before this can be sealed.",
            "Nothing was sealed. The draft is as it was.",
            "See what and how with: recourse challenge blockers.",
        ),
        C::ChallengeChanged => say(
            "It was changed while it was being sealed.",
            "Nothing was sealed. What was written meanwhile was kept.",
            "Look at it once more, and seal it again.",
        ),
        C::PacketNotNamed => say(
            "The packet is sealed and on the disk, but its file could not take its name.",
            "It lies beside its place under a name that ends in .part, and counts as sealed.",
            "Open the vault again: it then takes its name. Do not seal a second one.",
        ),
        C::ChallengeEmpty => say(
            "There is nothing to seal yet.",
            "The draft is as it was.",
            "Choose at least one harm as a claim, and write at least one ask.",
        ),
        C::RecipientUnchecked => say(
            "Nobody has compared this recipient's key words yet.",
            "Nothing was sealed. The draft is as it was.",
            "Read the words to them by phone or in person; then: recourse recipient checked.",
        ),
        C::AlreadySealed => say(
            "This was sealed and can no longer be changed.",
            "The sealed version was kept as it is.",
            "Begin a new one.",
        ),
        C::DecisionNeedsReasons => say(
            "A decision other than yes needs reasons.",
            "The worksheet was kept. The decision was not recorded.",
            "Write the reasons, and record the decision again.",
        ),
        C::WrongDesk => say(
            "This packet is not of a kind that is taken in here.",
            NOT_TAKEN_IN,
            "Import challenges where you answer, and answers where you asked.",
        ),
        C::CatalogUnknown => say(
            "The catalog has no such entry.",
            NOTHING,
            "Find the right id with: recourse catalog search WORDS.",
        ),
        C::CatalogPlaybook => say(
            "This file is not the playbook export that NIST publishes.",
            "Nothing was changed. An export that was attached before stays.",
            "Download the JSON export again from NIST, and attach it as it comes.",
        ),
        C::Cancelled => {
            say("It was stopped.", "What was not finished was taken back.", "Run it again when you like.")
        }
        C::Internal => say(
            "Something happened that the program did not expect.",
            "What was saved before is safe.",
            "Try again. If it happens again, report it with the code, and without any content of the vault.",
        ),
    }
}

/// What a blocker means.
pub(crate) const fn blocker(kind: BlockerKind) -> &'static str {
    match kind {
        BlockerKind::NoClaims => "No harm was chosen as a claim.",
        BlockerKind::AskEmpty => "An ask has no words.",
        BlockerKind::AskOnHeldStory => "This ask rests only on stories that do not go.",
        BlockerKind::TitleTellsStory => "The title tells a story that does not go.",
        BlockerKind::NobodyNamed => "Nobody says whose story this is.",
        BlockerKind::OwnWords => "This person did not allow their own words to be quoted.",
        BlockerKind::ClaimUntitled => "A claim has no title.",
        BlockerKind::NoRecipient => "No recipient was chosen.",
        BlockerKind::KeyChanged => {
            "Two keys are known under the recipient's name, and the older one did not sign the change."
        }
        BlockerKind::KeyRevoked => "The recipient's key was taken back. Nothing may go to it.",
        BlockerKind::NothingNew => "The update says nothing new.",
        BlockerKind::KeyUnchecked => "Nobody has compared the recipient's key words.",
        BlockerKind::ConsentNotAsked => "This person was not asked whether it may be shared.",
        BlockerKind::ConsentRefused => "This person said no.",
        BlockerKind::ConsentWithdrawn => "This person took their consent back.",
        BlockerKind::ConsentExpired => "This person's consent has run out.",
        BlockerKind::ConsentWithout => {
            "This person said yes, without something. Look whether it is left out."
        }
        BlockerKind::ShowsPlace => "This file says where it was made.",
        BlockerKind::ShowsOther => "This file holds hidden data.",
        BlockerKind::EvidencePrivate => "This piece is marked to stay in the vault.",
        BlockerKind::EvidenceTooLarge => "This piece is larger than a packet can carry.",
        BlockerKind::NotChecked => {
            "This kind of file cannot be checked for hidden data. Look at it yourself."
        }
    }
}

/// What a way out of a blocker does.
pub(crate) const fn way(kind: BlockerKind, way: BlockerWay) -> &'static str {
    match way {
        BlockerWay::LeaveOut
            if matches!(
                kind,
                BlockerKind::KeyUnchecked | BlockerKind::KeyChanged | BlockerKind::KeyRevoked
            ) =>
        {
            "do not send it to them"
        }
        BlockerWay::IncludeAsIs if matches!(kind, BlockerKind::KeyChanged) => {
            "send it to the key that is chosen; ask the organization first, on another way"
        }
        BlockerWay::UseOtherKey => "send it to the other key instead (then compare its words)",
        BlockerWay::IncludeAsIs if matches!(kind, BlockerKind::KeyUnchecked) => {
            "go on without comparing the words"
        }
        BlockerWay::LeaveOut => "leave it out",
        BlockerWay::RecordConsent => "ask the person and record the answer (recourse consent add)",
        BlockerWay::UseCleanedCopy => "send a cleaned copy instead",
        BlockerWay::IncludeAsIs => "send it as it is",
        BlockerWay::CompareWords => "compare the words with them (recourse recipient checked)",
        BlockerWay::Fill => "fill in what is missing",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_says_three_whole_sentences() {
        for code in ErrorCode::ALL {
            let Words { what, kept, next } = of(*code);
            for sentence in [what, kept, next] {
                assert!(sentence.ends_with('.') && sentence.len() > 10, "{code}: {sentence}");
            }
        }
    }
}
