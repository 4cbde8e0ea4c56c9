//! Finding the record that a person means: by id, by the end of its id, by number, or by name.

use crate::error::{CliError, CliResult};
use recourse_desk::{
    casebook, challenge, evidence, ledger, people, recipients, register, timestamp,
    view::{
        ChallengeRow, ChallengeView, EvidenceRow, HarmRow, InboxRow, PersonRow, RecipientView, SentRow,
        StampedPacket, TimestampView,
    },
};
use recourse_model::{Ask, Case, CaseId, ErrorCode, Timestamp};
use recourse_vault::Vault;

/// How many characters of an id are shown in tables, and how few are enough to name it.
const SHORT: usize = 8;
const FEWEST: usize = 4;

/// The end of an id, which is drawn by chance; its beginning is the time and much the same for all.
pub(crate) fn short(id: impl std::fmt::Display) -> String {
    let id = id.to_string();
    id.get(id.len().saturating_sub(SHORT)..).unwrap_or(&id).to_owned()
}

/// A record with what it may be called.
struct Named<T> {
    id: String,
    names: Vec<String>,
    item: T,
}

/// The one record that is meant. Without a word there must be exactly one.
fn choose<T>(kind: &str, wanted: Option<&str>, mut from: Vec<Named<T>>) -> CliResult<T> {
    if let Some(wanted) = wanted {
        let wanted = wanted.to_lowercase();
        let is = |named: &Named<T>| {
            named.id == wanted || named.names.iter().any(|name| name.to_lowercase() == wanted)
        };
        let ends = |named: &Named<T>| wanted.len() >= FEWEST && named.id.ends_with(&wanted);
        let exact = from.iter().any(is);
        from.retain(|named| if exact { is(named) } else { ends(named) });
    }
    let several = from.len() > 1;
    match (from.pop(), wanted) {
        (Some(named), _) if !several => Ok(named.item),
        (Some(_), Some(wanted)) => Err(CliError::usage(
            &format!("\"{}\" can mean more than one {kind}.", crate::text::one_line(wanted)),
            "Give more of the id.",
        )),
        (Some(_), None) => Err(CliError::usage(
            &format!("There is more than one {kind}, so say which."),
            "Give its id, the end of its id, or its name. The `list` command shows them.",
        )),
        (None, _) => Err(CliError::with(ErrorCode::RecordNotFound, "kind", kind)),
    }
}

/// A case.
pub(crate) fn case(vault: &Vault, wanted: Option<&str>) -> CliResult<Case> {
    let rows = casebook::cases(vault)?.into_iter();
    let named = rows.map(|row| Named {
        id: row.case.id.to_string(),
        names: vec![row.case.title.clone()],
        item: row.case,
    });
    choose("case", wanted, named.collect())
}

/// The cases to look through: the one that is meant, or all.
fn cases(vault: &Vault, wanted: Option<&str>) -> CliResult<Vec<CaseId>> {
    match wanted {
        Some(_) => Ok(vec![case(vault, wanted)?.id]),
        None => Ok(casebook::cases(vault)?.into_iter().map(|row| row.case.id).collect()),
    }
}

/// `3` and `H3` for number 3.
fn numbered(letter: char, number: u32) -> [String; 2] {
    [number.to_string(), format!("{letter}{number}")]
}

/// A harm: `H3` or `3` in its case, its title, or its id.
pub(crate) fn harm(
    vault: &Vault,
    now: Timestamp,
    case: Option<&str>,
    wanted: Option<&str>,
) -> CliResult<HarmRow> {
    let mut named = Vec::new();
    for case_id in cases(vault, case)? {
        for row in casebook::case_view(vault, case_id, now)?.harms {
            let names = [numbered('H', row.number).to_vec(), vec![row.harm.facts.title.clone()]].concat();
            named.push(Named { id: row.harm.id.to_string(), names, item: row });
        }
    }
    choose("harm", wanted, named)
}

/// A piece of evidence: `E3` or `3` in its case, its title, or its id.
pub(crate) fn piece(vault: &Vault, case: Option<&str>, wanted: Option<&str>) -> CliResult<EvidenceRow> {
    let cases = cases(vault, case)?;
    let rows = evidence::rows(vault)?.into_iter().filter(|row| cases.contains(&row.evidence.case_id));
    let named = rows.map(|row| Named {
        id: row.evidence.id.to_string(),
        names: [numbered('E', row.evidence.number).to_vec(), vec![row.evidence.title.clone()]].concat(),
        item: row,
    });
    choose("piece of evidence", wanted, named.collect())
}

/// A person, by pseudonym or id.
pub(crate) fn person(vault: &Vault, now: Timestamp, wanted: Option<&str>) -> CliResult<PersonRow> {
    let rows = people::rows(vault, now)?.into_iter();
    let named = rows.map(|row| Named {
        id: row.person.id.to_string(),
        names: vec![row.person.pseudonym.clone()],
        item: row,
    });
    choose("person", wanted, named.collect())
}

/// A recipient, by name or id.
pub(crate) fn recipient(vault: &Vault, wanted: Option<&str>) -> CliResult<RecipientView> {
    let rows = recipients::rows(vault)?.into_iter();
    let named = rows.map(|row| Named {
        id: row.recipient.id.to_string(),
        names: vec![row.recipient.name.clone()],
        item: row,
    });
    choose("recipient", wanted, named.collect())
}

/// Every challenge, sealed or not.
pub(crate) fn challenges(vault: &Vault, now: Timestamp, case: Option<&str>) -> CliResult<Vec<ChallengeRow>> {
    let mut rows = Vec::new();
    for case_id in cases(vault, case)? {
        rows.extend(casebook::case_view(vault, case_id, now)?.challenges);
    }
    Ok(rows)
}

/// A challenge, by title or id.
pub(crate) fn challenge(vault: &Vault, now: Timestamp, wanted: Option<&str>) -> CliResult<ChallengeView> {
    let rows = challenges(vault, now, None)?.into_iter();
    let named = rows.map(|row| Named {
        id: row.challenge.id.to_string(),
        names: vec![row.challenge.title.clone()],
        item: row.challenge.id,
    });
    Ok(challenge::view(vault, choose("challenge", wanted, named.collect())?, now)?)
}

/// An ask of a challenge, by its number or id.
pub(crate) fn ask(view: &ChallengeView, wanted: &str) -> CliResult<Ask> {
    let named = view.asks.iter().map(|ask| Named {
        id: ask.id.to_string(),
        names: numbered('A', ask.position).to_vec(),
        item: ask.clone(),
    });
    choose("ask", Some(wanted), named.collect())
}

/// A packet of the vault, by its id or its SHA-256.
pub(crate) fn packet(vault: &Vault, wanted: Option<&str>) -> CliResult<StampedPacket> {
    let rows = timestamp::packets(vault)?.into_iter();
    let named = rows.map(|row| Named {
        id: row.packet_id.to_string(),
        names: vec![row.sha256.to_string()],
        item: row,
    });
    choose("packet", wanted, named.collect())
}

/// A time-stamp of any packet, by its id.
pub(crate) fn timestamp(vault: &Vault, wanted: Option<&str>) -> CliResult<TimestampView> {
    let rows = timestamp::packets(vault)?.into_iter().flat_map(|packet| packet.timestamps);
    let named = rows.map(|row| Named { id: row.id.to_string(), names: Vec::new(), item: row });
    choose("time-stamp", wanted, named.collect())
}

/// An entry of the register, by its title or id.
pub(crate) fn entry(vault: &Vault, now: Timestamp, wanted: Option<&str>) -> CliResult<InboxRow> {
    let rows = register::rows(vault, now)?.into_iter();
    let named =
        rows.map(|row| Named { id: row.entry.id.to_string(), names: vec![row.title.clone()], item: row });
    choose("entry of the inbox", wanted, named.collect())
}

/// A sealed challenge, by title or id.
pub(crate) fn sent(vault: &Vault, now: Timestamp, wanted: Option<&str>) -> CliResult<SentRow> {
    let rows = ledger::sent(vault, now)?.into_iter();
    let named =
        rows.map(|row| Named { id: row.challenge_id.to_string(), names: vec![row.title.clone()], item: row });
    choose("sealed challenge", wanted, named.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(id: &str, name: &str) -> Named<String> {
        Named { id: id.into(), names: vec![name.into()], item: id.into() }
    }

    #[test]
    fn a_word_must_mean_exactly_one_record() {
        let all = || {
            vec![
                named("0192-aaaa1111", "First"),
                named("0192-bbbb1111", "second"),
                named("0192-cccc2222", "1111"),
            ]
        };
        assert_eq!(choose("case", Some("FIRST"), all()).unwrap(), "0192-aaaa1111");
        assert_eq!(choose("case", Some("aaaa1111"), all()).unwrap(), "0192-aaaa1111");
        assert_eq!(
            choose("case", Some("1111"), all()).unwrap(),
            "0192-cccc2222",
            "a name goes before an end"
        );
        assert!(choose("case", Some("222"), all()).is_err(), "too short to be sure");
        assert!(choose("case", None, all()).is_err());
        assert!(choose("case", Some("nothing"), all()).is_err());
        assert_eq!(choose("case", None, vec![named("x", "y")]).unwrap(), "x");
    }
}
