//! Bounds of query parameters: the document publishes them, and what it publishes holds.

use std::any::TypeId;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use jsonschema::Validator;
use serde_json::{Map, Value, json};
use utoipa::IntoParams;
use utoipa::openapi::RefOr;
use utoipa::openapi::path::Parameter;

use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Place};
use crate::platform::values::integer;

thread_local! {
    /// Compiled from the document's parameters at the first use in each worker.
    static BOUNDS: RefCell<HashMap<TypeId, Rc<[Bound]>>> = RefCell::default();
    /// The names of those that are integers.
    static INTEGERS: RefCell<HashMap<TypeId, Rc<[String]>>> = RefCell::default();
}

/// Keywords of a schema that bound a value, and what a refusal calls them.
const KEYWORDS: [(&str, &str); 10] = [
    ("minimum", "minimum"),
    ("maximum", "maximum"),
    ("exclusiveMinimum", "minimum"),
    ("exclusiveMaximum", "maximum"),
    ("minLength", "minimum"),
    ("maxLength", "maximum"),
    ("minItems", "minimum"),
    ("maxItems", "maximum"),
    ("pattern", "pattern"),
    ("enum", "allowed"),
];

/// What one parameter may be.
struct Bound {
    name: String,
    schema: Value,
    validator: Validator,
    /// The bounds, as a refusal tells them.
    params: Map<String, Value>,
}

/// The parameters of `T` that are not as the document wants them. A parameter whose schema is a
/// component is left to its own type, which knows it.
///
/// # Errors
/// When a schema of `T` cannot be compiled, which is a defect.
pub fn broken<T: IntoParams + 'static>(pairs: &[(String, String)]) -> ApiResult<Vec<FieldError>> {
    let bounds = bounds_of::<T>()?;
    let broken = bounds.iter().filter(|bound| {
        let given = pairs.iter().find(|(name, _)| *name == bound.name);
        given.is_some_and(|(_, text)| !bound.validator.is_valid(&instance(&bound.schema, text)))
    });
    Ok(broken.map(Bound::error).collect())
}

/// The parameters with integers as digits alone, however they were written (`120.0`, `1e2`). What is no
/// integer stays as it is, and is refused by whoever reads it.
///
/// # Errors
/// When a schema of `T` cannot be written as JSON, which is a defect.
pub fn with_integers<T: IntoParams + 'static>(
    pairs: &[(String, String)],
) -> ApiResult<Cow<'_, [(String, String)]>> {
    let integers = integers_of::<T>()?;
    if pairs.iter().all(|(name, _)| !integers.contains(name)) {
        return Ok(Cow::Borrowed(pairs));
    }
    let digits = |text: &str| match integer::parse(text.trim()) {
        Some(number) => number.to_string(),
        None => text.to_owned(),
    };
    let read = |(name, text): &(String, String)| {
        let text = if integers.contains(name) {
            text.split(',').map(digits).collect::<Vec<_>>().join(",")
        } else {
            text.clone()
        };
        (name.clone(), text)
    };
    Ok(pairs.iter().map(read).collect())
}

fn integers_of<T: IntoParams + 'static>() -> ApiResult<Rc<[String]>> {
    INTEGERS.with_borrow_mut(|known| {
        if let Some(integers) = known.get(&TypeId::of::<T>()) {
            return Ok(Rc::clone(integers));
        }
        let mut integers = Vec::new();
        for parameter in T::into_params(|| None) {
            let schema = serde_json::to_value(&parameter.schema)?;
            if is_integer(&schema) || is_integer(&schema["items"]) {
                integers.push(parameter.name);
            }
        }
        let integers: Rc<[String]> = integers.into();
        known.insert(TypeId::of::<T>(), Rc::clone(&integers));
        Ok(integers)
    })
}

fn is_integer(schema: &Value) -> bool {
    match &schema["type"] {
        Value::Array(kinds) => kinds.iter().any(|kind| kind == "integer"),
        kind => kind == "integer",
    }
}

fn bounds_of<T: IntoParams + 'static>() -> ApiResult<Rc<[Bound]>> {
    BOUNDS.with_borrow_mut(|known| {
        if let Some(bounds) = known.get(&TypeId::of::<T>()) {
            return Ok(Rc::clone(bounds));
        }
        let parameters = T::into_params(|| None).into_iter();
        let bounds: ApiResult<Rc<[Bound]>> = parameters
            .filter_map(|parameter| Bound::of(parameter).transpose())
            .collect();
        let bounds = bounds?;
        known.insert(TypeId::of::<T>(), Rc::clone(&bounds));
        Ok(bounds)
    })
}

impl Bound {
    /// None when the parameter may be anything of its type.
    fn of(parameter: Parameter) -> ApiResult<Option<Self>> {
        let Some(RefOr::T(schema)) = parameter.schema else {
            return Ok(None);
        };
        let schema = serde_json::to_value(schema)?;
        let params = stated(&schema);
        if params.is_empty() {
            return Ok(None);
        }
        let validator = jsonschema::validator_for(&schema)
            .map_err(|error| ApiError::new(ErrorCode::Internal).caused_by(error.to_string()))?;
        Ok(Some(Self {
            name: parameter.name,
            schema,
            validator,
            params,
        }))
    }

    fn error(&self) -> FieldError {
        let place = Place::Parameter(self.name.clone());
        let mut error = FieldError::new(ErrorCode::ParameterInvalid, place);
        error.params.clone_from(&self.params);
        error
    }
}

/// The bounds of a schema and those of its items, which count more.
fn stated(schema: &Value) -> Map<String, Value> {
    let items = schema.get("items").map(stated).unwrap_or_default();
    let own = KEYWORDS.iter().filter_map(|(keyword, name)| {
        let value = schema.get(keyword)?;
        Some(((*name).to_owned(), value.clone()))
    });
    own.chain(items).collect()
}

/// The value that a text of the query stands for. A text that is none of the schema's type stays
/// a text, which the schema refuses.
fn instance(schema: &Value, text: &str) -> Value {
    let number = match schema["type"].as_str() {
        Some("integer") => integer::parse(text).map(|number| json!(number)),
        Some("number") => text.parse().ok().map(|number: f64| json!(number)),
        Some("array") => {
            let items = text.split(',').map(str::trim);
            return items.map(|item| instance(&schema["items"], item)).collect();
        }
        _ => None,
    };
    number.unwrap_or_else(|| json!(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(IntoParams)]
    #[into_params(parameter_in = Query)]
    #[expect(dead_code, reason = "only its schemas are read")]
    struct Params {
        #[param(minimum = 1, maximum = 500)]
        limit: Option<i64>,
        #[param(exclusive_minimum = 0, maximum = 0.5)]
        share: Option<f64>,
        #[param(min_length = 2, max_length = 3)]
        name: Option<String>,
        #[param(pattern = "^[a-z]+$")]
        word: Option<String>,
        #[param(style = Form, explode = false, min_items = 1, max_items = 2)]
        years: Option<Vec<i32>>,
        free: Option<String>,
    }

    fn errors(name: &str, text: &str) -> Vec<FieldError> {
        broken::<Params>(&[(name.to_owned(), text.to_owned())]).unwrap()
    }

    #[test]
    fn a_value_within_the_bounds_passes() {
        for (name, text) in [
            ("limit", "1"),
            ("limit", "500"),
            ("limit", "5e2"),
            ("limit", "20.0"),
            ("share", "0.5"),
            ("name", "ăă"),
            ("name", "ăăă"),
            ("word", "abc"),
            ("years", "2025,2026.0"),
            ("free", ""),
            ("unknown", ""),
        ] {
            assert!(errors(name, text).is_empty(), "{name}={text}");
        }
    }

    #[test]
    fn integers_are_read_as_digits_however_they_are_written() {
        for (name, text, read) in [
            ("limit", "1e2", "100"),
            ("limit", "1.5", "1.5"),
            ("years", "2025.0,2026, 2027", "2025,2026,2027"),
            ("name", "1e2", "1e2"),
        ] {
            let pairs = [(name.to_owned(), text.to_owned())];
            let pairs = with_integers::<Params>(&pairs).unwrap();
            assert_eq!(pairs[0].1, read, "{name}={text}");
        }
    }

    #[test]
    fn a_value_beyond_a_bound_is_refused_with_all_bounds_of_the_parameter() {
        for (name, texts, bounds) in [
            (
                "limit",
                vec!["0", "501", "x", "", "1.5", "99999999999999999999"],
                json!({"minimum": 1, "maximum": 500}),
            ),
            (
                "share",
                vec!["0", "0.51", "NaN"],
                json!({"minimum": 0, "maximum": 0.5}),
            ),
            (
                "name",
                vec!["ă", "ăăăă"],
                json!({"minimum": 2, "maximum": 3}),
            ),
            ("word", vec!["", "a b"], json!({"pattern": "^[a-z]+$"})),
            (
                "years",
                vec!["", "2025,x", "2025,2026,2027"],
                json!({"minimum": 1, "maximum": 2}),
            ),
        ] {
            for text in texts {
                let found = errors(name, text);
                assert_eq!(found.len(), 1, "{name}={text}");
                assert_eq!(Value::Object(found[0].params.clone()), bounds, "{name}");
            }
        }
    }
}
