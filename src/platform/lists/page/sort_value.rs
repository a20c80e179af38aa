//! Values that rows are ordered by.

use diesel::prelude::*;
use diesel::query_builder::AstPass;
use diesel::sql_types::{BigInt, Text};
use serde::{Deserialize, Serialize};

use crate::platform::db::DbBackend;
use crate::platform::values::sql::{Day, Instant};
use crate::platform::values::time::{Date, Timestamp};

/// A value that rows are ordered by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum SortValue {
    Text(String),
    Int(i64),
    /// Microseconds since 1970, UTC.
    Instant(Timestamp),
    Day(Date),
}

impl From<&String> for SortValue {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<&i64> for SortValue {
    fn from(number: &i64) -> Self {
        Self::Int(*number)
    }
}
impl From<&Timestamp> for SortValue {
    fn from(instant: &Timestamp) -> Self {
        Self::Instant(*instant)
    }
}
impl From<&Date> for SortValue {
    fn from(day: &Date) -> Self {
        Self::Day(*day)
    }
}
impl From<&str> for SortValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<i64> for SortValue {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}
impl From<Timestamp> for SortValue {
    fn from(instant: Timestamp) -> Self {
        Self::Instant(instant)
    }
}
impl From<Date> for SortValue {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl SortValue {
    pub(super) fn push<'b>(&'b self, out: &mut AstPass<'_, 'b, DbBackend>) -> QueryResult<()> {
        match self {
            Self::Text(text) => out.push_bind_param::<Text, String>(text),
            Self::Int(number) => out.push_bind_param::<BigInt, i64>(number),
            Self::Instant(instant) => out.push_bind_param::<Instant, Timestamp>(instant),
            Self::Day(day) => out.push_bind_param::<Day, Date>(day),
        }
    }
}
