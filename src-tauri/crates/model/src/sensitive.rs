//! Values that never leave the vault.

use serde::{Deserialize, Serialize};
use std::fmt;
use zeroize::Zeroize;

/// A value that may be stored in the vault and shown to its owner, and goes nowhere else.
///
/// It prints as `[hidden]`, so that no log line can hold it; it is wiped from memory when dropped; and it has no JSON
/// Schema. Every packet type needs one, so a packet type with a sensitive field does not compile:
///
/// ```compile_fail
/// use recourse_model::Sensitive;
/// #[derive(schemars::JsonSchema)]
/// struct Outward { contact: Sensitive<String> }
/// ```
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sensitive<T: Zeroize>(T);

impl<T: Zeroize> Sensitive<T> {
    /// Marks a value as one that stays.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for storage and for the eyes of the vault's owner.
    pub const fn reveal(&self) -> &T {
        &self.0
    }
}

impl<T: Zeroize> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[hidden]")
    }
}

impl<T: Zeroize> Drop for Sensitive<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}
