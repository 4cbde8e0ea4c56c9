//! The app's window in the hands of a test.

use crate::{driver::Driver, home::Home, look::Album, part::Part};
use serde_json::Value;
use std::{
    fs,
    mem::ManuallyDrop,
    path::Path,
    thread,
    time::{Duration, Instant},
};
use thirtyfour::{WebDriver, WebElement};
use tokio::runtime::Runtime;

/// How long a thing may take to appear. Opening a vault alone takes a second on purpose.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// How often a thing is looked for.
const LOOK_EVERY: Duration = Duration::from_millis(80);

/// One run of the app.
pub(crate) struct Screen<'a> {
    driver: Driver,
    pub(crate) home: &'a Home,
    pub(crate) album: &'a Album,
    // Dropping a session waits two minutes for an answer that never comes when a test stops half way. Then it simply
    // goes with its driver.
    pub(crate) web: ManuallyDrop<WebDriver>,
    pub(crate) runtime: Runtime,
}

impl<'a> Screen<'a> {
    /// Starts the app in this account and waits for its first page.
    pub(crate) fn open(home: &'a Home, album: &'a Album) -> Self {
        Self::open_with(home, album, &[])
    }

    /// The same, with files behind the program's name, as a double click starts it.
    pub(crate) fn open_with(home: &'a Home, album: &'a Album, files: &[&Path]) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let driver = Driver::start(home);
        let web = ManuallyDrop::new(driver.session(&runtime, files));
        let screen = Self { driver, home, album, web, runtime };
        screen.until("the first page", || {
            screen.js("return document.querySelector('h1') !== null", &[]) == true
        });
        screen.watch_for_refusals();
        screen
    }

    /// Ends the run without ceremony, as a shut-down would.
    pub(crate) fn close(self) {
        let Self { web, runtime, driver, .. } = self;
        // The app goes with its session; an app that went before is fine too.
        let _ignored = runtime.block_on(ManuallyDrop::into_inner(web).quit());
        drop(driver);
    }

    /// Stops every program of the app for a while, as a machine does that sleeps.
    pub(crate) fn stand_still(&self, time: Duration) {
        use rustix::process::{Signal, kill_process};
        let programs = self.driver.programs_of_the_app();
        assert!(!programs.is_empty(), "the app does not run");
        for signal in [Signal::STOP, Signal::CONT] {
            for program in &programs {
                kill_process(*program, signal).unwrap();
            }
            if signal == Signal::STOP {
                thread::sleep(time);
            }
        }
    }

    /// Gives the page a size, in the way the system would.
    pub(crate) fn size(&self, width: u32, height: u32) {
        self.runtime.block_on(self.web.set_window_rect(0, 0, width, height)).unwrap();
        let wanted = serde_json::json!([width, height]);
        self.until("the new size", || self.js("return [innerWidth, innerHeight]", &[]) == wanted);
    }

    /// Runs a script in the page.
    pub(crate) fn js(&self, script: &str, arguments: &[Value]) -> Value {
        self.try_js(script, arguments)
            .unwrap_or_else(|error| self.fail(&format!("a script did not run: {error}")))
    }

    /// Runs a script in the page that may go away under it.
    pub(crate) fn try_js(
        &self,
        script: &str,
        arguments: &[Value],
    ) -> thirtyfour::error::WebDriverResult<Value> {
        let answer = self.runtime.block_on(self.web.execute(script, arguments.to_vec()))?;
        Ok(answer.json().clone())
    }

    /// Waits until something is so.
    pub(crate) fn until(&self, what: &str, is_so: impl Fn() -> bool) {
        let began = Instant::now();
        while !is_so() {
            if began.elapsed() > PATIENCE {
                self.fail(&format!("waited {PATIENCE:?} for {what}"));
            }
            thread::sleep(LOOK_EVERY);
        }
    }

    /// The whole page as a part.
    pub(crate) fn page(&self) -> Part<'_> {
        Part::page(self)
    }

    /// The first part of the page that fits a CSS selector.
    pub(crate) fn part(&self, css: &str) -> Part<'_> {
        self.page().part(css)
    }

    /// The row of a list that says `text`.
    pub(crate) fn row(&self, kind: &str, text: &str) -> Part<'_> {
        self.page().row(kind, text)
    }

    /// The section, group or question with this name.
    pub(crate) fn group(&self, titled: &str) -> Part<'_> {
        self.page().group(titled)
    }

    /// The dialog that is open.
    pub(crate) fn dialog(&self) -> Part<'_> {
        self.part("[role=dialog], [role=alertdialog]")
    }

    /// Waits for a page whose heading says this.
    pub(crate) fn arrive(&self, heading: &str) {
        self.until(&format!("a page with the heading {heading:?}"), || {
            self.js("return document.querySelector('h1')?.textContent ?? ''", &[])
                .as_str()
                .is_some_and(|text| same_words(text).contains(&same_words(heading)))
        });
    }

    /// Presses a button, link, tab or choice.
    pub(crate) fn press(&self, name: &str) {
        self.page().press(name);
    }

    /// Writes into a field, replacing what is there.
    pub(crate) fn write(&self, label: &str, text: &str) {
        self.page().write(label, text);
    }

    /// Waits until the page says this.
    pub(crate) fn see(&self, text: &str) {
        self.page().see(text);
    }

    /// Types into whatever has the focus.
    pub(crate) fn keys(&self, keys: &str) {
        let typed = self.runtime.block_on(async { self.web.active_element().await?.send_keys(keys).await });
        typed.unwrap_or_else(|error| self.fail(&format!("the keys could not be typed: {error}")));
    }

    /// Presses keys together and lets go of them: `Control`, `Alt`, `Shift`, `Enter`, `Tab`, `Escape`, arrows, or a sign.
    pub(crate) fn press_together(&self, keys: &[&str]) {
        let codes: Vec<char> = keys.iter().map(|key| key_code(key)).collect();
        let pressed = self.runtime.block_on(async {
            let mut chain = self.web.action_chain();
            for code in &codes {
                chain = chain.key_down(*code);
            }
            for code in codes.iter().rev() {
                chain = chain.key_up(*code);
            }
            chain.perform().await
        });
        pressed
            .unwrap_or_else(|error| self.fail(&format!("the keys {keys:?} could not be pressed: {error}")));
    }

    /// Types words at the end of a field, if it takes that many. Says whether they are in it then.
    pub(crate) fn append(&self, field: &WebElement, words: &str) -> bool {
        let at = field.to_json().unwrap();
        let takes = "const [field, length] = arguments; return !field.matches(':disabled') && !field.readOnly && (field.maxLength < 0 || field.maxLength > length + field.value.length)";
        if self.js(takes, &[at.clone(), words.len().into()]) != true {
            return false;
        }
        let typed = self.runtime.block_on(field.send_keys(words));
        typed.unwrap_or_else(|error| self.fail(&format!("a field could not be written into: {error}")));
        self.js("return arguments[0].value.includes(arguments[1])", &[at, words.into()]) == true
    }

    /// The name of what has the focus.
    pub(crate) fn focused(&self) -> String {
        self.page().names(":focus").into_iter().next().unwrap_or_default()
    }

    /// Presses Tab until something with this name has the focus. Every stop on the way must be seen and have a name.
    pub(crate) fn tab_to(&self, name: &str) {
        let mut stops = Vec::new();
        let began = Instant::now();
        while !stops.last().is_some_and(|stop: &String| stop.contains(&same_words(name))) {
            if stops.len() > 150 || began.elapsed() > 2 * PATIENCE {
                self.fail(&format!("Tab does not come to {name:?}, but to {stops:?}"));
            }
            self.press_together(&["Tab"]);
            let stop = self.focused();
            // After the last stop the focus is on the page itself for a moment.
            let on_page = self.js("return document.activeElement === document.body", &[]) == true;
            if stop.is_empty() && !on_page {
                let what = self.js("return document.activeElement.outerHTML.slice(0, 300)", &[]);
                self.fail(&format!("Tab comes to something without a name, or not to be seen: {what}"));
            }
            stops.push(stop);
        }
    }

    /// Everything written on the page.
    pub(crate) fn text(&self) -> String {
        self.js("return document.body.innerText", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Stops the test with a sentence, a picture, and what is on the screen.
    pub(crate) fn fail(&self, why: &str) -> ! {
        let picture = self.album.folder().join("failed.png");
        let _ignored = fs::write(&picture, self.picture());
        let text = self.try_js("return document.title + '\\n' + document.body.innerText", &[]);
        let text = text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default();
        panic!("{why}\n--- on the screen (picture: {}) ---\n{text}", picture.display());
    }

    /// Remembers everything that the page's policy refuses and every error that nobody caught.
    fn watch_for_refusals(&self) {
        let script = "window.__refused = [];
            addEventListener('securitypolicyviolation', (e) => __refused.push(`policy: ${e.violatedDirective} ${e.blockedURI}`));
            addEventListener('error', (e) => __refused.push(`error: ${e.message}`));
            addEventListener('unhandledrejection', (e) => __refused.push(`rejection: ${e.reason}`));
            const before = console.error; console.error = (...all) => { __refused.push(`console: ${all.join(' ')}`); before(...all); };";
        self.js(script, &[]);
    }

    /// What went wrong in the page so far, without anybody seeing it.
    pub(crate) fn refused(&self) -> Vec<String> {
        let all = self.js("return window.__refused ?? []", &[]);
        all.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
    }
}

/// The sign by which WebDriver knows a key.
fn key_code(name: &str) -> char {
    match name {
        "Control" => '\u{e009}',
        "Alt" => '\u{e00a}',
        "Shift" => '\u{e008}',
        "Enter" => '\u{e007}',
        "Tab" => '\u{e004}',
        "Escape" => '\u{e00c}',
        "ArrowLeft" => '\u{e012}',
        "ArrowUp" => '\u{e013}',
        "ArrowRight" => '\u{e014}',
        "ArrowDown" => '\u{e015}',
        "F6" => '\u{e036}',
        sign => sign.chars().next().expect("a key"),
    }
}

/// Words without their line breaks and capitals, to compare what people read.
pub(crate) fn same_words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
