//! Tables: a header that names members, and cells that become values by the schema of the kind.

use serde_json::{Map, Value, json};

use super::columns::{Column, ColumnType};
use super::{Line, file_fault};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Place};
use crate::platform::values::integer;
use crate::platform::values::time::Date;

/// Separates the items of a list in a cell.
const BETWEEN_ITEMS: char = ';';

/// A cell as the file has it.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    /// Of a spreadsheet: a number that is shown as one.
    Number(f64),
    /// Of a spreadsheet: a number that is shown as a day.
    Day(Date),
    Bool(bool),
    /// Of a spreadsheet: `#N/A` and the like.
    Fault,
}

/// What each column of a file is.
#[derive(Debug)]
pub struct Header(Vec<Column>);

impl Header {
    /// # Errors
    /// 400 that names each column that is unknown, empty or there twice, and each that is missing.
    pub fn read(line: i64, names: &[String], known: Vec<Column>) -> ApiResult<Self> {
        let mut faults = Vec::new();
        let mut columns: Vec<Column> = Vec::new();
        for (index, name) in names.iter().enumerate() {
            let at = |code| file_fault(code, line, Some(index + 1));
            match known.iter().find(|column| column.name == *name) {
                // A file without a header begins with somebody's data: only names are repeated.
                None if is_name(name) => {
                    faults.push(at(ErrorCode::ColumnUnknown).with("name", name.clone()));
                }
                None => faults.push(at(ErrorCode::ColumnUnknown)),
                Some(column) if columns.iter().any(|other| other.name == column.name) => {
                    faults.push(at(ErrorCode::ColumnRepeated).with("name", name.clone()));
                }
                Some(column) => columns.push(column.clone()),
            }
        }
        for column in known.iter().filter(|column| column.required) {
            if columns.iter().all(|other| other.name != column.name) {
                let fault = file_fault(ErrorCode::ColumnMissing, line, None);
                faults.push(fault.with("name", column.name.clone()));
            }
        }
        if faults.is_empty() {
            Ok(Self(columns))
        } else {
            Err(ApiError::fields(ErrorCode::HeaderRowInvalid, faults))
        }
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The members of a row; an empty cell is none. All cells that cannot be one are named.
    pub fn line(&self, number: i64, cells: Vec<Cell>) -> Line {
        let mut members = Map::new();
        let mut faults = Vec::new();
        for (column, cell) in self.0.iter().zip(cells) {
            match value_of(cell, column.kind) {
                Ok(None) => {}
                Ok(Some(value)) => {
                    members.insert(column.name.clone(), value);
                }
                Err(code) => {
                    let place = Place::Pointer(format!("/{}", column.name));
                    faults.push(FieldError::new(code, place).with("expected", column.kind.name()));
                }
            }
        }
        Line {
            number,
            members: Value::Object(members),
            faults,
        }
    }
}

/// What a cell says to remove a value; an empty one says nothing.
const REMOVED: [&str; 3] = ["(xóa)", "(xoá)", "(clear)"];

fn is_name(text: &str) -> bool {
    text.len() <= 40
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|letter| letter.is_ascii_alphanumeric())
}

/// The value of a cell, as the member wants it. Nothing is repaired: a number where a text is
/// wanted may have lost its leading zeros already.
fn value_of(cell: Cell, kind: ColumnType) -> Result<Option<Value>, ErrorCode> {
    Ok(Some(match (cell, kind) {
        (Cell::Empty, _) => return Ok(None),
        (Cell::Fault, _) => return Err(ErrorCode::CellFault),
        (Cell::Text(text), _) if text.is_empty() => return Ok(None),
        (Cell::Text(text), _) if REMOVED.contains(&&*text) => Value::Null,
        (Cell::Text(text), ColumnType::Text | ColumnType::Day) => json!(text),
        (Cell::Text(text), ColumnType::PartialDay) => json!(month_first(&text).unwrap_or(text)),
        (Cell::Text(text), ColumnType::Integer) => {
            json!(integer::parse(&text).ok_or(ErrorCode::FieldType)?)
        }
        (Cell::Text(text), ColumnType::Number) => json!(decimal(&text)?),
        (Cell::Text(text), ColumnType::Bool) => match text.to_ascii_lowercase().as_str() {
            "true" => json!(true),
            "false" => json!(false),
            _ => return Err(ErrorCode::FieldType),
        },
        (Cell::Text(text), ColumnType::Texts) => {
            let items = text.split(BETWEEN_ITEMS).map(str::trim);
            let items: Vec<&str> = items.filter(|item| !item.is_empty()).collect();
            json!(items)
        }
        (Cell::Number(_) | Cell::Day(_), ColumnType::Text | ColumnType::Texts) => {
            return Err(ErrorCode::CellNotText);
        }
        (Cell::Number(number), ColumnType::Integer) => json!(whole(number)?),
        (Cell::Number(number), ColumnType::Number) if number.is_finite() => json!(number),
        (Cell::Day(day), ColumnType::Day | ColumnType::PartialDay) => json!(day),
        // Nobody writes a year otherwise; a day is a number only where its cell is no date.
        (Cell::Number(number), ColumnType::PartialDay) => match whole(number) {
            Ok(year @ 1000..=9999) => json!(year.to_string()),
            _ => return Err(ErrorCode::CellNotDate),
        },
        (Cell::Number(_), ColumnType::Day) => return Err(ErrorCode::CellNotDate),
        (Cell::Bool(value), ColumnType::Bool) => json!(value),
        _ => return Err(ErrorCode::FieldType),
    }))
}

/// `1965-07` of `07/1965` or `7/1965`, as months are written in Vietnamese. Of a day nobody can tell
/// which of its numbers is the month.
fn month_first(text: &str) -> Option<String> {
    let (month, year) = text.split_once('/')?;
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = (1..=2).contains(&month.len()) && year.len() == 4;
    (fits && is_number(month) && is_number(year)).then(|| format!("{year}-{month:0>2}"))
}

fn decimal(text: &str) -> Result<f64, ErrorCode> {
    let digits = |byte: u8| byte.is_ascii_digit() || b"+-.".contains(&byte);
    let number: f64 = text.parse().map_err(|_| ErrorCode::FieldType)?;
    if number.is_finite() && text.bytes().all(digits) {
        Ok(number)
    } else {
        Err(ErrorCode::FieldType)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a whole number below 2⁵³ is exact in both"
)]
fn whole(number: f64) -> Result<i64, ErrorCode> {
    /// Largest whole number that a spreadsheet keeps exactly.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < EXACT {
        Ok(number as i64)
    } else {
        Err(ErrorCode::FieldType)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_become_values_and_nothing_is_repaired() {
        let text = |text: &str| Cell::Text(text.to_owned());
        for (cell, kind, expected) in [
            (
                text("014304001234"),
                ColumnType::Text,
                Ok(Some(json!("014304001234"))),
            ),
            (
                Cell::Number(14_304_001_234.0),
                ColumnType::Text,
                Err(ErrorCode::CellNotText),
            ),
            (text("30"), ColumnType::Integer, Ok(Some(json!(30)))),
            (text("3e1"), ColumnType::Integer, Ok(Some(json!(30)))),
            (text("30.0"), ColumnType::Integer, Ok(Some(json!(30)))),
            (text("30.5"), ColumnType::Integer, Err(ErrorCode::FieldType)),
            (text("7,25"), ColumnType::Number, Err(ErrorCode::FieldType)),
            (text("NaN"), ColumnType::Number, Err(ErrorCode::FieldType)),
            (text("1e3"), ColumnType::Number, Err(ErrorCode::FieldType)),
            (
                Cell::Number(7.25),
                ColumnType::Number,
                Ok(Some(json!(7.25))),
            ),
            (Cell::Number(30.0), ColumnType::Integer, Ok(Some(json!(30)))),
            (text("TRUE"), ColumnType::Bool, Ok(Some(json!(true)))),
            (text("có"), ColumnType::Bool, Err(ErrorCode::FieldType)),
            (
                text("A; B;"),
                ColumnType::Texts,
                Ok(Some(json!(["A", "B"]))),
            ),
            (
                Cell::Number(45000.0),
                ColumnType::Day,
                Err(ErrorCode::CellNotDate),
            ),
            (
                Cell::Number(1965.0),
                ColumnType::PartialDay,
                Ok(Some(json!("1965"))),
            ),
            (
                Cell::Number(23_800.0),
                ColumnType::PartialDay,
                Err(ErrorCode::CellNotDate),
            ),
            (
                text("7/1965"),
                ColumnType::PartialDay,
                Ok(Some(json!("1965-07"))),
            ),
            (
                text("1/7/1965"),
                ColumnType::PartialDay,
                Ok(Some(json!("1/7/1965"))),
            ),
            (text(""), ColumnType::Text, Ok(None)),
            (Cell::Fault, ColumnType::Text, Err(ErrorCode::CellFault)),
        ] {
            assert_eq!(
                value_of(cell.clone(), kind),
                expected,
                "{cell:?} as {kind:?}"
            );
        }
    }
}
