//! Import of occupations (ngành, nghề cấp IV) from a table: the national list as it is published,
//! or a table with columns of its own, which may hold provincial occupations too.

use std::collections::{HashMap, HashSet};

use serde_json::json;

use super::model::{Occupation, OccupationField, OccupationList};
use super::row::is_national;
use super::wire::{OccupationImport, OccupationInput};
use super::{published, service, store};
use crate::platform::auth::authz::Action;
use crate::platform::db::dialect;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::office::letters::Subject;
use crate::platform::op::{Op, code_values};
use crate::platform::values::text::nfc;
use crate::platform::wire::letters;
use crate::platform::wire::table_body::{TableBody, TableLine};

const COLUMNS: [&str; 5] = ["code", "nameVi", "nameEn", "level", "field"];
const LONGEST_NAME: usize = 300;
const LONGEST_CODE: usize = 32;

/// What the file says of an occupation.
#[derive(Debug)]
pub struct Entry {
    pub line: u64,
    pub list: OccupationList,
    pub code: String,
    pub name_vi: String,
    pub name_en: Option<String>,
    pub level: String,
    pub field: OccupationField,
    /// Whether the file says the English name and the field, or leaves them as they are.
    pub is_whole: bool,
}

/// Create or update the occupation of every row, or of none when a row is wrong. Occupations that
/// the file does not name stay as they are.
pub fn import(op: &mut Op, file: &TableBody) -> ApiResult<OccupationImport> {
    op.require(Action::OccupationWrite)?;
    let mut problems = Problems::new();
    let lines = file.lines()?;
    let (entries, headings) = match published::read(&lines, &mut problems) {
        Some(published) => published,
        None => (own_entries(op, file, &mut problems)?, 0),
    };
    check_each(&entries, &mut problems);
    problems.check()?;
    // Two imports at once would both create what is new.
    dialect::lock(op.conn(), "occupation import")?;
    let mut report = OccupationImport {
        headings,
        ..OccupationImport::default()
    };
    store_all(op, &entries, &mut report)?;
    Ok(report)
}

fn store_all(op: &mut Op, entries: &[Entry], report: &mut OccupationImport) -> ApiResult<()> {
    let mut known: HashMap<OccupationList, HashMap<String, Occupation>> = HashMap::new();
    for list in [OccupationList::National, OccupationList::Provincial] {
        known.insert(list, store::by_code(op.conn(), list)?);
    }
    let mut problems = Problems::new();
    for entry in entries {
        let of_list = known.entry(entry.list).or_default();
        let before = of_list.remove(&entry.code);
        let mut row = match &before {
            Some(before) => before.clone(),
            None => Occupation::blank(entry.list, op.now),
        };
        let mut faults = Problems::new();
        row.apply(&entry.input(&row, before.is_some()), &mut faults);
        service::check(op, &row, before.as_ref(), &mut faults)?;
        if let Err(error) = faults.check() {
            let pointer = format!("/{}", entry.line);
            problems.take::<()>(Err(error.inside(&pointer)))?;
            continue;
        }
        match before {
            None => {
                service::enter(op, row)?;
                report.created += 1;
            }
            Some(before) if before == row => report.unchanged += 1,
            Some(before) => {
                service::amend(op, &before, row, json!({"import": true}))?;
                report.updated += 1;
            }
        }
    }
    problems.check()
}

impl Entry {
    /// What is to be stored of an occupation that is known or new.
    fn input(&self, row: &Occupation, is_known: bool) -> OccupationInput {
        let keeps = is_known && !self.is_whole;
        OccupationInput {
            code: self.code.clone(),
            name_vi: self.name_vi.clone(),
            name_en: if keeps {
                row.name_en.clone()
            } else {
                self.name_en.clone()
            },
            level: self.level.clone(),
            field: if keeps { row.field } else { self.field },
            ..row.to_input()
        }
    }
}

/// Note codes that stand twice, and names that are none.
fn check_each(entries: &[Entry], problems: &mut Problems) {
    let mut seen = HashSet::new();
    for entry in entries {
        let at = |column: &str| format!("/{}/{column}", entry.line);
        let new = seen.insert(entry.code.as_str());
        problems.expect(new, ErrorCode::OccupationCodeRepeated, &at("code"));
        let fits = |name: &str| name.chars().count() <= LONGEST_NAME;
        let named = !entry.name_vi.is_empty() && fits(&entry.name_vi);
        problems.expect(named, ErrorCode::NameInvalid, &at("nameVi"));
        let named = entry.name_en.as_deref().is_none_or(fits);
        problems.expect(named, ErrorCode::NameInvalid, &at("nameEn"));
    }
}

/// The rows of a table with the columns that are the registry's own.
fn own_entries(op: &mut Op, file: &TableBody, problems: &mut Problems) -> ApiResult<Vec<Entry>> {
    let mut entries = Vec::new();
    for line in file.rows(&COLUMNS)? {
        entries.push(own_entry(op, &line, problems)?);
    }
    Ok(entries)
}

fn own_entry(op: &mut Op, line: &TableLine, problems: &mut Problems) -> ApiResult<Entry> {
    let [code, name_vi, name_en, level, field] = line.cells.as_slice() else {
        return Err(ApiError::new(ErrorCode::Internal));
    };
    let is_national = is_national(code);
    let said = if is_national {
        national_level(line, code, level, problems)
    } else {
        let fits = is_provincial(code);
        problems.expect(
            fits,
            ErrorCode::OccupationCodeInvalid,
            &line.pointer("code"),
        );
        let (today, pointer) = (op.today(), line.pointer("level"));
        code_values::expect(op, problems, "training-levels", level, today, &pointer)?;
        Some(level.as_str())
    };
    let known_field = field.parse::<OccupationField>().ok();
    if known_field.is_none() {
        let params = json!({"list": "fields", "code": field});
        problems.add_with(ErrorCode::CodeUnknown, &line.pointer("field"), params);
    }
    for (column, name) in [("nameVi", name_vi), ("nameEn", name_en)] {
        letters::check(name, Subject::Address, &line.pointer(column), problems);
    }
    let name_en = nfc(name_en);
    // What is not known has been noted, and nothing is stored then.
    Ok(Entry {
        line: line.number,
        list: if is_national {
            OccupationList::National
        } else {
            OccupationList::Provincial
        },
        code: code.clone(),
        name_vi: nfc(name_vi),
        name_en: (!name_en.is_empty()).then_some(name_en),
        level: said.unwrap_or_default().to_owned(),
        field: known_field.unwrap_or(OccupationField::NonAgricultural),
        is_whole: true,
    })
}

/// The level that a national code says; a fault of it, or of another level beside it, is noted.
fn national_level(
    line: &TableLine,
    code: &str,
    given: &str,
    problems: &mut Problems,
) -> Option<&'static str> {
    let Some(expected) = level_of(code) else {
        problems.add(ErrorCode::OccupationCodeInvalid, &line.pointer("code"));
        return None;
    };
    if !given.is_empty() && given != expected {
        let params = json!({"expected": expected});
        let pointer = line.pointer("level");
        problems.add_with(ErrorCode::OccupationLevelMismatch, &pointer, params);
    }
    Some(expected)
}

/// Whether a code is one of the province: it has a capital letter.
pub fn is_provincial(code: &str) -> bool {
    let allowed =
        |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b".-".contains(&byte);
    code.len() <= LONGEST_CODE
        && code.bytes().all(allowed)
        && code.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// The level that a code of the national list says: seven digits, the first one 5 or 6.
pub fn level_of(code: &str) -> Option<&'static str> {
    if code.len() != 7 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match code.as_bytes()[0] {
        b'5' => Some("INTERMEDIATE"),
        b'6' => Some("COLLEGE"),
        _ => None,
    }
}

/// The field that the second level of the national classification says: 62 is agriculture, forestry
/// and fisheries, 64 veterinary medicine.
pub fn field_of(code: &str) -> OccupationField {
    match code.get(1..3) {
        Some("62" | "64") => OccupationField::Agricultural,
        _ => OccupationField::NonAgricultural,
    }
}
