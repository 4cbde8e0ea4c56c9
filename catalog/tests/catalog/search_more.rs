//! More queries as people type them: in the first three where one entry is plainly meant, in the first ten where
//! several are as good. Together with the lists in `search` there are more than 150.

use recourse_catalog::{Catalog, Lang};

type Case = (&'static str, &'static str);

const FIRST_THREE: &[Case] = &[
    ("algorithm fired me", "MAP 3.5"),
    ("i want my money back", "compensate"),
    ("delete my photo", "correct_data"),
    ("talk to a human", "GOVERN 3.2"),
    ("say sorry", "apologise"),
    ("tell the others", "notify_people"),
    ("independent review", "independent_review"),
    ("who made this", "accountable-and-transparent"),
    ("undo the decision", "reverse_decision"),
    ("freedom of information", "disclose"),
    ("copyright", "intellectual-property"),
    ("cybersecurity", "information-security"),
    ("hacker attack", "MEASURE 2.7"),
    ("energy use", "environmental-impacts"),
    ("carbon footprint", "MEASURE 2.12"),
    ("fake video of me", "information-integrity"),
    ("chatbot lies", "confabulation"),
    ("bomb instructions", "cbrn-information-or-capabilities"),
    ("hate speech", "dangerous-violent-or-hateful-content"),
    ("nude picture of my daughter", "obscene-degrading-and-or-abusive-content"),
    ("fell in love with a chatbot", "human-ai-configuration"),
    ("unknown supplier", "value-chain-and-component-integration"),
    ("personal data leaked", "data-privacy"),
    ("not accurate", "MEASURE 2.5"),
    ("is it safe", "safe"),
    ("someone got hurt", "safe"),
    ("dark skin", "fair-with-harmful-bias-managed"),
    ("transparency", "accountable-and-transparent"),
    ("explain the score", "explainable-and-interpretable"),
    ("surveillance", "privacy-enhanced"),
    ("incident report", "GOVERN 4.3"),
    ("training of staff", "GOVERN 2.2"),
    ("contractor", "GOVERN 6.1"),
    ("gdpr", "eu/gdpr/art-13-15"),
    ("right to explanation", "eu/ai-act/art-86"),
    ("credit refused", "us/ecoa-reg-b/1002-9"),
    ("hiring tool audit", "us-nyc/ll-144"),
    ("what was it tested on", "tests-run"),
    ("it was never tested", "MEASURE 2.5"),
    ("inventory of algorithms", "GOVERN 1.6"),
    ("emergency stop", "MANAGE 2.4"),
    ("retire the old system", "GOVERN 1.7"),
    ("whistleblower", "GOVERN 4.1"),
    ("boss is responsible", "GOVERN 2.3"),
    ("secret algorithm", "MEASURE 2.8"),
];

const FIRST_TEN: &[Case] = &[
    ("my boss watches me with cameras", "privacy-enhanced"),
    ("they stopped my benefit without a reason", "explainable-and-interpretable"),
    ("landlord refused me because of a score", "explainable-and-interpretable"),
    ("the police arrested the wrong man", "valid-and-reliable"),
    ("app closed my driver account", "accountable-and-transparent"),
    ("they gave me the wrong grade", "valid-and-reliable"),
    ("insurance refused my treatment", "MAP 3.2"),
    ("it does not understand my accent", "fair-with-harmful-bias-managed"),
    ("women get fewer job offers", "fair-with-harmful-bias-managed"),
    ("the office says the computer is right", "MAP 3.5"),
    ("nobody asked the people who live here", "GOVERN 5.1"),
    ("they knew about the problem", "MANAGE 1.4"),
    ("the numbers got worse over time", "MEASURE 2.4"),
    ("they use it for another purpose", "MAP 1.1"),
    ("the company that sells it", "GOVERN 6.1"),
    ("self driving car crash", "safe"),
    ("my post was removed", "eu/dsa/art-17"),
    ("false accusation of fraud", "valid-and-reliable"),
    ("children see violent videos", "dangerous-violent-or-hateful-content"),
    ("fake sources in the text", "confabulation"),
    ("artists were not asked", "intellectual-property"),
    ("someone cloned my voice", "information-integrity"),
    ("loss of income", "MAP 3.2"),
    ("complaint to the authority", "eu/gdpr/art-77"),
    ("falsly acused of fraud", "valid-and-reliable"),
    ("discrimnation", "fair-with-harmful-bias-managed"),
    ("survelance", "privacy-enhanced"),
    ("recomendation to appeel", "MEASURE 3.3"),
];

const SPANISH_FIRST_THREE: &[Case] = &[
    ("indemnización", "compensate"),
    ("borrar mis datos", "correct_data"),
    ("revisión humana", "human_review"),
    ("derechos de autor", "intellectual-property"),
    ("ciberseguridad", "information-security"),
    ("alucinación", "confabulation"),
    ("discurso de odio", "dangerous-violent-or-hateful-content"),
    ("persona con discapacidad", "fair-with-harmful-bias-managed"),
    ("caja negra", "explainable-and-interpretable"),
    ("quién es el responsable", "GOVERN 2.1"),
    ("auditoría independiente", "independent_review"),
    ("lista de algoritmos", "GOVERN 1.6"),
    ("el sistema no funciona", "valid-and-reliable"),
    ("me siento vigilado", "privacy-enhanced"),
    ("consumo de agua", "environmental-impacts"),
];

const SPANISH_FIRST_TEN: &[Case] = &[
    ("privasidad", "privacy-enhanced"),
    ("desinformasion", "information-integrity"),
    ("me acusaron de fraude", "valid-and-reliable"),
    ("mi jefe me vigila", "privacy-enhanced"),
    ("perdí mi trabajo", "MAP 3.2"),
    ("no entiende mi acento", "fair-with-harmful-bias-managed"),
    ("un coche sin conductor", "safe"),
    ("copiaron mi obra", "intellectual-property"),
];

#[test]
fn queries_find_what_is_meant() {
    let catalog = Catalog::shipped();
    let mut missed = Vec::new();
    for (lang, within, cases) in [
        (Lang::EN, 3, FIRST_THREE),
        (Lang::EN, 10, FIRST_TEN),
        (Lang::ES, 3, SPANISH_FIRST_THREE),
        (Lang::ES, 10, SPANISH_FIRST_TEN),
    ] {
        for (query, id) in cases {
            let hits = catalog.search(query, lang, 10);
            if !hits.iter().take(within).any(|hit| hit.entry.id() == *id) {
                let found: Vec<String> = hits
                    .iter()
                    .take(within.min(6))
                    .map(|h| format!("{} {}", h.entry.id(), h.score))
                    .collect();
                missed.push(format!(
                    "“{query}” ({lang}) should find {id} in the first {within}, found {found:?}"
                ));
            }
        }
    }
    assert!(missed.is_empty(), "{} missed: {missed:#?}", missed.len());
}
