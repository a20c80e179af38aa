//! Tables that are not read because of their headers: what their columns seem to be, so that somebody
//! can say what the headings mean.

use std::collections::BTreeMap;

use super::faults::letters_of;
use super::record::{
    ColumnUnderstood, HeaderRows, Record, SheetLeftOut, SheetUnderstood, format_of, unused,
    why_name,
};
use crate::platform::error::{ApiError, StoredProblem};
use crate::platform::office::book::BookKind;
use crate::platform::office::form::{Form, FoundColumn, Role};
use crate::resources::imports::read::Stop;

/// Why a file is not read as a table.
#[derive(Debug)]
pub enum NoTable {
    Stop(Stop),
    /// What its headers seem to say, and what speaks against them.
    Header(Box<Record>, ApiError),
}

impl From<Stop> for NoTable {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

impl From<ApiError> for NoTable {
    fn from(error: ApiError) -> Self {
        Self::Stop(error.into())
    }
}

/// The forms that sheets seem to have, with the error that keeps them from being read.
pub fn told<'a>(
    kind: BookKind,
    sheets: impl Iterator<Item = (&'a str, &'a Form)> + Clone,
    mut left_out: Vec<SheetLeftOut>,
    error: ApiError,
) -> NoTable {
    let is_shown = |name: &str| sheets.clone().any(|(shown, _)| shown == name);
    left_out.retain(|left| !is_shown(&left.name));
    let questions = sheets
        .clone()
        .flat_map(|(name, form)| unused(name, &form.unused));
    let record = Record {
        // In no way is it taken.
        digest: String::new(),
        format: format_of(kind),
        questions: questions
            .map(|question| StoredProblem::from(&question))
            .collect(),
        sheets: sheets.map(|(name, form)| sheet(name, form)).collect(),
        sheets_left_out: left_out,
    };
    NoTable::Header(Box::new(record), error)
}

fn sheet(name: &str, form: &Form) -> SheetUnderstood {
    let (first, last) = form.header;
    SheetUnderstood {
        name: name.to_owned(),
        rows: 0,
        // What stands above a header that is none may be somebody's row.
        title: Vec::new(),
        header: HeaderRows { first, last },
        columns: form.columns.iter().map(column).collect(),
        left_out_counts: BTreeMap::new(),
        left_out_texts: BTreeMap::new(),
        left_out: Vec::new(),
        sample: Vec::new(),
    }
}

fn column(column: &FoundColumn) -> ColumnUnderstood {
    let (member, why) = match &column.role {
        Role::Member { name } => (Some(name.clone()), None),
        Role::Part { member, .. } => (Some(member.clone()), None),
        Role::LeftOut { why } => (None, Some(why_name(*why).to_owned())),
    };
    ColumnUnderstood {
        column: letters_of(column.index),
        heading: column.heading.clone(),
        member,
        left_out: why,
        ..ColumnUnderstood::default()
    }
}
