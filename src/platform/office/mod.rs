//! Files as offices have them. Workbooks and tables of any program become rows of cells, and what the
//! rows say is found out by headings, not by names of ours; papers are written as offices lay them out.

pub mod book;
pub mod form;
pub mod letters;
pub mod paper;
pub mod values;

/// A cell as the file has it.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    /// As it stands, without blanks around it.
    Text(String),
    /// A number that is shown as one.
    Number(f64),
    /// A number that is shown as a day or a time: days since 1899-12-30, whichever day the workbook
    /// counts from; the fraction is the time of day.
    Instant(f64),
    Bool(bool),
    /// `#N/A` and the like, as it is shown.
    Error(String),
    /// A formula whose value the program that wrote the file has not worked out.
    NotComputed,
}

impl Cell {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.is_empty(),
            _ => false,
        }
    }
}

/// A row of a sheet, without empty cells at its end.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// As spreadsheets show it: the first is 1. In a text file the line it begins on.
    pub number: u32,
    /// Nobody sees it: hidden by hand, by an outline or by a filter.
    pub hidden: bool,
    pub struck: Struck,
    pub cells: Vec<Cell>,
}

/// How much of a row is struck through, among its cells that are not empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Struck {
    #[default]
    Nothing,
    /// Less than half: perhaps a name, or what has been put right beside it.
    Partly,
    Mostly,
}

/// Cells that are shown as one; the value stands in the first of them. Rows from 1, columns from 0,
/// both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    pub rows: (u32, u32),
    pub columns: (usize, usize),
}

/// What a sheet is, beside its values.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Layout {
    pub merged: Vec<Area>,
    /// Columns that nobody sees, from 0, in order.
    pub hidden_columns: Vec<usize>,
    /// Of each column the font in which most of its texts are written, where that is known.
    pub fonts: Vec<Option<String>>,
}
