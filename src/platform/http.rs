//! The frame around every request: its id, its language, its log line and its problem.

use std::sync::Arc;
use std::time::Instant;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT_LANGUAGE, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};
use uuid::Uuid;

use crate::platform::error::{ApiError, ErrorCode};
use crate::platform::limits;
use crate::platform::state::State;

pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Why personal data is read or changed; stored with the audit event.
pub const PURPOSE: HeaderName = HeaderName::from_static("x-purpose");
const PREFER: HeaderName = HeaderName::from_static("prefer");
/// Longer ids and purposes are not taken over from a client.
const LONGEST_ID: usize = 64;
const LONGEST_PURPOSE: usize = 200;

/// The languages that people read answers in. Codes are the same in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    #[default]
    Vietnamese,
    English,
}

impl Language {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }

    /// The better of the two for an `Accept-Language` header; Vietnamese when it names neither.
    fn preferred(header: &str) -> Self {
        let weight_of = |wanted: &str| {
            header
                .split(',')
                .filter_map(|range| {
                    let mut parts = range.split(';');
                    let tag = parts.next()?.trim();
                    let primary = tag.split('-').next()?;
                    let quality = parts.find_map(|part| part.trim().strip_prefix("q="));
                    let weight: f32 = quality.map_or(Some(1.0), |text| text.parse().ok())?;
                    primary.eq_ignore_ascii_case(wanted).then_some(weight)
                })
                .fold(0.0, f32::max)
        };
        if weight_of("en") > weight_of("vi") {
            Self::English
        } else {
            Self::Vietnamese
        }
    }
}

/// What is known of a request before anyone is authenticated.
#[derive(Debug, Clone, Default)]
pub struct RequestMeta {
    pub request_id: String,
    pub language: Language,
    pub purpose: Option<String>,
    /// `Prefer: handling=lenient`: unknown fields are warnings.
    pub lenient: bool,
}

impl RequestMeta {
    fn of(headers: &HeaderMap) -> Self {
        let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
        let request_id = text(&REQUEST_ID)
            .filter(|id| (1..=LONGEST_ID).contains(&id.len()))
            .filter(|id| {
                id.bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
            })
            .map_or_else(|| Uuid::now_v7().to_string(), str::to_owned);
        Self {
            request_id,
            language: text(&ACCEPT_LANGUAGE).map_or(Language::default(), Language::preferred),
            purpose: text(&PURPOSE).map(|text| text.chars().take(LONGEST_PURPOSE).collect()),
            lenient: text(&PREFER).is_some_and(|prefer| prefer.contains("handling=lenient")),
        }
    }
}

/// Middleware: give the request its [`RequestMeta`], answer errors as problems in the client's
/// language, log one line and count it.
///
/// # Errors
/// Those of the services inside, already turned into responses by actix.
pub async fn frame<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let started = Instant::now();
    let meta = Arc::new(RequestMeta::of(request.headers()));
    request.extensions_mut().insert(Arc::clone(&meta));
    let response = next.call(request).await?;
    let mut response = match problem_of(&response) {
        Some(error) => {
            error.log(&meta.request_id);
            let (request, _) = response.into_parts();
            ServiceResponse::new(request, error.respond(&meta)).map_into_right_body()
        }
        None => response.map_into_left_body(),
    };
    limits::settle(&mut response);
    if let Ok(id) = HeaderValue::from_str(&meta.request_id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    observe(&response, &meta, started);
    Ok(response)
}

/// The error behind a response, where it is one of ours or one that actix made by itself.
fn problem_of<B>(response: &ServiceResponse<B>) -> Option<ApiError> {
    let error = response.response().error()?;
    if let Some(error) = error.as_error::<ApiError>() {
        return Some(error.shallow());
    }
    let code = match error.as_response_error().status_code() {
        StatusCode::NOT_FOUND => ErrorCode::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => ErrorCode::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => ErrorCode::BodyTooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => ErrorCode::MediaTypeUnsupported,
        status if status.is_client_error() => ErrorCode::ParameterInvalid,
        _ => ErrorCode::Internal,
    };
    Some(ApiError::new(code).caused_by(error.to_string()))
}

fn observe<B>(response: &ServiceResponse<B>, meta: &RequestMeta, started: Instant) {
    let request = response.request();
    let route = request
        .match_pattern()
        .unwrap_or_else(|| "unmatched".to_owned());
    let elapsed = started.elapsed();
    let status = response.status().as_u16();
    if let Some(state) = request.app_data::<web::Data<State>>() {
        state
            .metrics
            .observe(request.method().as_str(), &route, status, elapsed);
    }
    // The pattern, not the path: a path may carry what a log must not keep.
    tracing::info!(
        request_id = meta.request_id,
        method = request.method().as_str(),
        route,
        status,
        micros = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX),
        "answered"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_answered_only_when_it_is_preferred() {
        for (header, expected) in [
            ("en", Language::English),
            ("en-GB,vi;q=0.5", Language::English),
            ("vi, en;q=0.9", Language::Vietnamese),
            ("fr", Language::Vietnamese),
            ("*", Language::Vietnamese),
            ("en;q=x", Language::Vietnamese),
        ] {
            assert_eq!(Language::preferred(header), expected, "{header}");
        }
    }
}
