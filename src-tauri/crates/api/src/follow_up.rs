//! The commands of what follows a challenge: updates, replies to an answer, taking it back, closing its thread.

use crate::{
    App, AppResult,
    app::file_name,
    casebook::saved,
    clock::now,
    dto::{ChallengeRef, Empty, MaybeSealed, SaveFollowUps, Saved, SealChallenge},
};
use recourse_desk::{
    DeskResult, Watch, follow_up, seal,
    view::{FollowUps, SealedView},
};
use recourse_model::{Challenge, ChallengeId, Timestamp};
use recourse_vault::Vault;
use std::path::Path;

/// One of the seals of [`seal`] for what follows a challenge.
type Seal = fn(&Vault, ChallengeId, &Path, Timestamp, &Watch<'_>) -> DeskResult<SealedView>;

impl App {
    /// Begins an update to a sealed challenge, or gives the one that is being composed.
    ///
    /// # Errors
    /// When the challenge was not sealed or its thread is closed.
    pub fn new_update(&self, request: ChallengeRef) -> AppResult<Challenge> {
        Ok(follow_up::begin_update(&*self.vault()?, request.challenge_id, now())?)
    }

    /// What is being written to follow a challenge, beside what was asked and answered.
    ///
    /// # Errors
    /// When there is no such challenge or it was not sealed.
    pub fn follow_ups(&self, request: ChallengeRef) -> AppResult<FollowUps> {
        Ok(follow_up::view(&*self.vault()?, request.challenge_id, now())?)
    }

    /// Keeps what is being written.
    ///
    /// # Errors
    /// When there is no such challenge or the vault cannot be written.
    pub fn save_follow_ups(&self, request: SaveFollowUps) -> AppResult<Saved> {
        follow_up::save(&*self.vault()?, request.challenge_id, &request.drafts, now())?;
        Ok(saved())
    }

    /// Seals the reply to an answer into a file that the person chooses.
    ///
    /// # Errors
    /// When nothing was written, keys must be settled, the file cannot be written, or the person stopped it.
    pub fn seal_rejoinder(&self, request: SealChallenge) -> AppResult<MaybeSealed> {
        self.seal_follow_up(&request, seal::rejoinder)
    }

    /// Seals the word that a challenge is taken back into a file that the person chooses.
    ///
    /// # Errors
    /// When keys must be settled, the file cannot be written, or the person stopped it.
    pub fn seal_withdrawal(&self, request: SealChallenge) -> AppResult<MaybeSealed> {
        self.seal_follow_up(&request, seal::withdrawal)
    }

    fn seal_follow_up(&self, request: &SealChallenge, seal: Seal) -> AppResult<MaybeSealed> {
        let asked = self.ask_target(|_| Ok(seal::suggested_name(now())))?;
        let Some((target, session)) = asked else { return Ok(MaybeSealed { sealed: None }) };
        let job = self.job(&request.job, session)?;
        let mut sealed = job.watch(|watch| seal(&job.vault, request.challenge_id, &target, now(), watch))?;
        sealed.file_name = file_name(&target);
        Ok(MaybeSealed { sealed: Some(sealed) })
    }

    /// Closes a thread: deletes its keys.
    ///
    /// # Errors
    /// When the challenge was not sealed or the vault cannot be written.
    pub fn close_thread(&self, request: ChallengeRef) -> AppResult<Empty> {
        follow_up::close(&*self.vault()?, request.challenge_id)?;
        Ok(Empty {})
    }
}
