//! What the rows of a file are.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use crate::platform::resource::import::RowKind;
use crate::resources::PARTS;

/// What the rows of a file are; with `mixed` each row says it in its member `kind`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportKind {
    Rows(Rows),
    Mixed,
}

/// One kind of rows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rows(usize);

/// Kinds of rows, each before those that refer to it.
static KINDS: LazyLock<Vec<&'static RowKind>> = LazyLock::new(|| {
    let mut kinds: Vec<&RowKind> = PARTS.iter().flat_map(|part| part.imports).collect();
    kinds.sort_by_key(|kind| kind.pass);
    kinds
});

const MIXED: &str = "mixed";

impl Rows {
    /// All kinds, each before those that refer to it.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..KINDS.len()).map(Self)
    }

    #[must_use]
    pub fn kind(self) -> &'static RowKind {
        KINDS[self.0]
    }

    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.kind().name
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|rows| rows.as_str() == name)
    }
}

impl fmt::Debug for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Rows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Rows {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = Cow::<str>::deserialize(deserializer)?;
        Self::named(&name).ok_or_else(|| D::Error::custom(format!("{name:?} is no kind of rows")))
    }
}

impl ImportKind {
    fn names() -> impl Iterator<Item = &'static str> {
        Rows::all().map(Rows::as_str).chain([MIXED])
    }

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rows(rows) => rows.as_str(),
            Self::Mixed => MIXED,
        }
    }
}

impl fmt::Display for ImportKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ImportKind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == MIXED {
            return Ok(Self::Mixed);
        }
        Rows::named(text).map(Self::Rows).ok_or_else(|| {
            let names: Vec<&str> = Self::names().collect();
            format!("{text:?} is none of {}", names.join(", "))
        })
    }
}

impl Serialize for ImportKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for ImportKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

impl PartialSchema for ImportKind {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some(
                "What the rows of a file are; with `mixed` each row says it in its member `kind`.",
            ))
            .enum_values(Some(Self::names()))
            .into()
    }
}

impl ToSchema for ImportKind {
    fn name() -> Cow<'static, str> {
        "ImportKind".into()
    }
}

/// A kind of rows as the path of a template names it.
#[derive(Debug)]
pub struct TemplateKind;

impl PartialSchema for TemplateKind {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("A kind that has a table of its own."))
            .enum_values(Some(Rows::all().map(Rows::as_str)))
            .into()
    }
}

impl ToSchema for TemplateKind {
    fn name() -> Cow<'static, str> {
        "TemplateKind".into()
    }
}
