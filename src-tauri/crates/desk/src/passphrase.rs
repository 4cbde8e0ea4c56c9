//! Passphrases: how hard one is to guess, and one drawn by chance.

use crate::{DeskError, DeskResult};
use recourse_model::ErrorCode;

/// The least score that a vault takes, of 0 to 4.
pub const LEAST_SCORE: u8 = 3;

/// How many words are drawn by chance: six of 2048 are 66 bits.
const WORDS: usize = 6;

/// Longer text is cut before it is measured: the measure grows with the square of the length.
const MEASURED: usize = 100;

/// The score of a passphrase, 0 (guessed at once) to 4 (very hard), and the powers of ten of guesses it takes.
#[must_use]
pub fn strength(passphrase: &str) -> (u8, f64) {
    let measured: String = passphrase.chars().take(MEASURED).collect();
    let entropy = zxcvbn::zxcvbn(&measured, &["recourse", "casebook", "vault"]);
    (entropy.score().into(), entropy.guesses_log10())
}

/// Refuses a passphrase that is too easy to guess.
///
/// # Errors
/// [`ErrorCode::VaultWeakPassphrase`] with the score.
pub fn require_strong(passphrase: &str) -> DeskResult<()> {
    let (score, _) = strength(passphrase);
    if score < LEAST_SCORE {
        return Err(DeskError::refused_with(ErrorCode::VaultWeakPassphrase, "score", score.to_string()));
    }
    Ok(())
}

/// Six words of the English BIP-39 list, drawn by chance.
///
/// # Errors
/// When the system has no randomness to give.
pub fn suggest() -> DeskResult<String> {
    let mut random = [0; 2 * WORDS];
    getrandom::fill(&mut random).map_err(|_| DeskError::refused(ErrorCode::Internal))?;
    let list = bip39::Language::English.word_list();
    // 2048 divides 65,536, so every word is as likely as every other.
    let words = random.chunks_exact(2).map(|pair| {
        let drawn = usize::from(u16::from_be_bytes([pair[0], pair[1]]));
        list[drawn % list.len()]
    });
    Ok(words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawn_passphrase_is_strong_and_never_the_same() {
        let (one, two) = (suggest().unwrap(), suggest().unwrap());
        assert_ne!(one, two);
        assert_eq!(one.split(' ').count(), WORDS);
        assert!(require_strong(&one).is_ok());
    }

    #[test]
    fn an_easy_passphrase_is_refused_with_its_score() {
        for easy in ["", "password1", "recourse1", "qwerty12345"] {
            let error = require_strong(easy).unwrap_err();
            assert_eq!(error.code(), ErrorCode::VaultWeakPassphrase, "{easy}");
        }
    }
}
