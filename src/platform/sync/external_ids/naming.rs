//! How a sender names a row that is sent whole: by a key of their own system, or by the row's id.

use super::{ExternalId, find_locked, of_row, together};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::values::ids::{AnyId, Id};

/// What a sender calls a row.
#[derive(Debug, Clone, Copy, Default)]
pub struct Naming<'a> {
    id: Option<AnyId>,
    key: Option<&'a ExternalId>,
}

/// What a name leads to.
#[derive(Debug)]
pub struct Settled {
    /// The row; none where none has the name.
    pub row: Option<AnyId>,
    /// The keys that are to be the row's own.
    pub keys: Vec<ExternalId>,
}

impl<'a> From<&'a ExternalId> for Naming<'a> {
    fn from(key: &'a ExternalId) -> Self {
        Self {
            key: Some(key),
            ..Self::default()
        }
    }
}

impl<'a> Naming<'a> {
    #[must_use]
    pub fn new<R>(id: Option<Id<R>>, key: Option<&'a ExternalId>) -> Self {
        let id = id.map(Id::any);
        Self { id, key }
    }

    /// The key, unless the id goes before it.
    #[must_use]
    pub fn key(&self) -> Option<&'a ExternalId> {
        self.key.filter(|_| self.id.is_none())
    }

    #[must_use]
    pub fn is_by_id(&self) -> bool {
        self.id.is_some()
    }

    /// The row that is named, whose other keys are `others`. A row of this id takes the key beside it,
    /// unless it has it already.
    ///
    /// # Errors
    /// 422 when the key is that of another row.
    pub fn settle(self, op: &mut Op, resource: &str, others: &[ExternalId]) -> ApiResult<Settled> {
        let keys = self
            .key
            .map_or_else(|| others.to_vec(), |key| together(key, others));
        match (self.id, self.key) {
            (Some(id), Some(key)) => {
                let has_it = match find_locked(op, resource, key)? {
                    Some(named) if named == id => true,
                    Some(_) => {
                        let code = ErrorCode::ReferenceDisagrees;
                        return Err(ApiError::at(code, "/externalId"));
                    }
                    // It may be one of another organisation, which gives the same key to others.
                    None => of_row(op, resource, id)?.contains(key),
                };
                let keys = if has_it { others.to_vec() } else { keys };
                Ok(Settled {
                    row: Some(id),
                    keys,
                })
            }
            (Some(id), None) => Ok(Settled {
                row: Some(id),
                keys,
            }),
            (None, Some(key)) => Ok(Settled {
                row: find_locked(op, resource, key)?,
                keys,
            }),
            (None, None) => Ok(Settled { row: None, keys }),
        }
    }

    /// What is said where the row is not there, or not the caller's: of an id that nobody has the same.
    #[must_use]
    pub fn not_found(self, error: ApiError) -> ApiError {
        if self.is_by_id() && error.code() == ErrorCode::NotFound {
            return ApiError::at(ErrorCode::ReferenceUnknown, "/id");
        }
        error
    }
}
