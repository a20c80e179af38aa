//! Errors as OAuth has them: `{"error": …, "error_description": …}`.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, WWW_AUTHENTICATE};
use actix_web::{HttpResponse, HttpResponseBuilder};
use serde::Serialize;
use utoipa::ToSchema;

use crate::platform::error::{ApiError, ApiResult};

/// An error of RFC 6749, section 5.2.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"error": "invalid_grant", "error_description": "The user name or the password is wrong"}))]
pub struct OAuthError {
    /// `invalid_request`, `invalid_client`, `invalid_grant`, `invalid_scope`,
    /// `unauthorized_client`, `unsupported_grant_type` or `unsupported_token_type`; of a device
    /// `authorization_pending`, `slow_down`, `access_denied` or `expired_token`; of a request sent ahead what
    /// `/oauth/authorize` would say.
    pub error: &'static str,
    /// For developers.
    pub error_description: &'static str,
}

/// Why a request was refused: for a reason of OAuth, or one that any request may meet.
#[derive(Debug)]
pub enum Refusal {
    OAuth(OAuthError),
    Api(ApiError),
}

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

impl Refusal {
    fn respond(self) -> ApiResult<HttpResponse> {
        match self {
            Self::OAuth(error) => Ok(error.respond()),
            Self::Api(error) => Err(error),
        }
    }
}

impl OAuthError {
    pub fn refuse(error: &'static str, error_description: &'static str) -> Refusal {
        Refusal::OAuth(Self {
            error,
            error_description,
        })
    }

    fn respond(&self) -> HttpResponse {
        let unknown_client = self.error == "invalid_client";
        let status = if unknown_client {
            StatusCode::UNAUTHORIZED
        } else {
            StatusCode::BAD_REQUEST
        };
        let mut response = HttpResponse::build(status);
        response.insert_header((CACHE_CONTROL, "no-store"));
        if unknown_client {
            response.insert_header((WWW_AUTHENTICATE, "Basic realm=\"registry\""));
        }
        response.json(self)
    }
}

/// The answer to a request of OAuth. No cache may store it.
pub fn answer<T: Serialize>(outcome: Result<T, Refusal>) -> ApiResult<HttpResponse> {
    match outcome {
        Ok(view) => Ok(succeeded().json(view)),
        Err(refusal) => refusal.respond(),
    }
}

/// [`answer`] to a request that has made something.
pub fn created<T: Serialize>(outcome: Result<T, Refusal>) -> ApiResult<HttpResponse> {
    match outcome {
        Ok(view) => Ok(HttpResponse::Created()
            .insert_header((CACHE_CONTROL, "no-store"))
            .json(view)),
        Err(refusal) => refusal.respond(),
    }
}

fn succeeded() -> HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    response.insert_header((CACHE_CONTROL, "no-store"));
    response
}
