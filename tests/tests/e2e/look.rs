//! Looking at a screen: a picture of it, the accessibility checker over it, nothing beyond its edge.

use crate::{programs, screen::Screen};
use serde_json::Value;
use std::{
    cell::{Cell, RefCell},
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// The pictures of one test, numbered in the order in which they were taken, and what was wrong with them.
pub(crate) struct Album {
    folder: PathBuf,
    next: Cell<u32>,
    wrong: RefCell<Vec<String>>,
}

impl Album {
    /// Runs a test with an album of this name. What was wrong with its pictures is said at the end, all at once.
    pub(crate) fn fill(test: &str, run: impl FnOnce(&Self)) {
        let album = Self { folder: programs::out(test), next: Cell::new(1), wrong: RefCell::default() };
        run(&album);
        let wrong = album.wrong.into_inner();
        assert!(
            wrong.is_empty(),
            "{} screens are not as they should be:\n\n{}",
            wrong.len(),
            wrong.join("\n\n")
        );
    }

    /// Where its pictures lie.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    fn next(&self, name: &str) -> PathBuf {
        let number = self.next.get();
        self.next.set(number + 1);
        self.folder.join(format!("{number:02}-{name}.png"))
    }
}

/// How long a picture may take.
const PICTURE_PATIENCE: Duration = Duration::from_secs(10);

const BEAT: &str = r##"
let count = 0;
const pixel = document.createElement("div");
pixel.setAttribute("aria-hidden", "true");
pixel.style.cssText = "position: fixed; inset-block-end: 0; inset-inline-end: 0; inline-size: 1px; block-size: 1px; opacity: 0.01";
document.body.append(pixel);
const timer = setInterval(() => { pixel.style.background = count++ % 2 ? "#000" : "#fff"; }, 30);
window.__rest = () => { clearInterval(timer); pixel.remove(); };"##;

const REST: &str = "window.__rest?.()";

/// Runs the checker and gives every finding with its place. Everything that moves is at rest then: colours half way
/// through a change are not what a person reads.
const CHECK: &str = r#"
const done = arguments[arguments.length - 1];
const rest = () => Promise.all(document.getAnimations().filter((a) => a.effect?.getTiming().iterations !== Infinity).map((a) => a.finished.catch(() => {})));
rest().then(() => axe.run(document, { resultTypes: ["violations"] })).then(
  ({ violations }) => done(violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`))),
  (error) => done([`the checker stopped: ${error}`]),
);"#;

/// What cannot be read because there is no room for it.
const ROOM: &str = include_str!("room.js");

impl Screen<'_> {
    /// Takes a picture of the screen and checks it.
    pub(crate) fn look(&self, name: &str) {
        let still = "return document.querySelector('h1, .cover') !== null && !document.querySelector('.skeleton, .loading-line')";
        self.until(&format!("{name} to be drawn"), || self.js(still, &[]) == true);
        let picture = self.album.next(name);
        let findings = self.findings();
        let bytes = self.picture();
        assert!(bytes.len() > 2_000, "the picture of {name} is empty");
        fs::write(&picture, bytes).unwrap();
        if !findings.is_empty() {
            let lines = findings.join("\n");
            self.album.wrong.borrow_mut().push(format!("{name} ({}):\n{lines}", picture.display()));
        }
    }

    /// A picture of the page. WebKit takes it with the next frame that it draws, and a page at rest draws none. So one
    /// pixel in the corner beats meanwhile.
    pub(crate) fn picture(&self) -> Vec<u8> {
        self.js(BEAT, &[]);
        let taken = async { tokio::time::timeout(PICTURE_PATIENCE, self.web.screenshot_as_png()).await };
        let taken = self.runtime.block_on(taken);
        self.js(REST, &[]);
        taken.expect("no picture of the page in time").expect("no picture of the page")
    }

    /// What is wrong with the screen as it is now.
    fn findings(&self) -> Vec<String> {
        if self.js("return typeof window.axe", &[]) != "object" {
            // The checker is put into the page by WebDriver, which the page's policy does not bind.
            self.js(&programs::axe(), &[]);
        }
        let checked = self.runtime.block_on(self.web.execute_async(CHECK, Vec::new()));
        let checked = checked.unwrap_or_else(|error| self.fail(&format!("the checker did not run: {error}")));
        let mut findings = words(checked.json());
        findings.extend(words(&self.js(ROOM, &[])));
        findings.extend(self.refused());
        findings
    }
}

fn words(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
}
