//! The one way out: from what a vault holds to what a packet says.
//!
//! [`challenge`] turns a snapshot of the casebook into the body and files that will be sealed. The compose screen shows
//! its result, and sealing seals its result, so what a person saw is what goes. A story goes only under a pseudonym
//! whose person consented; a piece of evidence only when everyone in it consented and it is not private. Whatever does
//! not meet that is left out here, and named in [`Release::held_back`], whether or not anyone looked at the blockers.
//! Contacts, notes on retaliation and private notes have no way into these types at all.

use crate::{
    consent, evidence, metadata,
    view::{ConsentState, HiddenData},
};
use recourse_model::{
    Ask, Case, Challenge, CharacteristicNote, Consent, ConsentPurpose, Evidence, EvidenceId, Harm, HarmFacts,
    HarmId, Mapping, Person, PersonId, Recipient, RecipientId, SenderMode, Sensitivity, System, Tension,
    Timestamp,
};
use recourse_packet::{
    CleaningReport, DataPath, DerivedFrom, FileEntry, FileRole, PersonRef, Provenance, body,
    limits::MAX_FILE_BYTES,
};
use std::collections::BTreeMap;

/// Everything of a case that a challenge may draw on, read in one moment.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The challenge.
    pub challenge: Challenge,
    /// Its case.
    pub case: Case,
    /// The system of the case.
    pub system: Option<System>,
    /// Its asks, in order.
    pub asks: Vec<Ask>,
    /// The harms of the case with their numbers and mapping.
    pub harms: Vec<HarmParts>,
    /// The evidence of the case, with what each file says about itself.
    pub evidence: Vec<(Evidence, HiddenData)>,
    /// The people of the case with what they said.
    pub people: BTreeMap<PersonId, (Person, Vec<Consent>)>,
    /// Those who get it.
    pub recipients: Vec<Recipient>,
    /// Keys of blockers that the person took on.
    pub settled: Vec<String>,
}

/// A harm with its mapping.
#[derive(Debug, Clone)]
pub struct HarmParts {
    /// Its number in the case.
    pub number: u32,
    /// The harm.
    pub harm: Harm,
    /// What was said about the characteristics.
    pub notes: Vec<CharacteristicNote>,
    /// Tensions.
    pub tensions: Vec<Tension>,
    /// Links to the framework.
    pub mappings: Vec<Mapping>,
}

/// What goes, and what was held back although it was chosen.
#[derive(Debug, Clone)]
pub struct Release {
    /// The body of the packet.
    pub body: body::Challenge,
    /// Its files, in order.
    pub files: Vec<FileEntry>,
    /// The pieces behind the files, in the same order.
    pub pieces: Vec<EvidenceId>,
    /// What was chosen and does not go.
    pub held_back: Vec<HeldBack>,
}

/// Something that was chosen and does not go, and why.
#[derive(Debug, Clone, PartialEq)]
pub enum HeldBack {
    /// A story whose person did not consent.
    Story {
        /// The harm.
        harm: HarmId,
        /// The person.
        person: PersonId,
        /// What their consent says.
        consent: ConsentState,
    },
    /// A piece with somebody in it who did not consent.
    PieceWithPerson {
        /// The piece.
        piece: EvidenceId,
        /// The person.
        person: PersonId,
        /// What their consent says.
        consent: ConsentState,
    },
    /// A piece that is marked private.
    PrivatePiece(EvidenceId),
    /// A piece that is larger than a packet can carry.
    LargePiece(EvidenceId),
    /// A piece that says something about itself which nobody has taken on.
    TellingPiece(EvidenceId, HiddenData),
}

impl Snapshot {
    /// The one recipient that consents are asked for. With several recipients only a consent for anyone counts.
    fn recipient(&self) -> Option<RecipientId> {
        match self.challenge.recipients.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// What a person's consents say about sharing with those who get this challenge.
    #[must_use]
    pub fn consent_of(&self, person: PersonId, purpose: ConsentPurpose, now: Timestamp) -> ConsentState {
        let Some((_, consents)) = self.people.get(&person) else { return ConsentState::NotAsked };
        consent::state(consents, purpose, self.recipient(), now)
    }

    /// What must be left out, where a person said yes with a condition.
    #[must_use]
    pub fn condition_of(&self, person: PersonId) -> String {
        self.people.get(&person).map_or_else(String::new, |(_, consents)| {
            consent::condition(consents, ConsentPurpose::Share, self.recipient())
        })
    }

    /// Whether the person at the screen took this on.
    #[must_use]
    pub fn is_settled(&self, key: &str) -> bool {
        self.settled.iter().any(|settled| settled == key)
    }

    fn may_share(&self, person: PersonId, key: &str, now: Timestamp) -> Result<(), ConsentState> {
        match self.consent_of(person, ConsentPurpose::Share, now) {
            ConsentState::MayShare => Ok(()),
            ConsentState::Without if self.is_settled(key) => Ok(()),
            other => Err(other),
        }
    }

    /// Why a story may not go; nothing if it may.
    fn story_held(&self, harm: &Harm, now: Timestamp) -> Option<HeldBack> {
        harm.people.iter().find_map(|person| {
            let key = keys::story(harm.id, *person);
            let held = |consent| HeldBack::Story { harm: harm.id, person: *person, consent };
            self.may_share(*person, &key, now).err().map(held)
        })
    }

    /// Why a piece may not go; nothing if it may.
    fn piece_held(&self, piece: &Evidence, hidden: HiddenData, now: Timestamp) -> Option<HeldBack> {
        if piece.sensitivity == Some(Sensitivity::Private) {
            return Some(HeldBack::PrivatePiece(piece.id));
        }
        if piece.bytes > MAX_FILE_BYTES {
            return Some(HeldBack::LargePiece(piece.id));
        }
        for person in &piece.people {
            if let Err(consent) = self.may_share(*person, &keys::piece_person(piece.id, *person), now) {
                return Some(HeldBack::PieceWithPerson { piece: piece.id, person: *person, consent });
            }
        }
        let telling = hidden != HiddenData::Clean && !self.is_settled(&keys::telling(piece.id));
        telling.then_some(HeldBack::TellingPiece(piece.id, hidden))
    }
}

/// Stable names of what may have to be settled.
pub mod keys {
    use recourse_model::{EvidenceId, HarmId, PersonId, RecipientId};

    /// A story and its person.
    #[must_use]
    pub fn story(harm: HarmId, person: PersonId) -> String {
        format!("story/{harm}/{person}")
    }
    /// A piece and a person in it.
    #[must_use]
    pub fn piece_person(piece: EvidenceId, person: PersonId) -> String {
        format!("piece/{piece}/{person}")
    }
    /// What a piece says about itself.
    #[must_use]
    pub fn telling(piece: EvidenceId) -> String {
        format!("telling/{piece}")
    }
    /// A private or too large piece.
    #[must_use]
    pub fn piece(piece: EvidenceId) -> String {
        format!("piece/{piece}")
    }
    /// A recipient's key.
    #[must_use]
    pub fn recipient(recipient: RecipientId) -> String {
        format!("key/{recipient}")
    }
}

/// What goes out as this challenge at `now`.
#[must_use]
pub fn challenge(snapshot: &Snapshot, now: Timestamp) -> Release {
    let mut held_back = Vec::new();
    let (files, pieces, paths) = files(snapshot, now, &mut held_back);
    let mut people = People::default();
    let mut claims = Vec::new();
    let mut claim_ids = BTreeMap::new();
    for choice in &snapshot.challenge.claims {
        let Some(parts) = snapshot.harms.iter().find(|parts| parts.harm.id == choice.harm_id) else {
            continue;
        };
        if let Some(held) = snapshot.story_held(&parts.harm, now) {
            held_back.push(held);
            continue;
        }
        let number = u32::try_from(claims.len() + 1).unwrap_or(u32::MAX);
        claim_ids.insert(choice.harm_id, choice.claim_id);
        claims.push(claim(snapshot, parts, choice, number, &paths, &mut people, now));
    }
    let body = body::Challenge {
        title: snapshot.challenge.title.clone(),
        case: body::CaseSummary {
            title: snapshot.case.title.clone(),
            summary: snapshot.case.summary.clone(),
        },
        system: snapshot.system.as_ref().map(|system| system.facts.clone()),
        claims,
        people: people.items,
        asks: asks(snapshot, &claim_ids),
        deadlines: snapshot.challenge.deadlines.clone(),
        disclosure: snapshot.challenge.disclosure.clone(),
        copies_to: snapshot.challenge.copies_to.clone(),
        redaction_notes: snapshot.challenge.redaction_notes.clone(),
        sharing: snapshot.challenge.sharing.clone(),
    };
    Release { body, files, pieces, held_back }
}

type Files = (Vec<FileEntry>, Vec<EvidenceId>, BTreeMap<EvidenceId, DataPath>);

fn files(snapshot: &Snapshot, now: Timestamp, held_back: &mut Vec<HeldBack>) -> Files {
    let mut chosen: Vec<&(Evidence, HiddenData)> = snapshot
        .evidence
        .iter()
        .filter(|(piece, _)| snapshot.challenge.evidence.contains(&piece.id))
        .collect();
    chosen.sort_by_key(|(piece, _)| piece.number);
    chosen.retain(|(piece, hidden)| match snapshot.piece_held(piece, *hidden, now) {
        Some(held) => {
            held_back.push(held);
            false
        }
        None => true,
    });
    let paths: BTreeMap<_, _> = (1..)
        .zip(&chosen)
        .map(|(number, (piece, _))| (piece.id, DataPath::new(number, metadata::ending(&piece.media_type))))
        .collect();
    let named = snapshot.challenge.sender_mode.is_none_or(|mode| !mode.uses_thread_key());
    let files = chosen.iter().filter_map(|(piece, hidden)| {
        let path = paths.get(&piece.id)?;
        Some(file(piece, *hidden, path.clone(), &paths, named))
    });
    (files.collect(), chosen.iter().map(|(piece, _)| piece.id).collect(), paths)
}

fn file(
    piece: &Evidence,
    hidden: HiddenData,
    path: DataPath,
    paths: &BTreeMap<EvidenceId, DataPath>,
    named: bool,
) -> FileEntry {
    let derived_from = piece
        .derived_from
        .map(|original| DerivedFrom { path: paths.get(&original).cloned(), operation: piece.operation });
    let provenance = Provenance {
        kind: piece.kind,
        captured_at: piece.captured_at.filter(|_| named),
        // Who took a picture is a person; without a name of one's own nobody else's is given either.
        captured_by: if named { piece.captured_by.clone() } else { String::new() },
        method: piece.method.clone(),
        source_url: piece.source_url.clone(),
        weaknesses: piece.weaknesses.clone(),
        transcript: piece.transcript.clone(),
    };
    FileEntry {
        path,
        sha256: piece.sha256,
        size: piece.bytes,
        media_type: piece.media_type.clone(),
        // File names tell of people and places more often than not. The title says what the piece is; a first title
        // that was made of the name and that nobody has touched counts as the name.
        original_name: None,
        title: if evidence::is_title_of_name(piece) { String::new() } else { piece.title.clone() },
        role: FileRole::Evidence,
        derived_from,
        cleaning: cleaning(piece, hidden),
        provenance: Some(provenance),
    }
}

fn cleaning(piece: &Evidence, hidden: HiddenData) -> Option<CleaningReport> {
    let cleaned = piece.operation == Some(recourse_model::Operation::Clean);
    let remaining = match hidden {
        HiddenData::Clean if !cleaned => return None,
        HiddenData::Clean => Vec::new(),
        HiddenData::Place => vec!["place".to_owned()],
        HiddenData::Other => vec!["other".to_owned()],
        HiddenData::Unchecked if metadata::is_checkable(&piece.media_type) => vec!["unreadable".to_owned()],
        HiddenData::Unchecked => vec!["not checked".to_owned()],
    };
    let method = if cleaned { "allow-list of picture parts" } else { "" };
    Some(CleaningReport { method: method.to_owned(), removed: Vec::new(), remaining })
}

/// The people of the packet, each once, in the order in which claims name them.
#[derive(Default)]
struct People {
    items: Vec<body::PersonItem>,
    references: BTreeMap<PersonId, PersonRef>,
}

impl People {
    fn reference(&mut self, person: &Person) -> PersonRef {
        if let Some(known) = self.references.get(&person.id) {
            return *known;
        }
        let reference = PersonRef::new(u32::try_from(self.items.len() + 1).unwrap_or(u32::MAX));
        self.references.insert(person.id, reference);
        self.items.push(body::PersonItem {
            reference,
            pseudonym: person.pseudonym.clone(),
            role: person.role,
            relation_to_ai: person.relation_to_ai.clone(),
        });
        reference
    }
}

fn claim(
    snapshot: &Snapshot,
    parts: &HarmParts,
    choice: &recourse_model::ClaimChoice,
    number: u32,
    paths: &BTreeMap<EvidenceId, DataPath>,
    people: &mut People,
    now: Timestamp,
) -> body::ClaimItem {
    let HarmParts { harm, notes, tensions, mappings, .. } = parts;
    let told_by = harm.people.iter().filter_map(|id| snapshot.people.get(id));
    let told_by = told_by.map(|(person, _)| people.reference(person)).collect();
    let may_quote = harm.people.iter().all(|person| {
        matches!(
            snapshot.consent_of(*person, ConsentPurpose::Quote, now),
            ConsentState::MayShare | ConsentState::Without
        )
    });
    let own_words =
        if choice.include_own_words && may_quote { harm.facts.own_words.clone() } else { String::new() };
    let shown = |ids: &[EvidenceId]| ids.iter().filter_map(|id| paths.get(id).cloned()).collect::<Vec<_>>();
    let supporting: Vec<EvidenceId> = snapshot
        .evidence
        .iter()
        .filter(|(piece, _)| piece.supports.contains(&harm.id))
        .map(|(piece, _)| piece.id)
        .collect();
    body::ClaimItem {
        id: choice.claim_id,
        number,
        facts: HarmFacts { own_words, ..harm.facts.clone() },
        told_by,
        characteristics: notes
            .iter()
            .filter_map(|note| {
                Some(body::ClaimCharacteristic {
                    characteristic: note.characteristic?,
                    state: note.state?,
                    rationale: note.rationale.clone(),
                    evidence: shown(&note.evidence),
                })
            })
            .collect(),
        tensions: tensions
            .iter()
            .filter_map(|tension| {
                Some(body::ClaimTension { a: tension.a?, b: tension.b?, how: tension.how.clone() })
            })
            .collect(),
        mappings: mappings
            .iter()
            .map(|mapping| body::ClaimMapping {
                target: mapping.target.clone(),
                relation: mapping.relation,
                rationale: mapping.rationale.clone(),
                evidence: shown(&mapping.evidence),
            })
            .collect(),
        evidence: shown(&supporting),
    }
}

fn asks(snapshot: &Snapshot, claims: &BTreeMap<HarmId, recourse_model::ClaimId>) -> Vec<body::AskItem> {
    let asks = (1..).zip(snapshot.asks.iter().filter(|ask| !ask.text.trim().is_empty()));
    asks.map(|(number, ask)| body::AskItem {
        id: ask.id,
        number,
        ask_type: ask.ask_type,
        claims: ask.harms.iter().filter_map(|harm| claims.get(harm).copied()).collect(),
        text: ask.text.clone(),
        due: ask.due,
        basis: ask.basis.clone(),
        priority: ask.priority,
        acceptable_alternatives: ask.acceptable_alternatives.clone(),
    })
    .collect()
}

/// The name under which a sender of this mode appears.
#[must_use]
pub fn display(mode: SenderMode, chosen: &str, vault_name: &str) -> String {
    match mode {
        SenderMode::Anonymous => String::new(),
        SenderMode::Named | SenderMode::Group if chosen.trim().is_empty() => vault_name.to_owned(),
        SenderMode::Pseudonym | SenderMode::Named | SenderMode::Group => chosen.to_owned(),
    }
}
