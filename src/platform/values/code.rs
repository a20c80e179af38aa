//! Codes, and names of members, as bodies list them.

use std::borrow::Cow;

use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

/// No code is longer.
const LONGEST: usize = 64;

/// Documents a text that is looked up in a list: `#[schema(value_type = Vec<CodeText>)]`.
#[derive(Debug)]
pub struct CodeText;

impl PartialSchema for CodeText {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("A code, or the name of a member"))
            .max_length(Some(LONGEST))
            .into()
    }
}

impl ToSchema for CodeText {
    fn name() -> Cow<'static, str> {
        "CodeText".into()
    }
}
