//! Who speaks in a thread: the keys of its documenting side, and the place of the next packet.

use super::{addressee, moment};
use crate::{DeskError, DeskResult, follow_up, identity, ledger, release::Snapshot};
use recourse_model::{
    Challenge, Desk, ErrorCode, Identity, PacketRecord, SenderMode, ThreadId, ThreadKeys, Timestamp,
};
use recourse_packet::{Body, Draft, ReplyTo, SigningSecret};
use recourse_vault::Vault;

/// The documenting side in one thread.
pub(super) struct Voice {
    thread_id: ThreadId,
    pub(super) keys: ThreadKeys,
    pub(super) secret: SigningSecret,
    sequence: u32,
    in_reply_to: Option<ReplyTo>,
}

impl Voice {
    /// For a thread that begins.
    pub(super) fn first(vault: &Vault, mode: SenderMode, now: Timestamp) -> DeskResult<Self> {
        let own = identity::of_desk(vault, Desk::Casebook, now)?;
        let thread_id = ThreadId::new();
        let keys = identity::of_thread(vault, thread_id, mode, now)?;
        let secret = match &keys.signing_secret {
            Some(secret) => SigningSecret::from_base64(secret.reveal())?,
            None => identity::secrets(&own)?.0,
        };
        Ok(Self { thread_id, keys, secret, sequence: 1, in_reply_to: None })
    }

    /// For more in a thread: with the key that signed its challenge, even if the desk has a newer one.
    pub(super) fn again(vault: &Vault, parent: &Challenge) -> DeskResult<Self> {
        let closed = || DeskError::refused(ErrorCode::ThreadClosed);
        let thread_id = parent.thread_id.ok_or_else(closed)?;
        vault.try_read(|r| {
            follow_up::require_open(r, parent.id)?;
            let keys = r.thread_keys(thread_id)?.ok_or_else(closed)?;
            let records = r.packets_of_challenge(parent.id)?;
            let (began, _) = ledger::began(r, &records)?.ok_or_else(closed)?;
            let secret = match &keys.signing_secret {
                Some(secret) => SigningSecret::from_base64(secret.reveal())?,
                None => that_signed(&r.list::<Identity>()?, &began.signer)?,
            };
            let sequence = next_number(&records, &began.signer);
            let in_reply_to = Some(ReplyTo { packet_id: began.id, sha256: began.sha256 });
            Ok(Self { thread_id, keys, secret, sequence, in_reply_to })
        })
    }

    /// The same, in reply to another packet than the challenge.
    pub(super) fn replying_to(self, answer: ReplyTo) -> Self {
        Self { in_reply_to: Some(answer), ..self }
    }

    /// A packet of this thread, without its files.
    pub(super) fn draft(
        &self,
        vault: &Vault,
        body: Body,
        snapshot: &Snapshot,
        now: Timestamp,
    ) -> DeskResult<Draft> {
        let challenge = &snapshot.challenge;
        let mode = challenge.sender_mode.unwrap_or(SenderMode::Group);
        let vault_name = crate::settings::read(vault)?.name;
        let mut draft = Draft::new(body, moment(challenge, now));
        draft.thread_id = self.thread_id;
        draft.sequence = self.sequence;
        draft.in_reply_to.clone_from(&self.in_reply_to);
        draft.language = snapshot.case.language.clone();
        draft.audience = snapshot.recipients.iter().map(addressee).collect::<DeskResult<_>>()?;
        draft.mode = mode;
        draft.display = crate::release::display(mode, &challenge.sender_display, &vault_name);
        draft.reply_to = Some(self.keys.reply_recipient.parse()?);
        // The thread's own key can open it, too: what was sent can be read again without linking it to other threads.
        draft.own_copy = vec![self.keys.reply_recipient.parse()?];
        Ok(draft)
    }
}

/// The number of the next packet that this key puts into a thread. Packets of other keys do not count, also not those of
/// this vault's other desk.
pub(super) fn next_number(thread: &[PacketRecord], signer: &str) -> u32 {
    let own = thread.iter().filter(|record| record.signer == signer);
    own.map(|record| record.sequence).max().unwrap_or(0).saturating_add(1)
}

/// The secret of this vault's key with this fingerprint.
fn that_signed(identities: &[Identity], signer: &str) -> DeskResult<SigningSecret> {
    for identity in identities {
        let (secret, _) = identity::secrets(identity)?;
        if secret.public().fingerprint().to_string() == signer {
            return Ok(secret);
        }
    }
    Err(DeskError::refused(ErrorCode::ThreadClosed))
}
