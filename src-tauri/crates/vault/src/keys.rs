//! The key model: one root identity, locked with a passphrase or with recovery words, and what is derived from it.

use crate::VaultError;
use age::{
    DecryptError, Decryptor, Encryptor,
    secrecy::{ExposeSecret, SecretString},
    x25519,
};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::io::{Read, Write};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The highest scrypt work factor that is accepted when reading; 2^20 takes about four seconds and one GiB.
const MAX_WORK_FACTOR: u8 = 20;

/// A key of 32 bytes that is wiped when dropped.
pub(crate) type Key = Zeroizing<[u8; 32]>;

/// The open keys of a vault. Dropping them wipes them.
pub(crate) struct Keys {
    root: x25519::Identity,
    /// The public half of the root, kept because making it takes as long as everything else about a small blob.
    recipient: x25519::Recipient,
    blob_id: Key,
    head: Key,
    recovery: Key,
}

impl Keys {
    /// The keys of a new vault.
    pub(crate) fn generate() -> Self {
        Self::from_root(x25519::Identity::generate())
    }

    fn from_root(root: x25519::Identity) -> Self {
        let derive = |purpose| derive(&root, purpose);
        let (blob_id, head, recovery) = (derive("blob-id"), derive("head"), derive("recovery-check"));
        let recipient = root.to_public();
        Self { root, recipient, blob_id, head, recovery }
    }

    /// The raw key of the database. Not kept: it is needed for a moment at opening.
    pub(crate) fn database(&self) -> Key {
        derive(&self.root, "db")
    }

    /// The identity that opens blobs.
    pub(crate) const fn identity(&self) -> &x25519::Identity {
        &self.root
    }

    /// What blobs are sealed to.
    pub(crate) const fn recipient(&self) -> &x25519::Recipient {
        &self.recipient
    }

    /// The keyed hash that names blobs and binds a blob's bytes to its name.
    pub(crate) fn blob_mac(&self, domain: &str, parts: &[&[u8]]) -> [u8; 32] {
        mac(&self.blob_id, domain, parts)
    }

    /// The keyed hash that protects the head of the logs.
    pub(crate) fn head_mac(&self, bytes: &[u8]) -> [u8; 32] {
        mac(&self.head, "head", &[bytes])
    }

    /// What is remembered of a recovery word, so that typing it back can be checked.
    pub(crate) fn recovery_mac(&self, position: usize, word: &str) -> [u8; 32] {
        mac(&self.recovery, "word", &[&(position as u64).to_be_bytes(), word.as_bytes()])
    }

    /// The root secret, locked with a passphrase: a plain age passphrase file.
    pub(crate) fn lock_with(
        &self,
        passphrase: &SecretString,
        work_factor: u8,
    ) -> Result<Vec<u8>, VaultError> {
        let mut recipient = age::scrypt::Recipient::new(normal(passphrase));
        recipient.set_work_factor(work_factor);
        let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
            .map_err(|_| VaultError::Internal("passphrase lock"))?;
        let mut locked = Vec::new();
        let mut writer = encryptor.wrap_output(&mut locked)?;
        writer.write_all(self.root.to_string().expose_secret().as_bytes())?;
        writer.write_all(b"\n")?;
        writer.finish()?;
        Ok(locked)
    }

    /// Opens a key file; nothing if the passphrase is not the right one.
    pub(crate) fn unlock(locked: &[u8], passphrase: &SecretString) -> Result<Option<Self>, VaultError> {
        const DAMAGED: VaultError = VaultError::Damaged { what: "a key file" };
        let mut identity = age::scrypt::Identity::new(normal(passphrase));
        identity.set_max_work_factor(MAX_WORK_FACTOR);
        let decryptor = Decryptor::new_buffered(locked).map_err(|_| DAMAGED)?;
        if !decryptor.is_scrypt() {
            return Err(DAMAGED);
        }
        let reader = match decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)) {
            Ok(reader) => reader,
            Err(
                DecryptError::DecryptionFailed
                | DecryptError::NoMatchingKeys
                | DecryptError::KeyDecryptionFailed,
            ) => {
                return Ok(None);
            }
            Err(_) => return Err(DAMAGED),
        };
        let mut line = Zeroizing::new(String::with_capacity(128));
        reader.take(1024).read_to_string(&mut line).map_err(|_| DAMAGED)?;
        let root = line.trim_end().parse().map_err(|_| DAMAGED)?;
        Ok(Some(Self::from_root(root)))
    }

    /// Whether both are the keys of the same vault.
    pub(crate) fn same_root(&self, other: &Self) -> bool {
        *self.database() == *other.database()
    }
}

/// A passphrase in Unicode's composed form, so that an é typed on one system opens what was locked on another.
fn normal(passphrase: &SecretString) -> SecretString {
    let typed = passphrase.expose_secret();
    // Room enough from the start: a text that grows leaves a copy behind.
    let mut composed = Zeroizing::new(String::with_capacity(4 * typed.len()));
    composed.extend(typed.nfc());
    SecretString::from(composed.as_str())
}

/// HKDF-SHA256 without salt from the root's secret line (`AGE-SECRET-KEY-1…`, as it stands in the key file).
fn derive(root: &x25519::Identity, purpose: &str) -> Key {
    let secret = root.to_string();
    let mut key = Key::default();
    let info = format!("recourse-vault/1 {purpose}");
    Hkdf::<Sha256>::new(None, secret.expose_secret().as_bytes())
        .expand(info.as_bytes(), key.as_mut_slice())
        .unwrap_or_else(|_| unreachable!("32 bytes are a valid length for HKDF-SHA256"));
    key
}

/// HMAC-SHA256 over a domain and parts, each with its length before it.
fn mac(key: &Key, domain: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(key.as_slice())
        .unwrap_or_else(|_| unreachable!("HMAC takes keys of any length"));
    for part in std::iter::once(domain.as_bytes()).chain(parts.iter().copied()) {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}
