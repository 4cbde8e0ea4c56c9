//! What is wrong inside the encryption, made by somebody who holds the file key: entries, BagIt texts, contents, zeros.

use super::{HASH, LAYOUT, NOT_A_PACKET, PADDING};
use crate::{
    forge::{Forge, Shelf, base},
    sample::sha256,
    tar::{self, Entry},
};

const JSON: usize = 0;
const SIG: usize = 1;
const BAGIT: usize = 2;
const BAG_INFO: usize = 3;
const MANIFEST: usize = 4;
const TAGS: usize = 5;
const RECORD: usize = 6;
const SCHEMA: usize = 7;
const FOLDER: usize = 8;
const FILE: usize = 9;

pub(crate) fn add(shelf: &mut Shelf) {
    fields(shelf);
    types(shelf);
    names(shelf);
    order(shelf);
    extensions(shelf);
    padding(shelf);
    bag(shelf);
    contents(shelf);
}

/// Every field of a header, written otherwise in one of the entries.
fn fields(shelf: &mut Shelf) {
    let list: [(&str, &str, usize, usize, &[u8]); 26] = [
        ("mode-executable", "a file that may be run", FILE, 100, b"0000755"),
        ("mode-setuid", "a file with the setuid bit", FILE, 100, b"0004644"),
        ("mode-spaces", "a mode filled with spaces", FILE, 100, b"   644 \0"),
        ("mode-of-folder", "a folder of mode 0644", FOLDER, 100, b"0000644"),
        ("mode-of-packet-json", "packet.json of mode 0600", JSON, 100, b"0000600"),
        ("mode-of-signature", "the signature of mode 0600", SIG, 100, b"0000600"),
        ("uid", "an owner", FILE, 108, b"0001750"),
        ("uid-empty", "an owner that is not said", FILE, 108, b"\0\0\0\0\0\0\0\0"),
        ("gid", "a group", FILE, 116, b"0001750"),
        ("size-smaller", "a size one smaller", FILE, 124, b"00000000010"),
        ("size-larger", "a size one larger", FILE, 124, b"00000000012"),
        ("size-space-at-end", "a size that ends in a space", FILE, 124, b"00000000011 "),
        ("size-binary", "a size in binary", FILE, 124, b"\x80\0\0\0\0\0\0\0\0\0\0\x09"),
        (
            "size-of-packet-json-binary",
            "the size of packet.json in binary",
            JSON,
            124,
            b"\x80\0\0\0\0\0\0\0\0\0\x07\xff",
        ),
        ("size-of-packet-json-signed", "the size of packet.json with a sign", JSON, 124, b"+0000003000"),
        ("size-of-folder", "a folder with a size", FOLDER, 124, b"00000000001"),
        ("mtime", "a moment of change", FILE, 136, b"00000000001"),
        ("mtime-of-packet-json", "packet.json with a moment of change", JSON, 136, b"15144312000"),
        ("magic-gnu", "the magic of GNU tar", FILE, 257, b"ustar  \0"),
        ("magic-old", "no magic, as before ustar", FILE, 257, b"\0\0\0\0\0\0\0\0"),
        ("version", "version 01 of ustar", FILE, 263, b"01"),
        ("owner-name", "the name of an owner", FILE, 265, b"root"),
        ("group-name", "the name of a group", FILE, 297, b"root"),
        ("device-major", "a device number", FILE, 329, b"0000001"),
        ("device-minor", "a second device number", FILE, 337, b"0000001"),
        ("rest-not-zero", "a byte after the last field", FILE, 511, b"\x01"),
    ];
    for (name, about, entry, at, bytes) in list {
        let change = |all: &mut Vec<Entry>| all[entry] = all[entry].clone().with(at, bytes);
        shelf.entries(&format!("tar-{name}"), about, LAYOUT, change);
    }
    let change = |all: &mut Vec<Entry>| all[FILE].after_sum.push((148, b"0000000\0".to_vec()));
    shelf.entries("tar-checksum-wrong", "a checksum that is wrong", LAYOUT, change);
    let respell = |spelling: fn(u32) -> String| {
        move |all: &mut Vec<Entry>| {
            let header = all[FILE].bytes();
            let sum: u32 = header[..512].iter().map(|&b| u32::from(b)).sum::<u32>()
                - header[148..156].iter().map(|&b| u32::from(b)).sum::<u32>()
                + 8 * 32;
            all[FILE].after_sum.push((148, spelling(sum).into_bytes()));
        }
    };
    shelf.entries(
        "tar-checksum-seven-digits",
        "a right checksum in seven digits",
        LAYOUT,
        respell(|sum| format!("{sum:07o}\0")),
    );
    shelf.entries(
        "tar-checksum-spaces",
        "a right checksum filled with spaces",
        LAYOUT,
        respell(|sum| format!("{sum:6o}\0 ")),
    );
}

fn types(shelf: &mut Shelf) {
    let list: [(&str, &str, &[u8]); 12] = [
        ("old-file", "a file of the type before ustar", b"\0"),
        ("hard-link", "a hard link", b"1"),
        ("symbolic-link", "a symbolic link", b"2"),
        ("character-device", "a device of characters", b"3"),
        ("block-device", "a device of blocks", b"4"),
        ("folder", "a folder instead of a file", b"5"),
        ("fifo", "a pipe", b"6"),
        ("contiguous", "a contiguous file", b"7"),
        ("pax", "a pax header instead of a file", b"x"),
        ("pax-global", "a global pax header instead of a file", b"g"),
        ("gnu-sparse", "a sparse file", b"S"),
        ("gnu-volume", "a volume label", b"V"),
    ];
    for (name, about, flag) in list {
        let change = |all: &mut Vec<Entry>| all[FILE] = all[FILE].clone().with(156, flag);
        shelf.entries(&format!("tar-type-{name}"), about, LAYOUT, change);
    }
    shelf.entries("tar-link-to-passwd", "a link out of the folder", LAYOUT, |all| {
        all[FILE] = all[FILE].clone().with(156, b"2").with(157, b"/etc/passwd");
        all[FILE].content.clear();
    });
    let link = |all: &mut Vec<Entry>| all[FILE] = all[FILE].clone().with(157, b"packet.json");
    shelf.entries("tar-link-name-on-file", "a file with the name of a link", LAYOUT, link);
}

fn names(shelf: &mut Shelf) {
    let list: [(&str, &str, &str); 10] = [
        ("parent", "a name that climbs out", "packet/data/../../evil"),
        ("absolute", "an absolute name", "/etc/cron.d/evil"),
        ("dot", "a name with a dot inside", "packet/./data/e0001.txt"),
        ("double-slash", "a name with two slashes", "packet//data/e0001.txt"),
        ("upper-case", "a name in capitals", "packet/data/E0001.txt"),
        ("other-ending", "another ending", "packet/data/e0001.exe"),
        ("other-top", "another top folder", "other/data/e0001.txt"),
        ("no-top", "no top folder", "data/e0001.txt"),
        ("backslash", "a backslash", "packet\\data\\e0001.txt"),
        ("slash-at-end", "a slash at the end", "packet/data/e0001.txt/"),
    ];
    for (name, about, path) in list {
        let change = |all: &mut Vec<Entry>| all[FILE].name = path.into();
        shelf.entries(&format!("tar-name-{name}"), about, LAYOUT, change);
    }
    let after = |all: &mut Vec<Entry>| all[FILE] = all[FILE].clone().with(40, b"evil");
    shelf.entries("tar-name-bytes-after-zero", "bytes behind the end of a name", LAYOUT, after);
    let split = |all: &mut Vec<Entry>| {
        all[FILE] = all[FILE].clone().with(345, b"packet");
        all[FILE].name = "data/e0001.txt".into();
    };
    shelf.entries("tar-name-in-prefix", "a name split into prefix and name", LAYOUT, split);
    shelf.entries("tar-name-of-folder", "the folder without its slash", LAYOUT, |all| {
        all[FOLDER].name = "packet/data".into();
    });
    for (name, about, path) in [
        ("first-name-dot", "./packet/packet.json first", "./packet/packet.json"),
        ("first-name-no-top", "packet.json without its folder first", "packet.json"),
        ("first-name-other", "another name first", "packet/packet.jsonx"),
    ] {
        let change = |all: &mut Vec<Entry>| all[JSON].name = path.into();
        shelf.entries(&format!("tar-{name}"), about, NOT_A_PACKET, change);
    }
    shelf.entries("tar-signature-name", "the signature under another name", LAYOUT, |all| {
        all[SIG].name = "packet/packet.json.asc".into();
    });
}

fn order(shelf: &mut Shelf) {
    for (name, about, a, b) in [
        ("texts", "two BagIt texts swapped", BAGIT, BAG_INFO),
        ("manifests", "two manifests swapped", MANIFEST, TAGS),
        ("record-and-schema", "record.html and schema.json swapped", RECORD, SCHEMA),
        ("folder-and-file", "a file before its folder", FOLDER, FILE),
    ] {
        shelf.entries(&format!("tar-order-{name}"), about, LAYOUT, |all| all.swap(a, b));
    }
    shelf.entries("tar-order-bagit-first", "bagit.txt first, as in other bags", NOT_A_PACKET, |all| {
        let bagit = all.remove(BAGIT);
        all.insert(0, bagit);
    });
    for (name, at) in [
        ("bag-info", BAG_INFO),
        ("manifest", MANIFEST),
        ("tag-manifest", TAGS),
        ("record", RECORD),
        ("schema", SCHEMA),
        ("folder", FOLDER),
        ("file", FILE),
    ] {
        let about = format!("no {name}");
        shelf.entries(&format!("tar-missing-{name}"), &about, LAYOUT, |all| drop(all.remove(at)));
    }
    shelf.entries("tar-twice-packet-json", "packet.json twice", LAYOUT, |all| {
        all.insert(1, all[JSON].clone());
    });
    shelf.entries("tar-twice-bagit", "a BagIt text twice", LAYOUT, |all| all.insert(3, all[BAGIT].clone()));
    shelf.entries("tar-twice-folder", "the folder twice", LAYOUT, |all| all.insert(8, all[FOLDER].clone()));
    shelf.entries("tar-twice-file", "the last file twice", PADDING, |all| all.push(all[FILE].clone()));
    shelf.entries("tar-extra-file-at-end", "a file that packet.json does not list, last", PADDING, |all| {
        all.push(Entry::file("data/e0002.txt", "two"));
    });
    shelf.entries(
        "tar-extra-file-between",
        "a file that packet.json does not list, in between",
        LAYOUT,
        |all| {
            all.insert(FILE, Entry::file("data/e0000.txt", "zero"));
        },
    );
    shelf.entries("tar-extra-top-folder", "an entry for the top folder", NOT_A_PACKET, |all| {
        all.insert(0, Entry::folder(""));
    });
    let two = Forge::challenge("tar-order-files", &[b"first\n", b"second\n"]);
    let mut entries = two.good_entries();
    entries.swap(FILE, FILE + 1);
    shelf.bytes("tar-order-files", "two files swapped", LAYOUT, two.seal(&tar::stream(&entries)));
    let mut entries = two.good_entries();
    let first = entries[FILE].content.clone();
    entries[FILE].content = entries[FILE + 1].content.clone();
    entries[FILE + 1].content = first;
    shelf.bytes(
        "file-contents-swapped",
        "the contents of two files swapped",
        LAYOUT,
        two.seal(&tar::stream(&entries)),
    );
}

fn extensions(shelf: &mut Shelf) {
    let pax = Entry::file("PaxHeaders/e0001.txt", "30 path=../../../../tmp/evil\n").with(156, b"x");
    let global = Entry::file("pax_global_header", "20 comment=something\n").with(156, b"g");
    let long = Entry::file("././@LongLink", "packet/data/../../evil\0").with(156, b"L");
    let link = Entry::file("././@LongLink", "/etc/passwd\0").with(156, b"K");
    for (name, about, entry) in [
        ("pax-before-file", "a pax header before a file", pax.clone()),
        ("gnu-long-name", "a long name of GNU tar", long),
        ("gnu-long-link", "a long link of GNU tar", link),
    ] {
        shelf.entries(&format!("tar-{name}"), about, LAYOUT, |all| all.insert(FILE, entry));
    }
    shelf.entries("tar-pax-first", "a pax header first", NOT_A_PACKET, |all| all.insert(0, pax));
    shelf.entries("tar-pax-global-first", "a global pax header first", NOT_A_PACKET, |all| {
        all.insert(0, global);
    });
}

fn padding(shelf: &mut Shelf) {
    let entries =
        |seed: &str| -> usize { base(seed).good_entries().iter().map(|entry| entry.bytes().len()).sum() };
    let end = entries("tar-end");
    shelf.stream("padding-end-block-not-zero", "a byte in the first zero block", PADDING, |all| all[end] = 1);
    shelf.stream("padding-second-block-not-zero", "a byte in the second zero block", PADDING, |all| {
        all[end + 700] = 1;
    });
    shelf.stream("padding-last-byte-not-zero", "the last byte of the padding", PADDING, |all| {
        *all.last_mut().unwrap() = 1;
    });
    for (name, about, more) in [
        ("byte-more", "a byte more", 1),
        ("block-more", "a block more", 512),
        ("chunk-more", "eight blocks more", 4_096),
    ] {
        shelf.stream(&format!("padding-{name}"), about, PADDING, |all| all.resize(all.len() + more, 0));
    }
    shelf.stream("padding-byte-less", "a byte less", PADDING, |all| all.truncate(all.len() - 1));
    shelf.stream("padding-end-blocks-missing", "nothing after the last entry", PADDING, |all| {
        all.truncate(end);
    });
    shelf.stream("padding-one-end-block", "one zero block after the last entry", PADDING, |all| {
        all.truncate(end + 512);
    });
    // A stream of a length that Padmé changes.
    let odd = crate::valid::of_length("padding-none", 33_280);
    let plain = tar::unpadded(&odd.good_entries());
    assert!(plain.len() < tar::padme(plain.len()));
    shelf.bytes("padding-none", "no padding at all", PADDING, odd.seal(&plain));
    let mut blocked = tar::unpadded(&base("padding-of-tar").good_entries());
    blocked.resize(blocked.len().next_multiple_of(10_240), 0);
    shelf.bytes(
        "padding-of-tar",
        "padded to 10,240 bytes, as tar does",
        PADDING,
        base("padding-of-tar").seal(&blocked),
    );
    for (name, at) in
        [("packet-json", JSON), ("signature", SIG), ("bagit", BAGIT), ("record", RECORD), ("file", FILE)]
    {
        let about = format!("a byte between {name} and the next entry");
        shelf.entries(&format!("padding-after-{name}"), &about, PADDING, |all| {
            let fill = all[at].content.len().next_multiple_of(512) - all[at].content.len();
            let mut bytes = vec![0; fill];
            bytes[fill / 2] = 1;
            all[at].fill = Some(bytes);
        });
    }
    shelf.stream(
        "stream-ends-in-folder-entry",
        "the stream ends before the folder's header",
        LAYOUT,
        |all| all.truncate(end - 1_536),
    );
    shelf.stream("stream-ends-in-file", "the stream ends inside a file", LAYOUT, |all| {
        all.truncate(end - 510);
    });
    shelf.stream("stream-ends-in-packet-json", "the stream ends inside packet.json", LAYOUT, |all| {
        all.truncate(900);
    });
    shelf.stream(
        "stream-ends-after-packet-json-header",
        "the stream ends after the first header",
        LAYOUT,
        |all| all.truncate(512),
    );
}

fn bag(shelf: &mut Shelf) {
    let swap = |from: &'static str, to: &'static str, at: usize| {
        move |all: &mut Vec<Entry>| {
            let text = String::from_utf8(all[at].content.clone()).unwrap();
            assert!(text.contains(from), "{from} is not in {text}");
            all[at].content = text.replacen(from, to, 1).into_bytes();
        }
    };
    for (name, about, at, from, to) in [
        ("version", "version 0.97 of BagIt", BAGIT, "1.0", "0.9"),
        ("encoding", "another encoding", BAGIT, "UTF-8", "UTF-7"),
        ("date", "another day", BAG_INFO, "2026-11-23", "2026-11-24"),
        ("oxum", "another sum of sizes", BAG_INFO, "9.1", "8.1"),
        ("manifest-path", "another path in the manifest", MANIFEST, "e0001", "e0002"),
        ("manifest-star", "the manifest in binary mode of sha256sum", MANIFEST, "  data", " *data"),
        ("tag-manifest-name", "another name in the tag manifest", TAGS, "schema", "schena"),
    ] {
        shelf.entries(&format!("bag-{name}"), about, HASH, swap(from, to, at));
    }
    shelf.entries("bag-manifest-hash", "another hash in the manifest", HASH, |all| {
        let hash = sha256(b"another");
        all[MANIFEST].content[..64].copy_from_slice(hash.as_bytes());
    });
    for (name, about, at) in
        [("bagit-longer", "a line more", BAGIT), ("bag-info-longer", "a line more", BAG_INFO)]
    {
        let change = |all: &mut Vec<Entry>| all[at].content.extend(b"X: y\n");
        shelf.entries(&format!("bag-{name}"), about, LAYOUT, change);
    }
    shelf.entries("bag-info-crlf", "lines that end in CR LF", LAYOUT, swap("\n", "\r\n", BAG_INFO));
    shelf.entries("bag-manifest-empty", "a manifest that lists nothing", LAYOUT, |all| {
        all[MANIFEST].content.clear();
    });
    shelf.entries("bag-manifest-no-line-end", "a manifest without its last line feed", LAYOUT, |all| {
        all[MANIFEST].content.pop();
    });
    shelf.entries("bag-tag-manifest-itself", "a tag manifest that lists itself", LAYOUT, |all| {
        let own = format!("{}  tagmanifest-sha256.txt\n", sha256(&all[TAGS].content));
        all[TAGS].content.extend(own.bytes());
    });
}

fn contents(shelf: &mut Shelf) {
    for (name, about, at) in [
        ("file-changed", "a file", FILE),
        ("record-changed", "record.html", RECORD),
        ("schema-changed", "schema.json", SCHEMA),
    ] {
        let about = format!("{about} with another byte");
        shelf.entries(name, &about, HASH, |all| all[at].content[0] ^= 1);
        let about = about.replace("another byte", "a byte more");
        shelf.entries(&name.replace("changed", "longer"), &about, LAYOUT, |all| all[at].content.push(b'\n'));
    }
    shelf.entries("file-shorter", "a file with a byte less", LAYOUT, |all| {
        all[FILE].content.pop();
    });
}
