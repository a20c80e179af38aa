//! What the caller says about headings.

use super::grid::Path;
use super::heading::{BETWEEN_ROWS, Heading};
use super::model::{FormFault, Part, Target};
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
                Target::Member(name) => match table.named(name) {
                    Some(meaning) => Some(meaning),
                    None => {
                        faults.push(FormFault::TargetUnknown {
                            heading: heading.clone(),
                            member: name.clone(),
                        });
                        continue;
                    }
                },
            };
            let entry = Entry::new(heading, means);
            let same = |other: &&Entry| other.key == entry.key && other.column == entry.column;
            match entries.iter().find(same) {
                Some(same) if same.means == means => {}
                Some(_) => faults.push(FormFault::TargetTwice {
                    heading: heading.clone(),
                }),
                None => entries.push(entry),
            }
        }
        Self(entries)
    }

    /// The member that the caller names for such a heading, wherever it stands.
    pub fn names(&self, path: &Path) -> Option<Meaning> {
        let whole = self.0.iter().find(|entry| entry.is_whole(path));
        let leaf = || {
            let leaf = path.cells.last()?;
            self.0.iter().find(|entry| entry.is_leaf(leaf))
        };
        whole.or_else(leaf)?.means
    }

    /// Whether the caller names columns by their letters.
    pub fn has_letters(&self) -> bool {
        self.0.iter().any(|entry| entry.column.is_some())
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
    fn new(raw: &str, means: Option<Meaning>) -> Self {
        Self {
            raw: raw.to_owned(),
            key: fold(raw),
            column: column_named(raw),
            means,
        }
    }

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
        self.column.is_none() && (self.key == leaf.whole || self.key == leaf.bare)
    }
}

/// The headings of the columns of a sheet, the cells of each as a form joins them.
#[derive(Debug)]
pub struct Headings(Vec<Path>);

impl Headings {
    #[must_use]
    pub fn new(headings: &[&str]) -> Self {
        let paths = headings.iter().map(|heading| {
            let cells = heading.split(BETWEEN_ROWS).filter(|cell| !cell.is_empty());
            Path {
                cells: cells.map(Heading::new).collect(),
                over: None,
            }
        });
        Self(paths.collect())
    }

    /// Whether there are all the columns of which a mapping speaks.
    #[must_use]
    pub fn have<'a>(&self, asked: impl Iterator<Item = &'a str>) -> bool {
        let mapping = Mapping(asked.map(|heading| Entry::new(heading, None)).collect());
        mapping.unused(&mapping.speaks(&self.0)).is_empty()
    }
}

/// Whether one column cannot be the one while another is the other: they are the same, or a member and
/// a part of it that is joined with others to the whole.
#[must_use]
pub fn exclude_each_other(one: &str, other: &str) -> bool {
    let is_joined_part = |whole: &str, part: &str| {
        let part = part
            .strip_prefix(whole)
            .and_then(|rest| rest.strip_prefix('.'));
        part.is_some_and(|name| {
            let mut parts = Part::ALL.iter();
            parts.any(|part| part.is_joined() && part.name() == name)
        })
    };
    one == other || is_joined_part(one, other) || is_joined_part(other, one)
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
