//! Before a vault is open.

use crate::{home::Home, look::Album, screen::Screen};

#[test]
fn the_first_page_is_drawn_without_anything_refused() {
    Album::fill("door", |album| {
        let home = Home::new();
        let screen = Screen::open(&home, album);
        screen.look("first-page");
        screen.close();
    });
}
