//! A small age writer of its own: every random part comes from a seed, so that it writes the same bytes each time, and
//! every part can be written wrongly. It shares no code with the age crate.

use base64ct::{Base64Unpadded, Encoding};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, aead::Aead};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

/// The plaintext of a full chunk.
pub(crate) const CHUNK: usize = 64 * 1024;
const INTRO: &str = "age-encryption.org/v1\n";

/// Thirty-two bytes that depend on a label only.
pub(crate) fn seeded(label: &str) -> [u8; 32] {
    Sha256::digest(format!("ai-challenge-packet test vectors: {label}")).into()
}

/// A key pair made from a label.
#[derive(Clone)]
pub(crate) struct Pair {
    pub(crate) secret: [u8; 32],
    pub(crate) public: [u8; 32],
}

impl Pair {
    pub(crate) fn new(label: &str) -> Self {
        Self::from_secret(seeded(label))
    }

    pub(crate) fn from_secret(secret: [u8; 32]) -> Self {
        let mut base = [0; 32];
        base[0] = 9;
        Self { secret, public: x25519_dalek::x25519(secret, base) }
    }

    /// `AGE-SECRET-KEY-1…`
    pub(crate) fn secret_text(&self) -> String {
        bech32("age-secret-key-", &self.secret).to_uppercase()
    }

    /// `age1…`
    pub(crate) fn text(&self) -> String {
        bech32("age", &self.public)
    }
}

/// Bech32 (BIP 173) of thirty-two bytes.
pub(crate) fn bech32(prefix: &str, bytes: &[u8; 32]) -> String {
    const ALPHABET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let mut data = Vec::new();
    let (mut bits, mut have) = (0u32, 0);
    for &byte in bytes {
        bits = bits << 8 | u32::from(byte);
        have += 8;
        while have >= 5 {
            have -= 5;
            data.push((bits >> have & 31) as u8);
        }
    }
    if have > 0 {
        data.push((bits << (5 - have) & 31) as u8);
    }
    let mut checked: Vec<u8> = prefix.bytes().map(|b| b >> 5).collect();
    checked.push(0);
    checked.extend(prefix.bytes().map(|b| b & 31));
    checked.extend(&data);
    checked.extend([0; 6]);
    let sum = polymod(&checked) ^ 1;
    data.extend((0..6).map(|i| (sum >> (5 * (5 - i)) & 31) as u8));
    let text: String = data.iter().map(|&five| ALPHABET[usize::from(five)] as char).collect();
    format!("{prefix}1{text}")
}

fn polymod(values: &[u8]) -> u32 {
    const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    values.iter().fold(1, |sum: u32, &value| {
        let top = sum >> 25;
        let shifted = (sum & 0x01ff_ffff) << 5 ^ u32::from(value);
        (0..5).filter(|i| top >> i & 1 == 1).fold(shifted, |sum, i| sum ^ GENERATOR[i])
    })
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    Base64Unpadded::encode_string(bytes)
}

/// The secrets of one age file.
#[derive(Clone)]
pub(crate) struct Secrets {
    seed: String,
    pub(crate) file_key: [u8; 16],
    pub(crate) nonce: [u8; 16],
}

impl Secrets {
    pub(crate) fn new(seed: &str) -> Self {
        let half = |what: &str| seeded(&format!("{seed}/{what}"))[..16].try_into().unwrap();
        Self { seed: seed.into(), file_key: half("file key"), nonce: half("nonce") }
    }

    /// A stanza for this key, as text.
    pub(crate) fn stanza(&self, to: &[u8; 32]) -> String {
        let ephemeral = Pair::new(&format!("{}/ephemeral/{}", self.seed, base64(to)));
        let body = self.wrapped(&ephemeral, to, &self.file_key);
        stanza(&["X25519", &base64(&ephemeral.public)], &body)
    }

    /// The body of a stanza from this throw-away key to that key, around any bytes.
    pub(crate) fn wrapped(&self, ephemeral: &Pair, to: &[u8; 32], file_key: &[u8]) -> Vec<u8> {
        let shared = x25519_dalek::x25519(ephemeral.secret, *to);
        let salt = [ephemeral.public, *to].concat();
        let key = derive(&shared, &salt, "age-encryption.org/v1/X25519");
        ChaCha20Poly1305::new(&key.into()).encrypt(&[0; 12].into(), file_key).unwrap()
    }

    /// A stanza of a kind that nobody knows, as age libraries add them.
    pub(crate) fn grease(&self) -> String {
        let body = seeded(&format!("{}/grease", self.seed));
        stanza(&["x7-grease", &base64(&body[..5])], &body)
    }

    /// The whole header around stanzas that are text already.
    pub(crate) fn header(&self, stanzas: &str) -> String {
        let signed = format!("{INTRO}{stanzas}---");
        format!("{signed} {}\n", base64(&self.mac(signed.as_bytes())))
    }

    pub(crate) fn mac(&self, signed: &[u8]) -> Vec<u8> {
        let key = derive(&self.file_key, &[], "header");
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&key).unwrap();
        mac.update(signed);
        mac.finalize().into_bytes().to_vec()
    }

    pub(crate) fn chunk(&self, number: u64, last: bool, plain: &[u8]) -> Vec<u8> {
        let key = derive(&self.file_key, &self.nonce, "payload");
        let mut nonce = [0; 12];
        nonce[3..11].copy_from_slice(&number.to_be_bytes());
        nonce[11] = u8::from(last);
        ChaCha20Poly1305::new(&key.into()).encrypt(&nonce.into(), plain).unwrap()
    }

    /// Nonce and chunks.
    pub(crate) fn payload(&self, plain: &[u8]) -> Vec<u8> {
        let mut out = self.nonce.to_vec();
        let chunks: Vec<&[u8]> = if plain.is_empty() { vec![plain] } else { plain.chunks(CHUNK).collect() };
        for (number, chunk) in (0..).zip(&chunks) {
            out.extend(self.chunk(number, number + 1 == chunks.len() as u64, chunk));
        }
        out
    }
}

pub(crate) fn stanza(words: &[&str], body: &[u8]) -> String {
    format!("-> {}\n{}", words.join(" "), body_lines(body))
}

/// Base64 in lines of 64 columns; the last line is shorter, and empty if need be.
pub(crate) fn body_lines(body: &[u8]) -> String {
    let text = base64(body);
    let mut lines = String::new();
    for line in text.as_bytes().chunks(64) {
        lines.push_str(std::str::from_utf8(line).unwrap());
        lines.push('\n');
    }
    if text.len().is_multiple_of(64) {
        lines.push('\n');
    }
    lines
}

fn derive(secret: &[u8], salt: &[u8], purpose: &str) -> [u8; 32] {
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(Some(salt), secret).expand(purpose.as_bytes(), &mut key).unwrap();
    key
}
