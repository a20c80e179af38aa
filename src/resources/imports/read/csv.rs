//! CSV (RFC 4180): UTF-8 with or without a byte-order mark, a header row, commas or semicolons.

use std::io::BufRead;

use csv_core::ReadRecordResult;
use serde_json::json;

use super::cells::{Cell, Header};
use super::{LONGEST_ROW, Line, Stop, Take, file_fault, known_columns, unreadable};
use crate::platform::error::{ApiError, ErrorCode};
use crate::platform::sheet::unclosed_quote;
use crate::resources::imports::kind::ImportKind;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
/// More cells than this are no row of ours.
const MOST_CELLS: usize = 256;

pub fn lines(mut file: impl BufRead, kind: ImportKind, take: Take) -> Result<(), Stop> {
    let start = file.fill_buf().map_err(unreadable)?;
    if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") {
        let fault = file_fault(ErrorCode::EncodingInvalid, 1, None);
        return Err(ApiError::from(fault.with("byteOffset", 0).with("found", "UTF-16")).into());
    }
    let mark = if start.starts_with(BYTE_ORDER_MARK) {
        BYTE_ORDER_MARK.len()
    } else {
        0
    };
    let delimiter = delimiter_of(&start[mark..]);
    file.consume(mark);
    let mut records = Records::new(file, delimiter, mark as u64);
    let Some(first) = records.next()? else {
        return Err(ApiError::new(ErrorCode::FileEmpty).into());
    };
    let names = first.cells().map_err(|offset| {
        let fault = file_fault(ErrorCode::EncodingInvalid, first.line, None);
        ApiError::from(fault.with("byteOffset", offset))
    })?;
    let header = Header::read(first.line, &names, known_columns(kind)?)?;
    while let Some(record) = records.next()? {
        let number = record.line;
        let line = match record.cells() {
            Err(offset) => Line::broken(
                number,
                ErrorCode::EncodingInvalid,
                &[("byteOffset", json!(offset)), ("line", json!(number))],
            ),
            // Spreadsheets leave such rows behind.
            Ok(cells) if cells.iter().all(String::is_empty) => continue,
            Ok(cells) if cells.len() != header.len() => Line::broken(
                number,
                ErrorCode::RowRagged,
                &[
                    ("expected", json!(header.len())),
                    ("found", json!(cells.len())),
                ],
            ),
            Ok(cells) => {
                let cells = cells.into_iter().map(Cell::Text);
                header.line(number, cells.collect())
            }
        };
        take(line)?;
    }
    Ok(())
}

/// Vietnamese spreadsheets write semicolons, because the comma stands in their numbers.
fn delimiter_of(start: &[u8]) -> u8 {
    let end = start.iter().position(|byte| *byte == b'\n');
    let header = &start[..end.unwrap_or(start.len())];
    if count(header, b';') > count(header, b',') {
        b';'
    } else {
        b','
    }
}

fn count(text: &[u8], wanted: u8) -> i64 {
    text.iter()
        .fold(0, |sum, byte| sum + i64::from(*byte == wanted))
}

/// A row: where it begins, its bytes as they stand, and its cells.
struct Record<'a> {
    line: i64,
    offset: u64,
    raw: &'a [u8],
    text: &'a [u8],
    ends: &'a [usize],
}

impl Record<'_> {
    /// The cells, or the place of the byte that is not UTF-8.
    fn cells(&self) -> Result<Vec<String>, u64> {
        if let Err(error) = std::str::from_utf8(self.raw) {
            return Err(self.offset + error.valid_up_to() as u64);
        }
        let mut start = 0;
        let cell = |end: &usize| {
            let cell = String::from_utf8_lossy(&self.text[start..*end]);
            start = *end;
            cell.trim().to_owned()
        };
        Ok(self.ends.iter().map(cell).collect())
    }
}

/// Rows of bounded length, of a file of any length.
struct Records<R> {
    file: R,
    core: csv_core::Reader,
    delimiter: u8,
    raw: Vec<u8>,
    text: Vec<u8>,
    ends: Vec<usize>,
    line: i64,
    offset: u64,
}

impl<R: BufRead> Records<R> {
    fn new(file: R, delimiter: u8, offset: u64) -> Self {
        Self {
            file,
            core: csv_core::ReaderBuilder::new().delimiter(delimiter).build(),
            delimiter,
            raw: Vec::new(),
            text: vec![0; LONGEST_ROW],
            ends: vec![0; MOST_CELLS],
            line: 1,
            offset,
        }
    }

    fn next(&mut self) -> Result<Option<Record<'_>>, Stop> {
        self.skip_empty_lines()?;
        let (line, offset) = (self.line, self.offset);
        let (mut text, mut ends) = (0, 0);
        self.raw.clear();
        loop {
            let input = self.file.fill_buf().map_err(unreadable)?;
            let (result, read, written, ended) =
                self.core
                    .read_record(input, &mut self.text[text..], &mut self.ends[ends..]);
            self.raw.extend_from_slice(&input[..read]);
            self.line += count(&input[..read], b'\n');
            self.offset += read as u64;
            self.file.consume(read);
            (text, ends) = (text + written, ends + ended);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    let fault = file_fault(ErrorCode::RowTooLong, line, None);
                    return Err(ApiError::from(fault.with("maximum", LONGEST_ROW)).into());
                }
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return Ok(None),
            }
        }
        if let Some(at) = unclosed_quote(&self.raw, self.delimiter) {
            // It would take what follows it into its cell, down to the next quote.
            let line = line + count(&self.raw[..at], b'\n');
            return Err(ApiError::from(file_fault(ErrorCode::QuoteUnclosed, line, None)).into());
        }
        Ok(Some(Record {
            line,
            offset,
            raw: &self.raw,
            text: &self.text[..text],
            ends: &self.ends[..ends],
        }))
    }

    fn skip_empty_lines(&mut self) -> Result<(), Stop> {
        loop {
            let input = self.file.fill_buf().map_err(unreadable)?;
            let empty = input
                .iter()
                .take_while(|byte| matches!(byte, b'\r' | b'\n'));
            let length = empty.count();
            if length == 0 {
                return Ok(());
            }
            self.line += count(&input[..length], b'\n');
            self.offset += length as u64;
            self.file.consume(length);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "externalId,fullName,sex,birthDate,residenceCode\n";

    fn read(file: &[u8]) -> Result<Vec<(i64, String)>, Stop> {
        let mut found = Vec::new();
        lines(file, "trainees".parse().unwrap(), &mut |line| {
            let told = match line.faults.first() {
                None => line.members.to_string(),
                Some(error) => format!("{} {:?}", error.code.as_str(), error.params),
            };
            found.push((line.number, told));
            Ok(())
        })?;
        Ok(found)
    }

    #[test]
    fn rows_are_numbered_by_the_lines_they_begin_on() {
        let file = format!("\u{feff}{HEADER}a,\"Lò\nThị\",FEMALE,2004-05-17,03646\n\r\nb,,,,\r\n");
        let found = read(file.as_bytes()).expect("rows");
        assert_eq!((found[0].0, found[1].0), (2, 5));
        assert_eq!(found[1].1, r#"{"externalId":"b"}"#);
    }

    #[test]
    fn rows_of_empty_cells_are_none() {
        let file = format!("{HEADER}a,,,,\n,,,,\n , ,,,\nb,,,,\n,,\n");
        let found = read(file.as_bytes()).expect("rows");
        let lines: Vec<i64> = found.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [2, 5]);
    }

    #[test]
    fn ragged_rows_and_wrong_bytes_are_the_rows_own_fault() {
        let mut file = HEADER.as_bytes().to_vec();
        file.extend(b"a,b\nc,L\xe2,FEMALE,2004-05-17,03646\n");
        let found = read(&file).expect("rows");
        assert!(found[0].1.starts_with("ROW_RAGGED"), "{}", found[0].1);
        assert!(found[1].1.starts_with("ENCODING_INVALID"), "{}", found[1].1);
        let at = HEADER.len() + "a,b\nc,L".len();
        assert!(found[1].1.contains(&at.to_string()), "{}", found[1].1);
    }

    fn refused(rows: &str) -> ApiError {
        match read(format!("{HEADER}{rows}").as_bytes()) {
            Err(Stop::Broken(error)) => error,
            _ => panic!("{rows:?} is read"),
        }
    }

    #[test]
    fn a_row_is_not_read_without_end() {
        let error = refused(&format!("a,\"{}", "x".repeat(2 * LONGEST_ROW)));
        assert_eq!(error.code(), ErrorCode::RowTooLong);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_named_with_its_line() {
        for (rows, line) in [
            (
                "a,Lò,FEMALE,2004-05-17,\"03646\nb,Lò,FEMALE,2004-05-17,\"03646\n",
                2,
            ),
            (
                "a,Lò,FEMALE,2004-05-17,03646\nb,\"Lò,FEMALE,2004-05-17,03646\n",
                3,
            ),
            ("a,\"Lò\nThị\",FEMALE,2004-05-17,\"03646", 3),
            ("a,\"Lò\" Thị,FEMALE,2004-05-17,03646\n", 2),
            ("a,\"Lò\"\"\n", 2),
        ] {
            let error = refused(rows);
            assert_eq!(error.code(), ErrorCode::QuoteUnclosed, "{rows:?}");
            let told = format!("{error:?}");
            assert!(
                told.contains(&format!("\"line\": Number({line})")),
                "{told}"
            );
        }
    }

    #[test]
    fn quotes_that_are_closed_stand_where_they_like() {
        let rows =
            "a,\"Lò \"\"Mai\"\"\",FEMALE,2004-05-17,\"03646\"\r\n\"b\",5\" x,\"\",,\"\"\"\"\n";
        let found = read(format!("{HEADER}{rows}").as_bytes()).expect("rows");
        assert!(found[0].1.contains(r#"Lò \"Mai\""#), "{}", found[0].1);
        assert!(found[1].1.contains(r#"5\" x"#), "{}", found[1].1);
    }
}
