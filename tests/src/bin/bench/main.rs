//! `./dev bench`: speed and memory beside stock tools, in one run, as ratios. Prints one JSON object a line with
//! `--json`, otherwise a small table. Figures depend on the machine; ratios much less.
//!
//! Rounds of ours and of every peer take turns, so that whatever else the machine does meets all of them. A figure is
//! the median of its rounds, a ratio that of two medians. Everything is done once on the disk and once in memory, and
//! each side has brought its bytes to the disk when its clock stops. Names that end in `_memory` or `_many` are the same
//! figure in memory, or with 5,000 files of 100 KiB; the plain name is one random file of 1 GiB on the disk.

mod book;
mod child;
mod data;
mod figure;
mod packets;
mod peers;
mod range;
mod window;

use figure::Figure;
use std::{
    error::Error,
    io::Write,
    path::{Path, PathBuf},
};

type Outcome<T> = Result<T, Box<dyn Error>>;

const MIB: u64 = 1024 * 1024;

/// How much of everything.
struct Size {
    rounds: usize,
    large_mib: u64,
    many: u32,
    blob_mib: u64,
    memory_mib: u64,
    harms: u32,
}

const FULL: Size =
    Size { rounds: 9, large_mib: 1024, many: 5_000, blob_mib: 4096, memory_mib: 16 * 1024, harms: 100_000 };
const QUICK: Size =
    Size { rounds: 3, large_mib: 64, many: 300, blob_mib: 256, memory_mib: 1024, harms: 5_000 };

const HELP: &str = "bench [--json] [--quick] [--only NAME]
  --json   one JSON object a line: name, value, unit, ratio, rounds of both sides
  --quick  a sixteenth of the data and three rounds: shows that everything runs, and no more
  --only   packets, range, memory, book, window: one part
  --place  disk, memory: packets there alone
  --data   large, many: packets with one file of 1 GiB alone, or with 5,000 of 100 KiB";

fn main() -> Outcome<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let Some(("--child", rest)) = args.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        return child::run(rest);
    }
    let mut out = std::io::stdout().lock();
    if args.iter().any(|arg| arg == "--help") {
        return Ok(writeln!(out, "{HELP}")?);
    }
    let has = |name: &str| args.iter().any(|arg| arg == name);
    let is_wanted = |option: &str, value: &str| {
        args.iter().skip_while(|arg| *arg != option).nth(1).is_none_or(|wanted| wanted == value)
    };
    let wanted = |part: &str| is_wanted("--only", part);
    let (json, size) = (has("--json"), if has("--quick") { QUICK } else { FULL });
    let mut print = |figures: Vec<Figure>| figures.iter().try_for_each(|figure| figure.print(json, &mut out));
    if wanted("packets") {
        for place in places()?.iter().filter(|place| is_wanted("--place", place.name)) {
            for data in ["large", "many"].into_iter().filter(|data| is_wanted("--data", data)) {
                print(packets::all(place, data, &size)?)?;
            }
        }
    }
    if wanted("range") {
        print(vec![range::p95(&size)?])?;
    }
    if wanted("memory") {
        print(vec![child::memory(&size)?])?;
    }
    if let Some(program) = std::env::var_os("RECOURSE_DESKTOP").filter(|_| wanted("window")) {
        print(vec![window::first_paint(Path::new(&program), &size)?])?;
    }
    if wanted("book") {
        print(book::all(&size)?)?;
    }
    Ok(())
}

/// Where files lie while they are measured.
struct Place {
    folder: tempfile::TempDir,
    name: &'static str,
    /// What is added to the names of its figures.
    suffix: &'static str,
}

impl Place {
    fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// The disk and, where the system has one, a file system in memory.
fn places() -> Outcome<Vec<Place>> {
    let mut places = vec![Place { folder: tempfile::tempdir()?, name: "disk", suffix: "" }];
    let memory = PathBuf::from("/dev/shm");
    if memory.is_dir() {
        places.push(Place { folder: tempfile::tempdir_in(memory)?, name: "memory", suffix: "_memory" });
    }
    Ok(places)
}
