//! Documents that are on file for somebody else: refused, remembered, and limited, so that nobody
//! finds out by trying who is on file.

use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::refusals::{self, Refusal};

use super::super::RESOURCE;

static CONFLICT: Refusal = Refusal {
    action: "trainee.identity-conflict",
    resource: RESOURCE,
    most_an_hour: 20,
    beyond: ErrorCode::TooManyConflicts,
};

/// # Errors
/// 429 when the caller's organisation has had too many conflicts of late. It is asked before
/// anybody is looked up, so that the answer is the same whoever is on file.
pub(super) fn expect_few(op: &mut Op) -> ApiResult<()> {
    refusals::expect_few(op, &CONFLICT)
}

/// This error, which leaves a trace although nothing else of the request is stored.
pub(super) fn refused(error: ApiError) -> ApiError {
    error.traced(&CONFLICT)
}
