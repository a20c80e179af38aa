//! Column types that mean the same on both databases, and the Rust types that fill them.
//!
//! | SQL type  | SQLite            | PostgreSQL    | Rust          |
//! |-----------|-------------------|---------------|---------------|
//! | `Uid`     | BLOB, 16 bytes    | `uuid`        | [`Id`]        |
//! | `Instant` | INTEGER, µs UTC   | `timestamptz` | [`Timestamp`] |
//! | `Day`     | TEXT, ISO 8601    | `date`        | [`Date`]      |
//! | `JsonDoc`   | TEXT              | `jsonb`       | [`Json`]      |

use std::io::Write;

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{BigInt, Binary, HasSqlType};
use diesel::sqlite::Sqlite;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::DbBackend;
use crate::platform::values::ids::Id;
use crate::platform::values::sql;
use crate::platform::values::time::{Date, Timestamp};

/// Lets the multi-backend look a shared type up on the backend that is connected.
macro_rules! shared_type {
    ($($sql:ty),+) => {$(
        impl HasSqlType<$sql> for DbBackend {
            fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                Self::lookup_sql_type::<$sql>(lookup)
            }
        }
    )+};
}
shared_type!(sql::Uid, sql::Instant, sql::Day, sql::JsonDoc);

/// Sends a Rust type through whichever backend is connected.
macro_rules! shared_value {
    ($rust:ty as $sql:ident $(, $($bounds:tt)+)?) => {
        impl $(<$($bounds)+>)? ToSql<sql::$sql, DbBackend> for $rust {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DbBackend>) -> serialize::Result {
                out.set_value((sql::$sql, self));
                Ok(IsNull::No)
            }
        }
        impl $(<$($bounds)+>)? FromSql<sql::$sql, DbBackend> for $rust {
            fn from_sql(value: <DbBackend as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
                value.from_sql::<$rust, sql::$sql>()
            }
        }
    };
}

shared_value!(Id<R> as Uid, R: 'static);
shared_value!(Timestamp as Instant);
shared_value!(Date as Day);
shared_value!(Json<T> as JsonDoc, T: std::fmt::Debug + Serialize + DeserializeOwned + Send + Sync + 'static);

// Ids.
impl<R: 'static> ToSql<sql::Uid, Pg> for Id<R> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(self.as_bytes())?;
        Ok(IsNull::No)
    }
}
impl<R: 'static> FromSql<sql::Uid, Pg> for Id<R> {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        Ok(Uuid::from_slice(value.as_bytes())?.into())
    }
}
impl<R: 'static> ToSql<sql::Uid, Sqlite> for Id<R> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.as_bytes().as_slice());
        Ok(IsNull::No)
    }
}
impl<R: 'static> FromSql<sql::Uid, Sqlite> for Id<R> {
    fn from_sql(value: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let bytes = <Vec<u8> as FromSql<Binary, Sqlite>>::from_sql(value)?;
        Ok(Uuid::from_slice(&bytes)?.into())
    }
}

/// PostgreSQL counts time from 2000-01-01, we from 1970-01-01.
const POSTGRES_EPOCH_MICROS: i64 = 946_684_800_000_000;
const POSTGRES_EPOCH_DAYS: i32 = 10_957;

// Instants.
impl ToSql<sql::Instant, Pg> for Timestamp {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(&(self.as_micros() - POSTGRES_EPOCH_MICROS).to_be_bytes())?;
        Ok(IsNull::No)
    }
}
impl FromSql<sql::Instant, Pg> for Timestamp {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let micros = <i64 as FromSql<BigInt, Pg>>::from_sql(value)?;
        Ok(Timestamp::from_micros(micros + POSTGRES_EPOCH_MICROS))
    }
}
impl ToSql<sql::Instant, Sqlite> for Timestamp {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.as_micros());
        Ok(IsNull::No)
    }
}
impl FromSql<sql::Instant, Sqlite> for Timestamp {
    fn from_sql(value: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Timestamp::from_micros(
            <i64 as FromSql<BigInt, Sqlite>>::from_sql(value)?,
        ))
    }
}

// Days.
impl ToSql<sql::Day, Pg> for Date {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(&(self.days_since_1970() - POSTGRES_EPOCH_DAYS).to_be_bytes())?;
        Ok(IsNull::No)
    }
}
impl FromSql<sql::Day, Pg> for Date {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let bytes: [u8; 4] = value.as_bytes().try_into()?;
        Ok(Date::from_days_since_1970(
            i32::from_be_bytes(bytes) + POSTGRES_EPOCH_DAYS,
        )?)
    }
}
impl ToSql<sql::Day, Sqlite> for Date {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.to_string());
        Ok(IsNull::No)
    }
}
impl FromSql<sql::Day, Sqlite> for Date {
    fn from_sql(mut value: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(value.read_text().parse()?)
    }
}

/// A column that holds a JSON document of type `T`.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    Default,
    Serialize,
    Deserialize,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = sql::JsonDoc)]
#[serde(transparent)]
pub struct Json<T: std::fmt::Debug + 'static>(pub T);

/// The text of a document. PostgreSQL's `jsonb` has no NUL, and what is refused for one is told with
/// its name or value: it is stored as U+FFFD there.
fn document<T: Serialize>(value: &T) -> serde_json::Result<String> {
    let text = serde_json::to_string(value)?;
    if !text.contains("\\u0000") {
        return Ok(text);
    }
    let mut document = serde_json::from_str(&text)?;
    without_nul(&mut document);
    serde_json::to_string(&document)
}

fn without_nul(value: &mut Value) {
    let clean = |text: &str| text.replace('\0', "\u{fffd}");
    match value {
        Value::String(text) => *text = clean(text),
        Value::Array(items) => items.iter_mut().for_each(without_nul),
        Value::Object(members) => {
            let cleaned = std::mem::take(members)
                .into_iter()
                .map(|(name, mut member)| {
                    without_nul(&mut member);
                    (clean(&name), member)
                });
            *members = cleaned.collect();
        }
        _ => {}
    }
}

impl<T: std::fmt::Debug + Serialize> ToSql<sql::JsonDoc, Pg> for Json<T> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(&[1])?; // version byte of the jsonb wire format
        out.write_all(document(&self.0)?.as_bytes())?;
        Ok(IsNull::No)
    }
}
impl<T: std::fmt::Debug + DeserializeOwned> FromSql<sql::JsonDoc, Pg> for Json<T> {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        match value.as_bytes() {
            [1, document @ ..] => Ok(Json(serde_json::from_slice(document)?)),
            _ => Err("unsupported jsonb version".into()),
        }
    }
}
impl<T: std::fmt::Debug + Serialize> ToSql<sql::JsonDoc, Sqlite> for Json<T> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(document(&self.0)?);
        Ok(IsNull::No)
    }
}
impl<T: std::fmt::Debug + DeserializeOwned> FromSql<sql::JsonDoc, Sqlite> for Json<T> {
    fn from_sql(mut value: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        Ok(Json(serde_json::from_str(value.read_text())?))
    }
}

/// A closed set of code values: an enum that is UPPER_SNAKE text in JSON and in the database.
///
/// ```text
/// text_enum! {
///     /// Life cycle of a school.
///     pub enum SchoolStatus { Active = "ACTIVE", Closed = "CLOSED" }
/// }
/// ```
#[macro_export]
macro_rules! text_enum {
    ($(#[doc = $doc:literal])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[doc = $doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = diesel::sql_types::Text)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code as clients and the database know it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
        /// The first value: that of a row which is still to be filled in.
        impl Default for $name {
            fn default() -> Self {
                Self::ALL[0]
            }
        }
        // Not derived: utoipa does not see a name that a macro passes to serde.
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::schema::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .description(Some(concat!($($doc, "\n"),*).trim()))
                    .enum_values(Some(Self::ALL.iter().map(|value| value.as_str())))
                    .into()
            }
        }
        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    other => Err(format!("{other:?} is none of {}", [$($text),+].join(", "))),
                }
            }
        }
        impl diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg> for $name {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>,
            ) -> diesel::serialize::Result {
                <str as diesel::serialize::ToSql<diesel::sql_types::Text, diesel::pg::Pg>>::to_sql(self.as_str(), out)
            }
        }
        impl diesel::serialize::ToSql<diesel::sql_types::Text, diesel::sqlite::Sqlite> for $name {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, diesel::sqlite::Sqlite>,
            ) -> diesel::serialize::Result {
                <str as diesel::serialize::ToSql<diesel::sql_types::Text, diesel::sqlite::Sqlite>>::to_sql(self.as_str(), out)
            }
        }
        impl diesel::serialize::ToSql<diesel::sql_types::Text, $crate::platform::db::DbBackend> for $name {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, $crate::platform::db::DbBackend>,
            ) -> diesel::serialize::Result {
                out.set_value((diesel::sql_types::Text, self));
                Ok(diesel::serialize::IsNull::No)
            }
        }
        impl diesel::deserialize::FromSql<diesel::sql_types::Text, diesel::pg::Pg> for $name {
            fn from_sql(value: diesel::pg::PgValue<'_>) -> diesel::deserialize::Result<Self> {
                Ok(std::str::from_utf8(value.as_bytes())?.parse()?)
            }
        }
        impl diesel::deserialize::FromSql<diesel::sql_types::Text, diesel::sqlite::Sqlite> for $name {
            fn from_sql(
                mut value: <diesel::sqlite::Sqlite as diesel::backend::Backend>::RawValue<'_>,
            ) -> diesel::deserialize::Result<Self> {
                Ok(value.read_text().parse()?)
            }
        }
        impl diesel::deserialize::FromSql<diesel::sql_types::Text, $crate::platform::db::DbBackend> for $name {
            fn from_sql(
                value: <$crate::platform::db::DbBackend as diesel::backend::Backend>::RawValue<'_>,
            ) -> diesel::deserialize::Result<Self> {
                let text = <String as diesel::deserialize::FromSql<diesel::sql_types::Text, $crate::platform::db::DbBackend>>::from_sql(value)?;
                Ok(text.parse()?)
            }
        }
    };
}
