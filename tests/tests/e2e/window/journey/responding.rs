//! The responding side of the journey.

use super::{ASKS, CLAIM, OFFICE, Stick};
use crate::screen::Screen;
use chrono::{Days, Utc};

/// An organization makes its vault and gives out its card. Gives the twelve words on its screen.
pub(super) fn give_out_card(screen: &Screen<'_>, stick: &Stick) -> Vec<String> {
    screen.arrive("Put what an AI system did on record");
    screen.press("I respond for an organization");
    screen.press("Next: create a vault");
    screen.fill_new_vault("Intake");
    screen.press("Next: the recovery sheet");
    screen.arrive("Make the recovery sheet");
    screen.press("Later. Remind me on Home");
    screen.see("Nothing has come in yet");
    screen.look("inbox-empty");
    screen.go("Keys");
    screen.write("Name on the card", OFFICE);
    screen.write("How to reach you", "Reviews desk, room 4");
    screen.write("A receipt within", "3");
    screen.write("A decision within", "30");
    let words = screen.key_words();
    assert_eq!(words.len(), 12, "{words:?}");
    screen.home.will_choose("target", &[&stick.file("card")]);
    screen.press("Write the intake card");
    screen.see("Card written: card.acp");
    screen.look("keys");
    words
}

/// The challenge comes in, is taken up, and a receipt goes back at once.
pub(super) fn take_in(screen: &Screen<'_>, stick: &Stick) {
    screen.home.will_choose("packet", &[&stick.file("challenge")]);
    screen.press("Import a packet");
    screen.dialog().see("A challenge came in");
    screen.dialog().see("Signature good, but you have not checked this key.");
    screen.look("challenge-came-in");
    screen.dialog().press("Open the challenge");
    screen.arrive("Forty stopped payments");
    screen.see("It is in quarantine");
    screen.see("Files stay closed until you take the challenge up");
    screen.look("entry-quarantine");
    compare_words(screen);
    screen.press("Take it up");
    screen.see("You have taken it up");
    screen.home.will_choose("target", &[&stick.file("receipt")]);
    screen.press("Seal a receipt");
    screen.see("receipt.acp");
    assert!(stick.file("receipt").is_file());
    screen.look("entry");
    screen.go("Inbox");
    screen.see("Forty stopped payments");
    screen.look("inbox");
}

/// The organization reads the words of the challenger's key with the people who sent it. A mistake can be taken back.
fn compare_words(screen: &Screen<'_>) {
    screen.press("Compare the words");
    screen.dialog().press("In person");
    screen.look("compare-challenger");
    screen.dialog().press("All twelve match");
    screen.see("Signature good. You checked this key before.");
    screen.press("That was a mistake");
    screen.see("Signature good, but you have not checked this key.");
    screen.press("Compare the words");
    screen.dialog().press("In person");
    screen.dialog().press("All twelve match");
    screen.see("You compared the words on");
}

/// Map, Measure, Manage, and a line in the log.
pub(super) fn work(screen: &Screen<'_>) {
    screen.press("Forty stopped payments");
    screen.press("Work on the claims");
    screen.arrive(CLAIM);
    screen.look("worksheet-begun");
    map(screen);
    measure(screen);
    manage(screen);
    screen.go("Log");
    screen.see("Reviews lead");
    screen.look("log");
    screen.go("Reviews");
    screen.press("Forty stopped payments");
    screen.arrive(CLAIM);
}

fn map(screen: &Screen<'_>) {
    screen.group("You say: Does it work as claimed?").press("Harmed");
    screen.group("You say: Who answers for it?").press("Not affected");
    screen.write("Why, for: Accountable and transparent", "The order of 2024 names the office.");
    screen.see("differ");
    screen
        .write("Where and how the system is used here", "In the district offices, before a payment is made.");
    screen.write("Who is exposed to it", "Everyone who asks for family payments");
    screen.page().choose("How likely harm is", "Likely");
    screen.page().choose("How bad it would be", "Serious");
    screen.press("Mapping is done");
    screen.look("worksheet-map");
}

fn measure(screen: &Screen<'_>) {
    screen.press("Add a test");
    screen.write("What was tested", "Stopped cases, read again by hand");
    screen.group("Outcome").press("Fails");
    screen.write("How it was done", "Two readers, who did not see the score, read each file.");
    screen.write("On which data", "The cases stopped in March");
    screen.write("How many were looked at", "40");
    screen.write("What was measured", "Stopped by mistake");
    screen.write("What was found", "11 of 40");
    screen.group("Measure").write("Who reviewed it", "Audit office");
    screen.group("Reviewer").press("Outside");
    screen.look("worksheet-measure");
    screen.press("Close this test");
    screen.press("Measuring is done");
}

fn manage(screen: &Screen<'_>) {
    screen.group("Manage").press("Accept in part");
    screen.group("Manage").press("Mitigate");
    screen.write("Reasons", "Eleven of the forty payments should not have stopped.");
    screen.write("Who does it", "Head of payments");
    let day = Utc::now().date_naive().checked_add_days(Days::new(20)).unwrap();
    screen.group("By when").write_day(day);
    screen.page().choose("What changed", "Use was limited");
    screen.write("Decided in the role of", "Reviews lead");
    screen.see("Becomes line");
    screen.press("Record this decision");
    screen.see("It is recorded");
    screen.see("Chain unbroken");
    screen.look("worksheet-recorded");
}

/// One ask is answered with evidence, one refused with reasons, one left open.
pub(super) fn answer(screen: &Screen<'_>, stick: &Stick) {
    screen.press("Write the answer");
    screen.arrive(ASKS[0]);
    screen.look("answer-begun");
    with_evidence(screen);
    screen.press("Next");
    screen.arrive(ASKS[1]);
    screen.group("What you answer").press("No");
    screen.write("The answer in plain words", "We keep the score in use.");
    screen.write("Why not", "Payments of everyone would come late.");
    screen.row("verdict", "").see("Refused with reasons");
    screen.look("answer-refused");
    as_a_whole(screen);
    seal(screen, stick);
}

fn with_evidence(screen: &Screen<'_>) {
    screen.group("What you answer").press("Yes");
    screen.write(
        "The answer in plain words",
        "We are aligned with the AI RMF. Eleven of forty were stopped by mistake.",
    );
    screen.see("This does not count as an answer");
    screen.look("answer-framework-claim");
    screen.press("Take it out");
    // The line goes and everything below it moves up: nothing is pressed before it stands still.
    screen.page().see_no_more("This does not count as an answer");
    screen.row("verdict", "").see("Answered without evidence");
    screen.press("Stopped cases, read again by hand");
    screen.write("What failed", "The score counts a new address as a sign of fraud.");
    screen.write("Who reviewed it", "Audit office");
    screen.group("How independent they are").press("Outside");
    screen.row("verdict", "").see("Answered with evidence");
    screen.look("answer-with-evidence");
}

fn as_a_whole(screen: &Screen<'_>) {
    screen.press("The answer as a whole");
    screen.arrive("The answer as a whole");
    screen.write("Why it happened", "An address change was taken for a sign of fraud.");
    screen.group("Appeal").write("Where they can go with a refusal", "The ombuds office");
    screen.page().choose("How bad you say C1 was", "Moderate");
    screen.look("answer-whole");
    screen.press("The ten questions");
    screen.see("of the ten questions");
    screen.row("question-row", "").write("test", "Forty cases were read again by hand.");
    screen.look("answer-questions");
}

fn seal(screen: &Screen<'_>, stick: &Stick) {
    screen.press("Sign and seal the answer");
    screen.dialog().see("After sealing, the answer cannot be changed");
    screen.look("answer-seal");
    screen.home.will_choose("target", &[&stick.file("response")]);
    screen.dialog().press("Sign and seal");
    screen.dialog().see("The answer is sealed");
    screen.dialog().see("response.acp");
    screen.look("answer-sealed");
    screen.dialog().press("Close");
    screen.see("Sealed for Notes");
}
