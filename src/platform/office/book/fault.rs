//! What keeps a file from being read.

use std::io;

/// Why a file as a whole is not read.
#[derive(Debug, thiserror::Error)]
pub enum BookFault {
    #[error("the file cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    /// No bytes, or a workbook without sheets.
    #[error("the file is empty")]
    Empty,
    /// Unpacked, or in memory, it would be larger than `maximum` bytes, texts or cells.
    #[error("the file is too large: {what} above {maximum}")]
    TooLarge { what: &'static str, maximum: u64 },
    /// It opens with a password only.
    #[error("the file is protected by a password")]
    Password,
    /// A page of HTML that bears the name of a workbook.
    #[error("the file is a page of HTML")]
    HtmlTable,
    /// XML of Excel 2003, which is no workbook of today.
    #[error("the file is XML of Excel 2003")]
    XmlSpreadsheet,
    /// A file of another kind: a document, an archive, a picture.
    #[error("the file is {found}, neither a workbook nor a table")]
    OtherKind { found: &'static str },
    /// A workbook by its beginning that breaks off or breaks the rules of its format.
    #[error("the file is broken: {0}")]
    Invalid(String),
    /// The workbook has no worksheet at this place.
    #[error("the workbook has no such sheet")]
    NoSuchSheet,
    /// A row of a text file has more bytes or cells than `maximum`.
    #[error("line {line} is longer than {maximum}")]
    RowTooLong { line: u32, maximum: usize },
    /// A quote that is never closed would take what follows it into its cell.
    #[error("a quote on line {line} is not closed")]
    QuoteUnclosed { line: u32 },
    /// The rows of the sheet stand in no order, and are too many to be sorted.
    #[error("row {row} does not stand in its place")]
    RowsOutOfOrder { row: u32 },
}

impl BookFault {
    pub(super) fn invalid(error: impl std::fmt::Display) -> Self {
        Self::Invalid(error.to_string())
    }
}
