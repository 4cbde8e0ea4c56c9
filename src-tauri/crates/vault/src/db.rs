//! Opening the database: its key and its settings.

use crate::{VaultError, keys::Key, layout};
use rusqlite::{Connection, OpenFlags, config::DbConfig, limits::Limit};
use std::{fmt::Write, path::Path};
use zeroize::Zeroizing;

/// The largest value of one column in bytes. A packet.json has at most 16 MiB.
const LARGEST_VALUE: i32 = 64 * 1024 * 1024;

/// Opens `path` with its raw key. An empty file becomes a new database.
pub(crate) fn open(path: &Path, key: &Key) -> Result<Connection, VaultError> {
    // SQLite would make the file with the modes of the process; its companions take over those of the file.
    drop(layout::private_file().create(true).truncate(false).open(path)?);
    let conn = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_EXRESCODE,
    )?;
    unlock(&conn, key)?;
    settle(&conn)?;
    Ok(conn)
}

fn unlock(conn: &Connection, key: &Key) -> Result<(), VaultError> {
    let mut statement = Zeroizing::new(String::with_capacity(96));
    statement.push_str("PRAGMA key = \"x'");
    for byte in key.iter() {
        // Writing to a String cannot fail.
        write!(statement, "{byte:02x}").ok();
    }
    statement.push_str("'\"");
    // The error is dropped: it would quote the statement, and with it the key.
    conn.execute_batch(&statement).map_err(|_| VaultError::Internal("database key"))?;
    // SQLCipher prints to the error stream when a page does not match. The error itself is enough.
    conn.execute_batch("PRAGMA cipher_log_level = NONE")?;
    // The first read shows whether the key fits.
    conn.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))
        .map_err(|_| VaultError::Damaged { what: "book.db" })
}

fn settle(conn: &Connection) -> Result<(), VaultError> {
    conn.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;
         PRAGMA temp_store = MEMORY;",
    )?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, LARGEST_VALUE)?;
    // One, because VACUUM INTO attaches its destination.
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    conn.set_prepared_statement_cache_capacity(128);
    Ok(())
}
