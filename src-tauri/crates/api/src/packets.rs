//! The commands that take packets in and look at them, at either desk.

use crate::{
    App, AppResult,
    app::file_name,
    clock::now,
    dto::{
        Empty, ImportPacket, KeyCode, KeySquares, MaybeFile, MaybeImported, MaybeTimestamp, PacketFileRef,
        PacketRef, TimestampRef,
    },
    host::PickPurpose,
};
use recourse_desk::{
    inbox, qr, timestamp,
    view::{ImportView, PacketView},
};
use std::path::Path;

impl App {
    /// Imports a packet that the person picks.
    ///
    /// # Errors
    /// When the file is not a packet for this vault. Nothing is changed then.
    pub fn import_with_dialog(&self, request: ImportPacket) -> AppResult<MaybeImported> {
        let session = self.session()?.1;
        match self.host.pick_files(PickPurpose::Packet).first() {
            Some(path) => Ok(MaybeImported { imported: Some(self.import(session, path, &request.job)?) }),
            None => Ok(MaybeImported { imported: None }),
        }
    }

    pub(crate) fn import(&self, session: u64, path: &Path, job: &str) -> AppResult<ImportView> {
        let job = self.job(job, session)?;
        Ok(job.watch(|watch| inbox::import_file(&job.vault, path, now(), watch))?)
    }

    /// One packet and what it proves.
    ///
    /// # Errors
    /// When there is no such packet.
    pub fn packet_view(&self, packet: PacketRef) -> AppResult<PacketView> {
        Ok(inbox::packet_view(&*self.vault()?, packet.packet_id)?)
    }

    /// Writes a plain copy of a packet's file to a place the person chooses.
    ///
    /// # Errors
    /// When there is no such file, its challenge is in quarantine, or it cannot be written there.
    pub fn export_packet_file(&self, file: PacketFileRef) -> AppResult<MaybeFile> {
        let asked = self.ask_target(|vault| {
            inbox::require_accepted(vault, file.packet_id)?;
            Ok(inbox::suggested_file_name(vault, file.packet_id, &file.path)?)
        })?;
        let Some((target, session)) = asked else { return Ok(MaybeFile { file_name: None }) };
        inbox::export_file(&*self.vault_of(session)?, file.packet_id, &file.path, &target)?;
        Ok(MaybeFile { file_name: Some(file_name(&target)) })
    }

    /// Writes a request for a time-stamp to a place the person chooses.
    ///
    /// # Errors
    /// When there is no such packet, or it cannot be written there.
    pub fn save_timestamp_request(&self, packet: PacketRef) -> AppResult<MaybeFile> {
        let asked =
            self.ask_target(|vault| Ok(timestamp::suggested_request_name(vault, packet.packet_id)?))?;
        let Some((target, session)) = asked else { return Ok(MaybeFile { file_name: None }) };
        timestamp::export_request(&*self.vault_of(session)?, packet.packet_id, &target, now())?;
        Ok(MaybeFile { file_name: Some(file_name(&target)) })
    }

    /// Adds the authority's reply that the person picks.
    ///
    /// # Errors
    /// When it does not hold or is for another packet. Nothing is changed then.
    pub fn add_timestamp(&self, packet: PacketRef) -> AppResult<MaybeTimestamp> {
        let session = self.session()?.1;
        let picked = self.host.pick_files(PickPurpose::Timestamp);
        let Some(reply) = picked.first() else { return Ok(MaybeTimestamp { timestamp: None }) };
        let view = timestamp::add(&*self.vault_of(session)?, packet.packet_id, reply, None, now())?;
        Ok(MaybeTimestamp { timestamp: Some(view) })
    }

    /// Holds a time-stamp against the authority's certificates that the person picks.
    ///
    /// # Errors
    /// When they do not vouch for it. Nothing is changed then.
    pub fn check_timestamp(&self, of: TimestampRef) -> AppResult<MaybeTimestamp> {
        let session = self.session()?.1;
        let picked = self.host.pick_files(PickPurpose::Certificates);
        let Some(certificates) = picked.first() else { return Ok(MaybeTimestamp { timestamp: None }) };
        let view = timestamp::check(&*self.vault_of(session)?, of.timestamp_id, certificates)?;
        Ok(MaybeTimestamp { timestamp: Some(view) })
    }

    /// Takes a time-stamp, or the request for one, out of the vault.
    ///
    /// # Errors
    /// When there is no such time-stamp.
    pub fn remove_timestamp(&self, of: TimestampRef) -> AppResult<Empty> {
        timestamp::remove(&*self.vault()?, of.timestamp_id)?;
        Ok(Empty {})
    }

    /// The words of a key as a QR code.
    ///
    /// # Errors
    /// When there is more than fits into a code.
    pub fn key_code(&self, key: KeyCode) -> AppResult<KeySquares> {
        let key = qr::KeyText { name: &key.name, words: &key.words, fingerprint: &key.fingerprint };
        let squares = qr::squares(key)?;
        let row = |row: &Vec<bool>| row.iter().map(|dark| if *dark { '1' } else { '0' }).collect();
        Ok(KeySquares { rows: squares.rows.iter().map(row).collect(), text: qr::text(key) })
    }
}
