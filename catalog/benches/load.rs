//! What it costs to read the catalog and to ask it something. Run with `cargo bench -p recourse-catalog`.
#![allow(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use recourse_catalog::{Catalog, CharacteristicState, HarmText, Lang, SuggestionInput};

/// The middle of several runs of something that is kept until after the clock has stopped: a program loads once and
/// never gives back.
fn middle_kept<T>(runs: usize, mut work: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            let kept = black_box(work());
            let time = start.elapsed();
            drop(kept);
            time
        })
        .collect();
    times.sort();
    times[runs / 2]
}

/// The middle of several runs: one slow run by a busy machine does not count.
fn middle(runs: usize, mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[runs / 2]
}

fn main() {
    let load = middle_kept(21, Catalog::read_shipped);
    println!("load            {load:>10.1?}  (goal: under 20 ms, once per process)");
    let with_index = middle_kept(21, || {
        let catalog = Catalog::read_shipped();
        let found = catalog.as_ref().map_or(0, |catalog| catalog.search("appeal", Lang::EN, 10).len());
        (catalog, found)
    });
    println!("load and search {with_index:>10.1?}  (the first search builds the index)");
    let toml = middle_kept(5, || Catalog::from_files(Catalog::shipped_files()));
    println!("load from TOML  {toml:>10.1?}  (for comparison; the build script packs it instead)");
    let catalog = Catalog::shipped();
    for query in ["appeal", "descriminaton against peple", "no human looked at my file", "ms 2.11", "xqzvwk"]
    {
        let search = middle(201, || {
            black_box(catalog.search(black_box(query), Lang::EN, 10));
        });
        println!("search          {search:>10.1?}  (goal: under 5 ms)  {query}");
    }
    let input =
        catalog.characteristics().iter().fold(SuggestionInput::new().generative(true), |input, one| {
            input.with(one.id(), CharacteristicState::Harmed)
        });
    let suggest = middle(201, || {
        black_box(catalog.suggest(black_box(&input)).is_ok());
    });
    println!("suggest         {suggest:>10.1?}  all seven harmed, generative");
    let text = "They stopped my benefit and called me a fraud. A score had picked me out, and nobody could say why. \
                I wrote three letters and got no answer.";
    let input = SuggestionInput::new().text(HarmText::WhatHappened, text);
    let suggest = middle(201, || {
        black_box(catalog.suggest(black_box(&input)).is_ok());
    });
    println!("suggest         {suggest:>10.1?}  from three sentences");
}
