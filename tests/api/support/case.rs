//! Names the case of a table that a test goes through.

use std::fmt::Display;

/// A case of a table. When the test fails while it lives, the case is printed.
pub struct Case(String);

impl Case {
    pub fn of(name: impl Display) -> Self {
        Self(name.to_string())
    }
}

impl Drop for Case {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the case that failed: {}", self.0);
        }
    }
}
