//! Guards against files that were made to burst or to break a reader.

use std::io::{self, Read, Seek, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::fault::BookFault;

/// Unpacked, all parts of a workbook together, and those that are held in memory.
const LARGEST_WORKBOOK: u64 = 256 * 1024 * 1024;
const LARGEST_TEXTS: u64 = 48 * 1024 * 1024;
/// No spreadsheet packs better than this; what does was made to burst.
const BEST_RATIO: u64 = 200;
/// Below this size the ratio says nothing.
const SMALL: u64 = 4 * 1024 * 1024;
/// Texts that cells share; each costs memory, however short it is.
const MOST_TEXTS: usize = 1_000_000;
/// A workbook has dozens of parts, one with many pictures thousands.
const MOST_PARTS: usize = 20_000;
/// More cells than this are no row of ours.
pub const MOST_COLUMNS: usize = 256;
/// Longest row of a text file, in bytes.
pub const LONGEST_ROW: usize = 64 * 1024;
/// Texts of a row of a workbook, and a text of it, in bytes. Excel has 32,767 letters to a cell.
const LARGEST_ROW: usize = 512 * 1024;
/// Of a sheet that has to be in memory whole: its corners may be far apart.
pub const MOST_CELLS: u64 = 4_000_000;

/// What the library makes of a part of the workbook. It may panic at what no spreadsheet writes.
///
/// # Errors
/// When it is no workbook.
pub fn guarded<T, E: std::fmt::Display>(
    read: impl FnOnce() -> Result<T, E>,
) -> Result<T, BookFault> {
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(outcome) => outcome.map_err(BookFault::invalid),
        Err(_) => Err(BookFault::invalid("the reader of workbooks gave up")),
    }
}

/// # Errors
/// When so many bytes are more than the texts of a row have.
pub fn expect_row(bytes: usize) -> Result<(), BookFault> {
    if bytes <= LARGEST_ROW {
        return Ok(());
    }
    Err(BookFault::TooLarge {
        what: "bytes in a row",
        maximum: LARGEST_ROW as u64,
    })
}

/// Unpack every part once, keeping none: a header may lie about the size.
///
/// # Errors
/// When it is no archive, or too large.
pub fn check_size(file: impl Read + Seek, size: u64) -> Result<(), BookFault> {
    let mut archive = zip::ZipArchive::new(file).map_err(BookFault::invalid)?;
    let mut left = if size < SMALL {
        LARGEST_WORKBOOK.min(SMALL * BEST_RATIO / 16)
    } else {
        LARGEST_WORKBOOK.min(size.saturating_mul(BEST_RATIO))
    };
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(BookFault::invalid)?;
        let name = part.name().map_err(BookFault::invalid)?;
        // The tables of OpenDocument: far more letters to a cell, which pack well.
        let is_tables = name == "content.xml";
        // Both are read row by row.
        let streamed = is_tables || name.starts_with("xl/worksheets/");
        let most = match (is_tables, streamed) {
            (true, _) => LARGEST_WORKBOOK,
            (false, true) => left,
            (false, false) => left.min(LARGEST_TEXTS),
        };
        // The beginnings of shared texts.
        let mut texts = Marks::of(b"<si");
        let mut part = part.take(most + 1);
        let read = if streamed {
            io::copy(&mut part, &mut io::sink())
        } else {
            io::copy(&mut part, &mut texts)
        };
        let read = read.map_err(BookFault::invalid)?;
        if read > most {
            let maximum = most;
            return Err(BookFault::TooLarge {
                what: "bytes",
                maximum,
            });
        }
        if texts.count > MOST_TEXTS {
            return Err(BookFault::TooLarge {
                what: "texts",
                maximum: MOST_TEXTS as u64,
            });
        }
        if !is_tables {
            left -= read;
        }
    }
    Ok(())
}

/// Make sure that the list of parts, which is held in memory, is not long. It is counted by the
/// marks of its entries, because its own count may lie.
///
/// # Errors
/// When the archive has more parts than any workbook.
pub fn check_parts(mut file: impl Read + Seek) -> Result<(), BookFault> {
    let mut entries = Marks::of(b"PK\x01\x02");
    file.rewind()?;
    io::copy(&mut file, &mut entries)?;
    if entries.count > MOST_PARTS {
        return Err(BookFault::TooLarge {
            what: "parts",
            maximum: MOST_PARTS as u64,
        });
    }
    Ok(())
}

/// Counts a mark in what is written to it. No part of a mark but its first byte is one again.
struct Marks {
    mark: &'static [u8],
    count: usize,
    /// How much of a mark the last bytes were.
    begun: usize,
}

impl Marks {
    fn of(mark: &'static [u8]) -> Self {
        Self {
            mark,
            count: 0,
            begun: 0,
        }
    }
}

impl Write for Marks {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for byte in bytes {
            if *byte == self.mark[self.begun] {
                self.begun += 1;
            } else {
                self.begun = usize::from(*byte == self.mark[0]);
            }
            if self.begun == self.mark.len() {
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
        let mut texts = Marks::of(b"<si");
        for piece in ["<sst><si><t>a</t></si><", "s", "i/><<si", "></sst>"] {
            texts.write_all(piece.as_bytes()).expect("a sink");
        }
        assert_eq!(texts.count, 3);
    }

    #[test]
    fn a_reader_that_panics_makes_a_fault() {
        let outcome = guarded(|| -> Result<(), String> { panic!("as calamine may") });
        assert!(matches!(outcome, Err(BookFault::Invalid(_))));
    }
}
