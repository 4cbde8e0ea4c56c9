//! Packs the data files into one JSON text: at run time it is read several times faster than TOML would be.
//! TOML stays the source; the library checks the packed data again when it loads it, and a test compares both.
#![allow(clippy::print_stdout, reason = "a build script talks to cargo this way")]

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

const FILES: &[&str] = include!("src/files.in.rs");

fn main() -> Result<(), Box<dyn Error>> {
    let data = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("data");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed={}", data.display());
    println!("cargo::rerun-if-changed=src/files.in.rs");
    let mut packed: Vec<(&str, toml::Table)> = Vec::new();
    let mut list = String::from("pub(super) const FILES: &[DataFile<'static>] = &[\n");
    for name in FILES {
        let path = data.join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        packed.push((name, toml::from_str(&text).map_err(|e| format!("{name}: {e}"))?));
        writeln!(list, "    DataFile {{ name: {name:?}, text: include_str!({path:?}) }},")?;
    }
    writeln!(list, "];\npub(super) const PACKED: &str = include_str!({:?});", out.join("packed.json"))?;
    fs::write(out.join("packed.json"), serde_json::to_string(&packed)?)?;
    fs::write(out.join("shipped.rs"), list)?;
    Ok(())
}
