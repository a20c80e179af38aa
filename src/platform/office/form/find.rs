//! The form of a sheet, or what speaks against each form that it might have.

use super::cells::shown;
use super::columns::{Claim, Columns};
use super::faults::{expect_each_once, expect_rows_beneath, expect_whole};
use super::grid::{Grid, WIDEST};
use super::header::{self, is_blank};
use super::heading::Heading;
use super::lines;
use super::mapping::Mapping;
use super::model::{Form, FormFault, FoundColumn, Known, Nature, Part, Role, Target, Why};
use super::table::{Meaning, Table};
use crate::platform::office::{Layout, Row};
use crate::platform::values::text::nfc;

/// The form of a sheet, by its first rows. What the caller says in `mapping` about a heading, its
/// lowest cell or a column (`[C]`) goes before the headings that are known.
///
/// # Errors
/// All that is ambiguous or missing.
pub fn find(
    layout: &Layout,
    head: &[Row],
    known: &[Known],
    mapping: &[(String, Target)],
) -> Result<Form, Vec<FormFault>> {
    let table = Table::new(known);
    let mut faults = Vec::new();
    let mapping = Mapping::new(mapping, &table, &mut faults);
    let grid = Grid::new(layout, head);
    let located = header::locate(&grid, &table, &mapping);
    // Columns named by their letters need no heading that is known.
    let located = located.or_else(|| {
        let has_letters = mapping.has_letters();
        has_letters
            .then(|| header::likeliest(&grid, &table))
            .flatten()
    });
    let Some((first, last)) = located else {
        faults.push(FormFault::NoHeader);
        return Err(faults);
    };
    let mut columns = columns(&grid, &table, &mapping, (first, last));
    columns.settle(&mut faults);
    expect_each_once(&columns, &mut faults);
    expect_whole(&columns, &mut faults);
    expect_rows_beneath(&head[..first], &columns, &mut faults);
    if faults.is_empty() {
        Ok(form(&columns, head, (first, last), &mapping))
    } else {
        Err(faults)
    }
}

/// What headings mean, each alone above a column.
#[derive(Debug)]
pub struct Meanings<'a>(Table<'a>);

impl<'a> Meanings<'a> {
    #[must_use]
    pub fn new(known: &'a [Known]) -> Self {
        Self(Table::new(known))
    }

    /// The member that a heading means, and the part of it; none where its column may hold another.
    #[must_use]
    pub fn of(&self, heading: &str) -> Option<(&'a str, Option<Part>)> {
        let Meaning { member, part } = self.0.meaning(&[Heading::new(heading)], &[])?;
        Some((&self.0.known[member].name, part))
    }
}

/// The form that a sheet seems to have, whatever speaks against it: a caller can say what its headings
/// mean.
#[must_use]
pub fn draft(
    layout: &Layout,
    head: &[Row],
    known: &[Known],
    mapping: &[(String, Target)],
) -> Option<Form> {
    let table = Table::new(known);
    let mapping = Mapping::new(mapping, &table, &mut Vec::new());
    let grid = Grid::new(layout, head);
    let header = header::locate(&grid, &table, &mapping);
    let header = header.or_else(|| header::likeliest(&grid, &table))?;
    let mut columns = columns(&grid, &table, &mapping, header);
    columns.settle(&mut Vec::new());
    Some(form(&columns, head, header, &mapping))
}

/// How far a sheet looks like rows of the kind, rather than a guide to filling them in or lists of
/// codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    None,
    /// Its header has two members, and one that every row needs and that is no code.
    Half,
    /// Its header has two members, and half of those that every row needs.
    Whole,
}

/// How far a sheet that has no form of the kind looks like one that has.
#[must_use]
pub fn likeness(
    layout: &Layout,
    head: &[Row],
    known: &[Known],
    mapping: &[(String, Target)],
) -> Likeness {
    let table = Table::new(known);
    let mapping = Mapping::new(mapping, &table, &mut Vec::new());
    let grid = Grid::new(layout, head);
    let Some(header) = header::locate(&grid, &table, &mapping) else {
        return Likeness::None;
    };
    let mut columns = columns(&grid, &table, &mapping, header);
    columns.settle(&mut Vec::new());
    let mut members: Vec<usize> = columns
        .claims
        .iter()
        .filter_map(|claim| claim.meaning())
        .map(|m| m.member)
        .collect();
    members.sort_unstable();
    members.dedup();
    let required = known.iter().filter(|known| known.required).count();
    let found = members.iter().map(|&member| &known[member]);
    let found: Vec<&Known> = found.filter(|known| known.required).collect();
    if members.len() < 2.min(known.len()) {
        Likeness::None
    } else if found.len() * 2 >= required {
        Likeness::Whole
    } else if found.iter().any(|known| known.nature != Nature::Code) {
        Likeness::Half
    } else {
        Likeness::None
    }
}

fn columns<'a>(
    grid: &Grid<'a>,
    table: &'a Table<'a>,
    mapping: &Mapping,
    (first, last): (usize, usize),
) -> Columns<'a> {
    let mut paths = grid.paths(first, last);
    let rows = grid.rows.get(last + 1..).unwrap_or_default();
    let body: Vec<&Row> = rows
        .iter()
        .filter(|row| !lines::is_numbering(row))
        .collect();
    let width = body.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    if paths.len() < width.min(WIDEST) {
        paths.resize_with(width.min(WIDEST), Default::default);
    }
    Columns::new(table, paths, body, grid.layout, mapping)
}

fn form(
    columns: &Columns<'_>,
    head: &[Row],
    (first, last): (usize, usize),
    mapping: &Mapping,
) -> Form {
    let name = |member: usize| columns.table.known[member].name.clone();
    let mut members: Vec<String> = Vec::new();
    let mut note = |name: String| {
        if !members.contains(&name) {
            members.push(name);
        }
    };
    let mut found = Vec::new();
    for (index, claim) in columns.claims.iter().enumerate() {
        let role = match claim {
            Claim::Out(why) => Role::LeftOut { why: *why },
            Claim::Means(Meaning { member, part }) => {
                let member = name(*member);
                note(member.clone());
                match part {
                    None => Role::Member { name: member },
                    Some(part) => Role::Part {
                        member,
                        part: *part,
                    },
                }
            }
        };
        found.push(FoundColumn {
            index,
            heading: columns.heading(index),
            role,
        });
    }
    let births = |column: &FoundColumn| {
        let of_sex = |part| matches!(part, Part::OfMale | Part::OfFemale);
        matches!(column.role, Role::Part { part, .. } if of_sex(part))
    };
    if let Some(sex) = columns.table.with_part(Part::MarkMale)
        && found.iter().any(births)
    {
        note(name(sex));
    }
    Form {
        title: head[..first]
            .iter()
            .filter(|row| !is_blank(row))
            .map(lines::text_of)
            .collect(),
        header: (head[first].number, head[last].number),
        header_cells: head[first..=last].iter().map(cells_of).collect(),
        counts_in_digits: counts_in_digits(columns),
        columns: found,
        members,
        unused: columns.unused(mapping),
    }
}

fn cells_of(row: &Row) -> Vec<String> {
    let cells = row.cells.iter().take(WIDEST).map(shown);
    cells
        .map(|text| text.map(|text| nfc(&text)).unwrap_or_default())
        .collect()
}

fn counts_in_digits(columns: &Columns<'_>) -> bool {
    let mut claims = columns.claims.iter();
    let at = claims.position(|claim| *claim == Claim::Out(Why::RunningNumber));
    at.is_some_and(|at| columns.values(at).any(lines::is_running))
}
