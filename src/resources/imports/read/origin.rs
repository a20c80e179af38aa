//! Where the members of a row stand in a table.

use crate::platform::error::StoredProblem;

/// The heading and the text of the cell that each member was read from.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Origin(Vec<(String, String, String)>);

impl Origin {
    /// The member, the heading above it, and the cell as a problem may repeat it.
    pub fn note(&mut self, member: &str, heading: &str, cell: String) {
        self.0.push((member.to_owned(), heading.to_owned(), cell));
    }

    /// The problem with the place in the table that it is about.
    #[must_use]
    pub fn place(&self, mut problem: StoredProblem) -> StoredProblem {
        let member = problem.pointer.as_deref().and_then(first_of);
        let found = self.0.iter().find(|(name, ..)| Some(&**name) == member);
        if let Some((_, heading, cell)) = found {
            let params = &mut problem.params;
            params
                .entry("heading")
                .or_insert_with(|| heading.as_str().into());
            params.entry("cell").or_insert_with(|| cell.as_str().into());
        }
        problem
    }
}

/// The first member of a pointer.
fn first_of(pointer: &str) -> Option<&str> {
    pointer.strip_prefix('/')?.split('/').next()
}
