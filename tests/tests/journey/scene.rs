//! A challenge that was sealed and taken up, for the tests of what follows it.

use crate::people::{Documenting, Side, after, day_zero};
use recourse_desk::{
    DeskResult, challenge, follow_up, register, response, seal, unwatched,
    view::{ImportView, SealedView, ThreadView},
};
use recourse_model::{AskAnswer, AskOutcome, Challenge, ChallengeId, Desk, EntryId, Timestamp};
use std::path::PathBuf;

pub(crate) const AGENCY: &str = "Example Benefits Agency";

/// Both sides, and a challenge that the organization has taken up.
pub(crate) struct Scene {
    pub(crate) documenting: Documenting,
    pub(crate) organization: Side,
    pub(crate) challenge: ChallengeId,
    pub(crate) entry: EntryId,
}

/// A scene in which the challenge was changed before it was sealed.
pub(crate) fn scene_with(change: impl FnOnce(&Documenting, Challenge) -> Challenge) -> Scene {
    let documenting = Documenting::new();
    documenting.consent();
    let organization = Side::new(AGENCY, Desk::Register);
    let composed = documenting.compose(&organization, &[("Say why.", 30), ("Repay.", 60)]);
    let changed = change(&documenting, composed);
    challenge::save(&documenting.side.vault, changed.clone(), day_zero()).unwrap();
    let (path, _) = documenting.seal(changed.id);
    let entry = organization.import(&path, after(1)).entry_id.unwrap();
    register::accept(&organization.vault, entry, after(1)).unwrap();
    Scene { documenting, organization, challenge: changed.id, entry }
}

pub(crate) fn scene() -> Scene {
    scene_with(|_, composed| composed)
}

pub(crate) type Seal = fn(
    &recourse_vault::Vault,
    ChallengeId,
    &std::path::Path,
    Timestamp,
    &recourse_desk::Watch<'_>,
) -> DeskResult<SealedView>;

impl Scene {
    pub(crate) fn update(&self, now: Timestamp) -> Challenge {
        follow_up::begin_update(&self.documenting.side.vault, self.challenge, now).unwrap()
    }

    /// Says in an update what is new, and seals it.
    pub(crate) fn send_update(
        &self,
        name: &str,
        now: Timestamp,
        change: impl FnOnce(&mut Challenge),
    ) -> PathBuf {
        let mut update = self.update(now);
        update.text = format!("This is {name}.");
        change(&mut update);
        let vault = &self.documenting.side.vault;
        challenge::save(vault, update.clone(), now).unwrap();
        self.seal(name, update.id, now, seal::challenge).unwrap()
    }

    pub(crate) fn seal(
        &self,
        name: &str,
        id: ChallengeId,
        now: Timestamp,
        seal: Seal,
    ) -> DeskResult<PathBuf> {
        let path = self.documenting.side.place(name);
        unwatched(|watch| seal(&self.documenting.side.vault, id, &path, now, watch)).map(|_| path)
    }

    pub(crate) fn thread(&self) -> ThreadView {
        register::view(&self.organization.vault, self.entry, "en").unwrap().thread
    }

    /// Answers every ask in words, seals the answer, and brings it home.
    pub(crate) fn answer(&self, name: &str, now: Timestamp, says: &str) -> ImportView {
        let vault = &self.organization.vault;
        let mut view = response::view(vault, self.entry, now).unwrap();
        for answer in &mut view.draft.asks {
            let ask = answer.ask;
            *answer = AskAnswer {
                ask,
                outcome: Some(AskOutcome::Granted),
                text: says.to_owned(),
                ..AskAnswer::default()
            };
        }
        response::save(vault, view.draft, now).unwrap();
        let path = self.organization.place(name);
        unwatched(|watch| seal::response(vault, self.entry, &path, now, watch)).unwrap();
        self.documenting.side.import(&path, now)
    }

    /// What the organization reads as asked: number and text.
    pub(crate) fn asked(&self) -> Vec<(u32, String)> {
        let view = register::view(&self.organization.vault, self.entry, "en").unwrap();
        view.challenge.asks.into_iter().map(|ask| (ask.number, ask.text)).collect()
    }
}
