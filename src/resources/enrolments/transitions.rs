//! Steps through the life of an enrolment.

use serde_json::json;

use super::input::{TransitionInput, reason_of};
use super::model::{Enrolment, EnrolmentView};
use super::states::EnrolmentStatus;
use super::steps::EnrolmentStep;
use super::store::Application;
use super::{foresee, places, service, store};
use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::{ApiError, ApiResult, ErrorCode, Problems};
use crate::platform::op::Op;
use crate::platform::resource::{Step, steps};
use crate::platform::values::ids::{ClassId, EnrolmentId};
use crate::platform::values::time::Date;
use crate::platform::wire::preconditions::IfMatch;
use crate::resources::classes::{self, Class, ClassStatus};
use crate::resources::trainees;

/// Take the step that `input` asks for, if the state machine and its rules allow it.
pub fn transition(
    op: &mut Op,
    id: EnrolmentId,
    seen: &IfMatch,
    input: &TransitionInput,
) -> ApiResult<EnrolmentView> {
    let reach = op.require(match input.to {
        EnrolmentStatus::Eligible => Action::EnrolmentConfirm,
        _ => Action::EnrolmentWrite,
    })?;
    let enrolment = service::within(op, &reach, id)?;
    seen.check(enrolment.version)?;
    let enrolment = take(op, &reach, enrolment, input)?;
    service::view(op, enrolment)
}

/// Take an enrolment that lies within `reach` one step on.
pub(super) fn take(
    op: &mut Op,
    reach: &Reach,
    mut enrolment: Enrolment,
    input: &TransitionInput,
) -> ApiResult<Enrolment> {
    let before = enrolment.clone();
    let from = enrolment.status;
    from.check(input.to)?;
    lock(op, input, &enrolment)?;
    let class = classes::service::within(op, &Reach::All, enrolment.class_id)?;
    check_class(&enrolment, &class, input.to)?;
    let asked = Asked::read(op, input, &mut enrolment, &class)?;
    enrolment.step(input.to, asked.day, asked.reason, class.start_date);
    store_taken(op, &class, from, &mut enrolment)?;
    if let Some(target) = input.transfer_to_class_id {
        let pointer = "/transferToClassId";
        go_on_in(op, reach, (&mut enrolment, from), target, pointer)?;
    }
    record(op, &before, &enrolment)?;
    if enrolment.status == EnrolmentStatus::Completed {
        trainees::service::tell_those_who_serve(op, enrolment.trainee_id)?;
    }
    Ok(enrolment)
}

/// Store an enrolment that has taken a step from `from`, the step itself, and the seat that it frees.
pub(super) fn store_taken(
    op: &mut Op,
    class: &Class,
    from: EnrolmentStatus,
    enrolment: &mut Enrolment,
) -> ApiResult<()> {
    enrolment.touch(op.now);
    store_step(op, enrolment)?;
    let (to, day) = (enrolment.status, enrolment.status_date);
    let freed = places::settle_seat(op, class, from, to, day)?;
    keep(op, enrolment, freed)
}

/// Record the step that an enrolment has taken from where it was `before`.
pub(super) fn record(op: &mut Op, before: &Enrolment, enrolment: &Enrolment) -> ApiResult<()> {
    let change = enrolment.change("enrolment.transition").details(json!({
        "from": before.status, "to": enrolment.status, "date": enrolment.status_date,
        "reason": enrolment.status_reason, "transferredToId": enrolment.transferred_to_id,
    }));
    op.record(&change.replacing(before, op.now)?)
}

/// Keep the step that has made this version of an enrolment.
fn keep(op: &mut Op, enrolment: &Enrolment, freed_seat: bool) -> ApiResult<()> {
    let step = EnrolmentStep::of(op, enrolment, freed_seat);
    steps::keep(op, step)
}

/// Store the next version of an enrolment, also of one that waits to be stored itself.
fn store_step(op: &mut Op, enrolment: &Enrolment) -> ApiResult<()> {
    foresee::moved_on(op, enrolment.trainee_id);
    match op.waiting::<Application>() {
        Some(Application(waiting)) if waiting.id == enrolment.id => {
            *waiting = enrolment.clone();
            Ok(())
        }
        _ => store::update(op.conn(), enrolment),
    }
}

/// Keep what a step rests on from changing until it is taken: the class whose state allows it,
/// and for a transfer the trainee and both classes.
fn lock(op: &mut Op, input: &TransitionInput, enrolment: &Enrolment) -> ApiResult<()> {
    let own = enrolment.class_id;
    match (input.to, input.transfer_to_class_id) {
        (EnrolmentStatus::Transferred, Some(target)) => {
            store::lock_trainee(op.conn(), enrolment.trainee_id)?;
            places::lock_classes(op, &mut [own, target])
        }
        (EnrolmentStatus::Studying | EnrolmentStatus::Completed, _) => {
            places::lock_classes(op, &mut [own])
        }
        _ => Ok(()),
    }
}

/// What the class and the record itself must be like for a step.
fn check_class(enrolment: &Enrolment, class: &Class, to: EnrolmentStatus) -> ApiResult<()> {
    let allowed: &[ClassStatus] = match to {
        EnrolmentStatus::Studying => &[ClassStatus::Running],
        EnrolmentStatus::Completed => &[ClassStatus::Running, ClassStatus::Completed],
        _ => return Ok(()),
    };
    if !allowed.contains(&class.status) {
        let allowed: Vec<&str> = allowed.iter().map(|status| status.as_str()).collect();
        return Err(ApiError::new(ErrorCode::ClassNotRunning)
            .with("classStatus", class.status.as_str())
            .with("allowed", allowed));
    }
    if to == EnrolmentStatus::Completed && enrolment.result.is_none() {
        return Err(ApiError::new(ErrorCode::ResultMissing));
    }
    Ok(())
}

/// Day and reason of a step that is asked for, checked.
struct Asked {
    day: Date,
    reason: Option<String>,
}

impl Asked {
    fn read(
        op: &mut Op,
        input: &TransitionInput,
        enrolment: &mut Enrolment,
        class: &Class,
    ) -> ApiResult<Self> {
        let mut problems = Problems::new();
        let day = input
            .date
            .unwrap_or_else(|| usual_day(op, input.to, enrolment, class));
        check_day(op, input.to, day, enrolment, class, &mut problems);
        let reason = reason_of(input.reason.as_deref());
        let explained = reason.is_some() || !input.to.needs_reason();
        problems.expect(explained, ErrorCode::ReasonRequired, "/reason");
        let pointer = "/transferToClassId";
        match (input.to, input.transfer_to_class_id) {
            (EnrolmentStatus::Transferred, None) => {
                problems.add(ErrorCode::TransferTargetRequired, pointer);
            }
            (EnrolmentStatus::Transferred, Some(_)) | (_, None) => {}
            (_, Some(_)) => {
                problems.add(ErrorCode::TransferTargetUnexpected, pointer);
            }
        }
        if input.to == EnrolmentStatus::Eligible {
            // What was confirmed when the trainee applied may have been rejected since.
            let first_day = enrolment.applied_date.max(class.start_date);
            let (status, trainee) = (enrolment.beneficiary_status_id, enrolment.trainee_id);
            enrolment.beneficiary_group =
                places::group_of(op, status, trainee, first_day, "/to", &mut problems)?;
        }
        problems.check()?;
        Ok(Self { day, reason })
    }
}

/// The day of a step that names none: today, but study begins with the class or, for who came
/// later, with the step before.
fn usual_day(op: &Op, to: EnrolmentStatus, enrolment: &Enrolment, class: &Class) -> Date {
    match to {
        EnrolmentStatus::Studying => enrolment.status_date.max(class.start_date).min(op.today()),
        _ => op.today(),
    }
}

/// A class may finish a tenth of its days before its last one, and a week at most. One that ends
/// earlier has another end date.
fn earliest_completion(class: &Class) -> Date {
    let days = class.end_date.days_since_1970() - class.start_date.days_since_1970();
    class.end_date.plus_days(-(days / 10).min(7))
}

fn check_day(
    op: &Op,
    to: EnrolmentStatus,
    day: Date,
    enrolment: &Enrolment,
    class: &Class,
    problems: &mut Problems,
) {
    problems.expect(day <= op.today(), ErrorCode::DateInFuture, "/date");
    if to == EnrolmentStatus::Completed && day < class.start_date {
        problems
            .add(ErrorCode::CompletionBeforeStart, "/date")
            .param("startDate", class.start_date.to_string());
    } else if to == EnrolmentStatus::Completed && day < earliest_completion(class) {
        problems
            .add(ErrorCode::CompletionBeforeEnd, "/date")
            .param("earliest", earliest_completion(class).to_string())
            .param("endDate", class.end_date.to_string());
    } else if day < enrolment.status_date {
        problems
            .add(ErrorCode::DatesReversed, "/date")
            .param("earliest", enrolment.status_date.to_string());
    }
}

/// Enrol the trainee of `old` in the class where training goes on. Who studied is admitted there, and
/// studies if it is running: the school and the commune have decided on the person already. Who did not
/// study yet stands `from` where they stood. The beneficiary status goes along as long as it is valid
/// there.
pub(super) fn go_on_in(
    op: &mut Op,
    reach: &Reach,
    (old, from): (&mut Enrolment, EnrolmentStatus),
    target: ClassId,
    pointer: &str,
) -> ApiResult<()> {
    if target == old.class_id {
        return Err(ApiError::at(ErrorCode::AlreadyEnrolled, pointer));
    }
    let mut problems = Problems::new();
    let class = places::class_within(op, reach, target, pointer, &mut problems)?;
    let Some(class) = class else {
        return problems.check();
    };
    let trainee = trainees::service::within(op, &Reach::All, old.trainee_id)?;
    let excused = old.overlap_override.is_some();
    // Those who study go on in a class that has begun, too.
    if class.status != ClassStatus::Running {
        places::check_open(&class, pointer, &mut problems);
    }
    places::check_school(op, &class, pointer, &mut problems)?;
    let who = (reach, trainee.id);
    let others = places::check_free(op, who, &class, excused, pointer, &mut problems)?;
    problems.check()?;
    let mut new = service::applied_for(op, &trainee, &class, old.status_date);
    let first_day = new.applied_date.max(class.start_date);
    let status = old.beneficiary_status_id;
    let mut expired = Problems::new();
    new.beneficiary_group =
        places::group_of(op, status, trainee.id, first_day, pointer, &mut expired)?;
    new.beneficiary_status_id = status.filter(|_| new.beneficiary_group.is_some());
    new.overlap_override.clone_from(&old.overlap_override);
    let steps: &[EnrolmentStatus] = match (from, class.status) {
        (EnrolmentStatus::Applied, _) => &[],
        (EnrolmentStatus::Eligible, _) => &[EnrolmentStatus::Eligible],
        (EnrolmentStatus::Studying, ClassStatus::Running) => {
            &[EnrolmentStatus::Admitted, EnrolmentStatus::Studying]
        }
        _ => &[EnrolmentStatus::Admitted],
    };
    let mut made = Vec::new();
    for to in steps {
        new.step(*to, old.status_date, None, class.start_date);
        new.touch(op.now);
        made.push(EnrolmentStep::of(op, &new, false));
    }
    places::take_seat_beside(op, trainee.id, &class, pointer)?;
    foresee::enrolled(op, &class, &new);
    store::insert(op.conn(), &new)?;
    for step in &made {
        step.insert(op.conn())?;
    }
    places::open_cases(op, &new, &others)?;
    op.record(&new.change("enrolment.create").details(json!({
        "status": new.status, "transferredFromId": old.id,
    })))?;
    store::link_transfer(op.conn(), old, new.id)?;
    old.transferred_to_id = Some(new.id);
    Ok(())
}
