//! NDJSON: one object a line. A line that is none is that line's fault, not the file's.

use std::io::{BufRead, Read};

use serde_json::{Map, Value, json};

use super::{LONGEST_ROW, Line, Stop, Take, leave_masked_out, unreadable};
use crate::platform::error::ErrorCode;
use crate::platform::wire::json::duplicates::{self, Fault};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

pub fn lines(mut file: impl BufRead, take: Take) -> Result<(), Stop> {
    let (mut number, mut offset) = (0, 0_u64);
    let mut buffer = Vec::with_capacity(1024);
    loop {
        buffer.clear();
        let most = LONGEST_ROW as u64 + 1;
        let read = Read::take(&mut file, most).read_until(b'\n', &mut buffer);
        let mut length = read.map_err(unreadable)? as u64;
        if length == 0 {
            return Ok(());
        }
        number += 1;
        if length == most && buffer.last() != Some(&b'\n') {
            length += skip_line(&mut file)?;
            take(Line::broken(
                number,
                ErrorCode::RowTooLong,
                &[("maximum", json!(LONGEST_ROW))],
            ))?;
        } else {
            let start = if number == 1 && buffer.starts_with(BYTE_ORDER_MARK) {
                BYTE_ORDER_MARK.len()
            } else {
                0
            };
            let text = buffer[start..].trim_ascii();
            if !text.is_empty() {
                let leading = buffer[start..].len() - buffer[start..].trim_ascii_start().len();
                take(read_line(number, offset + (start + leading) as u64, text))?;
            }
        }
        offset += length;
    }
}

/// Leave out the rest of a line that is too long to hold.
fn skip_line(file: &mut impl BufRead) -> Result<u64, Stop> {
    let mut skipped = 0;
    loop {
        let buffer = file.fill_buf().map_err(unreadable)?;
        let (length, ended) = match buffer.iter().position(|byte| *byte == b'\n') {
            Some(end) => (end + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        file.consume(length);
        skipped += length as u64;
        if ended {
            return Ok(skipped);
        }
    }
}

fn read_line(number: i64, offset: u64, text: &[u8]) -> Line {
    if let Err(error) = std::str::from_utf8(text) {
        let at = offset + error.valid_up_to() as u64;
        return Line::broken(
            number,
            ErrorCode::EncodingInvalid,
            &[("byteOffset", json!(at)), ("line", json!(number))],
        );
    }
    match duplicates::read(text) {
        Ok(Value::Object(members)) => {
            let mut line = Line::new(number, members);
            leave_masked_out(&mut line);
            line
        }
        Ok(_) => Line::broken(
            number,
            ErrorCode::FieldType,
            &[("expected", json!("object"))],
        ),
        Err(Fault::Syntax(error)) => Line::broken(
            number,
            ErrorCode::JsonInvalid,
            &[("line", json!(number)), ("column", json!(error.column()))],
        ),
        Err(Fault::Repeated(faults)) => Line {
            members: Value::Null,
            faults,
            ..Line::new(number, Map::new())
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &[u8]) -> Vec<(i64, String)> {
        let mut found = Vec::new();
        let outcome = lines(file, &mut |line| {
            let told = match line.faults.first() {
                None => line.members.to_string(),
                Some(error) => format!("{} {:?}", error.code.as_str(), error.params),
            };
            found.push((line.number, told));
            Ok(())
        });
        assert!(outcome.is_ok());
        found
    }

    #[test]
    fn lines_are_numbered_and_empty_ones_left_out() {
        let found = read(b"\xef\xbb\xbf{\"a\":1}\r\n\n  \n{\"a\":2}");
        assert_eq!(found, [(1, r#"{"a":1}"#.into()), (4, r#"{"a":2}"#.into())]);
    }

    #[test]
    fn a_broken_line_leaves_the_others_alone() {
        let mut file = b"{\"a\":\n[1]\n{\"a\":\"\xff\"}\n".to_vec();
        file.extend(vec![b'x'; LONGEST_ROW + 10]);
        file.extend(b"\n{\"a\":2}\n");
        let found = read(&file);
        let codes: Vec<&str> = found
            .iter()
            .map(|(_, told)| told.split(' ').next().unwrap_or_default())
            .collect();
        assert_eq!(
            codes,
            [
                "JSON_INVALID",
                "FIELD_TYPE",
                "ENCODING_INVALID",
                "ROW_TOO_LONG",
                r#"{"a":2}"#
            ]
        );
        assert!(found[2].1.contains("16"), "{}", found[2].1);
        assert_eq!(found[4].0, 5);
    }
}
