//! The recovery sheet: 24 words on paper that open the vault when the passphrase is lost.
//!
//! The words are a BIP-39 phrase of 256 random bits. Joined by single spaces they are the passphrase of a second key
//! file, so that the paper, the file and stock `age -d` are enough to come back in.

use crate::{Vault, VaultError, keys::Keys, layout, layout::Layout};
use age::secrecy::{ExposeSecret, SecretString};
use bip39::{Language, Mnemonic};
use recourse_model::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use zeroize::{Zeroize, Zeroizing};

/// How many words must be typed back to confirm that the sheet was written down.
const TYPED_BACK: usize = 3;
const SETTING: &str = "vault.recovery";

/// The words of a fresh recovery sheet. They are shown once and wiped when dropped; the vault does not keep them.
pub struct RecoverySheet {
    words: Vec<&'static str>,
}

impl RecoverySheet {
    /// The 24 words, in order.
    #[must_use]
    pub fn words(&self) -> &[&'static str] {
        &self.words
    }

    /// The words as they are typed to open the vault.
    #[must_use]
    pub fn phrase(&self) -> SecretString {
        SecretString::from(self.words.join(" "))
    }
}

impl Drop for RecoverySheet {
    fn drop(&mut self) {
        // What is secret is which words of the public list these are.
        self.words.iter_mut().for_each(|word| *word = "");
        self.words.clear();
    }
}

/// How far the recovery sheet has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoveryState {
    /// When the sheet was made.
    pub made_at: Option<Timestamp>,
    /// When somebody typed words of it back.
    pub confirmed_at: Option<Timestamp>,
}

#[derive(Default, Serialize, Deserialize)]
struct Stored {
    #[serde(flatten)]
    state: RecoveryState,
    /// A keyed hash of each word by its place.
    words: Vec<String>,
}

/// Words in the form in which they are the passphrase; nothing if they are not a phrase of 24 words.
fn phrase(words: &SecretString) -> Option<SecretString> {
    let lower = Zeroizing::new(words.expose_secret().to_lowercase());
    let parts: Vec<_> = lower.split_whitespace().collect();
    let joined = Zeroizing::new(parts.join(" "));
    // The checksum finds most slips of the pen without the slow key derivation.
    let known = parts.len() == 24 && Mnemonic::parse_in_normalized(Language::English, &joined).is_ok();
    known.then(|| SecretString::from(joined.as_str()))
}

/// The keys that recovery words open.
pub(crate) fn unlock(layout: &Layout, words: &SecretString) -> Result<Keys, VaultError> {
    let path = layout.recovery();
    if !path.is_file() {
        return Err(VaultError::WrongRecovery);
    }
    let phrase = phrase(words).ok_or(VaultError::WrongRecovery)?;
    Keys::unlock(&layout::read_small(&path)?, &phrase)?.ok_or(VaultError::WrongRecovery)
}

impl Vault {
    /// Makes a recovery sheet and the key file that its words open. An earlier sheet no longer works. The file is read
    /// back and opened before this returns.
    ///
    /// # Errors
    /// Trouble with the disk; the earlier sheet may then still be the one that works.
    pub fn make_recovery(&self, now: Timestamp) -> Result<RecoverySheet, VaultError> {
        let mut entropy = Zeroizing::new([0; 32]);
        getrandom::fill(entropy.as_mut_slice()).map_err(|_| VaultError::Internal("random numbers"))?;
        let mnemonic = Mnemonic::from_entropy_in(Language::English, entropy.as_slice())
            .map_err(|_| VaultError::Internal("recovery words"))?;
        let sheet = RecoverySheet { words: mnemonic.words().collect() };
        let locked = self.keys().lock_with(&sheet.phrase(), self.work_factor())?;
        layout::replace_file(&self.layout().recovery(), &locked)?;
        let opened = unlock(self.layout(), &sheet.phrase())?;
        if !opened.same_root(self.keys()) {
            return Err(VaultError::Damaged { what: "the recovery file just written" });
        }
        let stored = Stored {
            state: RecoveryState { made_at: Some(now), confirmed_at: None },
            words: sheet.words.iter().enumerate().map(|(at, word)| self.remembered(at + 1, word)).collect(),
        };
        self.write(|writer| writer.set_setting(SETTING, &stored))?;
        Ok(sheet)
    }

    /// Whether there is a recovery sheet, and whether somebody has shown that they have it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn recovery_state(&self) -> Result<RecoveryState, VaultError> {
        self.read(|reader| Ok(reader.setting::<Stored>(SETTING)?.unwrap_or_default().state))
    }

    /// Confirms the sheet by words typed back: at least three different places, from 1 to 24, all of them right.
    ///
    /// # Errors
    /// [`VaultError::WrongRecovery`] when there is no sheet, a word is wrong or there are too few.
    pub fn confirm_recovery(&self, typed: &[(usize, &str)], now: Timestamp) -> Result<(), VaultError> {
        self.write(|writer| {
            let mut stored: Stored = writer.setting(SETTING)?.ok_or(VaultError::WrongRecovery)?;
            let places: BTreeSet<_> = typed.iter().map(|(place, _)| place).collect();
            let right = typed.iter().all(|(place, word)| {
                let word = Zeroizing::new(word.trim().to_lowercase());
                let known = place.checked_sub(1).and_then(|at| stored.words.get(at));
                known.is_some_and(|known| *known == self.remembered(*place, &word))
            });
            if !right || places.len() < TYPED_BACK {
                return Err(VaultError::WrongRecovery);
            }
            stored.state.confirmed_at = Some(now);
            writer.set_setting(SETTING, &stored)
        })
    }

    fn remembered(&self, place: usize, word: &str) -> String {
        let mut mac = self.keys().recovery_mac(place, word);
        let text = recourse_model::Sha256Hash(mac).to_string();
        mac.zeroize();
        text
    }
}
