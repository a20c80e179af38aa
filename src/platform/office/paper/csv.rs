//! The table of a paper as CSV: one row of headings, then the rows.

use std::io::Write;

use super::model::{Fault, Item, Paper, Slot};
use super::table::{CsvStyle, CsvTable};
use super::words::composed;

/// Between a group's heading and the column's.
const BETWEEN: &str = " - ";

pub(crate) struct CsvPaper<W: Write> {
    paper: Paper,
    written: u32,
    out: CsvTable<W>,
}

impl<W: Write> CsvPaper<W> {
    pub(crate) fn begin(paper: Paper, excel: bool, out: W) -> Result<Self, Fault> {
        let mut out = CsvTable::begin(CsvStyle::excel(excel), out)?;
        for column in &paper.columns {
            let heading = match &column.group {
                Some(group) => format!("{group}{BETWEEN}{}", column.heading),
                None => column.heading.clone(),
            };
            out.text(&composed(&heading))?;
        }
        out.end_row()?;
        Ok(Self {
            paper,
            written: 0,
            out,
        })
    }

    pub(crate) fn row(&mut self, cells: &[Item<'_>]) -> Result<(), Fault> {
        let number = self.written + 1;
        let out = &mut self.out;
        for (_, slot) in self.paper.slots(number, cells)? {
            match slot {
                Slot::Index(number) => out.number(&number.to_string()),
                Slot::Item(Item::Text(text)) => out.text(&composed(text)),
                Slot::Item(Item::Number(number)) if number.is_finite() => {
                    out.number(&number.to_string())
                }
                Slot::Item(Item::Empty | Item::Number(_)) => out.text(""),
                Slot::Item(Item::Day(day)) => out.day(day.into()),
            }?;
        }
        self.written = number;
        Ok(out.end_row()?)
    }

    /// Notes and signatures are no data.
    pub(crate) fn finish(self) -> Result<W, Fault> {
        Ok(self.out.finish()?)
    }
}
