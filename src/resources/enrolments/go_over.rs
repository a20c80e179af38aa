//! People of a class go over to another one together, wherever each of them stands.

use super::model::Enrolment;
use super::states::EnrolmentStatus;
use super::{places, store, transitions};
use crate::platform::auth::authz::Reach;
use crate::platform::db::dialect;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::values::ids::{ClassId, TraineeId};
use crate::platform::values::time::Date;
use crate::resources::{classes, trainees};

/// On which day people go over, and why.
#[derive(Debug)]
pub struct GoingOver {
    pub day: Date,
    pub reason: String,
}

impl GoingOver {
    /// What is asked for; today where no day is.
    pub fn read(op: &Op, day: Option<Date>, reason: &str, problems: &mut Problems) -> Self {
        let going = Self {
            day: day.unwrap_or_else(|| op.today()),
            reason: problems.reason_at(reason, "/reason"),
        };
        problems.expect(going.day <= op.today(), ErrorCode::DateInFuture, "/date");
        going
    }
}

/// Who is in the first of these classes, with all that their going over rests on, kept from changing
/// until the transaction ends: the people before the classes, as by every step.
///
/// # Errors
/// 412 when somebody has come into the class meanwhile.
pub fn hold(op: &mut Op, classes: &mut [ClassId]) -> ApiResult<Vec<Enrolment>> {
    let Some(class) = classes.first().copied() else {
        return Ok(Vec::new());
    };
    let seen = store::active_in(op.conn(), class)?;
    let mut people: Vec<TraineeId> = seen.iter().map(|row| row.trainee_id).collect();
    people.sort_unstable();
    dialect::lock_rows(op.conn(), trainees::RESOURCE, &people)?;
    places::lock_classes(op, classes)?;
    let rows = store::active_in(op.conn(), class)?;
    let held = |row: &Enrolment| people.binary_search(&row.trainee_id).is_ok();
    if rows.iter().all(held) {
        Ok(rows)
    } else {
        Err(ApiError::new(ErrorCode::VersionStale))
    }
}

/// Transfer somebody to the class `target`, where they stand as they stood; what is wrong with that is
/// said at `pointer`.
///
/// # Errors
/// Those of a transfer.
pub fn go_over(
    op: &mut Op,
    reach: &Reach,
    mut enrolment: Enrolment,
    target: ClassId,
    going: &GoingOver,
    pointer: &str,
) -> ApiResult<()> {
    if going.day < enrolment.status_date {
        return Err(ApiError::at(ErrorCode::DatesReversed, "/date")
            .with("earliest", enrolment.status_date.to_string()));
    }
    let class = classes::service::within(op, &Reach::All, enrolment.class_id)?;
    let (before, from) = (enrolment.clone(), enrolment.status);
    let reason = Some(going.reason.clone());
    enrolment.step(
        EnrolmentStatus::Transferred,
        going.day,
        reason,
        class.start_date,
    );
    transitions::store_taken(op, &class, from, &mut enrolment)?;
    transitions::go_on_in(op, reach, (&mut enrolment, from), target, pointer)?;
    transitions::record(op, &before, &enrolment)
}
