//! A page of rows as a table in one answer.

use std::io;

use serde_json::Value;

use super::columns::Columns;
use super::csv::CsvSheet;
use super::labels::LabelLanguage;
use super::xlsx::XlsxSheet;
use crate::platform::office::paper::CsvStyle;

/// What a table is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableForm {
    Csv(CsvStyle),
    Xlsx,
}

/// How the rows of a list are answered as a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableStyle {
    pub form: TableForm,
    pub labels: Option<LabelLanguage>,
    /// Columns that come first.
    pub first: &'static [&'static str],
}

impl TableForm {
    /// The table of `rows`.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(self, columns: &Columns, rows: &[Value]) -> io::Result<Vec<u8>> {
        match self {
            Self::Csv(style) => {
                let mut sheet = CsvSheet::begin(columns, style, Vec::new())?;
                rows.iter().try_for_each(|row| sheet.row(columns, row))?;
                sheet.finish()
            }
            Self::Xlsx => {
                let mut sheet = XlsxSheet::begin(columns, Vec::new())?;
                rows.iter().try_for_each(|row| sheet.row(columns, row))?;
                sheet.finish()
            }
        }
    }
}
