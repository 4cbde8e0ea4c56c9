//! Reading and writing records. A [`Reader`] looks; a [`Writer`] is one transaction and can look, too.

use crate::{
    VaultError,
    blob::Blobs,
    row::{Editable, Erasable, Record, uint},
};
use rusqlite::{Connection, ToSql, params_from_iter};
use std::{cell::RefCell, collections::BTreeSet, ops::Deref, path::PathBuf};

/// Looks into an open vault.
pub struct Reader<'v> {
    conn: &'v Connection,
    pub(crate) blobs: &'v Blobs,
}

/// One write: it happens wholly or not at all. Everything a [`Reader`] offers is here as well.
pub struct Writer<'v> {
    reader: Reader<'v>,
    pub(crate) effects: RefCell<Effects>,
}

/// What a write does outside the database.
#[derive(Debug, Default)]
pub(crate) struct Effects {
    /// Blob files that were moved into place; taken away again if the write fails.
    pub(crate) moved: Vec<PathBuf>,
    /// Folders whose names must be on the disk before the commit.
    pub(crate) touched: BTreeSet<PathBuf>,
    /// Whether blobs may have lost their last mention, or were added.
    pub(crate) blobs_changed: bool,
    /// Whether something was deleted for good.
    pub(crate) erased: bool,
    /// Whether a log was added to.
    pub(crate) logged: bool,
}

impl<'v> Deref for Writer<'v> {
    type Target = Reader<'v>;
    fn deref(&self) -> &Self::Target {
        &self.reader
    }
}

/// The text of `SELECT every column FROM table` for a record.
fn select<R: Record>(rest: &str) -> String {
    let columns: Vec<_> = R::COLUMNS.iter().map(|column| format!("\"{column}\"")).collect();
    format!("SELECT {} FROM \"{}\" {rest}", columns.join(", "), R::TABLE)
}

/// `WHERE key = ?1 AND …` for a record.
fn by_key<R: Record>() -> String {
    let parts: Vec<_> =
        R::KEY.iter().enumerate().map(|(at, key)| format!("\"{key}\" = ?{}", at + 1)).collect();
    format!("WHERE {}", parts.join(" AND "))
}

impl<'v> Reader<'v> {
    pub(crate) const fn new(conn: &'v Connection, blobs: &'v Blobs) -> Self {
        Self { conn, blobs }
    }

    pub(crate) const fn conn(&self) -> &Connection {
        self.conn
    }

    /// The record with this key.
    ///
    /// # Errors
    /// [`VaultError::RecordNotFound`] when there is none.
    pub fn get<R: Record>(&self, key: R::Key) -> Result<R, VaultError> {
        self.find(key)?.ok_or(VaultError::RecordNotFound { kind: R::TABLE })
    }

    /// The record with this key, if there is one.
    ///
    /// # Errors
    /// When the database cannot be read.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "keys are small ids, and a call reads better without `&`"
    )]
    pub fn find<R: Record>(&self, key: R::Key) -> Result<Option<R>, VaultError> {
        let mut statement = self.conn.prepare_cached(&select::<R>(&by_key::<R>()))?;
        let mut rows = statement.query(params_from_iter(R::key_values(&key)))?;
        rows.next()?.map(R::from_row).transpose()
    }

    /// Every record of this kind, oldest key first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn list<R: Record>(&self) -> Result<Vec<R>, VaultError> {
        let order: Vec<_> = R::KEY.iter().map(|key| format!("\"{key}\"")).collect();
        self.select(&format!("ORDER BY {}", order.join(", ")), &[])
    }

    /// How many records of this kind there are.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn count<R: Record>(&self) -> Result<u64, VaultError> {
        Ok(self.conn.query_row(&format!("SELECT count(*) FROM \"{}\"", R::TABLE), [], |row| uint(row, 0))?)
    }

    /// The records that `rest` picks: a constant `WHERE … ORDER BY …` of a table file.
    pub(crate) fn select<R: Record>(&self, rest: &str, params: &[&dyn ToSql]) -> Result<Vec<R>, VaultError> {
        let mut found = Vec::new();
        let stopped: Option<()> = self.each(rest, params, |record: R| {
            found.push(record);
            Ok(())
        })?;
        debug_assert!(stopped.is_none(), "nothing stops a plain selection");
        Ok(found)
    }

    /// The first record that `rest` picks.
    pub(crate) fn first<R: Record>(
        &self,
        rest: &str,
        params: &[&dyn ToSql],
    ) -> Result<Option<R>, VaultError> {
        Ok(self.select::<R>(&format!("{rest} LIMIT 1"), params)?.pop())
    }

    /// Hands the records that `rest` picks to `take`, one by one, until it stops.
    pub(crate) fn each<R: Record, S>(
        &self,
        rest: &str,
        params: &[&dyn ToSql],
        mut take: impl FnMut(R) -> Result<(), S>,
    ) -> Result<Option<S>, VaultError> {
        let mut statement = self.conn.prepare_cached(&select::<R>(rest))?;
        let mut rows = statement.query(params)?;
        while let Some(row) = rows.next()? {
            if let Err(stop) = take(R::from_row(row)?) {
                return Ok(Some(stop));
            }
        }
        Ok(None)
    }

    /// One number that `sql`, a constant of a table file, computes.
    pub(crate) fn number(&self, sql: &str, params: &[&dyn ToSql]) -> Result<u64, VaultError> {
        Ok(self.conn.prepare_cached(sql)?.query_row(params, |row| uint(row, 0))?)
    }
}

impl<'v> Writer<'v> {
    pub(crate) fn new(reader: Reader<'v>) -> Self {
        Self { reader, effects: RefCell::default() }
    }

    pub(crate) fn into_effects(self) -> Effects {
        self.effects.into_inner()
    }

    /// Writes a record: anew, or in place of the one with the same key.
    ///
    /// # Errors
    /// [`VaultError::Invalid`] when its table cannot hold it. A mention of a record that is not there shows only at
    /// the end of the write, so records may be put in any order.
    pub fn put<R: Editable>(&self, record: &R) -> Result<(), VaultError> {
        record.before_put(self)?;
        self.insert(record, true)
    }

    /// Deletes a record and what belongs to it. Words, files and mentions go with it; see the record's table.
    ///
    /// # Errors
    /// [`VaultError::RecordNotFound`] when there is none; [`VaultError::Invalid`] when something still needs it.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "keys are small ids, and a call reads better without `&`"
    )]
    pub fn delete<R: Erasable>(&self, key: R::Key) -> Result<(), VaultError> {
        R::before_delete(self, &key)?;
        self.remove::<R>(&key)
    }

    /// Deletes one row without its rules.
    pub(crate) fn remove<R: Record>(&self, key: &R::Key) -> Result<(), VaultError> {
        let sql = format!("DELETE FROM \"{}\" {}", R::TABLE, by_key::<R>());
        if self.execute(&sql, params_from_iter(R::key_values(key)))? == 0 {
            return Err(VaultError::RecordNotFound { kind: R::TABLE });
        }
        let mut effects = self.effects.borrow_mut();
        effects.blobs_changed = true;
        effects.erased = true;
        Ok(())
    }

    /// Writes a row without its rules.
    pub(crate) fn insert<R: Record>(&self, record: &R, replace: bool) -> Result<(), VaultError> {
        let names: Vec<_> = R::COLUMNS.iter().map(|column| format!("\"{column}\"")).collect();
        let marks: Vec<_> = (1..=names.len()).map(|at| format!("?{at}")).collect();
        let mut sql =
            format!("INSERT INTO \"{}\" ({}) VALUES ({})", R::TABLE, names.join(", "), marks.join(", "));
        if replace {
            let keys: Vec<_> = R::KEY.iter().map(|key| format!("\"{key}\"")).collect();
            let sets: Vec<_> = names.iter().map(|name| format!("{name} = excluded.{name}")).collect();
            sql += &format!(" ON CONFLICT ({}) DO UPDATE SET {}", keys.join(", "), sets.join(", "));
        }
        self.execute(&sql, params_from_iter(record.values()?))?;
        Ok(())
    }

    pub(crate) fn execute(&self, sql: &str, params: impl rusqlite::Params) -> Result<usize, VaultError> {
        Ok(self.conn().prepare_cached(sql)?.execute(params)?)
    }
}
