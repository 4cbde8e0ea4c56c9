//! The command line of Recourse.
fn main() {}
