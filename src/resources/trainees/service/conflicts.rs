//! Documents that are on file for somebody else: refused, remembered, and limited, so that nobody
//! finds out by trying who is on file.

use sha2::{Digest, Sha256};

use super::super::RESOURCE;
use super::super::model::Trainee;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Refusal, Trace};
use crate::platform::op::{Op, refusals};
use crate::platform::values::names::name_key;

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

/// This error about the person `given`, which leaves a trace although nothing else of the request is
/// stored.
pub(super) fn refused(error: ApiError, given: &Trainee) -> ApiError {
    let mut digest = Sha256::new();
    for part in [
        given.citizen_id.as_deref().unwrap_or_default(),
        given.passport_country.as_deref().unwrap_or_default(),
        given.passport_number.as_deref().unwrap_or_default(),
        &name_key(&given.full_name),
        &given.born().to_string(),
        given.sex.as_str(),
    ] {
        digest.update(part);
        digest.update([0]);
    }
    let mut about = [0; 8];
    about.copy_from_slice(&digest.finalize()[..8]);
    error.traced(Trace {
        refusal: &CONFLICT,
        about: i64::from_be_bytes(about),
    })
}
