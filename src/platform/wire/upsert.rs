//! What became of a row that a client sends whole, under a key of its own.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::error::{ErrorCode, FieldError};
use crate::platform::values::ids::AnyId;

/// Whether the row was new, changed, or already as sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Outcome {
    Created,
    Updated,
    Unchanged,
}

/// The row that a key names after an upsert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upserted<I = AnyId> {
    pub id: I,
    pub outcome: Outcome,
    /// What of the row was not taken over, or is unusual about it.
    pub warnings: Vec<FieldError>,
    /// What makes the row that of another person than before.
    pub identity: Vec<IdentityChange>,
}

/// A member that says who a person is, and says it otherwise from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({"member": "fullName", "before": "Lò Thị Mai", "after": "Lò Thị Mái"}))]
pub struct IdentityChange {
    pub member: String,
    /// As it is; a document masked to its last three characters.
    pub before: Option<String>,
    /// As it would be; null when it is removed.
    pub after: Option<String>,
}

impl<I> Upserted<I> {
    #[must_use]
    pub fn new(id: I, outcome: Outcome) -> Self {
        Self {
            id,
            outcome,
            warnings: Vec::new(),
            identity: Vec::new(),
        }
    }

    /// A row that was there already.
    #[must_use]
    pub fn existing(id: I, changed: bool) -> Self {
        let outcome = if changed {
            Outcome::Updated
        } else {
            Outcome::Unchanged
        };
        Self::new(id, outcome)
    }

    #[must_use]
    pub fn warn(mut self, warnings: Vec<FieldError>) -> Self {
        self.warnings.extend(warnings);
        self
    }

    /// With a warning for each member that makes the row that of another person.
    #[must_use]
    pub fn identified(mut self, changes: Vec<IdentityChange>) -> Self {
        let place = |change: &IdentityChange| format!("/{}", change.member);
        let warning = |change| FieldError::at(ErrorCode::IdentityChanged, &place(change));
        self.warnings.extend(changes.iter().map(warning));
        self.identity = changes;
        self
    }
}

/// The shortest way through a state machine from one state to another, without the first.
#[must_use]
pub fn way<S: Copy + PartialEq>(from: S, to: S, next: fn(S) -> &'static [S]) -> Option<Vec<S>> {
    let mut ways = std::collections::VecDeque::from([vec![from]]);
    let mut reached = vec![from];
    while let Some(way) = ways.pop_front() {
        let last = *way.last()?;
        if last == to {
            return Some(way[1..].to_vec());
        }
        for state in next(last) {
            if !reached.contains(state) {
                reached.push(*state);
                ways.push_back([way.as_slice(), &[*state]].concat());
            }
        }
    }
    None
}
