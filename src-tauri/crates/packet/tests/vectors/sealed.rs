//! Packets that the program itself seals, with the record.html and schema.json of that day. Written once and frozen.

use crate::{
    forge::{Forge, Outcome, Vector},
    sample::{pair, sha256, signer},
    valid::KINDS,
};
use recourse_packet::{Draft, SigningSecret, parse_json, seal, unwatched};
use serde_json::json;

pub(crate) fn vectors() -> Vec<Vector> {
    KINDS.iter().map(|kind| as_sealed(kind)).collect()
}

fn as_sealed(kind: &str) -> Vector {
    let mut forge = Forge::new(&format!("as-sealed-{kind}"), kind);
    if kind == "challenge" {
        forge = forge.with_files(&[b"one page\n", b"two pages\n"]);
    }
    let packet = parse_json(&forge.raw()).unwrap();
    let draft = Draft {
        packet_id: packet.packet_id,
        thread_id: packet.thread_id,
        sequence: packet.sequence,
        in_reply_to: packet.in_reply_to,
        created_at: packet.created_at,
        language: packet.language,
        audience: packet.audience,
        mode: packet.sender.mode,
        display: packet.sender.display,
        reply_to: packet.reply_to,
        body: packet.body,
        files: packet.files,
        withheld: packet.withheld,
        ext: packet.ext,
        own_copy: vec![pair("own copy").text().parse().unwrap()],
    };
    let secret = SigningSecret::from_bytes(&signer(forge.signs).to_bytes());
    let mut bytes = Vec::new();
    let sealed = seal(&draft, &secret, &mut forge.files.clone(), &mut bytes, &mut unwatched).unwrap();
    let mut expected = forge.expected();
    expected["packet_json_sha256"] = json!(sha256(&sealed.raw_json));
    expected["stanzas"] = json!(4);
    Vector {
        name: forge.seed,
        about: format!("a {kind} as the program sealed it before the first release"),
        bytes,
        outcome: Outcome::Opens(expected),
        stored: true,
    }
}
