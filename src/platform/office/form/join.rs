//! One value of several columns.

use super::cells::{is_filled, shown};
use super::marks::{self, Mark};
use super::model::Part;
use crate::platform::office::Cell;
use crate::platform::values::text::fold;

/// The parts of a member in a row, in the order of their columns.
pub(super) type Parts<'a> = [(Part, &'a Cell)];

/// The whole of the parts and whether some of it is missing. None where all are empty. What cannot
/// be joined is put side by side, so that it is refused as it stands.
pub(super) fn join(parts: &Parts<'_>) -> Option<(Cell, bool)> {
    let filled = parts.iter().filter(|(_, cell)| is_filled(cell));
    if let Some((_, cell)) = filled.clone().find(|(_, cell)| is_broken(cell)) {
        return Some(((*cell).clone(), false));
    }
    let (part, _) = parts.first()?;
    match part {
        Part::Day | Part::Month | Part::Year => day(parts),
        Part::FamilyNames | Part::GivenName => {
            let texts: Vec<String> = filled.filter_map(|(_, cell)| text(cell)).collect();
            let is_missing = texts.len() < parts.len();
            (!texts.is_empty()).then(|| (Cell::Text(texts.join(" ")), is_missing))
        }
        Part::MarkMale | Part::MarkFemale | Part::MarkPassed | Part::MarkFailed => {
            marked(parts).map(|cell| (cell, false))
        }
        Part::OfMale | Part::OfFemale => {
            let mut values = filled.map(|(_, cell)| *cell);
            let first = values.next()?;
            let rest: Vec<String> = values.filter_map(text).collect();
            let cell = if rest.is_empty() {
                first.clone()
            } else {
                Cell::Text(format!("{}; {}", text(first)?, rest.join("; ")))
            };
            Some((cell, false))
        }
        Part::Place | Part::District | Part::Province => None,
    }
}

/// The sex that is told by which column the value stands in.
pub(super) fn sex(parts: &Parts<'_>) -> Option<Cell> {
    let filled = parts.iter().filter(|(_, cell)| is_filled(cell));
    let names: Vec<&str> = filled
        .filter_map(|(part, _)| match part {
            Part::OfMale => Part::MarkMale.marks(),
            Part::OfFemale => Part::MarkFemale.marks(),
            _ => None,
        })
        .collect();
    (!names.is_empty()).then(|| Cell::Text(names.join("; ")))
}

fn marked(parts: &Parts<'_>) -> Option<Cell> {
    let mut said = Vec::new();
    for (part, cell) in parts {
        let name = part.marks().unwrap_or_default();
        match (marks::read(cell), text(cell)) {
            (Mark::Yes, _) if is_contrary(cell, *part) => said.push(format!("{name}?")),
            (Mark::Yes, _) => said.push(name.to_owned()),
            (Mark::Other, Some(text)) => said.push(text),
            _ => {}
        }
    }
    (!said.is_empty()).then(|| Cell::Text(said.join("; ")))
}

/// `Nữ` written in the column of the men.
fn is_contrary(cell: &Cell, part: Part) -> bool {
    let Cell::Text(text) = cell else { return false };
    let words = fold(text);
    matches!(&*words, "nam" | "nu") && fold(part.marks().unwrap_or_default()) != words
}

/// `2004-05-17` of 17, 5 and 2004; with less known `2004-05` or `2004`.
fn day(parts: &Parts<'_>) -> Option<(Cell, bool)> {
    let of = |asked: Part| {
        let found = parts.iter().find(|(part, _)| *part == asked);
        found.map(|(_, cell)| *cell).filter(|cell| is_filled(cell))
    };
    let (day, month, year) = (of(Part::Day), of(Part::Month), of(Part::Year));
    let is_missing = [day, month, year]
        .iter()
        .filter(|cell| cell.is_some())
        .count()
        < parts.len();
    let number = |cell: Option<&Cell>, most: u32| -> Option<Option<u32>> {
        match cell {
            None => Some(None),
            Some(cell) => match text(cell)?.parse::<u32>() {
                Ok(number) if (1..=most).contains(&number) => Some(Some(number)),
                _ => None,
            },
        }
    };
    let whole = |year: &Cell| {
        text(year)?
            .parse::<u32>()
            .ok()
            .filter(|year| (1000..=9999).contains(year))
    };
    let iso = match (number(day, 31), number(month, 12), year.and_then(whole)) {
        (Some(Some(day)), Some(Some(month)), Some(year)) => {
            Some(format!("{year}-{month:02}-{day:02}"))
        }
        (Some(None), Some(Some(month)), Some(year)) => Some(format!("{year}-{month:02}")),
        (Some(None), Some(None), Some(year)) => Some(year.to_string()),
        _ => None,
    };
    if let Some(iso) = iso {
        return Some((Cell::Text(iso), is_missing));
    }
    match (day, month, year) {
        (None, None, None) => None,
        // A whole day stands in one of the columns.
        (None, None, Some(one)) | (Some(one), None, None) if !is_small(one) => {
            Some((one.clone(), is_missing))
        }
        _ => {
            let said = [day, month, year].map(|cell| cell.and_then(text).unwrap_or("?".to_owned()));
            Some((Cell::Text(said.join("/")), is_missing))
        }
    }
}

/// A number of one or two digits says no whole day.
fn is_small(cell: &Cell) -> bool {
    text(cell).is_none_or(|text| text.chars().count() <= 2)
}

fn is_broken(cell: &Cell) -> bool {
    matches!(cell, Cell::Error(_) | Cell::NotComputed)
}

fn text(cell: &Cell) -> Option<String> {
    shown(cell).map(|text| text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn three_columns_make_a_day_or_are_shown_as_they_stand() {
        let number = Cell::Number;
        for (cells, expected, missing) in [
            (
                [number(17.0), number(5.0), number(2004.0)],
                "2004-05-17",
                false,
            ),
            ([text("07"), text("5"), text(" 2004")], "2004-05-07", false),
            ([Cell::Empty, text("5"), text("2004")], "2004-05", true),
            ([Cell::Empty, Cell::Empty, number(1965.0)], "1965", true),
            ([text("17"), text("5"), text("04")], "17/5/04", false),
            ([text("5"), text("17"), text("2004")], "5/17/2004", false),
            ([text("17"), Cell::Empty, text("2004")], "17/?/2004", true),
            (
                [Cell::Empty, Cell::Empty, text("17/5/2004")],
                "17/5/2004",
                true,
            ),
            ([text("17"), Cell::Empty, Cell::Empty], "17/?/?", true),
        ] {
            let parts = [Part::Day, Part::Month, Part::Year];
            let parts: Vec<(Part, &Cell)> = parts.into_iter().zip(&cells).collect();
            assert_eq!(join(&parts), Some((text(expected), missing)), "{cells:?}");
        }
    }

    #[test]
    fn marks_tell_the_sex_and_what_is_no_mark_is_shown() {
        for (male, female, expected) in [
            (text("x"), Cell::Empty, Some("Nam")),
            (Cell::Empty, Cell::Bool(true), Some("Nữ")),
            (text("Nam"), text("-"), Some("Nam")),
            (text("Nữ"), Cell::Empty, Some("Nam?")),
            (text("x"), text("x"), Some("Nam; Nữ")),
            (Cell::Empty, text("1985"), Some("1985")),
            (Cell::Empty, Cell::Empty, None),
        ] {
            let parts = [(Part::MarkMale, &male), (Part::MarkFemale, &female)];
            let found = join(&parts).map(|(cell, _)| cell);
            assert_eq!(found, expected.map(text), "{male:?} {female:?}");
        }
    }

    #[test]
    fn marks_tell_the_result_and_two_of_them_are_no_result() {
        for (passed, failed, expected) in [
            (text("x"), Cell::Empty, Some("Đạt")),
            (text("-"), Cell::Bool(true), Some("Không đạt")),
            (text("x"), text("x"), Some("Đạt; Không đạt")),
            (Cell::Empty, text("Hoãn thi"), Some("Hoãn thi")),
            (text("nữ"), Cell::Empty, Some("Đạt?")),
            (Cell::Empty, Cell::Empty, None),
        ] {
            let parts = [(Part::MarkPassed, &passed), (Part::MarkFailed, &failed)];
            let found = join(&parts).map(|(cell, _)| cell);
            assert_eq!(found, expected.map(text), "{passed:?} {failed:?}");
        }
    }

    #[test]
    fn a_year_in_the_column_of_a_sex_tells_both() {
        let (male, female) = (Cell::Empty, Cell::Number(1985.0));
        let parts = [(Part::OfMale, &male), (Part::OfFemale, &female)];
        assert_eq!(join(&parts), Some((Cell::Number(1985.0), false)));
        assert_eq!(sex(&parts), Some(text("Nữ")));
    }
}
