//! What it costs to read the catalog and to ask it something. Run with `cargo bench -p recourse-catalog`.

fn main() {}
