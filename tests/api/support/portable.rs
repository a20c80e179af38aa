//! What `/v1/rules` says of a body is what the server says of it: looked at with every request of every test.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex, PoisonError};

use registry::resources::rules;
use serde_json::{Map, Value, json};

/// A rule that a body alone can keep or break.
struct Form {
    name: String,
    code: &'static str,
    operations: &'static [&'static str],
    logic: Value,
    decides: bool,
}

static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let forms = rules::all().into_iter().filter_map(|rule| {
        Some(Form {
            name: format!("{} {}", rule.resource, rule.code),
            code: rule.code,
            operations: rule.operations,
            logic: rule.logic?,
            decides: rule.decides,
        })
    });
    forms.collect()
});

/// How often a form was kept by what was taken, and broken by what was refused.
static SEEN: Mutex<BTreeMap<String, (usize, usize)>> = Mutex::new(BTreeMap::new());

pub fn seen() -> BTreeMap<String, (usize, usize)> {
    SEEN.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Every form by its name.
pub fn names() -> Vec<String> {
    FORMS.iter().map(|form| form.name.clone()).collect()
}

/// Compare what became of a body with what the rules of its operation say of it. A merge patch is no whole body.
#[track_caller]
pub fn check(operation: &str, sent: &Value, status: u16, answer: &Value) {
    let forms: Vec<&Form> = FORMS
        .iter()
        .filter(|form| form.operations.contains(&operation))
        .collect();
    if forms.is_empty() || !sent.is_object() || operation.ends_with("_change") {
        return;
    }
    let told = codes(answer);
    let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
    for form in &forms {
        let keeps = truthy(&apply(&form.logic, sent));
        let counts = seen.entry(form.name.clone()).or_default();
        if status < 300 {
            assert!(
                keeps,
                "{operation} took what breaks {}: {sent:#}",
                form.name
            );
            counts.0 += 1;
        } else if told.contains(form.code) {
            assert!(
                !keeps || !form.decides,
                "{operation} refused what keeps {}: {sent:#}\n{answer:#}",
                form.name
            );
            counts.1 += usize::from(!keeps);
        }
    }
}

fn codes(answer: &Value) -> BTreeSet<&str> {
    let errors = answer["errors"].as_array().into_iter().flatten();
    let codes = errors.map(|error| &error["code"]);
    codes
        .chain([&answer["code"]])
        .filter_map(Value::as_str)
        .collect()
}

/// JSON Logic (<https://jsonlogic.com>), as far as the rules use it.
pub fn apply(logic: &Value, data: &Value) -> Value {
    let Some(operation) = logic.as_object() else {
        return match logic {
            Value::Array(items) => items.iter().map(|item| apply(item, data)).collect(),
            other => other.clone(),
        };
    };
    let (name, arguments) = operation.iter().next().expect("an operation");
    let arguments = match arguments {
        Value::Array(several) => several.clone(),
        one => vec![one.clone()],
    };
    match name.as_str() {
        "and" | "or" => {
            let stops = name == "or";
            let mut last = Value::Null;
            for argument in &arguments {
                last = apply(argument, data);
                if truthy(&last) == stops {
                    break;
                }
            }
            return last;
        }
        "if" => {
            let mut rest = &arguments[..];
            while let [condition, then, others @ ..] = rest {
                if truthy(&apply(condition, data)) {
                    return apply(then, data);
                }
                rest = others;
            }
            return rest.first().map_or(Value::Null, |other| apply(other, data));
        }
        _ => {}
    }
    let values: Vec<Value> = arguments.iter().map(|value| apply(value, data)).collect();
    of_values(name, &values, data)
}

fn of_values(name: &str, values: &[Value], data: &Value) -> Value {
    let text = |at: usize| values[at].as_str().unwrap_or_default();
    match name {
        "var" => {
            let path = text(0).replace('.', "/");
            let found = data
                .pointer(&format!("/{path}"))
                .cloned()
                .unwrap_or_default();
            match (found, values.get(1)) {
                (Value::Null, Some(default)) => default.clone(),
                (found, _) => found,
            }
        }
        "!" => json!(!truthy(&values[0])),
        "!!" => json!(truthy(&values[0])),
        "==" => json!(equal(&values[0], &values[1])),
        "!=" => json!(!equal(&values[0], &values[1])),
        "<=" => match (&values[0], &values[1]) {
            (Value::String(a), Value::String(b)) => json!(a <= b),
            (a, b) => json!(number(a) <= number(b)),
        },
        "in" => json!(
            values[1]
                .as_array()
                .expect("a list")
                .iter()
                .any(|one| equal(one, &values[0]))
        ),
        "+" => json!(values.iter().map(number).sum::<f64>()),
        "*" => json!(values.iter().map(number).product::<f64>()),
        "-" => json!(number(&values[0]) - number(&values[1])),
        "%" => json!(number(&values[0]) % number(&values[1])),
        "substr" => {
            let (from, many) = (number(&values[1]), number(&values[2]));
            let letters = text(0).chars().enumerate();
            let within = |at: usize| {
                (from..from + many).contains(&f64::from(u32::try_from(at).expect("small")))
            };
            json!(
                letters
                    .filter(|(at, _)| within(*at))
                    .map(|(_, letter)| letter)
                    .collect::<String>()
            )
        }
        other => panic!("no operation {other}"),
    }
}

fn number(value: &Value) -> f64 {
    match value {
        Value::String(text) => text.parse().unwrap_or(f64::NAN),
        other => other.as_f64().unwrap_or(0.0),
    }
}

fn equal(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        _ => a == b,
    }
}

pub fn truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(is) => *is,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(_) => true,
    }
}

/// Whether a value has only operations that are known here.
pub fn is_known(logic: &Value) -> bool {
    match logic {
        Value::Object(operation) => {
            const KNOWN: [&str; 14] = [
                "!", "!!", "!=", "%", "*", "+", "-", "<=", "==", "and", "if", "in", "or", "var",
            ];
            let is_known = |(name, arguments): (&String, &Value)| {
                (KNOWN.contains(&name.as_str()) || name == "substr") && is_known(arguments)
            };
            let operation: &Map<String, Value> = operation;
            operation.len() == 1 && operation.iter().all(is_known)
        }
        Value::Array(items) => items.iter().all(is_known),
        _ => true,
    }
}
