//! Encrypted storage: keys, database, evidence blobs, migrations, search.
//!
//! A vault is one folder in which everything is ciphertext or a public header. This crate owns that folder, and it is
//! the only crate with SQL. It is deliberately not a place for rules of either desk, for packets, for screens or for
//! clocks: moments are passed in. `recourse-desk` uses it; nothing above the desk should.
//!
//! ```text
//! keys/passphrase.age    the root identity, locked with the passphrase (opens with stock `age -d`)
//! keys/recovery-1.age    the same, locked with the 24 recovery words (opens with stock `age -d`)
//! keys/head.mac          how far the book had come when it was last written, so that a rollback shows
//! book.db                the records (SQLCipher)
//! backups/               encrypted copies made before an upgrade, at most three
//! blobs/ab/…             evidence, one age file each, named by a keyed hash and padded
//! blobs/tmp/             what was being written; emptied at every start
//! lock                   one process at a time
//! ```
//!
//! [`Vault`] opens the folder. [`Vault::read`] and [`Vault::write`] give a [`Reader`] and a [`Writer`]; a write is one
//! transaction that happens wholly or not at all, its blob files included. Dropping the vault locks it.
#![forbid(unsafe_code)]

mod row;

mod blob;
mod chain;
mod check;
mod db;
mod error;
mod handle;
mod head;
mod keys;
mod layout;
mod migrate;
mod recovery;
mod search;
mod table;
mod vault;

pub use age::secrecy::SecretString;
pub use blob::{Ahead, BlobInfo, BlobReader, BlobWriter, LARGEST_FILE, Staged, open_plain, unwatched};
pub use chain::{Log, LogFault};
pub use check::{CheckReport, Integrity};
pub use error::VaultError;
pub use handle::{Reader, Writer};
pub use recovery::{RecoverySheet, RecoveryState};
pub use row::{Editable, Erasable, Record};
pub use search::{Hit, HitKind};
pub use table::{Attachment, Counts, Draft, PacketBytes};
pub use vault::{Vault, VaultOptions};
