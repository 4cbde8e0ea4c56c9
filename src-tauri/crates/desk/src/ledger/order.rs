//! Which of several answers is the newest.

use recourse_model::Timestamp;
use std::collections::{BTreeMap, VecDeque};

/// Something that came in from a signer.
pub(crate) struct Came<T> {
    /// The fingerprint of the key that signed it.
    pub(crate) signer: String,
    /// Its number among what this signer sent, as the signer says.
    pub(crate) sequence: u32,
    /// When it came in.
    pub(crate) at: Timestamp,
    pub(crate) what: T,
}

/// What came in, oldest first.
///
/// Among the packets of one signer the signer's own numbers decide: one that was written later counts as newer, even if
/// it was imported first. Between signers only the moments decide at which things came in, so that nobody gets before
/// anybody else by choosing a number.
pub(crate) fn oldest_first<T>(mut came: Vec<Came<T>>) -> Vec<T> {
    came.sort_by_key(|one| one.at);
    let turns: Vec<String> = came.iter().map(|one| one.signer.clone()).collect();
    // Stable: of two with the same number, the one that came in first stays first.
    came.sort_by_key(|one| one.sequence);
    let mut waiting: BTreeMap<String, VecDeque<T>> = BTreeMap::new();
    for one in came {
        waiting.entry(one.signer).or_default().push_back(one.what);
    }
    turns.iter().filter_map(|signer| waiting.get_mut(signer)?.pop_front()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_within_a_signer_and_moments_between_them() {
        let came = |signer: &str, sequence, hour: u32, what| Came {
            signer: signer.into(),
            sequence,
            at: format!("2026-11-12T{hour:02}:00:00Z").parse().unwrap(),
            what,
        };
        let all = vec![
            came("a", 2, 9, "a2"),
            came("b", u32::MAX, 10, "b-max"),
            came("a", 1, 11, "a1"),
            came("a", 2, 12, "a2 again"),
        ];
        assert_eq!(oldest_first(all), ["a1", "b-max", "a2", "a2 again"]);
    }
}
