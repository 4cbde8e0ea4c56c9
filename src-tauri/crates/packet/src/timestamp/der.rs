//! The little of DER that a time-stamp is wrapped in: read strictly, written plainly.
//!
//! Lengths are definite and as short as they can be, tags fit in one byte, and nothing may follow what was read. The
//! reader never goes deeper by itself, so no input can exhaust the stack.

use super::{Fault, TimestampError};

pub(super) const BOOLEAN: u8 = 0x01;
pub(super) const INTEGER: u8 = 0x02;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const NULL: u8 = 0x05;
pub(super) const OID: u8 = 0x06;
pub(super) const UTF8_STRING: u8 = 0x0c;
pub(super) const GENERALIZED_TIME: u8 = 0x18;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;

/// The tag of a part that is itself made of parts: `[number]`.
pub(super) const fn context(number: u8) -> u8 {
    0xa0 | number
}

/// The tag of a part that holds a bare value: `[number] IMPLICIT`.
pub(super) const fn context_bare(number: u8) -> u8 {
    0x80 | number
}

pub(super) type Result<T> = std::result::Result<T, TimestampError>;

pub(super) const fn malformed() -> TimestampError {
    TimestampError::Invalid(Fault::Malformed)
}

/// One value: its tag, what is in it, and all its bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value<'a> {
    pub(super) tag: u8,
    pub(super) body: &'a [u8],
    pub(super) whole: &'a [u8],
}

impl<'a> Value<'a> {
    /// What is inside, to be read part by part.
    pub(super) const fn parts(self) -> Reader<'a> {
        Reader { rest: self.body }
    }

    /// The one value inside.
    pub(super) fn only(self, tag: u8) -> Result<Value<'a>> {
        let mut parts = self.parts();
        let value = parts.take(tag)?;
        parts.end()?;
        Ok(value)
    }

    /// The bytes of an integer, which has exactly one spelling.
    pub(super) fn integer(self) -> Result<&'a [u8]> {
        match (self.tag, self.body) {
            (_, [] | [0x00, 0x00..=0x7f, ..] | [0xff, 0x80..=0xff, ..]) => Err(malformed()),
            (INTEGER, bytes) => Ok(bytes),
            _ => Err(malformed()),
        }
    }
}

/// Reads values one after the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next value, whatever it is.
    pub(super) fn any(&mut self) -> Result<Value<'a>> {
        let (&[tag, first], after) = self.rest.split_first_chunk().ok_or_else(malformed)?;
        if tag & 0x1f == 0x1f {
            return Err(malformed());
        }
        let (length, after) = length(first, after)?;
        let (body, rest) = after.split_at_checked(length).ok_or_else(malformed)?;
        let whole = self.rest.get(..self.rest.len() - rest.len()).ok_or_else(malformed)?;
        self.rest = rest;
        Ok(Value { tag, body, whole })
    }

    /// The next value, which must have this tag.
    pub(super) fn take(&mut self, tag: u8) -> Result<Value<'a>> {
        self.any().and_then(|value| if value.tag == tag { Ok(value) } else { Err(malformed()) })
    }

    /// The next value if it has this tag.
    pub(super) fn optional(&mut self, tag: u8) -> Result<Option<Value<'a>>> {
        if self.rest.first() == Some(&tag) { self.any().map(Some) } else { Ok(None) }
    }

    /// That nothing is left.
    pub(super) const fn end(self) -> Result<()> {
        if self.rest.is_empty() { Ok(()) } else { Err(malformed()) }
    }
}

/// A length in its shortest form, of at most three bytes: more than any reply may have.
fn length(first: u8, after: &[u8]) -> Result<(usize, &[u8])> {
    if first < 0x80 {
        return Ok((usize::from(first), after));
    }
    let (bytes, after) = after.split_at_checked(usize::from(first & 0x7f)).ok_or_else(malformed)?;
    let value = match *bytes {
        [a] if a >= 0x80 => usize::from(a),
        [a, b] if a > 0 => usize::from(a) << 8 | usize::from(b),
        [a, b, c] if a > 0 => usize::from(a) << 16 | usize::from(b) << 8 | usize::from(c),
        _ => return Err(malformed()),
    };
    Ok((value, after))
}

/// A value with this tag around these bytes.
pub(super) fn write(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let mut out = vec![tag];
    match length.to_be_bytes() {
        [.., low @ 0..=0x7f] if length < 0x80 => out.push(low),
        [.., low] if length < 0x100 => out.extend([0x81, low]),
        [.., high, low] => out.extend([0x82, high, low]),
    }
    parts.iter().for_each(|part| out.extend_from_slice(part));
    out
}

/// The numbers of an object identifier: `1.3.6.1.4.1.…`
pub(super) fn dotted(oid: &[u8]) -> Result<String> {
    let mut numbers: Vec<u64> = Vec::new();
    let mut number: Option<u64> = None;
    for byte in oid {
        let so_far = match (number, byte) {
            // A number does not begin with an empty digit.
            (None, 0x80) => return Err(malformed()),
            (so_far, _) => so_far.unwrap_or(0),
        };
        let longer = so_far.checked_mul(0x80).ok_or_else(malformed)? | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            numbers.push(longer);
            number = None;
        } else {
            number = Some(longer);
        }
    }
    let Some((&first, rest)) = numbers.split_first().filter(|_| number.is_none()) else {
        return Err(malformed());
    };
    // The first two numbers share one.
    let top = (first / 40).min(2);
    let mut text = format!("{top}.{}", first - top * 40);
    rest.iter().for_each(|number| text.push_str(&format!(".{number}")));
    Ok(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn a_value_has_one_spelling() {
        let one = |bytes: &[u8]| {
            let mut reader = Reader::new(bytes);
            reader.any().and_then(|value| reader.end().map(|()| value.body.to_vec()))
        };
        assert_eq!(one(&[4, 1, 9]).unwrap(), [9]);
        let long = [&[4, 0x81, 0x80][..], &[7; 0x80]].concat();
        assert_eq!(one(&long).unwrap().len(), 0x80);
        for wrong in [
            &[4][..],
            &[4, 2, 9],
            &[4, 1, 9, 9],
            &[4, 0x81, 1, 9],
            &[4, 0x82, 0, 1, 9],
            &[4, 0x80, 9, 0, 0],
            &[4, 0x84, 0, 0, 0, 1, 9],
            &[0x1f, 1, 9],
        ] {
            assert!(one(wrong).is_err(), "{wrong:x?}");
        }
    }

    #[test]
    fn integers_and_identifiers_have_one_spelling() {
        let integer = |bytes: &[u8]| Value { tag: INTEGER, body: bytes, whole: bytes }.integer().is_ok();
        assert!(integer(&[0]) && integer(&[0, 0x80]) && integer(&[0x7f]));
        assert!(!integer(&[]) && !integer(&[0, 1]) && !integer(&[0xff, 0x80]));
        assert_eq!(dotted(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d]).unwrap(), "1.2.840.113549");
        assert_eq!(dotted(&[0x88, 0x37]).unwrap(), "2.999");
        for wrong in [&[][..], &[0x2a, 0x86], &[0x2a, 0x80, 0x01], &[0xff; 12]] {
            assert!(dotted(wrong).is_err(), "{wrong:x?}");
        }
    }

    #[test]
    fn what_is_written_is_read() {
        for size in [0, 1, 0x7f, 0x80, 0xff, 0x100, 0x1234] {
            let body = vec![3; size];
            let written = write(OCTET_STRING, &[&body]);
            let mut reader = Reader::new(&written);
            assert_eq!(reader.take(OCTET_STRING).unwrap().body, body);
            assert!(reader.is_empty());
        }
    }
}
