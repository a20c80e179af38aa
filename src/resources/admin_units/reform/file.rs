//! The table of a reform: one row for each commune that begins.

use super::super::model::UnitLevel;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::office::letters::Subject;
use crate::platform::op::{Op, code_values};
use crate::platform::values::text::nfc;
use crate::platform::values::time::Date;
use crate::platform::wire::letters;
use crate::platform::wire::table_body::{TableBody, TableLine};
use crate::resources::code_lists;

const COLUMNS: [&str; 6] = ["level", "code", "name", "unitType", "validFrom", "replaces"];
const LONGEST_NAME: usize = 200;
const LONGEST_CODE: usize = 20;

/// A commune that begins, and the codes of those that it takes the place of.
#[derive(Debug)]
pub struct Row {
    pub line: u64,
    pub code: String,
    pub name: String,
    pub unit_type: String,
    pub valid_from: Date,
    pub replaces: Vec<String>,
}

impl Row {
    /// Where what is wrong with a column is told: `/3/replaces`.
    pub fn at(&self, column: &str) -> String {
        format!("/{}/{column}", self.line)
    }
}

/// The rows in the order of their days; what is wrong with one by itself is noted.
///
/// # Errors
/// 400 for a table with other columns; when the database fails.
pub fn read(op: &mut Op, table: &TableBody, problems: &mut Problems) -> ApiResult<Vec<Row>> {
    let mut rows = Vec::new();
    for line in table.rows(&COLUMNS)? {
        rows.extend(row(op, &line, problems)?);
    }
    rows.sort_by_key(|row| (row.valid_from, row.line));
    Ok(rows)
}

/// None when the day is none: nothing else can be said of the row then.
fn row(op: &mut Op, line: &TableLine, problems: &mut Problems) -> ApiResult<Option<Row>> {
    let [level, code, name, unit_type, valid_from, replaces] = line.cells.as_slice() else {
        return Err(ApiError::new(ErrorCode::Internal));
    };
    let is_commune = level == UnitLevel::Commune.as_str();
    problems.expect(
        is_commune,
        ErrorCode::UnitLevelUnfit,
        &line.pointer("level"),
    );
    let fits =
        (1..=LONGEST_CODE).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit());
    problems.expect(fits, ErrorCode::UnitCodeInvalid, &line.pointer("code"));
    letters::check(name, Subject::Address, &line.pointer("name"), problems);
    let name = nfc(name);
    let named = name.chars().any(char::is_alphabetic) && name.chars().count() <= LONGEST_NAME;
    problems.expect(named, ErrorCode::NameInvalid, &line.pointer("name"));
    let replaces = replaces.split(';').map(str::trim);
    let replaces: Vec<String> = replaces
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect();
    let replaced = !replaces.is_empty();
    problems.expect(
        replaced,
        ErrorCode::FieldRequired,
        &line.pointer("replaces"),
    );
    let Ok(valid_from) = valid_from.parse::<Date>() else {
        problems.add(ErrorCode::FieldFormat, &line.pointer("validFrom"));
        return Ok(None);
    };
    let pointer = line.pointer("unitType");
    code_values::expect(op, problems, "unit-types", unit_type, valid_from, &pointer)?;
    let known = code_lists::service::find(op, "unit-types", unit_type)?;
    let fits = known.is_none_or(|item| item.attribute("level") == Some("COMMUNE"));
    problems.expect(fits, ErrorCode::UnitTypeUnfit, &pointer);
    Ok(Some(Row {
        line: line.number,
        code: code.clone(),
        name,
        unit_type: unit_type.clone(),
        valid_from,
        replaces,
    }))
}
