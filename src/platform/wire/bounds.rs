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
    /// The names of those that may be written in several ways.
    static SPELT: RefCell<HashMap<TypeId, Spelt>> = RefCell::default();
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

/// Texts of a query and of headers are at most so many characters, where nothing narrower is said.
pub const LONGEST_PARAMETER: usize = 4_000;

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

/// Parameters that may be written in several ways, by name.
type Spelt = Rc<[(String, Spelling)]>;

/// How values of a type are written.
#[derive(Debug, Clone, Copy)]
enum Spelling {
    /// `120`, `120.0`, `1e2`.
    Integer,
    /// `true`, `True`, `1`.
    Boolean,
}

impl Spelling {
    fn of(schema: &Value) -> Option<Self> {
        let is = |name: &str| match &schema["type"] {
            Value::Array(kinds) => kinds.iter().any(|kind| kind == name),
            kind => kind == name,
        };
        match () {
            () if is("integer") => Some(Self::Integer),
            () if is("boolean") => Some(Self::Boolean),
            () => None,
        }
    }

    /// The one way in which a value is read. What is none stays as it is, and is refused by whoever reads it.
    fn plain(self, text: &str) -> String {
        match self {
            Self::Integer => integer::parse(text.trim()).map(|number| number.to_string()),
            Self::Boolean => match text.to_ascii_lowercase().as_str() {
                "true" | "1" => Some("true".to_owned()),
                "false" | "0" => Some("false".to_owned()),
                _ => None,
            },
        }
        .unwrap_or_else(|| text.to_owned())
    }
}

/// The parameters with integers as digits alone and booleans as `true` and `false`, however clients wrote
/// them.
///
/// # Errors
/// When a schema of `T` cannot be written as JSON, which is a defect.
pub fn plainly_spelt<T: IntoParams + 'static>(
    pairs: &[(String, String)],
) -> ApiResult<Cow<'_, [(String, String)]>> {
    let spelt = spelt_in::<T>()?;
    let spelling = |name: &str| {
        let found = spelt.iter().find(|(known, _)| known == name);
        found.map(|(_, spelling)| *spelling)
    };
    if pairs.iter().all(|(name, _)| spelling(name).is_none()) {
        return Ok(Cow::Borrowed(pairs));
    }
    let read = |(name, text): &(String, String)| {
        let text = match spelling(name) {
            Some(spelling) => {
                let items: Vec<String> = text.split(',').map(|item| spelling.plain(item)).collect();
                items.join(",")
            }
            None => text.clone(),
        };
        (name.clone(), text)
    };
    Ok(pairs.iter().map(read).collect())
}

fn spelt_in<T: IntoParams + 'static>() -> ApiResult<Spelt> {
    SPELT.with_borrow_mut(|known| {
        if let Some(spelt) = known.get(&TypeId::of::<T>()) {
            return Ok(Rc::clone(spelt));
        }
        let mut spelt = Vec::new();
        for parameter in T::into_params(|| None) {
            let schema = serde_json::to_value(&parameter.schema)?;
            let spelling = Spelling::of(&schema).or_else(|| Spelling::of(&schema["items"]));
            spelt.extend(spelling.map(|spelling| (parameter.name, spelling)));
        }
        let spelt: Spelt = spelt.into();
        known.insert(TypeId::of::<T>(), Rc::clone(&spelt));
        Ok(spelt)
    })
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
        let mut schema = serde_json::to_value(schema)?;
        if is_open(&schema) {
            schema["maxLength"] = json!(LONGEST_PARAMETER);
        }
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

/// Whether a text may be of any length.
fn is_open(schema: &Value) -> bool {
    let is_text = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().any(|kind| kind == "string"),
        kind => kind == "string",
    };
    let bounds = ["maxLength", "enum", "format", "pattern"];
    is_text && bounds.iter().all(|bound| schema.get(*bound).is_none())
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
        open: Option<bool>,
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
    fn integers_and_booleans_are_read_however_they_are_written() {
        for (name, text, read) in [
            ("limit", "1e2", "100"),
            ("limit", "1.5", "1.5"),
            ("years", "2025.0,2026, 2027", "2025,2026,2027"),
            ("name", "1e2", "1e2"),
            ("open", "True", "true"),
            ("open", "0", "false"),
            ("open", "yes", "yes"),
            ("name", "1", "1"),
        ] {
            let pairs = [(name.to_owned(), text.to_owned())];
            let pairs = plainly_spelt::<Params>(&pairs).unwrap();
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
