//! What a column means to who fills in a table: a paragraph of the member's own comment, in
//! Vietnamese and begun by `vi:`.
//!
//! ```ignore
//! /// Number on the certificate (số hiệu); unique in the school.
//! ///
//! /// vi: Số hiệu văn bằng, chứng chỉ
//! pub number: String,
//! ```

use serde_json::Value;
use utoipa::openapi::{RefOr, Schema};

const MEANING: &str = "vi: ";

/// The schema of a row as the document shows it: without what is said to who fills in a table.
#[must_use]
pub fn published(mut schema: RefOr<Schema>) -> RefOr<Schema> {
    if let RefOr::T(Schema::Object(row)) = &mut schema {
        for member in row.properties.values_mut() {
            for text in descriptions(member) {
                let (kept, _) = split(text);
                *text = kept.to_owned();
            }
        }
    }
    schema
}

/// The descriptions of a member; that of an optional one may stand at its only type.
fn descriptions(member: &mut RefOr<Schema>) -> Vec<&mut String> {
    let text = |text: &mut Option<String>| -> bool {
        text.as_deref().is_some_and(|text| split(text).0.is_empty())
    };
    match member {
        RefOr::Ref(reference) => vec![&mut reference.description],
        RefOr::T(Schema::Object(object)) => {
            if text(&mut object.description) {
                object.description = None;
            }
            object.description.iter_mut().collect()
        }
        RefOr::T(Schema::Array(array)) => {
            if text(&mut array.description) {
                array.description = None;
            }
            array.description.iter_mut().collect()
        }
        RefOr::T(Schema::OneOf(choice)) => choice.items.iter_mut().flat_map(descriptions).collect(),
        RefOr::T(_) => Vec::new(),
    }
}

/// The description of a member of a schema that was written as JSON.
#[must_use]
pub fn of(member: &Value) -> &str {
    let choices = member["oneOf"].as_array().into_iter().flatten();
    let mut places = [member].into_iter().chain(choices);
    places
        .find_map(|place| place["description"].as_str())
        .unwrap_or_default()
}

/// What a description says to programmers, and what to who fills in a table.
#[must_use]
pub fn split(description: &str) -> (&str, &str) {
    if let Some(meaning) = description.strip_prefix(MEANING) {
        return ("", meaning);
    }
    let paragraph = format!("\n\n{MEANING}");
    description
        .split_once(paragraph.as_str())
        .unwrap_or((description, ""))
}
