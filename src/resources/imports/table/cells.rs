//! How the cells of each member are read.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::labels;
use crate::platform::error::{ApiResult, ErrorCode, FieldError, Place};
use crate::platform::office::Cell;
use crate::platform::office::values::{
    self, Codes, ColumnFacts, Era, Fault, Kind, Question, Remark, Slip, Writing,
};
use crate::resources::imports::read::{Column, ColumnType};

/// Longest piece of a cell that a problem repeats, in letters.
const LONGEST_CELL: usize = 60;
/// So many digits in a row may be somebody's number.
const PERSONAL_DIGITS: usize = 8;
const SHOWN_DIGITS: usize = 3;

/// How each member is read.
pub struct Members(HashMap<String, Member>);

enum Member {
    Plain(Kind<'static>),
    /// One of some codes, which may be written by their labels.
    Code(Box<Codes>),
}

impl Members {
    pub fn new(
        columns: &[Column],
        mut codes: impl FnMut(&str) -> ApiResult<Vec<(String, Vec<String>)>>,
    ) -> ApiResult<Self> {
        let mut members = HashMap::with_capacity(columns.len());
        for column in columns {
            let member = match (&column.code_list, column.kind) {
                (Some(list), ColumnType::Text) => {
                    Member::Code(Box::new(of_list(list, codes(list)?)))
                }
                (None, ColumnType::Text) if !column.values.is_empty() => {
                    Member::Code(Box::new(of_values(column)))
                }
                _ => Member::Plain(kind_of(column)),
            };
            members.insert(column.name.clone(), member);
        }
        Ok(Self(members))
    }

    /// The value of a cell as `member` wants it, none where it says nothing.
    pub fn value(
        &self,
        member: &str,
        cell: &Cell,
        facts: &ColumnFacts,
        remarks: &mut Vec<Remark>,
    ) -> Result<Option<Value>, Fault> {
        let kind = match self.0.get(member) {
            Some(Member::Plain(kind)) => *kind,
            Some(Member::Code(codes)) => Kind::Code(codes),
            None => Kind::Text(Writing::Plain),
        };
        match (values::value(cell, kind, facts, remarks), cell) {
            // What is no code, or no day, the rules of the row refuse as they refuse it from elsewhere.
            (Err(Fault::CodeUnknown | Fault::NotADay), Cell::Text(text)) => Ok(Some(json!(text))),
            (read, _) => read,
        }
    }
}

fn of_list(list: &str, items: Vec<(String, Vec<String>)>) -> Codes {
    Codes::new(items.iter().map(|(code, given)| {
        let more = labels::of_code(list, code).iter().copied();
        (&**code, given.iter().map(String::as_str).chain(more))
    }))
}

fn of_values(column: &Column) -> Codes {
    let values = column.values.iter();
    Codes::new(values.map(|value| (&**value, labels::of(&column.name, value).iter().copied())))
}

fn kind_of(column: &Column) -> Kind<'static> {
    let era = match &*column.name {
        "birthDate" => Era::Past,
        _ => Era::Near,
    };
    match column.kind {
        ColumnType::Text => Kind::Text(writing_of(&column.name)),
        ColumnType::Integer => Kind::Integer,
        ColumnType::Number => Kind::Number,
        ColumnType::Bool => Kind::Bool,
        ColumnType::Day => Kind::Day(era),
        ColumnType::PartialDay => Kind::PartialDay(era),
        ColumnType::Texts => Kind::Texts,
    }
}

/// How spreadsheets harm a text: a name or a note is as good as its digits, a key is not.
fn writing_of(member: &str) -> Writing {
    match member {
        "citizenId" => Writing::CitizenId,
        "phone" | "contactPhone" => Writing::Phone,
        "fullName" | "address" | "note" | "name" | "nameVi" | "nameEn" | "source" | "scope"
        | "statusReason" | "residencePlace" | "employerName" | "contactName" => Writing::Plain,
        _ => Writing::LeadingZeros,
    }
}

/// What is wrong with the cell of a member, which should hold what is `expected`.
pub fn fault_at(member: &str, expected: &str, fault: &Fault) -> FieldError {
    let problem = FieldError::new(code_of(fault), Place::Pointer(format!("/{member}")));
    match fault {
        Fault::WrongType | Fault::NotANumber | Fault::NotWhole | Fault::NotAFlag => {
            problem.with("expected", expected)
        }
        Fault::CellError(shown) => problem.with("shown", shown.clone()),
        Fault::ZerosLost { missing } => problem.with("missing", *missing),
        Fault::DayInstead { day } => problem.with("day", day.to_string()),
        Fault::Slip(slip) => problem.with("slip", slip_name(*slip)),
        Fault::SerialNumber { serial, day } => {
            problem.with("serial", *serial).with("day", day.to_string())
        }
        Fault::YearAlone { year } => problem.with("year", *year),
        Fault::MonthAlone { month, year } => problem.with("month", *month).with("year", *year),
        Fault::YearAsDay { year, day } => problem.with("year", *year).with("day", day.to_string()),
        Fault::AmbiguousNumber { thousands, decimal } => {
            problem.with("allowed", json!([thousands, decimal]))
        }
        Fault::SeveralPhones { count } => problem.with("count", *count),
        Fault::CodeAmbiguous { codes } => problem.with("allowed", json!(codes)),
        Fault::CodeDisagrees { code, label_of } => problem.with("allowed", json!([code, label_of])),
        _ => problem,
    }
}

fn slip_name(slip: Slip) -> &'static str {
    match slip {
        Slip::Blanks => "blanks",
        Slip::Digits => "digits",
        Slip::Letters => "letters",
    }
}

fn code_of(fault: &Fault) -> ErrorCode {
    match fault {
        Fault::NotComputed => ErrorCode::CellNotComputed,
        Fault::CellError(_) => ErrorCode::CellFault,
        Fault::WrongType | Fault::NotANumber | Fault::NotWhole | Fault::NotAFlag => {
            ErrorCode::FieldType
        }
        Fault::NotText | Fault::ZerosLost { .. } => ErrorCode::CellNotText,
        Fault::DigitsLost => ErrorCode::CellDigitsLost,
        Fault::DayInstead { .. } => ErrorCode::CellIsDate,
        Fault::Slip(_) => ErrorCode::CellMistyped,
        Fault::NotADay => ErrorCode::CellNotDate,
        Fault::OtherZone => ErrorCode::CellOtherZone,
        Fault::NoSuchDay => ErrorCode::DayUnknown,
        Fault::YearAlone { .. } | Fault::MonthAlone { .. } => ErrorCode::DayIncomplete,
        Fault::HoldsTime => ErrorCode::CellHoldsTime,
        Fault::SerialNumber { .. } => ErrorCode::CellSerialDate,
        Fault::YearAsDay { .. } => ErrorCode::CellYearAsDate,
        Fault::Asks(Question::MonthFirst) => ErrorCode::DayOrderUnknown,
        Fault::Asks(Question::DatesTurnedRound) => ErrorCode::DatesTurnedRound,
        Fault::Percent => ErrorCode::CellPercent,
        Fault::AmbiguousNumber { .. } => ErrorCode::NumberAmbiguous,
        Fault::NumberTooLarge => ErrorCode::FieldRange,
        Fault::Phone(_) => ErrorCode::PhoneInvalid,
        Fault::SeveralPhones { .. } => ErrorCode::PhoneSeveral,
        Fault::CodeUnknown => ErrorCode::CodeUnknown,
        Fault::CodeAmbiguous { .. } => ErrorCode::CodeAmbiguous,
        Fault::CodeDisagrees { .. } => ErrorCode::CodeDisagrees,
    }
}

/// What was read otherwise than the cell of a member says.
pub fn remark_at(member: &str, remark: &Remark) -> FieldError {
    let told = |code| FieldError::new(code, Place::Pointer(format!("/{member}")));
    let read = |value: &str| told(ErrorCode::CellReadAs).with("value", value);
    match remark {
        Remark::CenturyTaken { year, .. } => read(&year.to_string()),
        Remark::TimeDropped => told(ErrorCode::CellTimeDropped),
        Remark::MonthFirst => told(ErrorCode::CellMonthFirst),
        Remark::TurnedBack { shown } => {
            told(ErrorCode::CellTurnedBack).with("shown", shown.to_string())
        }
        Remark::ThousandsMark { value }
        | Remark::DecimalMark { value }
        | Remark::Exponent { value } => read(value),
        Remark::CurrencyDropped => told(ErrorCode::CellCurrencyDropped),
        Remark::CitizenIdRestored { zeros } => {
            told(ErrorCode::LeadingZerosRestored).with("zeros", *zeros)
        }
        Remark::PhoneZeroRestored => told(ErrorCode::LeadingZerosRestored).with("zeros", 1),
        Remark::PhoneRepeated { count } => told(ErrorCode::PhoneRepeated).with("count", *count),
        Remark::LabelWithoutAccents { code } | Remark::CodeZerosRestored { code } => read(code),
    }
}

/// A cell as a problem repeats it: short, and of longer numbers the last digits alone.
pub fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) | Cell::Error(text) => masked(text, LONGEST_CELL),
        Cell::Number(number) => masked(&number.to_string(), LONGEST_CELL),
        Cell::Instant(instant) => {
            values::day_near(*instant).map_or_else(|| instant.to_string(), |day| day.to_string())
        }
        Cell::Bool(true) => "TRUE".to_owned(),
        Cell::Bool(false) => "FALSE".to_owned(),
        Cell::NotComputed => "=…".to_owned(),
    }
}

/// A text without what may be somebody's number, of so many letters.
pub fn masked(text: &str, longest: usize) -> String {
    let mut shown: Vec<char> = text.chars().take(longest).collect();
    let mut start = 0;
    while start < shown.len() {
        if !shown[start].is_ascii_digit() {
            start += 1;
            continue;
        }
        // Numbers are written with blanks, dots and dashes between their digits, too.
        let is_part = |c: &char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-');
        let length = shown[start..].iter().take_while(|c| is_part(c)).count();
        let end = start + length;
        let digits = shown[start..end]
            .iter()
            .filter(|c| c.is_ascii_digit())
            .count();
        if digits > PERSONAL_DIGITS {
            let mut left = digits - SHOWN_DIGITS;
            for c in &mut shown[start..end] {
                if c.is_ascii_digit() && left > 0 {
                    *c = '•';
                    left -= 1;
                }
            }
        }
        start = end;
    }
    if text.chars().nth(longest).is_some() {
        shown.push('…');
    }
    shown.into_iter().collect()
}

#[cfg(test)]
mod tests;
