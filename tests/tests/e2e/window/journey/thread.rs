//! What follows the answer: a reply to it, an update, a further answer, and the challenge taken back.

use super::{ASKS, OFFICE, Stick};
use crate::screen::Screen;

/// What the documenting side says to the refusal.
const REPLY: &str = "Late payments are no reason to stop the right ones.";
/// What is new.
const NEWS: &str = "Two more payments stopped this week.";
/// What the organization says then.
const SECOND: &str = "A person reads each file from Monday on.";

/// The answer is replied to, and more is added to the challenge.
pub(super) fn say_more(screen: &Screen<'_>, stick: &Stick) {
    open_ledger(screen);
    screen.press("Reply to the answer");
    screen.write("What you say to the answer to ask A2", REPLY);
    screen.look("reply");
    screen.press("Seal the reply");
    seal(screen, stick, "reply");
    screen.press("Open the answer ledger");
    screen.press("Add to it");
    screen.write("What is new?", NEWS);
    screen.see("Nothing is left to settle");
    screen.look("update");
    screen.press("Seal the packet");
    screen.arrive("Ready to seal");
    screen.home.will_choose("target", &[&stick.file("update")]);
    screen.press("Choose a place and seal");
    screen.arrive("The packet is sealed");
    screen.press("Open the answer ledger");
    screen.press("What this update says");
    screen.see(NEWS);
    screen.look("ledger-thread");
}

fn open_ledger(screen: &Screen<'_>) {
    screen.go("Sent");
    screen.press(OFFICE);
    screen.see(ASKS[0]);
}

/// Seals what is written into a file on the stick.
fn seal(screen: &Screen<'_>, stick: &Stick, what: &str) {
    screen.home.will_choose("target", &[&stick.file(what)]);
    screen.dialog().press("Choose a place and seal");
    screen.see(&format!("{what}.acp"));
    screen.look(&format!("{what}-sealed"));
}

/// Both come in, in the wrong order, and a further answer goes out.
pub(super) fn answer_again(screen: &Screen<'_>, stick: &Stick) {
    take_in(screen, stick, "update", "An update came in");
    screen.see(NEWS);
    // The reply has number 2, and is not here yet.
    screen.see("Missing");
    screen.look("entry-gap");
    screen.go("Inbox");
    take_in(screen, stick, "reply", "A reply to your answer came in");
    screen.see(REPLY);
    screen.look("entry-reply");
    screen.press("Write a further answer");
    screen.see("This is a further answer");
    screen.press(ASKS[1]);
    screen.arrive(ASKS[1]);
    screen.see(REPLY);
    screen.group("What you answer").press("Yes");
    screen.write("The answer in plain words", SECOND);
    screen.look("answer-further");
    screen.press("Sign and seal the answer");
    screen.home.will_choose("target", &[&stick.file("further")]);
    screen.dialog().press("Sign and seal");
    screen.dialog().see("The answer is sealed");
    screen.dialog().press("Close");
}

fn take_in(screen: &Screen<'_>, stick: &Stick, what: &str, title: &str) {
    screen.home.will_choose("packet", &[&stick.file(what)]);
    screen.press("Import a packet");
    screen.dialog().see(title);
    screen.dialog().see("The key that signed the challenge signed this too.");
    screen.dialog().press("See it with the challenge");
    screen.arrive("Forty stopped payments");
}

/// The further answer stands beside what was asked; then the challenge is taken back.
pub(super) fn take_back(screen: &Screen<'_>, stick: &Stick) {
    screen.go("Answers");
    screen.home.will_choose("packet", &[&stick.file("further")]);
    screen.press("Take in an answer");
    screen.dialog().press("See it beside what you asked");
    screen.row("ledger-row", ASKS[1]).see(SECOND);
    screen.press("Take it back");
    screen.write("Why do you take it back?", "The payments are on their way.");
    screen.look("withdraw");
    screen.press("Take it back and seal");
    seal(screen, stick, "withdrawal");
    screen.press("Open the answer ledger");
    screen.see("You took this challenge back");
    screen.look("ledger-taken-back");
}

/// The organization learns that it was taken back.
pub(super) fn learn(screen: &Screen<'_>, stick: &Stick) {
    take_in(screen, stick, "withdrawal", "A challenge was taken back");
    screen.see("The payments are on their way.");
    screen.look("entry-taken-back");
}
