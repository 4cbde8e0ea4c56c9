//! What pictures say about themselves, and copies that no longer do.
//!
//! Only the structure of a file is walked here; no picture is decoded. Cleaning keeps what is needed to show the
//! picture and drops everything else (an allow-list): a list of what to drop would miss the next maker's tag.

use crate::view::HiddenData;

/// Files larger than this are not looked into; they count as unchecked.
pub const MAX_CHECKED: u64 = 64 * 1024 * 1024;

const PNG_MAGIC: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG_MAGIC: &[u8] = b"\xff\xd8";

/// Tag of the GPS directory in EXIF (EXIF 2.32, table 3).
const GPS_TAG: u16 = 0x8825;

/// A short ending for a file of this media type. Endings come from here and never from a user's file name: what stands
/// after the last dot of a name can be anything, a person's name as well.
#[must_use]
pub fn ending(media_type: &str) -> &'static str {
    match media_type {
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "application/pdf" => "pdf",
        "application/zip" => "zip",
        "application/json" => "json",
        "video/mp4" => "mp4",
        "audio/ogg" => "ogg",
        "audio/mpeg" => "mp3",
        "text/csv" => "csv",
        "text/markdown" => "md",
        "text/plain" => "txt",
        _ => "bin",
    }
}

/// Whether this media type is one that [`inspect`] understands.
#[must_use]
pub fn is_checkable(media_type: &str) -> bool {
    matches!(media_type, "image/jpeg" | "image/png" | "text/plain" | "text/csv" | "text/markdown")
}

/// What the bytes say about where they come from.
#[must_use]
pub fn inspect(media_type: &str, bytes: &[u8]) -> HiddenData {
    match media_type {
        "image/jpeg" => jpeg_segments(bytes).map_or(HiddenData::Unchecked, |parts| judge_jpeg(&parts)),
        "image/png" => png_chunks(bytes).map_or(HiddenData::Unchecked, |parts| judge_png(&parts)),
        "text/plain" | "text/csv" | "text/markdown" => HiddenData::Clean,
        _ => HiddenData::Unchecked,
    }
}

/// A copy that shows the same picture and says nothing else. Nothing if the format is not one that can be cleaned.
#[must_use]
pub fn clean(media_type: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let cleaned = match media_type {
        "image/jpeg" => {
            let mut out = JPEG_MAGIC.to_vec();
            for part in jpeg_segments(bytes)?.iter().filter(|part| part.shows_picture()) {
                out.extend_from_slice(part.whole);
            }
            out
        }
        "image/png" => {
            let mut out = PNG_MAGIC.to_vec();
            for part in png_chunks(bytes)?.iter().filter(|part| part.shows_picture()) {
                out.extend_from_slice(part.whole);
            }
            out
        }
        _ => return None,
    };
    (inspect(media_type, &cleaned) == HiddenData::Clean).then_some(cleaned)
}

struct JpegPart<'a> {
    marker: u8,
    /// Marker, length and content; for the scan, everything up to the end of the picture.
    whole: &'a [u8],
    content: &'a [u8],
}

impl JpegPart<'_> {
    fn shows_picture(&self) -> bool {
        // Frames, tables, restart interval, scan, end, and Adobe's colour marker, without which colours turn.
        matches!(self.marker, 0xc0..=0xcf | 0xdb | 0xdd | 0xda | 0xd9)
            || (self.marker == 0xee && self.content.starts_with(b"Adobe"))
            // Fourteen bytes are a JFIF head without the small picture that it may carry.
            || (self.marker == 0xe0 && self.content.len() == 14 && self.content.starts_with(b"JFIF\0"))
    }
}

/// Walks the segments up to the end of the picture. What lies behind it is one part of its own.
fn jpeg_segments(bytes: &[u8]) -> Option<Vec<JpegPart<'_>>> {
    let mut parts = Vec::new();
    if !bytes.starts_with(JPEG_MAGIC) {
        return None;
    }
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            0xff => at += 1,
            0xd9 => {
                parts.push(JpegPart { marker, whole: bytes.get(at..at + 2)?, content: &[] });
                if let Some(rest) = bytes.get(at + 2..).filter(|rest| !rest.is_empty()) {
                    parts.push(JpegPart { marker: 0, whole: rest, content: rest });
                }
                return Some(parts);
            }
            _ => {
                let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
                let mut end = at + 2 + length;
                let content = bytes.get(at + 4..end)?;
                if marker == 0xda {
                    end = scan_end(bytes, end)?;
                }
                parts.push(JpegPart { marker, whole: bytes.get(at..end)?, content });
                at = end;
            }
        }
    }
}

/// The place of the next marker after entropy-coded data that begins at `at`.
fn scan_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        if *bytes.get(at)? == 0xff && !matches!(*bytes.get(at + 1)?, 0x00 | 0xd0..=0xd7 | 0xff) {
            return Some(at);
        }
        at += 1;
    }
}

fn judge_jpeg(parts: &[JpegPart<'_>]) -> HiddenData {
    let hidden: Vec<_> = parts.iter().filter(|part| !part.shows_picture()).collect();
    let exif = |part: &&&JpegPart<'_>| part.marker == 0xe1 && part.content.starts_with(b"Exif\0\0");
    let place = hidden.iter().filter(exif).any(|part| part.content.get(6..).is_some_and(tiff_has_gps))
        || hidden.iter().any(|part| names_place(part.content));
    judge(place, hidden.is_empty())
}

struct PngPart<'a> {
    name: &'a [u8],
    content: &'a [u8],
    whole: &'a [u8],
}

impl PngPart<'_> {
    fn shows_picture(&self) -> bool {
        matches!(
            self.name,
            b"IHDR"
                | b"PLTE"
                | b"tRNS"
                | b"IDAT"
                | b"IEND"
                | b"gAMA"
                | b"cHRM"
                | b"sRGB"
                | b"sBIT"
                | b"bKGD"
                | b"pHYs"
                | b"acTL"
                | b"fcTL"
                | b"fdAT"
        )
    }
}

fn png_chunks(bytes: &[u8]) -> Option<Vec<PngPart<'_>>> {
    if !bytes.starts_with(PNG_MAGIC) {
        return None;
    }
    let mut parts = Vec::new();
    let mut at = PNG_MAGIC.len();
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?);
        let length = usize::try_from(length).ok()?;
        let end = at.checked_add(12)?.checked_add(length)?;
        let name = bytes.get(at + 4..at + 8)?;
        let content = bytes.get(at + 8..end - 4)?;
        parts.push(PngPart { name, content, whole: bytes.get(at..end)? });
        if name == b"IEND" {
            if let Some(rest) = bytes.get(end..).filter(|rest| !rest.is_empty()) {
                parts.push(PngPart { name: b"rest", content: rest, whole: rest });
            }
            return Some(parts);
        }
        at = end;
    }
}

fn judge_png(parts: &[PngPart<'_>]) -> HiddenData {
    // The moment of the last change is not a place, but it is not part of the picture either.
    let hidden: Vec<_> = parts.iter().filter(|part| !part.shows_picture()).collect();
    let place = hidden
        .iter()
        .any(|part| (part.name == b"eXIf" && tiff_has_gps(part.content)) || names_place(part.content));
    judge(place, hidden.is_empty())
}

fn judge(place: bool, nothing_hidden: bool) -> HiddenData {
    match (place, nothing_hidden) {
        (true, _) => HiddenData::Place,
        (false, true) => HiddenData::Clean,
        (false, false) => HiddenData::Other,
    }
}

/// Whether an XMP text names a place.
fn names_place(content: &[u8]) -> bool {
    [&b"GPSLatitude"[..], b"GPSLongitude", b"photoshop:City", b"Iptc4xmpCore:Location"]
        .iter()
        .any(|needle| content.windows(needle.len()).any(|window| window == *needle))
}

/// Whether the first directory of a TIFF structure points to a GPS directory.
fn tiff_has_gps(tiff: &[u8]) -> bool {
    let little = match tiff.get(..4) {
        Some(b"II\x2a\x00") => true,
        Some(b"MM\x00\x2a") => false,
        _ => return false,
    };
    let u16_at = |at: usize| -> Option<u16> {
        let pair = [*tiff.get(at)?, *tiff.get(at + 1)?];
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let first = tiff.get(4..8).and_then(|four| <[u8; 4]>::try_from(four).ok());
    let Some(first) =
        first.map(|four| if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) })
    else {
        return false;
    };
    let Ok(start) = usize::try_from(first) else { return false };
    let Some(count) = u16_at(start) else { return false };
    (0..usize::from(count)).any(|i| u16_at(start + 2 + i * 12) == Some(GPS_TAG))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker][..], &length, content].concat()
    }

    fn jpeg(extra: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = JPEG_MAGIC.to_vec();
        extra.iter().for_each(|part| bytes.extend_from_slice(part));
        bytes.extend(segment(0xdb, &[0; 65]));
        bytes.extend(segment(0xc0, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]));
        bytes.extend(segment(0xda, &[1, 1, 0, 0, 63, 0]));
        bytes.extend([0x12, 0xff, 0x00, 0x34, 0xff, 0xd9]);
        bytes
    }

    fn exif(gps: bool) -> Vec<u8> {
        let tag: u16 = if gps { GPS_TAG } else { 0x010f };
        let mut tiff = b"II\x2a\x00\x08\x00\x00\x00\x01\x00".to_vec();
        tiff.extend(tag.to_le_bytes());
        tiff.extend([4, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0, 0, 0, 0]);
        segment(0xe1, &[b"Exif\0\0".to_vec(), tiff].concat())
    }

    #[test]
    fn a_place_is_found_and_cleaned_away_without_touching_the_picture() {
        let bytes = jpeg(&[segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"), exif(true)]);
        assert_eq!(inspect("image/jpeg", &bytes), HiddenData::Place);
        let cleaned = clean("image/jpeg", &bytes).unwrap();
        assert_eq!(inspect("image/jpeg", &cleaned), HiddenData::Clean);
        assert_eq!(cleaned, jpeg(&[segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")]));
    }

    #[test]
    fn a_device_is_told_apart_from_a_place() {
        assert_eq!(inspect("image/jpeg", &jpeg(&[exif(false)])), HiddenData::Other);
        assert_eq!(inspect("image/jpeg", &jpeg(&[])), HiddenData::Clean);
    }

    #[test]
    fn what_lies_behind_the_end_of_the_picture_is_hidden_data() {
        let mut bytes = jpeg(&[]);
        bytes.extend(b"a second picture");
        assert_eq!(inspect("image/jpeg", &bytes), HiddenData::Other);
        assert_eq!(clean("image/jpeg", &bytes).unwrap(), jpeg(&[]));
    }

    #[test]
    fn a_broken_picture_is_unchecked_and_never_called_clean() {
        let bytes = jpeg(&[exif(true)]);
        for cut in 0..bytes.len() - 1 {
            let found = inspect("image/jpeg", &bytes[..cut]);
            assert_eq!(found, HiddenData::Unchecked, "cut at {cut}");
            assert_eq!(clean("image/jpeg", &bytes[..cut]), None);
        }
    }

    #[test]
    fn text_chunks_of_a_png_are_hidden_data() {
        let chunk = |name: &[u8], content: &[u8]| {
            let length = u32::try_from(content.len()).unwrap().to_be_bytes();
            [&length[..], name, content, &[0; 4]].concat()
        };
        let plain =
            [PNG_MAGIC, &chunk(b"IHDR", &[0; 13]), &chunk(b"IDAT", &[1]), &chunk(b"IEND", &[])].concat();
        let telling = [
            PNG_MAGIC,
            &chunk(b"IHDR", &[0; 13]),
            &chunk(b"tEXt", b"Author\0somebody"),
            &chunk(b"IDAT", &[1]),
            &chunk(b"IEND", &[]),
        ]
        .concat();
        assert_eq!(inspect("image/png", &plain), HiddenData::Clean);
        assert_eq!(inspect("image/png", &telling), HiddenData::Other);
        assert_eq!(clean("image/png", &telling).unwrap(), plain);
    }
}
