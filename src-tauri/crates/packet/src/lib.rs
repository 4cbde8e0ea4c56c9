//! The AI Challenge Packet format, version 1: build, seal, open, verify.
//!
//! This crate turns a [`Draft`] into the bytes of a packet and back into a [`Verified`] packet, over [`std::io::Read`]
//! and [`std::io::Write`]. It deliberately knows no database, no paths, no window and no clock: time is passed in, files
//! come from [`Sources`] and go to a [`FileSink`]. The desks, the command line and tests use it; the vault stores what
//! comes out of it. `FORMAT.md` beside this crate is the normative description of the bytes.
//!
//! A packet is an age file around a ustar stream that is a function of the signed packet.json. The reader does not parse
//! tar. It makes every header anew and compares, so that links, doubles, foreign names and other surprises have no way
//! in.
#![forbid(unsafe_code)]

mod agekeys;
mod bag;
pub mod body;
mod check;
mod commit;
mod envelope;
mod error;
mod guard;
mod json;
mod keys;
pub mod limits;
mod open;
mod plain;
mod record;
mod schema;
mod seal;
pub mod sshsig;
mod tar;
mod text;
pub mod timestamp;

pub use agekeys::{DecryptSecret, EVERYBODY_KEY, EVERYBODY_SECRET, EncryptKey};
pub use body::Body;
pub use commit::{Salt, commit};
pub use envelope::{
    Addressee, CleaningReport, DerivedFrom, Envelope, Extensions, FORMAT, FileEntry, FileRole, Packet,
    Provenance, ReplyTo, Sender, TextRef, VERSION, Withheld,
};
pub use error::PacketError;
pub use json::parse as parse_json;
pub use keys::{Fingerprint, KeyWords, SignerKey, SigningSecret, key_words};
pub use limits::Limits;
pub use open::{FileSink, NoSink, Peeked, Verified, open, peek, verify};
pub use record::html as record_html;
/// A file to seal into, which reaches the disk while it is being written.
pub use recourse_stream::DiskFile;
pub use schema::schema;
pub use seal::{Draft, NoFiles, Preview, Progress, Sealed, Sources, Watch, seal, unwatched};
pub use tar::padme;
pub use text::{DataPath, NotThisForm, PersonRef, is_name};
