//! The worked example of FORMAT.md against the file that it explains.

use crate::{
    corpus::folder,
    forge::Forge,
    sample::signer,
    sshsig::{NAMESPACE, Sig},
    tar,
};
use std::fs;

const FORMAT: &str = include_str!("../../FORMAT.md");

/// The lines of a block: where, which bytes.
fn lines(block: &str) -> Vec<(usize, Vec<u8>)> {
    let text = FORMAT.split(&format!("```{block}\n")).nth(1).unwrap().split("```").next().unwrap();
    text.lines()
        .map(|line| {
            let (at, rest) = line.split_once(' ').unwrap();
            let digits: String = rest.chars().filter(|c| *c != ' ').take(32).collect();
            let pairs = digits.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
            let bytes = pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap_or_else(|_| panic!("{line}")));
            (usize::from_str_radix(at, 16).unwrap(), bytes.collect())
        })
        .collect()
}

fn holds(block: &str, bytes: &[u8]) {
    let lines = lines(block);
    assert!(lines.len() > 5);
    for (at, shown) in lines {
        assert_eq!(bytes[at..at + 16], shown, "{block} at {at:x}");
    }
}

#[test]
fn the_worked_example_is_true() {
    let forge = Forge::new("kind-withdrawal", "withdrawal");
    let bytes = fs::read(folder().join("valid/kind-withdrawal.acp")).unwrap();
    assert_eq!(bytes.len(), 10_952);
    holds("file", &bytes);
    let stream = tar::stream(&forge.good_entries());
    assert_eq!((stream.len(), forge.raw().len()), (10_752, 1_135));
    holds("stream", &stream);
    // What is not shown of the first header is zero.
    let shown: Vec<usize> = lines("stream").into_iter().map(|(at, _)| at).collect();
    let hidden = (0..512).step_by(16).filter(|at| !shown.contains(at));
    assert!(hidden.into_iter().all(|at| stream[at..at + 16] == [0; 16]));
    let signature = Sig::new(&signer("sender"), NAMESPACE, "sha512", &forge.raw());
    holds("signature", &signature.blob());
    assert_eq!(signature.blob().len(), 0xc0);
    assert_eq!(&stream[0xa00..0xa00 + 318], signature.file().as_bytes());
}
