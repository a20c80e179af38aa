//! What every list has: its rows as a table, too.

use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, Schema, SchemaFormat, Type};
use utoipa::openapi::{Content, ContentBuilder, RefOr};

use crate::platform::wire::accept::{CSV, JSON, XLSX};

/// Beside the JSON of a page stand the forms in which its rows are answered as a table.
pub fn add_tables(operation: &mut Operation) {
    let Some(RefOr::T(response)) = operation.responses.responses.get_mut("200") else {
        return;
    };
    let is_page = match response.content.get(JSON) {
        Some(RefOr::T(content)) => is_page(content),
        _ => false,
    };
    if !is_page {
        return;
    }
    for (media_type, text) in [
        (
            CSV,
            "The rows of the page (RFC 4180), in the columns of an export.",
        ),
        (
            XLSX,
            "The rows of the page as a workbook, in the columns of an export.",
        ),
    ] {
        let mut schema = ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some(text));
        if media_type == XLSX {
            let binary = SchemaFormat::KnownFormat(KnownFormat::Binary);
            schema = schema.format(Some(binary));
        }
        let schema = RefOr::T(Schema::Object(schema.build()));
        let content = ContentBuilder::new().schema(Some(schema)).build();
        response
            .content
            .entry(media_type.to_owned())
            .or_insert(RefOr::T(content));
    }
}

fn is_page(content: &Content) -> bool {
    match &content.schema {
        Some(RefOr::Ref(schema)) => schema
            .ref_location
            .starts_with("#/components/schemas/Page_"),
        _ => false,
    }
}
