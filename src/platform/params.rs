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

/// Which members of one row to send.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(
    dead_code,
    reason = "documents the parameter; the RowQuery extractor reads it"
)]
pub struct FieldsParam {
    /// Only these members of the row, separated by commas.
    fields: Option<String>,
}
