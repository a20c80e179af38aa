//! Rules of a new place in a class: a free trainee, an open class, a seat, a valid status.

use super::model::Enrolment;
use super::states::EnrolmentStatus;
use super::store::Claim;
use super::{foresee, store};
use crate::platform::auth::authz::Reach;
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::values::ids::{BeneficiaryStatusId, ClassId, TraineeId};
use crate::platform::values::time::Date;
use crate::resources::classes::{self, Class, ClassStatus};
use crate::resources::enrolment_cases::{self, CaseRule};
use crate::resources::{beneficiary_statuses, schools, trainees};

/// Note at `pointer` when the person is in another class on days of this one, unless that is
/// `excused`. The trainee is locked until the transaction ends, so that of two enrolments at
/// the same time the later one finds the earlier. What only others than those within `reach` have
/// recorded is noted nowhere: it is returned, for [`open_cases`].
///
/// # Errors
/// 409 when the person is enrolled in this class, or has completed it.
pub fn check_free(
    op: &mut Op,
    (reach, trainee): (&Reach, TraineeId),
    class: &Class,
    excused: bool,
    pointer: &str,
    problems: &mut Problems,
) -> ApiResult<Vec<Claim>> {
    let claims = foresee::claims_of(op, trainee)?;
    let same = |claim: &&Claim| claim.class_id == class.id && !claim.status.has_left();
    if let Some(same) = claims.iter().find(same) {
        return Err(
            ApiError::at(ErrorCode::AlreadyEnrolled, pointer).with("status", same.status.as_str())
        );
    }
    expect_not_barred(op, reach, &claims, class, pointer)?;
    Ok(note_overlap(
        reach, claims, class, excused, pointer, problems,
    ))
}

/// 409 where others than the school have rejected or expelled the person: a new enrolment is no way round it.
/// They take their step back first.
fn expect_not_barred(
    op: &mut Op,
    reach: &Reach,
    claims: &[Claim],
    class: &Class,
    pointer: &str,
) -> ApiResult<()> {
    if !matches!(reach, Reach::School(_)) {
        return Ok(());
    }
    let barred = claims.iter().filter(|claim| {
        let status = claim.status;
        let out = [EnrolmentStatus::Rejected, EnrolmentStatus::Expelled].contains(&status);
        claim.class_id == class.id && out
    });
    for claim in barred {
        let by = store::last_step_by(op.conn(), (claim.trainee_id, claim.id))?;
        if by.is_some() && by != op.actor.bound.organisation {
            let error = ApiError::at(ErrorCode::AlreadyEnrolled, pointer);
            return Err(error.with("status", claim.status.as_str()));
        }
    }
    Ok(())
}

/// [`check_free`] for a trainee who is in this class.
///
/// # Errors
/// When the database fails.
pub fn check_overlap(
    op: &mut Op,
    (reach, trainee): (&Reach, TraineeId),
    class: &Class,
    excused: bool,
    pointer: &str,
    problems: &mut Problems,
) -> ApiResult<Vec<Claim>> {
    let claims = foresee::claims_of(op, trainee)?;
    Ok(note_overlap(
        reach, claims, class, excused, pointer, problems,
    ))
}

fn note_overlap(
    reach: &Reach,
    claims: Vec<Claim>,
    class: &Class,
    excused: bool,
    pointer: &str,
    problems: &mut Problems,
) -> Vec<Claim> {
    let overlaps = |claim: &Claim| claim.overlaps(class.id, class.start_date, class.end_date);
    let overlapping = claims.into_iter().filter(overlaps);
    let (own, others): (Vec<Claim>, Vec<Claim>) =
        overlapping.partition(|claim| reach.includes_school(claim.school_id));
    if let Some(claim) = own.first().filter(|_| !excused) {
        problems
            .add(ErrorCode::ClassOverlap, pointer)
            .param("startDate", claim.start_date.to_string())
            .param("endDate", claim.end_date.to_string());
    }
    others
}

/// Open a case for each of the enrolments at other schools that a new one does not go with.
///
/// # Errors
/// When the database fails.
pub fn open_cases(op: &mut Op, enrolment: &Enrolment, others: &[Claim]) -> ApiResult<()> {
    for other in others {
        let own = (enrolment.trainee_id, enrolment.id);
        let other = (other.trainee_id, other.id);
        enrolment_cases::service::open(op, CaseRule::ClassOverlap, own, other)?;
    }
    Ok(())
}

/// [`open_cases`] that there are not yet, for an enrolment that was there before.
///
/// # Errors
/// When the database fails.
pub fn open_new_cases(op: &mut Op, enrolment: &Enrolment, mut others: Vec<Claim>) -> ApiResult<()> {
    if others.is_empty() {
        return Ok(());
    }
    let mut records = vec![enrolment.trainee_id];
    records.extend(others.iter().map(|other| other.trainee_id));
    let known = enrolment_cases::service::known(op, &records)?;
    others.retain(|other| {
        !known.contains(&(enrolment.id, other.id)) && !known.contains(&(other.id, enrolment.id))
    });
    open_cases(op, enrolment, &others)
}

/// The class in which the caller may enrol people; noted at `pointer` when there is none. That
/// of another school can be read when it is open, but only its own school fills it.
///
/// # Errors
/// When the database fails.
pub fn class_within(
    op: &mut Op,
    reach: &Reach,
    id: ClassId,
    pointer: &str,
    problems: &mut Problems,
) -> ApiResult<Option<Class>> {
    let class = classes::service::within(op, reach, id);
    let own = class.and_then(|class| {
        let is_own = reach.includes_school(class.school_id);
        is_own.then_some(class).ok_or_else(ApiError::not_found)
    });
    problems.refer(own, pointer)
}

/// Note at `pointer` unless the class takes enrolments.
pub fn check_open(class: &Class, pointer: &str, problems: &mut Problems) {
    if class.status != ClassStatus::Open {
        problems
            .add(ErrorCode::ClassNotOpen, pointer)
            .param("status", class.status.as_str());
    }
}

/// Note at `pointer` when the school has closed and nobody goes on with it.
///
/// # Errors
/// When the database fails.
pub fn check_school(
    op: &mut Op,
    class: &Class,
    pointer: &str,
    problems: &mut Problems,
) -> ApiResult<()> {
    let open = schools::service::takes_people(op, class.school_id)?;
    problems.expect(open, ErrorCode::SchoolClosed, pointer);
    Ok(())
}

/// Take a seat in the class, which must be open, and share the trainee with its school.
///
/// # Errors
/// 422 at `pointer` when the class is full, its licence's quota is spent, or it has closed
/// since it was read.
pub fn take_seat(op: &mut Op, trainee: TraineeId, class: &Class, pointer: &str) -> ApiResult<()> {
    let class = take_seat_beside(op, trainee, class, pointer)?;
    let mut problems = Problems::new();
    check_open(&class, pointer, &mut problems);
    problems.check()
}

/// [`take_seat`] in a class that may have begun, for somebody who comes from another one.
///
/// # Errors
/// As [`take_seat`].
pub fn take_seat_beside(
    op: &mut Op,
    trainee: TraineeId,
    class: &Class,
    pointer: &str,
) -> ApiResult<Class> {
    let class = classes::service::take_seat(op, class).map_err(|error| error.moved_to(pointer))?;
    trainees::service::introduce(op, trainee, class.school_id)?;
    Ok(class)
}

/// The group of a beneficiary status on which support may rest: confirmed, of this trainee, and
/// valid on the first day of the class, or on the day of application when that is later. What
/// is wrong with it is noted at `pointer`.
///
/// # Errors
/// When the database fails.
pub fn group_of(
    op: &mut Op,
    status: Option<BeneficiaryStatusId>,
    trainee: TraineeId,
    first_day: Date,
    pointer: &str,
    problems: &mut Problems,
) -> ApiResult<Option<String>> {
    let Some(status) = status else {
        return Ok(None);
    };
    let status = beneficiary_statuses::service::valid_at(op, status, trainee, first_day)?;
    if status.is_none() {
        problems
            .add(ErrorCode::StatusNotValid, pointer)
            .param("date", first_day.to_string());
    }
    Ok(status.map(|status| status.beneficiary_group))
}

/// Keep classes from changing until the transaction ends; always before an enrolment.
///
/// # Errors
/// When the database fails.
pub fn lock_classes(op: &mut Op, classes: &mut [ClassId]) -> ApiResult<()> {
    if classes
        .iter()
        .all(|class| classes::service::is_locked(op, *class))
    {
        return Ok(());
    }
    store::lock_classes(op.conn(), classes)
}

/// Give the seat back when the step to `to` on `day` frees it; whether it did.
///
/// # Errors
/// When the database fails.
pub fn settle_seat(
    op: &mut Op,
    class: &Class,
    from: EnrolmentStatus,
    to: EnrolmentStatus,
    day: Date,
) -> ApiResult<bool> {
    let begun = class.status.is_underway() && class.start_date <= day;
    let frees = from.frees_seat(to, begun);
    if frees {
        classes::service::release_seat(op, class.id)?;
    }
    Ok(frees)
}
