//! Steps in the life of a class.

use serde_json::json;

use super::model::{Class, ClassView};
use super::state::{ClassStatus, ClassTransition};
use super::steps::ClassStep;
use super::{seats, service, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::resource::{self, Stored, steps};
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
    let class = take(op, class, step)?;
    Ok(resource::service::view(op, class, &Shape::default())?.1)
}

/// Take a class that is locked one step on.
pub(super) fn take(op: &mut Op, class: Class, step: &ClassTransition) -> ApiResult<Class> {
    take_from(op, &class.clone(), class, step)
}

/// [`take`] with what else is another about the class than it was `before`.
pub(super) fn take_from(
    op: &mut Op,
    before: &Class,
    mut class: Class,
    step: &ClassTransition,
) -> ApiResult<Class> {
    let from = before.status;
    from.expect_step(step.to)?;
    let day = day_of(op, &class, step)?;
    let reason = step.reason.as_deref().map(nfc);
    let reason = reason.filter(|reason| !reason.is_empty());
    match step.to {
        ClassStatus::Planned => check_replan(&class)?,
        ClassStatus::Open => check_open(op, &class)?,
        ClassStatus::Running => not_before(class.start_date, day, step)?,
        ClassStatus::Completed => check_complete(op, &class, day, step)?,
        ClassStatus::Cancelled => check_cancel(op, &class, reason.as_deref())?,
    }
    class.status = step.to;
    class.status_date = Some(day);
    class.status_reason = reason;
    class.touch(op.now);
    class.update(op.conn())?;
    let taken = ClassStep::of(op, &class);
    steps::keep(op, taken)?;
    seats::settle(op, before, &class, "/to")?;
    op.record(
        &resource::service::change_of(&class, "class.transition")
            // Readers who could see it learn that it is withdrawn.
            .open(from != ClassStatus::Planned || class.status != ClassStatus::Planned)
            .replacing(before, op.now)?
            .details(json!({
                "from": from, "to": class.status, "date": day, "reason": class.status_reason,
            })),
    )?;
    Ok(class)
}

/// The day of a step: that which is given, neither in the future nor before the last step.
fn day_of(op: &Op, class: &Class, step: &ClassTransition) -> ApiResult<Date> {
    let Some(day) = step.date else {
        return Ok(usual_day(class, step.to, op.today()));
    };
    let mut problems = Problems::new();
    problems.expect(day <= op.today(), ErrorCode::DateInFuture, "/date");
    if let Some(earliest) = class.status_date.filter(|earliest| day < *earliest) {
        problems
            .add(ErrorCode::DatesReversed, "/date")
            .param("earliest", earliest.to_string());
    }
    problems.check()?;
    Ok(day)
}

/// The day of a step that names none.
fn usual_day(class: &Class, to: ClassStatus, today: Date) -> Date {
    let day = match to {
        ClassStatus::Running => class.start_date,
        ClassStatus::Completed => class.end_date,
        _ => return today,
    };
    class
        .status_date
        .map_or(day, |last| last.max(day))
        .min(today)
}

/// An announced class may be taken back while nobody has a seat.
pub(super) fn check_replan(class: &Class) -> ApiResult<()> {
    if class.seats_taken == 0 {
        return Ok(());
    }
    Err(ApiError::new(ErrorCode::ClassHasEnrolments).with("count", class.seats_taken))
}

/// The course may have been retired since the class was planned.
pub(super) fn check_open(op: &mut Op, class: &Class) -> ApiResult<()> {
    let course: Course = resource::service::within(op, &Reach::All, class.course_id)?;
    if course.status == CourseStatus::Active {
        return Ok(());
    }
    Err(ApiError::at(ErrorCode::CourseNotActive, "/to").with("status", course.status.as_str()))
}

fn check_complete(op: &mut Op, class: &Class, day: Date, step: &ClassTransition) -> ApiResult<()> {
    // One that has gone into another class ends with it.
    if class.merged_into_id.is_none() {
        not_before(class.end_date, day, step)?;
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

fn not_before(earliest: Date, day: Date, step: &ClassTransition) -> ApiResult<()> {
    if earliest <= day {
        return Ok(());
    }
    let pointer = if step.date.is_some() { "/date" } else { "/to" };
    Err(ApiError::at(ErrorCode::ClassTooEarly, pointer).with("notBefore", earliest.to_string()))
}
