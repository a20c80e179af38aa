//! Every schema inside of a schema.

use utoipa::openapi::RefOr;
use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::{AdditionalProperties, ArrayItems, Schema};

/// Visit a schema and all that stand in it, not those that it refers to.
pub fn each(schema: &mut RefOr<Schema>, visit: &mut dyn FnMut(&mut RefOr<Schema>)) {
    visit(schema);
    let RefOr::T(schema) = schema else {
        return;
    };
    match schema {
        Schema::Array(array) => {
            if let ArrayItems::RefOrSchema(items) = &mut array.items {
                each(items, visit);
            }
        }
        Schema::Object(object) => {
            for member in object.properties.values_mut() {
                each(member, visit);
            }
            if let Some(others) = &mut object.additional_properties
                && let AdditionalProperties::RefOr(other) = &mut **others
            {
                each(other, visit);
            }
        }
        Schema::OneOf(one) => one.items.iter_mut().for_each(|item| each(item, visit)),
        Schema::AllOf(all) => all.items.iter_mut().for_each(|item| each(item, visit)),
        Schema::AnyOf(any) => any.items.iter_mut().for_each(|item| each(item, visit)),
        _ => {}
    }
}

/// The schemas of what an operation takes.
pub fn asked(operation: &mut Operation) -> impl Iterator<Item = &mut RefOr<Schema>> {
    let parameters = operation.parameters.iter_mut().flatten();
    let parameters = parameters.filter_map(|parameter| match parameter {
        RefOr::T(parameter) => parameter.schema.as_mut(),
        RefOr::Ref(_) => None,
    });
    let bodies = match &mut operation.request_body {
        Some(RefOr::T(body)) => Some(&mut body.content),
        _ => None,
    };
    let bodies = bodies.into_iter().flat_map(|content| content.values_mut());
    parameters.chain(bodies.filter_map(|content| match content {
        RefOr::T(content) => content.schema.as_mut(),
        RefOr::Ref(_) => None,
    }))
}

/// The schemas of what an operation answers with.
pub fn answered(operation: &mut Operation) -> impl Iterator<Item = &mut RefOr<Schema>> {
    let responses = operation.responses.responses.values_mut();
    let contents = responses.filter_map(|response| match response {
        RefOr::T(response) => Some(response.content.values_mut()),
        RefOr::Ref(_) => None,
    });
    contents.flatten().filter_map(|content| match content {
        RefOr::T(content) => content.schema.as_mut(),
        RefOr::Ref(_) => None,
    })
}
