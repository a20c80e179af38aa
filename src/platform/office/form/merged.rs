//! Cells merged downward: what stands in the first of them is said of the rows beneath too.

use crate::platform::office::{Area, Cell, Layout, Row};

/// An area that reaches into rows to come, with its value.
#[derive(Debug)]
struct Open {
    last: u32,
    value: Cell,
    /// A row that is left out began it.
    is_left_out: bool,
}

/// Merged areas beneath the header, met row by row.
#[derive(Debug)]
pub(super) struct Merged {
    /// Those over several rows, by the row they begin in, last first.
    down: Vec<Area>,
    /// Those over several columns, in the order of rows.
    across: Vec<Area>,
    from: usize,
    open: Vec<Option<Open>>,
}

impl Merged {
    /// Of the columns before `width`, in rows after `header`.
    pub fn new(layout: &Layout, header: u32, width: usize) -> Self {
        let beneath = layout.merged.iter().copied();
        let beneath = beneath.filter(|area| area.rows.0 > header && area.columns.0 < width);
        let mut down: Vec<Area> = beneath
            .clone()
            .filter(|area| area.rows.0 < area.rows.1)
            .collect();
        down.sort_unstable_by_key(|area| std::cmp::Reverse((area.rows.0, area.columns.0)));
        let mut across: Vec<Area> = beneath
            .filter(|area| area.columns.0 < area.columns.1)
            .collect();
        across.sort_unstable_by_key(|area| (area.rows.0, area.columns.0));
        Self {
            down,
            across,
            from: 0,
            open: (0..width).map(|_| None).collect(),
        }
    }

    /// Last column of the area that begins at a cell of the row now being read.
    pub fn reach(&self, row: u32, column: usize) -> usize {
        let here = &self.across[self.from..];
        let here = here.iter().take_while(|area| area.rows.0 == row);
        let found = here.clone().find(|area| area.columns.0 == column);
        found.map_or(column, |area| area.columns.1)
    }

    /// Go on to a row; rows come in order.
    pub fn enter(&mut self, row: u32) {
        while self
            .across
            .get(self.from)
            .is_some_and(|area| area.rows.0 < row)
        {
            self.from += 1;
        }
        for open in &mut self.open {
            if open.as_ref().is_some_and(|open| open.last < row) {
                *open = None;
            }
        }
    }

    /// Fill the cells that an area above covers; those filled are returned.
    pub fn fill(&self, row: &mut Row) -> Vec<usize> {
        let mut filled = Vec::new();
        for (column, open) in self.open.iter().enumerate() {
            let Some(open) = open.as_ref().filter(|open| !open.is_left_out) else {
                continue;
            };
            if row.cells.len() <= column {
                row.cells.resize(column + 1, Cell::Empty);
            }
            if row.cells[column].is_empty() {
                row.cells[column] = open.value.clone();
                filled.push(column);
            }
        }
        filled
    }

    /// Remember the areas that begin in the row.
    pub fn begin(&mut self, row: &Row, is_left_out: bool) {
        while let Some(area) = self.down.pop_if(|area| area.rows.0 <= row.number) {
            let value = row.cells.get(area.columns.0);
            let value = value.filter(|value| area.rows.0 == row.number && !value.is_empty());
            if let Some(value) = value {
                self.open[area.columns.0] = Some(Open {
                    last: area.rows.1,
                    value: value.clone(),
                    is_left_out,
                });
            }
        }
    }
}
