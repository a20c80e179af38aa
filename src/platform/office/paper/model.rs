//! What a paper says, whatever it is printed as.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A list, sheet or register as an office prints it, on A4 across, without its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// The left block: the superior body, then the body that issues the paper, which is the last.
    pub authority: Vec<String>,
    /// The right block: the state's name and motto.
    pub motto: bool,
    pub title: String,
    pub subtitle: Vec<String>,
    pub facts: Vec<Fact>,
    /// 1 to [`MAX_COLUMNS`].
    pub columns: Vec<Column>,
    /// "Sơn La, ngày 05 tháng 6 năm 2026", above the last signature.
    pub place_and_day: Option<String>,
    pub signatures: Vec<Signature>,
    pub language: Language,
    /// When the paper was made, UTC: nothing else in a file depends on the time.
    pub made: DateTime,
}

/// A roll of a month has a column a day.
pub const MAX_COLUMNS: usize = 64;
/// A PDF is made in memory, and nobody prints more.
pub const MAX_PDF_ROWS: usize = 20_000;

/// A line of "label: value" above the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub label: String,
    pub value: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub heading: String,
    /// The heading over this column and its neighbours of the same group.
    pub group: Option<String>,
    /// Its share of the table's width, in any unit. What is not above zero counts as 1.
    pub weight: f32,
    pub align: Align,
    pub kind: Kind,
}

/// On which side of its place a text stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = TemplateAlign)]
pub enum Align {
    #[default]
    Left,
    Center,
    Right,
}

/// How the cells of a column are shown; what they are, each [`Item`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
    Day,
    /// The row's number from 1. Rows have no cell for it.
    Index,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    pub role: String,
    /// "(Ký, ghi rõ họ tên)".
    pub note: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Vietnamese,
    English,
}

/// The value of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Item<'a> {
    Empty,
    Text(&'a str),
    Number(f64),
    Day(Date),
}

/// What a paper is printed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Xlsx,
    Pdf,
    /// The table alone. `excel`: as Vietnamese spreadsheets open it by a double click, with a byte-order
    /// mark, semicolons, decimal commas and days as 05/06/2026.
    Csv {
        excel: bool,
    },
}

/// Why a paper cannot be printed.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("a paper has 1 to {MAX_COLUMNS} columns, not {0}")]
    Columns(usize),
    #[error("a row has {expected} cells, not {found}")]
    Cells { expected: usize, found: usize },
    #[error("a PDF has at most {MAX_PDF_ROWS} rows")]
    TooManyRows,
    #[error("{0}")]
    Io(#[from] std::io::Error),
    #[error("the workbook cannot be written: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    #[error("the PDF cannot be written: {0}")]
    Pdf(String),
}

/// Where the cell of a row or of its number stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Slot<'a> {
    Index(u32),
    Item(Item<'a>),
}

impl Paper {
    pub(crate) fn check(&self) -> Result<(), Fault> {
        match self.columns.len() {
            1..=MAX_COLUMNS => Ok(()),
            other => Err(Fault::Columns(other)),
        }
    }

    /// `cells` with the row's number where columns want it.
    pub(crate) fn slots<'a>(
        &self,
        number: u32,
        cells: &'a [Item<'a>],
    ) -> Result<impl Iterator<Item = (&Column, Slot<'a>)>, Fault> {
        let is_index = |column: &&Column| column.kind == Kind::Index;
        let expected = self.columns.len() - self.columns.iter().filter(is_index).count();
        if cells.len() != expected {
            let found = cells.len();
            return Err(Fault::Cells { expected, found });
        }
        let mut cells = cells.iter();
        Ok(self.columns.iter().map(move |column| {
            let slot = match column.kind {
                Kind::Index => Slot::Index(number),
                _ => Slot::Item(cells.next().copied().unwrap_or(Item::Empty)),
            };
            (column, slot)
        }))
    }

    /// The share of each column in the width, together 1.
    pub(crate) fn shares(&self) -> Vec<f32> {
        let weight = |column: &Column| {
            if column.weight.is_finite() && column.weight > 0.0 {
                column.weight.min(1000.0)
            } else {
                1.0
            }
        };
        let whole: f32 = self.columns.iter().map(weight).sum();
        self.columns
            .iter()
            .map(|column| weight(column) / whole)
            .collect()
    }

    /// The headings over several columns: where each begins, ends (inclusive), and its words.
    /// A column without one is not in the list.
    pub(crate) fn groups(&self) -> Vec<(usize, usize, &str)> {
        let mut groups: Vec<(usize, usize, &str)> = Vec::new();
        for (index, column) in self.columns.iter().enumerate() {
            let Some(group) = column.group.as_deref() else {
                continue;
            };
            match groups.last_mut() {
                Some((_, last, words)) if *words == group && *last + 1 == index => *last = index,
                _ => groups.push((index, index, group)),
            }
        }
        groups
    }
}
