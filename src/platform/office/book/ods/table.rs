//! One table, row after row.

use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::super::TakeRow;
use super::super::fault::BookFault;
use super::super::guard::MOST_COLUMNS;
use super::super::rows::RowBuilder;
use super::super::runs::Run;
use super::super::xml::{Xml, attribute, attributes, broken_off, plain};
use super::cell::{CellReader, Value};
use super::styles::Styles;
use crate::platform::office::{Area, Cell, Row};

/// No program has more.
const MOST_ROWS: u32 = 1_048_576;
/// Rows with something in them that stand there once, more often than people copy one.
const MOST_REPEATED: u32 = 10_000;
/// More than people merge.
const MOST_MERGED: usize = 100_000;

/// What a table is beside its rows.
#[derive(Debug, Default)]
pub struct Table {
    pub merged: Vec<Area>,
    pub hidden_columns: Vec<usize>,
    /// How cells look that do not say so.
    columns: Vec<Run>,
    /// Groups around the row or column that is read: whether each is folded.
    folded: Vec<bool>,
    row: RowBuilder,
    /// Rows so far.
    number: u32,
}

impl Table {
    /// Read a table that has begun, to its end.
    pub fn read<R: BufRead, E: From<BookFault>>(
        xml: &mut Xml<R>,
        styles: &Styles,
        take: TakeRow<E>,
    ) -> Result<Self, E> {
        let mut table = Self::default();
        let mut cells = CellReader::default();
        let mut buffer = Vec::new();
        loop {
            let event = xml.next(&mut buffer)?;
            let empty = matches!(event, Event::Empty(_));
            match &event {
                Event::Start(element) | Event::Empty(element) => {
                    match element.local_name().as_ref() {
                        "table-column" => table.column(element, styles),
                        "table-row" => {
                            let (repeated, hidden) = repeated(element, "number-rows-repeated");
                            let hidden = hidden || table.folded.contains(&true);
                            if !empty {
                                table.cells(xml, &mut cells, styles)?;
                            }
                            table.give(repeated, hidden, take)?;
                        }
                        "table-row-group" | "table-column-group" if !empty => {
                            let display = attribute(element, "display");
                            table.folded.push(display == Some("false"));
                        }
                        "table-rows"
                        | "table-header-rows"
                        | "table-columns"
                        | "table-header-columns" => {}
                        _ if empty => {}
                        _ => xml.skip(&mut buffer)?,
                    }
                }
                Event::End(element) => match element.local_name().as_ref() {
                    "table" => return Ok(table),
                    "table-row-group" | "table-column-group" => {
                        table.folded.pop();
                    }
                    _ => {}
                },
                Event::Eof => return Err(broken_off().into()),
                _ => {}
            }
        }
    }

    fn column(&mut self, element: &BytesStart, styles: &Styles) {
        let (repeated, hidden) = repeated(element, "number-columns-repeated");
        let hidden = hidden || self.folded.contains(&true);
        let look = attribute(element, "default-cell-style-name");
        let look = look
            .map(|name| styles.cell(&plain(name)))
            .unwrap_or_default();
        let first = self.columns.len();
        let last = first.saturating_add(repeated as usize).min(MOST_COLUMNS);
        self.columns.resize(last, look);
        if hidden {
            self.hidden_columns.extend(first..last);
        }
    }

    /// Read the cells of a row that has begun.
    fn cells<R: BufRead>(
        &mut self,
        xml: &mut Xml<R>,
        cells: &mut CellReader,
        styles: &Styles,
    ) -> Result<(), BookFault> {
        let mut buffer = Vec::new();
        let mut column = 0_usize;
        loop {
            let event = xml.next(&mut buffer)?;
            match &event {
                Event::Start(element) | Event::Empty(element) => {
                    let empty = matches!(event, Event::Empty(_));
                    let name = element.local_name();
                    if !matches!(name.as_ref(), "table-cell" | "covered-table-cell") {
                        if !empty {
                            xml.skip(&mut buffer)?;
                        }
                        continue;
                    }
                    let (repeated, _) = repeated(element, "number-columns-repeated");
                    let end = column.saturating_add(repeated as usize);
                    let look = match attribute(element, "style-name") {
                        Some(name) => styles.cell(&plain(name)),
                        None => self.columns.get(column).copied().unwrap_or_default(),
                    };
                    self.merge(element, column)?;
                    let value = Value::of(element);
                    let (cell, parts) = cells.read(xml, value, empty, styles)?;
                    if cell != Cell::Empty {
                        let font = if parts.font == 0 {
                            look.font
                        } else {
                            parts.font
                        };
                        let struck = parts.struck.or(look.struck).unwrap_or(false);
                        for column in column..end.min(MOST_COLUMNS) {
                            self.row.put(column, cell.clone(), font, struck)?;
                        }
                    }
                    column = end;
                }
                Event::End(element) if element.local_name().as_ref() == "table-row" => {
                    return Ok(());
                }
                Event::Eof => return Err(broken_off()),
                _ => {}
            }
        }
    }

    fn merge(&mut self, element: &BytesStart, column: usize) -> Result<(), BookFault> {
        let (mut rows, mut columns) = (1_u32, 1_usize);
        for (name, value) in attributes(element) {
            match name {
                "number-rows-spanned" => rows = value.parse().unwrap_or(1).max(1),
                "number-columns-spanned" => columns = value.parse().unwrap_or(1).max(1),
                _ => {}
            }
        }
        if (rows, columns) == (1, 1) {
            return Ok(());
        }
        if self.merged.len() == MOST_MERGED {
            return Err(BookFault::TooLarge {
                what: "merged areas",
                maximum: MOST_MERGED as u64,
            });
        }
        let first = self.number + 1;
        self.merged.push(Area {
            rows: (first, first.saturating_add(rows - 1)),
            columns: (column, column.saturating_add(columns - 1)),
        });
        Ok(())
    }

    /// Give the row that was read, as often as it repeats.
    fn give<E: From<BookFault>>(
        &mut self,
        repeated: u32,
        hidden: bool,
        take: TakeRow<E>,
    ) -> Result<(), E> {
        let end = self.number.saturating_add(repeated).min(MOST_ROWS);
        if let Some(row) = self.row.finish(0, hidden) {
            if repeated > MOST_REPEATED {
                let maximum = u64::from(MOST_REPEATED);
                let what = "repeated rows";
                return Err(BookFault::TooLarge { what, maximum }.into());
            }
            for number in self.number + 1..=end {
                let cells = row.cells.clone();
                take(
                    Row {
                        number,
                        cells,
                        ..row
                    },
                    self.row.last_fonts(),
                )?;
            }
        }
        self.number = end;
        Ok(())
    }
}

/// How often a row, column or cell repeats, and whether it is hidden.
fn repeated(element: &BytesStart, by: &str) -> (u32, bool) {
    let (mut times, mut hidden) = (1, false);
    for (name, value) in attributes(element) {
        match name {
            "visibility" => hidden = value != "visible",
            name if name == by => times = value.parse().unwrap_or(1),
            _ => {}
        }
    }
    (times, hidden)
}
