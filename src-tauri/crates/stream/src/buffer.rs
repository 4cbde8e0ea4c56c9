//! Buffers that are used again and again, and wiped when their stream ends.

use std::{
    fmt,
    ops::{Deref, Range},
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
            bytes.zeroize();
        }
    }
}

impl Buffers {
    /// A buffer of `length` bytes, which hold anything.
    pub(crate) fn take(&self, length: usize) -> Buffer {
        let mut bytes = self.0.list().pop().unwrap_or_default();
        if bytes.capacity() < length {
            // Growing in place would leave a copy of the old bytes behind.
            bytes.zeroize();
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
