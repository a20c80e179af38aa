//! How a school's sync is doing.
