//! Mapping a harm: the seven characteristics, their tensions, and links to the framework.

use crate::{
    DeskError, DeskResult, casebook, evidence,
    suggest::{self, Said},
    view::MappingView,
};
use recourse_catalog::Catalog;
use recourse_model::{
    Case, Characteristic, CharacteristicNote, ErrorCode, Harm, HarmId, Mapping, MappingId, System, Tension,
    TensionId, Timestamp,
};
use recourse_vault::{Reader, Vault, VaultError};

/// The mapping of one harm.
///
/// # Errors
/// When there is no such harm.
pub fn view(vault: &Vault, harm_id: HarmId, language: &str) -> DeskResult<MappingView> {
    let (mut view, system) = vault.read(|r| read_view(r, harm_id))?;
    let states: Vec<_> = view.notes.iter().filter_map(|note| note.characteristic.zip(note.state)).collect();
    let chosen: Vec<_> = view.mappings.iter().map(|mapping| mapping.target.clone()).collect();
    let said = Said::of_harm(&states, &view.harm.facts, system.as_ref().map(|system| &system.facts));
    view.suggestions = suggest::linkable(&said, &chosen, language)?;
    Ok(view)
}

fn read_view(r: &Reader<'_>, harm_id: HarmId) -> Result<(MappingView, Option<System>), VaultError> {
    let harm: Harm = r.get(harm_id)?;
    let case: Case = r.get(harm.case_id)?;
    let pieces = r.evidence_of_case(case.id)?;
    let harms = casebook::harm_rows(r, case.id, &pieces)?;
    let place = harms.iter().position(|row| row.harm.id == harm_id).unwrap_or_default();
    let stored = r.notes_of_harm(harm_id)?;
    let notes = Characteristic::ALL.iter().map(|characteristic| {
        let known = stored.iter().find(|note| note.characteristic == Some(*characteristic)).cloned();
        known.unwrap_or_else(|| CharacteristicNote {
            harm_id,
            characteristic: Some(*characteristic),
            ..CharacteristicNote::default()
        })
    });
    let system = case.system_id.map(|id| r.find::<System>(id)).transpose()?.flatten();
    let view = MappingView {
        number: harms.get(place).map_or(1, |row| row.number),
        next: harms.get(place + 1).map(|row| row.harm.id),
        case_title: case.title,
        notes: notes.collect(),
        tensions: r.tensions_of_harm(harm_id)?,
        mappings: r.mappings_of_harm(harm_id)?,
        evidence: evidence::rows_of(r, &pieces, &harms)?,
        suggestions: Vec::new(),
        harm,
    };
    Ok((view, system))
}

/// Keeps what was said about a characteristic.
///
/// # Errors
/// [`ErrorCode::RecordInvalid`] when no characteristic is named; when there is no such harm.
pub fn save_note(vault: &Vault, mut note: CharacteristicNote, now: Timestamp) -> DeskResult<()> {
    if note.characteristic.is_none() {
        return Err(DeskError::refused_with(ErrorCode::RecordInvalid, "field", "characteristic"));
    }
    note.updated_at = now;
    vault.write(|w| {
        w.get::<Harm>(note.harm_id)?;
        w.put(&note)
    })?;
    Ok(())
}

/// Keeps a tension.
///
/// # Errors
/// [`ErrorCode::RecordInvalid`] unless two different characteristics are named.
pub fn save_tension(vault: &Vault, tension: &Tension) -> DeskResult<()> {
    if tension.a.is_none() || tension.b.is_none() || tension.a == tension.b {
        return Err(DeskError::refused_with(ErrorCode::RecordInvalid, "field", "tension"));
    }
    vault.write(|w| {
        w.get::<Harm>(tension.harm_id)?;
        w.put(tension)
    })?;
    Ok(())
}

/// Deletes a tension.
///
/// # Errors
/// When there is no such tension.
pub fn delete_tension(vault: &Vault, id: TensionId) -> DeskResult<()> {
    Ok(vault.write(|w| w.delete::<Tension>(id))?)
}

/// Keeps a link to the framework. The record keeps framework, edition and id, never the text.
///
/// # Errors
/// [`ErrorCode::CatalogUnknown`] when the catalog has no such entry.
pub fn save_mapping(vault: &Vault, mut mapping: Mapping, now: Timestamp) -> DeskResult<Mapping> {
    let target = &mapping.target;
    Catalog::shipped().get_edition(&target.framework, &target.edition, &target.id)?;
    let saved = vault.write(|w| {
        w.get::<Harm>(mapping.harm_id)?;
        // The same link twice is one link.
        let same =
            w.mappings_of_harm(mapping.harm_id)?.into_iter().find(|known| known.target == mapping.target);
        mapping.created_at = same.as_ref().map_or(now, |known| known.created_at);
        if let Some(known) = same {
            mapping.id = known.id;
        }
        w.put(&mapping)?;
        Ok(mapping)
    })?;
    Ok(saved)
}

/// Deletes a link to the framework.
///
/// # Errors
/// When there is no such link.
pub fn delete_mapping(vault: &Vault, id: MappingId) -> DeskResult<()> {
    Ok(vault.write(|w| w.delete::<Mapping>(id))?)
}
