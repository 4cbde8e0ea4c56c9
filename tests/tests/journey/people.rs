//! The two sides of a journey, each with a vault of its own.

use chrono::{DateTime, NaiveDate, TimeDelta};
use recourse_desk::{
    casebook, challenge, evidence, identity, inbox, people, recipients, seal, settings, unwatched,
    view::{BlockerKind, BlockerWay, ImportView, SealedView},
};
use recourse_model::{
    Ask, AskType, CaseId, Challenge, ChallengeId, Consent, ConsentAnswer, ConsentPurpose, Desk, Harm, Person,
    PersonId, PersonRole, Recipient, Sensitive, Timestamp,
};
use recourse_vault::{Vault, VaultOptions};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// The passphrase of every vault here.
pub(crate) const PASSPHRASE: &str = "lantern orbit gravel mosaic";

/// What must never leave the documenting vault.
pub(crate) const SECRET_CONTACT: &str = "secret-contact-4711";
/// What must never leave the documenting vault.
pub(crate) const SECRET_RISK: &str = "secret-risk-0815";
/// What must never leave the documenting vault.
pub(crate) const SECRET_NOTE: &str = "secret-note-2342";

/// The day on which the challenge is sealed.
pub(crate) fn day_zero() -> Timestamp {
    "2026-09-14T09:26:40Z".parse::<DateTime<chrono::Utc>>().unwrap()
}

/// So many days later.
pub(crate) fn after(days: i64) -> Timestamp {
    day_zero() + TimeDelta::days(days)
}

/// The date so many days after sealing.
pub(crate) fn date(days: i64) -> NaiveDate {
    after(days).date_naive()
}

/// One side: a vault in a folder, and a place for files that go to and fro.
pub(crate) struct Side {
    pub(crate) vault: Vault,
    pub(crate) folder: TempDir,
}

impl Side {
    pub(crate) fn new(name: &str, desk: Desk) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = settings::Settings { name: name.to_owned(), desk, ..settings::Settings::default() };
        let options = VaultOptions { work_factor: 4 };
        let vault = settings::create_vault_with(&folder.path().join("vault"), PASSPHRASE, &settings, options)
            .unwrap();
        Self { vault, folder }
    }

    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    pub(crate) fn place(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn import(&self, path: &Path, now: Timestamp) -> ImportView {
        unwatched(|watch| inbox::import_file(&self.vault, path, now, watch)).unwrap()
    }

    pub(crate) fn try_import(
        &self,
        path: &Path,
        now: Timestamp,
    ) -> Result<ImportView, recourse_desk::DeskError> {
        unwatched(|watch| inbox::import_file(&self.vault, path, now, watch))
    }
}

/// The documenting side with one case: two harms, a person, two pieces of evidence.
pub(crate) struct Documenting {
    pub(crate) side: Side,
    pub(crate) case: CaseId,
    pub(crate) harms: Vec<Harm>,
    pub(crate) person: PersonId,
}

impl Documenting {
    pub(crate) fn new() -> Self {
        let side = Side::new("Riverside Benefits Group", Desk::Casebook);
        let vault = &side.vault;
        let now = day_zero();
        let person = Person {
            pseudonym: "Heron".into(),
            role: Some(PersonRole::AffectedPerson),
            contact: Sensitive::new(SECRET_CONTACT.into()),
            retaliation_risk: Sensitive::new(SECRET_RISK.into()),
            ..Person::default()
        };
        let person = people::save(vault, person, now).unwrap().id;
        let mut first =
            casebook::new_harm(vault, None, "The score stopped the payments. Nobody called.", now).unwrap();
        first.people = vec![person];
        first.private_notes = SECRET_NOTE.into();
        first.facts.own_words = "We moved because the rent went up.".into();
        first.draft_step = None;
        casebook::save_harm(vault, first.clone(), now).unwrap();
        let second =
            casebook::new_harm(vault, Some(first.case_id), "The letter gave a wrong reason.", now).unwrap();
        let letter = side.file("letter of a person.txt", b"Your payments stop. Reason: moved home.");
        let table = side.file("five letters.csv", b"letter,reason\n1,moved\n2,moved\n");
        for (path, harm) in [(letter, &first), (table, &second)] {
            unwatched(|watch| evidence::add_file(vault, first.case_id, Some(harm.id), &path, now, watch))
                .unwrap();
        }
        let case = first.case_id;
        Self { side, case, harms: vec![first, second], person }
    }

    /// The person says yes to sharing.
    pub(crate) fn consent(&self) {
        let consent = Consent {
            person_id: self.person,
            purpose: Some(ConsentPurpose::Share),
            answer: Some(ConsentAnswer::Yes),
            given_at: after(-1),
            ..Consent::default()
        };
        people::save_consent(&self.side.vault, consent, day_zero()).unwrap();
    }

    /// A challenge to this organization with these asks: text and days until due.
    pub(crate) fn compose(&self, organization: &Side, asks: &[(&str, i64)]) -> Challenge {
        let vault = &self.side.vault;
        let recipient = self.know(organization);
        let mut composed = challenge::begin(vault, self.case, day_zero()).unwrap();
        composed.recipients = vec![recipient.id];
        challenge::save(vault, composed.clone(), day_zero()).unwrap();
        // The second harm rests on letters of nobody in particular; the group takes that on.
        for blocker in challenge::view(vault, composed.id, day_zero()).unwrap().blockers {
            if blocker.kind == BlockerKind::NobodyNamed && blocker.harm_id == Some(self.harms[1].id) {
                challenge::settle(vault, composed.id, &blocker.key, BlockerWay::IncludeAsIs, day_zero())
                    .unwrap();
            }
        }
        for (text, days) in asks {
            let ask = Ask {
                challenge_id: composed.id,
                ask_type: Some(AskType::Explain),
                harms: vec![self.harms[0].id],
                text: (*text).to_owned(),
                due: Some(date(*days)),
                ..Ask::default()
            };
            challenge::save_ask(vault, ask).unwrap();
        }
        vault.read(|r| r.get(composed.id)).unwrap()
    }

    /// Takes in the organization's card and compares its words.
    pub(crate) fn know(&self, organization: &Side) -> Recipient {
        let card = organization.place("card.acp");
        seal::card(&organization.vault, Desk::Register, &card, day_zero()).unwrap();
        let imported = self.side.import(&card, day_zero());
        let id = imported.recipient_id.unwrap();
        let rows = recipients::rows(&self.side.vault).unwrap();
        let theirs = identity::view(&organization.vault, Desk::Register, day_zero()).unwrap().words;
        assert_eq!(rows[0].words, theirs, "both sides see the same twelve words");
        recipients::mark_checked(&self.side.vault, id, "by phone", day_zero()).unwrap();
        rows[0].recipient.clone()
    }

    pub(crate) fn seal(&self, id: ChallengeId) -> (PathBuf, SealedView) {
        let path = self.side.place("challenge.acp");
        let sealed =
            unwatched(|watch| seal::challenge(&self.side.vault, id, &path, day_zero(), watch)).unwrap();
        (path, sealed)
    }
}
