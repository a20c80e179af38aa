//! Rows of a sheet as lines of members.

use std::borrow::Cow;

use serde_json::Value;

use super::Table;
use super::cells::{fault_at, remark_at, shown};
use super::known::{COMMUNE, COMMUNE_NAME, OF_PLACE};
use super::letters::{Converted, name_of, row_of};
use super::own::{as_exported, key_of};
use super::sheets::Sheet;
use crate::platform::error::{ErrorCode, FieldError, Place};
use crate::platform::office::book::{self, RawRow};
use crate::platform::office::form::{FoundRow, Reader, Told, Value as Found};
use crate::platform::office::values::{self, Fault, Remark, Sex};
use crate::platform::office::{Cell, Struck};
use crate::platform::resource::exported::KEYS;
use crate::resources::imports::model::ImportFormat;
use crate::resources::imports::read::{Line, leave_masked_out, masked};
use crate::resources::trainees::is_province_prefix;

/// The member that is read last, because sex and birth date prove it.
const CITIZEN_ID: &str = "citizenId";

/// A sheet while its rows are read.
pub struct Reading<'a> {
    table: &'a Table,
    sheet: &'a Sheet,
    reader: Reader<'a>,
    is_text: bool,
}

impl<'a> Reading<'a> {
    pub fn new(table: &'a Table, sheet: &'a Sheet) -> Self {
        Self {
            table,
            sheet,
            reader: Reader::new(
                &sheet.form,
                &sheet.layout,
                table.wanted.known(sheet.own.as_ref()),
            ),
            is_text: table.record.format == ImportFormat::Csv,
        }
    }

    /// The row of the kind that a line of the file is; none where it is left out.
    pub fn line(&mut self, line: book::Line) -> Option<Line> {
        let mut row = match row_of(line, self.table.has_code_page) {
            Ok(row) => row,
            Err(raw) => return self.unreadable(&raw),
        };
        let converted = self.sheet.letters.convert(&mut row);
        let (hidden, struck, cells) = (row.hidden, row.struck, row.cells.len());
        let Told::Row(found) = self.reader.row(row) else {
            return None;
        };
        let is_left_out = hidden || struck == Struck::Mostly;
        if is_left_out && !self.table.options.takes_hidden() {
            return None;
        }
        if self.sheet.says_nothing(&found) {
            return None;
        }
        let headed = self.sheet.form.header_cells.iter().map(Vec::len).max();
        let headed = headed.unwrap_or_default();
        if self.is_text && cells > headed {
            // A comma that is not quoted has put what follows it under other headings.
            let params = [
                ("expected", Value::from(headed)),
                ("found", Value::from(cells)),
            ];
            let number = i64::from(found.number);
            return Some(Line::broken(number, ErrorCode::RowRagged, &params));
        }
        let mut members = Members {
            reading: self,
            line: Line::new(
                i64::from(found.number),
                self.table.options.constants.clone(),
            ),
        };
        members.read(&found, &converted);
        for (is_so, code) in [
            (hidden, ErrorCode::RowHidden),
            (struck != Struck::Nothing, ErrorCode::RowStruckThrough),
        ] {
            if is_so {
                members.remark("", code);
            }
        }
        Some(members.line)
    }

    fn unreadable(&mut self, raw: &RawRow) -> Option<Line> {
        if raw.number <= self.sheet.form.header.1 {
            return None;
        }
        let (number, offset) = (i64::from(raw.number), raw.offset);
        let params = [
            ("byteOffset", Value::from(offset)),
            ("line", Value::from(number)),
        ];
        Some(Line::broken(number, ErrorCode::EncodingInvalid, &params))
    }
}

/// The members of a row while they are read.
struct Members<'r, 'a> {
    reading: &'r Reading<'a>,
    line: Line,
}

impl Members<'_, '_> {
    fn read(&mut self, found: &FoundRow, converted: &Converted) {
        let members = &self.reading.sheet.form.members;
        let mut documents = Vec::new();
        for value in &found.values {
            let Some(member) = self.named(value, &members[value.member]) else {
                continue;
            };
            self.note_origin(&member, value);
            if value.columns().any(|at| converted.unsure.contains(&at)) {
                self.fault(&member, ErrorCode::LettersUnknown);
                continue;
            }
            let before: Vec<&str> = value
                .columns()
                .filter_map(|column| converted.before.iter().find(|(at, _)| *at == column))
                .map(|(_, before)| before.as_str())
                .collect();
            if !before.is_empty() {
                self.note_conversion(&member, value, &before.join(" "));
            }
            if self.masked(&member, value) {
                continue;
            }
            if member == CITIZEN_ID {
                documents.push(value);
            } else {
                self.value(&member, value);
            }
        }
        for value in documents {
            self.citizen_id(value);
        }
        leave_masked_out(&mut self.line);
        for (members_of, code) in [
            (&found.merged, ErrorCode::CellMerged),
            (&found.incomplete, ErrorCode::CellsIncomplete),
        ] {
            for member in members_of {
                self.remark(&members[*member], code);
            }
        }
        for column in &found.nameless {
            let warning = FieldError::new(ErrorCode::CellNameless, Place::Pointer(String::new()));
            let name = super::faults::letters_of(*column);
            self.line.remarks.push(warning.with("column", name));
        }
    }

    /// The member that a value is of; none where the kind has none for a part of a place.
    fn named(&self, value: &Found, member: &str) -> Option<String> {
        let is_known = |name: &&str| {
            let known = &self.reading.table.wanted.known;
            known.iter().any(|known| known.name == *name)
        };
        if member != COMMUNE {
            return Some(member.to_owned());
        }
        let is_code = |cell: &Cell| match cell {
            Cell::Text(text) => text.bytes().all(|byte| byte.is_ascii_digit()),
            _ => true,
        };
        let mut parts = OF_PLACE.iter();
        let name = match parts.find(|(part, _)| value.part == Some(*part)) {
            Some((_, name)) => name,
            None if is_code(&value.cell) => COMMUNE,
            None => COMMUNE_NAME,
        };
        Some(name).filter(is_known).map(str::to_owned)
    }

    /// The cell, in an export that is sent back as it was before; of a column of keys the sender's own.
    fn cell<'c>(&self, member: &str, value: &'c Found) -> Cow<'c, Cell> {
        if self.reading.sheet.own.is_none() {
            return Cow::Borrowed(&value.cell);
        }
        let cell = as_exported(&value.cell);
        if member != KEYS.1 {
            return cell;
        }
        let heading = &self.reading.sheet.form.columns[value.column].heading;
        key_of(cell, heading, &self.reading.table.wanted.system)
    }

    fn value(&mut self, member: &str, value: &Found) {
        let mut remarks = Vec::new();
        let facts = &self.reading.sheet.facts[value.column];
        let read = &self.reading.table.wanted.members;
        let cell = self.cell(member, value);
        let read = read.value(member, &cell, facts, &mut remarks);
        self.take(member, read, &remarks);
    }

    /// Take a masked number as it stands, to be left out; false where it is plain.
    fn masked(&mut self, member: &str, value: &Found) -> bool {
        let Cell::Text(text) = &value.cell else {
            return false;
        };
        let masked = masked(member, text);
        let is_masked = masked.is_some();
        if let Some(masked) = masked {
            self.line.members[member] = masked;
        }
        is_masked
    }

    fn citizen_id(&mut self, value: &Found) {
        let person = person_of(&self.line.members);
        let mut remarks = Vec::new();
        let facts = &self.reading.sheet.facts[value.column];
        let is_province = |prefix: &str| is_province_prefix(prefix);
        let read = values::citizen_id(&value.cell, person, &is_province, facts, &mut remarks);
        self.take(CITIZEN_ID, read, &remarks);
    }

    fn take(&mut self, member: &str, read: Result<Option<Value>, Fault>, remarks: &[Remark]) {
        match read {
            Ok(None) => {}
            Ok(Some(value)) => {
                self.line.members[member] = value;
            }
            Err(fault) => {
                let mut columns = self.reading.table.wanted.columns.iter();
                let column = columns.find(|column| column.name == member);
                let expected = column.map_or("text", |column| column.kind.name());
                self.line.faults.push(fault_at(member, expected, &fault));
            }
        }
        let remarks = remarks.iter().map(|remark| remark_at(member, remark));
        self.line.remarks.extend(remarks);
    }

    fn fault(&mut self, member: &str, code: ErrorCode) {
        let place = Place::Pointer(format!("/{member}"));
        self.line.faults.push(FieldError::new(code, place));
    }

    fn remark(&mut self, member: &str, code: ErrorCode) {
        let pointer = match member {
            "" => String::new(),
            member => format!("/{member}"),
        };
        self.line
            .remarks
            .push(FieldError::new(code, Place::Pointer(pointer)));
    }

    fn note_origin(&mut self, member: &str, value: &Found) {
        let heading = &self.reading.sheet.form.columns[value.column].heading;
        self.line.origin.note(member, heading, shown(&value.cell));
    }

    fn note_conversion(&mut self, member: &str, value: &Found, before: &str) {
        let place = Place::Pointer(format!("/{member}"));
        let encoding = name_of(self.reading.sheet.letters.encoding(value.column));
        let warning = FieldError::new(ErrorCode::LettersConverted, place);
        let after = shown(&value.cell);
        let before = shown(&Cell::Text(before.to_owned()));
        let warning = warning.with("before", before).with("after", after);
        self.line.remarks.push(warning.with("encoding", encoding));
    }
}

/// Sex and year of birth, as far as the row says them.
fn person_of(members: &Value) -> Option<(Sex, i16)> {
    let sex = match members["sex"].as_str()? {
        "MALE" => Sex::Male,
        "FEMALE" => Sex::Female,
        _ => return None,
    };
    let year = members["birthDate"].as_str()?.get(..4)?.parse().ok()?;
    Some((sex, year))
}
