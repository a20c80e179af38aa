//! Delimited text (RFC 4180) as spreadsheets write it: UTF-8 with or without a byte-order mark, or
//! UTF-16 with one; commas, semicolons or tabs; any ends of lines.

mod delimiter;
mod records;
mod utf16;

use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};

use self::delimiter::delimiter_of;
use self::records::Records;
use self::utf16::Utf16;
use super::fault::BookFault;
use super::{Line, RawRow, SheetInfo, Take};
use crate::platform::office::{Cell, Row, Struck};

const BUFFER: usize = 64 * 1024;
/// UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// How the letters of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    /// UTF-8, or a code page that has the letters of ASCII.
    Bytes,
    Utf16 {
        big_end_first: bool,
    },
}

pub struct Text<F> {
    file: F,
    encoding: Encoding,
    delimiter: u8,
    /// Bytes before the first row, as the rows are read, and how many lines that are.
    skipped: (usize, u32),
    /// A text file is one sheet without a name.
    sheets: [SheetInfo; 1],
}

impl<F: Read + Seek> Text<F> {
    pub fn open(mut file: F) -> Result<Self, BookFault> {
        file.rewind()?;
        let mut mark = Vec::new();
        file.by_ref().take(2).read_to_end(&mut mark)?;
        let encoding = match mark[..] {
            [0xff, 0xfe] => Encoding::Utf16 {
                big_end_first: false,
            },
            [0xfe, 0xff] => Encoding::Utf16 {
                big_end_first: true,
            },
            _ => Encoding::Bytes,
        };
        let mut text = Self {
            file,
            encoding,
            delimiter: b',',
            skipped: (0, 0),
            sheets: [SheetInfo {
                name: String::new(),
                visible: true,
                is_worksheet: true,
            }],
        };
        let mut start = Vec::new();
        text.letters()?
            .take(BUFFER as u64)
            .read_to_end(&mut start)?;
        let mark = if start.starts_with(BYTE_ORDER_MARK) {
            BYTE_ORDER_MARK.len()
        } else {
            0
        };
        match separator_line(&start[mark..]) {
            Some((delimiter, length)) => {
                text.delimiter = delimiter;
                text.skipped = (mark + length, 1);
            }
            None => {
                let whole = start.len() < BUFFER;
                text.delimiter = delimiter_of(&start[mark..], whole);
                text.skipped = (mark, 0);
            }
        }
        Ok(text)
    }

    pub fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    pub fn rows<E: From<BookFault>>(&mut self, take: Take<E>) -> Result<(), E> {
        let (delimiter, (bytes, lines)) = (self.delimiter, self.skipped);
        let mut letters = self.letters()?;
        let mut left = bytes;
        while left > 0 {
            let ahead = letters.fill_buf().map_err(BookFault::from)?.len().min(left);
            if ahead == 0 {
                break;
            }
            letters.consume(ahead);
            left -= ahead;
        }
        let mut records = Records::new(letters, delimiter, bytes as u64, lines + 1);
        while let Some(record) = records.next()? {
            let line = match record.texts() {
                Ok(texts) => {
                    let mut cells: Vec<Cell> = texts.into_iter().map(cell).collect();
                    while cells.last().is_some_and(Cell::is_empty) {
                        cells.pop();
                    }
                    // Spreadsheets leave such rows behind.
                    if cells.is_empty() {
                        continue;
                    }
                    Line::Row(Row {
                        number: record.line,
                        hidden: false,
                        struck: Struck::Nothing,
                        cells,
                    })
                }
                Err(offset) => Line::Raw(RawRow {
                    number: record.line,
                    offset,
                    cells: record.bytes(),
                }),
            };
            take(line)?;
        }
        Ok(())
    }

    /// The file from its start, UTF-16 as UTF-8.
    fn letters(&mut self) -> Result<Box<dyn BufRead + '_>, BookFault> {
        let Encoding::Utf16 { big_end_first } = self.encoding else {
            self.file.rewind()?;
            return Ok(Box::new(BufReader::with_capacity(BUFFER, &mut self.file)));
        };
        self.file.seek(SeekFrom::Start(2))?;
        let units = BufReader::with_capacity(BUFFER, &mut self.file);
        let letters = Utf16::new(units, big_end_first);
        Ok(Box::new(BufReader::with_capacity(BUFFER, letters)))
    }
}

fn cell(text: &str) -> Cell {
    match text.trim() {
        "" => Cell::Empty,
        text => Cell::Text(text.to_owned()),
    }
}

/// The first line `sep=;`, by which Excel is told the delimiter: it, and the length of the line.
fn separator_line(start: &[u8]) -> Option<(u8, usize)> {
    let end = start
        .iter()
        .position(|byte| matches!(byte, b'\r' | b'\n'))?;
    let line = start[..end].trim_ascii_start();
    let line = line.strip_prefix(b"\"").unwrap_or(line);
    let (word, value) = line.split_at_checked(4)?;
    let delimiter = match value {
        [delimiter @ (b',' | b';' | b'\t' | b'|'), ..] if word.eq_ignore_ascii_case(b"sep=") => {
            *delimiter
        }
        _ => return None,
    };
    let length = match start[end..] {
        [b'\r', b'\n', ..] => end + 2,
        _ => end + 1,
    };
    Some((delimiter, length))
}

#[cfg(test)]
mod tests;
