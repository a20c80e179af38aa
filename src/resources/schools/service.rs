//! What other resources ask of schools.

use super::model::{School, SchoolStatus};
use super::store;
pub use super::successors::{kin, standing_for};
use crate::platform::auth::authz::Reach;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::resource::import::nobody;
use crate::platform::resource::{Concerns, Resource, Stored};
use crate::platform::values::ids::SchoolId;

/// The school that a body names, where a member that is left out is read as [`nobody`].
#[must_use]
pub fn given(school: SchoolId) -> Option<SchoolId> {
    Some(school).filter(|school| *school != nobody())
}

/// The school that a new row is for: the one that the body names, or the caller's own. Another
/// school looks absent to a school.
///
/// # Errors
/// When the body names none that the caller may act for.
pub fn acting(
    op: &mut Op,
    reach: &Reach,
    given: Option<SchoolId>,
    problems: &mut Problems,
) -> ApiResult<School> {
    let unknown = || ApiError::at(ErrorCode::ReferenceUnknown, "/schoolId");
    let (Reach::All | Reach::School(_)) = reach else {
        return Err(unknown());
    };
    let own = match reach {
        Reach::School(own) => Some(own.own()),
        _ => None,
    };
    let Some(wanted) = given.or(own) else {
        return Err(ApiError::at(ErrorCode::FieldRequired, "/schoolId"));
    };
    let school = School::find(op.conn(), reach, wanted)?;
    let school = school.filter(|school| school.belongs_to(reach));
    let school = school.ok_or_else(unknown)?;
    let open = school.status == SchoolStatus::Active;
    problems.expect(open, ErrorCode::SchoolClosed, "/schoolId");
    Ok(school)
}

/// The schools in which what a body names without its id is looked for: a school's own, whatever it names,
/// as what others have is not to be found out, before those whose successor it is; of others the one
/// that it names.
#[must_use]
pub fn searched(reach: &Reach, given: Option<SchoolId>) -> Vec<SchoolId> {
    match (reach, given) {
        (Reach::School(own), Some(given)) if own.contains(&given) && given != own.own() => {
            vec![given]
        }
        (Reach::School(own), _) => own.to_vec(),
        (_, given) => given.into_iter().collect(),
    }
}

/// Whether a school, or who acts for it today, takes people: asked once for a school in one operation.
///
/// # Errors
/// When the database fails.
pub fn takes_people(op: &mut Op, school: SchoolId) -> ApiResult<bool> {
    if is_active(op, school)? {
        return Ok(true);
    }
    let acting = standing_for(op, school)?;
    Ok(acting != school && is_active(op, acting)?)
}

fn is_active(op: &mut Op, school: SchoolId) -> ApiResult<bool> {
    if let Some(known) = op.cached::<SchoolStatus>(School::NAME, school) {
        return Ok(known == SchoolStatus::Active);
    }
    let status = store::status_of(op.conn(), school)?;
    let status = status.ok_or_else(ApiError::not_found)?;
    op.cache_put(School::NAME, school, status);
    Ok(status == SchoolStatus::Active)
}

/// Remember what was read of a school beside something else.
pub fn foresee_status(op: &mut Op, school: SchoolId, status: SchoolStatus) {
    op.cache_put(School::NAME, school, status);
}

/// Note a change of the school that a row belongs to: the row stays where it is. A school that names
/// itself means what passed over to it, too.
pub fn expect_same(reach: &Reach, own: SchoolId, given: Option<SchoolId>, problems: &mut Problems) {
    // To a school, another one looks absent.
    let code = match reach {
        Reach::All => ErrorCode::FieldFixed,
        _ => ErrorCode::ReferenceUnknown,
    };
    let kept = |given| given == own || matches!(reach, Reach::School(own) if own.own() == given);
    problems.expect(given.is_none_or(kept), code, "/schoolId");
}
