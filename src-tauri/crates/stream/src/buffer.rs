//! Buffers that are used again and again, and wiped when their stream ends.

use std::{
    fmt,
    ops::{Deref, DerefMut, Range},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use zeroize::Zeroize;

/// The buffers of one stream that are free. Dropping it wipes them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Buffers(Arc<Free>);

#[derive(Debug, Default)]
struct Free(Mutex<Vec<Vec<u8>>>);

impl Free {
    fn list(&self) -> MutexGuard<'_, Vec<Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Free {
    fn drop(&mut self) {
        for bytes in self.list().iter_mut() {
            wipe(bytes);
        }
    }
}

/// Overwrites all that a buffer ever held. `Vec::zeroize` goes byte by byte, a slice is wiped at the speed of memory.
fn wipe(bytes: &mut Vec<u8>) {
    // As far as its capacity, so nothing moves.
    bytes.resize(bytes.capacity(), 0);
    bytes.as_mut_slice().zeroize();
}

impl Buffers {
    /// A buffer of `length` bytes, which hold anything.
    pub(crate) fn take(&self, length: usize) -> Buffer {
        let mut bytes = self.0.list().pop().unwrap_or_default();
        if bytes.capacity() < length {
            // Growing in place would leave a copy of the old bytes behind.
            wipe(&mut bytes);
            bytes = vec![0; length];
        } else {
            bytes.resize(length, 0);
        }
        Buffer { bytes, home: self.clone() }
    }
}

/// A buffer that goes back to where it came from.
#[derive(Debug)]
pub(crate) struct Buffer {
    pub(crate) bytes: Vec<u8>,
    home: Buffers,
}

impl Drop for Buffer {
    fn drop(&mut self) {
        let bytes = std::mem::take(&mut self.bytes);
        self.home.0.list().push(bytes);
    }
}

/// Bytes that are wiped when they go, as fast as memory allows. They never grow, so they leave no copy behind.
pub struct Wiped(Vec<u8>);

impl Wiped {
    /// This many zeros, to be written over.
    #[must_use]
    pub fn zeros(length: usize) -> Self {
        Self(vec![0; length])
    }

    /// Shows only the first `length` bytes from now on. The others are wiped with them.
    pub fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }
}

impl Deref for Wiped {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl DerefMut for Wiped {
    fn deref_mut(&mut self) -> &mut [u8] {
        &mut self.0
    }
}

impl AsRef<[u8]> for Wiped {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Drop for Wiped {
    fn drop(&mut self) {
        wipe(&mut self.0);
    }
}

impl fmt::Debug for Wiped {
    /// How much it is, and nothing of what it says: this may end up in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Wiped({} bytes)", self.len())
    }
}

/// Some bytes of a stream, shared without copying. Holding many of them holds much memory.
#[derive(Clone)]
pub struct Piece {
    pub(crate) buffer: Arc<Buffer>,
    pub(crate) range: Range<usize>,
}

impl Deref for Piece {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        self.buffer.bytes.get(self.range.clone()).unwrap_or_default()
    }
}

impl fmt::Debug for Piece {
    /// How much it is, and nothing of what it says: this may end up in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Piece({} bytes)", self.len())
    }
}
