//! Reading XLSX workbooks, which may have been made to burst or to break the reader.

use std::io::{self, Cursor, Read, Seek, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Reader, Xlsx};

use crate::platform::error::{ApiError, ApiResult, ErrorCode};

/// Unpacked, all parts of a workbook together, and those that are held in memory.
const LARGEST_WORKBOOK: u64 = 256 * 1024 * 1024;
const LARGEST_TEXTS: u64 = 48 * 1024 * 1024;
/// No spreadsheet packs better than this; what does was made to burst.
const BEST_RATIO: u64 = 200;
/// Below this size the ratio says nothing.
const SMALL: u64 = 4 * 1024 * 1024;
/// Texts that cells share; each costs memory, however short it is.
const MOST_TEXTS: usize = 1_000_000;
/// Of a sheet that is read whole.
const MOST_ROWS: u32 = 20_000;
const MOST_COLUMNS: u32 = 64;
const MOST_TEXT: usize = 16 * 1024 * 1024;

/// The rows of the first sheet that are not empty, by their number from 1, as texts.
///
/// # Errors
/// 400 for what is no workbook, 413 for one that is too large.
pub fn first_sheet(file: &[u8]) -> ApiResult<Vec<(u64, Vec<String>)>> {
    check_size(Cursor::new(file), file.len() as u64)?;
    let mut book: Xlsx<_> = guarded(|| Xlsx::new(Cursor::new(file)))?;
    let first = book.sheet_names().into_iter().next();
    let first = first.ok_or_else(|| ApiError::new(ErrorCode::FileEmpty))?;
    let mut cells = guarded(|| book.worksheet_cells_reader(&first))?;
    let (mut rows, mut size): (Vec<(u64, Vec<String>)>, usize) = (Vec::new(), 0);
    while let Some(cell) = guarded(|| cells.next_cell())? {
        let (row, column) = cell.get_position();
        let text = text_of(&cell.get_value().clone().into());
        if text.is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        size += text.len();
        if row >= MOST_ROWS || size > MOST_TEXT {
            return Err(ApiError::new(ErrorCode::FileTooLarge).with("maximumRows", MOST_ROWS));
        }
        let number = u64::from(row) + 1;
        if rows.last().is_none_or(|(last, _)| *last != number) {
            rows.push((number, Vec::new()));
        }
        if let Some((_, texts)) = rows.last_mut() {
            let at = column as usize;
            if at >= texts.len() {
                texts.resize(at + 1, String::new());
            }
            texts[at] = text;
        }
    }
    if rows.is_empty() {
        return Err(ApiError::new(ErrorCode::FileEmpty));
    }
    Ok(rows)
}

/// A cell as somebody reads it. A code that was typed as a number has no decimals.
fn text_of(value: &Data) -> String {
    match value {
        Data::Empty | Data::Error(_) => String::new(),
        other => other.to_string().trim().to_owned(),
    }
}

/// What the library makes of a part of the workbook. It may panic at what no spreadsheet writes.
///
/// # Errors
/// 400 when it is no workbook.
pub fn guarded<T, E: std::fmt::Display>(read: impl FnOnce() -> Result<T, E>) -> ApiResult<T> {
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(outcome) => outcome.map_err(invalid),
        Err(_) => Err(invalid("the reader of workbooks gave up")),
    }
}

fn invalid(error: impl std::fmt::Display) -> ApiError {
    ApiError::new(ErrorCode::XlsxInvalid).caused_by(error.to_string())
}

/// Unpack every part once, keeping none: a header may lie about the size.
///
/// # Errors
/// 400 for what is no archive, 413 for one that is too large.
pub fn check_size(file: impl Read + Seek, size: u64) -> ApiResult<()> {
    let mut archive = zip::ZipArchive::new(file).map_err(invalid)?;
    let mut left = if size < SMALL {
        LARGEST_WORKBOOK.min(SMALL * BEST_RATIO / 16)
    } else {
        LARGEST_WORKBOOK.min(size * BEST_RATIO)
    };
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(invalid)?;
        let name = part.name().map_err(invalid)?;
        let streamed = name.starts_with("xl/worksheets/");
        let most = if streamed {
            left
        } else {
            left.min(LARGEST_TEXTS)
        };
        let mut texts = Texts::default();
        let read = io::copy(&mut part.take(most + 1), &mut texts).map_err(invalid)?;
        if read > most {
            return Err(ApiError::new(ErrorCode::FileTooLarge).with("maximum", most));
        }
        if !streamed && texts.count > MOST_TEXTS {
            return Err(ApiError::new(ErrorCode::FileTooLarge).with("maximumTexts", MOST_TEXTS));
        }
        left -= read;
    }
    Ok(())
}

/// Counts the beginnings of shared texts, `<si`, in what is written to it.
#[derive(Default)]
struct Texts {
    count: usize,
    /// How much of a beginning the last bytes were.
    begun: usize,
}

impl Write for Texts {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        const BEGINNING: &[u8] = b"<si";
        for byte in bytes {
            self.begun = match byte {
                byte if *byte == BEGINNING[self.begun] => self.begun + 1,
                b'<' => 1,
                _ => 0,
            };
            if self.begun == BEGINNING.len() {
                self.count += 1;
                self.begun = 0;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_texts_are_counted_across_pieces() {
        let mut texts = Texts::default();
        for piece in ["<sst><si><t>a</t></si><", "s", "i/><<si", "></sst>"] {
            texts.write_all(piece.as_bytes()).expect("a sink");
        }
        assert_eq!(texts.count, 3);
    }
}
