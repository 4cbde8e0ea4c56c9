//! What a good signature is worth: whose key it is as far as people here have compared keys, and whether an answer
//! comes from somebody who was asked.
//!
//! It is asked anew whenever a packet is looked at. What was found when the packet came in is kept beside it and
//! decides nothing but one thing: a key that was replaced since, and signed its replacement, does not turn into a
//! stranger's afterwards.

use crate::{DeskError, DeskResult, casebook, names};
use recourse_model::{
    Challenge, DecisionEntry, ErrorCode, KnownSigner, PacketId, PacketKind, PacketRecord, Recipient,
    SenderMode, Timestamp, Verification,
};
use recourse_packet::{Addressee, Body, Packet, Sender, parse_json};
use recourse_vault::{Reader, Vault, VaultError, Writer};

/// Who a packet says it is from, and the key that signed it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Claimed<'a> {
    pub(crate) sender: &'a Sender,
    /// The name it goes by: of the card, if it is one.
    pub(crate) name: &'a str,
}

impl<'a> Claimed<'a> {
    pub(crate) fn of(packet: &'a Packet) -> Self {
        let name = match &packet.body {
            Body::Card(card) => &card.name,
            _ => &packet.sender.display,
        };
        Self { sender: &packet.sender, name }
    }

    pub(crate) fn of_sender(sender: &'a Sender) -> Self {
        Self { sender, name: &sender.display }
    }
}

/// Everybody whose keys this vault knows: organizations that challenges go to, and senders whose words were compared.
#[derive(Debug, Clone, Default)]
pub(crate) struct Keyring {
    pub(crate) recipients: Vec<Recipient>,
    pub(crate) signers: Vec<KnownSigner>,
}

impl Keyring {
    pub(crate) fn of(r: &Reader<'_>) -> Result<Self, VaultError> {
        Ok(Self { recipients: r.recipients()?, signers: r.known_signers()? })
    }

    /// The names under which somebody compared the words of this key.
    fn checked_names<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        let revoked = self.recipients.iter().any(|one| one.signing_key == key && one.revoked_at.is_some());
        let recipients = self.recipients.iter().filter(|one| one.checked_at.is_some());
        let recipients = recipients.map(|one| (one.signing_key.as_str(), one.name.as_str()));
        let signers = self.signers.iter().map(|one| (one.signing_key.as_str(), one.name.as_str()));
        recipients.chain(signers).filter(move |(known, _)| *known == key && !revoked).map(|(_, name)| name)
    }

    /// Whether the words of this key were compared under this very name.
    fn is_checked(&self, claimed: Claimed<'_>) -> bool {
        let key = claimed.sender.key.to_string();
        self.checked_names(&key).any(|name| names::same(name, claimed.name))
    }

    /// The note that the words of this key were compared with its sender, under this very name.
    pub(crate) fn compared(&self, claimed: Claimed<'_>) -> Option<&KnownSigner> {
        let key = claimed.sender.key.to_string();
        self.signers.iter().find(|one| one.signing_key == key && names::same(&one.name, claimed.name))
    }

    /// The organization whose key this is, if that key was taken back.
    pub(crate) fn revoked(&self, claimed: Claimed<'_>) -> Option<&Recipient> {
        let key = claimed.sender.key.to_string();
        self.recipients.iter().find(|one| one.signing_key == key && one.revoked_at.is_some())
    }

    /// Whether somebody is known under the same name with another key.
    fn has_others(&self, claimed: Claimed<'_>) -> bool {
        others(claimed, &self.recipients).next().is_some() || self.has_other_signer(claimed)
    }

    /// Whether the words of another key were compared under the same name, with a sender.
    fn has_other_signer(&self, claimed: Claimed<'_>) -> bool {
        let key = claimed.sender.key.to_string();
        self.signers.iter().any(|one| one.signing_key != key && names::same(&one.name, claimed.name))
    }
}

/// What a good signature by this key is worth under this name. A compared key stands for the name it was compared
/// under and for no other.
fn of_name(claimed: Claimed<'_>, known: &Keyring) -> Verification {
    if known.is_checked(claimed) {
        Verification::GoodKnownKey
    } else if known.has_others(claimed) {
        Verification::GoodChangedKey
    } else {
        Verification::GoodNewKey
    }
}

/// Organizations that are known under the same name with another key.
fn others<'a>(claimed: Claimed<'a>, known: &'a [Recipient]) -> impl Iterator<Item = &'a Recipient> {
    let signer = claimed.sender.key.to_string();
    known.iter().filter(move |recipient| {
        !recipient.signing_key.is_empty()
            && recipient.signing_key != signer
            && names::same(&recipient.name, claimed.name)
    })
}

/// Under which other name the key that signed was compared, if the packet does not use that name.
pub(crate) fn known_as(claimed: Claimed<'_>, known: &Keyring) -> Option<String> {
    if known.is_checked(claimed) {
        return None;
    }
    known.checked_names(&claimed.sender.key.to_string()).next().map(ToOwned::to_owned)
}

/// What a packet that answers nothing is worth. A card speaks for a name, whatever its sender calls itself.
pub(crate) fn of_packet(kind: PacketKind, claimed: Claimed<'_>, known: &Keyring) -> Verification {
    if claimed.sender.mode == SenderMode::Anonymous && kind != PacketKind::Card {
        return Verification::GoodAnonymous;
    }
    of_name(claimed, known)
}

/// To whom a challenge went.
pub(crate) struct Asked {
    /// By the challenge as it was signed.
    audience: Vec<Addressee>,
    /// The same organizations with the keys of today: an older key signed the change, or a person here entered it.
    recipients: Vec<Recipient>,
}

impl Asked {
    pub(crate) fn of(
        r: &Reader<'_>,
        signed: &Packet,
        challenge: Option<&Challenge>,
    ) -> Result<Self, VaultError> {
        let ids = challenge.map(|challenge| challenge.recipients.as_slice()).unwrap_or_default();
        let found: Result<Vec<_>, _> = ids.iter().map(|id| r.find::<Recipient>(*id)).collect();
        Ok(Self { audience: signed.audience.clone(), recipients: found?.into_iter().flatten().collect() })
    }

    /// The name of the addressee who signed an answer; nothing if none of them did.
    ///
    /// An addressee whose signing key nobody knew can be anybody who does not use the name of one whose key was known.
    pub(crate) fn answered_by(&self, sender: &Sender) -> Option<String> {
        let own = |name: &str| if name.trim().is_empty() { sender.display.clone() } else { name.to_owned() };
        let by_key = self.audience.iter().find(|who| who.fingerprint.as_ref() == Some(&sender.fingerprint));
        if let Some(who) = by_key {
            return Some(own(&who.name));
        }
        let key = sender.key.to_string();
        if let Some(recipient) = self.recipients.iter().find(|recipient| recipient.signing_key == key) {
            return Some(own(&recipient.name));
        }
        let (keyed, unknown): (Vec<_>, Vec<_>) =
            self.audience.iter().partition(|who| who.fingerprint.is_some());
        let borrowed = keyed.iter().any(|who| names::same(&who.name, &sender.display));
        (!unknown.is_empty() && !borrowed).then(|| sender.display.clone())
    }

    /// What an answer is worth. One without a name is no less in need of comparing.
    pub(crate) fn worth(&self, sender: &Sender, known: &Keyring) -> Verification {
        if self.answered_by(sender).is_none() {
            return Verification::NotTheAddressee;
        }
        of_name(Claimed::of_sender(sender), known)
    }
}

/// What the signature of a kept packet is worth today; nothing for one that was only sealed here.
pub(crate) fn today(
    r: &Reader<'_>,
    record: &PacketRecord,
    claimed: Claimed<'_>,
    known: &Keyring,
) -> DeskResult<Option<Verification>> {
    let (Some(at_import), Some(kind)) = (record.verification, record.kind) else {
        return Ok(record.verification);
    };
    let answers = matches!(kind, PacketKind::Receipt | PacketKind::Response);
    let found = match asked(r, record)? {
        Some(asked) if answers => asked.worth(claimed.sender, known),
        // What it answered was deleted, so nobody can tell any more.
        None if at_import == Verification::NotTheAddressee => at_import,
        _ => of_packet(kind, claimed, known),
    };
    let was_fine = matches!(at_import, Verification::GoodKnownKey | Verification::GoodNewKey);
    if found == Verification::GoodChangedKey && was_fine && agreed(r, claimed, known)? {
        return Ok(Some(at_import));
    }
    Ok(Some(found))
}

/// To whom the packet went that this one answers, if it is an answer and both are here.
fn asked(r: &Reader<'_>, record: &PacketRecord) -> DeskResult<Option<Asked>> {
    let (Some(reply), Some(challenge)) = (record.in_reply_to, record.challenge_id) else { return Ok(None) };
    if r.find::<PacketRecord>(reply)?.is_none() {
        return Ok(None);
    }
    let signed = parse_json(&r.packet_bytes(reply)?.json)?;
    Ok(Some(Asked::of(r, &signed, r.find::<Challenge>(challenge)?.as_ref())?))
}

/// Whether the key that signed agreed to every other key that is known for its name now.
fn agreed(r: &Reader<'_>, claimed: Claimed<'_>, known: &Keyring) -> DeskResult<bool> {
    // A sender has no card, so nothing could say that its key agreed to another.
    if known.has_other_signer(claimed) {
        return Ok(false);
    }
    let own = &claimed.sender.key;
    for other in others(claimed, &known.recipients) {
        let Some(card) = other.card_packet.map(|card| r.find::<PacketRecord>(card)).transpose()?.flatten()
        else {
            return Ok(false);
        };
        let packet = parse_json(&r.packet_bytes(card.id)?.json)?;
        let signer = &packet.sender.key;
        // Keys that were entered by hand since are not those of the card.
        let is_its_card = signer.to_string() == other.signing_key;
        if !matches!(&packet.body, Body::Card(card) if is_its_card && card.follows(signer, own)) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Notes that a person compared the words of the key that signed a packet with whoever says to be its sender. The key
/// stands for the name it was compared under and for no other.
///
/// # Errors
/// When there is no such packet, or the vault cannot be written; [`ErrorCode::RecordInvalid`] with the field `sender`
/// for a packet without a name: there is nobody to compare with.
pub fn mark_sender_checked(vault: &Vault, id: PacketId, how: &str, now: Timestamp) -> DeskResult<()> {
    vault.try_write(|w| {
        let packet = parse_json(&w.packet_bytes(id)?.json)?;
        let claimed = Claimed::of(&packet);
        if packet.sender.mode == SenderMode::Anonymous || claimed.name.trim().is_empty() {
            return Err(DeskError::refused_with(ErrorCode::RecordInvalid, "field", "sender"));
        }
        let signer = KnownSigner {
            signing_key: packet.sender.key.to_string(),
            name: claimed.name.to_owned(),
            checked_at: now,
            checked_how: how.to_owned(),
        };
        w.put(&signer)?;
        log(w, &packet, "compared_key", now)
    })
}

/// Takes back the note of [`mark_sender_checked`]: the words were compared with the wrong people, or with nobody.
/// Without such a note nothing is changed.
///
/// # Errors
/// When there is no such packet, or the vault cannot be written.
pub fn forget_sender_check(vault: &Vault, id: PacketId, now: Timestamp) -> DeskResult<()> {
    vault.try_write(|w| {
        let packet = parse_json(&w.packet_bytes(id)?.json)?;
        let known = Keyring::of(w)?;
        let Some(note) = known.compared(Claimed::of(&packet)) else { return Ok(()) };
        w.delete::<KnownSigner>((note.signing_key.clone(), note.name.clone()))?;
        log(w, &packet, "uncompared_key", now)
    })
}

/// Writes what was noted about the key of a packet into the decision log.
fn log(w: &Writer<'_>, packet: &Packet, act: &str, now: Timestamp) -> DeskResult<()> {
    w.log_decision(DecisionEntry {
        at: now,
        actor_role: casebook::actor(w)?,
        act: act.to_owned(),
        subject: packet.packet_id.to_string(),
        entry_id: w.entry_by_packet(packet.packet_id)?.map(|entry| entry.id),
        after: packet.sender.fingerprint.to_string(),
        ..DecisionEntry::default()
    })?;
    Ok(())
}
