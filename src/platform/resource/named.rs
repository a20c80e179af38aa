//! Rows as a file names them: by a name that one alone, none or several have.

use std::collections::HashMap;

use crate::platform::error::{ErrorCode, Problems};
use crate::platform::values::ids::AnyId;
use crate::platform::values::text::fold;

/// What a text of a row names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named<I = AnyId> {
    One(I),
    Nothing,
    /// So many, of which nobody can tell which one is meant.
    Several(usize),
}

impl<I> Named<I> {
    /// One of these, where it is alone.
    #[must_use]
    pub fn among(mut rows: Vec<I>) -> Self {
        match (rows.len(), rows.pop()) {
            (1, Some(row)) => Self::One(row),
            (0, _) => Self::Nothing,
            (count, _) => Self::Several(count),
        }
    }

    /// The row, where there is one; why there is none is noted at `pointer`.
    pub fn settle(self, pointer: &str, problems: &mut Problems) -> Option<I> {
        match self {
            Self::One(row) => return Some(row),
            Self::Nothing => {
                problems.add(ErrorCode::ReferenceUnknown, pointer);
            }
            Self::Several(count) => {
                let fault = problems.add(ErrorCode::ReferenceAmbiguous, pointer);
                fault.param("count", count);
            }
        }
        None
    }
}

/// Rows by their names, as search folds names.
#[derive(Debug)]
pub struct ByName<I = AnyId>(HashMap<String, Vec<I>>);

impl<I: Copy> ByName<I> {
    #[must_use]
    pub fn of(rows: Vec<(I, String)>) -> Self {
        let mut names: HashMap<String, Vec<I>> = HashMap::new();
        for (row, name) in rows {
            names.entry(fold(&name)).or_default().push(row);
        }
        Self(names)
    }

    /// The row that has this name, where one alone has it.
    #[must_use]
    pub fn find(&self, text: &str) -> Named<I> {
        let name = fold(text);
        let rows = self.0.get(&name).filter(|_| !name.is_empty());
        Named::among(rows.cloned().unwrap_or_default())
    }
}
