//! From a record to the bytes of a packet, with a door at every stage through which something can be done wrongly.

use crate::{
    age::{Pair, Secrets},
    sample::{RECORD, SCHEMA, body, envelope, everybody, file, pair, sha256, signer, text_ref},
    sshsig::{self, NAMESPACE},
    tar::{self, Entry},
};
use serde_json::{Value, json};

/// What a vector must come to.
pub(crate) enum Outcome {
    /// It opens, and this is what stands in the index.
    Opens(Value),
    /// It is refused under this code.
    Refused(&'static str),
    /// It is refused, and only a guess can tell the first code from the second.
    RefusedEither(&'static str, &'static str),
}

/// One file of the corpus.
pub(crate) struct Vector {
    pub(crate) name: String,
    pub(crate) about: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) outcome: Outcome,
    /// Whether it lies in the folder. The others are made when tests run, to keep the folder small.
    pub(crate) stored: bool,
}

/// A packet that is about to be made.
#[derive(Clone)]
pub(crate) struct Forge {
    /// Decides every part that would be random.
    pub(crate) seed: String,
    /// packet.json.
    pub(crate) doc: Value,
    /// The contents of `data/`.
    pub(crate) files: Vec<Vec<u8>>,
    pub(crate) record: Vec<u8>,
    pub(crate) schema: Vec<u8>,
    /// The stanzas, in order.
    pub(crate) to: Vec<Pair>,
    /// How many stanzas nobody knows come after them.
    pub(crate) grease: bool,
    /// Whose key signs.
    pub(crate) signs: &'static str,
}

impl Forge {
    /// A packet of this kind without files.
    pub(crate) fn new(seed: &str, kind: &str) -> Self {
        let (to, signs) = match kind {
            "card" => (vec![everybody()], "organization"),
            "receipt" | "response" => (vec![pair("reader")], "organization"),
            _ => (vec![pair("reader")], "sender"),
        };
        Self {
            seed: seed.into(),
            doc: envelope(seed, kind, &body(kind)),
            files: Vec::new(),
            record: RECORD.into(),
            schema: SCHEMA.into(),
            to,
            grease: false,
            signs,
        }
    }

    /// A challenge whose one claim rests on these files.
    pub(crate) fn challenge(seed: &str, files: &[&[u8]]) -> Self {
        let mut forge = Self::new(seed, "challenge").with_files(files);
        let paths: Vec<Value> = forge.file_list().iter().map(|file| file["path"].clone()).collect();
        forge.doc["body"]["claims"][0]["evidence"] = json!(paths);
        forge
    }

    /// The same packet with these files.
    pub(crate) fn with_files(mut self, files: &[&[u8]]) -> Self {
        self.files = files.iter().map(|bytes| bytes.to_vec()).collect();
        let list: Vec<Value> = (1..).zip(files).map(|(n, bytes)| file(n, ".txt", bytes)).collect();
        self.doc["files"] = json!(list);
        self
    }

    fn file_list(&self) -> &[Value] {
        self.doc["files"].as_array().map_or(&[], Vec::as_slice)
    }

    pub(crate) fn set(mut self, place: &str, value: Value) -> Self {
        *self.doc.pointer_mut(place).unwrap_or_else(|| panic!("{}: no {place}", self.seed)) = value;
        self
    }

    /// Replaces record.html and its reference.
    pub(crate) fn with_record(mut self, record: &[u8]) -> Self {
        self.record = record.to_vec();
        self.doc["record"] = text_ref(record);
        self
    }

    pub(crate) fn raw(&self) -> Vec<u8> {
        format!("{}\n", self.doc).into_bytes()
    }

    pub(crate) fn sign(&self, raw: &[u8]) -> String {
        sshsig::sign(&signer(self.signs), NAMESPACE, raw)
    }

    /// The BagIt texts as far as packet.json can be understood, in the order of the stream.
    fn texts(&self, raw: &[u8], sig: &[u8]) -> [(&'static str, String); 4] {
        let text = |place: &str| self.doc.pointer(place).and_then(Value::as_str).unwrap_or_default();
        let number = |value: &Value| value.as_u64().unwrap_or_default();
        let sum: u128 = self.file_list().iter().map(|file| u128::from(number(&file["size"]))).sum();
        let bag_info = format!(
            "Bagging-Date: {}\nExternal-Identifier: {}\nBag-Group-Identifier: {}\nPayload-Oxum: {sum}.{}\n",
            text("/created_at").get(..10).unwrap_or_default(),
            text("/packet_id"),
            text("/thread_id"),
            self.file_list().len(),
        );
        let bagit = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_owned();
        let line = |file: &Value| {
            let part = |key: &str| file[key].as_str().unwrap_or_default().to_owned();
            format!("{}  {}\n", part("sha256"), part("path"))
        };
        let manifest: String = self.file_list().iter().map(line).collect();
        let tag_manifest: String = [
            ("packet.json", raw),
            ("packet.json.sig", sig),
            ("bagit.txt", bagit.as_bytes()),
            ("bag-info.txt", bag_info.as_bytes()),
            ("manifest-sha256.txt", manifest.as_bytes()),
            ("record.html", &self.record),
            ("schema.json", &self.schema),
        ]
        .iter()
        .map(|(name, bytes)| format!("{}  {name}\n", sha256(bytes)))
        .collect();
        [
            ("bagit.txt", bagit),
            ("bag-info.txt", bag_info),
            ("manifest-sha256.txt", manifest),
            ("tagmanifest-sha256.txt", tag_manifest),
        ]
    }

    /// The entries of the stream around these bytes of packet.json and of its signature.
    pub(crate) fn entries(&self, raw: &[u8], sig: &[u8]) -> Vec<Entry> {
        let mut entries = vec![Entry::file("packet.json", raw), Entry::file("packet.json.sig", sig)];
        entries.extend(self.texts(raw, sig).into_iter().map(|(name, text)| Entry::file(name, text)));
        entries.push(Entry::file("record.html", self.record.clone()));
        entries.push(Entry::file("schema.json", self.schema.clone()));
        entries.push(Entry::folder("data/"));
        for (number, bytes) in self.files.iter().enumerate() {
            let stated = self.file_list().get(number).and_then(|file| file["path"].as_str());
            // A path that no ustar header can hold has no place in the stream; its packet is refused before.
            let path = stated.filter(|path| path.len() < 90).unwrap_or("data/e0001.txt");
            entries.push(Entry::file(path, bytes.clone()));
        }
        entries
    }

    pub(crate) fn good_entries(&self) -> Vec<Entry> {
        let raw = self.raw();
        let sig = self.sign(&raw);
        self.entries(&raw, sig.as_bytes())
    }

    pub(crate) fn secrets(&self) -> Secrets {
        Secrets::new(&self.seed)
    }

    pub(crate) fn stanzas(&self) -> String {
        let secrets = self.secrets();
        let mut stanzas: String = self.to.iter().map(|key| secrets.stanza(&key.public)).collect();
        if self.grease {
            stanzas.push_str(&secrets.grease());
        }
        stanzas
    }

    /// The age file around any plaintext.
    pub(crate) fn seal(&self, plain: &[u8]) -> Vec<u8> {
        let secrets = self.secrets();
        [secrets.header(&self.stanzas()).as_bytes(), &secrets.payload(plain)].concat()
    }

    /// The packet around any bytes of packet.json, well signed.
    pub(crate) fn seal_raw(&self, raw: &[u8]) -> Vec<u8> {
        self.seal(&tar::stream(&self.entries(raw, self.sign(raw).as_bytes())))
    }

    pub(crate) fn finish(&self) -> Vec<u8> {
        self.seal_raw(&self.raw())
    }

    /// What the index says about a packet that opens.
    pub(crate) fn expected(&self) -> Value {
        let key = signer(self.signs).verifying_key();
        let files: Vec<Value> = self
            .file_list()
            .iter()
            .map(|file| json!({ "path": file["path"], "size": file["size"], "sha256": file["sha256"] }))
            .collect();
        let for_key = |wanted: &Pair| self.to.iter().any(|key| key.public == wanted.public);
        let by_reader = for_key(&pair("reader")) && !for_key(&everybody());
        let reader = pair("reader").text();
        let named = self.doc["audience"].as_array().unwrap();
        let for_everybody = self.doc["kind"] == "card" && named.is_empty();
        json!({
            "kind": self.doc["kind"],
            "packet_id": self.doc["packet_id"],
            "thread_id": self.doc["thread_id"],
            "sequence": self.doc["sequence"],
            "packet_json_sha256": sha256(&self.raw()),
            "signer": sshsig::fingerprint(key.as_bytes()),
            "stanzas": self.to.len() + usize::from(self.grease),
            "opened_with": if by_reader { json!("reader") } else { Value::Null },
            "addressed": for_everybody || named.iter().any(|who| who["age_recipient"] == reader.as_str()),
            "files": files,
        })
    }

    /// A vector that opens.
    pub(crate) fn opens(&self, about: &str) -> Vector {
        Vector {
            name: self.seed.clone(),
            about: about.into(),
            bytes: self.finish(),
            outcome: Outcome::Opens(self.expected()),
            stored: true,
        }
    }
}

/// The invalid vectors as they come together.
#[derive(Default)]
pub(crate) struct Shelf {
    pub(crate) vectors: Vec<Vector>,
}

impl Shelf {
    /// Any bytes.
    pub(crate) fn bytes(&mut self, name: &str, about: &str, code: &'static str, bytes: impl Into<Vec<u8>>) {
        self.vectors.push(Vector {
            name: name.into(),
            about: about.into(),
            bytes: bytes.into(),
            outcome: Outcome::Refused(code),
            stored: true,
        });
    }

    /// Lets the last vector be refused under this code too.
    pub(crate) fn or(&mut self, other: &'static str) {
        let last = self.vectors.last_mut().unwrap();
        let Outcome::Refused(code) = last.outcome else { panic!("{} has two codes already", last.name) };
        last.outcome = Outcome::RefusedEither(code, other);
    }

    /// A challenge with one small file, whose packet.json was changed and signed again.
    pub(crate) fn doc(
        &mut self,
        name: &str,
        about: &str,
        code: &'static str,
        change: impl FnOnce(&mut Value),
    ) {
        let mut forge = base("base");
        change(&mut forge.doc);
        self.bytes(name, about, code, forge.finish());
    }

    /// The same with one value put in one place.
    pub(crate) fn value(&mut self, name: &str, about: &str, code: &'static str, place: &str, value: Value) {
        self.bytes(name, about, code, base("base").set(place, value).finish());
    }

    /// A packet of another kind, with one value put in one place.
    pub(crate) fn kind(
        &mut self,
        (name, kind): (&str, &str),
        about: &str,
        code: &'static str,
        (place, value): (&str, Value),
    ) {
        self.bytes(name, about, code, Forge::new(kind, kind).set(place, value).finish());
    }

    /// The text of packet.json changed and signed again.
    pub(crate) fn text(
        &mut self,
        name: &str,
        about: &str,
        code: &'static str,
        change: impl FnOnce(String) -> Vec<u8>,
    ) {
        let forge = base("base");
        let raw = change(String::from_utf8(forge.raw()).unwrap());
        self.bytes(name, about, code, forge.seal_raw(&raw));
    }

    /// The entries of the stream changed.
    pub(crate) fn entries(
        &mut self,
        name: &str,
        about: &str,
        code: &'static str,
        change: impl FnOnce(&mut Vec<Entry>),
    ) {
        let forge = base("base");
        let mut entries = forge.good_entries();
        change(&mut entries);
        self.bytes(name, about, code, forge.seal(&tar::stream(&entries)));
    }

    /// The bytes of the stream changed.
    pub(crate) fn stream(
        &mut self,
        name: &str,
        about: &str,
        code: &'static str,
        change: impl FnOnce(&mut Vec<u8>),
    ) {
        let forge = base("base");
        let mut stream = tar::stream(&forge.good_entries());
        change(&mut stream);
        self.bytes(name, about, code, forge.seal(&stream));
    }

    /// The sealed bytes changed.
    pub(crate) fn sealed(
        &mut self,
        name: &str,
        about: &str,
        code: &'static str,
        change: impl FnOnce(&mut Vec<u8>),
    ) {
        let mut bytes = base("base").finish();
        change(&mut bytes);
        self.bytes(name, about, code, bytes);
    }
}

/// The packet that most invalid vectors are one step away from. They share their seed, and so nearly all their bytes.
pub(crate) fn base(seed: &str) -> Forge {
    Forge::challenge(seed, &[b"one page\n"])
}
