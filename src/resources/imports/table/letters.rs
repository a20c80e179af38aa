//! Which encodings the columns of a sheet are in, and their texts in Unicode.

use crate::platform::office::book::{Line, RawRow};
use crate::platform::office::letters::{Encoding, Recognised, Tally, from_bytes};
use crate::platform::office::{Cell, Layout, Row, Struck};

/// What is known of the texts of each column.
#[derive(Debug, Clone, PartialEq)]
pub struct Letters(Vec<Recognised>);

/// Gathers what the columns of a sheet say.
pub struct Weighing {
    fonts: Vec<Option<String>>,
    columns: Vec<Tally>,
}

impl Weighing {
    pub fn new(layout: &Layout) -> Self {
        Self {
            fonts: layout.fonts.clone(),
            columns: Vec::new(),
        }
    }

    pub fn see(&mut self, row: &Row) {
        for (column, cell) in row.cells.iter().enumerate() {
            while self.columns.len() <= column {
                let font = self
                    .fonts
                    .get(self.columns.len())
                    .and_then(Option::as_deref);
                self.columns.push(Tally::new(font));
            }
            if let Cell::Text(text) = cell {
                self.columns[column].add(text);
            }
        }
    }

    pub fn finish(self) -> Letters {
        Letters(self.columns.into_iter().map(Tally::finish).collect())
    }
}

/// What became of the texts of a row.
#[derive(Debug, Default)]
pub struct Converted {
    /// Columns that were converted, and the texts as they stood.
    pub before: Vec<(usize, String)>,
    /// Columns of which nobody can tell what their texts say.
    pub unsure: Vec<usize>,
}

impl Letters {
    /// What most of a column's texts are in that are not good Unicode.
    pub fn encoding(&self, column: usize) -> Encoding {
        self.0
            .get(column)
            .map_or(Encoding::Unicode, |column| column.encoding)
    }

    /// Whether both say the same of every column.
    pub fn agrees(&self, other: &Self) -> bool {
        let columns = self.0.len().max(other.0.len());
        (0..columns).all(|column| self.encoding(column) == other.encoding(column))
    }

    /// Put the texts of a row into Unicode.
    pub fn convert(&self, row: &mut Row) -> Converted {
        let mut converted = Converted::default();
        for (column, cell) in row.cells.iter_mut().enumerate() {
            let Cell::Text(text) = cell else { continue };
            let Some(known) = self.0.get(column) else {
                continue;
            };
            if known.encoding == Encoding::Unicode || text.is_ascii() && !known.is_of_capitals() {
                continue;
            }
            match known.text(text) {
                None => converted.unsure.push(column),
                Some(unicode) if unicode != *text => {
                    let before = std::mem::replace(text, unicode);
                    converted.before.push((column, before));
                }
                Some(_) => {}
            }
        }
        converted
    }
}

/// The name of an encoding as people know it.
pub fn name_of(encoding: Encoding) -> Option<&'static str> {
    match encoding {
        Encoding::Unicode => None,
        Encoding::Tcvn3 | Encoding::Tcvn3Capitals => Some("TCVN3"),
        Encoding::Vni => Some("VNI"),
        Encoding::Windows1258 => Some("WINDOWS_1258"),
        Encoding::DoubledUtf8 => Some("DOUBLED_UTF8"),
    }
}

/// A row of a text file. Bytes that are not UTF-8 are those of a code page, or the row cannot be read.
pub fn row_of(line: Line, has_code_page: bool) -> Result<Row, RawRow> {
    match line {
        Line::Row(row) => Ok(row),
        Line::Raw(raw) if has_code_page => Ok(Row {
            number: raw.number,
            hidden: false,
            struck: Struck::Nothing,
            cells: raw.cells.iter().map(|cell| text_of(cell)).collect(),
        }),
        Line::Raw(raw) => Err(raw),
    }
}

fn text_of(bytes: &[u8]) -> Cell {
    match from_bytes(bytes) {
        text if text.trim().is_empty() => Cell::Empty,
        text => Cell::Text(text.trim().to_owned()),
    }
}
