//! All people of a class go into another one of the same course, and it ends.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::model::{Class, ClassView};
use super::split::expect_people;
use super::state::{ClassStatus, ClassTransition};
use super::{RESOURCE, service, transitions};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::resource::service as resource;
use crate::platform::values::ids::ClassId;
use crate::platform::values::time::Date;
use crate::platform::wire::preconditions::IfMatch;
use crate::platform::wire::query::Shape;
use crate::resources::enrolments;
use crate::resources::enrolments::service::GoingOver;

/// Where a class goes.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({
    "intoClassId": "0198c0de-7a3f-7c55-9b0c-6d1f0c7e4a16", "reason": "Không đủ người học"
}))]
pub struct ClassMerge {
    /// Another class of the same course, open or running.
    pub into_class_id: ClassId,
    /// The day on which they go over; today when left out.
    pub date: Option<Date>,
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

/// Let everybody of a class whose enrolment has not ended go into another one. The class is completed
/// then, or cancelled where it has not begun.
///
/// # Errors
/// Those of transfers; 422 when the other class has another course, 409 when this one has ended.
pub fn merge(op: &mut Op, id: ClassId, seen: &IfMatch, input: &ClassMerge) -> ApiResult<ClassView> {
    let reach = op.require(Action::ClassWrite)?;
    op.require(Action::EnrolmentWrite)?;
    resource::own::<Class>(op, &reach, id)?;
    let people = enrolments::service::hold(op, &mut [id, input.into_class_id])?;
    let class = service::own_locked(op, &reach, id)?;
    seen.check(class.version)?;
    expect_people(class.status)?;
    let mut problems = Problems::new();
    let going = GoingOver::read(op, input.date, &input.reason, &mut problems);
    check_target(op, &reach, &class, input.into_class_id, &mut problems)?;
    problems.check()?;
    let (into, count) = (input.into_class_id, people.len());
    for enrolment in people {
        enrolments::service::go_over(op, &reach, enrolment, into, &going, "/intoClassId")?;
    }
    let details = json!({"intoClassId": into, "reason": going.reason, "count": count});
    op.audit("class.merge", RESOURCE, Some(id.any()), details)?;
    let class = end(op, id, into, going)?;
    Ok(resource::view(op, class, &Shape::default())?.1)
}

/// Note a class that this one cannot go into.
fn check_target(
    op: &mut Op,
    reach: &Reach,
    class: &Class,
    into: ClassId,
    problems: &mut Problems,
) -> ApiResult<()> {
    let pointer = "/intoClassId";
    let target = service::own_locked(op, reach, into);
    let Some(target) = problems.refer(target, pointer)? else {
        return Ok(());
    };
    if target.id == class.id {
        problems.add(ErrorCode::ClassMergesItself, pointer);
    } else if target.course_id != class.course_id {
        problems.add(ErrorCode::ClassCourseDiffers, pointer);
    } else if !target.status.takes_seats() {
        problems
            .add(ErrorCode::ClassNotOpen, pointer)
            .param("status", target.status.as_str());
    }
    Ok(())
}

/// The class ends, saying into which it has gone.
fn end(op: &mut Op, id: ClassId, into: ClassId, going: GoingOver) -> ApiResult<Class> {
    let before = service::within(op, &Reach::All, id)?;
    let class = Class {
        merged_into_id: Some(into),
        ..before.clone()
    };
    let to = match before.status {
        ClassStatus::Running => ClassStatus::Completed,
        _ => ClassStatus::Cancelled,
    };
    let step = ClassTransition {
        date: before.status_date.max(Some(going.day)),
        reason: Some(going.reason),
        ..ClassTransition::to(to)
    };
    transitions::take_from(op, &before, class, &step)
}
