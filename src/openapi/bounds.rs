//! How long texts and lists are at most, where nothing narrower is said of them.
//!
//! What a query may hold is bounded by `platform::wire::bounds`, which refuses what is longer, and what a body
//! may hold by its schema. What is said here is of answers and of paths: a client may plan with it.

use std::collections::BTreeMap;

use utoipa::openapi::RefOr;
use utoipa::openapi::path::{Operation, ParameterIn};
use utoipa::openapi::schema::{KnownFormat, Object, Schema, SchemaFormat, SchemaType, Type};

use super::headers::Schemas;
use super::walk;
use crate::platform::lists::page::MOST_ROWS;
use crate::platform::values::partial_date;
use crate::platform::wire::bounds::LONGEST_PARAMETER;

/// No body of a request is larger, and so no text that was stored of one.
const LONGEST_TEXT: usize = 1024 * 1024;
/// Items of a list that has no pages.
const MOST_ITEMS: usize = 1_000_000;
/// What every program counts up to exactly.
const GREATEST: i64 = 9_007_199_254_740_991;
/// Nothing that a path names is longer.
const LONGEST_SEGMENT: usize = 255;

/// Bound what requests leave open: the texts of parameters.
pub fn of_parameters(operation: &mut Operation) {
    for parameter in operation.parameters.iter_mut().flatten() {
        let RefOr::T(parameter) = parameter else {
            continue;
        };
        let longest = match parameter.parameter_in {
            ParameterIn::Path => LONGEST_SEGMENT,
            _ => LONGEST_PARAMETER,
        };
        if let Some(RefOr::T(Schema::Object(schema))) = &mut parameter.schema
            && is_open(schema)
        {
            schema.max_length = Some(longest);
        }
    }
}

/// Bound what an answer leaves open. A text that clients send, too, is no longer than they may send it.
pub fn of_answer(name: &str, schema: &mut RefOr<Schema>, sent: &Sent) {
    if let RefOr::T(Schema::Object(view)) = schema {
        for (member, schema) in &mut view.properties {
            if let RefOr::T(Schema::Object(text)) = schema
                && is_open(text)
            {
                text.max_length = sent.longest(name, member);
            }
        }
    }
    walk::each(schema, &mut |part| match part {
        RefOr::T(Schema::Object(object)) => {
            if is_open(object) {
                object.max_length = Some(LONGEST_TEXT);
            }
            if is(object, Type::Integer) && object.format.is_none() {
                object.format = Some(SchemaFormat::KnownFormat(KnownFormat::Int64));
                object.maximum.get_or_insert(GREATEST.into());
            }
        }
        RefOr::T(Schema::Array(list)) => {
            list.max_items.get_or_insert(MOST_ITEMS);
        }
        _ => {}
    });
}

/// Rows of a page.
pub fn of_page(schema: &mut RefOr<Schema>) {
    if let RefOr::T(Schema::Object(page)) = schema
        && let Some(RefOr::T(Schema::Array(data))) = page.properties.get_mut("data")
    {
        data.max_items = usize::try_from(MOST_ROWS).ok();
    }
}

fn is(schema: &Object, wanted: Type) -> bool {
    match &schema.schema_type {
        SchemaType::Type(kind) => *kind == wanted,
        SchemaType::Array(kinds) => kinds.contains(&wanted),
        SchemaType::AnyValue => false,
    }
}

/// Whether a text may be of any length.
fn is_open(schema: &Object) -> bool {
    let is_known = |extension: &str| {
        let extensions = schema.extensions.as_ref();
        extensions.is_some_and(|known| known.contains_key(extension))
    };
    is(schema, Type::String)
        && schema.max_length.is_none()
        && schema.pattern.is_none()
        && schema.enum_values.is_none()
        && !is_known("x-extensible-enum")
        && !schema.format.as_ref().is_some_and(bounds_itself)
}

/// Whether all values of a format are about as long.
fn bounds_itself(format: &SchemaFormat) -> bool {
    use KnownFormat::{Binary, Date, DateTime, Uuid};
    match format {
        SchemaFormat::KnownFormat(known) => [Binary, Date, DateTime, Uuid].contains(known),
        SchemaFormat::Custom(name) => name == partial_date::FORMAT,
    }
}

/// How long texts are at most that clients send, by the name of the row and the member.
pub struct Sent(BTreeMap<(String, String), usize>);

impl Sent {
    pub fn of(schemas: &Schemas) -> Self {
        let mut longest = BTreeMap::new();
        for (name, schema) in schemas {
            let (Some(row), RefOr::T(Schema::Object(object))) =
                (name.strip_suffix("Input"), schema)
            else {
                continue;
            };
            for (member, schema) in &object.properties {
                if let RefOr::T(Schema::Object(text)) = schema
                    && let Some(length) = text.max_length
                {
                    longest.insert((row.to_owned(), member.clone()), length);
                }
            }
        }
        Self(longest)
    }

    fn longest(&self, view: &str, member: &str) -> Option<usize> {
        let row = view.trim_end_matches("View").to_owned();
        self.0.get(&(row, member.to_owned())).copied()
    }
}
