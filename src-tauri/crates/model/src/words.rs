//! The words that outcomes may take. They are fixed in `product.md` and never invented anew.

/// A word outside the fixed list was given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not one of the words of {kind}: {allowed}")]
pub struct UnknownWord {
    /// The list that was meant.
    pub kind: &'static str,
    /// The allowed words, separated by commas.
    pub allowed: String,
}

words! {
    /// What a person says about one trustworthiness characteristic.
    pub enum CharacteristicState {
        /// It was harmed.
        Harmed = "harmed",
        /// It pulls against another one.
        InTension = "in_tension",
        /// The person is not sure.
        NotSure = "not_sure",
        /// It was not affected.
        NotAffected = "not_affected",
    }
}

words! {
    /// The seven characteristics of a trustworthy system, in the fixed order of the strip (NIST AI 100-1, section 3).
    pub enum Characteristic {
        /// V
        ValidAndReliable = "valid_and_reliable",
        /// S
        Safe = "safe",
        /// R
        SecureAndResilient = "secure_and_resilient",
        /// A
        AccountableAndTransparent = "accountable_and_transparent",
        /// E
        ExplainableAndInterpretable = "explainable_and_interpretable",
        /// P
        PrivacyEnhanced = "privacy_enhanced",
        /// F
        FairWithHarmfulBiasManaged = "fair_with_harmful_bias_managed",
    }
}

impl Characteristic {
    /// The letter in the seven-strip.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::ValidAndReliable => 'V',
            Self::Safe => 'S',
            Self::SecureAndResilient => 'R',
            Self::AccountableAndTransparent => 'A',
            Self::ExplainableAndInterpretable => 'E',
            Self::PrivacyEnhanced => 'P',
            Self::FairWithHarmfulBiasManaged => 'F',
        }
    }
}

words! {
    /// The decision on one claim. Every one but `accepted` needs reasons.
    pub enum Decision {
        /// The claim is right.
        Accepted = "accepted",
        /// Right in part.
        PartlyAccepted = "partly_accepted",
        /// Not right.
        Rejected = "rejected",
        /// Cannot be decided without more.
        NeedInformation = "need_information",
        /// The same as another claim.
        Duplicate = "duplicate",
        /// About a system of somebody else.
        NotOurSystem = "not_our_system",
    }
}

impl Decision {
    /// Whether this decision must be given with reasons.
    #[must_use]
    pub const fn needs_reasons(self) -> bool {
        !matches!(self, Self::Accepted)
    }
}

words! {
    /// What is done about a risk (MANAGE 1.3).
    pub enum Treatment {
        /// Make it smaller.
        Mitigate = "mitigate",
        /// Hand it to somebody else.
        Transfer = "transfer",
        /// Stop doing what causes it.
        Avoid = "avoid",
        /// Live with it.
        Accept = "accept",
    }
}

words! {
    /// What an organization says to one ask.
    pub enum AskOutcome {
        /// Done as asked.
        Granted = "granted",
        /// Done in part.
        PartlyGranted = "partly_granted",
        /// Not done.
        Refused = "refused",
        /// To be done later.
        Later = "later",
        /// Nothing said.
        NoAnswer = "no_answer",
    }
}

words! {
    /// Where one ask stands in the answer ledger. Computed, never chosen.
    pub enum LedgerState {
        /// The answer names tests run, what failed and who reviewed.
        AnsweredWithEvidence = "answered_with_evidence",
        /// An answer without all three.
        AnsweredWithoutEvidence = "answered_without_evidence",
        /// Refused, and says why.
        RefusedWithReasons = "refused_with_reasons",
        /// Refused without a word of why.
        RefusedWithoutReasons = "refused_without_reasons",
        /// Due, and nothing came.
        NoAnswer = "no_answer",
        /// Nothing came, and it is not due yet.
        NotDueYet = "not_due_yet",
    }
}

words! {
    /// What changed in the use of the system.
    pub enum ChangeKind {
        /// Nothing.
        None = "none",
        /// Used in fewer places or ways.
        Limited = "limited",
        /// Stopped for now.
        Paused = "paused",
        /// Changed.
        Modified = "modified",
        /// An earlier version is back.
        RolledBack = "rolled_back",
        /// Stopped for good.
        Decommissioned = "decommissioned",
    }
}

words! {
    /// Whether a case is being worked on.
    pub enum CaseStatus {
        /// Being worked on.
        Open = "open",
        /// Waiting for an answer.
        Waiting = "waiting",
        /// Done.
        Closed = "closed",
    }
}

words! {
    /// What kind of thing a system is.
    pub enum SystemKind {
        /// Data.
        Dataset = "dataset",
        /// A model.
        Model = "model",
        /// A whole system.
        System = "system",
        /// Nobody outside knows.
        Unknown = "unknown",
    }
}

words! {
    /// What kind of thing happened.
    pub enum HarmKind {
        /// It happened once.
        Event = "event",
        /// It nearly happened.
        NearMiss = "near_miss",
        /// It could happen.
        Issue = "issue",
        /// It happens again and again.
        Pattern = "pattern",
    }
}

words! {
    /// How clear it is that the system caused the harm.
    pub enum CausalLink {
        /// Clear.
        Clear = "clear",
        /// Likely.
        Likely = "likely",
        /// Possible.
        Possible = "possible",
        /// Unknown.
        Unknown = "unknown",
    }
}

words! {
    /// How bad it is, in five steps.
    pub enum Severity {
        /// A nuisance.
        Minor = "minor",
        /// It cost time, money or sleep, and could be put right.
        Moderate = "moderate",
        /// It took something important: income, work, care, a home, good standing.
        Serious = "serious",
        /// It did lasting damage to a life, or lesser damage to many.
        Severe = "severe",
        /// It cost lives, health or freedom.
        Critical = "critical",
    }
}

words! {
    /// How likely it is to happen, or to happen again.
    pub enum Likelihood {
        /// Hardly ever.
        Rare = "rare",
        /// Not often.
        Unlikely = "unlikely",
        /// It may.
        Possible = "possible",
        /// More often than not.
        Likely = "likely",
        /// Nearly every time.
        AlmostCertain = "almost_certain",
        /// Nobody knows.
        Unknown = "unknown",
    }
}

words! {
    /// Whether it can be put right.
    pub enum Reversibility {
        /// Easily.
        Easily = "easily",
        /// With effort.
        WithEffort = "with_effort",
        /// In part.
        Partly = "partly",
        /// Never.
        Irreversible = "irreversible",
        /// Nobody knows.
        Unknown = "unknown",
    }
}

words! {
    /// How a count of people is known.
    pub enum CountPrecision {
        /// Counted.
        Exact = "exact",
        /// At least this many.
        AtLeast = "at_least",
        /// An estimate.
        Estimate = "estimate",
        /// Nobody knows.
        Unknown = "unknown",
    }
}

words! {
    /// How sure the recording person is.
    pub enum Confidence {
        /// Sure.
        High = "high",
        /// Fairly sure.
        Medium = "medium",
        /// Not sure.
        Low = "low",
    }
}

words! {
    /// What part a person has.
    pub enum PersonRole {
        /// It happened to them.
        AffectedPerson = "affected_person",
        /// They work with or for the system.
        Worker = "worker",
        /// They saw it.
        Witness = "witness",
        /// They speak for others.
        Advocate = "advocate",
        /// They know the field.
        Expert = "expert",
        /// They report on it.
        Journalist = "journalist",
        /// Something else.
        Other = "other",
    }
}

words! {
    /// What a consent is for.
    pub enum ConsentPurpose {
        /// To share with a recipient.
        Share = "share",
        /// To publish.
        Publish = "publish",
        /// To be contacted.
        Contact = "contact",
        /// To be quoted.
        Quote = "quote",
    }
}

words! {
    /// What a person said when asked.
    pub enum ConsentAnswer {
        /// Yes.
        Yes = "yes",
        /// Yes, but without something.
        YesWithout = "yes_without",
        /// No.
        No = "no",
    }
}

words! {
    /// What a piece of evidence is.
    pub enum EvidenceKind {
        /// Any file.
        File = "file",
        /// A transcript.
        Transcript = "transcript",
        /// A letter with a decision.
        DecisionLetter = "decision_letter",
        /// A picture of a screen.
        Screenshot = "screenshot",
        /// Letters, mails, chats.
        Correspondence = "correspondence",
        /// Data.
        Dataset = "dataset",
        /// A saved page.
        WebCapture = "web_capture",
        /// What somebody said.
        Testimony = "testimony",
        /// Something else.
        Other = "other",
    }
}

words! {
    /// What was done to an original to make a derived piece.
    pub enum Operation {
        /// Parts were covered.
        Redact = "redact",
        /// Cut smaller.
        Crop = "crop",
        /// Hidden data was removed.
        Clean = "clean",
        /// Written out.
        Transcribe = "transcribe",
        /// Put into another language.
        Translate = "translate",
    }
}

words! {
    /// How carefully a piece must be handled.
    pub enum Sensitivity {
        /// May be seen by anyone.
        Open = "open",
        /// May go to the recipient.
        Restricted = "restricted",
        /// Stays in the vault.
        Private = "private",
    }
}

words! {
    /// How a harm relates to an entry of a framework.
    pub enum Relation {
        /// What the entry asks for was not done.
        NotMet = "not_met",
        /// The harm is evidence about it.
        EvidenceFor = "evidence_for",
        /// The person asks about it.
        AsksAbout = "asks_about",
        /// The person is not sure.
        NotSure = "not_sure",
    }
}

words! {
    /// What is asked for.
    pub enum AskType {
        /// Say why.
        Explain = "explain",
        /// Put data right.
        CorrectData = "correct_data",
        /// Have a person look.
        HumanReview = "human_review",
        /// Take a decision back.
        ReverseDecision = "reverse_decision",
        /// Stop for now.
        Pause = "pause",
        /// Stop for good.
        Stop = "stop",
        /// Run a test.
        RunTest = "run_test",
        /// Make something public or hand it over.
        Disclose = "disclose",
        /// Make up for the damage.
        Compensate = "compensate",
        /// Tell the people concerned.
        NotifyPeople = "notify_people",
        /// Change a rule.
        ChangePolicy = "change_policy",
        /// Have somebody independent look.
        IndependentReview = "independent_review",
        /// Keep watching.
        Monitor = "monitor",
        /// Say sorry.
        Apologise = "apologise",
    }
}

words! {
    /// How much an ask matters to the people who ask.
    pub enum Priority {
        /// First.
        High = "high",
        /// Then.
        Normal = "normal",
        /// If possible.
        Low = "low",
    }
}

words! {
    /// Where a deadline comes from.
    pub enum DeadlineSource {
        /// Both sides agreed.
        Agreed = "agreed",
        /// A law says so; check it.
        Law = "law",
        /// It is requested.
        Requested = "requested",
    }
}

words! {
    /// How far a packet's content may be passed on (FIRST Traffic Light Protocol 2.0).
    pub enum Tlp {
        /// Only the people named.
        Red = "red",
        /// Their organization, those who need to know.
        Amber = "amber",
        /// Their organization and its partners.
        Green = "green",
        /// Anyone.
        Clear = "clear",
    }
}

words! {
    /// How the sender of a packet appears.
    pub enum SenderMode {
        /// By name.
        Named = "named",
        /// As a group.
        Group = "group",
        /// Under a pseudonym, with a key made for this thread.
        Pseudonym = "pseudonym",
        /// Without any name, with a key made for this thread.
        Anonymous = "anonymous",
    }
}

impl SenderMode {
    /// Whether packets of this mode are signed with a key of their thread, so that nobody is linked.
    #[must_use]
    pub const fn uses_thread_key(self) -> bool {
        matches!(self, Self::Pseudonym | Self::Anonymous)
    }
}

words! {
    /// What a packet is.
    pub enum PacketKind {
        /// Claims, evidence and asks.
        Challenge = "challenge",
        /// More for an earlier challenge.
        Update = "update",
        /// The challenge is taken back.
        Withdrawal = "withdrawal",
        /// The challenge has arrived.
        Receipt = "receipt",
        /// The answer.
        Response = "response",
        /// The reply to an answer.
        Rejoinder = "rejoinder",
        /// An organization's published keys.
        Card = "card",
    }
}

words! {
    /// Which way a packet went.
    pub enum Direction {
        /// Sealed here.
        Sent = "sent",
        /// Imported here.
        Received = "received",
    }
}

words! {
    /// How an entry of the register stands.
    pub enum EntryStatus {
        /// Just in.
        New = "new",
        /// Being sorted.
        Triage = "triage",
        /// In the Map step.
        Mapping = "mapping",
        /// In the Measure step.
        Measuring = "measuring",
        /// In the Manage step.
        Managing = "managing",
        /// Answered.
        Answered = "answered",
        /// Done.
        Closed = "closed",
    }
}

words! {
    /// How a test came out.
    pub enum TestOutcome {
        /// Within the limit.
        Pass = "pass",
        /// Outside the limit.
        Fail = "fail",
        /// It does not say.
        Inconclusive = "inconclusive",
        /// It was not run.
        NotRun = "not_run",
    }
}

words! {
    /// How far a reviewer stands from the people who build or run the system.
    pub enum Independence {
        /// Outside the organization.
        Outside = "outside",
        /// Another team.
        OtherTeam = "other_team",
        /// The same team.
        SameTeam = "same_team",
    }
}

words! {
    /// How a promise stands.
    pub enum CommitmentStatus {
        /// Promised.
        Planned = "planned",
        /// Begun.
        Begun = "begun",
        /// Kept.
        Done = "done",
        /// Given up.
        Dropped = "dropped",
    }
}

words! {
    /// What verification of a packet found.
    pub enum Verification {
        /// The signature is good and the key is one that a person has compared.
        GoodKnownKey = "good_known_key",
        /// The signature is good; nobody has compared the key yet.
        GoodNewKey = "good_new_key",
        /// The signature is good, but this name was pinned to another key and the old key did not sign the change.
        GoodChangedKey = "good_changed_key",
        /// The signature is good and the packet comes from nobody in particular, by choice.
        GoodAnonymous = "good_anonymous",
        /// The signature is good, but the answer is signed by a key that the question was not addressed to. It is kept,
        /// and it is no answer.
        NotTheAddressee = "not_the_addressee",
    }
}

words! {
    /// Which desk a person works at.
    pub enum Desk {
        /// The documenting desk.
        Casebook = "casebook",
        /// The responding desk.
        Register = "register",
    }
}
