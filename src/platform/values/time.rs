//! Instants and days. Instants are UTC with microseconds; days are those of Asia/Ho_Chi_Minh.

use std::fmt;
use std::str::FromStr;

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use jiff::civil;
use jiff::tz::Offset;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};

use crate::platform::values::sql;

/// Vietnam has kept UTC+7 without summer time since 1975.
pub const REPORTING_ZONE: &str = "Asia/Ho_Chi_Minh";
const EPOCH: civil::Date = civil::Date::constant(1970, 1, 1);
const REPORTING_OFFSET: Offset = Offset::constant(7);

/// A point in time, microseconds since 1970-01-01T00:00:00Z. RFC 3339 in JSON.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = sql::Instant)]
pub struct Timestamp(i64);

impl Timestamp {
    #[must_use]
    pub fn now() -> Self {
        Self(jiff::Timestamp::now().as_microsecond())
    }

    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    #[must_use]
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    #[must_use]
    pub const fn as_seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// This instant moved by whole seconds.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * 1_000_000)
    }

    /// The day it is in the reporting zone.
    #[must_use]
    pub fn date(self) -> Date {
        Date(REPORTING_OFFSET.to_datetime(self.to_jiff()).date())
    }

    /// Day and time in UTC.
    #[must_use]
    pub fn civil(self) -> civil::DateTime {
        jiff::tz::Offset::UTC.to_datetime(self.to_jiff())
    }

    fn to_jiff(self) -> jiff::Timestamp {
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::MAX)
    }
}
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_jiff().fmt(f)
    }
}
impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl FromStr for Timestamp {
    type Err = jiff::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.parse::<jiff::Timestamp>()?.as_microsecond()))
    }
}

/// A calendar day, `YYYY-MM-DD`.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = sql::Day)]
pub struct Date(civil::Date);

impl Date {
    /// Before any validity that the registry knows of.
    pub const BEGINNING: Date = Date(civil::Date::constant(1900, 1, 1));

    /// A day known when the program is written; a day that does not exist stops compilation
    /// or start.
    #[must_use]
    pub const fn constant(year: i16, month: i8, day: i8) -> Self {
        Self(civil::Date::constant(year, month, day))
    }

    #[must_use]
    pub fn civil(self) -> civil::Date {
        self.0
    }

    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// 05/06/2026, which Vietnamese reads as the fifth of June.
    #[must_use]
    pub fn day_first(self) -> String {
        let (day, month, year) = (self.0.day(), self.0.month(), self.0.year());
        format!("{day:02}/{month:02}/{year:04}")
    }

    /// This day moved by whole months; the last day of a shorter month stands in.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().months(months)))
    }

    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days)))
    }

    #[must_use]
    pub fn days_since_1970(self) -> i32 {
        // Both are plain dates, so their difference is a whole number of days.
        EPOCH.until(self.0).map_or(0, |span| span.get_days())
    }

    /// # Errors
    /// When the day lies outside the years −9999 to 9999.
    pub fn from_days_since_1970(days: i32) -> Result<Self, jiff::Error> {
        Ok(Self(EPOCH.checked_add(jiff::Span::new().try_days(days)?)?))
    }
}
impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        Self(date)
    }
}
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl FromStr for Date {
    type Err = DateError;
    fn from_str(text: &str) -> Result<Self, DateError> {
        // jiff accepts more shapes of a date than the API promises.
        if text.len() != 10 {
            return Err(DateError);
        }
        text.parse().map(Self).map_err(|_| DateError)
    }
}

/// The text is not an ISO date.
#[derive(Debug, thiserror::Error)]
#[error("expected a date written YYYY-MM-DD")]
pub struct DateError;

/// A validity: both days belong to it, an open end never passes.
#[must_use]
pub fn is_valid_on(from: Date, to: Option<Date>, day: Date) -> bool {
    from <= day && to.is_none_or(|to| day <= to)
}

macro_rules! text_in_json {
    ($($type:ty, $name:literal, $format:expr);+) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
        impl utoipa::PartialSchema for $type {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .format(Some(SchemaFormat::KnownFormat($format)))
                    .into()
            }
        }
        impl utoipa::ToSchema for $type {
            fn name() -> std::borrow::Cow<'static, str> { $name.into() }
        }
    )+};
}
text_in_json!(Timestamp, "Timestamp", KnownFormat::DateTime; Date, "Date", KnownFormat::Date);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_from_1970_both_ways() {
        for (text, days) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-01-01", 10_957),
        ] {
            let date: Date = text.parse().unwrap();
            assert_eq!(date.days_since_1970(), days);
            assert_eq!(Date::from_days_since_1970(days).unwrap(), date);
        }
    }

    #[test]
    fn the_reporting_day_begins_at_five_in_the_afternoon_utc() {
        let late: Timestamp = "2026-06-14T16:59:59Z".parse().unwrap();
        let later: Timestamp = "2026-06-14T17:00:00Z".parse().unwrap();
        assert_eq!(late.date().to_string(), "2026-06-14");
        assert_eq!(later.date().to_string(), "2026-06-15");
    }

    #[test]
    fn only_iso_dates_are_dates() {
        for text in [
            "31/12/2025",
            "2025-13-01",
            "2025-02-30",
            "20250101",
            "2025-01-01T00:00",
            "",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }
}
