//! How a table is understood, as it is kept and shown, so that a person can say yes to it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::faults::letters_of;
use super::letters::name_of;
use super::sheets::{Seen, Sheet, Why};
use super::{DateReading, TableOptions};
use crate::platform::error::{ErrorCode, FieldError, Place, StoredProblem};
use crate::platform::office::book::BookKind;
use crate::platform::office::form::{self, FoundColumn, Role};
use crate::platform::office::values::Question;
use crate::platform::values::personal::mask;
use crate::platform::values::text::hex;
use crate::resources::imports::model::{ImportFormat, Parameters};
use crate::resources::imports::read::{Line, PERSONAL};

/// How a table is understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    pub digest: String,
    pub format: ImportFormat,
    pub sheets: Vec<SheetUnderstood>,
    pub sheets_left_out: Vec<SheetLeftOut>,
    pub questions: Vec<StoredProblem>,
}

/// A sheet whose rows are read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SheetUnderstood {
    /// Empty for a text file.
    pub name: String,
    /// Rows that are read; 0 where its header is at fault.
    pub rows: i64,
    /// Texts above the header, a row each.
    pub title: Vec<String>,
    pub header: HeaderRows,
    /// The columns, from the left.
    pub columns: Vec<ColumnUnderstood>,
    /// Rows that are not read, by why.
    pub left_out_counts: BTreeMap<String, i64>,
    /// The reasons among these in words.
    #[serde(default)]
    #[schema(required = true)]
    pub left_out_texts: BTreeMap<String, String>,
    /// The first of them.
    pub left_out: Vec<RowLeftOut>,
    /// The first rows as they are read; none once the rows are stored.
    pub sample: Vec<Sample>,
}

/// The rows of a header, the first of a sheet being 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HeaderRows {
    /// The first row of the header, from 1.
    pub first: u32,
    /// Its last row.
    pub last: u32,
}

/// A column of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ColumnUnderstood {
    /// As spreadsheets call it: A, B, C.
    pub column: String,
    /// As it stands, the lines of a header of several rows parted by ` / `.
    pub heading: String,
    /// The member that it holds, or a part of; null when it is left out.
    pub member: Option<String>,
    /// Why it is left out: `RUNNING_NUMBER`, `REMARK`, `SIGNATURE`, `UNKNOWN`, `NO_HEADING`, `BLANK`,
    /// `HIDDEN`, `ASKED` or, in an export of the registry, `READ_ONLY`.
    pub left_out: Option<String>,
    /// The same in words, as the two below have it.
    pub left_out_text: Option<String>,
    /// Of days: `DAY_FIRST`, `MONTH_FIRST` or `TURNED`; null where it has to be said.
    pub date_order: Option<String>,
    /// The order of its days in words.
    pub date_order_text: Option<String>,
    /// An encoding that its texts are converted from: `TCVN3`, `VNI`, `WINDOWS_1258`, `DOUBLED_UTF8`.
    pub encoding: Option<String>,
    /// The encoding in words.
    pub encoding_text: Option<String>,
}

/// A row that is not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RowLeftOut {
    /// Number of the row, from 1.
    pub row: u32,
    /// `TITLE`, `HEADER`, `NUMBERING`, `EXAMPLE`, `GROUP`, `TOTAL`, `NOTE`, `SIGNATURE`, `HIDDEN`,
    /// `STRUCK_THROUGH`, `OTHER_TABLE` or, with nothing in columns of the kind, `NOTHING_SAID`.
    pub reason: String,
    /// The reason in words.
    #[serde(default)]
    #[schema(required = true)]
    pub reason_text: String,
    /// What stands in it.
    pub text: String,
}

/// A row as it is read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Sample {
    /// Number of the row, from 1.
    pub row: i64,
    /// Numbers of people but for their last digits.
    #[schema(value_type = Object)]
    pub members: Value,
}

/// A sheet that is not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SheetLeftOut {
    pub name: String,
    /// `NO_CELLS`, `NOT_ASKED_FOR`, `HIDDEN`, `EMPTY`, `GUIDE`, `COLUMNS_MISSING` or `NO_TABLE`.
    pub reason: String,
    /// The reason in words.
    #[serde(default)]
    #[schema(required = true)]
    pub reason_text: String,
}

impl SheetLeftOut {
    /// It has some of the columns that rows of the kind need, and not enough of them.
    pub const HALF: &str = "COLUMNS_MISSING";

    pub fn new(name: &str, reason: &str) -> Self {
        Self {
            name: name.to_owned(),
            reason: reason.to_owned(),
            reason_text: String::new(),
        }
    }
}

impl Sample {
    pub fn of(line: Line) -> Self {
        let mut members = line.members;
        for name in PERSONAL {
            match members.get_mut(name) {
                Some(Value::String(text)) => *text = mask(text),
                Some(Value::Array(items)) => items.iter_mut().for_each(|item| {
                    *item = item.as_str().map(mask).into();
                }),
                _ => {}
            }
        }
        Self {
            row: line.number,
            members,
        }
    }
}

impl Record {
    pub fn of(
        kind: BookKind,
        sheets: &[Sheet],
        seen: &[Seen],
        sheets_left_out: Vec<SheetLeftOut>,
        options: &TableOptions,
    ) -> Self {
        let looked = || sheets.iter().zip(seen);
        let understood = looked().map(|(sheet, seen)| of_sheet(sheet, seen, options));
        let questions = looked().flat_map(|(sheet, seen)| questions(sheet, seen, options));
        let half = sheets_left_out.iter();
        let half = half.filter(|left_out| left_out.reason == SheetLeftOut::HALF);
        let of_sheets = half
            .map(|left_out| StoredProblem::from(&about(&left_out.name, ErrorCode::SheetLeftOut)));
        Self {
            digest: String::new(),
            format: format_of(kind),
            sheets: understood.collect(),
            questions: questions.chain(of_sheets).collect(),
            sheets_left_out,
        }
    }

    /// Note in the digest all that it was made of: this record, the file, and what is said of all its rows.
    pub fn seal(&mut self, parameters: &Parameters) {
        let Parameters {
            digest: file,
            system,
            table,
            ..
        } = parameters;
        let constants = &table.constants;
        let mut digest = Sha256::new_with_prefix(env!("CARGO_PKG_VERSION"));
        // Writing a value to a hash cannot fail.
        let _ = serde_json::to_writer(&mut digest, &(&self, file, system, constants));
        self.digest = hex(&digest.finalize()[..16]);
    }

    /// Whether somebody has to look at it before rows are stored. Where days are in question, rows are
    /// refused until it is said how they are written.
    pub fn asks(&self) -> bool {
        let waits = [
            ErrorCode::LettersConverted,
            ErrorCode::RowHidden,
            ErrorCode::RowStruckThrough,
            ErrorCode::RowsLeftOut,
            ErrorCode::SheetLeftOut,
        ];
        let mut questions = self.questions.iter();
        questions.any(|question| waits.iter().any(|code| code.as_str() == question.code))
    }

    /// Whether no sheet has a row to be read.
    pub fn is_empty(&self) -> bool {
        self.sheets.iter().all(|sheet| sheet.rows == 0)
    }

    /// Without anybody's data.
    #[must_use]
    pub fn without_samples(mut self) -> Self {
        for sheet in &mut self.sheets {
            sheet.sample.clear();
            let left_out = sheet.left_out.iter_mut();
            left_out.for_each(|row| row.text.clear());
        }
        for question in &mut self.questions {
            question.params.remove("before");
            question.params.remove("after");
        }
        self
    }
}

pub(super) fn format_of(kind: BookKind) -> ImportFormat {
    match kind {
        BookKind::Text => ImportFormat::Csv,
        BookKind::Xlsx => ImportFormat::Xlsx,
        BookKind::Xls => ImportFormat::Xls,
        BookKind::Ods => ImportFormat::Ods,
        BookKind::Xlsb => ImportFormat::Xlsb,
    }
}

fn of_sheet(sheet: &Sheet, seen: &Seen, options: &TableOptions) -> SheetUnderstood {
    let form = &sheet.form;
    let (first, last) = form.header;
    let columns = form.columns.iter();
    let counts = seen.left_out.iter();
    let left_out = seen.named.iter();
    SheetUnderstood {
        name: sheet.name.clone(),
        rows: seen.rows,
        title: form.title.clone(),
        header: HeaderRows { first, last },
        columns: columns
            .map(|column| of_column(sheet, column, options))
            .collect(),
        left_out_counts: counts
            .map(|(why, count)| (why.as_str().to_owned(), *count))
            .collect(),
        left_out_texts: BTreeMap::new(),
        left_out: left_out
            .map(|(row, why, text)| RowLeftOut {
                row: *row,
                reason: why.as_str().to_owned(),
                reason_text: String::new(),
                text: text.clone(),
            })
            .collect(),
        sample: Vec::new(),
    }
}

fn of_column(sheet: &Sheet, column: &FoundColumn, options: &TableOptions) -> ColumnUnderstood {
    let left_out = match &column.role {
        Role::LeftOut { why } => Some(why_name(*why).to_owned()),
        _ => None,
    };
    let facts = &sheet.facts[column.index];
    let questions = facts.questions();
    let has_days = facts.day_first.count + facts.month_first.count + facts.either_first > 0
        || facts.low_days.count + facts.high_days.count > 0;
    let date_order = match options.dates {
        _ if left_out.is_some() || !has_days || !questions.is_empty() => None,
        Some(DateReading::MonthFirst) => Some("MONTH_FIRST"),
        Some(DateReading::Turned) => Some("TURNED"),
        Some(DateReading::DayFirst) | None => Some("DAY_FIRST"),
    };
    ColumnUnderstood {
        column: letters_of(column.index),
        heading: column.heading.clone(),
        member: sheet.member_at(column.index).map(str::to_owned),
        date_order: date_order.map(str::to_owned),
        encoding: left_out
            .is_none()
            .then(|| name_of(sheet.letters.encoding(column.index)))
            .flatten()
            .map(str::to_owned),
        left_out,
        ..ColumnUnderstood::default()
    }
}

pub(super) fn why_name(why: form::Why) -> &'static str {
    use form::Why;
    match why {
        Why::RunningNumber => "RUNNING_NUMBER",
        Why::Remark => "REMARK",
        Why::Signature => "SIGNATURE",
        Why::Unknown => "UNKNOWN",
        Why::NoHeading => "NO_HEADING",
        Why::Blank => "BLANK",
        Why::Hidden => "HIDDEN",
        Why::Asked => "ASKED",
        Why::ReadOnly => "READ_ONLY",
    }
}

fn about(sheet: &str, code: ErrorCode) -> FieldError {
    let question = FieldError::at(code, "");
    match sheet {
        "" => question,
        sheet => question.with("sheet", sheet),
    }
}

/// Headings that the sender names and no column of a sheet has.
pub(super) fn unused(sheet: &str, headings: &[String]) -> impl Iterator<Item = FieldError> {
    let headings = headings.iter();
    headings.map(move |heading| about(sheet, ErrorCode::HeadingUnused).with("heading", &**heading))
}

/// What somebody has to look at, or to say.
fn questions(sheet: &Sheet, seen: &Seen, options: &TableOptions) -> Vec<StoredProblem> {
    let ask = |code| about(&sheet.name, code);
    let mut asked: Vec<FieldError> = unused(&sheet.name, &sheet.form.unused).collect();
    for column in sheet.left_out_columns() {
        asked.push(ask(ErrorCode::ColumnLeftOut).with("heading", column.heading.clone()));
    }
    let others = seen.left_out.get(&Why::OtherTable).copied();
    if let Some(count) = others.filter(|count| *count > 1) {
        // One of them is the header.
        asked.push(ask(ErrorCode::RowsLeftOut).with("count", count - 1));
    }
    for column in &sheet.form.columns {
        let Some(member) = sheet.member_at(column.index) else {
            continue;
        };
        let of_column = |code| {
            let mut question = ask(code).with("heading", column.heading.clone());
            question.place = Place::Pointer(format!("/{member}"));
            question
        };
        if let Some((before, after)) = seen.converted.get(&column.index) {
            let encoding = name_of(sheet.letters.encoding(column.index));
            let question = of_column(ErrorCode::LettersConverted).with("encoding", encoding);
            asked.push(
                question
                    .with("before", before.clone())
                    .with("after", after.clone()),
            );
        }
        for question in sheet.facts[column.index].questions() {
            let facts = &sheet.facts[column.index];
            let (code, proof) = match question {
                Question::MonthFirst => (ErrorCode::DayOrderUnknown, &facts.month_first),
                Question::DatesTurnedRound => (ErrorCode::DatesTurnedRound, &facts.low_days),
            };
            asked.push(
                of_column(code)
                    .with("count", proof.count)
                    .with("row", proof.row),
            );
        }
    }
    if options.hidden.is_none() {
        for (count, code) in [
            (seen.hidden, ErrorCode::RowHidden),
            (seen.struck, ErrorCode::RowStruckThrough),
        ] {
            if count > 0 {
                asked.push(ask(code).with("count", json!(count)));
            }
        }
    }
    asked.iter().map(StoredProblem::from).collect()
}
