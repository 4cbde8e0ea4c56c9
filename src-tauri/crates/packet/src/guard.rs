//! A look at the age header before the age library sees it: its size, its stanzas, and that no passphrase is involved.
//! The library itself has no limit and needs time that grows with the square of the header.

use crate::{
    PacketError,
    limits::{MAX_HEADER_BYTES, MAX_STANZAS},
};
use std::io::{BufRead, ErrorKind, Read};

const VERSION_LINE: &[u8] = b"age-encryption.org/v1\n";
/// The columns of a full line of a stanza's body.
const COLUMNS: usize = 64;

/// A header that may be handed to the age library.
#[derive(Debug)]
pub(crate) struct Header {
    /// Its bytes, from the version line to the end of the line with the MAC.
    pub(crate) bytes: Vec<u8>,
    /// How many stanzas it has.
    pub(crate) stanzas: u64,
}

/// Reads exactly the header.
pub(crate) fn read_header<R: BufRead>(input: &mut R) -> Result<Header, PacketError> {
    let mut header = Header { bytes: Vec::new(), stanzas: 0 };
    read_version(input, &mut header.bytes)?;
    let mut line = next_line(input, &mut header.bytes)?;
    loop {
        if let Some(mac) = line.strip_prefix(b"--- ") {
            return if mac.len() == 43 && is_canonical(mac) && header.stanzas > 0 {
                Ok(header)
            } else {
                Err(PacketError::Damaged("the end of the age header"))
            };
        }
        let Some(words) = line.strip_prefix(b"-> ") else {
            return Err(PacketError::Damaged("a stanza of the age header"));
        };
        if words.split(|&b| b == b' ').next() == Some(b"scrypt") {
            return Err(PacketError::Passphrase);
        }
        if !words.split(|&b| b == b' ').all(is_word) {
            return Err(PacketError::Damaged("a stanza of the age header"));
        }
        header.stanzas += 1;
        if header.stanzas > MAX_STANZAS {
            return Err(PacketError::TooManyStanzas { limit: MAX_STANZAS });
        }
        line = skip_body(input, &mut header.bytes)?;
    }
}

/// Whether this may stand between the spaces of a stanza's first line.
fn is_word(word: &[u8]) -> bool {
    !word.is_empty() && word.iter().all(u8::is_ascii_graphic)
}

/// What a character of base64 stands for.
fn value(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

/// Whether this is the one spelling of some bytes in base64 without padding: no length that bytes do not have, and no
/// bits left over.
fn is_canonical(text: &[u8]) -> bool {
    let spare = match text.len() % 4 {
        0 => 0,
        2 => 0b1111,
        3 => 0b11,
        _ => return false,
    };
    text.iter().all(|&byte| value(byte).is_some())
        && text.last().is_none_or(|&last| value(last).is_some_and(|bits| bits & spare == 0))
}

/// The first line decides whether this is an age file at all.
fn read_version<R: BufRead>(input: &mut R, bytes: &mut Vec<u8>) -> Result<(), PacketError> {
    let mut limited = input.by_ref().take(VERSION_LINE.len() as u64);
    limited.read_to_end(bytes).map_err(PacketError::Read)?;
    if bytes == VERSION_LINE {
        Ok(())
    } else if VERSION_LINE.starts_with(bytes) {
        Err(PacketError::Cut)
    } else {
        Err(PacketError::NotAge)
    }
}

/// Passes over the body of a stanza, which ends with the first line that is not full, and returns the line after it.
fn skip_body<R: BufRead>(input: &mut R, bytes: &mut Vec<u8>) -> Result<Vec<u8>, PacketError> {
    loop {
        let line = next_line(input, bytes)?;
        if line.len() > COLUMNS || !is_canonical(&line) {
            return Err(PacketError::Damaged("a stanza of the age header"));
        }
        if line.len() < COLUMNS {
            return next_line(input, bytes);
        }
    }
}

/// Reads one line, adds it to `bytes`, and returns it without its end.
fn next_line<R: BufRead>(input: &mut R, bytes: &mut Vec<u8>) -> Result<Vec<u8>, PacketError> {
    let room = MAX_HEADER_BYTES.saturating_sub(bytes.len() as u64);
    let mut line = Vec::new();
    let read = input.by_ref().take(room).read_until(b'\n', &mut line);
    read.map_err(|error| match error.kind() {
        ErrorKind::UnexpectedEof => PacketError::Cut,
        _ => PacketError::Read(error),
    })?;
    bytes.extend_from_slice(&line);
    match line.pop() {
        Some(b'\n') => Ok(line),
        _ if bytes.len() as u64 >= MAX_HEADER_BYTES => {
            Err(PacketError::HeaderTooLarge { limit: MAX_HEADER_BYTES })
        }
        _ => Err(PacketError::Cut),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use recourse_model::ErrorCode;

    fn code(bytes: &[u8]) -> ErrorCode {
        read_header(&mut &*bytes).unwrap_err().code()
    }

    const STANZA: &str = "-> X25519 abc\nQUJD\n";

    #[test]
    fn other_files_cut_files_and_locked_files_are_told_apart() {
        assert_eq!(code(b""), ErrorCode::PacketCut);
        assert_eq!(code(b"age-encrypt"), ErrorCode::PacketCut);
        assert_eq!(code(b"PK\x03\x04 a zip file"), ErrorCode::PacketNotAge);
        assert_eq!(code(b"-----BEGIN AGE ENCRYPTED FILE-----\n"), ErrorCode::PacketNotAge);
        assert_eq!(code(b"age-encryption.org/v1\r\n"), ErrorCode::PacketNotAge);
        assert_eq!(code(b"age-encryption.org/v1\n-> X255"), ErrorCode::PacketCut);
        assert_eq!(code(b"age-encryption.org/v1\n-> scrypt bBjl 18\nQUJD\n"), ErrorCode::PacketPassphrase);
        assert_eq!(code(b"age-encryption.org/v1\n--- abc\n"), ErrorCode::PacketDamaged);
        assert_eq!(code(b"age-encryption.org/v1\nhello\n"), ErrorCode::PacketDamaged);
        let long = format!("age-encryption.org/v1\n-> X\n{}\n", "A".repeat(65));
        assert_eq!(code(long.as_bytes()), ErrorCode::PacketDamaged);
        for stanza in
            ["-> X  Y\nQUJD\n", "-> X \nQUJD\n", "-> \nQUJD\n", "-> X\tY\nQUJD\n", "-> X\nQUJ\n", "-> X\nQ\n"]
        {
            let file = format!("age-encryption.org/v1\n{stanza}--- {}\n", "A".repeat(43));
            assert_eq!(code(file.as_bytes()), ErrorCode::PacketDamaged, "{stanza}");
        }
        let second_spelling = format!("age-encryption.org/v1\n{STANZA}--- {}B\n", "A".repeat(42));
        assert_eq!(code(second_spelling.as_bytes()), ErrorCode::PacketDamaged);
    }

    #[test]
    fn the_header_is_measured_before_it_is_read() {
        let mac = format!("--- {}\n", "A".repeat(43));
        let of = |count: usize| format!("age-encryption.org/v1\n{}{mac}rest", STANZA.repeat(count));
        let read = |count| read_header(&mut of(count).as_bytes());
        assert_eq!(read(64).unwrap().stanzas, 64);
        assert_eq!(read(65).unwrap_err().code(), ErrorCode::PacketTooManyStanzas);
        assert_eq!(read(0).unwrap_err().code(), ErrorCode::PacketDamaged);
        let file = of(2);
        let mut rest = file.as_bytes();
        let header = read_header(&mut rest).unwrap();
        assert_eq!(rest, b"rest");
        assert_eq!([&header.bytes, rest].concat(), file.as_bytes());
        let endless = format!("age-encryption.org/v1\n-> X {}", "a".repeat(100_000));
        assert_eq!(code(endless.as_bytes()), ErrorCode::PacketHeaderTooLarge);
        let body = format!("age-encryption.org/v1\n-> X\n{}", format!("{}\n", "A".repeat(64)).repeat(2_000));
        assert_eq!(code(body.as_bytes()), ErrorCode::PacketHeaderTooLarge);
    }
}
