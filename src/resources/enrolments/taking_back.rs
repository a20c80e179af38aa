//! What an import has written of an enrolment is taken back: its steps, its result, its details.

use serde_json::{Map, Value, json};

use super::model::Enrolment;
use super::states::EnrolmentStatus;
use super::steps::EnrolmentStep;
use super::{foresee, service, store, undo};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, FieldError, Problems};
use crate::platform::op::Op;
use crate::platform::resource::steps::{UndoInput, WITH_IMPORT};
use crate::platform::resource::taking_back::{
    self, Reverted, TakenBack, Written, changed_since, versions_made,
};
use crate::platform::resource::{Step, decided};
use crate::platform::values::ids::EnrolmentId;
use crate::platform::wire::preconditions::IfMatch;
use crate::resources::classes;

/// Members that an import changes without a step, and their columns.
const MEMBERS: [(&str, &str); 7] = [
    ("appliedDate", "applied_date"),
    ("beneficiaryStatusId", "beneficiary_status_id"),
    ("overlapOverride", "overlap_override"),
    ("hoursAttended", "hours_attended"),
    ("score", "score"),
    ("result", "result"),
    ("resultNote", "result_note"),
];

/// Take back what a row of a file has written of an enrolment: its steps from the last one on, as far as
/// they are those of the import, then what it said beside them. An application that it made is removed.
///
/// # Errors
/// Those of taking a step back and of removing an application.
pub fn take_back(op: &mut Op, written: &Written) -> ApiResult<TakenBack> {
    let reach = op.require(Action::EnrolmentWrite)?;
    let id: EnrolmentId = written.id.typed();
    let Some(found) = store::find(op.conn(), &reach, id)? else {
        return Ok(TakenBack::kept(ErrorCode::NotFound));
    };
    if written.created && changed_since(op, written)? {
        return Ok(TakenBack::kept(ErrorCode::ChangedSince));
    }
    let made = versions_made(op, written)?;
    let is_own = |step: &EnrolmentStep| written.created || made.contains(&step.number);
    let (mut enrolment, mut went_back) = (found, false);
    let stands = loop {
        let mut steps = EnrolmentStep::all(op.conn(), &enrolment)?;
        steps.retain(Step::stands);
        if !steps.last().is_some_and(is_own) {
            break steps.iter().any(is_own);
        }
        let reason = WITH_IMPORT.to_owned();
        undo::undo(op, id, &IfMatch::any(), &UndoInput { reason }, written.days)?;
        enrolment = service::within(op, &reach, id)?;
        went_back = true;
    };
    if written.created {
        service::delete(op, id, &IfMatch::any())?;
        return Ok(TakenBack::removed());
    }
    let mut reverted = taking_back::reverted(op, written, &enrolment, members)?;
    if written.school.is_some() {
        // What the lead agency has decided stays.
        let names = decided::words(&enrolment.decided).into_keys().collect();
        reverted.keep(&members(&enrolment)?, &names);
    }
    if !reverted.restored.is_empty() {
        enrolment = put_back(op, written, &enrolment, &reverted)?;
    }
    let mut done = TakenBack::of(&reverted, enrolment.version);
    if stands {
        let code = ErrorCode::ChangedSince;
        done.kept.push(FieldError::at(code, "/status"));
    }
    done.done |= went_back;
    Ok(done)
}

fn columns(enrolment: &Enrolment) -> ApiResult<Map<String, Value>> {
    match serde_json::to_value(enrolment)? {
        Value::Object(columns) => Ok(columns),
        _ => Ok(Map::new()),
    }
}

fn members(enrolment: &Enrolment) -> ApiResult<Map<String, Value>> {
    let columns = columns(enrolment)?;
    let value = |column: &str| columns.get(column).cloned().unwrap_or_default();
    let members = MEMBERS.into_iter();
    Ok(members
        .map(|(member, column)| (member.to_owned(), value(column)))
        .collect())
}

/// Store the members as they were, where nothing stands on them.
fn put_back(
    op: &mut Op,
    written: &Written,
    before: &Enrolment,
    reverted: &Reverted,
) -> ApiResult<Enrolment> {
    let mut row = columns(before)?;
    for (member, column) in MEMBERS {
        let value = reverted.members.get(member).cloned();
        row.insert(column.to_owned(), value.unwrap_or_default());
    }
    let mut next: Enrolment = serde_json::from_value(Value::Object(row))?;
    let result = |row: &Enrolment| (row.result, row.hours_attended, row.score);
    if result(&next) != result(before) {
        if store::certificate_of(op.conn(), before)?.is_some() {
            return Err(ApiError::at(ErrorCode::ResultCertified, "/result"));
        }
        if next.result.is_none() && next.status == EnrolmentStatus::Completed {
            return Err(ApiError::at(ErrorCode::ResultMissing, "/result"));
        }
    }
    let claim = |row: &Enrolment| (row.applied_date, row.beneficiary_status_id);
    if claim(&next) != claim(before) {
        if !before.status.is_before_study() {
            let allowed = &EnrolmentStatus::ACTIVE[..3];
            return Err(service::forbids(before.status, allowed));
        }
        let class = classes::service::within(op, &Reach::All, before.class_id)?;
        let mut problems = Problems::new();
        service::set_group(op, &mut next, &class, &mut problems)?;
        problems.check()?;
        if next.status == EnrolmentStatus::Applied {
            next.status_date = next.applied_date;
        }
    }
    foresee::moved_on(op, next.trainee_id);
    let details = json!({"takenBack": written.import, "members": reverted.restored});
    service::store_change(op, before, next, details)
}
