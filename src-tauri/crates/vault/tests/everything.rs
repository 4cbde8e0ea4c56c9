//! One filled example of every record, all belonging together.

use crate::{
    common::{ACTOR, at, now},
    register::{response, worksheet},
};
use recourse_model::*;
use recourse_vault::{Attachment, Vault, VaultError, unwatched};

/// One of every record, each field filled, all belonging together.
pub(crate) struct Everything {
    pub(crate) system: System,
    pub(crate) case: Case,
    pub(crate) person: Person,
    pub(crate) recipient: Recipient,
    pub(crate) signer: KnownSigner,
    pub(crate) consent: Consent,
    pub(crate) harm: Harm,
    pub(crate) evidence: Evidence,
    pub(crate) mapping: Mapping,
    pub(crate) note: CharacteristicNote,
    pub(crate) tension: Tension,
    pub(crate) challenge: Challenge,
    pub(crate) ask: Ask,
    pub(crate) identity: Identity,
    pub(crate) thread_keys: ThreadKeys,
    pub(crate) packet: PacketRecord,
    pub(crate) packet_file: PacketFile,
    pub(crate) timestamp: PacketTimestamp,
    pub(crate) withheld: WithheldItem,
    pub(crate) entry: Entry,
    pub(crate) worksheet: Worksheet,
    pub(crate) response: ResponseDraft,
    pub(crate) decision: DecisionEntry,
    pub(crate) attachment: Attachment,
    /// The bytes of evidence, packet file and attachment.
    pub(crate) content: Vec<u8>,
}

pub(crate) fn day(text: &str) -> Option<chrono::NaiveDate> {
    Some(text.parse().unwrap())
}

impl Everything {
    /// Every text field holds `mark`.
    #[expect(clippy::too_many_lines, reason = "one long list of plain values")]
    pub(crate) fn marked(mark: &str) -> Self {
        let t = |what: &str| format!("{what} {mark}");
        let list = |what: &str| vec![t(what), t("another")];
        let content = format!("%PDF {mark} ").repeat(4000).into_bytes();
        let (sha256, bytes) = hash(&content);
        let system = System {
            id: SystemId::new(),
            facts: SystemFacts {
                name: t("Scoring service"),
                kind: Some(SystemKind::Model),
                version: t("3.1"),
                developers: list("maker"),
                deployers: list("office"),
                operators: list("operator"),
                purpose: t("sorting requests"),
                task: t("score"),
                generative: Some(false),
                sector: t("O"),
                public_sector: Some(true),
                critical_function: Some(false),
                breadth: t("one town"),
                autonomy: t("proposes"),
                human_reachable: Some(true),
                public_ids: list("register 12"),
            },
            created_at: now(),
            updated_at: now(),
        };
        let case = Case {
            id: CaseId::new(),
            title: t("Housing points"),
            summary: t("summary"),
            system_id: Some(system.id),
            status: Some(CaseStatus::Waiting),
            language: t("en"),
            created_at: now(),
            updated_at: at("2026-11-24T00:00:00Z"),
        };
        let person = Person {
            id: PersonId::new(),
            pseudonym: t("Juniper"),
            role: Some(PersonRole::Witness),
            relation_to_ai: t("applied twice"),
            contact: Sensitive::new(t("contact")),
            retaliation_risk: Sensitive::new(t("risk")),
            created_at: now(),
            updated_at: now(),
        };
        let packet_id = PacketId::new();
        let thread_id = ThreadId::new();
        let recipient = Recipient {
            id: RecipientId::new(),
            name: t("Town office"),
            age_recipient: t("age1example"),
            signing_key: t("ssh-ed25519 AAAA"),
            contact: t("counter 4"),
            promises: promises(),
            card_packet: Some(packet_id),
            checked_at: Some(now()),
            checked_how: t("by phone"),
            revoked_at: Some(now()),
            revoked_why: t("a laptop was stolen"),
            created_at: now(),
            updated_at: now(),
        };
        let consent = Consent {
            id: ConsentId::new(),
            person_id: person.id,
            purpose: Some(ConsentPurpose::Quote),
            recipient_id: Some(recipient.id),
            answer: Some(ConsentAnswer::YesWithout),
            without: t("the street"),
            given_at: now(),
            expires_at: Some(at("2027-01-01T00:00:00Z")),
            withdrawn_at: Some(at("2026-12-01T08:00:00Z")),
            how_recorded: t("in person"),
        };
        let harm = harm(&t, &list, case.id, person.id);
        let evidence = Evidence {
            id: EvidenceId::new(),
            case_id: case.id,
            number: 1,
            title: t("Letter of refusal"),
            kind: Some(EvidenceKind::DecisionLetter),
            media_type: t("application/pdf"),
            original_name: t("scan.pdf"),
            bytes,
            sha256,
            captured_at: Some(now()),
            captured_by: t("Juniper"),
            method: t("scanned"),
            source_url: t("https://town.example/"),
            derived_from: None,
            operation: Some(Operation::Redact),
            sensitivity: Some(Sensitivity::Private),
            people: vec![person.id],
            supports: vec![harm.id],
            weaknesses: t("page 2 is missing"),
            transcript: t("We regret"),
            created_at: now(),
            updated_at: now(),
        };
        let target = FrameworkRef { framework: t("nist-ai-rmf"), edition: t("1.0"), id: t("MEASURE 2.11") };
        let mapping = Mapping {
            id: MappingId::new(),
            harm_id: harm.id,
            target: target.clone(),
            relation: Some(Relation::NotMet),
            rationale: t("because"),
            evidence: vec![evidence.id],
            created_at: now(),
        };
        let note = CharacteristicNote {
            harm_id: harm.id,
            characteristic: Some(Characteristic::PrivacyEnhanced),
            state: Some(CharacteristicState::Harmed),
            rationale: t("why"),
            evidence: vec![evidence.id],
            updated_at: now(),
        };
        let tension = Tension {
            id: TensionId::new(),
            harm_id: harm.id,
            a: Some(Characteristic::Safe),
            b: Some(Characteristic::PrivacyEnhanced),
            how: t("one costs the other"),
        };
        let challenge = challenge(&t, &list, case.id, &harm, &evidence, recipient.id, thread_id);
        let ask = Ask {
            id: AskId::new(),
            challenge_id: challenge.id,
            position: 1,
            ask_type: Some(AskType::RunTest),
            harms: vec![harm.id],
            text: t("Test the score for both districts"),
            due: day("2027-01-31"),
            basis: harm.facts.laws.clone(),
            priority: Some(Priority::High),
            acceptable_alternatives: t("an outside review"),
        };
        let identity = Identity {
            purpose: t("casebook"),
            display: t("Tenants' circle"),
            signing_secret: Sensitive::new(t("signing secret")),
            signing_key: t("ssh-ed25519 BBBB"),
            age_secret: Sensitive::new(t("age secret")),
            age_recipient: t("age1own"),
            contact: t("letter box"),
            promises: promises(),
            created_at: now(),
        };
        let thread_keys = ThreadKeys {
            thread_id,
            mode: Some(SenderMode::Pseudonym),
            signing_secret: Some(Sensitive::new(t("thread secret"))),
            reply_secret: Sensitive::new(t("reply secret")),
            reply_recipient: t("age1reply"),
            created_at: now(),
        };
        let entry_id = EntryId::new();
        let response = response(&t, &list, entry_id, ask.id);
        let packet = PacketRecord {
            id: packet_id,
            thread_id,
            kind: Some(PacketKind::Challenge),
            direction: Some(Direction::Received),
            sequence: 3,
            in_reply_to: Some(PacketId::new()),
            sha256: hash(mark.as_bytes()).0,
            counterpart: t("Town office"),
            signer: t("SHA256:abc"),
            verification: Some(Verification::GoodNewKey),
            addressed_to_us: true,
            bytes: 70_001,
            challenge_id: Some(challenge.id),
            entry_id: Some(entry_id),
            response_id: Some(response.id),
            created_at: now(),
            recorded_at: now(),
        };
        let packet_file = PacketFile {
            packet_id,
            path: t("data/e0001.pdf"),
            sha256,
            bytes,
            media_type: t("application/pdf"),
            original_name: t("scan.pdf"),
            title: t("Letter"),
            evidence_id: Some(evidence.id),
        };
        let timestamp = PacketTimestamp {
            id: PacketTimestampId::new(),
            packet_id,
            added_at: now(),
            request: t("request").into_bytes(),
            reply: t("reply").into_bytes(),
            anchors: t("-----BEGIN CERTIFICATE-----").into_bytes(),
        };
        let withheld = WithheldItem {
            packet_id,
            commitment: t("commitment"),
            salt: Sensitive::new(t("salt")),
            evidence_id: evidence.id,
        };
        let entry = Entry {
            id: entry_id,
            packet_id,
            thread_id,
            received_at: now(),
            owner: t("complaints office"),
            inventory_system: t("scoring"),
            status: Some(EntryStatus::Measuring),
            severity_own: Some(Severity::Serious),
            duplicates_of: vec![EntryId::new()],
            cluster: t("points"),
            accepted_at: Some(now()),
            receipt_at: Some(now()),
            updated_at: now(),
        };
        let worksheet = worksheet(&t, entry_id, &target);
        let decision = DecisionEntry {
            id: DecisionId::new(),
            at: now(),
            actor_role: t("head of complaints"),
            act: t("decided"),
            subject: t("claim"),
            entry_id: Some(entry_id),
            before: t("nothing"),
            after: t("accepted"),
            ..DecisionEntry::default()
        };
        let attachment = Attachment {
            owner: format!("entry/{entry_id}"),
            name: t("report.pdf"),
            sha256,
            bytes,
            media_type: t("application/pdf"),
            created_at: now(),
        };
        Self {
            system,
            case,
            person,
            recipient,
            signer: KnownSigner {
                signing_key: t("ssh-ed25519 AAAA"),
                name: t("Tenants"),
                checked_at: now(),
                checked_how: t("by phone"),
            },
            consent,
            harm,
            evidence,
            mapping,
            note,
            tension,
            challenge,
            ask,
            identity,
            thread_keys,
            packet,
            packet_file,
            timestamp,
            withheld,
            entry,
            worksheet,
            response,
            decision,
            attachment,
            content,
        }
    }

    /// Writes all of it in one go, in an order in which most records mention others that are not there yet.
    pub(crate) fn store(&self, vault: &Vault) -> Result<DecisionEntry, VaultError> {
        let staged = vault.stage_reader(&mut self.content.as_slice(), None, &mut unwatched)?;
        vault.write(|w| {
            w.adopt(staged)?;
            w.put(&self.worksheet)?;
            w.put(&self.response)?;
            w.put(&self.ask)?;
            w.put(&self.challenge)?;
            w.put(&self.mapping)?;
            w.put(&self.note)?;
            w.put(&self.tension)?;
            w.put(&self.harm)?;
            w.put(&self.consent)?;
            w.put(&self.case)?;
            w.put(&self.system)?;
            w.put(&self.person)?;
            w.put(&self.recipient)?;
            w.put(&self.signer)?;
            assert_eq!(w.next_evidence_number(self.case.id)?, 1);
            w.add_evidence(&self.evidence, ACTOR, now())?;
            w.put(&self.identity)?;
            w.put(&self.thread_keys)?;
            w.put(&self.entry)?;
            w.add_packet(&self.packet, self.packet.counterpart.as_bytes(), self.packet.signer.as_bytes())?;
            w.put(&self.packet_file)?;
            w.put(&self.timestamp)?;
            w.put(&self.withheld)?;
            w.put(&self.attachment)?;
            w.set_setting("test.setting", &self.case.title)?;
            w.put_draft("test/draft", &self.case.title, now())?;
            w.index_packet(self.packet.id, &self.packet.counterpart, &self.packet.signer)?;
            w.log_decision(self.decision.clone())
        })
    }
}

pub(crate) fn hash(bytes: &[u8]) -> (Sha256Hash, u64) {
    use sha2::Digest;
    (Sha256Hash(sha2::Sha256::digest(bytes).into()), bytes.len() as u64)
}

const fn promises() -> PromisedTimes {
    PromisedTimes { acknowledge_days: Some(7), decide_days: Some(30), final_days: Some(90) }
}

pub(crate) type Text<'a> = &'a dyn Fn(&str) -> String;
pub(crate) type List<'a> = &'a dyn Fn(&str) -> Vec<String>;

fn harm(t: Text<'_>, list: List<'_>, case_id: CaseId, person: PersonId) -> Harm {
    Harm {
        id: HarmId::new(),
        case_id,
        facts: HarmFacts {
            title: t("Points taken away"),
            kind: Some(HarmKind::Pattern),
            occurred: Occurred {
                from: day("2026-03-01"),
                to: day("2026-06-30"),
                precision: Some(Precision::Month),
            },
            first_known: day("2026-04-02"),
            ongoing: Some(true),
            places: list("north district"),
            what_happened: t("The letter came"),
            expected: t("an answer"),
            actual: t("a score"),
            ai_role: t("set the score"),
            causal_link: Some(CausalLink::Likely),
            severity: Some(Severity::Severe),
            likelihood: Some(Likelihood::AlmostCertain),
            reversibility: Some(Reversibility::WithEffort),
            scale: Scale {
                count: Some(31),
                precision: Some(CountPrecision::AtLeast),
                basis: t("letters seen"),
            },
            quantities: vec![Quantity { what: t("rent"), amount: t("412"), unit: t("a month") }],
            affected: vec![Affected {
                category: t("tenants"),
                group: t("newcomers"),
                protected_basis: list("origin"),
                count: Some(31),
            }],
            harm_types: vec![HarmType { scheme: t("scheme"), code: t("code") }],
            rights: list("to be heard"),
            laws: vec![LawRef {
                jurisdiction: t("here"),
                instrument: t("act"),
                article: t("5"),
                as_of: day("2026-11-01"),
                source: t("reader"),
            }],
            reproduce: Reproduce { steps: t("ask again"), conditions: t("same form"), rate: t("always") },
            prior_contacts: vec![PriorContact {
                date: day("2026-05-05"),
                channel: t("letter"),
                outcome: t("none"),
            }],
            similar_incidents: list("another town"),
            confidence: Some(Confidence::High),
            own_words: t("I was not asked"),
        },
        people: vec![person],
        private_notes: t("for us alone"),
        draft_step: Some(4),
        created_at: now(),
        updated_at: now(),
    }
}

fn challenge(
    t: Text<'_>,
    list: List<'_>,
    case_id: CaseId,
    harm: &Harm,
    evidence: &Evidence,
    recipient: RecipientId,
    thread: ThreadId,
) -> Challenge {
    Challenge {
        id: ChallengeId::new(),
        case_id,
        title: t("To the town office"),
        claims: vec![ClaimChoice { harm_id: harm.id, claim_id: ClaimId::new(), include_own_words: true }],
        evidence: vec![evidence.id],
        withheld: vec![WithheldChoice {
            evidence_id: evidence.id,
            category: t("safety"),
            reason: t("a name"),
        }],
        recipients: vec![recipient],
        deadlines: Deadlines {
            acknowledge_by: day("2026-12-01"),
            decide_by: day("2026-12-31"),
            final_by: day("2027-03-31"),
            source: Some(DeadlineSource::Requested),
        },
        disclosure: Disclosure { intent: t("a report"), not_before: day("2027-04-01"), links: list("page") },
        copies_to: list("adviser"),
        redaction_notes: t("names covered"),
        sharing: Sharing { tlp: Some(Tlp::Amber), words: t("only who must act") },
        sender_mode: Some(SenderMode::Pseudonym),
        sender_display: t("Tenants' circle"),
        rounding: Some(Rounding::Day),
        follows: None,
        text: t("what is new"),
        withdrawn_claims: vec![ClaimId::new()],
        withdrawn_asks: vec![AskId::new()],
        thread_id: Some(thread),
        sealed_at: Some(now()),
        created_at: now(),
        updated_at: now(),
    }
}
