//! A writer of SSHSIG files of its own, in which every field can be written wrongly.

use base64ct::{Base64, Encoding};
use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest, Sha256, Sha512};

pub(crate) const NAMESPACE: &str = "ai-challenge-packet@v1";
pub(crate) const ROTATION: &str = "ai-challenge-packet-card@v1";

/// Everything that a signature file says.
#[derive(Clone)]
pub(crate) struct Sig {
    pub(crate) magic: Vec<u8>,
    pub(crate) version: u32,
    pub(crate) key_type: String,
    pub(crate) key: Vec<u8>,
    pub(crate) namespace: String,
    pub(crate) reserved: Vec<u8>,
    pub(crate) hash: String,
    pub(crate) sig_type: String,
    pub(crate) sig: Vec<u8>,
    pub(crate) after: Vec<u8>,
}

fn string(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend((bytes.len() as u32).to_be_bytes());
    out.extend(bytes);
}

/// The bytes that are signed.
pub(crate) fn signed_data(namespace: &str, reserved: &[u8], hash: &str, message: &[u8]) -> Vec<u8> {
    let digest =
        if hash == "sha256" { Sha256::digest(message).to_vec() } else { Sha512::digest(message).to_vec() };
    let mut out = b"SSHSIG".to_vec();
    for part in [namespace.as_bytes(), reserved, hash.as_bytes(), &digest] {
        string(&mut out, part);
    }
    out
}

impl Sig {
    pub(crate) fn new(key: &SigningKey, namespace: &str, hash: &str, message: &[u8]) -> Self {
        Self {
            magic: b"SSHSIG".to_vec(),
            version: 1,
            key_type: "ssh-ed25519".into(),
            key: key.verifying_key().to_bytes().to_vec(),
            namespace: namespace.into(),
            reserved: Vec::new(),
            hash: hash.into(),
            sig_type: "ssh-ed25519".into(),
            sig: key.sign(&signed_data(namespace, b"", hash, message)).to_bytes().to_vec(),
            after: Vec::new(),
        }
    }

    pub(crate) fn blob(&self) -> Vec<u8> {
        let (mut key, mut sig) = (Vec::new(), Vec::new());
        string(&mut key, self.key_type.as_bytes());
        string(&mut key, &self.key);
        string(&mut sig, self.sig_type.as_bytes());
        string(&mut sig, &self.sig);
        let mut out = self.magic.clone();
        out.extend(self.version.to_be_bytes());
        string(&mut out, &key);
        string(&mut out, self.namespace.as_bytes());
        string(&mut out, &self.reserved);
        string(&mut out, self.hash.as_bytes());
        string(&mut out, &sig);
        out.extend(&self.after);
        out
    }

    pub(crate) fn file(&self) -> String {
        armor(&self.blob(), 70)
    }
}

pub(crate) fn armor(blob: &[u8], columns: usize) -> String {
    let text = Base64::encode_string(blob);
    let lines: Vec<&str> =
        text.as_bytes().chunks(columns).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN SSH SIGNATURE-----\n{}\n-----END SSH SIGNATURE-----\n", lines.join("\n"))
}

/// The signature file that the format wants.
pub(crate) fn sign(key: &SigningKey, namespace: &str, message: &[u8]) -> String {
    Sig::new(key, namespace, "sha512", message).file()
}

/// A public key in OpenSSH form.
pub(crate) fn key_text(key: &[u8; 32]) -> String {
    format!("ssh-ed25519 {}", Base64::encode_string(&key_blob(key)))
}

/// The fingerprint of a public key.
pub(crate) fn fingerprint(key: &[u8; 32]) -> String {
    format!("SHA256:{}", crate::age::base64(&Sha256::digest(key_blob(key))))
}

fn key_blob(key: &[u8; 32]) -> Vec<u8> {
    let mut blob = Vec::new();
    string(&mut blob, b"ssh-ed25519");
    string(&mut blob, key);
    blob
}
