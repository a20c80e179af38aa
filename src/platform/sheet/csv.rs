//! Tables as CSV (RFC 4180).

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};
use serde_json::Value;

use super::columns::{Cell, Columns};
use crate::platform::office::paper::harmless;
use crate::platform::values::time::Date;

/// How a CSV file is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CsvStyle {
    pub byte_order_mark: bool,
    /// With semicolons, decimal commas and days as 05/06/2026.
    pub excel: bool,
}

impl CsvStyle {
    /// As Vietnamese spreadsheets open it by a double click.
    pub const EXCEL: Self = Self {
        byte_order_mark: true,
        excel: true,
    };
}

/// A CSV file that is being written.
pub struct CsvSheet<W: Write> {
    out: Writer<W>,
    excel: bool,
}

impl<W: Write> CsvSheet<W> {
    pub(super) fn begin(columns: &Columns, style: CsvStyle, mut out: W) -> io::Result<Self> {
        if style.byte_order_mark {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut out = WriterBuilder::new()
            .delimiter(if style.excel { b';' } else { b',' })
            .terminator(Terminator::CRLF)
            .from_writer(out);
        out.write_record(columns.names())?;
        let excel = style.excel;
        Ok(Self { out, excel })
    }

    pub(super) fn row(&mut self, columns: &Columns, row: &Value) -> io::Result<()> {
        for cell in columns.cells(row) {
            match cell {
                Cell::Empty => self.out.write_field("")?,
                Cell::Text(text) => self.out.write_field(harmless(&text).as_bytes())?,
                Cell::Number(number) if self.excel => {
                    self.out.write_field(number.to_string().replace('.', ","))?;
                }
                Cell::Number(number) => self.out.write_field(number.to_string())?,
                Cell::Flag(flag) => self.out.write_field(flag.to_string())?,
                Cell::Day(day) if self.excel => self.out.write_field(day_first(day))?,
                Cell::Day(day) => self.out.write_field(day.to_string())?,
            }
        }
        self.out.write_record(None::<&[u8]>)?;
        Ok(())
    }

    pub(super) fn finish(self) -> io::Result<W> {
        self.out
            .into_inner()
            .map_err(|error| io::Error::other(error.to_string()))
    }
}

/// 05/06/2026, which Vietnamese reads as the fifth of June.
#[must_use]
pub fn day_first(day: Date) -> String {
    let day = day.civil();
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}
