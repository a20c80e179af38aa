//! What a cell says, as a member of a row wants it, given the column it stands in. What can be read
//! one way only is read, and a remark says so wherever the cell does not itself; what can be read two
//! ways is a fault or a question. A column is looked through once before its cells are read.

mod codes;
mod days;
mod facts;
mod fault;
mod flags;
mod identity;
mod numbers;
mod phones;
mod slips;
#[cfg(test)]
mod tests;
mod texts;
mod written;

use serde_json::Value;

use crate::platform::office::Cell;
use crate::platform::office::paper::quoted_figures;
use crate::platform::values::text::composed;

pub use codes::Codes;
pub use days::day_near;
pub use facts::{ColumnFacts, DayOrder, Proof};
pub use fault::{Fault, Question, Remark, Slip};
pub use identity::{Sex, citizen_id, restore_citizen_id};

/// What a member takes.
#[derive(Debug, Clone, Copy)]
pub enum Kind<'a> {
    Text(Writing),
    Integer,
    Number,
    Bool,
    Day(Era),
    /// A day, a month or a year.
    PartialDay(Era),
    /// Several texts, separated by semicolons or line breaks.
    Texts,
    Code(&'a Codes),
}

/// What a text is, as far as spreadsheets harm it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// A number is as good as its digits.
    Plain,
    /// An identifier whose leading zeros a spreadsheet drops.
    LeadingZeros,
    CitizenId,
    Phone,
}

/// To which century a year of two digits belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Era {
    /// The last one in which the day is not after today.
    Past,
    /// The nearest one: from fifty years ago until forty-nine years from now.
    Near,
}

/// The value of a cell, `None` where it says nothing. What was read otherwise than it stands is
/// added to the remarks.
///
/// # Errors
/// A [`Fault`]; then no remark is added.
pub fn value(
    cell: &Cell,
    kind: Kind<'_>,
    column: &ColumnFacts,
    remarks: &mut Vec<Remark>,
) -> Result<Option<Value>, Fault> {
    match cell {
        Cell::Empty => return Ok(None),
        Cell::NotComputed => return Err(Fault::NotComputed),
        Cell::Error(shown) => return Err(Fault::CellError(shown.clone())),
        Cell::Text(text) => match as_meant(text.trim()) {
            "" => return Ok(None),
            text if removes(text) => return Ok(Some(Value::Null)),
            text if is_error(text) => return Err(Fault::CellError(text.to_owned())),
            text => return of_text(text, kind, column, remarks),
        },
        Cell::Number(number) if !number.is_finite() => return Err(Fault::NotANumber),
        Cell::Number(_) | Cell::Instant(_) | Cell::Bool(_) => {}
    }
    match kind {
        Kind::Text(writing) => texts::of_cell(cell, writing, remarks).map(|text| Some(text.into())),
        Kind::Texts => {
            texts::of_cell(cell, Writing::Plain, remarks).map(|text| Some([text].into()))
        }
        Kind::Integer => numbers::whole_of_cell(cell).map(|number| Some(number.into())),
        Kind::Number => numbers::number_of_cell(cell).map(|number| Some(number.into())),
        Kind::Bool => flags::of_cell(cell).map(|flag| Some(flag.into())),
        Kind::Day(_) => days::of_cell(cell, false, column, remarks).map(|day| Some(day.into())),
        Kind::PartialDay(_) => {
            days::of_cell(cell, true, column, remarks).map(|day| Some(day.into()))
        }
        Kind::Code(codes) => codes.of_cell(cell, remarks).map(|code| Some(code.into())),
    }
}

fn of_text(
    text: &str,
    kind: Kind<'_>,
    column: &ColumnFacts,
    remarks: &mut Vec<Remark>,
) -> Result<Option<Value>, Fault> {
    Ok(match kind {
        Kind::Text(writing) => Some(texts::of_text(text, writing, remarks)?.into()),
        Kind::Texts => texts::several(text)?.map(Value::from),
        Kind::Integer => Some(numbers::whole_of_text(text, column, remarks)?.into()),
        Kind::Number => Some(numbers::number_of_text(text, column, remarks)?.into()),
        Kind::Bool => Some(flags::of_text(text)?.into()),
        Kind::Day(era) => Some(days::of_text(text, false, era, column, remarks)?.into()),
        Kind::PartialDay(era) => Some(days::of_text(text, true, era, column, remarks)?.into()),
        Kind::Code(codes) => Some(codes.of_text(text, remarks)?.into()),
    })
}

/// What a text was before a program made a text of it. Programs put an apostrophe before figures that are
/// to be one, `'014182013441`; our own CSV for Excel has them as `="014182013441"`.
fn as_meant(text: &str) -> &str {
    if let Some(figures) = quoted_figures(text) {
        return figures;
    }
    let is_figure = |rest: &&str| {
        let figures = rest.strip_prefix(['+', '-']).unwrap_or(rest);
        figures.starts_with(|letter: char| letter.is_ascii_digit())
    };
    let rest = text.strip_prefix(['\'', '’']).map(str::trim_start);
    rest.filter(is_figure).unwrap_or(text)
}

/// What a cell says to remove a value; an empty one says nothing.
const REMOVED: [&str; 3] = ["(xóa)", "(xoá)", "(clear)"];

fn removes(text: &str) -> bool {
    text.starts_with('(') && {
        let text = composed(text.to_lowercase());
        REMOVED.contains(&&*text)
    }
}

/// Texts by which spreadsheet programs show that a cell has no value.
const ERRORS: [&str; 17] = [
    "#NAME?",
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#UNKNOWN!",
    "#BUSY!",
    "#PYTHON!",
    "#GETTING_DATA",
    "#ERROR!",
];

/// Also the hashes that stand where a column is too narrow, and what LibreOffice shows: `Err:502`.
pub(crate) fn is_error(text: &str) -> bool {
    if text.starts_with('#') {
        ERRORS.iter().any(|error| text.eq_ignore_ascii_case(error))
            || (text.len() > 2 && text.bytes().all(|byte| byte == b'#'))
    } else {
        text.strip_prefix("Err:")
            .is_some_and(|rest| rest.len() == 3 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    }
}
