//! Looking up the words of record.html in the language of the packet.

use super::table::TABLE;

/// The languages that record.html can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Words {
    English,
    Spanish,
}

impl Words {
    /// The words for a language tag; English if we have no others.
    pub(super) fn for_language(tag: &str) -> Self {
        match tag.split('-').next() {
            Some(primary) if primary.eq_ignore_ascii_case("es") => Self::Spanish,
            _ => Self::English,
        }
    }

    /// The words for a key. A key without words stands for itself: it is a word of the format, never a typing error,
    /// which the tests see to.
    pub(super) fn of(self, key: &str) -> &str {
        match TABLE.binary_search_by_key(&key, |(known, ..)| known) {
            Ok(at) => match self {
                Self::English => TABLE[at].1,
                Self::Spanish => TABLE[at].2,
            },
            Err(_) => key,
        }
    }

    /// The words for an outcome, or nothing when there is none.
    pub(super) fn word(self, outcome: Option<impl ToString>) -> String {
        outcome.map(|outcome| self.of(&outcome.to_string()).to_owned()).unwrap_or_default()
    }

    /// Yes, no, or nothing when nobody said.
    pub(super) fn yes_no(self, said: Option<bool>) -> String {
        match said {
            Some(true) => self.of("yes").to_owned(),
            Some(false) => self.of("no").to_owned(),
            None => String::new(),
        }
    }

    /// One of the ten questions, 1 to 10.
    pub(super) fn question(self, number: u8) -> String {
        self.of(&format!("question_{number}")).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use recourse_model as model;

    #[test]
    fn the_table_is_sorted_complete_and_in_both_languages() {
        for pair in TABLE.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
        }
        assert!(TABLE.iter().all(|(_, english, spanish)| !english.is_empty() && !spanish.is_empty()));
    }

    #[test]
    fn every_outcome_word_of_the_format_has_words() {
        macro_rules! all {
            ($($list:ident),+) => { [$(model::$list::ALL.iter().map(|word| word.as_str()).collect::<Vec<_>>()),+].concat() };
        }
        let keys = all!(
            AskOutcome,
            AskType,
            CausalLink,
            Characteristic,
            CharacteristicState,
            CommitmentStatus,
            Confidence,
            CountPrecision,
            DeadlineSource,
            Decision,
            HarmKind,
            Independence,
            Likelihood,
            Operation,
            PacketKind,
            PersonRole,
            Precision,
            Priority,
            Relation,
            Reversibility,
            Severity,
            SystemKind,
            TestOutcome,
            Treatment,
            Verification
        );
        let has = |key: &str| TABLE.iter().any(|(known, ..)| *known == key);
        for key in keys {
            assert!(has(key), "{key}");
        }
        for change in model::ChangeKind::ALL.iter().filter(|change| **change != model::ChangeKind::None) {
            assert!(has(change.as_str()), "{change}");
        }
        for tlp in model::Tlp::ALL {
            assert!(has(&format!("tlp_{tlp}")), "{tlp}");
        }
        for number in 1..=10 {
            assert!(has(&format!("question_{number}")), "{number}");
        }
    }

    #[test]
    fn every_key_in_the_code_has_words() {
        let code = [include_str!("mod.rs"), include_str!("challenge.rs"), include_str!("answer.rs")].concat();
        let mut keys: Vec<&str> =
            code.split("words.of(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        for lists in code.split(".map(|key| words.of(key))").collect::<Vec<_>>().split_last().unwrap().1 {
            let list = lists.rsplit('[').next().unwrap();
            keys.extend(list.split('"').skip(1).step_by(2));
        }
        assert!(keys.len() > 100, "{}", keys.len());
        for key in keys {
            assert!(TABLE.iter().any(|(known, ..)| *known == key), "{key}");
        }
    }
}
