//! What `registry push` tells of an import, line by line.

use std::fmt::Display;
use std::io::Write;

use serde_json::Value;

use super::remote::{Fault, Remote};
use super::understood::Understood;
use super::words::Words;

/// Rejected rows that the summary shows.
const SHOWN: usize = 10;

pub fn tell(understood: Option<&Understood>, words: Words) {
    let lines = understood.map(|understood| understood.lines(words));
    lines.into_iter().flatten().for_each(say);
}

fn count(import: &Value, name: &str) -> i64 {
    import["counts"][name].as_i64().unwrap_or(0)
}

pub fn tell_counts(import: &Value, words: Words) {
    for name in ["created", "updated", "unchanged", "rejected"] {
        let outcome = words.outcome(name);
        say(format_args!("  {outcome:<14} {:>9}", count(import, name)));
    }
}

/// Show the first rejected rows; gives how many there are.
pub fn tell_rejected(remote: &mut Remote, import: &Value, words: Words) -> Result<i64, Fault> {
    let rejected = count(import, "rejected");
    if rejected > 0 {
        show_rejected(remote, text(import, "id"), rejected, words)?;
    }
    Ok(rejected)
}

/// Why an import has to be confirmed: the questions about its table, unless they were `asked`, and who would
/// be somebody else. An older server gives no reasons, and knows the latter alone.
pub fn tell_waiting(remote: &Remote, import: &Value, asked: bool, words: Words) {
    let confirmation = &import["confirmation"];
    let reasons = confirmation["reasons"].as_array();
    let is_for = |reason: &str| reasons.is_some_and(|all| all.iter().any(|one| one == reason));
    if is_for("UNDERSTANDING") {
        say(words.to_be_looked_at());
        let understood = Understood::of(import).filter(|_| !asked);
        understood.unwrap_or_default().questions().for_each(say);
    }
    if reasons.is_none() || is_for("IDENTITY_CHANGES") {
        let number = |name: &str| confirmation[name].as_i64().unwrap_or(0);
        say(words.waits(number("changed"), number("people")));
        // Those of a look at the file are listed nowhere.
        if let Some(rows) = confirmation["rows"].as_str() {
            say(words.listed(&remote.url(rows)));
        }
    }
}

fn show_rejected(remote: &mut Remote, id: &str, all: i64, words: Words) -> Result<(), Fault> {
    let path = format!("/v1/imports/{id}/report?outcome=rejected&limit={SHOWN}");
    let page = remote.get(&path)?;
    let rows: Vec<&Value> = page["data"].as_array().into_iter().flatten().collect();
    say(words.first_rejected(rows.len(), all));
    for row in rows {
        let key = text(row, "externalId");
        for error in errors(row) {
            let line = words.line(row["line"].as_i64().unwrap_or(0));
            say(format_args!("  {line} {key} {error}"));
        }
    }
    Ok(())
}

/// The problems of an answer, each in a line.
pub fn errors(holder: &Value) -> Vec<String> {
    let errors = holder["errors"].as_array().into_iter().flatten();
    errors
        .map(|error| {
            let place = ["pointer", "parameter", "header"].map(|name| text(error, name));
            format!(
                "{} {} [{}]",
                place.concat(),
                text(error, "message"),
                text(error, "code")
            )
            .trim()
            .to_owned()
        })
        .collect()
}

/// A line for whoever reads; one who reads no further, as `head` does, has seen enough.
pub fn say(line: impl Display) {
    drop(writeln!(std::io::stdout(), "{line}"));
}

pub fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}
