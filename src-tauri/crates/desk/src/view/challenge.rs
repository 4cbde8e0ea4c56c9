//! Views of composing and sealing.

use recourse_model::{
    Ask, AskId, Challenge, ChallengeId, ClaimChoice, ClaimId, EvidenceId, HarmId, PersonId, Recipient,
    RecipientId, Sha256Hash,
};
use recourse_packet::body::Challenge as ChallengeBody;

use super::{EvidenceRow, HarmRow, LedgerView};
use crate::follow_up::FollowUpDrafts;

view! {
    /// An organization with its key in words.
    pub struct RecipientView {
        /// The organization.
        pub recipient: Recipient,
        /// Twelve words that stand for its keys.
        pub words: Vec<String>,
        /// The fingerprint of its signing key.
        pub fingerprint: String,
        /// Whether it is the example organization of the shipped example.
        pub example: bool,
    }
}

view! {
    /// What must be settled before sealing.
    pub enum BlockerKind {
        /// No claim was chosen.
        NoClaims,
        /// An ask has no words.
        AskEmpty,
        /// An ask rests only on stories that do not go.
        AskOnHeldStory,
        /// A claim has no title.
        ClaimUntitled,
        /// The title of the case or the challenge tells a story that does not go.
        TitleTellsStory,
        /// Nobody says whose story a claim is.
        NobodyNamed,
        /// A person did not allow their own words to be quoted.
        OwnWords,
        /// Nobody is chosen to get it.
        NoRecipient,
        /// The recipient's key words were not compared.
        KeyUnchecked,
        /// The recipient's key was taken back: it is no longer to be used.
        KeyRevoked,
        /// Another key is known under the recipient's name, and the key before did not agree to it.
        KeyChanged,
        /// An update says nothing new.
        NothingNew,
        /// A person was not asked.
        ConsentNotAsked,
        /// A person said no.
        ConsentRefused,
        /// A person took their consent back.
        ConsentWithdrawn,
        /// A person's consent has run out.
        ConsentExpired,
        /// A person said yes, but without something that somebody must look after.
        ConsentWithout,
        /// A file shows where it was taken.
        ShowsPlace,
        /// A file names a device, a program or a person.
        ShowsOther,
        /// A file is of a kind that cannot be checked for what it says about itself.
        NotChecked,
        /// A file is marked as private.
        EvidencePrivate,
        /// A file is larger than a packet can carry.
        EvidenceTooLarge,
    }
}

view! {
    /// A way out of a blocker.
    pub enum BlockerWay {
        /// Leave the piece or the story out.
        LeaveOut,
        /// Write down what the person said.
        RecordConsent,
        /// Put a cleaned copy in its place.
        UseCleanedCopy,
        /// Let it go as it is; the person takes that on.
        IncludeAsIs,
        /// Compare the key words.
        CompareWords,
        /// Send to the other key.
        UseOtherKey,
        /// Go to the field.
        Fill,
    }
}

view! {
    /// One thing to settle.
    pub struct Blocker {
        /// A stable name, to settle it by.
        pub key: String,
        /// What it is.
        pub kind: BlockerKind,
        /// The harm it is about.
        pub harm_id: Option<HarmId>,
        /// The evidence it is about.
        pub evidence_id: Option<EvidenceId>,
        /// The person it is about.
        pub person_id: Option<PersonId>,
        /// The recipient it is about.
        pub recipient_id: Option<RecipientId>,
        /// The organization that is known under the same name with another key.
        pub other_recipient_id: Option<RecipientId>,
        /// The ask it is about.
        pub ask_id: Option<AskId>,
        /// What to call the thing: `E7`, a pseudonym, a name.
        pub label: String,
        /// More of it: a title, or what must be left out.
        pub detail: String,
        /// The ways out. One of them is always to leave it out, where it can be left out.
        pub ways: Vec<BlockerWay>,
    }
}

view! {
    /// What goes.
    pub struct Goes {
        /// Claims.
        pub claims: u32,
        /// The pseudonyms under which stories are told.
        pub pseudonyms: Vec<String>,
        /// Pieces of evidence that go.
        pub evidence: u32,
        /// Pieces of evidence in the case.
        pub evidence_total: u32,
        /// Asks.
        pub asks: u32,
        /// Claims that go with the person's own words.
        pub own_words: u32,
    }
}

view! {
    /// What stays.
    pub struct Stays {
        /// People whose contact is stored.
        pub contacts: u32,
        /// Pieces marked private.
        pub evidence_private: u32,
        /// Pieces whose people did not consent.
        pub evidence_without_consent: u32,
        /// Pieces nobody chose.
        pub evidence_not_chosen: u32,
        /// People who took their consent back.
        pub withdrawn: Vec<String>,
        /// Harms with private notes.
        pub private_notes: u32,
        /// Pieces kept back under a commitment.
        pub withheld: u32,
    }
}

view! {
    /// A file as it will be named in the packet.
    pub struct PreviewFile {
        /// Its path.
        pub path: String,
        /// The piece.
        pub evidence_id: EvidenceId,
        /// Its title.
        pub title: String,
        /// Its size.
        pub bytes: u64,
        /// Its SHA-256.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        pub sha256: Sha256Hash,
        /// Its media type.
        pub media_type: String,
    }
}

view! {
    /// What goes in an update beside claims, asks, dates and files.
    pub struct UpdatePreview {
        /// What is new, in words.
        pub text: String,
        /// Claims that are taken back.
        pub withdrawn_claims: Vec<ClaimId>,
        /// Asks that are taken back.
        pub withdrawn_asks: Vec<AskId>,
        /// How many items that were kept back are handed over with proof.
        pub reveals: u32,
    }
}

view! {
    /// What went in a thread before an update.
    pub struct EarlierView {
        /// The challenge that began it.
        pub challenge_id: ChallengeId,
        /// The harms that went, with their outward ids.
        pub claims: Vec<ClaimChoice>,
        /// The pieces that went.
        pub evidence: Vec<EvidenceId>,
        /// The pieces that were kept back under a commitment.
        pub withheld: Vec<EvidenceId>,
        /// What was asked, as it stands.
        pub asked: ChallengeBody,
    }
}

view! {
    /// What follows a challenge: what is being written, beside what was asked and answered.
    pub struct FollowUps {
        /// What is being written.
        pub drafts: FollowUpDrafts,
        /// The update that is being composed, if one is.
        pub update: Option<ChallengeId>,
        /// Whether anything more can be put into the thread.
        pub open: bool,
        /// What must be settled about keys first.
        pub blockers: Vec<Blocker>,
        /// Asked beside answered.
        pub ledger: LedgerView,
    }
}

view! {
    /// The compose screen.
    pub struct ChallengeView {
        /// The challenge.
        pub challenge: Challenge,
        /// The case's title.
        pub case_title: String,
        /// Its asks, in order.
        pub asks: Vec<Ask>,
        /// The harms of the case.
        pub harms: Vec<HarmRow>,
        /// The evidence of the case.
        pub evidence: Vec<EvidenceRow>,
        /// Organizations it may go to.
        pub recipients: Vec<RecipientView>,
        /// What must be settled.
        pub blockers: Vec<Blocker>,
        /// What goes.
        pub goes: Goes,
        /// What stays.
        pub stays: Stays,
        /// Exactly what the recipient will see: the body that will be sealed.
        pub preview: ChallengeBody,
        /// What else goes, if it is an update.
        pub update: Option<UpdatePreview>,
        /// What went before it, if it is an update.
        pub earlier: Option<EarlierView>,
        /// The files that will be sealed.
        pub files: Vec<PreviewFile>,
        /// The twelve words of the key it will be signed with, if that key is there already.
        pub our_words: Vec<String>,
        /// About how large the packet will be, in bytes.
        pub estimated_bytes: u64,
        /// Whether this is sealed already.
        pub sealed: bool,
    }
}

view! {
    /// What was sealed.
    pub struct SealedView {
        /// The packet.
        pub packet_id: recourse_model::PacketId,
        /// The thread.
        pub thread_id: recourse_model::ThreadId,
        /// The SHA-256 of its packet.json.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        pub sha256: Sha256Hash,
        /// The size of the file.
        pub bytes: u64,
        /// The name of the file, without its folder.
        pub file_name: String,
        /// To whom it is addressed.
        pub organization: String,
        /// Twelve words of the key it is signed with.
        pub signer_words: Vec<String>,
        /// The name it is signed under; empty if none is given.
        pub signer_name: String,
        /// The fingerprint of the key it is signed with.
        pub signer_fingerprint: String,
        /// How many files it carries.
        pub files: u32,
    }
}

view! {
    /// One fact that an incident report should hold, and whether a challenge holds it.
    pub struct IncidentFact {
        /// Its id in the catalog.
        pub id: String,
        /// What it is.
        pub title: String,
        /// Where in a challenge it is found.
        pub line: String,
        /// Whether it is there.
        pub given: bool,
    }
}

view! {
    /// A challenge held against what an incident report should hold at least.
    pub struct IncidentReport {
        /// The facts, in the profile's order.
        pub facts: Vec<IncidentFact>,
    }
}
