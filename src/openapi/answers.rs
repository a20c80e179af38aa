//! What answers have: values that may grow, and members that are always there.
//!
//! An enumeration of an answer is open: its known values stand in `x-extensible-enum`. In an answer a member
//! that may be null is always there, and one that may be left out is never null. What requests take stays as
//! the server checks it; a schema that both have is there twice. See
//! `docs/adr/0036-enumerations-of-answers-are-open.md`.

use std::collections::BTreeSet;

use serde_json::json;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::schema::{Object, Schema, SchemaType, Type};
use utoipa::openapi::{OpenApi, RefOr};

use super::bounds::{self, Sent};
use super::headers::Schemas;
use super::{operations, walk};
use crate::platform::wire::json::take_default;

/// What a schema is called that answers have otherwise than requests.
const SEEN: &str = "Seen";
const SCHEMAS: &str = "#/components/schemas/";

/// Say of answers what holds of them alone.
pub fn finish(document: &mut OpenApi) {
    let mut components = document.components.take().unwrap_or_default();
    let schemas = &mut components.schemas;
    let (mut asked, mut answered) = (BTreeSet::new(), BTreeSet::from(["Problem".to_owned()]));
    for (.., operation) in operations(document) {
        walk::asked(operation).for_each(|schema| refer(schema, &mut asked));
        walk::answered(operation).for_each(|schema| refer(schema, &mut answered));
    }
    let asked = reached(asked, schemas);
    let answered = reached(answered, schemas);
    let both = asked.intersection(&answered).cloned().collect();
    let sent = Sent::of(schemas);
    let twins = with_twins(both, schemas);
    for name in &answered {
        let Some(mut schema) = schemas.get(name).cloned() else {
            continue;
        };
        walk::each(&mut schema, &mut |part| open(part, &twins));
        if name.starts_with("Page_") {
            bounds::of_page(&mut schema);
        }
        bounds::of_answer(name, &mut schema, &sent);
        if twins.contains(name) {
            schemas.insert(format!("{name}{SEEN}"), schema);
        } else if !asked.contains(name) {
            schemas.insert(name.clone(), schema);
        }
    }
    for (.., operation) in operations(document) {
        for schema in walk::answered(operation) {
            walk::each(schema, &mut |part| open(part, &twins));
            bounds::of_answer("", schema, &sent);
        }
    }
    document.components = Some(components);
}

/// The names of the components that a schema refers to.
fn refer(schema: &mut RefOr<Schema>, names: &mut BTreeSet<String>) {
    walk::each(schema, &mut |part| {
        if let RefOr::Ref(reference) = part
            && let Some(name) = reference.ref_location.strip_prefix(SCHEMAS)
        {
            names.insert(name.to_owned());
        }
    });
}

/// These components and all that they lead to.
fn reached(mut names: BTreeSet<String>, schemas: &Schemas) -> BTreeSet<String> {
    loop {
        let mut all = names.clone();
        for name in &names {
            if let Some(schema) = schemas.get(name) {
                refer(&mut schema.clone(), &mut all);
            }
        }
        if all.len() == names.len() {
            return all;
        }
        names = all;
    }
}

/// Those that answers have otherwise than requests, by themselves or by what they refer to.
fn with_twins(both: BTreeSet<String>, schemas: &Schemas) -> BTreeSet<String> {
    let mut twins = BTreeSet::new();
    loop {
        let differs = |name: &&String| {
            schemas.get(*name).is_some_and(|schema| {
                let mut seen = schema.clone();
                walk::each(&mut seen, &mut |part| open(part, &twins));
                seen != *schema
            })
        };
        let found: BTreeSet<String> = both.iter().filter(differs).cloned().collect();
        if found.len() == twins.len() {
            return found;
        }
        twins = found;
    }
}

/// One schema of an answer.
fn open(schema: &mut RefOr<Schema>, twins: &BTreeSet<String>) {
    match schema {
        RefOr::Ref(reference) => {
            let name = reference.ref_location.strip_prefix(SCHEMAS);
            if name.is_some_and(|name| twins.contains(name)) {
                reference.ref_location.push_str(SEEN);
            }
        }
        RefOr::T(Schema::Object(object)) => {
            if let Some(values) = object.enum_values.take() {
                let known = Extensions::from_iter([("x-extensible-enum", json!(values))]);
                object.extensions.get_or_insert_default().merge(known);
            }
            require(object);
        }
        RefOr::T(_) => {}
    }
}

/// Members that may be null, and members that a request may leave out for their default, are there in an answer.
fn require(object: &mut Object) {
    for (name, member) in &mut object.properties {
        let is_there = may_be_null(member) || take_default(member);
        if is_there && !object.required.contains(name) {
            object.required.push(name.clone());
        }
    }
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
        RefOr::T(Schema::OneOf(one)) => one.items.iter().any(may_be_null),
        _ => false,
    }
}
