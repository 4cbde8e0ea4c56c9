//! What a good signature is worth: whose key it is as far as people here have compared keys, and whether an answer
//! comes from somebody who was asked.
//!
//! It is asked anew whenever a packet is looked at. What was found when the packet came in is kept beside it and
//! decides nothing but one thing: a key that was replaced since, and signed its replacement, does not turn into a
//! stranger's afterwards.

use crate::{DeskResult, names};
use recourse_model::{Challenge, PacketKind, PacketRecord, Recipient, SenderMode, Verification};
use recourse_packet::{Addressee, Body, Packet, Sender, SignerKey, parse_json};
use recourse_vault::{Reader, VaultError};

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

/// Whether the key is this organization's, and somebody compared its words.
fn is_checked(recipient: &Recipient, key: &SignerKey) -> bool {
    recipient.checked_at.is_some() && recipient.signing_key == key.to_string()
}

/// What a good signature by this key is worth under this name. A compared key stands for the name it was compared
/// under and for no other.
fn of_name(claimed: Claimed<'_>, known: &[Recipient]) -> Verification {
    let key = &claimed.sender.key;
    let mut same_name = known.iter().filter(|recipient| names::same(&recipient.name, claimed.name));
    if same_name.any(|recipient| is_checked(recipient, key)) {
        Verification::GoodKnownKey
    } else if others(claimed, known).next().is_some() {
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
pub(crate) fn known_as(claimed: Claimed<'_>, known: &[Recipient]) -> Option<String> {
    let mut checked = known.iter().filter(|recipient| is_checked(recipient, &claimed.sender.key));
    if checked.clone().any(|recipient| names::same(&recipient.name, claimed.name)) {
        return None;
    }
    checked.next().map(|recipient| recipient.name.clone())
}

/// What a packet that answers nothing is worth. A card speaks for a name, whatever its sender calls itself.
pub(crate) fn of_packet(kind: PacketKind, claimed: Claimed<'_>, known: &[Recipient]) -> Verification {
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
    pub(crate) fn worth(&self, sender: &Sender, known: &[Recipient]) -> Verification {
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
    known: &[Recipient],
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
fn agreed(r: &Reader<'_>, claimed: Claimed<'_>, known: &[Recipient]) -> DeskResult<bool> {
    let own = &claimed.sender.key;
    for other in others(claimed, known) {
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
