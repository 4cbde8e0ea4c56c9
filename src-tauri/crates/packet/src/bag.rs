//! The four BagIt texts (RFC 8493) that lie beside packet.json. They are functions of packet.json and its signature,
//! so a reader makes them anew and compares; nobody has to believe them.

use crate::envelope::Packet;
use recourse_model::Sha256Hash;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// The texts of one packet.
#[derive(Debug)]
pub(crate) struct Texts {
    bagit: String,
    bag_info: String,
    manifest: String,
    tag_manifest: String,
}

impl Texts {
    /// The texts for a packet with these bytes of packet.json and of its signature file.
    pub(crate) fn of(packet: &Packet, raw: &[u8], signature: &[u8]) -> Self {
        let bagit = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_owned();
        let bag_info = format!(
            "Bagging-Date: {}\nExternal-Identifier: {}\nBag-Group-Identifier: {}\nPayload-Oxum: {}.{}\n",
            packet.created_at.format("%Y-%m-%d"),
            packet.packet_id,
            packet.thread_id,
            packet.payload_bytes(),
            packet.files.len(),
        );
        let mut manifest = String::new();
        for file in &packet.files {
            line(&mut manifest, file.sha256, &file.path.to_string());
        }
        let hash = |bytes: &[u8]| Sha256Hash(Sha256::digest(bytes).into());
        let mut tag_manifest = String::new();
        for (name, sha256) in [
            ("packet.json", hash(raw)),
            ("packet.json.sig", hash(signature)),
            ("bagit.txt", hash(bagit.as_bytes())),
            ("bag-info.txt", hash(bag_info.as_bytes())),
            ("manifest-sha256.txt", hash(manifest.as_bytes())),
            ("record.html", packet.record.sha256),
            ("schema.json", packet.schema.sha256),
        ] {
            line(&mut tag_manifest, sha256, name);
        }
        Self { bagit, bag_info, manifest, tag_manifest }
    }

    /// The texts with their names, in the order of the stream.
    pub(crate) fn ordered(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("bagit.txt", self.bagit.as_str()),
            ("bag-info.txt", self.bag_info.as_str()),
            ("manifest-sha256.txt", self.manifest.as_str()),
            ("tagmanifest-sha256.txt", self.tag_manifest.as_str()),
        ]
        .into_iter()
    }
}

fn line(to: &mut String, sha256: Sha256Hash, name: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(to, "{sha256}  {name}");
}
