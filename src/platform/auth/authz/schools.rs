//! The schools that a school speaks for.

use std::ops::Deref;

use crate::platform::values::ids::SchoolId;

/// A school, first, and those whose successor it is. Most have taken the place of none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schools(Vec<SchoolId>);

impl Schools {
    #[must_use]
    pub fn new(own: SchoolId, took_over: &[SchoolId]) -> Self {
        let mut schools = vec![own];
        schools.extend(took_over);
        schools[1..].sort_unstable();
        Self(schools)
    }

    /// The school itself.
    #[must_use]
    pub fn own(&self) -> SchoolId {
        self.0[0]
    }

    /// The school, where it has taken the place of none.
    #[must_use]
    pub fn alone(&self) -> Option<SchoolId> {
        match self.0[..] {
            [own] => Some(own),
            _ => None,
        }
    }

    /// Whether this one of several is among them.
    #[must_use]
    pub fn have(&self, school: Option<SchoolId>) -> bool {
        school.is_some_and(|school| self.0.contains(&school))
    }
}

impl From<SchoolId> for Schools {
    fn from(own: SchoolId) -> Self {
        Self(vec![own])
    }
}

impl Deref for Schools {
    type Target = [SchoolId];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}
