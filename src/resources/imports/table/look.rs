//! Finding out what a table is: which sheets are read, what each column holds, what has to be asked.

use std::fs::File;
use std::io::Read;
use std::sync::{Mutex, PoisonError};

use super::cells::fault_at;
use super::choose::{Choice, choose};
use super::letters::{Letters, Weighing, row_of};
use super::record::{Record, Sample};
use super::rows::Reading;
use super::sheets::{Head, Seen, Sheet};
use super::unread::NoTable;
use super::{Table, TableOptions, Wanted, faults};
use crate::platform::error::{ApiError, ErrorCode};
use crate::platform::office::book::{Book, BookFault, BookKind, Line};
use crate::platform::office::values::ColumnFacts;
use crate::platform::office::{Cell, Layout, Row};
use crate::platform::values::time::Date;
use crate::resources::imports::read::Stop;

/// Rows by which the form of a sheet is found.
const HEAD: usize = 60;
/// Rows that are shown as examples.
const SAMPLES: usize = 10;

/// Why a loop over rows ends.
enum Halt {
    Enough,
    Fault(BookFault),
}

impl From<BookFault> for Halt {
    fn from(fault: BookFault) -> Self {
        Self::Fault(fault)
    }
}

pub fn through(
    file: impl Read,
    wanted: Wanted,
    options: &TableOptions,
    today: Date,
    go_on: &mut dyn FnMut() -> Result<(), Stop>,
) -> Result<Table, NoTable> {
    let options = &with_constants(options, &wanted, today)?;
    let mut book = Book::copied(file).map_err(faults::of_book)?;
    let has_code_page = has_code_page(&mut book)?;
    let Choice { taken, left_out } = choose(&mut book, &wanted, options, has_code_page)?;
    let mut looked = Vec::with_capacity(taken.len());
    for (head, form) in taken {
        let found = (&wanted, options);
        looked.push(Sheet::look(
            &mut book,
            head,
            form,
            found,
            (today, has_code_page),
            go_on,
        )?);
    }
    let (sheets, seen): (Vec<Sheet>, Vec<Seen>) = looked.into_iter().unzip();
    let record = Record::of(book.kind(), &sheets, &seen, left_out, options);
    let mut table = Table {
        book: Mutex::new(book),
        wanted,
        options: options.clone(),
        sheets,
        has_code_page,
        record,
    };
    for place in 0..table.sheets.len() {
        let sample = sample(&table, place)?;
        table.record.sheets[place].sample = sample;
    }
    Ok(table)
}

/// What every row says, read as if it stood in a cell of each.
fn with_constants(
    options: &TableOptions,
    wanted: &Wanted,
    today: Date,
) -> Result<TableOptions, Stop> {
    let mut options = options.clone();
    let facts = ColumnFacts::new(today);
    let mut wrong = Vec::new();
    for (member, value) in &mut options.constants {
        let Some(text) = value.as_str() else { continue };
        let cell = Cell::Text(text.to_owned());
        match wanted.members.value(member, &cell, &facts, &mut Vec::new()) {
            Ok(read) => *value = read.unwrap_or_default(),
            Err(fault) => wrong.push(fault_at(member, "text", &fault)),
        }
    }
    if wrong.is_empty() {
        Ok(options)
    } else {
        Err(ApiError::fields(ErrorCode::HeaderRowInvalid, wrong).into())
    }
}

/// Whether a text file is in an older code page: it has bytes that are not UTF-8, and none that are
/// and are no ASCII either.
fn has_code_page(book: &mut Book<File>) -> Result<bool, Stop> {
    if book.kind() != BookKind::Text {
        return Ok(false);
    }
    let (mut raw, mut unicode) = (false, false);
    book.rows::<Stop>(0, &mut |line| {
        match line {
            Line::Raw(_) => raw = true,
            Line::Row(row) => unicode |= row.cells.iter().any(has_letters_of_unicode),
        }
        Ok(())
    })?;
    Ok(raw && !unicode)
}

fn has_letters_of_unicode(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if !text.is_ascii())
}

/// The first rows of a sheet, in Unicode.
pub(super) fn head(
    book: &mut Book<File>,
    index: usize,
    name: &str,
    has_code_page: bool,
) -> Result<Head, Stop> {
    let layout = book.layout(index).map_err(faults::of_book)?;
    let mut rows = Vec::new();
    let looked = book.rows::<Halt>(index, &mut |line| {
        // A row that cannot be read is told of when rows are.
        rows.extend(row_of(line, has_code_page).ok());
        if rows.len() < HEAD {
            Ok(())
        } else {
            Err(Halt::Enough)
        }
    });
    if let Err(Halt::Fault(fault)) = looked {
        return Err(faults::of_book(fault));
    }
    let letters = weigh(&layout, &rows);
    for row in &mut rows {
        letters.convert(row);
    }
    Ok(Head {
        index,
        name: name.to_owned(),
        layout,
        rows,
        letters,
        own: None,
    })
}

fn weigh(layout: &Layout, rows: &[Row]) -> Letters {
    let mut weighing = Weighing::new(layout);
    for row in rows {
        weighing.see(row);
    }
    weighing.finish()
}

/// The first rows of a sheet as they are read.
fn sample(table: &Table, place: usize) -> Result<Vec<Sample>, Stop> {
    let mut book = table.book.lock().unwrap_or_else(PoisonError::into_inner);
    let sheet = &table.sheets[place];
    let mut reading = Reading::new(table, sheet);
    let mut sample = Vec::with_capacity(SAMPLES);
    let looked = book.rows::<Halt>(sheet.index, &mut |line| {
        sample.extend(reading.line(line).map(Sample::of));
        if sample.len() < SAMPLES {
            Ok(())
        } else {
            Err(Halt::Enough)
        }
    });
    match looked {
        Err(Halt::Fault(fault)) => Err(faults::of_book(fault)),
        _ => Ok(sample),
    }
}
