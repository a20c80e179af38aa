//! Whole sheets, written down in a short notation.

mod columns;
mod digest;
mod kinds;
mod mapping;
mod mutations;
mod odd;
mod random;
mod rows;
mod sheets;

use std::fmt::Write as _;

use super::*;
use crate::platform::office::{Area, Cell, Layout, Row, Struck};

/// A sheet of lines, whose cells are parted by `;`. `<` belongs to the cell on its left, `^` to the
/// one above. Digits without a leading zero are numbers, `@` stands before a day.
pub(super) fn sheet(text: &str) -> (Layout, Vec<Row>) {
    let grid: Vec<Vec<&str>> = text
        .trim_matches('\n')
        .lines()
        .map(|line| line.split(';').map(str::trim).collect())
        .collect();
    let at = |row: usize, column: usize| grid.get(row).and_then(|cells| cells.get(column)).copied();
    let mut layout = Layout::default();
    let mut rows = Vec::new();
    for (index, cells) in grid.iter().enumerate() {
        let number = u32::try_from(index).unwrap() + 1;
        for (column, cell) in cells.iter().enumerate() {
            if matches!(*cell, "<" | "^") {
                continue;
            }
            let right = (column + 1..cells.len())
                .take_while(|&next| at(index, next) == Some("<"))
                .count();
            let down = (index + 1..grid.len())
                .take_while(|&next| at(next, column) == Some("^"))
                .count();
            if right + down > 0 {
                layout.merged.push(Area {
                    rows: (number, number + u32::try_from(down).unwrap()),
                    columns: (column, column + right),
                });
            }
        }
        let mut cells: Vec<Cell> = cells.iter().map(|cell| read(cell)).collect();
        while cells.last().is_some_and(Cell::is_empty) {
            cells.pop();
        }
        rows.push(Row {
            number,
            hidden: false,
            struck: Struck::Nothing,
            cells,
        });
    }
    (layout, rows)
}

fn read(cell: &str) -> Cell {
    let is_number = !cell.starts_with('0') || cell == "0";
    match (cell, cell.parse::<f64>()) {
        ("" | "<" | "^", _) => Cell::Empty,
        (_, Ok(number)) if is_number && cell.len() < 8 => Cell::Number(number),
        _ => match cell.strip_prefix('@') {
            Some(day) => Cell::Instant(day.parse().unwrap()),
            None => Cell::Text(cell.replace("\\n", "\n")),
        },
    }
}

pub(super) fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Instant(day) => format!("@{day}"),
        Cell::Error(text) => format!("!{text}"),
        cell => super::cells::shown(cell)
            .map(|text| text.trim().to_owned())
            .unwrap_or_default(),
    }
}

/// All members of a kind with the shipped headings.
pub(super) fn kind(kind: &str, required: &[&str]) -> Vec<Known> {
    let members = headings::of(kind).iter();
    members
        .map(|entry| {
            let mut known = headings::known(kind, entry.member);
            known.required = required.contains(&entry.member);
            known.nature = match entry.member {
                member if member.ends_with("Date") => Nature::Day,
                "hoursAttended" | "score" | "incomeAfter" => Nature::Figure,
                "sex" | "ethnicGroup" | "schoolingLevel" => Nature::Code,
                _ => Nature::Text,
            };
            known
        })
        .collect()
}

pub(super) fn trainees() -> Vec<Known> {
    kind("trainees", &["fullName"])
}

/// What is told of a sheet, a line for each row; blank rows, titles and the header are not shown.
pub(super) fn told_with(
    known: &[Known],
    mapping: &[(String, Target)],
    (layout, rows): (&Layout, &[Row]),
) -> Result<String, Vec<FormFault>> {
    let form = find(layout, &rows[..rows.len().min(60)], known, mapping)?;
    let mut reader = Reader::new(&form, layout, known);
    let mut told = String::new();
    for row in rows {
        let line = match reader.row(row.clone()) {
            Told::LeftOut {
                reason: LeftOutReason::Blank | LeftOutReason::Header,
                ..
            } => continue,
            Told::LeftOut {
                reason: LeftOutReason::Title,
                number,
                ..
            } if number < form.header.0 => continue,
            Told::LeftOut {
                number,
                reason,
                text,
            } => format!("{number} {reason:?}: {text}"),
            Told::OtherTable { number, text } => format!("{number} OTHER: {text}"),
            Told::Row(row) => line(&form, &row),
        };
        told.push_str(&line);
        told.push('\n');
    }
    Ok(told)
}

fn line(form: &Form, row: &FoundRow) -> String {
    let name = |member: usize| &form.members[member];
    let values = row.values.iter().map(|value| {
        let part = value
            .part
            .map(|part| format!(".{part:?}"))
            .unwrap_or_default();
        format!("{}{part}={}", name(value.member), shown(&value.cell))
    });
    let mut line = format!("{} {}", row.number, values.collect::<Vec<_>>().join(" | "));
    let names = |members: &[usize]| {
        let names = members.iter().map(|member| name(*member).as_str());
        names.collect::<Vec<_>>().join(",")
    };
    if !row.merged.is_empty() {
        let _ = write!(line, " [merged {}]", names(&row.merged));
    }
    if !row.incomplete.is_empty() {
        let _ = write!(line, " [incomplete {}]", names(&row.incomplete));
    }
    if !row.nameless.is_empty() {
        let _ = write!(line, " [nameless {:?}]", row.nameless);
    }
    line
}

/// Check what is told of a sheet of trainees.
#[track_caller]
pub(super) fn check(text: &str, expected: &str) {
    check_kind(&trainees(), text, expected);
}

#[track_caller]
pub(super) fn check_kind(known: &[Known], text: &str, expected: &str) {
    let (layout, rows) = sheet(text);
    let told = match told_with(known, &[], (&layout, &rows)) {
        Ok(told) => told,
        Err(faults) => {
            let faults = faults.iter().map(|fault| format!("{fault:?}"));
            faults.collect::<Vec<_>>().join("\n")
        }
    };
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    let found: Vec<&str> = told.trim().lines().map(str::trim).collect();
    assert_eq!(found, expected, "\n{told}");
}
