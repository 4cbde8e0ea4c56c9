//! Mapping a harm: the seven characteristics, their tensions, and links to the framework.

use crate::{
    DeskError, DeskResult, casebook, evidence,
    view::{MappingView, SuggestionView},
};
use recourse_catalog::{Catalog, Lang, Reason, SuggestionInput};
use recourse_model::{
    Case, Characteristic, CharacteristicNote, CharacteristicState, ErrorCode, FrameworkRef, Harm, HarmId,
    Mapping, MappingId, System, Tension, TensionId, Timestamp,
};
use recourse_vault::{Reader, Vault, VaultError};

/// The mapping of one harm.
///
/// # Errors
/// When there is no such harm.
pub fn view(vault: &Vault, harm_id: HarmId, language: &str) -> DeskResult<MappingView> {
    let (mut view, generative) = vault.read(|r| read_view(r, harm_id))?;
    let states: Vec<_> = view.notes.iter().filter_map(|note| note.characteristic.zip(note.state)).collect();
    let chosen: Vec<_> = view.mappings.iter().map(|mapping| mapping.target.clone()).collect();
    view.suggestions = suggest(&states, generative, &chosen, language)?;
    Ok(view)
}

fn read_view(r: &Reader<'_>, harm_id: HarmId) -> Result<(MappingView, bool), VaultError> {
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
    let generative = system.and_then(|system| system.facts.generative).unwrap_or(false);
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
    Ok((view, generative))
}

/// What may fit, given what was said about the characteristics. What was chosen already is marked.
///
/// # Errors
/// When the catalog does not know a characteristic, which shipped data rules out.
pub fn suggest(
    states: &[(Characteristic, CharacteristicState)],
    generative: bool,
    chosen: &[FrameworkRef],
    language: &str,
) -> DeskResult<Vec<SuggestionView>> {
    let lang = Lang::from_tag(language);
    let mut input = SuggestionInput::new().generative(generative);
    for (characteristic, state) in states {
        if let Ok(state) = state.as_str().parse() {
            let known = Catalog::shipped().characteristic(characteristic.as_str())?;
            input = input.with(known.id(), state);
        }
    }
    let found = Catalog::shipped().suggest(&input)?;
    let views = found.into_iter().map(|suggestion| {
        let entry = suggestion.entry;
        let target = FrameworkRef {
            framework: entry.framework().as_str().to_owned(),
            edition: entry.edition().as_str().to_owned(),
            id: entry.id().to_owned(),
        };
        let mut because = Vec::new();
        let mut because_generative = false;
        for reason in &suggestion.reasons {
            match reason {
                Reason::Generative { generative } => because_generative = *generative,
                Reason::Characteristic { characteristic, .. } => {
                    because.extend(by_catalog_id(characteristic));
                }
                // Newer reasons are shown by the catalog itself.
                _ => {}
            }
        }
        because.dedup();
        SuggestionView {
            chosen: chosen.contains(&target),
            kind: entry.kind().as_str().to_owned(),
            title: entry.title(lang).to_owned(),
            target,
            because,
            because_generative,
        }
    });
    Ok(views.collect())
}

/// The model's characteristic for an id of the catalog.
fn by_catalog_id(id: &str) -> Option<Characteristic> {
    let catalog = Catalog::shipped();
    Characteristic::ALL
        .iter()
        .copied()
        .find(|ours| catalog.characteristic(ours.as_str()).is_ok_and(|known| known.id() == id))
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
