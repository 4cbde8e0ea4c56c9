//! Sealing what is words alone: the reply to an answer, and the word that a challenge is taken back.

use super::{Voice, organization, record, view, write_packet};
use crate::{
    DeskError, DeskResult, Watch, blockers, challenge as compose, follow_up, release::Snapshot,
    view::SealedView,
};
use recourse_model::{ChallengeId, PacketRecord, Timestamp};
use recourse_packet::{Body, ReplyTo};
use recourse_vault::Vault;
use std::path::Path;

/// What goes on top of a sealed challenge, once its thread is open and the keys of those who get it are settled.
fn ready(vault: &Vault, id: ChallengeId, now: Timestamp) -> DeskResult<Snapshot> {
    vault.try_read(|r| follow_up::require_open(r, id))?;
    let snapshot = compose::snapshot(vault, id)?;
    let blocked = blockers::of_keys(&snapshot, now);
    if blocked.is_empty() { Ok(snapshot) } else { Err(DeskError::Blocked(blocked)) }
}

/// What is sealed, and how its draft is forgotten.
struct Words<'a> {
    body: Body,
    voice: Voice,
    snapshot: Snapshot,
    clear: &'a dyn Fn(&mut follow_up::FollowUpDrafts),
    /// The draft as it was read.
    drafts: follow_up::FollowUpDrafts,
}

fn seal(
    vault: &Vault,
    words: Words<'_>,
    target: &Path,
    now: Timestamp,
    watch: &Watch<'_>,
) -> DeskResult<SealedView> {
    let Words { body, voice, snapshot, clear, drafts } = words;
    let id = snapshot.challenge.id;
    let draft = voice.draft(vault, body, &snapshot, now)?;
    let (sealed, part) = write_packet(vault, &draft, &voice.secret, target, watch)?;
    let organization = organization(&snapshot);
    vault.try_write(|w| {
        // Somebody may have gone on writing, closed the thread or changed a key in the meantime.
        follow_up::require_open(w, id)?;
        let fresh = compose::read_snapshot(w, id)?;
        if follow_up::drafts(w, id)? != drafts
            || fresh.challenge != snapshot.challenge
            || fresh.recipients != snapshot.recipients
            || !blockers::of_keys(&fresh, now).is_empty()
        {
            return Err(DeskError::refused(recourse_model::ErrorCode::ChallengeChanged));
        }
        part.whole(w)?;
        let record = PacketRecord { challenge_id: Some(id), ..record(&sealed, &organization, now) };
        w.add_packet(&record, &sealed.raw_json, &sealed.signature)?;
        follow_up::forget(w, id, clear, now)
    })?;
    part.keep().name()?;
    Ok(view(&sealed, target, &organization))
}

/// Seals the reply to the newest answer into `target`.
///
/// # Errors
/// [`recourse_model::ErrorCode::ChallengeEmpty`] when nothing was written; [`DeskError::Blocked`] while keys must be
/// settled; when no answer came, the thread is closed, the file cannot be written, or the person stopped it.
pub fn rejoinder(
    vault: &Vault,
    id: ChallengeId,
    target: &Path,
    now: Timestamp,
    watch: &Watch<'_>,
) -> DeskResult<SealedView> {
    let snapshot = ready(vault, id, now)?;
    let (drafts, answer) = follow_up::ready_rejoinder(vault, id)?;
    let voice = Voice::again(vault, &snapshot.challenge)?
        .replying_to(ReplyTo { packet_id: answer.id, sha256: answer.sha256 });
    let body = drafts.rejoinder.body().into();
    let clear =
        |drafts: &mut follow_up::FollowUpDrafts| drafts.rejoinder = follow_up::RejoinderDraft::default();
    seal(vault, Words { body, voice, snapshot, clear: &clear, drafts }, target, now, watch)
}

/// Seals the word that the challenge is taken back into `target`.
///
/// # Errors
/// [`DeskError::Blocked`] while keys must be settled; when the thread is closed, the file cannot be written, or the
/// person stopped it.
pub fn withdrawal(
    vault: &Vault,
    id: ChallengeId,
    target: &Path,
    now: Timestamp,
    watch: &Watch<'_>,
) -> DeskResult<SealedView> {
    let snapshot = ready(vault, id, now)?;
    let drafts = vault.read(|r| follow_up::drafts(r, id))?;
    let voice = Voice::again(vault, &snapshot.challenge)?;
    let body = drafts.withdrawal.body().into();
    let clear =
        |drafts: &mut follow_up::FollowUpDrafts| drafts.withdrawal = follow_up::WithdrawalDraft::default();
    seal(vault, Words { body, voice, snapshot, clear: &clear, drafts }, target, now, watch)
}
