//! How a table is understood, as it is kept and shown, so that a person can say yes to it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::faults::letters_of;
use super::letters::name_of;
use super::sheets::{Seen, Sheet};
use super::{DateReading, TableOptions};
use crate::platform::error::{ErrorCode, FieldError, FieldProblem, Language, Place, StoredProblem};
use crate::platform::office::book::BookKind;
use crate::platform::office::form::{FoundColumn, Role, Why};
use crate::platform::office::values::Question;
use crate::platform::values::ids::ImportMappingId;
use crate::platform::values::personal::mask;
use crate::platform::values::text::hex;
use crate::resources::imports::model::ImportFormat;
use crate::resources::imports::read::Line;

/// Members of a sample that hold numbers of people.
const PERSONAL: [&str; 5] = [
    "citizenId",
    "passportNumber",
    "formerIds",
    "phone",
    "contactPhone",
];

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
    /// Rows that are read.
    pub rows: i64,
    /// Texts above the header, a row each.
    pub title: Vec<String>,
    pub header: HeaderRows,
    pub columns: Vec<ColumnUnderstood>,
    /// Rows that are not read, by why.
    pub left_out_counts: BTreeMap<String, i64>,
    /// The first of them.
    pub left_out: Vec<RowLeftOut>,
    /// The first rows as they are read; none once the rows are stored.
    pub sample: Vec<Sample>,
}

/// The rows of a header, the first of a sheet being 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HeaderRows {
    pub first: u32,
    pub last: u32,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ColumnUnderstood {
    /// As spreadsheets call it: A, B, C.
    pub column: String,
    /// As it stands, the lines of a header of several rows parted by ` / `.
    pub heading: String,
    /// The member that it holds, or a part of; null when it is left out.
    pub member: Option<String>,
    /// Why it is left out: `RUNNING_NUMBER`, `REMARK`, `SIGNATURE`, `UNKNOWN`, `NO_HEADING`, `BLANK`,
    /// `HIDDEN` or `ASKED`.
    pub left_out: Option<String>,
    /// Of days: `DAY_FIRST`, `MONTH_FIRST` or `TURNED`; null where it has to be said.
    pub date_order: Option<String>,
    /// An encoding that its texts are converted from: `TCVN3`, `VNI`, `WINDOWS_1258`, `DOUBLED_UTF8`.
    pub encoding: Option<String>,
}

/// A row that is not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RowLeftOut {
    pub row: u32,
    /// `TITLE`, `HEADER`, `NUMBERING`, `EXAMPLE`, `GROUP`, `TOTAL`, `NOTE`, `SIGNATURE`, `HIDDEN`,
    /// `STRUCK_THROUGH` or `OTHER_TABLE`.
    pub reason: String,
    pub text: String,
}

/// A row as it is read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Sample {
    pub row: i64,
    /// Numbers of people but for their last digits.
    #[schema(value_type = Object)]
    pub members: Value,
}

/// A sheet that is not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SheetLeftOut {
    pub name: String,
    /// `NO_CELLS`, `NOT_ASKED_FOR`, `HIDDEN`, `EMPTY` or `NO_TABLE`.
    pub reason: String,
}

/// How the table of an import is understood.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportUnderstood {
    /// What `understood` of a commit names, so that the file is taken in exactly this way or not at all.
    pub digest: String,
    pub format: ImportFormat,
    pub sheets: Vec<SheetUnderstood>,
    pub sheets_left_out: Vec<SheetLeftOut>,
    /// What somebody has to look at before rows are stored, or to say.
    pub questions: Vec<FieldProblem>,
    /// Stored mappings whose headings are all in the file, the one that was changed last first.
    pub mappings: Vec<OfferedMapping>,
}

/// A stored mapping that fits a file.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OfferedMapping {
    pub id: ImportMappingId,
    pub name: String,
}

impl SheetLeftOut {
    pub fn new(name: &str, reason: &str) -> Self {
        Self {
            name: name.to_owned(),
            reason: reason.to_owned(),
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
        let mut record = Self {
            digest: String::new(),
            format: format_of(kind),
            sheets: understood.collect(),
            sheets_left_out,
            questions: questions.collect(),
        };
        let mut digest = Sha256::new_with_prefix(env!("CARGO_PKG_VERSION"));
        // Writing a value to a hash cannot fail.
        let _ = serde_json::to_writer(&mut digest, &record);
        record.digest = hex(&digest.finalize()[..16]);
        record
    }

    /// Whether somebody has to look at it before rows are stored. Where days are in question, rows are
    /// refused until it is said how they are written.
    pub fn asks(&self) -> bool {
        let waits = [
            ErrorCode::LettersConverted,
            ErrorCode::RowHidden,
            ErrorCode::RowStruckThrough,
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
        }
        self
    }

    /// What the reader may see of it, in their language.
    #[must_use]
    pub fn shown(
        self,
        language: Language,
        reads_people: bool,
        mappings: Vec<OfferedMapping>,
    ) -> ImportUnderstood {
        let record = if reads_people {
            self
        } else {
            self.without_samples()
        };
        let questions = record.questions.iter();
        ImportUnderstood {
            questions: questions
                .map(|question| question.render(language))
                .collect(),
            digest: record.digest,
            format: record.format,
            sheets: record.sheets,
            sheets_left_out: record.sheets_left_out,
            mappings,
        }
    }

    /// The headings of its sheets, as they stand.
    #[must_use]
    pub fn headings(&self) -> Vec<String> {
        let columns = self.sheets.iter().flat_map(|sheet| &sheet.columns);
        columns.map(|column| column.heading.clone()).collect()
    }
}

fn format_of(kind: BookKind) -> ImportFormat {
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
        left_out: left_out
            .map(|(row, why, text)| RowLeftOut {
                row: *row,
                reason: why.as_str().to_owned(),
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
    }
}

fn why_name(why: Why) -> &'static str {
    match why {
        Why::RunningNumber => "RUNNING_NUMBER",
        Why::Remark => "REMARK",
        Why::Signature => "SIGNATURE",
        Why::Unknown => "UNKNOWN",
        Why::NoHeading => "NO_HEADING",
        Why::Blank => "BLANK",
        Why::Hidden => "HIDDEN",
        Why::Asked => "ASKED",
    }
}

/// What somebody has to look at, or to say.
fn questions(sheet: &Sheet, seen: &Seen, options: &TableOptions) -> Vec<StoredProblem> {
    let ask = |code| {
        let question = FieldError::new(code, Place::Pointer(String::new()));
        if sheet.name.is_empty() {
            question
        } else {
            question.with("sheet", sheet.name.clone())
        }
    };
    let mut asked = Vec::new();
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
