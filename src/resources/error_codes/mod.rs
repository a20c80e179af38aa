//! What each error code means, for people and for client libraries.

use actix_web::{get, web};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::wire::reply::Reply;

pub fn configure(config: &mut ServiceConfig) {
    config.service(error_code_list).service(error_code_read);
}

use crate::platform::resource::Part;

/// An error code and its texts.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(example = json!({
    "code": "VERSION_STALE", "status": 412, "titleVi": "Bản ghi đã thay đổi từ khi đọc",
    "titleEn": "The record has changed since it was read", "retryable": false
}))]
pub struct ErrorCodeView {
    /// The stable code.
    pub code: &'static str,
    /// HTTP status that goes with it.
    pub status: u16,
    /// What it means, in Vietnamese.
    pub title_vi: &'static str,
    /// What it means, in English.
    pub title_en: &'static str,
    /// Whether the same request may succeed later.
    pub retryable: bool,
}

impl From<ErrorCode> for ErrorCodeView {
    fn from(code: ErrorCode) -> Self {
        Self {
            code: code.as_str(),
            status: code.status().as_u16(),
            title_vi: code.title_vi(),
            title_en: code.title_en(),
            retryable: code.retryable(),
        }
    }
}

/// All error codes.
#[derive(Debug, Serialize, ToSchema)]
pub struct ErrorCodes {
    pub data: Vec<ErrorCodeView>,
}

/// List error codes
///
/// The whole table. A code never changes its meaning.
#[utoipa::path(tag = "error-codes",
    responses((status = 200, body = ErrorCodes, description = "Every code")))]
#[get("/error-codes")]
async fn error_code_list() -> ApiResult<Reply> {
    let data = ErrorCode::ALL.iter().map(|code| (*code).into()).collect();
    Ok(Reply::view(&ErrorCodes { data })?.catalogue())
}

/// Read an error code
///
/// The `type` of a problem leads here.
#[utoipa::path(tag = "error-codes",
    params(("code" = String, Path, description = "The code", example = "VERSION_STALE")),
    responses((status = 200, body = ErrorCodeView, description = "The code")))]
#[get("/error-codes/{code}")]
async fn error_code_read(code: web::Path<String>) -> ApiResult<Reply> {
    let known = ErrorCode::ALL.iter().find(|known| known.as_str() == *code);
    let code = known.ok_or_else(ApiError::not_found)?;
    Ok(Reply::view(&ErrorCodeView::from(*code))?.catalogue())
}

/// The entry by which everything else knows the folder.
pub const PART: Part = Part::new("error-codes", "What error codes mean", configure);
