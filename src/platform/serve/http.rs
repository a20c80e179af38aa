//! The frame around every request: its id, its language, its log line and its problem.

use std::sync::Arc;
use std::time::Instant;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::HeaderValue;
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};

use crate::platform::error::{ApiError, ApiResult, ErrorCode, REQUEST_ID, RequestMeta};
use crate::platform::serve::offers::Offers;
use crate::platform::serve::state::State;
use crate::platform::wire::bounds::LONGEST_PARAMETER;
use crate::platform::wire::gate;

/// Headers that operations read and the document bounds.
const BOUNDED: [&str; 6] = [
    "Accept-Language",
    "If-Match",
    "If-None-Match",
    "Prefer",
    "Range",
    "X-Purpose",
];

/// Middleware: give the request its [`RequestMeta`], charge its address where it has no token,
/// answer errors as problems in the client's language, log one line and count it.
///
/// # Errors
/// Those of the services inside, already turned into responses by actix.
pub async fn frame<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, actix_web::Error> {
    let started = Instant::now();
    let method = request.method().clone();
    let state = request.app_data::<web::Data<State>>().cloned();
    let public_url = state
        .as_ref()
        .map(|state| Arc::clone(&state.config.public_url));
    let meta = Arc::new(RequestMeta::of(&request, public_url.unwrap_or_default()));
    request.extensions_mut().insert(Arc::clone(&meta));
    let charged = match &state {
        Some(state) => state.limits.charge_address(request.request()),
        None => Ok(()),
    };
    let taken = charged.and_then(|()| {
        expect_readable(&request)?;
        match request.app_data::<web::Data<Offers>>() {
            Some(offers) => offers.check(request.request()),
            None => Ok(()),
        }
    });
    let mut response = match taken {
        Err(error) => request
            .into_response(error.respond(&meta))
            .map_into_right_body(),
        Ok(()) => {
            let response = next.call(request).await?;
            match problem_of(&response) {
                Some(error) => {
                    error.log(&meta.request_id);
                    let (request, _) = response.into_parts();
                    ServiceResponse::new(request, error.respond(&meta)).map_into_right_body()
                }
                None => response.map_into_left_body(),
            }
        }
    };
    if let Some(state) = &state {
        state.limits.write_headers(&mut response);
    }
    if let Ok(id) = HeaderValue::from_str(&meta.request_id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    observe(&response, &method, &meta, started);
    Ok(response)
}

fn expect_readable(request: &ServiceRequest) -> ApiResult<()> {
    let mut pairs = request.query_string().split('&');
    if let Some(wrong) = pairs.find(|pair| !gate::is_escaped_rightly(pair)) {
        let name = wrong.split('=').next().unwrap_or_default();
        return Err(ApiError::parameter(ErrorCode::ParameterInvalid, name));
    }
    for name in BOUNDED {
        let values = request.headers().get_all(name);
        let mut lengths =
            values.map(|value| String::from_utf8_lossy(value.as_bytes()).chars().count());
        if lengths.any(|length| length > LONGEST_PARAMETER) {
            let error = ApiError::header(ErrorCode::HeaderInvalid, name);
            return Err(error.with("maximum", LONGEST_PARAMETER));
        }
    }
    // The router leaves in place what is no escape.
    let path = request.request().uri().path();
    if gate::has_nul(path) || !gate::is_escaped_rightly(path) {
        return Err(ApiError::not_found());
    }
    Ok(())
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

/// HEAD has become GET by now.
fn observe<B>(
    response: &ServiceResponse<B>,
    method: &Method,
    meta: &RequestMeta,
    started: Instant,
) {
    let request = response.request();
    let route = request
        .match_pattern()
        .unwrap_or_else(|| "unmatched".to_owned());
    let elapsed = started.elapsed();
    let status = response.status().as_u16();
    if let Some(state) = request.app_data::<web::Data<State>>() {
        state
            .metrics
            .observe(method.as_str(), &route, status, elapsed);
    }
    // The pattern, not the path: a path may carry what a log must not keep.
    tracing::info!(
        request_id = meta.request_id,
        method = method.as_str(),
        route,
        status,
        micros = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX),
        "answered"
    );
}
