//! A day that is known by its year or its month alone.

use std::fmt;
use std::str::FromStr;

use jiff::civil;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::schema::{ObjectBuilder, SchemaFormat, Type};

use super::time::{Date, DateError};

/// The name of the format in schemas. Files know by it what a column takes.
pub const FORMAT: &str = "partial-date";

crate::text_enum! {
    /// How closely a day is known.
    pub enum Precision {
        Day = "DAY",
        Month = "MONTH",
        Year = "YEAR",
    }
}

/// `1965`, `1965-07` or `1965-07-01`: a period, by its first day and its length.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct PartialDate {
    first: Date,
    precision: Precision,
}

impl PartialDate {
    /// The period of this precision that the day lies in.
    #[must_use]
    pub fn new(day: Date, precision: Precision) -> Self {
        let civil = day.civil();
        let first = match precision {
            Precision::Day => civil,
            Precision::Month => civil.first_of_month(),
            Precision::Year => civil.first_of_year(),
        };
        let first = first.into();
        Self { first, precision }
    }

    #[must_use]
    pub fn first(self) -> Date {
        self.first
    }

    #[must_use]
    pub fn last(self) -> Date {
        match self.precision {
            Precision::Day => self.first,
            Precision::Month => self.first.civil().last_of_month().into(),
            Precision::Year => self.first.civil().last_of_year().into(),
        }
    }

    #[must_use]
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// As Vietnamese writes it: 05/06/2026, 06/2026 or 2026.
    #[must_use]
    pub fn day_first(self) -> String {
        let whole = self.first.day_first();
        let from = match self.precision {
            Precision::Day => 0,
            Precision::Month => "05/".len(),
            Precision::Year => "05/06/".len(),
        };
        whole[from..].to_owned()
    }

    /// No more closely than this.
    #[must_use]
    pub fn within(self, precision: Precision) -> Self {
        Self::new(self.first, self.precision.max(precision))
    }

    /// Whether both may be one day: as closely as the one is known that is known less closely, they
    /// are the same.
    #[must_use]
    pub fn agrees(self, other: Self) -> bool {
        self.within(other.precision) == other.within(self.precision)
    }

    /// Whether it is a day that offices enter for somebody of whom they know the year alone: the first
    /// of January or of July.
    #[must_use]
    pub fn is_stand_in(self) -> bool {
        let day = self.first.civil();
        self.precision == Precision::Day && day.day() == 1 && [1, 7].contains(&day.month())
    }
}

impl From<Date> for PartialDate {
    fn from(day: Date) -> Self {
        Self::new(day, Precision::Day)
    }
}
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.first.civil();
        match self.precision {
            Precision::Day => self.first.fmt(f),
            Precision::Month => write!(f, "{:04}-{:02}", day.year(), day.month()),
            Precision::Year => write!(f, "{:04}", day.year()),
        }
    }
}
impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl FromStr for PartialDate {
    type Err = DateError;
    fn from_str(text: &str) -> Result<Self, DateError> {
        let part = |part: &str| {
            let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| part.parse().ok()).flatten()
        };
        let period = |year: &str, month: Option<&str>| {
            let (year, month) = (part(year)?, month.map_or(Some(1), part)?);
            let first = civil::Date::new(year, i8::try_from(month).ok()?, 1);
            first.ok().map(Date::from)
        };
        let (first, precision) = match text.len() {
            4 => (period(text, None), Precision::Year),
            7 => {
                let parts = text.split_once('-').filter(|(year, _)| year.len() == 4);
                let first = parts.and_then(|(year, month)| period(year, Some(month)));
                (first, Precision::Month)
            }
            _ => (text.parse().ok(), Precision::Day),
        };
        first
            .map(|first| Self::new(first, precision))
            .ok_or(DateError)
    }
}
impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
impl utoipa::PartialSchema for PartialDate {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::Custom(FORMAT.to_owned())))
            .description(Some(
                "A day as `YYYY-MM-DD`, or as `YYYY-MM` or `YYYY` where more is not known",
            ))
            .into()
    }
}
impl utoipa::ToSchema for PartialDate {
    fn name() -> std::borrow::Cow<'static, str> {
        "PartialDate".into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_period_is_written_as_it_is_known() {
        for (text, first, last) in [
            ("1965", "1965-01-01", "1965-12-31"),
            ("1964-02", "1964-02-01", "1964-02-29"),
            ("1965-07-01", "1965-07-01", "1965-07-01"),
        ] {
            assert_eq!(date(text).to_string(), text);
            let mut parts: Vec<&str> = text.split('-').collect();
            parts.reverse();
            assert_eq!(date(text).day_first(), parts.join("/"));
            assert_eq!(date(text).first().to_string(), first);
            assert_eq!(date(text).last().to_string(), last);
        }
        for text in [
            "",
            "65",
            "+965",
            "1965-13",
            "1965-00",
            "1965-7",
            "196-507",
            "07/1965",
            "1965-02-30",
            "19650",
            "−965",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn periods_agree_as_far_as_they_are_known() {
        for (one, other, agree) in [
            ("1965", "1965-07-03", true),
            ("1965", "1965", true),
            ("1965-07", "1965", true),
            ("1965-07", "1965-07-31", true),
            ("1965-07", "1965-08", false),
            ("1965-07", "1965-08-01", false),
            ("1965", "1966-01-01", false),
            ("1965-01-01", "1965-07-01", false),
        ] {
            assert_eq!(date(one).agrees(date(other)), agree, "{one}, {other}");
            assert_eq!(date(other).agrees(date(one)), agree, "{other}, {one}");
        }
        assert!(date("1965-07-01").is_stand_in() && date("1965-01-01").is_stand_in());
        assert!(!date("1965").is_stand_in() && !date("1965-03-01").is_stand_in());
    }
}
