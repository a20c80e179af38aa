//! Import of the national list (ngành, nghề cấp IV) from a CSV file.

use std::collections::HashSet;

use serde::Deserialize;
use serde_json::json;

use super::model::{NationalEntry, Occupation, OccupationField, OccupationImport, OccupationList};
use super::store;
use crate::platform::auth::authz::Action;
use crate::platform::db::dialect;
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::values::text::nfc;
use crate::platform::wire::csv_body::{CsvBody, CsvRow};

const COLUMNS: &[&str] = &["code", "nameVi", "nameEn", "level", "field"];
const LONGEST_NAME: usize = 300;

/// A row as the file has it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct FileRow {
    code: String,
    name_vi: String,
    name_en: String,
    level: String,
    field: String,
}

/// Create or update the occupation of every row, or of none when a row is wrong. Occupations that
/// the file does not name stay as they are.
pub fn import(op: &mut Op, file: &CsvBody) -> ApiResult<OccupationImport> {
    op.require(Action::OccupationWrite)?;
    let entries = entries(&file.rows(COLUMNS)?)?;
    // Two imports at once would both create what is new.
    dialect::lock(op.conn(), "occupation import")?;
    let mut known = store::by_code(op.conn(), OccupationList::National)?;
    let mut report = OccupationImport::default();
    for entry in &entries {
        match known.remove(&entry.code) {
            None => {
                let occupation = Occupation::national(entry, op.now);
                store::insert(op.conn(), &occupation)?;
                op.record(&occupation.change("occupation.create"))?;
                report.created += 1;
            }
            Some(mut occupation) => {
                if occupation.apply(entry, op.now) {
                    store::update(op.conn(), &occupation)?;
                    op.record(&occupation.change("occupation.change"))?;
                    report.updated += 1;
                } else {
                    report.unchanged += 1;
                }
            }
        }
    }
    Ok(report)
}

/// The rows as the list means them.
///
/// # Errors
/// 422 with everything that is wrong with any of them.
fn entries(rows: &[CsvRow<FileRow>]) -> ApiResult<Vec<NationalEntry>> {
    let mut problems = Problems::new();
    let mut seen = HashSet::new();
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let new = seen.insert(row.value.code.as_str());
        let pointer = row.pointer("code");
        problems.expect(new, ErrorCode::OccupationCodeRepeated, &pointer);
        entries.extend(entry(row, &mut problems));
    }
    problems.check()?;
    Ok(entries)
}

fn entry(row: &CsvRow<FileRow>, problems: &mut Problems) -> Option<NationalEntry> {
    let FileRow {
        code,
        name_vi,
        name_en,
        level,
        field,
    } = &row.value;
    let expected = level_of(code);
    if expected.is_none() {
        problems.add(ErrorCode::OccupationCodeInvalid, &row.pointer("code"));
    }
    if let Some(expected) = expected.filter(|expected| !level.is_empty() && level != expected) {
        let params = json!({"expected": expected});
        let pointer = row.pointer("level");
        problems.add_with(ErrorCode::OccupationLevelMismatch, &pointer, params);
    }
    let (name_vi, name_en) = (nfc(name_vi), nfc(name_en));
    let fits = !name_vi.is_empty() && name_vi.chars().count() <= LONGEST_NAME;
    problems.expect(fits, ErrorCode::NameInvalid, &row.pointer("nameVi"));
    let fits = name_en.chars().count() <= LONGEST_NAME;
    problems.expect(fits, ErrorCode::NameInvalid, &row.pointer("nameEn"));
    let field = field.parse::<OccupationField>().ok();
    if field.is_none() {
        let params = json!({"list": "fields", "code": row.value.field});
        problems.add_with(ErrorCode::CodeUnknown, &row.pointer("field"), params);
    }
    Some(NationalEntry {
        code: code.clone(),
        name_vi,
        name_en: (!name_en.is_empty()).then_some(name_en),
        level: expected?.to_owned(),
        field: field?,
    })
}

/// The level that a code of the national list says: seven digits, the first one 5 or 6.
fn level_of(code: &str) -> Option<&'static str> {
    if code.len() != 7 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match code.as_bytes()[0] {
        b'5' => Some("INTERMEDIATE"),
        b'6' => Some("COLLEGE"),
        _ => None,
    }
}
