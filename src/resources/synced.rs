//! The resources that other systems keep copies of, by their names.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::PARTS;
use crate::platform::resource::Kind;

/// A resource that other systems keep copies of, by its name in paths.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Synced(usize);

static KINDS: LazyLock<Vec<&'static Kind>> = LazyLock::new(|| {
    PARTS
        .iter()
        .filter_map(|part| part.synced.as_ref())
        .collect()
});

/// The columns that come first in a table of that resource.
#[must_use]
pub fn first_columns(resource: &str) -> &'static [&'static str] {
    let found = KINDS.iter().find(|kind| kind.name == resource);
    found.map_or(&["id"][..], |kind| kind.first_columns())
}

impl Synced {
    /// All of them; what others refer to comes before them.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..KINDS.len()).map(Self)
    }

    #[must_use]
    pub fn as_str(self) -> &'static str {
        KINDS[self.0].name
    }
}

impl Deref for Synced {
    type Target = Kind;

    fn deref(&self) -> &Kind {
        KINDS[self.0]
    }
}

impl FromStr for Synced {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let known = Self::all().find(|synced| synced.as_str() == text);
        known.ok_or_else(|| {
            let names: Vec<&str> = Self::all().map(Self::as_str).collect();
            format!("{text:?} is none of {}", names.join(", "))
        })
    }
}

impl fmt::Display for Synced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Synced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Synced {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Synced {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

fn names(description: &str) -> RefOr<Schema> {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .description(Some(description))
        .enum_values(Some(Synced::all().map(Synced::as_str)))
        .into()
}

impl PartialSchema for Synced {
    fn schema() -> RefOr<Schema> {
        names("A resource that other systems keep copies of, by its name in paths.")
    }
}

impl ToSchema for Synced {
    fn name() -> Cow<'static, str> {
        "Synced".into()
    }
}

/// [`Synced`] as the document of exports calls it.
#[derive(Debug)]
pub struct ExportType;

impl PartialSchema for ExportType {
    fn schema() -> RefOr<Schema> {
        names("A resource that can be exported, by its name in paths.")
    }
}

impl ToSchema for ExportType {
    fn name() -> Cow<'static, str> {
        "ExportType".into()
    }
}
