//! Steps in the life of a class.

use serde_json::json;

use super::model::{Class, ClassView};
use super::state::{ClassStatus, ClassTransition};
use super::{seats, service, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode};
use crate::platform::op::Op;
use crate::platform::resource::{self, Stored};
use crate::platform::values::ids::ClassId;
use crate::platform::values::text::nfc;
use crate::platform::values::time::Date;
use crate::platform::wire::preconditions::IfMatch;
use crate::platform::wire::query::Shape;
use crate::resources::courses::{Course, CourseStatus};

/// Enrolments whose end is not known yet.
const OPEN_ENROLMENTS: &[&str] = &["APPLIED", "ELIGIBLE", "ADMITTED", "STUDYING"];

/// Take a class to its next state.
///
/// # Errors
/// 409 when it may not go there, or not now.
pub fn transition(
    op: &mut Op,
    id: ClassId,
    seen: &IfMatch,
    step: &ClassTransition,
) -> ApiResult<ClassView> {
    let reach = op.require(Action::ClassWrite)?;
    let class = service::own_locked(op, &reach, id)?;
    seen.check(class.version)?;
    let class = take(op, class, step.to, step.reason.as_deref())?;
    Ok(resource::service::view(op, class, &Shape::default())?.1)
}

/// Take a class that is locked to the state `to`.
pub(super) fn take(
    op: &mut Op,
    mut class: Class,
    to: ClassStatus,
    reason: Option<&str>,
) -> ApiResult<Class> {
    let before = class.clone();
    let from = class.status;
    from.expect_step(to)?;
    let reason = reason.map(nfc);
    let reason = reason.filter(|reason| !reason.is_empty());
    match to {
        ClassStatus::Planned => check_replan(&class)?,
        ClassStatus::Open => check_open(op, &class)?,
        ClassStatus::Running => not_before(op, class.start_date)?,
        ClassStatus::Completed => check_complete(op, &class)?,
        ClassStatus::Cancelled => check_cancel(op, &class, reason.as_deref())?,
    }
    class.status = to;
    class.status_reason = reason;
    class.touch(op.now);
    class.update(op.conn())?;
    seats::settle(op, &before, &class, "/to")?;
    op.record(
        &resource::service::change_of(&class, "class.transition")
            // Readers who could see it learn that it is withdrawn.
            .open(from != ClassStatus::Planned || class.status != ClassStatus::Planned)
            .details(json!({"from": from, "to": class.status, "reason": class.status_reason})),
    )?;
    Ok(class)
}

/// An announced class may be taken back while nobody has a seat.
fn check_replan(class: &Class) -> ApiResult<()> {
    if class.seats_taken == 0 {
        return Ok(());
    }
    Err(ApiError::new(ErrorCode::ClassHasEnrolments).with("count", class.seats_taken))
}

/// The course may have been retired since the class was planned.
fn check_open(op: &mut Op, class: &Class) -> ApiResult<()> {
    let course: Course = resource::service::within(op, &Reach::All, class.course_id)?;
    if course.status == CourseStatus::Active {
        return Ok(());
    }
    Err(ApiError::at(ErrorCode::CourseNotActive, "/to").with("status", course.status.as_str()))
}

fn check_complete(op: &mut Op, class: &Class) -> ApiResult<()> {
    // One that has gone into another class ends with it.
    if class.merged_into_id.is_none() {
        not_before(op, class.end_date)?;
    }
    match store::enrolments_with(op.conn(), class.id, OPEN_ENROLMENTS)? {
        0 => Ok(()),
        open => Err(ApiError::new(ErrorCode::ClassHasOpenEnrolments).with("count", open)),
    }
}

fn check_cancel(op: &mut Op, class: &Class, reason: Option<&str>) -> ApiResult<()> {
    if reason.is_none() {
        return Err(ApiError::at(ErrorCode::ReasonRequired, "/reason"));
    }
    match store::enrolments_with(op.conn(), class.id, &["COMPLETED"])? {
        0 => Ok(()),
        completed => {
            Err(ApiError::new(ErrorCode::ClassHasCompletedEnrolments).with("count", completed))
        }
    }
}

fn not_before(op: &Op, day: Date) -> ApiResult<()> {
    if op.today() < day {
        return Err(
            ApiError::at(ErrorCode::ClassTooEarly, "/to").with("notBefore", day.to_string())
        );
    }
    Ok(())
}
