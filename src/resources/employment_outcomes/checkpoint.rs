//! When after completion an outcome is looked at.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, Schema, SchemaFormat, Type};

/// Months after completion: 3, 6 or 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub enum Checkpoint {
    Three = 3,
    Six = 6,
    Twelve = 12,
}

impl Checkpoint {
    pub const ALL: [Self; 3] = [Self::Three, Self::Six, Self::Twelve];

    #[must_use]
    pub const fn months(self) -> i32 {
        self as i32
    }
}

impl From<Checkpoint> for i32 {
    fn from(checkpoint: Checkpoint) -> Self {
        checkpoint.months()
    }
}

impl TryFrom<i32> for Checkpoint {
    type Error = &'static str;

    fn try_from(months: i32) -> Result<Self, Self::Error> {
        let mut all = Self::ALL.into_iter();
        all.find(|checkpoint| checkpoint.months() == months)
            .ok_or("a checkpoint is at 3, 6 or 12 months")
    }
}

impl FromStr for Checkpoint {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse::<i32>().unwrap_or_default().try_into()
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.months().fmt(f)
    }
}

impl utoipa::PartialSchema for Checkpoint {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::Integer)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int32)))
            .enum_values(Some(Self::ALL.map(Self::months)))
            .into()
    }
}

impl utoipa::ToSchema for Checkpoint {
    fn name() -> std::borrow::Cow<'static, str> {
        "Checkpoint".into()
    }
}
