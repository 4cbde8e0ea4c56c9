//! Languages and texts that exist in several of them.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A language, by its two- or three-letter code (ISO 639).
///
/// It is not a closed list: a new language is new text in the data files and no change in code. Where a text
/// is missing in a language, English is shown instead.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang([u8; 3]);

impl Lang {
    /// English, the language every text has.
    pub const EN: Self = Self(*b"en\0");
    /// Spanish.
    pub const ES: Self = Self(*b"es\0");

    /// Reads a language tag such as `es`, `es-MX` or `en_US` and keeps its language part.
    /// Anything that is not a tag counts as English, so a strange setting never hides the texts.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        let code = tag.split(['-', '_', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        Self::exact(&code).unwrap_or(Self::EN)
    }

    /// The code in lower case, `en` for example.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let end = self.0.iter().position(|byte| *byte == 0).unwrap_or(self.0.len());
        // Only ASCII letters can get in, so the fallback is never used.
        std::str::from_utf8(&self.0[..end]).unwrap_or("en")
    }

    fn exact(code: &str) -> Option<Self> {
        let bytes = code.as_bytes();
        if !(2..=3).contains(&bytes.len()) || !bytes.iter().all(u8::is_ascii_lowercase) {
            return None;
        }
        let mut out = [0_u8; 3];
        out[..bytes.len()].copy_from_slice(bytes);
        Some(Self(out))
    }
}

impl Default for Lang {
    fn default() -> Self {
        Self::EN
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lang({})", self.as_str())
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(LangVisitor)
    }
}

struct LangVisitor;

impl Visitor<'_> for LangVisitor {
    type Value = Lang;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a language code")
    }

    fn visit_str<E: serde::de::Error>(self, code: &str) -> Result<Lang, E> {
        Lang::exact(code).ok_or_else(|| E::custom(format!("`{code}` is not a language code")))
    }
}

/// One text in several languages, in order of the language codes.
///
/// A short list, not a map: there are thousands of texts, two languages each, and every one is read at the start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(Vec<(Lang, Box<str>)>);

impl Text {
    /// The text in the language asked for, else in English. A loaded catalog always has the English one.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        self.exact(lang).or_else(|| self.exact(Lang::EN)).unwrap_or_default()
    }

    /// The text in exactly this language, without falling back.
    #[must_use]
    pub fn exact(&self, lang: Lang) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == lang).map(|(_, text)| &**text)
    }

    /// Every language of this text with its words, in order of the language codes.
    pub fn all(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.0.iter().map(|(lang, text)| (*lang, &**text))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text by language, such as { en = \"…\", es = \"…\" }")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        let mut texts: Vec<(Lang, Box<str>)> = Vec::with_capacity(2);
        while let Some(one) = map.next_entry()? {
            texts.push(one);
        }
        texts.sort_by_key(|(lang, _)| *lang);
        Ok(Text(texts))
    }
}
