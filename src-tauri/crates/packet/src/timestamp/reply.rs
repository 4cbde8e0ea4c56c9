//! The outermost layer of a reply: whether the authority gave a stamp, and the stamp.

use super::{
    Fault, MAX_REPLY_BYTES, TimestampError,
    der::{INTEGER, Reader, Result, SEQUENCE, UTF8_STRING, Value},
};

/// The stamp in a reply. A reply that says why there is none is refused as not granted.
pub(super) fn token(reply: &[u8]) -> Result<Value<'_>> {
    if reply.len() as u64 > MAX_REPLY_BYTES {
        return Err(TimestampError::Invalid(Fault::TooLarge));
    }
    let mut reader = Reader::new(reply);
    let mut parts = reader.take(SEQUENCE)?.parts();
    reader.end()?;
    let mut status = parts.take(SEQUENCE)?.parts();
    let granted = match status.take(INTEGER)?.integer()? {
        // Granted as asked, and granted with changes that the rest of our checks would find.
        [0 | 1] => true,
        _ => false,
    };
    if !granted {
        return Err(TimestampError::Invalid(Fault::NotGranted));
    }
    if let Some(texts) = status.optional(SEQUENCE)? {
        let mut texts = texts.parts();
        while !texts.is_empty() {
            texts.take(UTF8_STRING)?;
        }
    }
    // What follows would be the reason of a refusal.
    status.end()?;
    let token = parts.take(SEQUENCE)?;
    parts.end()?;
    Ok(token)
}
