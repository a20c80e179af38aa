//! Tables as CSV (RFC 4180), cell by cell, and as spreadsheets of this country open them.

use std::io::{self, Write};

use csv::{Terminator, Writer, WriterBuilder};

use super::guard::{harmless, is_figures};
use crate::platform::values::time::Date;

/// How a CSV file is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CsvStyle {
    pub byte_order_mark: bool,
    /// With semicolons, decimal commas, days as 05/06/2026, and figures that are a text as `="0912345678"`.
    pub excel: bool,
}

impl CsvStyle {
    /// As Vietnamese spreadsheets open it by a double click.
    pub const EXCEL: Self = Self {
        byte_order_mark: true,
        excel: true,
    };

    /// [`Self::EXCEL`], or plain.
    #[must_use]
    pub fn excel(wanted: bool) -> Self {
        if wanted { Self::EXCEL } else { Self::default() }
    }
}

/// A CSV file that is being written.
pub struct CsvTable<W: Write> {
    out: Writer<W>,
    excel: bool,
}

impl<W: Write> CsvTable<W> {
    /// # Errors
    /// As all that writes: when `out` refuses it.
    pub fn begin(style: CsvStyle, mut out: W) -> io::Result<Self> {
        if style.byte_order_mark {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let out = WriterBuilder::new()
            .delimiter(if style.excel { b';' } else { b',' })
            .terminator(Terminator::CRLF)
            .from_writer(out);
        let excel = style.excel;
        Ok(Self { out, excel })
    }

    /// A text, which no spreadsheet runs; nothing of an empty one.
    ///
    /// # Errors
    /// When the output refuses it.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        if self.excel && is_figures(text) {
            return self.raw(&format!("=\"{text}\""));
        }
        self.raw(&harmless(text))
    }

    /// A number, given as programs write it.
    ///
    /// # Errors
    /// When the output refuses it.
    pub fn number(&mut self, number: &str) -> io::Result<()> {
        if self.excel {
            return self.raw(&number.replace('.', ","));
        }
        self.raw(number)
    }

    /// # Errors
    /// When the output refuses it.
    pub fn day(&mut self, day: Date) -> io::Result<()> {
        if self.excel {
            return self.raw(&day.day_first());
        }
        self.raw(&day.to_string())
    }

    /// # Errors
    /// When the output refuses it.
    pub fn end_row(&mut self) -> io::Result<()> {
        Ok(self.out.write_record(None::<&[u8]>)?)
    }

    /// A row of texts.
    ///
    /// # Errors
    /// When the output refuses it.
    pub fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
        texts.into_iter().try_for_each(|text| self.text(text))?;
        self.end_row()
    }

    /// # Errors
    /// When the output refuses it.
    pub fn finish(self) -> io::Result<W> {
        let finished = self.out.into_inner();
        finished.map_err(csv::IntoInnerError::into_error)
    }

    fn raw(&mut self, field: &str) -> io::Result<()> {
        Ok(self.out.write_field(field)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stay_texts_in_spreadsheets_and_numbers_are_as_people_write_them() {
        let written = |excel| {
            let mut table = CsvTable::begin(CsvStyle::excel(excel), Vec::new()).unwrap();
            table.texts(["0912345678", "05/2004", "=1"]).unwrap();
            table.number("-7.25").unwrap();
            table.day(Date::constant(2026, 6, 5)).unwrap();
            table.text("").unwrap();
            table.end_row().unwrap();
            String::from_utf8(table.finish().unwrap()).unwrap()
        };
        assert_eq!(
            written(false),
            "0912345678,05/2004,'=1\r\n-7.25,2026-06-05,\r\n"
        );
        assert_eq!(
            written(true),
            "\u{feff}\"=\"\"0912345678\"\"\";\"=\"\"05/2004\"\"\";'=1\r\n-7,25;05/06/2026;\r\n"
        );
    }
}
