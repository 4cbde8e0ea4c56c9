//! The vault's own keys: one identity for each desk, and keys for a thread where nobody must be linked.

use crate::{DeskError, DeskResult, casebook, ledger, settings, view::IdentityView};
use recourse_model::{
    DecisionEntry, Desk, ErrorCode, Identity, PromisedTimes, SenderMode, Sensitive, ThreadId, ThreadKeys,
    Timestamp,
};
use recourse_packet::{DecryptSecret, EncryptKey, SignerKey, SigningSecret, is_name, key_words};
use recourse_vault::{Reader, Vault, VaultError, Writer};

/// The promises a new register makes until its people set their own, in days.
const FIRST_PROMISES: PromisedTimes =
    PromisedTimes { acknowledge_days: Some(7), decide_days: Some(30), final_days: Some(90) };

/// The identity of a desk. Made on first use.
///
/// # Errors
/// When the vault cannot be written or the system has no randomness to give.
pub fn of_desk(vault: &Vault, desk: Desk, now: Timestamp) -> DeskResult<Identity> {
    let purpose = desk.as_str();
    if let Some(identity) = vault.read(|r| r.identity(purpose))? {
        return Ok(identity);
    }
    let (signing, age) = (SigningSecret::generate()?, DecryptSecret::generate());
    let promises = match desk {
        Desk::Register => FIRST_PROMISES,
        Desk::Casebook => PromisedTimes::default(),
    };
    let identity =
        Identity { display: settings::read(vault)?.name, promises, ..fresh(desk, &signing, &age, now) };
    // Somebody else may have made one in the meantime. The first one counts: its card may be out already.
    let kept = vault.write(|w| match w.identity(purpose)? {
        Some(first) => Ok(first),
        None => w.put(&identity).map(|()| identity),
    })?;
    Ok(kept)
}

/// An identity with these keys that says nothing of itself yet.
fn fresh(desk: Desk, signing: &SigningSecret, age: &DecryptSecret, now: Timestamp) -> Identity {
    Identity {
        purpose: desk.as_str().to_owned(),
        display: String::new(),
        signing_secret: Sensitive::new(signing.to_base64().to_string()),
        signing_key: signing.public().to_string(),
        age_secret: Sensitive::new(age.to_text().to_string()),
        age_recipient: age.public().to_string(),
        contact: String::new(),
        promises: PromisedTimes::default(),
        created_at: now,
    }
}

/// The secrets of an identity.
///
/// # Errors
/// When what is stored is not a key, which a whole vault rules out.
pub fn secrets(identity: &Identity) -> DeskResult<(SigningSecret, DecryptSecret)> {
    let signing = SigningSecret::from_base64(identity.signing_secret.reveal())?;
    Ok((signing, identity.age_secret.reveal().parse()?))
}

/// The keys of a thread: made on first use, kept until the thread is closed.
///
/// # Errors
/// When the vault cannot be written or the system has no randomness to give.
pub fn of_thread(
    vault: &Vault,
    thread_id: ThreadId,
    mode: SenderMode,
    now: Timestamp,
) -> DeskResult<ThreadKeys> {
    if let Some(keys) = vault.read(|r| r.thread_keys(thread_id))? {
        return Ok(keys);
    }
    let reply = DecryptSecret::generate();
    let own_key = mode.uses_thread_key().then(SigningSecret::generate).transpose()?;
    Ok(ThreadKeys {
        thread_id,
        mode: Some(mode),
        signing_secret: own_key.map(|key| Sensitive::new(key.to_base64().to_string())),
        reply_secret: Sensitive::new(reply.to_text().to_string()),
        reply_recipient: reply.public().to_string(),
        created_at: now,
    })
}

/// Every secret of this vault that may open a packet.
///
/// # Errors
/// When the vault cannot be read.
pub fn opening_secrets(vault: &Vault) -> DeskResult<Vec<DecryptSecret>> {
    let (identities, threads) = vault.read(|r| Ok((r.list::<Identity>()?, r.list::<ThreadKeys>()?)))?;
    let own = identities.iter().map(|identity| identity.age_secret.reveal().parse());
    let replies = threads.iter().map(|keys| keys.reply_secret.reveal().parse());
    Ok(own.chain(replies).collect::<Result<_, _>>()?)
}

/// The purpose under which the keys of a desk are kept after they were replaced for the `number`th time.
fn retired(desk: Desk, number: usize) -> String {
    format!("{}.{number}", desk.as_str())
}

/// The keys that a desk had before, newest first. They go on opening what was encrypted to them, and speak in threads
/// that they began.
pub(crate) fn before(r: &Reader<'_>, desk: Desk) -> Result<Vec<Identity>, VaultError> {
    let mut found = Vec::new();
    while let Some(identity) = r.identity(&retired(desk, found.len() + 1))? {
        found.push(identity);
    }
    found.reverse();
    Ok(found)
}

/// Gives a desk new keys. The old ones stay in the vault. The next card says, signed by the old key, that the new one
/// follows it.
///
/// # Errors
/// When the vault cannot be written or the system has no randomness to give.
pub fn rotate(vault: &Vault, desk: Desk, now: Timestamp) -> DeskResult<IdentityView> {
    of_desk(vault, desk, now)?;
    vault.try_write(|w| replace(w, desk, false, now))?;
    view(vault, desk, now)
}

/// The setting that holds the fingerprints of the keys that were taken back.
const TAKEN_BACK: &str = "identity.taken_back";

/// Whether the keys of an identity were taken back, so that their word counts for nothing.
pub(crate) fn is_taken_back(r: &Reader<'_>, identity: &Identity) -> Result<bool, VaultError> {
    let keys: Vec<String> = r.setting(TAKEN_BACK)?.unwrap_or_default();
    Ok(keys.contains(&identity.signing_key))
}

/// Puts new keys in the place of a desk's, and keeps the old ones.
pub(crate) fn replace(w: &Writer<'_>, desk: Desk, taken_back: bool, now: Timestamp) -> DeskResult<()> {
    let (signing, age) = (SigningSecret::generate()?, DecryptSecret::generate());
    let old: Identity = w.get(desk.as_str().to_owned())?;
    let number = before(w, desk)?.len() + 1;
    w.put(&Identity { purpose: retired(desk, number), ..old.clone() })?;
    if taken_back {
        let mut keys: Vec<String> = w.setting(TAKEN_BACK)?.unwrap_or_default();
        keys.push(old.signing_key.clone());
        w.set_setting(TAKEN_BACK, &keys)?;
    }
    let new = fresh(desk, &signing, &age, now);
    w.put(&Identity { display: old.display, contact: old.contact, promises: old.promises, ..new })?;
    w.log_decision(DecisionEntry {
        at: now,
        actor_role: casebook::actor(w)?,
        act: if taken_back { "took_back_key" } else { "rotated_key" }.to_owned(),
        subject: desk.as_str().to_owned(),
        before: old.signing_key.parse::<SignerKey>()?.fingerprint().to_string(),
        after: signing.public().fingerprint().to_string(),
        ..DecisionEntry::default()
    })?;
    Ok(())
}

/// What a desk says of itself.
///
/// # Errors
/// When the vault cannot be read.
pub fn view(vault: &Vault, desk: Desk, now: Timestamp) -> DeskResult<IdentityView> {
    let identity = of_desk(vault, desk, now)?;
    let (signing, age): (SignerKey, EncryptKey) =
        (identity.signing_key.parse()?, identity.age_recipient.parse()?);
    Ok(IdentityView {
        since: identity.created_at.date_naive(),
        replaced: ledger::count(vault.read(|r| before(r, desk))?.len()),
        fingerprint: signing.fingerprint().to_string(),
        words: words(&signing, &age),
        purpose: identity.purpose,
        display: identity.display,
        contact: identity.contact,
        promises: identity.promises,
        age_recipient: identity.age_recipient,
        signing_key: identity.signing_key,
    })
}

/// The twelve words for a pair of keys.
pub(crate) fn words(signing: &SignerKey, age: &EncryptKey) -> Vec<String> {
    let words = key_words(std::slice::from_ref(signing), std::slice::from_ref(age));
    words.as_slice().iter().map(|word| (*word).to_owned()).collect()
}

/// The twelve words for a signing key alone, as they stand for the sender of a packet.
pub(crate) fn signer_words(signing: &SignerKey) -> Vec<String> {
    signing.words().as_slice().iter().map(|word| (*word).to_owned()).collect()
}

/// Keeps what a desk says of itself.
///
/// # Errors
/// [`ErrorCode::RecordInvalid`] when the name cannot stand in a packet; when the vault cannot be written.
pub fn save(
    vault: &Vault,
    desk: Desk,
    display: String,
    contact: String,
    promises: PromisedTimes,
    now: Timestamp,
) -> DeskResult<IdentityView> {
    if !is_name(&display) {
        return Err(DeskError::refused_with(ErrorCode::RecordInvalid, "field", "display"));
    }
    let made = of_desk(vault, desk, now)?;
    vault.write(|w| {
        // The keys as they are now, not as they were read.
        let identity = w.identity(desk.as_str())?.unwrap_or(made);
        w.put(&Identity { display, contact, promises, ..identity })
    })?;
    view(vault, desk, now)
}
