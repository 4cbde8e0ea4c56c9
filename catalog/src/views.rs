//! Typed views of the entries that have more to say.

use crate::entry::Entry;
use crate::lang::Lang;

/// An entry known to be one of the seven characteristics.
#[derive(Clone, Copy, Debug)]
pub struct Characteristic<'a>(pub(crate) &'a Entry);

impl<'a> Characteristic<'a> {
    /// The entry behind it.
    #[must_use]
    pub fn entry(&self) -> &'a Entry {
        self.0
    }
    /// The stable id, `privacy-enhanced` for example.
    #[must_use]
    pub fn id(&self) -> &'a str {
        &self.0.id
    }
    /// The letter on the strip. The order of the strip is V S R A E P F.
    #[must_use]
    pub fn letter(&self) -> char {
        self.0.code.as_deref().and_then(|code| code.chars().next()).unwrap_or('?')
    }
    /// Its name in the language asked for.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &'a str {
        self.0.title.get(lang)
    }
    /// The plain question that stands for it: "Does it work as claimed?"
    #[must_use]
    pub fn question(&self, lang: Lang) -> &'a str {
        self.0.line.as_ref().map_or_else(|| self.0.title.get(lang), |text| text.get(lang))
    }
}

/// An entry known to be a tension.
#[derive(Clone, Copy, Debug)]
pub struct Tension<'a>(pub(crate) &'a Entry);

impl<'a> Tension<'a> {
    /// The entry behind it.
    #[must_use]
    pub fn entry(&self) -> &'a Entry {
        self.0
    }
    /// The characteristics on one side.
    #[must_use]
    pub fn first(&self) -> &'a [String] {
        self.0.sides.first().map_or(&[], Vec::as_slice)
    }
    /// The characteristics on the other side. Empty when the other side is no characteristic but the
    /// organization's own interest; equal to the first when the pull lies inside one characteristic.
    #[must_use]
    pub fn second(&self) -> &'a [String] {
        self.0.sides.get(1).map_or(&[], Vec::as_slice)
    }
    /// Whether the tension pulls between these two characteristics, in either order.
    #[must_use]
    pub fn joins(&self, a: &str, b: &str) -> bool {
        let has = |side: &[String], id: &str| side.iter().any(|one| one == id);
        (has(self.first(), a) && has(self.second(), b)) || (has(self.first(), b) && has(self.second(), a))
    }
}
