//! How a record becomes a row and a row a record. One macro line per column keeps each table readable.

use crate::{error::VaultError, handle::Writer};
use chrono::{Datelike, NaiveDate, SecondsFormat};
use recourse_model as model;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use zeroize::Zeroize;

/// A record that has a table. This crate alone decides what can be stored.
pub trait Record: Sized {
    /// What names one row.
    type Key;
    /// The table.
    #[doc(hidden)]
    const TABLE: &'static str;
    /// All columns, in the order of the values.
    #[doc(hidden)]
    const COLUMNS: &'static [&'static str];
    /// The columns of the key.
    #[doc(hidden)]
    const KEY: &'static [&'static str];
    #[doc(hidden)]
    fn values(&self) -> Result<Vec<ToSqlOutput<'_>>, VaultError>;
    #[doc(hidden)]
    fn from_row(row: &rusqlite::Row<'_>) -> Result<Self, VaultError>;
    #[doc(hidden)]
    fn key_values(key: &Self::Key) -> Vec<Value>;
}

/// A record that may be put: written anew or in place of the one with the same key.
pub trait Editable: Record {
    /// Refuses a record that its table cannot hold.
    #[doc(hidden)]
    fn before_put(&self, _: &Writer<'_>) -> Result<(), VaultError> {
        Ok(())
    }
}

/// A record that may be deleted by its key alone. Pieces of evidence and cases are not among them: their deletion is
/// written to the custody log.
pub trait Erasable: Record {
    /// Takes away what foreign keys do not: mentions in lists, keys of a thread.
    #[doc(hidden)]
    fn before_delete(_: &Writer<'_>, _: &Self::Key) -> Result<(), VaultError> {
        Ok(())
    }
}

/// One value in one column.
pub(crate) trait Column: Sized {
    fn put(&self) -> Result<ToSqlOutput<'_>, VaultError>;
    fn get(value: ValueRef<'_>) -> Result<Self, VaultError>;
}

/// A count in column `at`.
pub(crate) fn uint(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<u64> {
    let number: i64 = row.get(at)?;
    number.try_into().map_err(|_| rusqlite::Error::IntegralValueOutOfRange(at, number))
}

/// The error for a column that holds something else than it should.
pub(crate) const fn not_of_its_kind() -> VaultError {
    VaultError::Damaged { what: "a stored value is not of its kind" }
}

fn text(value: ValueRef<'_>) -> Result<&str, VaultError> {
    value.as_str().map_err(|_| not_of_its_kind())
}

impl Column for String {
    fn put(&self) -> Result<ToSqlOutput<'_>, VaultError> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Text(self.as_bytes())))
    }
    fn get(value: ValueRef<'_>) -> Result<Self, VaultError> {
        text(value).map(Self::from)
    }
}

impl Column for bool {
    fn put(&self) -> Result<ToSqlOutput<'_>, VaultError> {
        Ok(i64::from(*self).into())
    }
    fn get(value: ValueRef<'_>) -> Result<Self, VaultError> {
        match value {
            ValueRef::Integer(0) => Ok(false),
            ValueRef::Integer(1) => Ok(true),
            _ => Err(not_of_its_kind()),
        }
    }
}

macro_rules! integer_column {
    ($($kind:ty),+) => { $(impl Column for $kind {
        fn put(&self) -> Result<ToSqlOutput<'_>, VaultError> {
            i64::try_from(*self)
                .map(Into::into)
                .map_err(|_| VaultError::Invalid { kind: "record", why: "a number is too large" })
        }
        fn get(value: ValueRef<'_>) -> Result<Self, VaultError> {
            value.as_i64().ok().and_then(|n| n.try_into().ok()).ok_or_else(not_of_its_kind)
        }
    })+ };
}
integer_column!(u32, u64);

impl Column for model::Timestamp {
    /// RFC 3339 in UTC with nine digits of fraction: every moment has the same length, so text order is time order.
    fn put(&self) -> Result<ToSqlOutput<'_>, VaultError> {
        if !(0..=9999).contains(&self.year()) {
            return Err(VaultError::Invalid {
                kind: "record",
                why: "a moment is outside the years 0 to 9999",
            });
        }
        Ok(moment(*self).into())
    }
    fn get(value: ValueRef<'_>) -> Result<Self, VaultError> {
        chrono::DateTime::parse_from_rfc3339(text(value)?)
            .map(|at| at.to_utc())
            .map_err(|_| not_of_its_kind())
    }
}

/// A moment as it stands in the database and in the hash of a log line.
pub(crate) fn moment(at: model::Timestamp) -> String {
    at.to_rfc3339_opts(SecondsFormat::Nanos, true)
}

macro_rules! text_column {
    ($($kind:ty),+ $(,)?) => { $(impl Column for $kind {
        fn put(&self) -> Result<ToSqlOutput<'_>, VaultError> {
            Ok(self.to_string().into())
        }
        fn get(value: ValueRef<'_>) -> Result<Self, VaultError> {
            text(value)?.parse().map_err(|_| not_of_its_kind())
        }
    })+ };
}
text_column!(
    NaiveDate,
    model::Sha256Hash,
    model::CaseId,
    model::SystemId,
    model::HarmId,
    model::PersonId,
    model::ConsentId,
    model::EvidenceId,
    model::CustodyId,
    model::MappingId,
    model::TensionId,
    model::ChallengeId,
    model::RecipientId,
    model::EntryId,
    model::WorksheetId,
    model::ResponseId,
    model::DecisionId,
    model::PacketId,
    model::PacketTimestampId,
    model::ThreadId,
    model::ClaimId,
    model::AskId,
    model::CaseStatus,
    model::SystemKind,
    model::HarmKind,
    model::CausalLink,
    model::Severity,
    model::Likelihood,
    model::Reversibility,
    model::Confidence,
    model::PersonRole,
    model::ConsentPurpose,
    model::ConsentAnswer,
    model::EvidenceKind,
    model::Operation,
    model::Sensitivity,
    model::Relation,
    model::Characteristic,
    model::CharacteristicState,
    model::AskType,
    model::Priority,
    model::SenderMode,
    model::Rounding,
    model::PacketKind,
    model::Direction,
    model::Verification,
    model::EntryStatus,
    model::Treatment,
);

impl<T: Column + Zeroize> Column for model::Sensitive<T> {
    fn put(&self) -> Result<ToSqlOutput<'_>, VaultError> {
        self.reveal().put()
    }
    fn get(value: ValueRef<'_>) -> Result<Self, VaultError> {
        T::get(value).map(Self::new)
    }
}

impl Column for Vec<u8> {
    fn put(&self) -> Result<ToSqlOutput<'_>, VaultError> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self)))
    }
    fn get(value: ValueRef<'_>) -> Result<Self, VaultError> {
        value.as_blob().map(Self::from).map_err(|_| not_of_its_kind())
    }
}

impl<T: Column> Column for Option<T> {
    fn put(&self) -> Result<ToSqlOutput<'_>, VaultError> {
        self.as_ref().map_or_else(|| Ok(ToSqlOutput::Owned(Value::Null)), Column::put)
    }
    fn get(value: ValueRef<'_>) -> Result<Self, VaultError> {
        match value {
            ValueRef::Null => Ok(None),
            value => T::get(value).map(Some),
        }
    }
}

/// A plain column.
pub(crate) mod col {
    use super::{Column, ToSqlOutput, ValueRef, VaultError};

    pub(crate) fn put<T: Column>(value: &T) -> Result<ToSqlOutput<'_>, VaultError> {
        value.put()
    }
    pub(crate) fn get<T: Column>(value: ValueRef<'_>) -> Result<T, VaultError> {
        T::get(value)
    }
}

/// A column of JSON text, for lists and parts.
pub(crate) mod json {
    use super::{ToSqlOutput, ValueRef, VaultError, not_of_its_kind};
    use serde::{Serialize, de::DeserializeOwned};

    pub(crate) fn put<T: Serialize>(value: &T) -> Result<ToSqlOutput<'_>, VaultError> {
        serde_json::to_string(value)
            .map(Into::into)
            .map_err(|_| VaultError::Invalid { kind: "record", why: "a part has no JSON form" })
    }
    pub(crate) fn get<T: DeserializeOwned>(value: ValueRef<'_>) -> Result<T, VaultError> {
        value.as_str().ok().and_then(|text| serde_json::from_str(text).ok()).ok_or_else(not_of_its_kind)
    }
}

/// What a key is made of.
pub(crate) trait KeyPart {
    fn part(&self) -> Value;
}

impl<T: ToString> KeyPart for T {
    fn part(&self) -> Value {
        Value::Text(self.to_string())
    }
}

/// Maps a record to its table: `col` for a plain column, `json` for a list or part, `col facts.title` for a field one
/// level down, whose column has the name of the inner field.
macro_rules! table {
    ($record:ty, $name:literal, $key:ty => ($($k:ident),+), { $($kind:ident $first:ident $(. $sub:ident)?),+ $(,)? }) => {
        impl $crate::row::Record for $record {
            type Key = $key;
            const TABLE: &'static str = $name;
            const COLUMNS: &'static [&'static str] = &[$(table!(@name $first $($sub)?)),+];
            const KEY: &'static [&'static str] = &[$(stringify!($k)),+];
            fn values(&self) -> Result<Vec<rusqlite::types::ToSqlOutput<'_>>, $crate::VaultError> {
                Ok(vec![$($crate::row::$kind::put(&self.$first $(.$sub)?)?),+])
            }
            fn from_row(row: &rusqlite::Row<'_>) -> Result<Self, $crate::VaultError> {
                let mut record = Self::default();
                let mut at = 0..;
                $(record.$first $(.$sub)? = $crate::row::$kind::get(row.get_ref(at.next().unwrap_or(usize::MAX))?)?;)+
                Ok(record)
            }
            fn key_values(key: &Self::Key) -> Vec<rusqlite::types::Value> {
                #[allow(unused_parens, reason = "a key of one column is no tuple")]
                let ($($k),+) = key;
                vec![$($crate::row::KeyPart::part($k)),+]
            }
        }
    };
    (@name $first:ident) => { stringify!($first) };
    (@name $first:ident $sub:ident) => { stringify!($sub) };
}
pub(crate) use table;
