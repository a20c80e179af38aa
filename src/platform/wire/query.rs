//! Query strings: typed parameters, every unknown or wrong one named, all at once.

use std::collections::BTreeSet;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::future::{Ready, ready};
use utoipa::{IntoParams, ToSchema};

use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Place};
use crate::platform::sheet::TableStyle;
use crate::platform::values::text::composed;
use crate::platform::wire::{bounds, communes, members};

/// The parameters of one operation. `T` derives `Deserialize` with `deny_unknown_fields`, and
/// holds the bounds that it publishes.
#[derive(Debug)]
pub struct ApiQuery<T>(pub T);

impl<T: DeserializeOwned + IntoParams + 'static> FromRequest for ApiQuery<T> {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let read = |pairs| communes::reading(request, pairs, |pairs| parse(&pairs));
        ready(pairs(request.query_string()).and_then(read).map(ApiQuery))
    }
}

/// The decoded pairs of a query string.
///
/// # Errors
/// 400 when a name or a value is not UTF-8 or holds a NUL, or a name stands twice.
pub(crate) fn pairs(query: &str) -> ApiResult<Vec<(String, String)>> {
    let mut pairs: Vec<(String, String)> = serde_html_form::from_str(query)
        .map_err(|error| ApiError::new(ErrorCode::QueryInvalid).caused_by(error))?;
    let mut seen = BTreeSet::new();
    for (name, value) in &pairs {
        if !seen.insert(name) {
            return Err(ApiError::parameter(ErrorCode::ParameterRepeated, name));
        }
        if value.contains(['\0', '\u{fffd}']) {
            return Err(ApiError::parameter(ErrorCode::ParameterInvalid, name));
        }
    }
    for (_, value) in &mut pairs {
        *value = composed(std::mem::take(value));
    }
    Ok(pairs)
}

/// Read `T` from decoded pairs.
///
/// # Errors
/// 400 that names each parameter that is unknown or wrong.
pub(crate) fn parse<T: DeserializeOwned + IntoParams + 'static>(
    pairs: &[(String, String)],
) -> ApiResult<T> {
    let read = |pairs: &[(String, String)]| {
        serde_html_form::from_str::<T>(&serde_html_form::to_string(pairs).unwrap_or_default())
    };
    let pairs = bounds::plainly_spelt::<T>(pairs)?;
    let pairs = pairs.as_ref();
    let mut fields = bounds::broken::<T>(pairs)?;
    let whole = match read(pairs) {
        Ok(value) if fields.is_empty() => return Ok(value),
        whole => whole.err().map(|error| error.to_string()),
    };
    let unreadable = pairs.iter().filter_map(|pair| {
        let error = read(std::slice::from_ref(pair)).err()?.to_string();
        // A missing one is not the fault of this pair.
        (!error.contains("missing field")).then(|| parameter_error(&pair.0, &error))
    });
    // What is beyond its bounds is named already.
    let unreadable =
        unreadable.filter(|error| fields.iter().all(|field| field.place != error.place));
    fields.extend(unreadable.collect::<Vec<_>>());
    if fields.is_empty() {
        let message = whole.unwrap_or_default();
        let name = message.split('`').nth(1).unwrap_or_default();
        return Err(ApiError::parameter(ErrorCode::FieldRequired, name));
    }
    Err(ApiError::fields(ErrorCode::QueryInvalid, fields))
}

fn parameter_error(name: &str, message: &str) -> FieldError {
    let place = Place::Parameter(name.to_owned());
    if message.contains("unknown field") {
        FieldError::new(ErrorCode::ParameterUnknown, place)
    } else {
        FieldError::new(ErrorCode::ParameterInvalid, place).with("reason", message)
    }
}

/// Which members of a view the client wants, and which related rows inside it.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    fields: Option<BTreeSet<String>>,
    /// How many members were listed, some of them perhaps twice.
    listed: usize,
    /// Members that a view has when they are asked for.
    expandable: Vec<String>,
    expand: BTreeSet<String>,
    /// How rows are written that are answered as a table.
    pub table: Option<TableStyle>,
}

impl Shape {
    /// Read `fields=` and `expand=`.
    ///
    /// # Errors
    /// 400 for an expansion that the operation does not offer, or an empty list of fields.
    pub fn parse(fields: Option<&str>, expand: Option<&str>, allowed: &[&str]) -> ApiResult<Self> {
        let list = |text: &str| -> BTreeSet<String> {
            text.split(',')
                .map(|item| item.trim().to_owned())
                .filter(|item| !item.is_empty())
                .collect()
        };
        let count = |text: Option<&str>| text.map_or(0, |text| text.split(',').count());
        let listed = count(fields);
        let too_many = count(expand) > allowed.len();
        let fields = fields.map(list);
        if fields.as_ref().is_some_and(BTreeSet::is_empty) {
            return Err(ApiError::parameter(ErrorCode::ParameterInvalid, "fields"));
        }
        let expand = expand.map(list).unwrap_or_default();
        let unknown = expand.iter().find(|name| !allowed.contains(&name.as_str()));
        if unknown.is_some() || too_many {
            return Err(not_offered("expand", unknown, &allowed.join(",")));
        }
        Ok(Self {
            fields,
            listed,
            expandable: allowed.iter().map(|&name| name.to_owned()).collect(),
            expand,
            table: None,
        })
    }

    /// Whether the related row `name` (`class`, `class.course`) is to stand inside the view.
    #[must_use]
    pub fn expands(&self, name: &str) -> bool {
        self.expand.iter().any(|wanted| {
            wanted == name
                || wanted
                    .strip_prefix(name)
                    .is_some_and(|rest| rest.starts_with('.'))
        })
    }

    /// The expansions asked for inside the related row `name`.
    #[must_use]
    pub fn inside(&self, name: &str) -> Self {
        let expand = self.expand.iter().filter_map(|wanted| {
            wanted
                .strip_prefix(name)?
                .strip_prefix('.')
                .map(str::to_owned)
        });
        Self {
            expand: expand.collect(),
            ..Self::default()
        }
    }

    pub(crate) fn has_fields(&self) -> bool {
        self.fields.is_some()
    }

    /// Whether a table has this column, `course.name` or `externalIds`.
    pub(crate) fn has_column(&self, name: &str) -> bool {
        let member = name.split('.').next().unwrap_or_default();
        let is_in = |path: &str| {
            name.strip_prefix(path)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let mut expandable = self.expandable.iter();
        if expandable.any(|path| is_in(path) && !self.expands(path)) {
            return false;
        }
        let fields = self.fields.as_ref();
        fields.is_none_or(|fields| member == "id" || fields.contains(member))
    }

    pub(crate) fn is_whole(&self) -> bool {
        self.fields.is_none() && self.expand.is_empty()
    }

    /// Keep the wanted members of an object; the id stays, or the row could not be named.
    pub(crate) fn select(&self, mut view: Value) -> Value {
        if let (Some(fields), Some(object)) = (&self.fields, view.as_object_mut()) {
            object.retain(|name, _| name == "id" || fields.contains(name));
        }
        view
    }

    /// # Errors
    /// 400 when a member is wanted that a `V` never has, with all that it may have.
    pub(crate) fn expect_known<V: ToSchema + 'static>(&self) -> ApiResult<()> {
        let Some(fields) = &self.fields else {
            return Ok(());
        };
        let known = members::of::<V>();
        let unknown = fields.iter().find(|name| !known.contains(*name));
        if unknown.is_none() && self.listed <= known.len() {
            return Ok(());
        }
        Err(not_offered("fields", unknown, &known.join(",")))
    }
}

/// 400 that names the one of several values that is not offered; none where there are too many.
fn not_offered(parameter: &str, unknown: Option<&String>, offered: &str) -> ApiError {
    let error = ApiError::parameter(ErrorCode::ParameterInvalid, parameter);
    let error = error.with("allowed", offered);
    match unknown {
        Some(unknown) => error.with("unknown", unknown.clone()),
        None => error,
    }
}
