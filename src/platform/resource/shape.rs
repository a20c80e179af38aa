//! Bodies that are put together from what clients send of a row and what stands around it.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Value, json};
use utoipa::openapi::schema::{SchemaType, Type};
use utoipa::openapi::{KnownFormat, Object, RefOr, Schema, SchemaFormat};
use utoipa::{PartialSchema, ToSchema};

use super::Stored;
use crate::platform::sheet::{code_list, code_list_mark};
use crate::platform::values::ids::AnyId;
use crate::platform::values::time::Timestamp;

/// A row as clients see it: its id, what clients send of it, related rows, version and times.
///
/// In the document a member of the input is its bare type, and of which list its codes are: bounds and
/// meanings stand at the input.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Seen<I, R> {
    pub id: AnyId,
    #[serde(flatten)]
    pub input: I,
    #[serde(flatten)]
    pub related: R,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl<I, R> Seen<I, R> {
    /// The row as clients see it.
    pub fn of(row: &impl Stored, input: I, related: R) -> Self {
        let (created_at, updated_at) = row.times();
        Self {
            id: row.id(),
            input,
            related,
            version: row.version(),
            created_at,
            updated_at,
        }
    }
}

/// The member before those of the input.
#[derive(ToSchema)]
#[expect(dead_code, reason = "its schema is a part of others")]
struct Before {
    id: AnyId,
}

/// The members behind those of the input and related rows.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "its schema is a part of others")]
struct Behind {
    version: i64,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl<I: ToSchema, R: ToSchema> PartialSchema for Seen<I, R> {
    fn schema() -> RefOr<Schema> {
        let mut whole = Object::new();
        whole.description = I::schema_object().description.map(|text| seen(&text));
        whole.example = R::schema_object().example.or_else(|| example::<I>());
        for part in [
            Before::schema_object(),
            bare_object(I::schema_object()),
            R::schema_object(),
            Behind::schema_object(),
        ] {
            whole.properties.extend(part.properties);
            whole.required.extend(part.required);
        }
        whole.into()
    }
}

impl<I: ToSchema, R: ToSchema> ToSchema for Seen<I, R> {
    fn name() -> Cow<'static, str> {
        let input = I::name();
        format!("{}View", input.trim_end_matches("Input")).into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        Before::schemas(schemas);
        I::schemas(schemas);
        R::schemas(schemas);
        Behind::schemas(schemas);
    }
}

/// The input's example as a view shows it.
fn example<I: ToSchema>() -> Option<Value> {
    let input = I::schema_object();
    let mut view = input.example?;
    for (name, member) in &input.properties {
        if may_be_null(member) && view.get(name).is_none() {
            view[name] = Value::Null;
        }
    }
    view["id"] = json!("0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a31");
    if input.properties.contains_key("externalIds") {
        view["externalIds"] = json!([]);
    }
    view["version"] = json!(1);
    view["createdAt"] = json!("2026-03-02T02:00:00Z");
    view["updatedAt"] = json!("2026-03-02T02:00:00Z");
    Some(view)
}

/// The schema of a struct.
pub(super) trait SchemaObject: ToSchema {
    fn schema_object() -> Object {
        match Self::schema() {
            RefOr::T(Schema::Object(object)) => object,
            // Only structs are put together.
            _ => Object::new(),
        }
    }
}
impl<T: ToSchema> SchemaObject for T {}

/// "A line as clients send it. It …" as a view says it.
fn seen(description: &str) -> String {
    let first = description.split_inclusive('.').next().unwrap_or_default();
    first.replace("send", "see")
}

/// The types of the members alone. All are there but those that may be null.
fn bare_object(mut object: Object) -> Object {
    object.required.clear();
    for (name, member) in &mut object.properties {
        *member = bare(std::mem::replace(member, Object::new().into()));
        if !may_be_null(member) {
            object.required.push(name.clone());
        }
    }
    object
}

fn bare(schema: RefOr<Schema>) -> RefOr<Schema> {
    match schema {
        RefOr::Ref(mut reference) => {
            let coded = coded(Some(&reference.description));
            reference.description = coded.unwrap_or_default();
            reference.summary.clear();
            RefOr::Ref(reference)
        }
        RefOr::T(Schema::Object(object)) => {
            let mut only = Object::with_type(object.schema_type);
            only.description = coded(object.description.as_ref());
            only.format = object.format.filter(|format| {
                use KnownFormat::{Date, DateTime, Int32, Int64, Uuid};
                let SchemaFormat::KnownFormat(format) = format else {
                    return false;
                };
                [Int32, Int64, Date, DateTime, Uuid].contains(format)
            });
            only.into()
        }
        RefOr::T(Schema::Array(mut array)) => {
            array.description = coded(array.description.as_ref());
            array.max_items = None;
            array.min_items = None;
            RefOr::T(Schema::Array(array))
        }
        RefOr::T(Schema::OneOf(mut choice)) => {
            choice.description = coded(choice.description.as_ref());
            choice.items = choice.items.into_iter().map(bare).collect();
            RefOr::T(Schema::OneOf(choice))
        }
        other @ RefOr::T(_) => other,
    }
}

/// Of which list the codes of a member are, and nothing else of what was said of it.
fn coded(description: Option<&String>) -> Option<String> {
    code_list(description?).map(code_list_mark)
}

fn may_be_null(schema: &RefOr<Schema>) -> bool {
    let is_null = |kind: &SchemaType| match kind {
        SchemaType::Type(kind) => *kind == Type::Null,
        SchemaType::Array(kinds) => kinds.contains(&Type::Null),
        SchemaType::AnyValue => false,
    };
    match schema {
        RefOr::T(Schema::Object(object)) => is_null(&object.schema_type),
        RefOr::T(Schema::Array(array)) => is_null(&array.schema_type),
        RefOr::T(Schema::OneOf(choice)) => choice.items.iter().any(may_be_null),
        _ => false,
    }
}

/// A list that may be left out, and is not null.
pub(super) fn not_null(schema: RefOr<Schema>) -> RefOr<Schema> {
    match schema {
        RefOr::T(Schema::Array(mut array)) => {
            array.schema_type = Type::Array.into();
            RefOr::T(Schema::Array(array))
        }
        other => other,
    }
}
