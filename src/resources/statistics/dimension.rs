//! What figures can be broken down by.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::values::time::Date;

/// One way to break figures down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum Dimension {
    /// Beneficiary group under which the trainee was enrolled.
    Group,
    Sex,
    Level,
    Field,
    Occupation,
    School,
    /// Present commune of the trainee when enrolled.
    Commune,
    /// Former district of the trainee when enrolled.
    District,
    /// Month, quarter or year of the start or the completion that is counted.
    Period,
}

impl Dimension {
    pub const ALL: [Self; 9] = [
        Self::Group,
        Self::Sex,
        Self::Level,
        Self::Field,
        Self::Occupation,
        Self::School,
        Self::Commune,
        Self::District,
        Self::Period,
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Sex => "sex",
            Self::Level => "level",
            Self::Field => "field",
            Self::Occupation => "occupation",
            Self::School => "school",
            Self::Commune => "commune",
            Self::District => "district",
            Self::Period => "period",
        }
    }

    /// The code list that has the labels of its values.
    #[must_use]
    pub const fn code_list(self) -> Option<&'static str> {
        match self {
            Self::Group => Some("beneficiary-groups"),
            Self::Sex => Some("sexes"),
            Self::Level => Some("training-levels"),
            Self::Field => Some("fields"),
            _ => None,
        }
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Dimension {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut all = Self::ALL.into_iter();
        all.find(|dimension| dimension.as_str() == text)
            .ok_or("one of group, sex, level, field, occupation, school, commune, district, period")
    }
}

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Granularity {
    Month,
    Quarter,
    #[default]
    Year,
}

impl Granularity {
    /// The number of the period in its year: 1 for the first, always 1 for a year.
    #[must_use]
    pub fn part_of_year(self, day: Date) -> i8 {
        let month = day.civil().month();
        match self {
            Self::Month => month,
            Self::Quarter => (month + 2) / 3,
            Self::Year => 1,
        }
    }

    /// What a period is called: `2026-03`, `2026-Q1`, `2026`.
    #[must_use]
    pub fn name(self, year: i16, part: i8) -> String {
        match self {
            Self::Month => format!("{year:04}-{part:02}"),
            Self::Quarter => format!("{year:04}-Q{part}"),
            Self::Year => format!("{year:04}"),
        }
    }
}
