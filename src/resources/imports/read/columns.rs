//! The columns of a kind of rows, read from the published schema of its rows.

use serde_json::{Number, Value};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ComponentsBuilder, Schema};

use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::resource::meaning;
use crate::platform::sheet::code_list;
use crate::platform::values::partial_date;
use crate::resources::imports::kind::Rows;

/// What a cell of a column becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    Text,
    Integer,
    Number,
    Bool,
    Day,
    /// A day, a month or a year.
    PartialDay,
    /// Several texts, separated by semicolons.
    Texts,
}

impl ColumnType {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Bool => "true or false",
            Self::Day => "date",
            Self::PartialDay => "date, or the year or month alone",
            Self::Texts => "texts separated by ;",
        }
    }
}

/// A column: a member of the rows.
#[derive(Debug, Clone)]
pub struct Column {
    pub name: String,
    pub kind: ColumnType,
    pub required: bool,
    /// The only values, where the schema names them.
    pub values: Vec<String>,
    /// The value in the row's example.
    pub example: Option<Value>,
    /// What it means, in the words of those who fill it in.
    pub meaning: String,
    /// The code list whose codes it takes.
    pub code_list: Option<String>,
    /// It holds an id of the registry.
    pub is_id: bool,
    pub bounds: Bounds,
}

/// How large or how long the values of a column are at most and at least, where its schema says so.
#[derive(Debug, Clone, Default)]
pub struct Bounds {
    pub least: Option<Number>,
    pub most: Option<Number>,
    pub shortest: Option<u32>,
    pub longest: Option<u32>,
    /// It is made of digits alone.
    pub of_digits: bool,
}

impl Bounds {
    fn of(schema: &Value) -> Self {
        let number = |name: &str| schema[name].as_number().cloned();
        let length = |name: &str| {
            schema[name]
                .as_u64()
                .and_then(|length| length.try_into().ok())
        };
        let pattern = schema["pattern"].as_str();
        Self {
            least: number("minimum"),
            most: number("maximum"),
            shortest: length("minLength"),
            longest: length("maxLength"),
            of_digits: pattern.is_some_and(|pattern| pattern.starts_with("^[0-9]{")),
        }
    }
}

impl Column {
    pub fn text(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            kind: ColumnType::Text,
            required: true,
            values: Vec::new(),
            example: None,
            meaning: String::new(),
            code_list: None,
            is_id: false,
            bounds: Bounds::default(),
        }
    }
}

/// The columns of one kind that people fill in, in the order in which its members are declared.
///
/// # Errors
/// When a schema cannot be written as JSON, which is a defect.
pub fn columns_of(rows: Rows) -> ApiResult<Vec<Column>> {
    let mut columns = all_columns_of(rows)?;
    let beside = rows.kind().exported.map_or(&[][..], |own| own.beside);
    columns.retain(|column| !beside.contains(&&*column.name));
    Ok(columns)
}

/// [`columns_of`], and those that exports alone have.
///
/// # Errors
/// When a schema cannot be written as JSON, which is a defect.
pub fn all_columns_of(rows: Rows) -> ApiResult<Vec<Column>> {
    let mut schemas: Vec<(String, RefOr<Schema>)> = Vec::new();
    (rows.kind().schemas)(&mut schemas);
    let components = schemas
        .into_iter()
        .fold(ComponentsBuilder::new(), |built, (name, schema)| {
            built.schema(name, schema)
        })
        .build();
    let components = serde_json::to_value(components)?;
    let (_, schema) = (rows.kind().schema)();
    let root = serde_json::to_value(&schema)?;
    let mut required: Vec<&str> = texts(&root["required"]);
    required.extend(Some(rows.kind().key).filter(|_| rows.kind().needs_key));
    let example = if root["example"].is_object() {
        &root["example"]
    } else {
        &root["examples"][0]
    };
    let RefOr::T(Schema::Object(object)) = schema else {
        return Err(ApiError::new(ErrorCode::Internal).caused_by("rows are objects"));
    };
    Ok(object
        .properties
        .keys()
        .map(|name| {
            let property = &root["properties"][name];
            let resolved = resolve(&components, property);
            let (text, meaning) = meaning::split(meaning::of(property));
            Column {
                name: name.clone(),
                kind: kind_of(resolved),
                required: required.contains(&name.as_str()),
                values: values(&resolved["enum"]),
                example: example.get(name).filter(|value| !value.is_null()).cloned(),
                meaning: meaning.replace('\n', " "),
                code_list: code_list(text).map(str::to_owned),
                is_id: resolved["format"] == "uuid",
                bounds: Bounds::of(resolved),
            }
        })
        .collect())
}

/// The schema itself, behind a reference and "or null".
fn resolve<'a>(components: &'a Value, property: &'a Value) -> &'a Value {
    if let Some(reference) = property["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default();
        return resolve(components, &components["schemas"][name]);
    }
    for choice in ["oneOf", "anyOf"] {
        let branches = property[choice].as_array().into_iter().flatten();
        for branch in branches {
            if branch["type"] != "null" {
                return resolve(components, branch);
            }
        }
    }
    property
}

fn kind_of(schema: &Value) -> ColumnType {
    let types = match &schema["type"] {
        Value::String(one) => vec![one.as_str()],
        several => texts(several),
    };
    let is = |name: &str| types.contains(&name);
    if is("integer") {
        ColumnType::Integer
    } else if is("number") {
        ColumnType::Number
    } else if is("boolean") {
        ColumnType::Bool
    } else if is("array") {
        ColumnType::Texts
    } else if schema["format"] == "date" {
        ColumnType::Day
    } else if schema["format"] == partial_date::FORMAT {
        ColumnType::PartialDay
    } else {
        ColumnType::Text
    }
}

/// The values that a schema names, as texts.
fn values(schema: &Value) -> Vec<String> {
    let items = schema.as_array().into_iter().flatten();
    let text = |item: &Value| match item {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    items.filter_map(text).collect()
}

fn texts(value: &Value) -> Vec<&str> {
    let items = value.as_array().into_iter().flatten();
    items.filter_map(Value::as_str).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_of_every_kind_is_explained() {
        for rows in Rows::all() {
            for column in all_columns_of(rows).expect("columns") {
                assert_ne!(column.meaning, "", "{} of {rows:?}", column.name);
            }
        }
    }

    #[test]
    fn the_document_says_nothing_to_who_fills_in_a_table() {
        for rows in Rows::all() {
            let text =
                serde_json::to_string(&meaning::published((rows.kind().schema)().1)).expect("JSON");
            assert!(!text.contains("vi: "), "{rows:?}: {text}");
        }
    }
}
