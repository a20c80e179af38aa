//! Finding out what a table is: which sheets are read, what each column holds, what has to be asked.

use std::fs::File;
use std::io::Read;

use super::cells::fault_at;
use super::letters::{Letters, Weighing, row_of};
use super::record::{Record, Sample, SheetLeftOut};
use super::rows::Reading;
use super::sheets::{Head, Seen, Sheet};
use super::{Table, TableOptions, Wanted, faults};
use crate::platform::error::{ApiError, ErrorCode};
use crate::platform::office::book::{Book, BookFault, BookKind, Line};
use crate::platform::office::form::{self, Form, FormFault, Role, Why};
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
) -> Result<Table, Stop> {
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
        wanted,
        options: options.clone(),
        sheets,
        has_code_page,
        record,
    };
    for place in 0..table.sheets.len() {
        let sample = sample(&mut book, &table, place)?;
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

/// A sheet that is not read, and why.
struct Unread {
    name: String,
    /// The row that looks most like its header.
    header: Option<u32>,
    faults: Vec<FormFault>,
}

/// The sheets that are read, each with its form, and those that are not.
struct Choice {
    taken: Vec<(Head, Form)>,
    left_out: Vec<SheetLeftOut>,
}

fn choose(
    book: &mut Book<File>,
    wanted: &Wanted,
    options: &TableOptions,
    has_code_page: bool,
) -> Result<Choice, Stop> {
    let mut left_out = Vec::new();
    let mut taken: Vec<(Head, Form)> = Vec::new();
    // Sheets that hold rows of the kind, as far as one can tell, and cannot be read as they are.
    let mut broken: Vec<Unread> = Vec::new();
    let mut others: Vec<Unread> = Vec::new();
    let sheets = book.sheets().to_vec();
    for (index, info) in sheets.iter().enumerate() {
        let mut leave = |reason| left_out.push(SheetLeftOut::new(&info.name, reason));
        let is_asked = options.sheet.as_ref().map(|name| *name == info.name);
        match (info.is_worksheet, is_asked) {
            (false, _) => leave("NO_CELLS"),
            (true, Some(false)) => leave("NOT_ASKED_FOR"),
            (true, None) if !info.visible => leave("HIDDEN"),
            _ => {
                let head = head(book, index, &info.name, has_code_page)?;
                if head.rows.is_empty() {
                    leave("EMPTY");
                    continue;
                }
                let (layout, rows) = (&head.layout, &head.rows);
                let (known, mapping) = (&wanted.known, &options.columns);
                match form::find(layout, rows, known, mapping) {
                    Ok(form) => taken.push((head, form)),
                    Err(faults) => {
                        let unread = Unread {
                            name: info.name.clone(),
                            header: form::header_row(layout, rows, known, mapping),
                            faults,
                        };
                        if form::looks_like_a_table(layout, rows, known, mapping) {
                            broken.push(unread);
                        } else {
                            leave("NO_TABLE");
                            others.push(unread);
                        }
                    }
                }
            }
        }
    }
    let names = || -> Vec<&str> { sheets.iter().map(|sheet| &*sheet.name).collect() };
    if let Some(name) = &options.sheet
        && sheets.iter().all(|sheet| sheet.name != *name)
    {
        return Err(faults::choose(ErrorCode::SheetUnknown, &names()).into());
    }
    let is_one_form = taken
        .iter()
        .all(|(_, form)| form::same_form(form, &taken[0].1));
    if !taken.is_empty() && broken.is_empty() && is_one_form {
        expect_known_columns(&taken, options)?;
        return Ok(Choice { taken, left_out });
    }
    let error = match (taken.is_empty(), broken.as_slice(), others.as_slice()) {
        (true, [one], _) | (true, [], [one]) => faults::of_form(&one.name, one.header, &one.faults),
        (true, [], []) => ApiError::new(ErrorCode::FileEmpty),
        (true, [], several) => {
            let names: Vec<&str> = several.iter().map(|other| &*other.name).collect();
            faults::choose(ErrorCode::HeaderNotFound, &names)
        }
        _ => {
            let taken = taken.iter().map(|(head, _)| &*head.name);
            let names = taken.chain(broken.iter().map(|other| &*other.name));
            faults::choose(ErrorCode::SheetChoiceNeeded, &names.collect::<Vec<_>>())
        }
    };
    Err(error.into())
}

/// Where columns that mean no member are refused.
fn expect_known_columns(taken: &[(Head, Form)], options: &TableOptions) -> Result<(), Stop> {
    if !options.strict {
        return Ok(());
    }
    let mut unknown = Vec::new();
    for (head, form) in taken {
        for column in &form.columns {
            if matches!(
                column.role,
                Role::LeftOut {
                    why: Why::Unknown | Why::NoHeading
                }
            ) {
                let fault = faults::unknown_column(
                    &head.name,
                    form.header.1,
                    column.index,
                    &column.heading,
                );
                unknown.push(fault);
            }
        }
    }
    if unknown.is_empty() {
        Ok(())
    } else {
        Err(ApiError::fields(ErrorCode::HeaderRowInvalid, unknown).into())
    }
}

/// The first rows of a sheet, in Unicode.
fn head(
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
fn sample(book: &mut Book<File>, table: &Table, place: usize) -> Result<Vec<Sample>, Stop> {
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
