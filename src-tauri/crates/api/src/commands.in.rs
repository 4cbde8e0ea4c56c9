// The one list of commands. Three readers include it: this crate (types and dispatch), the shell (one handler each)
// and the shell's build script (permissions). A command says which data it reads or changes; the window refreshes by
// that alone.
//
// name(Request) -> Response, reads [tags] | changes [tags];

macro_rules! for_each_command {
    ($callback:ident) => {
        $callback! {
            // The app and the vault
            app_state(Empty) -> AppState, reads [session];
            activity(Empty) -> Empty, reads [];
            save_preferences(Preferences) -> AppState, changes [session];
            choose_vault_folder(ChooseFolder) -> ChosenFolder, reads [];
            passphrase_strength(PassphraseText) -> PassphraseStrength, reads [];
            suggest_passphrase(Empty) -> PassphraseText, reads [];
            create_vault(CreateVault) -> AppState, changes [all];
            unlock(Unlock) -> AppState, changes [all];
            unlock_with_recovery(UnlockWithRecovery) -> AppState, changes [all];
            lock(Empty) -> AppState, changes [all];
            change_passphrase(ChangePassphrase) -> Empty, changes [session];
            make_recovery_sheet(Empty) -> RecoverySheet, changes [session];
            confirm_recovery_sheet(ConfirmRecovery) -> AppState, changes [session];
            save_vault_settings(VaultSettings) -> AppState, changes [session];
            load_example(Empty) -> CaseRef, changes [all];
            counts(Empty) -> Counts, reads [case, evidence, people, challenge, register];
            search(SearchQuery) -> SearchHits, reads [case, evidence, people, challenge];
            cancel_job(JobRef) -> Empty, reads [];

            // Casebook
            home(Empty) -> HomeView, reads [case, challenge, session];
            cases(Empty) -> CaseRows, reads [case];
            case_view(CaseRef) -> CaseView, reads [case, evidence, people, challenge];
            new_case(NewCase) -> Case, changes [case];
            save_case(Case) -> Saved, changes [case];
            delete_case(CaseRef) -> Empty, changes [case, evidence, challenge];
            save_system(SaveSystem) -> System, changes [case];
            new_harm(NewHarm) -> Harm, changes [case];
            harm(HarmRef) -> Harm, reads [case];
            save_harm(Harm) -> Saved, changes [case];
            delete_harm(HarmRef) -> Empty, changes [case, challenge];
            people(Empty) -> PersonRows, reads [people];
            save_person(Person) -> Saved, changes [people];
            delete_person(PersonRef) -> Empty, changes [people, case];
            save_consent(Consent) -> Saved, changes [people, challenge];

            // Evidence
            evidence_list(Empty) -> EvidenceRows, reads [evidence];
            evidence_view(EvidenceRef) -> EvidenceView, reads [evidence];
            add_evidence_with_dialog(AddEvidence) -> AddedEvidence, changes [evidence, case];
            add_dropped_evidence(AddDropped) -> AddedEvidence, changes [evidence, case];
            save_evidence(Evidence) -> Saved, changes [evidence, case, challenge];
            delete_evidence(EvidenceRef) -> Empty, changes [evidence, case, challenge];
            clean_evidence(EvidenceRef) -> Evidence, changes [evidence, case, challenge];
            show_evidence(EvidenceRef) -> Showing, changes [evidence];
            stop_showing(ShowingRef) -> Empty, reads [];
            export_evidence(EvidenceRef) -> MaybeFile, changes [evidence];

            // Mapping and the catalog
            mapping_view(InLanguage<HarmRef>) -> MappingView, reads [case, evidence];
            save_note(CharacteristicNote) -> Saved, changes [case];
            save_tension(Tension) -> Saved, changes [case];
            delete_tension(TensionRef) -> Empty, changes [case];
            save_mapping(Mapping) -> Saved, changes [case];
            delete_mapping(MappingRef) -> Empty, changes [case];
            catalog(Language) -> CatalogEntries, reads [];
            catalog_search(InLanguage<SearchQuery>) -> CatalogEntries, reads [];
            catalog_rows(Language) -> CatalogRows, reads [];
            catalog_page(InLanguage<FrameworkRef>) -> CatalogPage, reads [catalog];
            catalog_find(InLanguage<SearchQuery>) -> CatalogFound, reads [];
            catalog_books(Language) -> CatalogBooks, reads [catalog];
            catalog_suggestions(InLanguage<HarmRef>) -> CatalogSuggestions, reads [case];
            attach_playbook(Empty) -> MaybePlaybook, changes [catalog];
            remove_playbook(Empty) -> Empty, changes [catalog];

            // Challenge
            new_challenge(CaseRef) -> Challenge, changes [challenge];
            challenge_view(ChallengeRef) -> ChallengeView, reads [challenge, case, evidence, people];
            incident_report(InLanguage<ChallengeRef>) -> IncidentReport, reads [challenge, case, evidence, people];
            save_challenge(Challenge) -> Saved, changes [challenge];
            delete_challenge(ChallengeRef) -> Empty, changes [challenge];
            save_ask(Ask) -> Saved, changes [challenge];
            delete_ask(AskRef) -> Empty, changes [challenge];
            settle_blocker(SettleBlocker) -> Empty, changes [challenge, evidence, people];
            recipients(Empty) -> RecipientViews, reads [challenge];
            save_recipient(Recipient) -> Saved, changes [challenge];
            mark_key_checked(KeyChecked) -> Empty, changes [challenge];
            mark_key_revoked(KeyRevoked) -> Empty, changes [challenge, register];
            seal_challenge(SealChallenge) -> MaybeSealed, changes [all];

            // What follows a challenge
            new_update(ChallengeRef) -> Challenge, changes [challenge];
            follow_ups(ChallengeRef) -> FollowUps, reads [challenge];
            save_follow_ups(SaveFollowUps) -> Saved, changes [challenge];
            seal_rejoinder(SealChallenge) -> MaybeSealed, changes [all];
            seal_withdrawal(SealChallenge) -> MaybeSealed, changes [all];
            close_thread(ChallengeRef) -> Empty, changes [challenge];

            // Packets, both desks
            import_with_dialog(ImportPacket) -> MaybeImported, changes [all];
            waiting_packets(Empty) -> WaitingPackets, reads [waiting];
            import_waiting(ImportWaiting) -> ImportView, changes [all];
            forget_waiting(WaitingRef) -> Empty, changes [waiting];
            key_code(KeyCode) -> KeySquares, reads [];
            packet_view(PacketRef) -> PacketView, reads [challenge, register];
            show_packet_file(PacketFileRef) -> Showing, reads [];
            export_packet_file(PacketFileRef) -> MaybeFile, reads [];
            save_timestamp_request(PacketRef) -> MaybeFile, changes [challenge, register];
            add_timestamp(PacketRef) -> MaybeTimestamp, changes [challenge, register];
            check_timestamp(TimestampRef) -> MaybeTimestamp, changes [challenge, register];
            remove_timestamp(TimestampRef) -> Empty, changes [challenge, register];

            // Tracking
            sent(Empty) -> SentRows, reads [challenge];
            ledger(ChallengeRef) -> LedgerView, reads [challenge];
            mark_answers_seen(ChallengeRef) -> Empty, changes [challenge];

            // Register
            inbox(Empty) -> InboxRows, reads [register];
            entry_view(InLanguage<EntryRef>) -> EntryView, reads [register];
            mark_sender_checked(SenderChecked) -> Empty, changes [register, challenge];
            forget_sender_check(PacketRef) -> Empty, changes [register, challenge];
            accept_entry(EntryRef) -> Empty, changes [register];
            save_entry(Entry) -> Saved, changes [register];
            save_worksheet(Worksheet) -> Saved, changes [register];
            record_decision(RecordDecision) -> Empty, changes [register];
            seal_receipt(SealReply) -> MaybeSealed, changes [all];
            response_view(EntryRef) -> ResponseView, reads [register];
            save_response(ResponseDraft) -> Saved, changes [register];
            seal_response(SealReply) -> MaybeSealed, changes [all];
            further_response(EntryRef) -> Empty, changes [register];
            decision_log(Empty) -> DecisionLog, reads [register];
            identity(IdentityRef) -> IdentityView, reads [session, register];
            save_identity(SaveIdentity) -> IdentityView, changes [session, register];
            rotate_keys(IdentityRef) -> IdentityView, changes [session, register, challenge];
            revoke_keys(RevokeKeys) -> MaybeFile, changes [session, register, challenge];
            export_card(IdentityRef) -> MaybeFile, changes [register];
        }
    };
}
