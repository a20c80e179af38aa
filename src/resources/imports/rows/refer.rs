//! How rows name others: by the school's own keys, or by ids; places by code and day, or by id.

use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::external_ids::{self, ExternalId};
use crate::platform::ids::{EnrolmentId, Id, UnitId};
use crate::platform::op::Op;
use crate::platform::time::Date;
use crate::resources::admin_units::{self, UnitLevel};
use crate::resources::enrolments;

/// A key in the system of the request.
pub fn key(system: &str, value: &str) -> ExternalId {
    ExternalId {
        system: system.to_owned(),
        value: value.to_owned(),
    }
}

/// The enrolment that a row hangs on.
///
/// # Errors
/// 422 when it names none, or two, or one that does not exist.
pub fn enrolment(
    op: &mut Op,
    system: &str,
    id: Option<EnrolmentId>,
    value: Option<&str>,
) -> ApiResult<EnrolmentId> {
    let mut problems = Problems::new();
    let found = external_ids::referred(
        op,
        enrolments::RESOURCE,
        id,
        value.map(|value| key(system, value)).as_ref(),
        ("/enrolmentId", "/enrolment"),
        &mut problems,
    )?;
    found.ok_or_else(|| super::broken(problems))
}

/// The place that a row names by `code`, as it was on `day`, or by its id. What is wrong is
/// noted at `pointer`, the member of the code.
///
/// # Errors
/// When the database fails.
pub fn unit(
    op: &mut Op,
    id: Option<UnitId>,
    code: Option<&str>,
    day: Option<Date>,
    pointer: &str,
    problems: &mut Problems,
) -> ApiResult<Option<UnitId>> {
    let code = match (id, code) {
        (Some(id), None) => return Ok(Some(id)),
        (None, Some(code)) => code,
        _ => {
            problems.add(ErrorCode::ReferenceEither, pointer);
            return Ok(None);
        }
    };
    match admin_units::service::with_code_on(op, UnitLevel::Commune, code, day) {
        Ok(unit) => Ok(Some(unit.id)),
        Err(error) => {
            problems.take::<()>(Err(error.moved_to(pointer)))?;
            Ok(None)
        }
    }
}

/// What became of a row, or everything that is wrong with it: `problems` that it had before, and
/// what its service found, but for what it found at `pointer`, which was not known.
///
/// # Errors
/// 422 when there were problems; those of `done`.
pub fn with<T>(mut problems: Problems, done: ApiResult<T>, pointer: &str) -> ApiResult<T> {
    if problems.is_empty() {
        return done;
    }
    if let Err(error) = done {
        problems.join(error, pointer)?;
    }
    Err(super::broken(problems))
}

/// The id of no row, where the one that is meant is not known.
pub fn nobody<R>() -> Id<R> {
    uuid::Uuid::nil().into()
}
