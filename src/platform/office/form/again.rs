//! Headers beneath the header: the same again on another page, or that of another table.

use super::cells::{digits, filled};
use super::heading::{Heading, heading_of};
use super::model::{Form, Known, Part, Role};
use super::structural::structural;
use super::table::{Meaning, Table};
use super::told::LeftOutReason;
use crate::platform::office::{Cell, Row};
use crate::platform::values::text::fold;

/// Cells that look like headings, of which a row is a header.
const HEADINGS: usize = 3;
/// A text with so many digits is no heading.
const DIGITS: usize = 6;

/// The header, as rows beneath it are compared with it.
#[derive(Debug)]
pub(super) struct Header<'a> {
    form: &'a Form,
    table: Table<'a>,
    /// Its rows, folded.
    lines: Vec<Vec<String>>,
}

impl<'a> Header<'a> {
    pub fn new(form: &'a Form, known: &'a [Known]) -> Self {
        let folded = |row: &Vec<String>| row.iter().map(|text| fold(text)).collect();
        Self {
            form,
            table: Table::new(known),
            lines: form.header_cells.iter().map(folded).collect(),
        }
    }

    /// The member that tells the sex.
    pub fn sex(&self) -> Option<&'a str> {
        let member = self.table.with_part(Part::MarkMale)?;
        Some(&self.table.known[member].name)
    }

    /// Whether a row without a running number is the header again, or that of another table.
    pub fn again(&self, row: &Row) -> Option<LeftOutReason> {
        // Most rows have a number or a day, and no heading is one.
        let is_value = |cell: &Cell| match cell {
            Cell::Text(text) => digits(text) >= DIGITS,
            cell => !cell.is_empty(),
        };
        if row.cells.iter().any(is_value) {
            return None;
        }
        let all = filled(row).count();
        let mut lines: Vec<&[String]> = self.lines.iter().map(|line| &**line).collect();
        let (mut headings, mut others, mut members, mut alike) = (0, 0, 0, 0);
        for (column, cell) in filled(row) {
            let own = heading_of(cell);
            lines.retain(|line| is_above(line, column, own.as_ref()));
            match own.and_then(|own| self.heading(&own, column)) {
                Some((is_member, is_alike)) => {
                    headings += 1;
                    members += usize::from(is_member);
                    alike += usize::from(is_alike);
                }
                None => others += 1,
            }
            // Few cells decide it: a header has headings in three of five.
            if lines.is_empty() && (all < HEADINGS || others * 5 > all * 2) {
                return None;
            }
        }
        if !lines.is_empty() {
            return Some(LeftOutReason::RepeatedHeader);
        }
        if headings < HEADINGS || members < 2 {
            return None;
        }
        Some(if alike == headings {
            LeftOutReason::RepeatedHeader
        } else {
            LeftOutReason::OtherTable
        })
    }

    /// Whether a heading means a member, and whether its column has what it means.
    fn heading(&self, own: &Heading, column: usize) -> Option<(bool, bool)> {
        if let Some(meaning) = self.table.single(own) {
            return Some((true, self.is_at(column, meaning)));
        }
        let why = structural(own)?;
        let role = self.form.columns.get(column).map(|column| &column.role);
        Some((false, role == Some(&Role::LeftOut { why })))
    }

    fn is_at(&self, column: usize, meaning: Meaning) -> bool {
        let name = &self.table.known[meaning.member].name;
        match self.form.columns.get(column).map(|column| &column.role) {
            Some(Role::Member { name: member } | Role::Part { member, .. }) => member == name,
            _ => false,
        }
    }
}

/// Whether a row of the header has the heading in the same column.
fn is_above(line: &[String], column: usize, own: Option<&Heading>) -> bool {
    let above = line.get(column).filter(|above| !above.is_empty());
    own.is_some_and(|own| above.is_some_and(|above| *above == own.whole))
}
