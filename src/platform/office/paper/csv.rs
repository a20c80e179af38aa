//! The table of a paper as CSV (RFC 4180): one row of headings, then the rows.

use std::io::Write;

use csv::{Terminator, Writer, WriterBuilder};

use super::guard::harmless;
use super::model::{Fault, Item, Kind, Language, Paper, Slot};
use super::words::{composed, shown_day, shown_number};

/// Between a group's heading and the column's.
const BETWEEN: &str = " - ";

pub(crate) struct CsvPaper<W: Write> {
    paper: Paper,
    excel: bool,
    written: u32,
    out: Writer<W>,
}

impl<W: Write> CsvPaper<W> {
    pub(crate) fn begin(paper: Paper, excel: bool, mut out: W) -> Result<Self, Fault> {
        if excel {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut out = WriterBuilder::new()
            .delimiter(if excel { b';' } else { b',' })
            .terminator(Terminator::CRLF)
            .from_writer(out);
        for column in &paper.columns {
            let heading = match &column.group {
                Some(group) => format!("{group}{BETWEEN}{}", column.heading),
                None => column.heading.clone(),
            };
            out.write_field(harmless(&composed(&heading)).as_bytes())
                .map_err(io_fault)?;
        }
        out.write_record(None::<&[u8]>).map_err(io_fault)?;
        Ok(Self {
            paper,
            excel,
            written: 0,
            out,
        })
    }

    pub(crate) fn row(&mut self, cells: &[Item<'_>]) -> Result<(), Fault> {
        let number = self.written + 1;
        for (_, slot) in self.paper.slots(Some(number), cells)? {
            let out = &mut self.out;
            match slot {
                Slot::Index(number) => out.write_field(number.to_string()),
                Slot::Item(Item::Empty) => out.write_field(""),
                Slot::Item(Item::Text(text)) => {
                    out.write_field(harmless(&composed(text)).as_bytes())
                }
                Slot::Item(Item::Number(number)) if self.excel => {
                    out.write_field(shown_number(number, Kind::Number, Language::Vietnamese))
                }
                Slot::Item(Item::Number(number)) => {
                    out.write_field(shown_number(number, Kind::Number, Language::English))
                }
                Slot::Item(Item::Day(day)) if self.excel => out.write_field(shown_day(day)),
                Slot::Item(Item::Day(day)) => out.write_field(day.to_string()),
            }
            .map_err(io_fault)?;
        }
        self.written = number;
        self.out.write_record(None::<&[u8]>).map_err(io_fault)
    }

    /// Totals, notes and signatures are no data.
    pub(crate) fn finish(self) -> Result<W, Fault> {
        self.out
            .into_inner()
            .map_err(|error| Fault::Io(error.into_error()))
    }
}

fn io_fault(error: csv::Error) -> Fault {
    Fault::Io(error.into())
}
