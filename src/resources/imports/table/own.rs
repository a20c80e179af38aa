//! Exports of the registry that are sent back: which of their columns hold which members, by the columns
//! that the export itself has.

use std::borrow::Cow;
use std::collections::HashSet;

use super::{TableOptions, known};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::office::form::{Form, Known, Role, Target, Why};
use crate::platform::office::paper::unguarded;
use crate::platform::office::{Cell, Row};
use crate::platform::resource::exported::{Exported, ID, KEYS};
use crate::platform::sheet::key_in;
use crate::platform::values::ids::AnyId;
use crate::platform::values::text::fold;
use crate::resources::imports::kind::ImportKind;
use crate::resources::imports::read::Column;
use crate::resources::synced::Synced;

/// Columns that an export shares with a sheet, at the least, for the sheet to be one.
const LEAST: usize = 2;

/// The export whose rows can be sent back as rows of a kind.
pub struct Own {
    export: &'static Exported,
    /// Its columns, each with the member that it holds; none where no row changes it.
    columns: Vec<(String, Option<String>)>,
    pub known: Vec<Known>,
}

/// How a sheet is read that is such an export.
pub struct OwnSheet {
    pub mapping: Vec<(String, Target)>,
    read_only: HashSet<String>,
    says: &'static [&'static str],
}

impl Own {
    /// The export of the rows of `kind`, where there is one.
    ///
    /// # Errors
    /// When a schema cannot be written, which is a defect.
    pub fn of(
        kind: ImportKind,
        columns: &[Column],
        options: &TableOptions,
    ) -> ApiResult<Option<Self>> {
        let ImportKind::Rows(rows) = kind else {
            return Ok(None);
        };
        let Some(export) = rows.kind().exported else {
            return Ok(None);
        };
        let defect = |error| ApiError::new(ErrorCode::Internal).caused_by(error);
        let synced: Synced = export.resource.parse().map_err(defect)?;
        let members: Vec<&str> = columns.iter().map(|column| &*column.name).collect();
        let exported = synced.columns()?.labelled();
        let columns_of_export = exported.names().map(|name| {
            let member = export.member_of(name, &members);
            (name.to_owned(), member)
        });
        let mut known = known::of_all(kind, columns, options);
        // A row has to have its key, unless it is known by its id.
        if rows.kind().needs_key {
            let keys = known
                .iter_mut()
                .filter(|known| known.name == rows.kind().key);
            keys.for_each(|key| key.required = false);
        }
        Ok(Some(Self {
            export,
            columns: columns_of_export.collect(),
            known,
        }))
    }

    /// How a sheet with these first rows is read; none where it is no such export. What its sender says of
    /// columns goes first.
    pub fn sheet(&self, rows: &[Row], asked: &[(String, Target)]) -> Option<OwnSheet> {
        let (header, below) = self.header(rows)?;
        let is_id = |cell: &Cell| matches!(cell, Cell::Text(text) if text.parse::<AnyId>().is_ok());
        let id = header.iter().position(|cell| text_of(cell) == ID)?;
        // Numbers under that heading are somebody else's.
        let mut ids = below.iter().filter_map(|row| row.cells.get(id));
        if !ids.any(is_id) {
            return None;
        }
        let mut sheet = OwnSheet {
            mapping: asked.to_vec(),
            read_only: HashSet::new(),
            says: self.export.says,
        };
        for cell in header {
            let text = text_of(cell);
            let is_asked = |(heading, _): &(String, Target)| fold(heading) == fold(text);
            let named = self.columns.iter().find(|(name, _)| name == text);
            let Some((name, member)) = named.filter(|_| !asked.iter().any(is_asked)) else {
                continue;
            };
            let target = match member {
                Some(member) => Target::Member(member.clone()),
                None => {
                    sheet.read_only.insert(name.clone());
                    Target::LeaveOut
                }
            };
            sheet.mapping.push((name.clone(), target));
        }
        Some(sheet)
    }

    /// The cells of the row that has the headings of the export, and the rows beneath.
    fn header<'a>(&self, rows: &'a [Row]) -> Option<(&'a [Cell], &'a [Row])> {
        let is_column = |cell: &&Cell| self.columns.iter().any(|(name, _)| name == text_of(cell));
        let is_header = |row: &Row| row.cells.iter().filter(is_column).count() >= LEAST;
        let at = rows.iter().position(is_header)?;
        let (above, below) = rows.split_at(at + 1);
        Some((&above.last()?.cells, below))
    }
}

impl OwnSheet {
    /// Say of the columns that no row changes why they are left out.
    pub fn tell(&self, form: &mut Form) {
        for column in &mut form.columns {
            if self.read_only.contains(column.heading.trim()) {
                column.role = Role::LeftOut { why: Why::ReadOnly };
            }
        }
    }

    /// Whether a row that says these members says nothing of what the kind is about.
    pub fn says_nothing<'a>(&self, mut members: impl Iterator<Item = &'a str>) -> bool {
        !self.says.is_empty() && !members.any(|member| self.says.contains(&member))
    }
}

fn text_of(cell: &Cell) -> &str {
    match cell {
        Cell::Text(text) => text.trim(),
        _ => "",
    }
}

/// The cell before the export kept spreadsheets from taking it for a formula.
pub fn as_exported(cell: &Cell) -> Cow<'_, Cell> {
    match cell {
        Cell::Text(text) => match unguarded(text) {
            Cow::Borrowed(_) => Cow::Borrowed(cell),
            Cow::Owned(text) => Cow::Owned(Cell::Text(text)),
        },
        _ => Cow::Borrowed(cell),
    }
}

/// The cell of a column of keys with the key of `system` alone: `sis=HV-1; other=17`.
pub fn key_of<'a>(cell: Cow<'a, Cell>, heading: &str, system: &str) -> Cow<'a, Cell> {
    match &*cell {
        Cell::Text(text) if heading == KEYS.0 => {
            let own = key_in(text, system);
            Cow::Owned(own.map_or(Cell::Empty, |value| Cell::Text(value.to_owned())))
        }
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_of_the_system_is_taken_from_a_cell_of_several() {
        let cell = Cell::Text("other=17; sis=HV=1".to_owned());
        let key_of = |heading, system| key_of(Cow::Borrowed(&cell), heading, system).into_owned();
        let key = |system| key_of("externalIds", system);
        assert_eq!(key("sis"), Cell::Text("HV=1".to_owned()));
        assert_eq!(key("third"), Cell::Empty);
        assert_eq!(key_of("externalId", "sis"), cell);
    }
}
