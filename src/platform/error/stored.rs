//! Errors that outlive their request: kept as codes and values, put into words when they are read.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::Language;
use super::{ApiError, ErrorCode, FieldError, FieldProblem, Place};

/// An error as the database keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoredError {
    pub code: String,
    pub problems: Vec<StoredProblem>,
}

/// One thing wrong, as the database keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoredProblem {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    pub code: String,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub params: Map<String, Value>,
}

/// A stored error in the reader's language.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "code": "FILE_EMPTY", "title": "The file has no rows",
    "errors": []
}))]
pub struct TaskError {
    /// Stable: branch on this, never on a text.
    pub code: String,
    pub title: &'static str,
    /// Everything wrong, all at once.
    pub errors: Vec<FieldProblem>,
}

impl ApiError {
    /// Everything that the client may know of this error, for the database.
    #[must_use]
    pub fn to_stored(&self) -> StoredError {
        let Self(inner) = self;
        let problems = if inner.fields.is_empty() {
            vec![StoredProblem {
                pointer: None,
                code: inner.code.as_str().to_owned(),
                params: inner.params.clone(),
            }]
        } else {
            inner.fields.iter().map(StoredProblem::from).collect()
        };
        StoredError {
            code: inner.code.as_str().to_owned(),
            problems,
        }
    }
}

impl From<&FieldError> for StoredProblem {
    fn from(field: &FieldError) -> Self {
        let pointer = match &field.place {
            Place::Pointer(pointer) => Some(pointer.clone()),
            Place::Parameter(name) => Some(format!("/{name}")),
            Place::Header(_) => None,
        };
        Self {
            pointer,
            code: field.code.as_str().to_owned(),
            params: field.params.clone(),
        }
    }
}

impl StoredProblem {
    /// The problem in words.
    #[must_use]
    pub fn render(&self, language: Language) -> FieldProblem {
        let code = ErrorCode::named(&self.code);
        match &self.pointer {
            Some(pointer) => {
                let mut field = FieldError::new(code, Place::Pointer(pointer.clone()));
                field.params.clone_from(&self.params);
                FieldProblem::new(&field, language)
            }
            None => FieldProblem::of_all(code, &self.params, language),
        }
    }
}

impl StoredError {
    /// The error in words.
    #[must_use]
    pub fn render(&self, language: Language) -> TaskError {
        TaskError {
            code: self.code.clone(),
            title: ErrorCode::named(&self.code).title(language),
            errors: self
                .problems
                .iter()
                .map(|problem| problem.render(language))
                .collect(),
        }
    }
}

impl ErrorCode {
    /// The code of that name; one that has been taken out of the table reads as an internal error.
    fn named(name: &str) -> Self {
        let known = Self::ALL.iter().find(|code| code.as_str() == name);
        known.copied().unwrap_or(Self::Internal)
    }
}
