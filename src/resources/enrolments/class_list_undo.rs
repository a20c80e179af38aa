//! What a row of a class list has written is taken back: the group that it stated, the enrolment, and the person.

use super::model::Enrolment;
use super::{service, store};
use crate::platform::auth::authz::Action;
use crate::platform::error::{ApiResult, FieldError};
use crate::platform::op::Op;
use crate::platform::resource::taking_back::{TakenBack, Written, made, versions_made};
use crate::platform::sync::external_ids::{self, Keyed};
use crate::platform::values::ids::TraineeId;
use crate::resources::{beneficiary_statuses, trainees};

/// Take the parts of a row back, the last one first. A person whom it has registered stays while anything of
/// the other parts does.
///
/// # Errors
/// Those of taking back each part: then nothing of the row is.
pub fn take_back(op: &mut Op, written: &Written) -> ApiResult<TakenBack> {
    let reach = op.require(Action::EnrolmentWrite)?;
    let trainee: TraineeId = written.id.typed();
    let mut all = beneficiary_statuses::service::take_back(op, written, trainee)?;
    let enrolments: Vec<Enrolment> = store::of_person(op.conn(), &reach, trainee)?;
    for enrolment in enrolments.into_iter().rev() {
        let part = Written {
            id: enrolment.id.any(),
            created: made(op, written, "enrolment.create", enrolment.id.any())?,
            ..written.clone()
        };
        if part.created || !versions_made(op, &part)?.is_empty() {
            let done = service::take_back(op, &part)?;
            join(&mut all, done, "/class");
        }
    }
    let registered = made(op, written, "trainee.create", written.id)?;
    if registered && !all.kept.is_empty() {
        return Ok(all);
    }
    let person = Written {
        created: registered,
        ..written.clone()
    };
    let done = trainees::service::take_back(op, &person)?;
    if let (Some(version), Some(key)) = (done.version, &written.key) {
        let keyed = Keyed {
            resource: trainees::RESOURCE,
            id: written.id,
            version,
        };
        external_ids::withdraw(op, keyed, written.sender, key, &written.request)?;
    }
    join(&mut all, done, "");
    Ok(all)
}

/// Add what became of another part; what stays of it as a whole stands at `pointer`.
fn join(all: &mut TakenBack, part: TakenBack, pointer: &str) {
    all.done |= part.done;
    let placed = part.kept.into_iter().map(|kept| {
        if kept.is_about_all() {
            FieldError::at(kept.code, pointer)
        } else {
            kept
        }
    });
    all.kept.extend(placed);
}
