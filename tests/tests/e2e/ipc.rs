//! Asking the program behind the window directly, for what no screen shows. Journeys never use this.

use crate::screen::Screen;
use serde_json::{Value, json};

const ASK: &str = r#"
const [command, request, done] = arguments;
window.__TAURI_INTERNALS__.invoke(command, request).then((answer) => done({ answer }), (error) => done({ error }));"#;

const LISTEN: &str = r#"
const [event, done] = arguments;
window.__heard ??= {};
window.__heard[event] = [];
const handler = window.__TAURI_INTERNALS__.transformCallback(({ payload }) => window.__heard[event].push(payload));
window.__TAURI_INTERNALS__.invoke("plugin:event|listen", { event, target: { kind: "Any" }, handler }).then(() => done({ answer: true }), (error) => done({ error }));"#;

impl Screen<'_> {
    /// Runs one of our commands.
    ///
    /// # Errors
    /// What the command says when it cannot be done.
    pub(crate) fn command(&self, name: &str, request: &Value) -> Result<Value, Value> {
        self.ask(ASK, &[json!(name), json!({ "request": request })])
    }

    /// Asks for something by its full name, with raw arguments.
    pub(crate) fn raw(&self, name: &str, arguments: &Value) -> Result<Value, Value> {
        self.ask(ASK, &[json!(name), arguments.clone()])
    }

    /// Starts to remember what is announced under this name.
    pub(crate) fn listen(&self, event: &str) {
        self.ask(LISTEN, &[json!(event)]).unwrap();
    }

    /// What was announced so far.
    pub(crate) fn heard(&self, event: &str) -> Vec<Value> {
        let heard = self.js("return window.__heard?.[arguments[0]] ?? []", &[json!(event)]);
        heard.as_array().cloned().unwrap_or_default()
    }

    fn ask(&self, script: &str, arguments: &[Value]) -> Result<Value, Value> {
        let answer = self.wait_js(script, arguments);
        match answer.get("error") {
            Some(error) => Err(error.clone()),
            None => Ok(answer["answer"].clone()),
        }
    }

    /// Runs a script that answers later, by calling its last argument.
    pub(crate) fn wait_js(&self, script: &str, arguments: &[Value]) -> Value {
        let answer = self.runtime.block_on(self.web.execute_async(script, arguments.to_vec()));
        let answer = answer.unwrap_or_else(|error| self.fail(&format!("a script did not answer: {error}")));
        answer.json().clone()
    }
}
