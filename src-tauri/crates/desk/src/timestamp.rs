//! Time-stamps of others (RFC 3161): a person carries the hash of a packet to an authority in a file, and brings back the
//! authority's word that it existed. Nothing is sent from here.
//!
//! The request is kept, so that its reply is known by its number. A reply is judged before it is kept, and again whenever
//! it is shown; what it says is never stored.

use crate::{
    DeskError, DeskResult,
    part::Part,
    view::{StampedPacket, TimestampSays, TimestampState, TimestampView},
};
use recourse_model::{
    ErrorCode, PacketId, PacketRecord, PacketTimestamp, PacketTimestampId, Sha256Hash, Timestamp,
};
use recourse_packet::{
    PacketError,
    timestamp::{
        self as format, AuthorityCheck, Fault, MAX_CERTIFICATES_BYTES, MAX_REPLY_BYTES, Nonce, OutsideTime,
        TimestampError,
    },
};
use recourse_vault::{Reader, Vault, VaultError, open_plain};
use std::{io::Read, path::Path};

/// A name for the file with the request. It says no more than the request does.
///
/// # Errors
/// When there is no such packet.
pub fn suggested_request_name(vault: &Vault, packet_id: PacketId) -> DeskResult<String> {
    let packet: PacketRecord = vault.read(|r| r.get(packet_id))?;
    let hash = packet.sha256.to_string();
    Ok(format!("timestamp-{}.tsq", hash.get(..8).unwrap_or_default()))
}

/// Writes a request for a time-stamp on a packet to `target`, and keeps it. While a request waits for its reply, the same
/// one is written again.
///
/// # Errors
/// When there is no such packet, or the file cannot be written there. Nothing half-written is left, and no request is kept
/// that nobody has.
pub fn export_request(vault: &Vault, packet_id: PacketId, target: &Path, now: Timestamp) -> DeskResult<()> {
    let (packet, kept): (PacketRecord, _) =
        vault.read(|r| Ok((r.get(packet_id)?, r.timestamps_of_packet(packet_id)?)))?;
    let waiting = kept.into_iter().find(|kept| kept.reply.is_empty());
    let is_new = waiting.is_none();
    let row = match waiting {
        Some(row) => row,
        None => PacketTimestamp {
            packet_id,
            added_at: now,
            request: format::request(packet.sha256, &Nonce::random()?),
            ..PacketTimestamp::default()
        },
    };
    let mut part = Part::begin(vault, target)?;
    part.write(|out| out.write_all(&row.request).map_err(crate::part::cannot_write))?;
    // Kept before the file has its name: a request that somebody can carry away is always known here.
    vault.write(|w| w.put(&row))?;
    let named = part.name();
    if named.is_err() && is_new {
        vault.write(|w| w.delete::<PacketTimestamp>(row.id))?;
    }
    named
}

/// Judges an authority's reply and keeps it with its packet. `certificates` is a PEM file of the authority, if the person
/// has one. The same reply may come again with certificates; those that are kept already stay if it comes without.
///
/// # Errors
/// [`ErrorCode::TimestampInvalid`], [`ErrorCode::TimestampOtherPacket`] or [`ErrorCode::TimestampAuthority`] when it does
/// not hold, [`ErrorCode::PacketRead`] when a file cannot be read. Nothing is changed then.
pub fn add(
    vault: &Vault,
    packet_id: PacketId,
    reply: &Path,
    certificates: Option<&Path>,
    now: Timestamp,
) -> DeskResult<TimestampView> {
    let reply = read(reply, MAX_REPLY_BYTES)?;
    let anchors = certificates.map(read_certificates).transpose()?;
    let nonce = format::nonce_of(&reply).map_err(PacketError::from)?;
    vault.try_write(|w| {
        let packet: PacketRecord = w.get(packet_id)?;
        let kept = w.timestamps_of_packet(packet_id)?;
        let same = kept.iter().find(|kept| kept.reply == reply);
        let asked = kept.iter().filter(|kept| nonce.is_some() && asked_with(kept) == nonce);
        let asked: Vec<_> = asked.collect();
        let row = match (same, asked.iter().find(|asked| asked.reply.is_empty())) {
            (Some(same), _) => same.clone(),
            (None, Some(waiting)) => (*waiting).clone(),
            (None, None) => PacketTimestamp {
                packet_id,
                added_at: now,
                // One request may go to several authorities.
                request: asked.first().map(|asked| asked.request.clone()).unwrap_or_default(),
                ..PacketTimestamp::default()
            },
        };
        let row = PacketTimestamp { reply, anchors: anchors.unwrap_or(row.anchors), ..row };
        judge(&row, packet.sha256).map_err(PacketError::from)?;
        w.put(&row)?;
        Ok(view(&row, packet.sha256))
    })
}

/// Holds a kept time-stamp against certificates of its authority, and keeps them with it when they vouch for it.
///
/// # Errors
/// [`ErrorCode::TimestampAuthority`] when they do not, [`ErrorCode::PacketRead`] when the file cannot be read. Nothing is
/// changed then.
pub fn check(vault: &Vault, id: PacketTimestampId, certificates: &Path) -> DeskResult<TimestampView> {
    let anchors = read_certificates(certificates)?;
    vault.try_write(|w| {
        let row: PacketTimestamp = w.get(id)?;
        let packet: PacketRecord = w.get(row.packet_id)?;
        let row = PacketTimestamp { anchors, ..row };
        judge(&row, packet.sha256).map_err(PacketError::from)?;
        w.put(&row)?;
        Ok(view(&row, packet.sha256))
    })
}

/// Every packet of the vault with its time-stamps, oldest first.
///
/// # Errors
/// When the vault cannot be read.
pub fn packets(vault: &Vault) -> DeskResult<Vec<StampedPacket>> {
    Ok(vault.read(|r| {
        let mut packets: Vec<PacketRecord> = r.list()?;
        packets.sort_by_key(|packet| (packet.recorded_at, packet.id));
        let stamped = packets.into_iter().map(|packet| {
            let timestamps = in_packet(r, &packet)?;
            Ok(StampedPacket {
                packet_id: packet.id,
                kind: packet.kind,
                direction: packet.direction,
                counterpart: packet.counterpart,
                sha256: packet.sha256,
                timestamps,
            })
        });
        stamped.collect::<Result<_, VaultError>>()
    })?)
}

/// The time-stamps of a packet and the requests for them, each judged now.
///
/// # Errors
/// When there is no such packet.
pub fn of_packet(vault: &Vault, packet_id: PacketId) -> DeskResult<Vec<TimestampView>> {
    Ok(vault.read(|r| {
        let packet: PacketRecord = r.get(packet_id)?;
        in_packet(r, &packet)
    })?)
}

/// The same inside a reading.
pub(crate) fn in_packet(r: &Reader<'_>, packet: &PacketRecord) -> Result<Vec<TimestampView>, VaultError> {
    Ok(r.timestamps_of_packet(packet.id)?.iter().map(|row| view(row, packet.sha256)).collect())
}

/// Takes a time-stamp, or the request for one, out of the vault.
///
/// # Errors
/// When there is no such time-stamp.
pub fn remove(vault: &Vault, id: PacketTimestampId) -> DeskResult<()> {
    Ok(vault.write(|w| w.delete::<PacketTimestamp>(id))?)
}

/// The number in the request of a row, if it has one.
fn asked_with(row: &PacketTimestamp) -> Option<Nonce> {
    Nonce::of_request(&row.request).ok()
}

fn judge(row: &PacketTimestamp, sha256: Sha256Hash) -> Result<OutsideTime, TimestampError> {
    let nonce = if row.request.is_empty() { None } else { Some(Nonce::of_request(&row.request)?) };
    let anchors = Some(row.anchors.as_slice()).filter(|pem| !pem.is_empty());
    format::verify(&row.reply, sha256, nonce.as_ref(), anchors)
}

fn view(row: &PacketTimestamp, sha256: Sha256Hash) -> TimestampView {
    let (state, says, reason) = match judge(row, sha256) {
        _ if row.reply.is_empty() => (TimestampState::Waiting, None, None),
        Err(error) => {
            let reason = error.fault().map_or("other_packet", |fault| fault.as_str());
            (TimestampState::Broken, None, Some(reason.to_owned()))
        }
        Ok(stamp) => {
            let state = match stamp.check {
                AuthorityCheck::Anchored { .. } => TimestampState::Anchored,
                AuthorityCheck::NotChecked => TimestampState::NotChecked,
            };
            (state, Some(says(stamp)), None)
        }
    };
    TimestampView {
        id: row.id,
        state,
        added_at: row.added_at,
        asked_here: !row.request.is_empty(),
        says,
        reason,
    }
}

fn says(stamp: OutsideTime) -> TimestampSays {
    let latest = stamp.latest();
    let (root, root_sha256) = match stamp.check {
        AuthorityCheck::Anchored { root, sha256 } => (Some(root), Some(sha256)),
        AuthorityCheck::NotChecked => (None, None),
    };
    TimestampSays {
        at: stamp.at,
        latest,
        authority: stamp.authority,
        root,
        root_sha256,
        serial: stamp.serial,
        policy: stamp.policy,
    }
}

/// A file with certificates. An empty one would count as none at all.
fn read_certificates(path: &Path) -> DeskResult<Vec<u8>> {
    let bytes = read(path, MAX_CERTIFICATES_BYTES)?;
    if bytes.is_empty() {
        return Err(PacketError::from(TimestampError::Authority(Fault::NoCertificates)).into());
    }
    Ok(bytes)
}

/// A file that a person chose. One byte more than it may have is enough to see that it is too large.
fn read(path: &Path, limit: u64) -> DeskResult<Vec<u8>> {
    let unreadable = || DeskError::refused(ErrorCode::PacketRead);
    let (file, _) = open_plain(path).map_err(|_| unreadable())?;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|_| unreadable())?;
    Ok(bytes)
}
