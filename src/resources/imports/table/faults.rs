//! What keeps a table from being read, as problems of the file.

use serde_json::{Value, json};

use crate::platform::error::{ApiError, ErrorCode, FieldError, Place};
use crate::platform::office::book::BookFault;
use crate::platform::office::form::{FormFault, Part};
use crate::resources::imports::read::{Stop, file_fault};

impl From<BookFault> for Stop {
    fn from(fault: BookFault) -> Self {
        of_book(fault)
    }
}

/// The fault of a file as a whole.
pub fn of_book(fault: BookFault) -> Stop {
    let at = |code, line: u32| ApiError::from(file_fault(code, i64::from(line), None));
    Stop::Broken(match fault {
        // The database failed, or the packing is broken.
        BookFault::Unreadable(error) => return super::super::read::unreadable(error),
        BookFault::Empty | BookFault::NoSuchSheet => ApiError::new(ErrorCode::FileEmpty),
        BookFault::TooLarge { what, maximum } => {
            let error = ApiError::new(ErrorCode::FileTooLarge);
            error.with("of", what).with("maximum", maximum)
        }
        BookFault::Password => ApiError::new(ErrorCode::FilePassword),
        BookFault::HtmlTable | BookFault::XmlSpreadsheet => ApiError::new(ErrorCode::FileNotSaved),
        BookFault::OtherKind { found } => {
            ApiError::new(ErrorCode::FileKindUnknown).with("found", found)
        }
        BookFault::Invalid(cause) => ApiError::new(ErrorCode::XlsxInvalid).caused_by(cause),
        BookFault::RowTooLong { line, maximum } => {
            let fault = file_fault(ErrorCode::RowTooLong, i64::from(line), None);
            ApiError::from(fault.with("maximum", maximum))
        }
        BookFault::QuoteUnclosed { line } => at(ErrorCode::QuoteUnclosed, line),
        BookFault::RowsOutOfOrder { row } => at(ErrorCode::RowsOutOfOrder, row),
    })
}

/// What speaks against reading a sheet, whose header seems to be in `row`: everything at once.
pub fn of_form(sheet: &str, row: Option<u32>, faults: &[FormFault]) -> ApiError {
    let header = Header { sheet, row };
    let fields = faults.iter().map(|fault| header.fault(fault));
    ApiError::fields(ErrorCode::HeaderRowInvalid, fields.collect())
}

/// A column that means no member, where such are refused.
pub fn unknown_column(sheet: &str, row: u32, column: usize, heading: &str) -> FieldError {
    let header = Header {
        sheet,
        row: Some(row),
    };
    let problem = header.at(ErrorCode::ColumnUnknown, Some(column));
    problem.with("name", heading)
}

/// The header of a sheet.
struct Header<'a> {
    sheet: &'a str,
    row: Option<u32>,
}

impl Header<'_> {
    /// Something about its row, or one of its columns: `/1/6`.
    fn at(&self, code: ErrorCode, column: Option<usize>) -> FieldError {
        let pointer = match (self.row, column) {
            (None, _) => String::new(),
            (Some(row), None) => format!("/{row}"),
            (Some(row), Some(column)) => format!("/{row}/{}", column + 1),
        };
        let mut problem = FieldError::new(code, Place::Pointer(pointer));
        if !self.sheet.is_empty() {
            problem.param("sheet", self.sheet);
        }
        if let Some(column) = column {
            problem.param("column", letters_of(column));
        }
        problem
    }

    fn fault(&self, fault: &FormFault) -> FieldError {
        match fault {
            FormFault::NoHeader => self.at(ErrorCode::HeaderNotFound, None),
            FormFault::Twice {
                member, columns, ..
            } => {
                let last = columns.last().map(|(column, _)| *column);
                let problem = self.at(ErrorCode::ColumnRepeated, last);
                problem
                    .with("name", member.clone())
                    .with("columns", headed(columns))
            }
            FormFault::Missing { member } => self
                .at(ErrorCode::ColumnMissing, None)
                .with("name", member.clone()),
            FormFault::PartMissing { member, part } => {
                let problem = self.at(ErrorCode::ColumnPartMissing, None);
                problem
                    .with("name", member.clone())
                    .with("part", part_name(*part))
            }
            FormFault::Spans {
                member,
                heading,
                columns,
            } => {
                let problem = self.at(ErrorCode::HeadingSpans, columns.first().copied());
                problem
                    .with("name", member.clone())
                    .with("heading", heading.clone())
            }
            FormFault::BesideNames { heading, column } => {
                let problem = self.at(ErrorCode::ColumnNameless, Some(*column));
                problem.with("heading", heading.clone())
            }
            FormFault::TargetUnknown { heading, member } => {
                let problem = self.at(ErrorCode::MemberUnknown, None);
                problem
                    .with("heading", heading.clone())
                    .with("name", member.clone())
            }
            FormFault::TargetTwice { heading } => self
                .at(ErrorCode::HeadingRepeated, None)
                .with("heading", heading.clone()),
            FormFault::RowAboveHeader { row } => {
                let above = Header {
                    row: Some(*row),
                    ..*self
                };
                above.at(ErrorCode::RowAboveHeader, None)
            }
        }
    }
}

/// Several sheets may be meant: which, is to be said.
pub fn choose(code: ErrorCode, sheets: &[&str]) -> ApiError {
    ApiError::new(code).with("sheets", json!(sheets))
}

fn headed(columns: &[(usize, String)]) -> Value {
    let headed = columns.iter();
    let headed: Vec<String> = headed
        .map(|(column, heading)| format!("{} «{heading}»", letters_of(*column)))
        .collect();
    json!(headed)
}

fn part_name(part: Part) -> &'static str {
    match part {
        Part::Day => "DAY",
        Part::Month => "MONTH",
        Part::Year => "YEAR",
        Part::FamilyNames => "FAMILY_NAMES",
        Part::GivenName => "GIVEN_NAME",
        Part::MarkMale | Part::OfMale => "MALE",
        Part::MarkFemale | Part::OfFemale => "FEMALE",
        Part::MarkPassed => "PASSED",
        Part::MarkFailed => "FAILED",
        Part::Place => "PLACE",
        Part::District => "DISTRICT",
        Part::Province => "PROVINCE",
    }
}

/// The name of a column as spreadsheets show it: A, B, … Z, AA.
pub fn letters_of(column: usize) -> String {
    u16::try_from(column).map_or_else(
        |_| column.to_string(),
        rust_xlsxwriter::utility::column_number_to_name,
    )
}
