//! The commands of composing, sealing and tracking.

use crate::{
    App, AppResult,
    app::file_name,
    casebook::saved,
    clock::now,
    dto::{
        AskRef, CaseRef, ChallengeRef, Empty, InLanguage, KeyChecked, KeyRevoked, MaybeSealed,
        RecipientViews, Saved, SealChallenge, SentRows, SettleBlocker,
    },
};
use recourse_desk::{
    challenge, incident, ledger, recipients, seal,
    view::{ChallengeView, IncidentReport, LedgerView},
};
use recourse_model::{Ask, Challenge, Recipient};

impl App {
    /// Begins a challenge.
    ///
    /// # Errors
    /// When there is no such case or the vault cannot be written.
    pub fn new_challenge(&self, case: CaseRef) -> AppResult<Challenge> {
        Ok(challenge::begin(&*self.vault()?, case.case_id, now())?)
    }

    /// The compose screen.
    ///
    /// # Errors
    /// When there is no such challenge.
    pub fn challenge_view(&self, request: ChallengeRef) -> AppResult<ChallengeView> {
        Ok(challenge::view(&*self.vault()?, request.challenge_id, now())?)
    }

    /// Whether a challenge holds what an incident report should hold at least.
    ///
    /// # Errors
    /// When there is no such challenge.
    pub fn incident_report(&self, request: InLanguage<ChallengeRef>) -> AppResult<IncidentReport> {
        Ok(incident::report(&*self.vault()?, request.of.challenge_id, &request.language, now())?)
    }

    /// Keeps a challenge.
    ///
    /// # Errors
    /// When it was sealed or the vault cannot be written.
    pub fn save_challenge(&self, request: Challenge) -> AppResult<Saved> {
        challenge::save(&*self.vault()?, request, now())?;
        Ok(saved())
    }

    /// Deletes a challenge that was not sealed.
    ///
    /// # Errors
    /// When it was sealed or the vault cannot be written.
    pub fn delete_challenge(&self, request: ChallengeRef) -> AppResult<Empty> {
        challenge::delete(&*self.vault()?, request.challenge_id)?;
        Ok(Empty {})
    }

    /// Keeps an ask.
    ///
    /// # Errors
    /// When its challenge was sealed or the vault cannot be written.
    pub fn save_ask(&self, ask: Ask) -> AppResult<Saved> {
        challenge::save_ask(&*self.vault()?, ask)?;
        Ok(saved())
    }

    /// Deletes an ask.
    ///
    /// # Errors
    /// When its challenge was sealed or the vault cannot be written.
    pub fn delete_ask(&self, ask: AskRef) -> AppResult<Empty> {
        challenge::delete_ask(&*self.vault()?, ask.ask_id)?;
        Ok(Empty {})
    }

    /// Settles a blocker the way the person chose.
    ///
    /// # Errors
    /// When the way does not fit the blocker or the vault cannot be written.
    pub fn settle_blocker(&self, request: SettleBlocker) -> AppResult<Empty> {
        challenge::settle(&*self.vault()?, request.challenge_id, &request.key, request.way, now())?;
        Ok(Empty {})
    }

    /// Organizations and their keys.
    ///
    /// # Errors
    /// When the vault is locked or cannot be read.
    pub fn recipients(&self, _: Empty) -> AppResult<RecipientViews> {
        Ok(RecipientViews { rows: recipients::rows(&*self.vault()?)? })
    }

    /// Keeps an organization.
    ///
    /// # Errors
    /// When a key is not one or the vault cannot be written.
    pub fn save_recipient(&self, recipient: Recipient) -> AppResult<Saved> {
        recipients::save(&*self.vault()?, recipient, now())?;
        Ok(saved())
    }

    /// Notes that a person compared the key words.
    ///
    /// # Errors
    /// When there is no such organization or the vault cannot be written.
    pub fn mark_key_checked(&self, request: KeyChecked) -> AppResult<Empty> {
        recipients::mark_checked(&*self.vault()?, request.recipient_id, &request.how, now())?;
        Ok(Empty {})
    }

    /// Notes that the keys of an organization are no longer to be used.
    ///
    /// # Errors
    /// When there is no such organization or the vault cannot be written.
    pub fn mark_key_revoked(&self, request: KeyRevoked) -> AppResult<Empty> {
        recipients::mark_revoked(&*self.vault()?, request.recipient_id, &request.why, now())?;
        Ok(Empty {})
    }

    /// Seals a challenge into a file that the person chooses.
    ///
    /// # Errors
    /// When something must be settled first, the file cannot be written, or the person stopped it.
    pub fn seal_challenge(&self, request: SealChallenge) -> AppResult<MaybeSealed> {
        let id = request.challenge_id;
        let asked = self.ask_target(|vault| {
            challenge::require_ready(vault, id, now())?;
            Ok(seal::suggested_name(now()))
        })?;
        let Some((target, session)) = asked else { return Ok(MaybeSealed { sealed: None }) };
        let job = self.job(&request.job, session)?;
        let mut sealed = job.watch(|watch| seal::challenge(&job.vault, id, &target, now(), watch))?;
        sealed.file_name = file_name(&target);
        Ok(MaybeSealed { sealed: Some(sealed) })
    }

    /// Sealed challenges.
    ///
    /// # Errors
    /// When the vault is locked or cannot be read.
    pub fn sent(&self, _: Empty) -> AppResult<SentRows> {
        Ok(SentRows { rows: ledger::sent(&*self.vault()?, now())? })
    }

    /// The answer ledger of a challenge.
    ///
    /// # Errors
    /// When there is no such challenge or it was not sealed.
    pub fn ledger(&self, request: ChallengeRef) -> AppResult<LedgerView> {
        Ok(ledger::view(&*self.vault()?, request.challenge_id, now())?)
    }

    /// Notes that the answers to a challenge were looked at.
    ///
    /// # Errors
    /// When there is no such challenge or the vault cannot be written.
    pub fn mark_answers_seen(&self, request: ChallengeRef) -> AppResult<Empty> {
        ledger::mark_answers_seen(&*self.vault()?, request.challenge_id)?;
        Ok(Empty {})
    }
}
