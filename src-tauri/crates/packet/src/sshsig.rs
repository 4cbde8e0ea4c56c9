//! Signatures as `ssh-keygen -Y sign` writes them (OpenSSH PROTOCOL.sshsig), Ed25519 only, in one exact spelling.

use crate::{PacketError, SignerKey, SigningSecret};
use ed25519_dalek::Signer;
use ssh_key::{Algorithm, HashAlg, LineEnding, Signature, SshSig, public::Ed25519PublicKey, public::KeyData};

/// What a packet's signature is for. A signature with any other namespace is not one of a packet.
pub const NAMESPACE: &str = "ai-challenge-packet@v1";
/// What the signature of an older key over a new card is for.
pub const ROTATION_NAMESPACE: &str = "ai-challenge-packet-card@v1";

/// Signs `message` for `namespace` and returns the text of the signature file.
///
/// # Errors
/// [`PacketError::Internal`] if the signature cannot be encoded.
pub fn sign(secret: &SigningSecret, namespace: &str, message: &[u8]) -> Result<String, PacketError> {
    let internal = |_| PacketError::Internal("a signature could not be encoded");
    let data = SshSig::signed_data(namespace, HashAlg::Sha512, message).map_err(internal)?;
    armor(&secret.public(), namespace, &secret.inner().sign(&data).to_bytes())
}

fn armor(key: &SignerKey, namespace: &str, signature: &[u8; 64]) -> Result<String, PacketError> {
    let internal = |_| PacketError::Internal("a signature could not be encoded");
    let key = KeyData::Ed25519(Ed25519PublicKey(*key.as_bytes()));
    let signature = Signature::new(Algorithm::Ed25519, signature.as_slice()).map_err(internal)?;
    SshSig::new(key, namespace, HashAlg::Sha512, signature)
        .and_then(|signature| signature.to_pem(LineEnding::LF))
        .map_err(internal)
}

/// Checks that `file` is a signature by `key` over `message` for `namespace`, in the one spelling that exists.
///
/// # Errors
/// [`PacketError::SignatureMalformed`] when it is no such file, for another namespace or of another algorithm;
/// [`PacketError::SignatureWrong`] when it is by another key or does not match.
pub fn verify(key: &SignerKey, namespace: &str, message: &[u8], file: &[u8]) -> Result<(), PacketError> {
    let malformed = PacketError::SignatureMalformed;
    let parsed = SshSig::from_pem(file).map_err(|_| malformed("not a signature file"))?;
    if parsed.namespace() != namespace {
        return Err(malformed("made for another purpose"));
    }
    if parsed.algorithm() != Algorithm::Ed25519 || parsed.hash_alg() != HashAlg::Sha512 {
        return Err(malformed("of another algorithm"));
    }
    let stated = parsed.public_key().ed25519().ok_or_else(|| malformed("of another algorithm"))?;
    let bytes: [u8; 64] =
        parsed.signature_bytes().try_into().map_err(|_| malformed("of the wrong length"))?;
    let stated = SignerKey::from_bytes(&stated.0).map_err(|_| malformed("by a key that is none"))?;
    if armor(&stated, namespace, &bytes)?.as_bytes() != file {
        return Err(malformed("not in its one spelling"));
    }
    if stated != *key {
        return Err(PacketError::SignatureWrong("made by another key"));
    }
    let data = SshSig::signed_data(namespace, HashAlg::Sha512, message)
        .map_err(|_| PacketError::Internal("a signature could not be encoded"))?;
    key.inner()
        .verify_strict(&data, &ed25519_dalek::Signature::from_bytes(&bytes))
        .map_err(|_| PacketError::SignatureWrong("it does not fit the bytes"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use recourse_model::ErrorCode;

    fn code(result: Result<(), PacketError>) -> ErrorCode {
        result.unwrap_err().code()
    }

    #[test]
    fn a_signature_holds_for_its_key_purpose_and_bytes_only() {
        let secret = SigningSecret::from_bytes(&[3; 32]);
        let key = secret.public();
        let file = sign(&secret, NAMESPACE, b"message").unwrap();
        assert_eq!(file.len(), crate::tar::SIGNATURE_BYTES, "{file}");
        verify(&key, NAMESPACE, b"message", file.as_bytes()).unwrap();
        let wrong = ErrorCode::PacketSignatureWrong;
        assert_eq!(code(verify(&key, NAMESPACE, b"messagf", file.as_bytes())), wrong);
        let other = SigningSecret::from_bytes(&[4; 32]).public();
        assert_eq!(code(verify(&other, NAMESPACE, b"message", file.as_bytes())), wrong);
        let foreign = sign(&secret, "file", b"message").unwrap();
        assert_eq!(
            code(verify(&key, NAMESPACE, b"message", foreign.as_bytes())),
            ErrorCode::PacketSignatureMalformed
        );
    }

    #[test]
    fn every_other_spelling_of_a_signature_is_refused() {
        let secret = SigningSecret::from_bytes(&[3; 32]);
        let file = sign(&secret, NAMESPACE, b"message").unwrap();
        let spellings = [
            String::new(),
            "not a signature".into(),
            file.replace('\n', "\r\n"),
            format!("{file}\n"),
            format!("x\n{file}"),
            file.trim_end().to_owned(),
            file.replace("SSH SIGNATURE", "SSH MESSAGE"),
        ];
        for spelling in spellings {
            let refused = verify(&secret.public(), NAMESPACE, b"message", spelling.as_bytes());
            assert_eq!(code(refused), ErrorCode::PacketSignatureMalformed, "{spelling}");
        }
        for place in 0..file.len() {
            let mut bytes = file.clone().into_bytes();
            bytes[place] ^= 1;
            assert!(verify(&secret.public(), NAMESPACE, b"message", &bytes).is_err(), "byte {place}");
        }
    }
}
