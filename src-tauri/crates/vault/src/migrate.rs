//! The steps by which the book came to its present form.
//!
//! A step that was released is never changed: a later step corrects it. Each runs in a transaction of its own that
//! also raises `user_version`, so a stop leaves the book at a whole step.

use crate::{VaultError, layout, search, table};
use rusqlite::{Connection, TransactionBehavior};
use std::{fs, path::Path};

/// How many copies from before upgrades are kept.
const COPIES: usize = 3;

/// One step.
pub(crate) struct Step {
    /// The version the book has after it. Steps are numbered from 1 without gaps.
    pub(crate) version: u32,
    /// The lowest version a program must know to read a book that has seen this step.
    pub(crate) min_reader: u32,
    /// Its statements.
    pub(crate) sql: &'static [&'static [&'static str]],
}

/// All steps of this program.
pub(crate) const STEPS: &[Step] =
    &[Step { version: 1, min_reader: 1, sql: &[&[META, search::SQL], table::VERSION_1] }];

/// The one row that the book holds about itself. `faults` are those of the logs that nobody has accepted yet.
const META: &str = "
CREATE TABLE meta (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    min_reader INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    faults TEXT NOT NULL
) STRICT;
INSERT INTO meta (one, min_reader, generation, faults) VALUES (1, 1, 0, '[]');
";

/// Brings the book to the last step. Returns whether anything was done.
///
/// # Errors
/// [`VaultError::TooNew`] when a newer program wrote the book; [`VaultError::Damaged`] when it does not hold together
/// afterwards.
pub(crate) fn migrate(conn: &mut Connection, steps: &[Step], backups: &Path) -> Result<bool, VaultError> {
    let newest = steps.last().map_or(0, |step| step.version);
    let found: u32 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if found > 0 {
        let needs: u32 = conn.query_row("SELECT min_reader FROM meta", [], |row| row.get(0))?;
        if needs > newest {
            return Err(VaultError::TooNew { needs, knows: newest });
        }
    }
    if found >= newest {
        return Ok(false);
    }
    if found > 0 {
        copy(conn, backups, found)?;
    }
    for step in steps.iter().filter(|step| step.version > found) {
        let tx = conn.transaction_with_behavior(TransactionBehavior::Exclusive)?;
        for sql in step.sql.iter().copied().flatten() {
            tx.execute_batch(sql)?;
        }
        tx.execute("UPDATE meta SET min_reader = max(min_reader, ?1)", [step.min_reader])?;
        tx.execute_batch(&format!("PRAGMA user_version = {}", step.version))?;
        tx.commit()?;
    }
    integrity(conn)?;
    Ok(true)
}

/// Writes an encrypted copy of the book as it is, and forgets the oldest copies.
fn copy(conn: &Connection, backups: &Path, version: u32) -> Result<(), VaultError> {
    layout::make_dir(backups)?;
    let id = recourse_model::CaseId::new();
    // Ids sort by age, so the names do, too.
    let path = backups.join(format!("book-{version:04}-{id}.db"));
    let written = (|| {
        drop(layout::private_file().create_new(true).open(&path)?);
        let name = path.to_str().ok_or(VaultError::Internal("the folder's name is not Unicode"))?;
        conn.execute("VACUUM INTO ?1", [name])?;
        fs::OpenOptions::new().write(true).open(&path)?.sync_all()?;
        layout::sync_dir(backups)
    })();
    if written.is_err() {
        layout::remove_if_there(&path).ok();
        return written;
    }
    let mut copies = copies(backups)?;
    while copies.len() > COPIES {
        layout::remove_if_there(&copies.remove(0))?;
    }
    Ok(())
}

/// The copies, oldest first.
fn copies(backups: &Path) -> Result<Vec<std::path::PathBuf>, VaultError> {
    let mut found: Vec<_> =
        fs::read_dir(backups)?.map(|entry| Ok(entry?.path())).collect::<Result<_, VaultError>>()?;
    found.sort();
    Ok(found)
}

/// Removes the copies, because what was deleted for good would live on in them.
pub(crate) fn forget_copies(backups: &Path) -> Result<(), VaultError> {
    if !backups.is_dir() {
        return Ok(());
    }
    copies(backups)?.iter().try_for_each(|path| layout::remove_if_there(path))
}

/// The checks of SQLite, SQLCipher and FTS5 on the whole book.
///
/// # Errors
/// [`VaultError::Damaged`], naming the check that failed.
pub(crate) fn integrity(conn: &Connection) -> Result<(), VaultError> {
    let rows = |sql: &str| -> Result<Vec<String>, VaultError> {
        let mut statement = conn.prepare(sql)?;
        let found = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(found)
    };
    if !rows("PRAGMA cipher_integrity_check")?.is_empty() {
        return Err(VaultError::Damaged { what: "book.db: a page does not match its checksum" });
    }
    if rows("PRAGMA integrity_check")? != ["ok"] {
        return Err(VaultError::Damaged { what: "book.db: a table or index does not hold together" });
    }
    if conn.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(VaultError::Damaged { what: "book.db: a record mentions one that is not there" });
    }
    conn.execute_batch("INSERT INTO search (search, rank) VALUES ('integrity-check', 0)")
        .map_err(|_| VaultError::Damaged { what: "book.db: the search index does not hold together" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{db, keys::Key};

    const TWO: Step = Step { version: 2, min_reader: 1, sql: &[&["CREATE TABLE second (a TEXT) STRICT"]] };
    const THREE: Step = Step {
        version: 3,
        min_reader: 3,
        sql: &[&["CREATE TABLE third (a TEXT) STRICT", "INSERT INTO third VALUES ('x')"]],
    };

    fn first() -> Step {
        Step { version: 1, min_reader: 1, sql: STEPS[0].sql }
    }

    fn version(conn: &Connection) -> (u32, u32) {
        conn.query_row("SELECT user_version, min_reader FROM pragma_user_version, meta", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap()
    }

    #[test]
    fn an_upgrade_keeps_an_encrypted_copy_of_what_was() {
        let dir = tempfile::tempdir().unwrap();
        let backups = dir.path().join("backups");
        let key = Key::new([5; 32]);
        let mut conn = db::open(&dir.path().join("book.db"), &key).unwrap();
        assert!(migrate(&mut conn, &[first()], &backups).unwrap());
        assert!(!migrate(&mut conn, &[first()], &backups).unwrap());
        assert!(!backups.exists(), "a new book has no copy");
        conn.execute("INSERT INTO setting VALUES ('k', '\"heliotrope\"')", []).unwrap();
        assert!(migrate(&mut conn, &[first(), TWO, THREE], &backups).unwrap());
        assert_eq!(version(&conn), (3, 3));
        let copy = copies(&backups).unwrap().remove(0);
        assert!(!fs::read(&copy).unwrap().windows(10).any(|window| window == b"heliotrope"));
        let old = db::open(&copy, &key).unwrap();
        assert_eq!(version(&old), (1, 1));
        let kept: String = old.query_row("SELECT value FROM setting", [], |row| row.get(0)).unwrap();
        assert_eq!(kept, "\"heliotrope\"");
        let refused = migrate(&mut conn, &[first(), TWO], &backups).unwrap_err();
        assert!(matches!(refused, VaultError::TooNew { needs: 3, knows: 2 }));
        forget_copies(&backups).unwrap();
        assert!(copies(&backups).unwrap().is_empty());
    }

    #[test]
    fn a_step_that_fails_leaves_the_book_at_a_whole_step() {
        let dir = tempfile::tempdir().unwrap();
        let backups = dir.path().join("backups");
        let mut conn = db::open(&dir.path().join("book.db"), &Key::new([6; 32])).unwrap();
        migrate(&mut conn, &[first()], &backups).unwrap();
        let broken =
            Step { version: 3, min_reader: 3, sql: &[&["CREATE TABLE third (a TEXT) STRICT", "nonsense"]] };
        assert!(migrate(&mut conn, &[first(), TWO, broken], &backups).is_err());
        assert_eq!(version(&conn), (2, 1));
        assert!(migrate(&mut conn, &[first(), TWO, THREE], &backups).unwrap());
        assert_eq!(version(&conn), (3, 3));
    }

    #[test]
    fn three_copies_are_kept() {
        let dir = tempfile::tempdir().unwrap();
        let mut conn = db::open(&dir.path().join("book.db"), &Key::new([7; 32])).unwrap();
        migrate(&mut conn, &[first()], dir.path()).unwrap();
        let backups = dir.path().join("backups");
        for at in 1..=5 {
            copy(&conn, &backups, at).unwrap();
        }
        let names: Vec<_> =
            copies(&backups).unwrap().iter().map(|p| p.file_name().unwrap().to_owned()).collect();
        let starts: Vec<_> = names.iter().map(|name| name.to_str().unwrap()[5..9].to_owned()).collect();
        assert_eq!(starts, ["0003", "0004", "0005"]);
    }

    #[test]
    fn the_steps_have_no_gaps() {
        for (step, version) in STEPS.iter().zip(1..) {
            assert_eq!(step.version, version);
            assert!(step.min_reader <= step.version);
        }
    }
}
