//! The commands that take packets in and look at them, at either desk.

use crate::{
    App, AppResult,
    app::file_name,
    clock::now,
    dto::{ImportPacket, KeyCode, KeySquares, MaybeFile, MaybeImported, PacketFileRef, PacketRef},
    host::PickPurpose,
};
use recourse_desk::{
    inbox, qr,
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
