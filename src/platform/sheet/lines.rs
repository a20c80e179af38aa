//! A row of JSON on a line, for readers that end a line where Unicode does.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter};

/// Line ends that JSON leaves in texts as they are.
const BREAKS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

/// Write a row and the end of its line.
///
/// # Errors
/// When `out` refuses it.
pub fn write(out: &mut impl Write, row: &impl Serialize) -> io::Result<()> {
    row.serialize(&mut Serializer::with_formatter(&mut *out, OneLine))?;
    out.write_all(b"\n")
}

/// Compact, with every line end as an escape.
struct OneLine;

impl Formatter for OneLine {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut written = 0;
        for (at, letters) in fragment.match_indices(BREAKS) {
            out.write_all(&fragment.as_bytes()[written..at])?;
            for letter in letters.chars() {
                write!(out, "\\u{:04x}", u32::from(letter))?;
            }
            written = at + letters.len();
        }
        CompactFormatter.write_string_fragment(out, &fragment[written..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn a_row_has_one_line_for_every_reader() {
        let row = json!({"note": "a\u{2028}b\u{85}\nc", "n": [1, "\u{2029}", "Lò"]});
        let mut line = Vec::new();
        write(&mut line, &row).expect("a line");
        let line = String::from_utf8(line).expect("UTF-8");
        assert_eq!(
            line.find(['\n', '\u{85}', '\u{2028}', '\u{2029}']),
            Some(line.len() - 1)
        );
        assert_eq!(serde_json::from_str::<Value>(&line).expect("JSON"), row);
    }
}
