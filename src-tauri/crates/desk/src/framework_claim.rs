//! Finds sentences that only claim to follow a framework. They answer none of the ten questions.

/// Words that claim to follow something, in the languages the program speaks.
const CLAIMS: [&str; 16] = [
    "aligned with",
    "in line with",
    "aligns with",
    "complies with",
    "compliant with",
    "in compliance with",
    "follows",
    "follow the",
    "adheres to",
    "conforms to",
    "consistent with",
    "alineado con",
    "alineada con",
    "cumple con",
    "conforme a",
    "de acuerdo con",
];

/// Names of frameworks and standards that are claimed most.
const FRAMEWORKS: [&str; 14] = [
    "ai rmf",
    "ai risk management framework",
    "nist",
    "iso 42001",
    "iso/iec 42001",
    "iso/iec 23894",
    "oecd principles",
    "ai act",
    "best practice",
    "industry standard",
    "our framework",
    "the framework",
    "marco de gestión de riesgos",
    "buenas prácticas",
];

/// The first sentence of `text` that claims to follow a framework, if there is one.
#[must_use]
pub fn find(text: &str) -> Option<String> {
    sentences(text).find(|sentence| {
        let lower = sentence.to_lowercase();
        CLAIMS.iter().any(|claim| lower.contains(claim)) && FRAMEWORKS.iter().any(|name| lower.contains(name))
    })
}

/// Whether nothing is left of `text` once such sentences are taken out.
#[must_use]
pub fn is_all_there_is(text: &str) -> bool {
    find(text).is_some() && sentences(text).all(|sentence| find(&sentence).is_some())
}

/// Sentences, roughly: cut after a full stop, question or exclamation mark that is followed by a space, and at lines.
fn sentences(text: &str) -> impl Iterator<Item = String> {
    let mut parts = Vec::new();
    for line in text.lines() {
        let mut rest = line;
        while let Some(end) = rest.find(". ").or_else(|| rest.find("! ")).or_else(|| rest.find("? ")) {
            let (sentence, tail) = rest.split_at(end + 1);
            parts.push(sentence.trim().to_owned());
            rest = tail;
        }
        parts.push(rest.trim().to_owned());
    }
    parts.into_iter().filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_claim_is_found_and_is_all_there_is() {
        let text = "Our use of the score is aligned with the NIST AI Risk Management Framework.";
        assert_eq!(find(text).as_deref(), Some(text));
        assert!(is_all_there_is(text));
    }

    #[test]
    fn a_claim_beside_a_real_answer_is_found_alone() {
        let text = "We publish the rate below. Our use is aligned with the NIST AI RMF.";
        assert_eq!(find(text).as_deref(), Some("Our use is aligned with the NIST AI RMF."));
        assert!(!is_all_there_is(text));
    }

    #[test]
    fn naming_a_framework_to_say_what_was_tested_is_no_claim() {
        assert_eq!(find("We ran the test that NIST describes under MEASURE 2.11 on 9,662 renewals."), None);
        assert_eq!(find("The rota follows the weather."), None);
    }
}
