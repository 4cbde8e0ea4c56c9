//! The tables. One file each: its SQL, its mapping, its reads and writes.
//!
//! Tables are STRICT. Ids, words, moments and hashes are text, so that a rescue with the stock `sqlcipher` shell reads
//! like the record; lists and parts are JSON text. Foreign keys are checked at the end of a write.

/// The trigger that takes away drafts and attachments whose key holds the id of a row that is deleted.
macro_rules! gone {
    ($table:literal) => {
        concat!(
            "CREATE TRIGGER ",
            $table,
            "_gone AFTER DELETE ON \"",
            $table,
            "\" BEGIN
                DELETE FROM draft WHERE instr(key, old.id);
                DELETE FROM attachment WHERE instr(owner, old.id);
            END;\n"
        )
    };
}

mod ask;
mod attachment;
mod blob;
mod case;
mod challenge;
mod characteristic_note;
mod consent;
mod counts;
mod custody;
mod decision_log;
mod draft;
mod entry;
mod evidence;
mod harm;
mod identity;
mod known_signer;
mod mapping;
mod packet;
mod packet_file;
mod packet_timestamp;
mod person;
mod recipient;
mod response_draft;
mod setting;
mod system;
mod tension;
mod thread_keys;
mod withheld_item;
mod worksheet;

pub use attachment::Attachment;
pub(crate) use blob::{BlobRow, blob_paths, unreferenced};
pub use counts::Counts;
pub use draft::Draft;
pub use packet::PacketBytes;

/// The tables of schema 1.
pub(crate) const VERSION_1: &[&str] = &[
    system::SQL,
    case::SQL,
    person::SQL,
    recipient::SQL,
    known_signer::SQL,
    consent::SQL,
    harm::SQL,
    evidence::SQL,
    custody::SQL,
    mapping::SQL,
    characteristic_note::SQL,
    tension::SQL,
    challenge::SQL,
    ask::SQL,
    identity::SQL,
    thread_keys::SQL,
    packet::SQL,
    packet_file::SQL,
    packet_timestamp::SQL,
    withheld_item::SQL,
    entry::SQL,
    worksheet::SQL,
    response_draft::SQL,
    decision_log::SQL,
    setting::SQL,
    draft::SQL,
    blob::SQL,
    attachment::SQL,
    GONE,
];

/// What was typed or attached under a record's id goes with the record, however it goes.
const GONE: &str = concat!(
    gone!("system"),
    gone!("case"),
    gone!("person"),
    gone!("recipient"),
    gone!("consent"),
    gone!("harm"),
    gone!("evidence"),
    gone!("mapping"),
    gone!("tension"),
    gone!("challenge"),
    gone!("ask"),
    gone!("packet"),
    gone!("entry"),
    gone!("worksheet"),
    gone!("response_draft"),
);

/// Takes an id out of a list column of every row that holds it; `only` narrows the rows.
fn strike(
    writer: &crate::Writer<'_>,
    table: &str,
    column: &str,
    id: &str,
    only: &str,
) -> Result<(), crate::VaultError> {
    writer.execute(
        &format!(
            "UPDATE \"{table}\" SET \"{column}\" =
                 (SELECT coalesce(json_group_array(value), '[]') FROM json_each(\"{table}\".\"{column}\") WHERE value <> ?1)
             WHERE {only} AND EXISTS (SELECT 1 FROM json_each(\"{table}\".\"{column}\") WHERE value = ?1)"
        ),
        [id],
    )?;
    Ok(())
}

/// The same for a list of objects that hold the id in `field`.
fn strike_in(
    writer: &crate::Writer<'_>,
    table: &str,
    column: &str,
    field: &str,
    id: &str,
    only: &str,
) -> Result<(), crate::VaultError> {
    let holds = format!("json_extract(value, '$.{field}')");
    writer.execute(
        &format!(
            "UPDATE \"{table}\" SET \"{column}\" =
                 (SELECT coalesce(json_group_array(json(value)), '[]')
                  FROM json_each(\"{table}\".\"{column}\") WHERE {holds} <> ?1)
             WHERE {only} AND EXISTS (SELECT 1 FROM json_each(\"{table}\".\"{column}\") WHERE {holds} = ?1)"
        ),
        [id],
    )?;
    Ok(())
}
