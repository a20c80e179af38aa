//! Passing over the rows of a worksheet without reading them: what is merged stands behind them.

use std::io::{BufRead, Read};

use super::super::fault::BookFault;
use super::super::xml::broken_off;

/// No element of a sheet's rows is longer.
const LONGEST_ELEMENT: u64 = 64 * 1024;

/// Pass over everything up to the end of the rows. Whether their numbers grow, from `last` on.
///
/// # Errors
/// When the part breaks off before.
pub fn skim(part: &mut impl BufRead, prefixed: bool, mut last: u32) -> Result<bool, BookFault> {
    let mut ordered = true;
    let mut element = Vec::new();
    loop {
        if part.skip_until(b'<').map_err(BookFault::invalid)? == 0 {
            return Err(broken_off());
        }
        let ahead = part.fill_buf().map_err(BookFault::invalid)?;
        if !prefixed && is_in_row(ahead) {
            continue;
        }
        element.clear();
        let mut bounded = part.take(LONGEST_ELEMENT);
        bounded
            .read_until(b'>', &mut element)
            .map_err(BookFault::invalid)?;
        let (name, attributes) = named(&element);
        match name {
            b"/sheetData" => return Ok(ordered),
            b"row" => {
                let number = number_of(attributes).unwrap_or(last.saturating_add(1));
                ordered &= number > last;
                last = number;
            }
            _ => {}
        }
    }
}

/// Whether an element by its first letters is one of those in rows.
fn is_in_row(ahead: &[u8]) -> bool {
    let is_letter = |byte: &u8| matches!(byte, b'c' | b'v' | b'f' | b'i' | b't');
    match ahead {
        [b'/', b'r', ..] => true,
        [b'/', next, ..] | [next, ..] => is_letter(next),
        [] => false,
    }
}

/// The name of an element without its prefix, and what follows it.
fn named(element: &[u8]) -> (&[u8], &[u8]) {
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'>';
    let end = element.iter().position(is_end).unwrap_or(element.len());
    let (name, rest) = element.split_at(end);
    let Some(colon) = name.iter().position(|byte| *byte == b':') else {
        return (name, rest);
    };
    match (&name[colon + 1..], name.first()) {
        (b"sheetData", Some(b'/')) => (b"/sheetData", rest),
        (local, _) => (local, rest),
    }
}

fn number_of(attributes: &[u8]) -> Option<u32> {
    let attributes = std::str::from_utf8(attributes).ok()?;
    let mut parts = attributes.split_ascii_whitespace();
    let number = parts.find_map(|part| part.strip_prefix("r="))?;
    let digits = number.trim_start_matches(['"', '\'']);
    let end = digits.find(|c: char| !c.is_ascii_digit())?;
    digits[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    #[test]
    fn rows_are_passed_over_and_their_order_is_seen() {
        for (rows, ordered) in [
            (
                "<row r=\"5\"><c r=\"A5\"/></row><row spans='1:2' r='6'/>",
                true,
            ),
            ("<row r=\"5\"/><row><c/></row><row r=\"7\"></row>", true),
            ("<row r=\"5\"/><row r=\"5\"/>", false),
            ("<row r=\"5\"/><row r=\"4\"/>", false),
            ("<row r=\"3\"/>", false),
        ] {
            let prefixed = rows.replace("<row", "<x:row").replace("<c", "<x:c");
            for (text, prefix) in [(rows.to_owned(), ""), (prefixed, "x:")] {
                let text = format!("{text}</{prefix}sheetData><mergeCells>");
                for size in [1, 7, 4096] {
                    let mut part = BufReader::with_capacity(size, text.as_bytes());
                    let found = skim(&mut part, !prefix.is_empty(), 4).unwrap();
                    assert_eq!(found, ordered, "{text}");
                    let mut rest = String::new();
                    part.read_to_string(&mut rest).unwrap();
                    assert_eq!(rest, "<mergeCells>");
                }
            }
        }
        assert!(skim(&mut &b"<row r=\"5\"/>"[..], false, 0).is_err());
    }
}
