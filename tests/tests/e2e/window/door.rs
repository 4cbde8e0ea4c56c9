//! Before a vault is open.

use crate::{home::Home, look::Album, screen::Screen, steps::PASSPHRASE};

#[test]
fn the_door_opens_only_to_the_passphrase() {
    Album::fill("door", |album| {
        let home = Home::new();
        let screen = Screen::open(&home, album);
        screen.make_vault("Door", "casebook");
        screen.close();

        let screen = Screen::open(&home, album);
        screen.arrive("Open your vault");
        screen.look("locked");
        screen.write("Passphrase", "lantern orbit gravel mosaik");
        screen.press("Unlock");
        screen.see("That passphrase does not open this vault");
        assert_eq!(
            screen.part("input[type=password]").value(),
            "",
            "a wrong passphrase does not stay in the field"
        );
        screen.look("wrong-passphrase");
        screen.write("Passphrase", PASSPHRASE);
        screen.press("Unlock");
        screen.until("the vault to open", || screen.part("nav").is_there());
        screen.look("open");
        screen.lock();
        screen.close();
    });
}
