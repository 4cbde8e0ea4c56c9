//! The ustar stream. There is no tar parser here: headers are made from what packet.json says, and a reader makes
//! the same ones and compares.

use crate::{PacketError, bag::Texts, envelope::Packet, limits::MAX_FILE_BYTES};

/// The size of a header and of the grain that contents are filled up to, in bytes.
pub(crate) const BLOCK: usize = 512;
/// The size of every signature file of version 1, in bytes.
pub(crate) const SIGNATURE_BYTES: usize = 318;
/// The folder that everything lies in.
pub(crate) const TOP: &str = "packet/";

/// One 512-byte block.
pub(crate) type Block = [u8; BLOCK];

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A file, mode 0644.
    File,
    /// A folder, mode 0755, without contents.
    Folder,
}

/// The header of `packet/` + `name`.
pub(crate) fn header(name: &str, size: u64, kind: Kind) -> Result<Block, PacketError> {
    let path = format!("{TOP}{name}");
    if path.len() > 99 || size > MAX_FILE_BYTES {
        return Err(PacketError::Internal("a name or size that ustar cannot say"));
    }
    let mut block = [0; BLOCK];
    let (mode, flag) = match kind {
        Kind::File => (0o644, b'0'),
        Kind::Folder => (0o755, b'5'),
    };
    let mut put = |at: usize, bytes: &[u8]| block[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, path.as_bytes());
    put(100, format!("{mode:07o}").as_bytes());
    put(108, b"0000000");
    put(116, b"0000000");
    put(124, format!("{size:011o}").as_bytes());
    put(136, b"00000000000");
    put(148, b"        ");
    put(156, &[flag]);
    put(257, b"ustar\x0000");
    put(329, b"0000000");
    put(337, b"0000000");
    let sum: u32 = block.iter().map(|&byte| u32::from(byte)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    Ok(block)
}

/// Takes the size out of a header that must be the one of `name`, without believing it: the caller makes the header
/// anew from this size and compares.
pub(crate) fn stated_size(block: &Block, name: &str) -> Option<u64> {
    let digits = std::str::from_utf8(&block[124..135]).ok()?;
    let size = digits.bytes().all(|b| b.is_ascii_digit()).then(|| u64::from_str_radix(digits, 8).ok())??;
    (header(name, size, Kind::File).ok()? == *block).then_some(size)
}

/// Whether the name in a header is `packet/` + `name`.
pub(crate) fn is_named(block: &Block, name: &str) -> bool {
    block[..100].split(|&byte| byte == 0).next() == Some(format!("{TOP}{name}").as_bytes())
}

/// How many zero bytes follow `size` bytes of contents.
pub(crate) const fn fill(size: u64) -> u64 {
    size.next_multiple_of(BLOCK as u64) - size
}

/// The length of the whole stream for a packet: what the entries take, two zero blocks, and zero bytes up to the next
/// length of the Padmé series.
pub(crate) fn stream_length(raw: u64, signature: u64, texts: &Texts, packet: &Packet) -> u64 {
    let sizes = [raw, signature]
        .into_iter()
        .chain(texts.ordered().map(|(_, text)| text.len() as u64))
        .chain([packet.record.size, packet.schema.size, 0])
        .chain(packet.files.iter().map(|file| file.size));
    let entries: u64 = sizes.map(|size| BLOCK as u64 + size + fill(size)).fold(0, u64::saturating_add);
    padme(entries.saturating_add(2 * BLOCK as u64))
}

/// The smallest length of the Padmé series (Nikitin and others, 2019) that is not below `length`: a length whose binary
/// form has no more significant bits than its exponent has digits. It costs at most 12 % and leaves few lengths to tell
/// packets apart by. A multiple of 512 stays one.
#[must_use]
pub const fn padme(length: u64) -> u64 {
    if length < 2 {
        return length;
    }
    let exponent = length.ilog2();
    let digits = exponent.ilog2() + 1;
    let mask = (1 << (exponent - digits)) - 1;
    match length.checked_add(mask) {
        Some(sum) => sum & !mask,
        None => length,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_says_what_it_was_made_of_and_sums_up() {
        let block = header("packet.json", 1_234, Kind::File).unwrap();
        assert_eq!(stated_size(&block, "packet.json"), Some(1_234));
        assert!(is_named(&block, "packet.json") && !is_named(&block, "packet.jso"));
        for place in 0..BLOCK {
            let mut other = block;
            other[place] ^= 1;
            let said = stated_size(&other, "packet.json");
            assert!(said.is_none(), "byte {place} says {said:?}");
        }
        assert!(header("data/e0001", MAX_FILE_BYTES, Kind::File).is_ok());
        assert!(header("data/e0001", MAX_FILE_BYTES + 1, Kind::File).is_err());
        assert!(header(&"x".repeat(93), 0, Kind::File).is_err());
    }

    #[test]
    fn padme_keeps_its_promises() {
        assert_eq!([0, 1, 8, 9, 10, 1_000, 100_000].map(padme), [0, 1, 8, 10, 10, 1_024, 100_352]);
        assert_eq!(padme(1 << 40), 1 << 40);
        for blocks in 4..200_000 {
            let length = blocks * 512;
            let padded = padme(length);
            assert!(padded >= length && padded.is_multiple_of(512) && padme(padded) == padded);
            assert!(padded - length <= length * 12 / 100);
        }
    }
}
