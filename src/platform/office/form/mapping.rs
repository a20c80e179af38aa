//! What the caller says about headings.

use super::grid::Path;
use super::heading::Heading;
use super::model::{FormFault, Target};
use super::table::{Meaning, Table};
use crate::platform::values::text::fold;

/// What the caller says about one heading.
#[derive(Debug)]
struct Entry {
    raw: String,
    key: String,
    /// `[C]` names a column by its letters.
    column: Option<usize>,
    /// None: leave out.
    means: Option<Meaning>,
}

/// All that the caller says.
#[derive(Debug, Default)]
pub(super) struct Mapping(Vec<Entry>);

impl Mapping {
    pub fn new(asked: &[(String, Target)], table: &Table<'_>, faults: &mut Vec<FormFault>) -> Self {
        let mut entries: Vec<Entry> = Vec::new();
        for (heading, target) in asked {
            let means = match target {
                Target::LeaveOut => None,
                Target::Member(name) => table
                    .index_of(name)
                    .map(|member| Meaning { member, part: None }),
                Target::Part(name, part) => table
                    .index_of(name)
                    .filter(|&member| table.has_part(member, *part))
                    .map(|member| Meaning {
                        member,
                        part: Some(*part),
                    }),
            };
            if let (None, Target::Member(member) | Target::Part(member, _)) = (means, target) {
                faults.push(FormFault::TargetUnknown {
                    heading: heading.clone(),
                    member: member.clone(),
                });
                continue;
            }
            let column = column_named(heading);
            let key = fold(heading);
            let same = |entry: &&Entry| entry.key == key && entry.column == column;
            match entries.iter().find(same) {
                Some(entry) if entry.means == means => {}
                Some(_) => faults.push(FormFault::TargetTwice {
                    heading: heading.clone(),
                }),
                None => entries.push(Entry {
                    raw: heading.clone(),
                    key,
                    column,
                    means,
                }),
            }
        }
        Self(entries)
    }

    /// The member that the caller names for such a heading, wherever it stands.
    pub fn names(&self, path: &Path) -> Option<Meaning> {
        let mut entries = self.0.iter();
        entries.find(|entry| entry.is_whole(path))?.means
    }

    /// Which entry speaks of each column. Of one heading the whole is looked for first, then its
    /// lowest cell.
    pub fn speaks(&self, paths: &[Path]) -> Vec<Option<usize>> {
        let mut of_column = vec![None; paths.len()];
        let mut take = |index: usize, is: &dyn Fn(usize, &Path) -> bool| {
            let mut found = false;
            for (column, path) in paths.iter().enumerate().filter(|(at, path)| is(*at, path)) {
                // A column of its own heading is not taken by that of another's lowest cell.
                found |= !path.cells.is_empty() || self.0[index].column.is_some();
                of_column[column].get_or_insert(index);
            }
            found
        };
        let mut left = Vec::new();
        for (index, entry) in self.0.iter().enumerate() {
            let is = |at: usize, path: &Path| match entry.column {
                Some(column) => column == at,
                None => entry.is_whole(path),
            };
            if !take(index, &is) && entry.column.is_none() {
                left.push(index);
            }
        }
        for index in left {
            let entry = &self.0[index];
            take(index, &|_, path| {
                path.cells.last().is_some_and(|leaf| entry.is_leaf(leaf))
            });
        }
        of_column
    }

    pub fn means(&self, entry: usize) -> Option<Meaning> {
        self.0[entry].means
    }

    /// Headings that no column has.
    pub fn unused(&self, speaks: &[Option<usize>]) -> Vec<String> {
        let entries = self.0.iter().enumerate();
        entries
            .filter(|(index, _)| !speaks.contains(&Some(*index)))
            .map(|(_, entry)| entry.raw.clone())
            .collect()
    }
}

impl Entry {
    fn is_whole(&self, path: &Path) -> bool {
        let joined = |of: fn(&Heading) -> &str| {
            let cells: Vec<&str> = path.cells.iter().map(of).collect();
            cells.join(" ")
        };
        self.column.is_none()
            && !path.cells.is_empty()
            && (joined(|cell| &cell.whole) == self.key || joined(|cell| &cell.bare) == self.key)
    }

    fn is_leaf(&self, leaf: &Heading) -> bool {
        self.key == leaf.whole || self.key == leaf.bare
    }
}

/// 2 of `[C]`.
fn column_named(heading: &str) -> Option<usize> {
    let letters = heading.trim().strip_prefix('[')?.strip_suffix(']')?;
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut column = 0;
    for letter in letters.bytes() {
        if !letter.is_ascii_uppercase() {
            return None;
        }
        column = column * 26 + usize::from(letter - b'A') + 1;
    }
    Some(column - 1)
}
