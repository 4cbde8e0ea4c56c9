//! A part of the page: the whole of it, a row of a list, a dialog. Things are found in it by their words.

use crate::screen::{PATIENCE, Screen, same_words};
use serde_json::{Value, json};
use std::{
    thread,
    time::{Duration, Instant},
};
use thirtyfour::{WebElement, error::WebDriverResult};

const FIND: &str = include_str!("find.js");

/// What can be pressed.
const PRESS: &str = "button, a, summary, label, [role=button], [role=link], [role=tab], [role=radio], [role=checkbox], \
                     [role=switch], [role=option], [role=menuitem], [role=row]";

/// What can be written into.
const WRITE: &str = "textarea, select, [contenteditable=true], [role=textbox], \
                     input:not([type=radio]):not([type=checkbox]):not([type=hidden])";

/// Control and a, then delete: the way a person empties a field.
const EMPTY: &str = "\u{e009}a\u{e000}\u{e017}";

/// What has a name of its own: sections, groups of answers, questions with several fields.
const GROUP: &str =
    "section, article, aside, fieldset, details, [role=group], [role=radiogroup], [role=region]";

/// A part of the page.
#[derive(Clone)]
pub(crate) struct Part<'a> {
    screen: &'a Screen<'a>,
    /// Steps from the page inwards, as `find.js` reads them.
    place: Vec<Value>,
}

impl<'a> Part<'a> {
    /// The whole page.
    pub(crate) fn page(screen: &'a Screen<'a>) -> Self {
        Self { screen, place: Vec::new() }
    }

    fn inside(&self, step: Value) -> Self {
        let mut place = self.place.clone();
        place.push(step);
        Self { screen: self.screen, place }
    }

    /// The first thing in it that fits a CSS selector.
    pub(crate) fn part(&self, css: &str) -> Self {
        self.inside(json!({ "css": css }))
    }

    /// The row of a list in it that says `text`. Rows carry the name of their kind in `data-testid`.
    pub(crate) fn row(&self, kind: &str, text: &str) -> Self {
        self.inside(json!({ "css": format!("[data-testid='{kind}']"), "text": text }))
    }

    /// The section, group or question in it with this name.
    pub(crate) fn group(&self, titled: &str) -> Self {
        self.inside(json!({ "css": GROUP, "titled": titled }))
    }

    /// The one with this number among parts alike, from 0.
    pub(crate) fn nth(mut self, nth: usize) -> Self {
        if let Some(step) = self.place.last_mut() {
            step["nth"] = json!(nth);
        }
        self
    }

    /// Presses this part itself.
    pub(crate) fn tap(&self) {
        self.act("", "", |element| self.screen.runtime.block_on(element.click()));
    }

    /// Types into this part itself.
    pub(crate) fn type_in(&self, text: &str) {
        self.act("", "", |element| self.screen.runtime.block_on(element.send_keys(text)));
    }

    /// Writes a whole day into the three boxes of a date.
    pub(crate) fn write_day(&self, day: chrono::NaiveDate) {
        self.write("Day", &day.format("%-d").to_string());
        self.choose("Month", &day.format("%B").to_string());
        self.write("Year", &day.format("%Y").to_string());
    }

    /// Presses what has this name.
    pub(crate) fn press(&self, name: &str) {
        self.act(PRESS, name, |element| self.screen.runtime.block_on(element.click()));
    }

    /// Writes into the field with this label, replacing what is there.
    pub(crate) fn write(&self, label: &str, text: &str) {
        self.act(WRITE, label, |element| {
            self.screen.runtime.block_on(async {
                element.send_keys(EMPTY).await?;
                element.send_keys(text).await
            })
        });
    }

    /// Chooses an entry of the list with this label, by the entry's words.
    pub(crate) fn choose(&self, label: &str, entry: &str) {
        self.act(WRITE, label, |element| {
            let script =
                "return [...arguments[0].options].findIndex((o) => o.textContent.trim() === arguments[1])";
            let screen = self.screen;
            let at = screen.js(script, &[element.to_json()?, json!(entry)]).as_i64().unwrap_or(-1);
            if at < 0 {
                screen.fail(&format!("the list {label:?} has no entry {entry:?}"));
            }
            screen.runtime.block_on(async {
                let css = thirtyfour::By::Css(format!("option:nth-of-type({})", at + 1));
                element.find(css).await?.click().await
            })
        });
    }

    /// Waits until this part says this.
    pub(crate) fn see(&self, text: &str) {
        self.screen.until(&format!("the words {text:?}"), || self.says(text));
    }

    /// Waits until this part no longer says this.
    pub(crate) fn see_no_more(&self, text: &str) {
        self.screen.until(&format!("the words {text:?} to go"), || !self.says(text));
    }

    /// Whether this part says this now.
    pub(crate) fn says(&self, text: &str) -> bool {
        same_words(&self.text()).contains(&same_words(text))
    }

    /// Whether something with this name can be pressed now.
    pub(crate) fn offers(&self, name: &str) -> bool {
        self.find(PRESS, name).is_ok_and(|found| found.is_some())
    }

    /// The names of everything in this part that fits a CSS selector.
    pub(crate) fn names(&self, css: &str) -> Vec<String> {
        let names = self.screen.js(FIND, &self.arguments(json!(css), &Value::Null));
        names.as_array().into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect()
    }

    /// Everything shown in this part that fits a CSS selector.
    pub(crate) fn all(&self, css: &str) -> Vec<WebElement> {
        let script = "const part = (function () { FIND }).apply(null, arguments[0]);
            return [...(part?.querySelectorAll(arguments[1]) ?? [])].filter((one) => one.checkVisibility())"
            .replace("FIND", FIND);
        let place = json!([self.place, Value::Null, Value::Null]);
        let screen = self.screen;
        let found = screen.runtime.block_on(screen.web.execute(script, vec![place, json!(css)]));
        found
            .and_then(thirtyfour::session::scriptret::ScriptRet::elements)
            .unwrap_or_else(|error| screen.fail(&error.to_string()))
    }

    /// Whether there is a field with this label now.
    pub(crate) fn asks_for(&self, label: &str) -> bool {
        self.find(WRITE, label).is_ok_and(|found| found.is_some())
    }

    /// Whether this part is on the page now.
    pub(crate) fn is_there(&self) -> bool {
        let found = self.screen.try_js(FIND, &self.arguments(Value::Null, &Value::Null));
        found.is_ok_and(|found| !found.is_null())
    }

    /// Waits until this part is no longer on the page.
    pub(crate) fn gone(&self) {
        self.screen.until("a part of the page to go", || !self.is_there());
    }

    /// What is written in this field.
    pub(crate) fn value(&self) -> String {
        let script =
            "return ((function () { FIND }).apply(null, arguments))?.value ?? ''".replace("FIND", FIND);
        let value = self.screen.js(&script, &self.arguments(Value::Null, &Value::Null));
        value.as_str().unwrap_or_default().to_owned()
    }

    /// The words of this part, with what is said only to a screen reader; nothing while it is not there.
    pub(crate) fn text(&self) -> String {
        let script = "const part = (function () { FIND }).apply(null, arguments);
            if (!part) return '';
            const said = [...part.querySelectorAll('[role=img][aria-label]')].map((one) => one.getAttribute('aria-label'));
            const typed = [...part.querySelectorAll('input:not([type=password]), textarea')].map((field) => field.value);
            const chosen = [...part.querySelectorAll('select')].map((list) => list.selectedOptions[0]?.textContent ?? '');
            return [part.innerText, ...said, ...typed, ...chosen].join('\\n')"
            .replace("FIND", FIND);
        let text = self.screen.try_js(&script, &self.arguments(Value::Null, &Value::Null));
        text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default()
    }

    fn arguments(&self, kinds: Value, words: &Value) -> [Value; 3] {
        let place = json!(self.place);
        [place, kinds, words.clone()]
    }

    fn find(&self, kinds: &str, name: &str) -> WebDriverResult<Option<WebElement>> {
        let screen = self.screen;
        let arguments = self.arguments(json!(kinds), &json!(name));
        let found = screen.runtime.block_on(screen.web.execute(FIND, arguments.to_vec()))?;
        if found.json().is_null() { Ok(None) } else { found.element().map(Some) }
    }

    /// Does something with a thing as soon as it is there and lets it be done. A page that is being drawn anew may take
    /// the thing away in between; then it is looked for again.
    fn act(&self, kinds: &str, name: &str, does: impl Fn(&WebElement) -> WebDriverResult<()>) {
        let began = Instant::now();
        let mut last = String::from("it is not there");
        while began.elapsed() < PATIENCE {
            match self.find(kinds, name) {
                Ok(Some(element)) => match does(&element) {
                    Ok(()) => return,
                    Err(error) => last = error.to_string(),
                },
                Ok(None) => {}
                Err(error) => last = error.to_string(),
            }
            thread::sleep(Duration::from_millis(80));
        }
        let names = self.screen.try_js(FIND, &self.arguments(json!(kinds), &Value::Null)).unwrap_or_default();
        self.screen.fail(&format!("{name:?} could not be used: {last}\nhere are: {names}"));
    }
}
