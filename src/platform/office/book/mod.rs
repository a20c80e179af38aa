//! Files of offices, opened by what they hold and not by what they are called: workbooks of each
//! format and delimited text give their sheets, what is hidden, merged or struck through in them,
//! and row after row, in bounded memory.

mod fault;
mod fonts;
mod formats;
mod guard;
mod kind;
mod ods;
mod ole;
mod package;
mod quotes;
mod rows;
mod runs;
mod text;
mod values;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

use self::fonts::FontId;
use self::guard::{check_parts, check_size};
use self::kind::{BEGINNING, Container, archive, container};
use crate::platform::office::{Layout, Row};

pub use self::fault::BookFault;
pub use self::kind::BookKind;
pub use self::quotes::unclosed_quote;

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetInfo {
    /// Empty for a text file.
    pub name: String,
    pub visible: bool,
    /// It has cells: no chart, dialog or macro.
    pub is_worksheet: bool,
}

/// A row of a text file whose bytes are not UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawRow {
    /// The line it begins on.
    pub number: u32,
    /// Place in the file of the first byte that is wrong.
    pub offset: u64,
    /// As they stand, without their quotes. All of ASCII is as it is in UTF-8.
    pub cells: Vec<Vec<u8>>,
}

/// What a file gives for a row. Rows of nothing but empty cells are none.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    Row(Row),
    Raw(RawRow),
}

/// Takes line after line, and says when it wants no more.
pub type Take<'a, E> = &'a mut dyn FnMut(Line) -> Result<(), E>;

/// Takes row after row, each with the fonts of its texts.
type TakeRow<'a, E> = &'a mut dyn FnMut(Row, &[FontId]) -> Result<(), E>;

/// A file that is open.
///
/// Some things a file does not tell. XlsxWriter and its like write zero for a formula that nobody has
/// worked out; it is [`Cell::NotComputed`](crate::platform::office::Cell::NotComputed) where the workbook asks to
/// be worked out on opening. An XLS file has an empty text there, as for a formula that gives one.
/// Lines through parts of a text, and their fonts, are not known of XLS.
pub struct Book<F: Read + Seek>(Format<F>);

enum Format<F: Read + Seek> {
    Xlsx(Box<xlsx::Workbook<F>>),
    Xls(Box<xls::Workbook>),
    Ods(Box<ods::Workbook<F>>),
    Xlsb(Box<xlsb::Workbook<F>>),
    Text(text::Text<F>),
}

impl Book<File> {
    /// Open what cannot be read twice: it is copied into a file that is gone when this one is. How
    /// much may be sent is for the caller to say.
    ///
    /// # Errors
    /// As [`Book::open`].
    pub fn copied(mut file: impl Read) -> Result<Self, BookFault> {
        let mut copy = tempfile::tempfile()?;
        io::copy(&mut file, &mut copy)?;
        Self::open(copy)
    }
}

impl<F: Read + Seek> Book<F> {
    /// Open a file of whatever kind it is. Text files may be of any length; workbooks are bounded by
    /// what they unpack to.
    ///
    /// # Errors
    /// When it is none that is read, too large, broken or protected by a password.
    pub fn open(mut file: F) -> Result<Self, BookFault> {
        let size = file.seek(SeekFrom::End(0))?;
        file.rewind()?;
        let mut start = Vec::new();
        file.by_ref()
            .take(BEGINNING as u64)
            .read_to_end(&mut start)?;
        file.rewind()?;
        let book = Self(match container(&start)? {
            Container::Text => Format::Text(text::Text::open(file)?),
            Container::Ole => Format::Xls(Box::new(xls::Workbook::open(file)?)),
            Container::Zip => {
                check_parts(&mut file)?;
                check_size(BufReader::new(&mut file), size)?;
                file.rewind()?;
                let kind = archive(BufReader::new(&mut file))?;
                file.rewind()?;
                match kind {
                    BookKind::Ods => Format::Ods(Box::new(ods::Workbook::open(file)?)),
                    BookKind::Xlsb => Format::Xlsb(Box::new(xlsb::Workbook::open(file)?)),
                    _ => Format::Xlsx(Box::new(xlsx::Workbook::open(file)?)),
                }
            }
        });
        match book.sheets() {
            [] => Err(BookFault::Empty),
            _ => Ok(book),
        }
    }

    pub fn kind(&self) -> BookKind {
        match &self.0 {
            Format::Xlsx(_) => BookKind::Xlsx,
            Format::Xls(_) => BookKind::Xls,
            Format::Ods(_) => BookKind::Ods,
            Format::Xlsb(_) => BookKind::Xlsb,
            Format::Text(_) => BookKind::Text,
        }
    }

    /// The sheets in their order; one of a text file.
    pub fn sheets(&self) -> &[SheetInfo] {
        match &self.0 {
            Format::Xlsx(book) => book.sheets(),
            Format::Xls(book) => book.sheets(),
            Format::Ods(book) => book.sheets(),
            Format::Xlsb(book) => book.sheets(),
            Format::Text(book) => book.sheets(),
        }
    }

    /// What a worksheet is beside its values, by its place among all sheets. A text file has no
    /// layout.
    ///
    /// # Errors
    /// When there is no such worksheet, or its part of the file is broken.
    pub fn layout(&mut self, sheet: usize) -> Result<Layout, BookFault> {
        match &mut self.0 {
            Format::Xlsx(book) => book.layout(sheet),
            Format::Xls(book) => book.layout(sheet),
            Format::Ods(book) => book.layout(sheet),
            Format::Xlsb(book) => book.layout(sheet),
            Format::Text(_) if sheet == 0 => Ok(Layout::default()),
            Format::Text(_) => Err(BookFault::NoSuchSheet),
        }
    }

    /// Give every row of a worksheet that is not empty to `take`, in the order of their numbers.
    /// Cells beyond the 256th column are none in a workbook, and a fault in a text file.
    ///
    /// # Errors
    /// When there is no such worksheet, its part of the file is broken, or `take` wants no more.
    /// `take` may have been given rows before.
    pub fn rows<E: From<BookFault>>(&mut self, sheet: usize, take: Take<E>) -> Result<(), E> {
        match &mut self.0 {
            Format::Xlsx(book) => book.rows(sheet, take),
            Format::Xls(book) => book.rows(sheet, take),
            Format::Ods(book) => book.rows(sheet, take),
            Format::Xlsb(book) => book.rows(sheet, take),
            Format::Text(book) if sheet == 0 => book.rows(take),
            Format::Text(_) => Err(BookFault::NoSuchSheet.into()),
        }
    }
}

#[cfg(test)]
mod tests;
