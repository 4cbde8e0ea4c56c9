//! Replacing what differs from run to run, so that the rest can be compared letter by letter.

/// The output with ids, keys, hashes, dates and twelve words replaced.
pub(crate) fn normal(output: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut skipping = false;
    for line in output.lines() {
        // The words of a key, and what is wrapped below them.
        if skipping
            && line.starts_with("     ")
            && !line.trim_start().starts_with(|c: char| c.is_ascii_digit())
        {
            continue;
        }
        skipping = false;
        if let Some(at) = words_begin(line) {
            lines.push(format!("{}[twelve words]", &line[..at]));
            skipping = true;
        } else if is_word_grid(line) {
            lines.push("[four words]".to_owned());
        } else {
            lines.push(tokens(line));
        }
    }
    lines.join("\n")
}

/// Where the words of a key begin in this line.
fn words_begin(line: &str) -> Option<usize> {
    let labels = ["Words of your key", "Words of their key"];
    if labels.iter().any(|label| line.starts_with(label)) {
        return Some(24);
    }
    let told = "read the words of the key aloud: ";
    line.find(told).map(|at| at + told.len())
}

/// ` 1 point        2 face         3 color        4 fly`
fn is_word_grid(line: &str) -> bool {
    let parts: Vec<&str> = line.split_whitespace().collect();
    let number = |text: &&str| text.parse::<u8>().is_ok_and(|number| (1..=12).contains(&number));
    let word = |text: &&str| text.len() >= 3 && text.bytes().all(|b| b.is_ascii_lowercase());
    parts.len() == 8 && parts.iter().step_by(2).all(number) && parts.iter().skip(1).step_by(2).all(word)
}

fn tokens(line: &str) -> String {
    let mut result = String::new();
    for part in line.split_inclusive(' ') {
        let core = part.trim_end_matches(' ');
        let edge = |c: char| "\"'(),.;:".contains(c);
        let inner = core.trim_matches(edge);
        match if inner.is_empty() { None } else { token(inner) } {
            Some(new) => result.push_str(&part.replacen(inner, &new, 1)),
            None => result.push_str(part),
        }
    }
    sizes(&result).trim_end().to_owned()
}

fn token(text: &str) -> Option<String> {
    let hex = |text: &str| text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    let shape =
        |text: &str| text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>();
    if text.len() == 36 && text.split('-').map(str::len).eq([8, 4, 4, 4, 12]) && hex(&text.replace('-', "")) {
        return Some("[id]".to_owned());
    }
    if text.len() == 64 && hex(text) {
        return Some("[sha256]".to_owned());
    }
    if text.len() == 8 && hex(text) && text.bytes().any(|b| b.is_ascii_digit()) {
        return Some("xxxxxxxx".to_owned());
    }
    if text.starts_with("SHA256:") {
        return Some("[fingerprint]".to_owned());
    }
    if text.starts_with("AAAAC3NzaC1lZDI1NTE5") {
        return Some("[signing key]".to_owned());
    }
    if text.len() == 62 && text.starts_with("age1") {
        return Some("[age key]".to_owned());
    }
    if let Some((name, _)) = text.split_once('=').filter(|(_, hash)| hash.len() == 16 && hex(hash)) {
        return Some(format!("{name}=[hash]"));
    }
    match shape(text).as_str() {
        "0000-00-00" => Some("YYYY-MM-DD".to_owned()),
        "00:00" => Some("HH:MM".to_owned()),
        moment if moment.starts_with("0000-00-00T00:00:00") => Some("[moment]".to_owned()),
        _ => None,
    }
}

/// The sizes of sealed files: their length depends on how many digits a moment has.
fn sizes(line: &str) -> String {
    let marks = [".acp (", "KiB).", "MiB).", "in all"];
    let sealed = line.starts_with("Size  ") || marks.iter().any(|mark| line.contains(mark));
    if !sealed {
        return line.to_owned();
    }
    let mut words: Vec<&str> = line.split(' ').collect();
    for at in 1..words.len() {
        let (number, unit) = (words[at - 1].trim_start_matches('('), words[at].trim_matches([')', '.']));
        if matches!(unit, "B" | "KiB" | "MiB") && number.parse::<f64>().is_ok() {
            words[at - 1] = if words[at - 1].starts_with('(') { "(N" } else { "N" };
        }
    }
    words.join(" ")
}
