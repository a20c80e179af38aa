//! A row while its cells are gathered, and rows that have to be sorted.

use super::fault::BookFault;
use super::fonts::FontId;
use super::guard::expect_row;
use crate::platform::office::{Cell, Row, Struck};

/// What is known of the looks of a row's cells.
#[derive(Debug, Default)]
pub struct RowBuilder {
    cells: Vec<Cell>,
    fonts: Vec<FontId>,
    filled: usize,
    struck: usize,
    /// Of its texts.
    bytes: usize,
    last_fonts: Vec<FontId>,
}

impl RowBuilder {
    /// # Errors
    /// When the row has more texts than fit into one.
    pub fn put(
        &mut self,
        column: usize,
        cell: Cell,
        font: FontId,
        struck: bool,
    ) -> Result<(), BookFault> {
        if column >= self.cells.len() {
            self.cells.resize(column + 1, Cell::Empty);
            self.fonts.resize(column + 1, 0);
        }
        if !cell.is_empty() {
            self.filled += 1;
            self.struck += usize::from(struck);
        }
        if let Cell::Text(text) = &cell {
            self.fonts[column] = font;
            self.bytes += text.len();
            expect_row(self.bytes)?;
        }
        self.cells[column] = cell;
        Ok(())
    }

    /// The row, unless all of it is empty.
    pub fn finish(&mut self, number: u32, hidden: bool) -> Option<Row> {
        while self.cells.last().is_some_and(Cell::is_empty) {
            self.cells.pop();
        }
        std::mem::swap(&mut self.fonts, &mut self.last_fonts);
        self.last_fonts.truncate(self.cells.len());
        self.fonts.clear();
        let struck = match self.struck {
            0 => Struck::Nothing,
            struck if 2 * struck >= self.filled => Struck::Mostly,
            _ => Struck::Partly,
        };
        (self.filled, self.struck, self.bytes) = (0, 0, 0);
        if self.cells.is_empty() {
            return None;
        }
        let next = Vec::with_capacity(self.cells.len());
        Some(Row {
            number,
            hidden,
            struck,
            cells: std::mem::replace(&mut self.cells, next),
        })
    }

    /// The fonts of the texts of the row that was finished last.
    pub fn last_fonts(&self) -> &[FontId] {
        &self.last_fonts
    }
}

/// Rows that stand in no order, and are put into one.
#[derive(Debug, Default)]
pub struct Unsorted {
    rows: Vec<Row>,
    cells: usize,
    /// Of their texts.
    bytes: usize,
}

impl Unsorted {
    const MOST_ROWS: usize = 20_000;
    const MOST_CELLS: usize = 500_000;
    const MOST_BYTES: usize = 32 * 1024 * 1024;

    pub fn push(&mut self, row: Row) -> Result<(), BookFault> {
        self.cells += row.cells.len();
        self.bytes += row.cells.iter().map(bytes_of).sum::<usize>();
        let is_much = self.cells > Self::MOST_CELLS || self.bytes > Self::MOST_BYTES;
        if self.rows.len() >= Self::MOST_ROWS || is_much {
            return Err(BookFault::RowsOutOfOrder { row: row.number });
        }
        self.rows.push(row);
        Ok(())
    }

    /// The rows by their numbers. What stands in two pieces becomes one row.
    pub fn sorted(mut self) -> Vec<Row> {
        self.rows.sort_by_key(|row| row.number);
        let mut sorted: Vec<Row> = Vec::with_capacity(self.rows.len());
        for row in self.rows {
            match sorted.last_mut() {
                Some(last) if last.number == row.number => join(last, row),
                _ => sorted.push(row),
            }
        }
        sorted
    }
}

fn bytes_of(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text.len(),
        _ => 0,
    }
}

fn join(row: &mut Row, more: Row) {
    row.hidden |= more.hidden;
    if row.struck != more.struck {
        row.struck = Struck::Partly;
    }
    if more.cells.len() > row.cells.len() {
        row.cells.resize(more.cells.len(), Cell::Empty);
    }
    for (cell, other) in row.cells.iter_mut().zip(more.cells) {
        if cell.is_empty() {
            *cell = other;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_struck_as_far_as_its_cells_are() {
        let text = |text: &str| Cell::Text(text.to_owned());
        let mut builder = RowBuilder::default();
        builder.put(0, text("a"), 1, true).unwrap();
        builder.put(2, text("b"), 2, true).unwrap();
        builder.put(3, text(""), 2, false).unwrap();
        let row = builder.finish(1, false).unwrap();
        assert_eq!(row.struck, Struck::Mostly);
        assert_eq!(row.cells, [text("a"), Cell::Empty, text("b")]);
        assert_eq!(builder.last_fonts(), [1, 0, 2]);
        builder.put(0, text("a"), 1, true).unwrap();
        builder.put(1, Cell::Number(1.0), 1, false).unwrap();
        builder.put(2, Cell::Number(2.0), 1, false).unwrap();
        let row = builder.finish(2, false).unwrap();
        assert_eq!(row.struck, Struck::Partly);
        builder.put(0, text("a"), 1, false).unwrap();
        let row = builder.finish(2, false).unwrap();
        assert_eq!(row.struck, Struck::Nothing);
        builder.put(1, text(""), 1, false).unwrap();
        assert_eq!(builder.finish(3, false), None);
    }

    #[test]
    fn rows_in_pieces_become_one() {
        let row = |number, cells: &[f64]| Row {
            number,
            hidden: false,
            struck: Struck::Nothing,
            cells: cells.iter().copied().map(Cell::Number).collect(),
        };
        let mut unsorted = Unsorted::default();
        for piece in [row(2, &[1.0]), row(1, &[5.0]), row(2, &[7.0, 8.0])] {
            unsorted.push(piece).unwrap();
        }
        assert_eq!(unsorted.sorted(), [row(1, &[5.0]), row(2, &[1.0, 8.0])]);
    }
}
