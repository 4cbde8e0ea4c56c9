//! What a packet of version 1 may be. These numbers are part of the format: a writer keeps them and a reader refuses
//! whatever goes beyond.

/// The longest age header, in bytes.
pub const MAX_HEADER_BYTES: u64 = 64 * 1024;
/// The most stanzas in an age header.
pub const MAX_STANZAS: u64 = 64;
/// The largest packet.json, in bytes.
pub const MAX_JSON_BYTES: u64 = 16 * 1024 * 1024;
/// The deepest nesting in packet.json: the outermost object is level 1.
pub const MAX_JSON_DEPTH: u64 = 64;
/// The most values (objects, arrays, strings, numbers …) in packet.json.
pub const MAX_JSON_VALUES: u64 = 1_000_000;
/// The most files in `data/`.
pub const MAX_FILES: u64 = 10_000;
/// The largest file, in bytes: what eleven octal digits of a ustar header can say.
pub const MAX_FILE_BYTES: u64 = 8 * 1024 * 1024 * 1024 - 1;
/// The largest record.html, in bytes.
pub const MAX_RECORD_BYTES: u64 = 32 * 1024 * 1024;
/// The largest schema.json, in bytes.
pub const MAX_SCHEMA_BYTES: u64 = 1024 * 1024;
/// The most addressees of one packet; with the sender's own copy and the stanza that age adds it stays under
/// [`MAX_STANZAS`].
pub const MAX_AUDIENCE: u64 = 30;
/// The most items that are named but withheld.
pub const MAX_WITHHELD: u64 = 10_000;
/// The most claims in a packet, and the most claims that a response decides or works on.
pub const MAX_CLAIMS: u64 = 1_000;
/// The most asks in a packet, and the most asks that a response answers.
pub const MAX_ASKS: u64 = 1_000;
/// The most tests in a response, over all its claims.
pub const MAX_TESTS: u64 = 1_000;
/// The longest name (of a sender, a card, an addressee, a person of the packet), in characters: Unicode scalar values.
pub const MAX_NAME_CHARS: u64 = 200;

/// What this machine allows, beyond the limits of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The room for opened files, in bytes, after whatever reserve the caller keeps.
    pub free_bytes: u64,
}

impl Limits {
    /// No limit but those of the format: for verifying without storing.
    pub const UNLIMITED: Self = Self { free_bytes: u64::MAX };
}
