//! The main job: from what happened to an answer beside what was asked, by two people at two computers.

mod documenting;
mod responding;
mod thread;

use crate::{home::Home, look::Album, screen::Screen};
use std::path::PathBuf;

/// The organization that answers. It is invented.
const OFFICE: &str = "Harbour Benefits Office";

/// What is alleged.
const CLAIM: &str = "Payments stopped before any person read the file";

/// What is asked, in the order of the challenge.
const ASKS: [&str; 3] = [
    "Run the score again on the stopped cases and show what failed",
    "Pause the score until a person reads each file first",
    "Name the office that decided to use the score",
];

/// Both computers keep every file that goes from one to the other here, as on a stick that is handed over.
struct Stick {
    folder: PathBuf,
}

impl Stick {
    /// The one file whose name ends like this.
    fn file(&self, what: &str) -> PathBuf {
        self.folder.join(format!("{what}.acp"))
    }
}

#[test]
fn journey_from_what_happened_to_asked_beside_answered() {
    Album::fill("journey", |album| {
        let (heron, office) = (Home::new(), Home::new());
        let stick = Stick { folder: album.folder().to_owned() };

        let screen = Screen::open(&heron, album);
        documenting::first_run(&screen);
        documenting::record(&screen);
        documenting::map(&screen);
        screen.close();

        let screen = Screen::open(&office, album);
        let words = responding::give_out_card(&screen, &stick);
        screen.close();

        let screen = Screen::open(&heron, album);
        screen.unlock();
        documenting::compose(&screen, &stick, &words);
        documenting::settle(&screen);
        documenting::seal(&screen, &stick);
        screen.close();

        let screen = Screen::open(&office, album);
        screen.unlock();
        responding::take_in(&screen, &stick);
        responding::work(&screen);
        responding::answer(&screen, &stick);
        screen.close();

        let screen = Screen::open(&heron, album);
        screen.unlock();
        documenting::compare(&screen, &stick);
        thread::say_more(&screen, &stick);
        screen.close();

        let screen = Screen::open(&office, album);
        screen.unlock();
        thread::answer_again(&screen, &stick);
        screen.close();

        let screen = Screen::open(&heron, album);
        screen.unlock();
        thread::take_back(&screen, &stick);
        screen.lock();
        screen.close();

        let screen = Screen::open(&office, album);
        screen.unlock();
        thread::learn(&screen, &stick);
        screen.close();
    });
}
