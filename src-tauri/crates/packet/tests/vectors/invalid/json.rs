//! What is wrong with packet.json as JSON. All of it is well signed.

use super::{INVALID, JSON_LARGE, NOT_A_PACKET};
use crate::{
    forge::{Shelf, base},
    tar::{self, Entry},
};

const DEEP: &str = "packet.json_too_deep";

pub(crate) fn add(shelf: &mut Shelf) {
    whole(shelf);
    bytes(shelf);
    grammar(shelf);
    keys(shelf);
    size(shelf);
}

fn whole(shelf: &mut Shelf) {
    let mut add = |name: &str, about: &str, code, text: &str| {
        let text = text.as_bytes().to_vec();
        shelf.text(&format!("json-{name}"), about, code, |_| text);
    };
    add("empty", "no bytes", INVALID, "");
    add("white-space", "white space only", INVALID, " \n");
    add("words", "not JSON at all", INVALID, "not json");
    add("null", "null", INVALID, "null");
    add("number", "a number", INVALID, "17");
    add("string", "a text", INVALID, "\"ai-challenge-packet\"");
    add("object-empty", "an object without keys", NOT_A_PACKET, "{}");
    add("array-empty", "a list without items", INVALID, "[]");
    add("two-texts", "two objects", INVALID, "{}{}");
    shelf.text("json-root-in-a-list", "the object inside a list", INVALID, |json| {
        format!("[{json}]").into_bytes()
    });
    shelf.text("json-root-as-list", "the values without their keys", INVALID, |json| {
        let doc: serde_json::Value = serde_json::from_str(&json).unwrap();
        serde_json::to_vec(&doc.as_object().unwrap().values().collect::<Vec<_>>()).unwrap()
    });
    shelf.text("json-cut", "ends inside the object", INVALID, |json| {
        json.as_bytes()[..json.len() - 40].to_vec()
    });
    shelf.text("json-bracket-after", "a bracket after the object", INVALID, |json| {
        format!("{json}}}").into_bytes()
    });
    shelf.text("json-zero-byte-after", "a zero byte after the object", INVALID, |json| {
        format!("{json}\0").into_bytes()
    });
}

fn bytes(shelf: &mut Shelf) {
    shelf.text("json-bom", "a mark of byte order first", INVALID, |json| {
        format!("\u{feff}{json}").into_bytes()
    });
    shelf.text("json-utf16", "UTF-16 instead of UTF-8", INVALID, |json| {
        json.encode_utf16().flat_map(u16::to_le_bytes).collect()
    });
    let mut add = |name: &str, about: &str, bad: &'static [u8]| {
        shelf.text(&format!("json-{name}"), about, INVALID, |json| {
            let at = json.find("Merrow Benefits").unwrap();
            [&json.as_bytes()[..at], bad, &json.as_bytes()[at..]].concat()
        });
    };
    add("latin1", "a letter in Latin-1", b"\xe9");
    add("utf8-overlong", "a slash in two bytes", b"\xc0\xaf");
    add("utf8-surrogate", "half a pair of surrogates in UTF-8", b"\xed\xa0\x80");
    add("utf8-too-high", "a character beyond Unicode", b"\xf4\x90\x80\x80");
    add("utf8-cut", "a character cut in two", b"\xf0\x9f\xa6");
    add("control-character", "a tab inside a text", b"\t");
    add("zero-byte", "a zero byte inside a text", b"\0");
    add("escape-unknown", "an escape that there is not", b"\\x41");
    add("escape-short", "an escape of three digits", b"\\u004 ");
    add("escape-lone-high", "half a pair of surrogates", b"\\ud83e");
    add("escape-lone-low", "the other half", b"\\udda2");
    add("escape-pair-turned", "a pair of surrogates the wrong way round", b"\\udda2\\ud83e");
}

fn grammar(shelf: &mut Shelf) {
    let mut add = |name: &str, about: &str, value: &'static str| {
        shelf.text(&format!("json-{name}"), about, INVALID, |json| {
            json.replace("\"ext\":{}", &format!("\"ext\":{{\"x\":{value}}}")).into_bytes()
        });
    };
    add("comma-in-list", "a comma after the last item", "[1,]");
    add("comma-in-object", "a comma after the last key", "{\"a\":1,}");
    add("comma-missing", "no comma between items", "[1 2]");
    add("comment", "a comment", "/* why */1");
    add("line-comment", "a comment to the end of the line", "1 // why\n");
    add("single-quotes", "single quotes", "'a'");
    add("key-without-quotes", "a key without quotes", "{a:1}");
    add("key-number", "a number as key", "{1:1}");
    add("nan", "NaN", "NaN");
    add("infinity", "Infinity", "-Infinity");
    add("true-capital", "True", "True");
    add("number-leading-zero", "a zero first", "012");
    add("number-plus", "a plus first", "+1");
    add("number-point-first", "a point first", ".5");
    add("number-point-last", "a point last", "1.");
    add("number-exponent-empty", "an exponent without digits", "1e");
    add("number-hex", "a number in hex", "0x10");
    add("number-minus-only", "a minus without digits", "-");
    add("number-out-of-range", "a number beyond what a double holds", "1e999");
    add("separator-missing", "no colon", "{\"a\" 1}");
    add("form-feed", "a form feed as white space", "\u{c}1");
    add("no-break-space", "a no-break space as white space", "\u{a0}1");
}

fn keys(shelf: &mut Shelf) {
    let mut add = |name: &str, about: &str, from: &'static str, to: &'static str| {
        shelf.text(&format!("json-twice-{name}"), about, INVALID, |json| {
            assert!(json.contains(from), "{from}");
            json.replacen(from, to, 1).into_bytes()
        });
    };
    add("version", "version twice", "\"version\":1", "\"version\":1,\"version\":1");
    add("format", "format twice", "\"version\":1", "\"format\":\"ai-challenge-packet\",\"version\":1");
    add("kind", "kind twice, with two values", "\"version\":1", "\"kind\":\"update\",\"version\":1");
    add("packet-id", "the same id twice", "\"sequence\":1", "\"sequence\":1,\"sequence\":1");
    add(
        "in-sender",
        "a key twice in the sender",
        "\"mode\":\"group\"",
        "\"mode\":\"named\",\"mode\":\"group\"",
    );
    add("in-body", "a key twice in the body", "\"people\":", "\"people\":[],\"people\":");
    add(
        "by-escape",
        "a key twice, once written with an escape",
        "\"sequence\":1",
        "\"sequence\":1,\"\\u0073equence\":1",
    );
    add("in-ext", "a key twice under ext", "\"ext\":{}", "\"ext\":{\"a\":1,\"a\":1}");
    add("in-ext-deep", "a key twice deep under ext", "\"ext\":{}", "\"ext\":{\"a\":[{\"b\":1,\"b\":2}]}");
    add("ext", "ext twice", "\"ext\":{}", "\"ext\":{},\"ext\":{}");
    let nested = |depth: usize| {
        move |json: String| {
            let deep = format!("\"ext\":{{\"x\":{}{}}}", "[".repeat(depth), "]".repeat(depth));
            json.replace("\"ext\":{}", &deep).into_bytes()
        }
    };
    shelf.text("json-65-levels", "one level too many", DEEP, nested(63));
    shelf.text("json-4000-levels", "thousands of levels", DEEP, nested(3_998));
    shelf.text("json-levels-not-closed", "thousands of levels that are never closed", DEEP, |json| {
        json.replace("\"ext\":{}", &format!("\"ext\":{{\"x\":{}", "[".repeat(4_000))).into_bytes()
    });
}

fn size(shelf: &mut Shelf) {
    // The header says 16 MiB and one byte. Nothing of that is there, and nothing of it may be asked for.
    let forge = base("json-17-mib");
    let mut entries =
        vec![Entry::file("packet.json", "").with(124, format!("{:011o}", 16 * 1024 * 1024 + 1).as_bytes())];
    shelf.bytes(
        "json-larger-than-16-mib",
        "a header that says one byte too many",
        JSON_LARGE,
        forge.seal(&tar::stream(&entries)),
    );
    entries[0] = Entry::file("packet.json", "").with(124, b"77777777777");
    shelf.bytes("json-8-gib", "a header that says 8 GiB", JSON_LARGE, forge.seal(&tar::stream(&entries)));
}
