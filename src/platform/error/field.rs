//! What is wrong with one part of a request, and where.

use serde_json::{Map, Value};

use super::ErrorCode;

/// One thing wrong with one part of the request, or worth a warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    pub place: Place,
    pub code: ErrorCode,
    pub params: Map<String, Value>,
}

/// Which part of the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// JSON pointer into the body.
    Pointer(String),
    /// Name of a query or path parameter.
    Parameter(String),
    Header(&'static str),
}

impl FieldError {
    #[must_use]
    pub fn new(code: ErrorCode, place: Place) -> Self {
        Self {
            place,
            code,
            params: Map::new(),
        }
    }

    /// At a JSON pointer into the body.
    #[must_use]
    pub fn at(code: ErrorCode, pointer: &str) -> Self {
        Self::new(code, Place::Pointer(pointer.to_owned()))
    }

    /// Whether it is about the whole body.
    #[must_use]
    pub fn is_about_all(&self) -> bool {
        self.place == Place::Pointer(String::new())
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.params.insert(name.to_owned(), value.into());
        self
    }

    /// Add one explaining value in place.
    pub fn param(&mut self, name: &str, value: impl Into<Value>) -> &mut Self {
        self.params.insert(name.to_owned(), value.into());
        self
    }
}

/// A member name inside a JSON pointer (RFC 6901).
pub(crate) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
