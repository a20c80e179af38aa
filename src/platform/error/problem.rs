//! How an error looks on the wire.

use actix_web::http::StatusCode;
use actix_web::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_RANGE, CONTENT_TYPE, HeaderName, LINK,
    RETRY_AFTER, VARY, WWW_AUTHENTICATE,
};
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::words::sentence;
use super::{ApiError, ErrorCode, FieldError, Place};
use super::{Language, RequestMeta};

/// A problem as RFC 9457 has it, with a stable `code`.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "type": "/v1/error-codes/CLASS_FULL", "title": "The class is full", "status": 422,
    "detail": "The class is full (capacity: 35)", "code": "CLASS_FULL",
    "errors": [{"pointer": "/classId", "code": "CLASS_FULL", "message": "The class is full (capacity: 35)", "params": {"capacity": 35}}],
    "retryable": false, "requestId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a11"
}))]
pub struct Problem {
    /// Where the code is explained.
    #[serde(rename = "type")]
    pub kind: String,
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What is wrong, with the values that matter, in the language of the request.
    pub detail: String,
    /// Stable: branch on this, never on a text.
    pub code: &'static str,
    /// Everything wrong with the request, all at once.
    pub errors: Vec<FieldProblem>,
    /// Whether the same request may succeed later.
    pub retryable: bool,
    /// Id of the request, for support.
    pub request_id: String,
}

/// One thing wrong with one part of the request.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FieldProblem {
    /// JSON pointer into the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub pointer: Option<String>,
    /// Query or path parameter.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub parameter: Option<String>,
    /// Header of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub header: Option<&'static str>,
    /// Stable: branch on this, never on a text.
    pub code: &'static str,
    /// What is wrong, in the language of the request.
    pub message: String,
    /// The values that the message names.
    #[serde(skip_serializing_if = "Map::is_empty")]
    #[schema(value_type = Object)]
    pub params: Map<String, Value>,
}

impl FieldProblem {
    pub(crate) fn new(field: &FieldError, language: Language) -> Self {
        let mut problem = Self::of_all(field.code, &field.params, language);
        match &field.place {
            Place::Pointer(pointer) => problem.pointer = Some(pointer.clone()),
            Place::Parameter(name) => problem.parameter = Some(name.clone()),
            Place::Header(name) => problem.header = Some(name),
        }
        problem
    }

    /// Something wrong that no single part of the request is to blame for.
    pub(super) fn of_all(code: ErrorCode, params: &Map<String, Value>, language: Language) -> Self {
        Self {
            pointer: None,
            parameter: None,
            header: None,
            code: code.as_str(),
            message: sentence(code, params, language),
            params: params.clone(),
        }
    }
}

impl ApiError {
    /// The answer to the request that `meta` describes.
    pub(crate) fn respond(&self, meta: &RequestMeta) -> HttpResponse {
        let Self(inner) = self;
        let status = inner.code.status();
        let problem = Problem {
            kind: format!("/v1/error-codes/{}", inner.code.as_str()),
            title: inner.code.title(meta.language),
            status: status.as_u16(),
            detail: sentence(inner.code, &inner.params, meta.language),
            code: inner.code.as_str(),
            errors: self.parts(meta.language),
            retryable: inner.code.retryable(),
            request_id: meta.request_id.clone(),
        };
        let mut response = HttpResponse::build(status);
        response.insert_header((CONTENT_TYPE, "application/problem+json"));
        response.insert_header((CONTENT_LANGUAGE, meta.language.as_str()));
        response.insert_header((VARY, "Authorization, Accept-Language"));
        // A cache may keep some refusals unasked, 404 among them.
        response.insert_header((CACHE_CONTROL, "private, no-store"));
        if let Some(seconds) = inner.retry_after {
            response.insert_header((RETRY_AFTER, seconds.to_string()));
        }
        if let Some(header) = self.standard_header() {
            response.insert_header(header);
        }
        response.body(serde_json::to_vec(&problem).unwrap_or_default())
    }

    /// What programs that know HTTP and not us read from the refusal.
    fn standard_header(&self) -> Option<(HeaderName, String)> {
        let Self(inner) = self;
        let text = |name: &str| inner.params.get(name).and_then(Value::as_str);
        match inner.code {
            ErrorCode::AuthenticationRequired => Some((WWW_AUTHENTICATE, challenge(""))),
            ErrorCode::TokenInvalid => {
                let error = ", error=\"invalid_token\"";
                Some((WWW_AUTHENTICATE, challenge(error)))
            }
            ErrorCode::ProofInvalid => {
                let algorithms = "EdDSA ES256 RS256 PS256";
                let error = format!(
                    "DPoP realm=\"registry\", error=\"invalid_dpop_proof\", algs=\"{algorithms}\""
                );
                Some((WWW_AUTHENTICATE, error))
            }
            ErrorCode::ScopeMissing => {
                let scope = text("scope").unwrap_or_default();
                let error = format!(", error=\"insufficient_scope\", scope=\"{scope}\"");
                Some((WWW_AUTHENTICATE, challenge(&error)))
            }
            ErrorCode::MethodNotAllowed => text("allowed").map(|all| (ALLOW, all.to_owned())),
            ErrorCode::RangeNotSatisfiable => {
                let bytes = inner.params.get("bytes");
                bytes.map(|bytes| (CONTENT_RANGE, format!("bytes */{bytes}")))
            }
            _ => text("snapshot")
                .filter(|_| inner.code.status() == StatusCode::GONE)
                .map(|snapshot| (LINK, format!("<{snapshot}>; rel=\"start\""))),
        }
    }

    /// What is wrong with each part of the request. Values that explain a refusal of the whole
    /// request stand in an entry without a place: a program must not read them from a sentence.
    #[must_use]
    pub fn parts(&self, language: Language) -> Vec<FieldProblem> {
        let Self(inner) = self;
        if inner.fields.is_empty() && !inner.params.is_empty() {
            return vec![FieldProblem::of_all(inner.code, &inner.params, language)];
        }
        let fields = inner.fields.iter();
        fields
            .map(|field| FieldProblem::new(field, language))
            .collect()
    }

    /// Tell the log what the client is not told.
    pub(crate) fn log(&self, request_id: &str) {
        if let Some(cause) = self
            .0
            .cause
            .as_ref()
            .filter(|_| self.0.code.status().is_server_error())
        {
            tracing::error!(request_id, code = self.0.code.as_str(), %cause, "request failed");
        }
    }
}

/// RFC 6750, section 3.
fn challenge(error: &str) -> String {
    format!("Bearer realm=\"registry\"{error}")
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        self.0.code.status()
    }

    /// Without the request at hand; the outermost middleware answers again, in its language.
    fn error_response(&self) -> HttpResponse {
        self.respond(&RequestMeta::default())
    }
}
