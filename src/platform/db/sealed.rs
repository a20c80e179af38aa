//! Rows as they were: whole, and sealed. Whoever opens one says what for, and gets what its mask shows.

use std::fmt;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::Pg;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::Binary;
use diesel::sqlite::Sqlite;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::DbBackend;
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::values::time::Timestamp;

/// How the bytes after the first one are written.
const PLAIN_JSON: u8 = 1;

/// A row of which every version is kept that a change replaces. Its columns by their names are the image.
pub trait Kept: Serialize + DeserializeOwned {
    /// Its version, and when the row was made.
    fn stamp(&self) -> (i64, Timestamp);
}

/// Implement [`Kept`] for rows with a version and the time of their making.
#[macro_export]
macro_rules! kept {
    ($($row:ty),+) => {$(
        impl $crate::platform::db::sealed::Kept for $row {
            fn stamp(&self) -> (i64, $crate::platform::values::time::Timestamp) {
                (self.version, self.created_at)
            }
        }
    )+};
}

/// What an image is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To show it to somebody, through the mask of the row.
    History,
    /// To put it back in its place. Nobody sees it.
    TakingBack,
}

/// A row as it was. It neither prints nor serialises itself, and is opened by [`Sealed::open`] alone.
#[derive(Clone, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Binary)]
pub struct Sealed(Vec<u8>);

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}

impl Sealed {
    /// # Errors
    /// When the row cannot be written as JSON, which is a defect.
    pub fn seal<R: Kept>(row: &R) -> ApiResult<Self> {
        let mut bytes = vec![PLAIN_JSON];
        serde_json::to_writer(&mut bytes, row)?;
        Ok(Self(bytes))
    }

    /// What `show` makes of the row. A column that is newer than the image has the value of `present`.
    ///
    /// # Errors
    /// Those of `show`; when the image is of another version of the program, which is a defect.
    pub fn open<R: Kept, V>(
        &self,
        purpose: Purpose,
        present: &R,
        show: impl FnOnce(R) -> ApiResult<V>,
    ) -> ApiResult<V> {
        let image = match self.0.split_first() {
            Some((&PLAIN_JSON, document)) => {
                serde_json::from_slice::<Map<String, Value>>(document)?
            }
            _ => {
                let error = ApiError::new(ErrorCode::Internal);
                return Err(error.caused_by(format!("an image cannot be opened for {purpose:?}")));
            }
        };
        let mut row = serde_json::to_value(present)?;
        if let Value::Object(columns) = &mut row {
            for (name, value) in image {
                if let Some(column) = columns.get_mut(&name) {
                    *column = value;
                }
            }
        }
        show(serde_json::from_value(row)?)
    }
}

impl ToSql<Binary, Pg> for Sealed {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <[u8] as ToSql<Binary, Pg>>::to_sql(&self.0, out)
    }
}
impl ToSql<Binary, Sqlite> for Sealed {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        <[u8] as ToSql<Binary, Sqlite>>::to_sql(&self.0, out)
    }
}
impl ToSql<Binary, DbBackend> for Sealed {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DbBackend>) -> serialize::Result {
        out.set_value((Binary, self));
        Ok(IsNull::No)
    }
}
impl<DB: Backend> FromSql<Binary, DB> for Sealed
where
    Vec<u8>: FromSql<Binary, DB>,
{
    fn from_sql(value: DB::RawValue<'_>) -> deserialize::Result<Self> {
        <Vec<u8> as FromSql<Binary, DB>>::from_sql(value).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct Person {
        name: String,
        phone: Option<String>,
        version: i64,
        created_at: Timestamp,
    }
    kept!(Person);

    fn mai() -> Person {
        Person {
            name: "Mai".to_owned(),
            phone: Some("+84912345678".to_owned()),
            version: 1,
            created_at: Timestamp::from_micros(7),
        }
    }

    #[test]
    fn what_is_sealed_shows_nothing_by_itself() {
        let sealed = Sealed::seal(&mai()).expect("an image");
        assert!(!format!("{sealed:?}").contains("Mai"));
    }

    #[test]
    fn an_image_is_opened_as_it_was_sealed() {
        let present = Person {
            name: "Lan".to_owned(),
            phone: None,
            ..mai()
        };
        let sealed = Sealed::seal(&mai()).expect("an image");
        let opened = sealed.open(Purpose::History, &present, |row: Person| Ok(row));
        assert_eq!(opened.expect("the row"), mai());
    }

    #[test]
    fn a_column_that_is_newer_than_the_image_is_as_it_is_now() {
        let image =
            br#"{"name":"Mai","gone":true,"version":1,"created_at":"2026-01-05T02:00:00Z"}"#;
        let sealed = Sealed([&[PLAIN_JSON], image.as_slice()].concat());
        let opened = sealed.open(Purpose::History, &mai(), |row: Person| Ok(row));
        let opened = opened.expect("the row");
        assert_eq!((opened.name.as_str(), opened.phone), ("Mai", mai().phone));
    }

    #[test]
    fn an_image_of_an_unknown_make_is_a_fault() {
        let sealed = Sealed(vec![9, 1, 2, 3]);
        let opened = sealed.open(Purpose::TakingBack, &mai(), |row: Person| Ok(row));
        assert!(opened.is_err());
    }
}
