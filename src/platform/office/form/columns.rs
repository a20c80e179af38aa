//! What each column is, from what stands above it and, where that is not enough, from its values.

use super::cells::shown;
use super::grid::Path;
use super::header::beside;
use super::heading::BETWEEN_ROWS;
use super::mapping::Mapping;
use super::model::Why;
use super::structural::structural;
use super::table::{Meaning, Table};
use crate::platform::office::{Cell, Layout, Row};

/// What a column claims to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    Means(Meaning),
    Out(Why),
}

impl Claim {
    pub fn meaning(self) -> Option<Meaning> {
        match self {
            Self::Means(meaning) => Some(meaning),
            Self::Out(_) => None,
        }
    }
}

/// The columns of a sheet while it is found out what they are.
pub(super) struct Columns<'a> {
    pub table: &'a Table<'a>,
    pub paths: Vec<Path>,
    pub claims: Vec<Claim>,
    /// Rows of the head beneath the header.
    pub body: Vec<&'a Row>,
    /// Which word of the caller speaks of each.
    pub speaks: Vec<Option<usize>>,
}

impl<'a> Columns<'a> {
    pub fn new(
        table: &'a Table<'a>,
        paths: Vec<Path>,
        body: Vec<&'a Row>,
        layout: &Layout,
        mapping: &Mapping,
    ) -> Self {
        let speaks = mapping.speaks(&paths);
        let mut columns = Self {
            table,
            claims: vec![Claim::Out(Why::Blank); paths.len()],
            paths,
            body,
            speaks,
        };
        for index in 0..columns.paths.len() {
            columns.claims[index] = match columns.speaks[index] {
                Some(entry) => mapping
                    .means(entry)
                    .map_or(Claim::Out(Why::Asked), Claim::Means),
                None if layout.hidden_columns.contains(&index) => Claim::Out(Why::Hidden),
                None => columns.by_heading(index),
            };
        }
        columns
    }

    pub fn unused(&self, mapping: &Mapping) -> Vec<String> {
        mapping.unused(&self.speaks)
    }

    pub fn heading(&self, index: usize) -> String {
        let cells = &self.paths[index].cells;
        let cells: Vec<&str> = cells.iter().map(|cell| &*cell.raw).collect();
        cells.join(BETWEEN_ROWS)
    }

    pub fn values(&self, index: usize) -> impl Iterator<Item = &'a Cell> {
        let cells = self.body.iter().map(move |row| row.cells.get(index));
        cells.flatten().filter(|cell| shown(cell).is_some())
    }

    /// Values in rows that are filled as people's rows are, not in totals or signatures.
    pub fn full_values(&self, index: usize) -> impl Iterator<Item = &'a Cell> {
        let filled = |row: &Row| {
            row.cells
                .iter()
                .filter(|cell| shown(cell).is_some())
                .count()
        };
        let most = self.body.iter().map(|row| filled(row)).max().unwrap_or(0);
        let full = self.body.iter().filter(move |row| filled(row) * 2 > most);
        let cells = full.filter_map(move |row| row.cells.get(index));
        cells.filter(|cell| shown(cell).is_some())
    }

    fn by_heading(&self, index: usize) -> Claim {
        let path = &self.paths[index];
        let Some(leaf) = path.cells.last() else {
            let has_values = self.full_values(index).next().is_some();
            return Claim::Out(if has_values {
                Why::NoHeading
            } else {
                Why::Blank
            });
        };
        let meaning = self.table.meaning(&path.cells, &beside(&self.paths, index));
        match meaning {
            Some(meaning) => Claim::Means(meaning),
            None => Claim::Out(structural(leaf).unwrap_or(Why::Unknown)),
        }
    }
}
