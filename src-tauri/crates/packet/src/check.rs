//! What packet.json must be beyond its fields: references that lead somewhere, numbers in order, one sender.
//! The writer and the reader apply the same rules.

use crate::{
    PacketError,
    body::{AskItem, Body, ClaimItem, PersonItem, Response, Reveal},
    envelope::{FORMAT, FileEntry, Packet, VERSION},
    limits::{
        MAX_ASKS, MAX_AUDIENCE, MAX_CLAIMS, MAX_FILE_BYTES, MAX_FILES, MAX_RECORD_BYTES, MAX_SCHEMA_BYTES,
        MAX_TESTS, MAX_WITHHELD,
    },
    text::{DataPath, is_name},
};
use chrono::Datelike;
use recourse_model::{PacketKind, SenderMode};
use std::collections::BTreeSet;

pub(crate) fn check(packet: &Packet) -> Result<(), PacketError> {
    check_head(packet)?;
    check_audience(packet)?;
    check_names(packet)?;
    check_files(packet)?;
    let paths: BTreeSet<&DataPath> = packet.files.iter().map(|file| &file.path).collect();
    match &packet.body {
        Body::Challenge(body) => {
            check_counts(body.claims.len(), body.asks.len())?;
            check_numbers(&body.claims, &body.asks)?;
            check_claims(&body.claims, &body.people, &paths)?;
            check_ask_claims(&body.claims, &body.asks)
        }
        Body::Update(body) => {
            check_counts(body.claims.len(), body.asks.len())?;
            check_counts(body.withdrawn_claims.len(), body.withdrawn_asks.len())?;
            check_claims(&body.claims, &body.people, &paths)?;
            no_doubles(body.asks.iter().map(|ask| ask.id), "an ask")?;
            check_reveals(&body.reveals, &paths)
        }
        Body::Rejoinder(body) => {
            check_counts(0, body.asks.len())?;
            no_doubles(body.asks.iter().map(|item| item.ask), "an ask")?;
            check_reveals(&body.reveals, &paths)
        }
        Body::Response(body) => check_response(body),
        Body::Card(card) => {
            // Whoever signs a card speaks for its first key alone. The others are claims.
            if card.signing_keys.first() != Some(&packet.sender.key) {
                return Err(PacketError::CardInvalid("its first key is not the one that signed it"));
            }
            if card.age_recipients.is_empty()
                || card.age_recipients.iter().any(crate::EncryptKey::is_everybody)
            {
                return Err(PacketError::CardInvalid("it names no key to encrypt to"));
            }
            card.previous_key.as_ref().map_or(Ok(()), |previous| card.check_previous(previous))
        }
        Body::Receipt(body) => {
            let answered = packet.in_reply_to.as_ref().map(|to| to.sha256);
            let same = answered == Some(body.ack.packet_sha256);
            if same {
                Ok(())
            } else {
                Err(wrong("the receipt is for another packet than the one it answers"))
            }
        }
        Body::Withdrawal(_) => Ok(()),
    }
}

fn wrong(what: impl Into<String>) -> PacketError {
    PacketError::Inconsistent(what.into())
}

fn check_head(packet: &Packet) -> Result<(), PacketError> {
    if packet.format != FORMAT || packet.version != VERSION || packet.kind != packet.body.kind() {
        return Err(wrong("format, version or kind"));
    }
    let answered = packet.in_reply_to.as_ref().map(|to| to.packet_id.as_bytes());
    let ids = [packet.packet_id.as_bytes(), packet.thread_id.as_bytes()].into_iter().chain(answered);
    // Version 4 of the one variant: any other kind of id tells when, or by which machine, it was made.
    if ids.into_iter().any(|id| id[6] >> 4 != 4 || id[8] >> 6 != 0b10) {
        return Err(wrong("an id of the packet or its thread is not a random one"));
    }
    if packet.sequence == 0 {
        return Err(wrong("sequence begins at 1"));
    }
    let at = packet.created_at;
    if at.timestamp_subsec_nanos() != 0 || !(1970..=9999).contains(&at.year()) {
        return Err(wrong("created_at is not a whole second of a plain year"));
    }
    let subtags = packet.language.split('-');
    let plain = |tag: &str| (1..=8).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric());
    if packet.language.len() > 35 || !subtags.clone().all(plain) {
        return Err(wrong("language is not a language tag"));
    }
    let replies = matches!(packet.kind, PacketKind::Receipt | PacketKind::Response);
    if replies && packet.in_reply_to.is_none() {
        return Err(wrong("it answers no packet"));
    }
    if packet.sender.fingerprint != packet.sender.key.fingerprint() {
        return Err(wrong("the sender's fingerprint is of another key"));
    }
    if packet.sender.mode == SenderMode::Anonymous && !packet.sender.display.is_empty() {
        return Err(wrong("an anonymous sender with a name"));
    }
    Ok(())
}

fn check_audience(packet: &Packet) -> Result<(), PacketError> {
    let count = packet.audience.len() as u64;
    if count > MAX_AUDIENCE || (count == 0 && packet.kind != PacketKind::Card) {
        return Err(wrong("the audience is empty or too large"));
    }
    let everybody = |key: &crate::EncryptKey| key.is_everybody();
    if packet.audience.iter().any(|who| everybody(&who.age_recipient))
        || packet.reply_to.as_ref().is_some_and(everybody)
    {
        return Err(wrong("the key of cards stands for nobody in particular"));
    }
    no_doubles(packet.audience.iter().map(|who| who.age_recipient.to_string()), "an addressee")
}

/// The names by which people know who is meant. What is long, breaks a line or turns the direction of text could pass
/// for something else.
fn check_names(packet: &Packet) -> Result<(), PacketError> {
    let people = match &packet.body {
        Body::Challenge(body) => body.people.as_slice(),
        Body::Update(body) => body.people.as_slice(),
        _ => &[],
    };
    let card = match &packet.body {
        Body::Card(card) => Some(&card.name),
        _ => None,
    };
    let mut names = std::iter::once(&packet.sender.display)
        .chain(packet.audience.iter().map(|who| &who.name))
        .chain(people.iter().map(|person| &person.pseudonym))
        .chain(card);
    if names.all(|name| is_name(name)) {
        Ok(())
    } else {
        Err(wrong("a name is too long, or holds characters that no name has"))
    }
}

fn check_counts(claims: usize, asks: usize) -> Result<(), PacketError> {
    if claims as u64 > MAX_CLAIMS || asks as u64 > MAX_ASKS {
        return Err(wrong("too many claims or asks"));
    }
    Ok(())
}

fn check_files(packet: &Packet) -> Result<(), PacketError> {
    let got = packet.files.len() as u64;
    if got > MAX_FILES {
        return Err(PacketError::TooManyFiles { got, limit: MAX_FILES });
    }
    if packet.withheld.len() as u64 > MAX_WITHHELD {
        return Err(wrong("too many withheld items"));
    }
    let paths: BTreeSet<&DataPath> = packet.files.iter().map(|file| &file.path).collect();
    for (number, file) in (1..).zip(&packet.files) {
        check_file(number, file, &paths)?;
    }
    for (name, text, limit) in
        [("record.html", &packet.record, MAX_RECORD_BYTES), ("schema.json", &packet.schema, MAX_SCHEMA_BYTES)]
    {
        if text.size > limit {
            return Err(PacketError::JsonTooLarge { name, got: text.size, limit });
        }
    }
    Ok(())
}

fn check_file(number: u32, file: &FileEntry, paths: &BTreeSet<&DataPath>) -> Result<(), PacketError> {
    if file.path.number() != number {
        return Err(wrong(format!("{} is not file number {number}", file.path)));
    }
    if file.size > MAX_FILE_BYTES {
        let path = file.path.to_string();
        return Err(PacketError::FileTooLarge { path, got: file.size, limit: MAX_FILE_BYTES });
    }
    let original = file.derived_from.as_ref().and_then(|from| from.path.as_ref());
    match original {
        Some(path) if *path == file.path || !paths.contains(path) => {
            Err(wrong(format!("{} comes from a file that is not there", file.path)))
        }
        _ => Ok(()),
    }
}

fn check_numbers(claims: &[ClaimItem], asks: &[AskItem]) -> Result<(), PacketError> {
    let in_order =
        |numbers: &mut dyn Iterator<Item = u32>| numbers.zip(1..).all(|(number, place)| number == place);
    if !in_order(&mut claims.iter().map(|claim| claim.number))
        || !in_order(&mut asks.iter().map(|ask| ask.number))
    {
        return Err(wrong("claims and asks are numbered from 1 without gaps"));
    }
    no_doubles(asks.iter().map(|ask| ask.id), "an ask")
}

fn check_claims(
    claims: &[ClaimItem],
    people: &[PersonItem],
    paths: &BTreeSet<&DataPath>,
) -> Result<(), PacketError> {
    no_doubles(claims.iter().map(|claim| claim.id), "a claim")?;
    no_doubles(people.iter().map(|person| person.reference), "a person")?;
    let known: BTreeSet<_> = people.iter().map(|person| person.reference).collect();
    for claim in claims {
        if !claim.told_by.iter().all(|person| known.contains(person)) {
            return Err(wrong(format!("claim {} is told by a person who is not there", claim.number)));
        }
        no_doubles(claim.characteristics.iter().map(|item| item.characteristic), "a characteristic")?;
        let evidence = claim
            .evidence
            .iter()
            .chain(claim.characteristics.iter().flat_map(|item| &item.evidence))
            .chain(claim.mappings.iter().flat_map(|item| &item.evidence));
        if let Some(path) = evidence.into_iter().find(|path| !paths.contains(path)) {
            return Err(wrong(format!("claim {} names {path}, which is not there", claim.number)));
        }
    }
    Ok(())
}

fn check_ask_claims(claims: &[ClaimItem], asks: &[AskItem]) -> Result<(), PacketError> {
    let known: BTreeSet<_> = claims.iter().map(|claim| claim.id).collect();
    match asks.iter().find(|ask| !ask.claims.iter().all(|claim| known.contains(claim))) {
        Some(ask) => Err(wrong(format!("ask {} rests on a claim that is not there", ask.number))),
        None => Ok(()),
    }
}

fn check_reveals(reveals: &[Reveal], paths: &BTreeSet<&DataPath>) -> Result<(), PacketError> {
    match reveals.iter().find(|reveal| !paths.contains(&reveal.path)) {
        Some(reveal) => Err(wrong(format!("{} is revealed and not there", reveal.path))),
        None => Ok(()),
    }
}

fn check_response(body: &Response) -> Result<(), PacketError> {
    check_counts(body.decisions.len().max(body.worksheets.len()), body.asks.len())?;
    if body.tests().count() as u64 > MAX_TESTS {
        return Err(wrong("too many tests"));
    }
    let questions = body.ten_questions.iter().map(|answer| answer.question);
    if !questions.eq(1..=10) {
        return Err(wrong("the ten questions are not ten, in order"));
    }
    no_doubles(body.decisions.iter().map(|item| item.claim), "a decision")?;
    no_doubles(body.worksheets.iter().map(|item| item.claim), "a worksheet")?;
    no_doubles(body.asks.iter().map(|item| item.ask), "an answered ask")?;
    no_doubles(body.tests().map(|test| test.id), "a test")
}

fn no_doubles<T: Ord>(items: impl Iterator<Item = T>, what: &str) -> Result<(), PacketError> {
    let mut seen = BTreeSet::new();
    for item in items {
        if !seen.insert(item) {
            return Err(wrong(format!("{what} stands twice")));
        }
    }
    Ok(())
}
