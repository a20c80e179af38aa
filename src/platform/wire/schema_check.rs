//! Checks a body against the schema that the document publishes for it, so that the document
//! says exactly what the server takes and a client learns everything that is wrong at once.

use std::any::TypeId;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::{ValidationError, Validator};
use serde_json::{Value, json};
use utoipa::ToSchema;
use utoipa::openapi::{ComponentsBuilder, RefOr, Schema};

use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Place, escape};
use crate::platform::values::partial_date;
use crate::platform::wire::{gate, letters};

thread_local! {
    /// Compiled at the first use in each worker.
    static VALIDATORS: RefCell<HashMap<TypeId, Rc<Validator>>> = RefCell::default();
}

/// What there is to say of a body.
#[derive(Debug, Default)]
pub struct Told {
    pub faults: Vec<FieldError>,
    /// Of letters: said beside a success.
    pub warnings: Vec<FieldError>,
}

/// What is wrong with `body` as a `T`, and what is to be warned of; letters that were surely meant
/// otherwise are mended in it. A text of a name that is somewhere in `stored`, the row that a patch
/// changes, is not asked how it is written.
///
/// # Errors
/// When the schema of `T` itself cannot be compiled, which is a defect.
pub fn check<T: ToSchema + 'static>(body: &mut Value, stored: &Value) -> ApiResult<Told> {
    let mut told = Told {
        faults: faults::<T>(body)?,
        warnings: Vec::new(),
    };
    if !told.faults.is_empty() {
        let text = |fault: &FieldError| match &fault.place {
            Place::Pointer(pointer) => body.pointer(pointer).and_then(Value::as_str),
            _ => None,
        };
        told.faults.retain(|fault| {
            !letters::is_of_letters(fault) || text(fault).is_none_or(|text| !holds(stored, text))
        });
        let is_warning = |fault: &mut FieldError| letters::is_warning(fault.code);
        told.warnings = told.faults.extract_if(.., is_warning).collect();
    }
    for warning in &told.warnings {
        if let Place::Pointer(pointer) = &warning.place
            && let Some(Value::String(text)) = body.pointer_mut(pointer)
        {
            *text = letters::mended(text, warning.code);
        }
    }
    Ok(told)
}

/// What a patch of a `T` that is to be merged has to be warned of; with `lenient`, also which of its members
/// are unknown.
///
/// # Errors
/// As [`check`].
pub fn warnings<T: ToSchema + 'static>(patch: &Value, lenient: bool) -> ApiResult<Vec<FieldError>> {
    // A patch lacks what is required, so that its faults are many; few have letters to warn of.
    if is_ascii(patch) && !lenient {
        return Ok(Vec::new());
    }
    let is_left_out = |code| lenient && code == ErrorCode::FieldUnknown;
    let mut told = faults::<T>(patch)?;
    told.retain(|told| letters::is_warning(told.code) || is_left_out(told.code));
    Ok(told)
}

fn faults<T: ToSchema + 'static>(body: &Value) -> ApiResult<Vec<FieldError>> {
    let validator = validator_of::<T>()?;
    let mut fields = Vec::new();
    // Nearly all bodies are valid, and finding only that out costs far less.
    let errors = (!validator.is_valid(body)).then(|| validator.iter_errors(body));
    for error in errors.into_iter().flatten() {
        translate(&error, &mut fields);
    }
    fields.extend(nul_characters(body, ""));
    Ok(fields)
}

fn is_ascii(value: &Value) -> bool {
    match value {
        Value::String(text) => text.is_ascii(),
        Value::Array(items) => items.iter().all(is_ascii),
        Value::Object(members) => members.values().all(is_ascii),
        _ => true,
    }
}

/// Whether a text stands somewhere in a value.
fn holds(value: &Value, text: &str) -> bool {
    match value {
        Value::String(held) => held == text,
        Value::Array(items) => items.iter().any(|item| holds(item, text)),
        Value::Object(members) => members.values().any(|member| holds(member, text)),
        _ => false,
    }
}

fn validator_of<T: ToSchema + 'static>() -> ApiResult<Rc<Validator>> {
    VALIDATORS.with_borrow_mut(|known| {
        if let Some(validator) = known.get(&TypeId::of::<T>()) {
            return Ok(Rc::clone(validator));
        }
        let validator = Rc::new(compile::<T>()?);
        known.insert(TypeId::of::<T>(), Rc::clone(&validator));
        Ok(validator)
    })
}

fn compile<T: ToSchema>() -> ApiResult<Validator> {
    let mut schemas: Vec<(String, RefOr<Schema>)> = Vec::new();
    T::schemas(&mut schemas);
    let components = schemas
        .into_iter()
        .fold(ComponentsBuilder::new(), |built, (name, schema)| {
            built.schema(name, schema)
        })
        .build();
    let mut root = serde_json::to_value(T::schema())?;
    root["components"] = json!(components);
    bound_integers(&mut root);
    jsonschema::options()
        .should_validate_formats(true)
        .with_format(letters::ONE_LINE, letters::is_place_or_title)
        .with_format(letters::PERSON_NAME, letters::is_person_name)
        .with_format(partial_date::FORMAT, gate::is_partial_date)
        .build(&root)
        .map_err(|error| ApiError::new(ErrorCode::Internal).caused_by(error.to_string()))
}

/// Give the integers of a schema the bounds of their formats, where they have no narrower ones.
fn bound_integers(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(bound_integers),
        Value::Object(members) => {
            let (least, most) = match members.get("format").and_then(Value::as_str) {
                Some("int32") => (i64::from(i32::MIN), i64::from(i32::MAX)),
                Some("int64") => (i64::MIN, i64::MAX),
                _ => return members.values_mut().for_each(bound_integers),
            };
            members.entry("minimum").or_insert_with(|| json!(least));
            members.entry("maximum").or_insert_with(|| json!(most));
        }
        _ => {}
    }
}

fn translate(error: &ValidationError<'_>, fields: &mut Vec<FieldError>) {
    let path = error.instance_path().as_str().to_owned();
    let at = |code| FieldError::at(code, &path);
    let inside = |name: &str| Place::Pointer(format!("{path}/{}", escape(name)));
    let field = match error.kind() {
        Kind::AdditionalProperties { unexpected } => {
            fields.extend(
                unexpected
                    .iter()
                    .map(|name| FieldError::new(ErrorCode::FieldUnknown, inside(name))),
            );
            return;
        }
        Kind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            FieldError::new(ErrorCode::FieldRequired, inside(name))
        }
        // A nullable reference is "null or that": report what is wrong with that.
        Kind::OneOfNotValid { context } | Kind::AnyOf { context } => {
            // What is of another type as a whole is not what was meant; a member of it may be.
            let is_other = |error: &ValidationError<'_>| {
                matches!(error.kind(), Kind::Type { .. }) && error.instance_path().as_str() == path
            };
            let mut branches = context.iter().rev();
            let branch = branches.find(|branch| !branch.iter().all(is_other));
            match branch {
                Some(branch) => {
                    for error in branch {
                        translate(error, fields);
                    }
                    return;
                }
                None => {
                    let errors = context.iter().flatten().map(ValidationError::kind);
                    let mut types = errors.filter_map(|kind| match kind {
                        Kind::Type { kind } => Some(expected(kind)),
                        _ => None,
                    });
                    let error = at(ErrorCode::FieldType);
                    match types.find(|types| !types.is_empty()) {
                        Some(types) => error.with("expected", types),
                        None => error,
                    }
                }
            }
        }
        Kind::Type { kind } => at(ErrorCode::FieldType).with("expected", expected(kind)),
        Kind::Format { format } => {
            let unfit = at(ErrorCode::FieldFormat).with("format", format.clone());
            match (letters::subject(format), error.instance().as_str()) {
                (Some(subject), Some(text)) => {
                    fields.extend(letters::told(text, subject, &path));
                    if gate::is_one_line(text) {
                        return;
                    }
                    unfit
                }
                _ => unfit,
            }
        }
        Kind::Pattern { pattern } => at(ErrorCode::FieldFormat).with("pattern", pattern.clone()),
        Kind::Enum { options } => at(ErrorCode::FieldValue).with("allowed", (**options).clone()),
        Kind::Constant { expected_value } => {
            at(ErrorCode::FieldValue).with("allowed", (**expected_value).clone())
        }
        Kind::Minimum { limit } | Kind::ExclusiveMinimum { limit } => {
            at(ErrorCode::FieldRange).with("minimum", limit.clone())
        }
        Kind::Maximum { limit } | Kind::ExclusiveMaximum { limit } => {
            at(ErrorCode::FieldRange).with("maximum", limit.clone())
        }
        Kind::MinLength { limit } | Kind::MinItems { limit } => {
            at(ErrorCode::FieldLength).with("minimum", *limit)
        }
        Kind::MaxLength { limit } | Kind::MaxItems { limit } => {
            at(ErrorCode::FieldLength).with("maximum", *limit)
        }
        _ => at(ErrorCode::FieldValue).with("reason", error.to_string()),
    };
    fields.push(field);
}

/// The types that a member may have, apart from null.
fn expected(kind: &TypeKind) -> String {
    let types: Vec<String> = match kind {
        TypeKind::Single(one) => vec![one.to_string()],
        TypeKind::Multiple(several) => several.iter().map(|one| one.to_string()).collect(),
    };
    let types = types.into_iter().filter(|name| name != "null");
    types.collect::<Vec<_>>().join(" or ")
}

/// Texts with a NUL: PostgreSQL cannot store them.
fn nul_characters(value: &Value, path: &str) -> Vec<FieldError> {
    match value {
        Value::String(text) if text.contains('\0') => {
            vec![FieldError::new(
                ErrorCode::FieldFormat,
                Place::Pointer(path.to_owned()),
            )]
        }
        Value::Array(items) => items
            .iter()
            .enumerate()
            .flat_map(|(index, item)| nul_characters(item, &format!("{path}/{index}")))
            .collect(),
        Value::Object(members) => members
            .iter()
            .flat_map(|(name, member)| nul_characters(member, &format!("{path}/{}", escape(name))))
            .collect(),
        _ => Vec::new(),
    }
}
