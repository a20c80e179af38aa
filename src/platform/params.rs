//! Parameters that many operations share, as the document shows them.

use serde::Deserialize;
use utoipa::IntoParams;

/// The version that a change is meant for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(
    dead_code,
    reason = "documents the header; the IfMatch extractor reads it"
)]
pub struct IfMatchParam {
    /// `ETag` of the record as it was read; 412 when it has changed since.
    #[param(rename = "If-Match", example = "\"3\"")]
    if_match: String,
}
