//! Values by which an index begins, and the parameters that may hold one.

use crate::platform::lists::filter::AnyOf;
use crate::platform::values::ids::{AnyId, Id};

/// A value that an index begins with.
#[derive(Debug, Clone, PartialEq)]
pub enum Key {
    Id(AnyId),
    Text(String),
}

impl<R> From<Id<R>> for Key {
    fn from(id: Id<R>) -> Self {
        Self::Id(id.any())
    }
}
impl From<String> for Key {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<&str> for Key {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A filter parameter that may hold one value.
pub trait OneValue {
    /// The value, where it is one.
    fn one_value(&self) -> Option<Key>;
}

impl<T: Into<Key> + Clone> OneValue for Option<T> {
    fn one_value(&self) -> Option<Key> {
        self.clone().map(Into::into)
    }
}

impl<T: Into<Key> + Clone> OneValue for AnyOf<T> {
    fn one_value(&self) -> Option<Key> {
        match self.values() {
            Some([value]) => Some(value.clone().into()),
            _ => None,
        }
    }
}
