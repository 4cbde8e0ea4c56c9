//! The commands of the casebook: cases, harms, people, evidence, mapping.

use crate::{
    App, AppResult,
    app::file_name,
    clock::now,
    dto::{
        AddDropped, AddEvidence, AddedEvidence, CaseRef, CaseRows, Empty, EvidenceRef, EvidenceRows, HarmRef,
        InLanguage, MappingRef, MaybeFile, NewCase, NewHarm, NotAdded, PersonRef, PersonRows, SaveSystem,
        Saved, TensionRef,
    },
    host::PickPurpose,
};
use recourse_desk::{
    casebook, evidence, mapping, people,
    view::{CaseView, EvidenceView, HomeView, MappingView},
};
use recourse_model::{Case, CharacteristicNote, Consent, Evidence, Harm, Mapping, Person, System, Tension};
use std::path::PathBuf;

/// That it was saved now.
pub(crate) fn saved() -> Saved {
    Saved { at: now() }
}

impl App {
    /// The first screen.
    ///
    /// # Errors
    /// When the vault is locked or cannot be read.
    pub fn home(&self, _: Empty) -> AppResult<HomeView> {
        Ok(casebook::home(&*self.vault()?, now())?)
    }

    /// Every case.
    ///
    /// # Errors
    /// When the vault is locked or cannot be read.
    pub fn cases(&self, _: Empty) -> AppResult<CaseRows> {
        Ok(CaseRows { rows: casebook::cases(&*self.vault()?)? })
    }

    /// One case with everything in it.
    ///
    /// # Errors
    /// When there is no such case.
    pub fn case_view(&self, case: CaseRef) -> AppResult<CaseView> {
        Ok(casebook::case_view(&*self.vault()?, case.case_id, now())?)
    }

    /// Begins a case.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn new_case(&self, request: NewCase) -> AppResult<Case> {
        Ok(casebook::new_case(&*self.vault()?, &request.title, now())?)
    }

    /// Keeps a case.
    ///
    /// # Errors
    /// When there is no such case or the vault cannot be written.
    pub fn save_case(&self, case: Case) -> AppResult<Saved> {
        casebook::save_case(&*self.vault()?, case, now())?;
        Ok(saved())
    }

    /// Deletes a case and everything in it.
    ///
    /// # Errors
    /// When there is no such case or the vault cannot be written.
    pub fn delete_case(&self, case: CaseRef) -> AppResult<Empty> {
        casebook::delete_case(&*self.vault()?, case.case_id, now())?;
        Ok(Empty {})
    }

    /// Keeps what is known about the system of a case.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn save_system(&self, request: SaveSystem) -> AppResult<System> {
        let SaveSystem { case_id, system_id, facts } = request;
        Ok(casebook::save_system(&*self.vault()?, case_id, system_id, facts, now())?)
    }

    /// Begins a harm.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn new_harm(&self, request: NewHarm) -> AppResult<Harm> {
        Ok(casebook::new_harm(&*self.vault()?, request.case_id, &request.what_happened, now())?)
    }

    /// One harm.
    ///
    /// # Errors
    /// When there is no such harm.
    pub fn harm(&self, harm: HarmRef) -> AppResult<Harm> {
        Ok(casebook::harm(&*self.vault()?, harm.harm_id)?)
    }

    /// Keeps a harm.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn save_harm(&self, harm: Harm) -> AppResult<Saved> {
        casebook::save_harm(&*self.vault()?, harm, now())?;
        Ok(saved())
    }

    /// Deletes a harm with its mapping.
    ///
    /// # Errors
    /// When there is no such harm or the vault cannot be written.
    pub fn delete_harm(&self, harm: HarmRef) -> AppResult<Empty> {
        casebook::delete_harm(&*self.vault()?, harm.harm_id, now())?;
        Ok(Empty {})
    }

    /// Everyone in the vault.
    ///
    /// # Errors
    /// When the vault is locked or cannot be read.
    pub fn people(&self, _: Empty) -> AppResult<PersonRows> {
        Ok(PersonRows { rows: people::rows(&*self.vault()?, now())? })
    }

    /// Keeps a person.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn save_person(&self, person: Person) -> AppResult<Saved> {
        people::save(&*self.vault()?, person, now())?;
        Ok(saved())
    }

    /// Deletes a person and what they consented to.
    ///
    /// # Errors
    /// When there is no such person or the vault cannot be written.
    pub fn delete_person(&self, person: PersonRef) -> AppResult<Empty> {
        people::delete(&*self.vault()?, person.person_id, now())?;
        Ok(Empty {})
    }

    /// Keeps what a person said.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn save_consent(&self, consent: Consent) -> AppResult<Saved> {
        people::save_consent(&*self.vault()?, consent, now())?;
        Ok(saved())
    }

    /// All evidence.
    ///
    /// # Errors
    /// When the vault is locked or cannot be read.
    pub fn evidence_list(&self, _: Empty) -> AppResult<EvidenceRows> {
        Ok(EvidenceRows { rows: evidence::rows(&*self.vault()?)? })
    }

    /// One piece with its custody log.
    ///
    /// # Errors
    /// When there is no such piece.
    pub fn evidence_view(&self, evidence: EvidenceRef) -> AppResult<EvidenceView> {
        Ok(evidence::view(&*self.vault()?, evidence.evidence_id)?)
    }

    /// Adds files that the person picks.
    ///
    /// # Errors
    /// When the vault cannot be written. A file that cannot be added is named in the answer instead.
    pub fn add_evidence_with_dialog(&self, request: AddEvidence) -> AppResult<AddedEvidence> {
        // Before the dialog opens: a locked vault must not ask for files.
        let session = self.session()?.1;
        let paths = self.host.pick_files(PickPurpose::Evidence);
        self.add_paths(session, &paths, request)
    }

    /// Adds files that were dropped on the window.
    ///
    /// # Errors
    /// When a token is unknown or the vault cannot be written.
    pub fn add_dropped_evidence(&self, request: AddDropped) -> AppResult<AddedEvidence> {
        let session = self.session()?.1;
        let AddDropped { tokens, case_id, harm_id, job } = request;
        let paths = tokens.iter().map(|token| self.take_dropped(token)).collect::<AppResult<Vec<_>>>()?;
        self.add_paths(session, &paths, AddEvidence { case_id, harm_id, job })
    }

    fn add_paths(&self, session: u64, paths: &[PathBuf], request: AddEvidence) -> AppResult<AddedEvidence> {
        let AddEvidence { case_id, harm_id, job } = request;
        let mut result = AddedEvidence { case_id, added: Vec::new(), not_added: Vec::new() };
        if paths.is_empty() {
            return Ok(result);
        }
        let job = self.job(&job, session)?;
        let case_id = match case_id {
            Some(case_id) => case_id,
            None => casebook::new_case(&job.vault, "", now())?.id,
        };
        result.case_id = Some(case_id);
        for path in paths {
            let added =
                job.watch(|watch| evidence::add_file(&job.vault, case_id, harm_id, path, now(), watch));
            match added {
                Ok(evidence) => result.added.push(evidence),
                Err(error) => result.not_added.push(NotAdded { name: file_name(path), error: error.into() }),
            }
        }
        Ok(result)
    }

    /// Keeps what is known about a piece.
    ///
    /// # Errors
    /// When there is no such piece or the vault cannot be written.
    pub fn save_evidence(&self, evidence: Evidence) -> AppResult<Saved> {
        evidence::save(&*self.vault()?, evidence, now())?;
        Ok(saved())
    }

    /// Deletes a piece, its bytes and its index.
    ///
    /// # Errors
    /// When there is no such piece or the vault cannot be written.
    pub fn delete_evidence(&self, evidence: EvidenceRef) -> AppResult<Empty> {
        evidence::delete(&*self.vault()?, evidence.evidence_id, now())?;
        Ok(Empty {})
    }

    /// Makes a copy of a picture that says nothing about where it comes from.
    ///
    /// # Errors
    /// When the format cannot be cleaned here or the vault cannot be written.
    pub fn clean_evidence(&self, evidence: EvidenceRef) -> AppResult<Evidence> {
        Ok(evidence::clean_copy(&*self.vault()?, evidence.evidence_id, now())?)
    }

    /// Writes a plain copy of a piece to a place the person chooses.
    ///
    /// # Errors
    /// When the file cannot be written there.
    pub fn export_evidence(&self, evidence: EvidenceRef) -> AppResult<MaybeFile> {
        let id = evidence.evidence_id;
        let asked = self.ask_target(|vault| Ok(evidence::suggested_name(vault, id)?))?;
        let Some((target, session)) = asked else { return Ok(MaybeFile { file_name: None }) };
        evidence::export(&*self.vault_of(session)?, id, &target, now())?;
        Ok(MaybeFile { file_name: Some(file_name(&target)) })
    }

    /// The mapping of one harm.
    ///
    /// # Errors
    /// When there is no such harm.
    pub fn mapping_view(&self, request: InLanguage<HarmRef>) -> AppResult<MappingView> {
        Ok(mapping::view(&*self.vault()?, request.of.harm_id, &request.language)?)
    }

    /// Keeps what was said about a characteristic.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn save_note(&self, note: CharacteristicNote) -> AppResult<Saved> {
        mapping::save_note(&*self.vault()?, note, now())?;
        Ok(saved())
    }

    /// Keeps a tension.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn save_tension(&self, tension: Tension) -> AppResult<Saved> {
        mapping::save_tension(&*self.vault()?, &tension)?;
        Ok(saved())
    }

    /// Deletes a tension.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn delete_tension(&self, tension: TensionRef) -> AppResult<Empty> {
        mapping::delete_tension(&*self.vault()?, tension.tension_id)?;
        Ok(Empty {})
    }

    /// Keeps a link to the framework.
    ///
    /// # Errors
    /// When the catalog has no such entry or the vault cannot be written.
    pub fn save_mapping(&self, mapping: Mapping) -> AppResult<Saved> {
        mapping::save_mapping(&*self.vault()?, mapping, now())?;
        Ok(saved())
    }

    /// Deletes a link to the framework.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn delete_mapping(&self, mapping: MappingRef) -> AppResult<Empty> {
        mapping::delete_mapping(&*self.vault()?, mapping.mapping_id)?;
        Ok(Empty {})
    }
}
