//! Full-text search. Triggers keep the index in step with its tables, so no write can forget it.

use crate::{VaultError, handle::Reader, handle::Writer};
use recourse_model::PacketId;
use std::str::FromStr;

/// The most words of a query that are looked at.
const MOST_WORDS: usize = 16;
/// The most hits that are given.
const MOST_HITS: u32 = 500;

/// From so many hits on, the newest come first: to rank them, FTS5 would have to look at every one.
const MANY_HITS: u32 = 2_000;

/// The index. Beginnings of one to three letters are indexed, too, so that search-as-you-type stays quick. Its
/// `secure-delete` option makes FTS5 take deleted words out at once instead of marking them.
pub(crate) const SQL: &str = r#"
CREATE TABLE search_doc (
    docid INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    UNIQUE (kind, id)
) STRICT;
CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize = "unicode61 remove_diacritics 2", prefix = "1 2 3");
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER search_doc_gone AFTER DELETE ON search_doc BEGIN
    DELETE FROM search WHERE rowid = old.docid;
END;
"#;

/// The triggers that index one table: its name, its key, the expression of its title, the columns of its body.
macro_rules! indexed {
    ($table:literal, $id:literal, $title:literal, [$($body:literal),+]) => { concat!(
        "CREATE TRIGGER ", $table, "_found AFTER INSERT ON \"", $table, "\" BEGIN
            INSERT INTO search_doc (kind, id) VALUES ('", $table, "', new.", $id, ");
            INSERT INTO search (rowid, title, body) VALUES (
                (SELECT docid FROM search_doc WHERE kind = '", $table, "' AND id = new.", $id, "),
                new.", $title, ", ", $("new.", $body, " || ' ' || ",)+ "'');
        END;
        CREATE TRIGGER ", $table, "_refound AFTER UPDATE ON \"", $table, "\"
        WHEN new.", $title, " IS NOT old.", $title, $(" OR new.", $body, " IS NOT old.", $body,)+ " BEGIN
            UPDATE search SET title = new.", $title, ", body = ", $("new.", $body, " || ' ' || ",)+ "''
            WHERE rowid = (SELECT docid FROM search_doc WHERE kind = '", $table, "' AND id = new.", $id, ");
        END;
        CREATE TRIGGER ", $table, "_lost AFTER DELETE ON \"", $table, "\" BEGIN
            DELETE FROM search_doc WHERE kind = '", $table, "' AND id = old.", $id, ";
        END;\n"
    ) };
}
pub(crate) use indexed;

/// What a hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HitKind {
    /// A case.
    Case,
    /// A system.
    System,
    /// A harm.
    Harm,
    /// A person.
    Person,
    /// A piece of evidence.
    Evidence,
    /// A challenge.
    Challenge,
    /// An ask.
    Ask,
    /// An organization.
    Recipient,
    /// A packet, indexed with [`Writer::index_packet`].
    Packet,
}

impl HitKind {
    const ALL: [(Self, &'static str); 9] = [
        (Self::Case, "case"),
        (Self::System, "system"),
        (Self::Harm, "harm"),
        (Self::Person, "person"),
        (Self::Evidence, "evidence"),
        (Self::Challenge, "challenge"),
        (Self::Ask, "ask"),
        (Self::Recipient, "recipient"),
        (Self::Packet, "packet"),
    ];

    /// The name of the kind, which is the name of its table.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }
}

impl FromStr for HitKind {
    type Err = VaultError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .iter()
            .find(|(_, name)| *name == text)
            .map(|(kind, _)| *kind)
            .ok_or(VaultError::Damaged { what: "the search index" })
    }
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// Its id, as text.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The words around what was found, as plain text.
    pub snippet: String,
}

/// The words of a query as an FTS5 expression in which nothing is syntax: every word is a quoted string, all must be
/// there, and the last may be the beginning of a longer one.
fn expression(query: &str) -> Option<String> {
    let words: Vec<_> = query
        .split(|c: char| c.is_whitespace() || c == '\0')
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(MOST_WORDS)
        .map(|word| format!("\"{}\"", word.replace('"', "\"\"")))
        .collect();
    (!words.is_empty()).then(|| words.join(" ") + "*")
}

impl Reader<'_> {
    /// Finds records by words, at most `limit`: best first, or newest first when there are thousands. Case and accents do not matter; the last word may be
    /// unfinished. A query without a letter or digit finds nothing.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn search(&self, query: &str, limit: u32) -> Result<Vec<Hit>, VaultError> {
        let Some(expression) = expression(query) else { return Ok(Vec::new()) };
        let many = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ?1 LIMIT ?2)";
        let order = if self.number(many, &[&expression, &MANY_HITS])? < u64::from(MANY_HITS) {
            "AND rank MATCH 'bm25(8.0, 1.0)' ORDER BY rank"
        } else {
            "ORDER BY s.rowid DESC"
        };
        let mut statement = self.conn().prepare_cached(&format!(
            "SELECT d.kind, d.id, s.title, snippet(search, -1, '', '', '…', 12)
             FROM search s JOIN search_doc d ON d.docid = s.rowid
             WHERE search MATCH ?1 {order} LIMIT ?2",
        ))?;
        let mut rows = statement.query((expression, limit.min(MOST_HITS)))?;
        let mut hits = Vec::new();
        while let Some(row) = rows.next()? {
            let kind: String = row.get(0)?;
            hits.push(Hit { kind: kind.parse()?, id: row.get(1)?, title: row.get(2)?, snippet: row.get(3)? });
        }
        Ok(hits)
    }
}

impl Writer<'_> {
    /// Makes a packet findable by the words that the caller took out of it. The words go when the packet goes.
    ///
    /// # Errors
    /// [`VaultError::RecordNotFound`] when there is no such packet.
    pub fn index_packet(&self, id: PacketId, title: &str, body: &str) -> Result<(), VaultError> {
        self.get::<recourse_model::PacketRecord>(id)?;
        let conn = self.conn();
        conn.execute("DELETE FROM search_doc WHERE kind = 'packet' AND id = ?1", [id.to_string()])?;
        conn.execute("INSERT INTO search_doc (kind, id) VALUES ('packet', ?1)", [id.to_string()])?;
        conn.execute(
            "INSERT INTO search (rowid, title, body)
             VALUES ((SELECT docid FROM search_doc WHERE kind = 'packet' AND id = ?1), ?2, ?3)",
            (id.to_string(), title, body),
        )?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::expression;

    #[test]
    fn nothing_a_person_types_is_syntax() {
        assert_eq!(expression("letter of refu").as_deref(), Some(r#""letter" "of" "refu"*"#));
        assert_eq!(expression(r#"a" OR title:b* -"#).as_deref(), Some(r#""a""" "OR" "title:b*"*"#));
        assert_eq!(expression(" ** \" - ^"), None);
        assert_eq!(expression(""), None);
    }
}
