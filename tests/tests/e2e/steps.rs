//! Steps that several tests take, in the words of the screens.

use crate::screen::Screen;
use serde_json::json;

/// The passphrase of every vault here: hard enough to guess, and easy to type.
pub(crate) const PASSPHRASE: &str = "lantern orbit gravel mosaic";

impl Screen<'_> {
    /// Through the page for a new vault, up to the recovery sheet.
    pub(crate) fn fill_new_vault(&self, name: &str) {
        self.arrive("Create a vault");
        self.write("What should we call it?", name);
        self.write("Passphrase", PASSPHRASE);
        self.see("hard to guess");
        self.write("The same passphrase again", PASSPHRASE);
    }

    /// Reads the recovery sheet from the screen and types back the words that are asked for.
    pub(crate) fn copy_recovery_sheet(&self) {
        self.press("Show the 24 words");
        self.arrive("Print these 24 words");
        let words = self.key_words();
        assert_eq!(words.len(), 24, "the sheet shows {words:?}");
        self.press("I have them on paper");
        self.arrive("Type three words");
        for (at, word) in words.iter().enumerate() {
            let label = format!("Word {}", at + 1);
            if self.page().asks_for(&label) {
                self.write(&label, word);
            }
        }
        self.press("Check them");
        self.arrive("The recovery sheet works");
    }

    /// The words of a key, or of the recovery sheet, as they stand on the screen. In a dialog, its own.
    pub(crate) fn key_words(&self) -> Vec<String> {
        let script = "const lists = [...document.querySelectorAll('[role=dialog] .key-words, .key-words')];
            return [...(lists[0]?.children ?? [])].map((one) => one.innerText.trim().split(/\\s+/).pop())";
        let words = self.js(script, &[]);
        words.as_array().into_iter().flatten().filter_map(|word| word.as_str().map(str::to_owned)).collect()
    }

    /// Opens the vault that was open last.
    pub(crate) fn unlock(&self) {
        self.arrive("Open your vault");
        self.write("Passphrase", PASSPHRASE);
        self.press("Unlock");
        self.until("the vault to open", || self.part("nav").is_there());
    }

    /// Goes to a page by the list at the side.
    pub(crate) fn go(&self, page: &str) {
        self.part("nav").press(page);
    }

    /// Locks the vault with the button that is on every page.
    pub(crate) fn lock(&self) {
        self.part("header").press("Lock");
        self.arrive("Open your vault");
    }

    /// Makes a vault without the pages for it, for tests that are about something else.
    pub(crate) fn make_vault(&self, name: &str, desk: &str) {
        let vault = json!({ "passphrase": PASSPHRASE, "folder_token": null, "name": name, "desk": desk });
        let state = self.command("create_vault", &vault).unwrap();
        assert_eq!(state["status"], "open");
    }
}
