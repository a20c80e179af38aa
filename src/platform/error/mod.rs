//! Errors: one type, one stable code per kind, rendered as RFC 9457 problems.

mod catalogue;
mod field;
mod language;
mod meta;
mod problem;
mod problems;
mod stored;
mod words;

use std::error::Error as StdError;
use std::fmt;

use diesel::result::{DatabaseErrorKind, Error as DieselError};
use serde_json::{Map, Value};

pub use catalogue::ErrorCode;
pub(crate) use field::escape;
pub use field::{FieldError, Place};
pub use language::Language;
pub use meta::{REQUEST_ID, RequestMeta};
pub use problem::{FieldProblem, Problem};
pub use problems::Problems;
pub use stored::{StoredError, StoredProblem, TaskError};

pub type ApiResult<T> = Result<T, ApiError>;

/// Why a request was not carried out.
pub struct ApiError(Box<Inner>);

struct Inner {
    code: ErrorCode,
    fields: Vec<FieldError>,
    params: Map<String, Value>,
    retry_after: Option<u32>,
    cause: Option<Box<dyn StdError + Send + Sync>>,
    database_failure: bool,
}

impl ApiError {
    #[must_use]
    pub fn new(code: ErrorCode) -> Self {
        Self(Box::new(Inner {
            code,
            fields: Vec::new(),
            params: Map::new(),
            retry_after: None,
            cause: None,
            database_failure: false,
        }))
    }

    /// Absent, or out of the caller's reach: the answer is the same for both.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(ErrorCode::NotFound)
    }

    /// `code` at one place of the body, `/like/this`.
    #[must_use]
    pub fn at(code: ErrorCode, pointer: &str) -> Self {
        Self::from(FieldError::at(code, pointer))
    }

    /// `code` at one query or path parameter.
    #[must_use]
    pub fn parameter(code: ErrorCode, name: &str) -> Self {
        Self::from(FieldError::new(code, Place::Parameter(name.to_owned())))
    }

    /// `code` at one request header.
    #[must_use]
    pub fn header(code: ErrorCode, name: &'static str) -> Self {
        Self::from(FieldError::new(code, Place::Header(name)))
    }

    /// Several problems at once: under their own code when they share it.
    #[must_use]
    pub fn fields(shared: ErrorCode, fields: Vec<FieldError>) -> Self {
        let mut error = Self::new(match fields.as_slice() {
            [only] => only.code,
            _ => shared,
        });
        error.0.fields = fields;
        error
    }

    /// A value that explains the error: `capacity = 35`. It reaches the client.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        if let [only] = self.0.fields.as_mut_slice() {
            only.params.insert(name.to_owned(), value.clone());
        }
        self.0.params.insert(name.to_owned(), value);
        self
    }

    /// The same error at another place of the body: a rule of one resource, broken by a member
    /// that another one names differently.
    #[must_use]
    pub fn moved_to(mut self, pointer: &str) -> Self {
        for field in &mut self.0.fields {
            field.place = Place::Pointer(pointer.to_owned());
        }
        self
    }

    /// The same error where the body names some members differently: `pairs` of pointers, each
    /// from the one that stands in the error to the one that the client sent.
    #[must_use]
    pub fn renamed(mut self, pairs: &[(&str, &str)]) -> Self {
        for field in &mut self.0.fields {
            if let Place::Pointer(pointer) = &mut field.place
                && let Some((_, name)) = pairs.iter().find(|(own, _)| own == pointer)
            {
                *pointer = (*name).to_owned();
            }
        }
        self
    }

    /// The same error where the parameters came as members of the body.
    #[must_use]
    pub fn in_body(mut self) -> Self {
        for field in &mut self.0.fields {
            if let Place::Parameter(name) = &field.place {
                field.place = Place::Pointer(format!("/{name}"));
            }
        }
        self
    }

    /// The same error where the body came as a member of another one: `/filters`.
    #[must_use]
    pub fn inside(self, pointer: &str) -> Self {
        let mut error = self.in_body();
        for field in &mut error.0.fields {
            if let Place::Pointer(place) = &mut field.place {
                place.insert_str(0, pointer);
            }
        }
        error
    }

    /// What really happened, for the log alone.
    #[must_use]
    pub fn caused_by(mut self, cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.cause = Some(cause.into());
        self
    }

    /// Seconds after which trying again makes sense.
    #[must_use]
    pub fn retry_after(mut self, seconds: u32) -> Self {
        self.0.retry_after = Some(seconds);
        self
    }

    /// The same error as the client sees it, its cause as text.
    pub(crate) fn shallow(&self) -> Self {
        Self(Box::new(Inner {
            code: self.0.code,
            fields: self.0.fields.clone(),
            params: self.0.params.clone(),
            retry_after: self.0.retry_after,
            cause: self.0.cause.as_ref().map(|cause| cause.to_string().into()),
            database_failure: self.0.database_failure,
        }))
    }

    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.0.code
    }

    /// Whether the database itself failed, as opposed to refusing a row.
    #[must_use]
    pub fn is_database_failure(&self) -> bool {
        self.0.database_failure
    }
}

impl From<FieldError> for ApiError {
    fn from(field: FieldError) -> Self {
        Self::fields(field.code, vec![field])
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("code", &self.0.code)
            .field("fields", &self.0.fields)
            .field("cause", &self.0.cause)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.code.as_str(), self.0.code.title_en())?;
        for (name, value) in &self.0.params {
            write!(f, " ({name}: {value})")?;
        }
        match &self.0.cause {
            Some(cause) => write!(f, ": {cause}"),
            None => Ok(()),
        }
    }
}

impl StdError for ApiError {}

impl From<DieselError> for ApiError {
    fn from(error: DieselError) -> Self {
        let code = match &error {
            DieselError::NotFound => ErrorCode::NotFound,
            DieselError::DatabaseError(kind, _) => match kind {
                DatabaseErrorKind::UniqueViolation => ErrorCode::DuplicateKey,
                DatabaseErrorKind::ForeignKeyViolation => ErrorCode::StillReferenced,
                DatabaseErrorKind::CheckViolation | DatabaseErrorKind::NotNullViolation => {
                    ErrorCode::Internal
                }
                DatabaseErrorKind::SerializationFailure | DatabaseErrorKind::ClosedConnection => {
                    ErrorCode::Unavailable
                }
                _ => ErrorCode::Internal,
            },
            _ => ErrorCode::Internal,
        };
        let mut failure = Self::new(code);
        failure.0.database_failure = !matches!(
            error,
            DieselError::NotFound
                | DieselError::DatabaseError(
                    DatabaseErrorKind::UniqueViolation
                        | DatabaseErrorKind::ForeignKeyViolation
                        | DatabaseErrorKind::CheckViolation
                        | DatabaseErrorKind::NotNullViolation,
                    _
                )
        );
        if code == ErrorCode::Unavailable {
            failure = failure.retry_after(1);
        }
        failure.caused_by(error)
    }
}

impl From<serde_json::Error> for ApiError {
    /// Our own views always can be written and our own columns read: anything else is a defect.
    fn from(error: serde_json::Error) -> Self {
        Self::new(ErrorCode::Internal).caused_by(error)
    }
}

/// Whether `error` says that the unique constraint or index `name` refused a row. On SQLite the
/// message names the columns instead: give them as `table.column, table.column`.
#[must_use]
pub fn violates(error: &DieselError, name: &str, columns: &str) -> bool {
    match error {
        // A trigger of SQLite says it in the words of an index, and has no kind.
        DieselError::DatabaseError(
            DatabaseErrorKind::UniqueViolation | DatabaseErrorKind::Unknown,
            info,
        ) => info.constraint_name() == Some(name) || info.message().ends_with(columns),
        _ => false,
    }
}
