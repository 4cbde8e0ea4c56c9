//! The catalog through its public doors: facts, texts, search, suggestions, and refusals.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "helpers of tests: a failed expectation is the report, and figures are printed for people"
)]

mod editions;
mod facts;
mod listen;
mod neighbours;
mod playbook;
mod reference;
mod reference_neighbours;
mod search;
mod search_more;
mod situations;
mod suggest;
mod texts;
