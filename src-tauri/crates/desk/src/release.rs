//! The one way out: from what a vault holds to what a packet says.
//!
//! [`challenge`] turns a snapshot of the casebook into the body and files that will be sealed. The compose screen shows
//! its result, and sealing seals its result, so what a person saw is what goes. A story goes only when everyone whose
//! story it is consented, or when somebody took on that it is nobody's; a piece of evidence only when the same is true
//! of everyone in it and of every story it supports, and it is not private; an ask only when a story it rests on goes.
//! Whatever does not meet that is left out here, and named in [`Release::held_back`], whether or not anyone looked at the
//! blockers. What a person took on is bound to what they saw: another consent or another key has to be looked at again.
//! Contacts, notes on retaliation and private notes have no way into these types at all.

use crate::{
    consent::{self, Finding},
    evidence,
    follow_up::{self, Earlier},
    metadata,
    view::{ConsentState, HiddenData},
};
use recourse_model::{
    Ask, AskId, Case, Challenge, CharacteristicNote, Consent, ConsentPurpose, Evidence, EvidenceId, Harm,
    HarmFacts, HarmId, Mapping, Person, PersonId, Recipient, SenderMode, Sensitivity, System, Tension,
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
    /// What went before, if this is an update.
    pub earlier: Option<Earlier>,
    /// Organizations known under the name of one who gets it, with another key.
    pub other_keys: Vec<Recipient>,
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
    /// What it says. Of an update: its claims, people, asks and dates.
    pub body: body::Challenge,
    /// The body of the packet, if it is an update.
    pub update: Option<body::Update>,
    /// Its files, in order.
    pub files: Vec<FileEntry>,
    /// The pieces behind the files, in the same order.
    pub pieces: Vec<EvidenceId>,
    /// What was chosen and does not go.
    pub held_back: Vec<HeldBack>,
}

/// Something that was chosen and does not go, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldBack {
    /// The stable name to settle it by. It changes with what there is to see.
    pub key: String,
    /// Why it does not go.
    pub why: Why,
    /// The harm it is about.
    pub harm: Option<HarmId>,
    /// The piece it is about.
    pub piece: Option<EvidenceId>,
    /// The person it is about.
    pub person: Option<PersonId>,
    /// The ask it is about.
    pub ask: Option<AskId>,
}

/// Why something does not go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A story whose person did not consent.
    Story(ConsentState),
    /// A story of which nobody says whose it is.
    NobodyNamed,
    /// A piece with somebody in it, or that supports the story of somebody, who did not consent.
    Piece(ConsentState),
    /// A person's own words, which they did not allow to be quoted.
    OwnWords(ConsentState),
    /// A piece that is marked private.
    Private,
    /// A piece that is larger than a packet can carry.
    TooLarge,
    /// A piece that says something about itself which nobody has taken on.
    Telling(HiddenData),
    /// An ask that rests only on stories that do not go.
    AskOnHeldStory,
}

impl HeldBack {
    fn new(key: String, why: Why) -> Self {
        Self { key, why, harm: None, piece: None, person: None, ask: None }
    }
}

/// The name of a consent in a key: another answer is another thing to look at.
fn seen(finding: Finding) -> String {
    finding.by.map_or_else(|| "nobody-asked".to_owned(), |id| id.to_string())
}

impl Snapshot {
    /// What a person's consents say about sharing with those who get this challenge: the strictest of them.
    #[must_use]
    pub fn consent_of(&self, person: PersonId, purpose: ConsentPurpose, now: Timestamp) -> Finding {
        let consents = self.people.get(&person).map_or(&[][..], |(_, consents)| consents);
        consent::strictest(consents, purpose, &self.challenge.recipients, now)
    }

    /// What must be left out, where a person said yes with a condition.
    #[must_use]
    pub fn condition_of(&self, person: PersonId, purpose: ConsentPurpose, now: Timestamp) -> String {
        let by = self.consent_of(person, purpose, now).by;
        let known =
            self.people.get(&person).and_then(|(_, consents)| consents.iter().find(|c| Some(c.id) == by));
        known.map(|consent| consent.without.clone()).unwrap_or_default()
    }

    /// Whether the person at the screen took this on.
    #[must_use]
    pub fn is_settled(&self, key: &str) -> bool {
        self.settled.iter().any(|settled| settled == key)
    }

    /// Nothing if the consent allows it; otherwise the key and the state.
    fn refused(
        &self,
        what: &str,
        person: PersonId,
        purpose: ConsentPurpose,
        now: Timestamp,
    ) -> Option<(String, ConsentState)> {
        let finding = self.consent_of(person, purpose, now);
        let key = format!("{what}/{person}/{}", seen(finding));
        match finding.state {
            ConsentState::MayShare => None,
            ConsentState::Without if self.is_settled(&key) => None,
            other => Some((key, other)),
        }
    }

    /// Why a story may not go; nothing if it may.
    fn story_held(&self, harm: &Harm, now: Timestamp) -> Option<HeldBack> {
        if harm.people.is_empty() {
            let key = format!("story/{}/nobody", harm.id);
            let held = HeldBack { harm: Some(harm.id), ..HeldBack::new(key, Why::NobodyNamed) };
            return (!self.is_settled(&held.key)).then_some(held);
        }
        harm.people.iter().find_map(|person| {
            let what = format!("story/{}", harm.id);
            let (key, state) = self.refused(&what, *person, ConsentPurpose::Share, now)?;
            let held = HeldBack::new(key, Why::Story(state));
            Some(HeldBack { harm: Some(harm.id), person: Some(*person), ..held })
        })
    }

    /// Why a piece may not go; nothing if it may.
    fn piece_held(&self, piece: &Evidence, hidden: HiddenData, now: Timestamp) -> Option<HeldBack> {
        let held = |key: String, why| HeldBack { piece: Some(piece.id), ..HeldBack::new(key, why) };
        let plain = format!("piece/{}", piece.id);
        if piece.sensitivity == Some(Sensitivity::Private) {
            return Some(held(plain, Why::Private));
        }
        if piece.bytes > MAX_FILE_BYTES {
            return Some(held(plain, Why::TooLarge));
        }
        for person in self.people_of(piece, now) {
            if let Some((key, state)) = self.refused(&plain, person, ConsentPurpose::Share, now) {
                return Some(HeldBack { person: Some(person), ..held(key, Why::Piece(state)) });
            }
        }
        let key = format!("telling/{}", piece.id);
        (hidden != HiddenData::Clean && !self.is_settled(&key)).then(|| held(key, Why::Telling(hidden)))
    }

    /// Everyone in a piece, and everyone whose story it supports while that story may not go: a letter tells the story
    /// that was left out.
    fn people_of(&self, piece: &Evidence, now: Timestamp) -> Vec<PersonId> {
        let supported = self.harms.iter().map(|parts| &parts.harm).filter(|h| piece.supports.contains(&h.id));
        let kept = supported.filter(|harm| self.story_held(harm, now).is_some());
        let mut people: Vec<PersonId> = piece.people.clone();
        people.extend(kept.flat_map(|harm| harm.people.iter().copied()));
        people.sort_unstable();
        people.dedup();
        people
    }

    /// Why a person's own words may not go; nothing if they may.
    fn own_words_held(&self, harm: &Harm, now: Timestamp) -> Option<HeldBack> {
        harm.people.iter().find_map(|person| {
            let what = format!("quote/{}", harm.id);
            let (key, state) = self.refused(&what, *person, ConsentPurpose::Quote, now)?;
            let held = HeldBack::new(key, Why::OwnWords(state));
            Some(HeldBack { harm: Some(harm.id), person: Some(*person), ..held })
        })
    }

    /// Everyone whose consent a release relies on.
    #[must_use]
    pub fn relied_on(&self, release: &Release) -> Vec<PersonId> {
        let goes = |harm: &HarmId| {
            let choice = self.challenge.claims.iter().find(|choice| choice.harm_id == *harm);
            choice.is_some_and(|choice| release.body.claims.iter().any(|claim| claim.id == choice.claim_id))
        };
        let stories =
            self.harms.iter().filter(|parts| goes(&parts.harm.id)).flat_map(|parts| &parts.harm.people);
        let pieces = self.evidence.iter().map(|(piece, _)| piece).filter(|p| release.pieces.contains(&p.id));
        let mut people: Vec<PersonId> =
            stories.chain(pieces.flat_map(|piece| &piece.people)).copied().collect();
        people.sort_unstable();
        people.dedup();
        people
    }
}

/// What goes out as this challenge at `now`.
#[must_use]
pub fn challenge(snapshot: &Snapshot, now: Timestamp) -> Release {
    let mut held_back = Vec::new();
    let (files, pieces, paths) = files(snapshot, now, &mut held_back);
    let mut people = People::default();
    let mut claims = Vec::new();
    let mut claim_ids = snapshot.earlier.as_ref().map(Earlier::standing_claims).unwrap_or_default();
    for choice in &snapshot.challenge.claims {
        let Some(parts) = snapshot.harms.iter().find(|parts| parts.harm.id == choice.harm_id) else {
            continue;
        };
        if let Some(held) = snapshot.story_held(&parts.harm, now) {
            held_back.push(held);
            continue;
        }
        if choice.include_own_words && !parts.harm.facts.own_words.is_empty() {
            held_back.extend(snapshot.own_words_held(&parts.harm, now));
        }
        let number = u32::try_from(claims.len() + 1).unwrap_or(u32::MAX);
        claim_ids.insert(choice.harm_id, choice.claim_id);
        claims.push(claim(snapshot, parts, choice, number, &paths, &mut people, now));
    }
    let asks = asks(snapshot, &claim_ids, &mut held_back);
    let mut body = body::Challenge {
        title: snapshot.challenge.title.clone(),
        case: body::CaseSummary {
            title: snapshot.case.title.clone(),
            summary: snapshot.case.summary.clone(),
        },
        system: snapshot.system.as_ref().map(|system| system.facts.clone()),
        claims,
        people: people.items,
        asks,
        deadlines: snapshot.challenge.deadlines.clone(),
        disclosure: snapshot.challenge.disclosure.clone(),
        copies_to: snapshot.challenge.copies_to.clone(),
        redaction_notes: snapshot.challenge.redaction_notes.clone(),
        sharing: snapshot.challenge.sharing.clone(),
    };
    let update = snapshot
        .earlier
        .as_ref()
        .map(|earlier| follow_up::update(earlier, &snapshot.challenge, &mut body, &files, &pieces));
    Release { body, update, files, pieces, held_back }
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
    let wanted = choice.include_own_words && !harm.facts.own_words.is_empty();
    let own_words = if wanted && snapshot.own_words_held(harm, now).is_none() {
        harm.facts.own_words.clone()
    } else {
        String::new()
    };
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

fn asks(
    snapshot: &Snapshot,
    claims: &BTreeMap<HarmId, recourse_model::ClaimId>,
    held_back: &mut Vec<HeldBack>,
) -> Vec<body::AskItem> {
    let mut asks = Vec::new();
    for ask in snapshot.asks.iter().filter(|ask| !ask.text.trim().is_empty()) {
        let rests_on: Vec<_> = ask.harms.iter().filter_map(|harm| claims.get(harm).copied()).collect();
        let key = format!("ask-on-held/{}", ask.id);
        if !ask.harms.is_empty() && rests_on.is_empty() && !snapshot.is_settled(&key) {
            held_back.push(HeldBack { ask: Some(ask.id), ..HeldBack::new(key, Why::AskOnHeldStory) });
            continue;
        }
        asks.push(body::AskItem {
            id: ask.id,
            number: u32::try_from(asks.len() + 1).unwrap_or(u32::MAX),
            ask_type: ask.ask_type,
            claims: rests_on,
            text: ask.text.clone(),
            due: ask.due,
            basis: ask.basis.clone(),
            priority: ask.priority,
            acceptable_alternatives: ask.acceptable_alternatives.clone(),
        });
    }
    asks
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
