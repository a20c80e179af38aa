//! How the members of a row are read from its columns.

use std::mem;

use super::cells::is_filled;
use super::join;
use super::merged::Merged;
use super::model::{Form, Part, Role};
use super::told::{FoundRow, Value};
use crate::platform::office::{Cell, Row};

/// How a member is read.
#[derive(Debug)]
pub(super) struct Plan {
    pub member: usize,
    columns: Vec<(usize, Option<Part>)>,
    /// The member to which the columns tell the sex.
    pub sex: Option<usize>,
    /// Its parts stand beneath one heading, so that one may do.
    is_one_heading: bool,
}

impl Plan {
    pub fn has_any(&self, columns: &[usize]) -> bool {
        let mut own = self.columns.iter();
        !columns.is_empty() && own.any(|(column, _)| columns.contains(column))
    }

    /// Move the values of the member out of the row.
    pub fn read(&self, row: &mut Row, merged: &Merged, found: &mut FoundRow) {
        if let [(column, part)] = self.columns[..]
            && part.is_none_or(|part| !part.is_joined())
        {
            if let Some(cell) = row.cells.get_mut(column).filter(|cell| is_filled(cell)) {
                found.values.push(Value {
                    member: self.member,
                    part,
                    cell: mem::replace(cell, Cell::Empty),
                    column,
                    beside: Vec::new(),
                });
            }
        } else {
            self.join(row, merged, found);
        }
    }

    fn join(&self, row: &Row, merged: &Merged, found: &mut FoundRow) {
        let cell = |column: usize| row.cells.get(column).unwrap_or(&Cell::Empty);
        let columns = self.columns.iter().map(|(column, _)| *column);
        let mut filled = columns.clone().filter(|&column| is_filled(cell(column)));
        let Some(column) = filled.next() else {
            return;
        };
        let beside: Vec<usize> = filled.collect();
        let parts: Vec<(Part, &Cell)> = self
            .columns
            .iter()
            .filter_map(|&(column, part)| Some((part?, cell(column))))
            .collect();
        let Some((joined, is_missing)) = join::join(&parts) else {
            return;
        };
        let mut push = |member, cell| {
            found.values.push(Value {
                member,
                part: None,
                cell,
                column,
                beside: beside.clone(),
            });
        };
        push(self.member, joined);
        if let (Some(member), Some(cell)) = (self.sex, join::sex(&parts)) {
            push(member, cell);
        }
        // A name merged over both its columns is whole.
        let last = columns.max().unwrap_or(column);
        let is_whole = self.is_one_heading && merged.reach(row.number, column) >= last;
        if is_missing && !is_whole {
            found.incomplete.push(self.member);
        }
    }
}

/// Members in the order of their columns; what is not joined is read column by column.
pub(super) fn plans(form: &Form, sex: Option<&str>) -> Vec<Plan> {
    let mut plans: Vec<Plan> = Vec::new();
    let index_of = |name: &str| form.members.iter().position(|member| member == name);
    for column in &form.columns {
        let (name, part) = match &column.role {
            Role::Member { name } => (name, None),
            Role::Part { member, part } => (member, Some(*part)),
            Role::LeftOut { .. } => continue,
        };
        let Some(member) = index_of(name) else {
            continue;
        };
        let is_joined = |part: Option<Part>| part.is_some_and(Part::is_joined);
        let mut open = plans.iter_mut();
        let open = open.find(|plan| {
            plan.member == member && plan.columns.iter().all(|(_, part)| is_joined(*part))
        });
        match open {
            Some(plan) if is_joined(part) => {
                let first = plan.columns.first();
                let first = first.and_then(|(at, _)| form.columns.get(*at));
                plan.is_one_heading = first.is_some_and(|first| first.heading == column.heading);
                plan.columns.push((column.index, part));
            }
            _ => plans.push(Plan {
                member,
                columns: vec![(column.index, part)],
                sex: matches!(part, Some(Part::OfMale | Part::OfFemale))
                    .then(|| sex.and_then(index_of))
                    .flatten(),
                is_one_heading: false,
            }),
        }
    }
    // The given name may stand left of the others.
    for plan in &mut plans {
        plan.columns.sort_by_key(|(_, part)| *part);
    }
    plans
}
