//! Tables: what a workbook or a text with delimiters holds is found out first and shown to a person;
//! then its rows are read by exactly that.

mod cells;
mod choose;
mod faults;
mod known;
mod labels;
mod letters;
mod look;
mod options;
mod own;
mod record;
mod rows;
mod sheets;
mod shown;
#[cfg(test)]
mod tests;
mod unread;
mod words;

use std::fs::File;
use std::io::Read;
use std::sync::{Mutex, PoisonError};

use serde_json::Value;

use super::kind::ImportKind;
use super::read::{Column, Stop, Take, known_columns};
use crate::platform::error::ApiResult;
use crate::platform::office::Cell;
use crate::platform::office::book::Book;
use crate::platform::office::form::Known;
use crate::platform::office::values::ColumnFacts;
use crate::platform::values::time::Date;
use cells::Members;
use own::{Own, OwnSheet};
use sheets::Sheet;

pub use known::{COMMUNE, COMMUNE_NAME, first_headings};
pub use labels::of as writings_of;
pub use options::{DateReading, HiddenRows, TableOptions, columns_of_query};
pub use record::Record;
pub use shown::{ImportUnderstood, OfferedMapping};
pub use unread::NoTable;

/// What the rows of a kind may hold, and how it is read.
pub struct Wanted {
    columns: Vec<Column>,
    known: Vec<Known>,
    members: Members,
    /// The export whose rows may be sent back.
    own: Option<Own>,
    /// Whose keys a column of several is read for.
    system: String,
}

impl Wanted {
    /// What the form of a sheet is found with.
    fn known(&self, sheet: Option<&OwnSheet>) -> &[Known] {
        match (sheet, &self.own) {
            (Some(_), Some(own)) => &own.known,
            _ => &self.known,
        }
    }

    /// The members of `kind` with the codes that `codes` gives for a list: code, and its labels.
    ///
    /// # Errors
    /// Those of `codes`; or a schema cannot be written, which is a defect.
    pub fn new(
        kind: ImportKind,
        (options, system): (&TableOptions, &str),
        codes: impl FnMut(&str) -> ApiResult<Vec<(String, Vec<String>)>>,
    ) -> ApiResult<Self> {
        let columns = known_columns(kind)?;
        let known = known::of(kind, &columns, options);
        let members = Members::new(&columns, codes)?;
        let own = Own::of(kind, &columns, options)?;
        Ok(Self {
            own,
            system: system.to_owned(),
            columns,
            known,
            members,
        })
    }

    /// Whether a cell with this text is read as this code of `member`, and without a remark.
    #[must_use]
    pub fn reads_code(&self, member: &str, text: &str, code: &str) -> bool {
        let (cell, facts) = (
            Cell::Text(text.to_owned()),
            ColumnFacts::new(Date::BEGINNING),
        );
        let mut remarks = Vec::new();
        let read = self.members.value(member, &cell, &facts, &mut remarks);
        let read = read.ok().flatten();
        remarks.is_empty() && read.as_ref().and_then(Value::as_str) == Some(code)
    }
}

/// What columns of a kind may be said to be: members, and their parts as `birthDate.day`.
///
/// # Errors
/// When a schema cannot be written as JSON, which is a defect.
pub fn names_of(kind: ImportKind) -> ApiResult<Vec<String>> {
    let columns = known_columns(kind)?;
    let known = known::of(kind, &columns, &TableOptions::default());
    Ok(known.iter().flat_map(Known::names).collect())
}

/// A table as it is understood.
pub struct Table {
    /// Open as long as its rows may be wanted: opening it anew would unpack it anew.
    book: Mutex<Book<File>>,
    wanted: Wanted,
    options: TableOptions,
    sheets: Vec<Sheet>,
    /// Bytes of a text that are not UTF-8 are of an older code page.
    has_code_page: bool,
    pub record: Record,
}

impl Table {
    /// Look a table through.
    ///
    /// # Errors
    /// What keeps the file as a whole from being read, or what has to be chosen first.
    pub fn look(
        file: impl Read,
        wanted: Wanted,
        options: &TableOptions,
        today: Date,
        go_on: &mut dyn FnMut() -> Result<(), Stop>,
    ) -> Result<Self, NoTable> {
        look::through(file, wanted, options, today, go_on)
    }

    /// Give its rows to `take`, sheet after sheet. The numbers of rows grow from sheet to sheet.
    ///
    /// # Errors
    /// When the file cannot be read any more, or `take` wants no more.
    pub fn lines(&self, take: Take) -> Result<(), Stop> {
        let mut book = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        for (place, sheet) in self.sheets.iter().enumerate() {
            let mut reading = rows::Reading::new(self, sheet);
            book.rows::<Stop>(sheet.index, &mut |line| {
                let Some(mut line) = reading.line(line) else {
                    return Ok(());
                };
                line.number = number_in(place, line.number);
                take(line)
            })?;
        }
        Ok(())
    }

    /// Whether somebody has to look at how it is understood before rows are stored.
    #[must_use]
    pub fn asks(&self) -> bool {
        self.record.asks() && self.options.understood.as_deref() != Some(&self.record.digest)
    }
}

/// Rows of a spreadsheet have numbers of so many bits.
const ROW_BITS: u32 = 21;

/// A number of its own for a row of the sheet at `place` among those that are read; in the first one
/// the number of the row.
fn number_in(place: usize, row: i64) -> i64 {
    (i64::try_from(place).unwrap_or(i64::MAX >> ROW_BITS) << ROW_BITS) + row
}

/// The sheet, by its place among those that are read, and the row in it.
#[must_use]
pub fn place_of(number: i64) -> (usize, i64) {
    let place = usize::try_from(number >> ROW_BITS).unwrap_or(0);
    (place, number & ((1 << ROW_BITS) - 1))
}
