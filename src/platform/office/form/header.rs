//! Where the header of a sheet stands.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::cells::{digits, filled, is_filled, shown, text};
use super::grid::{Grid, Path};
use super::lines;
use super::mapping::Mapping;
use super::model::Part;
use super::structural::structural;
use super::table::Table;
use crate::platform::office::{Cell, Row};
use crate::platform::values::text::{fold, nfc};

/// Rows of a header; groups beyond are found by their merged cells.
const MOST_ROWS: usize = 3;
const MOST_MERGED_ROWS: usize = 5;
/// Digits of a heading that nobody knows, at most: more may be somebody's number or day.
const MOST_DIGITS: usize = 2;
/// A longer text is no heading of a group.
const LONGEST_GROUP: usize = 60;

/// Words with which the lines of a title begin, folded.
const TITLES: &[&str] = &[
    "cong hoa xa hoi",
    "doc lap tu do",
    "danh sach",
    "ubnd",
    "uy ban nhan dan",
    "bang ",
    "bieu ",
    "mau so",
    "mau ",
    "phu luc",
    "kem theo",
    "ban hanh kem",
    "don vi tinh",
    "dvt",
    "nam hoc",
    "hoc ky",
    "trung tam gd",
    "truong cao dang",
    "truong trung cap",
    "so lao dong",
    "so noi vu",
    "so giao duc",
    "dot ",
    "lop ",
    "khoa hoc ",
    "tong hop",
];

/// How well rows of the head do as the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    members: usize,
    others: usize,
}

/// The first and the last row of the header, as they count in the head.
pub(super) fn locate(
    grid: &Grid<'_>,
    table: &Table<'_>,
    mapping: &Mapping,
) -> Option<(usize, usize)> {
    let mut tried: Vec<(usize, usize, Score)> = Vec::new();
    for first in 0..grid.rows.len() {
        for last in first..(first + MOST_ROWS).min(grid.rows.len()) {
            let row = &grid.rows[last];
            if is_blank(row) || lines::is_numbering(row) {
                break;
            }
            if last > first && !grid.is_adjacent(last - 1, last) {
                break;
            }
            tried.push((first, last, score(grid, table, mapping, first, last)));
        }
    }
    let best = tried.iter().map(|(_, _, score)| score.members).max()?;
    // A sheet that repeats its header may have more columns later; the rows above them are rows.
    let enough = (best * 3).div_ceil(5).max(2.min(table.known.len()));
    let mut good = tried.iter().filter(|(_, _, score)| score.members >= enough);
    let from = good.next()?.0;
    let near = tried
        .iter()
        .filter(|(first, _, _)| (from..from + MOST_ROWS).contains(first));
    let (first, last, _) =
        near.max_by_key(|(first, last, score)| (*score, Reverse(last - first), Reverse(*first)))?;
    let last = downward(grid, table, *first, *last);
    let first = upward(grid, *first, last);
    Some((first, downward(grid, table, first, last)))
}

/// Of a sheet whose headings mean nothing that is known: the row of short texts without numbers right
/// above the first row that has some. What may be somebody's row is none.
pub(super) fn likeliest(grid: &Grid<'_>, table: &Table<'_>) -> Option<(usize, usize)> {
    let rows = grid.rows;
    let at = rows.iter().enumerate().find_map(|(below, row)| {
        let mut above = (below.saturating_sub(MOST_ROWS)..below).rev();
        above.find(|&at| may_be_headings(&rows[at]) && is_row_of(&rows[at], row))
    })?;
    Some((at, downward(grid, table, at, at)))
}

fn may_be_headings(row: &Row) -> bool {
    let texts: Option<Vec<&str>> = filled(row).map(|(_, cell)| text(cell)).collect();
    texts.is_some_and(|texts| {
        let titles = texts.iter().filter(|text| is_title(text)).count();
        texts.len() > 1
            && texts.iter().all(|text| digits(text) <= MOST_DIGITS)
            && titles * 2 < texts.len()
    })
}

/// Whether a row has numbers, and stands in the columns of a header.
fn is_row_of(header: &Row, row: &Row) -> bool {
    let is_number = |cell: &Cell| match cell {
        Cell::Number(_) | Cell::Instant(_) => true,
        cell => text(cell).is_some_and(|text| digits(text) > MOST_DIGITS),
    };
    let is_headed = |column: &usize| header.cells.get(*column).is_some_and(is_filled);
    let columns = || filled(row).map(|(column, _)| column);
    let (all, headed) = (columns().count(), columns().filter(is_headed).count());
    all > 1 && headed * 2 > all && filled(row).any(|(_, cell)| is_number(cell))
}

fn score(
    grid: &Grid<'_>,
    table: &Table<'_>,
    mapping: &Mapping,
    first: usize,
    last: usize,
) -> Score {
    let paths = grid.paths(first, last);
    let mut members = HashSet::new();
    let mut others = 0;
    for (index, path) in paths.iter().enumerate() {
        let Some(leaf) = path.cells.last() else {
            continue;
        };
        // `Lớp:` stands before a value, not above a column.
        if leaf.raw.ends_with(':') {
            continue;
        }
        let asked = mapping.names(path);
        let found = table.meaning(&path.cells, &beside(&paths, index));
        let found = found.or_else(|| table.weak_meaning(&path.cells));
        if let Some(meaning) = asked.or(found) {
            members.insert(meaning);
        } else if structural(leaf).is_some() {
            others += 1;
        }
    }
    Score {
        members: members.len(),
        others,
    }
}

/// The lowest cells of the columns that share the groups of a column.
pub(super) fn beside(paths: &[Path], index: usize) -> Vec<&str> {
    let Some((leaf, groups)) = paths[index].cells.split_last() else {
        return Vec::new();
    };
    if leaf.bare != "nam" {
        return Vec::new();
    }
    let is_same = |path: &&Path| {
        let cells = &path.cells;
        cells.len() == groups.len() + 1 && cells[..groups.len()] == *groups
    };
    let left = paths[..index].iter().rev().take_while(is_same);
    let right = paths[index + 1..].iter().take_while(is_same);
    left.chain(right)
        .filter_map(|path| path.cells.last())
        .map(|leaf| &*leaf.bare)
        .collect()
}

pub(super) fn is_blank(row: &Row) -> bool {
    row.cells.iter().all(|cell| shown(cell).is_none())
}

/// Rows beneath that belong to the header: merged into it, or dividing one of its headings.
fn downward(grid: &Grid<'_>, table: &Table<'_>, first: usize, mut last: usize) -> usize {
    loop {
        let next = last + 1;
        let Some(row) = grid.rows.get(next) else {
            return last;
        };
        if next - first >= MOST_MERGED_ROWS || is_blank(row) || lines::is_numbering(row) {
            return last;
        }
        let from = grid.rows[first].number..=grid.rows[last].number;
        let is_merged = (0..row.cells.len().max(grid.rows[last].cells.len())).any(|column| {
            let area = grid.area(row, column);
            area.is_some_and(|area| from.contains(&area.rows.0))
        });
        let divides = grid.is_adjacent(last, next) && divides(grid, table, first, last, row);
        if !is_merged && !divides {
            return last;
        }
        last = next;
    }
}

/// Whether each cell of the row stands beneath a heading over several columns.
fn divides(grid: &Grid<'_>, table: &Table<'_>, first: usize, last: usize, row: &Row) -> bool {
    let paths = grid.paths(first, last);
    let is_headed = |column: usize| paths.get(column).is_some_and(|path| !path.cells.is_empty());
    let is_name = |column: usize| {
        let path = paths.get(column);
        let meaning = path.and_then(|path| table.meaning(&path.cells, &[]));
        meaning.is_some_and(|meaning| table.has_part(meaning.member, Part::GivenName))
    };
    let mut divided = 0;
    for (column, cell) in row.cells.iter().enumerate() {
        let text = match cell {
            Cell::Empty => continue,
            Cell::Text(text) => text.trim(),
            _ => return false,
        };
        if text.is_empty() {
            continue;
        }
        if text.contains(|c: char| c.is_ascii_digit()) || is_name(column) {
            return false;
        }
        let over = paths.get(column).and_then(|path| path.over);
        let is_over = over.is_some();
        // What reaches beyond the heading above is no part of it, but the head of a group.
        let reach = grid.area(row, column).map_or(column, |area| area.columns.1);
        let within = over.map_or(column, |over| over.1);
        if reach > within || (!is_headed(column) && column == 0) {
            return false;
        }
        if is_over || !is_headed(column) {
            // The name itself may reach into a column without heading.
            if column > 0 && !is_headed(column) && is_name(column - 1) {
                return false;
            }
            divided += 1;
        } else if is_headed(column + 1) {
            return false;
        } else {
            divided += 1;
        }
    }
    divided > 1
}

/// Rows above that are groups of its columns, not titles.
fn upward(grid: &Grid<'_>, mut first: usize, last: usize) -> usize {
    while first > 0 && last - first + 1 < MOST_MERGED_ROWS {
        let above = first - 1;
        let row = &grid.rows[above];
        if is_blank(row) || !grid.is_adjacent(above, first) {
            break;
        }
        let header = &grid.rows[first];
        let width = header.cells.len();
        let is_merged = (0..width).any(|column| {
            let area = grid.area(header, column);
            // What covers all of it is the title.
            area.is_some_and(|area| {
                area.rows.0 <= row.number && area.columns.1 - area.columns.0 < 2
            })
        });
        if !is_merged && !are_groups(grid, row, width) {
            break;
        }
        first = above;
    }
    first
}

fn are_groups(grid: &Grid<'_>, row: &Row, width: usize) -> bool {
    let mut groups = 0;
    for (column, cell) in row.cells.iter().enumerate() {
        let Some(text) = shown(cell) else { continue };
        let covers = grid
            .area(row, column)
            .map_or(1, |area| area.columns.1 + 1 - area.columns.0);
        if column == 0 || covers * 5 >= width * 4 || is_title(&text) {
            return false;
        }
        groups += 1;
    }
    groups > 0
}

/// Whether a text above the columns is a line of the title.
pub(super) fn is_title(text: &str) -> bool {
    let text = nfc(text);
    let folded = fold(&text);
    text.chars().count() > LONGEST_GROUP
        || text.contains(':')
        || lines::is_dated(&text)
        || TITLES
            .iter()
            .any(|title| folded.starts_with(title) || folded == title.trim_end())
}
