//! The key of a payload, taken from the age crate without changing or copying it.
//!
//! The age crate hands the file key to every recipient when it writes a header, and gets it from an identity when it
//! reads one. Both are wrapped here by something that looks at the key on the way. Everything about headers, their
//! authentication included, stays with the age crate.

use age::{DecryptError, EncryptError, Identity, Recipient};
use age_core::{
    format::{FileKey, Stanza},
    primitives::hkdf,
    secrecy::ExposeSecret,
};
use std::{
    cell::RefCell,
    collections::HashSet,
    fmt,
    io::{self, Chain, Cursor},
    iter,
    sync::Arc,
};
use zeroize::Zeroizing;

use crate::NONCE;

/// The key that one payload is sealed with. Wiped when the last copy goes, never printed.
#[derive(Clone)]
pub struct PayloadKey(Arc<Zeroizing<[u8; 32]>>);

impl PayloadKey {
    fn derive(file_key: &FileKey, nonce: &[u8]) -> Self {
        Self(Arc::new(Zeroizing::new(hkdf(nonce, b"payload", file_key.expose_secret()))))
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for PayloadKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PayloadKey([hidden])")
    }
}

/// A recipient or an identity, and the file key that it saw.
struct Looking<'a, T: ?Sized> {
    inner: &'a T,
    seen: &'a RefCell<Option<FileKey>>,
}

impl<T: ?Sized> Looking<'_, T> {
    fn see(&self, key: &FileKey) {
        *self.seen.borrow_mut() = Some(FileKey::new(Box::new(*key.expose_secret())));
    }
}

impl Recipient for Looking<'_, dyn Recipient + '_> {
    fn wrap_file_key(&self, key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        self.see(key);
        self.inner.wrap_file_key(key)
    }
}

impl Identity for Looking<'_, dyn Identity + '_> {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        self.inner.unwrap_stanza(stanza).inspect(|result| {
            result.as_ref().map(|key| self.see(key)).ok();
        })
    }

    fn unwrap_stanzas(&self, stanzas: &[Stanza]) -> Option<Result<FileKey, DecryptError>> {
        self.inner.unwrap_stanzas(stanzas).inspect(|result| {
            result.as_ref().map(|key| self.see(key)).ok();
        })
    }
}

/// Makes the header of a new file for these recipients. Returns its bytes, the nonce included, and the key that the
/// payload after it must be sealed with, once and for nothing else.
///
/// # Errors
/// What the age crate says to such recipients.
pub fn seal_header<'a>(
    recipients: impl Iterator<Item = &'a dyn Recipient>,
) -> Result<(Vec<u8>, PayloadKey), EncryptError> {
    let seen = RefCell::new(None);
    let looking: Vec<_> = recipients.map(|inner| Looking { inner, seen: &seen }).collect();
    let encryptor = age::Encryptor::with_recipients(looking.iter().map(|one| one as &dyn Recipient))?;
    let mut header = Vec::new();
    // The stream that comes back is not used: it would seal one chunk after another.
    drop(encryptor.wrap_output(&mut header).map_err(EncryptError::Io)?);
    let file_key = seen.take().ok_or(EncryptError::MissingRecipients)?;
    let nonce = header.len().checked_sub(NONCE).and_then(|at| header.get(at..));
    let key = PayloadKey::derive(&file_key, nonce.ok_or(EncryptError::MissingRecipients)?);
    Ok((header, key))
}

/// Finds the key of a payload. `header` is all of the header without the nonce.
///
/// # Errors
/// What the age crate says to the header: none of the identities fits, it was changed, it is not one.
pub fn open_header<'a>(
    header: &[u8],
    nonce: &[u8; NONCE],
    identities: impl Iterator<Item = &'a dyn Identity>,
) -> Result<PayloadKey, DecryptError> {
    let seen = RefCell::new(None);
    let looking: Vec<_> = identities.map(|inner| Looking { inner, seen: &seen }).collect();
    let input: Chain<Cursor<&[u8]>, Cursor<&[u8]>> =
        io::Read::chain(Cursor::new(header), Cursor::new(&nonce[..]));
    let mut identities = looking.iter().map(|one| one as &dyn Identity);
    drop(age::Decryptor::new_buffered(input)?.decrypt(iter::from_fn(|| identities.next()))?);
    let file_key = seen.take().ok_or(DecryptError::NoMatchingKeys)?;
    Ok(PayloadKey::derive(&file_key, nonce))
}

/// How many bytes at the beginning of a file are its header, if the end of the header is among `bytes`. A look only:
/// whether it is sound, [`open_header`] says.
#[must_use]
pub fn header_length(bytes: &[u8]) -> Option<usize> {
    let mac = bytes.windows(5).position(|end| end == b"\n--- ")? + 1;
    let line = bytes.get(mac..)?.iter().position(|&byte| byte == b'\n')?;
    Some(mac + line + 1)
}
