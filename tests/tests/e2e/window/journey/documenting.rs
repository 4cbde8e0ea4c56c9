//! The documenting side of the journey.

use super::{ASKS, CLAIM, OFFICE, Stick};
use crate::{pictures::png, screen::Screen};
use chrono::{Days, Utc};

/// A person opens the app for the first time, makes a vault, and copies the recovery sheet.
pub(super) fn first_run(screen: &Screen<'_>) {
    screen.arrive("Put what an AI system did on record");
    screen.look("first-run");
    screen.press("I document what happened");
    screen.press("Next: create a vault");
    screen.fill_new_vault("Notes");
    screen.look("create-vault");
    screen.press("Next: the recovery sheet");
    screen.arrive("Make the recovery sheet");
    screen.look("recovery-sheet-before");
    screen.copy_recovery_sheet();
    screen.look("recovery-sheet-checked");
    screen.press("Go to my vault");
    screen.see("Begin with one sentence");
    screen.look("home-empty");
}

/// The guided questions, one after the other.
pub(super) fn record(screen: &Screen<'_>) {
    screen.press("Record what happened");
    account(screen);
    system(screen);
    evidence(screen);
    teller(screen);
    screen.arrive("Have you told them before?");
    screen.press("Nobody was told yet");
    next(screen, "told");
    screen.arrive("Read it through");
    screen.write("A short name for this record", CLAIM);
    screen.see("family who moved house");
    screen.look("record-check");
    screen.press("Keep this record");
    screen.arrive(CLAIM);
    screen.look("harm");
}

/// Takes a picture of a question and goes to the next one.
fn next(screen: &Screen<'_>, question: &str) {
    screen.look(&format!("record-{question}"));
    screen.press("Next");
}

fn account(screen: &Screen<'_>) {
    screen.arrive("What happened?");
    screen.write(
        "What happened?",
        "The payment of a family who moved house stopped. Nobody had read the file.",
    );
    screen
        .write("Is there a sentence to keep word for word?", "It took forty-one days until a person looked.");
    next(screen, "what");
    screen.arrive("What should have happened instead?");
    screen.write("What should have happened instead?", "Somebody reads the file before a payment stops.");
    next(screen, "expected");
    screen.arrive("When did it happen?");
    screen.group("When did it happen, or begin?").choose("Month", "March");
    screen.group("When did it happen, or begin?").write("Year", "2026");
    screen.group("Is it still going on?").press("Yes");
    screen.press("It happens again and again");
    next(screen, "when");
}

fn system(screen: &Screen<'_>) {
    screen.arrive("Which system was it, and where?");
    screen.write("What is the system called?", "the score");
    screen.write("Who uses it on people?", OFFICE);
    screen.write("Where did it happen?", "The harbour district");
    next(screen, "where");
    screen.arrive("What did the system do?");
    screen.write("What did the system do?", "It gave the family a high score and stopped the payment.");
    screen.press("The system decided alone.");
    screen.group("Did it happen because of the system?").press("Clearly");
    next(screen, "system");
    screen.arrive("Who was affected, and how many?");
    screen.write("Who are they to the system?", "People who asked for benefits");
    screen.write("Was one group hit harder than others?", "People who moved house");
    screen.press("At least");
    screen.write("Number of people", "40");
    next(screen, "affected");
    screen.arrive("How bad was it");
    screen.press("Serious");
    screen.press("Only in part");
    next(screen, "serious");
}

/// Two files: a picture with a note inside it, and a document that cannot be looked into.
fn evidence(screen: &Screen<'_>) {
    screen.arrive("Is there anything that shows it?");
    let picture = screen.home.document("letter.png", &png(640, 400, "written by nobody in particular"));
    let report = screen.home.document("days.pdf", b"%PDF-1.4\n%%EOF\n");
    screen.home.will_choose("evidence", &[&picture, &report]);
    screen.press("Choose files");
    screen.see("2 files were added");
    next(screen, "evidence");
}

fn teller(screen: &Screen<'_>) {
    screen.arrive("Whose story is it?");
    screen.write("A chosen name for somebody new", "Heron");
    screen.press("Add this person");
    screen.row("person-row", "Heron").press("Yes");
    screen.row("person-row", "Heron").see("May be shared");
    next(screen, "teller");
}

/// What was harmed, what pulls against what, and what the framework says about it.
pub(super) fn map(screen: &Screen<'_>) {
    screen.press("Say what was harmed");
    screen.arrive(CLAIM);
    screen.look("map-begun");
    let said = [
        ("Valid and reliable", "Harmed", "Forty people were stopped who had done nothing wrong."),
        ("Accountable and transparent", "Harmed", "No letter says who decided."),
        ("Explainable and interpretable", "Not sure", ""),
        ("Privacy-enhanced", "Not affected", ""),
        ("Fair", "In tension", "People who moved are stopped more often."),
    ];
    for (characteristic, state, why) in said {
        screen.part("[role=tablist]").press(characteristic);
        screen.part("[role=tabpanel]").press(state);
        if !why.is_empty() {
            screen.write("What makes you say so?", why);
        }
    }
    screen.part("[role=tablist]").press("Valid and reliable");
    screen.row("suggestion", "MEASURE 2.5").see("Because of your answers on: valid");
    screen.row("suggestion", "MEASURE 2.5").press("MEASURE 2.5");
    screen.row("suggestion", "MEASURE 2.5").see("They did not do this");
    screen.look("map");
    screen.press("Done for now");
    screen.see("Heron");
    let strip = "Valid and reliable: Harmed; Safe: Not answered yet";
    screen.see(strip);
    screen.see("Fair, with harmful bias managed: In tension");
    screen.look("case");
}

/// Begins a challenge, takes in the card, compares the words, and says what is asked.
pub(super) fn compose(screen: &Screen<'_>, stick: &Stick, words: &[String]) {
    screen.go("Cases");
    screen.arrive("One case is open");
    screen.look("cases");
    screen.press("The payment of a family who moved house stopped");
    screen.see(CLAIM);
    screen.press("Write a challenge");
    screen.arrive("Challenge, not addressed yet");
    screen.look("compose-begun");
    screen.home.will_choose("packet", &[&stick.file("card")]);
    screen.press("Take in their card");
    screen.dialog().see("An intake card came in");
    screen.look("card-came-in");
    screen.dialog().press("Compare the words");
    screen.dialog().see("Check each one here");
    assert_eq!(&screen.key_words(), words, "the twelve words on both screens");
    screen.dialog().press("By phone");
    screen.look("compare-words");
    screen.dialog().press("All twelve match");
    screen.dialog().see("You have compared the words");
    screen.dialog().press("Close");
    screen.group("Who gets it").press(OFFICE);
    screen.arrive(OFFICE);
    screen.write("What is it about?", "Forty stopped payments");
    for (number, text) in (1..).zip(ASKS) {
        ask(screen, number, text);
    }
    screen.see(ASKS[2]);
    screen.look("compose-asks");
}

/// The first ask is due tomorrow; the others have a month.
fn ask(screen: &Screen<'_>, number: u64, text: &str) {
    screen.press("Add an ask");
    screen.dialog().see(&format!("Ask {number}"));
    screen.dialog().write("What do you ask for?", text);
    let days = if number == 1 { 1 } else { 30 };
    let day = Utc::now().date_naive().checked_add_days(Days::new(days)).unwrap();
    screen.dialog().group("By when?").write_day(day);
    screen.dialog().press(CLAIM);
    if number == 1 {
        screen.look("compose-ask");
    }
    screen.dialog().press("Done");
    screen.until("the dialog to close", || !screen.dialog().is_there());
}

/// Everything that stands in the way is settled, each in its own way.
pub(super) fn settle(screen: &Screen<'_>) {
    screen.see("2 things to settle first");
    screen.look("compose-blocked");
    screen.row("blocker", "names a device").press("Use a cleaned copy");
    screen.row("blocker", "names a device").gone();
    screen.row("blocker", "cannot be checked").press("Send it as it is");
    screen.see("Nothing is left to settle");
    screen.look("compose-settled");
}

pub(super) fn seal(screen: &Screen<'_>, stick: &Stick) {
    screen.press("Seal the packet");
    screen.arrive("Ready to seal");
    screen.look("seal-ready");
    screen.home.will_choose("target", &[&stick.file("challenge")]);
    screen.press("Choose a place and seal");
    screen.arrive("The packet is sealed");
    screen.see("challenge.acp");
    screen.look("sealed");
    let bytes = std::fs::read(stick.file("challenge")).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1\n"), "the packet is an age file");
    screen.press("Open the answer ledger");
    screen.arrive("No reply yet. Nothing is overdue.");
    screen.look("ledger-waiting");
}

/// The receipt and the answer come in, and asked stands beside answered.
pub(super) fn compare(screen: &Screen<'_>, stick: &Stick) {
    screen.go("Answers");
    take_in(screen, stick, "receipt", "A receipt came in");
    screen.dialog().press("Close");
    take_in(screen, stick, "response", "An answer came in");
    screen.look("answer-came-in");
    screen.dialog().press("See it beside what you asked");
    screen.arrive("2 of 3 asks got a reply. One came with evidence.");
    let ledger = [
        (ASKS[0], "Answered with evidence", "Eleven of forty were stopped by mistake"),
        (ASKS[1], "Refused with reasons", "Payments of everyone would come late"),
        (ASKS[2], "No answer", "Due in 30 days"),
    ];
    for (asked, state, said) in ledger {
        let row = screen.row("ledger-row", asked);
        row.see(state);
        row.see(said);
    }
    screen.see("You say: Serious. They say: Moderate.");
    screen.look("ledger");
    screen.go("Home");
    screen.see(OFFICE);
    screen.look("home");
    screen.go("Evidence");
    screen.see("letter");
    screen.look("evidence");
    screen.go("People");
    screen.see("Heron");
    screen.look("people");
    screen.go("Sent");
    screen.see(OFFICE);
    screen.look("sent");
}

fn take_in(screen: &Screen<'_>, stick: &Stick, what: &str, title: &str) {
    screen.home.will_choose("packet", &[&stick.file(what)]);
    screen.press("Take in an answer");
    screen.dialog().see(title);
    screen.dialog().see(OFFICE);
    screen.dialog().see("Signature good");
}
