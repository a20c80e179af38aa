//! What `sort`, `expand` and `fields` may say: components to which all operations on a row refer.

use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::{ArrayItems, Schema};
use utoipa::openapi::{Ref, RefOr};

use super::headers::Schemas;
use crate::platform::wire::accept::JSON;

/// Parameters with a component of their values: how its name ends, and what a value is.
const CHOICES: [(&str, &str, &str); 3] = [
    ("sort", "Sort", "An order of rows"),
    ("expand", "Expand", "What can stand inside a row"),
    ("fields", "Member", "A member of a row"),
];

/// Marks the parameter that makes partial rows of whole ones.
const PARTIAL: &str = "x-partial-rows";

/// Let the parameters of an operation refer to the values that they may have.
pub fn refer(operation: &mut Operation, schemas: &mut Schemas) {
    let Some(row) = row_of(operation) else {
        return;
    };
    for parameter in operation.parameters.iter_mut().flatten() {
        let RefOr::T(parameter) = parameter else {
            continue;
        };
        if parameter.name == "fields" {
            // Rows then lack members that their schema calls required.
            let partial = Extensions::from_iter([(PARTIAL, true)]);
            parameter.extensions.get_or_insert_default().merge(partial);
        }
        let choice = CHOICES.iter().find(|(name, ..)| *name == parameter.name);
        let place = parameter.schema.as_mut().and_then(values_in);
        let (Some((_, ending, text)), Some(place)) = (choice, place) else {
            continue;
        };
        let component = format!("{}{ending}", row.trim_end_matches("View"));
        let named = Ref::from_schema_name(&component).into();
        if let RefOr::T(Schema::Object(mut values)) = std::mem::replace(place, named) {
            values.description = Some(format!("{text}: `{row}`."));
            schemas.insert(component, RefOr::T(Schema::Object(values)));
        }
    }
}

/// The schema of one value: of a list that of its items.
fn values_in(schema: &mut RefOr<Schema>) -> Option<&mut RefOr<Schema>> {
    match schema {
        RefOr::T(Schema::Array(list)) => match &mut list.items {
            ArrayItems::RefOrSchema(items) => Some(items),
            ArrayItems::False => None,
        },
        one => Some(one),
    }
}

/// The schema of the rows that an operation answers with: of one, or of a page.
fn row_of(operation: &Operation) -> Option<String> {
    let RefOr::T(response) = operation.responses.responses.get("200")? else {
        return None;
    };
    let RefOr::T(content) = response.content.get(JSON)? else {
        return None;
    };
    let RefOr::Ref(view) = content.schema.as_ref()? else {
        return None;
    };
    let name = view.ref_location.rsplit('/').next()?;
    Some(name.strip_prefix("Page_").unwrap_or(name).to_owned())
}
