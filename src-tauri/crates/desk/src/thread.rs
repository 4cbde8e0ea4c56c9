//! A thread: the packets of one conversation, and what they say together.
//!
//! Either desk looks at the packets that are its own: those that carry or answer a challenge, or those of an entry. Each
//! sender numbers what it puts into a thread. The numbers show what is missing and what was numbered twice; of two
//! packets with one number both are kept and shown, and the one that came first counts.

use crate::{
    DeskResult, inbox,
    view::{
        RejoinderLine, RejoinderView, RevealState, RevealView, ThreadGap, ThreadPacket, ThreadView,
        UpdateView, WithdrawalView,
    },
};
use chrono::NaiveDate;
use recourse_model::{Direction, PacketFile, PacketId, PacketKind, PacketRecord, Sha256Hash};
use recourse_packet::{
    Body, Packet, Withheld,
    body::{Challenge, Rejoinder, Reveal, Update, Withdrawal},
    commit, parse_json,
};
use recourse_vault::{Reader, Vault, VaultError, Writer};
use std::collections::{BTreeMap, BTreeSet};

/// What a thread comes to, on either side.
pub(crate) struct Standing {
    /// The challenge as it stands after the updates that count.
    pub(crate) asked: Challenge,
    /// The packet that each claim's words, and so its files, stand in; in the order of the claims.
    pub(crate) claims_from: Vec<PacketId>,
    /// Whether it was taken back, and in which packet.
    pub(crate) withdrawn: Option<(PacketRecord, Withdrawal)>,
}

/// Which packets have a number of which an earlier packet of the same sender is here. `records` come oldest first.
pub(crate) fn forks(records: &[PacketRecord]) -> BTreeSet<PacketId> {
    let mut numbers = BTreeSet::new();
    records.iter().filter(|one| !numbers.insert((&one.signer, one.sequence))).map(|one| one.id).collect()
}

/// What the packets of one thread come to. `challenge` began it; `records` are the packets of this desk, oldest first.
/// Only what the key says that signed the challenge changes it, each number once, in the order of the numbers.
pub(crate) fn standing(
    r: &Reader<'_>,
    began: &PacketRecord,
    challenge: &Challenge,
    records: &[PacketRecord],
) -> DeskResult<Standing> {
    let forks = forks(records);
    let mut followed: Vec<&PacketRecord> = records
        .iter()
        .filter(|one| matches!(one.kind, Some(PacketKind::Update | PacketKind::Withdrawal)))
        .filter(|one| one.signer == began.signer && !forks.contains(&one.id))
        .collect();
    followed.sort_by_key(|one| one.sequence);
    let mut asked = challenge.clone();
    let mut from: BTreeMap<_, _> = asked.claims.iter().map(|claim| (claim.id, began.id)).collect();
    let mut withdrawn = None;
    for record in followed {
        match parse_json(&r.packet_bytes(record.id)?.json)?.body {
            Body::Update(update) => {
                asked.apply(&update);
                from.extend(update.claims.iter().map(|claim| (claim.id, record.id)));
            }
            Body::Withdrawal(body) if withdrawn.is_none() => withdrawn = Some((record.clone(), *body)),
            _ => {}
        }
    }
    let claims_from =
        asked.claims.iter().map(|claim| from.get(&claim.id).copied().unwrap_or(began.id)).collect();
    Ok(Standing { asked, claims_from, withdrawn })
}

/// The thread as people see it. `records` are the packets of this desk, oldest first, with the challenge among them.
pub(crate) fn view(
    vault: &Vault,
    began: &PacketRecord,
    challenge: &Challenge,
    records: &[PacketRecord],
) -> DeskResult<ThreadView> {
    check_unchecked(vault, records)?;
    let forks = forks(records);
    let (standing, missing, bodies) = vault.try_read(|r| {
        let mut missing = BTreeSet::new();
        let mut bodies = BTreeMap::new();
        for record in records {
            bodies.insert(record.id, parse_json(&r.packet_bytes(record.id)?.json)?);
            let answers = record.in_reply_to.map(|id| r.find::<PacketRecord>(id)).transpose()?;
            if matches!(answers, Some(None)) {
                missing.insert(record.id);
            }
        }
        Ok::<_, crate::DeskError>((standing(r, began, challenge, records)?, missing, bodies))
    })?;
    let mut changes = changes(began, challenge, records, &forks, &bodies);
    let mut packets = Vec::new();
    for (place, record) in records.iter().enumerate() {
        let before = records.get(..place).unwrap_or_default();
        let later = |one: &PacketRecord| one.signer == record.signer && one.sequence > record.sequence;
        let body = bodies.get(&record.id).map(|packet| &packet.body);
        packets.push(ThreadPacket {
            packet: inbox::packet_view(vault, record.id)?,
            fork: forks.contains(&record.id),
            late: before.iter().any(later),
            answers_missing: missing.contains(&record.id),
            update: changes.remove(&record.id),
            rejoinder: match body {
                Some(Body::Rejoinder(said)) => Some(rejoinder(said, &standing.asked)),
                _ => None,
            },
            reveals: reveals_view(vault, record, &bodies, records)?,
        });
    }
    Ok(ThreadView {
        packets,
        gaps: gaps(records, &bodies),
        withdrawn: standing.withdrawn.map(|(record, body)| WithdrawalView {
            packet_id: record.id,
            on: record.recorded_at.date_naive(),
            reason: body.reason,
            please_delete: body.please_delete,
        }),
    })
}

fn rejoinder(said: &Rejoinder, asked: &Challenge) -> RejoinderView {
    let number = |id| asked.asks.iter().find(|ask| ask.id == id).map(|ask| ask.number);
    let line = |item: &recourse_packet::body::RejoinderItem| RejoinderLine {
        ask_id: item.ask,
        number: number(item.ask),
        text: item.text.clone(),
    };
    RejoinderView { text: said.text.clone(), asks: said.asks.iter().map(line).collect() }
}

/// What every update changes, told by the numbers that claims and asks have at that point of the thread.
fn changes(
    began: &PacketRecord,
    challenge: &Challenge,
    records: &[PacketRecord],
    forks: &BTreeSet<PacketId>,
    bodies: &BTreeMap<PacketId, Packet>,
) -> BTreeMap<PacketId, UpdateView> {
    let mut ordered: Vec<&PacketRecord> = records.iter().collect();
    ordered.sort_by_key(|record| record.sequence);
    let mut now = challenge.clone();
    let mut found = BTreeMap::new();
    for record in ordered {
        let Some(Body::Update(update)) = bodies.get(&record.id).map(|packet| &packet.body) else { continue };
        let mut after = now.clone();
        after.apply(update);
        found.insert(record.id, change(&now, &after, update));
        if !forks.contains(&record.id) && record.signer == began.signer {
            now = after;
        }
    }
    found
}

fn change(before: &Challenge, after: &Challenge, update: &Update) -> UpdateView {
    let claim = |body: &Challenge, id| body.claims.iter().find(|one| one.id == id).map(|one| one.number);
    let ask = |body: &Challenge, id| body.asks.iter().find(|one| one.id == id).map(|one| one.number);
    let claims = update.claims.iter().map(|one| one.id);
    let (reworded_claims, new_claims): (Vec<_>, Vec<_>) = claims.partition(|id| claim(before, *id).is_some());
    let asks = update.asks.iter().map(|one| one.id);
    let (reworded_asks, new_asks): (Vec<_>, Vec<_>) = asks.partition(|id| ask(before, *id).is_some());
    UpdateView {
        text: update.text.clone(),
        new_claims: new_claims.into_iter().filter_map(|id| claim(after, id)).collect(),
        reworded_claims: reworded_claims.into_iter().filter_map(|id| claim(after, id)).collect(),
        withdrawn_claims: update.withdrawn_claims.iter().filter_map(|id| claim(before, *id)).collect(),
        new_asks: new_asks.into_iter().filter_map(|id| ask(after, id)).collect(),
        reworded_asks: reworded_asks.into_iter().filter_map(|id| ask(after, id)).collect(),
        withdrawn_asks: update.withdrawn_asks.iter().filter_map(|id| ask(before, *id)).collect(),
        deadlines: update.deadlines.clone(),
    }
}

/// What each sender's numbers say is missing. A sender can name any number, so gaps are rows from one to another.
fn gaps(records: &[PacketRecord], bodies: &BTreeMap<PacketId, Packet>) -> Vec<ThreadGap> {
    let mut numbers: BTreeMap<&str, BTreeMap<u32, &PacketRecord>> = BTreeMap::new();
    for record in records {
        numbers.entry(&record.signer).or_default().entry(record.sequence).or_insert(record);
    }
    let mut gaps = Vec::new();
    for of_signer in numbers.into_values() {
        let mut next = 1;
        for (number, record) in of_signer {
            if number > next {
                let sender = bodies.get(&record.id).map(|packet| packet.sender.display.clone());
                gaps.push(ThreadGap {
                    sender: sender.unwrap_or_default(),
                    ours: record.direction == Some(Direction::Sent),
                    from: next,
                    to: number - 1,
                });
            }
            next = number.saturating_add(1);
        }
    }
    gaps
}

const fn reveals_of(body: &Body) -> &[Reveal] {
    match body {
        Body::Update(update) => update.reveals.as_slice(),
        Body::Rejoinder(rejoinder) => rejoinder.reveals.as_slice(),
        _ => &[],
    }
}

/// What an item was promised as, and in which packet: one of the same sender, in the same thread, with that very
/// commitment.
fn promise<'a>(
    reveal: &Reveal,
    signer: &str,
    bodies: &'a BTreeMap<PacketId, Packet>,
    records: &'a [PacketRecord],
) -> Option<(&'a PacketRecord, &'a Withheld)> {
    let record = records.iter().find(|one| one.id == reveal.packet_id && one.signer == signer)?;
    let withheld = bodies.get(&record.id)?.withheld.iter();
    withheld.into_iter().find(|item| item.commitment == reveal.commitment).map(|item| (record, item))
}

fn reveals_view(
    vault: &Vault,
    record: &PacketRecord,
    bodies: &BTreeMap<PacketId, Packet>,
    records: &[PacketRecord],
) -> DeskResult<Vec<RevealView>> {
    let Some(packet) = bodies.get(&record.id) else { return Ok(Vec::new()) };
    let reveals = reveals_of(&packet.body);
    if reveals.is_empty() {
        return Ok(Vec::new());
    }
    let looked: Looked = vault.read(|r| r.setting(&looked_key(record.id)))?.unwrap_or_default();
    let shown = reveals.iter().map(|reveal| {
        let promised = promise(reveal, &record.signer, bodies, records);
        let path = reveal.path.to_string();
        let title = packet.files.iter().find(|file| file.path == reveal.path).map(|file| file.title.clone());
        let state = match (promised, looked.get(&found_key(reveal))) {
            (None, _) => RevealState::NothingPromised,
            (Some(_), None) => RevealState::NotChecked,
            (Some(_), Some(true)) => RevealState::Proven,
            (Some(_), Some(false)) => RevealState::NotMatching,
        };
        RevealView {
            commitment: reveal.commitment,
            path,
            title: title.unwrap_or_default(),
            state,
            promised_in: promised.map(|(record, _)| record.id),
            promised_on: promised.map(|(record, _)| day(record)),
            reason: promised.map(|(_, item)| item.reason.clone()).unwrap_or_default(),
        }
    });
    Ok(shown.collect())
}

fn day(record: &PacketRecord) -> NaiveDate {
    record.recorded_at.date_naive()
}

/// For every reveal of a packet, whether its file and salt give its commitment.
type Looked = BTreeMap<String, bool>;

fn looked_key(packet: PacketId) -> String {
    format!("packet/{packet}/reveals")
}

/// One commitment may be revealed by several files; each is looked at by itself.
fn found_key(reveal: &Reveal) -> String {
    format!("{} {}", reveal.path, reveal.commitment)
}

/// Looks at what came in and was not looked at: the program may have been stopped in between.
fn check_unchecked(vault: &Vault, records: &[PacketRecord]) -> DeskResult<()> {
    let came = |record: &&PacketRecord| {
        record.direction == Some(Direction::Received)
            && matches!(record.kind, Some(PacketKind::Update | PacketKind::Rejoinder))
    };
    for record in records.iter().filter(came) {
        if vault.read(|r| r.setting::<Looked>(&looked_key(record.id)))?.is_none() {
            check_reveals(vault, record.id)?;
        }
    }
    Ok(())
}

/// Notes that what a packet of this vault hands over is what it kept back: the commitment was made of the same piece, and
/// sealing compared its bytes with its hash.
pub(crate) fn note_sealed(w: &Writer<'_>, packet: &Packet) -> Result<(), VaultError> {
    let looked: Looked = reveals_of(&packet.body).iter().map(|reveal| (found_key(reveal), true)).collect();
    if looked.is_empty() { Ok(()) } else { w.set_setting(&looked_key(packet.packet_id), &looked) }
}

/// Holds every item that a packet hands over against its commitment, and notes what was found. It reads the whole of
/// each file.
///
/// # Errors
/// When the vault cannot be read or written.
pub(crate) fn check_reveals(vault: &Vault, id: PacketId) -> DeskResult<()> {
    let packet = parse_json(&vault.read(|r| r.packet_bytes(id))?.json)?;
    let mut looked = Looked::new();
    for reveal in reveals_of(&packet.body) {
        let file: PacketFile = vault.read(|r| r.get((id, reveal.path.to_string())))?;
        let found: Sha256Hash = commit(&reveal.salt, file.bytes, &mut vault.open_blob(file.sha256)?)?;
        looked.insert(found_key(reveal), found == reveal.commitment);
    }
    Ok(vault.write(|w| w.set_setting(&looked_key(id), &looked))?)
}

#[cfg(test)]
#[path = "thread_tests.rs"]
mod tests;
