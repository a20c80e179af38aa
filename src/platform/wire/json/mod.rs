//! Request bodies: JSON, checked against the published schema before anything else.

pub mod duplicates;
mod patch;

use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, Instant};

use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use actix_web::web::{Bytes, BytesMut};
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::StreamExt;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Place, RequestMeta};
use crate::platform::values::integer;
use crate::platform::wire::json::duplicates::Fault;
use crate::platform::wire::schema_check::{self, Told};
use crate::platform::wire::{gate, told};

pub use patch::{Patch, take_default};

/// Largest body of an ordinary request, in bytes.
const LARGEST_BODY: usize = 1024 * 1024;
/// A body must arrive within this time and no slower than this.
const BODY_TIME: Duration = Duration::from_secs(15);
const BYTES_PER_SECOND: u64 = 1024;

/// Digest of the body, left with the request for the idempotency record.
#[derive(Debug, Clone, Default)]
pub struct BodyDigest([u8; 32]);

impl BodyDigest {
    pub(crate) fn of_body(body: &[u8]) -> Self {
        Self(Sha256::digest(body).into())
    }

    /// Digest of a body that came in parts, and of what else decides what it asks for.
    pub(crate) fn of_parts(parts: &[&[u8]]) -> Self {
        let digest = parts.iter().fold(Sha256::new(), |digest, part| {
            digest
                .chain_update((part.len() as u64).to_le_bytes())
                .chain_update(part)
        });
        Self(digest.finalize().into())
    }

    /// Digest of the whole request: method, path and body.
    #[must_use]
    pub fn of_request(&self, request: &HttpRequest) -> Vec<u8> {
        Sha256::new()
            .chain_update(request.method().as_str())
            .chain_update("\n")
            .chain_update(request.path())
            .chain_update("\n")
            .chain_update(self.0)
            .finalize()
            .to_vec()
    }
}

/// A body of type `T`.
#[derive(Debug)]
pub struct ApiJson<T> {
    value: T,
    nulls: Vec<String>,
    members: Vec<String>,
}

/// The members of an object that are null.
#[must_use]
pub fn nulls(body: &Value) -> Vec<String> {
    let members = body.as_object().into_iter().flatten();
    let nulls = members.filter(|(_, member)| member.is_null());
    nulls.map(|(name, _)| name.clone()).collect()
}

/// The members that an object has.
#[must_use]
pub fn members(body: &Value) -> Vec<String> {
    let members = body.as_object().into_iter().flatten();
    members.map(|(name, _)| name.clone()).collect()
}

impl<T> ApiJson<T> {
    /// The members that the body has.
    pub fn members(&self) -> &[String] {
        &self.members
    }

    /// The members of the body that are null.
    pub fn nulls(&self) -> Vec<String> {
        self.nulls.clone()
    }

    pub fn value(&self) -> &T {
        &self.value
    }

    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T: DeserializeOwned + ToSchema + 'static> FromRequest for ApiJson<T> {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = ApiResult<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            let body = read_json(&request, payload, &["application/json"]).await?;
            let (nulls, members) = (nulls(&body), members(&body));
            let read = decode::<T>(body, &Value::Null, is_lenient(&request))?;
            told::tell(&request, read.warnings);
            Ok(Self {
                value: read.value,
                nulls,
                members,
            })
        })
    }
}

/// A JSON merge patch (RFC 7396) of a `T`: members that are present replace, null removes.
#[derive(Debug)]
pub struct MergePatch<T> {
    patch: Value,
    lenient: bool,
    of: std::marker::PhantomData<fn() -> T>,
}

impl<T: Serialize + DeserializeOwned + ToSchema + 'static> MergePatch<T> {
    /// `current` with this patch applied, checked as a whole.
    ///
    /// # Errors
    /// 400 with everything that is wrong with the result.
    pub fn apply(&self, current: &T) -> ApiResult<T> {
        let mut merged = serde_json::to_value(current)?;
        let stored = merged.clone();
        merge(&mut merged, &self.patch);
        decode(merged, &stored, self.lenient).map(|read| read.value)
    }

    /// The text that the patch puts in a member's place, if it is one.
    #[must_use]
    pub fn text(&self, member: &str) -> Option<&str> {
        self.patch.get(member)?.as_str()
    }

    /// Names of the members that the patch touches, for the audit trail.
    #[must_use]
    pub fn members(&self) -> Vec<&str> {
        self.patch
            .as_object()
            .into_iter()
            .flat_map(|o| o.keys().map(String::as_str))
            .collect()
    }
}

impl<T: ToSchema + 'static> FromRequest for MergePatch<T> {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = ApiResult<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            let accepted = ["application/merge-patch+json", "application/json"];
            let patch = read_json(&request, payload, &accepted).await?;
            if !patch.is_object() {
                return Err(ApiError::at(ErrorCode::FieldType, ""));
            }
            let lenient = is_lenient(&request);
            told::tell(&request, schema_check::warnings::<T>(&patch, lenient)?);
            Ok(Self {
                patch,
                lenient,
                of: std::marker::PhantomData,
            })
        })
    }
}

/// RFC 7396, section 2. Nulls become nulls, not absences: our members are nullable, and a null
/// in a required one is then named.
fn merge(target: &mut Value, patch: &Value) {
    match (target, patch) {
        (Value::Object(target), Value::Object(patch)) => {
            for (name, value) in patch {
                merge(target.entry(name.clone()).or_insert(Value::Null), value);
            }
        }
        (target, patch) => *target = patch.clone(),
    }
}

fn is_lenient(request: &HttpRequest) -> bool {
    request
        .extensions()
        .get::<std::sync::Arc<RequestMeta>>()
        .is_some_and(|meta| meta.lenient)
}

/// A body, and what was said of it.
struct Decoded<T> {
    value: T,
    /// Of members that were left out, and of letters.
    warnings: Vec<FieldError>,
}

/// Check `body` against the schema of `T` and read it. With `lenient`, unknown members are left out, with a
/// warning. `stored` is the row that it changes.
fn decode<T: DeserializeOwned + ToSchema + 'static>(
    mut body: Value,
    stored: &Value,
    lenient: bool,
) -> ApiResult<Decoded<T>> {
    let Told {
        faults: mut fields,
        mut warnings,
    } = schema_check::check::<T>(&mut body, stored)?;
    if lenient {
        fields.retain(|field| match (&field.place, field.code) {
            (Place::Pointer(pointer), ErrorCode::FieldUnknown) => {
                remove(&mut body, pointer);
                warnings.push(field.clone());
                false
            }
            _ => true,
        });
    }
    if !fields.is_empty() {
        return Err(ApiError::fields(ErrorCode::BodyInvalid, fields));
    }
    Ok(Decoded {
        value: typed(body)?,
        warnings,
    })
}

/// The value of a body that is as the schema says.
///
/// # Errors
/// The member at fault: the schema says less than the type, as with numbers beyond 32 bits.
pub fn typed<T: DeserializeOwned>(body: Value) -> Result<T, FieldError> {
    serde_path_to_error::deserialize(body).map_err(|error| {
        let path = error.path().iter();
        let pointer = path.fold(String::new(), |path, part| format!("{path}/{part}"));
        let field = FieldError::new(ErrorCode::FieldRange, Place::Pointer(pointer));
        let reason = error.inner().to_string();
        if reason.contains("floating point") {
            // So large a number with a fraction or an exponent has lost its last digits.
            let (minimum, maximum) = (-integer::EXACT, integer::EXACT);
            return field.with("minimum", minimum).with("maximum", maximum);
        }
        field.with("reason", reason)
    })
}

fn remove(body: &mut Value, pointer: &str) {
    if let Some((parent, name)) = pointer.rsplit_once('/') {
        let name = name.replace("~1", "/").replace("~0", "~");
        if let Some(Value::Object(members)) = body.pointer_mut(parent) {
            members.remove(&name);
        }
    }
}

async fn read_json(request: &HttpRequest, payload: Payload, accepted: &[&str]) -> ApiResult<Value> {
    expect_media_type(request, accepted)?;
    let bytes = read_body(request, payload, LARGEST_BODY).await?;
    request.extensions_mut().insert(BodyDigest::of_body(&bytes));
    let mut body = duplicates::read(&bytes).map_err(|fault| match fault {
        Fault::Syntax(error) => ApiError::at(ErrorCode::JsonInvalid, "")
            .with("line", error.line())
            .with("column", error.column()),
        Fault::Repeated(fields) => ApiError::fields(ErrorCode::BodyInvalid, fields),
    })?;
    gate::compose(&mut body);
    Ok(body)
}

/// # Errors
/// 415 when the body is of another type than those accepted.
pub(crate) fn expect_media_type(request: &HttpRequest, accepted: &[&str]) -> ApiResult<()> {
    let media_type = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let media_type = media_type
        .and_then(|text| text.split(';').next())
        .unwrap_or_default()
        .trim();
    if !accepted
        .iter()
        .any(|accepted| media_type.eq_ignore_ascii_case(accepted))
    {
        return Err(
            ApiError::header(ErrorCode::MediaTypeUnsupported, "Content-Type")
                .with("accepted", accepted.join(", ")),
        );
    }
    Ok(())
}

/// Read a body that is not larger than `largest` bytes and does not trickle in.
///
/// # Errors
/// 413 when it is larger, 408 when it is slower, 400 when the client stops in the middle.
pub async fn read_body(
    request: &HttpRequest,
    mut payload: Payload,
    largest: usize,
) -> ApiResult<Bytes> {
    let too_large = || ApiError::new(ErrorCode::BodyTooLarge).with("maximum", largest);
    let declared = request
        .headers()
        .get(CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok());
    if declared
        .and_then(|text| text.parse::<usize>().ok())
        .is_some_and(|length| length > largest)
    {
        return Err(too_large());
    }
    let started = Instant::now();
    let mut body = BytesMut::new();
    loop {
        let grace = Duration::from_secs(2 + body.len() as u64 / BYTES_PER_SECOND);
        let left = grace.min(BODY_TIME).saturating_sub(started.elapsed());
        let chunk = tokio::time::timeout(left, payload.next()).await;
        match chunk.map_err(|_| ApiError::new(ErrorCode::RequestTimeout))? {
            None => return Ok(body.freeze()),
            Some(Ok(chunk)) if body.len() + chunk.len() > largest => return Err(too_large()),
            Some(Ok(chunk)) => body.extend_from_slice(&chunk),
            Some(Err(error)) => return Err(ApiError::new(ErrorCode::JsonInvalid).caused_by(error)),
        }
    }
}
