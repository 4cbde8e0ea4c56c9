//! The fuzz targets as a library, for libFuzzer. The tests of the packet crate run the same functions over the seeds.
#![allow(dead_code, reason = "the age writer is shared with the test vectors, which use more of it")]

#[path = "../tests/vectors/age.rs"]
mod age;
pub mod targets;
