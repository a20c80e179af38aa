//! Rows of bounded length, of a text file of any length.

use std::io::BufRead;

use csv_core::ReadRecordResult;

use super::super::fault::BookFault;
use super::super::guard::{LONGEST_ROW, MOST_COLUMNS};
use super::super::quotes::unclosed_quote;

/// A row: where it begins, its bytes as they stand, and its cells.
pub struct Record<'a> {
    pub line: u32,
    offset: u64,
    raw: &'a [u8],
    text: &'a [u8],
    ends: &'a [usize],
}

impl<'a> Record<'a> {
    /// The cells, or the place of the byte that is not UTF-8.
    pub fn texts(&self) -> Result<Vec<&'a str>, u64> {
        let wrong = |error: std::str::Utf8Error| self.offset + error.valid_up_to() as u64;
        std::str::from_utf8(self.raw).map_err(wrong)?;
        // Cells are parts of the row, cut where no character is.
        self.cells()
            .map(|cell| std::str::from_utf8(cell).map_err(wrong))
            .collect()
    }

    pub fn bytes(&self) -> Vec<Vec<u8>> {
        self.cells().map(<[u8]>::to_vec).collect()
    }

    fn cells(&self) -> impl Iterator<Item = &'a [u8]> {
        let text = self.text;
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let cell = &text[start..*end];
            start = *end;
            cell
        })
    }
}

pub struct Records<R> {
    file: R,
    core: csv_core::Reader,
    delimiter: u8,
    raw: Vec<u8>,
    text: Vec<u8>,
    ends: Vec<usize>,
    lines: Lines,
    offset: u64,
}

impl<R: BufRead> Records<R> {
    /// What is left of a file, behind `offset` bytes, from the line `line` on.
    pub fn new(file: R, delimiter: u8, offset: u64, line: u32) -> Self {
        Self {
            file,
            core: csv_core::ReaderBuilder::new().delimiter(delimiter).build(),
            delimiter,
            raw: Vec::new(),
            text: vec![0; LONGEST_ROW],
            ends: vec![0; MOST_COLUMNS],
            lines: Lines {
                number: line,
                after_cr: false,
            },
            offset,
        }
    }

    pub fn next(&mut self) -> Result<Option<Record<'_>>, BookFault> {
        self.skip_empty_lines()?;
        let (line, offset) = (self.lines.number, self.offset);
        let (mut text, mut ends) = (0, 0);
        self.raw.clear();
        loop {
            let input = self.file.fill_buf()?;
            let (result, read, written, ended) =
                self.core
                    .read_record(input, &mut self.text[text..], &mut self.ends[ends..]);
            self.raw.extend_from_slice(&input[..read]);
            self.lines.pass(&input[..read]);
            self.offset += read as u64;
            self.file.consume(read);
            (text, ends) = (text + written, ends + ended);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    let maximum = match result {
                        ReadRecordResult::OutputFull => LONGEST_ROW,
                        _ => MOST_COLUMNS,
                    };
                    return Err(BookFault::RowTooLong { line, maximum });
                }
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return Ok(None),
            }
        }
        if let Some(at) = unclosed_quote(&self.raw, self.delimiter) {
            // It would take what follows it into its cell, down to the next quote.
            let mut lines = Lines {
                number: line,
                after_cr: false,
            };
            lines.pass(&self.raw[..at]);
            let line = lines.number;
            return Err(BookFault::QuoteUnclosed { line });
        }
        Ok(Some(Record {
            line,
            offset,
            raw: &self.raw,
            text: &self.text[..text],
            ends: &self.ends[..ends],
        }))
    }

    fn skip_empty_lines(&mut self) -> Result<(), BookFault> {
        loop {
            let input = self.file.fill_buf()?;
            let is_end = |byte: &&u8| matches!(**byte, b'\r' | b'\n');
            let length = input.iter().take_while(is_end).count();
            if length == 0 {
                return Ok(());
            }
            self.lines.pass(&input[..length]);
            self.offset += length as u64;
            self.file.consume(length);
        }
    }
}

/// Counts lines that end in LF, CR LF, or CR alone.
struct Lines {
    number: u32,
    after_cr: bool,
}

impl Lines {
    fn pass(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let ends = *byte == b'\r' || (*byte == b'\n' && !self.after_cr);
            self.number = self.number.saturating_add(u32::from(ends));
            self.after_cr = *byte == b'\r';
        }
    }
}
