//! The last step of a class is taken back: by those who took it while it is fresh, by the lead agency
//! at any time.

use serde_json::json;

use super::model::{Class, ClassView};
use super::state::ClassStatus;
use super::steps::{ClassStep, ClassSteps};
use super::{seats, service, store, transitions};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::resource::steps::{self, UndoInput};
use crate::platform::resource::{self, Step, Stored};
use crate::platform::values::ids::ClassId;
use crate::platform::wire::preconditions::IfMatch;
use crate::platform::wire::query::Shape;
use crate::resources::enrolments;

/// Every step of a class that the caller may see.
pub fn steps(op: &mut Op, id: ClassId) -> ApiResult<ClassSteps> {
    let reach = op.require(Action::ClassRead)?;
    let class = service::within(op, &reach, id)?;
    let mut data = steps::views::<ClassStep>(op, &reach, &class)?;
    if reach != Reach::All && !reach.includes_school(class.school_id) {
        // Everybody sees classes; why a step was a mistake is between those who took it back.
        for step in &mut data {
            step.undo_reason = None;
        }
    }
    Ok(ClassSteps { data })
}

/// Take the last step back, if it was taken within so many `days` or the caller is the lead agency.
/// The class stands where the steps before it have led.
pub fn undo(
    op: &mut Op,
    id: ClassId,
    seen: &IfMatch,
    input: &UndoInput,
    days: u32,
) -> ApiResult<ClassView> {
    let reach = op.require(Action::ClassWrite)?;
    let before = service::own_locked(op, &reach, id)?;
    seen.check(before.version)?;
    let (steps, last) = steps::last::<ClassStep>(op, &before, before.status.as_str())?;
    steps::check_who(op, &reach, last.mark(), days)?;
    let class = go_back(op, &before, &steps, last, &input.reason)?;
    Ok(resource::service::view(op, class, &Shape::default())?.1)
}

fn go_back(
    op: &mut Op,
    before: &Class,
    steps: &[ClassStep],
    last: ClassStep,
    reason: &str,
) -> ApiResult<Class> {
    let mut class = before.clone();
    class.follow(steps);
    // One that had gone into another class has not any more.
    class.merged_into_id = None;
    check_carried(op, before, &class)?;
    class.steps_undone = true;
    class.touch(op.now);
    class.update(op.conn())?;
    seats::settle(op, before, &class, "")?;
    let last = steps::take_back(op, last, reason)?;
    op.record(
        &resource::service::change_of(&class, "class.undo")
            // Readers who could see it learn that it is withdrawn.
            .open(before.status != ClassStatus::Planned || class.status != ClassStatus::Planned)
            .replacing(before, op.now)?
            .details(json!({
                "from": before.status, "to": class.status, "step": last.number,
                "reason": last.undo_reason,
            })),
    )?;
    Ok(class)
}

/// 409 or 422 while something stands on the step that led from where `class` stands to where `before`
/// does: who has studied in it stands on its beginning. A class that was cancelled comes back with
/// those who are enrolled: they must be free, and their seats count in the quota again.
fn check_carried(op: &mut Op, before: &Class, class: &Class) -> ApiResult<()> {
    match (before.status, class.status) {
        (ClassStatus::Cancelled, _) => enrolments::service::class_returns(op, class),
        (ClassStatus::Running, _) => match store::begun_in(op.conn(), class.id)?.as_slice() {
            [] => Ok(()),
            begun => Err(steps::in_use(enrolments::RESOURCE, begun)),
        },
        (_, ClassStatus::Planned) => transitions::check_replan(class),
        (ClassStatus::Planned, _) => transitions::check_open(op, class),
        _ => Ok(()),
    }
}
