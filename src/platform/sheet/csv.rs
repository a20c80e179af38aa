//! Tables of rows as CSV.

use std::io::{self, Write};

use serde_json::Value;

use super::columns::{Cell, Columns};
use crate::platform::office::paper::{CsvStyle, CsvTable};

/// A CSV file that is being written.
pub struct CsvSheet<W: Write>(CsvTable<W>);

impl<W: Write> CsvSheet<W> {
    pub(super) fn begin(columns: &Columns, style: CsvStyle, out: W) -> io::Result<Self> {
        let mut out = CsvTable::begin(style, out)?;
        out.texts(columns.names())?;
        Ok(Self(out))
    }

    pub(super) fn row(&mut self, columns: &Columns, row: &Value) -> io::Result<()> {
        let out = &mut self.0;
        for cell in columns.cells(row) {
            match cell {
                Cell::Empty => out.text(""),
                Cell::Text(text) => out.text(&text),
                Cell::Number(number) => out.number(&number.to_string()),
                Cell::Flag(flag) => out.text(if flag { "true" } else { "false" }),
                Cell::Day(day) => out.day(day),
            }?;
        }
        out.end_row()
    }

    pub(super) fn finish(self) -> io::Result<W> {
        self.0.finish()
    }
}
