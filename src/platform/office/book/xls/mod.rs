//! XLS of Excel 97 to 2003, and of 5 and 95. The values come from the library, hidden rows and
//! columns, fonts and lines through texts from the records beside them. What parts of a text look
//! like is not known.

mod biff;
mod shared;

use std::io::{Cursor, Read, Seek};

use calamine::{Reader, SheetType, SheetVisible, Xls};

use self::biff::{Globals, Looks, Style};
use super::fault::BookFault;
use super::fonts::FontCounts;
use super::formats::Shown;
use super::guard::{MOST_COLUMNS, guarded};
use super::ole::{Ole, wrapped};
use super::rows::RowBuilder;
use super::values::{area_of, cell_of};
use super::{Line, SheetInfo, Take, TakeRow};
use crate::platform::office::{Cell, Layout};

/// Old workbooks have at most 65,536 rows a sheet.
const LARGEST_XLS: u64 = 32 * 1024 * 1024;

pub struct Workbook {
    book: Xls<Cursor<Vec<u8>>>,
    stream: Vec<u8>,
    globals: Globals,
    sheets: Vec<SheetInfo>,
}

impl Workbook {
    pub fn open(mut file: impl Read + Seek) -> Result<Self, BookFault> {
        let mut bytes = Vec::new();
        file.rewind()?;
        file.take(LARGEST_XLS + 1).read_to_end(&mut bytes)?;
        let ole = Ole::open(&bytes)?;
        let found = |found| Err(BookFault::OtherKind { found });
        if ole.has("EncryptedPackage") {
            return Err(BookFault::Password);
        }
        let stream = ["Workbook", "Book"].into_iter().find(|name| ole.has(name));
        let Some(stream) = stream else {
            return found(match () {
                () if ole.has("WordDocument") => "a Word document",
                () if ole.has("PowerPoint Document") => "a presentation",
                () => "a compound file of an unknown kind",
            });
        };
        if bytes.len() as u64 > LARGEST_XLS {
            return Err(BookFault::TooLarge {
                what: "bytes",
                maximum: LARGEST_XLS,
            });
        }
        let broken_off = || BookFault::invalid("the compound file breaks off");
        let mut stream = ole.stream(stream).ok_or_else(broken_off)?;
        drop(bytes);
        let globals = Globals::read(&stream)?;
        globals.tame(&mut stream)?;
        let file = wrapped("Workbook", stream.clone()).ok_or_else(broken_off)?;
        let book: Xls<_> = guarded(|| Xls::new(Cursor::new(file)))?;
        let sheets = book.sheets_metadata().iter().map(|sheet| SheetInfo {
            name: sheet.name.clone(),
            visible: sheet.visible == SheetVisible::Visible,
            is_worksheet: sheet.typ == SheetType::WorkSheet,
        });
        let sheets = sheets.collect();
        Ok(Self {
            book,
            stream,
            globals,
            sheets,
        })
    }

    pub fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    pub fn layout(&mut self, sheet: usize) -> Result<Layout, BookFault> {
        self.name(sheet)?;
        let merged = guarded(|| self.book.merge_cells_by_sheet_id(sheet))?;
        let mut counts = FontCounts::default();
        let hidden_columns = self.each_row::<BookFault>(sheet, &mut |_, fonts| {
            for (column, font) in fonts.iter().enumerate().filter(|(_, font)| **font != 0) {
                counts.add(column, *font);
            }
            Ok(())
        })?;
        Ok(Layout {
            merged: merged.iter().map(area_of).collect(),
            hidden_columns,
            fonts: counts.most(&self.globals.fonts),
        })
    }

    pub fn rows<E: From<BookFault>>(&mut self, sheet: usize, take: Take<E>) -> Result<(), E> {
        self.each_row(sheet, &mut |row, _| take(Line::Row(row)))?;
        Ok(())
    }

    fn name(&self, sheet: usize) -> Result<&str, BookFault> {
        let info = self.sheets.get(sheet).filter(|info| info.is_worksheet);
        info.map(|info| info.name.as_str())
            .ok_or(BookFault::NoSuchSheet)
    }

    /// Give every row with the fonts of its texts; the hidden columns.
    fn each_row<E: From<BookFault>>(
        &mut self,
        sheet: usize,
        take: TakeRow<E>,
    ) -> Result<Vec<usize>, E> {
        let name = self.name(sheet)?.to_owned();
        let looks = self.globals.looks(&self.stream, sheet);
        let range = guarded(|| self.book.worksheet_range(&name))?;
        let Some((first_row, first_column)) = range.start() else {
            return Ok(looks.hidden_columns);
        };
        let mut known = Known {
            looks: &looks,
            at: 0,
        };
        let mut builder = RowBuilder::default();
        for (row, values) in (first_row..).zip(range.rows()) {
            for (column, value) in (first_column as usize..MOST_COLUMNS).zip(values) {
                let cell = cell_of(value, self.book.has_1904_epoch());
                if cell != Cell::Empty {
                    let style = known.of(row, column);
                    let cell = match cell {
                        Cell::Number(number) if style.percent => Shown::Percent.cell(number, false),
                        cell => cell,
                    };
                    builder.put(column, cell, style.font, style.struck)?;
                }
            }
            let hidden = looks.hidden_rows.binary_search(&row).is_ok();
            if let Some(row) = builder.finish(row + 1, hidden) {
                take(row, builder.last_fonts())?;
            }
        }
        Ok(looks.hidden_columns)
    }
}

/// Looks of cells that are asked for in order.
struct Known<'a> {
    looks: &'a Looks,
    at: usize,
}

impl Known<'_> {
    fn of(&mut self, row: u32, column: usize) -> Style {
        let wanted = (row, column);
        while let Some((row, column, style)) = self.looks.cells.get(self.at) {
            let here = (*row, usize::from(*column));
            if here > wanted {
                break;
            }
            if here == wanted {
                return *style;
            }
            self.at += 1;
        }
        Style::default()
    }
}
