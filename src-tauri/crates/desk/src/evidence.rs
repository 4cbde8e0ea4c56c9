//! Evidence: taking files in, keeping what is known about them, and giving copies out.

use crate::{
    DeskError, DeskResult, Watch, casebook, metadata,
    view::{EvidenceRow, EvidenceView, HarmRow, HiddenData},
};
use recourse_model::{
    Case, CaseId, ErrorCode, Evidence, EvidenceId, EvidenceKind, Harm, HarmId, Operation, Person, Sha256Hash,
    Timestamp,
};
use recourse_vault::{BlobReader, Reader, Staged, Vault, VaultError, Writer};
use std::{io::Read, ops::ControlFlow, path::Path};

/// How many bytes are looked at to tell what a file is.
const SNIFFED: u64 = 8 * 1024;

fn hidden_key(sha256: Sha256Hash) -> String {
    format!("hidden/{sha256}")
}

/// What a piece says about itself, as it was found when it was taken in.
pub(crate) fn hidden(r: &Reader<'_>, piece: &Evidence) -> Result<HiddenData, VaultError> {
    Ok(r.setting(&hidden_key(piece.sha256))?.unwrap_or(HiddenData::Unchecked))
}

/// Takes a file in. Its bytes are read once, encrypted as they come, and stored unchanged.
///
/// # Errors
/// When the file is not a file, changes or vanishes while it is read, is too large for a packet, or the disk is full.
/// Nothing of it is kept then.
pub fn add_file(
    vault: &Vault,
    case_id: CaseId,
    harm_id: Option<HarmId>,
    path: &Path,
    now: Timestamp,
    watch: &Watch<'_>,
) -> DeskResult<Evidence> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let total = std::fs::symlink_metadata(path).ok().map(|meta| meta.len());
    let mut progress = |done: u64| {
        watch.report(done, total, &name);
        if watch.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let staged = vault.stage_file(path, &mut progress)?;
    let piece = Evidence {
        case_id,
        title: title_of(&name),
        original_name: name,
        supports: harm_id.into_iter().collect(),
        ..Evidence::default()
    };
    add(vault, piece, staged, now)
}

/// Takes bytes in that are in memory: a written testimony, a piece of the example.
///
/// # Errors
/// When the disk is full or there is no such case.
pub fn add_bytes(vault: &Vault, piece: Evidence, bytes: &[u8], now: Timestamp) -> DeskResult<Evidence> {
    let mut reader = bytes;
    let staged = vault.stage_reader(&mut reader, Some(bytes.len() as u64), &mut recourse_vault::unwatched)?;
    add(vault, piece, staged, now)
}

fn add(vault: &Vault, mut piece: Evidence, staged: Staged, now: Timestamp) -> DeskResult<Evidence> {
    let saved = vault.write(|w| {
        let case: Case = w.get(piece.case_id)?;
        let info = w.adopt(staged)?;
        piece.number = w.next_evidence_number(piece.case_id)?;
        piece.sha256 = info.sha256;
        piece.bytes = info.bytes;
        piece.created_at = now;
        piece.updated_at = now;
        let hidden = look_inside(w, &mut piece)?;
        w.set_setting(&hidden_key(piece.sha256), &hidden)?;
        w.add_evidence(&piece, &casebook::actor(w)?, now)?;
        w.put(&Case { updated_at: now, ..case })?;
        Ok(piece)
    })?;
    Ok(saved)
}

/// Tells what a piece is by its first bytes, and what it says about itself.
fn look_inside(w: &Writer<'_>, piece: &mut Evidence) -> Result<HiddenData, VaultError> {
    let mut head = Vec::new();
    w.open_blob(piece.sha256)?.take(SNIFFED).read_to_end(&mut head)?;
    if piece.media_type.is_empty() {
        sniff(&head, &piece.original_name).clone_into(&mut piece.media_type);
    }
    piece.kind = piece.kind.or(Some(EvidenceKind::File));
    if !metadata::is_checkable(&piece.media_type) || piece.bytes > metadata::MAX_CHECKED {
        return Ok(HiddenData::Unchecked);
    }
    let mut bytes = Vec::new();
    w.open_blob(piece.sha256)?.read_to_end(&mut bytes)?;
    Ok(metadata::inspect(&piece.media_type, &bytes))
}

/// The media type by the first bytes, and for texts by the ending of the name. Bytes outweigh names.
fn sniff(head: &[u8], name: &str) -> &'static str {
    let starts = |magic: &[u8]| head.starts_with(magic);
    let at = |place: usize, magic: &[u8]| head.get(place..place + magic.len()) == Some(magic);
    if starts(b"\x89PNG\r\n\x1a\n") {
        return "image/png";
    }
    if starts(b"\xff\xd8\xff") {
        return "image/jpeg";
    }
    if starts(b"GIF87a") || starts(b"GIF89a") {
        return "image/gif";
    }
    if starts(b"RIFF") && at(8, b"WEBP") {
        return "image/webp";
    }
    if starts(b"%PDF-") {
        return "application/pdf";
    }
    if starts(b"PK\x03\x04") {
        return "application/zip";
    }
    if at(4, b"ftyp") {
        return "video/mp4";
    }
    if starts(b"OggS") {
        return "audio/ogg";
    }
    if starts(b"ID3") || starts(b"\xff\xfb") {
        return "audio/mpeg";
    }
    if let Some(structured) = structured(head) {
        return structured;
    }
    let is_text =
        !head.contains(&0) && std::str::from_utf8(head).map_or_else(|e| e.error_len().is_none(), |_| true);
    match (is_text, name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).as_deref()) {
        (true, Some("csv")) => "text/csv",
        (true, Some("md")) => "text/markdown",
        (true, Some("json")) => "application/json",
        (true, _) => "text/plain",
        (false, _) => "application/octet-stream",
    }
}

/// Texts that carry more than they show: marked-up pages, mail with its headers, cards, tracks. They are not plain, and
/// nothing here can say that they are clean.
fn structured(head: &[u8]) -> Option<&'static str> {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let headers =
        ["Received:", "Return-Path:", "Delivered-To:", "From:", "Message-ID:", "MIME-Version:", "Date:"];
    if text.starts_with('<') {
        return Some("text/xml");
    }
    if text.starts_with("{\\rtf") {
        return Some("application/rtf");
    }
    if text.starts_with("%!PS") {
        return Some("application/postscript");
    }
    if text.starts_with("BEGIN:V") {
        return Some("text/vcard");
    }
    let first_lines = text.lines().take(30);
    (first_lines.filter(|line| headers.iter().any(|header| line.starts_with(header))).count() >= 2)
        .then_some("message/rfc822")
}

/// A first title: the name without its ending, with dashes and underscores as spaces.
fn title_of(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem });
    stem.replace(['_', '-'], " ").trim().to_owned()
}

/// Whether the title of a piece is still the one that was made of its file name.
pub(crate) fn is_title_of_name(piece: &Evidence) -> bool {
    !piece.original_name.is_empty() && piece.title == title_of(&piece.original_name)
}

/// Rows for pieces of one case.
pub(crate) fn rows_of(
    r: &Reader<'_>,
    pieces: &[Evidence],
    harms: &[HarmRow],
) -> Result<Vec<EvidenceRow>, VaultError> {
    pieces.iter().map(|piece| row(r, piece, pieces, harms)).collect()
}

fn row(
    r: &Reader<'_>,
    piece: &Evidence,
    siblings: &[Evidence],
    harms: &[HarmRow],
) -> Result<EvidenceRow, VaultError> {
    let mut people = Vec::new();
    for id in &piece.people {
        people.extend(r.find::<Person>(*id)?.map(|person| person.pseudonym));
    }
    let is_cleaned_copy =
        |other: &&Evidence| other.derived_from == Some(piece.id) && other.operation == Some(Operation::Clean);
    Ok(EvidenceRow {
        harms: harms
            .iter()
            .filter(|row| piece.supports.contains(&row.harm.id))
            .map(|row| row.number)
            .collect(),
        people,
        hidden: hidden(r, piece)?,
        cleaned_copy: siblings.iter().find(is_cleaned_copy).map(|copy| copy.id),
        evidence: piece.clone(),
    })
}

/// All evidence, newest first.
///
/// # Errors
/// When the vault cannot be read.
pub fn rows(vault: &Vault) -> DeskResult<Vec<EvidenceRow>> {
    let mut rows = vault.read(|r| {
        let mut rows = Vec::new();
        for case in r.list::<Case>()? {
            let pieces = r.evidence_of_case(case.id)?;
            let harms = casebook::harm_rows(r, case.id, &pieces)?;
            rows.extend(rows_of(r, &pieces, &harms)?);
        }
        Ok(rows)
    })?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.evidence.created_at));
    Ok(rows)
}

/// One piece with its custody log.
///
/// # Errors
/// When there is no such piece.
pub fn view(vault: &Vault, id: EvidenceId) -> DeskResult<EvidenceView> {
    let (row, custody) = vault.read(|r| {
        let piece: Evidence = r.get(id)?;
        let pieces = r.evidence_of_case(piece.case_id)?;
        let harms = casebook::harm_rows(r, piece.case_id, &pieces)?;
        Ok((row(r, &piece, &pieces, &harms)?, r.custody_of(id)?))
    })?;
    let chain_unbroken = vault.read(|r| r.verify_chain()).is_ok();
    Ok(EvidenceView { row, custody, chain_unbroken })
}

/// Keeps what is known about a piece. Its bytes, hash and number never change.
///
/// # Errors
/// When there is no such piece or the vault cannot be written.
pub fn save(vault: &Vault, piece: Evidence, now: Timestamp) -> DeskResult<()> {
    vault.write(|w| {
        let stored: Evidence = w.get(piece.id)?;
        w.put(&Evidence {
            case_id: stored.case_id,
            number: stored.number,
            sha256: stored.sha256,
            bytes: stored.bytes,
            media_type: stored.media_type,
            derived_from: stored.derived_from,
            operation: stored.operation,
            created_at: stored.created_at,
            updated_at: now,
            ..piece
        })
    })?;
    Ok(())
}

/// Deletes a piece: row, index, bytes. The custody log keeps its hash and the fact.
///
/// # Errors
/// When there is no such piece or the vault cannot be written.
pub fn delete(vault: &Vault, id: EvidenceId, now: Timestamp) -> DeskResult<()> {
    vault.write(|w| {
        let piece: Evidence = w.get(id)?;
        w.remove_evidence(id, &casebook::actor(w)?, now)?;
        if w.evidence_by_sha256(piece.sha256)?.is_empty() {
            w.delete_setting(&hidden_key(piece.sha256))?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Makes a copy of a picture that says nothing about where it comes from, or gives the one that is there already.
///
/// # Errors
/// [`ErrorCode::RecordInvalid`] when the format cannot be cleaned here.
pub fn clean_copy(vault: &Vault, id: EvidenceId, now: Timestamp) -> DeskResult<Evidence> {
    let (original, siblings): (Evidence, Vec<Evidence>) = vault.read(|r| {
        let piece: Evidence = r.get(id)?;
        let siblings = r.evidence_of_case(piece.case_id)?;
        Ok((piece, siblings))
    })?;
    let known =
        siblings.into_iter().find(|p| p.derived_from == Some(id) && p.operation == Some(Operation::Clean));
    if let Some(known) = known {
        return Ok(known);
    }
    let cannot = || DeskError::refused_with(ErrorCode::RecordInvalid, "field", "media_type");
    if original.bytes > metadata::MAX_CHECKED {
        return Err(cannot());
    }
    let mut bytes = Vec::new();
    vault.open_blob(original.sha256)?.read_to_end(&mut bytes)?;
    let cleaned = metadata::clean(&original.media_type, &bytes).ok_or_else(cannot)?;
    // A title that was made of the file's name would carry the name along.
    let title = if is_title_of_name(&original) { String::new() } else { original.title.clone() };
    let copy = Evidence {
        id: EvidenceId::new(),
        title,
        derived_from: Some(id),
        operation: Some(Operation::Clean),
        original_name: format!("cleaned.{}", metadata::ending(&original.media_type)),
        ..original
    };
    add_bytes(vault, copy, &cleaned, now)
}

/// Notes in the custody log that a piece was opened, and gives it.
///
/// # Errors
/// When there is no such piece.
pub fn open(vault: &Vault, id: EvidenceId, now: Timestamp) -> DeskResult<Evidence> {
    Ok(vault.write(|w| w.open_evidence(id, &casebook::actor(w)?, now))?)
}

/// The bytes with this hash.
///
/// # Errors
/// When they are not here.
pub fn read_blob(vault: &Vault, sha256: Sha256Hash) -> DeskResult<BlobReader> {
    Ok(vault.open_blob(sha256)?)
}

/// A name for a plain copy of a piece: its own, without anything that could be a path.
///
/// # Errors
/// When there is no such piece.
pub fn suggested_name(vault: &Vault, id: EvidenceId) -> DeskResult<String> {
    let piece: Evidence = vault.read(|r| r.get(id))?;
    Ok(safe_name(&piece.original_name, &format!("E{}", piece.number)))
}

/// A file name made of a name that came from anywhere.
#[must_use]
pub fn safe_name(name: &str, otherwise: &str) -> String {
    let kept: String = name
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|'))
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .take(120)
        .collect();
    let kept = kept.trim().trim_matches('.').trim();
    if kept.is_empty() { otherwise.to_owned() } else { kept.to_owned() }
}

/// Writes a plain copy of a piece to `target`, and notes it in the custody log.
///
/// # Errors
/// When the file cannot be written. Nothing half-written is left.
pub fn export(vault: &Vault, id: EvidenceId, target: &Path, now: Timestamp) -> DeskResult<()> {
    let piece: Evidence = vault.read(|r| r.get(id))?;
    let mut blob = vault.open_blob(piece.sha256)?;
    crate::part::write_whole(vault, target, |out| crate::part::copy_blob(&mut blob, out))?;
    vault.write(|w| w.log_custody(id, "exported", &casebook::actor(w)?, now))?;
    Ok(())
}

/// Puts a piece into the list of those that support a harm.
///
/// # Errors
/// When there is no such piece or harm.
pub fn support(vault: &Vault, id: EvidenceId, harm: HarmId, now: Timestamp) -> DeskResult<()> {
    vault.write(|w| {
        w.get::<Harm>(harm)?;
        let mut piece: Evidence = w.get(id)?;
        if !piece.supports.contains(&harm) {
            piece.supports.push(harm);
        }
        piece.updated_at = now;
        w.put(&piece)
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_outweigh_names() {
        assert_eq!(sniff(b"%PDF-1.7", "letter.jpg"), "application/pdf");
        assert_eq!(sniff(b"a,b\n1,2\n", "figures.CSV"), "text/csv");
        assert_eq!(sniff(b"MZ\x00\x01", "photo.png"), "application/octet-stream");
        assert_eq!(sniff(b"", "empty"), "text/plain");
        assert_eq!(sniff(b"<svg xmlns='x'>", "plain.txt"), "text/xml");
        assert_eq!(sniff(b"BEGIN:VCARD\nFN:x", "notes.txt"), "text/vcard");
        assert_eq!(sniff(b"From: a\nDate: b\n\nhello", "mail.txt"), "message/rfc822");
        assert_eq!(
            sniff("ü".repeat(5000).as_bytes().get(..8191).unwrap(), "x"),
            "text/plain",
            "a cut character"
        );
    }

    #[test]
    fn a_name_from_outside_cannot_be_a_path_or_turn_the_line_round() {
        assert_eq!(safe_name("../../etc/passwd", "E1"), "etcpasswd");
        assert_eq!(safe_name("photo\u{202e}gpj.exe", "E1"), "photogpj.exe");
        assert_eq!(safe_name("...", "E1"), "E1");
        assert_eq!(safe_name("家族の手紙 😀.pdf", "E1"), "家族の手紙 😀.pdf");
    }
}
