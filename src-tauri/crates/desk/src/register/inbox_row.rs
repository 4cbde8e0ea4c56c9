//! One row of the inbox, from an entry and the challenge as it was signed.

use super::Signed;
use crate::{
    ledger::{count, due_of, strips},
    view::{InboxRow, Strip},
};
use chrono::NaiveDate;
use recourse_model::{Entry, EntryStatus, PacketRecord, Worksheet};
use recourse_packet::body::Challenge;

/// The row of an entry on the day `today`.
pub(crate) fn row(
    entry: Entry,
    packet: &PacketRecord,
    signed: &Signed,
    sheets: &[Worksheet],
    today: NaiveDate,
) -> InboxRow {
    let asked = &signed.asked;
    let mut strip = Strip::unset();
    asked.claims.iter().for_each(|claim| strip.strengthen(&strips::theirs(claim)));
    let next_due = next_due(&entry, asked).filter(|_| !signed.withdrawn);
    InboxRow {
        title: title(asked),
        from: signed.sender.display.clone(),
        verification: packet.verification,
        addressed_to_us: packet.addressed_to_us,
        claims: count(asked.claims.len()),
        asks: count(asked.asks.len()),
        files: count(signed.files),
        withdrawn: signed.withdrawn,
        news: signed.news,
        strip,
        next_due,
        days_left: next_due.map(|due| (due - today).num_days()),
        decided: count(sheets.iter().filter(|sheet| sheet.manage.done).count()),
        entry,
    }
}

/// What a challenge is about.
pub(crate) fn title(asked: &Challenge) -> String {
    if asked.title.trim().is_empty() { asked.case.title.clone() } else { asked.title.clone() }
}

/// Whether nothing more is expected of an entry.
pub(crate) fn is_finished(entry: &Entry) -> bool {
    matches!(entry.status, Some(EntryStatus::Answered | EntryStatus::Closed))
}

/// The first date that still counts: the receipt until one was sealed, and every date of the answer until it was.
fn next_due(entry: &Entry, asked: &Challenge) -> Option<NaiveDate> {
    if is_finished(entry) {
        return None;
    }
    let deadlines = &asked.deadlines;
    let receipt = deadlines.acknowledge_by.filter(|_| entry.receipt_at.is_none());
    let asks = asked.asks.iter().filter_map(|ask| due_of(ask, asked));
    asks.chain(receipt).chain(deadlines.decide_by).chain(deadlines.final_by).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use recourse_model::Deadlines;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_next_date_is_the_receipt_then_the_decision_then_none() {
        let asked = Challenge {
            deadlines: Deadlines {
                acknowledge_by: Some(day("2026-09-21")),
                decide_by: Some(day("2026-10-14")),
                ..Deadlines::default()
            },
            ..Challenge::default()
        };
        let key = recourse_packet::SigningSecret::from_bytes(&[1; 32]).public();
        let fingerprint = key.fingerprint();
        let mode = recourse_model::SenderMode::Pseudonym;
        let sender = recourse_packet::Sender { mode, key, fingerprint, display: "Heron".into() };
        let signed =
            Signed { asked, claims_from: Vec::new(), sender, files: 2, withdrawn: false, news: None };
        let mut entry = Entry::default();
        let shown =
            |entry: &Entry| row(entry.clone(), &PacketRecord::default(), &signed, &[], day("2026-10-01"));
        assert_eq!((shown(&entry).next_due, shown(&entry).days_left), (Some(day("2026-09-21")), Some(-10)));
        entry.receipt_at = Some("2026-09-20T08:00:00Z".parse().unwrap());
        assert_eq!((shown(&entry).next_due, shown(&entry).days_left), (Some(day("2026-10-14")), Some(13)));
        entry.status = Some(EntryStatus::Answered);
        assert_eq!(shown(&entry).next_due, None);
        entry.status = Some(EntryStatus::Triage);
        let back = Signed { withdrawn: true, ..signed };
        let row = row(entry, &PacketRecord::default(), &back, &[], day("2026-10-01"));
        assert_eq!(row.next_due, None, "nothing is due of what was taken back");
    }
}
