//! Tables as XLSX workbooks of one sheet.

use std::io::{self, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, RowNum, Workbook, XlsxError};
use serde_json::Value;

use super::columns::{Cell, Columns};
use crate::platform::office::paper::{excel_day, fitting, is_formula, reversible};

const COLUMN_WIDTH: f64 = 18.0;

/// A workbook that is being written.
pub struct XlsxSheet<W: Write + Send> {
    book: Workbook,
    next: RowNum,
    day: Format,
    /// Stays a text when somebody edits the cell.
    quoted: Format,
    out: W,
}

impl<W: Write + Send> XlsxSheet<W> {
    pub(super) fn begin(columns: &Columns, out: W) -> io::Result<Self> {
        let mut book = Workbook::new();
        let sheet = book
            .add_worksheet_with_constant_memory()
            .map_err(io::Error::other)?;
        let head = Format::new().set_bold();
        write_head(sheet, columns, &head).map_err(io::Error::other)?;
        book.set_properties(&properties().map_err(io::Error::other)?);
        Ok(Self {
            book,
            next: 1,
            day: Format::new().set_num_format("yyyy-mm-dd"),
            quoted: Format::new().set_quote_prefix(),
            out,
        })
    }

    pub(super) fn row(&mut self, columns: &Columns, row: &Value) -> io::Result<()> {
        self.write(columns, row).map_err(io::Error::other)
    }

    fn write(&mut self, columns: &Columns, row: &Value) -> Result<(), XlsxError> {
        let sheet = self.book.worksheet_from_index(0)?;
        let at = self.next;
        for (column, cell) in (0_u16..).zip(columns.cells(row)) {
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => {
                    let text = reversible(&text);
                    if is_formula(&text) {
                        sheet.write_string_with_format(at, column, fitting(&text), &self.quoted)?;
                    } else {
                        sheet.write_string(at, column, fitting(&text))?;
                    }
                }
                Cell::Number(number) => {
                    sheet.write_number(at, column, number.as_f64().unwrap_or_default())?;
                }
                Cell::Flag(flag) => {
                    sheet.write_boolean(at, column, flag)?;
                }
                Cell::Day(day) => match excel_day(day.civil()) {
                    Some(day) => {
                        sheet.write_date_with_format(at, column, day, &self.day)?;
                    }
                    None => {
                        sheet.write_string(at, column, day.to_string())?;
                    }
                },
            }
        }
        self.next += 1;
        Ok(())
    }

    pub(super) fn finish(mut self) -> io::Result<W> {
        self.book
            .save_to_writer(&mut self.out)
            .map_err(io::Error::other)?;
        Ok(self.out)
    }
}

/// The same rows are the same file: of no moment at all the library would take the clock's.
fn properties() -> Result<DocProperties, XlsxError> {
    let made = ExcelDateTime::from_ymd(1900, 1, 1)?;
    Ok(DocProperties::new().set_creation_datetime(&made))
}

fn write_head(
    sheet: &mut rust_xlsxwriter::Worksheet,
    columns: &Columns,
    head: &Format,
) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 0)?;
    for (column, name) in (0_u16..).zip(columns.names()) {
        sheet.set_column_width(column, COLUMN_WIDTH)?;
        sheet.write_string_with_format(0, column, name, head)?;
    }
    Ok(())
}
