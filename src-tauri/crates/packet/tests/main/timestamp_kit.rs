//! A time-stamping authority in a folder, run by stock `openssl`.

use crate::judges::{accept, run};
use recourse_model::Sha256Hash;
use recourse_packet::timestamp::{Nonce, request};
use std::fs;
use tempfile::TempDir;

/// What stands in for a packet.json.
pub(crate) const RECORD: &[u8] = br#"{"format":"ai-challenge-packet","title":"A score nobody explains"}"#;

pub(crate) fn hash(bytes: &[u8]) -> Sha256Hash {
    use sha2::Digest;
    Sha256Hash(sha2::Sha256::digest(bytes).into())
}

const CONFIG: &str = "
[req]
distinguished_name = name
prompt = no
[name]
CN = unused
[root]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
[stamps]
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[not_critical]
keyUsage = critical,digitalSignature
extendedKeyUsage = timeStamping
[also_code]
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping,codeSigning
[plain]
keyUsage = critical,digitalSignature
[tsa]
default_tsa = authority
[authority]
serial = serial
signer_cert = stamps.pem
signer_key = stamps.key
certs = between.pem
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
signer_digest = sha256
accuracy = secs:1, millisecs:500, microsecs:100
ordering = no
tsa_name = yes
ess_cert_id_chain = yes
ess_cert_id_alg = sha256
";

/// An authority with a root, a certificate between, and one that signs stamps.
pub(crate) struct Authority {
    pub(crate) folder: TempDir,
}

impl Authority {
    pub(crate) fn new() -> Self {
        let authority = Self { folder: tempfile::tempdir().unwrap() };
        authority.write("config", CONFIG.as_bytes());
        authority.write("packet.json", RECORD);
        authority.openssl(
            "req -x509 -config config -extensions root -newkey rsa:2048 -nodes -keyout root.key -out root.pem \
             -days 3650 -subj /CN=Root",
        );
        authority.certify("between", "root", "root", "ec -pkeyopt ec_paramgen_curve:P-256");
        authority.certify("stamps", "between", "stamps", "rsa:2048");
        authority
    }

    /// Makes the key and certificate `name`, with the extensions of this section, signed by `by`.
    pub(crate) fn certify(&self, name: &str, by: &str, section: &str, key: &str) {
        self.openssl(&format!(
            "req -config config -newkey {key} -nodes -keyout {name}.key -out {name}.csr -subj \
             /O=Example/CN=Example_{name}"
        ));
        self.openssl(&format!(
            "x509 -req -in {name}.csr -CA {by}.pem -CAkey {by}.key -CAcreateserial -days 3650 -extfile config \
             -extensions {section} -out {name}.pem"
        ));
    }

    pub(crate) fn openssl(&self, words: &str) -> String {
        accept(self.folder.path(), "openssl", &words.split_whitespace().collect::<Vec<_>>(), b"")
    }

    pub(crate) fn openssl_refuses(&self, words: &str) -> bool {
        let words: Vec<_> = words.split_whitespace().collect();
        !run(self.folder.path(), "openssl", &words, b"").status.success()
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.folder.path().join(name), bytes).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.folder.path().join(name)).unwrap()
    }

    /// Asks for a stamp on [`RECORD`], with our request.
    pub(crate) fn stamp(&self) -> (Nonce, Vec<u8>) {
        let nonce = Nonce::random().unwrap();
        self.write("request.tsq", &request(hash(RECORD), &nonce));
        self.openssl("ts -reply -config config -queryfile request.tsq -out reply.tsr");
        (nonce, self.read("reply.tsr"))
    }

    /// The facts of a stamp, as they are signed.
    pub(crate) fn facts(&self) -> Vec<u8> {
        self.openssl("ts -reply -in reply.tsr -token_out -out token.der");
        self.openssl("cms -verify -noverify -binary -inform DER -in token.der -out facts.der");
        self.read("facts.der")
    }

    /// A reply that says these facts, signed by `signer`, with what `more` asks for.
    pub(crate) fn forge(&self, facts: &[u8], signer: &str, more: &str) -> Vec<u8> {
        self.write("forged.facts", facts);
        self.openssl(&format!(
            "cms -sign -binary -nodetach -nosmimecap -outform DER -in forged.facts -out forged.token -signer {signer}.pem \
             -inkey {signer}.key -certfile between.pem {more}"
        ));
        let token = self.read("forged.token");
        let status = [0x30, 3, 2, 1, 0];
        let length = u16::try_from(token.len() + status.len()).unwrap().to_be_bytes();
        [&[0x30, 0x82][..], &length, &status, &token].concat()
    }
}

/// What `openssl cms` must be told to make the form of a stamp.
pub(crate) const AS_STAMP: &str = "-econtent_type id-smime-ct-TSTInfo -cades -md sha256";
