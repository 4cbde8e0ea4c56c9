//! The tests. Their names begin with `window::`, which puts them into a group that runs one after the other: there is
//! one screen, and one keyboard.

mod catalog;
mod door;
mod journey;
mod keyboard;
mod leaves_nothing;
mod looks;
mod opening;
mod shell;
