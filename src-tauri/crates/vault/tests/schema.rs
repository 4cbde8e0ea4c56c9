//! Every released schema opens, and a newer one is refused.

use crate::{
    common::{Fresh, database_key, open, raw},
    everything::Everything,
};
use recourse_model::{Case, ErrorCode};
use recourse_vault::{Integrity, VaultError, unwatched};
use std::fs;

/// Schema 1 as it was released. Never changed; a later schema gets its own file.
const SCHEMA_1: &str = include_str!("schema-1.sql");

/// The statements that make the present schema, without what FTS5 makes by itself.
fn present(conn: &rusqlite::Connection) -> String {
    let mut statement = conn
        .prepare(
            "SELECT sql FROM sqlite_schema
             WHERE sql IS NOT NULL AND name NOT GLOB 'search_[cdi]*' OR name IN ('search_doc', 'search_doc_gone')
             ORDER BY rowid",
        )
        .unwrap();
    let statements: Vec<String> =
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    statements.into_iter().map(|sql| sql + ";\n").collect()
}

#[test]
fn the_schema_is_the_written_down_one() {
    let mut vault = Fresh::new();
    vault.lock();
    let conn = raw(&vault.path());
    let version: u32 = conn.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(version, 1, "a new schema needs its own file beside the old ones");
    let present = present(&conn);
    if std::env::var_os("VAULT_TEST_WRITE_SCHEMA").is_some() {
        fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schema-1.sql"), &present).unwrap();
    }
    assert!(present == SCHEMA_1, "schema 1 was released and must not change; the present one:\n{present}");
}

#[test]
fn a_vault_of_schema_1_opens() {
    let mut vault = Fresh::new();
    vault.lock();
    let path = vault.path();
    let key = database_key(&path);
    fs::remove_file(path.join("book.db")).unwrap();
    let conn = rusqlite::Connection::open(path.join("book.db")).unwrap();
    conn.execute_batch(&format!("PRAGMA key = \"x'{key}'\"")).unwrap();
    conn.execute_batch(SCHEMA_1).unwrap();
    conn.execute_batch(
        "INSERT INTO meta (one, min_reader, generation, faults) VALUES (1, 1, 7, '[]');
         INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
         INSERT INTO \"case\" (id, title, summary, language, created_at, updated_at)
         VALUES ('01938a2e-0000-7000-8000-000000000001', 'Old', '', 'en',
                 '2026-11-23T10:00:00.000000000Z', '2026-11-23T10:00:00.000000000Z');
         PRAGMA user_version = 1;",
    )
    .unwrap();
    drop(conn);
    let opened = open(&path);
    assert_eq!(opened.integrity(), Integrity::Sound);
    let old: Case = opened.read(|r| r.get("01938a2e-0000-7000-8000-000000000001".parse().unwrap())).unwrap();
    assert_eq!((old.title.as_str(), old.status), ("Old", None));
    assert_eq!(opened.read(|r| r.search("old", 5)).unwrap().len(), 1);
    Everything::marked("x").store(&opened).unwrap();
    assert!(opened.check(&mut unwatched).unwrap().is_sound());
}

#[test]
fn a_newer_vault_is_refused_with_both_numbers() {
    let mut vault = Fresh::new();
    vault.lock();
    let conn = raw(&vault.path());
    conn.execute_batch("UPDATE meta SET min_reader = 12; PRAGMA user_version = 14").unwrap();
    drop(conn);
    let error = recourse_vault::Vault::open(&vault.path(), &crate::common::secret(crate::common::PASSPHRASE));
    let error = error.err().unwrap();
    assert!(matches!(error, VaultError::TooNew { needs: 12, knows: 1 }), "{error:?}");
    assert_eq!(error.code(), ErrorCode::VaultTooNew);
    // A newer one that this program can still read opens and stays as new as it was.
    let conn = raw(&vault.path());
    conn.execute_batch("UPDATE meta SET min_reader = 1").unwrap();
    drop(conn);
    drop(open(&vault.path()));
    let version: u32 = raw(&vault.path()).query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(version, 14);
}
