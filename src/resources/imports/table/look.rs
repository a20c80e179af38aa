//! Finding out what a table is: which sheets are read, what each column holds, what has to be asked.

use std::fs::File;
use std::io::Read;
use std::sync::{Mutex, PoisonError};

use super::cells::fault_at;
use super::letters::{Letters, Weighing, row_of};
use super::record::{Record, Sample, SheetLeftOut};
use super::rows::Reading;
use super::sheets::{Head, Seen, Sheet};
use super::unread::{self, NoTable};
use super::{Table, TableOptions, Wanted, faults};
use crate::platform::error::{ApiError, ErrorCode};
use crate::platform::office::book::{Book, BookFault, BookKind, Line};
use crate::platform::office::form::{self, Form, FormFault, Likeness, Role, Why};
use crate::platform::office::values::ColumnFacts;
use crate::platform::office::{Cell, Layout, Row};
use crate::platform::values::text::fold;
use crate::platform::values::time::Date;
use crate::resources::imports::read::Stop;

/// Rows by which the form of a sheet is found.
const HEAD: usize = 60;
/// Rows that are shown as examples.
const SAMPLES: usize = 10;

/// How sheets are called, without accents, that say how the others are filled in. `Hướng dẫn viên du
/// lịch` is a trade.
const GUIDES: [&str; 6] = [
    "huong dan",
    "vi du",
    "guide",
    "instructions",
    "readme",
    "read me",
];
const GUIDES_TO: [&str; 5] = [
    "huong dan nhap",
    "huong dan dien",
    "huong dan ghi",
    "huong dan lap",
    "huong dan su dung",
];

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

/// A sheet that is not read, and why.
struct Unread {
    name: String,
    /// The form that it seems to have.
    draft: Option<Form>,
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
) -> Result<Choice, NoTable> {
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
                let mut head = head(book, index, &info.name, has_code_page)?;
                if head.rows.is_empty() {
                    leave("EMPTY");
                    continue;
                }
                let (layout, rows) = (&head.layout, &head.rows);
                let own = wanted.own.as_ref();
                let own = own.and_then(|own| own.sheet(rows, &options.columns));
                let (known, mapping) = match &own {
                    Some(own) => (&own.known, &own.mapping),
                    None => (&wanted.known, &options.columns),
                };
                match form::find(layout, rows, known, mapping) {
                    Ok(mut form) => {
                        if let Some(own) = &own {
                            own.tell(&mut form);
                        }
                        head.own = own;
                        taken.push((head, form));
                    }
                    Err(faults) => {
                        let unread = Unread {
                            name: info.name.clone(),
                            draft: form::draft(layout, rows, known, mapping),
                            faults,
                        };
                        match form::likeness(layout, rows, known, mapping) {
                            Likeness::Whole => broken.push(unread),
                            Likeness::Half => {
                                leave(SheetLeftOut::HALF);
                                others.push(unread);
                            }
                            Likeness::None => {
                                leave("NO_TABLE");
                                others.push(unread);
                            }
                        }
                    }
                }
            }
        }
    }
    // A guide shows how a table is filled in, with rows that are nobody's.
    let is_guide = |name: &str| options.sheet.is_none() && is_guide(name);
    if taken.iter().any(|(head, _)| !is_guide(&head.name)) {
        let guides = taken.extract_if(.., |(head, _)| is_guide(&head.name));
        let guides = guides.map(|(head, _)| head.name);
        let broken = broken.extract_if(.., |other| is_guide(&other.name));
        for name in guides.chain(broken.map(|other| other.name)) {
            left_out.push(SheetLeftOut::new(&name, "GUIDE"));
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
        let Err(error) = expect_known_columns(&taken, options) else {
            return Ok(Choice { taken, left_out });
        };
        let forms = taken.iter().map(|(head, form)| (&*head.name, form));
        return Err(unread::told(book.kind(), forms, left_out, error));
    }
    let error = match (taken.is_empty(), broken.as_slice(), others.as_slice()) {
        (true, [one], _) | (true, [], [one]) => one.error(),
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
    let forms = taken.iter().map(|(head, form)| (&*head.name, form));
    let unread = if taken.is_empty() && broken.is_empty() {
        &others
    } else {
        &broken
    };
    let drafts = unread
        .iter()
        .filter_map(|one| Some((&*one.name, one.draft.as_ref()?)));
    let forms = forms.chain(drafts);
    Err(unread::told(book.kind(), forms, left_out, error))
}

impl Unread {
    fn error(&self) -> ApiError {
        // Of a header that nobody knows there is no place.
        let is_found = !self.faults.contains(&FormFault::NoHeader);
        let draft = self.draft.as_ref().filter(|_| is_found);
        let header = draft.map(|form| form.header.1);
        faults::of_form(&self.name, header, &self.faults)
    }
}

/// Whether a sheet is called a guide to the others.
fn is_guide(name: &str) -> bool {
    let name = fold(name);
    GUIDES.contains(&&*name) || GUIDES_TO.iter().any(|guide| name.starts_with(guide))
}

/// Where columns that mean no member are refused.
fn expect_known_columns(taken: &[(Head, Form)], options: &TableOptions) -> Result<(), ApiError> {
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
        Err(ApiError::fields(ErrorCode::HeaderRowInvalid, unknown))
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
