CREATE TABLE meta (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    min_reader INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    faults TEXT NOT NULL
) STRICT;
CREATE TABLE search_doc (
    docid INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    UNIQUE (kind, id)
) STRICT;
CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize = "unicode61 remove_diacritics 2", prefix = "1 2 3");
CREATE TRIGGER search_doc_gone AFTER DELETE ON search_doc BEGIN
    DELETE FROM search WHERE rowid = old.docid;
END;
CREATE TABLE system (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        kind TEXT,
        version TEXT NOT NULL,
        developers TEXT NOT NULL,
        deployers TEXT NOT NULL,
        operators TEXT NOT NULL,
        purpose TEXT NOT NULL,
        task TEXT NOT NULL,
        generative INTEGER,
        sector TEXT NOT NULL,
        public_sector INTEGER,
        critical_function INTEGER,
        breadth TEXT NOT NULL,
        autonomy TEXT NOT NULL,
        human_reachable INTEGER,
        public_ids TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT;
CREATE TRIGGER system_found AFTER INSERT ON "system" BEGIN
            INSERT INTO search_doc (kind, id) VALUES ('system', new.id);
            INSERT INTO search (rowid, title, body) VALUES (
                (SELECT docid FROM search_doc WHERE kind = 'system' AND id = new.id),
                new.name, new.purpose || ' ' || new.task || ' ' || new.developers || ' ' || new.deployers || ' ' || new.operators || ' ' || '');
        END;
CREATE TRIGGER system_refound AFTER UPDATE ON "system"
        WHEN new.name IS NOT old.name OR new.purpose IS NOT old.purpose OR new.task IS NOT old.task OR new.developers IS NOT old.developers OR new.deployers IS NOT old.deployers OR new.operators IS NOT old.operators BEGIN
            UPDATE search SET title = new.name, body = new.purpose || ' ' || new.task || ' ' || new.developers || ' ' || new.deployers || ' ' || new.operators || ' ' || ''
            WHERE rowid = (SELECT docid FROM search_doc WHERE kind = 'system' AND id = new.id);
        END;
CREATE TRIGGER system_lost AFTER DELETE ON "system" BEGIN
            DELETE FROM search_doc WHERE kind = 'system' AND id = old.id;
        END;
CREATE TABLE "case" (
        id TEXT PRIMARY KEY NOT NULL,
        title TEXT NOT NULL,
        summary TEXT NOT NULL,
        system_id TEXT REFERENCES system (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        status TEXT,
        language TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        last_evidence INTEGER NOT NULL DEFAULT 0
    ) STRICT;
CREATE INDEX case_system ON "case" (system_id);
CREATE TRIGGER case_found AFTER INSERT ON "case" BEGIN
            INSERT INTO search_doc (kind, id) VALUES ('case', new.id);
            INSERT INTO search (rowid, title, body) VALUES (
                (SELECT docid FROM search_doc WHERE kind = 'case' AND id = new.id),
                new.title, new.summary || ' ' || '');
        END;
CREATE TRIGGER case_refound AFTER UPDATE ON "case"
        WHEN new.title IS NOT old.title OR new.summary IS NOT old.summary BEGIN
            UPDATE search SET title = new.title, body = new.summary || ' ' || ''
            WHERE rowid = (SELECT docid FROM search_doc WHERE kind = 'case' AND id = new.id);
        END;
CREATE TRIGGER case_lost AFTER DELETE ON "case" BEGIN
            DELETE FROM search_doc WHERE kind = 'case' AND id = old.id;
        END;
CREATE TABLE person (
        id TEXT PRIMARY KEY NOT NULL,
        pseudonym TEXT NOT NULL,
        role TEXT,
        relation_to_ai TEXT NOT NULL,
        contact TEXT NOT NULL,
        retaliation_risk TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT;
CREATE TRIGGER person_found AFTER INSERT ON "person" BEGIN
            INSERT INTO search_doc (kind, id) VALUES ('person', new.id);
            INSERT INTO search (rowid, title, body) VALUES (
                (SELECT docid FROM search_doc WHERE kind = 'person' AND id = new.id),
                new.pseudonym, new.relation_to_ai || ' ' || '');
        END;
CREATE TRIGGER person_refound AFTER UPDATE ON "person"
        WHEN new.pseudonym IS NOT old.pseudonym OR new.relation_to_ai IS NOT old.relation_to_ai BEGIN
            UPDATE search SET title = new.pseudonym, body = new.relation_to_ai || ' ' || ''
            WHERE rowid = (SELECT docid FROM search_doc WHERE kind = 'person' AND id = new.id);
        END;
CREATE TRIGGER person_lost AFTER DELETE ON "person" BEGIN
            DELETE FROM search_doc WHERE kind = 'person' AND id = old.id;
        END;
CREATE TABLE recipient (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        age_recipient TEXT NOT NULL,
        signing_key TEXT NOT NULL,
        contact TEXT NOT NULL,
        promises TEXT NOT NULL,
        card_packet TEXT REFERENCES packet (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        checked_at TEXT,
        checked_how TEXT NOT NULL,
        revoked_at TEXT,
        revoked_why TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT;
CREATE INDEX recipient_name ON recipient (name);
CREATE INDEX recipient_signing_key ON recipient (signing_key);
CREATE INDEX recipient_card ON recipient (card_packet);
CREATE TRIGGER recipient_found AFTER INSERT ON "recipient" BEGIN
            INSERT INTO search_doc (kind, id) VALUES ('recipient', new.id);
            INSERT INTO search (rowid, title, body) VALUES (
                (SELECT docid FROM search_doc WHERE kind = 'recipient' AND id = new.id),
                new.name, new.contact || ' ' || '');
        END;
CREATE TRIGGER recipient_refound AFTER UPDATE ON "recipient"
        WHEN new.name IS NOT old.name OR new.contact IS NOT old.contact BEGIN
            UPDATE search SET title = new.name, body = new.contact || ' ' || ''
            WHERE rowid = (SELECT docid FROM search_doc WHERE kind = 'recipient' AND id = new.id);
        END;
CREATE TRIGGER recipient_lost AFTER DELETE ON "recipient" BEGIN
            DELETE FROM search_doc WHERE kind = 'recipient' AND id = old.id;
        END;
CREATE TABLE known_signer (
    signing_key TEXT NOT NULL,
    name TEXT NOT NULL,
    checked_at TEXT NOT NULL,
    checked_how TEXT NOT NULL,
    PRIMARY KEY (signing_key, name)
) STRICT;
CREATE TABLE consent (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    purpose TEXT,
    recipient_id TEXT REFERENCES recipient (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    answer TEXT,
    without TEXT NOT NULL,
    given_at TEXT NOT NULL,
    expires_at TEXT,
    withdrawn_at TEXT,
    how_recorded TEXT NOT NULL
) STRICT;
CREATE INDEX consent_person ON consent (person_id, given_at);
CREATE INDEX consent_recipient ON consent (recipient_id);
CREATE TABLE harm (
        id TEXT PRIMARY KEY NOT NULL,
        case_id TEXT NOT NULL REFERENCES "case" (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
        title TEXT NOT NULL,
        kind TEXT,
        occurred TEXT NOT NULL,
        first_known TEXT,
        ongoing INTEGER,
        places TEXT NOT NULL,
        what_happened TEXT NOT NULL,
        expected TEXT NOT NULL,
        actual TEXT NOT NULL,
        ai_role TEXT NOT NULL,
        causal_link TEXT,
        severity TEXT,
        likelihood TEXT,
        reversibility TEXT,
        scale TEXT NOT NULL,
        quantities TEXT NOT NULL,
        affected TEXT NOT NULL,
        harm_types TEXT NOT NULL,
        rights TEXT NOT NULL,
        laws TEXT NOT NULL,
        reproduce TEXT NOT NULL,
        prior_contacts TEXT NOT NULL,
        similar_incidents TEXT NOT NULL,
        confidence TEXT,
        own_words TEXT NOT NULL,
        people TEXT NOT NULL,
        private_notes TEXT NOT NULL,
        draft_step INTEGER,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT;
CREATE INDEX harm_case ON harm (case_id, created_at);
CREATE TRIGGER harm_found AFTER INSERT ON "harm" BEGIN
            INSERT INTO search_doc (kind, id) VALUES ('harm', new.id);
            INSERT INTO search (rowid, title, body) VALUES (
                (SELECT docid FROM search_doc WHERE kind = 'harm' AND id = new.id),
                new.title, new.what_happened || ' ' || new.expected || ' ' || new.actual || ' ' || new.ai_role || ' ' || new.own_words || ' ' || new.private_notes || ' ' || new.places || ' ' || new.affected || ' ' || new.reproduce || ' ' || new.prior_contacts || ' ' || new.similar_incidents || ' ' || '');
        END;
CREATE TRIGGER harm_refound AFTER UPDATE ON "harm"
        WHEN new.title IS NOT old.title OR new.what_happened IS NOT old.what_happened OR new.expected IS NOT old.expected OR new.actual IS NOT old.actual OR new.ai_role IS NOT old.ai_role OR new.own_words IS NOT old.own_words OR new.private_notes IS NOT old.private_notes OR new.places IS NOT old.places OR new.affected IS NOT old.affected OR new.reproduce IS NOT old.reproduce OR new.prior_contacts IS NOT old.prior_contacts OR new.similar_incidents IS NOT old.similar_incidents BEGIN
            UPDATE search SET title = new.title, body = new.what_happened || ' ' || new.expected || ' ' || new.actual || ' ' || new.ai_role || ' ' || new.own_words || ' ' || new.private_notes || ' ' || new.places || ' ' || new.affected || ' ' || new.reproduce || ' ' || new.prior_contacts || ' ' || new.similar_incidents || ' ' || ''
            WHERE rowid = (SELECT docid FROM search_doc WHERE kind = 'harm' AND id = new.id);
        END;
CREATE TRIGGER harm_lost AFTER DELETE ON "harm" BEGIN
            DELETE FROM search_doc WHERE kind = 'harm' AND id = old.id;
        END;
CREATE TABLE evidence (
        id TEXT PRIMARY KEY NOT NULL,
        case_id TEXT NOT NULL REFERENCES "case" (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
        number INTEGER NOT NULL CHECK (number > 0),
        title TEXT NOT NULL,
        kind TEXT,
        media_type TEXT NOT NULL,
        original_name TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        captured_at TEXT,
        captured_by TEXT NOT NULL,
        method TEXT NOT NULL,
        source_url TEXT NOT NULL,
        derived_from TEXT REFERENCES evidence (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
        operation TEXT,
        sensitivity TEXT,
        people TEXT NOT NULL,
        supports TEXT NOT NULL,
        weaknesses TEXT NOT NULL,
        transcript TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        UNIQUE (case_id, number)
    ) STRICT;
CREATE INDEX evidence_sha256 ON evidence (sha256);
CREATE INDEX evidence_derived ON evidence (derived_from);
CREATE TRIGGER evidence_found AFTER INSERT ON "evidence" BEGIN
            INSERT INTO search_doc (kind, id) VALUES ('evidence', new.id);
            INSERT INTO search (rowid, title, body) VALUES (
                (SELECT docid FROM search_doc WHERE kind = 'evidence' AND id = new.id),
                new.title, new.transcript || ' ' || new.original_name || ' ' || new.weaknesses || ' ' || new.source_url || ' ' || '');
        END;
CREATE TRIGGER evidence_refound AFTER UPDATE ON "evidence"
        WHEN new.title IS NOT old.title OR new.transcript IS NOT old.transcript OR new.original_name IS NOT old.original_name OR new.weaknesses IS NOT old.weaknesses OR new.source_url IS NOT old.source_url BEGIN
            UPDATE search SET title = new.title, body = new.transcript || ' ' || new.original_name || ' ' || new.weaknesses || ' ' || new.source_url || ' ' || ''
            WHERE rowid = (SELECT docid FROM search_doc WHERE kind = 'evidence' AND id = new.id);
        END;
CREATE TRIGGER evidence_lost AFTER DELETE ON "evidence" BEGIN
            DELETE FROM search_doc WHERE kind = 'evidence' AND id = old.id;
        END;
CREATE TABLE custody (
    id TEXT PRIMARY KEY NOT NULL,
    number INTEGER NOT NULL UNIQUE,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    evidence_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX custody_evidence ON custody (evidence_id, number);
CREATE TRIGGER custody_never_changed BEFORE UPDATE ON custody BEGIN
    SELECT raise(ABORT, 'the custody log may only be added to');
END;
CREATE TRIGGER custody_never_deleted BEFORE DELETE ON custody BEGIN
    SELECT raise(ABORT, 'the custody log may only be added to');
END;
CREATE TABLE mapping (
    id TEXT PRIMARY KEY NOT NULL,
    harm_id TEXT NOT NULL REFERENCES harm (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    target TEXT NOT NULL,
    relation TEXT,
    rationale TEXT NOT NULL,
    evidence TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX mapping_harm ON mapping (harm_id, created_at);
CREATE TABLE characteristic_note (
    harm_id TEXT NOT NULL REFERENCES harm (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    characteristic TEXT NOT NULL,
    state TEXT,
    rationale TEXT NOT NULL,
    evidence TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (harm_id, characteristic)
) STRICT;
CREATE TABLE tension (
    id TEXT PRIMARY KEY NOT NULL,
    harm_id TEXT NOT NULL REFERENCES harm (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    a TEXT,
    b TEXT,
    how TEXT NOT NULL
) STRICT;
CREATE INDEX tension_harm ON tension (harm_id);
CREATE TABLE challenge (
        id TEXT PRIMARY KEY NOT NULL,
        case_id TEXT NOT NULL REFERENCES "case" (id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
        title TEXT NOT NULL,
        claims TEXT NOT NULL,
        evidence TEXT NOT NULL,
        withheld TEXT NOT NULL,
        recipients TEXT NOT NULL,
        deadlines TEXT NOT NULL,
        disclosure TEXT NOT NULL,
        copies_to TEXT NOT NULL,
        redaction_notes TEXT NOT NULL,
        sharing TEXT NOT NULL,
        sender_mode TEXT,
        sender_display TEXT NOT NULL,
        rounding TEXT,
        follows TEXT REFERENCES challenge (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        text TEXT NOT NULL,
        withdrawn_claims TEXT NOT NULL,
        withdrawn_asks TEXT NOT NULL,
        thread_id TEXT UNIQUE,
        sealed_at TEXT,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT;
CREATE INDEX challenge_case ON challenge (case_id, created_at);
CREATE INDEX challenge_follows ON challenge (follows, created_at);
CREATE TRIGGER challenge_found AFTER INSERT ON "challenge" BEGIN
            INSERT INTO search_doc (kind, id) VALUES ('challenge', new.id);
            INSERT INTO search (rowid, title, body) VALUES (
                (SELECT docid FROM search_doc WHERE kind = 'challenge' AND id = new.id),
                new.title, new.redaction_notes || ' ' || new.disclosure || ' ' || new.text || ' ' || '');
        END;
CREATE TRIGGER challenge_refound AFTER UPDATE ON "challenge"
        WHEN new.title IS NOT old.title OR new.redaction_notes IS NOT old.redaction_notes OR new.disclosure IS NOT old.disclosure OR new.text IS NOT old.text BEGIN
            UPDATE search SET title = new.title, body = new.redaction_notes || ' ' || new.disclosure || ' ' || new.text || ' ' || ''
            WHERE rowid = (SELECT docid FROM search_doc WHERE kind = 'challenge' AND id = new.id);
        END;
CREATE TRIGGER challenge_lost AFTER DELETE ON "challenge" BEGIN
            DELETE FROM search_doc WHERE kind = 'challenge' AND id = old.id;
        END;
CREATE TABLE ask (
        id TEXT PRIMARY KEY NOT NULL,
        challenge_id TEXT NOT NULL REFERENCES challenge (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL,
        ask_type TEXT,
        harms TEXT NOT NULL,
        text TEXT NOT NULL,
        due TEXT,
        basis TEXT NOT NULL,
        priority TEXT,
        acceptable_alternatives TEXT NOT NULL
    ) STRICT;
CREATE INDEX ask_challenge ON ask (challenge_id, position);
CREATE TRIGGER ask_found AFTER INSERT ON "ask" BEGIN
            INSERT INTO search_doc (kind, id) VALUES ('ask', new.id);
            INSERT INTO search (rowid, title, body) VALUES (
                (SELECT docid FROM search_doc WHERE kind = 'ask' AND id = new.id),
                new.text, new.acceptable_alternatives || ' ' || '');
        END;
CREATE TRIGGER ask_refound AFTER UPDATE ON "ask"
        WHEN new.text IS NOT old.text OR new.acceptable_alternatives IS NOT old.acceptable_alternatives BEGIN
            UPDATE search SET title = new.text, body = new.acceptable_alternatives || ' ' || ''
            WHERE rowid = (SELECT docid FROM search_doc WHERE kind = 'ask' AND id = new.id);
        END;
CREATE TRIGGER ask_lost AFTER DELETE ON "ask" BEGIN
            DELETE FROM search_doc WHERE kind = 'ask' AND id = old.id;
        END;
CREATE TABLE identity (
    purpose TEXT PRIMARY KEY NOT NULL,
    display TEXT NOT NULL,
    signing_secret TEXT NOT NULL,
    signing_key TEXT NOT NULL,
    age_secret TEXT NOT NULL,
    age_recipient TEXT NOT NULL,
    contact TEXT NOT NULL,
    promises TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE TABLE thread_keys (
    thread_id TEXT PRIMARY KEY NOT NULL,
    mode TEXT,
    signing_secret TEXT,
    reply_secret TEXT NOT NULL,
    reply_recipient TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE TABLE packet (
    id TEXT PRIMARY KEY NOT NULL,
    thread_id TEXT NOT NULL,
    kind TEXT,
    direction TEXT,
    sequence INTEGER NOT NULL,
    in_reply_to TEXT,
    sha256 TEXT NOT NULL,
    counterpart TEXT NOT NULL,
    signer TEXT NOT NULL,
    verification TEXT,
    addressed_to_us INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    challenge_id TEXT REFERENCES challenge (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    entry_id TEXT REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    response_id TEXT REFERENCES response_draft (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    created_at TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    packet_json BLOB NOT NULL DEFAULT x'',
    signature BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE INDEX packet_thread ON packet (thread_id, recorded_at);
CREATE INDEX packet_direction ON packet (direction, recorded_at);
CREATE INDEX packet_sha256 ON packet (sha256);
CREATE INDEX packet_challenge ON packet (challenge_id);
CREATE INDEX packet_entry ON packet (entry_id);
CREATE INDEX packet_response ON packet (response_id);
CREATE TRIGGER packet_lost AFTER DELETE ON packet BEGIN
    DELETE FROM search_doc WHERE kind = 'packet' AND id = old.id;
END;
CREATE TABLE packet_file (
    packet_id TEXT NOT NULL REFERENCES packet (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    original_name TEXT NOT NULL,
    title TEXT NOT NULL,
    evidence_id TEXT REFERENCES evidence (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (packet_id, path)
) STRICT;
CREATE INDEX packet_file_sha256 ON packet_file (sha256);
CREATE INDEX packet_file_evidence ON packet_file (evidence_id);
CREATE TABLE packet_timestamp (
    id TEXT PRIMARY KEY NOT NULL,
    packet_id TEXT NOT NULL REFERENCES packet (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    added_at TEXT NOT NULL,
    request BLOB NOT NULL,
    reply BLOB NOT NULL,
    anchors BLOB NOT NULL
) STRICT;
CREATE INDEX packet_timestamp_packet ON packet_timestamp (packet_id, added_at);
CREATE TABLE withheld_item (
    packet_id TEXT NOT NULL REFERENCES packet (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    commitment TEXT NOT NULL,
    salt TEXT NOT NULL,
    evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (packet_id, commitment)
) STRICT;
CREATE INDEX withheld_item_evidence ON withheld_item (evidence_id);
CREATE TABLE entry (
    id TEXT PRIMARY KEY NOT NULL,
    packet_id TEXT NOT NULL UNIQUE REFERENCES packet (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    thread_id TEXT NOT NULL,
    received_at TEXT NOT NULL,
    owner TEXT NOT NULL,
    inventory_system TEXT NOT NULL,
    status TEXT,
    severity_own TEXT,
    duplicates_of TEXT NOT NULL,
    cluster TEXT NOT NULL,
    accepted_at TEXT,
    receipt_at TEXT,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX entry_received ON entry (received_at);
CREATE INDEX entry_thread ON entry (thread_id);
CREATE TABLE worksheet (
    id TEXT PRIMARY KEY NOT NULL,
    entry_id TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    claim_id TEXT NOT NULL,
    map TEXT NOT NULL,
    measure TEXT NOT NULL,
    manage TEXT NOT NULL,
    govern TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (entry_id, claim_id)
) STRICT;
CREATE TABLE response_draft (
    id TEXT PRIMARY KEY NOT NULL,
    entry_id TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    ack TEXT NOT NULL,
    disputed_facts TEXT NOT NULL,
    severities TEXT NOT NULL,
    reviewers TEXT NOT NULL,
    communities_consulted TEXT NOT NULL,
    cause TEXT NOT NULL,
    asks TEXT NOT NULL,
    deployment_change TEXT NOT NULL,
    treatment TEXT,
    commitments TEXT NOT NULL,
    appeal TEXT NOT NULL,
    told TEXT NOT NULL,
    regulator_report TEXT NOT NULL,
    may_publish INTEGER,
    ten_questions TEXT NOT NULL,
    sealed_at TEXT,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX response_draft_entry ON response_draft (entry_id);
CREATE TABLE decision_log (
    id TEXT PRIMARY KEY NOT NULL,
    number INTEGER NOT NULL UNIQUE,
    at TEXT NOT NULL,
    actor_role TEXT NOT NULL,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    entry_id TEXT,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX decision_log_entry ON decision_log (entry_id, number);
CREATE TRIGGER decision_log_never_changed BEFORE UPDATE ON decision_log BEGIN
    SELECT raise(ABORT, 'the decision log may only be added to');
END;
CREATE TRIGGER decision_log_never_deleted BEFORE DELETE ON decision_log BEGIN
    SELECT raise(ABORT, 'the decision log may only be added to');
END;
CREATE TABLE setting (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;
CREATE TABLE draft (
    key TEXT PRIMARY KEY NOT NULL,
    text TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE TABLE blob (
    sha256 TEXT PRIMARY KEY NOT NULL,
    bytes INTEGER NOT NULL,
    name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE attachment (
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (owner, name)
) STRICT;
CREATE INDEX attachment_sha256 ON attachment (sha256);
CREATE TRIGGER system_gone AFTER DELETE ON "system" BEGIN
                DELETE FROM draft WHERE instr(key, old.id);
                DELETE FROM attachment WHERE instr(owner, old.id);
            END;
CREATE TRIGGER case_gone AFTER DELETE ON "case" BEGIN
                DELETE FROM draft WHERE instr(key, old.id);
                DELETE FROM attachment WHERE instr(owner, old.id);
            END;
CREATE TRIGGER person_gone AFTER DELETE ON "person" BEGIN
                DELETE FROM draft WHERE instr(key, old.id);
                DELETE FROM attachment WHERE instr(owner, old.id);
            END;
CREATE TRIGGER recipient_gone AFTER DELETE ON "recipient" BEGIN
                DELETE FROM draft WHERE instr(key, old.id);
                DELETE FROM attachment WHERE instr(owner, old.id);
            END;
CREATE TRIGGER consent_gone AFTER DELETE ON "consent" BEGIN
                DELETE FROM draft WHERE instr(key, old.id);
                DELETE FROM attachment WHERE instr(owner, old.id);
            END;
CREATE TRIGGER harm_gone AFTER DELETE ON "harm" BEGIN
                DELETE FROM draft WHERE instr(key, old.id);
                DELETE FROM attachment WHERE instr(owner, old.id);
            END;
CREATE TRIGGER evidence_gone AFTER DELETE ON "evidence" BEGIN
                DELETE FROM draft WHERE instr(key, old.id);
                DELETE FROM attachment WHERE instr(owner, old.id);
            END;
CREATE TRIGGER mapping_gone AFTER DELETE ON "mapping" BEGIN
                DELETE FROM draft WHERE instr(key, old.id);
                DELETE FROM attachment WHERE instr(owner, old.id);
            END;
CREATE TRIGGER tension_gone AFTER DELETE ON "tension" BEGIN
                DELETE FROM draft WHERE instr(key, old.id);
                DELETE FROM attachment WHERE instr(owner, old.id);
            END;
CREATE TRIGGER challenge_gone AFTER DELETE ON "challenge" BEGIN
                DELETE FROM draft WHERE instr(key, old.id);
                DELETE FROM attachment WHERE instr(owner, old.id);
            END;
CREATE TRIGGER ask_gone AFTER DELETE ON "ask" BEGIN
                DELETE FROM draft WHERE instr(key, old.id);
                DELETE FROM attachment WHERE instr(owner, old.id);
            END;
CREATE TRIGGER packet_gone AFTER DELETE ON "packet" BEGIN
                DELETE FROM draft WHERE instr(key, old.id);
                DELETE FROM attachment WHERE instr(owner, old.id);
            END;
CREATE TRIGGER entry_gone AFTER DELETE ON "entry" BEGIN
                DELETE FROM draft WHERE instr(key, old.id);
                DELETE FROM attachment WHERE instr(owner, old.id);
            END;
CREATE TRIGGER worksheet_gone AFTER DELETE ON "worksheet" BEGIN
                DELETE FROM draft WHERE instr(key, old.id);
                DELETE FROM attachment WHERE instr(owner, old.id);
            END;
CREATE TRIGGER response_draft_gone AFTER DELETE ON "response_draft" BEGIN
                DELETE FROM draft WHERE instr(key, old.id);
                DELETE FROM attachment WHERE instr(owner, old.id);
            END;
