//! The header as columns: what stands above each of them, with groups over what they cover.

use std::collections::HashMap;

use super::cells::shown;
use super::heading::Heading;
use crate::platform::office::{Area, Layout, Row};

/// Columns behind these have no heading.
pub(super) const WIDEST: usize = 1024;
/// Cells of merged areas that are looked at in the head of a sheet.
const MOST_MERGED: usize = 200_000;

/// The first rows of a sheet with their merged areas.
pub(super) struct Grid<'a> {
    pub rows: &'a [Row],
    pub layout: &'a Layout,
    areas: HashMap<(u32, usize), Area>,
}

/// What stands above a column, from above.
#[derive(Debug, Clone, Default)]
pub(super) struct Path {
    pub cells: Vec<Heading>,
    /// First and last column of the merged area of its lowest cell.
    pub over: Option<(usize, usize)>,
}

impl<'a> Grid<'a> {
    pub fn new(layout: &'a Layout, rows: &'a [Row]) -> Self {
        let mut areas = HashMap::new();
        let mut left = MOST_MERGED;
        for area in &layout.merged {
            let area = Area {
                columns: (area.columns.0, area.columns.1.min(WIDEST)),
                ..*area
            };
            let columns = area.columns.0..=area.columns.1;
            let met = rows.iter().map(|row| row.number);
            for row in met.filter(|row| (area.rows.0..=area.rows.1).contains(row)) {
                for column in columns.clone().take(left) {
                    areas.insert((row, column), area);
                    left -= 1;
                }
            }
            if left == 0 {
                break;
            }
        }
        Self {
            rows,
            layout,
            areas,
        }
    }

    pub fn area(&self, row: &Row, column: usize) -> Option<Area> {
        self.areas.get(&(row.number, column)).copied()
    }

    /// Whether the second row stands right beneath the first. In a text file a row is numbered by
    /// its first line, and may have several.
    pub fn is_adjacent(&self, upper: usize, lower: usize) -> bool {
        let (Some(above), Some(below)) = (self.rows.get(upper), self.rows.get(lower)) else {
            return false;
        };
        let breaks: usize = above
            .cells
            .iter()
            .filter_map(shown)
            .map(|text| text.matches('\n').count())
            .sum();
        let gap = below.number.saturating_sub(above.number);
        gap == 1 || usize::try_from(gap).is_ok_and(|gap| gap == 1 + breaks)
    }

    /// The paths of all columns in the rows from `first` to `last` of the head.
    pub fn paths(&self, first: usize, last: usize) -> Vec<Path> {
        let rows = self.rows.get(first..=last).unwrap_or_default();
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let reach = rows
            .iter()
            .flat_map(|row| (0..width).filter_map(|column| self.area(row, column)))
            .map(|area| area.columns.1 + 1)
            .max();
        let width = width.max(reach.unwrap_or(0)).min(WIDEST);
        let mut paths = vec![Path::default(); width];
        for (at, row) in rows.iter().enumerate() {
            let mut group: Option<Heading> = None;
            for (column, path) in paths.iter_mut().enumerate() {
                let own = text_at(row, column);
                let area = self.area(row, column);
                let is_first = |area: &Area| (row.number, column) == (area.rows.0, area.columns.0);
                let text = match (&own, area) {
                    (Some(text), _) => Some(Heading::new(text)),
                    // Covered by a heading on its left.
                    (None, Some(area)) if !is_first(&area) => (row.number == area.rows.0)
                        .then(|| text_at(row, area.columns.0))
                        .flatten()
                        .map(|text| Heading::new(&text)),
                    (None, _) => {
                        let beneath = &rows[at + 1..];
                        let has_own = beneath.iter().any(|row| text_at(row, column).is_some());
                        group.clone().filter(|_| has_own)
                    }
                };
                // Without merged cells a group is written over its first column alone.
                let starts =
                    own.is_some() && area.is_none_or(|area| area.columns.0 == area.columns.1);
                let has_beneath = || {
                    let beneath = &rows[at + 1..];
                    beneath.iter().any(|row| text_at(row, column).is_some())
                };
                group = match &text {
                    Some(_) if starts && area.is_none() && has_beneath() => text.clone(),
                    Some(text) if own.is_none() && area.is_none() => Some(text.clone()),
                    _ => None,
                };
                let Some(text) = text else { continue };
                path.over = area
                    .map(|area| area.columns)
                    .filter(|columns| columns.0 < columns.1);
                if path
                    .cells
                    .last()
                    .is_none_or(|last| last.whole != text.whole)
                {
                    path.cells.push(text);
                }
            }
        }
        paths
    }
}

fn text_at(row: &Row, column: usize) -> Option<String> {
    row.cells
        .get(column)
        .and_then(shown)
        .map(std::borrow::Cow::into_owned)
}
