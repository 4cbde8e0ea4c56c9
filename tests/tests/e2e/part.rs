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

/// Where a part of the page is.
#[derive(Clone)]
pub(crate) struct Place {
    css: String,
    text: Option<String>,
    nth: usize,
}

impl Place {
    pub(crate) fn css(css: &str) -> Self {
        Self { css: css.to_owned(), text: None, nth: 0 }
    }

    pub(crate) fn row(kind: &str, text: &str) -> Self {
        Self { css: format!("[data-testid='{kind}']"), text: Some(text.to_owned()), nth: 0 }
    }

    fn json(&self) -> Value {
        json!({ "css": self.css, "text": self.text, "nth": self.nth })
    }
}

/// A part of the page.
pub(crate) struct Part<'a> {
    screen: &'a Screen<'a>,
    place: Option<Place>,
}

impl<'a> Part<'a> {
    pub(crate) fn new(screen: &'a Screen<'a>, place: Option<Place>) -> Self {
        Self { screen, place }
    }

    /// The one with this number among parts alike, from 0.
    pub(crate) fn nth(mut self, nth: usize) -> Self {
        if let Some(place) = &mut self.place {
            place.nth = nth;
        }
        self
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

    /// Whether there is a field with this label now.
    pub(crate) fn asks_for(&self, label: &str) -> bool {
        self.find(WRITE, label).is_ok_and(|found| found.is_some())
    }

    /// Whether this part is on the page now.
    pub(crate) fn is_there(&self) -> bool {
        let found = self.screen.try_js(FIND, &self.arguments(Value::Null, &Value::Null));
        found.is_ok_and(|found| !found.is_null())
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
            return [part.innerText, ...said, ...typed].join('\\n')"
            .replace("FIND", FIND);
        let text = self.screen.try_js(&script, &self.arguments(Value::Null, &Value::Null));
        text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default()
    }

    fn arguments(&self, kinds: Value, words: &Value) -> [Value; 4] {
        let place = self.place.as_ref().map_or(Value::Null, Place::json);
        // "Word 1" must not find "Word 12": names that end in a number are meant to the letter.
        let exact = words.as_str().is_some_and(|words| words.ends_with(|last: char| last.is_ascii_digit()));
        [place, kinds, words.clone(), json!(exact)]
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
