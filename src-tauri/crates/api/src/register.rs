//! The commands of the register.

use crate::{
    App, AppResult,
    app::file_name,
    casebook::saved,
    clock::now,
    dto::{
        DecisionLog, Empty, EntryRef, IdentityRef, InLanguage, InboxRows, MaybeFile, MaybeSealed, PacketRef,
        RecordDecision, RevokeKeys, SaveIdentity, Saved, SealReply, SenderChecked,
    },
};
use recourse_desk::{
    identity, register, response, seal,
    view::{EntryView, IdentityView, ResponseView},
};
use recourse_model::{Entry, ResponseDraft, Worksheet};

impl App {
    /// Imported challenges.
    ///
    /// # Errors
    /// When the vault is locked or cannot be read.
    pub fn inbox(&self, _: Empty) -> AppResult<InboxRows> {
        Ok(InboxRows { rows: register::rows(&*self.vault()?, now())? })
    }

    /// One entry with its claims and worksheets.
    ///
    /// # Errors
    /// When there is no such entry.
    pub fn entry_view(&self, request: InLanguage<EntryRef>) -> AppResult<EntryView> {
        Ok(register::view(&*self.vault()?, request.of.entry_id, &request.language)?)
    }

    /// Notes that a person compared the words of the key that signed a packet.
    ///
    /// # Errors
    /// When there is no such packet, it has no sender to compare with, or the vault cannot be written.
    pub fn mark_sender_checked(&self, request: SenderChecked) -> AppResult<Empty> {
        register::mark_sender_checked(&*self.vault()?, request.packet_id, &request.how, now())?;
        Ok(Empty {})
    }

    /// Takes back the note that the words of the key that signed a packet were compared.
    ///
    /// # Errors
    /// When there is no such packet or the vault cannot be written.
    pub fn forget_sender_check(&self, packet: PacketRef) -> AppResult<Empty> {
        register::forget_sender_check(&*self.vault()?, packet.packet_id, now())?;
        Ok(Empty {})
    }

    /// Takes an entry out of quarantine.
    ///
    /// # Errors
    /// When there is no such entry or the vault cannot be written.
    pub fn accept_entry(&self, entry: EntryRef) -> AppResult<Empty> {
        register::accept(&*self.vault()?, entry.entry_id, now())?;
        Ok(Empty {})
    }

    /// Keeps who looks after an entry and where it stands.
    ///
    /// # Errors
    /// When there is no such entry or the vault cannot be written.
    pub fn save_entry(&self, entry: Entry) -> AppResult<Saved> {
        register::save_entry(&*self.vault()?, entry, now())?;
        Ok(saved())
    }

    /// Keeps a worksheet.
    ///
    /// # Errors
    /// When the entry was answered or the vault cannot be written.
    pub fn save_worksheet(&self, worksheet: Worksheet) -> AppResult<Saved> {
        register::save_worksheet(&*self.vault()?, worksheet, now())?;
        Ok(saved())
    }

    /// Puts the decision of a worksheet into the log.
    ///
    /// # Errors
    /// When there is no decision yet or it lacks reasons.
    pub fn record_decision(&self, request: RecordDecision) -> AppResult<Empty> {
        register::record_decision(&*self.vault()?, request.worksheet_id, &request.actor_role, now())?;
        Ok(Empty {})
    }

    /// Seals a receipt into a file that the person chooses.
    ///
    /// # Errors
    /// When the file cannot be written or the person stopped it.
    pub fn seal_receipt(&self, request: SealReply) -> AppResult<MaybeSealed> {
        let asked = self.ask_target(|_| Ok(seal::suggested_name(now())))?;
        let Some((target, session)) = asked else { return Ok(MaybeSealed { sealed: None }) };
        let job = self.job(&request.job, session)?;
        let mut sealed =
            job.watch(|watch| seal::receipt(&job.vault, request.entry_id, &target, now(), watch))?;
        sealed.file_name = file_name(&target);
        Ok(MaybeSealed { sealed: Some(sealed) })
    }

    /// The answer screen.
    ///
    /// # Errors
    /// When there is no such entry.
    pub fn response_view(&self, entry: EntryRef) -> AppResult<ResponseView> {
        Ok(response::view(&*self.vault()?, entry.entry_id, now())?)
    }

    /// Keeps a response.
    ///
    /// # Errors
    /// When it was sealed or the vault cannot be written.
    pub fn save_response(&self, draft: ResponseDraft) -> AppResult<Saved> {
        response::save(&*self.vault()?, draft, now())?;
        Ok(saved())
    }

    /// Seals the response into a file that the person chooses.
    ///
    /// # Errors
    /// When a decision lacks reasons, the file cannot be written, or the person stopped it.
    pub fn seal_response(&self, request: SealReply) -> AppResult<MaybeSealed> {
        let id = request.entry_id;
        let asked = self.ask_target(|vault| {
            response::require_ready(vault, id, now())?;
            Ok(seal::suggested_name(now()))
        })?;
        let Some((target, session)) = asked else { return Ok(MaybeSealed { sealed: None }) };
        let job = self.job(&request.job, session)?;
        let mut sealed = job.watch(|watch| seal::response(&job.vault, id, &target, now(), watch))?;
        sealed.file_name = file_name(&target);
        Ok(MaybeSealed { sealed: Some(sealed) })
    }

    /// Begins a further response to an entry that was answered.
    ///
    /// # Errors
    /// When nothing was answered yet or the vault cannot be written.
    pub fn further_response(&self, entry: EntryRef) -> AppResult<Empty> {
        response::begin_further(&*self.vault()?, entry.entry_id, now())?;
        Ok(Empty {})
    }

    /// The decision log.
    ///
    /// # Errors
    /// When the vault is locked or cannot be read.
    pub fn decision_log(&self, _: Empty) -> AppResult<DecisionLog> {
        let (entries, unbroken) = register::log(&*self.vault()?)?;
        Ok(DecisionLog { entries, unbroken })
    }

    /// What a desk says of itself.
    ///
    /// # Errors
    /// When the vault is locked or cannot be read.
    pub fn identity(&self, request: IdentityRef) -> AppResult<IdentityView> {
        Ok(identity::view(&*self.vault()?, request.desk, now())?)
    }

    /// Keeps what a desk says of itself.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn save_identity(&self, request: SaveIdentity) -> AppResult<IdentityView> {
        let SaveIdentity { desk, display, contact, promises } = request;
        Ok(identity::save(&*self.vault()?, desk, display, contact, promises, now())?)
    }

    /// Gives a desk new keys.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn rotate_keys(&self, request: IdentityRef) -> AppResult<IdentityView> {
        Ok(identity::rotate(&*self.vault()?, request.desk, now())?)
    }

    /// Takes the keys of a desk back: writes the card that says so to a file that the person chooses, and makes new keys.
    ///
    /// # Errors
    /// When the file cannot be written there. The keys stay as they are then.
    pub fn revoke_keys(&self, request: RevokeKeys) -> AppResult<MaybeFile> {
        let asked = self.ask_target(|_| Ok("key-taken-back.acp".to_owned()))?;
        let Some((target, session)) = asked else { return Ok(MaybeFile { file_name: None }) };
        seal::revocation(&*self.vault_of(session)?, request.desk, &request.reason, &target, now())?;
        Ok(MaybeFile { file_name: Some(file_name(&target)) })
    }

    /// Writes the intake card to a file that the person chooses.
    ///
    /// # Errors
    /// When the file cannot be written there.
    pub fn export_card(&self, request: IdentityRef) -> AppResult<MaybeFile> {
        let asked = self.ask_target(|_| Ok("intake-card.acp".to_owned()))?;
        let Some((target, session)) = asked else { return Ok(MaybeFile { file_name: None }) };
        seal::card(&*self.vault_of(session)?, request.desk, &target, now())?;
        Ok(MaybeFile { file_name: Some(file_name(&target)) })
    }
}
