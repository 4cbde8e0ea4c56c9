//! Writing HTML out of what strangers typed.
//!
//! Every text goes through [`escape`], which leaves nothing that a browser could take for markup, and shows the
//! characters that reorder or hide text as their names. Nothing here links, loads or runs anything.

use std::fmt::Write as _;

/// The only style, inline. Print is black on white.
const STYLE: &str = "\
:root{color-scheme:light;--ink:#201d18;--ink2:#48433a;--sheet:#fbf9f4;--rule:#c5bcaa;--margin:#b9c7dc;--well:#ebe5d8;--stop:#7d3225}\
*{box-sizing:border-box}\
body{margin:0 auto;max-inline-size:46rem;padding:2rem 1.5rem;background:var(--sheet);color:var(--ink);\
font:1rem/1.5 \"Atkinson Hyperlegible Next\",\"Noto Sans Arabic\",\"Noto Sans\",\"DejaVu Sans\",sans-serif}\
h1{font:560 1.75rem/2.25rem \"Source Serif 4\",\"Noto Serif\",Georgia,serif;margin:.5rem 0 1rem}\
h2{font-size:1.125rem;line-height:1.75rem;margin:2.5rem 0 .75rem;border-block-end:1.5px solid var(--rule)}\
h3{font:560 1.25rem/1.75rem \"Source Serif 4\",\"Noto Serif\",Georgia,serif;margin:1.75rem 0 .5rem}\
h4{font-size:1rem;margin:1.25rem 0 .25rem}\
p,dd,li,td{overflow-wrap:anywhere}\
p.said,dd,td,blockquote{white-space:pre-wrap}\
p.said,blockquote{margin:.5rem 0;max-inline-size:66ch}\
blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:3px double var(--margin);font-family:\"Source Serif 4\",\"Noto Serif\",Georgia,serif}\
dl{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.25rem 1rem;margin:.5rem 0}\
dt{color:var(--ink2)}dd{margin:0}\
table{border-collapse:collapse;inline-size:100%;margin:.5rem 0;font-size:.875rem;line-height:1.25rem}\
th,td{text-align:start;vertical-align:top;padding:.35rem .75rem .35rem 0;border-block-end:1px solid var(--rule)}\
th{font-weight:600;color:var(--ink2)}\
.kind{color:var(--ink2);margin:0}\
.note{background:var(--well);padding:.75rem 1rem;border-radius:5px;font-size:.875rem;line-height:1.25rem}\
.mono{font-family:\"Atkinson Hyperlegible Mono\",\"DejaVu Sans Mono\",monospace;font-size:.8125rem;unicode-bidi:isolate;direction:ltr}\
.none{color:var(--stop);font-weight:600}\
@media print{body{background:#fff;padding:0;max-inline-size:none}h2,h3,h4{break-after:avoid}tr,li,dd{break-inside:avoid}.note{border:1px solid var(--rule)}}";

/// A page that grows.
pub(super) struct Page {
    html: String,
}

impl Page {
    /// The head of a page in the language `lang` (a checked language tag).
    pub(super) fn new(lang: &str, title: &str) -> Self {
        let direction = if is_right_to_left(lang) { "rtl" } else { "ltr" };
        let mut html = String::with_capacity(16 * 1024);
        html.push_str("<!doctype html>\n<html lang=\"");
        escape_into(&mut html, lang);
        html.push_str("\" dir=\"");
        html.push_str(direction);
        html.push_str("\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.push_str(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'\">\n",
        );
        html.push_str("<meta name=\"referrer\" content=\"no-referrer\">\n");
        html.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        escape_into(&mut html, title);
        let _ = write!(html, "</title>\n<style>{STYLE}</style>\n</head>\n<body>\n");
        Self { html }
    }

    /// The finished page.
    pub(super) fn finish(mut self) -> String {
        self.html.push_str("</body>\n</html>\n");
        self.html
    }

    /// An element with our own words in it. `tag` may carry a class: `p.note`.
    pub(super) fn ours(&mut self, tag: &str, text: &str) {
        let (name, class) = tag.split_once('.').unwrap_or((tag, ""));
        self.open(name, class, "");
        escape_into(&mut self.html, text);
        self.close(name);
    }

    /// An element with somebody else's words in it, kept apart in direction. Nothing if they are empty.
    pub(super) fn theirs(&mut self, tag: &str, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let (name, class) = tag.split_once('.').unwrap_or((tag, ""));
        self.open(name, class, " dir=\"auto\"");
        escape_into(&mut self.html, text);
        self.close(name);
    }

    /// A heading: our words, then theirs.
    pub(super) fn heading(&mut self, tag: &str, ours: &str, theirs: &str) {
        self.open(tag, "", "");
        escape_into(&mut self.html, ours);
        if !theirs.trim().is_empty() {
            self.html.push_str(if ours.is_empty() { "<bdi>" } else { ": <bdi>" });
            escape_into(&mut self.html, theirs);
            self.html.push_str("</bdi>");
        }
        self.close(tag);
    }

    /// Names with values, without those that say nothing. Values marked as codes keep their direction.
    pub(super) fn facts(&mut self, facts: &[(&str, String)]) {
        let said = |text: &str| !text.trim().is_empty();
        if facts.iter().all(|(_, value)| !said(value)) {
            return;
        }
        self.html.push_str("<dl>\n");
        for (name, value) in facts.iter().filter(|(_, value)| said(value)) {
            self.html.push_str("<dt>");
            escape_into(&mut self.html, name);
            self.html.push_str("</dt><dd dir=\"auto\">");
            escape_into(&mut self.html, value);
            self.html.push_str("</dd>\n");
        }
        self.html.push_str("</dl>\n");
    }

    /// A list of what others said. Nothing if it is empty.
    pub(super) fn list(&mut self, items: &[String]) {
        if items.is_empty() {
            return;
        }
        self.html.push_str("<ul>\n");
        for item in items {
            self.theirs("li", item);
        }
        self.html.push_str("</ul>\n");
    }

    /// A table with our heads and their cells. Nothing if there are no rows.
    pub(super) fn table(&mut self, heads: &[&str], rows: &[Vec<String>]) {
        if rows.is_empty() {
            return;
        }
        self.html.push_str("<table><thead><tr>");
        for head in heads {
            self.html.push_str("<th scope=\"col\">");
            escape_into(&mut self.html, head);
            self.html.push_str("</th>");
        }
        self.html.push_str("</tr></thead><tbody>\n");
        for row in rows {
            self.html.push_str("<tr>");
            for cell in row {
                self.html.push_str("<td dir=\"auto\">");
                escape_into(&mut self.html, cell);
                self.html.push_str("</td>");
            }
            self.html.push_str("</tr>\n");
        }
        self.html.push_str("</tbody></table>\n");
    }

    fn open(&mut self, name: &str, class: &str, rest: &str) {
        let _ = write!(self.html, "<{name}");
        if !class.is_empty() {
            let _ = write!(self.html, " class=\"{class}\"");
        }
        let _ = write!(self.html, "{rest}>");
    }

    fn close(&mut self, name: &str) {
        let _ = writeln!(self.html, "</{name}>");
    }
}

/// Whether a language tag names a language that is written from right to left.
fn is_right_to_left(lang: &str) -> bool {
    let primary = lang.split('-').next().unwrap_or("").to_ascii_lowercase();
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"]
        .contains(&primary.as_str())
}

/// Adds `text` as text. Characters that reorder or hide text are shown by name.
fn escape_into(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\n' | '\t' => html.push(c),
            '\r' => {}
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => {
                let _ = write!(html, "[U+{:04X}]", u32::from(c));
            }
            '\u{e0000}'..='\u{e007f}' => {
                let _ = write!(html, "[U+{:05X}]", u32::from(c));
            }
            c if c.is_control() => html.push('\u{fffd}'),
            c => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escape(text: &str) -> String {
        let mut html = String::new();
        escape_into(&mut html, text);
        html
    }

    #[test]
    fn nothing_is_left_that_a_browser_could_act_on() {
        assert_eq!(
            escape("<script src='x'>&\"</script>"),
            "&lt;script src=&#39;x&#39;&gt;&amp;&quot;&lt;/script&gt;"
        );
        assert_eq!(escape("invoice\u{202e}fdp.exe\u{2069}"), "invoice[U+202E]fdp.exe[U+2069]");
        assert_eq!(escape("a\u{0}b\u{1b}[2Jc\r\n"), "a\u{fffd}b\u{fffd}[2Jc\n");
        assert_eq!(escape("\u{e0041}"), "[U+E0041]");
        assert_eq!(escape("שלום 🪶 ñ"), "שלום 🪶 ñ");
    }

    #[test]
    fn a_page_says_its_language_and_direction() {
        assert!(Page::new("ar-EG", "").finish().contains("<html lang=\"ar-EG\" dir=\"rtl\">"));
        assert!(Page::new("es", "").finish().contains("<html lang=\"es\" dir=\"ltr\">"));
    }
}
