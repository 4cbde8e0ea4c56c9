//! record.html: the packet for human eyes. Static, without scripts, links or anything loaded from elsewhere.
//!
//! It renders what packet.json says and adds nothing. It is a convenience: what counts is packet.json, and a reader
//! that wants to be sure makes this page itself instead of showing the one it was sent.

mod answer;
mod challenge;
mod page;
mod table;
mod words;

use crate::{
    body::{Body, Card},
    envelope::{Addressee, FileEntry, Packet},
};
use chrono::NaiveDate;
use page::Page;
use recourse_model::{Deadlines, PacketKind, SenderMode, Timestamp};
use words::Words;

/// The page for a packet, in the packet's language as far as we have its words, else in English.
#[must_use]
pub fn html(packet: &Packet) -> String {
    let words = Words::for_language(&packet.language);
    let title = title(packet, words);
    let mut page = Page::new(&packet.language, &title);
    if title != words.of(packet.kind.as_str()) {
        page.ours("p.kind", words.of(packet.kind.as_str()));
    }
    page.theirs("h1", &title);
    head(&mut page, packet, words);
    page.ours("p.note", words.of("reading_copy"));
    match &packet.body {
        Body::Challenge(body) => challenge::challenge(&mut page, body, words),
        Body::Update(body) => challenge::update(&mut page, body, words),
        Body::Withdrawal(body) => {
            page.ours("h2", words.of("reason"));
            page.theirs("p.said", &body.reason);
            if body.please_delete {
                page.ours("p", words.of("please_delete"));
            }
        }
        Body::Receipt(body) => answer::receipt(&mut page, body, words),
        Body::Response(body) => answer::response(&mut page, body, words),
        Body::Rejoinder(body) => {
            page.theirs("p.said", &body.text);
            for item in &body.asks {
                page.heading("h3", words.of("ask"), &item.ask.to_string());
                page.theirs("p.said", &item.text);
            }
        }
        Body::Card(body) => card(&mut page, body, words),
    }
    files(&mut page, packet, words);
    withheld(&mut page, packet, words);
    page.finish()
}

fn title(packet: &Packet, words: Words) -> String {
    match &packet.body {
        Body::Challenge(body) if !body.title.trim().is_empty() => body.title.clone(),
        Body::Card(card) => card.name.clone(),
        _ => words.of(packet.kind.as_str()).to_owned(),
    }
}

fn head(page: &mut Page, packet: &Packet, words: Words) {
    let sender = &packet.sender;
    let from = match sender.mode {
        SenderMode::Anonymous => words.of("anonymous").to_owned(),
        SenderMode::Pseudonym => format!("{} ({})", sender.display, words.of("pseudonym")),
        SenderMode::Group => format!("{} ({})", sender.display, words.of("group")),
        SenderMode::Named => sender.display.clone(),
    };
    let to = match packet.kind {
        PacketKind::Card if packet.audience.is_empty() => words.of("everybody").to_owned(),
        _ => packet.audience.iter().map(addressee).collect::<Vec<_>>().join("\n"),
    };
    let reply = packet.in_reply_to.as_ref().map(|to| to.packet_id.to_string()).unwrap_or_default();
    page.facts(&[
        (words.of("from"), from),
        (words.of("to"), to),
        (words.of("sealed"), moment(packet.created_at)),
        (words.of("answers_packet"), reply),
        (words.of("packet_id"), packet.packet_id.to_string()),
        (words.of("thread_id"), packet.thread_id.to_string()),
        (words.of("fingerprint"), sender.fingerprint.to_string()),
        (words.of("key_words"), sender.key.words().to_string()),
    ]);
}

fn addressee(who: &Addressee) -> String {
    if who.name.trim().is_empty() { who.age_recipient.to_string() } else { who.name.clone() }
}

fn card(page: &mut Page, card: &Card, words: Words) {
    let lines = |items: &mut dyn Iterator<Item = String>| items.collect::<Vec<_>>().join("\n");
    page.facts(&[
        (words.of("contact"), card.contact.clone()),
        (words.of("valid_from"), day(card.valid_from)),
        (words.of("card_words"), card.words().to_string()),
        (words.of("encrypt_to"), lines(&mut card.age_recipients.iter().map(ToString::to_string))),
        (words.of("signs_with"), lines(&mut card.signing_keys.iter().map(ToString::to_string))),
    ]);
    let days =
        |count: Option<u32>| count.map(|count| format!("{count} {}", words.of("days"))).unwrap_or_default();
    page.ours("h2", words.of("promised_times"));
    page.facts(&[
        (words.of("acknowledge_by"), days(card.promises.acknowledge_days)),
        (words.of("decide_by"), days(card.promises.decide_days)),
        (words.of("final_by"), days(card.promises.final_days)),
    ]);
    if let Some(revoked) = &card.revoked {
        page.ours("h2", words.of("revoked"));
        page.facts(&[(words.of("since"), day(revoked.since)), (words.of("reason"), revoked.reason.clone())]);
    }
    if let Some(previous) = &card.previous_key {
        page.ours("h2", words.of("previous_key"));
        page.facts(&[(words.of("fingerprint"), previous.key.fingerprint().to_string())]);
    }
}

fn files(page: &mut Page, packet: &Packet, words: Words) {
    if packet.files.is_empty() {
        return;
    }
    page.ours("h2", words.of("files"));
    let heads = ["path", "title", "size", "sha256"].map(|key| words.of(key));
    let rows: Vec<Vec<String>> = packet.files.iter().map(|file| file_row(file, words)).collect();
    page.table(&heads, &rows);
}

fn file_row(file: &FileEntry, words: Words) -> Vec<String> {
    let mut about = vec![file.title.clone()];
    about.extend(file.original_name.as_ref().map(|name| format!("{}: {name}", words.of("original_name"))));
    if let Some(from) = &file.derived_from {
        let operation = words.word(from.operation);
        let original = from.path.as_ref().map(ToString::to_string).unwrap_or_default();
        about.push(format!("{}: {operation} {original}", words.of("derived")));
    }
    if let Some(cleaning) = &file.cleaning {
        about.push(format!("{}: {}", words.of("cleaned"), cleaning.removed.join(", ")));
        if !cleaning.remaining.is_empty() {
            about.push(format!("{}: {}", words.of("still_in_it"), cleaning.remaining.join(", ")));
        }
    }
    if let Some(origin) = &file.provenance {
        let made = origin.captured_at.map(moment).unwrap_or_default();
        for (key, value) in [
            ("captured", made.as_str()),
            ("captured_by", &origin.captured_by),
            ("method", &origin.method),
            ("source", &origin.source_url),
            ("weaknesses", &origin.weaknesses),
            ("transcript", &origin.transcript),
        ] {
            if !value.trim().is_empty() {
                about.push(format!("{}: {value}", words.of(key)));
            }
        }
    }
    about.retain(|line| !line.trim().is_empty());
    let size = format!("{} {}", file.size, words.of("bytes"));
    vec![file.path.to_string(), about.join("\n"), size, file.sha256.to_string()]
}

fn withheld(page: &mut Page, packet: &Packet, words: Words) {
    if packet.withheld.is_empty() {
        return;
    }
    page.ours("h2", words.of("withheld"));
    page.ours("p", words.of("withheld_means"));
    let heads = ["category", "reason", "commitment"].map(|key| words.of(key));
    let row = |item: &crate::Withheld| {
        vec![item.category.clone(), item.reason.clone(), item.commitment.to_string()]
    };
    page.table(&heads, &packet.withheld.iter().map(row).collect::<Vec<_>>());
}

/// Dates by which something is to happen.
fn deadlines(page: &mut Page, dates: &Deadlines, words: Words) {
    page.facts(&[
        (words.of("acknowledge_by"), day(dates.acknowledge_by)),
        (words.of("decide_by"), day(dates.decide_by)),
        (words.of("final_by"), day(dates.final_by)),
        (words.of("dates_from"), words.word(dates.source)),
    ]);
}

/// A day that everybody reads in the same way: `2026-11-23`.
fn day(date: Option<NaiveDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// A moment in UTC, to the minute.
fn moment(at: Timestamp) -> String {
    at.format("%Y-%m-%d %H:%M UTC").to_string()
}
